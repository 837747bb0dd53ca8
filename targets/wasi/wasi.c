/* targets/wasi/wasi.c -- What WASI preview 1 lacks: processor time, processes, and signals to prepare for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target.h"
#include "targets/posix/posix.h"

void ff_posix_start(void) {}

/* Under Node a poll of 0 ms ends before it has looked. */
const int ff_posix_glance_ms = 1;

int64_t ff_target_cpu_ns(void) { return ff_target_monotonic_ns(); }

int ff_target_process_id(void) { return 1; }
const char *ff_target_os_name(void) { return "wasi"; }
ff_processors ff_target_processors(void) { return (ff_processors){0}; }
void ff_target_os_version(unsigned version[3]) { version[0] = version[1] = version[2] = 0; }
