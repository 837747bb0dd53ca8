/* compiler/cgen/bits.c -- Bit syntax, matching; construct.c has the other half.
 *
 * Instructions on one match context that follow each other are a run (runtime/include/ff_match.h): its position is in C
 * variables until the run ends, and goes back to the context there and where an instruction fails.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "compiler/cgen/cgen.h"
#include "compiler/diag/bug.h"

enum { FIELD_LITTLE = 2, FIELD_SIGNED = 4, FIELD_NATIVE = 16 }; /* flags operand of bs_get_* */
enum { MAX_INLINE_BITS = 59, MAX_INLINE_BYTES = 7 };            /* fields whose value is a small integer; strings compared as one */

static const char *flags_text(bool is_little, bool is_signed)
{
    return is_little ? (is_signed ? "FF_BS_LITTLE | FF_BS_SIGNED" : "FF_BS_LITTLE") : is_signed ? "FF_BS_SIGNED" : "0";
}

const char *cgen_field_flags(const ffc_arg *a)
{
    return flags_text((a->u & (FIELD_LITTLE | FIELD_NATIVE)) != 0, (a->u & FIELD_SIGNED) != 0);
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

bool cgen_is_all(const ffc_arg *size) { return size->kind == FFC_ARG_ATOM && ffc_atom_is(size->atom, "all"); }

const char *cgen_string_bytes(cgen *g, const ffc_arg *a)
{
    ffc_str s = { 0 };
    ffc_str_puts(&s, "(const uint8_t *)\"");
    for (size_t i = 0; i < (a->string.n_bits + 7) / 8; i++)
        ffc_str_printf(&s, "\\%03o", g->unit->beam->strings[a->string.offset + i]);
    const char *text = cgen_str(g, "%s\"", ffc_str_text(&s));
    ffc_str_fini(&s);
    return text;
}

/* ---- a run ---- */

typedef struct run {
    cgen *g;
    const char *ctx;   /* the register that the context is in */
    uint32_t fail;     /* label to go to */
    uint64_t rel;      /* bits from m.at to the run's position */
    bool is_ahead;     /* the context does not have that position yet */
} run;

static void store(run *r)
{
    if (r->is_ahead)
        cgen_out(r->g, "ff_run_store(&m, %" PRIu64 "); ", r->rel);
}

static void fail_if(run *r, const char *condition)
{
    cgen_out(r->g, "if (%s) { ", condition);
    store(r);
    cgen_goto_label(r->g, r->fail);
    cgen_out(r->g, " } ");
}

/* Fails unless n_bits, a C expression, are left. */
static void need(run *r, const char *n_bits)
{
    fail_if(r, r->rel ? cgen_str(r->g, "FF_UNLIKELY(m.left - %" PRIu64 " < %s)", r->rel, n_bits)
                      : cgen_str(r->g, "FF_UNLIKELY(m.left < %s)", n_bits));
}

static void need_known(run *r, uint64_t n_bits)
{
    if (n_bits)
        fail_if(r, cgen_str(r->g, "FF_UNLIKELY(m.left < UINT64_C(%" PRIu64 "))", r->rel + n_bits));
}

static void advance(run *r, uint64_t n_bits)
{
    r->rel += n_bits;
    r->is_ahead |= n_bits != 0;
}

/* Goes on n_bits, a C expression. */
static void advance_by(run *r, const char *n_bits)
{
    cgen_out(r->g, "ff_run_seek(&m, m.at + %" PRIu64 " + %s);", r->rel, n_bits);
    r->rel = 0;
    r->is_ahead = true;
}

/* ---- fields ---- */

/* n_bits, a C expression, are left; the run stays where it is. */
static void read_integer(run *r, const char *n_bits, const char *flags, const char *dst)
{
    cgen *g = r->g;
    cgen_out(g, "{ FF_SYNC(); ff_term r = ff_bitint_read(p, m.bytes, m.at + %" PRIu64 ", %s, %s); FF_RESYNC(); ", r->rel, n_bits, flags);
    fail_if(r, "FF_UNLIKELY(!ff_is_value(r))");
    cgen_out(g, "%s = r; }", dst);
}

/* n_bits are left. */
static void take_integer(run *r, uint64_t n_bits, const char *flags, const char *dst)
{
    cgen *g = r->g;
    if (n_bits == 0)
        cgen_out(g, "%s = FF_SMALL_CONST(0);", dst);
    else if (n_bits <= MAX_INLINE_BITS)
        cgen_out(g, "%s = ff_run_small(&m, %" PRIu64 ", %" PRIu64 ", %s);", dst, r->rel, n_bits, flags);
    else
        read_integer(r, cgen_str(g, "%" PRIu64, n_bits), flags, dst);
    advance(r, n_bits);
}

/* n_bits, a C expression, are left; the run stays where it is. */
static void take_binary(run *r, const char *n_bits, const char *dst)
{
    cgen_out(r->g, "FF_SYNC(); %s = ff_bin_sub_of(p, m.ctx->of, m.at + %" PRIu64 ", %s); FF_RESYNC(); ", dst, r->rel, n_bits);
}

static bool is_known_size(const ffc_arg *size) { return size->kind == FFC_ARG_I && size->i >= 0 && (uint64_t)size->i < UINT32_MAX; }

/* Opens a block with n, the number of bits of a field whose size the program computed; they are left. */
static void computed_size(run *r, const ffc_arg *size, uint64_t unit)
{
    cgen_out(r->g, "{ size_t n; ");
    fail_if(r, cgen_str(r->g, "!ff_bs_size(%s, %" PRIu64 ", &n)", cgen_term(r->g, size), unit));
    need(r, "n");
}

/* bs_get_integer2: Fail Ctx Live Size Unit Flags Dst */
static void get_integer(run *r, const ffc_arg *a)
{
    cgen *g = r->g;
    const char *flags = cgen_field_flags(&a[5]), *dst = cgen_lvalue(g, &a[6]);
    if (is_known_size(&a[3])) {
        need_known(r, (uint64_t)a[3].i * a[4].u);
        take_integer(r, (uint64_t)a[3].i * a[4].u, flags, dst);
        return;
    }
    computed_size(r, &a[3], a[4].u);
    read_integer(r, "n", flags, dst);
    advance_by(r, "n");
    cgen_out(g, " }");
}

static void need_whole_units(run *r, uint64_t unit)
{
    if (unit > 1)
        fail_if(r, cgen_str(r->g, "(m.left - %" PRIu64 ") %% %" PRIu64 " != 0", r->rel, unit));
}

/* bs_get_binary2: Fail Ctx Live Size Unit Flags Dst */
static void get_binary(run *r, const ffc_arg *a)
{
    const char *dst = cgen_lvalue(r->g, &a[6]);
    if (is_known_size(&a[3])) {
        uint64_t n_bits = (uint64_t)a[3].i * a[4].u;
        need_known(r, n_bits);
        take_binary(r, cgen_str(r->g, "%" PRIu64, n_bits), dst);
        advance(r, n_bits);
        return;
    }
    if (cgen_is_all(&a[3])) {
        need_whole_units(r, a[4].u);
        cgen_out(r->g, "{ size_t n = m.left - %" PRIu64 "; ", r->rel);
    } else {
        computed_size(r, &a[3], a[4].u);
    }
    take_binary(r, "n", dst);
    advance_by(r, "n");
    cgen_out(r->g, " }");
}

/* bs_skip_bits2: Fail Ctx Size Unit Flags */
static void skip(run *r, const ffc_arg *a)
{
    if (cgen_is_all(&a[2])) {
        need_whole_units(r, a[3].u);
        advance_by(r, cgen_str(r->g, "(m.left - %" PRIu64 ")", r->rel));
    } else if (is_known_size(&a[2])) {
        need_known(r, (uint64_t)a[2].i * a[3].u);
        advance(r, (uint64_t)a[2].i * a[3].u);
    } else {
        computed_size(r, &a[2], a[3].u);
        advance_by(r, "n");
        cgen_out(r->g, " }");
    }
}

/* bs_test_tail2: Fail Ctx Bits; there is no binary of so many bits that they take a bignum */
static void test_tail(run *r, const ffc_arg *a)
{
    fail_if(r, a[2].kind == FFC_ARG_U ? cgen_str(r->g, "m.left != UINT64_C(%" PRIu64 ")", r->rel + a[2].u) : "true");
}

uint64_t cgen_string_value(cgen *g, const ffc_arg *a, uint32_t n_bits)
{
    const uint8_t *bytes = g->unit->beam->strings + a->string.offset;
    uint64_t value = 0;
    for (uint32_t i = 0; i < (n_bits + 7) / 8; i++)
        value = value << 8 | bytes[i];
    return n_bits % 8 ? value >> (8 - n_bits % 8) : value;
}

/* bs_match_string: Fail Ctx Bits String */
static void match_string(run *r, const ffc_arg *a)
{
    cgen *g = r->g;
    uint32_t n_bits = a[3].string.n_bits;
    need_known(r, n_bits);
    if (n_bits == 0)
        return;
    if (n_bits <= 8 * MAX_INLINE_BYTES) {
        fail_if(r, cgen_str(g, "ff_run_bits(&m, %" PRIu64 ", %u, 0) != UINT64_C(%" PRIu64 ")", r->rel, n_bits, cgen_string_value(g, &a[3], n_bits)));
    } else {
        fail_if(r, cgen_str(g, "!ff_run_has_string(&m, %" PRIu64 ", %u, %s)", r->rel, n_bits, cgen_string_bytes(g, &a[3])));
    }
    advance(r, n_bits);
}

/* bs_get_utf8: Fail Ctx Live Flags Dst; bs_skip_utf8: Fail Ctx Live Flags */
static void utf8(run *r, const ffc_arg *dst)
{
    cgen *g = r->g;
    cgen_out(g, "{ uint32_t c = ff_run_utf8(&m, %" PRIu64 "); ", r->rel);
    fail_if(r, "FF_UNLIKELY(c == 0)");
    if (dst)
        cgen_out(g, "%s = FF_UTF8_CODE_POINT(c); ", cgen_lvalue(g, dst));
    advance_by(r, "(c >> FF_UTF8_BITS_AT)");
    cgen_out(g, " }");
}

/* ---- what helpers do on the context itself ---- */

static void by_helper(run *r, const char *call, const char *dst)
{
    cgen *g = r->g;
    store(r);
    r->is_ahead = false;
    cgen_out(g, "{ FF_SYNC(); ff_term r = %s; FF_RESYNC(); ", call);
    fail_if(r, "!ff_is_value(r)");
    if (dst)
        cgen_out(g, "%s = r; ", dst);
    cgen_out(g, "ff_run_seek(&m, m.ctx->position); }");
    r->rel = 0;
}

/* bs_get_float2: Fail Ctx Live Size Unit Flags Dst */
static void get_float(run *r, const ffc_arg *a)
{
    cgen *g = r->g;
    if (is_known_size(&a[3])) {
        need_known(r, (uint64_t)a[3].i * a[4].u);
        cgen_out(g, "{ size_t n = %" PRIu64 "; ", (uint64_t)a[3].i * a[4].u);
    } else {
        computed_size(r, &a[3], a[4].u);
    }
    by_helper(r, cgen_str(g, "ff_bs_get_float(p, %s, n, %s)", r->ctx, cgen_field_flags(&a[5])), cgen_lvalue(g, &a[6]));
    cgen_out(g, " }");
}

/* bs_get_utf16, 32: Fail Ctx Live Flags Dst; bs_skip_utf*: Fail Ctx Live Flags */
static void utf(run *r, const char *helper, const ffc_arg *a, bool keeps)
{
    by_helper(r, cgen_str(r->g, "%s(%s, %s)", helper, r->ctx, cgen_field_flags(&a[3])), keeps ? cgen_lvalue(r->g, &a[4]) : NULL);
}

/* ---- bs_match (OTP 26 on): several steps on one context ---- */

/* One command at c[0], its operands behind it; returns how many there are. */
static uint32_t match_command(run *r, const ffc_arg *c)
{
    cgen *g = r->g;
    const ffc_atom *name = c[0].atom;
    if (ffc_atom_is(name, "ensure_at_least")) {
        need_known(r, c[1].u);
        if (c[2].u > 1)
            fail_if(r, cgen_str(g, "(m.left - UINT64_C(%" PRIu64 ")) %% %" PRIu64 " != 0", r->rel + c[1].u, c[2].u));
        return 2;
    }
    if (ffc_atom_is(name, "ensure_exactly")) {
        fail_if(r, cgen_str(g, "m.left != UINT64_C(%" PRIu64 ")", r->rel + c[1].u));
        return 1;
    }
    if (ffc_atom_is(name, "skip")) {
        need_known(r, c[1].u);
        advance(r, c[1].u);
        return 1;
    }
    if (ffc_atom_is(name, "get_tail")) {
        take_binary(r, cgen_str(g, "m.left - %" PRIu64, r->rel), cgen_lvalue(g, &c[3]));
        return 3;
    }
    if (ffc_atom_is(name, "=:=")) {
        cgen_out(g, "{ ff_term field; ");
        need_known(r, c[2].u);
        run before = *r;
        take_integer(r, c[2].u, "0", "field");
        fail_if(&before, cgen_str(g, "!ff_identical(field, %s)", cgen_term(g, &c[3])));
        cgen_out(g, " }");
        return 3;
    }
    uint64_t n_bits = c[3].u * c[4].u;
    need_known(r, n_bits);
    if (ffc_atom_is(name, "integer")) {
        take_integer(r, n_bits, cgen_segment_flags(&c[2]), cgen_lvalue(g, &c[5]));
    } else {
        take_binary(r, cgen_str(g, "%" PRIu64, n_bits), cgen_lvalue(g, &c[5]));
        advance(r, n_bits);
    }
    return 5;
}

static void match_commands(run *r, const ffc_arg *list)
{
    for (uint32_t i = 0; i < list->list.n;)
        i += 1 + match_command(r, &list->list.items[i]);
}

/* ---- runs of instructions ---- */

/* The context that an instruction takes fields off; NULL: it does no such thing. */
static const ffc_arg *context(const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_bs_start_match3: return &ins->args[3];
    case FFC_OP_bs_start_match4: return &ins->args[3];
    case FFC_OP_bs_get_integer2: case FFC_OP_bs_get_float2: case FFC_OP_bs_get_binary2: case FFC_OP_bs_skip_bits2:
    case FFC_OP_bs_test_tail2: case FFC_OP_bs_test_unit: case FFC_OP_bs_match_string: case FFC_OP_bs_match:
    case FFC_OP_bs_get_utf8: case FFC_OP_bs_skip_utf8: case FFC_OP_bs_get_utf16: case FFC_OP_bs_skip_utf16:
    case FFC_OP_bs_get_utf32: case FFC_OP_bs_skip_utf32: return &ins->args[1];
    case FFC_OP_bs_get_tail: case FFC_OP_bs_get_position: case FFC_OP_bs_set_position: return &ins->args[0];
    default: return NULL;
    }
}

