/* compiler/cgen/bits.c -- Bit syntax, matching; construct.c has the other half.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "compiler/cgen/cgen.h"
#include "compiler/diag/bug.h"

#define TERM(i) cgen_term(g, &ins->args[i])

enum { FIELD_LITTLE = 2, FIELD_SIGNED = 4, FIELD_NATIVE = 16 }; /* flags operand of bs_get_* */

static const char *flags_text(bool is_little, bool is_signed)
{
    return is_little ? (is_signed ? "FF_BS_LITTLE | FF_BS_SIGNED" : "FF_BS_LITTLE") : is_signed ? "FF_BS_SIGNED" : "0";
}

const char *cgen_field_flags(const ffc_arg *a)
{
    return flags_text((a->u & (FIELD_LITTLE | FIELD_NATIVE)) != 0, (a->u & FIELD_SIGNED) != 0);
}

static bool is_atom_all(const ffc_arg *a) { return a->kind == FFC_ARG_ATOM && ffc_atom_is(a->atom, "all"); }

/* ---- matching ---- */

static void fail_unless(cgen *g, const ffc_instr *ins, const char *condition)
{
    cgen_out(g, "if (!(%s)) ", condition);
    cgen_goto_label(g, ins->args[0].label);
}

static void start_match(cgen *g, const ffc_arg *fail, const char *src, const char *dst)
{
    cgen_out(g, "{ FF_SYNC(); ff_term c = ff_bs_start_match(p, %s); FF_RESYNC(); ", src);
    if (fail->kind == FFC_ARG_LABEL && fail->label) {
        cgen_out(g, "if (!ff_is_value(c)) ");
        cgen_goto_label(g, fail->label);
    }
    cgen_out(g, " %s = c; }", dst);
}

/* Declares n, the number of bits of a field, failing when its size makes no sense. */
static void field_bits(cgen *g, const ffc_instr *ins, const ffc_arg *size, uint64_t unit)
{
    if (size->kind == FFC_ARG_I && size->i >= 0 && (uint64_t)size->i < UINT32_MAX) {
        cgen_out(g, "size_t n = %" PRIu64 "; ", (uint64_t)size->i * unit);
        return;
    }
    cgen_out(g, "size_t n; if (!ff_bs_size(%s, %" PRIu64 ", &n)) ", cgen_term(g, size), unit);
    cgen_goto_label(g, ins->args[0].label);
    cgen_out(g, " ");
}

/* bs_get_*: Fail Ctx Live Size Unit Flags Dst */
static void get_field(cgen *g, const ffc_instr *ins, const char *function, bool has_flags)
{
    const ffc_arg *a = ins->args;
    cgen_out(g, "{ ");
    if (is_atom_all(&a[3])) {
        cgen_out(g, "FF_SYNC(); ff_term r = ff_bs_get_binary_all(p, %s, %" PRIu64 "); ", TERM(1), a[4].u);
    } else {
        field_bits(g, ins, &a[3], a[4].u);
        cgen_out(g, "FF_SYNC(); ff_term r = %s(p, %s, n%s%s); ", function, TERM(1), has_flags ? ", " : "", has_flags ? cgen_field_flags(&a[5]) : "");
    }
    cgen_out(g, "FF_RESYNC(); ");
    fail_unless(g, ins, "ff_is_value(r)");
    cgen_out(g, " %s = r; }", cgen_lvalue(g, &a[6]));
}

/* bs_skip_bits2: Fail Ctx Size Unit Flags */
static void skip_field(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    if (is_atom_all(&a[2])) {
        fail_unless(g, ins, cgen_str(g, "ff_bs_bits_left(%s) %% %" PRIu64 " == 0", TERM(1), a[3].u));
        cgen_out(g, " ff_ctx(%s)->position = ff_ctx(%s)->end;", TERM(1), TERM(1));
        return;
    }
    cgen_out(g, "{ ");
    field_bits(g, ins, &a[2], a[3].u);
    fail_unless(g, ins, cgen_str(g, "ff_bs_skip(%s, n)", TERM(1)));
    cgen_out(g, " }");
}

