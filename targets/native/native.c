/* targets/native/native.c -- What Linux has and WASI has not: signals, processor time, settings of malloc.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "ff_target.h"
#include "targets/native/cold.h"
#include "targets/posix/posix.h"

#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/* Blocks up to this size stay with the process when a heap lets them go: the next heap takes them without a page fault. */
enum { KEPT_BYTES = 16 << 20 };

void ff_posix_start(void)
{
    ff_cold_divide();
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone is an error of the write, as in erl, not the end of the program */
    mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
}

const int ff_posix_glance_ms = 0;
const bool ff_posix_has_permissions = true;

int64_t ff_target_cpu_ns(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000000000LL + used.tv_nsec;
}

int ff_target_process_id(void) { return getpid(); }
const char *ff_target_os_name(void) { return "linux"; }

ff_processors ff_target_processors(void)
{
    cpu_set_t mine;
    long configured = sysconf(_SC_NPROCESSORS_CONF), online = sysconf(_SC_NPROCESSORS_ONLN);
    bool known = sched_getaffinity(0, sizeof mine, &mine) == 0;
    return (ff_processors){configured > 0 ? (unsigned)configured : 0, online > 0 ? (unsigned)online : 0,
                           known ? (unsigned)CPU_COUNT(&mine) : 0};
}

void ff_target_os_version(unsigned version[3])
{
    struct utsname name;
    version[0] = version[1] = version[2] = 0;
    if (uname(&name) == 0) sscanf(name.release, "%u.%u.%u", &version[0], &version[1], &version[2]);
}
