/* compiler/cgen/call.c -- Calls, funs, frames, heap checks, exceptions, messages: what moves control or the stack.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/mangle.h"
#include "compiler/diag/bug.h"

#define TERM(i) cgen_term(g, &ins->args[i])
#define U(i) ((uint32_t)ins->args[i].u)

/* ---- heap and frames ---- */

enum { SMALL_FUNCTION = 100 }; /* instructions; in larger ones a jump more does not show */

/* Sets out what FF_COLLECT needs. A jump back from the shared slow path into the middle of a loop makes it irreducible: in wasm
 * each round then goes through a br_table, which took fib and nrev twice the time. So what is in a loop may collect in place. */
void cgen_reserve(cgen *g, const ffc_instr *ins, uint32_t live)
{
    uint32_t k = (uint32_t)g->resumes.n;
    uint64_t words = ffc_checked_words(g->fn, ins), ask = g->room.ask[ins->index];
    bool in_place = (g->fn->recursive || g->host->loop) && g->fn->beam->n <= SMALL_FUNCTION;
    const char *asked = cgen_str(g, ask && ask != words ? "FF_ASK(%" PRIu64 ", %" PRIu64 ")" : "%" PRIu64, words, ask);
    ffc_vec_push(&g->resumes, (cgen_resume){ in_place, .covered = !ask });
    g->n_checks += ask != 0;
    cgen_out(g, "%sif (FF_NO_ROOM(%s)) ", ask ? "" : "FF_COVERED(", asked);
    cgen_out(g, in_place ? "FF_COLLECT_HERE(" : "FF_COLLECT(");
    cgen_out(g, "%s, %u, %u, ", asked, live, k);
    cgen_spill(g, live);
    if (in_place) {
        cgen_out(g, ",");
        for (uint32_t i = 0; i < live; i++)
            cgen_out(g, " p->x[%u] = %s;", i, cgen_x(g, i));
        cgen_out(g, ",");
        for (uint32_t i = 0; i < live; i++)
            cgen_out(g, " %s = p->x[%u];", cgen_x(g, i), i);
    }
    cgen_out(g, ") G%u:;%s", k, ask ? "" : ")");
}

/* Whether nothing looks at a new frame's return slot before the call that sets it. */
static bool calls_at_once(const cgen *g, const ffc_instr *allocate)
{
    const ffc_function *f = g->fn->beam;
    for (uint32_t i = allocate->index + 1; i < f->n; i++)
        switch (f->instrs[i].op) {
        case FFC_OP_line: case FFC_OP_move: case FFC_OP_swap: case FFC_OP_init_yregs: case FFC_OP_get_list: case FFC_OP_get_hd:
        case FFC_OP_get_tl: case FFC_OP_get_tuple_element: case FFC_OP_put_list: case FFC_OP_put_tuple2: break;
        case FFC_OP_call:
            return !ffc_program_bif(g->pr, ffc_fn_mfa(ffc_callee(g->fn, &f->instrs[i]))) && !cgen_called_leaf(g, &f->instrs[i]);
        default: return false;
        }
    return false;
}

static void allocate(cgen *g, const ffc_instr *ins, uint32_t y_words, uint32_t live)
{
    cgen_reserve(g, ins, live);
    cgen_out(g, " %s(%u)", calls_at_once(g, ins) ? "FF_MAKE_FRAME" : "FF_PUSH_FRAME", y_words);
    g->frame = FRAME_SOME;
}

static void clear_frame(cgen *g, uint32_t y_words)
{
    for (uint32_t i = 0; i < y_words; i++)
        cgen_out(g, " FF_Y(%u) = FF_NIL;", i);
}

static void deallocate(cgen *g, uint32_t y_words)
{
    cgen_out(g, "sp += %u; ", y_words + 1);
    g->frame = FRAME_NONE;
}

static void init_yregs(cgen *g, const ffc_arg *list)
{
    for (uint32_t i = 0; i < list->list.n; i++)
        cgen_out(g, "%s = FF_NIL; ", cgen_lvalue(g, &list->list.items[i]));
}

