/* compiler/driver/report_size.c -- --report=size: where the bytes of the program just built are.
 * A C function that holds several Erlang functions has its bytes divided among them by their instructions; what it adds for
 * all of them, dispatch and slow paths, is divided alike. JSON has the same content in the same order, and every function.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/leaf.h"
#include "compiler/driver/report.h"
#include "compiler/program/chains.h"

enum { LARGEST = 30 };

typedef struct module_row {
    const char *application;
    const ffc_unit *unit;
    uint64_t code, literals, tables;   /* bytes */
} module_row;

typedef struct fn_row { const ffc_fn *fn; uint64_t n_bytes; } fn_row;

/* What is of no module: part is a C file of the runtime, an object of a library, or an array of the program's image. */
typedef struct part_row { const char *library, *part; uint64_t n_bytes; } part_row;

typedef struct report {
    ffc_session *s;
    uint64_t n_bytes, n_counted;
    FFC_VEC(module_row) modules;
    FFC_VEC(fn_row) fns;
    FFC_VEC(part_row) parts;
    module_row **module_of_object;     /* by object of the session, without the image */
    const char *last_file;             /* pieces of a file come together: the object that was found last */
    size_t last_object;
} report;

static bool starts(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

/* ---- from pieces to rows ---- */

static void add_modules(report *r)
{
    const ffc_program *pr = &r->s->program;
    size_t object = 0;
    for (size_t i = 0; i < pr->units.n; i++)
        if (ffc_cgen_unit_files(pr->units.items[i]) > 0)
            ffc_vec_push_in(r->s->arena, &r->modules,
                            (module_row){ .application = ffc_application_of(r->s, pr->units.items[i]), .unit = pr->units.items[i] });
    r->module_of_object = FFC_NEW_ARRAY(r->s->arena, module_row *, r->s->objects.n);
    for (size_t i = 0; i < r->modules.n; i++)
        for (uint32_t k = 0; k < ffc_cgen_unit_files(r->modules.items[i].unit); k++)
            r->module_of_object[object++] = &r->modules.items[i];
}

/* The session's object of that path; as many as there are when it is none. */
static size_t find_object(report *r, const char *file)
{
    if (r->last_file && strcmp(r->last_file, file) == 0)
        return r->last_object;
    size_t i = 0;
    while (i < r->s->objects.n && strcmp(r->s->objects.items[i], file) != 0)
        i++;
    r->last_file = file;
    return r->last_object = i;
}

static const ffc_host *find_host(const ffc_unit *u, const char *symbol)
{
    for (uint32_t i = 0; i < u->n_hosts; i++)
        if (u->hosts[i]->link_name ? strcmp(u->hosts[i]->link_name, symbol) == 0
                                   : starts(symbol, "ffh_") && strcmp(u->hosts[i]->symbol, symbol + 4) == 0)
            return u->hosts[i];
    return NULL;
}

/* The leaf of that symbol, of whatever module: a file has those that it calls. */
static const ffc_fn *find_leaf(report *r, const char *symbol)
{
    const ffc_program *pr = &r->s->program;
    if (!starts(symbol, "ffl_"))
        return NULL;
    for (size_t i = 0; i < pr->units.n; i++)
        for (uint32_t k = 0; k < pr->units.items[i]->beam->n_functions; k++) {
            const ffc_fn *fn = &pr->units.items[i]->fns[k];
            if (fn->leaf && strcmp(ffc_leaf_symbol(r->s->arena, fn), symbol) == 0)
                return fn;
        }
    return NULL;
}

static void add_host(report *r, const ffc_host *h, uint64_t n_bytes)
{
    uint64_t n_instrs = 0, before = 0, given = 0;
    for (uint32_t i = 0; i < h->n_fns; i++)
        n_instrs += ffc_fn_live_instrs(h->fns[i]);
    for (uint32_t i = 0; i < h->n_fns; i++) {
        before += ffc_fn_live_instrs(h->fns[i]);
        uint64_t upto = n_instrs ? n_bytes * before / n_instrs : n_bytes;
        ffc_vec_push_in(r->s->arena, &r->fns, (fn_row){ h->fns[i], upto - given });
        given = upto;
    }
}

static void add_to_module(report *r, module_row *m, const ffc_piece *p)
{
    const ffc_host *h = find_host(m->unit, p->symbol);
    const ffc_fn *leaf = find_leaf(r, p->symbol);
    if (h)
        add_host(r, h, p->n_bytes);
    if (leaf)
        ffc_vec_push_in(r->s->arena, &r->fns, (fn_row){ leaf, p->n_bytes });
    if (h || p->is_code)
        m->code += p->n_bytes;
    else if (starts(p->symbol, "lit_"))
        m->literals += p->n_bytes;
    else
        m->tables += p->n_bytes;
}

/* .../libff_rt.a(alloc.c.o) is alloc.c of the runtime, .../libc.a(printf.o) printf of libc. */
static part_row part_of(report *r, const ffc_piece *p, size_t object)
{
    ffc_arena *a = r->s->arena;
    if (object < r->s->objects.n)
        return (part_row){ "image", p->symbol, p->n_bytes };
    if (p->file[0] == '<')
        return (part_row){ "linker", strstr(p->symbol, "str") ? "strings" : p->symbol, p->n_bytes };
    const char *base = ffc_base_name(p->file), *open = strchr(base, '(');
    if (!open)
        return (part_row){ strstr(p->file, "/absent/") ? "runtime" : "start", base, p->n_bytes };
    const char *dot = strchr(base, '.'), *part = ffc_arena_dup(a, open + 1, strcspn(open + 1, ")"));
    const char *library = ffc_arena_dup(a, base, (size_t)((dot && dot < open ? dot : open) - base));
    const char *suffix = strrchr(part, '.');
    return (part_row){ strcmp(library, "libff_rt") == 0 ? "runtime" : library,
                       suffix ? ffc_arena_dup(a, part, (size_t)(suffix - part)) : part, p->n_bytes };
}

static int by_part(const void *left, const void *right)
{
    const part_row *a = left, *b = right;
    int order = strcmp(a->library, b->library);
    return order ? order : strcmp(a->part, b->part);
}

static int by_part_size(const void *left, const void *right)
{
    const part_row *a = left, *b = right;
    int order = strcmp(a->library, b->library);
    if (order == 0)
        order = (a->n_bytes < b->n_bytes) - (a->n_bytes > b->n_bytes);
    return order ? order : strcmp(a->part, b->part);
}

/* One row for each part, those of a library together, the largest first. */
static void sum_parts(report *r)
{
    size_t n = 0;
    qsort(r->parts.items, r->parts.n, sizeof *r->parts.items, by_part);
    for (size_t i = 0; i < r->parts.n; i++)
        if (n > 0 && by_part(&r->parts.items[n - 1], &r->parts.items[i]) == 0)
            r->parts.items[n - 1].n_bytes += r->parts.items[i].n_bytes;
        else
            r->parts.items[n++] = r->parts.items[i];
    r->parts.n = n;
    qsort(r->parts.items, r->parts.n, sizeof *r->parts.items, by_part_size);
}

static uint64_t module_bytes(const module_row *m) { return m->code + m->literals + m->tables; }

static int by_application(const void *left, const void *right)
{
    const module_row *a = left, *b = right;
    int order = strcmp(a->application, b->application);
    if (order == 0)
        order = (module_bytes(a) < module_bytes(b)) - (module_bytes(a) > module_bytes(b));
    return order ? order : strcmp(a->unit->beam->name->s, b->unit->beam->name->s);
}

static int by_fn(const void *left, const void *right)
{
    const ffc_fn *a = ((const fn_row *)left)->fn, *b = ((const fn_row *)right)->fn;
    int order = strcmp(a->unit->beam->name->s, b->unit->beam->name->s);
    return order ? order : (int)a->index - (int)b->index;
}

static int by_fn_size(const void *left, const void *right)
{
    const fn_row *a = left, *b = right;
    if (a->n_bytes != b->n_bytes)
        return a->n_bytes < b->n_bytes ? 1 : -1;
    return by_fn(left, right);
}

/* A function's code and the tables of its jumps come as pieces of their own. */
static void sum_fns(report *r)
{
    size_t n = 0;
    qsort(r->fns.items, r->fns.n, sizeof *r->fns.items, by_fn);
    for (size_t i = 0; i < r->fns.n; i++)
        if (n > 0 && r->fns.items[n - 1].fn == r->fns.items[i].fn)
            r->fns.items[n - 1].n_bytes += r->fns.items[i].n_bytes;
        else
            r->fns.items[n++] = r->fns.items[i];
    r->fns.n = n;
    qsort(r->fns.items, r->fns.n, sizeof *r->fns.items, by_fn_size);
}

static void collect(report *r)
{
    const ffc_pieces *pieces = &r->s->pieces;
    add_modules(r);
    for (size_t i = 0; i < pieces->n; i++) {
        const ffc_piece *p = &pieces->items[i];
        size_t object = find_object(r, p->file);
        r->n_counted += p->n_bytes;
        if (object < r->s->objects.n && r->module_of_object[object])
            add_to_module(r, r->module_of_object[object], p);
        else if (p->n_bytes > 0)
            ffc_vec_push_in(r->s->arena, &r->parts, part_of(r, p, object));
    }
    qsort(r->modules.items, r->modules.n, sizeof *r->modules.items, by_application);
    sum_parts(r);
    sum_fns(r);
    if (r->n_bytes < r->n_counted)
        r->n_counted = r->n_bytes;
}

/* Bytes of the modules from `at` on that are of one application; *next is the first of the others. */
static module_row application_sum(const report *r, size_t at, size_t *next)
{
    module_row sum = { .application = r->modules.items[at].application };
    for (*next = at; *next < r->modules.n && strcmp(r->modules.items[*next].application, sum.application) == 0; ++*next) {
        const module_row *m = &r->modules.items[*next];
        sum.code += m->code, sum.literals += m->literals, sum.tables += m->tables;
    }
    return sum;
}

static part_row library_sum(const report *r, size_t at, size_t *next)
{
    part_row sum = { .library = r->parts.items[at].library };
    for (*next = at; *next < r->parts.n && strcmp(r->parts.items[*next].library, sum.library) == 0; ++*next)
        sum.n_bytes += r->parts.items[*next].n_bytes;
    return sum;
}

/* ---- text ---- */

static void put_row(ffc_str *out, const char *module, const module_row *m)
{
    ffc_str_printf(out, "%-14s %-28s %10" PRIu64 " %10" PRIu64 " %10" PRIu64 " %10" PRIu64 "\n", ffc_application_text(m->application), module, m->code, m->literals,
                   m->tables, module_bytes(m));
}

static void put_text(ffc_str *out, const report *r)
{
    ffc_str_printf(out, "%-14s %-28s %10s %10s %10s %10s\n", "application", "module", "code", "literals", "tables", "bytes");
    for (size_t i = 0, next; i < r->modules.n; i = next) {
        module_row sum = application_sum(r, i, &next);
        for (size_t k = i; k < next; k++)
            put_row(out, r->modules.items[k].unit->beam->name->s, &r->modules.items[k]);
        put_row(out, "(all)", &sum);
    }
    ffc_str_printf(out, "\n%-14s %-28s %10s\n", "library", "part", "bytes");
    for (size_t i = 0, next; i < r->parts.n; i = next) {
        part_row sum = library_sum(r, i, &next);
        for (size_t k = i; k < next && k < i + LARGEST; k++)
            ffc_str_printf(out, "%-14s %-28s %10" PRIu64 "\n", sum.library, r->parts.items[k].part, r->parts.items[k].n_bytes);
        ffc_str_printf(out, "%-14s %-28s %10" PRIu64 "\n", sum.library, "(all)", sum.n_bytes);
    }
    ffc_str_printf(out, "%-14s %-28s %10" PRIu64 "\n", "file", "headers, names, padding", r->n_bytes - r->n_counted);
    ffc_str_printf(out, "%-14s %-28s %10" PRIu64 "\n\nthe largest functions\n", "file", "(all)", r->n_bytes);
    for (size_t i = 0; i < r->fns.n && i < LARGEST; i++) {
        ffc_str_printf(out, "%8" PRIu64 "  ", r->fns.items[i].n_bytes);
        ffc_mfa_print(out, ffc_fn_mfa(r->fns.items[i].fn));
        ffc_str_char(out, '\n');
    }
}

/* ---- JSON ---- */

static void put_json(ffc_str *out, const report *r)
{
    ffc_str_printf(out, "{\"bytes\": %" PRIu64 ", \"other\": %" PRIu64 ", \"modules\": [", r->n_bytes, r->n_bytes - r->n_counted);
    for (size_t i = 0; i < r->modules.n; i++) {
        const module_row *m = &r->modules.items[i];
        ffc_json_module(out, i == 0, m->application, m->unit);
        ffc_str_printf(out, ", \"code\": %" PRIu64 ", \"literals\": %" PRIu64 ", \"tables\": %" PRIu64 ", \"bytes\": %" PRIu64 "}", m->code,
                       m->literals, m->tables, module_bytes(m));
    }
    ffc_str_puts(out, "\n ], \"libraries\": [");
    for (size_t i = 0; i < r->parts.n; i++) {
        ffc_str_puts(out, i ? ",\n  {\"library\": " : "\n  {\"library\": ");
        ffc_json_string(out, r->parts.items[i].library);
        ffc_str_puts(out, ", \"part\": ");
        ffc_json_string(out, r->parts.items[i].part);
        ffc_str_printf(out, ", \"bytes\": %" PRIu64 "}", r->parts.items[i].n_bytes);
    }
    ffc_str_puts(out, "\n ], \"functions\": [");
    for (size_t i = 0; i < r->fns.n; i++) {
        ffc_str_puts(out, i ? ",\n  {\"function\": " : "\n  {\"function\": ");
        ffc_json_fn(out, r->fns.items[i].fn);
        ffc_str_printf(out, ", \"bytes\": %" PRIu64 "}", r->fns.items[i].n_bytes);
    }
    ffc_str_puts(out, "\n ]}\n");
}

void ffc_report_size(ffc_session *s, size_t n_bytes, ffc_str *out)
{
    report r = { .s = s, .n_bytes = n_bytes };
    collect(&r);
    if (s->options->report_json)
        put_json(out, &r);
    else
        put_text(out, &r);
}
