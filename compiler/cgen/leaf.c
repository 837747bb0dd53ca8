/* compiler/cgen/leaf.c -- Leaves: small functions that call nothing, as C functions in direct style beside their usual code.
 *
 * A call of one that is not a last call is tried as a C call, which LLVM inlines: no frame is left and come back to, and what it returns is
 * in a register at once. The C function gives up, by returning FF_NONVALUE, where anything out of the ordinary would happen: an exception, an
 * integer that is not small, a full block. It has changed nothing then, and the usual call that follows does it all again, and properly.
 * Code that is to be small has no leaves, and debuggers are to find the usual code.
 * I1  A leaf's C function writes to nothing but the free part of the block, which is taken only when it succeeds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/leaf.h"

#include <inttypes.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/mangle.h"

enum {
    MAX_INSTRS = 60, /* with those of the leaves that it calls; LLVM inlines what is smaller yet */
    MAX_ARITY = 6,
    MAX_DEPTH = 4,   /* of leaves that call leaves */
};

/* ---- what is a leaf ---- */

/* What a call of a function is that could be a leaf's: of the module, or by name. NULL: another instruction, or a call of something else. */
static ffc_fn *called_fn(ffc_program *pr, const ffc_fn *fn, const ffc_instr *ins)
{
    switch (ins->op) {
    case FFC_OP_call: case FFC_OP_call_only: case FFC_OP_call_last: return ffc_callee(fn, ins);
    case FFC_OP_call_ext: case FFC_OP_call_ext_only: case FFC_OP_call_ext_last: {
        if (fn->targets && fn->targets[ins->index])
            return ffc_callee(fn, ins);
        ffc_target t = ffc_program_resolve(pr, fn->unit->beam->imports[ins->args[1].u]);
        return t.kind == FFC_TARGET_FN ? t.fn : NULL;
    }
    default: return NULL;
    }
}

/* erlang:error/1 and the like, which do not come back. */
static bool raises(const ffc_fn *fn, const ffc_instr *ins)
{
    if (ins->op != FFC_OP_call_ext && ins->op != FFC_OP_call_ext_only && ins->op != FFC_OP_call_ext_last)
        return false;
    ffc_mfa mfa = fn->unit->beam->imports[ins->args[1].u];
    bool exits = ffc_atom_is(mfa.function, "exit") && mfa.arity == 1;
    return ffc_atom_is(mfa.module, "erlang") && (ffc_atom_is(mfa.function, "error") || ffc_atom_is(mfa.function, "throw") || exits);
}

/* Those are made when the program starts, for the host that names them. */
static bool has_large_literal(const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if ((args[i].kind == FFC_ARG_LITERAL && cgen_literal_is_large(args[i].lit))
            || (args[i].kind == FFC_ARG_LIST && has_large_literal(args[i].list.items, args[i].list.n)))
            return true;
    return false;
}

static ffc_leaf_kind kind_of_bif(ffc_program *pr, ffc_mfa mfa) { return cgen_has_fast_path(pr, mfa) ? FFC_LEAF_PLAIN : FFC_LEAF_NONE; }

