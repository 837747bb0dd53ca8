/* runtime/proc/exception.c -- Raising, catching, and ending with an exception.
 * A BIF only notes what it raises; the frames are looked at when its caller arrives at one of ff_fault_*.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/trace.h"
#include "ff_atoms.tab.h"

/* ---- what BIFs return ---- */

ff_term ff_raise(ff_proc *p, ff_class cls, ff_term reason)
{
    p->fault = FF_FAULT_RAISE;
    p->exc_class = cls;
    p->exc_reason = reason;
    p->exc_trace = p->exc_info = FF_NONVALUE;
    return FF_NONVALUE;
}

ff_term ff_badarg(ff_proc *p) { return ff_raise(p, FF_CLASS_ERROR, FF_AM_badarg); }
ff_term ff_badarith(ff_proc *p) { return ff_raise(p, FF_CLASS_ERROR, FF_AM_badarith); }
ff_term ff_system_limit(ff_proc *p) { return ff_raise(p, FF_CLASS_ERROR, FF_AM_system_limit); }
ff_term ff_error_2(ff_proc *p, ff_term tag, ff_term value) { return ff_raise(p, FF_CLASS_ERROR, ff_tuple(p, tag, value)); }

ff_term ff_raise_cause(ff_proc *p, ff_term reason, ff_term cause)
{
    ff_raise(p, FF_CLASS_ERROR, reason);
    p->exc_info = cause;
    return FF_NONVALUE;
}

ff_term ff_raise_with_list(ff_proc *p, ff_class cls, ff_term reason, ff_term list)
{
    ff_raise(p, cls, reason);
    p->exc_trace = ff_trace_from_list(p, cls, list);
    return FF_NONVALUE;
}

void ff_set_error(ff_proc *p, ff_term tag, ff_term value)
{
    ff_raise(p, FF_CLASS_ERROR, ff_is_value(value) ? ff_tuple(p, tag, value) : tag);
}

ff_term ff_class_atom(ff_class cls)
{
    return cls == FF_CLASS_ERROR ? FF_AM_error : cls == FF_CLASS_EXIT ? FF_AM_exit : FF_AM_throw;
}

bool ff_class_from_atom(ff_term atom, ff_class *cls)
{
    for (*cls = FF_CLASS_ERROR; *cls < FF_CLASS__N; (*cls)++)
        if (ff_same(ff_class_atom(*cls), atom)) return true;
    return false;
}

bool ff_is_class(ff_term t)
{
    ff_class ignored;
    return ff_class_from_atom(t, &ignored);
}

void ff_set_raise(ff_proc *p, ff_term cls, ff_term reason, ff_term raw_trace)
{
    ff_class c;
    if (!ff_class_from_atom(cls, &c)) c = ff_trace_class(raw_trace);
    ff_raise(p, c, reason);
    ff_trace_set_class(raw_trace, c);
    p->exc_trace = raw_trace;
}

/* ---- error_info ---- */

static ff_term given_info(const ff_proc *p) { return ff_is_value(p->exc_info) && ff_is_map(p->exc_info) ? p->exc_info : FF_NIL; }

static ff_term bif_info(const ff_proc *p) { return ff_is_value(p->exc_info) ? p->exc_info : FF_AM_true; }

/* ---- unwinding ---- */

/* The newest catch word; NULL: none. */
static ff_word *find_catch(const ff_proc *p)
{
    for (ff_word *at = p->stop; at < p->heap.end; at++)
        if (ff_is_catch(*at)) return at;
    return NULL;
}

static void forget_exception(ff_proc *p)
{
    p->fault = FF_FAULT_NONE;
    p->exc_reason = p->exc_trace = p->exc_info = FF_NONVALUE;
}

/* Nobody catches it: the process ends. Of the entry's end the first process tells, as init of OTP does. */
static const ff_label *die(ff_proc *p)
{
    ff_term reason = p->exc_reason, trace = p->exc_trace;
    bool crash = p->exc_class != FF_CLASS_EXIT;
    if (p->exc_class == FF_CLASS_THROW) reason = ff_tuple(p, FF_AM_nocatch, reason);
    if (crash) reason = ff_tuple(p, reason, ff_build_stacktrace(p, trace));
    forget_exception(p);
    if (crash && !ff_same(p->self, p->vm->entry)) ff_log_crash(p, reason);
    ff_doom_own(p, reason);
    return ff_label_exit;
}

