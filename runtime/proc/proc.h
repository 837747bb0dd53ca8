/* runtime/proc/proc.h -- What a process has beside its heap: mailbox, links, monitors, flags, its place in queues.
 *
 * There is one scheduler, so a signal takes effect in the receiver the moment it is sent; that keeps the signals between
 * two processes in order. Only an exit is deferred: a doomed process waits in vm->procs' list of the doomed until
 * ff_reap() gets to it, so that a chain of links of any length ends without recursion.
 *
 * I1  A process is in the run queue exactly when its state is FF_RUNNABLE.
 * I2  A process that does not run has its live x registers in saved[0..p->live).
 * I3  Every process in the table is either alive or doomed; name lookup, sends and links see only those alive.
 * I4  Each ff_link is in the lists of both ends and in vm->procs' hash; each monitor in the hash of references.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_PROC_H
#define FF_PROC_PROC_H

#include "ff_vm.h"
#include "ff_helpers.h"
#include "proc/list.h"

typedef enum ff_state {
    FF_RUNNING,
    FF_RUNNABLE,
    FF_WAITING,  /* for a message, a timeout, or the end of a suspension */
} ff_state;

typedef enum ff_priority { FF_PRIORITY_LOW, FF_PRIORITY_NORMAL, FF_PRIORITY_HIGH, FF_PRIORITY_MAX, FF_PRIORITY__N } ff_priority;

/* ---- messages ---- */

typedef struct ff_message {
    struct ff_message *next, *prev;
    ff_term term;          /* a marker's: the reference it is bound to, or FF_NONVALUE */
    ff_fragment *fragment; /* holds term, not chained to the process yet; NULL: term is immediate or in the heap */
    uint32_t root;         /* its place in ff_mailbox.roots plus 1; 0: term is no root */
    bool marker;
} ff_message;

enum { FF_MARKERS = 4 };

typedef struct ff_marker { /* a place in the mailbox: messages before it are older than the reference */
    ff_message node;
    uint64_t ref_number;   /* 0: not bound */
    uint32_t id;           /* what compiled code holds while it is not bound */
    bool used;
} ff_marker;

typedef struct ff_mailbox {
    ff_message ends;       /* sentinel: next is the oldest message */
    ff_message *save;      /* the message to look at next; &ends: none */
    size_t length;         /* messages, markers not counted */
    ff_message **roots;    /* those whose term lies in the heap, in any order: a collection looks at no others */
    uint32_t n_roots, roots_capacity;
    ff_marker *markers;    /* [FF_MARKERS], made at first use */
    uint32_t next_marker;
} ff_mailbox;

/* ---- references that the VM knows: monitors, aliases, timers ---- */

typedef enum ff_known_kind { FF_KNOWN_MONITOR, FF_KNOWN_TIMER } ff_known_kind; /* an alias is a monitor of nothing */

typedef struct ff_known { /* an entry of the table of references */
    struct ff_known *next;
    uint64_t number;
    ff_known_kind kind;
} ff_known;

/* What an alias does beyond passing messages on. */
typedef enum ff_alias_mode { FF_ALIAS_NONE, FF_ALIAS_EXPLICIT, FF_ALIAS_DEMONITOR, FF_ALIAS_REPLY } ff_alias_mode;

typedef struct ff_monitor {
    ff_known known;
    ff_list by_watcher;    /* in watcher->more->monitors */
    ff_list by_target;     /* in the target's monitored_by; not linked: only an alias, or about to fire */
    ff_proc *watcher;
    ff_term item;          /* the pid, port or registered name that was asked for */
    ff_term tag;           /* FF_NONVALUE: 'DOWN'; else immediate or in tag_fragment */
    ff_fragment *tag_fragment;
    ff_alias_mode alias;
    bool of_port;          /* the target is a port */
} ff_monitor;

FF_INLINE bool ff_monitor_has_target(const ff_monitor *m) { return ff_list_is_linked(&m->by_target); }

/* ---- links ---- */

typedef struct ff_link {
    struct ff_link *next; /* in the hash */
    ff_proc *end[2];
    ff_list at[2];        /* at[i] is in end[i]->more->links */
} ff_link;

/* ---- the process ---- */

struct ff_timer;

