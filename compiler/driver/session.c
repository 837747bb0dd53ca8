/* compiler/driver/session.c -- From the command line to a program whose live parts are known.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/session.h"

#include <errno.h>
#include <string.h>

#include "compiler/driver/codepath.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/toolchain.h"

bool ffc_session_init(ffc_session *s, const ffc_options *o, ffc_diag *d, ffc_arena *a)
{
    *s = (ffc_session){ .options = o, .diag = d, .arena = a, .library = ffc_library_folder(a) };
    ffc_intern_init(&s->atoms);
    ffc_program_init(&s->program, d, &s->atoms);
    s->code_path = ffc_code_path(a, s->library, o->code_path.items, o->code_path.n);
    if (!ffc_inputs_check(s))
        return false;
    s->temp = ffc_make_temp_folder(a);
    return s->temp
           || ffc_error(d, (ffc_loc){ .instr = FFC_NO_INSTR }, "cannot make a temporary folder: %s", strerror(errno));
}

void ffc_session_fini(ffc_session *s)
{
    if (s->temp)
        ffc_remove_tree(s->temp);
    ffc_program_fini(&s->program);
    ffc_intern_fini(&s->atoms);
}

static bool settle_boot(ffc_session *s)
{
    s->program.boot = (ffc_mfa){ ffc_intern_cstr(&s->atoms, "ff_boot"), ffc_intern_cstr(&s->atoms, "alone"), 0 };
    const char *ebin = s->code_path.items[1];
    return ffc_is_file(ffc_arena_printf(s->arena, "%s/ff_boot.beam", ebin))
           || ffc_error(s->diag, ffc_loc_file(ebin), "there is no ff_boot.beam here; `fireflyc doctor` says more");
}

static bool check_code_path(ffc_session *s)
{
    for (size_t i = 0; i < s->options->code_path.n; i++)
        if (!ffc_is_folder(s->options->code_path.items[i]))
            ffc_error(s->diag, ffc_loc_file(s->options->code_path.items[i]), "the code path (-pa) wants folders");
    return s->diag->errors == 0;
}

/* A program of the modules that the code path has from folder `from` on. */
static bool load_from(ffc_session *s, size_t from)
{
    ffc_program *pr = &s->program;
    pr->code_path = s->code_path.items + from;
    pr->n_code_path = s->code_path.n - from;
    pr->small_folder = from == 0 ? s->code_path.items[0] : NULL;
    pr->otp_root = ffc_otp_root(s->arena);
    pr->elixir_root = ffc_elixir_root(s->arena);
    pr->own_folders = s->own_folders.items;
    pr->n_own_folders = s->own_folders.n;
    pr->debug = s->options->debug;
    s->first.n = 0;
    if (!ffc_inputs_add(s) || !ffc_entry_settle(s) || (ffc_program_is_elixir(pr) && !ffc_apps_add_elixir(s)))
        return false;
    pr->files = s->files.items;
    pr->n_files = s->files.n;
    pr->settings = s->settings.items;
    pr->n_settings = s->settings.n;
    pr->boots_applications = s->carries_apps;
    return settle_boot(s)
           && ffc_program_reach(pr, s->options->keep.items, s->options->keep.n) && !ffc_interrupted();
}

/* The first folder of the code path has small modules for programs that ask little of OTP's own of these names. One that asks
 * for more gets OTP's, all of them. One that turns out to start applications is loaded again with their files. */
bool ffc_session_load(ffc_session *s)
{
    if (!check_code_path(s) || !ffc_inputs_compile(s) || !ffc_apps_add(s))
        return false;
    size_t from = 0;
    for (;;) {
        bool ok = load_from(s, from);
        if (s->program.outgrew_small)
            from = 1;
        else if (!ok || !ffc_apps_add_started(s))
            return ok && s->diag->errors == 0;
        ffc_program_fini(&s->program);
        ffc_program_init(&s->program, s->diag, &s->atoms);
    }
}
