/* compiler/program/live_atoms.h -- Which atoms the program can have as values; grows while reach.c runs.
 *
 * Code makes an atom by mentioning it as a value, not by matching it; a BIF makes those that its C file mentions, and the rest of
 * the runtime those that it mentions (cmake/gen/gen_bif_atoms.c). A BIF that makes atoms of text makes all of them. Code that only
 * runs once an atom exists waits here for it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_LIVE_ATOMS_H
#define FFC_PROGRAM_LIVE_ATOMS_H

#include "compiler/program/program.h"

/* Who makes an atom: any live code; a module that the user gave, or --keep; one of those that may hand the atom out as the name
 * of a callback module; the runtime; any application beside kernel and stdlib; the one that has a module of this name. */
enum { FFC_BY_ANY = 1, FFC_BY_INPUT = 2, FFC_BY_OWNER = 4, FFC_BY_RUNTIME = 8, FFC_BY_APPLICATION = 16, FFC_BY_SIBLING = 32 };

/* An instruction of a live function. */
typedef struct ffc_place { ffc_fn *fn; uint32_t instr; } ffc_place;

typedef struct ffc_atom_waiter { ffc_place place; struct ffc_atom_waiter *next; } ffc_atom_waiter;

typedef struct ffc_live_atom { uint8_t by; ffc_atom_waiter *waiting; } ffc_live_atom;

struct ffc_live_atoms {
    ffc_arena *arena;
    ffc_intern *atoms;
    FFC_VEC(ffc_live_atom) of;          /* by atom id */
    FFC_VEC(ffc_place) released;        /* places whose atom exists now; reach.c takes them away */
    uint64_t *pairs;                    /* of atom ids, side by side in a constructed term, or an application and a module that it
                                         * names; open addressing, 0 is free */
    size_t n_pairs, n_pair_slots;
    bool from_text;                     /* live code makes atoms of text */
    bool grew;                          /* since the last look at dynamic targets */
};

void ffc_live_atoms_init(struct ffc_live_atoms *l, ffc_arena *a, ffc_intern *atoms);

/* The atom is made by `by` (FFC_BY_* bits); `pair`: a stands right before b in a term that live code makes. */
void ffc_live_atoms_add(struct ffc_live_atoms *l, const ffc_atom *atom, uint8_t by);
void ffc_live_atoms_add_pair(struct ffc_live_atoms *l, const ffc_atom *a, const ffc_atom *b);
/* What the C code of a BIF may make. */
void ffc_live_atoms_add_bif(struct ffc_live_atoms *l, const ffc_bif *bif);

/* Live code makes atoms of text: any atom can be a value. */
void ffc_live_atoms_add_text(struct ffc_live_atoms *l);

bool ffc_live_atoms_made(const struct ffc_live_atoms *l, const ffc_atom *atom, uint8_t by);
bool ffc_live_atoms_paired(const struct ffc_live_atoms *l, const ffc_atom *a, const ffc_atom *b);

/* An atom without which the instruction cannot go on to the next one: a test for it would fail. NULL: none is missing. */
const ffc_atom *ffc_live_atoms_missing(const struct ffc_live_atoms *l, const ffc_instr *ins);

/* An atom that must exist for a test that the operand equals something. NULL: none is missing. */
const ffc_atom *ffc_live_atoms_missing_in(const struct ffc_live_atoms *l, const ffc_arg *a);

/* The place is released once the atom exists. requires that it does not yet */
void ffc_live_atoms_wait(struct ffc_live_atoms *l, const ffc_atom *atom, ffc_place place);

#endif
