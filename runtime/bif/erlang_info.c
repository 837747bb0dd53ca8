/* runtime/bif/erlang_info.c -- erlang: what the node and the system are, and how much they have done.
 * There is one node, never connected, one scheduler, and no tracing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "term/atom.h"
#include "term/map.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#include <string.h>

static ff_term text(ff_proc *p, const char *s) { return ff_string_to_list(p, s, strlen(s)); }
static ff_term small(uint64_t n) { return ff_small_from_int((int64_t)n); }

/* ---- nodes ---- */

ff_term ff_bif_erlang_node_0(ff_proc *p)
{
    (void)p;
    return FF_AM_nonode_at_nohost;
}

ff_term ff_bif_erlang_node_1(ff_proc *p, ff_term t)
{
    if (!ff_is_pid(t) && !ff_is_port(t) && !ff_is_ref(t)) return ff_badarg(p);
    if (!ff_is_boxed(t) || ff_boxed_subtag(t) == FF_SUB_REF) return FF_AM_nonode_at_nohost;
    return FF_TERM(ff_boxed_ptr(t)[1]);
}

ff_term ff_bif_erlang_nodes_0(ff_proc *p)
{
    (void)p;
    return FF_NIL;
}

/* Whether a kind of node, or a list of kinds, includes this node. */
static bool kind_has_this(ff_term kind, bool *has)
{
    if (ff_same(kind, FF_AM_this) || ff_same(kind, FF_AM_known)) return *has = true;
    return ff_same(kind, FF_AM_visible) || ff_same(kind, FF_AM_hidden) || ff_same(kind, FF_AM_connected);
}

static bool kinds_have_this(ff_term kinds, bool *has)
{
    *has = false;
    if (!ff_is_list(kinds)) return kind_has_this(kinds, has);
    for (; ff_is_cons(kinds); kinds = ff_tail(kinds))
        if (!kind_has_this(ff_head(kinds), has)) return false;
    return ff_is_nil(kinds);
}

ff_term ff_bif_erlang_nodes_1(ff_proc *p, ff_term kinds)
{
    bool has;
    if (!kinds_have_this(kinds, &has)) return ff_badarg(p);
    return has ? ff_cons(p, FF_AM_nonode_at_nohost, FF_NIL) : FF_NIL;
}

ff_term ff_bif_erlang_nodes_2(ff_proc *p, ff_term kinds, ff_term options)
{
    bool has;
    if (!kinds_have_this(kinds, &has) || !ff_is_map(options)) return ff_badarg(p);
    return has ? ff_cons(p, ff_tuple(p, FF_AM_nonode_at_nohost, ff_map_from_pairs(p, 0, NULL, NULL)), FF_NIL) : FF_NIL;
}

/* ---- memory ---- */

static uint64_t process_bytes(const ff_vm *vm)
{
    uint64_t bytes = 0;
    for (ff_list *all = &vm->procs->all, *at = all->next; at != all; at = at->next) {
        const ff_proc *of = FF_LIST_OWNER(ff_proc_more, all, at)->proc;
        bytes += sizeof(ff_proc) + sizeof(ff_proc_more);
        bytes += (ff_heap_block_words(of) + ff_heap_old_words(of) + of->heap.fragment_words) * sizeof(ff_word);
    }
    return bytes;
}

static uint64_t binary_bytes(const ff_vm *vm)
{
    uint64_t bytes = 0;
    for (ff_list *all = &vm->procs->all, *at = all->next; at != all; at = at->next)
        bytes += FF_LIST_OWNER(ff_proc_more, all, at)->proc->heap.refc_bytes;
    return bytes;
}

/* In the order of erlang:memory/0. Atoms count 64 bytes each, code what the image does not tell. */
static void memory_items(ff_vm *vm, ff_term items[9][2])
{
    uint64_t processes = process_bytes(vm), binaries = binary_bytes(vm), atoms = ff_atom_count(vm) * 64;
    uint64_t system = atoms + binaries + sizeof(ff_sched);
    ff_term all[9][2] = {
        {FF_AM_total, small(processes + system)}, {FF_AM_processes, small(processes)},
        {FF_AM_processes_used, small(processes)}, {FF_AM_system, small(system)},
        {FF_AM_atom, small(atoms)},               {FF_AM_atom_used, small(atoms)},
        {FF_AM_binary, small(binaries)},          {FF_AM_code, small(0)},
        {FF_AM_ets, small(0)},
    };
    memcpy(items, all, sizeof all);
}

