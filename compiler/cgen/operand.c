/* compiler/cgen/operand.c -- Operands and places as C expressions.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/lines.h"
#include "compiler/cgen/mangle.h"
#include "compiler/diag/bug.h"

enum { SMALL_BITS = 60, TAG_ATOM = 3, TERM_NIL = 0x0b };

void cgen_out(cgen *g, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    ffc_str_vprintf(&g->body, fmt, ap);
    va_end(ap);
}

const char *cgen_str(cgen *g, const char *fmt, ...)
{
    ffc_str s = { 0 };
    va_list ap;
    va_start(ap, fmt);
    ffc_str_vprintf(&s, fmt, ap);
    va_end(ap);
    const char *out = ffc_arena_dup(g->arena, ffc_str_text(&s), s.n);
    ffc_str_fini(&s);
    return out;
}

/* ---- registers and terms ---- */

const char *cgen_x(cgen *g, uint32_t reg)
{
    if (reg >= g->max_x)
        g->max_x = reg + 1;
    return cgen_str(g, "x%u", reg);
}

/* A leaf has no frame. */
const char *cgen_y(cgen *g, uint32_t reg)
{
    if (reg >= g->max_y)
        g->max_y = reg + 1;
    return cgen_str(g, g->leaf ? "y%u" : "FF_Y(%u)", reg);
}

const char *cgen_fr(cgen *g, uint32_t reg)
{
    if (reg >= g->max_fr)
        g->max_fr = reg + 1;
    return cgen_str(g, "fr%u", reg);
}

const char *cgen_atom(cgen *g, const ffc_atom *atom)
{
    return cgen_str(g, "FF_ATOM_CONST(%u)", ffc_atom_number(g->numbers, atom));
}

static bool fits_small(int64_t i)
{
    return i >= -(INT64_C(1) << (SMALL_BITS - 1)) && i < INT64_C(1) << (SMALL_BITS - 1);
}

static const char *integer(cgen *g, int64_t i)
{
    if (fits_small(i))
        return cgen_str(g, "FF_SMALL_CONST(INT64_C(%" PRId64 "))", i);
    ffc_lit *lit = FFC_NEW(g->arena, ffc_lit);
    *lit = (ffc_lit){ .kind = FFC_LIT_INT, .i = i };
    return cgen_literal(g, lit);
}

const char *cgen_term(cgen *g, const ffc_arg *a)
{
    switch (a->kind) {
    case FFC_ARG_X: return cgen_x(g, a->reg);
    case FFC_ARG_Y: return cgen_y(g, a->reg);
    case FFC_ARG_I: return integer(g, a->i);
    case FFC_ARG_U: case FFC_ARG_CHAR: return integer(g, (int64_t)a->u);
    case FFC_ARG_ATOM: return cgen_atom(g, a->atom);
    case FFC_ARG_NIL: return "FF_NIL";
    case FFC_ARG_BIGINT: case FFC_ARG_LITERAL: return cgen_literal(g, a->lit);
    default: FFC_BUG("operand kind %d is no term", a->kind);
    }
}

const char *cgen_lvalue(cgen *g, const ffc_arg *a)
{
    FFC_ASSERT(a->kind == FFC_ARG_X || a->kind == FFC_ARG_Y);
    return cgen_term(g, a);
}

uint64_t cgen_immediate_bits(cgen *g, const ffc_arg *a, bool *is_immediate)
{
    *is_immediate = true;
    if (a->kind == FFC_ARG_ATOM)
        return (uint64_t)ffc_atom_number(g->numbers, a->atom) << 4 | TAG_ATOM;
    if (a->kind == FFC_ARG_NIL)
        return TERM_NIL;
    if ((a->kind == FFC_ARG_I && fits_small(a->i)) || a->kind == FFC_ARG_U || a->kind == FFC_ARG_CHAR)
        return (uint64_t)a->i << 4;
    *is_immediate = false;
    return 0;
}

bool cgen_is_small(const ffc_arg *a)
{
    if (a->kind == FFC_ARG_I)
        return fits_small(a->i);
    return (a->kind == FFC_ARG_X || a->kind == FFC_ARG_Y) && a->type && a->type->kinds == FFC_TYPE_INTEGER
           && a->type->has_min && a->type->has_max && fits_small(a->type->min) && fits_small(a->type->max);
}

/* ---- places ---- */

void cgen_goto_label(cgen *g, uint32_t label)
{
    if (g->label_frame[label] == FRAME_UNKNOWN)
        g->label_frame[label] = (uint8_t)g->frame;
    cgen_out(g, "goto L%u;", label);
}

