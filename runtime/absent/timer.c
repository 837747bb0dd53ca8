/* runtime/absent/timer.c -- For programs without timers. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "sched/sched.h"
#include "proc/proc.h"

FF_NOTHING(void ff_cancel_timeout(ff_proc *p))
FF_NOTHING(void ff_timers_cancel_of(ff_proc *p))
FF_NOTHING(void ff_timers_fire(ff_vm *vm))
FF_ANSWER(int64_t ff_timers_wait_ns(const ff_vm *vm), -1)
