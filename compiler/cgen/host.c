/* compiler/cgen/host.c -- One host as a C function: dispatch, the code of its functions, the shared slow paths.
 *
 * The code is written first, into a buffer of its own: only then is it known which registers, labels and slow paths the
 * function needs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/host.h"

#include <string.h>

#include "compiler/cgen/lines.h"
#include "compiler/diag/bug.h"

/* A block that nothing written so far goes or falls to. */
static bool is_unreached(const cgen *g, const ffc_instr *ins)
{
    return g->frame == FRAME_UNKNOWN && g->label_frame[ins->args[0].label] == FRAME_UNKNOWN;
}

static bool is_entry(const ffc_function *f, const ffc_instr *ins)
{
    return ins->op == FFC_OP_label && ins->args[0].label == f->entry;
}

static void write_instr(cgen *g, uint32_t i)
{
    size_t from = g->body.n;
    cgen_instr(g, &g->fn->beam->instrs[i]);
    cgen_mark_lines(g, from, g->instr_lines ? g->instr_lines[i] : 0);
}

/* Writes the function's instructions, leaving out blocks that are not reached; skipped[] says which. A function that the
 * runtime has in C, and that is here because a fun was made of it, goes there. */
static void write_blocks(cgen *g, bool *skipped)
{
    const ffc_function *f = g->fn->beam;
    bool skipping = false, is_bif = !g->fn->origin && ffc_program_bif(g->pr, ffc_fn_mfa(g->fn));
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->instrs[i].op == FFC_OP_label)
            skipping = skipped[i] = is_unreached(g, &f->instrs[i]);
        if (skipping)
            continue;
        write_instr(g, i);
        if (is_bif && is_entry(f, &f->instrs[i])) {
            cgen_go_to_bif(g, ffc_fn_mfa(g->fn));
            return;
        }
        skipping = g->frame == FRAME_UNKNOWN; /* nothing comes here but by a label */
    }
}

/* A block that was left out, but that a block behind it goes to; true if there was one. */
static bool write_late_block(cgen *g, bool *skipped)
{
    const ffc_function *f = g->fn->beam;
    uint32_t i = 0;
    while (i < f->n && !(skipped[i] && g->label_frame[f->instrs[i].args[0].label] != FRAME_UNKNOWN))
        i++;
    if (i == f->n)
        return false;
    skipped[i] = false;
    g->frame = FRAME_UNKNOWN;
    for (uint32_t k = 0; k < i; k++)
        if (f->instrs[k].op == FFC_OP_line)
            write_instr(g, k); /* only sets the line in force */
    do
        write_instr(g, i++);
    while (i < f->n && f->instrs[i].op != FFC_OP_label && g->frame != FRAME_UNKNOWN);
    if (i < f->n && g->frame != FRAME_UNKNOWN)
        cgen_goto_label(g, f->instrs[i].args[0].label);
    return true;
}

enum { MAX_BASE = 0xffff00 }; /* FF_FUNC_FOREIGN of runtime/include/ff_code.h */

/* What is taken off the lines of places where the function can fail: one less than the first of the module's own file. */
static uint32_t line_base(const cgen *g, const ffc_fn *fn)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < fn->beam->n; i++) {
        const ffc_instr *ins = &fn->beam->instrs[i];
        uint32_t line = ins->op == FFC_OP_line ? cgen_line(g, ins) : 0;
        if (line && line >> FFC_FILE_SHIFT == 0 && (!first || line < first))
            first = line;
    }
    return first && first < MAX_BASE ? first - 1 : 0;
}

void cgen_blocks(cgen *g, ffc_fn *fn)
{
    bool *skipped = FFC_NEW_ARRAY(g->arena, bool, fn->beam->n);
    g->fn = fn;
    g->line = 0;
    g->run_begin = g->run_end = 0;
    g->frame = FRAME_NONE;
    g->label_frame[fn->beam->entry] = g->label_frame[fn->beam->info_label] = FRAME_NONE;
    write_blocks(g, skipped);
    while (write_late_block(g, skipped)) {
    }
    cgen_out(g, "__builtin_unreachable();\n");
}

static void write_fn(cgen *g, ffc_fn *fn)
{
    g->fn = fn;
    g->line_base[fn->func_index] = line_base(g, fn);
    g->instr_lines = g->pr->debug ? cgen_lines_of_fn(g) : NULL;
    g->room = ffc_room_of(g->pr, g->arena, fn);
    if (g->room.at_returns > g->room_at_returns)
        g->room_at_returns = g->room.at_returns;
    if (g->room.at_entry > g->room_at_entries)
        g->room_at_entries = g->room.at_entry;
    cgen_blocks(g, fn);
}