/* bs_test_tail2: Fail Ctx Bits; there is no binary of so many bits that they take a bignum */
static void test_tail(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *bits = &ins->args[2];
    if (bits->kind == FFC_ARG_U)
        fail_unless(g, ins, cgen_str(g, "ff_bs_bits_left(%s) == %" PRIu64, TERM(1), bits->u));
    else
        cgen_goto_label(g, ins->args[0].label);
}

/* bs_get_utf*: Fail Ctx Live Flags Dst; bs_skip_utf*: Fail Ctx Live Flags */
static void utf(cgen *g, const ffc_instr *ins, const char *call, bool keeps)
{
    cgen_out(g, "{ ff_term r = %s; ", call);
    fail_unless(g, ins, "ff_is_value(r)");
    if (keeps)
        cgen_out(g, " %s = r;", cgen_lvalue(g, &ins->args[4]));
    cgen_out(g, " }");
}

static const char *utf_call(cgen *g, const ffc_instr *ins, const char *name)
{
    return cgen_str(g, "%s(%s, %s)", name, TERM(1), cgen_field_flags(&ins->args[3]));
}

void cgen_bytes(cgen *g, const uint8_t *bytes, size_t n)
{
    cgen_out(g, "(const uint8_t[]){");
    for (size_t i = 0; i < n; i++)
        cgen_out(g, "%s%u", i ? "," : "", bytes[i]);
    cgen_out(g, n ? "}" : "0}");
}

static void match_string(cgen *g, const ffc_instr *ins)
{
    uint32_t n_bits = ins->args[3].string.n_bits;
    cgen_out(g, "if (!ff_bs_match_string(%s, %u, ", TERM(1), n_bits);
    cgen_bytes(g, g->unit->beam->strings + ins->args[3].string.offset, (n_bits + 7) / 8);
    cgen_out(g, ")) ");
    cgen_goto_label(g, ins->args[0].label);
}

static bool match_instr(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    switch (ins->op) {
    case FFC_OP_bs_start_match3: start_match(g, &a[0], TERM(1), cgen_lvalue(g, &a[3])); break;
    case FFC_OP_bs_start_match4: start_match(g, &a[0], TERM(2), cgen_lvalue(g, &a[3])); break;
    case FFC_OP_bs_get_integer2: get_field(g, ins, "ff_bs_get_integer", true); break;
    case FFC_OP_bs_get_float2: get_field(g, ins, "ff_bs_get_float", true); break;
    case FFC_OP_bs_get_binary2: get_field(g, ins, "ff_bs_get_binary", false); break;
    case FFC_OP_bs_skip_bits2: skip_field(g, ins); break;
    case FFC_OP_bs_test_tail2: test_tail(g, ins); break;
    case FFC_OP_bs_test_unit: fail_unless(g, ins, cgen_str(g, "ff_bs_bits_left(%s) %% %" PRIu64 " == 0", TERM(1), a[2].u)); break;
    case FFC_OP_bs_match_string: match_string(g, ins); break;
    case FFC_OP_bs_get_utf8: utf(g, ins, cgen_str(g, "ff_bs_get_utf8(%s)", TERM(1)), true); break;
    case FFC_OP_bs_skip_utf8: utf(g, ins, cgen_str(g, "ff_bs_get_utf8(%s)", TERM(1)), false); break;
    case FFC_OP_bs_get_utf16: utf(g, ins, utf_call(g, ins, "ff_bs_get_utf16"), true); break;
    case FFC_OP_bs_skip_utf16: utf(g, ins, utf_call(g, ins, "ff_bs_get_utf16"), false); break;
    case FFC_OP_bs_get_utf32: utf(g, ins, utf_call(g, ins, "ff_bs_get_utf32"), true); break;
    case FFC_OP_bs_skip_utf32: utf(g, ins, utf_call(g, ins, "ff_bs_get_utf32"), false); break;
    case FFC_OP_bs_get_tail: cgen_out(g, "{ FF_SYNC(); ff_term r = ff_bs_get_tail(p, %s); FF_RESYNC(); %s = r; }", TERM(0), cgen_lvalue(g, &a[1])); break;
    case FFC_OP_bs_get_position: cgen_out(g, "%s = ff_small_from_int((int64_t)ff_ctx(%s)->position);", cgen_lvalue(g, &a[1]), TERM(0)); break;
    case FFC_OP_bs_set_position: cgen_out(g, "ff_ctx(%s)->position = (ff_word)ff_small_to_int(%s);", TERM(0), TERM(1)); break;
    default: return false;
    }
    return true;
}

