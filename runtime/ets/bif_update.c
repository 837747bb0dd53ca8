/* runtime/ets/bif_update.c -- Module ets: changing elements of an object: update_element/3,4, update_counter/3,4.
 * All changes asked for are checked before the first one is made.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/ets.h"
#include "num/integer.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

/* A new object with one element changed; the caller puts it where o is. */
static ff_ets_object *with_element(const ff_vm *vm, const ff_ets_object *o, size_t at, ff_term value)
{
    size_t n = ff_tuple_arity(ff_ets_tuple(o));
    ff_term *elements = ff_malloc(n * sizeof *elements);
    memcpy(elements, ff_tuple_elements(ff_ets_tuple(o)), n * sizeof *elements);
    elements[at] = value;
    ff_ets_object *changed = ff_ets_object_new(vm, elements, n);
    ff_free(elements);
    return changed;
}

/* Returns where the object is then. */
static ff_ets_object *set_element(const ff_vm *vm, ff_ets_table *t, ff_ets_object *o, size_t at, ff_term value)
{
    ff_term *element = ff_tuple_elements(ff_ets_tuple(o)) + at;
    if (ff_is_immediate(*element) && ff_is_immediate(value)) {
        *element = value;
        return o;
    }
    ff_ets_object *changed = with_element(vm, o, at, value);
    ff_ets_replace(t, o, changed);
    return changed;
}

static size_t position(ff_term pair) { return (size_t)ff_small_to_int(ff_tuple_get(pair, 0)) - 1; }

static bool is_position(ff_term pair, size_t arity)
{
    ff_term at = ff_tuple_get(pair, 0);
    return ff_is_small(at) && ff_small_to_int(at) >= 1 && (uint64_t)ff_small_to_int(at) <= arity;
}

static bool is_keypos(const ff_ets_table *t, ff_term pair)
{
    return ff_same(ff_tuple_get(pair, 0), ff_small_from_int((int64_t)t->keypos + 1));
}

static ff_term bad(ff_proc *p, ff_term cause)
{
    return ff_is_value(cause) ? ff_raise_cause(p, FF_AM_badarg, cause) : ff_badarg(p);
}

/* The object to begin with when the key is not there: the default with the key put in; NULL: it has no place for a key. */
static ff_ets_object *from_default(ff_proc *p, const ff_ets_table *t, ff_term key, ff_term otherwise)
{
    if (!ff_is_value(otherwise) || ff_tuple_arity(otherwise) <= t->keypos) return NULL;
    ff_term object = ff_tuple_new(p, ff_tuple_arity(otherwise), ff_tuple_elements(otherwise));
    ff_tuple_elements(object)[t->keypos] = key;
    return ff_ets_object_new(p->vm, ff_tuple_elements(object), ff_tuple_arity(object));
}

/* ---- update_element/3,4 ---- */

static bool check_elements(const ff_ets_table *t, size_t arity, ff_term list, ff_term *cause)
{
    *cause = FF_NONVALUE;
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term pair = ff_head(list);
        if (!ff_is_tuple_of(pair, 2)) return false;
        if (is_keypos(t, pair)) *cause = FF_AM_keypos;
        if (is_keypos(t, pair) || !is_position(pair, arity)) return false;
    }
    return ff_is_nil(list);
}

/* otherwise: the default, or FF_NONVALUE. */
static ff_term update_element(ff_proc *p, ff_ets_table *t, ff_term key, ff_term changes, ff_term otherwise)
{
    ff_term cause;
    if (ff_ets_is_bag(t)) return ff_badarg(p);
    if (ff_is_tuple(changes)) changes = ff_cons(p, changes, FF_NIL);
    ff_ets_object *found = ff_ets_find(t, key), *o = found ? found : from_default(p, t, key, otherwise);
    if (!o) return ff_is_value(otherwise) ? ff_badarg(p) : FF_AM_false;
    if (!check_elements(t, ff_tuple_arity(ff_ets_tuple(o)), changes, &cause)) {
        if (!found) ff_ets_object_free(o);
        return bad(p, cause);
    }
    if (!found) ff_ets_put(t, o);
    for (; ff_is_cons(changes); changes = ff_tail(changes))
        o = set_element(p->vm, t, o, position(ff_head(changes)), ff_tuple_get(ff_head(changes), 1));
    return FF_AM_true;
}

ff_term ff_bif_ets_update_element_3(ff_proc *p, ff_term table, ff_term key, ff_term changes)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    return t ? update_element(p, t, key, changes, FF_NONVALUE) : FF_NONVALUE;
}

