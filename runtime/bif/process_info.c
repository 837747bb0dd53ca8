/* runtime/bif/process_info.c -- erlang: process_info and its items.
 * What belongs to another process is copied to the one that asks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "gc/gc.h"
#include "proc/ports.h"
#include "proc/table.h"
#include "proc/trace.h"
#include "sched/sched.h"
#include "term/copy.h"
#include "term/debug.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#include <string.h>

/* Each tells one item of `of` with a term in p's heap. */
typedef ff_term item_fn(ff_proc *p, ff_proc *of);

static ff_term small(size_t n) { return ff_small_from_int((int64_t)n); }
static ff_term from_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

/* ---- what it does ---- */

static ff_term mfa_term(ff_proc *p, ff_mfa at)
{
    return ff_tuple(p, ff_atom_from_number(at.module), ff_atom_from_number(at.function), ff_small_from_int(at.arity));
}

/* A process asking about itself: the frames of its caller; else where it will go on, and the frames. */
static ff_term stack_of(ff_proc *p, ff_proc *of)
{
    ff_term list = ff_trace_of_process(p, of);
    return of->more->state == FF_RUNNING ? ff_tail(list) : list;
}

static ff_term current_stacktrace(ff_proc *p, ff_proc *of) { return stack_of(p, of); }
static ff_term current_location(ff_proc *p, ff_proc *of)
{
    ff_term list = stack_of(p, of);
    return ff_is_cons(list) ? ff_head(list) : mfa_term(p, of->more->initial);
}
static ff_term current_function(ff_proc *p, ff_proc *of)
{
    ff_term at = current_location(p, of);
    return ff_tuple(p, ff_tuple_get(at, 0), ff_tuple_get(at, 1), ff_tuple_get(at, 2));
}
static ff_term initial_call(ff_proc *p, ff_proc *of) { return mfa_term(p, of->more->initial); }
static ff_term status(ff_proc *p, ff_proc *of)
{
    (void)p;
    if (of->more->suspended) return FF_AM_suspended;
    switch (of->more->state) {
    case FF_RUNNING: return FF_AM_running;
    case FF_RUNNABLE: return FF_AM_runnable;
    default: return FF_AM_waiting;
    }
}
static ff_term reductions(ff_proc *p, ff_proc *of)
{
    uint64_t n = of->more->reductions;
    if (of->more->state == FF_RUNNING && of->reds > 0) n += (uint64_t)(p->vm->slice_reds - of->reds);
    return ff_integer_from_u64(p, n);
}
static ff_term catchlevel(ff_proc *p, ff_proc *of)
{
    size_t n = 0;
    for (const ff_word *at = of->stop; at < of->heap.end; at++) n += ff_is_catch(*at);
    (void)p;
    return small(n);
}

/* ---- mailbox, dictionary ---- */

static ff_term message_queue_len(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(of->more->mailbox.length);
}
static ff_term messages(ff_proc *p, ff_proc *of)
{
    if (of->more->sensitive) return FF_NIL;
    return ff_mailbox_to_list(p, of);
}
static ff_term dictionary(ff_proc *p, ff_proc *of) { return of->more->sensitive ? FF_NIL : ff_dictionary_to_list(p, of); }
static ff_term message_queue_data(ff_proc *p, ff_proc *of)
{
    (void)p;
    return of->more->off_heap_messages ? FF_AM_off_heap : FF_AM_on_heap;
}

/* ---- relations ---- */

static ff_term registered_name(ff_proc *p, ff_proc *of)
{
    (void)p;
    return of->more->name;
}
static ff_term parent(ff_proc *p, ff_proc *of)
{
    (void)p;
    return ff_is_nil(of->more->parent) ? FF_AM_undefined : of->more->parent;
}
static ff_term group_leader(ff_proc *p, ff_proc *of)
{
    (void)p;
    return of->group_leader;
}
static ff_term links(ff_proc *p, ff_proc *of)
{
    ff_term list = p->vm->ports ? p->vm->ports->ops->links_of(p, of, FF_NIL) : FF_NIL;
    ff_list *all = &of->more->links;
    for (ff_list *at = all->prev; at != all; at = at->prev) {
        ff_link *l = FF_LIST_OWNER(ff_link, at[0], at);
        if (l->end[0] != of) l = FF_LIST_OWNER(ff_link, at[1], at);
        list = ff_cons(p, ff_link_other(l, of)->self, list);
    }
    return list;
}
static ff_term monitors(ff_proc *p, ff_proc *of)
{
    ff_term list = FF_NIL;
    ff_list *all = &of->more->monitors;
    for (ff_list *at = all->prev; at != all; at = at->prev) {
        ff_monitor *m = FF_LIST_OWNER(ff_monitor, by_watcher, at);
        if (!ff_monitor_has_target(m)) continue;
        ff_term item = ff_is_atom(m->item) ? ff_tuple(p, m->item, FF_AM_nonode_at_nohost) : m->item;
        list = ff_cons(p, ff_tuple(p, m->of_port ? FF_AM_port : FF_AM_process, item), list);
    }
    return list;
}
static ff_term monitored_by(ff_proc *p, ff_proc *of)
{
    ff_term list = FF_NIL;
    ff_list *all = &of->more->monitored_by;
    for (ff_list *at = all->prev; at != all; at = at->prev)
        list = ff_cons(p, FF_LIST_OWNER(ff_monitor, by_target, at)->watcher->self, list);
    return list;
}

