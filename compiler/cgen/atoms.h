/* compiler/cgen/atoms.h -- The number of each atom of the program.
 *
 * The atoms of runtime/tab/atom.tab have the numbers that the table gives them. Every other atom is numbered by a hash of
 * its name, so that a module's generated C does not change when another module mentions new atoms; where two names
 * collide, the one met later takes the next free number. For programs that are to be small the hash is short: numbers take fewer
 * bytes then, and more names collide.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_ATOMS_H
#define FFC_CGEN_ATOMS_H

#include "compiler/util/intern.h"

typedef struct ffc_atom_numbers ffc_atom_numbers;
typedef struct ffc_numbered_atom { const ffc_atom *atom; uint32_t number; } ffc_numbered_atom;

/* small: numbers are to be short; how short depends on how many atoms there are by now. */
ffc_atom_numbers *ffc_atom_numbers_new(ffc_arena *a, ffc_intern *atoms, bool small);

/* The atom's number; given at its first mention. */
uint32_t ffc_atom_number(ffc_atom_numbers *n, const ffc_atom *atom);

/* All atoms mentioned so far, sorted by number. Owned by the arena. */
const ffc_numbered_atom *ffc_atom_numbers_sorted(ffc_atom_numbers *n, size_t *count);

#endif
