/* runtime/bif/erlang_process.c -- erlang: what a process is told or asked to do: flags, suspending, hibernating, halting.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "bif/stream.h"
#include "bin/utf.h"
#include "gc/gc.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

enum { STANDARD_ERROR = 2, SLOGAN_MAX_CHARS = 200 };

static ff_term from_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

static ff_proc *lookup(ff_proc *p, ff_term pid) { return ff_is_local_pid(pid) ? ff_proc_lookup(p->vm, pid) : NULL; }

/* ---- who is there ---- */

ff_term ff_bif_erlang_self_0(ff_proc *p) { return p->self; }

ff_term ff_bif_erlang_processes_0(ff_proc *p)
{
    ff_term list = FF_NIL;
    for (ff_list *all = &p->vm->procs->all, *at = all->prev; at != all; at = at->prev) {
        ff_proc_more *m = FF_LIST_OWNER(ff_proc_more, all, at);
        if (!m->doomed) list = ff_cons(p, m->proc->self, list);
    }
    ff_bump(p, p->vm->procs->count / 10);
    return list;
}

ff_term ff_bif_erlang_is_process_alive_1(ff_proc *p, ff_term pid)
{
    return ff_is_local_pid(pid) ? from_bool(lookup(p, pid)) : ff_badarg(p);
}

ff_term ff_bif_erts_internal_is_process_alive_2(ff_proc *p, ff_term pid, ff_term ref)
{
    if (!ff_is_local_pid(pid) || !ff_is_ref(ref)) return ff_badarg(p);
    ff_deliver_own(p, ff_tuple(p, ref, from_bool(lookup(p, pid))));
    return FF_AM_ok;
}

ff_term ff_bif_erts_internal_is_system_process_1(ff_proc *p, ff_term pid)
{
    return ff_is_local_pid(pid) ? FF_AM_false : ff_badarg(p);
}

/* ---- group leader ---- */

ff_term ff_bif_erlang_group_leader_0(ff_proc *p) { return p->group_leader; }

ff_term ff_bif_erts_internal_group_leader_2(ff_proc *p, ff_term leader, ff_term pid)
{
    ff_proc *led = lookup(p, pid);
    if (!ff_is_local_pid(leader) || !led) return FF_AM_badarg;
    led->group_leader = leader;
    return FF_AM_true;
}

ff_term ff_bif_erts_internal_group_leader_3(ff_proc *p, ff_term leader, ff_term pid, ff_term ref)
{
    ff_term result = ff_bif_erts_internal_group_leader_2(p, leader, pid);
    ff_deliver_own(p, ff_tuple(p, FF_AM_group_leader, ref, result));
    return FF_AM_ok;
}

/* ---- flags ---- */

static ff_term swap_bool(bool *flag, ff_term value)
{
    bool old = *flag, new;
    if (!ff_option_bool(value, &new)) return FF_NONVALUE;
    *flag = new;
    return from_bool(old);
}

static ff_term swap_size(size_t *size, ff_term value, size_t max)
{
    if (!ff_is_small(value) || ff_small_to_int(value) < 0 || (uint64_t)ff_small_to_int(value) > max) return FF_NONVALUE;
    ff_term old = ff_small_from_int((int64_t)*size);
    *size = (size_t)ff_small_to_int(value);
    return old;
}

static ff_term swap_priority(ff_proc *p, ff_term value)
{
    ff_priority old = p->more->priority, new;
    if (!ff_option_priority(value, &new)) return FF_NONVALUE;
    ff_set_priority(p, new);
    return ff_priority_atom(old);
}

static ff_term swap_max_heap(ff_proc *p, ff_term value)
{
    size_t words = p->heap.max_words;
    bool kill = p->heap.max_kill, log = p->heap.max_log;
    ff_term old = ff_max_heap_map(p, words, kill, log);
    if (!ff_option_max_heap(value, &words, &kill, &log)) return FF_NONVALUE;
    p->heap.max_words = words;
    p->heap.max_kill = kill;
    p->heap.max_log = log;
    return old;
}

static ff_term swap_min_heap(ff_proc *p, ff_term value)
{
    size_t words = p->heap.min_words;
    ff_term old = swap_size(&words, value, UINT32_MAX);
    if (ff_is_value(old)) p->heap.min_words = ff_heap_next_size(words < FF_HEAP_MIN_WORDS ? FF_HEAP_MIN_WORDS : words);
    return old;
}

static ff_term swap_fullsweep(ff_proc *p, ff_term value)
{
    size_t n = p->heap.fullsweep_after;
    ff_term old = swap_size(&n, value, SIZE_MAX / 16);
    p->heap.fullsweep_after = (uint16_t)n; /* 16 bits of it, as OTP */
    return old;
}

static ff_term swap_queue_data(ff_proc *p, ff_term value)
{
    bool old = p->more->off_heap_messages, new;
    if (!ff_option_message_queue(value, &new)) return FF_NONVALUE;
    p->more->off_heap_messages = new;
    return old ? FF_AM_off_heap : FF_AM_on_heap;
}

