/* compiler/driver/apps.c -- Applications and configuration that the program carries: .app files of the applications named
 * with --app and of those they name, of kernel and stdlib, and the files given with --config.
 * The program reads them as OTP would from a disk, so all of a file is kept. What is wrong with one is told here.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/driver/codepath.h"
#include "compiler/driver/session.h"
#include "compiler/terms/terms.h"

static bool wrong(ffc_session *s, const char *path, const char *what)
{
    return ffc_error(s->diag, ffc_loc_file(path), "%s", what);
}

/* Reads a file of terms into *terms, and keeps its text as that of `file`. */
static bool keep_file(ffc_session *s, ffc_file file, const char *path, ffc_terms *terms)
{
    ffc_str text = { 0 };
    int error = ffc_read_file(path, &text);
    bool ok = error ? ffc_error(s->diag, ffc_loc_file(path), "cannot be read: %s", strerror(error))
                    : ffc_terms_read(s->diag, s->arena, &s->atoms, path, ffc_str_text(&text), text.n, terms);
    file.text = ffc_arena_dup(s->arena, ffc_str_text(&text), text.n);
    file.n = text.n;
    if (ok)
        ffc_vec_push_in(s->arena, &s->files, file);
    ffc_str_fini(&text);
    return ok;
}

static bool is_kept(const ffc_session *s, const char *path)
{
    for (size_t i = 0; i < s->files.n; i++)
        if (strcmp(s->files.items[i].path, path) == 0)
            return true;
    return false;
}

/* ---- .app ---- */

/* The folder of an input counts as code path, before all others. */
static const char *folder_of_input(ffc_session *s, const char *input)
{
    if (ffc_is_folder(input))
        return input;
    const char *base = ffc_base_name(input);
    return base == input ? "." : ffc_arena_dup(s->arena, input, (size_t)(base - input - 1));
}

/* NULL: not found. */
static const char *find_app(ffc_session *s, const char *file)
{
    for (size_t i = 0; i < s->options->inputs.n; i++) {
        const char *path = ffc_arena_printf(s->arena, "%s/%s", folder_of_input(s, s->options->inputs.items[i]), file);
        if (ffc_is_file(path))
            return path;
    }
    for (size_t i = 0; i < s->code_path.n; i++) {
        const char *path = ffc_arena_printf(s->arena, "%s/%s", s->code_path.items[i], file);
        if (ffc_is_file(path))
            return path;
    }
    return NULL;
}

static bool is_member(const ffc_lit *list, const ffc_atom *atom)
{
    for (uint32_t i = 0; i < ffc_lit_length(list); i++)
        if (ffc_lit_is_atom(ffc_lit_at(list, i), NULL) && ffc_lit_at(list, i)->atom == atom)
            return true;
    return false;
}

static bool add_app(ffc_session *s, const char *name, const char *wanted_by);

/* The applications that `key` of a specification names. */
static bool add_named(ffc_session *s, const char *path, const ffc_lit *keys, const char *key)
{
    const ffc_lit *names = ffc_lit_property(keys, key), *optional = ffc_lit_property(keys, "optional_applications");
    if (names && !ffc_lit_is_list(names))
        return ffc_error(s->diag, ffc_loc_file(path), "`%s` wants a list of applications", key);
    for (uint32_t i = 0; i < ffc_lit_length(names); i++) {
        const ffc_lit *name = ffc_lit_at(names, i);
        if (!ffc_lit_is_atom(name, NULL))
            return ffc_error(s->diag, ffc_loc_file(path), "`%s` holds what is no name of an application", key);
        if (is_member(optional, name->atom) && !find_app(s, ffc_arena_printf(s->arena, "%s.app", name->atom->s)))
            continue;
        if (!add_app(s, name->atom->s, path))
            return false;
    }
    return true;
}

static bool is_of_library(ffc_session *s, const char *path)
{
    return ffc_is_below(path, ffc_otp_root(s->arena)) || ffc_is_below(path, ffc_elixir_root(s->arena));
}

static void add_settings(ffc_session *s, const char *path, const ffc_lit *terms)
{
    if (terms)
        ffc_vec_push_in(s->arena, &s->settings, ((ffc_setting){ terms, is_of_library(s, path) }));
}

/* {mod, {Module, Arguments}}: application_master calls it, by that name. */
static bool add_callback(ffc_session *s, const char *path, const ffc_lit *keys)
{
    const ffc_lit *mod = ffc_lit_property(keys, "mod");
    if (!mod || (ffc_lit_is_list(mod) && ffc_lit_length(mod) == 0))
        return true;
    if (mod->kind != FFC_LIT_TUPLE || mod->tuple.n != 2 || !ffc_lit_is_atom(ffc_lit_at(mod, 0), NULL))
        return wrong(s, path, "`mod` wants {Module, StartArguments}");
    add_settings(s, path, mod);
    return true;
}

