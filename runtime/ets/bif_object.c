/* runtime/ets/bif_object.c -- Module ets: putting objects in, finding them by key, taking them out, walking by key.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/ets.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

static ff_term from_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

/* ---- insert ---- */

static bool is_object(const ff_ets_table *t, ff_term object)
{
    return ff_is_tuple(object) && ff_tuple_arity(object) > t->keypos;
}

static bool are_objects(const ff_ets_table *t, ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!is_object(t, ff_head(list))) return false;
    return ff_is_nil(list);
}

static ff_ets_object *copy_in(ff_proc *p, ff_term object)
{
    ff_ets_object *o = ff_ets_object_new(p->vm, ff_tuple_elements(object), ff_tuple_arity(object));
    ff_bump(p, 1 + o->words / 32);
    return o;
}

static void put_all(ff_proc *p, ff_ets_table *t, ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list)) ff_ets_put(t, copy_in(p, ff_head(list)));
}

/* In a bag the last one goes in first, as in OTP 25. */
static void put_all_reversed(ff_proc *p, ff_ets_table *t, ff_term list)
{
    ff_ets_object *chain = NULL;
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_ets_object *o = copy_in(p, ff_head(list));
        o->link[0] = chain;
        chain = o;
    }
    for (ff_ets_object *next; chain; chain = next) {
        next = chain->link[0];
        ff_ets_put(t, chain);
    }
}

static bool is_new(const ff_ets_table *t, ff_term object) { return !ff_ets_find(t, ff_tuple_get(object, t->keypos)); }

static bool are_new(const ff_ets_table *t, ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!is_new(t, ff_head(list))) return false;
    return true;
}

static ff_term insert(ff_proc *p, ff_term table, ff_term what, bool only_new)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    if (ff_is_list(what)) {
        if (!are_objects(t, what)) return ff_badarg(p);
        if (only_new && !are_new(t, what)) return FF_AM_false;
        if (t->type == FF_ETS_BAG)
            put_all_reversed(p, t, what);
        else
            put_all(p, t, what);
        return FF_AM_true;
    }
    if (!is_object(t, what)) return ff_badarg(p);
    if (only_new && !is_new(t, what)) return FF_AM_false;
    ff_ets_put(t, copy_in(p, what));
    return FF_AM_true;
}

ff_term ff_bif_ets_insert_2(ff_proc *p, ff_term table, ff_term what) { return insert(p, table, what, false); }
ff_term ff_bif_ets_insert_new_2(ff_proc *p, ff_term table, ff_term what) { return insert(p, table, what, true); }

/* ---- lookup ---- */

ff_term ff_bif_ets_lookup_2(ff_proc *p, ff_term table, ff_term key)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    return t ? ff_ets_copy_key(p, t, ff_ets_find(t, key)) : FF_NONVALUE;
}

ff_term ff_bif_ets_member_2(ff_proc *p, ff_term table, ff_term key)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    return t ? from_bool(ff_ets_find(t, key)) : FF_NONVALUE;
}

/* FF_NONVALUE: an object has no such element. */
static ff_term elements(ff_proc *p, const ff_ets_table *t, const ff_ets_object *o, size_t at)
{
    ff_term list = FF_NIL;
    for (; o; o = ff_ets_next_of_key(t, o)) {
        if (at >= ff_tuple_arity(ff_ets_tuple(o))) return FF_NONVALUE;
        list = ff_cons(p, ff_ets_copy_element(p, o, at), list);
    }
    return list;
}

/* What there is without the key is `instead`; FF_NONVALUE: that is an error. */
static ff_term lookup_element(ff_proc *p, ff_term table, ff_term key, ff_term position, ff_term instead)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (!ff_is_small(position) || ff_small_to_int(position) < 1) return ff_badarg(p);
    const ff_ets_object *o = ff_ets_find(t, key);
    if (!o) return ff_is_value(instead) ? instead : ff_raise_cause(p, FF_AM_badarg, FF_AM_badkey);
    ff_term list = elements(p, t, o, (size_t)ff_small_to_int(position) - 1);
    if (!ff_is_value(list)) return ff_badarg(p);
    return ff_ets_is_bag(t) ? list : ff_head(list);
}

ff_term ff_bif_ets_lookup_element_3(ff_proc *p, ff_term table, ff_term key, ff_term position)
{
    return lookup_element(p, table, key, position, FF_NONVALUE);
}

/* Since OTP 26. */
ff_term ff_bif_ets_lookup_element_4(ff_proc *p, ff_term table, ff_term key, ff_term position, ff_term instead)
{
    return lookup_element(p, table, key, position, instead);
}

/* ---- delete ---- */

static void delete_key(ff_ets_table *t, ff_term key)
{
    for (ff_ets_object *next, *o = ff_ets_find(t, key); o; o = next) {
        next = ff_ets_next_of_key(t, o);
        ff_ets_delete(t, o);
    }
}

