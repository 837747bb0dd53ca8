/* compiler/beam/read.c -- the steps of reading a .beam file, in order.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "compiler/beam/reader.h"

/* Every step may rely on those before it. */
static bool (*const steps[])(ffc_reader *r) = {
    ffc_read_atoms, ffc_read_strings, ffc_read_imports, ffc_read_exports, ffc_read_lambdas, ffc_read_literals,
    ffc_read_attributes, ffc_read_types, ffc_read_lines, ffc_read_code, ffc_check_code,
};

bool ffc_beam_read(ffc_diag *d, ffc_arena *a, ffc_intern *atoms, const char *path,
                   const uint8_t *bytes, size_t n, ffc_module **out)
{
    ffc_module *m = FFC_NEW(a, ffc_module);
    ffc_reader r = {.d = d, .a = a, .atoms = atoms, .m = m};
    m->path = ffc_arena_dup(a, path, strlen(path));
    r.loc = ffc_loc_file(m->path);
    if (!ffc_read_container(&r, bytes, n))
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (!steps[i](&r))
            return false;
    ffc_module_md5(&r);
    *out = m;
    return true;
}

/* ---- files ---- */

static bool read_all(FILE *f, ffc_str *bytes)
{
    char step[1 << 16];
    size_t n;
    while ((n = fread(step, 1, sizeof step, f)) > 0)
        ffc_str_bytes(bytes, step, n);
    return !ferror(f);
}

bool ffc_beam_read_file(ffc_diag *d, ffc_arena *a, ffc_intern *atoms, const char *path, ffc_module **out)
{
    FILE *f = fopen(path, "rb");
    ffc_str bytes = {0};
    if (!f)
        return ffc_error(d, ffc_loc_file(path), "%s", strerror(errno));
    bool ok = read_all(f, &bytes);
    if (!ok)
        ffc_error(d, ffc_loc_file(path), "%s", strerror(errno));
    fclose(f);
    ok = ok && ffc_beam_read(d, a, atoms, path, (const uint8_t *)ffc_str_text(&bytes), bytes.n, out);
    ffc_str_fini(&bytes);
    return ok;
}

const ffc_function *ffc_module_find(const ffc_module *m, const ffc_atom *name, uint32_t arity)
{
    for (uint32_t i = 0; i < m->n_functions; i++)
        if (m->functions[i].name == name && m->functions[i].arity == arity)
            return &m->functions[i];
    return NULL;
}
