/* runtime/ets/select.h -- Going through a table with a match specification.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ETS_SELECT_H
#define FF_ETS_SELECT_H

#include "ets/ets.h"
#include "ets/match_spec.h"

/* The objects that may match, one after the other. When every clause's pattern has a key without variables, only objects
 * with these keys are looked at. */
typedef struct ff_ets_cursor {
    const ff_ets_table *table;
    bool backwards;      /* ordered_set: the greatest key first */
    ff_term *keys;       /* NULL: all objects */
    size_t n_keys, next_key;
    ff_ets_object *next; /* to be looked at; NULL: the end */
} ff_ets_cursor;

/* Begins at the first object. spec has been compiled. */
void ff_ets_cursor_init(ff_ets_cursor *c, const ff_ets_table *t, ff_term spec, bool backwards);
void ff_ets_cursor_fini(ff_ets_cursor *c);
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

#endif