static ff_term swap_error_handler(ff_proc *p, ff_term value)
{
    ff_term old = p->more->error_handler;
    if (!ff_is_atom(value)) return FF_NONVALUE;
    p->more->error_handler = value;
    return old;
}

/* Nothing records calls: only the number is kept. */
static ff_term swap_save_calls(ff_proc *p, ff_term value)
{
    size_t n = p->more->save_calls;
    ff_term old = swap_size(&n, value, 10000);
    p->more->save_calls = (uint32_t)n;
    return old;
}

/* 0: the process is bound to none. */
static ff_term swap_scheduler(ff_term value)
{
    bool is_none_or_only = ff_same(value, FF_SMALL_CONST(0)) || ff_same(value, FF_SMALL_CONST(1));
    return is_none_or_only ? FF_SMALL_CONST(0) : FF_NONVALUE;
}

/* What net_kernel:monitor_nodes/1,2 calls; nodes neither come nor go. */
static bool is_node_monitor(ff_term flag)
{
    return ff_same(flag, FF_AM_monitor_nodes)
           || (ff_is_tuple_of(flag, 2) && ff_same(ff_tuple_get(flag, 0), FF_AM_monitor_nodes) && ff_is_list(ff_tuple_get(flag, 1)));
}

/* *cause: what error_info says when there is no answer, or no value. */
static ff_term swap_flag(ff_proc *p, ff_term flag, ff_term value, ff_term *cause)
{
    *cause = FF_NONVALUE;
    if (is_node_monitor(flag)) return ff_option_bool(value, &(bool){false}) ? FF_SMALL_CONST(0) : FF_NONVALUE;
    if (ff_same(flag, FF_AM_trap_exit)) return swap_bool(&p->more->trap_exit, value);
    if (ff_same(flag, FF_AM_priority)) return swap_priority(p, value);
    if (ff_same(flag, FF_AM_max_heap_size)) return swap_max_heap(p, value);
    if (ff_same(flag, FF_AM_min_heap_size)) return swap_min_heap(p, value);
    if (ff_same(flag, FF_AM_min_bin_vheap_size)) return swap_size(&p->more->min_bin_vheap, value, SIZE_MAX / 16);
    if (ff_same(flag, FF_AM_fullsweep_after)) return swap_fullsweep(p, value);
    if (ff_same(flag, FF_AM_message_queue_data)) return swap_queue_data(p, value);
    if (ff_same(flag, FF_AM_error_handler)) return swap_error_handler(p, value);
    if (ff_same(flag, FF_AM_sensitive)) return swap_bool(&p->more->sensitive, value);
    if (ff_same(flag, FF_AM_scheduler)) return swap_scheduler(value);
    *cause = ff_same(flag, FF_AM_save_calls) ? FF_AM_none : FF_AM_badopt;
    return ff_same(flag, FF_AM_save_calls) ? swap_save_calls(p, value) : FF_NONVALUE;
}

ff_term ff_bif_erlang_process_flag_2(ff_proc *p, ff_term flag, ff_term value)
{
    ff_term cause, old = swap_flag(p, flag, value, &cause);
    if (ff_is_value(old)) return old;
    return ff_is_value(cause) ? ff_raise_cause(p, FF_AM_badarg, cause) : ff_badarg(p);
}

/* Answers badarg, which the Erlang half raises. */
ff_term ff_bif_erts_internal_process_flag_3(ff_proc *p, ff_term pid, ff_term flag, ff_term value)
{
    ff_proc *other = lookup(p, pid);
    if (!other || !ff_same(flag, FF_AM_save_calls)) return FF_AM_badarg;
    ff_term old = swap_save_calls(other, value);
    return ff_is_value(old) ? old : FF_AM_badarg;
}

/* ---- giving way ---- */

/* Others run before the BIF returns result. */
static ff_term return_later(ff_proc *p, ff_term result)
{
    p->x[0] = result;
    return ff_suspend_at(p, ff_label_return, 1);
}

ff_term ff_bif_erlang_yield_0(ff_proc *p) { return return_later(p, FF_AM_true); }

ff_term ff_bif_erlang_bump_reductions_1(ff_proc *p, ff_term n)
{
    if (!ff_is_small(n) || ff_small_to_int(n) < 1) return ff_badarg(p);
    ff_bump(p, (size_t)ff_small_to_int(n));
    return FF_AM_true;
}

static void forget_stack(ff_proc *p)
{
    p->stop = p->heap.end;
    *--p->stop = (ff_word)(uintptr_t)ff_label_exit + FF_TAG_LABEL;
}

ff_term ff_bif_erlang_hibernate_3(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    ptrdiff_t arity = ff_list_length(args);
    if (!ff_is_atom(m) || !ff_is_atom(f) || arity < 0) return ff_badarg(p);
    if (arity > FF_MAX_ARITY) return ff_system_limit(p);
    forget_stack(p);
    ff_trap(p, ff_label_wake, 3, (ff_term[]){m, f, args});
    FF_FEATURE(hibernate);
    p->more->hibernating = true;
    p->more->mailbox.save = p->more->mailbox.ends.next;
    if (p->more->mailbox.length > 0)
        p->more->yielding = true;
    else
        p->more->state = FF_WAITING;
    return FF_NONVALUE;
}

