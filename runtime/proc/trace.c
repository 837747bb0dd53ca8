/* runtime/proc/trace.c -- See trace.h.
 *
 * A raw trace is a tuple {Class, List} for the trace that raise/3 was given, else
 *   {Class, Args, Info, M, F, Arity, Host, Line, CallerHost, CallerWhere, Return...}
 * Args: the arguments to show, or true; Info: what ff_trace_new() was told; M, F, Arity, Host, Line: the first
 * entry ([] for M: none); Host and Return are addresses of an ff_host and of labels. Everything but Args, Info and atoms
 * is a small integer, so that the class can be changed in place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/trace.h"
#include "term/flatmap.h"
#include "ff_atoms.tab.h"

#include <string.h>

enum { AT_CLASS, AT_ARGS, AT_INFO, AT_MODULE, AT_FUNCTION, AT_ARITY, AT_HOST, AT_LINE, AT_CALLER_HOST, AT_CALLER_WHERE, AT_RETURNS };
enum { GIVEN_ELEMENTS = 2, AT_LIST = 1 };

const ff_place ff_no_place = {.module = FF_NIL, .function = FF_NIL, .args = FF_AM_true};
const ff_place ff_place_apply = {.module = FF_AM_erlang, .function = FF_AM_apply, .arity = 2, .args = FF_AM_true};

static ff_term address_to_small(const void *at) { return ff_small_from_int((int64_t)(uintptr_t)at); }
static const void *address_from_small(ff_term t) { return (const void *)(uintptr_t)ff_small_to_int(t); }

static ff_place place_in_host(const ff_host *host, uint32_t func, uint32_t line)
{
    const ff_func *f = &host->funcs[func];
    return (ff_place){.module = ff_atom_from_number(f->line >= FF_FUNC_FOREIGN ? host->funcs[f->line - FF_FUNC_FOREIGN].name : host->module),
                      .function = ff_atom_from_number(f->name),
                      .arity = f->arity,
                      .args = FF_AM_true,
                      .host = host,
                      .func = func,
                      .line = line};
}

ff_place ff_place_of(const ff_label *table, ff_where where)
{
    if (!table) return ff_no_place;
    uint32_t func = FF_WHERE_FUNC(where), line = FF_WHERE_LINE(where);
    return place_in_host(table->host, func, line && line >> 24 == 0 ? line + table->host->funcs[func].line : line);
}

static ff_place place_of_label(const ff_label *l) { return place_in_host(ff_label_host(l), l->func & ~FF_LABEL_FRAMED, l->line); }

/* The runtime's own labels lie in no host. */
static bool is_compiled(const ff_label *l)
{
    return l->index != FF_LABEL_BIF && l->index != 0;
}

/* Collects the return addresses from sp up into out, equal neighbours once. */
static size_t gather(const ff_proc *p, const ff_word *sp, size_t max, const ff_label **out)
{
    size_t n = 0;
    const ff_label *previous = NULL;
    for (; sp < p->heap.end && n < max; sp++) {
        if (!ff_is_return(*sp)) continue;
        const ff_label *l = ff_label_of(*sp);
        if (l != previous && is_compiled(l)) out[n++] = l;
        previous = l;
    }
    return n;
}

ff_place ff_place_of_caller(const ff_proc *p, const ff_word **sp)
{
    while (*sp < p->heap.end) {
        ff_word word = *(*sp)++;
        if (ff_is_return(word) && is_compiled(ff_label_of(word))) return place_of_label(ff_label_of(word));
    }
    return ff_no_place;
}

/* ---- raw traces ---- */

