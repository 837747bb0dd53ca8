/* runtime/ets/keeps_key.c -- Whether a match specification can only give objects with the key of the object it matched.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/select.h"
#include "ff_atoms.tab.h"

static ff_term key_of(ff_term t, size_t keypos)
{
    return ff_is_tuple(t) && ff_tuple_arity(t) > keypos ? ff_tuple_get(t, keypos) : FF_NONVALUE;
}

typedef struct comparison { /* pairs still to be compared: pattern, body, whether body is a constant */
    ff_stack todo;
} comparison;

static void compare_later(comparison *c, ff_term pattern, ff_term body, bool constant)
{
    ff_word *words = ff_stack_push_n(&c->todo, 3);
    words[0] = pattern.bits;
    words[1] = body.bits;
    words[2] = constant;
}

static bool same_tuple(comparison *c, ff_term pattern, ff_term body, bool constant)
{
    if (!ff_is_tuple_of(body, ff_tuple_arity(pattern))) return false;
    for (size_t i = 0; i < ff_tuple_arity(pattern); i++)
        compare_later(c, ff_tuple_get(pattern, i), ff_tuple_get(body, i), constant);
    return true;
}

static bool same_atom(ff_term pattern, ff_term body, bool constant)
{
    const ff_term none[] = {FF_AM_Underscore, FF_AM_whole_object, FF_AM_all_bindings};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (ff_same(pattern, none[i])) return false;
    return ff_same(pattern, body) && !(constant && ff_ms_is_variable(pattern));
}

static bool same_part(comparison *c, ff_term pattern, ff_term body, bool constant)
{
    if (!constant && ff_is_tuple(body)) {
        if (ff_is_tuple_of(body, 2) && ff_same(ff_tuple_get(body, 0), FF_AM_const)) {
            compare_later(c, pattern, ff_tuple_get(body, 1), true);
            return true;
        }
        if (!ff_is_tuple_of(body, 1) || !ff_is_tuple(ff_tuple_get(body, 0))) return false;
        body = ff_tuple_get(body, 0);
    }
    if (ff_is_tuple(pattern)) return same_tuple(c, pattern, body, constant);
    if (ff_is_cons(pattern)) {
        if (!ff_is_cons(body)) return false;
        compare_later(c, ff_head(pattern), ff_head(body), constant);
        compare_later(c, ff_tail(pattern), ff_tail(body), constant);
        return true;
    }
    if (ff_is_immediate(pattern)) return same_atom(pattern, body, constant);
    return !ff_is_map(pattern) && ff_identical(pattern, body);
}

static bool same_key(ff_term pattern, ff_term body, bool constant)
{
    comparison c;
    ff_stack_init(&c.todo);
    bool same = true;
    for (compare_later(&c, pattern, body, constant); same && !ff_stack_is_empty(&c.todo);) {
        bool is_constant = ff_stack_pop(&c.todo);
        ff_term b = ff_stack_pop_term(&c.todo), a = ff_stack_pop_term(&c.todo);
        same = same_part(&c, a, b, is_constant);
    }
    ff_stack_fini(&c.todo);
    return same;
}

/* {element, KeyPos, '$_'} */
static bool asks_for_key(ff_term t, size_t keypos)
{
    return ff_is_tuple_of(t, 3) && ff_same(ff_tuple_get(t, 0), FF_AM_element)
           && ff_same(ff_tuple_get(t, 1), ff_small_from_int((int64_t)keypos + 1))
           && ff_same(ff_tuple_get(t, 2), FF_AM_whole_object);
}

static bool clause_keeps_key(ff_term clause, size_t keypos)
{
    ff_term pattern = ff_tuple_get(clause, 0), body = ff_tuple_get(clause, 2);
    if (!ff_is_cons(body) || !ff_is_nil(ff_tail(body))) return false;
    ff_term result = ff_head(body);
    if (ff_same(result, FF_AM_whole_object)) return true;
    if (!ff_is_tuple(result)) return false;
    bool constant = ff_is_tuple_of(result, 2) && ff_same(ff_tuple_get(result, 0), FF_AM_const);
    if (!constant && !ff_is_tuple_of(result, 1)) return false;
    ff_term before = key_of(pattern, keypos), after = key_of(ff_tuple_get(result, constant), keypos);
    if (!ff_is_value(before) || !ff_is_value(after)) return false;
    return same_key(before, after, constant) || (!constant && asks_for_key(after, keypos));
}

bool ff_ms_keeps_key(ff_term spec, size_t keypos)
{
    for (; ff_is_cons(spec); spec = ff_tail(spec))
        if (!clause_keeps_key(ff_head(spec), keypos)) return false;
    return true;
}