static bool frame_instr(cgen *g, const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_test_heap: cgen_reserve(g, ins, U(1)); break;
    case FFC_OP_allocate: allocate(g, ins, U(0), U(1)); break;
    case FFC_OP_allocate_heap: allocate(g, ins, U(0), U(2)); break;
    case FFC_OP_allocate_zero: allocate(g, ins, U(0), U(1)); clear_frame(g, U(0)); break;
    case FFC_OP_allocate_heap_zero: allocate(g, ins, U(0), U(2)); clear_frame(g, U(0)); break;
    case FFC_OP_deallocate: deallocate(g, U(0)); break;
    case FFC_OP_trim: cgen_out(g, "sp += %u; sp[0] = 0;", U(0)); break;
    case FFC_OP_init: cgen_out(g, "%s = FF_NIL;", TERM(0)); break;
    case FFC_OP_init_yregs: init_yregs(g, &ins->args[0]); break;
    default: return false;
    }
    return true;
}

/* ---- transfers ---- */

/* x registers beyond the C arguments travel in p->x. */
static void store_high_x(cgen *g, uint32_t n)
{
    for (uint32_t i = FFC_X_ARGS; i < n; i++)
        cgen_out(g, "p->x[%u] = %s; ", i, cgen_x(g, i));
}

/* Goes to another host, by its C function, for a label of that arity. */
static void leave_for(cgen *g, const char *label, uint32_t arity, const char *code)
{
    store_high_x(g, arity);
    cgen_out(g, "cont = %s; FF_LIVE(%u) FF_GO(%s);", label, arity, code);
}

static void go_to_fn(cgen *g, const ffc_fn *fn)
{
    if (fn->host == g->host) {
        cgen_out(g, "goto L%u;", fn->beam->entry);
        return;
    }
    leave_for(g, cgen_entry(g, fn), fn->beam->arity, cgen_str(g, "ffh_%s", fn->host->symbol));
}

static void set_return(cgen *g, uint32_t index)
{
    cgen_out(g, "sp[0] = FF_RETURN_WORD(&%s[%u]); ", cgen_table(g), index);
}

static void return_here(cgen *g, uint32_t index) { cgen_out(g, " R%u:;", index); }

static void body_call(cgen *g, const ffc_fn *fn, const ffc_instr *ins)
{
    uint32_t k = cgen_return_label(g);
    const ffc_fn *leaf = cgen_called_leaf(g, ins);
    cgen_note_call(g, fn, k);
    if (leaf)
        cgen_try_leaf(g, leaf, k);
    set_return(g, k);
    go_to_fn(g, fn);
    return_here(g, k);
    if (leaf)
        cgen_out(g, " V%u:;", k);
}

static void tail_call(cgen *g, const ffc_fn *fn)
{
    cgen_note_call(g, fn, 0);
    go_to_fn(g, fn);
    g->frame = FRAME_UNKNOWN;
}

void cgen_return(cgen *g)
{
    if (g->leaf)
        cgen_leaf_return(g);
    else
        cgen_out(g, "goto done_%u;", g->fn->func_index);
}

static void do_return(cgen *g)
{
    cgen_return(g);
    g->frame = FRAME_UNKNOWN;
}

/* ---- calls of other modules' functions and of BIFs ---- */

/* Enters a BIF, or nothing at all (undef), as a function of its own: it returns to sp[0]. */
static void go_to_bif_label(cgen *g, ffc_mfa mfa)
{
    leave_for(g, cgen_export_label(g, mfa), mfa.arity, "ff_enter_bif");
}

static void bif_in_place(cgen *g, const ffc_bif *bif)
{
    const char *args[FFC_ARITY_MAX];
    for (uint32_t i = 0; i < bif->arity; i++)
        args[i] = cgen_x(g, i);
    cgen_call_bif(g, bif, args, cgen_x(g, 0), 0);
}

static bool is_apply(ffc_mfa mfa)
{
    return mfa.arity == 2 && ffc_atom_is(mfa.module, "erlang") && ffc_atom_is(mfa.function, "apply");
}

