/* compiler/driver/build.c -- The pass list: read, reach, group, generate, compile, link.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/build.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/leaf.h"
#include "compiler/cgen/mangle.h"
#include "compiler/driver/absent.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/objects.h"
#include "compiler/driver/order.h"
#include "compiler/driver/subprocess.h"
#include "compiler/opt/hosts.h"
#include "compiler/opt/known_funs.h"

/* ---- what nothing provides ---- */

/* A missing BIF that calls lead to by name fails the build; any other missing function is undef when it is called, as in Erlang.
 * OTP's modules call what few installations have, so only the user's own calls are worth a warning. */
static bool accept_missing(ffc_session *s)
{
    if (!s->options->allow_missing && ffc_report_missing(s, false) > 0)
        return false;
    size_t others = s->program.missing.n - ffc_warn_missing(s);
    if (others > 0 && isatty(STDERR_FILENO))
        ffc_note(s->diag, ffc_loc_file(NULL),
                 "%zu function%s that libraries can call %s provided by no module; `fireflyc check` lists them", others,
                 others == 1 ? "" : "s", others == 1 ? "is" : "are");
    return true;
}

/* ---- generating and compiling ---- */

static bool compile_unit(ffc_session *s, ffc_objects *ob, ffc_atom_numbers *numbers, ffc_unit *u, ffc_str *text)
{
    for (uint32_t file = 0; file < ffc_cgen_unit_files(u); file++) {
        ffc_str_clear(text);
        ffc_cgen_unit_file(&s->program, numbers, u, file, text);
        const char *stem = ffc_arena_printf(s->arena, "%s.%u", ffc_mangle_atom(s->arena, u->beam->name), file);
        if (!ffc_objects_add(ob, u->beam->name->s, stem, text))
            return false;
    }
    return true;
}

static bool compile_image(ffc_session *s, ffc_objects *ob, ffc_atom_numbers *numbers, ffc_str *text)
{
    ffc_str_clear(text);
    ffc_cgen_image(&s->program, numbers, text);
    return ffc_objects_add(ob, "program", "program", text);
}

static size_t count_files(const ffc_program *pr)
{
    size_t n = 1;
    for (size_t i = 0; i < pr->units.n; i++)
        n += ffc_cgen_unit_files(pr->units.items[i]);
    return n;
}

static ffc_grouping grouping(const ffc_session *s, bool wasm)
{
    if (s->program.debug)
        return FFC_GROUP_NONE;
    if (s->options->optimize == 's' || (s->options->optimize == '0' && !wasm))
        return FFC_GROUP_NEIGHBOURS;
    return wasm ? FFC_GROUP_LOOPS : FFC_GROUP_APART;
}

static bool compile_program(ffc_session *s, ffc_objects *ob)
{
    ffc_program *pr = &s->program;
    ffc_str text = { 0 };
    if (!pr->debug && s->options->optimize != 's' && s->options->optimize != '0') {
        ffc_copy_for_funs(pr);
        ffc_find_leaves(pr);
    }
    ffc_grouping how = grouping(s, ob->toolchain->wasm);
    for (size_t i = 0; i < pr->units.n; i++)
        ffc_group_hosts(&pr->arena, pr->units.items[i], how);
    ob->progress->total = count_files(pr);
    ffc_atom_numbers *numbers = ffc_atom_numbers_new(&pr->arena, &s->atoms, s->options->optimize == 's');
    bool ok = true;
    for (size_t i = 0; ok && i < pr->units.n; i++)
        ok = compile_unit(s, ob, numbers, pr->units.items[i], &text);
    ok = ok && compile_image(s, ob, numbers, &text);
    ffc_str_fini(&text);
    return ffc_objects_finish(ob) && ok && s->diag->errors == 0;
}

/* ---- linking ---- */

static void quote(ffc_str *text, const char *at)
{
    ffc_str_char(text, '"');
    for (; *at; at++) {
        if (*at == '"' || *at == '\\')
            ffc_str_char(text, '\\');
        ffc_str_char(text, *at);
    }
    ffc_str_puts(text, "\"\n");
}

/* The objects' names for clang's @FILE, quoted: there may be more than a command line holds. */
static bool write_response(ffc_session *s, const ffc_names *first, const ffc_names *objects, const char *path)
{
    ffc_str text = { 0 };
    for (size_t i = 0; i < first->n; i++)
        quote(&text, first->items[i]);
    for (size_t i = 0; i < objects->n; i++)
        quote(&text, objects->items[i]);
    int error = ffc_write_file(path, text.s, text.n, 0666);
    ffc_str_fini(&text);
    return !error || ffc_error(s->diag, ffc_loc_file(path), "cannot be written: %s", strerror(error));
}

