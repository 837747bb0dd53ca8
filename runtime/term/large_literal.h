/* runtime/term/large_literal.h -- Literals that hold maps of more than FF_FLATMAP_MAX pairs.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_LARGE_LITERAL_H
#define FF_LARGE_LITERAL_H

#include "ff_vm.h"

/* Makes vm->large_literals of program->large_literals, before any code has run. p lends its heap. */
void ff_large_literals_make(ff_proc *p);
void ff_large_literals_free(ff_vm *vm);

#endif
