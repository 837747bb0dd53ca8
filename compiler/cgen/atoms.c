/* compiler/cgen/atoms.c -- The number of each atom of the program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/atoms.h"

#include <stdlib.h>

#include "compiler/util/vec.h"
#include "ff_atoms.tab.h"

enum { FIRST_HASHED = 1 << 14, END_HASHED = 1 << 27 }; /* runtime/term/atom.c numbers new atoms from 2^27 on */

struct ffc_atom_numbers {
    ffc_arena *arena;
    FFC_VEC(uint32_t) by_id;                 /* by atom id; 0: not mentioned, else number + 1 */
    FFC_VEC(uint32_t) fixed;                 /* likewise, for the atoms of atom.tab, mentioned or not */
    FFC_VEC(ffc_numbered_atom) mentioned;
    uint32_t end;                            /* of the numbers that names are hashed to */
    uint32_t *taken;                         /* open addressing over numbers */
    size_t n_slots;
};

static uint32_t *slot(ffc_atom_numbers *n, uint32_t number)
{
    size_t at = (number * 2654435761u) & (n->n_slots - 1);
    while (n->taken[at] && n->taken[at] != number)
        at = (at + 1) & (n->n_slots - 1);
    return &n->taken[at];
}

static void grow(ffc_atom_numbers *n)
{
    n->n_slots = n->n_slots ? 2 * n->n_slots : 1024;
    n->taken = FFC_NEW_ARRAY(n->arena, uint32_t, n->n_slots);
    for (size_t i = 0; i < n->mentioned.n; i++)
        *slot(n, n->mentioned.items[i].number) = n->mentioned.items[i].number;
}

/* FNV-1a: spelled out here because the numbers are part of every cached object. */
static uint32_t name_hash(const ffc_atom *atom)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < atom->n; i++)
        h = (h ^ (unsigned char)atom->s[i]) * UINT64_C(0x100000001b3);
    return (uint32_t)(h ^ h >> 32);
}

static uint32_t free_number(ffc_atom_numbers *n, const ffc_atom *atom)
{
    if (2 * (n->mentioned.n + 1) > n->n_slots)
        grow(n);
    uint32_t number = FIRST_HASHED + name_hash(atom) % (n->end - FIRST_HASHED);
    while (*slot(n, number))
        number = number + 1 < n->end ? number + 1 : FIRST_HASHED;
    return *slot(n, number) = number;
}

static void set_fixed(ffc_atom_numbers *n, const ffc_atom *atom, uint32_t number)
{
    while (n->fixed.n <= atom->id)
        ffc_vec_push_in(n->arena, &n->fixed, 0);
    n->fixed.items[atom->id] = number + 1;
}

static void set_number(ffc_atom_numbers *n, const ffc_atom *atom, uint32_t number)
{
    while (n->by_id.n <= atom->id)
        ffc_vec_push_in(n->arena, &n->by_id, 0);
    n->by_id.items[atom->id] = number + 1;
}

/* In steps of two, as a program's atoms come and go while it is worked on. */
static uint32_t short_end(size_t n_atoms)
{
    uint32_t end = 2 * FIRST_HASHED;
    while (end < END_HASHED && end - FIRST_HASHED < 4 * n_atoms)
        end *= 2;
    return end;
}

ffc_atom_numbers *ffc_atom_numbers_new(ffc_arena *a, ffc_intern *atoms, bool small)
{
    ffc_atom_numbers *n = FFC_NEW(a, ffc_atom_numbers);
    n->arena = a;
    n->end = small ? short_end(atoms->n) : END_HASHED;
#define FIXED(number, text, len) set_fixed(n, ffc_intern_atom(atoms, text, len), number);
    FF_FIXED_ATOMS(FIXED)
#undef FIXED
    return n;
}

uint32_t ffc_atom_number(ffc_atom_numbers *n, const ffc_atom *atom)
{
    if (atom->id < n->by_id.n && n->by_id.items[atom->id])
        return n->by_id.items[atom->id] - 1;
    bool is_fixed = atom->id < n->fixed.n && n->fixed.items[atom->id];
    uint32_t number = is_fixed ? n->fixed.items[atom->id] - 1 : free_number(n, atom);
    set_number(n, atom, number);
    ffc_vec_push_in(n->arena, &n->mentioned, (ffc_numbered_atom){ atom, number });
    return number;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = ((const ffc_numbered_atom *)a)->number, y = ((const ffc_numbered_atom *)b)->number;
    return (x > y) - (x < y);
}

const ffc_numbered_atom *ffc_atom_numbers_sorted(ffc_atom_numbers *n, size_t *count)
{
    ffc_numbered_atom *all = ffc_vec_copy(n->arena, &n->mentioned);
    *count = n->mentioned.n;
    qsort(all, *count, sizeof *all, by_number);
    return all;
}
