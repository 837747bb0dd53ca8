/* runtime/bin/search.c -- Finding one or many byte patterns: the leftmost match, and of those the longest.
 * One pattern is looked for by the C library. A few short ones are tried wherever one of them may begin: each byte of the text then costs
 * at most as many comparisons as they have bytes, and nothing has to be built. More make an Aho-Corasick automaton: a trie in which a failure link leads to the longest proper suffix of a
 * node's string that is in the trie, too.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memmem */
#include "bin/search.h"

#include "ff_vm.h"

#include <string.h>

enum { FEW_BYTES = 32 };
enum { ROOT = 0, NONE = 0 }; /* no link leads down to the root, so its number can say "none" */

typedef struct node {
    uint32_t child, sibling, fail;
    uint32_t depth;
    uint32_t match; /* length of the longest pattern that ends here, 0: none does */
    uint8_t byte;
} node;

typedef struct ff_automaton {
    uint32_t n_nodes;
    uint32_t first[256]; /* the root's children */
    node nodes[];
} automaton;

/* ---- building ---- */

static uint32_t child_of(const automaton *a, uint32_t at, uint8_t byte)
{
    if (at == ROOT) return a->first[byte];
    uint32_t child = a->nodes[at].child;
    while (child != NONE && a->nodes[child].byte != byte) child = a->nodes[child].sibling;
    return child;
}

static uint32_t add_child(automaton *a, uint32_t at, uint8_t byte)
{
    uint32_t child = a->n_nodes++;
    a->nodes[child] = (node){.sibling = a->nodes[at].child, .depth = a->nodes[at].depth + 1, .byte = byte};
    a->nodes[at].child = child;
    if (at == ROOT) a->first[byte] = child;
    return child;
}

static void add_pattern(automaton *a, const ff_pattern *pattern)
{
    uint32_t at = ROOT;
    for (size_t i = 0; i < pattern->n; i++) {
        uint32_t child = child_of(a, at, pattern->bytes[i]);
        at = child != NONE ? child : add_child(a, at, pattern->bytes[i]);
    }
    a->nodes[at].match = (uint32_t)pattern->n;
}

/* Where the automaton goes from a node on a byte. */
static uint32_t step(const automaton *a, uint32_t at, uint8_t byte)
{
    for (;;) {
        uint32_t child = child_of(a, at, byte);
        if (child != NONE || at == ROOT) return child;
        at = a->nodes[at].fail;
    }
}

/* Sets the failure links level by level: a node's link needs those of all shorter strings. */
static void link_failures(automaton *a)
{
    uint32_t *queue = ff_malloc(a->n_nodes * sizeof *queue), head = 0, tail = 0;
    queue[tail++] = ROOT;
    while (head < tail) {
        uint32_t at = queue[head++];
        for (uint32_t child = a->nodes[at].child; child != NONE; child = a->nodes[child].sibling) {
            node *c = &a->nodes[child];
            c->fail = at == ROOT ? ROOT : step(a, a->nodes[at].fail, c->byte);
            if (c->match == 0) c->match = a->nodes[c->fail].match;
            queue[tail++] = child;
        }
    }
    ff_free(queue);
}

static automaton *automaton_new(const ff_pattern *patterns, size_t n)
{
    size_t n_nodes = 1;
    for (size_t i = 0; i < n; i++) n_nodes += patterns[i].n;
    automaton *a = ff_calloc(1, sizeof *a + n_nodes * sizeof *a->nodes);
    a->n_nodes = 1;
    for (size_t i = 0; i < n; i++) add_pattern(a, &patterns[i]);
    link_failures(a);
    return a;
}

static bool are_few(const ff_pattern *patterns, size_t n)
{
    size_t total = 0;
    if (n > FF_SEARCH_FEW) return false;
    for (size_t i = 0; i < n; i++) total += patterns[i].n;
    return n == 1 || total <= FEW_BYTES;
}

void ff_search_init(ff_search *s, const ff_pattern *patterns, size_t n)
{
    s->many = NULL;
    s->n = n;
    if (!are_few(patterns, n)) {
        s->many = automaton_new(patterns, n);
        return;
    }
    for (size_t i = 0; i < sizeof s->begins / sizeof *s->begins; i++) s->begins[i] = 0;
    for (size_t i = 0; i < n; i++) {
        s->few[i] = patterns[i];
        s->begins[patterns[i].bytes[0] / 64] |= UINT64_C(1) << patterns[i].bytes[0] % 64;
    }
}

void ff_search_fini(ff_search *s)
{
    if (s->many) ff_free(s->many);
}

/* ---- searching ---- */

static bool next_of_many(const automaton *a, const uint8_t *text, size_t from, size_t to, ff_match *best)
{
    uint32_t at = ROOT;
    best->n = 0;
    for (size_t i = from; i < to; i++) {
        at = step(a, at, text[i]);
        size_t begin = i + 1 - a->nodes[at].depth, n = a->nodes[at].match;
        if (best->n && begin > best->at) break;
        if (n && (best->n == 0 || i + 1 - n <= best->at)) *best = (ff_match){i + 1 - n, n};
    }
    return best->n != 0;
}

/* The length of the longest pattern that the text begins with; 0: none. */
static size_t longest_here(const ff_search *s, const uint8_t *text, size_t n)
{
    size_t longest = 0;
    for (size_t i = 0; i < s->n; i++) {
        const ff_pattern *pattern = &s->few[i];
        if (pattern->bytes[0] == *text && pattern->n > longest && pattern->n <= n && memcmp(text, pattern->bytes, pattern->n) == 0) longest = pattern->n;
    }
    return longest;
}

static bool next_of_few(const ff_search *s, const uint8_t *text, size_t from, size_t to, ff_match *match)
{
    for (size_t i = from; i < to; i++) {
        if (!(s->begins[text[i] / 64] >> text[i] % 64 & 1)) continue;
        size_t n = longest_here(s, text + i, to - i);
        if (n == 0) continue;
        *match = (ff_match){i, n};
        return true;
    }
    return false;
}

bool ff_search_next(const ff_search *s, const uint8_t *text, size_t from, size_t to, ff_match *match)
{
    if (s->many) return next_of_many(s->many, text, from, to, match);
    if (s->n > 1) return next_of_few(s, text, from, to, match);
    const ff_pattern *single = &s->few[0];
    if (to - from < single->n) return false;
    const uint8_t *found = memmem(text + from, to - from, single->bytes, single->n);
    if (!found) return false;
    *match = (ff_match){(size_t)(found - text), single->n};
    return true;
}
