/* compiler/cgen/room.h -- Which heap checks of a function are made where it is entered and where its calls return to.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_ROOM_H
#define FFC_CGEN_ROOM_H

#include "compiler/program/program.h"

enum { FFC_ROOM_MAX = 64 }; /* FF_ROOM_MAX of runtime/include/ff_proc.h */

/* Sizes are words of heap and stack. */
typedef struct ffc_room {
    uint32_t at_entry;    /* what the function asks for as it is entered */
    uint32_t at_returns;  /* the most that one of its return points asks for */
    uint64_t *ask;        /* by instruction that checks: what it asks for; 0: it was asked for before */
} ffc_room;

ffc_room ffc_room_of(ffc_program *pr, ffc_arena *a, const ffc_fn *fn);
uint64_t ffc_checked_words(const ffc_fn *fn, const ffc_instr *ins); /* what an instruction of fn checks for; 0: nothing */

#endif
