/* compiler/program/index.h -- The tables behind ffc_program; private to compiler/program.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_INDEX_H
#define FFC_PROGRAM_INDEX_H

#include "compiler/program/program.h"
#include "compiler/util/vec.h"
#include "ff_bifs.tab.h"

typedef struct ffc_mfa_table { /* open addressing; a key without function is free */
    ffc_mfa *keys;
    ffc_target *values;
    size_t n_slots;
} ffc_mfa_table;

typedef struct ffc_named_unit {
    ffc_unit *unit;
    bool searched;
    const char *folder; /* of the code path; NULL: no folder has it */
} ffc_named_unit;

struct ffc_program_index {
    ffc_bif *bifs;              /* by row of the generated table */
    bool *bif_live, *bif_dynamic;
    ffc_mfa_table bif_table;
    FFC_VEC(ffc_named_unit) by_name; /* by atom id */
    bool path_is_indexed;
};

#endif
