/* compiler/program/keys.c -- Arguments that are only compared: the key that lists:keyfind/3 looks for, the name of a process
 * that a message is sent to.
 *
 * An atom that only goes there is no value of the program: what comes back was in the list before. (A stack trace may tell
 * arguments; nothing takes its own key for news.) Of functions, the code says which parameters only go to such arguments
 * and to tests, but for those that a constant could pass: the registers that may hold the parameter are followed along all paths.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/keys.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/program/source.h"

/* ---- what is known of functions in C ---- */

static const struct { const char *module, *function; uint8_t arity, param; } compared[] = {
    { "lists", "keyfind", 3, 0 }, { "lists", "keymember", 3, 0 }, { "lists", "keysearch", 3, 0 },
    { "lists", "member", 2, 0 },  { "lists", "member", 2, 1 },    { "maps", "is_key", 2, 0 },
    { "maps", "find", 2, 0 },     { "erlang", "get", 1, 0 },      { "erlang", "erase", 1, 0 },
    { "erlang", "=:=", 2, 0 },    { "erlang", "=:=", 2, 1 },      { "erlang", "=/=", 2, 0 },
    { "erlang", "=/=", 2, 1 },    { "erlang", "==", 2, 0 },       { "erlang", "==", 2, 1 },
    { "erlang", "/=", 2, 0 },     { "erlang", "/=", 2, 1 },       { "erlang", "is_map_key", 2, 0 },
    { "erlang", "is_atom", 1, 0 },  { "erlang", "whereis", 1, 0 }, { "erlang", "send", 2, 0 },
};

static bool is_compared_by_bif(ffc_mfa mfa, uint32_t param)
{
    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
        if (compared[i].arity == mfa.arity && compared[i].param == param && ffc_atom_is(mfa.module, compared[i].module)
            && ffc_atom_is(mfa.function, compared[i].function))
            return true;
    return false;
}

/* ---- the registers that may hold the parameter ---- */

enum { MAX_REG = 64 };

typedef struct held { uint64_t x, y; } held;

typedef struct search {
    ffc_program *pr;
    const ffc_fn *fn;
    uint32_t param;
    held *at;          /* by label: when it is gone to */
    held now;          /* before the instruction looked at */
    bool grew, escapes;
    unsigned depth;
} search;

static bool is_compared(ffc_program *pr, const ffc_fn *fn, uint32_t param, unsigned depth);

static bool holds(const search *s, const ffc_arg *a)
{
    return a->reg < MAX_REG && ((a->kind == FFC_ARG_X && (s->now.x >> a->reg & 1)) || (a->kind == FFC_ARG_Y && (s->now.y >> a->reg & 1)));
}

static bool mentions(const search *s, const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (holds(s, &args[i]) || (args[i].kind == FFC_ARG_LIST && mentions(s, args[i].list.items, args[i].list.n)))
            return true;
    return false;
}

static void set(search *s, const ffc_arg *dst, bool held_now)
{
    uint64_t *regs = dst->kind == FFC_ARG_X ? &s->now.x : &s->now.y;
    if (dst->reg >= MAX_REG)
        s->escapes |= held_now;
    else
        *regs = (*regs & ~(UINT64_C(1) << dst->reg)) | (uint64_t)held_now << dst->reg;
}

static void go_to(search *s, const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (args[i].kind == FFC_ARG_LIST)
            go_to(s, args[i].list.items, args[i].list.n);
        if (args[i].kind != FFC_ARG_LABEL || args[i].label == 0)
            continue;
        held *h = &s->at[args[i].label];
        s->grew |= (s->now.x & ~h->x) || (s->now.y & ~h->y);
        h->x |= s->now.x;
        h->y |= s->now.y;
    }
}

/* ---- instructions ---- */

/* The arguments of a call are in the first x registers. */
static void pass(search *s, ffc_mfa mfa, const ffc_fn *callee)
{
    for (uint32_t i = 0; i < mfa.arity && i < MAX_REG; i++)
        if ((s->now.x >> i & 1) && !(callee ? is_compared(s->pr, callee, i, s->depth) : is_compared_by_bif(mfa, i)))
            s->escapes |= !(callee == s->fn && i == s->param);
    s->now.x = 0;
}

