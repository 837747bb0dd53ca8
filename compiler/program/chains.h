/* compiler/program/chains.h -- Why a function is in the program: the shortest way to it from a root.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_CHAINS_H
#define FFC_PROGRAM_CHAINS_H

#include "compiler/program/program.h"

/* Sets fn->kept_by of every live function that is no root to the one before it on a shortest chain of calls from the boot function,
 * the entry, or what --keep names. A call by name counts as one of the function that makes it. requires ffc_program_reach() */
void ffc_program_find_chains(ffc_program *pr);

/* Instructions of the function that can run. */
uint32_t ffc_fn_live_instrs(const ffc_fn *fn);

#endif
