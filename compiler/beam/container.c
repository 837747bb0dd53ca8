/* compiler/beam/container.c -- the IFF container of a .beam file: which chunk is where, and the MD5 over them.
 *
 *     "FOR1" size:32 "BEAM"  { name:4 bytes, size:32, contents, 0..3 zero bytes of padding }*
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/beam/reader.h"
#include "runtime/bif/md5.h"

const char ffc_chunk_name[FFC_CHUNK__N][5] = {
    [FFC_CHUNK_ATOM] = "Atom", [FFC_CHUNK_ATU8] = "AtU8", [FFC_CHUNK_CODE] = "Code", [FFC_CHUNK_STRT] = "StrT",
    [FFC_CHUNK_IMPT] = "ImpT", [FFC_CHUNK_EXPT] = "ExpT", [FFC_CHUNK_FUNT] = "FunT", [FFC_CHUNK_LITT] = "LitT",
    [FFC_CHUNK_META] = "Meta", [FFC_CHUNK_LINE] = "Line", [FFC_CHUNK_TYPE] = "Type", [FFC_CHUNK_ATTR] = "Attr",
    [FFC_CHUNK_CINF] = "CInf",
};

/* Chunks for tools, of no meaning to a running program: local function names, abstract code, documentation, debugger
 * tables, the Elixir compiler's own. Names that start with a lower-case letter are private to tools as well. */
static const char tool_chunk[][5] = {"LocT", "Dbgi", "DbgB", "Docs", "Abst", "ExCk", "ExDc", "ExDp", "EEP0"};

static bool is_tool_chunk(const uint8_t *name)
{
    for (size_t i = 0; i < sizeof tool_chunk / sizeof *tool_chunk; i++)
        if (memcmp(tool_chunk[i], name, 4) == 0)
            return true;
    return name[0] >= 'a' && name[0] <= 'z';
}

static bool keep_chunk(ffc_reader *r, const uint8_t *name, const uint8_t *contents, size_t n)
{
    for (unsigned i = 0; i < FFC_CHUNK__N; i++) {
        if (memcmp(ffc_chunk_name[i], name, 4) != 0)
            continue;
        if (r->chunk[i].p)
            return ffc_reader_error(r, "chunk '%s' occurs twice", ffc_chunk_name[i]);
        r->chunk[i] = ffc_bytes_of(contents, n);
        return true;
    }
    return is_tool_chunk(name) || ffc_reader_error(r, "unknown chunk '%.4s'", (const char *)name);
}

static bool read_chunk(ffc_reader *r, ffc_bytes *in)
{
    const uint8_t *name = ffc_bytes_take(in, 4);
    uint32_t n = ffc_bytes_u32(in);
    if (in->truncated)
        return ffc_reader_error(r, "truncated chunk header");
    const uint8_t *contents = ffc_bytes_take(in, n);
    if (!contents)
        return ffc_reader_error(r, "truncated chunk '%.4s'", (const char *)name);
    size_t padding = (4 - n % 4) % 4, left = ffc_bytes_left(in);
    ffc_bytes_take(in, padding < left ? padding : left);   /* some writers leave out the last padding */
    return keep_chunk(r, name, contents, n);
}

static bool require_chunks(ffc_reader *r)
{
    static const uint8_t required[] = {FFC_CHUNK_CODE, FFC_CHUNK_IMPT, FFC_CHUNK_EXPT};
    for (size_t i = 0; i < sizeof required; i++)
        if (!r->chunk[required[i]].p)
            return ffc_reader_error(r, "no chunk '%s'", ffc_chunk_name[required[i]]);
    if (!r->chunk[FFC_CHUNK_ATOM].p && !r->chunk[FFC_CHUNK_ATU8].p)
        return ffc_reader_error(r, "no chunk 'AtU8'");
    return true;
}

static bool read_form(ffc_reader *r, ffc_bytes in)
{
    const uint8_t *magic = ffc_bytes_take(&in, 4);
    uint32_t n = ffc_bytes_u32(&in);
    const uint8_t *kind = ffc_bytes_take(&in, 4);
    if (!magic || memcmp(magic, "FOR1", 4) != 0)
        return ffc_reader_error(r, "not a .beam file");
    if (!kind || memcmp(kind, "BEAM", 4) != 0)
        return ffc_reader_error(r, "an IFF file, but not a .beam file");
    if (n < 4 || n - 4 > ffc_bytes_left(&in))
        return ffc_reader_error(r, "truncated file");
    in.end = in.p + (n - 4);
    while (ffc_bytes_left(&in))
        if (!read_chunk(r, &in))
            return false;
    return require_chunks(r);
}

bool ffc_read_container(ffc_reader *r, const uint8_t *bytes, size_t n)
{
    ffc_bytes in = ffc_bytes_of(bytes, n);
    bool gzip = n >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
    if (n > UINT32_MAX)
        return ffc_reader_error(r, "file larger than 4 GiB");
    if (gzip && !ffc_inflate_file(r, in, &in))
        return false;
    return read_form(r, in);
}

/* The compiler computes the MD5 before it knows the funs' old_uniq field, so that field counts as zero. */
static void add_lambdas(ff_md5 *md5, ffc_bytes chunk)
{
    enum { BEFORE_UNIQ = 20, UNIQ = 4 };
    size_t head = ffc_bytes_left(&chunk) < 4 ? ffc_bytes_left(&chunk) : 4;
    ff_md5_update(md5, ffc_bytes_take(&chunk, head), head);
    while (ffc_bytes_left(&chunk) >= BEFORE_UNIQ + UNIQ) {
        ff_md5_update(md5, ffc_bytes_take(&chunk, BEFORE_UNIQ), BEFORE_UNIQ);
        ff_md5_update(md5, (const uint8_t[UNIQ]){0}, UNIQ);
        ffc_bytes_take(&chunk, UNIQ);
    }
    ff_md5_update(md5, chunk.p, ffc_bytes_left(&chunk));
}

void ffc_module_md5(ffc_reader *r)
{
    ff_md5 md5;
    ff_md5_init(&md5);
    for (unsigned i = 0; i <= FFC_CHUNK_META; i++) {
        if (!r->chunk[i].p)
            continue;
        if (i == FFC_CHUNK_FUNT)
            add_lambdas(&md5, r->chunk[i]);
        else
            ff_md5_update(&md5, r->chunk[i].p, ffc_bytes_left(&r->chunk[i]));
    }
    ff_md5_final(&md5, r->m->md5);
}