/* apply/2 as an instruction: its failures are its caller's. */
static ffc_mfa apply_fun(cgen *g)
{
    return (ffc_mfa){ ffc_intern_cstr(g->pr->atoms, "ff_rt"), ffc_intern_cstr(g->pr->atoms, "apply_fun"), 2 };
}

static void call_ext(cgen *g, ffc_mfa mfa, const ffc_instr *ins)
{
    ffc_target t = ffc_program_resolve(g->pr, mfa);
    if (t.kind == FFC_TARGET_FN) {
        body_call(g, t.fn, ins);
    } else if (t.kind == FFC_TARGET_BIF && !(t.bif->flags & FFC_BIF_TRAP)) {
        bif_in_place(g, t.bif);
    } else {
        uint32_t k = cgen_return_label(g);
        set_return(g, k);
        go_to_bif_label(g, is_apply(mfa) ? apply_fun(g) : mfa);
        return_here(g, k);
    }
}

/* A BIF that cannot trap runs before the frame goes, so that its caller shows in a stack trace. */
static void call_ext_tail(cgen *g, ffc_mfa mfa, bool framed, uint32_t y_words)
{
    ffc_target t = ffc_program_resolve(g->pr, mfa);
    if (t.kind == FFC_TARGET_BIF && !(t.bif->flags & FFC_BIF_TRAP)) {
        bif_in_place(g, t.bif);
        if (framed)
            deallocate(g, y_words);
        do_return(g);
        return;
    }
    if (framed)
        deallocate(g, y_words);
    if (t.kind == FFC_TARGET_FN)
        return tail_call(g, t.fn);
    if (t.kind == FFC_TARGET_BIF) {
        bif_in_place(g, t.bif);
        return do_return(g);
    }
    go_to_bif_label(g, mfa);
    g->frame = FRAME_UNKNOWN;
}

void cgen_go_to_bif(cgen *g, ffc_mfa mfa) { call_ext_tail(g, mfa, false, 0); }

/* ---- calls within the module: the runtime may have the function in C, as it has prim_file's ---- */

static void call_local(cgen *g, const ffc_instr *ins)
{
    const ffc_fn *fn = ffc_callee(g->fn, ins);
    ffc_mfa mfa = ffc_fn_mfa(fn);
    if (!fn->origin && ffc_program_bif(g->pr, mfa))
        call_ext(g, mfa, ins);
    else
        body_call(g, fn, ins);
}

static void call_local_tail(cgen *g, const ffc_fn *fn, bool framed, uint32_t y_words)
{
    ffc_mfa mfa = ffc_fn_mfa(fn);
    if (!fn->origin && ffc_program_bif(g->pr, mfa))
        return call_ext_tail(g, mfa, framed, y_words);
    if (framed)
        deallocate(g, y_words);
    tail_call(g, fn);
}

/* ---- funs and apply ---- */

/* The fun is in `fun`; leaves it in x[arity] and its label in cont. */
static void enter_fun(cgen *g, const char *fun, uint32_t arity)
{
    cgen_out(g, "{ ff_term f = %s; %s = f; if (FF_UNLIKELY(!ff_is_fun_of(f, %u))) { how = FF_HOW_AT(FF_SLOW_FUN, %u, %s); ", fun,
             cgen_x(g, arity), arity, arity, cgen_where(g));
    cgen_spill(g, arity + 1);
    cgen_out(g, " } cont = ff_fun_label(f); }\n");
}

void cgen_take_environment(cgen *g, const ffc_fn *fn)
{
    uint32_t n = fn->lambda->num_free, arity = fn->lambda->arity - n;
    if (n > 0)
        cgen_out(g, "{ const ff_term *env = ff_fun_ptr(%s)->env; ", cgen_x(g, arity));
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, "%s = env[%u]; ", cgen_x(g, arity + i), i);
    cgen_out(g, n > 0 ? "} " : "");
}

