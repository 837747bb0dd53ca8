/* compiler/opt/known_funs.c -- Where a function is called with a fun made right there, it gets a copy of itself beside that fun's function.
 *
 * lists:foldl(fun(X, S) -> X + S end, 0, L) goes from lists to the fun and back for each element: two calls between hosts, each
 * through a pointer. The copy is in the host of the fun's function, so both become jumps. A function that hands its parameter on, as
 * foldl/3 to foldl_1/3 and Enum:map/2 to lists:map/2, has that one copied, too.
 *
 * Nothing depends on the fun being the expected one: where a copy calls a fun, the code compares its label first (cgen/call.c).
 * I1  A copy has labels, imports and lines of the module that it is in; atoms, types and literals are shared.
 * I2  Its local calls have targets, as the labels that they name are its origin's.
 * I3  Stack traces name the origin: its module, its name, its file (FF_FUNC_FOREIGN).
 * Modules of OTP's core and of Elixir's library are left as they are: programs would grow by what they seldom run.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/opt/known_funs.h"

#include <string.h>

#include "compiler/program/source.h"
#include "compiler/util/vec.h"

enum {
    MAX_INSTRS = 80,  /* of a function worth a copy */
    MAX_COPIES = 4,   /* for one fun */
    MAX_CHAIN = 3,    /* functions that hand a fun on before one calls it */
    MAX_FILES = 200,  /* of a module: a place has 8 bits for its file */
};

typedef struct copying {
    ffc_program *pr;
    ffc_unit *u;                 /* where copies go */
    FFC_VEC(ffc_label) labels;   /* its tables, as they grow; empty before the first copy */
    FFC_VEC(ffc_mfa) imports;
    FFC_VEC(ffc_line) lines;
    FFC_VEC(const char *) files;
} copying;

/* ---- what is called ---- */

static bool is_local_call(uint16_t op) { return op == FFC_OP_call || op == FFC_OP_call_only || op == FFC_OP_call_last; }

static bool is_external_call(uint16_t op)
{
    return op == FFC_OP_call_ext || op == FFC_OP_call_ext_only || op == FFC_OP_call_ext_last;
}

/* The function that the call enters; NULL: no call, or not one of a live function of Erlang. */
static ffc_fn *called(ffc_program *pr, const ffc_fn *fn, const ffc_instr *ins)
{
    ffc_fn *callee = NULL;
    if (!fn->reached[ins->index])
        return NULL;
    if (is_local_call(ins->op))
        callee = ffc_unit_fn_at(fn->unit, ins->args[1].label);
    if (is_external_call(ins->op)) {
        ffc_target t = ffc_program_resolve(pr, fn->unit->beam->imports[ins->args[1].u]);
        callee = t.kind == FFC_TARGET_FN ? t.fn : NULL;
    }
    return callee && callee->live && !ffc_program_bif(pr, ffc_fn_mfa(callee)) ? callee : NULL;
}

static bool is_param(const ffc_fn *fn, uint32_t at, uint32_t x, uint32_t param)
{
    ffc_source s = ffc_source_of_x(fn->beam, at, x);
    return s.kind == FFC_SOURCE_PARAM && s.param == param;
}

/* ---- what is worth a copy ---- */

static bool has_own_data(const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (args[i].kind == FFC_ARG_LAMBDA || args[i].kind == FFC_ARG_STRING || (args[i].kind == FFC_ARG_LIST && has_own_data(args[i].list.items, args[i].list.n)))
            return true;
    return false;
}

/* Whether nothing in it but its labels, imports and lines is another module's than u's. */
static bool is_movable(const ffc_fn *fn, const ffc_unit *u)
{
    const ffc_function *f = fn->beam;
    if (f->n > MAX_INSTRS || fn->stub)
        return false;
    for (uint32_t i = 0; i < f->n && fn->unit != u; i++)
        if (f->instrs[i].op == FFC_OP_make_fun2 || f->instrs[i].op == FFC_OP_make_fun3 || has_own_data(f->instrs[i].args, f->instrs[i].nargs))
            return false;
    return true;
}

static bool calls_fun(const ffc_instr *ins, uint32_t arity)
{
    return (ins->op == FFC_OP_call_fun && ins->args[0].u == arity) || (ins->op == FFC_OP_call_fun2 && ins->args[1].u == arity);
}

static bool calls_any(const ffc_fn *fn, uint32_t arity)
{
    for (uint32_t i = 0; i < fn->beam->n; i++)
        if (fn->reached[i] && calls_fun(&fn->beam->instrs[i], arity))
            return true;
    return false;
}

