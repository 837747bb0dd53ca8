/* compiler/cgen/maps.c -- Map instructions.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/litorder.h"

enum { FLATMAP_MAX = 32 }; /* FF_FLATMAP_MAX */

/* ---- a new map, its keys all known: they are static data, in their order, as in a literal ---- */

typedef struct pair { ffc_lit key; const ffc_arg *value; } pair;

static bool is_empty_map(const ffc_arg *a)
{
    return a->kind == FFC_ARG_LITERAL && a->lit->kind == FFC_LIT_MAP && a->lit->map.n == 0;
}

/* False: not known before the program runs. */
static bool known_key(const ffc_arg *a, ffc_lit *key)
{
    switch (a->kind) {
    case FFC_ARG_ATOM: *key = (ffc_lit){ .kind = FFC_LIT_ATOM, .atom = a->atom }; return true;
    case FFC_ARG_I: *key = (ffc_lit){ .kind = FFC_LIT_INT, .i = a->i }; return true;
    case FFC_ARG_LITERAL: *key = *a->lit; return true;
    default: return false;
    }
}

static int by_key(const void *a, const void *b)
{
    return ffc_lit_compare_exact(&((const pair *)a)->key, &((const pair *)b)->key);
}

/* The n pairs in the order of their keys. False: a key is not known, or comes twice. */
static bool sorted_pairs(const ffc_arg *list, pair *pairs, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!known_key(&list[2 * i], &pairs[i].key))
            return false;
        pairs[i].value = &list[2 * i + 1];
    }
    qsort(pairs, n, sizeof *pairs, by_key);
    for (uint32_t i = 1; i < n; i++)
        if (by_key(&pairs[i - 1], &pairs[i]) == 0)
            return false;
    return true;
}

/* The tuple of the keys, as a C expression. */
static const char *key_tuple(cgen *g, const pair *pairs, uint32_t n)
{
    ffc_lit *keys = FFC_NEW_ARRAY(g->arena, ffc_lit, n), *tuple = FFC_NEW(g->arena, ffc_lit);
    for (uint32_t i = 0; i < n; i++)
        keys[i] = pairs[i].key;
    *tuple = (ffc_lit){ .kind = FFC_LIT_TUPLE, .tuple = { keys, n } };
    return cgen_literal(g, tuple);
}

/* False: it is not such a map, and nothing is written. */
static bool put_new_map(cgen *g, const ffc_instr *ins)
{
    uint32_t n = ins->args[4].list.n / 2;
    pair *pairs = FFC_NEW_ARRAY(g->arena, pair, n);
    if (!is_empty_map(&ins->args[1]) || n > FLATMAP_MAX || !sorted_pairs(ins->args[4].list.items, pairs, n))
        return false;
    cgen_out(g, "{ const ff_term values[] = {");
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, "%s %s", i ? "," : "", cgen_term(g, pairs[i].value));
    cgen_out(g, " }; FF_SYNC(); ff_term r = ff_flatmap_new(p, %s, %u, values); FF_RESYNC(); %s = r; }", key_tuple(g, pairs, n), n,
             cgen_lvalue(g, &ins->args[2]));
    return true;
}

/* ---- updates, matching ---- */

static void put_pair(cgen *g, uint32_t i, const char *key, const char *value)
{
    cgen_out(g, "%s %s, %s", i ? "," : "", key, value);
}

static bool is_immediate(cgen *g, const ffc_arg *a)
{
    bool immediate;
    cgen_immediate_bits(g, a, &immediate);
    return immediate;
}

static bool are_immediate(cgen *g, const ffc_arg *list, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!is_immediate(g, &list[2 * i]))
            return false;
    return true;
}

/* put_map_assoc and put_map_exact: Fail Src Dst Live [Key, Value ...]. Keys in their order are found at one go. */
static void put_map(cgen *g, const ffc_instr *ins, const char *function)
{
    const ffc_arg *list = &ins->args[4];
    uint32_t n = list->list.n / 2;
    pair *pairs = FFC_NEW_ARRAY(g->arena, pair, n);
    bool sorted = sorted_pairs(list->list.items, pairs, n), remembered = sorted && are_immediate(g, list->list.items, n);
    cgen_out(g, "{ ff_term pairs[] = {");
    for (uint32_t i = 0; i < n; i++) {
        if (sorted)
            put_pair(g, i, cgen_literal(g, &pairs[i].key), cgen_term(g, pairs[i].value));
        else
            put_pair(g, i, cgen_term(g, &list->list.items[2 * i]), cgen_term(g, &list->list.items[2 * i + 1]));
    }
    cgen_out(g, " }; FF_SYNC(); ff_term r = ");
    cgen_out(g, remembered ? "FF_MAP_PUT(%s, %s, %u, pairs)" : "%s(p, %s, %u, pairs)", function, cgen_term(g, &ins->args[1]), n);
    cgen_out(g, "; FF_RESYNC(); if (FF_UNLIKELY(!ff_is_value(r))) { ");
    if (ins->args[0].label)
        cgen_goto_label(g, ins->args[0].label);
    else
        cgen_fault(g);
    cgen_out(g, " } %s = r; }", cgen_lvalue(g, &ins->args[2]));
}

/* False: there is one key, or they are not all atoms, and nothing is written. */
static bool get_atoms(cgen *g, const ffc_instr *ins)
{
    const ffc_arg *list = &ins->args[2];
    uint32_t n = list->list.n / 2;
    for (uint32_t i = 0; i < n; i++)
        if (list->list.items[2 * i].kind != FFC_ARG_ATOM)
            return false;
    pair *pairs = FFC_NEW_ARRAY(g->arena, pair, n);
    if (n < 2 || !sorted_pairs(list->list.items, pairs, n))
        return false;
    cgen_out(g, "{ ff_term v[%u]; if (!FF_MAP_GET_ALL(%s, %s, v, %u)) ", n, cgen_term(g, &ins->args[1]), key_tuple(g, pairs, n), n);
    cgen_goto_label(g, ins->args[0].label);
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, " %s = v[%u];", cgen_lvalue(g, pairs[i].value), i);
    cgen_out(g, " }");
    return true;
}

static void get_elements(cgen *g, const ffc_instr *ins)
{
    if (get_atoms(g, ins))
        return;
    const ffc_arg *list = &ins->args[2];
    cgen_out(g, "{ ff_term m = %s, v;", cgen_term(g, &ins->args[1]));
    for (uint32_t i = 0; i < list->list.n; i += 2) {
        cgen_out(g, is_immediate(g, &list->list.items[i]) ? " v = FF_MAP_GET(m, %s);" : " v = ff_map_get(m, %s);", cgen_term(g, &list->list.items[i]));
        cgen_out(g, " if (!ff_is_value(v)) ");
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
    case FFC_OP_put_map_assoc:
        if (!put_new_map(g, ins))
            put_map(g, ins, "ff_map_put_assoc");
        break;
    case FFC_OP_put_map_exact: put_map(g, ins, "ff_map_put_exact"); break;
    case FFC_OP_get_map_elements: get_elements(g, ins); break;
    case FFC_OP_has_map_fields: has_fields(g, ins); break;
    default: return false;
    }
    return true;
}