static void add_own_folder(ffc_session *s, const char *path)
{
    if (!is_of_library(s, path))
        ffc_vec_push_in(s->arena, &s->own_folders, ffc_arena_dup(s->arena, path, (size_t)(ffc_base_name(path) - path - 1)));
}

static bool add_spec(ffc_session *s, const char *name, const char *path, const ffc_terms *terms)
{
    const ffc_lit *spec = terms->n == 1 ? terms->items[0] : NULL, *keys = ffc_lit_at(spec, 2);
    if (!keys || spec->kind != FFC_LIT_TUPLE || spec->tuple.n != 3 || !ffc_lit_is_atom(ffc_lit_at(spec, 0), "application") || !ffc_lit_is_list(keys))
        return wrong(s, path, "an .app file holds one term, {application, Name, [{Key, Value}, ...]}.");
    if (!ffc_lit_is_atom(ffc_lit_at(spec, 1), name))
        return ffc_error(s->diag, ffc_loc_file(path), "this is the specification of another application than %s", name);
    add_own_folder(s, path);
    add_settings(s, path, ffc_lit_property(keys, "env"));
    add_settings(s, path, ffc_lit_property(keys, "start_phases"));
    return add_callback(s, path, keys) && add_named(s, path, keys, "applications") && add_named(s, path, keys, "included_applications");
}

static bool add_app(ffc_session *s, const char *name, const char *wanted_by)
{
    const char *file = ffc_arena_printf(s->arena, "%s.app", name), *path = find_app(s, file);
    ffc_terms terms = { 0 };
    if (!path && wanted_by)
        return ffc_error(s->diag, ffc_loc_file(wanted_by), "the application %s, which this one needs, is not on the code path (-pa)", name);
    if (!path)
        return ffc_error(s->diag, ffc_loc_file("--app"), "there is no %s on the code path (-pa)", file);
    return is_kept(s, path) || (keep_file(s, (ffc_file){ file, path, "", 0 }, path, &terms) && add_spec(s, name, path, &terms));
}

/* kernel and stdlib are there for every program that asks for an application; their modules are not named by these files. */
static bool keep_base(ffc_session *s, const char *name)
{
    const char *file = ffc_arena_printf(s->arena, "%s.app", name), *path = find_app(s, file);
    ffc_terms terms = { 0 };
    return !path || is_kept(s, path) || keep_file(s, (ffc_file){ file, path, "", 0 }, path, &terms);
}

/* ---- .config ---- */

static bool repeated(ffc_session *s, const char *path, const ffc_lit *list, uint32_t at, const char *of)
{
    const ffc_lit *name = ffc_lit_at(ffc_lit_at(list, at), 0);
    for (uint32_t i = 0; i < at; i++)
        if (ffc_lit_is_atom(ffc_lit_at(ffc_lit_at(list, i), 0), NULL) && ffc_lit_at(ffc_lit_at(list, i), 0)->atom == name->atom)
            return !ffc_error(s->diag, ffc_loc_file(path), "%s is there twice%s%s", name->atom->s, *of ? ", in " : "", of);
    return false;
}

static bool is_pair(const ffc_lit *lit) { return lit->kind == FFC_LIT_TUPLE && lit->tuple.n == 2 && ffc_lit_is_atom(ffc_lit_at(lit, 0), NULL); }

static bool check_parameters(ffc_session *s, const char *path, const ffc_lit *application)
{
    const char *name = ffc_lit_at(application, 0)->atom->s;
    const ffc_lit *list = ffc_lit_at(application, 1);
    if (!ffc_lit_is_list(list))
        return ffc_error(s->diag, ffc_loc_file(path), "the parameters of %s are no list", name);
    for (uint32_t i = 0; i < ffc_lit_length(list); i++) {
        if (!is_pair(ffc_lit_at(list, i)))
            return ffc_error(s->diag, ffc_loc_file(path), "parameter %u of %s is no {Name, Value}", i + 1, name);
        if (repeated(s, path, list, i, name))
            return false;
    }
    return true;
}

/* Servers that kernel starts when a parameter says so, as if the configuration held {Module, start_link}. */
static void add_kernel_servers(ffc_session *s, const char *path, const ffc_lit *list)
{
    static const struct { const char *parameter, *module; } servers[] = { { "start_pg", "pg" } };
    for (size_t i = 0; i < sizeof servers / sizeof *servers; i++) {
        if (!ffc_lit_is_atom(ffc_lit_property(ffc_lit_property(list, "kernel"), servers[i].parameter), "true"))
            continue;
        ffc_lit *call = FFC_NEW_ARRAY(s->arena, ffc_lit, 3);
        call[0] = (ffc_lit){ .kind = FFC_LIT_TUPLE, .tuple = { call + 1, 2 } };
        call[1] = (ffc_lit){ .kind = FFC_LIT_ATOM, .atom = ffc_intern_cstr(&s->atoms, servers[i].module) };
        call[2] = (ffc_lit){ .kind = FFC_LIT_ATOM, .atom = ffc_intern_cstr(&s->atoms, "start_link") };
        add_settings(s, path, call);
    }
}

