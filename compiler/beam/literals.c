/* compiler/beam/literals.c -- the literal table, and the attributes and compile information, which are terms too.
 *
 *     LitT = inflated size:32, zlib of TABLE     OTP 28 without compression: 0:32, TABLE
 *     TABLE = n:32 { size:32, external term }*
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/beam/reader.h"

static bool read_entry(ffc_reader *r, ffc_bytes *in, ffc_lit *out)
{
    uint32_t size = ffc_bytes_u32(in);
    const uint8_t *p = ffc_bytes_take(in, size);
    if (!p)
        return ffc_reader_error(r, "truncated literal table");
    ffc_bytes term = ffc_bytes_of(p, size);
    return ffc_read_term(r, &term, "the literals", out);
}

static bool read_table(ffc_reader *r, ffc_bytes in)
{
    uint32_t n = ffc_bytes_u32(&in);
    if (in.truncated || !ffc_bytes_fit(&in, n, 4 + 2))
        return ffc_reader_error(r, "truncated literal table");
    ffc_lit *literals = FFC_NEW_ARRAY(r->a, ffc_lit, n);
    for (uint32_t i = 0; i < n; i++)
        if (!read_entry(r, &in, &literals[i]))
            return false;
    r->m->literals = literals;
    r->m->n_literals = n;
    return true;
}

bool ffc_read_literals(ffc_reader *r)
{
    ffc_bytes in = r->chunk[FFC_CHUNK_LITT];
    if (!in.p)
        return true;
    uint32_t inflated_size = ffc_bytes_u32(&in);
    if (in.truncated)
        return ffc_reader_error(r, "truncated chunk 'LitT'");
    if (inflated_size && !ffc_inflate_exactly(r, in, inflated_size, &in))
        return false;
    return read_table(r, in);
}

/* Some writers leave the chunk empty. */
static bool read_term_chunk(ffc_reader *r, ffc_chunk chunk, const ffc_lit **out)
{
    ffc_bytes in = r->chunk[chunk];
    if (!ffc_bytes_left(&in))
        return true;
    ffc_lit *lit = FFC_NEW(r->a, ffc_lit);
    *out = lit;
    return ffc_read_term(r, &in, ffc_chunk_name[chunk], lit);
}

bool ffc_read_attributes(ffc_reader *r)
{
    return read_term_chunk(r, FFC_CHUNK_ATTR, &r->m->attributes) &&
           read_term_chunk(r, FFC_CHUNK_CINF, &r->m->compile_info);
}