ff_term ff_trace_new(ff_proc *p, ff_class cls, const ff_place *first, ff_term info, const ff_place *caller, const ff_word *sp)
{
    bool known = ff_place_is_known(caller);
    const ff_label *returns[FF_BACKTRACE_DEPTH];
    size_t n = gather(p, sp, FF_BACKTRACE_DEPTH - 1 - known, returns);
    ff_word *hp = ff_alloc(p, FF_TUPLE_WORDS(AT_RETURNS + n));
    *hp = FF_HEADER(FF_SUB_TUPLE, AT_RETURNS + n);
    ff_term *t = (ff_term *)hp + 1;
    t[AT_CLASS] = ff_small_from_int(cls);
    t[AT_ARGS] = first->args;
    t[AT_INFO] = info;
    t[AT_MODULE] = first->module;
    t[AT_FUNCTION] = first->function;
    t[AT_ARITY] = ff_small_from_int((int64_t)first->arity);
    t[AT_HOST] = address_to_small(first->host);
    t[AT_LINE] = ff_small_from_int(first->line);
    t[AT_CALLER_HOST] = address_to_small(caller->host);
    t[AT_CALLER_WHERE] = !known ? FF_SMALL_CONST(0) : !caller->host ? FF_SMALL_CONST(1)
                         : ff_small_from_int((int64_t)caller->func << 32 | caller->line);
    for (size_t i = 0; i < n; i++) t[AT_RETURNS + i] = address_to_small(returns[i]);
    return ff_boxed_from_ptr(hp);
}

ff_term ff_trace_from_list(ff_proc *p, ff_class cls, ff_term list)
{
    return ff_tuple(p, ff_small_from_int(cls), list);
}

void ff_trace_set_class(ff_term raw, ff_class cls)
{
    if (ff_is_tuple(raw)) ff_tuple_elements(raw)[AT_CLASS] = ff_small_from_int(cls);
}

ff_class ff_trace_class(ff_term raw)
{
    return ff_is_tuple(raw) ? (ff_class)ff_small_to_int(ff_tuple_get(raw, AT_CLASS)) : FF_CLASS_ERROR;
}

/* ---- readable entries ---- */

static ff_term location(ff_proc *p, const ff_host *host, uint32_t line, ff_term end)
{
    if (!host || (line & 0xffffff) == 0) return end;
    const char *file = host->files[line >> 24];
    ff_term file_item = ff_tuple(p, FF_AM_file, ff_string_to_list(p, file, strlen(file)));
    ff_term line_item = ff_tuple(p, FF_AM_line, ff_small_from_int(line & 0xffffff));
    return ff_cons(p, file_item, ff_cons(p, line_item, end));
}

ff_term ff_place_to_term(ff_proc *p, const ff_place *at, ff_term location_end)
{
    ff_term arity = ff_is_list(at->args) ? at->args : ff_small_from_int((int64_t)at->arity);
    return ff_tuple(p, at->module, at->function, arity, location(p, at->host, at->line, location_end));
}

static ff_term cons_place(ff_proc *p, const ff_place *at, ff_term info, ff_term list)
{
    return ff_cons(p, ff_place_to_term(p, at, info), list);
}

/* The module whose format_error/2 explains failures of a BIF of `module`; FF_NONVALUE: none. */
static ff_term format_module(ff_term module)
{
    static const ff_term explained[][2] = {
#define X(module, explainer) {FF_AM_##module, FF_AM_##explainer},
#include "tab/explainers.def"
#undef X
    };
    for (size_t i = 0; i < sizeof explained / sizeof *explained; i++)
        if (ff_same(explained[i][0], module)) return explained[i][1];
    return FF_NONVALUE;
}

/* For a BIF that fails for this cause: ff_trace_new() tells. */
static ff_term bif_error_info(ff_proc *p, ff_term module, ff_term cause)
{
    ff_term explainer = format_module(module);
    if (!ff_is_value(explainer)) return FF_NONVALUE;
    const ff_term keys[] = {FF_AM_cause, FF_AM_module}, values[] = {cause, explainer};
    size_t first = ff_same(cause, FF_AM_true) ? 1 : 0;
    return ff_flatmap_of(p, 2 - first, keys + first, values + first);
}

