/* compiler/terms/scan.h -- Text of terms into tokens; private to compiler/terms.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TERMS_SCAN_H
#define FFC_TERMS_SCAN_H

#include "compiler/beam/beam.h"
#include "compiler/util/str.h"

typedef enum ffc_token {
    FFC_TOK_END,        /* of the text */
    FFC_TOK_DOT,        /* of a term */
    FFC_TOK_ATOM,       /* text: its name, UTF-8 */
    FFC_TOK_STRING,     /* text: its characters, UTF-8 */
    FFC_TOK_INTEGER,    /* integer */
    FFC_TOK_FLOAT,
    FFC_TOK_PUNCTUATION /* punct: one of [ ] { } ( ) , | - + / : # and 'L' for <<, 'R' for >>, '>' for => */
} ffc_token;

typedef struct ffc_scan {
    ffc_diag *diag;
    const char *path;
    const char *at, *end;
    uint32_t line;          /* of `at`, from 1 */
    ffc_token token;        /* the newest one */
    uint32_t token_line;
    char punct;
    int64_t integer;
    ffc_str text;           /* owned: ffc_scan_fini */
} ffc_scan;

void ffc_scan_init(ffc_scan *s, ffc_diag *d, const char *path, const char *text, size_t n);
void ffc_scan_fini(ffc_scan *s);

/* Reads the next token into *s; false after reporting what is none. */
bool ffc_scan_next(ffc_scan *s);

/* An error at the newest token; always false. */
bool ffc_scan_error(ffc_scan *s, const char *what);

#endif
