/* compiler/driver/inputs.c -- Inputs of every kind become modules of the program.
 * Sources go through the installed erlc and elixirc, all of a kind in one run, into the private folder; what these tools
 * say goes straight to the user.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/driver/interrupt.h"
#include "compiler/driver/session.h"
#include "compiler/driver/subprocess.h"

typedef enum input_kind { BEAM, ERLANG, ELIXIR, FOLDER, UNKNOWN, KIND__N } input_kind;

static input_kind kind_of(const char *path)
{
    if (ffc_is_folder(path))
        return FOLDER;
    if (ffc_has_suffix(path, ".beam"))
        return BEAM;
    if (ffc_has_suffix(path, ".erl") || ffc_has_suffix(path, ".core"))
        return ERLANG;
    return ffc_has_suffix(path, ".ex") ? ELIXIR : UNKNOWN;
}

/* ---- looking at all of them before any work ---- */

static bool check_folder(ffc_session *s, const char *path)
{
    ffc_names names = { 0 };
    if (!ffc_list_folder(s->arena, path, &names))
        return ffc_error(s->diag, ffc_loc_file(path), "%s", strerror(errno));
    for (size_t i = 0; i < names.n; i++)
        if (ffc_has_suffix(names.items[i], ".beam"))
            return true;
    return ffc_error(s->diag, ffc_loc_file(path), "no .beam file in here");
}

static bool check_input(ffc_session *s, size_t i)
{
    const char *path = s->options->inputs.items[i];
    ffc_loc loc = ffc_loc_file(path);
    struct stat st;
    if (i > 0 && s->options->command == FFC_CMD_RUN && kind_of(path) == UNKNOWN)
        return ffc_error(s->diag, loc, "not an input; what the program is to get stands behind `--`");
    if (stat(path, &st) != 0)
        return ffc_error(s->diag, loc, "%s", strerror(errno));
    if (kind_of(path) == UNKNOWN)
        return ffc_error(s->diag, loc, "not an input: .beam, .erl, .core, .ex, or a folder of .beam");
    if (S_ISDIR(st.st_mode))
        return check_folder(s, path);
    if (!S_ISREG(st.st_mode))
        return ffc_error(s->diag, loc, "not a regular file");
    return access(path, R_OK) == 0 || ffc_error(s->diag, loc, "%s", strerror(errno));
}

static const char *module_of_source(ffc_session *s, const char *path)
{
    const char *base = ffc_base_name(path);
    return ffc_arena_dup(s->arena, base, (size_t)(strrchr(base, '.') - base));
}

/* erlc names its output after the source, so the second of a name would hide the first. */
static void check_distinct(ffc_session *s, size_t i)
{
    const ffc_options *o = s->options;
    const char *path = o->inputs.items[i];
    for (size_t k = 0; k < i; k++)
        if (kind_of(o->inputs.items[k]) == ERLANG
            && strcmp(module_of_source(s, o->inputs.items[k]), module_of_source(s, path)) == 0)
            ffc_error(s->diag, ffc_loc_file(path), "the module %s is given twice, also as %s", module_of_source(s, path),
                      o->inputs.items[k]);
}

bool ffc_inputs_check(ffc_session *s)
{
    for (size_t i = 0; i < s->options->inputs.n; i++)
        if (check_input(s, i) && kind_of(s->options->inputs.items[i]) == ERLANG)
            check_distinct(s, i);
    return s->diag->errors == 0;
}

/* ---- sources ---- */

static const char *output_folder(ffc_session *s, input_kind kind)
{
    return ffc_arena_printf(s->arena, "%s/%s", s->temp, kind == ERLANG ? "erlang" : "elixir");
}

