/* runtime/absent/table.c -- For programs without ETS tables. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "ets/ets.h"

FF_NOTHING(void ff_ets_free(ff_vm *vm))
FF_NOTHING(void ff_ets_process_end(ff_proc *p))