ff_term ff_bif_ets_update_element_4(ff_proc *p, ff_term table, ff_term key, ff_term changes, ff_term otherwise)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    return ff_is_tuple(otherwise) ? update_element(p, t, key, changes, otherwise) : ff_badarg(p);
}

/* ---- update_counter/3,4 ---- */

static bool is_counter_change(ff_term op)
{
    if (ff_is_tuple_of(op, 4))
        return ff_is_integer(ff_tuple_get(op, 1)) && ff_is_integer(ff_tuple_get(op, 2)) && ff_is_integer(ff_tuple_get(op, 3));
    return ff_is_tuple_of(op, 2) && ff_is_integer(ff_tuple_get(op, 1));
}

static bool check_counters(const ff_ets_table *t, ff_term object, ff_term list, ff_term *cause)
{
    *cause = FF_NONVALUE;
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term op = ff_head(list);
        if (!is_counter_change(op) || !ff_is_small(ff_tuple_get(op, 0))) return false;
        if (is_keypos(t, op)) *cause = FF_AM_keypos;
        else if (!is_position(op, ff_tuple_arity(object))) *cause = FF_AM_position;
        if (ff_is_value(*cause) || !ff_is_integer(ff_tuple_get(object, position(op)))) return false;
    }
    return ff_is_nil(list);
}

static ff_term counted(ff_proc *p, ff_term old, ff_term op)
{
    ff_term by = ff_tuple_get(op, 1), sum = ff_int_add(p, old, by);
    if (!ff_is_value(sum) || ff_is_tuple_of(op, 2)) return sum;
    int order = ff_compare(sum, ff_tuple_get(op, 2));
    bool beyond = ff_compare(by, FF_SMALL_CONST(0)) < 0 ? order < 0 : order > 0;
    return beyond ? ff_tuple_get(op, 3) : sum;
}

/* The new values, the last one first. */
static ff_term count(ff_proc *p, ff_ets_table *t, ff_ets_object *o, ff_term ops)
{
    ff_term values = FF_NIL;
    for (; ff_is_cons(ops); ops = ff_tail(ops)) {
        size_t at = position(ff_head(ops));
        ff_term value = counted(p, ff_tuple_get(ff_ets_tuple(o), at), ff_head(ops));
        if (!ff_is_value(value)) return value;
        o = set_element(p->vm, t, o, at, value);
        values = ff_cons(p, value, values);
    }
    return values;
}

static ff_term reversed(ff_proc *p, ff_term list)
{
    ff_term result = FF_NIL;
    for (; ff_is_cons(list); list = ff_tail(list)) result = ff_cons(p, ff_head(list), result);
    return result;
}

static ff_term operations(ff_proc *p, const ff_ets_table *t, ff_term what)
{
    if (ff_is_integer(what)) what = ff_tuple(p, ff_small_from_int((int64_t)t->keypos + 2), what);
    return ff_is_tuple(what) ? ff_cons(p, what, FF_NIL) : what;
}

/* otherwise: the default, or FF_NONVALUE. */
static ff_term update_counter(ff_proc *p, ff_ets_table *t, ff_term key, ff_term what, ff_term otherwise)
{
    ff_term cause;
    if (ff_ets_is_bag(t)) return bad(p, FF_AM_table_type);
    ff_ets_object *found = ff_ets_find(t, key), *o = found ? found : from_default(p, t, key, otherwise);
    if (!o) return bad(p, FF_AM_badkey);
    ff_term ops = operations(p, t, what);
    if (!check_counters(t, ff_ets_tuple(o), ops, &cause)) {
        if (!found) ff_ets_object_free(o);
        return bad(p, cause);
    }
    if (!found) ff_ets_put(t, o);
    ff_term values = count(p, t, o, ops);
    if (!ff_is_value(values)) return values;
    return ff_is_list(what) ? reversed(p, values) : ff_head(values);
}

ff_term ff_bif_ets_update_counter_3(ff_proc *p, ff_term table, ff_term key, ff_term what)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    return t ? update_counter(p, t, key, what, FF_NONVALUE) : FF_NONVALUE;
}

ff_term ff_bif_ets_update_counter_4(ff_proc *p, ff_term table, ff_term key, ff_term what, ff_term otherwise)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    return ff_is_tuple(otherwise) ? update_counter(p, t, key, what, otherwise) : ff_badarg(p);
}
