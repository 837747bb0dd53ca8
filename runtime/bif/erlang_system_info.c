/* runtime/bif/erlang_system_info.c -- erlang:system_info/1: what the system is.
 * There is one scheduler; memory comes from the C library, and no allocator of ERTS's is there to be asked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "ets/ets.h"
#include "gc/gc.h"
#include "port/port.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "term/atom.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#include <string.h>

static ff_term text(ff_proc *p, const char *s) { return ff_string_to_list(p, s, strlen(s)); }
static ff_term small(uint64_t n) { return ff_small_from_int((int64_t)n); }

/* ---- items that are always the same ---- */

static const struct { ff_term name, value; } fixed_info[] = {
    {FF_AM_alloc_util_allocators, FF_NIL},
    {FF_AM_allocated_areas, FF_NIL},
    {FF_AM_atom_limit, FF_SMALL_CONST(FF_ATOM_LIMIT)},
    {FF_AM_beam_jump_table, FF_AM_false},
    {FF_AM_break_ignored, FF_AM_false},
    {FF_AM_build_type, FF_AM_opt},
    {FF_AM_check_io, FF_NIL},
    {FF_AM_compat_rel, FF_SMALL_CONST(25)},
    {FF_AM_cpu_topology, FF_AM_undefined},
    {FF_AM_constant_pool_support, FF_AM_true},
    {FF_AM_context_reductions, FF_SMALL_CONST(4000)},
    {FF_AM_cpu_quota, FF_AM_unknown},
    {FF_AM_creation, FF_SMALL_CONST(0)},
    {FF_AM_debug_compiled, FF_AM_false},
    {FF_AM_delayed_node_table_gc, FF_SMALL_CONST(60)},
    {FF_AM_dirty_cpu_schedulers, FF_SMALL_CONST(1)},
    {FF_AM_dirty_cpu_schedulers_online, FF_SMALL_CONST(1)},
    {FF_AM_dirty_io_schedulers, FF_SMALL_CONST(1)},
    {FF_AM_dist_buf_busy_limit, FF_SMALL_CONST(1048576)},
    {FF_AM_dist_ctrl, FF_NIL},
    {FF_AM_dynamic_trace, FF_AM_none},
    {FF_AM_dynamic_trace_probes, FF_AM_false},
    {FF_AM_eager_check_io, FF_AM_true},
    {FF_AM_emu_flavor, FF_AM_aot},
    {FF_AM_emu_type, FF_AM_opt},
    {FF_AM_endian, FF_AM_little},
    {FF_AM_ethread_info, FF_NIL},
    {FF_AM_ets_limit, FF_SMALL_CONST(8192)},
    {FF_AM_ets_realloc_moves, FF_AM_false},
    {FF_AM_heap_type, FF_AM_private},
    {FF_AM_hipe_architecture, FF_AM_undefined},
    {FF_AM_lock_checking, FF_AM_false},
    {FF_AM_lock_counting, FF_AM_false},
    {FF_AM_message_queue_data, FF_AM_on_heap},
    {FF_AM_modified_timing_level, FF_AM_undefined},
    {FF_AM_multi_scheduling, FF_AM_enabled},
    {FF_AM_multi_scheduling_blockers, FF_NIL},
    {FF_AM_normal_multi_scheduling_blockers, FF_NIL},
    {FF_AM_outstanding_system_requests_limit, FF_SMALL_CONST(2)},
    {FF_AM_port_limit, FF_SMALL_CONST(65536)},
    {FF_AM_port_parallelism, FF_AM_false},
    {FF_AM_process_limit, FF_SMALL_CONST(FF_MAX_PROCESSES)},
    {FF_AM_run_queues, FF_SMALL_CONST(1)},
    {FF_AM_scheduler_bind_type, FF_AM_unbound},
    {FF_AM_scheduler_id, FF_SMALL_CONST(1)},
    {FF_AM_schedulers, FF_SMALL_CONST(1)},
    {FF_AM_schedulers_online, FF_SMALL_CONST(1)},
    {FF_AM_schedulers_total, FF_SMALL_CONST(1)},
    {FF_AM_smp_support, FF_AM_true},
    {FF_AM_snifs, FF_NIL},
    {FF_AM_taints, FF_NIL},
    {FF_AM_thread_pool_size, FF_SMALL_CONST(0)},
    {FF_AM_threads, FF_AM_true},
    {FF_AM_time_correction, FF_AM_true},
    {FF_AM_time_offset, FF_AM_final},
    {FF_AM_time_warp_mode, FF_AM_no_time_warp},
    {FF_AM_tolerant_timeofday, FF_AM_enabled},
    {FF_AM_trace_control_word, FF_SMALL_CONST(0)},
    {FF_AM_update_cpu_info, FF_AM_unchanged},
    {FF_AM_wordsize, FF_SMALL_CONST(8)},
};