/* The line of a catch label is the number of words from its catch word down to the start of the frame. */
const ff_label *ff_unwind(ff_proc *p)
{
    ff_word *at = find_catch(p);
    if (!at) return die(p);
    const ff_label *handler = ff_label_of(*at);
    *at = FF_NIL.bits;
    p->stop = at - handler->line;
    p->x[0] = FF_NONVALUE;
    p->x[1] = ff_class_atom(p->exc_class);
    p->x[2] = p->exc_reason;
    p->x[3] = p->exc_trace;
    forget_exception(p);
    return handler;
}

/* sp[0] is a return address that counts only when the function has no frame of its own. */
static const ff_word *callers(const ff_proc *p, ff_where where) { return p->stop + FF_WHERE_FRAMED(where); }

static const ff_label *unwind_from(ff_proc *p, const ff_place *first, ff_term info, const ff_place *caller, const ff_word *sp)
{
    if (!ff_is_value(p->exc_trace)) p->exc_trace = ff_trace_new(p, p->exc_class, first, info, caller, sp);
    return ff_unwind(p);
}

const ff_label *ff_leave_bif(ff_proc *p)
{
    ff_proc_more *m = p->more;
    p->fault = FF_FAULT_NONE;
    if (m->doomed) return ff_label_exit;
    if (m->state == FF_RUNNING && !m->yielding) return p->cont;
    m->yielding = false;
    m->resume = p->cont;
    return ff_label_yield;
}

/* ---- where compiled code arrives ---- */

const ff_label *ff_fault_at(ff_proc *p, const ff_label *table, ff_where where)
{
    if (p->fault == FF_FAULT_TRAP) return ff_leave_bif(p);
    ff_place first = ff_place_of(table, where);
    return unwind_from(p, &first, given_info(p), &ff_no_place, callers(p, where));
}

static ff_term args_list(ff_proc *p, size_t arity) { return ff_list_new(p, arity, p->x, FF_NIL); }

bool ff_is_raiser(const ff_mfa *mfa)
{
    if (mfa->module != ff_atom_number(FF_AM_erlang)) return false;
    if (mfa->function == ff_atom_number(FF_AM_error)) return mfa->arity >= 1 && mfa->arity <= 3;
    return mfa->arity == 1
           && (mfa->function == ff_atom_number(FF_AM_exit) || mfa->function == ff_atom_number(FF_AM_throw));
}

/* Called through its label, it stands in no function: the trace begins where it would have returned to. */
static const ff_label *fault_hidden(ff_proc *p, const ff_label *table, ff_where where)
{
    const ff_word *sp = callers(p, where);
    ff_place first = table ? ff_place_of(table, where) : ff_place_of_caller(p, &sp);
    if (ff_is_value(p->more->args)) first.args = p->more->args;
    p->more->args = FF_NONVALUE;
    return unwind_from(p, &first, given_info(p), &ff_no_place, sp);
}

static bool is_apply(const ff_mfa *mfa)
{
    return mfa->arity == 2 && (mfa->function == ff_atom_number(FF_AM_apply) || mfa->function == ff_atom_number(FF_AM_apply_fun));
}

/* What is applied is no fun for so many arguments: the instruction is to blame, and where one was called that is not the last one, OTP's
 * trace has its function twice. Called through its label, erlang:apply/2 is a function like others. */
static const ff_label *fault_apply(ff_proc *p, const ff_label *table, ff_where where, const ff_mfa *mfa)
{
    const ff_word *sp = callers(p, where), *ignored = sp;
    bool is_operator = mfa->function == ff_atom_number(FF_AM_apply_fun);
    ff_place first = ff_place_apply;
    if (is_operator) first = ff_place_of_caller(p, &ignored);
    else if (table) first = ff_place_of(table, where);
    return unwind_from(p, &first, FF_NIL, &ff_no_place, sp);
}

