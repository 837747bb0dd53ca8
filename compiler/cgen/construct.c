/* compiler/cgen/construct.c -- Bit syntax, construction: segments and terms for ff_bs_create().
 *
 * bs_create_bin names all segments itself. Compilers before OTP 25 wrote a sequence instead: sizes computed by bs_add and
 * bs_utf*_size, then bs_init2, bs_init_bits, bs_append or bs_private_append, then one bs_put_* for each segment. Here the
 * instruction that starts the binary takes the bs_put_* behind it along; ff_bs_create() works the sizes out anew.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/diag/bug.h"

/* ---- segments ---- */

enum { MAX_KNOWN_SIZE = 1 << 16 }; /* units: the runtime adds up known sizes without a look at overflow */

typedef enum kind {
    KIND_INTEGER, KIND_FLOAT, KIND_BINARY, KIND_APPEND, KIND_PRIVATE_APPEND, KIND_STRING, KIND_UTF8, KIND_UTF16, KIND_UTF32, KIND__N
} kind;

static const struct { const char *atom, *name; } kinds[KIND__N] = { /* the atom in bs_create_bin, and ff_bs_kind */
    [KIND_INTEGER] = { "integer", "FF_BS_INTEGER" }, [KIND_FLOAT] = { "float", "FF_BS_FLOAT" },
    [KIND_BINARY] = { "binary", "FF_BS_BINARY" }, [KIND_APPEND] = { "append", "FF_BS_APPEND" },
    [KIND_PRIVATE_APPEND] = { "private_append", "FF_BS_PRIVATE_APPEND" }, [KIND_STRING] = { "string", "FF_BS_STRING" },
    [KIND_UTF8] = { "utf8", "FF_BS_UTF8" }, [KIND_UTF16] = { "utf16", "FF_BS_UTF16" }, [KIND_UTF32] = { "utf32", "FF_BS_UTF32" },
};

static kind kind_of(const ffc_atom *type)
{
    for (kind k = 0; k < KIND__N; k++)
        if (ffc_atom_is(type, kinds[k].atom))
            return k;
    FFC_BUG("segment type %s", type->s);
}

/* The segments of one binary as they are written: static data, and the terms that go with it. */
typedef struct segments {
    cgen *g;
    uint64_t reserved; /* words of the heap */
    uint32_t n;
    ffc_str terms;
    /* the same as one field, for ff_bs_append_field() and ff_bs_of_field() */
    bool is_field;      /* as far as one has seen */
    uint64_t n_bits;
    const char *field;  /* C expression; NULL: no bits yet */
    ffc_str conditions; /* that must hold for it, each behind && */
    const char *src;    /* what it is appended to, or NULL */
    uint64_t unit;
    bool is_private;
} segments;

static void push_term(segments *s, const char *term) { ffc_str_printf(&s->terms, "%s, ", term); }

/* What segments have in common; the rest of their fields may follow. */
static void open_segment(segments *s, kind kind, const char *flags, uint64_t unit, uint64_t number, const char *size)
{
    cgen_out(s->g, "{ .kind = %s, .flags = %s, .size = FF_BS_%s, .unit = %" PRIu64 ", .number = %" PRIu64, kinds[kind].name, flags, size, unit, number);
    s->n++;
}

/* ---- one field ---- */

enum { MAX_FIELD_BITS = 56 }; /* FF_BS_FIELD_MAX of runtime/include/ff_helpers.h */

/* bits, a C expression, behind those that are there. */
static void add_bits(segments *s, uint64_t n_bits, const char *bits)
{
    s->is_field &= n_bits <= MAX_FIELD_BITS && s->n_bits + n_bits <= MAX_FIELD_BITS;
    if (!s->is_field)
        return;
    s->n_bits += n_bits;
    s->field = s->field ? cgen_str(s->g, "(%s) << %" PRIu64 " | %s", s->field, n_bits, bits) : bits;
}

static void add_integer(segments *s, const char *flags, uint64_t n_bits, const char *value)
{
    bool is_little = n_bits > 8 && strncmp(flags, "FF_BS_LITTLE", sizeof "FF_BS_LITTLE" - 1) == 0;
    s->is_field &= !is_little || n_bits % 8 == 0;
    ffc_str_printf(&s->conditions, " && ff_is_small(%s)", value);
    add_bits(s, n_bits, cgen_str(s->g, "ff_bs_field(%s, %" PRIu64 ", %s)", value, n_bits, is_little ? "FF_BS_LITTLE" : "0"));
}