static bool is_fun_of(const ffc_fn *fn, uint32_t arity)
{
    return fn->lambda && fn->lambda->arity - fn->lambda->num_free == arity;
}

/* The function of the fun that is most likely called with so many arguments, if it is in this host; else NULL. */
static const ffc_fn *known_fun(const cgen *g, uint32_t arity)
{
    const ffc_fn *known = g->fn->known_fun;
    return known && known->host == g->host && is_fun_of(known, arity) ? known : NULL;
}

/* Any fun of the host with that arity may be what is called. False: there is none. */
static bool note_fun_call(cgen *g, uint32_t arity, uint32_t label)
{
    bool noted = false;
    for (uint32_t i = 0; i < g->host->n_fns; i++)
        if (is_fun_of(g->host->fns[i], arity)) {
            cgen_note_call(g, g->host->fns[i], label);
            noted = true;
        }
    return noted;
}

/* Goes to the label in cont, which is a fun's: to what it is known to be, to what it may be in this host, or to wherever it is.
 * `label`: as of cgen_note_call(). */
static void go_to_fun(cgen *g, uint32_t arity, uint32_t label)
{
    bool may_be_near = note_fun_call(g, arity, label);
    const ffc_fn *known = known_fun(g, arity);
    if (known) {
        cgen_out(g, "if (FF_LIKELY(cont == %s)) { ", cgen_fun_entry_label(g, known));
        cgen_take_environment(g, known);
        cgen_go_inside(g, known->func_index, known->entry_index, cgen_str(g, "L%u", known->beam->entry));
        cgen_out(g, "}\n");
    }
    store_high_x(g, arity + 1);
    cgen_out(g, may_be_near ? "FF_KEEP_LIVE(%u) goto dispatch;" : "FF_GO_ON(%u);", arity + 1);
}

/* Goes to the label in cont with n x registers, to return right here. */
static void call_cont(cgen *g, uint32_t n)
{
    uint32_t k = cgen_return_label(g);
    set_return(g, k);
    cgen_out(g, "FF_GO_ON(%u);", n);
    return_here(g, k);
}

/* There is no instruction for a fun called last. As OTP's loader does, one in front of `deallocate, return` is taken for it. */
static void call_fun(cgen *g, const ffc_instr *ins, const char *fun, uint32_t arity)
{
    const ffc_function *f = g->fn->beam;
    bool is_last = ins->index + 2 < f->n && ins[1].op == FFC_OP_deallocate && ins[2].op == FFC_OP_return;
    enter_fun(g, fun, arity);
    if (!is_last) {
        uint32_t k = cgen_return_label(g);
        const ffc_fn *known = known_fun(g, arity);
        if (known && (g->fn->recursive || !g->fun_return[known->func_index]))
            g->fun_return[known->func_index] = k;
        set_return(g, k);
        go_to_fun(g, arity, k);
        return_here(g, k);
        return;
    }
    deallocate(g, (uint32_t)ins[1].args[0].u);
    go_to_fun(g, arity, 0);
    cgen_out(g, "\n");
    g->frame = FRAME_UNKNOWN;
}

static void enter_apply(cgen *g, uint32_t arity)
{
    cgen_out(g, "p->fault = FF_FAULT_NONE; cont = ff_apply_target(p, %s, %s, %u); if (FF_UNLIKELY(!cont)) { how = FF_HOW_AT(FF_SLOW_APPLY, %u, %s); ",
             cgen_x(g, arity), cgen_x(g, arity + 1), arity, arity, cgen_where(g));
    cgen_spill(g, arity + 2);
    cgen_out(g, " }\n");
    store_high_x(g, arity);
}

static void apply(cgen *g, uint32_t arity)
{
    enter_apply(g, arity);
    call_cont(g, arity);
}

static void apply_last(cgen *g, uint32_t arity, uint32_t y_words)
{
    deallocate(g, y_words);
    enter_apply(g, arity);
    cgen_out(g, "FF_GO_ON(%u);", arity);
    g->frame = FRAME_UNKNOWN;
}

