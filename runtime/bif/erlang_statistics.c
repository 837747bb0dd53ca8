/* runtime/bif/erlang_statistics.c -- erlang:statistics/1: how much the program has done.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "sched/sched.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static ff_term small(uint64_t n) { return ff_small_from_int((int64_t)n); }

static uint64_t total_reductions(const ff_proc *p)
{
    int32_t used = p->vm->slice_reds - (p->reds < 0 ? 0 : p->reds);
    return p->sched->reductions + (uint64_t)(used < 0 ? 0 : used);
}

/* {Total, since the last call}. */
static ff_term reductions(ff_proc *p)
{
    uint64_t now = total_reductions(p), since = now - p->sched->reductions_told;
    p->sched->reductions_told = now;
    return ff_tuple(p, ff_integer_from_u64(p, now), ff_integer_from_u64(p, since));
}

static ff_term times(ff_proc *p, int64_t now_ns, int64_t *told_ns)
{
    const int64_t ns_per_ms = 1000000;
    int64_t since = now_ns / ns_per_ms - *told_ns / ns_per_ms;
    *told_ns = now_ns;
    return ff_tuple(p, ff_integer_from_i64(p, now_ns / ns_per_ms), ff_integer_from_i64(p, since));
}

static size_t n_runnable(const ff_sched *s)
{
    size_t n = 0;
    for (int i = 0; i < FF_PRIORITY__N; i++) n += s->queued[i];
    return n;
}

/* {Collections, words that they freed, 0}. */
static ff_term collections(ff_proc *p)
{
    uint64_t times, words;
    ff_heaps_collected(p->vm, &times, &words);
    return ff_tuple(p, ff_integer_from_u64(p, times), ff_integer_from_u64(p, words), FF_SMALL_CONST(0));
}

/* {{input, Bytes}, {output, Bytes}} of ports. */
static ff_term port_bytes(ff_proc *p)
{
    const ff_term zero = FF_SMALL_CONST(0);
    return ff_tuple(p, ff_tuple(p, FF_AM_input, zero), ff_tuple(p, FF_AM_output, zero));
}

/* n for the scheduler, and nothing for each of the dirty ones that OTP has beside it. */
static ff_term lengths(ff_proc *p, size_t n, int dirty)
{
    ff_term list = FF_NIL;
    while (dirty-- > 0) list = ff_cons(p, FF_SMALL_CONST(0), list);
    return ff_cons(p, ff_small_from_int((int64_t)n), list);
}

/* [{Scheduler, ActiveTime, TotalTime}] since it was switched on. */
static ff_term wall_times(ff_proc *p, int dirty)
{
    const ff_sched *s = p->sched;
    if (!s->wall_time) return FF_AM_undefined;
    int64_t total = ff_target_monotonic_ns() - s->wall_time_from_ns, idle = s->idle_ns - s->wall_time_idle_ns;
    ff_term list = FF_NIL, total_term = ff_integer_from_i64(p, total);
    for (int id = 1 + dirty; id > 1; id--)
        list = ff_cons(p, ff_tuple(p, ff_small_from_int(id), FF_SMALL_CONST(0), total_term), list);
    return ff_cons(p, ff_tuple(p, FF_SMALL_CONST(1), ff_integer_from_i64(p, total - idle), total_term), list);
}

static ff_term queue_statistics(ff_proc *p, ff_term what)
{
    enum { DIRTY_CPU = 1, DIRTY_ALL = 2 };
    size_t n = n_runnable(p->sched);
    if (ff_same(what, FF_AM_run_queue) || ff_same(what, FF_AM_total_run_queue_lengths)
        || ff_same(what, FF_AM_total_run_queue_lengths_all))
        return small(n);
    if (ff_same(what, FF_AM_total_active_tasks) || ff_same(what, FF_AM_total_active_tasks_all)) return small(n + 1);
    if (ff_same(what, FF_AM_run_queue_lengths)) return lengths(p, n, DIRTY_CPU);
    if (ff_same(what, FF_AM_run_queue_lengths_all)) return lengths(p, n, DIRTY_ALL);
    if (ff_same(what, FF_AM_active_tasks)) return lengths(p, n + 1, DIRTY_CPU);
    if (ff_same(what, FF_AM_active_tasks_all)) return lengths(p, n + 1, DIRTY_ALL);
    if (ff_same(what, FF_AM_scheduler_wall_time)) return wall_times(p, DIRTY_CPU);
    if (ff_same(what, FF_AM_scheduler_wall_time_all)) return wall_times(p, DIRTY_ALL);
    return FF_NONVALUE;
}

static ff_term work_statistics(ff_proc *p, ff_term what)
{
    ff_sched *s = p->sched;
    if (ff_same(what, FF_AM_reductions) || ff_same(what, FF_AM_exact_reductions)) return reductions(p);
    if (ff_same(what, FF_AM_runtime)) return times(p, ff_target_cpu_ns(), &s->run_ns_told);
    if (ff_same(what, FF_AM_wall_clock)) return times(p, ff_target_monotonic_ns() - s->start_ns, &s->wall_ns_told);
    if (ff_same(what, FF_AM_context_switches))
        return ff_tuple(p, ff_integer_from_u64(p, s->context_switches), FF_SMALL_CONST(0));
    if (ff_same(what, FF_AM_garbage_collection)) return collections(p);
    if (ff_same(what, FF_AM_io)) return port_bytes(p);
    if (ff_same(what, FF_AM_microstate_accounting)) return FF_AM_undefined;
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_statistics_1(ff_proc *p, ff_term what)
{
    ff_term value = queue_statistics(p, what);
    if (!ff_is_value(value)) value = work_statistics(p, what);
    return ff_is_value(value) ? value : ff_badarg(p);
}
