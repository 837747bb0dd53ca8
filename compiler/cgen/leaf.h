/* compiler/cgen/leaf.h -- Small functions that call nothing, as C functions in direct style beside their usual code.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_LEAF_H
#define FFC_CGEN_LEAF_H

#include "compiler/program/program.h"

/* requires ffc_program_reach(). Sets `leaf` in ffc_fn; without it nothing is a leaf. */
void ffc_find_leaves(ffc_program *pr);

/* The C function's name; static in each file that has it. */
const char *ffc_leaf_symbol(ffc_arena *a, const ffc_fn *fn);

#endif
