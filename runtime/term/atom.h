/* runtime/term/atom.h -- The atom table's own interface; what everyone needs of it is in ff_proc.h.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ATOM_H
#define FF_ATOM_H

#include "ff_vm.h"

#define FF_ATOM_LIMIT 1048576               /* how many atoms there can be */
#define FF_ATOM_FIRST_DYNAMIC (UINT32_C(1) << 27) /* compiled atoms have lower numbers */

/* Sets vm->atoms up from vm->program. */
void ff_atoms_init(ff_vm *vm);
void ff_atoms_fini(ff_vm *vm);

typedef struct ff_text {
    const char *utf8;
    size_t len_bytes;
} ff_text;
/* The name of an atom. */
ff_text ff_atom_text_of(ff_term atom);
/* -1, 0, 1: the order of their names. */
int ff_atom_compare(ff_term a, ff_term b);
size_t ff_atom_count(const ff_vm *vm);
size_t ff_utf8_chars(const char *utf8, size_t len_bytes);

#endif