ff_term ff_bif_ets_delete_2(ff_proc *p, ff_term table, ff_term key)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    delete_key(t, key);
    return FF_AM_true;
}

ff_term ff_bif_ets_delete_object_2(ff_proc *p, ff_term table, ff_term object)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    if (!is_object(t, object)) return ff_badarg(p);
    for (ff_ets_object *next, *o = ff_ets_find(t, ff_tuple_get(object, t->keypos)); o; o = next) {
        next = ff_ets_next_of_key(t, o);
        if (ff_identical(ff_ets_tuple(o), object)) ff_ets_delete(t, o);
    }
    return FF_AM_true;
}

ff_term ff_bif_ets_take_2(ff_proc *p, ff_term table, ff_term key)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    ff_term list = ff_ets_copy_key(p, t, ff_ets_find(t, key));
    delete_key(t, key);
    return list;
}

/* ---- walking ---- */

/* What a walk gives for an object: its key, or {Key, Objects}, as the functions that end in _lookup do since OTP 27. */
typedef enum shape { KEY, KEY_AND_OBJECTS } shape;

static ff_term shown(ff_proc *p, ff_ets_table *t, const ff_ets_object *o, shape shape)
{
    if (!o) return FF_AM_end_of_table;
    ff_term key = ff_ets_copy_element(p, o, t->keypos);
    return shape == KEY ? key : ff_tuple(p, key, ff_ets_copy_key(p, t, ff_ets_find(t, key)));
}

static ff_term end_of(ff_proc *p, ff_term table, shape shape, ff_ets_object *(*end)(const ff_ets_table *))
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    return t ? shown(p, t, end(t), shape) : FF_NONVALUE;
}

ff_term ff_bif_ets_first_1(ff_proc *p, ff_term table) { return end_of(p, table, KEY, ff_ets_first); }
ff_term ff_bif_ets_first_lookup_1(ff_proc *p, ff_term table) { return end_of(p, table, KEY_AND_OBJECTS, ff_ets_first); }
ff_term ff_bif_ets_last_1(ff_proc *p, ff_term table) { return end_of(p, table, KEY, ff_ets_last); }
ff_term ff_bif_ets_last_lookup_1(ff_proc *p, ff_term table) { return end_of(p, table, KEY_AND_OBJECTS, ff_ets_last); }

/* A hash table must have the key, if only as what was deleted while the table is fixed. */
static ff_term step(ff_proc *p, ff_term table, ff_term key, int direction, shape shape)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (ff_ets_is_ordered(t)) return shown(p, t, ff_ets_tree_beyond(t, key, direction), shape);
    const ff_ets_object *o = ff_ets_hash_find(t, key, true);
    if (!o) return ff_badarg(p);
    do o = ff_ets_hash_after(t, o);
    while (o && ff_identical(ff_ets_key(t, o), key));
    return shown(p, t, o, shape);
}

ff_term ff_bif_ets_next_2(ff_proc *p, ff_term table, ff_term key) { return step(p, table, key, 1, KEY); }
ff_term ff_bif_ets_next_lookup_2(ff_proc *p, ff_term table, ff_term key) { return step(p, table, key, 1, KEY_AND_OBJECTS); }
ff_term ff_bif_ets_prev_2(ff_proc *p, ff_term table, ff_term key) { return step(p, table, key, 0, KEY); }
ff_term ff_bif_ets_prev_lookup_2(ff_proc *p, ff_term table, ff_term key) { return step(p, table, key, 0, KEY_AND_OBJECTS); }

static ff_term bucket_objects(ff_proc *p, const ff_ets_table *t, size_t at)
{
    ff_term list = FF_NIL;
    for (const ff_ets_object *o = t->hash.buckets[at]; o; o = o->link[0])
        if (!o->deleted) list = ff_cons(p, ff_ets_copy_out(p, o), list);
    return list;
}

static const ff_ets_object *nth(const ff_ets_table *t, size_t n)
{
    const ff_ets_object *o = ff_ets_first(t);
    while (n-- > 0) o = ff_ets_after(t, o);
    return o;
}

ff_term ff_bif_ets_slot_2(ff_proc *p, ff_term table, ff_term slot)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    size_t end = ff_ets_is_ordered(t) ? t->count : t->hash.active;
    if (!ff_is_small(slot) || ff_small_to_int(slot) < 0 || (uint64_t)ff_small_to_int(slot) > end) return ff_badarg(p);
    size_t at = (size_t)ff_small_to_int(slot);
    if (at == end) return FF_AM_end_of_table;
    return ff_ets_is_ordered(t) ? ff_cons(p, ff_ets_copy_out(p, nth(t, at)), FF_NIL) : bucket_objects(p, t, at);
}