/* Address of the static ff_fun_entry of a lambda. */
static const char *lambda_entry(cgen *g, const ffc_lambda *l, const ffc_fn *fn)
{
    const char *name = cgen_str(g, "lambda_%u", l->index), *entry = cgen_fun_entry(g, l, fn);
    cgen_declare(g, name, cgen_str(g, "static const ff_fun_entry %s = %s;\n", name, entry));
    return cgen_str(g, "&%s", name);
}

/* A fun without environment is a literal. */
static const char *static_fun(cgen *g, const char *entry, const char *label, uint32_t arity, uint32_t index)
{
    const char *name = cgen_str(g, "lambda_fun_%u", index);
    cgen_declare(g, name, cgen_str(g, "static const ff_lit_word %s[] = { FF_LIT_WORD(FF_FUN_HEADER(%u, 0)), FF_LIT_AT(%s, 0), FF_LIT_AT(%s, 0) };\n",
                                   name, arity, label, entry));
    return cgen_str(g, "FF_LITERAL(%s, FF_TAG_BOXED)", name);
}

static void make_fun(cgen *g, uint64_t lambda, const char *dst, const ffc_arg *env, uint32_t n)
{
    const ffc_lambda *l = &g->unit->beam->lambdas[lambda];
    const ffc_fn *fn = ffc_unit_fn_at(g->unit, l->label);
    const char *entry = lambda_entry(g, l, fn), *label = cgen_fun_entry_label(g, fn);
    if (n == 0) {
        cgen_out(g, "%s = %s;", dst, static_fun(g, entry, label, l->arity, l->index));
        return;
    }
    cgen_out(g, "{ ff_term f = ff_put_fun(FF_NEW(FF_FUN_WORDS + %u), %s, %s, %u, %u);", n, entry, label, l->arity - n, n);
    for (uint32_t i = 0; i < n; i++)
        cgen_out(g, " ff_fun_ptr(f)->env[%u] = %s;", i, env ? cgen_term(g, &env[i]) : cgen_x(g, i));
    cgen_out(g, " %s = f; }", dst);
}

static void make_fun2(cgen *g, const ffc_instr *ins)
{
    uint32_t n = g->unit->beam->lambdas[ins->args[0].u].num_free;
    cgen_reserve(g, ins, n);
    make_fun(g, ins->args[0].u, cgen_x(g, 0), NULL, n);
}

/* A call of another module's function that a copy is there for. */
static bool call_copy(cgen *g, const ffc_instr *ins)
{
    if (!g->fn->targets || !g->fn->targets[ins->index])
        return false;
    const ffc_fn *fn = ffc_callee(g->fn, ins);
    switch (ins->op) {
    case FFC_OP_call_ext: body_call(g, fn, ins); return true;
    case FFC_OP_call_ext_only: tail_call(g, fn); return true;
    case FFC_OP_call_ext_last: deallocate(g, U(2)); tail_call(g, fn); return true;
    default: return false;
    }
}

static bool transfer_instr(cgen *g, const ffc_instr *ins)
{
    const ffc_mfa *imports = g->unit->beam->imports;
    if (call_copy(g, ins))
        return true;
    switch (ins->op) {
    case FFC_OP_call: call_local(g, ins); break;
    case FFC_OP_call_last: call_local_tail(g, ffc_callee(g->fn, ins), true, U(2)); break;
    case FFC_OP_call_only: call_local_tail(g, ffc_callee(g->fn, ins), false, 0); break;
    case FFC_OP_call_ext: call_ext(g, imports[ins->args[1].u], ins); break;
    case FFC_OP_call_ext_only: call_ext_tail(g, imports[ins->args[1].u], false, 0); break;
    case FFC_OP_call_ext_last: call_ext_tail(g, imports[ins->args[1].u], true, U(2)); break;
    case FFC_OP_return: do_return(g); break;
    case FFC_OP_call_fun: call_fun(g, ins, cgen_x(g, U(0)), U(0)); break;
    case FFC_OP_call_fun2: call_fun(g, ins, TERM(2), U(1)); break;
    case FFC_OP_apply: apply(g, U(0)); break;
    case FFC_OP_apply_last: apply_last(g, U(0), U(1)); break;
    case FFC_OP_make_fun2: make_fun2(g, ins); break;
    case FFC_OP_make_fun3: make_fun(g, ins->args[0].u, cgen_lvalue(g, &ins->args[1]), ins->args[2].list.items, ins->args[2].list.n); break;
    default: return false;
    }
    return true;
}

