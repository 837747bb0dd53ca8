/* runtime/ets/bif_select.c -- Module ets: select, match and match_object, whole or in chunks.
 *
 * A continuation is a tuple with the members that ets:repair_continuation/2 looks for:
 *   hash tables   {Table, Bucket, Limit, Spec, Rest, length(Rest)}   Bucket -1: nothing left but Rest
 *   ordered_set   {Table, Key, [], Limit, Spec, [], Backwards, 0}    the next object lies beyond Key
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/select.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

enum { OBJECTS_PER_REDUCTION = 8 };

typedef struct selection {
    ff_proc *p;
    ff_ets_table *t;
    ff_term spec;
    ff_match_spec ms;
    ff_ms_run run;
    ff_term found; /* the newest first */
    size_t n_found, n_tried;
} selection;

/* False: spec is none; one without clauses finds nothing. */
static bool selection_init(selection *s, ff_proc *p, ff_ets_table *t, ff_term spec)
{
    *s = (selection){.p = p, .t = t, .spec = spec, .found = FF_NIL};
    if (!ff_ms_compile(&s->ms, spec) && !ff_is_nil(spec)) {
        ff_ms_free(&s->ms);
        return false;
    }
    ff_ms_run_init(&s->run, p, &s->ms, true);
    return true;
}

static void selection_fini(selection *s)
{
    ff_bump(s->p, s->n_tried / OBJECTS_PER_REDUCTION);
    ff_ms_run_fini(&s->run);
    ff_ms_free(&s->ms);
}

static void try_object(selection *s, const ff_ets_object *o)
{
    s->n_tried++;
    ff_term value = ff_ms_match(&s->run, ff_ets_tuple(o));
    if (!ff_is_value(value)) return;
    s->found = ff_cons(s->p, value, s->found);
    s->n_found++;
}

/* ---- all at once ---- */

/* What is found first ends up last: an ordered_set is gone through from its other end. */
static ff_term select_all(ff_proc *p, ff_term table, ff_term spec, bool reverse)
{
    selection s;
    ff_ets_cursor c;
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (!selection_init(&s, p, t, spec)) return ff_badarg(p);
    ff_ets_cursor_init(&c, t, spec, !reverse);
    for (const ff_ets_object *o; (o = ff_ets_cursor_take(&c));) try_object(&s, o);
    ff_ets_cursor_fini(&c);
    selection_fini(&s);
    return s.found;
}

/* ---- in chunks ---- */

static ff_term reversed(ff_proc *p, ff_term list)
{
    ff_term result = FF_NIL;
    for (; ff_is_cons(list); list = ff_tail(list)) result = ff_cons(p, ff_head(list), result);
    return result;
}

/* The newest of what was found goes to *rest, so that limit are left. */
static void keep(selection *s, size_t limit, ff_term *rest, size_t *n_rest)
{
    ff_term newest = FF_NIL;
    *n_rest = s->n_found > limit ? s->n_found - limit : 0;
    for (size_t i = 0; i < *n_rest; i++) {
        newest = ff_cons(s->p, ff_head(s->found), newest);
        s->found = ff_tail(s->found);
    }
    *rest = reversed(s->p, newest);
}

static ff_term answer(selection *s, ff_term continuation)
{
    if (ff_is_nil(s->found) && ff_same(continuation, FF_AM_end_of_table)) return FF_AM_end_of_table;
    return ff_tuple(s->p, s->found, continuation);
}

static ff_term small(size_t n) { return ff_small_from_int((int64_t)n); }

/* bucket: where to go on; at the end of the table: nowhere. */
static ff_term hash_answer(selection *s, size_t limit, size_t bucket)
{
    ff_proc *p = s->p;
    ff_term rest;
    size_t n_rest;
    keep(s, limit, &rest, &n_rest);
    bool more = bucket < s->t->hash.active;
    if (!more && n_rest == 0) return answer(s, FF_AM_end_of_table);
    ff_term place = more ? small(bucket) : FF_SMALL_CONST(-1);
    return answer(s, ff_tuple(p, ff_ets_ref(p, s->t), place, small(limit), ff_ms_wrap(p, s->spec), rest, small(n_rest)));
}

/* A bucket is always finished. */
static ff_term hash_chunk(selection *s, size_t limit, size_t bucket)
{
    for (; bucket < s->t->hash.active && s->n_found < limit; bucket++)
        for (const ff_ets_object *o = s->t->hash.buckets[bucket]; o; o = o->link[0])
            if (!o->deleted) try_object(s, o);
    return hash_answer(s, limit, bucket);
}

static ff_term keyed_chunk(selection *s, size_t limit, ff_ets_cursor *c)
{
    for (const ff_ets_object *o; (o = ff_ets_cursor_take(c));) try_object(s, o);
    return hash_answer(s, limit, SIZE_MAX);
}

static ff_term ordered_chunk(selection *s, size_t limit, ff_ets_cursor *c)
{
    ff_proc *p = s->p;
    const ff_ets_object *last = NULL;
    for (const ff_ets_object *o; s->n_found < limit && (o = ff_ets_cursor_take(c)); last = o) try_object(s, o);
    s->found = reversed(p, s->found);
    if (s->n_found < limit) return answer(s, FF_AM_end_of_table);
    return answer(s, ff_tuple(p, ff_ets_ref(p, s->t), ff_copy_out(p, ff_ets_key(s->t, last)), FF_NIL, small(limit),
                              ff_ms_wrap(p, s->spec), FF_NIL, c->backwards ? FF_SMALL_CONST(1) : FF_SMALL_CONST(0),
                              FF_SMALL_CONST(0)));
}

