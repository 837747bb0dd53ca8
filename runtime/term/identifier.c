/* runtime/term/identifier.c -- The order of pids, ports and references.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/identifier.h"
#include "term/atom.h"
#include "etf/etf.h"
#include "ff_atoms.tab.h"

enum { MAX_NUMBERS = 5 };

typedef struct identifier {
    ff_term node;
    ff_word creation;
    size_t n;
    ff_word numbers[MAX_NUMBERS]; /* the most significant one last */
} identifier;

static identifier identifier_of(ff_term t)
{
    identifier id = {.node = FF_AM_nonode_at_nohost, .n = 1};
    if (!ff_is_boxed(t)) {
        uint64_t n = ff_pid_number(t);
        /* A pid of this node compares as it would on another one. */
        id.numbers[0] = ff_is_local_pid(t) ? n >> FF_ETF_PID_BITS << 32 | (n & ((1u << FF_ETF_PID_BITS) - 1)) : n;
        return id;
    }
    const ff_word *at = ff_boxed_ptr(t);
    if (ff_boxed_subtag(t) == FF_SUB_REF) {
        id.numbers[0] = ((const ff_ref *)at)->number;
        return id;
    }
    id.node = FF_TERM(at[1]);
    id.creation = at[2];
    id.n = ff_header_words(at[0]) - 2;
    if (id.n > MAX_NUMBERS) id.n = MAX_NUMBERS;
    for (size_t i = 0; i < id.n; i++) id.numbers[i] = at[3 + i];
    return id;
}

static int order(ff_word a, ff_word b) { return (a > b) - (a < b); }

static ff_word number_at(const identifier *id, size_t i) { return i < id->n ? id->numbers[i] : 0; }

static int compare_numbers(const identifier *a, const identifier *b)
{
    for (size_t i = MAX_NUMBERS; i-- > 0;)
        if (number_at(a, i) != number_at(b, i)) return order(number_at(a, i), number_at(b, i));
    return 0;
}

static int compare_nodes(const identifier *a, const identifier *b)
{
    return ff_same(a->node, b->node) ? order(a->creation, b->creation) : ff_atom_compare(a->node, b->node);
}

int ff_compare_pids(ff_term a, ff_term b)
{
    identifier x = identifier_of(a), y = identifier_of(b);
    int result = compare_numbers(&x, &y);
    return result ? result : compare_nodes(&x, &y);
}

int ff_compare_refs(ff_term a, ff_term b)
{
    identifier x = identifier_of(a), y = identifier_of(b);
    int result = compare_nodes(&x, &y);
    return result ? result : compare_numbers(&x, &y);
}

int ff_compare_ports(ff_term a, ff_term b) { return ff_compare_refs(a, b); }