/* ---- dispatch ---- */

static void load_high_x(cgen *g, uint32_t n)
{
    for (uint32_t i = FFC_X_ARGS; i < n; i++)
        cgen_out(g, "%s = p->x[%u]; ", cgen_x(g, i), i);
}

/* Whether the function is a part of the loop that the host is for. */
static bool is_in_loop(const cgen *g, uint32_t func)
{
    const ffc_fn *loop = g->host->loop, *fn = g->host->fns[func % LABEL_FRAMED];
    return loop && (fn == loop || fn == loop->known_fun);
}

/* A loop that is entered at several places is irreducible: LLVM then adds a dispatch to it, through which each of its rounds goes. So what is
 * in the loop is entered by way of its head, which then goes on to `inside`. */
void cgen_go_inside(cgen *g, uint32_t func, uint32_t index, const char *target)
{
    const ffc_fn *loop = g->host->loop;
    if (is_in_loop(g, func) && g->fn != loop && index != loop->entry_index)
        cgen_out(g, "inside = %u; goto L%u;\n", index, loop->beam->entry);
    else
        cgen_out(g, "goto %s;\n", target);
}

static void inside(cgen *g)
{
    cgen_out(g, "inside: resume = inside; inside = 0;\nswitch (resume) {\n");
    for (uint32_t i = 0; i < g->host->n_fns; i++) {
        const ffc_fn *fn = g->host->fns[i];
        if (!is_in_loop(g, i) || fn == g->host->loop)
            continue;
        cgen_out(g, "case %u: goto L%u;\n", fn->entry_index, fn->beam->entry);
        if (fn->lambda)
            cgen_out(g, "case %u: goto L%u;\n", fn->lambda_index, fn->beam->entry);
    }
    for (size_t i = 0; i < g->labels.n; i++)
        if (is_in_loop(g, g->labels.items[i].func))
            cgen_out(g, "case %zu: goto %s;\n", g->first_label + i, g->labels.items[i].target);
    cgen_out(g, "default: __builtin_unreachable();\n}\n");
}

/* A fun's entry: the fun itself is in x[arity]; its environment takes the registers from there on. */
static void fun_entry(cgen *g, const ffc_fn *fn)
{
    uint32_t arity = fn->lambda->arity - fn->lambda->num_free;
    cgen_out(g, "case %u: ", fn->lambda_index);
    load_high_x(g, arity + 1);
    cgen_take_environment(g, fn);
    cgen_go_inside(g, fn->func_index, fn->lambda_index, cgen_str(g, "L%u", fn->beam->entry));
}

static void dispatch(cgen *g)
{
    g->fn = NULL; /* it is no function's code */
    const ffc_fn *only = g->host->n_fns == 1 ? g->host->fns[0] : NULL;
    if (only && only->beam->arity <= FFC_X_ARGS)
        cgen_out(g, "FF_ENTERED(cont == &%s[%u], L%u)\n", cgen_table(g), only->entry_index, only->beam->entry);
    cgen_out(g, "dispatch: resume = (uint32_t)FF_LABEL_INDEX(cont, %s);\nFF_RETURN_ROOM(%u, %u, %zu, ", cgen_table(g), g->room_at_returns, g->first_label,
             g->labels.n);
    cgen_spill(g, 1);
    cgen_out(g, ")\nswitch (resume) {\n");
    for (uint32_t i = 0; i < g->host->n_fns; i++) {
        const ffc_fn *fn = g->host->fns[i];
        cgen_out(g, "case %u: ", fn->entry_index);
        load_high_x(g, fn->beam->arity);
        cgen_go_inside(g, i, fn->entry_index, cgen_str(g, "L%u", fn->beam->entry));
        if (fn->lambda)
            fun_entry(g, fn);
    }
    for (size_t i = 0; i < g->labels.n; i++) {
        cgen_out(g, "case %zu: ", g->first_label + i);
        cgen_go_inside(g, g->labels.items[i].func, g->first_label + (uint32_t)i, g->labels.items[i].target);
    }
    for (size_t i = 0; i < g->others.n; i++)
        cgen_out(g, "case T%zu: goto %s;\n", i, g->others.items[i].target);
    cgen_out(g, "default: FF_GO(cont->enter);\n}\n");
}

/* ---- slow paths ---- */

static void spills(cgen *g)
{
    cgen_out(g, "trap: how = FF_SLOW_FAULT; goto S0;\nFF_FAILED\n");
    for (uint32_t i = g->max_spill; i > 0; i--)
        cgen_out(g, "S%u: p->x[%u] = x%u;\n", i, i - 1, i - 1);
    cgen_out(g, "S0:;\n");
}

