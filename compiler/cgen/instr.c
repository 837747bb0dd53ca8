/* compiler/cgen/instr.c -- One instruction to C: moves, tests, tuples, lists, selects; the rest is in files of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "compiler/cgen/cgen.h"
#include "compiler/diag/bug.h"
#include "compiler/program/source.h"

#define TERM(i) cgen_term(g, &ins->args[i])
#define DST(i) cgen_lvalue(g, &ins->args[i])

/* if (!(condition)) goto the label of args[0]; */
static void test(cgen *g, const ffc_instr *ins, const char *condition)
{
    cgen_out(g, "if (!(%s)) ", condition);
    cgen_goto_label(g, ins->args[0].label);
}

/* ---- comparison ---- */

static bool is_empty_binary(const ffc_arg *a)
{
    return a->kind == FFC_ARG_LITERAL && a->lit->kind == FFC_LIT_BITS && a->lit->bits.n_bits == 0;
}

static const char *exact_condition(cgen *g, const ffc_instr *ins)
{
    if (is_empty_binary(&ins->args[2]))
        return cgen_str(g, "ff_is_empty_bitstring(%s)", TERM(1));
    bool immediate_a, immediate_b;
    cgen_immediate_bits(g, &ins->args[1], &immediate_a);
    cgen_immediate_bits(g, &ins->args[2], &immediate_b);
    bool same = immediate_a || immediate_b || cgen_is_small(&ins->args[1]) || cgen_is_small(&ins->args[2]);
    return cgen_str(g, "%s(%s, %s)", same ? "ff_same" : "ff_identical", TERM(1), TERM(2));
}

static const char *less_condition(cgen *g, const ffc_instr *ins)
{
    bool small = cgen_is_small(&ins->args[1]) && cgen_is_small(&ins->args[2]);
    if (small)
        return cgen_str(g, "(int64_t)%s.bits < (int64_t)%s.bits", TERM(1), TERM(2));
    return cgen_str(g, "ff_less(%s, %s)", TERM(1), TERM(2));
}

/* ---- type tests ---- */

static const char *type_test(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_integer: return "ff_is_integer";
    case FFC_OP_is_float: return "ff_is_float";
    case FFC_OP_is_number: return "ff_is_number";
    case FFC_OP_is_atom: return "ff_is_atom";
    case FFC_OP_is_pid: return "ff_is_pid";
    case FFC_OP_is_reference: return "ff_is_ref";
    case FFC_OP_is_port: return "ff_is_port";
    case FFC_OP_is_nil: return "ff_is_nil";
    case FFC_OP_is_list: return "ff_is_list";
    case FFC_OP_is_nonempty_list: return "ff_is_cons";
    case FFC_OP_is_tuple: return "ff_is_tuple";
    case FFC_OP_is_function: return "ff_is_fun";
    case FFC_OP_is_boolean: return "ff_is_boolean";
    case FFC_OP_is_bitstr: return "ff_is_bitstring";
    case FFC_OP_is_binary: return "ff_is_binary";
    case FFC_OP_is_map: return "ff_is_map";
    default: return NULL;
    }
}

static void is_tagged_tuple(cgen *g, const ffc_instr *ins)
{
    const char *t = TERM(1);
    test(g, ins, cgen_str(g, "ff_is_tuple_of(%s, %" PRIu64 ") && ff_same(ff_tuple_get(%s, 0), %s)", t, ins->args[2].u, t, TERM(3)));
}

static void is_function2(cgen *g, const ffc_instr *ins)
{
    if (ins->args[2].kind == FFC_ARG_I && ins->args[2].i >= 0 && ins->args[2].i <= FFC_ARITY_MAX)
        test(g, ins, cgen_str(g, "ff_is_fun_of(%s, %" PRId64 ")", TERM(1), ins->args[2].i));
    else
        test(g, ins, cgen_str(g, "ff_is_fun(%s) && ff_is_small(%s) && ff_fun_arity(%s) == (uint64_t)ff_small_to_int(%s)",
                              TERM(1), TERM(2), TERM(1), TERM(2)));
}

/* ---- selects ---- */

static void select_tuple_arity(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *list = ins->args[2].list.items;
    const char *t = TERM(0);
    cgen_out(g, "if (ff_is_tuple(%s)) switch (ff_tuple_arity(%s)) {\n", t, t);
    for (uint32_t i = 0; i < ins->args[2].list.n; i += 2) {
        cgen_out(g, "case %" PRIu64 ": ", list[i].u);
        cgen_goto_label(g, list[i + 1].label);
        cgen_out(g, "\n");
    }
    cgen_out(g, "default: break; }\n");
    cgen_goto_label(g, ins->args[1].label);
    g->frame = FRAME_UNKNOWN;
}

