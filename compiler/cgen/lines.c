/* compiler/cgen/lines.c -- #line, and names that debuggers show.
 * Chunk Line only has the places where something can fail, and calls. What comes before the first of a block is taken to be of
 * its line, so that a breakpoint there stops before any of it has happened.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/lines.h"

#include "compiler/util/path.h"

#include <string.h>
#include <unistd.h>

/* ---- lines ---- */

static uint32_t packed(const ffc_unit *u, const ffc_instr *ins)
{
    const ffc_line *l = &u->beam->lines[ins->args[0].u];
    return l->line ? (l->file & 0xff) << 24 | (l->line & 0xffffff) : 0;
}

/* The first line that the block which starts at i names; 0: none. */
static uint32_t line_of_block(const cgen *g, uint32_t i)
{
    const ffc_function *f = g->fn->beam;
    for (i++; i < f->n && f->instrs[i].op != FFC_OP_label; i++)
        if (f->instrs[i].op == FFC_OP_line)
            return packed(g->unit, &f->instrs[i]);
    return 0;
}

static void note_jumps(uint32_t *of_label, const ffc_arg *args, uint32_t n, uint32_t line)
{
    for (uint32_t i = 0; i < n; i++)
        if (args[i].kind == FFC_ARG_LABEL && of_label[args[i].label] == 0)
            of_label[args[i].label] = line;
        else if (args[i].kind == FFC_ARG_LIST)
            note_jumps(of_label, args[i].list.items, args[i].list.n, line);
}

uint32_t cgen_first_line(const ffc_unit *u, const ffc_fn *fn)
{
    for (uint32_t i = 0; i < fn->beam->n && fn->beam->instrs[i].op != FFC_OP_func_info; i++)
        if (fn->beam->instrs[i].op == FFC_OP_line)
            return packed(u, &fn->beam->instrs[i]);
    return 0;
}

uint32_t *cgen_lines_of_fn(cgen *g)
{
    const ffc_function *f = g->fn->beam;
    uint32_t *lines = FFC_NEW_ARRAY(g->arena, uint32_t, f->n), *of_label = FFC_NEW_ARRAY(g->arena, uint32_t, g->unit->beam->n_labels + 1);
    uint32_t line = cgen_first_line(g->unit, g->fn);
    of_label[f->entry] = line;
    for (uint32_t i = 0; i < f->n; i++) {
        const ffc_instr *ins = &f->instrs[i];
        bool is_entry = ins->op == FFC_OP_label && ins->args[0].label == f->entry;
        if (ins->op == FFC_OP_line)
            line = packed(g->unit, ins) ? packed(g->unit, ins) : line;
        else if (ins->op == FFC_OP_label && !is_entry && line_of_block(g, i))
            line = line_of_block(g, i);
        else if (ins->op == FFC_OP_label && of_label[ins->args[0].label])
            line = of_label[ins->args[0].label];
        lines[i] = line;
        if (is_entry && line_of_block(g, i))
            line = line_of_block(g, i);
        if (ins->op != FFC_OP_label)
            note_jumps(of_label, ins->args, ins->nargs, line);
    }
    return lines;
}

/* ---- files ---- */

static const ffc_lit *compiled_from(const ffc_module *m)
{
    const ffc_lit *info = m->compile_info;
    for (uint32_t i = 0; info && info->kind == FFC_LIT_LIST && i < info->list.n; i++) {
        const ffc_lit *pair = &info->list.items[i];
        if (pair->kind == FFC_LIT_TUPLE && pair->tuple.n == 2 && pair->tuple.items[0].kind == FFC_LIT_ATOM
            && ffc_atom_is(pair->tuple.items[0].atom, "source") && pair->tuple.items[1].kind == FFC_LIT_LIST)
            return &pair->tuple.items[1];
    }
    return NULL;
}

/* Where the module's source was when it was compiled, or NULL. */
static const char *source_path(ffc_arena *a, const ffc_module *m)
{
    const ffc_lit *chars = compiled_from(m);
    ffc_str s = { 0 };
    if (!chars)
        return NULL;
    for (uint32_t i = 0; i < chars->list.n; i++)
        if (chars->list.items[i].kind == FFC_LIT_INT)
            ffc_str_char(&s, (char)chars->list.items[i].i);
    const char *path = ffc_arena_dup(a, ffc_str_text(&s), s.n);
    ffc_str_fini(&s);
    return path;
}

/* The full path of a file that lines name, where it can be told. */
static const char *file_path(cgen *g, uint32_t file)
{
    const char *name = g->unit->beam->files[file], *source = source_path(g->arena, g->unit->beam);
    if (!source || *name == '/')
        return name;
    if (strcmp(ffc_base_name(name), ffc_base_name(source)) == 0)
        return source;
    const char *beside = ffc_arena_printf(g->arena, "%.*s%s", (int)(ffc_base_name(source) - source), source, name);
    return access(beside, R_OK) == 0 ? beside : name;
}

static const char *directive(cgen *g, uint32_t line)
{
    uint32_t file = line >> 24;
    if (line == 0 || file >= g->unit->beam->n_files)
        return "#line 0\n";
    if (!g->file_paths)
        g->file_paths = FFC_NEW_ARRAY(g->arena, const char *, g->unit->beam->n_files);
    if (!g->file_paths[file])
        g->file_paths[file] = file_path(g, file);
    ffc_str s = { 0 };
    ffc_str_printf(&s, "#line %u ", line & 0xffffff);
    cgen_c_string(&s, g->file_paths[file]);
    const char *text = cgen_str(g, "%s\n", ffc_str_text(&s));
    ffc_str_fini(&s);
    return text;
}

void cgen_mark_lines(cgen *g, size_t from, uint32_t line)
{
    if (!g->pr->debug || g->body.n == from)
        return;
    const char *mark = directive(g, line), *text = ffc_arena_dup(g->arena, g->body.s + from, g->body.n - from), *end;
    g->body.n = from;
    if (from > 0 && g->body.s[from - 1] != '\n')
        ffc_str_char(&g->body, '\n');
    for (; *text; text = end) {
        end = strchr(text, '\n') ? strchr(text, '\n') + 1 : text + strlen(text);
        if (*text != '\n' && *text != '#')
            ffc_str_puts(&g->body, mark);
        ffc_str_bytes(&g->body, text, (size_t)(end - text));
    }
}

/* ---- names ---- */

void cgen_declare_host(cgen *g, const ffc_host *h)
{
    ffc_str label = { 0 };
    if (h->link_name) {
        ffc_str_puts(&label, " __asm__(");
        cgen_c_string(&label, h->link_name);
        ffc_str_char(&label, ')');
    }
    cgen_declare(g, h->symbol, cgen_str(g, "extern FF_FIXED_TABLE ff_label fft_%s[];\nFF_HOST(ffh_%s)%s;\n", h->symbol, h->symbol, ffc_str_text(&label)));
    ffc_str_fini(&label);
}