static void collect(cgen *g)
{
    cgen_out(g, "if (FF_CHECKS(%u) && FF_HOW_SLOW(how) == FF_SLOW_GC) {\nFF_SYNC(); p->reds = reds;\n"
                "if (!ff_gc(p, FF_HOW_NEED(how), FF_HOW_LIVE(how))) return;\nhp = p->htop; sp = p->stop;\n", g->n_checks);
    uint32_t n = g->max_spill > FFC_X_ARGS ? g->max_spill : FFC_X_ARGS;
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, "x%u = p->x[%u]; ", i, i);
    cgen_out(g, "\nswitch (FF_HOW_RESUME(how)) {\n");
    for (uint32_t i = 0; i < g->resumes.n; i++) {
        bool covered = g->resumes.items[i].covered;
        const char *resume = cgen_str(g, g->resumes.items[i].in_place ? "FF_RESUME_HERE(%u)" : "case %u: goto G%u;", i, i);
        cgen_out(g, "%s%s%s\n", covered ? "FF_COVERED(" : "", resume, covered ? ")" : "");
    }
    cgen_out(g, "default: __builtin_unreachable();\n}\n}\n");
}

static void slow_paths(cgen *g)
{
    spills(g);
    if (g->resumes.n)
        collect(g);
    cgen_out(g, "FF_SLOW(%s)\ndone: cont = FF_RETURN_LABEL(sp[0]); FF_KEEP_LIVE(1) goto dispatch;\n", cgen_table(g));
}

/* ---- tables ---- */

typedef struct row { uint32_t line, func; } row; /* func: with LABEL_FRAMED, or without */

static uint64_t difference(uint32_t line, uint32_t before)
{
    int64_t d = (int64_t)line - before;
    return (uint64_t)d << 1 ^ (uint64_t)(d >> 63);
}

static void pack_funcs(cgen *g, ffc_str *out)
{
    for (uint32_t i = 0, before = 0; i < g->host->n_fns; i++) {
        const ffc_fn *fn = g->host->fns[i];
        uint32_t base = g->line_base[i];
        cgen_pack_number(out, ffc_atom_number(g->numbers, fn->beam->name));
        cgen_pack_number(out, fn->beam->arity);
        cgen_pack_number(out, difference(base, before));
        before = base;
    }
}

/* As the comment at FF_TABLE says. */
static void pack_rows(cgen *g, ffc_str *out, const row *rows, uint32_t n)
{
    for (uint32_t i = 0, line = 0, func = 0; i < n; i++) {
        uint32_t place = rows[i].func & ~(uint32_t)LABEL_FRAMED, now = 2 * place + ((rows[i].func & LABEL_FRAMED) != 0);
        uint64_t c = difference(rows[i].line, now != func ? g->line_base[place] : line);
        bool absolute = rows[i].line < c;
        cgen_pack_number(out, (absolute ? rows[i].line : c) << 2 | (uint64_t)absolute << 1 | (now != func));
        if (now != func)
            cgen_pack_number(out, now);
        line = rows[i].line;
        func = now;
    }
}

/* The labels behind the entries of functions. */
static row *gather_rows(cgen *g, uint32_t *n)
{
    row *rows = FFC_NEW_ARRAY(g->arena, row, g->host->n_fns + g->labels.n + g->others.n + 1);
    *n = 0;
    for (uint32_t i = 0; i < g->host->n_fns; i++)
        if (g->host->fns[i]->lambda)
            rows[(*n)++] = (row){ 0, i };
    FFC_ASSERT(1 + g->host->n_fns + *n == g->first_label);
    for (size_t i = 0; i < g->labels.n; i++)
        rows[(*n)++] = (row){ g->labels.items[i].line, g->labels.items[i].func };
    for (size_t i = 0; i < g->others.n; i++)
        rows[(*n)++] = (row){ g->others.items[i].line, g->others.items[i].func };
    return rows;
}

/* A copy of another module's function says with its `line` which row behind those of functions names that module. No dense program has copies. */
static bool is_foreign(const ffc_fn *fn) { return fn->origin && fn->origin->unit != fn->unit; }

static void func_rows(cgen *g)
{
    uint32_t n = g->host->n_fns;
    for (uint32_t i = 0, k = n; i < n; i++) {
        const ffc_fn *fn = g->host->fns[i];
        ffc_str_printf(&g->tables, " { %u, %u, ", ffc_atom_number(g->numbers, fn->beam->name), fn->beam->arity);
        ffc_str_printf(&g->tables, is_foreign(fn) ? "FF_FUNC_FOREIGN + %u }," : "%u },", is_foreign(fn) ? k : g->line_base[i]);
        k += is_foreign(fn);
    }
    for (uint32_t i = 0; i < n; i++)
        if (is_foreign(g->host->fns[i]))
            ffc_str_printf(&g->tables, " { %u, 0, 0 },", ffc_atom_number(g->numbers, g->host->fns[i]->origin->unit->beam->name));
}