static bool add_config(ffc_session *s, const char *given, const char *from);

/* In sys.config a string names another file; like OTP, beside this one, else where it says. */
static bool add_included(ffc_session *s, const char *path, const ffc_lit *name)
{
    ffc_str text = { 0 };
    ffc_lit_text(&text, name);
    const char *file = ffc_arena_dup(s->arena, ffc_str_text(&text), text.n), *base = ffc_base_name(path);
    ffc_str_fini(&text);
    if (!ffc_has_suffix(file, ".config"))
        file = ffc_arena_printf(s->arena, "%s.config", file);
    const char *beside = *file == '/' ? file : ffc_arena_printf(s->arena, "%.*s%s", (int)(base - path), path, file);
    return add_config(s, ffc_is_file(beside) ? beside : file, path);
}

static bool check_config(ffc_session *s, const char *path, const ffc_terms *terms)
{
    const ffc_lit *list = terms->n == 1 ? terms->items[0] : NULL;
    bool is_sys = strcmp(ffc_base_name(path), "sys.config") == 0;
    ffc_str text = { 0 };
    if (!ffc_lit_is_list(list))
        return wrong(s, path, "a configuration is one list, [{Application, [{Parameter, Value}, ...]}, ...]., ended by a dot");
    for (uint32_t i = 0; i < ffc_lit_length(list); i++) {
        const ffc_lit *item = ffc_lit_at(list, i);
        bool is_name = is_sys && item->kind == FFC_LIT_LIST && ffc_lit_text(&text, item);
        ffc_str_fini(&text);
        if (is_name ? !add_included(s, path, item)
                    : !is_pair(item) ? !ffc_error(s->diag, ffc_loc_file(path), "element %u is no {Application, [{Parameter, Value}, ...]}", i + 1)
                                     : repeated(s, path, list, i, "") || !check_parameters(s, path, item))
            return false;
    }
    add_settings(s, path, list);
    add_kernel_servers(s, path, list);
    return true;
}

/* As application_controller asks for it: with a folder, whose name filename:join/2 made. */
static const char *asked_for(ffc_session *s, const char *path)
{
    const char *from = strchr(path, '/') ? path : ffc_arena_printf(s->arena, "./%s", path);
    char *to = ffc_arena_dup(s->arena, from, strlen(from)), *end = to;
    while (*from) {
        bool begins = end > to && end[-1] == '/';
        if (begins && from[0] == '/')
            from++;
        else if (begins && from[0] == '.' && from[1] == '/')
            from += 2;
        else
            *end++ = *from++;
    }
    *end = 0;
    return to;
}

/* The names of those that --config gave are what init tells: "-config GIVEN". Of those that another one includes it must not tell, for what
 * comes after them in that one overrides them: they are found by their paths, and so is one that was kept before. */
static bool add_config(ffc_session *s, const char *given, const char *from)
{
    const char *path = ffc_has_suffix(given, ".config") ? given : ffc_arena_printf(s->arena, "%s.config", given);
    ffc_file file = { from ? path : ffc_arena_printf(s->arena, "-config %s", given), asked_for(s, path), "", 0 };
    ffc_terms terms = { 0 };
    if (!ffc_is_file(path))
        return ffc_error(s->diag, ffc_loc_file(from ? from : "--config"), "there is no file %s", path);
    if (!is_kept(s, file.path))
        return keep_file(s, file, path, &terms) && check_config(s, path, &terms);
    if (!from)
        ffc_vec_push_in(s->arena, &s->files, file);
    return true;
}

/* ---- all of it ---- */

bool ffc_apps_add(ffc_session *s)
{
    const ffc_options *o = s->options;
    s->files.n = s->settings.n = 0;
    s->carries_apps = o->apps.n + o->configs.n > 0;
    for (size_t i = 0; i < o->configs.n; i++)
        add_config(s, o->configs.items[i], NULL);
    for (size_t i = 0; i < o->apps.n; i++)
        add_app(s, o->apps.items[i], NULL);
    if (s->diag->errors > 0)
        return false;
    keep_base(s, "kernel");
    keep_base(s, "stdlib");
    return s->diag->errors == 0;
}

bool ffc_apps_add_elixir(ffc_session *s)
{
    static const char *const apps[] = { "elixir", "logger" };
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof apps / sizeof *apps; i++)
        ok = !find_app(s, ffc_arena_printf(s->arena, "%s.app", apps[i])) || add_app(s, apps[i], NULL);
    s->carries_apps = true;
    return ok;
}

bool ffc_apps_add_started(ffc_session *s)
{
    bool any = false;
    for (size_t i = 0; i < s->program.started.n; i++) {
        const char *name = s->program.started.items[i]->s, *path = find_app(s, ffc_arena_printf(s->arena, "%s.app", name));
        if (path && !is_kept(s, path))
            any = add_app(s, name, NULL) || any;
    }
    s->carries_apps |= any;
    return any;
}
