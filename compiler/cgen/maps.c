/* compiler/cgen/maps.c -- Map instructions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/cgen.h"

/* put_map_assoc and put_map_exact: Fail Src Dst Live [Key, Value ...] */
static void put_map(cgen *g, const ffc_instr *ins, const char *function)
{
    const ffc_arg *list = &ins->args[4];
    cgen_out(g, "{ ff_term pairs[] = {");
    for (uint32_t i = 0; i < list->list.n; i++)
        cgen_out(g, "%s %s", i ? "," : "", cgen_term(g, &list->list.items[i]));
    cgen_out(g, " }; FF_SYNC(); ff_term r = %s(p, %s, %u, pairs); FF_RESYNC(); if (FF_UNLIKELY(!ff_is_value(r))) { ", function,
             cgen_term(g, &ins->args[1]), list->list.n / 2);
    if (ins->args[0].label)
        cgen_goto_label(g, ins->args[0].label);
    else
        cgen_out(g, "where = %s; goto fault;", cgen_where(g));
    cgen_out(g, " } %s = r; }", cgen_lvalue(g, &ins->args[2]));
}

static void get_elements(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *list = &ins->args[2];
    cgen_out(g, "{ ff_term m = %s, v;", cgen_term(g, &ins->args[1]));
    for (uint32_t i = 0; i < list->list.n; i += 2) {
        cgen_out(g, " v = ff_map_get(m, %s); if (!ff_is_value(v)) ", cgen_term(g, &list->list.items[i]));
        cgen_goto_label(g, ins->args[0].label);
        cgen_out(g, " %s = v;", cgen_lvalue(g, &list->list.items[i + 1]));
    }
    cgen_out(g, " }");
}

static void has_fields(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *list = &ins->args[2];
    const char *map = cgen_term(g, &ins->args[1]);
    for (uint32_t i = 0; i < list->list.n; i++) {
        cgen_out(g, "if (!ff_is_value(ff_map_get(%s, %s))) ", map, cgen_term(g, &list->list.items[i]));
        cgen_goto_label(g, ins->args[0].label);
        cgen_out(g, " ");
    }
}

bool cgen_map_instr(cgen *g, const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_put_map_assoc: put_map(g, ins, "ff_map_put_assoc"); break;
    case FFC_OP_put_map_exact: put_map(g, ins, "ff_map_put_exact"); break;
    case FFC_OP_get_map_elements: get_elements(g, ins); break;
    case FFC_OP_has_map_fields: has_fields(g, ins); break;
    default: return false;
    }
    return true;
}
