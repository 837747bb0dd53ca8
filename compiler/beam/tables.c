/* compiler/beam/tables.c -- the flat tables of a module: atoms, strings, imports, exports, lambdas.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/beam/reader.h"
#include "compiler/util/utf8.h"

/* A table starts with its number of records; believed only if the chunk can hold as many. */
static bool read_count(ffc_reader *r, ffc_chunk chunk, size_t record_bytes, ffc_bytes *in, uint32_t *n)
{
    *in = r->chunk[chunk];
    *n = ffc_bytes_u32(in);
    if (in->truncated || !ffc_bytes_fit(in, *n, record_bytes))
        return ffc_reader_error(r, "truncated chunk '%s'", ffc_chunk_name[chunk]);
    return true;
}

static const ffc_atom *atom_at(ffc_reader *r, uint32_t index)
{
    return index > 0 && index < r->n_atoms ? r->atom[index] : NULL;
}

/* ---- atoms ---- */

enum { ATOM_CHARS_MAX = 255 };

static bool read_atom(ffc_reader *r, ffc_bytes *in, bool utf8, bool long_form, const ffc_atom **out)
{
    ffc_compact length = {.value = 0};
    if (!long_form)
        length.value = ffc_bytes_u8(in);
    else if (!ffc_compact_read(in, &length) || length.tag != FFC_TAG_U || length.big || length.value < 0)
        return ffc_reader_error(r, "damaged atom table");
    const uint8_t *s = ffc_bytes_take(in, (uint64_t)length.value <= SIZE_MAX ? (size_t)length.value : SIZE_MAX);
    if (in->truncated || !s)
        return ffc_reader_error(r, "truncated atom table");
    size_t n = (size_t)length.value, chars;
    if (utf8 && (!ffc_utf8_check(s, n, &chars) || chars > ATOM_CHARS_MAX))
        return ffc_reader_error(r, "atom is not UTF-8 of at most %d characters", ATOM_CHARS_MAX);
    *out = utf8 ? ffc_intern_atom(r->atoms, (const char *)s, n) : ffc_intern_latin1(r->atoms, s, n);
    return true;
}

/* OTP 28 counts its atoms negatively to say that their lengths are in compact form. */
bool ffc_read_atoms(ffc_reader *r)
{
    bool utf8 = r->chunk[FFC_CHUNK_ATU8].p != NULL;
    ffc_chunk chunk = utf8 ? FFC_CHUNK_ATU8 : FFC_CHUNK_ATOM;
    ffc_bytes in = r->chunk[chunk];
    uint32_t n = ffc_bytes_u32(&in);
    bool long_form = n >> 31;
    if (long_form)
        n = -n;
    if (in.truncated || !ffc_bytes_fit(&in, n, 1))
        return ffc_reader_error(r, "truncated chunk '%s'", ffc_chunk_name[chunk]);
    if (n == 0)
        return ffc_reader_error(r, "the module has no name: chunk '%s' is empty", ffc_chunk_name[chunk]);
    r->atom = FFC_NEW_ARRAY(r->a, const ffc_atom *, (size_t)n + 1);
    r->n_atoms = n + 1;
    for (uint32_t i = 1; i <= n; i++)
        if (!read_atom(r, &in, utf8, long_form, &r->atom[i]))
            return false;
    r->m->name = r->atom[1];
    r->loc.module = r->m->name;
    return true;
}

/* ---- the others ---- */

bool ffc_read_strings(ffc_reader *r)
{
    ffc_bytes in = r->chunk[FFC_CHUNK_STRT];
    size_t n = ffc_bytes_left(&in);
    r->m->strings = (const uint8_t *)ffc_arena_dup(r->a, (const char *)in.p, n);
    r->m->n_strings = (uint32_t)n;
    return true;
}

bool ffc_read_imports(ffc_reader *r)
{
    ffc_bytes in;
    uint32_t n;
    if (!read_count(r, FFC_CHUNK_IMPT, 12, &in, &n))
        return false;
    ffc_mfa *imports = FFC_NEW_ARRAY(r->a, ffc_mfa, n);
    for (uint32_t i = 0; i < n; i++) {
        imports[i].module = atom_at(r, ffc_bytes_u32(&in));
        imports[i].function = atom_at(r, ffc_bytes_u32(&in));
        imports[i].arity = ffc_bytes_u32(&in);
        if (!imports[i].module || !imports[i].function || imports[i].arity > FFC_ARITY_MAX)
            return ffc_reader_error(r, "damaged import %u", i);
    }
    r->m->imports = imports;
    r->m->n_imports = n;
    return true;
}

bool ffc_read_exports(ffc_reader *r)
{
    ffc_bytes in;
    uint32_t n;
    if (!read_count(r, FFC_CHUNK_EXPT, 12, &in, &n))
        return false;
    ffc_export *exports = FFC_NEW_ARRAY(r->a, ffc_export, n);
    for (uint32_t i = 0; i < n; i++) {
        exports[i].function = atom_at(r, ffc_bytes_u32(&in));
        exports[i].arity = ffc_bytes_u32(&in);
        exports[i].label = ffc_bytes_u32(&in);
        if (!exports[i].function || exports[i].arity > FFC_ARITY_MAX)
            return ffc_reader_error(r, "damaged export %u", i);
    }
    r->m->exports = exports;
    r->m->n_exports = n;
    return true;
}

static bool read_lambda(ffc_reader *r, ffc_bytes *in, ffc_lambda *l)
{
    l->function = atom_at(r, ffc_bytes_u32(in));
    l->arity = ffc_bytes_u32(in);
    l->label = ffc_bytes_u32(in);
    l->index = ffc_bytes_u32(in);
    l->num_free = ffc_bytes_u32(in);
    l->old_uniq = ffc_bytes_u32(in);
    return l->function && l->arity <= FFC_ARITY_MAX && l->num_free <= l->arity;
}

bool ffc_read_lambdas(ffc_reader *r)
{
    ffc_bytes in;
    uint32_t n;
    if (!r->chunk[FFC_CHUNK_FUNT].p)
        return true;
    if (!read_count(r, FFC_CHUNK_FUNT, 24, &in, &n))
        return false;
    ffc_lambda *lambdas = FFC_NEW_ARRAY(r->a, ffc_lambda, n);
    for (uint32_t i = 0; i < n; i++)
        if (!read_lambda(r, &in, &lambdas[i]))
            return ffc_reader_error(r, "damaged fun entry %u", i);
    r->m->lambdas = lambdas;
    r->m->n_lambdas = n;
    return true;
}
