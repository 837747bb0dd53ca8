/* cmake/gen/bif_rows.h -- Rows about functions that OTP implements in C, for the generators that read them.
 *   bif MODULE:FUNCTION/ARITY [CNAME] [FLAG...]
 *       The runtime has it. The C symbol is ff_bif_<module>_<CNAME or function>_<arity>; a function that is no C
 *       identifier needs a CNAME.
 *   absent MODULE:FUNCTION/ARITY REASON [CNAME] [FLAG...]
 *       It cannot do its work in a closed program, and a C function answers what OTP answers where there is nothing to do.
 *   absent MODULE:FUNCTION/ARITY REASON [CNAME] [FLAG...] raises ATOM
 *   absent MODULE:FUNCTION/ARITY REASON [CNAME] [FLAG...] answers ATOM
 *       The same in one word: the C function is generated. The atom must be one of runtime/tab/atom.tab.
 *   otp MODULE:FUNCTION/ARITY
 *       OTP implements it in C.
 * Names are quoted as in Erlang where needed. Flags and reasons are listed in bif_rows.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_GEN_BIF_ROWS_H
#define FF_GEN_BIF_ROWS_H

#include "tab.h"

enum { MAX_BIFS = 4096, MAX_NAME = 128, MAX_SYMBOL = 3 * MAX_NAME, MAX_BIF_ARITY = 16 };

typedef enum { ROW_BIF, ROW_ABSENT, ROW_OTP } row_kind;

typedef struct {
    row_kind kind;
    char module[MAX_NAME], function[MAX_NAME];
    unsigned arity;
    char symbol[MAX_SYMBOL];
    unsigned flags;
    unsigned reason;          /* ABSENT: index of bif_reasons[] */
    bool raises;              /* what `outcome` is */
    char outcome[MAX_NAME];   /* ABSENT: an atom, or "" where a C function is written by hand */
    const char *path;
    int line;
} bif;

typedef struct {
    bif rows[MAX_BIFS];
    size_t n;
    int errors;
} bif_table;

typedef struct { const char *name, *macro, *meaning; } bif_flag;
extern const bif_flag bif_flags[];
extern const unsigned n_bif_flags;

typedef struct { const char *name, *meaning; } bif_reason;
extern const bif_reason bif_reasons[];
extern const unsigned n_bif_reasons;

/* Appends the rows of a file; errors are printed and counted. */
void bif_table_read(bif_table *t, const char *path);
/* Sorts by module, function and arity; prints and counts rows with the same name or the same symbol. */
void bif_table_sort(bif_table *t);

int bif_by_mfa(const void *left, const void *right);

#endif