static bool is_same_register(const ffc_arg *a, const ffc_arg *b) { return a->kind == b->kind && a->reg == b->reg; }

static bool is_start(const ffc_instr *ins) { return ins->op == FFC_OP_bs_start_match3 || ins->op == FFC_OP_bs_start_match4; }

/* The register that an instruction of a run writes beside its context's, or NULL. */
static const ffc_arg *written(const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_bs_get_integer2: case FFC_OP_bs_get_float2: case FFC_OP_bs_get_binary2: return &ins->args[6];
    case FFC_OP_bs_get_utf8: case FFC_OP_bs_get_utf16: case FFC_OP_bs_get_utf32: return &ins->args[4];
    case FFC_OP_bs_get_tail: case FFC_OP_bs_get_position: return &ins->args[1];
    default: return NULL;
    }
}

/* An instruction that a run ends with, as its context may be gone from the register. */
static bool is_last(const ffc_instr *ins)
{
    const ffc_arg *dst = written(ins);
    return ins->op == FFC_OP_bs_match || (dst && is_same_register(dst, context(ins)));
}

/* How many instructions from here on are one run. */
static uint32_t run_length(const ffc_function *f, const ffc_instr *first)
{
    uint32_t n = 1;
    const ffc_instr *ins = first;
    while (!is_last(ins)) {
        if (first->index + n == f->n)
            break;
        ins = &f->instrs[first->index + n];
        const ffc_arg *ctx = is_start(ins) ? NULL : context(ins);
        if (!ctx || !is_same_register(ctx, context(first)))
            break;
        n++;
    }
    return n;
}

