/* runtime/proc/external_fun.h -- Funs that are made at run time: M:F/A, and local funs of code that the program lacks.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_EXTERNAL_FUN_H
#define FF_PROC_EXTERNAL_FUN_H

#include "ff_vm.h"

/* fun m:f/arity; m and f are atoms, arity <= 255. The function need not exist. Allocates. */
ff_term ff_external_fun(ff_proc *p, ff_term m, ff_term f, unsigned arity);
/* What a local fun that no function of the program is for has as its entry: borrows `like`, whose label is NULL. A call of it fails. */
const ff_fun_entry *ff_missing_fun_entry(ff_vm *vm, const ff_fun_entry *like);
/* Such a fun, in x[arity], has been called with x[0..arity). Where to go on. */
const ff_label *ff_fault_missing_fun(ff_proc *p, size_t arity);
void ff_external_funs_free(ff_vm *vm);

#endif
