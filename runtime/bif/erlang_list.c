/* runtime/bif/erlang_list.c -- Module erlang: lists: ++, --, hd, tl, length.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_bifs.tab.h"

#include <stdlib.h>

enum { ELEMENTS_PER_REDUCTION = 16 };

ff_term ff_bif_erlang_hd_1(ff_proc *p, ff_term list) { return ff_is_cons(list) ? ff_head(list) : ff_badarg(p); }

ff_term ff_bif_erlang_tl_1(ff_proc *p, ff_term list) { return ff_is_cons(list) ? ff_tail(list) : ff_badarg(p); }

ff_term ff_bif_erlang_length_1(ff_proc *p, ff_term list)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return ff_badarg(p);
    ff_bump(p, (size_t)n / ELEMENTS_PER_REDUCTION);
    return ff_small_from_int(n);
}

/* Writes the elements of list before `end` behind one another at hp, followed by tail. */
static ff_term copy_up_to(ff_word *hp, ff_term list, ff_term end, ff_term tail)
{
    if (ff_same(list, end)) return tail;
    ff_term first = ff_cons_from_ptr(hp);
    for (; !ff_same(list, end); list = ff_tail(list)) {
        hp[0] = ff_head(list).bits;
        hp[1] = ff_cons_from_ptr(hp + FF_CONS_WORDS).bits;
        hp += FF_CONS_WORDS;
    }
    hp[-1] = tail.bits;
    return first;
}

ff_term ff_bif_erlang_append_2(ff_proc *p, ff_term left, ff_term right)
{
    ptrdiff_t n = ff_list_length(left);
    if (n < 0) return ff_badarg(p);
    if (n == 0 || ff_is_nil(right)) return n == 0 ? right : left;
    ff_bump(p, (size_t)n / ELEMENTS_PER_REDUCTION);
    return copy_up_to(ff_alloc(p, FF_CONS_WORDS * (size_t)n), left, FF_NIL, right);
}

/* ---- -- ---- */

/* Terms, and how often each is still to be taken away. Immediate ones are their words, so they are hashed; terms of any kind are
 * sorted in exact order. */
typedef struct bag {
    size_t n, left;
    struct bag_item {
        ff_term term;
        size_t count; /* hashed: and 1 more; 0: the place is free */
    } *items;
    unsigned shift; /* hashed: 64 - log2 n; 0: sorted */
} bag;

static bool all_immediate(ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!ff_is_immediate(ff_head(list))) return false;
    return true;
}

static struct bag_item *hashed_item(const bag *b, ff_term term)
{
    size_t at = (size_t)(term.bits * 0x9e3779b97f4a7c15 >> b->shift);
    while (b->items[at].count && !ff_same(b->items[at].term, term)) at = (at + 1) & (b->n - 1);
    return &b->items[at];
}

static void init_hashed(bag *b, ff_term list, size_t n)
{
    unsigned bits = 65 - (unsigned)__builtin_clzll(n);
    *b = (bag){.n = (size_t)1 << bits, .left = n, .items = ff_calloc((size_t)1 << bits, sizeof *b->items), .shift = 64 - bits};
    for (; ff_is_cons(list); list = ff_tail(list)) {
        struct bag_item *item = hashed_item(b, ff_head(list));
        item->term = ff_head(list);
        item->count += item->count ? 1 : 2;
    }
}

static int by_term(const void *a, const void *b)
{
    return ff_compare_exact(((const struct bag_item *)a)->term, ((const struct bag_item *)b)->term);
}

static void init_sorted(bag *b, ff_term list, size_t n)
{
    *b = (bag){.left = n, .items = ff_malloc(n * sizeof *b->items)};
    for (size_t i = 0; i < n; i++, list = ff_tail(list)) b->items[i] = (struct bag_item){ff_head(list), 1};
    qsort(b->items, n, sizeof *b->items, by_term);
    for (size_t i = 0; i < n; i++) {
        if (b->n && by_term(&b->items[b->n - 1], &b->items[i]) == 0)
            b->items[b->n - 1].count++;
        else
            b->items[b->n++] = b->items[i];
    }
}

static bool take_hashed(bag *b, ff_term term)
{
    struct bag_item *item = ff_is_immediate(term) ? hashed_item(b, term) : NULL;
    if (!item || item->count < 2) return false;
    item->count--;
    b->left--;
    return true;
}

static bool bag_take(bag *b, ff_term term)
{
    if (b->shift) return take_hashed(b, term);
    struct bag_item *item = bsearch(&(struct bag_item){.term = term}, b->items, b->n, sizeof *b->items, by_term);
    if (!item || item->count == 0) return false;
    item->count--;
    b->left--;
    return true;
}

/* Copies what stays of list; what follows the last element taken is shared. */
static ff_term copy_rest(ff_proc *p, ff_term list, size_t n, bag *b)
{
    ff_word *hp = ff_alloc(p, FF_CONS_WORDS * n), *last = NULL;
    ff_term result = FF_NIL;
    for (; ff_is_cons(list) && b->left; list = ff_tail(list)) {
        if (bag_take(b, ff_head(list))) continue;
        ff_term kept = ff_cons_from_ptr(hp);
        if (last)
            last[1] = kept.bits;
        else
            result = kept;
        last = hp;
        ff_put_cons(&hp, ff_head(list), FF_NIL);
    }
    ff_alloc_trim(p, hp);
    if (!last) return list;
    last[1] = list.bits;
    return result;
}

ff_term ff_bif_erlang_subtract_2(ff_proc *p, ff_term left, ff_term right)
{
    ptrdiff_t n = ff_list_length(left), m = ff_list_length(right);
    if (n < 0 || m < 0) return ff_badarg(p);
    if (n == 0 || m == 0) return left;
    ff_bump(p, (size_t)(n + m) / ELEMENTS_PER_REDUCTION);
    bag b;
    (all_immediate(right) ? init_hashed : init_sorted)(&b, right, (size_t)m);
    ff_term result = copy_rest(p, left, (size_t)n, &b);
    ff_free(b.items);
    return result;
}

ff_term ff_bif_erlang_list_append_2(ff_proc *p, ff_term left, ff_term right)
{
    return ff_bif_erlang_append_2(p, left, right);
}

ff_term ff_bif_erlang_list_subtract_2(ff_proc *p, ff_term left, ff_term right)
{
    return ff_bif_erlang_subtract_2(p, left, right);
}