static void label_row(cgen *g, uint32_t line, uint32_t index, uint32_t func)
{
    ffc_str_printf(&g->tables, ",\n  { { ffh_%s }, 0x%x, %u, %u }", g->host->symbol, line, index, func);
}

static void tables(cgen *g)
{
    uint32_t n, n_fns = g->host->n_fns;
    row *rows = gather_rows(g, &n);
    ffc_str_printf(&g->tables, "FF_TABLE(%s, %u, %u, %u, \"", g->host->symbol, ffc_atom_number(g->numbers, g->unit->beam->name), n_fns,
                   1 + n_fns + n);
    cgen_pack_number(&g->tables, n_fns);
    cgen_pack_number(&g->tables, n);
    pack_funcs(g, &g->tables);
    pack_rows(g, &g->tables, rows, n);
    ffc_str_puts(&g->tables, "\", FF_FUNCS(");
    func_rows(g);
    ffc_str_puts(&g->tables, ")");
    for (uint32_t i = 0; i < n_fns; i++)
        label_row(g, 0, 1 + i, i);
    for (uint32_t i = 0; i < n; i++)
        label_row(g, rows[i].line, 1 + n_fns + i, rows[i].func);
    ffc_str_puts(&g->tables, ")\n");
}

/* ---- the whole ---- */

static uint32_t first_label(const ffc_host *h)
{
    uint32_t n = 1 + h->n_fns;
    for (uint32_t i = 0; i < h->n_fns; i++)
        n += h->fns[i]->lambda != NULL;
    return n;
}

/* Places to resume at: the points behind heap checks, the entries of functions, and where calls return to. */
static uint32_t n_resumes(const cgen *g)
{
    uint32_t n_labels = g->first_label + (uint32_t)g->labels.n;
    return g->resumes.n > n_labels ? (uint32_t)g->resumes.n : n_labels;
}

/* What the code of any of the host's functions asks for as it is entered, or returned to. */
static uint32_t room(const cgen *g) { return g->room_at_entries > g->room_at_returns ? g->room_at_entries : g->room_at_returns; }

/* Nothing is initialised: a slow path reads what its code has just set, and BEAM code reads no register before it writes it. */
static void head(cgen *g)
{
    cgen_out(g, "FF_HOST(ffh_%s)\n{\nuint32_t resume; uint64_t how; const ff_mfa *mfa;\n"
                "enum { FF_LIVES = %u, FF_RESUMES = %u, FF_ROOM = %u",
             g->host->symbol, g->max_x + 1, n_resumes(g), room(g));
    for (size_t i = 0; i < g->others.n; i++)
        cgen_out(g, ", T%zu = %zu", i, g->first_label + g->labels.n + i);
    cgen_out(g, " };\n");
    for (uint32_t i = FFC_X_ARGS; i < g->max_x; i++)
        cgen_out(g, "ff_term x%u;\n", i);
    for (uint32_t i = 0; i < g->max_fr; i++)
        cgen_out(g, "double fr%u;\n", i);
    cgen_out(g, g->host->loop ? "uint32_t inside = 0;\n" : "");
}

void cgen_host(cgen *g, ffc_host *h)
{
    g->host = h;
    g->labels.n = g->others.n = g->calls.n = 0;
    g->room_at_entries = g->room_at_returns = g->n_checks = 0;
    g->first_label = first_label(h);
    g->max_x = FFC_X_ARGS;
    g->max_fr = g->max_spill = 0;
    memset(g->fun_return, 0, sizeof g->fun_return);
    g->resumes.n = 0;
    ffc_str outer = g->body;
    g->body = (ffc_str){ 0 };
    dispatch(g); /* a first time for the registers that it uses */
    ffc_str_clear(&g->body);
    for (uint32_t i = 0; i < h->n_fns; i++)
        write_fn(g, h->fns[i]);
    cgen_returns(g);
    ffc_str code = g->body;
    g->body = outer;
    uint32_t first_line = cgen_first_line(g->unit, h->fns[0]);
    size_t from = g->body.n;
    head(g);
    cgen_mark_lines(g, from, first_line);
    from = g->body.n;
    dispatch(g);
    cgen_mark_lines(g, from, 0);
    if (h->loop)
        inside(g);
    ffc_str_bytes(&g->body, code.s, code.n);
    from = g->body.n;
    slow_paths(g);
    cgen_out(g, "}\n\n");
    cgen_mark_lines(g, from, first_line);
    tables(g);
    ffc_str_fini(&code);
}
