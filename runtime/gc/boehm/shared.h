/* runtime/gc/boehm/shared.h -- What the files of this folder share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_SHARED_H
#define FF_SHARED_H

#include "ff_vm.h"

enum { FF_OBJECTS_BYTES = 4096 }; /* libgc gives out small objects of one size by this many */

/* libgc's number for blocks of stacks. */
unsigned ff_stack_kind_new(void);
/* A block that has need_words free. */
void ff_stack_make_room(ff_proc *p, size_t need_words);
/* A smaller block, if what is in use and need_words take little of this one. */
void ff_stack_shrink(ff_proc *p, size_t need_words);
/* A block for what is in use and one word more. */
void ff_stack_fit(ff_proc *p);

/* Words that can be reached from what p holds, each counted once. Roots: p->x[0..live), its stack, dictionary and mailbox. */
size_t ff_reached_words(ff_proc *p, uint32_t live);

#endif