const char *cgen_where(cgen *g)
{
    FFC_ASSERT(g->fn->func_index < FFC_HOST_FUNCS);
    uint32_t line = g->line && g->line >> FFC_FILE_SHIFT == 0 ? g->line - g->line_base[g->fn->func_index] : g->line;
    return cgen_str(g, "FF_WHERE(%d, %u, %uu)", g->frame == FRAME_SOME, g->fn->func_index, line);
}

void cgen_spill(cgen *g, uint32_t n)
{
    if (n > g->max_spill)
        g->max_spill = n;
    if (n > g->max_x)
        g->max_x = n;
    cgen_out(g, "goto S%u;", n);
}

void cgen_fault(cgen *g)
{
    if (g->leaf)
        return cgen_give_up(g);
    cgen_out(g, "how = FF_HOW_AT(FF_SLOW_FAULT, 0, %s); ", cgen_where(g));
    cgen_spill(g, 0);
}

const char *cgen_table(cgen *g) { return cgen_str(g, "fft_%s", g->host->symbol); }

uint32_t cgen_return_label(cgen *g)
{
    uint32_t index = g->first_label + (uint32_t)g->labels.n;
    ffc_vec_push(&g->labels, (cgen_label){ g->line, g->fn->func_index, cgen_str(g, "R%u", index) });
    return index;
}

const char *cgen_other_label(cgen *g, uint32_t line, uint32_t func, const char *target)
{
    ffc_vec_push(&g->others, (cgen_label){ line, func, target });
    return cgen_str(g, "T%zu", g->others.n - 1);
}

void cgen_declare(cgen *g, const char *symbol, const char *declaration)
{
    for (size_t i = 0; i < g->declared.n; i++)
        if (strcmp(g->declared.items[i], symbol) == 0)
            return;
    ffc_vec_push(&g->declared, symbol);
    ffc_str_puts(&g->decls, declaration);
}

const char *cgen_entry(cgen *g, const ffc_fn *fn)
{
    cgen_declare_host(g, fn->host);
    return cgen_str(g, "&fft_%s[%u]", fn->host->symbol, fn->entry_index);
}

const char *cgen_fun_entry_label(cgen *g, const ffc_fn *fn)
{
    cgen_declare_host(g, fn->host);
    return cgen_str(g, "&fft_%s[%u]", fn->host->symbol, fn->lambda_index);
}

const char *cgen_fun_entry(cgen *g, const ffc_lambda *l, const ffc_fn *fn)
{
    const ffc_atom *module = fn->unit->beam->name;
    const char *md5 = cgen_str(g, "ffm_md5_%s", ffc_mangle_atom(g->arena, module));
    cgen_declare(g, md5, cgen_str(g, "extern const uint8_t %s[16];\n", md5));
    return cgen_str(g, "{ .mfa = { %u, %u, %u }, .label = %s, .num_free = %u, .index = %u, .old_uniq = %u, .uniq = %s }",
                    ffc_atom_number(g->numbers, module), ffc_atom_number(g->numbers, l->function), l->arity - l->num_free,
                    cgen_fun_entry_label(g, fn), l->num_free, l->index, l->old_uniq, md5);
}

const char *cgen_mfa(cgen *g, ffc_mfa mfa)
{
    const char *name = cgen_str(g, "mfa_%s", ffc_mangle(g->arena, mfa.module, mfa.function, mfa.arity));
    cgen_declare(g, name, cgen_str(g, "static const ff_mfa %s = { %u, %u, %u };\n", name,
                                   ffc_atom_number(g->numbers, mfa.module), ffc_atom_number(g->numbers, mfa.function),
                                   mfa.arity));
    return cgen_str(g, "&%s", name);
}

const char *cgen_export_label(cgen *g, ffc_mfa mfa)
{
    ffc_target t = ffc_program_resolve(g->pr, mfa);
    if (t.kind == FFC_TARGET_FN && t.fn->live)
        return cgen_entry(g, t.fn);
    const char *name = cgen_str(g, "bif_%s", ffc_mangle(g->arena, mfa.module, mfa.function, mfa.arity));
    cgen_declare(g, name, cgen_str(g,
        "static const ff_bif_label %s = { { .enter = ff_enter_bif, .index = FF_LABEL_BIF }, (void *)%s, { %u, %u, %u } };\n",
        name, t.kind == FFC_TARGET_BIF ? t.bif->symbol : "0", ffc_atom_number(g->numbers, mfa.module),
        ffc_atom_number(g->numbers, mfa.function), mfa.arity));
    return cgen_str(g, "&%s.label", name);
}
