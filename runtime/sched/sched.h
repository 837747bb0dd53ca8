/* runtime/sched/sched.h -- The scheduler: its registers, the run queues, timers.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_SCHED_H
#define FF_SCHED_H

#include "proc/proc.h"

enum { FF_X_REGISTERS = 1024 + 64 };

struct ff_sched {
    ff_vm *vm;
    ff_proc *current;
    ff_list queues[FF_PRIORITY__N];
    size_t queued[FF_PRIORITY__N];
    unsigned normal_turns;      /* of normal processes since one of low priority ran */
    uint64_t reductions;        /* of slices that are over */
    uint64_t reductions_told;   /* by statistics(reductions) */
    uint64_t context_switches;
    int64_t run_ns_told, wall_ns_told;
    int64_t start_ns;
    int64_t idle_ns, idle_from_ns;  /* spent waiting; since when, 0: it does not wait */
    int64_t wall_time_from_ns, wall_time_idle_ns; /* statistics(scheduler_wall_time): when it was switched on, idle_ns then */
    bool wall_time;
    /* defaults for new processes */
    size_t min_heap_words, min_bin_vheap_words;
    size_t max_heap_words;
    bool max_heap_kill, max_heap_log;
    uint16_t fullsweep_after;
    ff_term x[FF_X_REGISTERS];
};

/* Puts a process that waits into its run queue. */
void ff_make_runnable(ff_proc *p);
/* Something that a waiting process may be waiting for has happened. */
void ff_wake(ff_proc *p);
void ff_dequeue(ff_proc *p);
/* The next process to run, taken out of its queue; NULL: none. */
ff_proc *ff_next_runnable(ff_sched *s);
bool ff_has_runnable(const ff_sched *s);
void ff_set_priority(ff_proc *p, ff_priority priority);
/* suspend_process and resume_process. */
void ff_suspend(ff_proc *p);
void ff_resume(ff_proc *p);
/* Lets p run until it waits, ends, or has used its reductions. */
void ff_run_slice(ff_sched *s, ff_proc *p);

/* ---- timer.c ---- */

typedef struct ff_timer {
    ff_known known;         /* number 0: a receive's timeout, not in the table of references */
    int64_t deadline_ns;    /* monotonic */
    uint64_t order;         /* of making: equal deadlines fire in this order */
    size_t place;           /* in the wheel's heap */
    ff_proc *proc;          /* whose timeout, or who gets the message; NULL: name */
    ff_list by_proc;
    ff_term name;
    ff_term message;
    ff_fragment *fragment;
    void (*call)(void *arg); /* not NULL: neither a timeout nor a message, but a function of the runtime */
    void *arg;
} ff_timer;

typedef struct ff_timer_wheel { /* a binary heap by deadline */
    ff_timer **heap;
    size_t count, capacity;
    uint64_t next_order;
} ff_timer_wheel;

ff_timer_wheel *ff_timers_new(void);
void ff_timers_free(ff_vm *vm);
/* Monotonic nanoseconds to the next timer, < 0: none; 0: one is due. */
int64_t ff_timers_wait_ns(const ff_vm *vm);
void ff_timers_fire(ff_vm *vm);
void ff_start_timeout(ff_proc *p, int64_t ms);
/* Also forgets that it has fired. */
void ff_cancel_timeout(ff_proc *p);
/* Sends message (copied) to dest, a local pid or a name, when the time has come. ref: what it is known by. */
void ff_timer_start(ff_vm *vm, ff_term ref, int64_t deadline_ns, ff_term dest, ff_term message);
ff_timer *ff_timer_find(ff_vm *vm, ff_term ref);
/* Calls call(arg) when the time has come; the timer is gone by then. */
ff_timer *ff_timer_call(ff_vm *vm, int64_t deadline_ns, void (*call)(void *arg), void *arg);
/* Takes it out and frees it. */
void ff_timer_cancel(ff_vm *vm, ff_timer *t);
/* All that would send to p. */
void ff_timers_cancel_of(ff_proc *p);

#endif
