/* compiler/util/intern.h -- atoms: one object per distinct name, so that equal atoms are equal pointers.
 * I1  Two atoms of one table with the same bytes are the same pointer.
 * I2  ids are dense, 0.., in order of first interning: usable as array indices, not stable across inputs.
 * Owns: the atoms and their bytes, until ffc_intern_fini.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_INTERN_H
#define FFC_UTIL_INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/util/arena.h"

typedef struct ffc_atom {
    const char *s;    /* UTF-8, n bytes, NUL-terminated beside (the name itself may hold NUL) */
    uint32_t n;
    uint32_t hash;
    uint32_t id;
} ffc_atom;

typedef struct ffc_intern {
    ffc_arena arena;
    const ffc_atom **slots;   /* open addressing, n_slots a power of two */
    size_t n_slots;
    const ffc_atom **atoms;   /* by id */
    size_t n;                 /* how many atoms */
} ffc_intern;

void ffc_intern_init(ffc_intern *in);
void ffc_intern_fini(ffc_intern *in);

/* The atom named by n bytes of UTF-8 (not checked here); made at its first mention. */
const ffc_atom *ffc_intern_atom(ffc_intern *in, const char *s, size_t n);
const ffc_atom *ffc_intern_cstr(ffc_intern *in, const char *s);
/* NULL: no atom was made of that name. */
const ffc_atom *ffc_intern_find(const ffc_intern *in, const char *s, size_t n);

/* The same for a name in Latin-1. */
const ffc_atom *ffc_intern_latin1(ffc_intern *in, const uint8_t *s, size_t n);

bool ffc_atom_is(const ffc_atom *atom, const char *name);

/* Order of the names' bytes, for output that must not depend on the order of interning. */
int ffc_atom_compare(const ffc_atom *a, const ffc_atom *b);

#endif
