/* compiler/opt/known_funs.h -- Copies of functions for the funs that they are given.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_OPT_KNOWN_FUNS_H
#define FFC_OPT_KNOWN_FUNS_H

#include "compiler/program/program.h"

/* requires ffc_program_reach(); breaks nothing: what is live stays so. Before ffc_group_hosts(). Fills targets, copies and what belongs
 * to them in ffc_fn; adds labels, imports, lines and files to modules. */
void ffc_copy_for_funs(ffc_program *pr);

#endif
