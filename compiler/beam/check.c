/* compiler/beam/check.c -- what holds across instructions: labels lead somewhere, arities agree (I3, I4, I6).
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "compiler/beam/reader.h"

/* The function that starts at this label, or NULL. */
static const ffc_function *entered_at(const ffc_module *m, uint32_t label)
{
    if (label >= m->n_labels || m->labels[label].function == FFC_NO_FUNCTION)
        return NULL;
    const ffc_function *f = &m->functions[m->labels[label].function];
    return f->entry == label ? f : NULL;
}

/* ---- instructions ---- */

static bool check_jump(ffc_reader *r, const ffc_arg *a, uint32_t function)
{
    if (a->kind != FFC_ARG_LABEL || a->label == 0 || r->m->labels[a->label].function == function)
        return true;
    return ffc_reader_error(r, "label %u is not in this function", a->label);
}

static bool check_call(ffc_reader *r, const ffc_instr *ins)
{
    const ffc_function *f = entered_at(r->m, ins->args[1].label);
    if (!f)
        return ffc_reader_error(r, "label %u is not the entry of a function", ins->args[1].label);
    return f->arity == ins->args[0].u ||
           ffc_reader_error(r, "call with arity %u of a function with arity %u", (unsigned)ins->args[0].u, f->arity);
}

static bool check_import(ffc_reader *r, const ffc_arg *a, uint64_t arity)
{
    uint32_t wanted = r->m->imports[a->u].arity;
    return wanted == arity ||
           ffc_reader_error(r, "call with arity %u of an import with arity %u", (unsigned)arity, wanted);
}

static bool check_environment(ffc_reader *r, const ffc_instr *ins)
{
    uint32_t wanted = r->m->lambdas[ins->args[0].u].num_free;
    return ins->args[2].list.n == wanted ||
           ffc_reader_error(r, "fun made with %u free variables, it has %u", ins->args[2].list.n, wanted);
}

static bool check_arity(ffc_reader *r, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    switch (ins->op) {
    case FFC_OP_call: case FFC_OP_call_last: case FFC_OP_call_only:
        return check_call(r, ins);
    case FFC_OP_call_ext: case FFC_OP_call_ext_last: case FFC_OP_call_ext_only:
        return check_import(r, &a[1], a[0].u);
    case FFC_OP_bif0: return check_import(r, &a[0], 0);
    case FFC_OP_bif1: return check_import(r, &a[1], 1);
    case FFC_OP_bif2: return check_import(r, &a[1], 2);
    case FFC_OP_gc_bif1: return check_import(r, &a[2], 1);
    case FFC_OP_gc_bif2: return check_import(r, &a[2], 2);
    case FFC_OP_gc_bif3: return check_import(r, &a[2], 3);
    case FFC_OP_make_fun3: return check_environment(r, ins);
    case FFC_OP_apply: case FFC_OP_apply_last: case FFC_OP_call_fun:
        return a[0].u <= FFC_ARITY_MAX || ffc_reader_error(r, "call arity %u, the limit is %u", (unsigned)a[0].u,
                                                           FFC_ARITY_MAX);
    case FFC_OP_call_fun2:
        return a[1].u <= FFC_ARITY_MAX || ffc_reader_error(r, "call arity %u, the limit is %u", (unsigned)a[1].u,
                                                           FFC_ARITY_MAX);
    default: return true;
    }
}

static bool calls_by_label(const ffc_instr *ins)
{
    return ins->op == FFC_OP_call || ins->op == FFC_OP_call_last || ins->op == FFC_OP_call_only;
}

static bool check_jumps(ffc_reader *r, const ffc_instr *ins, uint32_t function)
{
    for (uint8_t i = 0; i < ins->nargs && !calls_by_label(ins); i++) {
        const ffc_arg *a = &ins->args[i];
        if (!check_jump(r, a, function))
            return false;
        for (uint32_t k = 0; a->kind == FFC_ARG_LIST && k < a->list.n; k++)
            if (!check_jump(r, &a->list.items[k], function))
                return false;
    }
    return true;
}

static bool check_function(ffc_reader *r, uint32_t k)
{
    const ffc_function *f = &r->m->functions[k];
    r->loc = f->loc;
    for (uint32_t i = 0; i < f->n; i++) {
        r->loc.instr = i;
        if (!check_jumps(r, &f->instrs[i], k) || !check_arity(r, &f->instrs[i]))
            return false;
    }
    return true;
}

/* ---- tables ---- */

static bool check_lambdas(ffc_reader *r)
{
    for (uint32_t i = 0; i < r->m->n_lambdas; i++) {
        const ffc_lambda *l = &r->m->lambdas[i];
        const ffc_function *f = entered_at(r->m, l->label);
        if (!f || f->arity != l->arity)
            return ffc_reader_error(r, "fun entry %u does not lead to a function with arity %u", i, l->arity);
    }
    return true;
}

static bool check_exports(ffc_reader *r)
{
    for (uint32_t i = 0; i < r->m->n_exports; i++) {
        const ffc_export *e = &r->m->exports[i];
        ffc_function *f = (ffc_function *)entered_at(r->m, e->label);
        if (!f || f->name != e->function || f->arity != e->arity)
            return ffc_reader_error(r, "export %u does not lead to the function it names", i);
        f->exported = true;
    }
    return true;
}

static int compare_names(const void *a, const void *b)
{
    const ffc_function *f = *(const ffc_function *const *)a, *g = *(const ffc_function *const *)b;
    if (f->name != g->name)
        return f->name->id < g->name->id ? -1 : 1;
    return (f->arity > g->arity) - (f->arity < g->arity);
}

static bool check_names(ffc_reader *r)
{
    uint32_t n = r->m->n_functions;
    const ffc_function **sorted = FFC_NEW_ARRAY(r->a, const ffc_function *, n);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = &r->m->functions[i];
    if (n)
        qsort(sorted, n, sizeof *sorted, compare_names);
    for (uint32_t i = 1; i < n; i++) {
        r->loc = sorted[i]->loc;
        if (compare_names(&sorted[i - 1], &sorted[i]) == 0)
            return ffc_reader_error(r, "function is defined twice");
    }
    return true;
}

bool ffc_check_code(ffc_reader *r)
{
    for (uint32_t k = 0; k < r->m->n_functions; k++)
        if (!check_function(r, k))
            return false;
    if (!check_names(r))
        return false;
    r->loc = (ffc_loc){.file = r->m->path, .module = r->m->name, .instr = FFC_NO_INSTR};
    return check_lambdas(r) && check_exports(r);
}
