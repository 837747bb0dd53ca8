/* runtime/ets/cursor.c -- Which objects of a table a match specification is tried on, and in which order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/select.h"

/* The key that a pattern demands; FF_NONVALUE: any. */
static ff_term key_of(ff_term pattern, size_t keypos)
{
    if (!ff_is_tuple(pattern) || ff_tuple_arity(pattern) <= keypos) return FF_NONVALUE;
    ff_term key = ff_tuple_get(pattern, keypos);
    return ff_ms_is_ground(key) ? key : FF_NONVALUE;
}

static bool has_key(const ff_ets_cursor *c, ff_term key)
{
    for (size_t i = 0; i < c->n_keys; i++)
        if (ff_identical(c->keys[i], key)) return true;
    return false;
}

static void forget_keys(ff_ets_cursor *c)
{
    ff_free(c->keys);
    c->keys = NULL;
}

static void find_keys(ff_ets_cursor *c, ff_term spec)
{
    c->keys = ff_malloc(((size_t)ff_list_length(spec) + 1) * sizeof *c->keys);
    for (; ff_is_cons(spec); spec = ff_tail(spec)) {
        ff_term key = key_of(ff_tuple_get(ff_head(spec), 0), c->table->keypos);
        if (!ff_is_value(key)) {
            forget_keys(c);
            return;
        }
        if (!has_key(c, key)) c->keys[c->n_keys++] = key;
    }
    if (c->n_keys > 1 && ff_ets_is_ordered(c->table)) forget_keys(c);
}

static ff_ets_object *next_with_key(ff_ets_cursor *c)
{
    ff_ets_object *o = NULL;
    while (!o && c->next_key < c->n_keys) o = ff_ets_find(c->table, c->keys[c->next_key++]);
    return o;
}

void ff_ets_cursor_init(ff_ets_cursor *c, const ff_ets_table *t, ff_term spec, bool backwards)
{
    *c = (ff_ets_cursor){.table = t, .backwards = backwards};
    find_keys(c, spec);
    if (c->keys)
        c->next = next_with_key(c);
    else
        c->next = backwards ? ff_ets_last(t) : ff_ets_first(t);
}

void ff_ets_cursor_fini(ff_ets_cursor *c) { forget_keys(c); }

ff_ets_object *ff_ets_cursor_take(ff_ets_cursor *c)
{
    ff_ets_object *o = c->next;
    if (!o) return NULL;
    if (c->keys) {
        c->next = ff_ets_next_of_key(c->table, o);
        if (!c->next) c->next = next_with_key(c);
    } else {
        c->next = c->backwards ? ff_ets_before(c->table, o) : ff_ets_after(c->table, o);
    }
    return o;
}
