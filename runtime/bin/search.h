/* runtime/bin/search.h -- Finding one or many byte patterns: the leftmost match, and of those the longest.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_SEARCH_H
#define FF_BIN_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ff_pattern { const uint8_t *bytes; size_t n; } ff_pattern; /* n > 0 */
typedef struct ff_match { size_t at, n; } ff_match;

struct ff_automaton;

enum { FF_SEARCH_FEW = 16 }; /* more than string:trim/1 has of white space */

typedef struct ff_search {
    struct ff_automaton *many;      /* NULL: few short patterns, or one of any length, whose bytes are borrowed */
    size_t n;
    ff_pattern few[FF_SEARCH_FEW];
    uint64_t begins[4];             /* a bit for each byte that one of several begins with */
} ff_search;

/* n > 0; the bytes of the patterns are needed until ff_search_fini(). */
void ff_search_init(ff_search *s, const ff_pattern *patterns, size_t n);
void ff_search_fini(ff_search *s);
/* The first match in text[from, to). */
bool ff_search_next(const ff_search *s, const uint8_t *text, size_t from, size_t to, ff_match *match);

#endif