typedef struct ff_proc_more {
    ff_proc *proc;             /* whose */
    ff_list all;               /* in vm->procs->all, oldest first */
    ff_list run;               /* in a run queue */
    ff_state state;
    uint8_t priority;          /* ff_priority */
    bool doomed;               /* is to exit with exit_reason; not alive any more */
    bool trap_exit;
    bool yielding;             /* left on its own accord: goes to the end of the queue */
    bool timed_out;            /* the timeout of the receive it is in has passed */
    bool want_gc, want_full_gc;
    bool hibernating;
    bool woken;                /* had to run while it was suspended */
    bool sensitive, off_heap_messages;
    bool announce;             /* its end is worth an error report */
    const ff_label *resume;    /* where to go on after ff_label_yield */
    const ff_label *expired;   /* where the receive goes on when its timeout has passed */
    struct ff_timer *timeout;  /* of the receive it is in, running */
    ff_list timers;            /* sent by start_timer and send_after to this process's pid */
    ff_mailbox mailbox;
    ff_list links;
    ff_list monitors;          /* it watches: ff_monitor.by_watcher */
    ff_list monitored_by;      /* ff_monitor.by_target */
    ff_term name;              /* registered name, or FF_NIL */
    ff_mfa initial;
    ff_term parent;            /* pid, or FF_NIL */
    ff_term exit_reason;
    ff_term args;              /* error/2,3: the arguments of the failing function; valid until ff_fault_bif */
    ff_mfa failed;             /* the operator that raised; arity 0: one that is not to be named. Valid until ff_fault_far() */
    ff_where failed_at;
    uint32_t suspended;        /* times suspend_process was called */
    uint32_t saved_size;
    ff_term *saved;            /* == saved_few, or allocated */
    ff_term saved_few[6];
    uint64_t reductions;       /* before the current slice */
    ff_term error_handler;
    uint32_t save_calls;
    size_t min_bin_vheap;
    struct ff_dictionary *dictionary;
    ff_list tables, fixations; /* of tables it owns, and of those it keeps fixed: see runtime/ets/ets.h */
} ff_proc_more;

FF_INLINE bool ff_is_alive(const ff_proc *p) { return !p->more->doomed; }

/* ---- process.c ---- */

typedef struct ff_spawn_options {
    bool link, monitor;
    ff_alias_mode alias;
    ff_term tag;               /* of the monitor's message; FF_NONVALUE: 'DOWN' */
    ff_priority priority;
    size_t min_heap_words, max_heap_words;
    bool max_kill, max_log;
    bool off_heap_messages;
    uint16_t fullsweep_after;
    size_t min_bin_vheap;
} ff_spawn_options;

void ff_spawn_options_init(ff_spawn_options *o, ff_vm *vm);
/* A process that will call m:f(args...), ready to run. parent may be NULL. NULL: too many processes. */
ff_proc *ff_proc_spawn(ff_vm *vm, ff_proc *parent, ff_term m, ff_term f, ff_term args, const ff_spawn_options *o);
/* Frees everything; it must be out of every queue, list and table. */
void ff_proc_free(ff_proc *p);
/* Live x registers between the register file and saved[]. */
void ff_proc_save_x(ff_proc *p);
void ff_proc_load_x(ff_proc *p);

/* ---- mailbox.c ---- */

void ff_mailbox_init(ff_mailbox *box);
void ff_mailbox_fini(ff_mailbox *box);
/* Puts msg, a term of some heap, into to's mailbox, as a copy unless all share one heap, and wakes it. to must be alive. */
void ff_deliver(ff_proc *to, ff_term msg);
/* The same for a term of to's own heap. */
void ff_deliver_own(ff_proc *to, ff_term msg);
/* The same for a term that was copied already; takes fragment (NULL: msg is immediate). */
void ff_deliver_fragment(ff_proc *to, ff_term msg, ff_fragment *fragment);
/* Drops the first {_, ref, _, _, _} from the mailbox. */
bool ff_mailbox_remove_down(ff_proc *p, ff_term ref);
/* A list of copies of owner's messages. */
ff_term ff_mailbox_to_list(ff_proc *p, ff_proc *owner);

/* ---- exit.c ---- */

/* Makes p exit with reason (copied when it is not p's own). p may be running: it then leaves at its next function entry. */
void ff_doom(ff_proc *p, ff_term reason);
void ff_doom_own(ff_proc *p, ff_term reason); /* reason is a term of p's */
/* Ends every doomed process that does not run now. */
void ff_reap(ff_vm *vm);
/* An exit signal from `from` to p, of link or exit/2. */
void ff_exit_signal(ff_proc *p, ff_term from, ff_term reason, bool from_link);

/* ---- link.c, monitor.c ---- */

ff_link *ff_link_find(ff_vm *vm, const ff_proc *a, const ff_proc *b);
void ff_link_add(ff_proc *a, ff_proc *b);
void ff_link_remove(ff_vm *vm, ff_link *link);
FF_INLINE ff_proc *ff_link_other(const ff_link *l, const ff_proc *p) { return l->end[l->end[0] == p]; }

