/* compiler/cgen/arith.c -- BIF calls: in place, in guards, with small-integer fast paths; float registers.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/diag/bug.h"

/* ---- a BIF call ---- */

static void print_args(cgen *g, const char *const *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, ", %s", args[i]);
}

/* The BIF raised (or trapped): its arguments go to x0.. for the trace. */
static void bif_fault(cgen *g, const ffc_bif *bif, const char *const *args)
{
    if (bif->flags & FFC_BIF_TRAP)
        cgen_out(g, "if (p->fault == FF_FAULT_TRAP) goto trap; ");
    bool in_place = true;
    for (uint32_t i = 0; i < bif->arity; i++)
        in_place &= strcmp(args[i], cgen_x(g, i)) == 0;
    for (uint32_t i = 0; i < bif->arity && !in_place; i++)
        cgen_out(g, "ff_term t%u = %s; ", i, args[i]);
    for (uint32_t i = 0; i < bif->arity && !in_place; i++)
        cgen_out(g, "%s = t%u; ", cgen_x(g, i), i);
    ffc_mfa mfa = { bif->module, bif->function, bif->arity };
    cgen_out(g, "how = FF_HOW_AT(FF_SLOW_BIF, 0, %s); mfa = %s; ", cgen_where(g), cgen_mfa(g, mfa));
    cgen_spill(g, bif->arity);
}

void cgen_call_bif(cgen *g, const ffc_bif *bif, const char *const *args, const char *dst, uint32_t fail)
{
    bool allocates = !(bif->flags & FFC_BIF_NOALLOC);
    cgen_out(g, "{ FF_SYNC(); ff_term r = %s(p", bif->symbol);
    print_args(g, args, bif->arity);
    cgen_out(g, ");%s if (FF_UNLIKELY(!ff_is_value(r))) { ", allocates ? " FF_RESYNC();" : "");
    if (fail)
        cgen_goto_label(g, fail);
    else
        bif_fault(g, bif, args);
    cgen_out(g, " } %s = r; }", dst);
}

/* ---- what is inlined ---- */

/* The fast path for small integers, as a function of runtime/include/ff_rt.h; NULL: none. */
static const char *small_function(const ffc_atom *f, uint32_t arity)
{
    static const struct { const char *name; uint32_t arity; const char *function; } rows[] = {
        { "+", 2, "ff_small_add" }, { "-", 2, "ff_small_sub" }, { "*", 2, "ff_small_mul" }, { "div", 2, "ff_small_div" },
        { "rem", 2, "ff_small_rem" }, { "band", 2, "ff_small_band" }, { "bor", 2, "ff_small_bor" }, { "bxor", 2, "ff_small_bxor" },
        { "bsl", 2, "ff_small_bsl" }, { "bsr", 2, "ff_small_bsr" }, { "bnot", 1, "ff_small_bnot" }, { "-", 1, "ff_small_minus" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].arity == arity && ffc_atom_is(f, rows[i].name))
            return rows[i].function;
    return NULL;
}

/* A BIF that never fails, as an expression over its operands a0, a1; NULL: none. */
static const char *total_expression(const ffc_atom *f, uint32_t arity)
{
    static const struct { const char *name; uint32_t arity; const char *expression; } rows[] = {
        { "self", 0, "p->self" },
        { "=:=", 2, "ff_bool(ff_identical(a0, a1))" }, { "=/=", 2, "ff_bool(!ff_identical(a0, a1))" },
        { "==", 2, "ff_bool(ff_equal(a0, a1))" }, { "/=", 2, "ff_bool(!ff_equal(a0, a1))" },
        { "<", 2, "ff_bool(ff_less(a0, a1))" }, { ">", 2, "ff_bool(ff_less(a1, a0))" },
        { ">=", 2, "ff_bool(!ff_less(a0, a1))" }, { "=<", 2, "ff_bool(!ff_less(a1, a0))" },
        { "is_atom", 1, "ff_bool(ff_is_atom(a0))" }, { "is_integer", 1, "ff_bool(ff_is_integer(a0))" },
        { "is_list", 1, "ff_bool(ff_is_list(a0))" }, { "is_tuple", 1, "ff_bool(ff_is_tuple(a0))" },
        { "is_binary", 1, "ff_bool(ff_is_binary(a0))" }, { "is_map", 1, "ff_bool(ff_is_map(a0))" },
        { "is_pid", 1, "ff_bool(ff_is_pid(a0))" }, { "is_float", 1, "ff_bool(ff_is_float(a0))" },
        { "is_number", 1, "ff_bool(ff_is_number(a0))" }, { "is_boolean", 1, "ff_bool(ff_is_boolean(a0))" },
        { "is_bitstring", 1, "ff_bool(ff_is_bitstring(a0))" }, { "is_reference", 1, "ff_bool(ff_is_ref(a0))" },
        { "is_function", 1, "ff_bool(ff_is_fun(a0))" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].arity == arity && ffc_atom_is(f, rows[i].name))
            return rows[i].expression;
    return NULL;
}

