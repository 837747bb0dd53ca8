/* compiler/program/reach.c -- What can run: a worklist from the roots over calls, funs and dynamic calls.
 *
 * A dynamic call M:F(...) with unknown M or F reaches an exported function when the atoms of its module and its name are
 * both constructed by live code; an atom that occurs only in patterns or as the name of a called function cannot be the
 * value of a variable. Three sets grow together until none does: live functions, constructed atoms, dynamic calls.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/diag/bug.h"
#include "compiler/program/index.h"

enum { ANY_ARITY = FFC_ARITY_MAX + 1 };

typedef struct dynamic_call {
    const ffc_atom *module, *function; /* NULL: not known */
    uint32_t arity;                    /* or ANY_ARITY */
    const ffc_fn *from;
} dynamic_call;

typedef struct reach {
    ffc_program *pr;
    FFC_VEC(ffc_fn *) work;
    FFC_VEC(dynamic_call) calls;
    FFC_VEC(bool) constructed;          /* by atom id */
    bool grew;                          /* atoms or dynamic calls since the last look at dynamic targets */
    ffc_fn *from;
} reach;

/* ---- growing the sets ---- */

static void construct(reach *r, const ffc_atom *atom)
{
    while (r->constructed.n <= atom->id)
        ffc_vec_push(&r->constructed, false);
    r->grew |= !r->constructed.items[atom->id];
    r->constructed.items[atom->id] = true;
}

static bool is_constructed(const reach *r, const ffc_atom *atom)
{
    return atom->id < r->constructed.n && r->constructed.items[atom->id];
}

static void reach_fn(reach *r, ffc_fn *fn)
{
    if (fn->live)
        return;
    fn->live = true;
    fn->reached_from = r->from;
    if (ffc_atom_is(fn->beam->name, "module_info"))
        fn->unit->module_info_live = true;
    ffc_vec_push(&r->work, fn);
}

static void add_call(reach *r, const ffc_atom *m, const ffc_atom *f, uint32_t arity)
{
    for (size_t i = 0; i < r->calls.n; i++) {
        const dynamic_call *c = &r->calls.items[i];
        if (c->module == m && c->function == f && c->arity == arity)
            return;
    }
    ffc_vec_push(&r->calls, (dynamic_call){ m, f, arity, r->from });
    r->grew = true;
}

/* ---- calls by name ---- */

/* A function that OTP implements in C: its Erlang body only says so. */
static bool is_stub(const ffc_unit *u, const ffc_function *f)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const ffc_instr *ins = &f->instrs[i];
        if (ins->op != FFC_OP_call_ext && ins->op != FFC_OP_call_ext_last && ins->op != FFC_OP_call_ext_only)
            continue;
        ffc_mfa callee = u->beam->imports[ins->args[1].u];
        if (ffc_atom_is(callee.module, "erlang") && ffc_atom_is(callee.function, "nif_error"))
            return true;
    }
    return false;
}

static void note_missing(reach *r, ffc_mfa mfa, bool is_bif)
{
    for (size_t i = 0; i < r->pr->missing.n; i++) {
        ffc_mfa had = r->pr->missing.items[i].mfa;
        if (had.module == mfa.module && had.function == mfa.function && had.arity == mfa.arity)
            return;
    }
    bool no_module = !is_bif && !ffc_program_unit(r->pr, mfa.module);
    ffc_vec_push(&r->pr->missing, (ffc_missing){ mfa, r->from, is_bif, no_module });
}

/* BIFs that call what their arguments name. */
static void reach_through_bif(reach *r, const ffc_bif *b)
{
    static const char *const callers[] = { "apply", "spawn", "spawn_link", "spawn_monitor", "spawn_opt", "spawn_request",
                                           "hibernate", "make_fun", "spawn_system_process" };
    for (size_t i = 0; i < sizeof callers / sizeof *callers; i++)
        if (ffc_atom_is(b->function, callers[i]))
            add_call(r, NULL, NULL, ANY_ARITY);
}

static void reach_mfa(reach *r, ffc_mfa mfa, bool dynamic)
{
    ffc_target t = ffc_program_resolve(r->pr, mfa);
    if (t.kind == FFC_TARGET_BIF) {
        if (dynamic)
            r->pr->index->bif_dynamic[t.bif - r->pr->index->bifs] = true;
        reach_through_bif(r, t.bif);
    } else if (t.kind == FFC_TARGET_MISSING) {
        note_missing(r, mfa, false);
    } else if (is_stub(t.fn->unit, t.fn->beam)) {
        note_missing(r, mfa, true);
        reach_fn(r, t.fn);
    } else {
        reach_fn(r, t.fn);
    }
    if (t.kind == FFC_TARGET_FN)
        t.fn->dynamic |= dynamic;
}