/* ---- lists and tuples ---- */

static bool same_register(const ffc_arg *a, const ffc_arg *b)
{
    return a->kind == b->kind && a->reg == b->reg;
}

static void get_list(cgen *g, const ffc_instr *ins)
{
    bool head_last = same_register(&ins->args[0], &ins->args[1]);
    const char *head = cgen_str(g, "%s = ff_head(c);", DST(1)), *tail = cgen_str(g, "%s = ff_tail(c);", DST(2));
    cgen_out(g, "{ ff_term c = %s; %s %s }", TERM(0), head_last ? tail : head, head_last ? head : tail);
}

static void put_tuple(cgen *g, const ffc_instr *ins)
{
    uint32_t n = ins->args[1].list.n;
    cgen_out(g, "{ ff_word *at = FF_NEW(%u); at[0] = FF_HEADER(FF_SUB_TUPLE, %u);", n + 1, n);
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, " at[%u] = %s.bits;", i + 1, cgen_term(g, &ins->args[1].list.items[i]));
    cgen_out(g, " %s = ff_boxed_from_ptr(at); }", DST(0));
}

/* update_record Hint Size Src Dst [Index, Value ...]: room was reserved for a whole copy. */
static void update_record(cgen *g, const ffc_instr *ins)
{
    uint64_t n = ins->args[1].u;
    const ffc_arg *list = ins->args[4].list.items;
    cgen_out(g, "{ ff_word *from = ff_boxed_ptr(%s), *at = FF_NEW(%" PRIu64 ");", TERM(2), n + 1);
    cgen_out(g, " for (size_t i = 0; i <= %" PRIu64 "; i++) at[i] = from[i];", n);
    for (uint32_t i = 0; i < ins->args[4].list.n; i += 2)
        cgen_out(g, " at[%" PRIu64 "] = %s.bits;", list[i].u, cgen_term(g, &list[i + 1]));
    cgen_out(g, " %s = ff_boxed_from_ptr(at); }", DST(3));
}

static void swap(cgen *g, const ffc_instr *ins)
{
    cgen_out(g, "{ ff_term t = %s; %s = %s; %s = t; }", TERM(0), DST(0), TERM(1), DST(1));
}

/* ---- labels ---- */

static void label(cgen *g, const ffc_instr *ins)
{
    uint32_t l = ins->args[0].label;
    const ffc_fn *fn = g->fn;
    if (l == fn->beam->entry || l == fn->beam->info_label)
        g->frame = FRAME_NONE;
    else if (g->frame == FRAME_UNKNOWN)
        g->frame = g->label_frame[l];
    g->label_line[l] = g->line;
    g->label_frame[l] = (uint8_t)g->frame;
    cgen_out(g, "L%u:;", l);
    if (l != fn->beam->entry || g->leaf)
        return;
    if (fn == g->host->loop)
        cgen_out(g, " FF_HIDE(inside); if (FF_UNLIKELY(inside)) goto inside;");
    cgen_out(g, " /* %s/%u */\n", ffc_atom_text(g, fn->beam->name), fn->beam->arity);
    cgen_out(g, "FF_ENTER(%u, %u, %u, ", g->room.at_entry, fn->beam->arity, fn->entry_index);
    cgen_spill(g, fn->beam->arity);
    cgen_out(g, ")");
}

/* Modules that the BEAM has from its own start: stack traces tell no lines of them. */
static bool is_preloaded(const ffc_atom *module)
{
    static const char *const names[] = {
        "atomics", "counters", "erl_init", "erl_prim_loader", "erl_tracer", "erlang", "erts_code_purger", "erts_dirty_process_signal_handler",
        "erts_internal", "erts_literal_area_collector", "init", "persistent_term", "prim_buffer", "prim_eval", "prim_file", "prim_inet", "prim_net",
        "prim_socket", "prim_zip", "socket_registry", "zlib",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ffc_atom_is(module, names[i]))
            return true;
    return false;
}

uint32_t cgen_line(const cgen *g, const ffc_instr *ins)
{
    const ffc_line *l = &g->unit->beam->lines[ins->args[0].u];
    return l->line && !is_preloaded(g->unit->beam->name) ? (l->file & 0xff) << FFC_FILE_SHIFT | (l->line & 0xffffff) : 0;
}

/* ---- all ---- */