ff_term ff_bif_erlang_memory_0(ff_proc *p)
{
    ff_term items[9][2], list = FF_NIL;
    memory_items(p->vm, items);
    for (int i = 9; i-- > 0;) list = ff_cons(p, ff_tuple(p, items[i][0], items[i][1]), list);
    return list;
}

static ff_term memory_item(ff_term items[9][2], ff_term name)
{
    for (int i = 0; i < 9; i++)
        if (ff_same(items[i][0], name)) return items[i][1];
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_memory_1(ff_proc *p, ff_term what)
{
    ff_term items[9][2], found[9];
    memory_items(p->vm, items);
    if (ff_is_atom(what)) {
        ff_term value = memory_item(items, what);
        return ff_is_value(value) ? value : ff_badarg(p);
    }
    size_t n = 0;
    for (; ff_is_cons(what) && n < 9; what = ff_tail(what)) {
        ff_term value = memory_item(items, ff_head(what));
        if (!ff_is_value(value)) return ff_badarg(p);
        found[n++] = ff_tuple(p, ff_head(what), value);
    }
    return ff_is_nil(what) ? ff_list_new(p, n, found, FF_NIL) : ff_badarg(p);
}

/* ---- system_info ---- */

static ff_term heap_defaults(ff_proc *p)
{
    const ff_term items[] = {
        ff_tuple(p, FF_AM_max_heap_size, small(p->sched->max_heap_words)),
        ff_tuple(p, FF_AM_min_bin_vheap_size, small(FF_REFC_MIN_LIMIT_BYTES / sizeof(ff_word))),
        ff_tuple(p, FF_AM_min_heap_size, small(FF_HEAP_MIN_WORDS)),
        ff_tuple(p, FF_AM_fullsweep_after, small(p->sched->fullsweep_after)),
    };
    return ff_list_new(p, sizeof items / sizeof *items, items, FF_NIL);
}

static ff_term max_heap(ff_proc *p)
{
    ff_term pairs[] = {FF_AM_size, small(p->sched->max_heap_words), FF_AM_kill, FF_AM_true, FF_AM_error_logger, FF_AM_true};
    return ff_map_from_pairs(p, 3, pairs, NULL);
}

static const struct { ff_term name, value; } fixed_info[] = {
    {FF_AM_atom_limit, FF_SMALL_CONST(FF_ATOM_LIMIT)},
    {FF_AM_build_type, FF_AM_opt},
    {FF_AM_creation, FF_SMALL_CONST(0)},
    {FF_AM_debug_compiled, FF_AM_false},
    {FF_AM_dirty_cpu_schedulers, FF_SMALL_CONST(1)},
    {FF_AM_dirty_cpu_schedulers_online, FF_SMALL_CONST(1)},
    {FF_AM_dirty_io_schedulers, FF_SMALL_CONST(1)},
    {FF_AM_dynamic_trace, FF_AM_none},
    {FF_AM_dynamic_trace_probes, FF_AM_false},
    {FF_AM_emu_type, FF_AM_opt},
    {FF_AM_endian, FF_AM_little},
    {FF_AM_ets_limit, FF_SMALL_CONST(8192)},
    {FF_AM_heap_type, FF_AM_private},
    {FF_AM_kernel_poll, FF_AM_false},
    {FF_AM_logical_processors, FF_SMALL_CONST(1)},
    {FF_AM_logical_processors_available, FF_SMALL_CONST(1)},
    {FF_AM_logical_processors_online, FF_SMALL_CONST(1)},
    {FF_AM_message_queue_data, FF_AM_on_heap},
    {FF_AM_modified_timing_level, FF_AM_undefined},
    {FF_AM_multi_scheduling, FF_AM_disabled},
    {FF_AM_multi_scheduling_blockers, FF_NIL},
    {FF_AM_normal_multi_scheduling_blockers, FF_NIL},
    {FF_AM_port_count, FF_SMALL_CONST(0)},
    {FF_AM_port_limit, FF_SMALL_CONST(65536)},
    {FF_AM_port_parallelism, FF_AM_false},
    {FF_AM_process_limit, FF_SMALL_CONST(FF_MAX_PROCESSES)},
    {FF_AM_scheduler_bind_type, FF_AM_unbound},
    {FF_AM_scheduler_id, FF_SMALL_CONST(1)},
    {FF_AM_schedulers, FF_SMALL_CONST(1)},
    {FF_AM_schedulers_online, FF_SMALL_CONST(1)},
    {FF_AM_smp_support, FF_AM_true},
    {FF_AM_thread_pool_size, FF_SMALL_CONST(0)},
    {FF_AM_threads, FF_AM_false},
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

static ff_term architecture(ff_proc *p)
{
    const char *os = ff_target_os_name();
    if (strcmp(os, "wasi") == 0) return text(p, "wasm32-unknown-wasi");
    return text(p, strcmp(os, "web") == 0 ? "wasm32-unknown-unknown" : "x86_64-pc-linux-gnu");
}

static ff_term os_type(ff_proc *p)
{
    const char *family = ff_target_os_family(), *name = ff_target_os_name();
    return ff_tuple(p, ff_atom_from_utf8(p->vm, family, strlen(family)), ff_atom_from_utf8(p->vm, name, strlen(name)));
}

static ff_term os_version(ff_proc *p)
{
    unsigned v[3];
    ff_target_os_version(v);
    return ff_tuple(p, small(v[0]), small(v[1]), small(v[2]));
}

static ff_term computed_info(ff_proc *p, ff_term what)
{
    if (ff_same(what, FF_AM_process_count)) return small(p->vm->procs->count);
    if (ff_same(what, FF_AM_atom_count)) return small(ff_atom_count(p->vm));
    if (ff_same(what, FF_AM_fullsweep_after)) return ff_tuple(p, what, small(p->sched->fullsweep_after));
    if (ff_same(what, FF_AM_min_heap_size)) return ff_tuple(p, what, small(FF_HEAP_MIN_WORDS));
    if (ff_same(what, FF_AM_min_bin_vheap_size)) return ff_tuple(p, what, small(FF_REFC_MIN_LIMIT_BYTES / sizeof(ff_word)));
    if (ff_same(what, FF_AM_max_heap_size)) return max_heap(p);
    if (ff_same(what, FF_AM_garbage_collection)) return heap_defaults(p);
    if (ff_same(what, FF_AM_start_time)) return ff_integer_from_i64(p, p->sched->start_ns);
    if (ff_same(what, FF_AM_end_time)) return ff_integer_from_i64(p, INT64_MAX);
    if (ff_same(what, FF_AM_compat_rel)) return FF_SMALL_CONST(25);
    if (ff_same(what, FF_AM_emu_flavor)) return FF_AM_aot;
    if (ff_same(what, FF_AM_scheduler_bindings)) return ff_tuple(p, FF_AM_unbound);
    if (ff_same(what, FF_AM_system_architecture)) return architecture(p);
    if (ff_same(what, FF_AM_os_type)) return os_type(p);
    if (ff_same(what, FF_AM_os_version)) return os_version(p);
    if (ff_same(what, FF_AM_system_logger)) {
        const ff_proc *logger = ff_name_lookup(p->vm, FF_AM_logger);
        return logger ? logger->self : FF_AM_undefined;
    }
    if (ff_is_tuple_of(what, 2) && ff_same(ff_tuple_get(what, 0), FF_AM_wordsize)
        && (ff_same(ff_tuple_get(what, 1), FF_AM_internal) || ff_same(ff_tuple_get(what, 1), FF_AM_external)))
        return FF_SMALL_CONST(8);
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_system_info_1(ff_proc *p, ff_term what)
{
    for (size_t i = 0; i < sizeof fixed_info / sizeof *fixed_info; i++)
        if (ff_same(fixed_info[i].name, what)) return fixed_info[i].value;
    for (size_t i = 0; i < sizeof text_info / sizeof *text_info; i++)
        if (ff_same(text_info[i].name, what)) return text(p, text_info[i].value);
    ff_term value = computed_info(p, what);
    return ff_is_value(value) ? value : ff_badarg(p);
}

/* ---- system_flag ---- */

static bool is_count(ff_term t) { return ff_is_small(t) && ff_small_to_int(t) >= 0; }

static ff_term swap_max_heap(ff_proc *p, ff_term value)
{
    ff_term old = max_heap(p), size = ff_is_map(value) ? ff_map_get(value, FF_AM_size) : value;
    if (!ff_is_value(size) || !is_count(size)) return FF_NONVALUE;
    p->sched->max_heap_words = (size_t)ff_small_to_int(size);
    return old;
}

static ff_term swap_fullsweep(ff_proc *p, ff_term value)
{
    if (!is_count(value)) return FF_NONVALUE;
    ff_term old = small(p->sched->fullsweep_after);
    p->sched->fullsweep_after = ff_small_to_int(value) > UINT16_MAX ? UINT16_MAX : (uint16_t)ff_small_to_int(value);
    return old;
}

/* Flags of things there are none of are accepted, and tell what they are. */
static ff_term swap_flag(ff_proc *p, ff_term flag, ff_term value)
{
    if (ff_same(flag, FF_AM_max_heap_size)) return swap_max_heap(p, value);
    if (ff_same(flag, FF_AM_fullsweep_after)) return swap_fullsweep(p, value);
    if (ff_same(flag, FF_AM_backtrace_depth)) return is_count(value) ? FF_SMALL_CONST(8) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_min_heap_size)) return is_count(value) ? small(FF_HEAP_MIN_WORDS) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_min_bin_vheap_size)) return is_count(value) ? small(FF_REFC_MIN_LIMIT_BYTES / sizeof(ff_word)) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_schedulers_online)) return is_count(value) ? FF_SMALL_CONST(1) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_multi_scheduling)) return FF_AM_disabled;
    if (ff_same(flag, FF_AM_scheduler_wall_time)) return FF_AM_false;
    if (ff_same(flag, FF_AM_trace_control_word)) return is_count(value) ? FF_SMALL_CONST(0) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_time_offset)) return FF_AM_final;
    if (ff_same(flag, FF_AM_system_logger)) return FF_AM_logger;
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_system_flag_2(ff_proc *p, ff_term flag, ff_term value)
{
    ff_term old = swap_flag(p, flag, value);
    return ff_is_value(old) ? old : ff_badarg(p);
}

