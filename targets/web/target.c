/* targets/web/target.c -- ff_target.h on a JavaScript host: each request is one call of abi.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target.h"
#include "abi.h"
#include "host_strings.h"

#include <errno.h>
#include <string.h>

enum { NS_PER_MS = 1000000, STATUS_BUG = 70 };

static int64_t clock_ns(int32_t clock)
{
    double ms = ff_host_clock_ms(clock);
    double whole = __builtin_floor(ms);
    return (int64_t)whole * NS_PER_MS + (int64_t)((ms - whole) * NS_PER_MS);
}

int64_t ff_target_monotonic_ns(void) { return clock_ns(FF_CLOCK_MONOTONIC); }
int64_t ff_target_system_ns(void) { return clock_ns(FF_CLOCK_SYSTEM); }
int64_t ff_target_cpu_ns(void) { return clock_ns(FF_CLOCK_MONOTONIC); }

void ff_target_entropy(void *bytes, size_t n) { ff_host_entropy(bytes, n); }

int ff_target_write(int fd, const void *bytes, size_t n)
{
    if (fd != 1 && fd != 2) return EBADF;
    ff_host_write(fd, bytes, n);
    return 0;
}

int ff_target_read(int fd, void *bytes, size_t n, size_t *got)
{
    if (fd != 0) return EBADF;
    int32_t result = ff_host_read(bytes, n);
    if (result == FF_READ_LATER) return EAGAIN;
    *got = (size_t)result;
    return 0;
}

bool ff_target_is_terminal(int fd)
{
    (void)fd;
    return false;
}

/* A module cannot wait: ff_run() returns how long the host should. */
void ff_target_wait(int64_t ns, bool want_input)
{
    (void)ns, (void)want_input;
}

void ff_target_exit(int status) { ff_host_exit(status); }

void ff_target_abort(const char *message)
{
    ff_host_write(2, message, strlen(message));
    ff_host_write(2, "\n", 1);
    ff_host_exit(STATUS_BUG);
}

/* The environment cannot change, so the first answer is kept. */
const char *const *ff_target_environ(void)
{
    static char **environment;
    int count;
    if (!environment) environment = ff_web_strings(FF_STRINGS_ENV, &count);
    return (const char *const *)environment;
}

const char *ff_target_getenv(const char *name)
{
    size_t len = strlen(name);
    for (const char *const *e = ff_target_environ(); *e; e++)
        if (strncmp(*e, name, len) == 0 && (*e)[len] == '=') return *e + len + 1;
    return NULL;
}

int ff_target_process_id(void) { return 1; }
const char *ff_target_os_name(void) { return "web"; }
ff_processors ff_target_processors(void) { return (ff_processors){0}; }
void ff_target_os_version(unsigned version[3]) { version[0] = version[1] = version[2] = 0; }