/* ---- exceptions ---- */

static void set_error(cgen *g, const char *tag, const char *value)
{
    cgen_out(g, "x0 = %s; how = FF_HOW_AT(FF_SLOW_ERROR, FF_ERROR_%s, %s); ", value, tag, cgen_where(g));
    cgen_spill(g, 1);
    g->frame = FRAME_UNKNOWN;
}

/* A catch label: `line` tells the runtime how far the catch word is from its frame. */
static void catch_word(cgen *g, uint32_t y, uint32_t label)
{
    const char *k = cgen_other_label(g, y + 1, g->fn->func_index, cgen_str(g, "L%u", label));
    cgen_out(g, "FF_Y(%u) = FF_CATCH_WORD(&%s[%s]);", y, cgen_table(g), k);
    g->label_frame[label] = FRAME_SOME;
}

static void function_clause(cgen *g)
{
    cgen_out(g, "how = FF_HOW_AT(FF_SLOW_CLAUSE, 0, %s); ", cgen_where(g));
    cgen_spill(g, g->fn->beam->arity);
    g->frame = FRAME_UNKNOWN;
}

static void set_raise(cgen *g, const char *cls, const char *reason, const char *trace)
{
    cgen_out(g, "FF_SYNC(); ff_set_raise(p, %s, %s, %s);", cls, reason, trace);
    cgen_fault(g);
    g->frame = FRAME_UNKNOWN;
}

/* erlang:raise/3 as the compiler shortens it: like the function, it returns badarg for a class that is none. */
static void raw_raise(cgen *g)
{
    cgen_out(g, "if (ff_is_class(x0)) { FF_SYNC(); ff_set_raise(p, x0, x1, x2);");
    cgen_fault(g);
    cgen_out(g, " } x0 = FF_AM_badarg;");
}

static void catch_end(cgen *g, const char *y)
{
    cgen_out(g, "%s = FF_NIL; if (!ff_is_value(x0)) { FF_SYNC(); x0 = ff_catch_value(p, x1, x2, x3); FF_RESYNC(); }", y);
}

static bool exception_instr(cgen *g, const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_func_info: function_clause(g); break;
    case FFC_OP_badmatch: set_error(g, "BADMATCH", TERM(0)); break;
    case FFC_OP_case_end: set_error(g, "CASE_CLAUSE", TERM(0)); break;
    case FFC_OP_try_case_end: set_error(g, "TRY_CLAUSE", TERM(0)); break;
    case FFC_OP_badrecord: set_error(g, "BADRECORD", TERM(0)); break;
    case FFC_OP_if_end: set_error(g, "IF_CLAUSE", "FF_NONVALUE"); break;
    case FFC_OP_catch: case FFC_OP_try: catch_word(g, ins->args[0].reg, ins->args[1].label); break;
    case FFC_OP_try_end: cgen_out(g, "%s = FF_NIL;", TERM(0)); break;
    case FFC_OP_try_case: cgen_out(g, "%s = FF_NIL; x0 = x1; x1 = x2; x2 = x3;", TERM(0)); break;
    case FFC_OP_catch_end: catch_end(g, TERM(0)); break;
    case FFC_OP_raise: set_raise(g, "FF_NONVALUE", TERM(1), TERM(0)); break;
    case FFC_OP_raw_raise: raw_raise(g); break;
    case FFC_OP_build_stacktrace: cgen_out(g, "FF_SYNC(); x0 = ff_build_stacktrace(p, x0); FF_RESYNC();"); break;
    default: return false;
    }
    return true;
}

/* ---- messages ---- */