/* ---- one function ---- */

static void construct_literal(reach *r, const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_ATOM: construct(r, lit->atom); break;
    case FFC_LIT_LIST:
        for (uint32_t i = 0; i < lit->list.n; i++)
            construct_literal(r, &lit->list.items[i]);
        construct_literal(r, lit->list.tail);
        break;
    case FFC_LIT_TUPLE:
        for (uint32_t i = 0; i < lit->tuple.n; i++)
            construct_literal(r, &lit->tuple.items[i]);
        break;
    case FFC_LIT_MAP:
        for (uint32_t i = 0; i < 2 * lit->map.n; i++)
            construct_literal(r, &lit->map.items[i]);
        break;
    case FFC_LIT_EXPORT:
        reach_mfa(r, (ffc_mfa){ lit->export.module, lit->export.function, lit->export.arity }, true);
        construct(r, lit->export.module);
        construct(r, lit->export.function);
        break;
    default: break;
    }
}

static void construct_arg(reach *r, const ffc_arg *a)
{
    if (a->kind == FFC_ARG_ATOM)
        construct(r, a->atom);
    else if (a->kind == FFC_ARG_LITERAL)
        construct_literal(r, a->lit);
    else if (a->kind == FFC_ARG_LIST)
        for (uint32_t i = 0; i < a->list.n; i++)
            construct_arg(r, &a->list.items[i]);
}

/* Instructions whose atom operands are patterns, names or counts, never values. */
static bool is_pattern_only(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_eq_exact: case FFC_OP_is_ne_exact: case FFC_OP_is_eq: case FFC_OP_is_ne: case FFC_OP_select_val:
    case FFC_OP_is_tagged_tuple: case FFC_OP_func_info: case FFC_OP_call_fun2: case FFC_OP_is_lt: case FFC_OP_is_ge:
        return true;
    default: return false;
    }
}

static bool is_x(const ffc_arg *a, uint32_t reg) { return a->kind == FFC_ARG_X && a->reg == reg; }

/* The atom that x register `reg` holds before instruction `at`, if the code right before it says so. */
static const ffc_atom *atom_in_x(const ffc_function *f, uint32_t at, uint32_t reg)
{
    while (at-- > 0) {
        const ffc_instr *ins = &f->instrs[at];
        if (ins->op == FFC_OP_move && is_x(&ins->args[1], reg))
            return ins->args[0].kind == FFC_ARG_ATOM ? ins->args[0].atom : NULL;
        if (ins->op != FFC_OP_move && ins->op != FFC_OP_line && ins->op != FFC_OP_get_tuple_element
            && ins->op != FFC_OP_put_list && ins->op != FFC_OP_put_tuple2 && ins->op != FFC_OP_test_heap)
            return NULL;
        for (uint32_t i = 0; i < ins->nargs; i++)
            if (ins->op != FFC_OP_move && is_x(&ins->args[i], reg))
                return NULL;
    }
    return NULL;
}

static void reach_apply(reach *r, const ffc_fn *fn, const ffc_instr *ins)
{
    uint32_t arity = (uint32_t)ins->args[0].u;
    const ffc_atom *m = atom_in_x(fn->beam, ins->index, arity);
    const ffc_atom *f = atom_in_x(fn->beam, ins->index, arity + 1);
    add_call(r, m, f, arity);
}

static void reach_instr(reach *r, ffc_fn *fn, const ffc_instr *ins)
{
    const ffc_unit *u = fn->unit;
    switch (ins->op) {
    case FFC_OP_call: case FFC_OP_call_last: case FFC_OP_call_only:
        reach_fn(r, ffc_unit_fn_at(u, ins->args[1].label));
        break;
    case FFC_OP_apply: case FFC_OP_apply_last: reach_apply(r, fn, ins); break;
    default:
        for (uint32_t i = 0; i < ins->nargs; i++) {
            if (ins->args[i].kind == FFC_ARG_IMPORT)
                reach_mfa(r, u->beam->imports[ins->args[i].u], false);
            else if (ins->args[i].kind == FFC_ARG_LAMBDA)
                reach_fn(r, ffc_unit_fn_at(u, u->beam->lambdas[ins->args[i].u].label));
        }
    }
    if (is_pattern_only(ins->op))
        return;
    for (uint32_t i = 0; i < ins->nargs; i++)
        construct_arg(r, &ins->args[i]);
}

