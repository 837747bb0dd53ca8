/* compiler/driver/run.c -- Builds a program and becomes it.
 * The program's file is open and already removed when it starts: nothing is left behind, whatever ends it.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "compiler/diag/bug.h"
#include "compiler/driver/build.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/output.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/subprocess.h"
#include "compiler/driver/toolchain.h"

extern char **environ;

/* words, then the program's own arguments, then NULL. */
static char **with_args(ffc_arena *a, const ffc_options *o, const char *const *words, size_t n_words)
{
    char **all = FFC_NEW_ARRAY(a, char *, n_words + (size_t)o->n_program_args + 1);
    for (size_t i = 0; i < n_words; i++)
        all[i] = (char *)words[i];
    for (int i = 0; i < o->n_program_args; i++)
        all[n_words + (size_t)i] = o->program_args[i];
    return all;
}

static bool start_native(const ffc_options *o, ffc_diag *d, ffc_arena *a, int fd)
{
    const char *name = ffc_output_name(a, o);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fexecve(fd, with_args(a, o, &name, 1), environ);
    return ffc_error(d, ffc_loc_file(name), "cannot be started: %s", strerror(errno));
}

static bool start_wasm(const ffc_options *o, ffc_diag *d, ffc_arena *a, int fd)
{
    const char *node = ffc_find_program(a, "node");
    if (!node)
        return ffc_error(d, (ffc_loc){ .instr = FFC_NO_INSTR },
                         "node is not on PATH; `fireflyc doctor` says how to install what is missing");
    const char *words[] = { node,
                            ffc_arena_printf(a, "%s/%s/run.mjs", ffc_library_folder(a), o->platform == FFC_WASI ? "wasi" : "web"),
                            ffc_arena_printf(a, "/proc/self/fd/%d", fd) };
    execve(node, with_args(a, o, words, sizeof words / sizeof *words), environ);
    return ffc_error(d, ffc_loc_file(node), "cannot be started: %s", strerror(errno));
}

int ffc_cmd_run(const ffc_options *o, ffc_diag *d, ffc_arena *a)
{
    ffc_session s;
    const char *program = ffc_session_init(&s, o, d, a) ? ffc_build_program(&s) : NULL;
    int fd = program ? open(program, O_RDONLY) : -1;
    if (program && fd < 0)
        ffc_error(d, ffc_loc_file(program), "%s", strerror(errno));
    ffc_session_fini(&s);
    if (fd < 0 || ffc_interrupted())
        return FFC_EXIT_REJECTED;
    o->platform == FFC_NATIVE ? start_native(o, d, a, fd) : start_wasm(o, d, a, fd);
    return FFC_EXIT_REJECTED;
}
