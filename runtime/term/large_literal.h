/* runtime/term/large_literal.h -- Literal maps of more than FF_FLATMAP_MAX pairs.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_LARGE_LITERAL_H
#define FF_LARGE_LITERAL_H

#include "ff_vm.h"

/* Turns the program's large literal maps into hash maps, once, before any code has run. p lends its heap. */
void ff_large_literals_finish(ff_proc *p);

#endif