static void pass_import(search *s, ffc_mfa mfa)
{
    ffc_target t = ffc_program_resolve(s->pr, mfa);
    pass(s, mfa, t.kind == FFC_TARGET_FN ? t.fn : NULL);
}

/* The key may be what the test wants. */
static bool wants_constant(const ffc_instr *ins)
{
    for (uint32_t i = 0; i < ins->nargs; i++)
        if (ins->args[i].kind == FFC_ARG_ATOM || ins->args[i].kind == FFC_ARG_LITERAL)
            return true;
    return false;
}

/* A guard function or an operator; its result holds nothing of a key that it may have. */
static void guard(search *s, const ffc_instr *ins)
{
    const ffc_mfa *imports = s->fn->unit->beam->imports;
    uint32_t i = 0, first;
    while (ins->args[i].kind != FFC_ARG_IMPORT)
        i++;
    ffc_mfa mfa = imports[ins->args[i].u];
    first = i + 1;
    for (uint32_t k = 0; k < mfa.arity; k++)
        s->escapes |= holds(s, &ins->args[first + k]) && (wants_constant(ins) || !is_compared_by_bif(mfa, k));
    go_to(s, ins->args, i);
    set(s, &ins->args[first + mfa.arity], false);
}

static bool is_test(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_lt: case FFC_OP_is_ge: case FFC_OP_is_eq: case FFC_OP_is_ne: case FFC_OP_is_eq_exact: case FFC_OP_is_ne_exact:
    case FFC_OP_is_integer: case FFC_OP_is_float: case FFC_OP_is_number: case FFC_OP_is_atom: case FFC_OP_is_pid:
    case FFC_OP_is_reference: case FFC_OP_is_port: case FFC_OP_is_nil: case FFC_OP_is_binary: case FFC_OP_is_list:
    case FFC_OP_is_nonempty_list: case FFC_OP_is_tuple: case FFC_OP_test_arity: case FFC_OP_select_tuple_arity: case FFC_OP_is_function: case FFC_OP_is_function2: case FFC_OP_is_boolean: case FFC_OP_is_bitstr:
    case FFC_OP_is_map:
        return true;
    default: return false;
    }
}

static void take_apart(search *s, const ffc_instr *ins)
{
    s->escapes |= holds(s, &ins->args[0]); /* it may be a part of itself, for all that is known here */
    for (uint32_t i = 1; i < ins->nargs; i++)
        if (ins->args[i].kind == FFC_ARG_X || ins->args[i].kind == FFC_ARG_Y)
            set(s, &ins->args[i], false);
}

static void step(search *s, const ffc_instr *ins)
{
    const ffc_arg *args = ins->args;
    bool a, b;
    switch (ins->op) {
    case FFC_OP_label:
        s->now.x |= s->at[args[0].label].x;
        s->now.y |= s->at[args[0].label].y;
        break;
    case FFC_OP_move: set(s, &args[1], holds(s, &args[0])); break;
    case FFC_OP_swap:
        a = holds(s, &args[0]), b = holds(s, &args[1]);
        set(s, &args[0], b);
        set(s, &args[1], a);
        break;
    case FFC_OP_trim: s->now.y = args[0].u < MAX_REG ? s->now.y >> args[0].u : 0; break;
    case FFC_OP_init_yregs: break;
    case FFC_OP_return: s->escapes |= s->now.x & 1; break;
    case FFC_OP_call: case FFC_OP_call_only: case FFC_OP_call_last: {
        const ffc_fn *callee = ffc_unit_fn_at(s->fn->unit, args[1].label);
        pass(s, ffc_fn_mfa(callee), callee);
        break;
    }
    case FFC_OP_call_ext: case FFC_OP_call_ext_only: case FFC_OP_call_ext_last:
        pass_import(s, s->fn->unit->beam->imports[args[1].u]);
        break;
    case FFC_OP_bif0: case FFC_OP_bif1: case FFC_OP_bif2: case FFC_OP_gc_bif1: case FFC_OP_gc_bif2: case FFC_OP_gc_bif3: guard(s, ins); break;
    case FFC_OP_get_tuple_element: case FFC_OP_get_list: case FFC_OP_get_hd: case FFC_OP_get_tl: take_apart(s, ins); break;
    case FFC_OP_send: /* to x0, of x1, which is its value */
        s->escapes |= s->now.x >> 1 & 1;
        s->now.x = 0;
        break;
    case FFC_OP_call_fun: case FFC_OP_call_fun2: case FFC_OP_apply: case FFC_OP_apply_last:
        s->escapes |= s->now.x != 0 || mentions(s, args, ins->nargs);
        break;
    default:
        s->escapes |= (!is_test(ins->op) || wants_constant(ins)) && mentions(s, args, ins->nargs);
        go_to(s, args, ins->nargs);
    }
}

