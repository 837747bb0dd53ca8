/* compiler/beam/types.c -- chunk Type: what the compiler proved about registers, in the layouts of OTP 25, 26 and 27.
 *
 *     version:32, n:32, { kinds:16, extras }*
 *     1 (OTP 25)  extras: min:64 max:64, meaningful when min <= max; kinds has a bit 2 for match contexts
 *     2 (OTP 26)  extras by three flags above the kinds: lower bound:64, upper bound:64, unit - 1:8; bit 2 as before
 *     3 (OTP 27)  the same without that bit, everything above it one lower
 *
 * Types only speed things up, so a version that we do not know counts as no types at all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/beam/reader.h"

enum { OLD_KINDS = 13, NEW_KINDS = 12, MATCH_CONTEXT_BIT = 2 };

/* A match context is a bitstring being matched: to us the same kind of value. */
static uint16_t modern_kinds(uint16_t bits)
{
    uint16_t below = bits & ((1 << MATCH_CONTEXT_BIT) - 1);
    uint16_t above = (bits & ((1 << OLD_KINDS) - 1)) >> (MATCH_CONTEXT_BIT + 1);
    uint16_t context = bits >> MATCH_CONTEXT_BIT & 1 ? FFC_TYPE_BITSTRING : 0;
    return (uint16_t)(below | above << MATCH_CONTEXT_BIT | context);
}

static void read_25(ffc_bytes *in, ffc_type *t)
{
    t->kinds = modern_kinds(ffc_bytes_u16(in));
    t->min = (int64_t)ffc_bytes_be(in, 8);
    t->max = (int64_t)ffc_bytes_be(in, 8);
    t->has_min = t->has_max = t->min <= t->max;
}

static void read_extras(ffc_bytes *in, unsigned flags, ffc_type *t)
{
    t->has_min = flags & 1;
    t->has_max = flags & 2;
    t->has_unit = flags & 4;
    if (t->has_min)
        t->min = (int64_t)ffc_bytes_be(in, 8);
    if (t->has_max)
        t->max = (int64_t)ffc_bytes_be(in, 8);
    if (t->has_unit)
        t->unit = ffc_bytes_u8(in) + 1u;
}

static void read_26(ffc_bytes *in, ffc_type *t)
{
    uint16_t bits = ffc_bytes_u16(in);
    t->kinds = modern_kinds(bits);
    read_extras(in, bits >> OLD_KINDS, t);
}

static void read_27(ffc_bytes *in, ffc_type *t)
{
    uint16_t bits = ffc_bytes_u16(in);
    t->kinds = bits & FFC_TYPE_ANY;
    read_extras(in, bits >> NEW_KINDS, t);
}

static bool read_table(ffc_reader *r, ffc_bytes *in, void (*read_one)(ffc_bytes *, ffc_type *))
{
    uint32_t n = ffc_bytes_u32(in);
    if (in->truncated || !ffc_bytes_fit(in, n, 2))
        return ffc_reader_error(r, "truncated chunk 'Type'");
    ffc_type *types = FFC_NEW_ARRAY(r->a, ffc_type, n);
    for (uint32_t i = 0; i < n; i++)
        read_one(in, &types[i]);
    if (in->truncated)
        return ffc_reader_error(r, "truncated chunk 'Type'");
    r->m->types = types;
    r->m->n_types = n;
    return true;
}

bool ffc_read_types(ffc_reader *r)
{
    static void (*const versions[])(ffc_bytes *, ffc_type *) = {[1] = read_25, [2] = read_26, [3] = read_27};
    ffc_bytes in = r->chunk[FFC_CHUNK_TYPE];
    if (!in.p)
        return true;
    uint32_t version = ffc_bytes_u32(&in);
    if (in.truncated)
        return ffc_reader_error(r, "truncated chunk 'Type'");
    if (version == 0 || version >= sizeof versions / sizeof *versions)
        return true;
    return read_table(r, &in, versions[version]);
}