/* ---- statistics ---- */

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

ff_term ff_bif_erlang_statistics_1(ff_proc *p, ff_term what)
{
    ff_sched *s = p->sched;
    const ff_term zero = FF_SMALL_CONST(0);
    if (ff_same(what, FF_AM_reductions) || ff_same(what, FF_AM_exact_reductions)) return reductions(p);
    if (ff_same(what, FF_AM_runtime)) return times(p, ff_target_cpu_ns(), &s->run_ns_told);
    if (ff_same(what, FF_AM_wall_clock)) return times(p, ff_target_monotonic_ns() - s->start_ns, &s->wall_ns_told);
    if (ff_same(what, FF_AM_context_switches)) return ff_tuple(p, ff_integer_from_u64(p, s->context_switches), zero);
    if (ff_same(what, FF_AM_garbage_collection)) return ff_tuple(p, zero, zero, zero);
    if (ff_same(what, FF_AM_io)) return ff_tuple(p, ff_tuple(p, FF_AM_input, zero), ff_tuple(p, FF_AM_output, zero));
    if (ff_same(what, FF_AM_run_queue) || ff_same(what, FF_AM_total_run_queue_lengths)
        || ff_same(what, FF_AM_total_run_queue_lengths_all))
        return small(n_runnable(s));
    if (ff_same(what, FF_AM_total_active_tasks) || ff_same(what, FF_AM_total_active_tasks_all)) return small(n_runnable(s) + 1);
    if (ff_same(what, FF_AM_run_queue_lengths) || ff_same(what, FF_AM_run_queue_lengths_all))
        return ff_cons(p, small(n_runnable(s)), FF_NIL);
    if (ff_same(what, FF_AM_active_tasks) || ff_same(what, FF_AM_active_tasks_all))
        return ff_cons(p, small(n_runnable(s) + 1), FF_NIL);
    if (ff_same(what, FF_AM_scheduler_wall_time) || ff_same(what, FF_AM_scheduler_wall_time_all)
        || ff_same(what, FF_AM_microstate_accounting))
        return FF_AM_undefined;
    return ff_badarg(p);
}

/* ---- what watches systems: never on ---- */

ff_term ff_bif_erlang_system_monitor_0(ff_proc *p)
{
    (void)p;
    return FF_AM_undefined;
}
ff_term ff_bif_erlang_system_monitor_1(ff_proc *p, ff_term settings)
{
    return ff_same(settings, FF_AM_undefined) ? FF_AM_undefined : ff_badarg(p);
}
ff_term ff_bif_erlang_system_monitor_2(ff_proc *p, ff_term pid, ff_term options)
{
    return ff_same(pid, FF_AM_undefined) && ff_is_list(options) ? FF_AM_undefined : ff_badarg(p);
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
