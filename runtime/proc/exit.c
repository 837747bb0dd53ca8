/* runtime/proc/exit.c -- How processes end: exit signals, and the order in which others hear of it.
 * Links hear first, then monitors; what the process itself waited for or watched is dropped silently.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"
#include "proc/entry.h"
#include "proc/ports.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"

void ff_doom_own(ff_proc *p, ff_term reason)
{
    ff_proc_more *m = p->more;
    if (m->doomed) return;
    if (!ff_is_nil(m->name)) ff_name_remove(p->vm, m->name);
    m->doomed = true;
    m->exit_reason = reason;
    if (m->state == FF_RUNNING) {
        ff_interrupt(p);
        return;
    }
    if (m->state == FF_RUNNABLE) ff_dequeue(p);
    ff_list_append(&p->vm->procs->doomed, &m->run);
}

void ff_doom(ff_proc *p, ff_term reason)
{
    if (ff_is_alive(p)) ff_doom_own(p, ff_is_immediate(reason) ? reason : ff_copy_to(p, reason));
}

static ff_term exit_message(ff_proc *p, ff_term from, ff_term reason)
{
    return ff_tuple(p, FF_AM_EXIT, from, reason);
}

/* The message is put together in the receiver's own heap. */
static void send_exit(ff_proc *to, ff_term from, ff_term reason)
{
    ff_deliver_own(to, exit_message(to, from, ff_copy_to(to, reason)));
}

void ff_exit_signal(ff_proc *p, ff_term from, ff_term reason, bool from_link)
{
    bool kill = !from_link && ff_same(reason, FF_AM_kill);
    if (kill)
        ff_doom(p, FF_AM_killed);
    else if (p->more->trap_exit)
        send_exit(p, from, reason);
    else if (!ff_same(reason, FF_AM_normal) || (!from_link && ff_same(from, p->self)))
        ff_doom(p, reason);
}

/* ---- the end ---- */

static void tell_links(ff_proc *p)
{
    ff_list *links = &p->more->links;
    while (!ff_list_is_empty(links)) {
        ff_list *at = links->next;
        ff_link *l = FF_LIST_OWNER(ff_link, at[0], at);
        if (l->end[0] != p) l = FF_LIST_OWNER(ff_link, at[1], at);
        ff_proc *other = ff_link_other(l, p);
        ff_link_remove(p->vm, l);
        if (ff_is_alive(other)) ff_exit_signal(other, p->self, p->more->exit_reason, true);
    }
}

static void tell_watchers(ff_proc *p)
{
    ff_list *watchers = &p->more->monitored_by;
    while (!ff_list_is_empty(watchers))
        ff_monitor_fire(p->vm, FF_LIST_OWNER(ff_monitor, by_target, watchers->next), p->more->exit_reason);
}

static void drop_monitors(ff_proc *p)
{
    ff_list *monitors = &p->more->monitors;
    while (!ff_list_is_empty(monitors)) ff_monitor_free(p->vm, FF_LIST_OWNER(ff_monitor, by_watcher, monitors->next));
}

/* Without an entry it is no program that ends. */
static void first_process_ended(ff_proc *p)
{
    if (ff_same(p->self, p->vm->entry)) ff_entry_ended(p);
    else if (p->vm->entry.bits) ff_init_ended(p);
}

static void end_process(ff_proc *p)
{
    if (ff_is_nil(p->more->parent) && !p->vm->halted) first_process_ended(p);
    ff_cancel_timeout(p);
    ff_timers_cancel_of(p);
    ff_ets_process_end(p);
    tell_links(p);
    if (p->vm->ports) p->vm->ports->ops->process_end(p);
    drop_monitors(p);
    tell_watchers(p);
    ff_proc_table_remove(p->vm, p);
    ff_proc_free(p);
}

void ff_reap(ff_vm *vm)
{
    ff_list *doomed = &vm->procs->doomed;
    while (!ff_list_is_empty(doomed)) {
        ff_proc_more *m = FF_LIST_OWNER(ff_proc_more, run, doomed->next);
        ff_list_remove(&m->run);
        end_process(m->proc);
    }
}