/* A fast path that says FF_NONVALUE where the BIF raises. */
static const char *partial_expression(const ffc_atom *f, uint32_t arity)
{
    static const struct { const char *name; uint32_t arity; const char *expression; } rows[] = {
        { "hd", 1, "ff_is_cons(a0) ? ff_head(a0) : FF_NONVALUE" },
        { "tl", 1, "ff_is_cons(a0) ? ff_tail(a0) : FF_NONVALUE" },
        { "element", 2, "ff_element(a0, a1)" },
        { "tuple_size", 1, "ff_is_tuple(a0) ? ff_small_from_int((int64_t)ff_tuple_arity(a0)) : FF_NONVALUE" },
        { "not", 1, "ff_same(a0, FF_AM_true) ? FF_AM_false : ff_same(a0, FF_AM_false) ? FF_AM_true : FF_NONVALUE" },
        { "map_get", 2, "ff_is_map(a1) ? ff_map_get(a1, a0) : FF_NONVALUE" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].arity == arity && ffc_atom_is(f, rows[i].name))
            return rows[i].expression;
    return NULL;
}

bool cgen_has_fast_path(ffc_program *pr, ffc_mfa bif)
{
    const ffc_atom *f = bif.function;
    return ffc_atom_is(bif.module, "erlang") && ffc_program_bif(pr, bif) && bif.arity > 0
           && (total_expression(f, bif.arity) || partial_expression(f, bif.arity) || small_function(f, bif.arity));
}

static const char *const temporaries[] = { "a0", "a1", "a2" };

static void bind_operands(cgen *g, const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, "ff_term a%u = %s; ", i, cgen_term(g, &args[i]));
}

/* A build that allows missing BIFs got here: the guard fails, the body raises undef. */
static void missing_guard_bif(cgen *g, uint32_t fail)
{
    if (fail)
        return cgen_goto_label(g, fail);
    cgen_out(g, "FF_SYNC(); ff_set_error(p, FF_AM_undef, FF_NONVALUE); ");
    cgen_fault(g);
}

static bool is_reg(const ffc_arg *a) { return a->kind == FFC_ARG_X || a->kind == FFC_ARG_Y; }

/* OTP has an instruction of its own for X + 1, 1 + X and X - 1, whose failure names no function. */
static bool is_increment(ffc_mfa mfa, const ffc_arg *args)
{
    if (mfa.arity != 2)
        return false;
    bool by_right = is_reg(&args[0]) && args[1].kind == FFC_ARG_I, by_left = args[0].kind == FFC_ARG_I && is_reg(&args[1]);
    return ffc_atom_is(mfa.function, "+") ? by_right || by_left : by_right && ffc_atom_is(mfa.function, "-");
}

/* What happens when the call of a guard BIF fails. */
static void guard_fault(cgen *g, const ffc_bif *bif, bool is_increment, uint32_t fail)
{
    if (fail)
        cgen_goto_label(g, fail);
    else if (is_increment || g->leaf)
        cgen_fault(g);
    else
        bif_fault(g, bif, temporaries);
}

