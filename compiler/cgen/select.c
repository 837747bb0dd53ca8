/* compiler/cgen/select.c -- select_val: a C switch, and a table where the arms only return constants.
 *
 * Functions of thousands of clauses that map a number to a literal (unicode_util has one of 4,671) are data: as a switch, one
 * of them took clang a minute and a half. Their arms become two static arrays, searched by ff_table_find().
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdlib.h>

#include "compiler/cgen/cgen.h"

enum { MIN_TABLE = 16 }; /* constant arms that are worth a table */

/* The constant that the code at the label puts into x0 before it returns; NULL: it does something else. */
static const ffc_arg *returned_constant(const cgen *g, uint32_t label)
{
    const ffc_function *f = g->fn->beam;
    uint32_t at = g->unit->beam->labels[label].instr;
    if (at + 2 >= f->n)
        return NULL;
    const ffc_instr *move = &f->instrs[at + 1], *end = &f->instrs[at + 2];
    if (move->op != FFC_OP_move || end->op != FFC_OP_return || move->args[1].kind != FFC_ARG_X || move->args[1].reg != 0)
        return NULL;
    const ffc_arg *from = &move->args[0];
    if (from->kind == FFC_ARG_X || from->kind == FFC_ARG_Y)
        return NULL;
    return from->kind == FFC_ARG_LITERAL && cgen_literal_is_large(from->lit) ? NULL : from;
}

typedef struct row { uint64_t key; const ffc_arg *value; } row;

static int by_key(const void *a, const void *b)
{
    uint64_t x = ((const row *)a)->key, y = ((const row *)b)->key;
    return (x > y) - (x < y);
}

static row *constant_rows(cgen *g, const ffc_arg *list, uint32_t n, uint32_t *n_rows)
{
    row *rows = FFC_NEW_ARRAY(g->arena, row, n / 2 + 1);
    *n_rows = 0;
    for (uint32_t i = 0; i < n; i += 2) {
        bool immediate;
        uint64_t bits = cgen_immediate_bits(g, &list[i], &immediate);
        const ffc_arg *value = immediate ? returned_constant(g, list[i + 1].label) : NULL;
        if (value)
            rows[(*n_rows)++] = (row){ bits, value };
    }
    qsort(rows, *n_rows, sizeof *rows, by_key);
    return rows;
}

static const char *value_word(cgen *g, const ffc_arg *a)
{
    bool immediate;
    uint64_t bits = cgen_immediate_bits(g, a, &immediate);
    if (immediate)
        return cgen_str(g, "FF_LIT_WORD(UINT64_C(0x%" PRIx64 "))", bits);
    if (a->kind == FFC_ARG_I)
        return cgen_literal_word(g, &(ffc_lit){ .kind = FFC_LIT_INT, .i = a->i });
    return cgen_literal_word(g, a->lit);
}

static void write_table(cgen *g, const row *rows, uint32_t n)
{
    uint32_t name = g->n_statics++;
    const char **words = FFC_NEW_ARRAY(g->arena, const char *, n);
    for (uint32_t i = 0; i < n; i++)
        words[i] = value_word(g, rows[i].value);
    ffc_str_printf(&g->literals, "static const ff_word keys_%u[] = {", name);
    for (uint32_t i = 0; i < n; i++)
        ffc_str_printf(&g->literals, " UINT64_C(0x%" PRIx64 "),", rows[i].key);
    ffc_str_printf(&g->literals, " };\nstatic const ff_lit_word values_%u[] = {", name);
    for (uint32_t i = 0; i < n; i++)
        ffc_str_printf(&g->literals, " %s,", words[i]);
    ffc_str_puts(&g->literals, " };\n");
    cgen_out(g, "{ ff_term r = ff_table_find(v, keys_%u, values_%u, %u); if (ff_is_value(r)) { x0 = r; ", name, name, n);
    cgen_return(g);
    cgen_out(g, " } }\n");
}

static void case_arm(cgen *g, const ffc_arg *label)
{
    cgen_goto_label(g, label->label);
    cgen_out(g, "\n");
}

/* The arms that are not in the table: immediate keys in a switch, others one by one. */
static void write_arms(cgen *g, const ffc_arg *list, uint32_t n, bool constants_too)
{
    cgen_out(g, "switch (v.bits) {\n");
    for (uint32_t i = 0; i < n; i += 2) {
        bool immediate;
        uint64_t bits = cgen_immediate_bits(g, &list[i], &immediate);
        if (!immediate || (!constants_too && returned_constant(g, list[i + 1].label)))
            continue;
        cgen_out(g, "case UINT64_C(0x%" PRIx64 "): ", bits);
        case_arm(g, &list[i + 1]);
    }
    cgen_out(g, "default: break; }\n");
    for (uint32_t i = 0; i < n; i += 2) {
        bool immediate;
        cgen_immediate_bits(g, &list[i], &immediate);
        if (immediate)
            continue;
        cgen_out(g, "if (ff_identical(v, %s)) ", cgen_term(g, &list[i]));
        case_arm(g, &list[i + 1]);
    }
}

/* The arms that a value can select. */
static const ffc_arg *live_arms(cgen *g, const ffc_arg *list, uint32_t n, uint32_t *n_live)
{
    ffc_arg *live = FFC_NEW_ARRAY(g->arena, ffc_arg, n + 1);
    *n_live = 0;
    for (uint32_t i = 0; i < n; i += 2) {
        if (!ffc_program_can_equal(g->pr, &list[i]))
            continue;
        live[(*n_live)++] = list[i];
        live[(*n_live)++] = list[i + 1];
    }
    return live;
}

void cgen_select_val(cgen *g, const ffc_instr *ins)
{
    uint32_t n, n_rows;
    const ffc_arg *list = live_arms(g, ins->args[2].list.items, ins->args[2].list.n, &n);
    row *rows = constant_rows(g, list, n, &n_rows);
    bool table = n_rows >= MIN_TABLE;
    cgen_out(g, "{ ff_term v = %s;\n", cgen_term(g, &ins->args[0]));
    if (table)
        write_table(g, rows, n_rows);
    write_arms(g, list, n, !table);
    cgen_goto_label(g, ins->args[1].label);
    cgen_out(g, " }");
    g->frame = FRAME_UNKNOWN;
}