/* ---- suspending others ---- */

ff_term ff_bif_erts_internal_suspend_process_2(ff_proc *p, ff_term pid, ff_term options)
{
    ff_proc *other = lookup(p, pid);
    bool unless_suspending = false;
    for (; ff_is_cons(options); options = ff_tail(options)) unless_suspending |= ff_same(ff_head(options), FF_AM_unless_suspending);
    if (!other || other == p || !ff_is_nil(options)) return FF_AM_badarg;
    if (unless_suspending && other->more->suspended) return FF_AM_false;
    ff_suspend(other);
    return FF_AM_true;
}

ff_term ff_bif_erlang_resume_process_1(ff_proc *p, ff_term pid)
{
    ff_proc *other = lookup(p, pid);
    if (!other || other->more->suspended == 0) return ff_badarg(p);
    ff_resume(other);
    return FF_AM_true;
}

/* ---- collections on request ---- */

ff_term ff_bif_erts_internal_garbage_collect_1(ff_proc *p, ff_term type)
{
    if (ff_same(type, FF_AM_major)) p->more->want_full_gc = true;
    else if (ff_same(type, FF_AM_minor)) p->more->want_gc = true;
    else return ff_badarg(p);
    return return_later(p, FF_AM_true);
}

static void collect_now(ff_proc *p)
{
    if (p->more->state == FF_RUNNING) {
        p->more->want_full_gc = true;
        ff_interrupt(p);
    } else {
        ff_gc_full(p, 0, p->live);
    }
}

/* {garbage_collect, Id, Type} or {check_process_code, Id, Module}, answered by {What, Id, Result}. */
static ff_term system_task(ff_proc *p, ff_proc *requester, ff_term pid, ff_term request)
{
    if (!ff_is_local_pid(pid) || !ff_is_tuple(request) || ff_tuple_arity(request) < 2) return ff_badarg(p);
    ff_proc *other = lookup(p, pid);
    ff_term what = ff_tuple_get(request, 0), id = ff_tuple_get(request, 1);
    bool collects = ff_same(what, FF_AM_garbage_collect);
    if (collects && other) collect_now(other);
    if (requester) ff_deliver(requester, ff_tuple(p, what, id, from_bool(collects && other)));
    return FF_AM_ok;
}

ff_term ff_bif_erts_internal_request_system_task_3(ff_proc *p, ff_term pid, ff_term priority, ff_term request)
{
    (void)priority;
    return system_task(p, p, pid, request);
}

ff_term ff_bif_erts_internal_request_system_task_4(ff_proc *p, ff_term requester, ff_term pid, ff_term priority, ff_term request)
{
    (void)priority;
    return system_task(p, lookup(p, requester), pid, request);
}

/* ---- the end of everything ---- */

/* Writes the last words of halt("slogan") to standard error. False: no text. */
static bool write_slogan(ff_vm *vm, ff_term slogan)
{
    uint8_t text[4 * SLOGAN_MAX_CHARS];
    size_t n = 0;
    for (int i = 0; ff_is_cons(slogan) && i < SLOGAN_MAX_CHARS; i++, slogan = ff_tail(slogan)) {
        ff_term c = ff_head(slogan);
        if (!ff_is_small(c) || !ff_is_code_point((uint64_t)ff_small_to_int(c))) return false;
        if (ff_small_to_int(c) == '\n') text[n++] = '\r';
        n += ff_utf8_put(text + n, (uint32_t)ff_small_to_int(c));
    }
    if (!ff_is_list(slogan)) return false;
    ff_stream_write(vm, STANDARD_ERROR, text, n);
    ff_stream_write(vm, STANDARD_ERROR, "\r\n", 2); /* the emulator ends its last words so, whatever is at the other end */
    return true;
}

/* halt("slogan") and halt(abort) end with the statuses that the emulator's shell shows. */
static bool halt_status(ff_vm *vm, ff_term status, int *out)
{
    if (ff_is_small(status) && ff_small_to_int(status) >= 0) *out = (int)(ff_small_to_int(status) & 0x7fffffff);
    else if (ff_same(status, FF_AM_abort)) *out = 134;
    else if (ff_is_list(status) && write_slogan(vm, status)) *out = 1;
    else return false;
    return true;
}

ff_term ff_bif_erlang_halt_2(ff_proc *p, ff_term status, ff_term options)
{
    bool flush = true;
    for (; ff_is_cons(options); options = ff_tail(options)) {
        ff_term option = ff_head(options);
        if (!ff_is_tuple_of(option, 2) || !ff_same(ff_tuple_get(option, 0), FF_AM_flush)) return ff_badarg(p);
        if (!ff_option_bool(ff_tuple_get(option, 1), &flush)) return ff_badarg(p);
    }
    if (!ff_is_nil(options) || !halt_status(p->vm, status, &p->vm->exit_status)) return ff_badarg(p);
    p->vm->halted = true;
    p->vm->flush_ports = flush && ff_is_small(status);
    return return_later(p, FF_AM_true);
}
