/* runtime/ets/select.h -- Going through a table with a match specification.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ETS_SELECT_H
#define FF_ETS_SELECT_H

#include "ets/ets.h"
#include "ets/match_spec.h"

/* The objects that may match, one after the other. When every clause's pattern has a key without variables, only objects
 * with these keys are looked at; of an ordered_set, only the range of keys that agree with the patterns' up to a variable. */
typedef struct ff_ets_cursor {
    const ff_ets_table *table;
    bool backwards;      /* ordered_set: the greatest key first */
    ff_term *keys;       /* hash tables; NULL: all objects */
    size_t n_keys, next_key;
    ff_ets_object *next; /* to be looked at; NULL: the end */
    ff_ets_object *stop; /* the end, too */
} ff_ets_cursor;

/* Begins at the first object. spec has been compiled. */
void ff_ets_cursor_init(ff_ets_cursor *c, const ff_ets_table *t, ff_term spec, bool backwards);
void ff_ets_cursor_fini(ff_ets_cursor *c);
/* Begins beyond a key, which is an ordered_set's. */
void ff_ets_cursor_skip(ff_ets_cursor *c, ff_term key);
/* Goes on behind c->next, which may be deleted afterwards. */
ff_ets_object *ff_ets_cursor_take(ff_ets_cursor *c);

/* '$compiled_match_spec' as programs see it. */
ff_term ff_ms_wrap(ff_proc *p, ff_term spec);
/* FF_NONVALUE: it is none. */
ff_term ff_ms_unwrap(ff_term compiled);

/* [{Pattern, [], [Result]}] */
ff_term ff_ms_of_pattern(ff_proc *p, ff_term pattern, ff_term result);

/* Every clause gives an object with the key of the object matched: what select_replace/2 demands. */
bool ff_ms_keeps_key(ff_term spec, size_t keypos);

/* ---- key_order.c ---- */

/* What the pattern of a clause says of the key; FF_NONVALUE: nothing. *never: no object matches. */
ff_term ff_ms_key_pattern(ff_term pattern, size_t keypos, bool *never);
/* Where the keys that a key's pattern may match stand relative to key: -1 before it, 1 behind it, 0 it may be one of them.
 * Like ff_compare, but a variable, `_` or a map in the pattern agrees with anything, and so does all that follows it. */
int ff_ms_compare_key(ff_term pattern, ff_term key);

#endif
