/* runtime/bif/erlang_timer.c -- erlang: start_timer, send_after, cancel_timer, read_timer.
 * Absolute times are those of erlang:monotonic_time(millisecond).
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static const int64_t NS_PER_MS = 1000000, MAX_MS = INT64_MAX / 1000000 / 2;

/* ---- options ---- */

typedef struct options {
    bool abs, async, info;
} options;

static bool one_option(options *o, ff_term option, bool starting)
{
    if (!ff_is_tuple_of(option, 2)) return false;
    ff_term key = ff_tuple_get(option, 0), value = ff_tuple_get(option, 1);
    if (starting) return ff_same(key, FF_AM_abs) && ff_option_bool(value, &o->abs);
    if (ff_same(key, FF_AM_async)) return ff_option_bool(value, &o->async);
    return ff_same(key, FF_AM_info) && ff_option_bool(value, &o->info);
}

static bool parse_options(options *o, ff_term list, bool starting)
{
    *o = (options){.info = true};
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!one_option(o, ff_head(list), starting)) return false;
    return ff_is_nil(list);
}

/* ---- starting ---- */

static bool deadline(ff_term time, bool abs, int64_t *ns)
{
    if (!ff_is_small(time)) return false;
    int64_t ms = ff_small_to_int(time);
    if (ms > MAX_MS || ms < (abs ? -MAX_MS : 0)) return false;
    *ns = ms * NS_PER_MS + (abs ? 0 : ff_target_monotonic_ns());
    return true;
}

static bool is_gone(ff_vm *vm, ff_term dest) { return ff_is_local_pid(dest) && !ff_proc_lookup(vm, dest); }

/* wrap: the message is {timeout, Ref, Msg}. */
static ff_term start(ff_proc *p, ff_term time, ff_term dest, ff_term msg, ff_term list, bool wrap)
{
    options o;
    int64_t ns;
    if (!parse_options(&o, list, true)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    if (!deadline(time, o.abs, &ns)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_time);
    if (!ff_is_local_pid(dest) && !ff_is_atom(dest)) return ff_badarg(p);
    ff_term ref = ff_ref_new(p);
    if (is_gone(p->vm, dest)) return ref;
    ff_timer_start(p->vm, ref, ns, dest, wrap ? ff_tuple(p, FF_AM_timeout, ref, msg) : msg);
    return ref;
}

ff_term ff_bif_erlang_start_timer_3(ff_proc *p, ff_term time, ff_term dest, ff_term msg)
{
    return start(p, time, dest, msg, FF_NIL, true);
}
ff_term ff_bif_erlang_start_timer_4(ff_proc *p, ff_term time, ff_term dest, ff_term msg, ff_term list)
{
    return start(p, time, dest, msg, list, true);
}
ff_term ff_bif_erlang_send_after_3(ff_proc *p, ff_term time, ff_term dest, ff_term msg)
{
    return start(p, time, dest, msg, FF_NIL, false);
}
ff_term ff_bif_erlang_send_after_4(ff_proc *p, ff_term time, ff_term dest, ff_term msg, ff_term list)
{
    return start(p, time, dest, msg, list, false);
}

/* ---- asking and cancelling ---- */

/* Milliseconds left, or false when there is no such timer. */
static ff_term time_left(ff_proc *p, const ff_timer *t)
{
    if (!t) return FF_AM_false;
    int64_t ns = t->deadline_ns - ff_target_monotonic_ns();
    return ff_integer_from_i64(p, ns > 0 ? (ns + NS_PER_MS - 1) / NS_PER_MS : 0);
}

/* {Tag, Ref, Result} now or as a message. */
static ff_term answer(ff_proc *p, const options *o, ff_term tag, ff_term ref, ff_term left)
{
    if (!o->async) return o->info ? left : FF_AM_ok;
    if (o->info) ff_deliver_own(p, ff_tuple(p, tag, ref, left));
    return FF_AM_ok;
}

static ff_term cancel(ff_proc *p, ff_term ref, ff_term list)
{
    options o;
    if (!parse_options(&o, list, false) || !ff_is_ref(ref)) return ff_badarg(p);
    ff_timer *t = ff_timer_find(p->vm, ref);
    ff_term left = time_left(p, t);
    if (t) ff_timer_cancel(p->vm, t);
    return answer(p, &o, FF_AM_cancel_timer, ref, left);
}

ff_term ff_bif_erlang_cancel_timer_1(ff_proc *p, ff_term ref) { return cancel(p, ref, FF_NIL); }
ff_term ff_bif_erlang_cancel_timer_2(ff_proc *p, ff_term ref, ff_term list) { return cancel(p, ref, list); }

ff_term ff_bif_erlang_read_timer_2(ff_proc *p, ff_term ref, ff_term list)
{
    options o;
    if (!parse_options(&o, list, false) || !ff_is_ref(ref)) return ff_badarg(p);
    return answer(p, &o, FF_AM_read_timer, ref, time_left(p, ff_timer_find(p->vm, ref)));
}
ff_term ff_bif_erlang_read_timer_1(ff_proc *p, ff_term ref) { return ff_bif_erlang_read_timer_2(p, ref, FF_NIL); }
