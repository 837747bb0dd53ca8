/* runtime/ets/bif_select_change.c -- Module ets: counting, deleting and replacing what a match specification finds.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/select.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

enum { OBJECTS_PER_REDUCTION = 8 };

/* Does something with an object for which the specification gave value; whether it counts. */
typedef bool visitor(ff_proc *p, ff_ets_table *t, ff_ets_object *o, ff_term value);

/* The number of objects that count. spec has been compiled to ms. */
static size_t visit_all(ff_proc *p, ff_ets_table *t, ff_term spec, const ff_match_spec *ms, visitor *visit)
{
    ff_ms_run run;
    ff_ets_cursor c;
    size_t n = 0, tried = 0;
    ff_ms_run_init(&run, p, ms, true);
    ff_ets_cursor_init(&c, t, spec, false);
    ff_ets_hold(t);
    for (ff_ets_object *o; (o = ff_ets_cursor_take(&c)); tried++) {
        ff_term value = ff_ms_match(&run, ff_ets_tuple(o));
        if (ff_is_value(value) && visit(p, t, o, value)) n++;
    }
    ff_ets_release(t);
    ff_ets_cursor_fini(&c);
    ff_ms_run_fini(&run);
    ff_bump(p, tried / OBJECTS_PER_REDUCTION);
    return n;
}

static ff_term select_and(ff_proc *p, ff_ets_table *t, ff_term spec, visitor *visit)
{
    ff_match_spec ms;
    bool ok = ff_ms_compile(&ms, spec) || ff_is_nil(spec);
    ff_term result = ok ? ff_integer_from_u64(p, visit_all(p, t, spec, &ms, visit)) : ff_badarg(p);
    ff_ms_free(&ms);
    return result;
}

static bool count_object(ff_proc *p, ff_ets_table *t, ff_ets_object *o, ff_term value)
{
    (void)p, (void)t, (void)o;
    return ff_same(value, FF_AM_true);
}

static bool delete_object(ff_proc *p, ff_ets_table *t, ff_ets_object *o, ff_term value)
{
    (void)p;
    if (!ff_same(value, FF_AM_true)) return false;
    ff_ets_delete(t, o);
    return true;
}

static bool replace_object(ff_proc *p, ff_ets_table *t, ff_ets_object *o, ff_term value)
{
    if (!ff_is_tuple(value) || ff_tuple_arity(value) <= t->keypos) return false;
    if (!ff_equal(ff_tuple_get(value, t->keypos), ff_ets_key(t, o))) return false;
    ff_ets_replace(t, o, ff_ets_object_new(p->vm, ff_tuple_elements(value), ff_tuple_arity(value)));
    return true;
}

ff_term ff_bif_ets_select_count_2(ff_proc *p, ff_term table, ff_term spec)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    return t ? select_and(p, t, spec, count_object) : FF_NONVALUE;
}

ff_term ff_bif_ets_internal_select_delete_2(ff_proc *p, ff_term table, ff_term spec)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    return t ? select_and(p, t, spec, delete_object) : FF_NONVALUE;
}

static bool is_spec(ff_term spec)
{
    ff_match_spec ms;
    bool ok = ff_ms_compile(&ms, spec) || ff_is_nil(spec);
    ff_ms_free(&ms);
    return ok;
}

ff_term ff_bif_ets_select_replace_2(ff_proc *p, ff_term table, ff_term spec)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    if (t->type == FF_ETS_BAG) return ff_raise_cause(p, FF_AM_badarg, FF_AM_table_type);
    if (!is_spec(spec) || !ff_ms_keeps_key(spec, t->keypos)) return ff_badarg(p);
    return select_and(p, t, spec, replace_object);
}
