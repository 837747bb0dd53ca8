/* cmake/gen/tab.h -- Reading runtime/tab/ .tab files: one row a line, words, quoted atoms, located errors.
 * A .tab file is lines; `#` starts a comment that runs to the end of the line, blank lines mean nothing, every other
 * line is a row of words separated by blanks. The generators are one-shot host programs: they stop at the end of a file
 * that had errors, and never free what they read.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_GEN_TAB_H
#define FF_GEN_TAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct {
    const char *path;
    FILE *in;
    int line;
    int errors;
    char row[1024];
    const char *at; /* what of the row is still unread */
} tab;

void tab_open(tab *t, const char *path);
void tab_close(tab *t);

/* Moves to the next row; false at the end of the file. */
bool tab_next_row(tab *t);

/* Counts and prints `path:line: error: ...`; returns false so that a parser can `return tab_error(...)`. */
bool tab_error(tab *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Each of these eats leading blanks and then, if it can, one item; false leaves the row where it was. */
bool tab_end(tab *t);                             /* nothing is left */
bool tab_char(tab *t, char c);                    /* this character */
bool tab_word(tab *t, char *out, size_t size);    /* [A-Za-z_][A-Za-z0-9_]* */
bool tab_atom(tab *t, char *out, size_t size);    /* an Erlang atom, quoted or not; out gets its UTF-8 text */
bool tab_unsigned(tab *t, unsigned *out);

/* Writes text as a C string literal, quotes included. */
void tab_put_c_string(FILE *out, const char *text);

/* Opens path.new for writing; tab_output_close renames it over path, so a reader never sees half a file. */
FILE *tab_output_open(const char *path, const char *generator, const char *source);
void tab_output_close(FILE *out, const char *path);

#endif
