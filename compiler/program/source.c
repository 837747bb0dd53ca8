/* compiler/program/source.c -- Where the value in a register comes from.
 *
 * The code before an instruction is read backwards. As long as no label is passed, the first instruction that writes the
 * register decides. Behind a label other paths join, and then only "nothing in front writes it" says something: the value
 * is a parameter. Code between the last jump to a label and the label is skipped when it does not run on into it. Jumps lead forward, but for those of receive, so everything on a path to an instruction stands before it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/source.h"

typedef struct reg { uint8_t kind; uint32_t n; } reg; /* FFC_ARG_X or FFC_ARG_Y */

static bool is_reg(const ffc_arg *a, reg r) { return a->kind == r.kind && a->reg == r.n; }

static bool is_call(uint16_t op)
{
    switch (op) {
    case FFC_OP_call: case FFC_OP_call_ext: case FFC_OP_call_fun: case FFC_OP_call_fun2: case FFC_OP_apply: case FFC_OP_send:
        return true;
    default: return false;
    }
}

/* Places in a get_list, get_map_elements or the like may be written, too; reading too much as written is safe. */
static bool mentions(const ffc_arg *args, uint32_t n, reg r)
{
    for (uint32_t i = 0; i < n; i++)
        if (is_reg(&args[i], r) || (args[i].kind == FFC_ARG_LIST && mentions(args[i].list.items, args[i].list.n, r)))
            return true;
    return false;
}

/* Instructions that write none of their operands. */
static bool only_reads(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_lt: case FFC_OP_is_ge: case FFC_OP_is_eq: case FFC_OP_is_ne: case FFC_OP_is_eq_exact: case FFC_OP_is_ne_exact:
    case FFC_OP_is_integer: case FFC_OP_is_float: case FFC_OP_is_number: case FFC_OP_is_atom: case FFC_OP_is_pid:
    case FFC_OP_is_reference: case FFC_OP_is_port: case FFC_OP_is_nil: case FFC_OP_is_binary: case FFC_OP_is_list:
    case FFC_OP_is_nonempty_list: case FFC_OP_is_tuple: case FFC_OP_test_arity: case FFC_OP_select_val:
    case FFC_OP_select_tuple_arity: case FFC_OP_is_function: case FFC_OP_is_function2: case FFC_OP_is_boolean: case FFC_OP_is_bitstr:
    case FFC_OP_is_map: case FFC_OP_has_map_fields: case FFC_OP_is_tagged_tuple: case FFC_OP_line: case FFC_OP_test_heap:
    case FFC_OP_allocate: case FFC_OP_allocate_heap: case FFC_OP_deallocate: case FFC_OP_jump: case FFC_OP_label:
        return true;
    default: return false;
    }
}

static bool writes(const ffc_instr *ins, reg r)
{
    if (is_call(ins->op))
        return r.kind == FFC_ARG_X;
    if (ins->op == FFC_OP_move)
        return is_reg(&ins->args[1], r);
    if (ins->op == FFC_OP_put_list)
        return is_reg(&ins->args[2], r);
    if (ins->op == FFC_OP_put_tuple2)
        return is_reg(&ins->args[0], r);
    if (ins->op == FFC_OP_trim || ins->op == FFC_OP_catch || ins->op == FFC_OP_try)
        return r.kind == FFC_ARG_Y;
    return !only_reads(ins->op) && mentions(ins->args, ins->nargs, r);
}

bool ffc_instr_ends_block(uint16_t op)
{
    switch (op) {
    case FFC_OP_call_only: case FFC_OP_call_last: case FFC_OP_call_ext_only: case FFC_OP_call_ext_last: case FFC_OP_apply_last:
    case FFC_OP_return: case FFC_OP_jump: case FFC_OP_select_val: case FFC_OP_select_tuple_arity: case FFC_OP_badmatch:
    case FFC_OP_case_end: case FFC_OP_if_end: case FFC_OP_try_case_end: case FFC_OP_badrecord:
        return true;
    default: return false;
    }
}

bool ffc_instr_refuses_atoms(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_nonempty_list: case FFC_OP_is_list: case FFC_OP_is_tuple: case FFC_OP_is_tagged_tuple: case FFC_OP_is_map: case FFC_OP_is_binary:
        return true;
    default: return false;
    }
}