static bool is_limit(ff_term t) { return ff_is_small(t) && ff_small_to_int(t) > 0; }

static ff_term select_chunk(ff_proc *p, ff_term table, ff_term spec, ff_term limit, bool backwards)
{
    selection s;
    ff_ets_cursor c;
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (!is_limit(limit) || !selection_init(&s, p, t, spec)) return ff_badarg(p);
    size_t n = (size_t)ff_small_to_int(limit);
    ff_ets_cursor_init(&c, t, spec, backwards);
    ff_term result = ff_ets_is_ordered(t) ? ordered_chunk(&s, n, &c)
                     : c.keys             ? keyed_chunk(&s, n, &c)
                                          : hash_chunk(&s, n, 0);
    ff_ets_cursor_fini(&c);
    selection_fini(&s);
    return result;
}

static bool is_natural(ff_term t) { return ff_is_small(t) && ff_small_to_int(t) >= 0; }

static ff_term continue_ordered(ff_proc *p, ff_term continuation)
{
    const ff_term *e = ff_tuple_elements(continuation);
    selection s;
    ff_ets_cursor c;
    ff_term spec = ff_ms_unwrap(e[4]);
    if (!is_limit(e[3]) || !ff_is_value(spec) || !ff_is_nil(e[5]) || !is_natural(e[6])) return ff_badarg(p);
    ff_ets_table *t = ff_ets_get(p, e[0], FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (!ff_ets_is_ordered(t) || !selection_init(&s, p, t, spec)) return ff_badarg(p);
    ff_ets_cursor_init(&c, t, spec, ff_small_to_int(e[6]) != 0);
    ff_ets_cursor_skip(&c, e[1]);
    ff_term result = ordered_chunk(&s, (size_t)ff_small_to_int(e[3]), &c);
    ff_ets_cursor_fini(&c);
    selection_fini(&s);
    return result;
}

static ff_term continue_hash(ff_proc *p, ff_term continuation)
{
    const ff_term *e = ff_tuple_elements(continuation);
    selection s;
    ff_term spec = ff_ms_unwrap(e[3]);
    ptrdiff_t n_rest = ff_list_length(e[4]);
    if (!ff_is_small(e[1]) || !is_limit(e[2]) || !ff_is_value(spec) || n_rest < 0) return ff_badarg(p);
    ff_ets_table *t = ff_ets_get(p, e[0], FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (ff_ets_is_ordered(t) || !selection_init(&s, p, t, spec)) return ff_badarg(p);
    s.found = e[4];
    s.n_found = (size_t)n_rest;
    int64_t bucket = ff_small_to_int(e[1]);
    ff_term result = hash_chunk(&s, (size_t)ff_small_to_int(e[2]), bucket < 0 ? SIZE_MAX : (size_t)bucket);
    selection_fini(&s);
    return result;
}

static ff_term continue_select(ff_proc *p, ff_term continuation)
{
    if (ff_same(continuation, FF_AM_end_of_table)) return continuation;
    if (ff_is_tuple_of(continuation, 8)) return continue_ordered(p, continuation);
    if (ff_is_tuple_of(continuation, 6)) return continue_hash(p, continuation);
    bool named = ff_is_tuple(continuation) && ff_tuple_arity(continuation) > 0; /* a table: its absence is the cause */
    return named && !ff_ets_get(p, ff_tuple_get(continuation, 0), FF_ETS_READ) ? FF_NONVALUE : ff_badarg(p);
}

/* ---- the functions ---- */

static ff_term bindings_of(ff_proc *p, ff_term pattern) { return ff_ms_of_pattern(p, pattern, FF_AM_all_bindings); }
static ff_term objects_of(ff_proc *p, ff_term pattern) { return ff_ms_of_pattern(p, pattern, FF_AM_whole_object); }

ff_term ff_bif_ets_select_1(ff_proc *p, ff_term continuation) { return continue_select(p, continuation); }
ff_term ff_bif_ets_select_2(ff_proc *p, ff_term table, ff_term spec) { return select_all(p, table, spec, false); }
ff_term ff_bif_ets_select_3(ff_proc *p, ff_term table, ff_term spec, ff_term limit)
{
    return select_chunk(p, table, spec, limit, false);
}

ff_term ff_bif_ets_select_reverse_1(ff_proc *p, ff_term continuation) { return continue_select(p, continuation); }
ff_term ff_bif_ets_select_reverse_2(ff_proc *p, ff_term table, ff_term spec) { return select_all(p, table, spec, true); }
ff_term ff_bif_ets_select_reverse_3(ff_proc *p, ff_term table, ff_term spec, ff_term limit)
{
    return select_chunk(p, table, spec, limit, true);
}

ff_term ff_bif_ets_match_1(ff_proc *p, ff_term continuation) { return continue_select(p, continuation); }
ff_term ff_bif_ets_match_2(ff_proc *p, ff_term table, ff_term pattern)
{
    return select_all(p, table, bindings_of(p, pattern), false);
}
ff_term ff_bif_ets_match_3(ff_proc *p, ff_term table, ff_term pattern, ff_term limit)
{
    return select_chunk(p, table, bindings_of(p, pattern), limit, false);
}

ff_term ff_bif_ets_match_object_1(ff_proc *p, ff_term continuation) { return continue_select(p, continuation); }
ff_term ff_bif_ets_match_object_2(ff_proc *p, ff_term table, ff_term pattern)
{
    return select_all(p, table, objects_of(p, pattern), false);
}
ff_term ff_bif_ets_match_object_3(ff_proc *p, ff_term table, ff_term pattern, ff_term limit)
{
    return select_chunk(p, table, objects_of(p, pattern), limit, false);
}