/* Returns the reference. target NULL and item a pid: an alias. */
ff_term ff_monitor_add(ff_proc *watcher, ff_proc *target, ff_term item, ff_term tag, ff_alias_mode alias);
/* Likewise, of a port: watchers is the list that the port keeps of its monitors; NULL: it is closed. */
ff_term ff_monitor_add_port(ff_proc *watcher, ff_list *watchers, ff_term item, ff_term tag, ff_alias_mode alias);
ff_monitor *ff_monitor_find(ff_vm *vm, ff_term ref);
void ff_monitor_free(ff_vm *vm, ff_monitor *m);
/* The monitor is over; an alias that was made for longer stays. */
void ff_monitor_stop(ff_vm *vm, ff_monitor *m);
/* The target is gone, for `reason`: tells the watcher. */
void ff_monitor_fire(ff_vm *vm, ff_monitor *m, ff_term reason);
/* The process that an alias stands for now; NULL: none. An alias of one reply ends with this. */
ff_proc *ff_alias_resolve(ff_vm *vm, ff_term ref);
/* unalias(ref). */
bool ff_alias_end(ff_proc *p, ff_term ref);

/* ---- exception.c ---- */

/* error:badarg (or another reason) whose error_info has a cause. */
ff_term ff_raise_cause(ff_proc *p, ff_term reason, ff_term cause);
/* Raises with the trace given: a proper stack trace list. */
ff_term ff_raise_with_list(ff_proc *p, ff_class cls, ff_term reason, ff_term list);
ff_term ff_class_atom(ff_class cls);
bool ff_class_from_atom(ff_term atom, ff_class *cls);
/* Where the process goes on with the exception in p->exc_*. */
const ff_label *ff_unwind(ff_proc *p);
/* Suspended or calling other code: where a BIF that trapped goes on. */
const ff_label *ff_leave_bif(ff_proc *p);

/* ---- dictionary.c ---- */

void ff_dictionary_free(ff_proc *p);
void ff_dictionary_visit(ff_proc *p, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx);
/* [{Key, Value}] of owner's dictionary, copied when owner is not p. */
ff_term ff_dictionary_to_list(ff_proc *p, const ff_proc *owner);

/* ---- log.c ---- */

/* "Error in process <..> with exit value: .." to the logger process, or to standard error. */
/* Who gets the runtime's reports: a pid, the name logger, or undefined (they are printed here). */
ff_term ff_system_logger(ff_vm *vm);
enum { FF_LOG_HEADING_BYTES = 64 };
/* Writes "=ERROR REPORT==== DATE::TIME ===\n" of a system time in microseconds, in the local time zone. */
void ff_log_heading(char line[FF_LOG_HEADING_BYTES], int64_t system_us);
void ff_log_crash(ff_proc *p, ff_term reason);
/* Writes the report of a crash of the process pid itself, its terms without line breaks. */
void ff_log_write_crash(ff_proc *p, ff_term pid, ff_term reason, int64_t system_us);
/* Tells the logger process that p's heap has grown to words, beyond max_heap_size; writes it where there is none. For the collector:
 * allocates nothing in p's heap. */
void ff_log_max_heap(ff_proc *p, size_t words);

/* ---- heap_info.c ---- */

enum { FF_HEAP_SIZES = 11 };
typedef struct { ff_term name; size_t words; } ff_heap_size;
void ff_heap_sizes(const ff_proc *of, ff_heap_size sizes[FF_HEAP_SIZES]);
/* The same as process_info(of, garbage_collection_info) tells it: [{Name, Words}] in p's heap. Allocates. */
ff_term ff_heap_info(ff_proc *p, const ff_proc *of);

/* ---- labels.c ---- */

extern const ff_label ff_label_start[];  /* [1]: x0..x2 are M, F, Args: applies them */
extern const ff_label ff_label_wake[];   /* [1]: the same, for a process that hibernates */
extern const ff_label ff_label_return[]; /* [1]: returns x0 to sp[0] */

/* ---- call.c ---- */

enum { FF_MAX_ARITY = 255 };

/* Loads p->x with list's elements. < 0: not a proper list, or too long. */
ptrdiff_t ff_spread_args(ff_proc *p, ff_term list);
/* What apply(M, F, Args) and apply(Fun, Args) return as BIFs: they trap, or raise. */
ff_term ff_apply_mfa(ff_proc *p, ff_term m, ff_term f, ff_term args);
ff_term ff_apply_fun(ff_proc *p, ff_term fun, ff_term args);
/* As ff_apply_mfa(), but error, exit and throw of module erlang raise at once (FF_FAULT_RAISER). */
ff_term ff_apply_in_place(ff_proc *p, ff_term m, ff_term f, ff_term args);
/* What M:F/Arity is called through if it is one of error/1,2,3, exit/1 and throw/1 of module erlang, which do not show in traces; else NULL. */
const ff_bif_label *ff_raiser_of(ff_vm *vm, ff_term m, ff_term f, size_t arity);
bool ff_is_raiser(const ff_mfa *mfa);
/* Calls the BIF with p->x. */
ff_term ff_call_bif(ff_proc *p, const ff_bif_label *b);
/* Lets others run before the BIF's caller goes on at `label` with p->x[0..live). */
ff_term ff_suspend_at(ff_proc *p, const ff_label *label, uint32_t live);

#endif