/* A guard BIF, called by bif0..2 or gc_bif1..3. */
static void guard_bif(cgen *g, ffc_mfa mfa, const ffc_arg *args, const ffc_arg *dst, uint32_t fail)
{
    static const ffc_arg zero = { .kind = FFC_ARG_I };
    if (mfa.arity == 1 && ffc_atom_is(mfa.function, "+")) { /* OTP adds 0, which makes -0.0 a 0.0 */
        const ffc_arg sum[] = { args[0], zero };
        mfa.arity = 2;
        return guard_bif(g, mfa, sum, dst, fail);
    }
    const ffc_bif *bif = ffc_program_bif(g->pr, mfa);
    const char *d = cgen_lvalue(g, dst);
    const char *total = total_expression(mfa.function, mfa.arity), *partial = partial_expression(mfa.function, mfa.arity);
    const char *small = small_function(mfa.function, mfa.arity);
    if (!bif && !total)
        return missing_guard_bif(g, fail);
    cgen_out(g, "{ ");
    bind_operands(g, args, mfa.arity);
    if (total) {
        cgen_out(g, "%s = %s; }", d, total);
        return;
    }
    if (g->leaf) {
        const char *take = small ? cgen_str(g, "!%s(a0, %s&r)", small, mfa.arity == 2 ? "a1, " : "") : cgen_str(g, "!ff_is_value(r = %s)", partial);
        cgen_out(g, "ff_term r; if (FF_UNLIKELY(%s)) ", take);
        guard_fault(g, bif, false, small ? 0 : fail);
        cgen_out(g, " %s = r; }", d);
        return;
    }
    if (small) {
        bool bare = is_increment(mfa, args);
        cgen_out(g, fail ? "FF_SMALL_%u(%s, %s, %s, " : "FF_SMALL_AT_%u(%s, %s, %s, ", mfa.arity, small, bif->symbol, d);
        if (!fail)
            cgen_out(g, "FF_SITE(%s, %d), ", cgen_where(g), bare);
        guard_fault(g, bif, bare, fail);
        cgen_out(g, ") }");
        return;
    }
    if (partial && fail) { /* the BIF would say no more than that it fails */
        cgen_out(g, "ff_term r = %s; if (FF_UNLIKELY(!ff_is_value(r))) ", partial);
        cgen_goto_label(g, fail);
        cgen_out(g, " %s = r; }", d);
        return;
    }
    if (partial)
        cgen_out(g, "FF_FAST(%s, %s) ", d, partial);
    cgen_call_bif(g, bif, temporaries, d, fail);
    cgen_out(g, " }");
}

/* ---- float registers ---- */

static void float_op(cgen *g, const ffc_instr *ins, const char *op)
{
    const char *dst = cgen_fr(g, ins->args[3].reg);
    cgen_out(g, "%s = %s %s %s; if (FF_UNLIKELY(!ff_is_finite(%s))) { %s", dst, cgen_fr(g, ins->args[1].reg), op,
             cgen_fr(g, ins->args[2].reg), dst, g->leaf ? "" : "ff_badarith(p); ");
    cgen_fault(g);
    cgen_out(g, " }");
}

static void float_move(cgen *g, const ffc_arg *from, const ffc_arg *to)
{
    if (to->kind != FFC_ARG_FR)
        cgen_out(g, "%s = FF_FLOAT(%s);", cgen_lvalue(g, to), cgen_fr(g, from->reg));
    else if (from->kind == FFC_ARG_FR)
        cgen_out(g, "%s = %s;", cgen_fr(g, to->reg), cgen_fr(g, from->reg));
    else
        cgen_out(g, "%s = ff_float_to_double(%s);", cgen_fr(g, to->reg), cgen_term(g, from));
}

static void float_convert(cgen *g, const ffc_instr *ins)
{
    cgen_out(g, "if (FF_UNLIKELY(!ff_to_double(p, %s, &%s))) { ", cgen_term(g, &ins->args[0]), cgen_fr(g, ins->args[1].reg));
    cgen_fault(g);
    cgen_out(g, " }");
}

bool cgen_arith_instr(cgen *g, const ffc_instr *ins)
{
    const ffc_mfa *imports = g->unit->beam->imports;
    const ffc_arg *a = ins->args;
    switch (ins->op) {
    case FFC_OP_bif0: guard_bif(g, imports[a[0].u], NULL, &a[1], 0); break;
    case FFC_OP_bif1: guard_bif(g, imports[a[1].u], &a[2], &a[3], a[0].label); break;
    case FFC_OP_bif2: guard_bif(g, imports[a[1].u], &a[2], &a[4], a[0].label); break;
    case FFC_OP_gc_bif1: guard_bif(g, imports[a[2].u], &a[3], &a[4], a[0].label); break;
    case FFC_OP_gc_bif2: guard_bif(g, imports[a[2].u], &a[3], &a[5], a[0].label); break;
    case FFC_OP_gc_bif3: guard_bif(g, imports[a[2].u], &a[3], &a[6], a[0].label); break;
    case FFC_OP_fclearerror: case FFC_OP_fcheckerror: break; /* each operation checks itself */
    case FFC_OP_fmove: float_move(g, &a[0], &a[1]); break;
    case FFC_OP_fconv: float_convert(g, ins); break;
    case FFC_OP_fadd: float_op(g, ins, "+"); break;
    case FFC_OP_fsub: float_op(g, ins, "-"); break;
    case FFC_OP_fmul: float_op(g, ins, "*"); break;
    case FFC_OP_fdiv: float_op(g, ins, "/"); break;
    /* The BEAM's machine code subtracts from 0.0, which makes no -0.0 of 0.0, though erlang:'-'/1 does. */
    case FFC_OP_fnegate: cgen_out(g, "%s = 0.0 - %s;", cgen_fr(g, a[2].reg), cgen_fr(g, a[1].reg)); break;
    default: return false;
    }
    return true;
}