/* For native programs, whose pages come from a file as they are touched. */
static bool write_order(ffc_session *s, const ffc_toolchain *t, const char *path)
{
    ffc_str profile = { 0 }, text = { 0 };
    const char *from = ffc_arena_printf(s->arena, "%s/order.txt", t->library);
    int error = ffc_read_file(from, &profile);
    if (error)
        return ffc_error(s->diag, ffc_loc_file(from), "%s", strerror(error));
    ffc_order_symbols(s->arena, &s->program, profile.s, profile.n, &text);
    error = ffc_write_file(path, text.s, text.n, 0666);
    ffc_str_fini(&profile);
    ffc_str_fini(&text);
    return !error || ffc_error(s->diag, ffc_loc_file(path), "cannot be written: %s", strerror(error));
}

static bool run_tool(ffc_session *s, char *const *command, const char *what)
{
    const char *log = ffc_arena_printf(s->arena, "%s/link.log", s->temp);
    pid_t pid;
    int status;
    int error = ffc_spawn(command, log, &pid);
    if (error)
        return ffc_error(s->diag, ffc_loc_file(command[0]), "cannot be started: %s", strerror(error));
    if (ffc_wait(pid, &status) != pid || ffc_interrupted())
        return false;
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || ffc_report_tool(s->diag, what, status, log);
}

static bool read_map(ffc_session *s, const char *path, ffc_str *text)
{
    int error = ffc_read_file(path, text);
    return !error || ffc_error(s->diag, ffc_loc_file(path), "%s", strerror(error));
}

/* Links without the features that the program turns out not to have: what they need may bring in the begin of another. */
static bool link_features(ffc_session *s, const ffc_toolchain *t, const char *output, ffc_str *map)
{
    const char *response = ffc_arena_printf(s->arena, "%s/objects", s->temp), *path = ffc_arena_printf(s->arena, "%s/link.map", s->temp);
    const char *order = t->wasm ? NULL : ffc_arena_printf(s->arena, "%s/order", s->temp);
    char *const *command = ffc_link_command(t, s->arena, response, order, output, path);
    ffc_absent absent;
    if (order && !write_order(s, t, order))
        return false;
    ffc_absent_init(&absent, s->arena, ffc_arena_printf(s->arena, "%s/%s/absent", t->library, t->flavour));
    do {
        ffc_str_clear(map);
        if (!write_response(s, &absent.objects, &s->objects, response) || !run_tool(s, command, "linking") || !read_map(s, path, map))
            return false;
    } while (ffc_absent_drop_begun(&absent, ffc_str_text(map)));
    return true;
}

/* For the report of sizes: which piece of which file the program is made of. */
static bool measure_program(ffc_session *s, const ffc_toolchain *t, const char *linked, const ffc_str *map)
{
    ffc_link_map_read(s->arena, map, &s->pieces);
    const char *named = ffc_arena_printf(s->arena, "%s/named", s->temp);
    char *const *wasm_opt = ffc_wasm_opt_command(t, s->arena, linked, named, true);
    if (!wasm_opt)
        return true;
    ffc_str module = { 0 };
    bool ok = run_tool(s, wasm_opt, "wasm-opt") && read_map(s, named, &module);
    if (ok)
        ffc_pieces_resize(s->arena, &s->pieces, &module);
    ffc_str_fini(&module);
    return ok;
}

static bool link_program(ffc_session *s, const ffc_toolchain *t, const char *output)
{
    const char *linked = t->wasm_opt ? ffc_arena_printf(s->arena, "%s/linked", s->temp) : output;
    ffc_str map = { 0 };
    bool ok = link_features(s, t, linked, &map)
              && (!t->wasm_opt || run_tool(s, ffc_wasm_opt_command(t, s->arena, linked, output, false), "wasm-opt"))
              && (s->options->report != FFC_REPORT_SIZE || measure_program(s, t, linked, &map));
    ffc_str_fini(&map);
    return ok;
}

/* ---- all of it ---- */

static bool open_c_folder(ffc_session *s, ffc_objects *ob)
{
    ob->temp = ob->c_folder = s->temp;
    if (!s->options->emit_c)
        return true;
    ob->c_folder = s->options->emit_c;
    int error = ffc_make_folder(ob->c_folder);
    return !error || ffc_error(s->diag, ffc_loc_file(ob->c_folder), "cannot keep the C here: %s", strerror(error));
}

const char *ffc_build_program(ffc_session *s)
{
    ffc_toolchain toolchain;
    ffc_progress progress;
    ffc_objects objects;
    const char *program = ffc_arena_printf(s->arena, "%s/program", s->temp);
    if (!ffc_toolchain_init(&toolchain, s->diag, s->arena, s->options, s->library))
        return NULL;
    if (!ffc_session_load(s) || !accept_missing(s))
        return NULL;
    ffc_progress_init(&progress);
    ffc_objects_init(&objects, s->diag, s->arena, &toolchain, &progress, s->options->jobs);
    bool ok = open_c_folder(s, &objects) && compile_program(s, &objects);
    ffc_progress_show(&progress, "linking");
    ffc_progress_clear(&progress);
    s->objects = objects.paths;
    return ok && link_program(s, &toolchain, program) ? program : NULL;
}
