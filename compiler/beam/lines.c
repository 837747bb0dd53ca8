/* compiler/beam/lines.c -- chunk Line: the file and line that each `line` instruction names by index.
 *
 *     version:32 = 0, flags:32, line instructions:32, n lines:32, n files:32,
 *     n lines  of  [compact a: file from here on] compact i: line
 *     n files  of  size:16, name            file 0, "<module>.erl", is not stored
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/beam/reader.h"

typedef struct header { uint32_t version, flags, n_instrs, n_lines, n_files; } header;

static bool damaged(ffc_reader *r)
{
    return ffc_reader_error(r, "damaged chunk 'Line'");
}

static bool read_line(ffc_reader *r, ffc_bytes *in, uint32_t n_files, uint32_t *file, ffc_line *out)
{
    ffc_compact c;
    bool ok = ffc_compact_read(in, &c) && !c.big && c.value >= 0;
    if (ok && c.tag == FFC_TAG_A) {
        if (c.value >= n_files)
            return damaged(r);
        *file = (uint32_t)c.value;
        ok = ffc_compact_read(in, &c) && !c.big && c.value >= 0;
    }
    if (!ok || c.tag != FFC_TAG_I || c.value > UINT32_MAX)
        return damaged(r);
    *out = (ffc_line){*file, (uint32_t)c.value};
    return true;
}

static bool read_files(ffc_reader *r, ffc_bytes *in, const char **files, uint32_t n_files)
{
    files[0] = ffc_arena_printf(r->a, "%s.erl", r->m->name->s);
    for (uint32_t i = 1; i < n_files; i++) {
        uint16_t n = ffc_bytes_u16(in);
        const uint8_t *p = ffc_bytes_take(in, n);
        if (!p)
            return damaged(r);
        files[i] = ffc_arena_dup(r->a, (const char *)p, n);
    }
    return true;
}

/* Line 0 of the table is "no location". */
static bool read_table(ffc_reader *r, ffc_bytes *in, uint32_t n_lines, uint32_t n_files)
{
    ffc_line *lines = FFC_NEW_ARRAY(r->a, ffc_line, (size_t)n_lines + 1);
    const char **files = FFC_NEW_ARRAY(r->a, const char *, n_files);
    uint32_t file = 0;
    for (uint32_t i = 1; i <= n_lines; i++)
        if (!read_line(r, in, n_files, &file, &lines[i]))
            return false;
    r->m->lines = lines;
    r->m->n_lines = n_lines + 1;
    r->m->files = files;
    r->m->n_files = n_files;
    return read_files(r, in, files, n_files);
}

bool ffc_read_lines(ffc_reader *r)
{
    ffc_bytes in = r->chunk[FFC_CHUNK_LINE];
    header h = {0};
    if (!in.p)
        return read_table(r, &in, 0, 1);
    h.version = ffc_bytes_u32(&in);
    h.flags = ffc_bytes_u32(&in);
    h.n_instrs = ffc_bytes_u32(&in);
    h.n_lines = ffc_bytes_u32(&in);
    h.n_files = ffc_bytes_u32(&in);
    if (in.truncated || !ffc_bytes_fit(&in, h.n_lines, 1) || !ffc_bytes_fit(&in, h.n_files, 2))
        return damaged(r);
    if (h.version != 0)   /* as the BEAM: an unknown layout only costs the locations */
        return read_table(r, &in, 0, 1);
    return read_table(r, &in, h.n_lines, h.n_files + 1);
}