/* The flags operand: nil, or a literal list of atoms. */
const char *cgen_segment_flags(const ffc_arg *a)
{
    bool is_little = false, is_signed = false;
    if (a->kind == FFC_ARG_LITERAL && a->lit->kind == FFC_LIT_LIST)
        for (uint32_t i = 0; i < a->lit->list.n; i++) {
            const ffc_lit *flag = &a->lit->list.items[i];
            is_little |= flag->kind == FFC_LIT_ATOM && (ffc_atom_is(flag->atom, "little") || ffc_atom_is(flag->atom, "native"));
            is_signed |= flag->kind == FFC_LIT_ATOM && ffc_atom_is(flag->atom, "signed");
        }
    return flags_text(is_little, is_signed);
}

/* ---- bs_match (OTP 26 on): several steps on one context ---- */

static void take_bits(cgen *g, const ffc_instr *ins, const char *call, const char *condition, const char *dst)
{
    cgen_out(g, "{ FF_SYNC(); ff_term r = %s; FF_RESYNC(); ", call);
    fail_unless(g, ins, condition);
    if (dst)
        cgen_out(g, " %s = r;", dst);
    cgen_out(g, " }\n");
}

/* One command at c[0], its operands behind it; returns how many there are. */
static uint32_t match_command(cgen *g, const ffc_instr *ins, const ffc_arg *c)
{
    const char *ctx = TERM(1);
    const ffc_atom *name = c[0].atom;
    if (ffc_atom_is(name, "ensure_at_least")) {
        fail_unless(g, ins, cgen_str(g, "ff_bs_bits_left(%s) >= %" PRIu64 " && (ff_bs_bits_left(%s) - %" PRIu64 ") %% %" PRIu64 " == 0", ctx,
                                     c[1].u, ctx, c[1].u, c[2].u));
        return 2;
    }
    if (ffc_atom_is(name, "ensure_exactly")) {
        fail_unless(g, ins, cgen_str(g, "ff_bs_bits_left(%s) == %" PRIu64, ctx, c[1].u));
        return 1;
    }
    if (ffc_atom_is(name, "skip")) {
        cgen_out(g, "ff_ctx(%s)->position += %" PRIu64 ";\n", ctx, c[1].u);
        return 1;
    }
    if (ffc_atom_is(name, "get_tail")) {
        take_bits(g, ins, cgen_str(g, "ff_bs_get_tail(p, %s)", ctx), "true", cgen_lvalue(g, &c[3]));
        return 3;
    }
    if (ffc_atom_is(name, "=:=")) {
        take_bits(g, ins, cgen_str(g, "ff_bs_get_integer(p, %s, %" PRIu64 ", 0)", ctx, c[2].u), cgen_str(g, "ff_identical(r, %s)", cgen_term(g, &c[3])), NULL);
        return 3;
    }
    bool is_integer = ffc_atom_is(name, "integer");
    uint64_t n_bits = c[3].u * c[4].u;
    const char *call = is_integer ? cgen_str(g, "ff_bs_get_integer(p, %s, %" PRIu64 ", %s)", ctx, n_bits, cgen_segment_flags(&c[2]))
                                  : cgen_str(g, "ff_bs_get_binary(p, %s, %" PRIu64 ")", ctx, n_bits);
    take_bits(g, ins, call, "ff_is_value(r)", cgen_lvalue(g, &c[5]));
    return 5;
}

static void match_commands(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *list = &ins->args[2];
    for (uint32_t i = 0; i < list->list.n;)
        i += 1 + match_command(g, ins, &list->list.items[i]);
}

bool cgen_bits_instr(cgen *g, const ffc_instr *ins)
{
    if (match_instr(g, ins))
        return true;
    if (ins->op != FFC_OP_bs_match)
        return false;
    match_commands(g, ins);
    return true;
}
