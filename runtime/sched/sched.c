/* runtime/sched/sched.c -- Which process runs next, and running it for one time slice.
 * Queues: max before high before the others; one process of low priority runs for every eight turns of normal ones.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sched/sched.h"
#include "gc/gc.h"
#include "proc/table.h"

enum { NORMAL_TURNS_PER_LOW = 8 };

/* ---- queues ---- */

void ff_make_runnable(ff_proc *p)
{
    ff_sched *s = p->sched;
    p->more->state = FF_RUNNABLE;
    ff_list_append(&s->queues[p->more->priority], &p->more->run);
    s->queued[p->more->priority]++;
}

void ff_dequeue(ff_proc *p)
{
    ff_list_remove(&p->more->run);
    p->sched->queued[p->more->priority]--;
    p->more->state = FF_WAITING;
}

void ff_wake(ff_proc *p)
{
    ff_proc_more *m = p->more;
    if (m->state != FF_WAITING || m->doomed) return;
    if (m->suspended)
        m->woken = true;
    else
        ff_make_runnable(p);
}

static bool is_low_turn(ff_sched *s)
{
    if (s->queued[FF_PRIORITY_LOW] == 0) return false;
    if (s->queued[FF_PRIORITY_NORMAL] > 0 && ++s->normal_turns < NORMAL_TURNS_PER_LOW) return false;
    s->normal_turns = 0;
    return true;
}

ff_proc *ff_next_runnable(ff_sched *s)
{
    unsigned queue = FF_PRIORITY_MAX;
    while (queue > FF_PRIORITY_NORMAL && s->queued[queue] == 0) queue--;
    if (queue == FF_PRIORITY_NORMAL && is_low_turn(s)) queue = FF_PRIORITY_LOW;
    if (s->queued[queue] == 0) return NULL;
    ff_proc *p = FF_LIST_OWNER(ff_proc_more, run, s->queues[queue].next)->proc;
    ff_dequeue(p);
    return p;
}

bool ff_has_runnable(const ff_sched *s)
{
    size_t n = 0;
    for (int i = 0; i < FF_PRIORITY__N; i++) n += s->queued[i];
    return n > 0;
}

void ff_set_priority(ff_proc *p, ff_priority priority)
{
    bool queued = p->more->state == FF_RUNNABLE;
    if (queued) ff_dequeue(p);
    p->more->priority = (uint8_t)priority;
    if (queued) ff_make_runnable(p);
}

void ff_suspend(ff_proc *p)
{
    ff_proc_more *m = p->more;
    m->suspended++;
    if (m->state == FF_RUNNING) ff_interrupt(p);
    if (m->state != FF_RUNNABLE) return;
    ff_dequeue(p);
    m->woken = true;
}

void ff_resume(ff_proc *p)
{
    ff_proc_more *m = p->more;
    if (--m->suspended > 0 || !m->woken) return;
    m->woken = false;
    ff_wake(p);
}

/* ---- a time slice ---- */

/* Runs hosts until one comes back for good. */
static void enter(ff_proc *p)
{
    do {
        const ff_label *to = p->cont;
        p->again = false;
        to->enter(p, p->htop, p->stop, p->reds, to, p->x[0], p->x[1], p->x[2], p->x[3]);
    } while (p->again);
}

static void collect(ff_proc *p)
{
    ff_proc_more *m = p->more;
    bool full = m->want_full_gc;
    if (m->hibernating)
        ff_gc_hibernate(p, p->live);
    else if (full)
        ff_gc_full(p, 0, p->live);
    else if (m->want_gc || p->vm->gc_stress || ff_gc_wanted(p))
        ff_gc(p, 0, p->live);
    m->want_gc = m->want_full_gc = m->hibernating = false;
}

/* What becomes of p after a host came back. */
static void settle(ff_proc *p)
{
    ff_proc_more *m = p->more;
    bool waits = m->state == FF_WAITING;
    if (!m->doomed) collect(p);
    if (m->doomed) p->live = 0;
    ff_proc_save_x(p);
    m->state = FF_WAITING;
    if (m->doomed)
        ff_list_append(&p->vm->procs->doomed, &m->run);
    else if (!waits)
        ff_wake(p);
}

static void count_reductions(ff_sched *s, ff_proc *p)
{
    int32_t used = s->vm->slice_reds - (p->reds < 0 ? 0 : p->reds);
    p->more->reductions += (uint64_t)used;
    s->reductions += (uint64_t)used;
    s->context_switches++;
}

void ff_run_slice(ff_sched *s, ff_proc *p)
{
    s->current = p;
    p->more->state = FF_RUNNING;
    ff_proc_load_x(p);
    p->reds = s->vm->slice_reds;
    p->reds_mask = -1;
    p->heap.slices++;
    enter(p);
    count_reductions(s, p);
    settle(p);
    s->current = NULL;
    ff_reap(s->vm);
}
