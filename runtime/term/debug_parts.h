/* runtime/term/debug_parts.h -- Terms as text: what debug.c shares with the files of the kinds that not every program has.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_DEBUG_PARTS_H
#define FF_DEBUG_PARTS_H

#include "term/debug.h"
#include "term/stack.h"

/* Marks on the stack; no term has a header's tag. */
#define PIECE(n) FF_HEADER(FF_SUB_FORWARD, n)
#define COMMA PIECE(0)
#define ARROW PIECE(1)
#define CLOSE_LIST PIECE(2)
#define CLOSE_BRACE PIECE(3)
#define LIST_REST PIECE(4) /* below it: the tail of a cell whose head was written */

void ff_format_float(ff_term t, const ff_sink *out);
void ff_format_big(ff_term t, const ff_sink *out);
/* Writes how the root or inner node begins; its slots go to the stack. */
void ff_format_hash_node(ff_term node, const ff_sink *out, ff_stack *s);

#endif
