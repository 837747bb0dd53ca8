/* compiler/driver/subprocess.h -- Other programs: finding them, running them, without a shell.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_SUBPROCESS_H
#define FFC_DRIVER_SUBPROCESS_H

#include <stdbool.h>
#include <sys/types.h>

#include "compiler/util/arena.h"
#include "compiler/util/str.h"

/* The full path of a program on PATH, or NULL. */
const char *ffc_find_program(ffc_arena *a, const char *name);

/* Starts argv[0], a path; argv ends in NULL. Its standard input is empty. With log not NULL its output and errors go to
 * that new file, otherwise both to our standard error: erlc has warnings on its output, and ours is the program's or a report's.
 * 0, or an errno. */
int ffc_spawn(char *const argv[], const char *log, pid_t *pid);

/* Waits for that child, or for any when pid is -1; *status is as waitpid gives it. When an interrupt comes the children are
 * asked to end. The child's pid, or -1 when there is none. */
pid_t ffc_wait(pid_t pid, int *status);

/* Runs to the end: true when it ran and exited with status 0. */
bool ffc_run(char *const argv[]);

/* The same, and its standard output in *out; errors are dropped. */
bool ffc_run_captured(char *const argv[], ffc_str *out);

#endif
