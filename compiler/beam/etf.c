/* compiler/beam/etf.c -- external term format -> ffc_lit, for the literals and attributes of a module.
 * Recursive, at most FFC_LIT_DEPTH_MAX deep. Memory stays linear in the input although containers nest:
 * I1  `owed` items are promised by the containers being read; opening one needs as many bytes as all of them, for an
 *     item takes at least one byte.
 * Terms that belong to a running node (pids, ports, references, closures) cannot be literals and are refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/beam/reader.h"
#include "compiler/util/utf8.h"

enum {
    ETF_VERSION = 131,
    NEW_FLOAT_EXT = 70,
    BIT_BINARY_EXT = 77,
    SMALL_INTEGER_EXT = 97,
    INTEGER_EXT = 98,
    FLOAT_EXT = 99,
    ATOM_EXT = 100,
    SMALL_TUPLE_EXT = 104,
    LARGE_TUPLE_EXT = 105,
    NIL_EXT = 106,
    STRING_EXT = 107,
    LIST_EXT = 108,
    BINARY_EXT = 109,
    SMALL_BIG_EXT = 110,
    LARGE_BIG_EXT = 111,
    EXPORT_EXT = 113,
    SMALL_ATOM_EXT = 115,
    MAP_EXT = 116,
    ATOM_UTF8_EXT = 118,
    SMALL_ATOM_UTF8_EXT = 119,
};

typedef struct decoder {
    ffc_reader *r;
    ffc_bytes *in;
    const char *what;
    uint64_t owed;     /* I1 */
    unsigned depth;
} decoder;

static bool read_any(decoder *c, ffc_lit *out);

static bool truncated(decoder *c)
{
    return ffc_reader_error(c->r, "truncated term in %s", c->what);
}

static bool set_int(decoder *c, int64_t i, ffc_lit *out)
{
    *out = (ffc_lit){.kind = FFC_LIT_INT, .i = i};
    return !c->in->truncated || truncated(c);
}

/* ---- leaves ---- */

/* Little-endian magnitude without leading zeros: does it fit int64_t? */
static bool fits_int64(const uint8_t *p, uint32_t n, bool negative, int64_t *i)
{
    uint64_t v = 0;
    if (n > 8)
        return false;
    for (uint32_t k = n; k-- > 0;)
        v = v << 8 | p[k];
    *i = negative ? (int64_t)(0 - v) : (int64_t)v;
    return negative ? v <= (uint64_t)1 << 63 : v < (uint64_t)1 << 63;
}

void ffc_lit_set_integer(ffc_lit *lit, const uint8_t *magnitude, uint32_t n, bool negative)
{
    int64_t i;
    while (n && magnitude[n - 1] == 0)
        n--;
    if (fits_int64(magnitude, n, negative, &i))
        *lit = (ffc_lit){.kind = FFC_LIT_INT, .i = i};
    else
        *lit = (ffc_lit){.kind = FFC_LIT_BIG, .big = {magnitude, n, negative}};
}

static bool read_big(decoder *c, uint32_t n, ffc_lit *out)
{
    bool negative = ffc_bytes_u8(c->in) != 0;
    const uint8_t *p = ffc_bytes_take(c->in, n);
    if (c->in->truncated)
        return truncated(c);
    ffc_lit_set_integer(out, (const uint8_t *)ffc_arena_dup(c->r->a, (const char *)p, n), n, negative);
    return true;
}

static bool set_float(decoder *c, double f, ffc_lit *out)
{
    *out = (ffc_lit){.kind = FFC_LIT_FLOAT, .f = f};
    if (c->in->truncated)
        return truncated(c);
    return isfinite(f) || ffc_reader_error(c->r, "a float in %s is not finite", c->what);
}

static bool read_new_float(decoder *c, ffc_lit *out)
{
    uint64_t bits = ffc_bytes_be(c->in, 8);
    double f;
    memcpy(&f, &bits, sizeof f);
    return set_float(c, f, out);
}