static const struct { ff_term name; const char *value; } text_info[] = {
    {FF_AM_driver_version, "3.3"}, {FF_AM_machine, "BEAM"},
    {FF_AM_nif_version, "2.16"},   {FF_AM_otp_release, "25"}, {FF_AM_version, "13.1.5"},
    {FF_AM_system_version, "Erlang/OTP 25 [erts-13.1.5] [source] [64-bit] [smp:1:1] [fireflyc]\n"},
};

/* ---- heaps ---- */

static ff_term heap_defaults(ff_proc *p)
{
    const ff_sched *s = p->sched;
    const ff_term items[] = {
        ff_tuple(p, FF_AM_max_heap_size, small(s->max_heap_words)),
        ff_tuple(p, FF_AM_min_bin_vheap_size, small(s->min_bin_vheap_words)),
        ff_tuple(p, FF_AM_min_heap_size, small(s->min_heap_words)),
        ff_tuple(p, FF_AM_fullsweep_after, small(s->fullsweep_after)),
    };
    return ff_list_new(p, sizeof items / sizeof *items, items, FF_NIL);
}

static ff_term max_heap(ff_proc *p)
{
    const ff_sched *s = p->sched;
    return ff_max_heap_map(p, s->max_heap_words, s->max_heap_kill, s->max_heap_log);
}

/* The sizes that a heap grows through, as far as they are small integers. */
static ff_term heap_sizes(ff_proc *p)
{
    const size_t most = SIZE_MAX / sizeof(ff_word) / 4;
    ff_term sizes[256];
    size_t n = 0;
    for (size_t words = 0; n < 256 && words < most; n++) {
        words = ff_heap_next_size(words + 1);
        sizes[n] = small(words);
    }
    return ff_list_new(p, n, sizes, FF_NIL);
}

static ff_term heap_info(ff_proc *p, ff_term what)
{
    const ff_sched *s = p->sched;
    if (ff_same(what, FF_AM_fullsweep_after)) return ff_tuple(p, what, small(s->fullsweep_after));
    if (ff_same(what, FF_AM_min_heap_size)) return ff_tuple(p, what, small(s->min_heap_words));
    if (ff_same(what, FF_AM_min_bin_vheap_size)) return ff_tuple(p, what, small(s->min_bin_vheap_words));
    if (ff_same(what, FF_AM_max_heap_size)) return max_heap(p);
    if (ff_same(what, FF_AM_garbage_collection)) return heap_defaults(p);
    if (ff_same(what, FF_AM_heap_sizes)) return heap_sizes(p);
    return FF_NONVALUE;
}

/* ---- clocks ---- */