/* Whether it calls what may be a fun of that arity given in `param`, or hands it on to a function that does. */
static bool serves_fun(const copying *c, const ffc_fn *fn, uint32_t param, uint32_t arity, unsigned depth)
{
    if (!is_movable(fn, c->u))
        return false;
    if (calls_any(fn, arity))
        return true;
    for (uint32_t i = 0; i < fn->beam->n && depth > 0; i++) {
        const ffc_fn *callee = called(c->pr, fn, &fn->beam->instrs[i]);
        for (uint32_t x = 0; callee && callee != fn && x < callee->beam->arity; x++)
            if (is_param(fn, i, x, param) && serves_fun(c, callee, x, arity, depth - 1))
                return true;
    }
    return false;
}

/* ---- the module's tables ---- */

static void open_tables(copying *c)
{
    const ffc_module *m = c->u->beam;
    ffc_arena *a = &c->pr->arena;
    for (uint32_t i = 0; i < m->n_labels; i++)
        ffc_vec_push_in(a, &c->labels, m->labels[i]);
    for (uint32_t i = 0; i < m->n_imports; i++)
        ffc_vec_push_in(a, &c->imports, m->imports[i]);
    for (uint32_t i = 0; i < m->n_lines; i++)
        ffc_vec_push_in(a, &c->lines, m->lines[i]);
    for (uint32_t i = 0; i < m->n_files; i++)
        ffc_vec_push_in(a, &c->files, m->files[i]);
    if (m->n_files == 0)
        ffc_vec_push_in(a, &c->files, "");
}

static void close_tables(copying *c)
{
    ffc_module *m = c->u->beam;
    if (c->labels.n == 0)
        return;
    m->labels = c->labels.items, m->n_labels = (uint32_t)c->labels.n;
    m->imports = c->imports.items, m->n_imports = (uint32_t)c->imports.n;
    m->lines = c->lines.items, m->n_lines = (uint32_t)c->lines.n;
    m->files = c->files.items, m->n_files = (uint32_t)c->files.n;
}

static uint32_t file_of(copying *c, const char *name)
{
    uint32_t i = 1; /* the first is the module's own */
    while (i < c->files.n && strcmp(c->files.items[i], name) != 0)
        i++;
    if (i == c->files.n)
        ffc_vec_push_in(&c->pr->arena, &c->files, name);
    return i;
}

/* ---- one copy ---- */

static uint64_t new_line(copying *c, const ffc_module *from, uint64_t line)
{
    ffc_line l = from->lines[line];
    if (from == c->u->beam)
        return line;
    if (l.line)
        l.file = file_of(c, from->files[l.file]);
    ffc_vec_push_in(&c->pr->arena, &c->lines, l);
    return c->lines.n - 1;
}

static uint64_t new_import(copying *c, ffc_mfa mfa)
{
    ffc_vec_push_in(&c->pr->arena, &c->imports, mfa);
    return c->imports.n - 1;
}

/* new_label: by label of the origin's module; 0: not one of this function. */
static const ffc_arg *copy_args(copying *c, const ffc_module *from, const uint32_t *new_label, const ffc_arg *args, uint32_t n)
{
    ffc_arg *out = FFC_NEW_ARRAY(&c->pr->arena, ffc_arg, n);
    for (uint32_t i = 0; i < n; i++) {
        out[i] = args[i];
        if (args[i].kind == FFC_ARG_LABEL && args[i].label)
            out[i].label = new_label[args[i].label];
        if (args[i].kind == FFC_ARG_IMPORT)
            out[i].u = new_import(c, from->imports[args[i].u]);
        if (args[i].kind == FFC_ARG_LIST)
            out[i].list.items = copy_args(c, from, new_label, args[i].list.items, args[i].list.n);
    }
    return out;
}

static const uint32_t *new_labels(copying *c, const ffc_fn *origin)
{
    const ffc_function *f = origin->beam;
    uint32_t *out = FFC_NEW_ARRAY(&c->pr->arena, uint32_t, origin->unit->beam->n_labels);
    for (uint32_t i = 0; i < f->n; i++)
        if (f->instrs[i].op == FFC_OP_label) {
            out[f->instrs[i].args[0].label] = (uint32_t)c->labels.n;
            ffc_vec_push_in(&c->pr->arena, &c->labels, (ffc_label){ FFC_NO_FUNCTION, i });
        }
    return out;
}

static const ffc_function *copy_function(copying *c, const ffc_fn *origin)
{
    const ffc_function *f = origin->beam;
    const ffc_module *from = origin->unit->beam;
    const uint32_t *label = new_labels(c, origin);
    ffc_instr *instrs = FFC_NEW_ARRAY(&c->pr->arena, ffc_instr, f->n);
    ffc_function *out = FFC_NEW(&c->pr->arena, ffc_function);
    for (uint32_t i = 0; i < f->n; i++) {
        ffc_arg *args = (ffc_arg *)copy_args(c, from, label, f->instrs[i].args, f->instrs[i].nargs);
        if (f->instrs[i].op == FFC_OP_label)
            args[0].label = label[f->instrs[i].args[0].label];
        if (f->instrs[i].op == FFC_OP_line)
            args[0].u = new_line(c, from, args[0].u);
        instrs[i] = f->instrs[i];
        instrs[i].args = args;
    }
    *out = *f;
    out->entry = label[f->entry];
    out->info_label = label[f->info_label];
    out->instrs = instrs;
    out->exported = false;
    return out;
}

