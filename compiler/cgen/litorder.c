/* compiler/cgen/litorder.c -- The order of map keys, for literals.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/litorder.h"

#include <stdlib.h>
#include <string.h>

static int rank(ffc_lit_kind k)
{
    static const int ranks[FFC_LIT__N] = {
        [FFC_LIT_INT] = 0, [FFC_LIT_BIG] = 0, [FFC_LIT_FLOAT] = 1, [FFC_LIT_ATOM] = 2, [FFC_LIT_EXPORT] = 3,
        [FFC_LIT_TUPLE] = 4, [FFC_LIT_MAP] = 5, [FFC_LIT_NIL] = 6, [FFC_LIT_LIST] = 7, [FFC_LIT_BITS] = 8,
    };
    return ranks[k];
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_bytes(const void *a, size_t n_a, const void *b, size_t n_b)
{
    size_t n = n_a < n_b ? n_a : n_b;
    int c = n ? memcmp(a, b, n) : 0;
    return c ? c : COMPARE(n_a, n_b);
}

static int compare_magnitudes(const ffc_lit *a, const ffc_lit *b)
{
    if (a->big.n != b->big.n)
        return COMPARE(a->big.n, b->big.n);
    for (uint32_t i = a->big.n; i-- > 0;)
        if (a->big.bytes[i] != b->big.bytes[i])
            return COMPARE(a->big.bytes[i], b->big.bytes[i]);
    return 0;
}

/* A big literal lies beyond every int64_t, on the side of its sign. */
static int compare_integers(const ffc_lit *a, const ffc_lit *b)
{
    if (a->kind == FFC_LIT_INT && b->kind == FFC_LIT_INT)
        return COMPARE(a->i, b->i);
    if (a->kind == FFC_LIT_INT)
        return b->big.negative ? 1 : -1;
    if (b->kind == FFC_LIT_INT)
        return a->big.negative ? -1 : 1;
    if (a->big.negative != b->big.negative)
        return a->big.negative ? -1 : 1;
    int c = compare_magnitudes(a, b);
    return a->big.negative ? -c : c;
}

static int compare_items(const ffc_lit *a, const ffc_lit *b, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        int c = ffc_lit_compare_exact(&a[i], &b[i]);
        if (c)
            return c;
    }
    return 0;
}

static const ffc_lit *list_item(const ffc_lit *l, uint32_t i)
{
    return i < l->list.n ? &l->list.items[i] : NULL;
}

/* The shorter list goes on with its tail where the longer still has items. */
static int compare_lists(const ffc_lit *a, const ffc_lit *b)
{
    for (uint32_t i = 0;; i++) {
        const ffc_lit *x = list_item(a, i), *y = list_item(b, i);
        if (!x && !y)
            return ffc_lit_compare_exact(a->list.tail, b->list.tail);
        if (!x)
            return COMPARE(rank(a->list.tail->kind), rank(FFC_LIT_LIST));
        if (!y)
            return COMPARE(rank(FFC_LIT_LIST), rank(b->list.tail->kind));
        int c = ffc_lit_compare_exact(x, y);
        if (c)
            return c;
    }
}

static int by_key(const void *a, const void *b) { return ffc_lit_compare_exact(a, b); }

static ffc_lit *sorted_pairs(const ffc_lit *map)
{
    ffc_lit *pairs = malloc(2 * map->map.n * sizeof *pairs + 1);
    memcpy(pairs, map->map.items, 2 * map->map.n * sizeof *pairs);
    qsort(pairs, map->map.n, 2 * sizeof *pairs, by_key);
    return pairs;
}

/* By size, then all keys, then all values. */
static int compare_maps(const ffc_lit *a, const ffc_lit *b)
{
    if (a->map.n != b->map.n)
        return COMPARE(a->map.n, b->map.n);
    ffc_lit *x = sorted_pairs(a), *y = sorted_pairs(b);
    int c = 0;
    for (uint32_t part = 0; part < 2 && !c; part++)
        for (uint32_t i = 0; i < a->map.n && !c; i++)
            c = ffc_lit_compare_exact(&x[2 * i + part], &y[2 * i + part]);
    free(x);
    free(y);
    return c;
}

static int compare_exports(const ffc_lit *a, const ffc_lit *b)
{
    int c = ffc_atom_compare(a->export.module, b->export.module);
    if (!c)
        c = ffc_atom_compare(a->export.function, b->export.function);
    return c ? c : COMPARE(a->export.arity, b->export.arity);
}

static int compare_bits(const ffc_lit *a, const ffc_lit *b)
{
    int c = compare_bytes(a->bits.bytes, (size_t)(a->bits.n_bits + 7) / 8, b->bits.bytes, (size_t)(b->bits.n_bits + 7) / 8);
    return c ? c : COMPARE(a->bits.n_bits, b->bits.n_bits);
}

int ffc_lit_compare_exact(const ffc_lit *a, const ffc_lit *b)
{
    if (rank(a->kind) != rank(b->kind))
        return COMPARE(rank(a->kind), rank(b->kind));
    switch (a->kind) {
    case FFC_LIT_INT: case FFC_LIT_BIG: return compare_integers(a, b);
    case FFC_LIT_FLOAT: return COMPARE(a->f, b->f);
    case FFC_LIT_ATOM: return ffc_atom_compare(a->atom, b->atom);
    case FFC_LIT_EXPORT: return compare_exports(a, b);
    case FFC_LIT_TUPLE:
        if (a->tuple.n != b->tuple.n)
            return COMPARE(a->tuple.n, b->tuple.n);
        return compare_items(a->tuple.items, b->tuple.items, a->tuple.n);
    case FFC_LIT_MAP: return compare_maps(a, b);
    case FFC_LIT_LIST: return compare_lists(a, b);
    case FFC_LIT_BITS: return compare_bits(a, b);
    default: return 0;
    }
}
