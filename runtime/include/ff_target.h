/* runtime/include/ff_target.h -- What the runtime asks of the platform; each folder of targets/ implements it.
 * No other code of the runtime has a platform #ifdef. Functions that can fail return a POSIX errno value, 0 when all is well.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_TARGET_H
#define FF_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- clocks, entropy ---- */
int64_t ff_target_monotonic_ns(void);
int64_t ff_target_system_ns(void);  /* since 1970-01-01 UTC */
int64_t ff_target_cpu_ns(void);     /* processor time this program used; monotonic time where there is none */
void ff_target_entropy(void *bytes, size_t n);

/* ---- standard streams ---- */
int ff_target_write(int fd, const void *bytes, size_t n);              /* 1 or 2; writes all of it */
/* Reads what there is, at most n bytes. *got 0: end of input. EAGAIN: nothing now; the scheduler waits for fd 0. */
int ff_target_read(int fd, void *bytes, size_t n, size_t *got);
bool ff_target_is_terminal(int fd);

/* ---- waiting: sleeps until ns have passed (< 0: for ever) or, when want_input, until standard input can be read ---- */
void ff_target_wait(int64_t ns, bool want_input);

/* ---- end ---- */
_Noreturn void ff_target_exit(int status);
_Noreturn void ff_target_abort(const char *message); /* prints one line to standard error, status 70 or abort dump */

const char *ff_target_getenv(const char *name); /* NULL: not set */
const char *const *ff_target_environ(void);     /* NULL terminated "NAME=value" */
int ff_target_process_id(void);                 /* 1 where processes have no numbers */
const char *ff_target_os_name(void);            /* "linux", "wasi", "web" */
/* Processors that the system has, that it runs, and that this program may run on; 0: not known. */
typedef struct ff_processors { unsigned configured, online, available; } ff_processors;
ff_processors ff_target_processors(void);
void ff_target_os_version(unsigned version[3]); /* of the system's kernel; zeros where there is none */

#endif
