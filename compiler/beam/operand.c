/* compiler/beam/operand.c -- one operand in compact form -> ffc_arg, before the instruction's letters are looked at.
 * Extended operands (tag 7): 1 list, 2 float register, 3 heap need, 4 literal, 5 register with a type; lists do not
 * nest.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/beam/reader.h"

enum { EXT_LIST = 1, EXT_FLOAT_REGISTER, EXT_ALLOC, EXT_LITERAL, EXT_TYPED_REGISTER };

static bool read_plain(ffc_reader *r, const ffc_compact *c, ffc_arg *out);

static bool damaged(ffc_reader *r)
{
    return ffc_reader_error(r, "damaged operand");
}

/* ---- plain operands ---- */

/* Two's complement big-endian digits to a magnitude, least byte first. */
static void magnitude_of(const ffc_compact *c, bool negative, uint8_t *magnitude)
{
    unsigned carry = negative;
    for (uint32_t i = 0; i < c->n_digits; i++) {
        uint8_t digit = c->digits[c->n_digits - 1 - i];
        unsigned sum = (negative ? (uint8_t)~digit : digit) + carry;
        magnitude[i] = (uint8_t)sum;
        carry = sum >> 8;
    }
    magnitude[c->n_digits] = (uint8_t)carry;
}

static void set_integer(ffc_reader *r, const ffc_compact *c, ffc_arg *out)
{
    *out = (ffc_arg){.kind = FFC_ARG_I, .i = c->value};
    if (!c->big)
        return;
    bool negative = c->digits[0] & 0x80;
    uint8_t *magnitude = ffc_arena_alloc(r->a, (size_t)c->n_digits + 1, 1);
    ffc_lit *lit = FFC_NEW(r->a, ffc_lit);
    magnitude_of(c, negative, magnitude);
    ffc_lit_set_integer(lit, magnitude, c->n_digits + 1, negative);
    if (lit->kind == FFC_LIT_INT)
        out->i = lit->i;
    else
        *out = (ffc_arg){.kind = FFC_ARG_BIGINT, .lit = lit};
}

/* What does not fit is a BIGINT. */
static bool set_unsigned(ffc_reader *r, const ffc_compact *c, ffc_arg *out)
{
    if (c->big ? c->digits[0] & 0x80 : c->value < 0)
        return ffc_reader_error(r, "unsigned operand out of range");
    if (c->big && (c->n_digits > 9 || c->digits[0])) {
        set_integer(r, c, out);
        return true;
    }
    *out = (ffc_arg){.kind = FFC_ARG_U, .u = (uint64_t)c->value};
    for (unsigned i = 1; c->big && i < 9; i++)   /* 2^63 .. 2^64 - 1 */
        out->u = out->u << 8 | c->digits[i];
    return true;
}

static bool set_register(ffc_reader *r, const ffc_compact *c, ffc_arg_kind kind, uint32_t max, ffc_arg *out)
{
    static const char names[][3] = {[FFC_ARG_X] = "x", [FFC_ARG_Y] = "y", [FFC_ARG_FR] = "fr"};
    if (c->big || c->value < 0 || c->value >= max)
        return ffc_reader_error(r, "register %s%lld, the limit is %s%u", names[kind],
                                c->big ? -1LL : (long long)c->value, names[kind], max - 1);
    *out = (ffc_arg){.kind = kind, .reg = (uint32_t)c->value};
    return true;
}

static bool set_atom(ffc_reader *r, const ffc_compact *c, ffc_arg *out)
{
    *out = (ffc_arg){.kind = FFC_ARG_NIL};
    if (c->value == 0 && !c->big)
        return true;
    if (c->big || c->value < 0 || c->value >= r->n_atoms)
        return ffc_reader_error(r, "atom index out of range, the table has %u", r->n_atoms - 1);
    *out = (ffc_arg){.kind = FFC_ARG_ATOM, .atom = r->atom[c->value]};
    return true;
}

static bool set_label(ffc_reader *r, const ffc_compact *c, ffc_arg *out)
{
    if (c->big || c->value < 0 || c->value >= r->m->n_labels)
        return ffc_reader_error(r, "label out of range, the module has %u", r->m->n_labels);
    *out = (ffc_arg){.kind = FFC_ARG_LABEL, .label = (uint32_t)c->value};
    return true;
}

/* ---- extended operands ---- */

static bool read_unsigned(ffc_reader *r, ffc_bytes *in, uint64_t *u)
{
    ffc_compact c;
    ffc_arg arg;
    if (!ffc_compact_read(in, &c) || c.tag != FFC_TAG_U)
        return damaged(r);
    if (!set_unsigned(r, &c, &arg))
        return false;
    if (arg.kind != FFC_ARG_U)
        return ffc_reader_error(r, "unsigned operand out of range");
    *u = arg.u;
    return true;
}