static bool read_text_float(decoder *c, ffc_lit *out)
{
    enum { LENGTH = 31 };
    char text[LENGTH + 1] = "";
    const uint8_t *p = ffc_bytes_take(c->in, LENGTH);
    if (p)
        memcpy(text, p, LENGTH);
    return set_float(c, strtod(text, NULL), out);
}

static bool read_atom(decoder *c, uint32_t n, bool utf8, const ffc_atom **out)
{
    const uint8_t *p = ffc_bytes_take(c->in, n);
    size_t chars;
    if (c->in->truncated)
        return truncated(c);
    if (utf8 && (!ffc_utf8_check(p, n, &chars) || chars > 255))
        return ffc_reader_error(c->r, "an atom in %s is not UTF-8 of at most 255 characters", c->what);
    *out = utf8 ? ffc_intern_atom(c->r->atoms, (const char *)p, n) : ffc_intern_latin1(c->r->atoms, p, n);
    return true;
}

static bool set_atom(decoder *c, uint32_t n, bool utf8, ffc_lit *out)
{
    *out = (ffc_lit){.kind = FFC_LIT_ATOM};
    return read_atom(c, n, utf8, &out->atom);
}

static bool read_bits(decoder *c, uint32_t n, unsigned last_bits, ffc_lit *out)
{
    const uint8_t *p = ffc_bytes_take(c->in, n);
    if (c->in->truncated)
        return truncated(c);
    if (last_bits > 8 || (n > 0 && last_bits == 0))
        return ffc_reader_error(c->r, "a bitstring in %s claims %u bits in its last byte", c->what, last_bits);
    uint8_t *copy = (uint8_t *)ffc_arena_dup(c->r->a, (const char *)p, n);
    if (n)
        copy[n - 1] &= (uint8_t)(0xff << (8 - last_bits));
    *out = (ffc_lit){.kind = FFC_LIT_BITS};
    out->bits.bytes = copy;
    out->bits.n_bits = n ? ((uint64_t)n - 1) * 8 + last_bits : 0;
    return true;
}

/* ---- containers ---- */

static bool open_container(decoder *c, uint64_t n_items)
{
    if (c->in->truncated || !ffc_bytes_fit(c->in, n_items + c->owed, 1))
        return truncated(c);
    c->owed += n_items;
    return true;
}

static bool read_items(decoder *c, ffc_lit *items, uint64_t n)
{
    for (uint64_t i = 0; i < n; i++) {
        c->owed--;
        if (!read_any(c, &items[i]))
            return false;
    }
    return true;
}

static bool read_container(decoder *c, uint64_t n, const ffc_lit **out)
{
    if (!open_container(c, n))
        return false;
    ffc_lit *items = FFC_NEW_ARRAY(c->r->a, ffc_lit, n);
    *out = items;
    return read_items(c, items, n);
}

static bool read_tuple(decoder *c, uint32_t n, ffc_lit *out)
{
    *out = (ffc_lit){.kind = FFC_LIT_TUPLE};
    out->tuple.n = n;
    return read_container(c, n, &out->tuple.items);
}

static bool read_map(decoder *c, uint32_t n, ffc_lit *out)
{
    *out = (ffc_lit){.kind = FFC_LIT_MAP};
    out->map.n = n;
    return read_container(c, (uint64_t)n * 2, &out->map.items);
}

/* A tail that is a list itself would break the promise that tails are not; writers never emit one. */
static bool read_list(decoder *c, uint32_t n, ffc_lit *out)
{
    const ffc_lit *items;
    *out = (ffc_lit){.kind = FFC_LIT_LIST};
    if (!read_container(c, (uint64_t)n + 1, &items))
        return false;
    out->list.items = items;
    out->list.tail = &items[n];
    out->list.n = n;
    if (items[n].kind == FFC_LIT_LIST)
        return ffc_reader_error(c->r, "a list in %s has a list as its tail", c->what);
    if (n == 0)
        *out = items[0];
    return true;
}

