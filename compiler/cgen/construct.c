/* compiler/cgen/construct.c -- Bit syntax, construction: an array of segments for ff_bs_create().
 *
 * bs_create_bin names all segments itself. Compilers before OTP 25 wrote a sequence instead: sizes computed by bs_add and
 * bs_utf*_size, then bs_init2, bs_init_bits, bs_append or bs_private_append, then one bs_put_* for each segment. Here the
 * instruction that starts the binary takes the bs_put_* behind it along; ff_bs_create() works the sizes out anew.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "compiler/cgen/cgen.h"
#include "compiler/diag/bug.h"

/* ---- segments ---- */

enum { MAX_KNOWN_SIZE = 1 << 16 }; /* units: the runtime adds up known sizes without a look at overflow */

static const char *kind_name(const ffc_atom *type)
{
    static const struct { const char *atom, *name; } kinds[] = {
        { "integer", "FF_BS_INTEGER" }, { "float", "FF_BS_FLOAT" }, { "binary", "FF_BS_BINARY" }, { "append", "FF_BS_APPEND" },
        { "private_append", "FF_BS_PRIVATE_APPEND" }, { "string", "FF_BS_STRING" }, { "utf8", "FF_BS_UTF8" },
        { "utf16", "FF_BS_UTF16" }, { "utf32", "FF_BS_UTF32" },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ffc_atom_is(type, kinds[i].atom))
            return kinds[i].name;
    FFC_BUG("segment type %s", type->s);
}

/* What segments have in common; the rest of their fields may follow. */
static void open_segment(cgen *g, const char *kind, const char *flags, uint64_t unit, uint64_t number, const char *size, const char *value)
{
    cgen_out(g, "{ .kind = %s, .flags = %s, .unit = %" PRIu64 ", .number = %" PRIu64 ", .size = %s, .value = %s", kind, flags,
             unit, number, size, value);
}

static void segment(cgen *g, const char *kind, const char *flags, uint64_t unit, uint64_t number, const char *size, const char *value)
{
    open_segment(g, kind, flags, unit, number, size, value);
    cgen_out(g, " },\n");
}

static void integer_segment(cgen *g, const char *flags, uint64_t unit, uint64_t number, const ffc_arg *size, const ffc_arg *value)
{
    open_segment(g, "FF_BS_INTEGER", flags, unit, number, cgen_term(g, size), cgen_term(g, value));
    if (size->kind == FFC_ARG_I && size->i > 0 && size->i <= MAX_KNOWN_SIZE)
        cgen_out(g, ", .bits = %" PRIu64, unit * (uint64_t)size->i);
    cgen_out(g, " },\n");
}

static void string_segment(cgen *g, const ffc_arg *string, uint64_t number)
{
    size_t n = (string->string.n_bits + 7) / 8;
    cgen_out(g, "{ .kind = FF_BS_STRING, .unit = 8, .number = %" PRIu64 ", .bits = %zu, .size = FF_SMALL_CONST(%zu), .string = ", number,
             8 * n, n);
    cgen_bytes(g, g->unit->beam->strings + string->string.offset, n);
    cgen_out(g, " },\n");
}

/* ---- the binary ---- */

/* `reserved` words of the heap stay free behind the result, for the terms that the next instructions build. */
static void begin(cgen *g, uint64_t reserved, uint32_t live)
{
    if (reserved)
        cgen_reserve(g, cgen_str(g, "%" PRIu64, reserved), live);
    cgen_out(g, "{ const ff_bs_segment segments[] = {\n");
}

static void end(cgen *g, uint64_t reserved, uint32_t n, uint32_t fail, const char *dst)
{
    cgen_out(g, "}; FF_SYNC(); p->stop = sp - %" PRIu64 "; ff_term r = ff_bs_create(p, %u, segments); FF_RESYNC(); if (FF_UNLIKELY(!ff_is_value(r))) { ",
             reserved, n);
    if (fail)
        cgen_goto_label(g, fail);
    else
        cgen_out(g, "where = %s; goto fault;", cgen_where(g));
    cgen_out(g, " } %s = r; }", dst);
}

