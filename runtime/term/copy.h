/* runtime/term/copy.h -- Deep copies of terms from one heap to another place: messages, spawn arguments, ETS, literals.
 * Sharing inside a term is lost, as on the BEAM; literals and the bytes of large binaries are shared, not copied.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_COPY_H
#define FF_COPY_H

#include "ff_vm.h"

/* Words that ff_copy() will write for t. */
size_t ff_copy_size(const ff_vm *vm, ff_term t);
/* Likewise, or some number beyond limit: then it has not looked at the whole of t. */
size_t ff_copy_size_to(const ff_vm *vm, ff_term t, size_t limit);
/* Copies t to *hp, which moves behind the copy. New handles are put in front of *refc. */
ff_term ff_copy(const ff_vm *vm, ff_term t, ff_word **hp, ff_refc_bin **refc);
/* Copies a t of unknown size, in one pass: to [*hp, end), likewise, and what has no room there to new fragments, the chain *rest
 * (NULL: all had room). */
ff_term ff_copy_in_pieces(const ff_vm *vm, ff_term t, ff_word **hp, const ff_word *end, ff_refc_bin **refc, ff_fragment **rest);
/* t, of another process or of a fragment, as a term of p. Copies it onto p's own heap, unless all share one. allocates */
ff_term ff_copy_to(ff_proc *p, ff_term t);
/* t, of memory that its owner may free (an object of a table), as a term of p: always a copy. allocates */
ff_term ff_copy_out(ff_proc *p, ff_term t);
/* Likewise for a t that ff_copy() made, whose words are all those from the one that it points to up to end. allocates */
ff_term ff_copy_block_out(ff_proc *p, ff_term t, const ff_word *end);
/* A fragment that holds copies of terms[0..n), which are changed to be the copies; NULL when nothing had to be copied: what is
 * immediate or literal, and anything in a heap that all share. */
ff_fragment *ff_copy_to_fragment(const ff_vm *vm, ff_term *terms, size_t n);

/* Heap words of t, with shared parts counted each time they occur (erts_debug:flat_size/1). */
size_t ff_flat_size(ff_term t);
/* Likewise, each shared part counted once (erts_debug:size_shared/1). */
size_t ff_size_shared(ff_term t);

#endif