/* ---- flags ---- */

static ff_term trap_exit(ff_proc *p, ff_proc *of)
{
    (void)p;
    return from_bool(of->more->trap_exit);
}
static ff_term error_handler(ff_proc *p, ff_proc *of)
{
    (void)p;
    return of->more->error_handler;
}
static ff_term priority(ff_proc *p, ff_proc *of)
{
    (void)p;
    return ff_priority_atom(of->more->priority);
}
static ff_term nothing(ff_proc *p, ff_proc *of)
{
    (void)p, (void)of;
    return FF_NIL;
}
static ff_term not_on(ff_proc *p, ff_proc *of)
{
    (void)p, (void)of;
    return FF_AM_false;
}
static ff_term trace_flags(ff_proc *p, ff_proc *of)
{
    (void)p, (void)of;
    return FF_SMALL_CONST(0);
}

/* ---- memory ---- */

static ff_term heap_size(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(ff_heap_block_words(of));
}
static ff_term total_heap_size(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(ff_heap_held_words(of));
}
static ff_term stack_size(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(ff_heap_stack_words(of));
}
static ff_term memory(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(sizeof(ff_proc) + sizeof(ff_proc_more) + ff_heap_held_words(of) * sizeof(ff_word)
                 + of->more->mailbox.length * sizeof(ff_message));
}
static ff_term min_heap_size(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(of->heap.min_words);
}
static ff_term min_bin_vheap_size(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(of->more->min_bin_vheap);
}
static ff_term fullsweep_after(ff_proc *p, ff_proc *of)
{
    (void)p;
    return small(of->heap.fullsweep_after);
}
static ff_term max_heap_size(ff_proc *p, ff_proc *of)
{
    return ff_max_heap_map(p, of->heap.max_words, of->heap.max_kill, of->heap.max_log);
}
static ff_term garbage_collection(ff_proc *p, ff_proc *of)
{
    ff_term items[] = {
        ff_tuple(p, FF_AM_max_heap_size, max_heap_size(p, of)),
        ff_tuple(p, FF_AM_min_bin_vheap_size, small(of->more->min_bin_vheap)),
        ff_tuple(p, FF_AM_min_heap_size, small(of->heap.min_words)),
        ff_tuple(p, FF_AM_fullsweep_after, small(of->heap.fullsweep_after)),
        ff_tuple(p, FF_AM_minor_gcs, small(of->heap.minor_gcs)),
    };
    return ff_list_new(p, sizeof items / sizeof *items, items, FF_NIL);
}
static ff_term heap_info(ff_proc *p, ff_proc *of) { return ff_heap_info(p, of); }

/* {Address, Bytes, References} of each large binary. */
static ff_term binary(ff_proc *p, ff_proc *of)
{
    ff_term list = FF_NIL;
    const ff_refc_bin *chains[] = {of->heap.refc, of->heap.old_refc};
    for (int i = 0; i < 2; i++) {
        for (const ff_refc_bin *h = chains[i]; h; h = (const ff_refc_bin *)(uintptr_t)h->next) {
            if (h->header == FF_RESOURCE_REF_HEADER) continue;
            const ff_binary *b = (const ff_binary *)(uintptr_t)h->binary;
            list = ff_cons(p, ff_tuple(p, ff_integer_from_u64(p, h->binary), small(b->used), small(b->refs)), list);
        }
    }
    return list;
}

static ff_term backtrace(ff_proc *p, ff_proc *of)
{
    char *text = ff_term_text(stack_of(p, of));
    ff_term result = ff_binary_new(p, text, strlen(text));
    ff_free(text);
    return result;
}

/* ---- items ---- */

typedef struct item {
    ff_term name;
    item_fn *tell;
} item;