static void add_ascii(segments *s, const char *value)
{
    ffc_str_printf(&s->conditions, " && ff_is_ascii(%s)", value);
    add_bits(s, 8, cgen_str(s->g, "ff_bs_field(%s, 8, 0)", value));
}

static void add_append(segments *s, kind kind, uint64_t unit, const char *value)
{
    s->is_field &= s->n == 0 && (unit == 1 || unit == 8);
    s->src = value;
    s->unit = unit;
    s->is_private = kind == KIND_PRIVATE_APPEND;
}

/* n_bits: 0 if they are not known */
static void add(segments *s, kind kind, const char *flags, uint64_t unit, uint64_t n_bits, const char *value)
{
    if (kind == KIND_INTEGER && n_bits)
        add_integer(s, flags, n_bits, value);
    else if (kind == KIND_UTF8)
        add_ascii(s, value);
    else if (kind == KIND_APPEND || kind == KIND_PRIVATE_APPEND)
        add_append(s, kind, unit, value);
    else
        s->is_field = false;
}

static bool makes_field(const segments *s) { return s->is_field && s->n_bits && (s->src || s->n_bits % 8 == 0); }

/* Sets r to the binary, if the field is good for it. */
static void by_field(const segments *s)
{
    cgen_out(s->g, "if (FF_BS_QUICK%s) r = ", ffc_str_text(&s->conditions));
    if (s->src)
        cgen_out(s->g, "ff_bs_append_field(p, %s, %" PRIu64 ", %s, %" PRIu64 ", %d); ", s->src, s->n_bits, s->field, s->unit, s->is_private);
    else
        cgen_out(s->g, "ff_bs_of_field(p, %" PRIu64 ", %s); ", s->n_bits, s->field);
}

/* ---- segments in C ---- */

static bool is_implied(const ffc_arg *size) { return !size || (size->kind == FFC_ARG_ATOM && ffc_atom_is(size->atom, "undefined")); }
static bool is_known(const ffc_arg *size, uint64_t unit)
{
    return size->kind == FFC_ARG_I && size->i > 0 && size->i <= MAX_KNOWN_SIZE && unit > 0;
}

/* size: NULL if the kind and the value imply it */
static void segment(segments *s, kind kind, const char *flags, uint64_t unit, uint64_t number, const ffc_arg *size, const ffc_arg *value)
{
    cgen *g = s->g;
    push_term(s, cgen_term(g, value));
    add(s, kind, flags, unit, !is_implied(size) && is_known(size, unit) ? unit * (uint64_t)size->i : 0, cgen_term(g, value));
    if (is_implied(size)) {
        open_segment(s, kind, flags, unit, number, "IMPLIED");
    } else if (cgen_is_all(size)) {
        open_segment(s, kind, flags, unit, number, "ALL");
    } else if (is_known(size, unit)) {
        open_segment(s, kind, flags, unit, number, "KNOWN");
        cgen_out(g, ", .bits = %" PRIu64, unit * (uint64_t)size->i);
    } else {
        push_term(s, cgen_term(g, size));
        open_segment(s, kind, flags, unit, number, "GIVEN");
    }
    cgen_out(g, " },\n");
}

static void append_segment(segments *s, kind kind, uint64_t unit, const ffc_arg *value)
{
    push_term(s, cgen_term(s->g, value));
    add_append(s, kind, unit, cgen_term(s->g, value));
    open_segment(s, kind, "0", unit, 1, "ALL");
    cgen_out(s->g, " },\n");
}

static void string_segment(segments *s, const ffc_arg *string, uint64_t number)
{
    uint32_t n_bits = (string->string.n_bits + 7) / 8 * 8;
    if (n_bits <= MAX_FIELD_BITS)
        add_bits(s, n_bits, cgen_str(s->g, "UINT64_C(%" PRIu64 ")", cgen_string_value(s->g, string, n_bits)));
    else
        s->is_field = false;
    open_segment(s, KIND_STRING, "0", 8, number, "KNOWN");
    cgen_out(s->g, ", .bits = %u, .string = %s },\n", n_bits, cgen_string_bytes(s->g, string));
}

/* ---- the binary ---- */

