/* compiler/program/chains.c -- A walk over the live program, breadth first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/chains.h"

#include "compiler/util/vec.h"

typedef struct walk {
    ffc_program *pr;
    FFC_VEC(ffc_fn *) queue;     /* seen, nearest first */
    FFC_VEC(ffc_fn *) named;     /* those that a call by name reaches */
} walk;

static void see(walk *w, ffc_fn *fn, const ffc_fn *from)
{
    if (!fn->live || fn->seen)
        return;
    fn->seen = true;
    fn->kept_by = from;
    ffc_vec_push(&w->queue, fn);
}

static void see_mfa(walk *w, ffc_mfa mfa, const ffc_fn *from)
{
    ffc_target t = ffc_program_resolve(w->pr, mfa);
    if (t.kind == FFC_TARGET_FN)
        see(w, t.fn, from);
}

static void see_literal(walk *w, const ffc_lit *lit, const ffc_fn *from);

static void see_literals(walk *w, const ffc_lit *items, uint32_t n, const ffc_fn *from)
{
    for (uint32_t i = 0; i < n; i++)
        see_literal(w, &items[i], from);
}

static void see_literal(walk *w, const ffc_lit *lit, const ffc_fn *from)
{
    switch (lit->kind) {
    case FFC_LIT_LIST: see_literals(w, lit->list.items, lit->list.n, from); break;
    case FFC_LIT_TUPLE: see_literals(w, lit->tuple.items, lit->tuple.n, from); break;
    case FFC_LIT_MAP: see_literals(w, lit->map.items, 2 * lit->map.n, from); break;
    case FFC_LIT_EXPORT: see_mfa(w, (ffc_mfa){ lit->export.module, lit->export.function, lit->export.arity }, from); break;
    default: break;
    }
}

static void see_operands(walk *w, const ffc_arg *args, uint32_t n, const ffc_fn *from)
{
    const ffc_unit *u = from->unit;
    for (uint32_t i = 0; i < n; i++)
        switch (args[i].kind) {
        case FFC_ARG_IMPORT: see_mfa(w, u->beam->imports[args[i].u], from); break;
        case FFC_ARG_LAMBDA: see(w, ffc_unit_fn_at(u, u->beam->lambdas[args[i].u].label), from); break;
        case FFC_ARG_LITERAL: see_literal(w, args[i].lit, from); break;
        case FFC_ARG_LIST: see_operands(w, args[i].list.items, args[i].list.n, from); break;
        default: break;
        }
}

static void see_calls(walk *w, const ffc_fn *fn)
{
    for (uint32_t i = 0; i < fn->beam->n; i++) {
        const ffc_instr *ins = &fn->beam->instrs[i];
        if (!fn->reached[i])
            continue;
        if (ins->op == FFC_OP_call || ins->op == FFC_OP_call_last || ins->op == FFC_OP_call_only)
            see(w, ffc_unit_fn_at(fn->unit, ins->args[1].label), fn);
        else
            see_operands(w, ins->args, ins->nargs, fn);
    }
    for (size_t i = 0; i < w->named.n; i++)
        if (w->named.items[i]->named_by == fn)
            see(w, w->named.items[i], fn);
}

void ffc_program_find_chains(ffc_program *pr)
{
    walk w = { .pr = pr };
    for (size_t i = 0; i < pr->units.n; i++)
        for (uint32_t k = 0; k < pr->units.items[i]->beam->n_functions; k++) {
            ffc_fn *fn = &pr->units.items[i]->fns[k];
            if (fn->live && fn->named_by)
                ffc_vec_push(&w.named, fn);
            else if (fn->live && fn->dynamic)
                see(&w, fn, NULL); /* a root */
        }
    for (size_t i = 0; i < w.queue.n; i++)
        see_calls(&w, w.queue.items[i]);
    ffc_vec_fini(&w.queue);
    ffc_vec_fini(&w.named);
}

uint32_t ffc_fn_live_instrs(const ffc_fn *fn)
{
    uint32_t n = 0;
    for (uint32_t i = 0; fn->live && i < fn->beam->n; i++)
        n += fn->reached[i];
    return n;
}