/* bs_start_match3: Fail Bin Live Dst; bs_start_match4: Fail Live Bin Dst, where Fail is the atom resume for what is a context already */
static void start_match(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *fail = &ins->args[0], *from = &ins->args[ins->op == FFC_OP_bs_start_match3 ? 1 : 2];
    const char *src = cgen_term(g, from), *dst = cgen_lvalue(g, &ins->args[3]);
    cgen_out(g, "if (FF_LIKELY(ff_is_match_ctx(%s))) ", src);
    if (is_same_register(from, &ins->args[3]))
        cgen_out(g, "{ } ");
    else
        cgen_out(g, "%s = %s; ", dst, src);
    cgen_out(g, "else { FF_SYNC(); ff_term c = ff_bs_start_match(p, %s); FF_RESYNC(); ", src);
    if (fail->kind == FFC_ARG_LABEL && fail->label) {
        cgen_out(g, "if (!ff_is_value(c)) ");
        cgen_goto_label(g, fail->label);
    }
    cgen_out(g, " %s = c; }\n", dst);
}

static void run_instr(run *r, const ffc_instr *ins)
{
    cgen *g = r->g;
    const ffc_arg *a = ins->args;
    r->fail = a[0].label;
    switch (ins->op) {
    case FFC_OP_bs_start_match3: case FFC_OP_bs_start_match4: break; /* done by match_run() */
    case FFC_OP_bs_get_integer2: get_integer(r, a); break;
    case FFC_OP_bs_get_float2: get_float(r, a); break;
    case FFC_OP_bs_get_binary2: get_binary(r, a); break;
    case FFC_OP_bs_skip_bits2: skip(r, a); break;
    case FFC_OP_bs_test_tail2: test_tail(r, a); break;
    case FFC_OP_bs_test_unit: need_whole_units(r, a[2].u); break;
    case FFC_OP_bs_match_string: match_string(r, a); break;
    case FFC_OP_bs_get_utf8: utf8(r, &a[4]); break;
    case FFC_OP_bs_skip_utf8: utf8(r, NULL); break;
    case FFC_OP_bs_get_utf16: utf(r, "ff_bs_get_utf16", a, true); break;
    case FFC_OP_bs_skip_utf16: utf(r, "ff_bs_get_utf16", a, false); break;
    case FFC_OP_bs_get_utf32: utf(r, "ff_bs_get_utf32", a, true); break;
    case FFC_OP_bs_skip_utf32: utf(r, "ff_bs_get_utf32", a, false); break;
    case FFC_OP_bs_get_tail: take_binary(r, cgen_str(g, "m.left - %" PRIu64, r->rel), cgen_lvalue(g, &a[1])); break;
    case FFC_OP_bs_get_position: cgen_out(g, "%s = ff_small_from_int((int64_t)(m.at + %" PRIu64 "));", cgen_lvalue(g, &a[1]), r->rel); break;
    case FFC_OP_bs_set_position:
        cgen_out(g, "ff_run_seek(&m, (ff_word)ff_small_to_int(%s));", cgen_term(g, &a[1]));
        r->rel = 0;
        r->is_ahead = true;
        break;
    default: match_commands(r, &a[2]); break;
    }
    cgen_out(g, "\n");
}

static void match_run(cgen *g, const ffc_instr *first, uint32_t n)
{
    run r = { .g = g, .ctx = cgen_term(g, context(first)) };
    if (is_start(first))
        start_match(g, first);
    if (n == 1 && is_start(first))
        return;
    cgen_out(g, "{ ff_run m = ff_run_open(%s);\n", r.ctx);
    for (uint32_t i = 0; i < n; i++)
        run_instr(&r, &first[i]);
    store(&r);
    cgen_out(g, "}");
}

bool cgen_bits_instr(cgen *g, const ffc_instr *ins)
{
    if (!context(ins))
        return false;
    if (ins->index >= g->run_begin && ins->index < g->run_end)
        return true; /* written with the instruction that its run begins with */
    uint32_t n = run_length(g->fn->beam, ins);
    g->run_begin = ins->index + 1;
    g->run_end = ins->index + n;
    match_run(g, ins, n);
    return true;
}
