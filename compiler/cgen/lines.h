/* compiler/cgen/lines.h -- For programs with debug information: which line of the source each piece of C belongs to.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_LINES_H
#define FFC_CGEN_LINES_H

#include "compiler/cgen/cgen.h"

/* A line as g->line has it: file << 24 | line; 0 is no line of the source. */

/* By instruction of g->fn. A block that names no line is of the line that jumps there first. */
uint32_t *cgen_lines_of_fn(cgen *g);

/* The line that the function begins on. */
uint32_t cgen_first_line(const ffc_unit *u, const ffc_fn *fn);

/* Puts a #line before each line of C that g->body has from byte `from` on, unless the program has no debug information. */
void cgen_mark_lines(cgen *g, size_t from, uint32_t line);

/* Declares the C function of a host and its table. Its name for the linker is that of the Erlang function. */
void cgen_declare_host(cgen *g, const ffc_host *h);

#endif
