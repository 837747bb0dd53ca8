/* compiler/driver/report_dce.c -- --report=dce: what stayed in the program, by application and module, and what keeps the largest.
 * Sizes are BEAM instructions that can run. JSON has the same content in the same order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/report.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/program/chains.h"

enum { LARGEST = 20 };

typedef struct module_row {
    const char *application;
    const ffc_unit *unit;
    uint32_t n_live, n_instrs;
} module_row;

typedef struct report {
    ffc_session *s;
    FFC_VEC(module_row) modules;
    FFC_VEC(const ffc_fn *) fns;
} report;

/* ---- what there is ---- */

static void add_module(report *r, const ffc_unit *u)
{
    module_row row = { .application = ffc_application_of(r->s, u), .unit = u };
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        if (!u->fns[i].live)
            continue;
        row.n_live++;
        row.n_instrs += ffc_fn_live_instrs(&u->fns[i]);
        ffc_vec_push_in(r->s->arena, &r->fns, &u->fns[i]);
    }
    if (row.n_live > 0)
        ffc_vec_push_in(r->s->arena, &r->modules, row);
}

static int by_application(const void *left, const void *right)
{
    const module_row *a = left, *b = right;
    int order = strcmp(a->application, b->application);
    if (order == 0)
        order = (a->n_instrs < b->n_instrs) - (a->n_instrs > b->n_instrs);
    return order ? order : strcmp(a->unit->beam->name->s, b->unit->beam->name->s);
}

static int by_instrs(const void *left, const void *right)
{
    const ffc_fn *a = *(const ffc_fn *const *)left, *b = *(const ffc_fn *const *)right;
    uint32_t x = ffc_fn_live_instrs(a), y = ffc_fn_live_instrs(b);
    if (x != y)
        return x < y ? 1 : -1;
    int order = strcmp(a->unit->beam->name->s, b->unit->beam->name->s);
    return order ? order : (int)a->index - (int)b->index;
}

static void collect(report *r)
{
    for (size_t i = 0; i < r->s->program.units.n; i++)
        add_module(r, r->s->program.units.items[i]);
    qsort(r->modules.items, r->modules.n, sizeof *r->modules.items, by_application);
    qsort(r->fns.items, r->fns.n, sizeof *r->fns.items, by_instrs);
}

/* ---- text ---- */

static void put_fn(ffc_str *out, const ffc_fn *fn) { ffc_mfa_print(out, ffc_fn_mfa(fn)); }

/* The chain, root first, each name given to put. */
static void put_chain(ffc_str *out, const ffc_fn *fn, const char *between, void put(ffc_str *, const ffc_fn *))
{
    if (fn->kept_by) {
        put_chain(out, fn->kept_by, between, put);
        ffc_str_puts(out, between);
    }
    put(out, fn);
}

static void put_text(ffc_str *out, const report *r)
{
    ffc_str_printf(out, "%-14s %-28s %18s %13s\n", "application", "module", "live functions", "instructions");
    for (size_t i = 0; i < r->modules.n; i++) {
        const module_row *m = &r->modules.items[i];
        ffc_str_printf(out, "%-14s %-28s %9u of %5u %13u\n", ffc_application_text(m->application), m->unit->beam->name->s, m->n_live,
                       m->unit->beam->n_functions, m->n_instrs);
    }
    ffc_str_puts(out, "\nthe largest functions, and the shortest chain of calls that keeps each\n");
    for (size_t i = 0; i < r->fns.n && i < LARGEST; i++) {
        ffc_str_printf(out, "%6u  ", ffc_fn_live_instrs(r->fns.items[i]));
        put_chain(out, r->fns.items[i], " -> ", put_fn);
        ffc_str_char(out, '\n');
    }
}

/* ---- JSON ---- */

static void put_json(ffc_str *out, const report *r)
{
    ffc_str_puts(out, "{\"modules\": [");
    for (size_t i = 0; i < r->modules.n; i++) {
        const module_row *m = &r->modules.items[i];
        ffc_json_module(out, i == 0, m->application, m->unit);
        ffc_str_printf(out, ", \"live\": %u, \"functions\": %u, \"instructions\": %u}", m->n_live, m->unit->beam->n_functions, m->n_instrs);
    }
    ffc_str_puts(out, "\n ], \"largest\": [");
    for (size_t i = 0; i < r->fns.n && i < LARGEST; i++) {
        ffc_str_printf(out, "%s\n  {\"instructions\": %u, \"chain\": [", i ? "," : "", ffc_fn_live_instrs(r->fns.items[i]));
        put_chain(out, r->fns.items[i], ", ", ffc_json_fn);
        ffc_str_puts(out, "]}");
    }
    ffc_str_puts(out, "\n ]}\n");
}

void ffc_report_dce(ffc_session *s, ffc_str *out)
{
    report r = { .s = s };
    ffc_program_find_chains(&s->program);
    collect(&r);
    if (s->options->report_json)
        put_json(out, &r);
    else
        put_text(out, &r);
}