/* TOOL -o OUT -pa DIR... SOURCE... */
static char *const *source_command(ffc_session *s, const char *tool, input_kind kind)
{
    const ffc_options *o = s->options;
    FFC_VEC(char *) words = { 0 };
    ffc_vec_push_in(s->arena, &words, (char *)tool);
    ffc_vec_push_in(s->arena, &words, "-o");
    ffc_vec_push_in(s->arena, &words, (char *)output_folder(s, kind));
    ffc_vec_push_in(s->arena, &words, "-pa");
    ffc_vec_push_in(s->arena, &words, (char *)output_folder(s, ERLANG));
    for (size_t i = 0; i < o->code_path.n; i++) {
        ffc_vec_push_in(s->arena, &words, "-pa");
        ffc_vec_push_in(s->arena, &words, (char *)o->code_path.items[i]);
    }
    for (size_t i = 0; i < o->inputs.n; i++)
        if (kind_of(o->inputs.items[i]) == kind)
            ffc_vec_push_in(s->arena, &words, (char *)o->inputs.items[i]);
    ffc_vec_push_in(s->arena, &words, NULL);
    return words.items;
}

static bool compile_sources(ffc_session *s, input_kind kind, const char *tool_name)
{
    const char *tool = ffc_find_program(s->arena, tool_name);
    if (!tool)
        return ffc_error(s->diag, (ffc_loc){ .instr = FFC_NO_INSTR },
                         "%s is not on PATH; `fireflyc doctor` says how to install what is missing", tool_name);
    ffc_make_folder(output_folder(s, ERLANG));
    ffc_make_folder(output_folder(s, kind));
    if (ffc_run(source_command(s, tool, kind)))
        return true;
    return ffc_interrupted() ? false : ffc_error(s->diag, (ffc_loc){ .instr = FFC_NO_INSTR }, "%s failed", tool_name);
}

bool ffc_inputs_compile(ffc_session *s)
{
    bool has[KIND__N] = { 0 };
    for (size_t i = 0; i < s->options->inputs.n; i++)
        has[kind_of(s->options->inputs.items[i])] = true;
    return (!has[ERLANG] || compile_sources(s, ERLANG, "erlc")) && (!has[ELIXIR] || compile_sources(s, ELIXIR, "elixirc"));
}

/* ---- modules ---- */

static bool add_beam(ffc_session *s, const char *path, bool is_first)
{
    const ffc_atom *name;
    if (!ffc_program_add_file(&s->program, path, &name))
        return false;
    if (is_first)
        ffc_vec_push_in(s->arena, &s->first, name);
    return true;
}

static void add_folder(ffc_session *s, const char *shown, const char *folder, bool is_first)
{
    ffc_names names = { 0 };
    size_t n = 0;
    ffc_list_folder(s->arena, folder, &names);
    for (size_t i = 0; i < names.n; i++)
        if (ffc_has_suffix(names.items[i], ".beam")) {
            add_beam(s, ffc_arena_printf(s->arena, "%s/%s", folder, names.items[i]), is_first);
            n++;
        }
    if (n == 0)
        ffc_error(s->diag, ffc_loc_file(shown), "defines no module");
}

/* All Elixir sources give one folder of modules: the first of them stands for all. */
static void add_input(ffc_session *s, const char *path, bool is_first, bool *elixir_done)
{
    switch (kind_of(path)) {
    case ERLANG:
        add_beam(s, ffc_arena_printf(s->arena, "%s/%s.beam", output_folder(s, ERLANG), module_of_source(s, path)), is_first);
        break;
    case ELIXIR:
        if (!*elixir_done)
            add_folder(s, path, output_folder(s, ELIXIR), is_first);
        *elixir_done = true;
        break;
    case FOLDER: add_folder(s, path, path, is_first); break;
    default: add_beam(s, path, is_first);
    }
}

bool ffc_inputs_add(ffc_session *s)
{
    bool elixir_done = false;
    for (size_t i = 0; i < s->options->inputs.n && !ffc_interrupted(); i++)
        add_input(s, s->options->inputs.items[i], i == 0, &elixir_done);
    return s->diag->errors == 0 && !ffc_interrupted();
}