static ffc_leaf_kind kind_of_instr(ffc_program *pr, const ffc_fn *fn, const ffc_instr *ins)
{
    const ffc_mfa *imports = fn->unit->beam->imports;
    switch (ins->op) {
    case FFC_OP_label: case FFC_OP_line: case FFC_OP_executable_line: case FFC_OP_debug_line: case FFC_OP_func_info: case FFC_OP_move:
    case FFC_OP_swap: case FFC_OP_jump: case FFC_OP_return: case FFC_OP_badmatch: case FFC_OP_case_end: case FFC_OP_if_end:
    case FFC_OP_is_integer: case FFC_OP_is_float: case FFC_OP_is_number: case FFC_OP_is_atom: case FFC_OP_is_pid: case FFC_OP_is_reference:
    case FFC_OP_is_port: case FFC_OP_is_nil: case FFC_OP_is_list: case FFC_OP_is_nonempty_list: case FFC_OP_is_tuple:
    case FFC_OP_is_function: case FFC_OP_is_function2: case FFC_OP_is_boolean: case FFC_OP_is_bitstr: case FFC_OP_is_binary: case FFC_OP_is_map:
    case FFC_OP_is_lt: case FFC_OP_is_ge: case FFC_OP_is_eq: case FFC_OP_is_ne: case FFC_OP_is_eq_exact: case FFC_OP_is_ne_exact:
    case FFC_OP_test_arity: case FFC_OP_is_tagged_tuple: case FFC_OP_select_val: case FFC_OP_select_tuple_arity: case FFC_OP_get_list:
    case FFC_OP_get_hd: case FFC_OP_get_tl: case FFC_OP_get_tuple_element: case FFC_OP_get_map_elements: case FFC_OP_has_map_fields:
    case FFC_OP_allocate: case FFC_OP_deallocate: case FFC_OP_trim: case FFC_OP_init_yregs:
        return FFC_LEAF_PLAIN;
    case FFC_OP_test_heap: case FFC_OP_allocate_heap: case FFC_OP_put_list: case FFC_OP_put_tuple2: case FFC_OP_update_record:
    case FFC_OP_fmove: case FFC_OP_fconv: case FFC_OP_fadd: case FFC_OP_fsub: case FFC_OP_fmul: case FFC_OP_fdiv: case FFC_OP_fnegate:
    case FFC_OP_fclearerror: case FFC_OP_fcheckerror:
        return FFC_LEAF_HEAP;
    case FFC_OP_bif1: case FFC_OP_bif2: return kind_of_bif(pr, imports[ins->args[1].u]);
    case FFC_OP_gc_bif1: case FFC_OP_gc_bif2: return kind_of_bif(pr, imports[ins->args[2].u]);
    default: return FFC_LEAF_NONE;
    }
}

/* Whether what runs is its Erlang code, and not a copy's or C of the runtime. */
static bool is_own_code(ffc_program *pr, const ffc_fn *fn)
{
    return fn->live && !fn->origin && !fn->stub && !ffc_program_bif(pr, ffc_fn_mfa(fn));
}

/* *n becomes how many instructions the leaf has with those of the leaves that it calls, if there are not too many. */
static ffc_leaf_kind kind_of(ffc_program *pr, const ffc_fn *fn, unsigned depth, uint32_t *n)
{
    const ffc_function *f = fn->beam;
    ffc_leaf_kind kind = FFC_LEAF_PLAIN;
    if (depth == 0 || f->arity > MAX_ARITY || !is_own_code(pr, fn))
        return FFC_LEAF_NONE;
    *n += f->n;
    for (uint32_t i = 0; i < f->n && *n <= MAX_INSTRS; i++) {
        const ffc_instr *ins = &f->instrs[i];
        if (!fn->reached[i] || raises(fn, ins))
            continue;
        const ffc_fn *callee = called_fn(pr, fn, ins);
        ffc_leaf_kind of_instr = callee ? kind_of(pr, callee, depth - 1, n) : kind_of_instr(pr, fn, ins);
        if (of_instr == FFC_LEAF_NONE || has_large_literal(ins->args, ins->nargs))
            return FFC_LEAF_NONE;
        kind = of_instr == FFC_LEAF_HEAP ? FFC_LEAF_HEAP : kind;
    }
    return *n <= MAX_INSTRS ? kind : FFC_LEAF_NONE;
}

void ffc_find_leaves(ffc_program *pr)
{
    for (size_t i = 0; i < pr->units.n; i++)
        for (uint32_t k = 0; k < pr->units.items[i]->beam->n_functions; k++) {
            ffc_fn *fn = &pr->units.items[i]->fns[k];
            uint32_t n = 0;
            fn->leaf = kind_of(pr, fn, MAX_DEPTH, &n);
        }
}