/* A label of the table that leads to a label in front of here: where a process waits. */
static const char *label_entry(cgen *g, uint32_t label)
{
    uint32_t framed = g->label_frame[label] == FRAME_SOME ? LABEL_FRAMED : 0;
    return cgen_other_label(g, g->label_line[label], g->fn->func_index | framed, cgen_str(g, "L%u", label));
}

static void send(cgen *g)
{
    ffc_mfa mfa = { ffc_intern_cstr(g->pr->atoms, "erlang"), ffc_intern_cstr(g->pr->atoms, "!"), 2 };
    cgen_out(g, "{ FF_SYNC(); ff_term r = ff_send(p, x0, %s); FF_RESYNC(); if (FF_UNLIKELY(!ff_is_value(r))) { how = FF_HOW_AT(FF_SLOW_BIF, 0, %s); mfa = %s; ",
             cgen_x(g, 1), cgen_where(g), cgen_mfa(g, mfa));
    cgen_spill(g, 2);
    cgen_out(g, " } x0 = r; }");
}

static void loop_rec(cgen *g, const ffc_instr *ins)
{
    cgen_out(g, "{ FF_SYNC(); ff_term m = ff_loop_rec(p); FF_RESYNC(); if (!ff_is_value(m)) ");
    cgen_goto_label(g, ins->args[0].label);
    cgen_out(g, " %s = m; }", cgen_lvalue(g, &ins->args[1]));
}

static void wait(cgen *g, uint32_t label)
{
    cgen_out(g, "FF_SYNC(); p->reds = reds; ff_wait(p, &%s[%s]); return;", cgen_table(g), label_entry(g, label));
    g->frame = FRAME_UNKNOWN;
}

static void wait_timeout(cgen *g, const ffc_instr *ins)
{
    const char *again = label_entry(g, ins->args[0].label), *here = cgen_str(g, "E%zu", g->others.n);
    const char *expired = cgen_other_label(g, g->line, g->fn->func_index, here);
    cgen_out(g, "FF_SYNC(); p->reds = reds; switch (ff_wait_timeout(p, %s, &%s[%s], &%s[%s])) { case 0: return; case -1:", TERM(1),
             cgen_table(g), again, cgen_table(g), expired);
    cgen_fault(g);
    cgen_out(g, " } %s:;", here);
}

static bool message_instr(cgen *g, const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_send: send(g); break;
    case FFC_OP_loop_rec: loop_rec(g, ins); break;
    case FFC_OP_loop_rec_end:
        cgen_out(g, "ff_loop_rec_end(p); ");
        cgen_goto_label(g, ins->args[0].label);
        g->frame = FRAME_UNKNOWN;
        break;
    case FFC_OP_remove_message: cgen_out(g, "FF_SYNC(); ff_remove_message(p); FF_RESYNC();"); break;
    case FFC_OP_wait: wait(g, ins->args[0].label); break;
    case FFC_OP_wait_timeout: wait_timeout(g, ins); break;
    case FFC_OP_timeout: cgen_out(g, "ff_timeout(p);"); break;
    case FFC_OP_recv_mark: case FFC_OP_recv_set: break; /* a hint of OTP 23; markers replaced it */
    case FFC_OP_recv_marker_reserve: cgen_out(g, "FF_SYNC(); %s = ff_recv_marker_reserve(p); FF_RESYNC();", TERM(0)); break;
    case FFC_OP_recv_marker_bind: cgen_out(g, "ff_recv_marker_bind(p, %s, %s);", TERM(0), TERM(1)); break;
    case FFC_OP_recv_marker_clear: cgen_out(g, "ff_recv_marker_clear(p, %s);", TERM(0)); break;
    case FFC_OP_recv_marker_use: cgen_out(g, "ff_recv_marker_use(p, %s);", TERM(0)); break;
    default: return false;
    }
    return true;
}

bool cgen_call_instr(cgen *g, const ffc_instr *ins)
{
    return frame_instr(g, ins) || transfer_instr(g, ins) || exception_instr(g, ins) || message_instr(g, ins);
}