static bool names_label(const ffc_arg *args, uint32_t n, uint32_t label)
{
    for (uint32_t i = 0; i < n; i++)
        if ((args[i].kind == FFC_ARG_LABEL && args[i].label == label)
            || (args[i].kind == FFC_ARG_LIST && names_label(args[i].list.items, args[i].list.n, label)))
            return true;
    return false;
}

/* Whether code behind the instruction may run before the label that it names is reached. */
static bool comes_back(uint16_t op) { return op == FFC_OP_try || op == FFC_OP_catch || op == FFC_OP_loop_rec; }

/* The instruction at `at` is a label. Where only jumps lead to it, what lies behind the last of them is on no path to it:
 * returns the place behind that jump, else `at`. */
static uint32_t skip_other_paths(const ffc_function *f, uint32_t at)
{
    if (at == 0 || !ffc_instr_ends_block(f->instrs[at - 1].op))
        return at;
    for (uint32_t i = at; i-- > 0;)
        if (f->instrs[i].op != FFC_OP_label && names_label(f->instrs[i].args, f->instrs[i].nargs, f->instrs[at].args[0].label))
            return comes_back(f->instrs[i].op) ? at : i + 1;
    return at;
}

static ffc_source source_of(const ffc_function *f, uint32_t at, reg r, unsigned depth)
{
    const ffc_source unknown = { FFC_SOURCE_UNKNOWN, NULL, 0 };
    bool joined = false;
    while (at-- > 0) {
        const ffc_instr *ins = &f->instrs[at];
        if (ins->op == FFC_OP_label && ins->args[0].label == f->entry)
            return r.kind == FFC_ARG_X && r.n < f->arity ? (ffc_source){ FFC_SOURCE_PARAM, NULL, r.n } : unknown;
        if (ins->op == FFC_OP_label) {
            joined = true;
            at = skip_other_paths(f, at);
        }
        if (!writes(ins, r))
            continue;
        if (ins->op == FFC_OP_swap && !joined) {
            const ffc_arg *other = &ins->args[is_reg(&ins->args[0], r)];
            r = (reg){ other->kind, other->reg };
            continue;
        }
        if ((joined && r.kind == FFC_ARG_X) || ins->op != FFC_OP_move || depth == 0)
            return unknown;
        const ffc_arg *from = &ins->args[0];
        if (from->kind == FFC_ARG_ATOM && !joined)
            return (ffc_source){ FFC_SOURCE_ATOM, from->atom, 0 };
        if (from->kind != FFC_ARG_X && from->kind != FFC_ARG_Y)
            return unknown;
        if (joined && from->kind != FFC_ARG_X)
            return unknown;
        r = (reg){ from->kind, from->reg };
        depth--;
    }
    return unknown;
}

/* A y register is trusted behind a label only when one instruction of the function writes it. */
static bool single_write(const ffc_function *f, uint32_t at, uint32_t y)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < at; i++)
        n += f->instrs[i].op != FFC_OP_init_yregs && writes(&f->instrs[i], (reg){ FFC_ARG_Y, y });
    return n == 1;
}

ffc_source ffc_source_of_x(const ffc_function *f, uint32_t at, uint32_t x)
{
    for (uint32_t i = at; i-- > 0 && f->instrs[i].op != FFC_OP_label;) {
        const ffc_instr *ins = &f->instrs[i];
        if (!writes(ins, (reg){ FFC_ARG_X, x }))
            continue;
        if (ins->op == FFC_OP_move && ins->args[0].kind == FFC_ARG_Y && !single_write(f, i, ins->args[0].reg))
            return (ffc_source){ FFC_SOURCE_UNKNOWN, NULL, 0 };
        break;
    }
    return source_of(f, at, (reg){ FFC_ARG_X, x }, 4);
}

const ffc_instr *ffc_maker_of_x(const ffc_function *f, uint32_t at, uint32_t x)
{
    reg r = { FFC_ARG_X, x };
    while (at-- > 0 && f->instrs[at].op != FFC_OP_label) {
        const ffc_instr *ins = &f->instrs[at];
        if (!writes(ins, r))
            continue;
        if (ins->op != FFC_OP_move && ins->op != FFC_OP_swap)
            return ins;
        if (ins->op == FFC_OP_swap) {
            const ffc_arg *other = &ins->args[is_reg(&ins->args[0], r)];
            r = (reg){ other->kind, other->reg };
            continue;
        }
        if (ins->args[0].kind != FFC_ARG_X && ins->args[0].kind != FFC_ARG_Y)
            return NULL;
        r = (reg){ ins->args[0].kind, ins->args[0].reg };
    }
    return NULL;
}
