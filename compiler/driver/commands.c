/* compiler/driver/commands.c -- Picks the command; build and check as seen from outside.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/commands.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "compiler/diag/bug.h"
#include "compiler/driver/build.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/output.h"
#include "compiler/driver/report.h"

static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int ffc_cmd_build(const ffc_options *o, ffc_diag *d, ffc_arena *a)
{
    ffc_session s;
    double started = seconds_now();
    size_t size;
    const char *output = ffc_output_name(a, o);
    bool ready = ffc_session_init(&s, o, d, a) && ffc_output_check(d, a, o, output);
    const char *program = ready ? ffc_build_program(&s) : NULL;
    bool ok = program && ffc_output_put(&s, program, output, &size);
    if (ok)
        ffc_report(&s, size);
    ffc_session_fini(&s);
    if (ok && isatty(STDERR_FILENO))
        fprintf(stderr, "%s: %.2f MB in %.1f s\n", output, (double)size / 1e6, seconds_now() - started);
    return ok ? FFC_EXIT_OK : FFC_EXIT_REJECTED;
}

static size_t count_live(const ffc_program *pr, size_t *n_modules)
{
    size_t n = 0;
    *n_modules = 0;
    for (size_t i = 0; i < pr->units.n; i++) {
        size_t before = n;
        for (uint32_t k = 0; k < pr->units.items[i]->beam->n_functions; k++)
            n += pr->units.items[i]->fns[k].live;
        *n_modules += n > before;
    }
    return n;
}

int ffc_cmd_check(const ffc_options *o, ffc_diag *d, ffc_arena *a)
{
    ffc_session s;
    d->max_errors = 0;
    bool ok = ffc_session_init(&s, o, d, a) && ffc_session_load(&s);
    bool whole = ok && ffc_report_missing(&s, true) == 0;
    if (ok)
        ffc_report(&s, 0);
    if (whole && !o->report) {
        size_t n_modules, n = count_live(&s.program, &n_modules);
        printf("%zu functions of %zu modules can run; every function that they call is there\n", n, n_modules);
    }
    ffc_session_fini(&s);
    return ok && d->errors == 0 ? FFC_EXIT_OK : FFC_EXIT_REJECTED;
}

int ffc_cmd_version(void)
{
    puts("fireflyc " FFC_VERSION);
    return FFC_EXIT_OK;
}

static int dispatch(const ffc_options *o, ffc_diag *d, ffc_arena *a)
{
    switch (o->command) {
    case FFC_CMD_BUILD: return ffc_cmd_build(o, d, a);
    case FFC_CMD_RUN: return ffc_cmd_run(o, d, a);
    case FFC_CMD_CHECK: return ffc_cmd_check(o, d, a);
    case FFC_CMD_TARGETS: return ffc_cmd_targets(a);
    case FFC_CMD_DOCTOR: return ffc_cmd_doctor(a);
    case FFC_CMD_VERSION: return ffc_cmd_version();
    default: return ffc_cmd_help(o->topic);
    }
}

int ffc_main(int argc, char **argv)
{
    ffc_diag d;
    ffc_arena arena;
    ffc_options o;
    ffc_diag_init(&d, stderr);
    ffc_arena_init(&arena);
    ffc_interrupt_init();
    int status = ffc_options_parse(&o, &d, &arena, argc, argv) ? dispatch(&o, &d, &arena) : FFC_EXIT_USAGE;
    ffc_arena_fini(&arena);
    if (fflush(stdout) != 0 && status == FFC_EXIT_OK)
        status = FFC_EXIT_REJECTED;
    ffc_interrupt_obey();
    return status;
}