/* bs_create_bin: Fail Alloc Live Unit Dst Segments; a segment is Type, Number, Unit, Flags, Value, Size. */
static void create_bin(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args, *list = &a[5];
    begin(g, cgen_heap_words(&a[1]), (uint32_t)a[2].u);
    for (uint32_t i = 0; i < list->list.n; i += 6) {
        const ffc_arg *s = &list->list.items[i];
        bool implied = s[5].kind == FFC_ARG_ATOM && ffc_atom_is(s[5].atom, "undefined");
        if (s[4].kind == FFC_ARG_STRING)
            string_segment(g, &s[4], s[1].u);
        else if (ffc_atom_is(s[0].atom, "integer"))
            integer_segment(g, cgen_segment_flags(&s[3]), s[2].u, s[1].u, &s[5], &s[4]);
        else
            segment(g, kind_name(s[0].atom), cgen_segment_flags(&s[3]), s[2].u, s[1].u, implied ? "FF_NONVALUE" : cgen_term(g, &s[5]),
                    cgen_term(g, &s[4]));
    }
    end(g, cgen_heap_words(&a[1]), list->list.n / 6, a[0].label, cgen_lvalue(g, &a[4]));
}

/* ---- the sequence of older compilers ---- */

static bool is_put(uint16_t op)
{
    switch (op) {
    case FFC_OP_bs_put_integer: case FFC_OP_bs_put_binary: case FFC_OP_bs_put_float: case FFC_OP_bs_put_string:
    case FFC_OP_bs_put_utf8: case FFC_OP_bs_put_utf16: case FFC_OP_bs_put_utf32: return true;
    default: return false;
    }
}

static void put_segment(cgen *g, const ffc_instr *put, uint32_t number)
{
    const ffc_arg *a = put->args;
    switch (put->op) {
    case FFC_OP_bs_put_string: string_segment(g, &a[1], number); break;
    case FFC_OP_bs_put_integer: integer_segment(g, cgen_field_flags(&a[3]), a[2].u, number, &a[1], &a[4]); break;
    case FFC_OP_bs_put_float: segment(g, "FF_BS_FLOAT", cgen_field_flags(&a[3]), a[2].u, number, cgen_term(g, &a[1]), cgen_term(g, &a[4])); break;
    case FFC_OP_bs_put_binary: segment(g, "FF_BS_BINARY", "0", a[2].u, number, cgen_term(g, &a[1]), cgen_term(g, &a[4])); break;
    case FFC_OP_bs_put_utf8: segment(g, "FF_BS_UTF8", "0", 0, number, "FF_NONVALUE", cgen_term(g, &a[2])); break;
    case FFC_OP_bs_put_utf16: segment(g, "FF_BS_UTF16", cgen_field_flags(&a[1]), 0, number, "FF_NONVALUE", cgen_term(g, &a[2])); break;
    default: segment(g, "FF_BS_UTF32", cgen_field_flags(&a[1]), 0, number, "FF_NONVALUE", cgen_term(g, &a[2])); break;
    }
}

static uint32_t put_segments(cgen *g, const ffc_instr *start, uint32_t n)
{
    const ffc_function *f = g->fn->beam;
    for (uint32_t i = start->index + 1; i < f->n && is_put(f->instrs[i].op); i++)
        put_segment(g, &f->instrs[i], ++n);
    return n;
}

/* bs_init2, bs_init_bits: Fail Size Extra Live Flags Dst */
static void init(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    begin(g, cgen_heap_words(&a[2]), (uint32_t)a[3].u);
    end(g, cgen_heap_words(&a[2]), put_segments(g, ins, 0), a[0].label, cgen_lvalue(g, &a[5]));
}

/* bs_append: Fail Size Extra Live Unit Src Flags Dst */
static void append(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    begin(g, a[2].u, (uint32_t)a[3].u);
    segment(g, "FF_BS_APPEND", "0", a[4].u, 1, "FF_AM_all", cgen_term(g, &a[5]));
    end(g, a[2].u, put_segments(g, ins, 1), a[0].label, cgen_lvalue(g, &a[7]));
}

/* bs_private_append: Fail Size Unit Src Flags Dst */
static void private_append(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    begin(g, 0, 0);
    segment(g, "FF_BS_PRIVATE_APPEND", "0", a[2].u, 1, "FF_AM_all", cgen_term(g, &a[3]));
    end(g, 0, put_segments(g, ins, 1), a[0].label, cgen_lvalue(g, &a[5]));
}

bool cgen_construct_instr(cgen *g, const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_bs_create_bin: create_bin(g, ins); break;
    case FFC_OP_bs_init_writable: cgen_out(g, "FF_SYNC(); x0 = ff_bs_init_writable(p, x0); FF_RESYNC();"); break;
    case FFC_OP_bs_init2: case FFC_OP_bs_init_bits: init(g, ins); break;
    case FFC_OP_bs_append: append(g, ins); break;
    case FFC_OP_bs_private_append: private_append(g, ins); break;
    case FFC_OP_bs_add: case FFC_OP_bs_utf8_size: case FFC_OP_bs_utf16_size: break; /* only bs_init* reads their results */
    default: return is_put(ins->op);
    }
    return true;
}
