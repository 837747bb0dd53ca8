/* runtime/proc/trace.h -- Stack traces: caught fast as a raw trace, made readable when somebody asks.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_TRACE_H
#define FF_PROC_TRACE_H

#include "proc/proc.h"

enum { FF_BACKTRACE_DEPTH = 8 };

typedef struct ff_place { /* an entry of a trace */
    ff_term module;       /* FF_NIL: no entry */
    ff_term function;
    size_t arity;
    ff_term args;         /* a list to be shown; FF_AM_true: the arity is */
    const ff_host *host;  /* NULL: file and line are not known */
    uint32_t func;        /* place in the host's function table */
    uint32_t line;
} ff_place;

extern const ff_place ff_no_place;
extern const ff_place ff_place_apply; /* erlang:apply/2: the one caller that may lie in no host */
/* table NULL: ff_no_place. */
ff_place ff_place_of(const ff_label *table, ff_where where);
FF_INLINE bool ff_place_is_known(const ff_place *at) { return !ff_is_nil(at->module); }

/* The first return address from *sp up, which then is behind it; ff_no_place: there is none. */
ff_place ff_place_of_caller(const ff_proc *p, const ff_word **sp);

/* The trace: first, caller (may be ff_no_place), then the return addresses from sp up. info is what becomes first's error_info: FF_NIL
 * for none; of a failed BIF, which is a place without a host, its cause, FF_AM_true for none; else the map given to error/3. */
ff_term ff_trace_new(ff_proc *p, ff_class cls, const ff_place *first, ff_term info, const ff_place *caller, const ff_word *sp);
ff_term ff_trace_from_list(ff_proc *p, ff_class cls, ff_term list);
void ff_trace_set_class(ff_term raw, ff_class cls);
ff_class ff_trace_class(ff_term raw);

/* {M, F, ArityOrArgs, Location}. */
ff_term ff_place_to_term(ff_proc *p, const ff_place *at, ff_term location_end);
/* Entries for cont, where another process goes on, and its stack; allocated in p's heap. */
ff_term ff_trace_of_process(ff_proc *p, const ff_proc *of);
/* Where a process is: the function its cont lies in. */
ff_place ff_place_of_process(const ff_proc *of);

#endif