/* Paths join until nothing is new; what holds the parameter only grows. */
static bool search_function(search *s)
{
    const ffc_function *f = s->fn->beam;
    do {
        s->grew = false;
        s->now = (held){ 0, 0 };
        for (uint32_t i = 0; i < f->n && !s->escapes; i++) {
            if (f->instrs[i].op == FFC_OP_label && f->instrs[i].args[0].label == f->entry)
                s->now.x |= UINT64_C(1) << s->param;
            step(s, &f->instrs[i]);
            if (ffc_instr_ends_block(f->instrs[i].op))
                s->now = (held){ 0, 0 };
        }
    } while (s->grew && !s->escapes);
    return !s->escapes;
}

static bool is_compared(ffc_program *pr, const ffc_fn *fn, uint32_t param, unsigned depth)
{
    enum { MAX_DEPTH = 4, MAX_INSTRS = 400 };
    if (ffc_program_bif(pr, ffc_fn_mfa(fn)))
        return is_compared_by_bif(ffc_fn_mfa(fn), param);
    if (depth >= MAX_DEPTH || param >= MAX_REG || fn->beam->n > MAX_INSTRS)
        return false;
    uint32_t n = fn->unit->beam->n_labels;
    held *at = malloc((n + 1) * sizeof *at);
    if (!at)
        return false;
    memset(at, 0, (n + 1) * sizeof *at);
    search s = { .pr = pr, .fn = fn, .param = param, .at = at, .depth = depth + 1 };
    bool only = search_function(&s);
    free(at);
    return only;
}

/* ---- at a call ---- */

/* What becomes of an argument of the call: true if it is compared and no more. */
static bool call_compares(ffc_program *pr, const ffc_fn *fn, const ffc_instr *ins, uint32_t x)
{
    switch (ins->op) {
    case FFC_OP_call: case FFC_OP_call_only: case FFC_OP_call_last:
        return x < ins->args[0].u && is_compared(pr, ffc_unit_fn_at(fn->unit, ins->args[1].label), x, 0);
    case FFC_OP_call_ext: case FFC_OP_call_ext_only: case FFC_OP_call_ext_last: {
        ffc_mfa mfa = fn->unit->beam->imports[ins->args[1].u];
        ffc_target t = ffc_program_resolve(pr, mfa);
        return x < mfa.arity && (t.kind == FFC_TARGET_FN ? is_compared(pr, t.fn, x, 0) : is_compared_by_bif(mfa, x));
    }
    case FFC_OP_send: return x == 0;
    default: return false;
    }
}

bool ffc_only_compared(ffc_program *pr, const ffc_fn *fn, uint32_t at)
{
    const ffc_function *f = fn->beam;
    const ffc_arg *dst = &f->instrs[at].args[1];
    if (f->instrs[at].op != FFC_OP_move || dst->kind != FFC_ARG_X)
        return false;
    search s = { .now = { .x = dst->reg < MAX_REG ? UINT64_C(1) << dst->reg : 0 } };
    for (uint32_t i = at + 1; s.now.x && i < f->n; i++) {
        const ffc_instr *ins = &f->instrs[i];
        switch (ins->op) {
        case FFC_OP_line: case FFC_OP_allocate: case FFC_OP_deallocate: case FFC_OP_init_yregs: case FFC_OP_trim: break;
        case FFC_OP_move:
            if (holds(&s, &ins->args[0]) || holds(&s, &ins->args[1]))
                return false;
            break;
        default: return call_compares(pr, fn, ins, dst->reg);
        }
    }
    return false;
}
