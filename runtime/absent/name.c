/* runtime/absent/name.c -- For programs without registered names. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "proc/table.h"

FF_ANSWER(ff_proc *ff_name_lookup(const ff_vm *vm, ff_term name), NULL)
FF_NEVER(void ff_name_remove(ff_vm *vm, ff_term name))
