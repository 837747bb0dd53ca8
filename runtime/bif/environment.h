/* runtime/bif/environment.h -- The environment variables of a VM.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_ENVIRONMENT_H
#define FF_BIF_ENVIRONMENT_H

#include "ff_vm.h"

/* NULL terminated "NAME=value"; valid until the next change. */
const char *const *ff_environment(ff_vm *vm);
const char *ff_environment_get(ff_vm *vm, const char *name); /* NULL: not set */
void ff_environment_set(ff_vm *vm, const char *name, const char *value);
void ff_environment_unset(ff_vm *vm, const char *name);
void ff_environment_fini(ff_vm *vm);

#endif