static uint32_t count(const ffc_fn *copies)
{
    uint32_t n = 0;
    for (; copies; copies = copies->next_copy)
        n++;
    return n;
}

static ffc_fn *copy_for(copying *c, ffc_fn *fun, ffc_fn *origin, uint32_t param);

/* Where the copy's calls go: to copies when the fun goes with them, and where local calls of the origin do. */
static void set_targets(copying *c, ffc_fn *copy)
{
    const ffc_fn *origin = copy->origin;
    for (uint32_t i = 0; i < origin->beam->n; i++) {
        const ffc_instr *ins = &origin->beam->instrs[i];
        ffc_fn *callee = called(c->pr, origin, ins), *target = NULL;
        for (uint32_t x = 0; callee && !target && x < callee->beam->arity; x++)
            if (is_param(origin, i, x, copy->fun_param))
                target = copy_for(c, copy->known_fun, callee, x);
        copy->targets[i] = target || !is_local_call(ins->op) ? target : ffc_unit_fn_at(origin->unit, ins->args[1].label);
        copy->recursive |= target == copy;
    }
}

/* The function's copy for a fun in that parameter; NULL: it gets none. */
static ffc_fn *copy_for(copying *c, ffc_fn *fun, ffc_fn *origin, uint32_t param)
{
    for (ffc_fn *copy = fun->copies; copy; copy = copy->next_copy)
        if (copy->origin == origin && copy->fun_param == param)
            return copy;
    uint32_t arity = fun->lambda->arity - fun->lambda->num_free;
    if (count(fun->copies) == MAX_COPIES || !serves_fun(c, origin, param, arity, MAX_CHAIN))
        return NULL;
    if (c->labels.n == 0)
        open_tables(c);
    if (c->files.n >= MAX_FILES)
        return NULL;
    ffc_fn *copy = FFC_NEW(&c->pr->arena, ffc_fn);
    *copy = (ffc_fn){ .unit = c->u, .index = origin->index, .live = true, .reached = origin->reached, .origin = origin, .known_fun = fun,
                      .fun_param = param, .calls_known = calls_any(origin, arity), .beam = copy_function(c, origin), .next_copy = fun->copies };
    copy->targets = FFC_NEW_ARRAY(&c->pr->arena, ffc_fn *, origin->beam->n);
    fun->copies = copy;
    set_targets(c, copy);
    return copy;
}

/* ---- all calls ---- */

/* The function of the fun that is in x register `x` before the instruction; NULL: not made in front of it. */
static ffc_fn *fun_in(const ffc_fn *fn, uint32_t at, uint32_t x)
{
    const ffc_instr *maker = ffc_maker_of_x(fn->beam, at, x);
    if (!maker || (maker->op != FFC_OP_make_fun3 && maker->op != FFC_OP_make_fun2))
        return NULL;
    ffc_fn *fun = ffc_unit_fn_at(fn->unit, fn->unit->beam->lambdas[maker->args[0].u].label);
    return fun->live && fun->lambda ? fun : NULL;
}

static void look_at_call(copying *c, ffc_fn *fn, const ffc_instr *ins)
{
    ffc_fn *callee = called(c->pr, fn, ins), *target = NULL;
    for (uint32_t x = 0; callee && !target && x < callee->beam->arity; x++) {
        ffc_fn *fun = fun_in(fn, ins->index, x);
        target = fun ? copy_for(c, fun, callee, x) : NULL;
    }
    if (target && !fn->targets)
        fn->targets = FFC_NEW_ARRAY(&c->pr->arena, ffc_fn *, fn->beam->n);
    if (target)
        fn->targets[ins->index] = target;
}

static void look_at_unit(ffc_program *pr, ffc_unit *u)
{
    copying c = { .pr = pr, .u = u };
    for (uint32_t i = 0; i < u->beam->n_functions; i++)
        for (uint32_t k = 0; u->fns[i].live && k < u->fns[i].beam->n; k++)
            look_at_call(&c, &u->fns[i], &u->fns[i].beam->instrs[k]);
    close_tables(&c);
}

void ffc_copy_for_funs(ffc_program *pr)
{
    for (size_t i = 0; i < pr->units.n; i++)
        if (!pr->units.items[i]->is_common)
            look_at_unit(pr, pr->units.items[i]);
}
