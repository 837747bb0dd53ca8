/* runtime/bif/erlang_system_flag.c -- erlang:system_flag/2: defaults of processes that are yet to be made, and switches.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "gc/gc.h"
#include "sched/sched.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static ff_term small(uint64_t n) { return ff_small_from_int((int64_t)n); }
static bool is_count(ff_term t) { return ff_is_small(t) && ff_small_to_int(t) >= 0; }

/* Each swap_... sets the value and returns the old one; FF_NONVALUE: it is none. */

static ff_term swap_max_heap(ff_proc *p, ff_term value)
{
    ff_sched *s = p->sched;
    size_t words;
    bool kill = s->max_heap_kill, log = s->max_heap_log;
    if (!ff_option_max_heap(value, &words, &kill, &log)) return FF_NONVALUE;
    ff_term old = ff_bif_erlang_system_info_1(p, FF_AM_max_heap_size);
    s->max_heap_words = words, s->max_heap_kill = kill, s->max_heap_log = log;
    return old;
}

static ff_term swap_fullsweep(ff_proc *p, ff_term value)
{
    if (!is_count(value)) return FF_NONVALUE;
    ff_term old = small(p->sched->fullsweep_after);
    p->sched->fullsweep_after = ff_small_to_int(value) > UINT16_MAX ? UINT16_MAX : (uint16_t)ff_small_to_int(value);
    return old;
}

static ff_term swap_words(size_t *words, ff_term value)
{
    if (!is_count(value) || (uint64_t)ff_small_to_int(value) > SIZE_MAX / sizeof(ff_word)) return FF_NONVALUE;
    ff_term old = small(*words);
    *words = (size_t)ff_small_to_int(value);
    return old;
}

static ff_term swap_min_heap(ff_proc *p, ff_term value)
{
    ff_term old = swap_words(&p->sched->min_heap_words, value);
    p->sched->min_heap_words = ff_heap_next_size(p->sched->min_heap_words);
    if (p->sched->min_heap_words < FF_HEAP_MIN_WORDS) p->sched->min_heap_words = FF_HEAP_MIN_WORDS;
    return old;
}

static ff_term swap_wall_time(ff_proc *p, ff_term value)
{
    bool on;
    ff_sched *s = p->sched;
    if (!ff_option_bool(value, &on)) return FF_NONVALUE;
    ff_term old = s->wall_time ? FF_AM_true : FF_AM_false;
    if (on && !s->wall_time) {
        s->wall_time_from_ns = ff_target_monotonic_ns();
        s->wall_time_idle_ns = s->idle_ns;
    }
    s->wall_time = on;
    return old;
}

static ff_term swap_logger(ff_vm *vm, ff_term value)
{
    ff_term old = ff_system_logger(vm);
    if (!ff_is_local_pid(value) && !ff_same(value, FF_AM_logger) && !ff_same(value, FF_AM_undefined)) return FF_NONVALUE;
    vm->system_logger = value;
    return old;
}

/* Switches of what there is none of, and the one value they have. */
static ff_term swap_fixed(ff_proc *p, ff_term flag, ff_term value)
{
    const ff_term one = FF_SMALL_CONST(1);
    bool on;
    if (ff_same(flag, FF_AM_backtrace_depth)) return is_count(value) ? FF_SMALL_CONST(8) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_schedulers_online) || ff_same(flag, FF_AM_dirty_cpu_schedulers_online))
        return ff_same(value, one) ? one : FF_NONVALUE;
    if (ff_same(flag, FF_AM_multi_scheduling)) {
        bool known = ff_same(value, FF_AM_block) || ff_same(value, FF_AM_unblock) || ff_same(value, FF_AM_block_normal)
                     || ff_same(value, FF_AM_unblock_normal);
        return known ? FF_AM_disabled : FF_NONVALUE;
    }
    if (ff_same(flag, FF_AM_microstate_accounting))
        return ff_same(value, FF_AM_reset) || ff_option_bool(value, &on) ? FF_AM_false : FF_NONVALUE;
    if (ff_same(flag, FF_AM_scheduler_bind_type)) return ff_is_atom(value) ? FF_AM_unbound : FF_NONVALUE;
    if (ff_same(flag, FF_AM_cpu_topology)) return FF_AM_undefined;
    if (ff_same(flag, FF_AM_trace_control_word)) return is_count(value) ? FF_SMALL_CONST(0) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_time_offset)) return ff_same(value, FF_AM_finalize) ? FF_AM_final : FF_NONVALUE;
    if (ff_same(flag, FF_AM_sequential_tracer)) return ff_same(value, FF_AM_false) ? FF_AM_false : FF_NONVALUE;
    if (ff_same(flag, FF_AM_reset_seq_trace)) return ff_same(value, FF_AM_true) ? FF_AM_true : FF_NONVALUE;
    if (ff_same(flag, FF_AM_outstanding_system_requests_limit)) return is_count(value) ? FF_SMALL_CONST(4) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_system_logger)) return swap_logger(p->vm, value);
    return FF_NONVALUE;
}

static ff_term swap_flag(ff_proc *p, ff_term flag, ff_term value)
{
    if (ff_same(flag, FF_AM_max_heap_size)) return swap_max_heap(p, value);
    if (ff_same(flag, FF_AM_fullsweep_after)) return swap_fullsweep(p, value);
    if (ff_same(flag, FF_AM_min_heap_size)) return swap_min_heap(p, value);
    if (ff_same(flag, FF_AM_min_bin_vheap_size)) return swap_words(&p->sched->min_bin_vheap_words, value);
    if (ff_same(flag, FF_AM_scheduler_wall_time)) return swap_wall_time(p, value);
    return swap_fixed(p, flag, value);
}

ff_term ff_bif_erlang_system_flag_2(ff_proc *p, ff_term flag, ff_term value)
{
    ff_term old = swap_flag(p, flag, value);
    return ff_is_value(old) ? old : ff_badarg(p);
}

/* ---- what module erlang asks for ---- */

ff_term ff_bif_erts_internal_scheduler_wall_time_1(ff_proc *p, ff_term on)
{
    ff_term old = swap_wall_time(p, on);
    return ff_is_value(old) ? old : ff_badarg(p);
}

ff_term ff_bif_erts_internal_system_check_1(ff_proc *p, ff_term what)
{
    return ff_same(what, FF_AM_schedulers) ? FF_AM_ok : ff_badarg(p);
}

/* Threads that would answer a request to all: the scheduler. */
ff_term ff_bif_erts_internal_no_aux_work_threads_0(ff_proc *p)
{
    (void)p;
    return FF_SMALL_CONST(1);
}