/* [{function, F}, {clock_id, Id}, {resolution, PerSecond}, {extended, no}, {parallel, yes}, {time, T}] */
static ff_term clock_source(ff_proc *p, ff_term id, bool is_monotonic)
{
    enum { PER_SECOND = 1000000000 };
    int64_t now = is_monotonic ? ff_target_monotonic_ns() : ff_target_system_ns();
    ff_term list = ff_cons(p, ff_tuple(p, FF_AM_time, ff_integer_from_i64(p, now)), FF_NIL);
    list = ff_cons(p, ff_tuple(p, FF_AM_parallel, FF_AM_yes), list);
    if (is_monotonic) list = ff_cons(p, ff_tuple(p, FF_AM_extended, FF_AM_no), list);
    list = ff_cons(p, ff_tuple(p, FF_AM_resolution, FF_SMALL_CONST(PER_SECOND)), list);
    list = ff_cons(p, ff_tuple(p, FF_AM_clock_id, id), list);
    return ff_cons(p, ff_tuple(p, FF_AM_function, FF_AM_clock_gettime), list);
}

static ff_term clock_info(ff_proc *p, ff_term what)
{
    if (ff_same(what, FF_AM_start_time)) return ff_integer_from_i64(p, p->sched->start_ns);
    if (ff_same(what, FF_AM_end_time)) return ff_integer_from_i64(p, INT64_MAX);
    if (ff_same(what, FF_AM_os_monotonic_time_source)) return clock_source(p, FF_AM_CLOCK_MONOTONIC, true);
    if (ff_same(what, FF_AM_os_system_time_source)) return clock_source(p, FF_AM_CLOCK_REALTIME, false);
    return FF_NONVALUE;
}

/* ---- the machine and the program ---- */

static ff_term architecture(ff_proc *p)
{
    const char *os = ff_target_os_name();
    if (strcmp(os, "wasi") == 0) return text(p, "wasm32-unknown-wasi");
    return text(p, strcmp(os, "web") == 0 ? "wasm32-unknown-unknown" : "x86_64-pc-linux-gnu");
}

static ff_term os_type(ff_proc *p)
{
    const char *os = ff_target_os_name();
    return ff_tuple(p, FF_AM_unix, strcmp(os, "wasi") == 0 ? FF_AM_wasi : strcmp(os, "web") == 0 ? FF_AM_web : FF_AM_linux);
}

static ff_term os_version(ff_proc *p)
{
    unsigned v[3];
    ff_target_os_version(v);
    return ff_tuple(p, small(v[0]), small(v[1]), small(v[2]));
}

static ff_term compiler_used(ff_proc *p)
{
    return ff_tuple(p, FF_AM_clang, ff_tuple(p, small(__clang_major__), small(__clang_minor__), small(__clang_patchlevel__)));
}

/* The command and its arguments, as the BEAM's. */
static ff_term command_line(ff_proc *p)
{
    ff_term list = FF_NIL;
    for (int i = p->vm->argc; i-- > 0;) list = ff_cons(p, text(p, p->vm->argv[i]), list);
    return list;
}

static ff_term processors(unsigned n) { return n ? small(n) : FF_AM_unknown; }

/* Ports are waited for with epoll, where there are any. */
static ff_term has_kernel_poll(void) { return strcmp(ff_target_os_name(), "linux") == 0 ? FF_AM_true : FF_AM_false; }

static ff_term machine_info(ff_proc *p, ff_term what)
{
    const ff_term one = FF_SMALL_CONST(1);
    if (ff_same(what, FF_AM_system_architecture)) return architecture(p);
    if (ff_same(what, FF_AM_os_type)) return os_type(p);
    if (ff_same(what, FF_AM_os_version)) return os_version(p);
    if (ff_same(what, FF_AM_c_compiler_used)) return compiler_used(p);
    if (ff_same(what, FF_AM_emu_args)) return command_line(p);
    if (ff_same(what, FF_AM_kernel_poll)) return has_kernel_poll();
    if (ff_same(what, FF_AM_logical_processors)) return processors(ff_target_processors().configured);
    if (ff_same(what, FF_AM_logical_processors_online)) return processors(ff_target_processors().online);
    if (ff_same(what, FF_AM_logical_processors_available)) return processors(ff_target_processors().available);
    if (ff_same(what, FF_AM_scheduler_bindings)) return ff_tuple(p, FF_AM_unbound);
    if (ff_same(what, FF_AM_schedulers_state)) return ff_tuple(p, one, one, one);
    if (ff_same(what, FF_AM_sequential_tracer)) return ff_tuple(p, what, FF_AM_false);
    if (ff_same(what, FF_AM_allocator)) return ff_tuple(p, FF_AM_undefined, FF_NIL, FF_NIL, FF_NIL);
    return FF_NONVALUE;
}

