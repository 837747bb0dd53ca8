/* runtime/proc/external_fun.h -- Funs M:F/A that are made at run time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_EXTERNAL_FUN_H
#define FF_PROC_EXTERNAL_FUN_H

#include "ff_vm.h"

/* fun m:f/arity; m and f are atoms, arity <= 255. The function need not exist. Allocates. */
ff_term ff_external_fun(ff_proc *p, ff_term m, ff_term f, unsigned arity);
void ff_external_funs_free(ff_vm *vm);

#endif