const ff_label *ff_fault_bif(ff_proc *p, const ff_label *table, ff_where where, const ff_mfa *mfa)
{
    if (p->fault == FF_FAULT_TRAP) return ff_leave_bif(p);
    if (p->fault == FF_FAULT_RAISER || ff_is_raiser(mfa)) return fault_hidden(p, table, where);
    if (is_apply(mfa) && !ff_same(p->exc_reason, FF_AM_badarg)) return fault_apply(p, table, where, mfa);
    ff_place caller = ff_place_of(table, where);
    if (!table && is_apply(mfa) && mfa->function == ff_atom_number(FF_AM_apply)) caller = ff_place_apply;
    bool is_send = mfa->function == ff_atom_number(FF_AM_send_operator);
    ff_place first = {.module = is_apply(mfa) ? FF_AM_erlang : ff_atom_from_number(mfa->module),
                      .function = is_send ? FF_AM_send : is_apply(mfa) ? FF_AM_apply : ff_atom_from_number(mfa->function),
                      .arity = mfa->arity,
                      .args = args_list(p, mfa->arity)};
    return unwind_from(p, &first, bif_info(p), &caller, callers(p, where));
}

/* Code that holds such an instruction makes the atom, not this file: cmake/gen/gen_bif_atoms.c is not to see its name. */
#define MADE_ELSEWHERE(name) FF_AM_##name

static ff_term error_tag(ff_error error)
{
    switch (error) {
    case FF_ERROR_BADMATCH: return MADE_ELSEWHERE(badmatch);
    case FF_ERROR_CASE_CLAUSE: return MADE_ELSEWHERE(case_clause);
    case FF_ERROR_TRY_CLAUSE: return MADE_ELSEWHERE(try_clause);
    case FF_ERROR_BADRECORD: return MADE_ELSEWHERE(badrecord);
    default: return MADE_ELSEWHERE(if_clause);
    }
}

const ff_label *ff_fault_error(ff_proc *p, const ff_label *table, ff_where where, ff_error error)
{
    ff_set_error(p, error_tag(error), error == FF_ERROR_IF_CLAUSE ? FF_NONVALUE : p->x[0]);
    return ff_fault_at(p, table, where);
}

const ff_label *ff_fault_function_clause(ff_proc *p, const ff_label *table, ff_where where)
{
    ff_raise(p, FF_CLASS_ERROR, FF_AM_function_clause);
    ff_place first = ff_place_of(table, where);
    first.args = args_list(p, first.arity);
    return unwind_from(p, &first, FF_NIL, &ff_no_place, callers(p, where));
}

/* apply(M, F, Args) of what are no atoms. */
static const ff_label *fault_bad_apply(ff_proc *p, const ff_label *table, ff_where where, ff_term m, ff_term f, size_t arity)
{
    ff_raise(p, FF_CLASS_ERROR, FF_AM_badarg);
    ff_place caller = ff_place_of(table, where);
    ff_term args[] = {m, f, args_list(p, arity)};
    ff_place first = {.module = FF_AM_erlang, .function = FF_AM_apply, .arity = 3, .args = ff_list_new(p, 3, args, FF_NIL)};
    return unwind_from(p, &first, bif_info(p), &caller, callers(p, where));
}

/* No function was found, or a raiser. A call in tail position has left its function: the trace does not show it. */
const ff_label *ff_fault_undef(ff_proc *p, const ff_label *table, ff_where where, ff_term m, ff_term f, size_t arity)
{
    if (!ff_is_atom(m) || !ff_is_atom(f)) return fault_bad_apply(p, table, where, m, f, arity);
    const ff_bif_label *b = ff_raiser_of(p->vm, m, f, arity);
    if (b) {
        ff_call_bif(p, b);
        return fault_hidden(p, table, where);
    }
    ff_raise(p, FF_CLASS_ERROR, FF_AM_undef);
    ff_place caller = FF_WHERE_FRAMED(where) ? ff_place_of(table, where) : ff_no_place;
    ff_place first = {.module = m, .function = f, .arity = arity, .args = args_list(p, arity)};
    return unwind_from(p, &first, FF_NIL, &caller, callers(p, where));
}

/* ---- values of exceptions ---- */

ff_term ff_catch_value(ff_proc *p, ff_term cls, ff_term reason, ff_term raw_trace)
{
    if (ff_same(cls, FF_AM_throw)) return reason;
    if (ff_same(cls, FF_AM_error)) reason = ff_tuple(p, reason, ff_build_stacktrace(p, raw_trace));
    return ff_tuple(p, FF_AM_EXIT, reason);
}