static bool read_list(ffc_reader *r, ffc_bytes *in, ffc_arg *out)
{
    uint64_t n;
    if (!read_unsigned(r, in, &n))
        return false;
    if (!ffc_bytes_fit(in, n, 1))
        return ffc_reader_error(r, "truncated operand list");
    ffc_arg *items = FFC_NEW_ARRAY(r->a, ffc_arg, n);
    *out = (ffc_arg){.kind = FFC_ARG_LIST};
    out->list.items = items;
    out->list.n = (uint32_t)n;
    for (uint64_t i = 0; i < n; i++) {
        if (!ffc_read_operand(r, in, &items[i]))
            return false;
        if (items[i].kind == FFC_ARG_LIST)
            return ffc_reader_error(r, "operand list inside an operand list");
    }
    return true;
}

static bool read_float_register(ffc_reader *r, ffc_bytes *in, ffc_arg *out)
{
    ffc_compact c;
    if (!ffc_compact_read(in, &c) || c.tag != FFC_TAG_U)
        return damaged(r);
    return set_register(r, &c, FFC_ARG_FR, FFC_FR_MAX, out);
}

/* The heap need as n pairs of what (words, floats, funs) and how many. */
static bool read_alloc(ffc_reader *r, ffc_bytes *in, ffc_arg *out)
{
    uint64_t n, what, count;
    *out = (ffc_arg){.kind = FFC_ARG_ALLOC};
    uint32_t *const need[] = {&out->alloc.words, &out->alloc.floats, &out->alloc.funs};
    if (!read_unsigned(r, in, &n))
        return false;
    for (uint64_t i = 0; i < n; i++) {
        if (!read_unsigned(r, in, &what) || !read_unsigned(r, in, &count))
            return false;
        if (what >= sizeof need / sizeof *need || count > FFC_HEAP_NEED_MAX)
            return ffc_reader_error(r, "heap need out of range");
        *need[what] = (uint32_t)count;
    }
    return true;
}

/* What has an operand kind of its own is given that kind, so that passes see one form. */
static bool read_literal(ffc_reader *r, ffc_bytes *in, ffc_arg *out)
{
    uint64_t index;
    if (!read_unsigned(r, in, &index))
        return false;
    if (index >= r->m->n_literals)
        return ffc_reader_error(r, "literal index out of range, the table has %u", r->m->n_literals);
    const ffc_lit *lit = &r->m->literals[index];
    switch (lit->kind) {
    case FFC_LIT_INT: *out = (ffc_arg){.kind = FFC_ARG_I, .i = lit->i}; break;
    case FFC_LIT_BIG: *out = (ffc_arg){.kind = FFC_ARG_BIGINT, .lit = lit}; break;
    case FFC_LIT_ATOM: *out = (ffc_arg){.kind = FFC_ARG_ATOM, .atom = lit->atom}; break;
    case FFC_LIT_NIL: *out = (ffc_arg){.kind = FFC_ARG_NIL}; break;
    default: *out = (ffc_arg){.kind = FFC_ARG_LITERAL, .lit = lit}; break;
    }
    return true;
}

static bool read_typed_register(ffc_reader *r, ffc_bytes *in, ffc_arg *out)
{
    ffc_compact c;
    uint64_t index;
    if (!ffc_compact_read(in, &c) || (c.tag != FFC_TAG_X && c.tag != FFC_TAG_Y))
        return damaged(r);
    if (!read_plain(r, &c, out) || !read_unsigned(r, in, &index))
        return false;
    if (index < r->m->n_types)
        out->type = &r->m->types[index];
    else if (r->m->n_types)
        return ffc_reader_error(r, "type index out of range, the table has %u", r->m->n_types);
    return true;
}

static bool read_extended(ffc_reader *r, ffc_bytes *in, int64_t what, ffc_arg *out)
{
    switch (what) {
    case EXT_LIST: return read_list(r, in, out);
    case EXT_FLOAT_REGISTER: return read_float_register(r, in, out);
    case EXT_ALLOC: return read_alloc(r, in, out);
    case EXT_LITERAL: return read_literal(r, in, out);
    case EXT_TYPED_REGISTER: return read_typed_register(r, in, out);
    default: return ffc_reader_error(r, "unknown extended operand %lld", (long long)what);
    }
}

static bool read_plain(ffc_reader *r, const ffc_compact *c, ffc_arg *out)
{
    switch (c->tag) {
    case FFC_TAG_U: return set_unsigned(r, c, out);
    case FFC_TAG_I: set_integer(r, c, out); return true;
    case FFC_TAG_A: return set_atom(r, c, out);
    case FFC_TAG_X: return set_register(r, c, FFC_ARG_X, FFC_X_MAX, out);
    case FFC_TAG_Y: return set_register(r, c, FFC_ARG_Y, FFC_Y_MAX, out);
    case FFC_TAG_F: return set_label(r, c, out);
    case FFC_TAG_H:
        if (!set_unsigned(r, c, out))
            return false;
        if (out->kind != FFC_ARG_U)
            return damaged(r);
        out->kind = FFC_ARG_CHAR;
        return true;
    default: return damaged(r);
    }
}

bool ffc_read_operand(ffc_reader *r, ffc_bytes *in, ffc_arg *out)
{
    ffc_compact c;
    if (!ffc_compact_read(in, &c))
        return in->truncated ? ffc_reader_error(r, "truncated chunk 'Code'") : damaged(r);
    if (c.tag != FFC_TAG_Z)
        return read_plain(r, &c, out);
    return c.big ? damaged(r) : read_extended(r, in, c.value, out);
}
