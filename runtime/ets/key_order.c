/* runtime/ets/key_order.c -- Where in an ordered_set the keys are that a pattern may match: those that agree with it up to its
 * first variable stand side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/select.h"
#include "ff_atoms.tab.h"

static bool is_any(ff_term pattern) { return ff_same(pattern, FF_AM_Underscore) || ff_ms_is_variable(pattern); }

ff_term ff_ms_key_pattern(ff_term pattern, size_t keypos, bool *never)
{
    *never = false;
    if (is_any(pattern)) return FF_NONVALUE;
    *never = !ff_is_tuple(pattern) || ff_tuple_arity(pattern) <= keypos;
    if (*never) return FF_NONVALUE;
    ff_term key = ff_tuple_get(pattern, keypos);
    return is_any(key) ? FF_NONVALUE : key;
}

static void compare_later(ff_stack *todo, ff_term pattern, ff_term key)
{
    ff_stack_push_term(todo, key);
    ff_stack_push_term(todo, pattern);
}

/* Of terms of one shape, the parts are left to be compared. *any: what follows does not matter. */
static int compare_part(ff_stack *todo, ff_term pattern, ff_term key, bool *any)
{
    *any = is_any(pattern) || ff_is_map(pattern);
    if (*any) return 0;
    if (ff_is_cons(pattern) && ff_is_cons(key)) {
        compare_later(todo, ff_tail(pattern), ff_tail(key));
        compare_later(todo, ff_head(pattern), ff_head(key));
        return 0;
    }
    if (!ff_is_tuple(pattern) || !ff_is_tuple_of(key, ff_tuple_arity(pattern))) return ff_compare(pattern, key);
    for (size_t i = ff_tuple_arity(pattern); i-- > 0;)
        compare_later(todo, ff_tuple_get(pattern, i), ff_tuple_get(key, i));
    return 0;
}

int ff_ms_compare_key(ff_term pattern, ff_term key)
{
    ff_stack todo;
    bool any = false;
    int order = 0;
    ff_stack_init(&todo);
    for (compare_later(&todo, pattern, key); !order && !any && !ff_stack_is_empty(&todo);) {
        ff_term part = ff_stack_pop_term(&todo), of_key = ff_stack_pop_term(&todo);
        order = compare_part(&todo, part, of_key, &any);
    }
    ff_stack_fini(&todo);
    return order;
}
