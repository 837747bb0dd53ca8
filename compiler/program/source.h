/* compiler/program/source.h -- Where the value in a register comes from: an atom, a parameter, or somewhere unknown.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_SOURCE_H
#define FFC_PROGRAM_SOURCE_H

#include "compiler/beam/beam.h"

typedef enum ffc_source_kind { FFC_SOURCE_UNKNOWN, FFC_SOURCE_ATOM, FFC_SOURCE_PARAM } ffc_source_kind;

typedef struct ffc_source {
    ffc_source_kind kind;
    const ffc_atom *atom;   /* ATOM */
    uint32_t param;         /* PARAM: 0-based */
} ffc_source;

/* The source of x register `reg` right before instruction `at`, as far as the code in front of it tells. */
ffc_source ffc_source_of_x(const ffc_function *f, uint32_t at, uint32_t reg);

/* The instruction of the same block that made what x register `reg` holds right before instruction `at`; moves are followed. NULL: not known. */
const ffc_instr *ffc_maker_of_x(const ffc_function *f, uint32_t at, uint32_t reg);

/* Instructions that never go on to the next one. */
bool ffc_instr_ends_block(uint16_t op);

/* Tests that no atom passes. */
bool ffc_instr_refuses_atoms(uint16_t op);

static inline bool ffc_source_same(ffc_source a, ffc_source b)
{
    return a.kind == b.kind && a.atom == b.atom && a.param == b.param;
}

#endif
