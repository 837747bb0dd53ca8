/* runtime/sched/timer.c -- Timers: a binary heap by deadline; each timer knows its place, so that it can be taken out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sched/sched.h"
#include "gc/gc.h"
#include "proc/table.h"
#include "term/copy.h"
#include "ff_target.h"

ff_timer_wheel *ff_timers_new(void) { return ff_calloc(1, sizeof(ff_timer_wheel)); }

/* ---- the heap ---- */

static bool is_before(const ff_timer *a, const ff_timer *b)
{
    return a->deadline_ns != b->deadline_ns ? a->deadline_ns < b->deadline_ns : a->order < b->order;
}

static void place(ff_timer_wheel *w, size_t i, ff_timer *t)
{
    w->heap[i] = t;
    t->place = i;
}

static void sift_up(ff_timer_wheel *w, size_t i, ff_timer *t)
{
    for (; i > 0 && is_before(t, w->heap[(i - 1) / 2]); i = (i - 1) / 2) place(w, i, w->heap[(i - 1) / 2]);
    place(w, i, t);
}

static void sift_down(ff_timer_wheel *w, size_t i, ff_timer *t)
{
    for (size_t child; (child = 2 * i + 1) < w->count; i = child) {
        if (child + 1 < w->count && is_before(w->heap[child + 1], w->heap[child])) child++;
        if (!is_before(w->heap[child], t)) break;
        place(w, i, w->heap[child]);
    }
    place(w, i, t);
}

static void insert(ff_timer_wheel *w, ff_timer *t)
{
    FF_FEATURE(timer);
    if (w->count == w->capacity) {
        w->capacity = w->capacity ? w->capacity * 2 : 64;
        w->heap = ff_realloc(w->heap, w->capacity * sizeof *w->heap);
    }
    t->order = w->next_order++;
    sift_up(w, w->count++, t);
}

static void take_out(ff_timer_wheel *w, ff_timer *t)
{
    size_t i = t->place;
    ff_timer *last = w->heap[--w->count];
    if (last == t) return;
    if (i > 0 && is_before(last, w->heap[(i - 1) / 2]))
        sift_up(w, i, last);
    else
        sift_down(w, i, last);
}

/* ---- timers of receives ---- */

void ff_start_timeout(ff_proc *p, int64_t ms)
{
    ff_timer *t = ff_calloc(1, sizeof *t);
    t->deadline_ns = ff_target_monotonic_ns() + ms * 1000000;
    t->proc = p;
    insert(p->vm->timers, t);
    p->more->timeout = t;
}

void ff_cancel_timeout(ff_proc *p)
{
    p->more->timed_out = false;
    if (!p->more->timeout) return;
    take_out(p->vm->timers, p->more->timeout);
    ff_free(p->more->timeout);
    p->more->timeout = NULL;
}

static void fire_timeout(ff_proc *p)
{
    ff_proc_more *m = p->more;
    m->timeout = NULL;
    m->timed_out = true;
    if (m->state == FF_WAITING && !m->woken) p->cont = m->expired;
    ff_wake(p);
}

/* ---- timers that send ---- */

void ff_timer_start(ff_vm *vm, ff_term ref, int64_t deadline_ns, ff_term dest, ff_term message)
{
    ff_timer *t = ff_calloc(1, sizeof *t);
    t->known = (ff_known){.number = ((const ff_ref *)ff_boxed_ptr(ref))->number, .kind = FF_KNOWN_TIMER};
    t->deadline_ns = deadline_ns;
    t->name = dest;
    if (ff_is_local_pid(dest)) {
        t->proc = ff_proc_lookup(vm, dest);
        ff_list_append(&t->proc->more->timers, &t->by_proc);
    }
    t->fragment = ff_copy_to_fragment(vm, &message, 1);
    t->message = message;
    ff_known_add(vm, &t->known);
    insert(vm->timers, t);
}

ff_timer *ff_timer_find(ff_vm *vm, ff_term ref)
{
    ff_known *k = ff_known_find(vm, ref);
    return k && k->kind == FF_KNOWN_TIMER ? FF_LIST_OWNER(ff_timer, known, k) : NULL;
}

ff_timer *ff_timer_call(ff_vm *vm, int64_t deadline_ns, void (*call)(void *arg), void *arg)
{
    ff_timer *t = ff_calloc(1, sizeof *t);
    t->deadline_ns = deadline_ns;
    t->call = call;
    t->arg = arg;
    insert(vm->timers, t);
    return t;
}

/* Frees a timer that is in the heap no more. */
static void free_timer(ff_vm *vm, ff_timer *t)
{
    if (ff_list_is_linked(&t->by_proc)) ff_list_remove(&t->by_proc);
    if (t->known.number) ff_known_remove(vm, &t->known);
    if (t->fragment) ff_fragment_free(t->fragment);
    ff_free(t);
}

void ff_timer_cancel(ff_vm *vm, ff_timer *t)
{
    take_out(vm->timers, t);
    free_timer(vm, t);
}

void ff_timers_cancel_of(ff_proc *p)
{
    ff_list *timers = &p->more->timers;
    while (!ff_list_is_empty(timers)) ff_timer_cancel(p->vm, FF_LIST_OWNER(ff_timer, by_proc, timers->next));
}

static void fire_message(ff_vm *vm, ff_timer *t)
{
    ff_proc *to = t->proc ? t->proc : ff_name_lookup(vm, t->name);
    if (to && ff_is_alive(to)) {
        ff_deliver_fragment(to, t->message, t->fragment);
        t->fragment = NULL;
    }
    free_timer(vm, t);
}

static void fire_call(ff_timer *t)
{
    void (*call)(void *arg) = t->call;
    void *arg = t->arg;
    ff_free(t);
    call(arg);
}

/* ---- the clock ---- */

int64_t ff_timers_wait_ns(const ff_vm *vm)
{
    if (vm->timers->count == 0) return -1;
    int64_t ns = vm->timers->heap[0]->deadline_ns - ff_target_monotonic_ns();
    return ns > 0 ? ns : 0;
}

void ff_timers_fire(ff_vm *vm)
{
    ff_timer_wheel *w = vm->timers;
    int64_t now = ff_target_monotonic_ns();
    while (w->count > 0 && w->heap[0]->deadline_ns <= now) {
        ff_timer *t = w->heap[0];
        take_out(w, t);
        if (t->known.number) {
            fire_message(vm, t);
        } else if (t->call) {
            fire_call(t);
        } else {
            fire_timeout(t->proc);
            ff_free(t);
        }
    }
}

void ff_timers_free(ff_vm *vm)
{
    ff_timer_wheel *w = vm->timers;
    while (w->count > 0) {
        ff_timer *t = w->heap[--w->count];
        if (t->proc && !t->known.number) t->proc->more->timeout = NULL;
        free_timer(vm, t);
    }
    ff_free(w->heap);
    ff_free(w);
}
