/* runtime/proc/call.c -- Calls whose target is known at run time only: apply, bad funs, BIFs that go on elsewhere.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/trace.h"
#include "ff_atoms.tab.h"

static int compare_export(const ff_export *e, ff_mfa at)
{
    if (e->mfa.module != at.module) return e->mfa.module < at.module ? -1 : 1;
    if (e->mfa.function != at.function) return e->mfa.function < at.function ? -1 : 1;
    return e->mfa.arity < at.arity ? -1 : e->mfa.arity > at.arity;
}

static const ff_label *search(const ff_program *program, ff_mfa at)
{
    const ff_export *low = program->exports, *high = low + program->n_exports;
    while (low < high) {
        const ff_export *middle = low + (high - low) / 2;
        int order = compare_export(middle, at);
        if (order == 0) return middle->label;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* A program that calls M:F(...) does so again and again with few names. */
const ff_label *ff_export_find(ff_vm *vm, ff_term module, ff_term function, size_t arity)
{
    if (arity > FF_MAX_ARITY) return NULL;
    ff_mfa at = {ff_atom_number(module), ff_atom_number(function), (uint32_t)arity};
    ff_export *slot = &vm->found[(at.module * 31 + at.function * 7 + at.arity) % FF_FOUND_EXPORTS];
    if (slot->label && compare_export(slot, at) == 0) return slot->label;
    const ff_label *label = search(vm->program, at);
    if (label) *slot = (ff_export){at, label};
    return label;
}

/* error, exit or throw of module erlang; NULL: another function. */
static const ff_bif_label *raiser(const ff_label *label)
{
    if (!label || label->index != FF_LABEL_BIF) return NULL;
    const ff_bif_label *b = (const ff_bif_label *)(const void *)label;
    return ff_is_raiser(&b->mfa) ? b : NULL;
}

const ff_bif_label *ff_raiser_of(ff_vm *vm, ff_term m, ff_term f, size_t arity)
{
    return ff_same(m, FF_AM_erlang) ? raiser(ff_export_find(vm, m, f, arity)) : NULL;
}

const ff_label *ff_apply_target(ff_proc *p, ff_term m, ff_term f, size_t arity)
{
    p->fault = FF_FAULT_NONE;
    if (!ff_is_atom(m) || !ff_is_atom(f)) {
        ff_badarg(p);
        return NULL;
    }
    const ff_label *to = ff_export_find(p->vm, m, f, arity);
    return ff_same(m, FF_AM_erlang) && raiser(to) ? NULL : to;
}

void ff_set_bad_fun(ff_proc *p, ff_term fun, size_t arity)
{
    if (ff_is_fun(fun))
        ff_error_2(p, FF_AM_badarity, ff_tuple(p, fun, ff_list_new(p, arity, p->x, FF_NIL)));
    else
        ff_error_2(p, FF_AM_badfun, fun);
}

ptrdiff_t ff_spread_args(ff_proc *p, ff_term list)
{
    ptrdiff_t n = 0;
    for (; ff_is_cons(list) && n <= FF_MAX_ARITY; list = ff_tail(list)) p->x[n++] = ff_head(list);
    return ff_is_nil(list) && n <= FF_MAX_ARITY ? n : -1;
}

ff_term ff_trap(ff_proc *p, const ff_label *to, size_t n, const ff_term *args)
{
    for (size_t i = 0; i < n; i++) p->x[i] = args[i];
    p->live = (uint32_t)n;
    p->cont = to;
    p->fault = FF_FAULT_TRAP;
    return FF_NONVALUE;
}

ff_term ff_suspend_at(ff_proc *p, const ff_label *label, uint32_t live)
{
    p->live = live;
    p->cont = label;
    p->more->yielding = true;
    p->fault = FF_FAULT_TRAP;
    return FF_NONVALUE;
}

/* Arguments are in p->x[0..arity). */
static ff_term go_to_fun(ff_proc *p, ff_term fun, size_t arity)
{
    if (!ff_is_fun(fun) || ff_fun_arity(fun) != arity) {
        ff_set_bad_fun(p, fun, arity);
        return FF_NONVALUE;
    }
    p->x[arity] = fun;
    p->live = (uint32_t)arity + 1;
    p->cont = (const ff_label *)(uintptr_t)ff_fun_ptr(fun)->label;
    p->fault = FF_FAULT_TRAP;
    return FF_NONVALUE;
}

ff_term ff_apply_fun(ff_proc *p, ff_term fun, ff_term args)
{
    ptrdiff_t n = ff_list_length(args);
    if (n < 0 || n > FF_MAX_ARITY) return ff_badarg(p);
    if (!ff_is_fun(fun)) return ff_error_2(p, FF_AM_badfun, fun);
    ff_spread_args(p, args);
    return go_to_fun(p, fun, (size_t)n);
}

/* The call that failed is the first entry of its trace. */
static ff_term undefined(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    ff_place first = {.module = m, .function = f, .args = args};
    ff_raise(p, FF_CLASS_ERROR, FF_AM_undef);
    p->exc_trace = ff_trace_new(p, FF_CLASS_ERROR, &first, FF_NIL, &ff_no_place, p->stop);
    return FF_NONVALUE;
}

ff_term ff_apply_mfa(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    ptrdiff_t n = ff_list_length(args);
    if (n < 0 || !ff_is_atom(m) || !ff_is_atom(f)) return ff_badarg(p);
    const ff_label *to = ff_export_find(p->vm, m, f, (size_t)n);
    if (!to && n == 2 && ff_same(m, FF_AM_erlang) && ff_same(f, FF_AM_apply))
        return ff_apply_fun(p, ff_head(args), ff_head(ff_tail(args)));
    if (!to) return undefined(p, m, f, args);
    ff_spread_args(p, args);
    p->live = (uint32_t)n;
    p->cont = to;
    p->fault = FF_FAULT_TRAP;
    return FF_NONVALUE;
}

ff_term ff_apply_in_place(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    ptrdiff_t n = ff_same(m, FF_AM_erlang) && ff_is_atom(f) ? ff_list_length(args) : -1;
    const ff_bif_label *b = n < 0 ? NULL : ff_raiser_of(p->vm, m, f, (size_t)n);
    if (!b) return ff_apply_mfa(p, m, f, args);
    ff_spread_args(p, args);
    ff_call_bif(p, b);
    p->fault = FF_FAULT_RAISER;
    return FF_NONVALUE;
}
