/* runtime/bif/erlang_error.c -- erlang: error, exit, throw, raise, nif_error.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/trace.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

ff_term ff_bif_erlang_error_1(ff_proc *p, ff_term reason) { return ff_raise(p, FF_CLASS_ERROR, reason); }

ff_term ff_bif_erlang_error_2(ff_proc *p, ff_term reason, ff_term args)
{
    p->more->args = ff_is_list(args) ? args : FF_NONVALUE;
    return ff_raise(p, FF_CLASS_ERROR, reason);
}

/* The last {error_info, Map} of a proper list of nothing else; FF_NONVALUE when it is something else. */
static ff_term error_info_of(ff_term options)
{
    ff_term info = FF_NONVALUE;
    for (; ff_is_cons(options); options = ff_tail(options)) {
        ff_term option = ff_head(options);
        if (!ff_is_tuple_of(option, 2) || !ff_same(ff_tuple_get(option, 0), FF_AM_error_info)) return FF_NONVALUE;
        info = ff_tuple_get(option, 1);
        if (!ff_is_map(info)) return FF_NONVALUE;
    }
    return ff_is_nil(options) ? info : FF_NONVALUE;
}

ff_term ff_bif_erlang_error_3(ff_proc *p, ff_term reason, ff_term args, ff_term options)
{
    ff_bif_erlang_error_2(p, reason, args);
    p->exc_info = error_info_of(options);
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_exit_1(ff_proc *p, ff_term reason) { return ff_raise(p, FF_CLASS_EXIT, reason); }
ff_term ff_bif_erlang_throw_1(ff_proc *p, ff_term value) { return ff_raise(p, FF_CLASS_THROW, value); }
ff_term ff_bif_erlang_nif_error_1(ff_proc *p, ff_term reason) { return ff_raise(p, FF_CLASS_ERROR, reason); }
ff_term ff_bif_erlang_nif_error_2(ff_proc *p, ff_term reason, ff_term args) { return ff_bif_erlang_error_2(p, reason, args); }

/* ---- raise/3 ---- */

/* {M, F, A, Location}, {Fun, Args, Location}, {M, F, A} or {Fun, Args}, brought into the form of the first two;
 * FF_NONVALUE: none of them. */
static ff_term entry_of(ff_proc *p, ff_term t)
{
    if (!ff_is_tuple(t)) return FF_NONVALUE;
    size_t n = ff_tuple_arity(t);
    const ff_term *e = ff_tuple_elements(t);
    bool named = n >= 3 && ff_is_atom(e[0]) && ff_is_atom(e[1]);
    bool fun = n >= 2 && ff_is_fun(e[0]);
    if (n == 2 && fun) return ff_tuple(p, e[0], e[1], FF_NIL);
    if (n == 3 && named && !fun) return ff_tuple(p, e[0], e[1], e[2], FF_NIL);
    if ((n == 3 && fun) || (n == 4 && named)) return ff_is_list(e[n - 1]) ? t : FF_NONVALUE;
    return FF_NONVALUE;
}

/* Checks all of the list; keeps what a trace may be long. */
static bool collect_entries(ff_proc *p, ff_term list, ff_term out[FF_BACKTRACE_DEPTH], size_t *n)
{
    *n = 0;
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term entry = entry_of(p, ff_head(list));
        if (!ff_is_value(entry)) return false;
        if (*n < FF_BACKTRACE_DEPTH) out[(*n)++] = entry;
    }
    return ff_is_nil(list);
}

/* Returns badarg, without raising it, for a class or trace that is none. */
ff_term ff_bif_erlang_raise_3(ff_proc *p, ff_term class, ff_term reason, ff_term trace)
{
    ff_class cls;
    ff_term entries[FF_BACKTRACE_DEPTH];
    size_t n;
    if (!ff_class_from_atom(class, &cls) || !collect_entries(p, trace, entries, &n)) return FF_AM_badarg;
    return ff_raise_with_list(p, cls, reason, ff_list_new(p, n, entries, FF_NIL));
}
