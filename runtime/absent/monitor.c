/* runtime/absent/monitor.c -- For programs without monitors and aliases. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "proc/proc.h"

FF_NEVER(void ff_monitor_fire(ff_vm *vm, ff_monitor *m, ff_term reason))
FF_NEVER(void ff_monitor_free(ff_vm *vm, ff_monitor *m))