static void reach_body(reach *r, ffc_fn *fn)
{
    r->from = fn;
    for (uint32_t i = 0; i < fn->beam->n; i++)
        reach_instr(r, fn, &fn->beam->instrs[i]);
}

/* ---- dynamic calls ---- */

static bool call_matches(const reach *r, const dynamic_call *c, const ffc_atom *m, const ffc_atom *f, uint32_t arity)
{
    return (c->arity == ANY_ARITY || c->arity == arity) && (c->function ? c->function == f : is_constructed(r, f))
           && (c->module ? c->module == m : is_constructed(r, m));
}

static void reach_dynamic_in_unit(reach *r, ffc_unit *u)
{
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        ffc_fn *fn = &u->fns[i];
        if (!fn->beam->exported || fn->dynamic)
            continue;
        for (size_t k = 0; k < r->calls.n; k++) {
            if (!call_matches(r, &r->calls.items[k], u->beam->name, fn->beam->name, fn->beam->arity))
                continue;
            r->from = (ffc_fn *)r->calls.items[k].from;
            reach_mfa(r, (ffc_mfa){ u->beam->name, fn->beam->name, fn->beam->arity }, true);
            break;
        }
    }
}

static void reach_dynamic_bifs(reach *r)
{
    for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = &r->pr->index->bifs[i];
        for (size_t k = 0; !r->pr->index->bif_dynamic[i] && k < r->calls.n; k++)
            if (call_matches(r, &r->calls.items[k], b->module, b->function, b->arity))
                reach_mfa(r, (ffc_mfa){ b->module, b->function, b->arity }, true);
    }
}

/* Modules that no call names yet, but a dynamic call may: their atoms are constructed. */
static void load_constructed_modules(reach *r)
{
    for (size_t i = 0; i < r->calls.n; i++)
        if (r->calls.items[i].module)
            ffc_program_unit(r->pr, r->calls.items[i].module);
    if (r->calls.n == 0)
        return;
    for (size_t id = 0; id < r->constructed.n; id++)
        if (r->constructed.items[id])
            ffc_program_unit(r->pr, r->pr->atoms->atoms[id]);
}

static void drain(reach *r)
{
    while (r->work.n > 0)
        reach_body(r, r->work.items[--r->work.n]);
}

/* ---- roots ---- */

static bool keep_module(reach *r, const ffc_keep *k)
{
    const ffc_atom *name = ffc_intern_cstr(r->pr->atoms, k->module);
    ffc_unit *u = ffc_program_unit(r->pr, name);
    if (!u)
        return ffc_error(r->pr->diag, ffc_loc_file("--keep"), "there is no module %s on the code path", k->module);
    bool any = false;
    construct(r, name);
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        const ffc_function *f = u->fns[i].beam;
        if (!f->exported || (k->function && !ffc_atom_is(f->name, k->function))
            || (k->arity >= 0 && f->arity != (uint32_t)k->arity))
            continue;
        reach_mfa(r, (ffc_mfa){ name, f->name, f->arity }, true);
        any = true;
    }
    return any || ffc_error(r->pr->diag, ffc_loc_file("--keep"), "%s exports no %s", k->module, k->function);
}

static bool reach_root(reach *r, ffc_mfa mfa)
{
    ffc_target t = ffc_program_resolve(r->pr, mfa);
    if (t.kind != FFC_TARGET_FN)
        return ffc_error(r->pr->diag, ffc_loc_file(mfa.module->s), "%s:%s/%u is not exported by any module found",
                         mfa.module->s, mfa.function->s, mfa.arity);
    reach_mfa(r, mfa, true);
    return true;
}

bool ffc_program_reach(ffc_program *pr, const ffc_keep *keep, size_t n_keep)
{
    reach r = { .pr = pr };
    bool ok = reach_root(&r, pr->boot);
    ok = reach_root(&r, pr->entry) && ok;
    for (size_t i = 0; i < n_keep; i++)
        ok = keep_module(&r, &keep[i]) && ok;
    do {
        drain(&r);
        r.grew = false;
        load_constructed_modules(&r);
        for (size_t i = 0; i < pr->units.n; i++)
            reach_dynamic_in_unit(&r, pr->units.items[i]);
        reach_dynamic_bifs(&r);
    } while (r.work.n > 0 || r.grew);
    ffc_vec_fini(&r.work);
    ffc_vec_fini(&r.calls);
    ffc_vec_fini(&r.constructed);
    return ok && pr->diag->errors == 0;
}
