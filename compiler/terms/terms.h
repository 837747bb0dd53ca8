/* compiler/terms/terms.h -- Erlang terms written as text, each ended by a dot: what .app and .config files hold.
 * The grammar is that of erl_parse:parse_term/1 without operators. The compiler looks at names and structure only: an integer
 * beyond int64_t becomes the nearest one that fits, a float 0.0, and a bit string is empty.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TERMS_TERMS_H
#define FFC_TERMS_TERMS_H

#include "compiler/beam/beam.h"
#include "compiler/util/vec.h"

typedef FFC_VEC(const ffc_lit *) ffc_terms;

/* Fills *out with the terms of the text, in the arena. On bad text reports an error at its line of `path` and returns false.
 * Borrows text and path during the call. Any bytes give terms or a diagnostic. */
bool ffc_terms_read(ffc_diag *d, ffc_arena *a, ffc_intern *atoms, const char *path, const char *text, size_t n, ffc_terms *out);

/* Element i of a tuple or proper list; NULL when it has none, or is something else. */
const ffc_lit *ffc_lit_at(const ffc_lit *lit, uint32_t i);
uint32_t ffc_lit_length(const ffc_lit *lit); /* elements of a proper list, 0 for all else */
bool ffc_lit_is_list(const ffc_lit *lit);    /* proper, [] included */
bool ffc_lit_is_atom(const ffc_lit *lit, const char *name); /* name NULL: any atom */

/* The value of `key` in a list of pairs; NULL: not there. */
const ffc_lit *ffc_lit_property(const ffc_lit *list, const char *key);

/* Appends the text of a string literal, a list of characters, as UTF-8; false when it is none. */
bool ffc_lit_text(ffc_str *out, const ffc_lit *lit);

#endif
