/* runtime/bif/erlang_trace.c -- erlang: tracing, profiling and watching the system, none of which is ever on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/proc.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

/* ---- what watches systems ---- */

ff_term ff_bif_erlang_system_monitor_0(ff_proc *p)
{
    (void)p;
    return FF_AM_undefined;
}
/* busy_port, busy_dist_port, or one of the others with its limit. */
static bool is_monitor_option(ff_term option)
{
    if (ff_same(option, FF_AM_busy_port) || ff_same(option, FF_AM_busy_dist_port)) return true;
    if (!ff_is_tuple_of(option, 2)) return false;
    ff_term name = ff_tuple_get(option, 0), limit = ff_tuple_get(option, 1);
    bool known = ff_same(name, FF_AM_long_gc) || ff_same(name, FF_AM_long_schedule) || ff_same(name, FF_AM_large_heap);
    return known && ff_is_small(limit) && ff_small_to_int(limit) >= 0;
}

static bool are_monitor_options(ff_term options)
{
    for (; ff_is_cons(options); options = ff_tail(options))
        if (!is_monitor_option(ff_head(options))) return false;
    return ff_is_nil(options);
}

/* Settings are taken, and nothing is ever reported. */
ff_term ff_bif_erlang_system_monitor_2(ff_proc *p, ff_term pid, ff_term options)
{
    bool ok = (ff_same(pid, FF_AM_undefined) || ff_is_local_pid(pid)) && are_monitor_options(options);
    return ok ? FF_AM_undefined : ff_badarg(p);
}
ff_term ff_bif_erlang_system_monitor_1(ff_proc *p, ff_term settings)
{
    if (ff_same(settings, FF_AM_undefined)) return FF_AM_undefined;
    if (!ff_is_tuple_of(settings, 2)) return ff_badarg(p);
    return ff_bif_erlang_system_monitor_2(p, ff_tuple_get(settings, 0), ff_tuple_get(settings, 1));
}
ff_term ff_bif_erlang_system_profile_0(ff_proc *p)
{
    (void)p;
    return FF_AM_undefined;
}
ff_term ff_bif_erlang_system_profile_2(ff_proc *p, ff_term pid, ff_term options)
{
    return ff_same(pid, FF_AM_undefined) && ff_is_list(options) ? FF_AM_undefined : ff_badarg(p);
}

ff_term ff_bif_erlang_seq_trace_2(ff_proc *p, ff_term what, ff_term value)
{
    if (ff_same(what, FF_AM_sequential_trace_token) && ff_is_nil(value)) return FF_NIL;
    return ff_badarg(p);
}
ff_term ff_bif_erlang_seq_trace_info_1(ff_proc *p, ff_term what)
{
    return ff_is_atom(what) ? FF_NIL : ff_badarg(p);
}
ff_term ff_bif_erlang_seq_trace_print_1(ff_proc *p, ff_term t)
{
    (void)p, (void)t;
    return FF_AM_false;
}
ff_term ff_bif_erlang_seq_trace_print_2(ff_proc *p, ff_term label, ff_term t)
{
    return ff_is_atom(label) || ff_is_small(label) ? ff_bif_erlang_seq_trace_print_1(p, t) : ff_badarg(p);
}

ff_term ff_bif_erlang_trace_info_2(ff_proc *p, ff_term what, ff_term item)
{
    if (ff_is_local_pid(what) && ff_same(item, FF_AM_flags)) return ff_tuple(p, item, FF_NIL);
    if (ff_is_local_pid(what) && ff_same(item, FF_AM_tracer)) return ff_tuple(p, item, FF_NIL);
    if (ff_is_tuple_of(what, 3)) return ff_tuple(p, item, FF_AM_false);
    return ff_badarg(p);
}
/* Every trace message there is has been delivered. effects: allocates, sends. */
ff_term ff_bif_erlang_trace_delivered_1(ff_proc *p, ff_term tracee)
{
    if (!ff_same(tracee, FF_AM_all) && !ff_is_local_pid(tracee)) return ff_badarg(p);
    ff_term ref = ff_ref_new(p);
    ff_deliver_own(p, ff_tuple(p, FF_AM_trace_delivered, tracee, ref));
    return ref;
}
ff_term ff_bif_erts_internal_trace_3(ff_proc *p, ff_term what, ff_term how, ff_term flags)
{
    (void)what, (void)how, (void)flags;
    return ff_badarg(p);
}
ff_term ff_bif_erts_internal_trace_pattern_3(ff_proc *p, ff_term what, ff_term spec, ff_term flags)
{
    (void)what, (void)spec, (void)flags;
    return ff_badarg(p);
}