/* What process_info/1 tells comes first, in its order. */
static const item items[] = {
    {FF_AM_registered_name, registered_name},
    {FF_AM_current_function, current_function},
    {FF_AM_initial_call, initial_call},
    {FF_AM_status, status},
    {FF_AM_message_queue_len, message_queue_len},
    {FF_AM_links, links},
    {FF_AM_dictionary, dictionary},
    {FF_AM_trap_exit, trap_exit},
    {FF_AM_error_handler, error_handler},
    {FF_AM_priority, priority},
    {FF_AM_group_leader, group_leader},
    {FF_AM_total_heap_size, total_heap_size},
    {FF_AM_heap_size, heap_size},
    {FF_AM_stack_size, stack_size},
    {FF_AM_reductions, reductions},
    {FF_AM_garbage_collection, garbage_collection},
    {FF_AM_suspending, nothing},
    {FF_AM_current_location, current_location},
    {FF_AM_current_stacktrace, current_stacktrace},
    {FF_AM_messages, messages},
    {FF_AM_message_queue_data, message_queue_data},
    {FF_AM_monitors, monitors},
    {FF_AM_monitored_by, monitored_by},
    {FF_AM_parent, parent},
    {FF_AM_memory, memory},
    {FF_AM_min_heap_size, min_heap_size},
    {FF_AM_min_bin_vheap_size, min_bin_vheap_size},
    {FF_AM_max_heap_size, max_heap_size},
    {FF_AM_fullsweep_after, fullsweep_after},
    {FF_AM_garbage_collection_info, heap_info},
    {FF_AM_binary, binary},
    {FF_AM_backtrace, backtrace},
    {FF_AM_catchlevel, catchlevel},
    {FF_AM_last_calls, not_on},
    {FF_AM_sequential_trace_token, nothing},
    {FF_AM_trace, trace_flags},
};
enum { N_ITEMS = sizeof items / sizeof *items, N_DEFAULT = 17 };

static const item *find_item(ff_term name)
{
    for (const item *i = items; i < items + N_ITEMS; i++)
        if (ff_same(i->name, name)) return i;
    return NULL;
}

static ff_term tell(ff_proc *p, ff_proc *of, const item *i) { return ff_tuple(p, i->name, i->tell(p, of)); }

/* names is a list of items. */
static ff_term tell_list(ff_proc *p, ff_proc *of, ff_term names)
{
    ff_term reversed = FF_NIL, list = FF_NIL;
    for (; ff_is_cons(names); names = ff_tail(names)) reversed = ff_cons(p, tell(p, of, find_item(ff_head(names))), reversed);
    for (; ff_is_cons(reversed); reversed = ff_tail(reversed)) list = ff_cons(p, ff_head(reversed), list);
    return list;
}

static bool is_item_list(ff_term names)
{
    for (; ff_is_cons(names); names = ff_tail(names))
        if (!find_item(ff_head(names))) return false;
    return ff_is_nil(names);
}

ff_term ff_bif_erlang_process_info_2(ff_proc *p, ff_term pid, ff_term what)
{
    const item *i = find_item(what);
    if (!ff_is_local_pid(pid) || (!i && !is_item_list(what))) return ff_badarg(p);
    ff_proc *of = ff_proc_lookup(p->vm, pid);
    if (!of) return FF_AM_undefined;
    if (!i) return tell_list(p, of, what);
    if (i->tell == registered_name && ff_is_nil(of->more->name)) return FF_NIL;
    return tell(p, of, i);
}

ff_term ff_bif_erlang_process_info_1(ff_proc *p, ff_term pid)
{
    if (!ff_is_local_pid(pid)) return ff_badarg(p);
    ff_proc *of = ff_proc_lookup(p->vm, pid);
    if (!of) return FF_AM_undefined;
    ff_term list = FF_NIL;
    for (int n = N_DEFAULT; n-- > 1;) list = ff_cons(p, tell(p, of, &items[n]), list);
    return ff_is_nil(of->more->name) ? list : ff_cons(p, tell(p, of, &items[0]), list);
}

ff_term ff_bif_erts_internal_process_display_2(ff_proc *p, ff_term pid, ff_term type)
{
    ff_proc *of = ff_is_local_pid(pid) ? ff_proc_lookup(p->vm, pid) : NULL;
    if (!of || !ff_same(type, FF_AM_backtrace)) return FF_AM_badarg;
    char *text = ff_term_text(stack_of(p, of));
    ff_target_write(2, text, strlen(text));
    ff_target_write(2, "\n", 1);
    ff_free(text);
    return FF_AM_true;
}
