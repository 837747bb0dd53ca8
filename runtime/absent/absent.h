/* runtime/absent/absent.h -- What the files of this folder are made of: functions that stand for those of a feature in programs
 * without it (ff_feature.h). The linker takes the true ones, if it has to link their files for something else.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ABSENT_H
#define FF_ABSENT_H

#pragma clang diagnostic ignored "-Wunused-parameter"

/* Never called: what it would be called with does not exist. */
#define FF_NEVER(prototype) __attribute__((weak)) prototype { __builtin_trap(); }

/* Called, and there is nothing to do, or to be found. */
#define FF_NOTHING(prototype) __attribute__((weak)) prototype {}
#define FF_ANSWER(prototype, answer) __attribute__((weak)) prototype { return answer; }

#endif
