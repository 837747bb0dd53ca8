/* runtime/term/equal.c -- == and =:= of terms that are not both immediate and the same.
 * Like compare.c, but without an order. Keys of maps are compared exactly whichever operator it is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/bits.h"
#include "term/compare_number.h"
#include "term/compare_hashmap.h"
#include "term/identifier.h"
#include "term/frames.h"

static const ff_term *words_of(ff_term boxed, size_t first) { return (const ff_term *)ff_boxed_ptr(boxed) + first; }

static bool equal_funs(ff_stack *s, ff_term a, ff_term b, bool exact)
{
    const ff_fun_entry *x = ff_fun_entry_of(a), *y = ff_fun_entry_of(b);
    if (x->external != y->external || x->mfa.module != y->mfa.module || x->mfa.arity != y->mfa.arity) return false;
    if (x->external) return x->mfa.function == y->mfa.function;
    if (x->index != y->index || x->old_uniq != y->old_uniq || ff_header(a) != ff_header(b)) return false;
    ff_frame_push(s, ff_fun_ptr(a)->env, ff_fun_ptr(b)->env, ff_fun_num_free(a), exact);
    return true;
}

static bool equal_flatmaps(ff_stack *s, ff_term a, ff_term b, bool exact)
{
    if (ff_header(a) != ff_header(b)) return false;
    size_t n = ff_flatmap_size(a);
    ff_frame_push(s, ff_flatmap_values(a), ff_flatmap_values(b), n, exact);
    ff_frame_push(s, ff_tuple_elements(ff_flatmap_keys(a)), ff_tuple_elements(ff_flatmap_keys(b)), n, true);
    return true;
}

static bool equal_numbers(ff_term a, ff_term b, bool exact)
{
    return ff_is_number(b) && (!exact || ff_is_float(a) == ff_is_float(b)) && ff_compare_numbers(a, b) == 0;
}

static bool equal_boxed(ff_stack *s, ff_term a, ff_term b, bool exact)
{
    ff_subtag subtag = ff_boxed_subtag(a);
    if (ff_is_bitstring(a)) return ff_is_bitstring(b) && ff_bitstring_equal(a, b);
    if (subtag != ff_boxed_subtag(b)) return false;
    switch (subtag) {
    case FF_SUB_TUPLE:
        if (ff_header(a) != ff_header(b)) return false;
        ff_frame_push(s, words_of(a, 1), words_of(b, 1), ff_tuple_arity(a), exact);
        return true;
    case FF_SUB_FUN: return equal_funs(s, a, b, exact);
    case FF_SUB_FLATMAP: return equal_flatmaps(s, a, b, exact);
    case FF_SUB_HASHMAP:
    case FF_SUB_HASHNODE: return ff_equal_hash_nodes(s, a, b, exact);
    case FF_SUB_REF: return ff_compare_refs(a, b) == 0;
    default: return ff_header(a) == ff_header(b) && ff_compare_refs(a, b) == 0; /* identifiers */
    }
}

/* False: they differ. Parts that may still differ become frames. */
static bool equal_shallow(ff_stack *s, ff_term a, ff_term b, bool exact)
{
    ff_skip_same_heads(&a, &b);
    if (ff_same(a, b)) return true;
    if (ff_is_cons(a)) {
        if (!ff_is_cons(b) || (ff_is_immediate(ff_head(a)) && ff_is_immediate(ff_head(b)))) return false;
        ff_frame_push(s, (const ff_term *)ff_cons_ptr(a), (const ff_term *)ff_cons_ptr(b), FF_CONS_WORDS, exact);
        return true;
    }
    if (ff_is_immediate(a) && ff_is_immediate(b)) return false;
    if (ff_is_number(a)) return equal_numbers(a, b, exact);
    return ff_is_boxed(a) && ff_is_boxed(b) && equal_boxed(s, a, b, exact);
}

static __attribute__((noinline)) bool equal(ff_term a, ff_term b, bool exact)
{
    ff_stack s;
    ff_stack_init(&s);
    bool result = equal_shallow(&s, a, b, exact);
    while (result && !ff_stack_is_empty(&s)) {
        ff_frame_take(&s, &a, &b, &exact);
        result = equal_shallow(&s, a, b, exact);
    }
    ff_stack_fini(&s);
    return result;
}

static bool equal_within(ff_term a, ff_term b, bool exact, unsigned levels);

FF_INLINE bool equal_parts(ff_term a, ff_term b, bool exact, unsigned levels)
{
    return ff_same(a, b) || (!(ff_is_immediate(a) && ff_is_immediate(b)) && equal_within(a, b, exact, levels));
}

FF_INLINE bool equal_runs(const ff_term *a, const ff_term *b, size_t n, bool exact, unsigned levels)
{
    for (size_t i = 0; i < n; i++)
        if (!equal_parts(a[i], b[i], exact, levels)) return false;
    return true;
}

/* Walks the outermost levels of lists and tuples by calls, which are cheaper than frames. */
static bool equal_within(ff_term a, ff_term b, bool exact, unsigned levels)
{
    if (levels == 0) return equal(a, b, exact);
    while (ff_is_cons(a) && ff_is_cons(b)) {
        if (!equal_parts(ff_head(a), ff_head(b), exact, levels - 1)) return false;
        a = ff_tail(a);
        b = ff_tail(b);
        if (ff_same(a, b)) return true;
    }
    if (ff_is_tuple(a) && ff_is_tuple(b))
        return ff_header(a) == ff_header(b) &&
               equal_runs(ff_tuple_elements(a), ff_tuple_elements(b), ff_tuple_arity(a), exact, levels - 1);
    if (ff_are_floats(a, b)) return ff_float_to_double(a) == ff_float_to_double(b);
    if (ff_is_bitstring(a) && ff_is_bitstring(b)) return ff_bitstring_equal(a, b);
    return equal(a, b, exact);
}

bool ff_equal_slow(ff_term a, ff_term b) { return equal_within(a, b, false, FF_COMPARED_BY_CALLS); }
bool ff_identical_slow(ff_term a, ff_term b) { return equal_within(a, b, true, FF_COMPARED_BY_CALLS); }
