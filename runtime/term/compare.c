/* runtime/term/compare.c -- The standard order of terms, and the exact order that map keys have.
 * number < atom < reference < fun < port < pid < tuple < map < [] < list < bitstring
 * A few levels of terms in terms are walked by calls; below them, what is still to be done waits on a stack of frames, each two
 * runs of terms to be compared one by one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/compare_number.h"
#include "term/identifier.h"
#include "bin/bits.h"
#include "term/atom.h"
#include "term/compare_hashmap.h"
#include "term/map.h"
#include "term/frames.h"

typedef enum rank {
    RANK_NUMBER, RANK_ATOM, RANK_REF, RANK_FUN, RANK_PORT, RANK_PID, RANK_TUPLE, RANK_MAP, RANK_NIL, RANK_LIST,
    RANK_BITSTRING
} rank;

static rank rank_of_boxed(ff_term t)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG:
    case FF_SUB_FLOAT: return RANK_NUMBER;
    case FF_SUB_REF:
    case FF_SUB_EXT_REF: return RANK_REF;
    case FF_SUB_FUN: return RANK_FUN;
    case FF_SUB_EXT_PORT: return RANK_PORT;
    case FF_SUB_EXT_PID: return RANK_PID;
    case FF_SUB_FLATMAP:
    case FF_SUB_HASHMAP: return RANK_MAP;
    case FF_SUB_TUPLE: return RANK_TUPLE;
    default: return RANK_BITSTRING;
    }
}

static rank rank_of(ff_term t)
{
    if (ff_is_small(t)) return RANK_NUMBER;
    if (ff_is_cons(t)) return RANK_LIST;
    if (ff_is_boxed(t)) return rank_of_boxed(t);
    if (ff_is_atom(t)) return RANK_ATOM;
    if (ff_is_nil(t)) return RANK_NIL;
    return ff_is_local_pid(t) ? RANK_PID : RANK_PORT;
}

/* ---- frames ---- */

typedef struct comparison {
    ff_stack frames; /* a, b, how many, exact */
    ff_stack arrays; /* to be freed at the end */
} comparison;

static const ff_term *elements(ff_term boxed, size_t first) { return (const ff_term *)ff_boxed_ptr(boxed) + first; }

/* ---- one kind each: the order, as far as it can be told without looking into parts, which become frames ---- */

static int order_size(size_t a, size_t b) { return (a > b) - (a < b); }

static int order_numbers(ff_term a, ff_term b, bool exact)
{
    if (exact && ff_is_float(a) != ff_is_float(b)) return ff_is_float(a) ? 1 : -1;
    return ff_compare_numbers(a, b);
}

static int order_local_funs(comparison *c, ff_term a, ff_term b, bool exact)
{
    const ff_fun_entry *x = ff_fun_entry_of(a), *y = ff_fun_entry_of(b);
    int order = ff_atom_compare(ff_atom_from_number(x->mfa.module), ff_atom_from_number(y->mfa.module));
    if (!order) order = order_size(x->index, y->index);
    if (!order) order = order_size(x->old_uniq, y->old_uniq);
    if (!order) order = order_size(ff_fun_num_free(a), ff_fun_num_free(b));
    if (!order) ff_frame_push(&c->frames, ff_fun_ptr(a)->env, ff_fun_ptr(b)->env, ff_fun_num_free(a), exact);
    return order;
}

static int order_external_funs(ff_mfa x, ff_mfa y)
{
    int order = ff_atom_compare(ff_atom_from_number(x.module), ff_atom_from_number(y.module));
    if (!order) order = ff_atom_compare(ff_atom_from_number(x.function), ff_atom_from_number(y.function));
    return order ? order : order_size(x.arity, y.arity);
}

static int order_funs(comparison *c, ff_term a, ff_term b, bool exact)
{
    const ff_fun_entry *x = ff_fun_entry_of(a), *y = ff_fun_entry_of(b);
    if (x->external != y->external) return x->external - y->external;
    return x->external ? order_external_funs(x->mfa, y->mfa) : order_local_funs(c, a, b, exact);
}

static int order_tuples(comparison *c, ff_term a, ff_term b, bool exact)
{
    int order = order_size(ff_tuple_arity(a), ff_tuple_arity(b));
    if (!order) ff_frame_push(&c->frames, elements(a, 1), elements(b, 1), ff_tuple_arity(a), exact);
    return order;
}

/* By size, then the keys in order, exactly, then the values. The frame pushed last is compared first. */
static int order_maps(comparison *c, ff_term a, ff_term b, bool exact)
{
    size_t n = ff_map_size(a);
    if (n != ff_map_size(b)) return order_size(n, ff_map_size(b));
    if (n <= FF_FLATMAP_MAX) {
        ff_frame_push(&c->frames, ff_flatmap_values(a), ff_flatmap_values(b), n, exact);
        ff_frame_push(&c->frames, ff_tuple_elements(ff_flatmap_keys(a)), ff_tuple_elements(ff_flatmap_keys(b)), n, true);
    } else {
        ff_order_hash_maps(&c->frames, &c->arrays, a, b, exact);
    }
    return 0;
}