/* ---- the C functions ---- */

const char *ffc_leaf_symbol(ffc_arena *a, const ffc_fn *fn)
{
    return ffc_arena_printf(a, "ffl_%s", ffc_mangle(a, fn->unit->beam->name, fn->beam->name, fn->beam->arity));
}

static void head(cgen *g, const ffc_fn *fn)
{
    bool has_heap = fn->leaf == FFC_LEAF_HEAP;
    uint32_t arity = fn->beam->arity;
    cgen_out(g, "static ff_term %s(%s", ffc_leaf_symbol(g->arena, fn), has_heap ? "ff_proc *p, ff_word **at_hp, ff_word *sp" : arity ? "" : "void");
    for (uint32_t i = 0; i < arity; i++)
        cgen_out(g, "%sff_term x%u", i || has_heap ? ", " : "", i);
    cgen_out(g, ")\n{\n%s", has_heap ? "(void)p, (void)sp; ff_word *hp = *at_hp;\n" : "");
    for (uint32_t i = arity; i < g->max_x; i++)
        cgen_out(g, "ff_term x%u;\n", i);
    for (uint32_t i = 0; i < g->max_y; i++)
        cgen_out(g, "ff_term y%u;\n", i);
    for (uint32_t i = 0; i < g->max_fr; i++)
        cgen_out(g, "double fr%u;\n", i);
    cgen_out(g, "goto L%u;\n", fn->beam->entry);
}

/* Of whatever module it is: what belongs to the one that the file is of is put aside. The usual code of the leaf may still be to be written. */
static void write_leaf(cgen *g, ffc_fn *fn)
{
    const cgen outer = *g;
    const ffc_module *m = fn->unit->beam;
    g->leaf = fn;
    g->unit = fn->unit;
    g->body = (ffc_str){ 0 };
    g->max_x = 1;
    g->max_y = g->max_fr = 0;
    g->label_frame = FFC_NEW_ARRAY(g->arena, uint8_t, m->n_labels + 1);
    g->label_line = FFC_NEW_ARRAY(g->arena, uint32_t, m->n_labels + 1);
    if (g->unit != outer.unit)
        g->literal_texts = FFC_NEW_ARRAY(g->arena, const char *, m->n_literals + 1);
    cgen_blocks(g, fn);
    ffc_str code = g->body;
    g->body = outer.body;
    head(g, fn);
    ffc_str_bytes(&g->body, code.s, code.n);
    cgen_out(g, "}\n\n");
    ffc_str_fini(&code);
    g->leaf = NULL;
    g->unit = outer.unit;
    g->label_frame = outer.label_frame;
    g->label_line = outer.label_line;
    g->literal_texts = outer.literal_texts;
}

/* A host tries no leaf as a last call; a leaf does. */
static ffc_fn *called_leaf(ffc_program *pr, const ffc_fn *fn, const ffc_instr *ins, bool in_leaf)
{
    if (!fn->reached[ins->index] || (!in_leaf && ins->op != FFC_OP_call && ins->op != FFC_OP_call_ext))
        return NULL;
    ffc_fn *callee = called_fn(pr, fn, ins);
    return callee && callee->leaf ? callee : NULL;
}

const ffc_fn *cgen_called_leaf(const cgen *g, const ffc_instr *ins) { return called_leaf(g->pr, g->fn, ins, g->leaf); }

static bool is_written(const cgen *g, const ffc_fn *fn)
{
    for (size_t i = 0; i < g->written_leaves.n; i++)
        if (g->written_leaves.items[i] == fn)
            return true;
    return false;
}

/* Writes the leaves that fn calls, those that they call first. */
static void write_called(cgen *g, const ffc_fn *fn, bool in_leaf)
{
    for (uint32_t i = 0; i < fn->beam->n; i++) {
        ffc_fn *leaf = called_leaf(g->pr, fn, &fn->beam->instrs[i], in_leaf);
        if (!leaf || is_written(g, leaf))
            continue;
        write_called(g, leaf, true);
        ffc_vec_push(&g->written_leaves, leaf);
        write_leaf(g, leaf);
    }
}