/* The end of the first entry's location: [{error_info, Map}], or []. */
static ff_term first_info(ff_proc *p, const ff_place *first, ff_term info)
{
    if (ff_is_nil(info)) return FF_NIL;
    ff_term map = first->host ? info : bif_error_info(p, first->module, info);
    return ff_is_value(map) ? ff_cons(p, ff_tuple(p, FF_AM_error_info, map), FF_NIL) : FF_NIL;
}

static ff_place first_place(const ff_term *t)
{
    return (ff_place){.module = t[AT_MODULE],
                      .function = t[AT_FUNCTION],
                      .arity = (size_t)ff_small_to_int(t[AT_ARITY]),
                      .args = t[AT_ARGS],
                      .host = address_from_small(t[AT_HOST]),
                      .line = (uint32_t)ff_small_to_int(t[AT_LINE])};
}

static ff_place initial_place(const ff_proc *p)
{
    ff_mfa at = p->more->initial;
    return (ff_place){.module = ff_atom_from_number(at.module),
                      .function = ff_atom_from_number(at.function),
                      .arity = at.arity,
                      .args = FF_AM_true};
}

ff_term ff_build_stacktrace(ff_proc *p, ff_term raw_trace)
{
    if (!ff_is_tuple(raw_trace)) return ff_is_list(raw_trace) ? raw_trace : FF_NIL;
    const ff_term *t = ff_tuple_elements(raw_trace);
    size_t n = ff_tuple_arity(raw_trace);
    if (n == GIVEN_ELEMENTS) return t[AT_LIST];
    ff_term list = FF_NIL;
    while (n-- > AT_RETURNS) {
        ff_place at = place_of_label(address_from_small(t[n]));
        list = cons_place(p, &at, FF_NIL, list);
    }
    const ff_host *caller = address_from_small(t[AT_CALLER_HOST]);
    if (caller) {
        uint64_t where = (uint64_t)ff_small_to_int(t[AT_CALLER_WHERE]);
        ff_place at = place_in_host(caller, (uint32_t)(where >> 32), (uint32_t)where);
        list = cons_place(p, &at, FF_NIL, list);
    }
    if (!caller && ff_same(t[AT_CALLER_WHERE], FF_SMALL_CONST(1))) list = cons_place(p, &ff_place_apply, FF_NIL, list);
    ff_place first = first_place(t);
    return ff_place_is_known(&first) ? cons_place(p, &first, first_info(p, &first, t[AT_INFO]), list) : list;
}

/* ---- where other processes are ---- */

ff_place ff_place_of_process(const ff_proc *of)
{
    const ff_label *l = of->cont;
    if (l->index == FF_LABEL_BIF) {
        ff_mfa at = ((const ff_bif_label *)(const void *)l)->mfa;
        return (ff_place){.module = ff_atom_from_number(at.module),
                          .function = ff_atom_from_number(at.function),
                          .arity = at.arity,
                          .args = FF_AM_true};
    }
    if (l == ff_label_wake)
        return (ff_place){.module = FF_AM_erlang, .function = FF_AM_hibernate, .arity = 3, .args = FF_AM_true};
    return is_compiled(l) ? place_of_label(l) : initial_place(of);
}

/* The word at the top of a frame is where its own last call returned to: nothing returns there now. */
static bool waits_in_frame(const ff_proc *of)
{
    return of->more->state != FF_RUNNING && is_compiled(of->cont) && (of->cont->func & FF_LABEL_FRAMED);
}

ff_term ff_trace_of_process(ff_proc *p, const ff_proc *of)
{
    const ff_label *returns[FF_BACKTRACE_DEPTH];
    bool is_asking = of->more->state == FF_RUNNING; /* what it is in then is the BIF that asks, which does not count */
    size_t n = gather(of, of->stop + waits_in_frame(of), FF_BACKTRACE_DEPTH - !is_asking, returns);
    ff_term list = FF_NIL;
    while (n-- > 0) {
        ff_place at = place_of_label(returns[n]);
        list = cons_place(p, &at, FF_NIL, list);
    }
    ff_place first = ff_place_of_process(of);
    return cons_place(p, &first, FF_NIL, list);
}
