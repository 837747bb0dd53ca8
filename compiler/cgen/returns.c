/* compiler/cgen/returns.c -- Where the functions of a host return to.
 *
 * A return point of the host itself is a jump away: behind a comparison when there are few that a function can return to, or by
 * way of the dispatch. Which these are is known when the whole host is written: those of its calls in the host, and of
 * functions that call it last. All else is left to the label's host, which may be this one again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/host.h"

/* What a function can return to in its host. */
typedef struct sites {
    uint32_t n, n_own;               /* n_own: behind calls of itself */
    uint32_t labels[CGEN_RETURNS];   /* the first ones, its own before the others */
} sites;

void cgen_note_call(cgen *g, const ffc_fn *fn, uint32_t label)
{
    if (fn->host == g->host)
        ffc_vec_push(&g->calls, (cgen_call){ g->fn->func_index, fn->func_index, label });
}

static void add(sites *s, uint32_t label)
{
    if (s->n < CGEN_RETURNS)
        s->labels[s->n] = label;
    s->n++;
}

/* Marks the functions that func acts for as it returns: itself, and those that call it last. */
static void mark_callers(const cgen *g, uint32_t func, bool *marked)
{
    bool more = marked[func] = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < g->calls.n; i++) {
            const cgen_call *c = &g->calls.items[i];
            if (c->label == 0 && marked[c->to] && !marked[c->from])
                more = marked[c->from] = true;
        }
    }
}

static sites sites_of(const cgen *g, uint32_t func)
{
    bool marked[FFC_HOST_FUNCS] = { false };
    sites s = { 0 };
    mark_callers(g, func, marked);
    for (int others = 0; others <= 1; others++) {
        for (size_t i = 0; i < g->calls.n; i++) {
            const cgen_call *c = &g->calls.items[i];
            bool own = c->from == func && c->to == func;
            if (c->label && marked[c->to] && own != others)
                add(&s, c->label);
        }
        s.n_own = others ? s.n_own : s.n;
    }
    return s;
}

static void write_return(cgen *g, uint32_t func)
{
    const ffc_fn *fn = g->host->fns[func];
    sites s = sites_of(g, func);
    uint32_t n_near = s.n <= CGEN_RETURNS ? s.n : s.n_own <= CGEN_RETURNS ? s.n_own : 0;
    cgen_out(g, "done_%u: ", func);
    for (uint32_t i = 0; i < n_near; i++)
        cgen_out(g, "FF_RETURN_TO(%u, %u, %d, &%s[%u], R%u) ", s.n, s.n_own, i < s.n_own, cgen_table(g), s.labels[i], s.labels[i]);
    /* A fun's function that copies of functions call returns most often to the last of their calls. */
    if (g->fun_return[func])
        cgen_out(g, "FF_COVERED(if (sp[0] == FF_RETURN_WORD(&%s[%u])) goto R%u;) ", cgen_table(g), g->fun_return[func], g->fun_return[func]);
    cgen_out(g, fn->copies ? "goto done;\n" : "FF_RETURN_FAR(%u, %u)\n", s.n, s.n_own);
}

void cgen_returns(cgen *g)
{
    for (uint32_t i = 0; i < g->host->n_fns; i++)
        write_return(g, i);
}