static bool plain_instr(cgen *g, const ffc_instr *ins)
{
    const char *predicate = type_test(ins->op);
    if (predicate)
        return test(g, ins, cgen_str(g, "%s(%s)", predicate, TERM(1))), true;
    switch (ins->op) {
    case FFC_OP_label: label(g, ins); break;
    case FFC_OP_line: g->line = cgen_line(g, ins); break;
    case FFC_OP_executable_line: case FFC_OP_debug_line: case FFC_OP_nif_start: case FFC_OP_on_load: break;
    case FFC_OP_move: cgen_out(g, "%s = %s;", DST(1), TERM(0)); break;
    case FFC_OP_swap: swap(g, ins); break;
    case FFC_OP_jump: cgen_goto_label(g, ins->args[0].label); g->frame = FRAME_UNKNOWN; break;
    case FFC_OP_is_lt: test(g, ins, less_condition(g, ins)); break;
    case FFC_OP_is_ge: test(g, ins, cgen_str(g, "!(%s)", less_condition(g, ins))); break;
    case FFC_OP_is_eq: test(g, ins, cgen_str(g, "ff_equal(%s, %s)", TERM(1), TERM(2))); break;
    case FFC_OP_is_ne: test(g, ins, cgen_str(g, "!ff_equal(%s, %s)", TERM(1), TERM(2))); break;
    case FFC_OP_is_eq_exact: test(g, ins, exact_condition(g, ins)); break;
    case FFC_OP_is_ne_exact: test(g, ins, cgen_str(g, "!%s", exact_condition(g, ins))); break;
    case FFC_OP_test_arity: test(g, ins, cgen_str(g, "ff_tuple_arity(%s) == %" PRIu64, TERM(1), ins->args[2].u)); break;
    case FFC_OP_is_tagged_tuple: is_tagged_tuple(g, ins); break;
    case FFC_OP_is_function2: is_function2(g, ins); break;
    case FFC_OP_select_val: cgen_select_val(g, ins); break;
    case FFC_OP_select_tuple_arity: select_tuple_arity(g, ins); break;
    case FFC_OP_get_list: get_list(g, ins); break;
    case FFC_OP_get_hd: cgen_out(g, "%s = ff_head(%s);", DST(1), TERM(0)); break;
    case FFC_OP_get_tl: cgen_out(g, "%s = ff_tail(%s);", DST(1), TERM(0)); break;
    case FFC_OP_get_tuple_element: cgen_out(g, "%s = ff_tuple_get(%s, %" PRIu64 ");", DST(2), TERM(0), ins->args[1].u); break;
    case FFC_OP_set_tuple_element: cgen_out(g, "ff_tuple_elements(%s)[%" PRIu64 "] = %s;", TERM(1), ins->args[2].u, TERM(0)); break;
    case FFC_OP_put_list: cgen_out(g, "%s = FF_CONS(%s, %s);", DST(2), TERM(0), TERM(1)); break;
    case FFC_OP_put_tuple2: put_tuple(g, ins); break;
    case FFC_OP_update_record: update_record(g, ins); break;
    default: return false;
    }
    return true;
}

static void unsupported(cgen *g, const ffc_instr *ins)
{
    ffc_loc loc = g->fn->beam->loc;
    loc.instr = ins->index;
    ffc_error(g->pr->diag, loc, "the instruction %s/%u is not supported", ffc_op_name[ins->op], ins->nargs);
}

/* A test that no value of the program passes, as it wants an atom that nothing makes, or is made of what is always one. */
static bool vain_test(cgen *g, const ffc_instr *ins)
{
    bool is_behind_reached = !ffc_instr_refuses_atoms(ins->op) || g->fn->reached[ins->index + 1];
    if (is_behind_reached && ffc_program_can_pass(g->pr, ins))
        return false;
    cgen_goto_label(g, ins->args[0].label);
    g->frame = FRAME_UNKNOWN;
    return true;
}

/* A jump for a value equal to one that the program cannot have. */
static bool vain_jump(const cgen *g, const ffc_instr *ins)
{
    return (ins->op == FFC_OP_is_ne_exact || ins->op == FFC_OP_is_ne)
           && !(ffc_program_can_equal(g->pr, &ins->args[1]) && ffc_program_can_equal(g->pr, &ins->args[2]));
}

void cgen_instr(cgen *g, const ffc_instr *ins)
{
    if (vain_test(g, ins) || vain_jump(g, ins)) {
        cgen_out(g, "\n");
        return;
    }
    if (!(g->leaf && cgen_leaf_instr(g, ins)) && !plain_instr(g, ins) && !cgen_call_instr(g, ins) && !cgen_arith_instr(g, ins) && !cgen_bits_instr(g, ins)
        && !cgen_construct_instr(g, ins) && !cgen_map_instr(g, ins))
        unsupported(g, ins);
    cgen_out(g, "\n");
}
