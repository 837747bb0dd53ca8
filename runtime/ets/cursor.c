/* runtime/ets/cursor.c -- Which objects of a table a match specification is tried on, and in which order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/select.h"

/* ---- hash tables: the keys that the patterns name ---- */

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
    bool never;
    c->keys = ff_malloc(((size_t)ff_list_length(spec) + 1) * sizeof *c->keys);
    for (; ff_is_cons(spec); spec = ff_tail(spec)) {
        ff_term key = ff_ms_key_pattern(ff_tuple_get(ff_head(spec), 0), c->table->keypos, &never);
        if (never) continue;
        if (!ff_is_value(key) || !ff_ms_is_ground(key)) {
            forget_keys(c);
            return;
        }
        if (!has_key(c, key)) c->keys[c->n_keys++] = key;
    }
}

static ff_ets_object *next_with_key(ff_ets_cursor *c)
{
    ff_ets_object *o = NULL;
    while (!o && c->next_key < c->n_keys) o = ff_ets_find(c->table, c->keys[c->next_key++]);
    return o;
}

/* ---- ordered_set: the range of the patterns' keys ---- */

static int key_order(const ff_ets_cursor *c, const ff_ets_object *a, const ff_ets_object *b)
{
    int order = ff_compare(ff_ets_key(c->table, a), ff_ets_key(c->table, b));
    return c->backwards ? -order : order;
}

/* The range is to hold the keys of one more pattern. */
static void widen(ff_ets_cursor *c, ff_term key, bool is_first)
{
    int onward = !c->backwards;
    ff_ets_order *order = ff_ms_is_ground(key) ? ff_compare : ff_ms_compare_key;
    ff_ets_object *begin = ff_ets_tree_bound(c->table, key, order, onward, true);
    ff_ets_object *end = ff_ets_tree_bound(c->table, key, order, onward, false);
    if (is_first || !c->next || (begin && key_order(c, begin, c->next) < 0)) c->next = begin;
    if (is_first || !end || (c->stop && key_order(c, end, c->stop) > 0)) c->stop = end;
}

static void find_range(ff_ets_cursor *c, ff_term spec)
{
    bool never, is_first = true;
    for (; ff_is_cons(spec); spec = ff_tail(spec)) {
        ff_term key = ff_ms_key_pattern(ff_tuple_get(ff_head(spec), 0), c->table->keypos, &never);
        if (never) continue;
        if (!ff_is_value(key)) {
            c->next = ff_ets_tree_end(c->table, c->backwards);
            c->stop = NULL;
            return;
        }
        widen(c, key, is_first);
        is_first = false;
    }
}

/* ---- going on ---- */

void ff_ets_cursor_init(ff_ets_cursor *c, const ff_ets_table *t, ff_term spec, bool backwards)
{
    *c = (ff_ets_cursor){.table = t, .backwards = backwards};
    if (ff_ets_is_ordered(t)) {
        find_range(c, spec);
        return;
    }
    find_keys(c, spec);
    c->next = c->keys ? next_with_key(c) : ff_ets_first(t);
}

void ff_ets_cursor_skip(ff_ets_cursor *c, ff_term key)
{
    if (!c->next || c->next == c->stop) return;
    ff_ets_object *o = ff_ets_tree_beyond(c->table, key, !c->backwards);
    if (!o || key_order(c, o, c->next) > 0) c->next = o;
    if (o && c->stop && key_order(c, o, c->stop) > 0) c->next = c->stop;
}

void ff_ets_cursor_fini(ff_ets_cursor *c) { forget_keys(c); }

ff_ets_object *ff_ets_cursor_take(ff_ets_cursor *c)
{
    ff_ets_object *o = c->next;
    if (!o || o == c->stop) return NULL;
    if (c->keys) {
        c->next = ff_ets_next_of_key(c->table, o);
        if (!c->next) c->next = next_with_key(c);
    } else {
        c->next = c->backwards ? ff_ets_before(c->table, o) : ff_ets_after(c->table, o);
    }
    return o;
}
