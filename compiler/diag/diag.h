/* compiler/diag/diag.h -- the only printer of messages about the input.
 * A message reads `lists.beam: error: truncated chunk 'Code' [lists:map/2, instr 41]`, or `lists.erl:12: error: ...`
 * when a line is known. A pass that meets an error reports it, goes on while that is useful, and returns false.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DIAG_DIAG_H
#define FFC_DIAG_DIAG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "compiler/util/intern.h"
#include "compiler/util/str.h"

enum { FFC_NO_INSTR = UINT32_MAX };

/* Where in the input. Every field may be absent: NULL, 0, FFC_NO_INSTR. Borrows what it points to. */
typedef struct ffc_loc {
    const char *file;           /* .beam, .core or source file */
    uint32_t line;              /* in file; 0 when unknown */
    const ffc_atom *module;
    const ffc_atom *function;   /* NULL outside any function */
    uint32_t arity;
    uint32_t instr;             /* index in the function's instruction list */
} ffc_loc;

/* A location that knows only the file. */
static inline ffc_loc ffc_loc_file(const char *file)
{
    return (ffc_loc){.file = file, .instr = FFC_NO_INSTR};
}

typedef struct ffc_diag {
    FILE *out;          /* messages go here; NULL keeps them quiet (still counted, still captured) */
    ffc_str *capture;   /* when not NULL, messages are appended here too */
    unsigned errors, warnings;
    unsigned max_errors;   /* errors after that many are counted but not shown; 0 = no limit */
} ffc_diag;

void ffc_diag_init(ffc_diag *d, FILE *out);

/* Reports and counts an error; always false, so that `return ffc_error(...)` reads well. */
bool ffc_error(ffc_diag *d, ffc_loc loc, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void ffc_warning(ffc_diag *d, ffc_loc loc, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Extra text under the previous message: `lists.beam: note: ...`. */
void ffc_note(ffc_diag *d, ffc_loc loc, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
