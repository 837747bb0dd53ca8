/* compiler/cgen/unit.c -- One C file of a module: declarations, literals, tables, hosts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/cgen.h"
#include "compiler/cgen/host.h"
#include "compiler/cgen/lines.h"
#include "compiler/cgen/mangle.h"

const char *ffc_atom_text(cgen *g, const ffc_atom *atom)
{
    ffc_str s = { 0 };
    for (uint32_t i = 0; i < atom->n; i++)
        ffc_str_char(&s, atom->s[i] >= ' ' && atom->s[i] < 0x7f && atom->s[i] != '*' && atom->s[i] != '\\' && atom->s[i] != '?' ? atom->s[i] : '.');
    const char *out = ffc_arena_dup(g->arena, ffc_str_text(&s), s.n);
    ffc_str_fini(&s);
    return out;
}

void cgen_c_string(ffc_str *out, const char *s)
{
    ffc_str_char(out, '"');
    for (; *s; s++)
        if (*s == '"' || *s == '\\' || (unsigned char)*s < ' ')
            ffc_str_printf(out, "\\%03o", (unsigned char)*s);
        else
            ffc_str_char(out, *s);
    ffc_str_char(out, '"');
}

void cgen_pack_number(ffc_str *out, uint64_t number)
{
    for (; number >= 128; number >>= 7)
        ffc_str_printf(out, "\\%03o", 128 | (unsigned)(number & 127));
    ffc_str_printf(out, "\\%03o", (unsigned)number);
}

static void file_names(ffc_str *out, const ffc_module *m)
{
    ffc_str_puts(out, "static const char *const files[] = {");
    for (uint32_t i = 0; i < m->n_files; i++) {
        ffc_str_puts(out, i ? ", " : " ");
        cgen_c_string(out, m->files[i]);
    }
    ffc_str_puts(out, m->n_files ? " };\n" : " 0 };\n");
}

/* The first file of a module holds what all of them refer to. */
static void module_data(cgen *g, ffc_str *out)
{
    const ffc_module *m = g->unit->beam;
    ffc_str_printf(out, "const uint8_t ffm_md5_%s[16] = {", ffc_mangle_atom(g->arena, m->name));
    for (int i = 0; i < 16; i++)
        ffc_str_printf(out, " %u,", m->md5[i]);
    ffc_str_puts(out, " };\n");
}

uint32_t ffc_cgen_unit_files(const ffc_unit *u)
{
    return u->n_hosts ? u->hosts[u->n_hosts - 1]->file + 1 : 0;
}

static void assemble(cgen *g, uint32_t file, ffc_str *out)
{
    ffc_str_printf(out, "/* %s */\n%s#include \"ff_rt.h\"\n", ffc_atom_text(g, g->unit->beam->name),
                   g->pr->debug ? "#define FF_SOURCE_LINES\n" : "");
    if (file == 0)
        module_data(g, out);
    file_names(out, g->unit->beam);
    ffc_str_bytes(out, g->decls.s, g->decls.n);
    ffc_str_bytes(out, g->literals.s, g->literals.n);
    ffc_str_bytes(out, g->tables.s, g->tables.n);
    ffc_str_bytes(out, g->body.s, g->body.n);
}

void ffc_cgen_fini(cgen *g)
{
    ffc_str_fini(&g->body);
    ffc_str_fini(&g->literals);
    ffc_str_fini(&g->decls);
    ffc_str_fini(&g->tables);
    ffc_vec_fini(&g->declared);
    ffc_vec_fini(&g->labels);
    ffc_vec_fini(&g->calls);
    ffc_vec_fini(&g->others);
    ffc_vec_fini(&g->resumes);
    ffc_vec_fini(&g->written_leaves);
    ffc_arena_fini(g->arena);
}

void ffc_cgen_unit_file(ffc_program *pr, ffc_atom_numbers *numbers, ffc_unit *u, uint32_t file, ffc_str *out)
{
    ffc_arena arena;
    ffc_arena_init(&arena);
    cgen g = { .pr = pr, .numbers = numbers, .arena = &arena, .unit = u };
    g.literal_texts = FFC_NEW_ARRAY(&arena, const char *, u->beam->n_literals + 1);
    g.label_frame = FFC_NEW_ARRAY(&arena, uint8_t, u->beam->n_labels + 1);
    g.label_line = FFC_NEW_ARRAY(&arena, uint32_t, u->beam->n_labels + 1);
    for (uint32_t i = 0; i < u->n_hosts; i++) {
        if (u->hosts[i]->file != file)
            continue;
        cgen_declare_host(&g, u->hosts[i]);
        cgen_leaves_of(&g, u->hosts[i]);
        cgen_host(&g, u->hosts[i]);
    }
    assemble(&g, file, out);
    ffc_cgen_fini(&g);
}