/* ---- counts, and who does what ---- */

/* As crash dumps tell it. */
static ff_term dist_text(ff_proc *p)
{
    static const char text[] = "=node:'nonode@nohost'\n=no_distribution\n";
    return ff_binary_new(p, (const uint8_t *)text, sizeof text - 1);
}

static ff_term count_info(ff_proc *p, ff_term what)
{
    if (ff_same(what, FF_AM_process_count)) return small(p->vm->procs->count);
    if (ff_same(what, FF_AM_atom_count)) return small(ff_atom_count(p->vm));
    if (ff_same(what, FF_AM_ets_count)) return small(ff_ets_count(p->vm));
    if (ff_same(what, FF_AM_system_logger)) return ff_system_logger(p->vm);
    if (ff_same(what, FF_AM_dist)) return dist_text(p);
    if (ff_same(what, FF_AM_port_count)) return small(p->vm->ports ? ff_port_table_of(p->vm)->count : 0);
    return FF_NONVALUE;
}

static bool is_allocator(ff_term name)
{
    const ff_term names[] = {FF_AM_sys_alloc, FF_AM_mseg_alloc, FF_AM_temp_alloc, FF_AM_sl_alloc, FF_AM_std_alloc, FF_AM_ll_alloc,
                             FF_AM_eheap_alloc, FF_AM_ets_alloc, FF_AM_fix_alloc, FF_AM_literal_alloc, FF_AM_binary_alloc,
                             FF_AM_driver_alloc, FF_AM_test_alloc};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ff_same(names[i], name)) return true;
    return false;
}

/* {wordsize, _}, {cpu_topology, _}, {allocator, Name}, {allocator_sizes, Name}: an allocator that is switched off is `false`. */
static ff_term pair_info(ff_term what)
{
    if (!ff_is_tuple_of(what, 2)) return FF_NONVALUE;
    ff_term of = ff_tuple_get(what, 0), item = ff_tuple_get(what, 1);
    if (ff_same(of, FF_AM_wordsize))
        return ff_same(item, FF_AM_internal) || ff_same(item, FF_AM_external) ? FF_SMALL_CONST(8) : FF_NONVALUE;
    if (ff_same(of, FF_AM_cpu_topology)) {
        bool known = ff_same(item, FF_AM_defined) || ff_same(item, FF_AM_detected) || ff_same(item, FF_AM_used);
        return known ? FF_AM_undefined : FF_NONVALUE;
    }
    if (!ff_same(of, FF_AM_allocator) && !ff_same(of, FF_AM_allocator_sizes)) return FF_NONVALUE;
    return is_allocator(item) ? FF_AM_false : FF_NONVALUE;
}

ff_term ff_bif_erlang_system_info_1(ff_proc *p, ff_term what)
{
    for (size_t i = 0; i < sizeof fixed_info / sizeof *fixed_info; i++)
        if (ff_same(fixed_info[i].name, what)) return fixed_info[i].value;
    for (size_t i = 0; i < sizeof text_info / sizeof *text_info; i++)
        if (ff_same(text_info[i].name, what)) return text(p, text_info[i].value);
    static ff_term (*const kinds[])(ff_proc *, ff_term) = {heap_info, clock_info, machine_info, count_info};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        ff_term value = kinds[i](p, what);
        if (ff_is_value(value)) return value;
    }
    ff_term value = pair_info(what);
    return ff_is_value(value) ? value : ff_badarg(p);
}
