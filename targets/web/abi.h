/* targets/web/abi.h -- What passes between a wasm32-unknown module and its JavaScript host; README.md tells the story.
 * The module imports these seven functions from "env" and nothing else. It exports, beside its memory,
 *   _initialize()              call it first, once
 *   ff_start() -> vm           makes the program's VM; nothing has run yet
 *   ff_run(vm, us) -> f64      runs processes for at most about that many microseconds; then
 *                                0 call again soon   n > 0 call again in n microseconds, or when input has come
 *                                FF_RUN_HALTED the end   FF_RUN_IDLE only input can wake it
 *   ff_status(vm) -> i32       the exit status, once halted
 * Pointers are byte offsets into the module's memory, which may grow in any call: make views anew each time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_WEB_ABI_H
#define FF_WEB_ABI_H

#include <stdint.h>

#define FF_IMPORT(name) __attribute__((import_module("env"), import_name(name)))
#define FF_EXPORT(name) __attribute__((export_name(name)))

enum { FF_RUN_HALTED = -1, FF_RUN_IDLE = -2 };

/* fd: 1 or 2. Takes all of it. */
FF_IMPORT("ff_host_write") void ff_host_write(int32_t fd, const void *bytes, uint32_t n);

/* Standard input, without waiting: how many bytes it put there, FF_READ_END, or FF_READ_LATER. */
enum { FF_READ_END = 0, FF_READ_LATER = -1 };
FF_IMPORT("ff_host_read") int32_t ff_host_read(void *bytes, uint32_t n);

/* Milliseconds with a fraction. */
enum { FF_CLOCK_SYSTEM = 0, FF_CLOCK_MONOTONIC = 1 };
FF_IMPORT("ff_host_clock_ms") double ff_host_clock_ms(int32_t clock);

FF_IMPORT("ff_host_entropy") void ff_host_entropy(void *bytes, uint32_t n);

/* The arguments, the program's name first, or the environment as NAME=value: UTF-8 strings, each ended by a zero byte,
 * one after the other. The first call tells how many bytes they take. */
enum { FF_STRINGS_ARGS = 0, FF_STRINGS_ENV = 1 };
FF_IMPORT("ff_host_strings_size") uint32_t ff_host_strings_size(int32_t which);
FF_IMPORT("ff_host_strings") void ff_host_strings(int32_t which, char *out);

/* Ends the program at once: the host leaves the module and never enters it again. */
FF_IMPORT("ff_host_exit") _Noreturn void ff_host_exit(int32_t status);

#endif
