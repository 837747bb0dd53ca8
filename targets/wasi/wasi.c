/* targets/wasi/wasi.c -- What WASI preview 1 lacks: a current directory, processor time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target.h"
#include "targets/posix/posix.h"

#include <stdlib.h>
#include <unistd.h>

/* wasi-libc starts in "/"; a host that opened the whole file system says in PWD where the program stands. */
void ff_posix_start(void)
{
    const char *directory = getenv("PWD");
    if (directory) (void)!chdir(directory);
}

/* Under Node a poll of 0 ms ends before it has looked. */
const int ff_posix_glance_ms = 1;
const bool ff_posix_has_permissions = false;

int64_t ff_target_cpu_ns(void) { return ff_target_monotonic_ns(); }

int ff_target_process_id(void) { return 1; }
const char *ff_target_os_name(void) { return "wasi"; }
void ff_target_os_version(unsigned version[3]) { version[0] = version[1] = version[2] = 0; }