static bool read_string(decoder *c, uint32_t n, ffc_lit *out)
{
    const uint8_t *p = ffc_bytes_take(c->in, n);
    if (c->in->truncated)
        return truncated(c);
    ffc_lit *items = FFC_NEW_ARRAY(c->r->a, ffc_lit, (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++)
        items[i] = (ffc_lit){.kind = FFC_LIT_INT, .i = p[i]};
    items[n] = (ffc_lit){.kind = FFC_LIT_NIL};
    *out = items[0];
    if (n == 0)
        return true;
    *out = (ffc_lit){.kind = FFC_LIT_LIST};
    out->list.items = items;
    out->list.tail = &items[n];
    out->list.n = n;
    return true;
}

static bool read_export(decoder *c, ffc_lit *out)
{
    const ffc_lit *mfa;
    if (!read_container(c, 3, &mfa))
        return false;
    bool shaped = mfa[0].kind == FFC_LIT_ATOM && mfa[1].kind == FFC_LIT_ATOM && mfa[2].kind == FFC_LIT_INT;
    if (!shaped || mfa[2].i < 0 || mfa[2].i > FFC_ARITY_MAX)
        return ffc_reader_error(c->r, "damaged external fun in %s", c->what);
    *out = (ffc_lit){.kind = FFC_LIT_EXPORT};
    out->export.module = mfa[0].atom;
    out->export.function = mfa[1].atom;
    out->export.arity = (uint32_t)mfa[2].i;
    return true;
}

static bool read_tagged(decoder *c, uint8_t tag, ffc_lit *out)
{
    ffc_bytes *in = c->in;
    uint32_t n;
    switch (tag) {
    case SMALL_INTEGER_EXT: return set_int(c, ffc_bytes_u8(in), out);
    case INTEGER_EXT: return set_int(c, (int32_t)ffc_bytes_u32(in), out);
    case SMALL_BIG_EXT: return read_big(c, ffc_bytes_u8(in), out);
    case LARGE_BIG_EXT: return read_big(c, ffc_bytes_u32(in), out);
    case NEW_FLOAT_EXT: return read_new_float(c, out);
    case FLOAT_EXT: return read_text_float(c, out);
    case ATOM_EXT: return set_atom(c, ffc_bytes_u16(in), false, out);
    case SMALL_ATOM_EXT: return set_atom(c, ffc_bytes_u8(in), false, out);
    case ATOM_UTF8_EXT: return set_atom(c, ffc_bytes_u16(in), true, out);
    case SMALL_ATOM_UTF8_EXT: return set_atom(c, ffc_bytes_u8(in), true, out);
    case NIL_EXT: *out = (ffc_lit){.kind = FFC_LIT_NIL}; return true;
    case STRING_EXT: return read_string(c, ffc_bytes_u16(in), out);
    case LIST_EXT: return read_list(c, ffc_bytes_u32(in), out);
    case SMALL_TUPLE_EXT: return read_tuple(c, ffc_bytes_u8(in), out);
    case LARGE_TUPLE_EXT: return read_tuple(c, ffc_bytes_u32(in), out);
    case MAP_EXT: return read_map(c, ffc_bytes_u32(in), out);
    case BINARY_EXT: return read_bits(c, ffc_bytes_u32(in), 8, out);
    case BIT_BINARY_EXT: n = ffc_bytes_u32(in); return read_bits(c, n, ffc_bytes_u8(in), out);
    case EXPORT_EXT: return read_export(c, out);
    default: return ffc_reader_error(c->r, "a term in %s has the tag %u, which no literal can have", c->what, tag);
    }
}

static bool read_any(decoder *c, ffc_lit *out)
{
    uint8_t tag = ffc_bytes_u8(c->in);
    if (c->in->truncated)
        return truncated(c);
    if (c->depth == FFC_LIT_DEPTH_MAX)
        return ffc_reader_error(c->r, "a term in %s is nested more than %d deep", c->what, FFC_LIT_DEPTH_MAX);
    c->depth++;
    bool ok = read_tagged(c, tag, out);
    c->depth--;
    return ok;
}

bool ffc_read_term(ffc_reader *r, ffc_bytes *in, const char *what, ffc_lit *out)
{
    decoder c = {.r = r, .in = in, .what = what};
    if (ffc_bytes_u8(in) != ETF_VERSION)
        return ffc_reader_error(r, "%s does not hold an external term", what);
    return read_any(&c, out);
}
