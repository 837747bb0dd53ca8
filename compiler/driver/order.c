/* compiler/driver/order.c -- See order.h.
 *
 *     text    what of the runtime most programs run; hosts with a function that most run; the program's own hosts; ff_cold_text,
 *             where the rest begins (targets/native/cold.c), in front what some programs run
 *     data    what of the runtime's is really read; tables of the hosts before ff_cold_text; literals, funs; atoms; ff_cold_data
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/order.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/cgen/leaf.h"

typedef struct line { const char *s; size_t n, rank; int part; } line;

enum { OFTEN, RARELY, CONSTANTS, N_PARTS }; /* parts of the profile, with blank lines between them */
enum { OWN = CONSTANTS }; /* hosts of the program itself */
enum { NUMBERED = 1000 };

typedef struct ranked { const ffc_host *host; int part; size_t rank; } ranked;

typedef struct order {
    FFC_VEC(line) symbols[N_PARTS]; /* as they stand there */
    FFC_VEC(line) functions; /* by name */
    FFC_VEC(ranked) hosts;   /* those to be side by side */
} order;

static int by_text(const void *a, const void *b)
{
    const line *x = a, *y = b;
    int c = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);
    return c ? c : (x->n > y->n) - (x->n < y->n);
}

static int by_rank(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

static void read_profile(order *o, ffc_arena *a, const char *at, const char *end)
{
    int part = OFTEN;
    for (size_t rank = 0; at < end; rank++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        line l = { at, (size_t)((stop ? stop : end) - at), rank, part };
        if (l.n == 0)
            part += part < CONSTANTS;
        else if (memchr(l.s, ':', l.n))
            ffc_vec_push_in(a, &o->functions, l);
        else
            ffc_vec_push_in(a, &o->symbols[part], l);
        at = stop ? stop + 1 : end;
    }
    if (o->functions.n)
        qsort(o->functions.items, o->functions.n, sizeof *o->functions.items, by_text);
}

/* NULL: it is not in the profile. */
static const line *find_function(const order *o, ffc_str *name, const ffc_fn *fn)
{
    ffc_str_clear(name);
    ffc_mfa_print(name, ffc_fn_mfa(fn));
    line key = { .s = name->s, .n = name->n };
    return o->functions.n ? bsearch(&key, o->functions.items, o->functions.n, sizeof key, by_text) : NULL;
}

/* The function of the host that most programs run. */
static const line *find_host(const order *o, ffc_str *name, const ffc_host *h)
{
    const line *best = NULL;
    for (uint32_t i = 0; i < h->n_fns; i++) {
        const line *found = find_function(o, name, h->fns[i]);
        if (found && (!best || found->rank < best->rank))
            best = found;
    }
    return best;
}

static void rank_hosts(order *o, ffc_arena *a, const ffc_program *pr)
{
    ffc_str name = { 0 };
    size_t own = 0;
    for (size_t i = 0; i < pr->units.n; i++)
        for (uint32_t k = 0; k < pr->units.items[i]->n_hosts; k++) {
            const ffc_host *h = pr->units.items[i]->hosts[k];
            const line *found = find_host(o, &name, h);
            if (pr->units.items[i]->is_input)
                ffc_vec_push_in(a, &o->hosts, (ranked){ h, OWN, own++ });
            else if (found)
                ffc_vec_push_in(a, &o->hosts, (ranked){ h, found->part, found->rank });
        }
    if (o->hosts.n)
        qsort(o->hosts.items, o->hosts.n, sizeof *o->hosts.items, by_rank);
    ffc_str_fini(&name);
}

static void put_symbols(const order *o, int part, ffc_str *out)
{
    for (size_t i = 0; i < o->symbols[part].n; i++)
        ffc_str_printf(out, "%.*s\n", (int)o->symbols[part].items[i].n, o->symbols[part].items[i].s);
}

/* kind: what begins the name of the function, or of a table of the host's. */
static void put_hosts(const order *o, int part, const char *kind, ffc_str *out)
{
    for (size_t i = 0; i < o->hosts.n; i++) {
        const ffc_host *h = o->hosts.items[i].host;
        if (o->hosts.items[i].part != part)
            continue;
        if (h->link_name && strcmp(kind, "ffh") == 0)
            ffc_str_printf(out, "%s\n", h->link_name);
        else
            ffc_str_printf(out, "%s_%s\n", kind, h->symbol);
    }
}

/* Constants of C files that have no names of their own: each file has some of these. */
static void put_numbered(const char *kind, ffc_str *out)
{
    for (size_t i = 0; i < NUMBERED; i++)
        ffc_str_printf(out, "%s_%zu\n", kind, i);
}

/* What LLVM has not inlined. */
static void put_leaves(ffc_arena *a, const ffc_program *pr, ffc_str *out)
{
    for (size_t i = 0; i < pr->units.n; i++)
        for (uint32_t k = 0; k < pr->units.items[i]->beam->n_functions; k++)
            if (pr->units.items[i]->fns[k].leaf)
                ffc_str_printf(out, "%s\n", ffc_leaf_symbol(a, &pr->units.items[i]->fns[k]));
}

static void put_text(const order *o, ffc_arena *a, const ffc_program *pr, ffc_str *out)
{
    put_symbols(o, OFTEN, out);
    put_hosts(o, OFTEN, "ffh", out);
    put_hosts(o, OWN, "ffh", out);
    put_leaves(a, pr, out);
    ffc_str_puts(out, "ff_cold_text\n");
    put_symbols(o, RARELY, out);
    put_hosts(o, RARELY, "ffh", out);
}

static void put_data(const order *o, ffc_str *out)
{
    static const char *const tables[] = { "fft", "ffi", "ffn" }, *const numbered[] = { "lit", "lambda", "lambda_fun", "fun", "values" };
    put_symbols(o, CONSTANTS, out);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        put_hosts(o, OFTEN, tables[i], out);
        put_hosts(o, OWN, tables[i], out);
    }
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
        put_numbered(numbered[i], out);
    ffc_str_puts(out, "exports\natoms\nff_cold_data\n");
}

void ffc_order_symbols(ffc_arena *a, const ffc_program *pr, const char *profile, size_t n_bytes, ffc_str *out)
{
    order o = { 0 };
    read_profile(&o, a, profile, profile + n_bytes);
    rank_hosts(&o, a, pr);
    put_text(&o, a, pr, out);
    put_data(&o, out);
}