/* The words that are checked for stay free behind the result, for the terms that the next instructions build. */
static segments begin(cgen *g, const ffc_instr *ins, uint32_t live)
{
    uint64_t reserved = ffc_checked_words(g->fn, ins);
    if (reserved)
        cgen_reserve(g, ins, live);
    cgen_out(g, "{ static const ff_bs_segment segments[] = {\n");
    return (segments){ .g = g, .reserved = reserved, .is_field = true };
}

static void end(segments *s, uint32_t fail, const char *dst)
{
    cgen *g = s->g;
    cgen_out(g, "}; const ff_term terms[] = { %s }; FF_SYNC(); ", s->terms.n ? ffc_str_text(&s->terms) : "FF_NIL");
    if (s->reserved)
        cgen_out(g, "p->stop = sp - %" PRIu64 "; ", s->reserved);
    cgen_out(g, "ff_term r = FF_NONVALUE; ");
    if (makes_field(s))
        by_field(s);
    cgen_out(g, "if (FF_UNLIKELY(!ff_is_value(r))) r = ff_bs_create(p, %u, segments, terms); FF_RESYNC(); if (FF_UNLIKELY(!ff_is_value(r))) { ", s->n);
    if (fail)
        cgen_goto_label(g, fail);
    else
        cgen_fault(g);
    cgen_out(g, " } %s = r; }", dst);
    ffc_str_fini(&s->terms);
    ffc_str_fini(&s->conditions);
}

/* bs_create_bin: Fail Alloc Live Unit Dst Segments; a segment is Type, Number, Unit, Flags, Value, Size. */
static void create_bin(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args, *list = &a[5];
    segments s = begin(g, ins, (uint32_t)a[2].u);
    for (uint32_t i = 0; i < list->list.n; i += 6) {
        const ffc_arg *f = &list->list.items[i];
        if (f[4].kind == FFC_ARG_STRING)
            string_segment(&s, &f[4], f[1].u);
        else
            segment(&s, kind_of(f[0].atom), cgen_segment_flags(&f[3]), f[2].u, f[1].u, &f[5], &f[4]);
    }
    end(&s, a[0].label, cgen_lvalue(g, &a[4]));
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

static void put_segment(segments *s, const ffc_instr *put)
{
    const ffc_arg *a = put->args;
    uint32_t number = s->n + 1;
    switch (put->op) {
    case FFC_OP_bs_put_string: string_segment(s, &a[1], number); break;
    case FFC_OP_bs_put_integer: segment(s, KIND_INTEGER, cgen_field_flags(&a[3]), a[2].u, number, &a[1], &a[4]); break;
    case FFC_OP_bs_put_float: segment(s, KIND_FLOAT, cgen_field_flags(&a[3]), a[2].u, number, &a[1], &a[4]); break;
    case FFC_OP_bs_put_binary: segment(s, KIND_BINARY, "0", a[2].u, number, &a[1], &a[4]); break;
    case FFC_OP_bs_put_utf8: segment(s, KIND_UTF8, "0", 0, number, NULL, &a[2]); break;
    case FFC_OP_bs_put_utf16: segment(s, KIND_UTF16, cgen_field_flags(&a[1]), 0, number, NULL, &a[2]); break;
    default: segment(s, KIND_UTF32, cgen_field_flags(&a[1]), 0, number, NULL, &a[2]); break;
    }
}

static void put_segments(segments *s, const ffc_instr *start)
{
    const ffc_function *f = s->g->fn->beam;
    for (uint32_t i = start->index + 1; i < f->n && is_put(f->instrs[i].op); i++)
        put_segment(s, &f->instrs[i]);
}

/* bs_init2, bs_init_bits: Fail Size Extra Live Flags Dst */
static void init(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    segments s = begin(g, ins, (uint32_t)a[3].u);
    put_segments(&s, ins);
    end(&s, a[0].label, cgen_lvalue(g, &a[5]));
}

/* bs_append: Fail Size Extra Live Unit Src Flags Dst */
static void append(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    segments s = begin(g, ins, (uint32_t)a[3].u);
    append_segment(&s, KIND_APPEND, a[4].u, &a[5]);
    put_segments(&s, ins);
    end(&s, a[0].label, cgen_lvalue(g, &a[7]));
}

/* bs_private_append: Fail Size Unit Src Flags Dst */
static void private_append(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    segments s = begin(g, ins, 0);
    append_segment(&s, KIND_PRIVATE_APPEND, a[2].u, &a[3]);
    put_segments(&s, ins);
    end(&s, a[0].label, cgen_lvalue(g, &a[5]));
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
