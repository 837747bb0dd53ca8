/* runtime/bif/persistent_term.h -- The end of the table of persistent terms.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PERSISTENT_TERM_H
#define FF_PERSISTENT_TERM_H

#include "ff_vm.h"

/* Frees vm->persistent and every persistent term; no process may be alive. */
void ff_persistent_free(ff_vm *vm);

#endif