static int order_of_rank(comparison *c, rank r, ff_term a, ff_term b, bool exact)
{
    switch (r) {
    case RANK_NUMBER: return order_numbers(a, b, exact);
    case RANK_ATOM: return ff_atom_compare(a, b);
    case RANK_REF: return ff_compare_refs(a, b);
    case RANK_FUN: return order_funs(c, a, b, exact);
    case RANK_PORT: return ff_compare_ports(a, b);
    case RANK_PID: return ff_compare_pids(a, b);
    case RANK_TUPLE: return order_tuples(c, a, b, exact);
    case RANK_MAP: return order_maps(c, a, b, exact);
    case RANK_NIL: return 0;
    case RANK_LIST:
        ff_frame_push(&c->frames, (const ff_term *)ff_cons_ptr(a), (const ff_term *)ff_cons_ptr(b), FF_CONS_WORDS, exact);
        return 0;
    default: return ff_bitstring_compare(a, b);
    }
}

static int order_shallow(comparison *c, ff_term a, ff_term b, bool exact)
{
    ff_skip_same_heads(&a, &b);
    if (ff_same(a, b)) return 0;
    if (ff_are_small(a, b)) return ff_small_order(a, b);
    if (ff_is_cons(a) && ff_is_cons(b) && ff_are_small(ff_head(a), ff_head(b))) return ff_small_order(ff_head(a), ff_head(b));
    rank r = rank_of(a), s = rank_of(b);
    return r == s ? order_of_rank(c, r, a, b, exact) : r < s ? -1 : 1;
}

static void free_arrays(comparison *c)
{
    while (!ff_stack_is_empty(&c->arrays)) ff_free((void *)(uintptr_t)ff_stack_pop(&c->arrays));
    ff_stack_fini(&c->arrays);
}

static __attribute__((noinline)) int compare(ff_term a, ff_term b, bool exact)
{
    if (ff_same(a, b)) return 0;
    comparison c;
    ff_stack_init(&c.frames);
    ff_stack_init(&c.arrays);
    int order = order_shallow(&c, a, b, exact);
    while (!order && !ff_stack_is_empty(&c.frames)) {
        ff_frame_take(&c.frames, &a, &b, &exact);
        order = order_shallow(&c, a, b, exact);
    }
    ff_stack_fini(&c.frames);
    free_arrays(&c);
    return order;
}

static int order_within(ff_term a, ff_term b, bool exact, unsigned levels);

FF_INLINE int order_parts(ff_term a, ff_term b, bool exact, unsigned levels)
{
    if (ff_same(a, b)) return 0;
    return ff_are_small(a, b) ? ff_small_order(a, b) : order_within(a, b, exact, levels);
}

FF_INLINE int order_runs(const ff_term *a, const ff_term *b, size_t n, bool exact, unsigned levels)
{
    for (size_t i = 0; i < n; i++) {
        int order = order_parts(a[i], b[i], exact, levels);
        if (order) return order;
    }
    return 0;
}

/* Walks the outermost levels of lists and tuples by calls, which are cheaper than frames. */
static int order_within(ff_term a, ff_term b, bool exact, unsigned levels)
{
    if (levels == 0) return compare(a, b, exact);
    while (ff_is_cons(a) && ff_is_cons(b)) {
        int order = order_parts(ff_head(a), ff_head(b), exact, levels - 1);
        if (order) return order;
        a = ff_tail(a);
        b = ff_tail(b);
        if (ff_same(a, b)) return 0;
    }
    if (ff_is_atom(a) && ff_is_atom(b)) return ff_atom_compare(a, b);
    if (ff_is_tuple(a) && ff_is_tuple(b) && ff_header(a) == ff_header(b))
        return order_runs(ff_tuple_elements(a), ff_tuple_elements(b), ff_tuple_arity(a), exact, levels - 1);
    if (ff_are_floats(a, b)) return ff_float_order(ff_float_to_double(a), ff_float_to_double(b));
    if (ff_is_bitstring(a) && ff_is_bitstring(b)) return ff_bitstring_compare(a, b);
    return compare(a, b, exact);
}

int ff_compare(ff_term a, ff_term b) { return order_parts(a, b, false, FF_COMPARED_BY_CALLS); }
int ff_compare_exact(ff_term a, ff_term b) { return order_parts(a, b, true, FF_COMPARED_BY_CALLS); }

bool ff_less_far(ff_term a, ff_term b) { return ff_less_here(a, b); }