void cgen_leaves_of(cgen *g, const ffc_host *h)
{
    for (uint32_t i = 0; i < h->n_fns; i++)
        write_called(g, h->fns[i], false);
}

/* ---- in the C function, and where it is called ---- */

void cgen_give_up(cgen *g) { cgen_out(g, "return FF_NONVALUE; "); }

void cgen_leaf_return(cgen *g) { cgen_out(g, g->leaf->leaf == FFC_LEAF_HEAP ? "{ *at_hp = hp; return x0; }" : "return x0;"); }

/* `hp`: where the heap pointer is that it moves. */
static const char *call_of(cgen *g, const ffc_fn *leaf, const char *hp)
{
    bool has_heap = leaf->leaf == FFC_LEAF_HEAP;
    const char *call = cgen_str(g, "%s(%s", ffc_leaf_symbol(g->arena, leaf), has_heap ? cgen_str(g, "p, &%s, sp", hp) : "");
    for (uint32_t i = 0; i < leaf->beam->arity; i++)
        call = cgen_str(g, "%s%s%s", call, i || has_heap ? ", " : "", cgen_x(g, i));
    return cgen_str(g, "%s)", call);
}

void cgen_try_leaf(cgen *g, const ffc_fn *leaf, uint32_t k)
{
    bool has_heap = leaf->leaf == FFC_LEAF_HEAP;
    cgen_out(g, "{ %sff_term r = %s; if (FF_LIKELY(ff_is_value(r))) { x0 = r; %sgoto V%u; } }\n", has_heap ? "ff_word *h = hp; " : "",
             call_of(g, leaf, "h"), has_heap ? "hp = h; " : "", k);
}

static bool returns_at_once(uint16_t op)
{
    return op == FFC_OP_call_only || op == FFC_OP_call_last || op == FFC_OP_call_ext_only || op == FFC_OP_call_ext_last;
}

/* trim N Remaining */
static void trim(cgen *g, uint32_t n, uint32_t remaining)
{
    for (uint32_t i = 0; i < remaining; i++)
        cgen_out(g, "%s = %s; ", cgen_y(g, i), cgen_y(g, i + n));
}

static bool end_block(cgen *g)
{
    g->frame = FRAME_UNKNOWN;
    return true;
}

static bool call_leaf(cgen *g, const ffc_fn *callee, uint16_t op)
{
    cgen_out(g, "x0 = %s; if (FF_UNLIKELY(!ff_is_value(x0))) ", call_of(g, callee, "hp"));
    cgen_give_up(g);
    if (!returns_at_once(op))
        return true;
    cgen_leaf_return(g);
    return end_block(g);
}

static bool raise(cgen *g)
{
    cgen_give_up(g);
    return end_block(g);
}

static bool reserve(cgen *g, const ffc_instr *ins)
{
    cgen_out(g, "if (FF_NO_ROOM(%" PRIu64 ")) ", ffc_checked_words(g->fn, ins));
    cgen_give_up(g);
    return true;
}

bool cgen_leaf_instr(cgen *g, const ffc_instr *ins)
{
    const ffc_fn *callee = cgen_called_leaf(g, ins);
    if (callee)
        return call_leaf(g, callee, ins->op);
    if (raises(g->fn, ins))
        return raise(g);
    switch (ins->op) {
    case FFC_OP_func_info: case FFC_OP_badmatch: case FFC_OP_case_end: case FFC_OP_if_end: return raise(g);
    case FFC_OP_test_heap: case FFC_OP_allocate_heap: return reserve(g, ins);
    case FFC_OP_allocate: case FFC_OP_deallocate: return true;
    case FFC_OP_trim: trim(g, (uint32_t)ins->args[0].u, (uint32_t)ins->args[1].u); return true;
    default: return false;
    }
}
