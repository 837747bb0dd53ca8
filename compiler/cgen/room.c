/* compiler/cgen/room.c -- Heap checks put together, for code that is to be small.
 *
 * An entry and the points that calls return to ask for all that the code from there up to the next call allocates: no check, and no place
 * to resume at, is needed in between. It stays true because helpers and BIFs leave FFC_ROOM_MAX words of the block free
 * (ff_alloc). A check stays where it is when more than these words would have to be free, and when code comes to it from a label that asks for
 * nothing: a catch's, or one where a process waits. It asks for what follows, too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/room.h"

#include "compiler/program/source.h"

enum { FUN_WORDS = 3, FLOAT_WORDS = 2 }; /* FF_FUN_WORDS, FF_FLOAT_WORDS */

typedef struct search {
    ffc_program *pr;
    const ffc_fn *fn;
    const ffc_label *labels;
    bool *open;       /* by label: code comes to it that has asked for nothing */
    uint64_t *need;   /* by label: from there to the next call */
    bool grew;
} search;

/* ---- instructions ---- */

static uint64_t heap_words(const ffc_arg *a)
{
    if (a->kind != FFC_ARG_ALLOC)
        return a->u;
    return (uint64_t)a->alloc.words + (uint64_t)a->alloc.floats * FLOAT_WORDS + (uint64_t)a->alloc.funs * FUN_WORDS;
}

uint64_t ffc_checked_words(const ffc_fn *fn, const ffc_instr *ins)
{
    const ffc_arg *a = ins->args;
    switch (ins->op) {
    case FFC_OP_test_heap: return heap_words(&a[0]);
    case FFC_OP_allocate: case FFC_OP_allocate_zero: return a[0].u + 1;
    case FFC_OP_allocate_heap: case FFC_OP_allocate_heap_zero: return a[0].u + 1 + heap_words(&a[1]);
    case FFC_OP_make_fun2: return FUN_WORDS + fn->unit->beam->lambdas[a[0].u].num_free;
    case FFC_OP_bs_create_bin: return heap_words(&a[1]);
    case FFC_OP_bs_init2: case FFC_OP_bs_init_bits: return heap_words(&a[2]);
    case FFC_OP_bs_append: return a[2].u;
    default: return 0;
    }
}

static bool is_bif_in_place(const search *s, ffc_mfa mfa)
{
    ffc_target t = ffc_program_resolve(s->pr, mfa);
    return t.kind == FFC_TARGET_BIF && !(t.bif->flags & FFC_BIF_TRAP);
}

/* A call that something returns from to a label. */
static bool is_call(const search *s, const ffc_instr *ins)
{
    const ffc_unit *u = s->fn->unit;
    switch (ins->op) {
    case FFC_OP_call: return !is_bif_in_place(s, ffc_fn_mfa(ffc_callee(s->fn, ins)));
    case FFC_OP_call_ext: return !is_bif_in_place(s, u->beam->imports[ins->args[1].u]);
    case FFC_OP_call_fun: case FFC_OP_call_fun2: case FFC_OP_apply: return true;
    default: return false;
    }
}

/* Labels that it names are entered from elsewhere, with nothing asked for. */
static bool opens_labels(uint16_t op)
{
    return op == FFC_OP_catch || op == FFC_OP_try || op == FFC_OP_wait || op == FFC_OP_wait_timeout || op == FFC_OP_loop_rec_end;
}

static bool ends_block(uint16_t op) { return op == FFC_OP_func_info || ffc_instr_ends_block(op); }

static bool calls_local(uint16_t op) { return op == FFC_OP_call || op == FFC_OP_call_only || op == FFC_OP_call_last; }

/* ---- forward: where nothing was asked for ---- */

static void open_label(search *s, uint32_t label)
{
    s->grew |= !s->open[label];
    s->open[label] = true;
}

static void open_labels(search *s, const ffc_instr *ins, const ffc_arg *args, uint32_t n, bool is_open)
{
    for (uint32_t i = 0; i < n; i++) {
        if (args[i].kind == FFC_ARG_LIST)
            open_labels(s, ins, args[i].list.items, args[i].list.n, is_open);
        if (args[i].kind != FFC_ARG_LABEL || !args[i].label)
            continue;
        bool is_back = s->labels[args[i].label].instr <= ins->index;
        if (is_open || is_back || opens_labels(ins->op))
            open_label(s, args[i].label);
    }
}

/* is_open[i]: the code at instruction i may have asked for nothing. */
static void find_open(search *s, bool *is_open)
{
    const ffc_function *f = s->fn->beam;
    bool now = false;
    for (uint32_t i = 0; i < f->n; i++) {
        const ffc_instr *ins = &f->instrs[i];
        if (ins->op == FFC_OP_label)
            now |= s->open[ins->args[0].label];
        is_open[i] = now;
        if (ins->op != FFC_OP_label && !calls_local(ins->op))
            open_labels(s, ins, ins->args, ins->nargs, now);
        if (ins->op == FFC_OP_wait_timeout)
            now = true;
        else if (ffc_checked_words(s->fn, ins) || is_call(s, ins) || ends_block(ins->op))
            now = false;
    }
}

/* ---- backward: what is needed ---- */

static uint64_t most(uint64_t a, uint64_t b) { return a > b ? a : b; }

static uint64_t need_at_labels(const search *s, const ffc_arg *args, uint32_t n)
{
    uint64_t need = 0;
    for (uint32_t i = 0; i < n; i++)
        if (args[i].kind == FFC_ARG_LIST)
            need = most(need, need_at_labels(s, args[i].list.items, args[i].list.n));
        else if (args[i].kind == FFC_ARG_LABEL && args[i].label)
            need = most(need, s->need[args[i].label]);
    return need;
}

static void find_need(search *s, const bool *is_open, ffc_room *room)
{
    const ffc_function *f = s->fn->beam;
    uint64_t need = 0;
    for (uint32_t i = f->n; i-- > 0;) {
        const ffc_instr *ins = &f->instrs[i];
        uint64_t words = ffc_checked_words(s->fn, ins);
        if (ends_block(ins->op))
            need = 0;
        if (ins->op == FFC_OP_label) {
            s->need[ins->args[0].label] = need;
            continue;
        }
        if (is_call(s, ins)) {
            room->at_returns = (uint32_t)most(room->at_returns, need);
            need = 0;
        } else if (!opens_labels(ins->op) && !calls_local(ins->op)) {
            need = most(need, need_at_labels(s, ins->args, ins->nargs));
        }
        if (!words)
            continue;
        bool here = is_open[i] || need + words > FFC_ROOM_MAX;
        room->ask[i] = here ? need + words : 0;
        need = here ? 0 : need + words;
    }
    room->at_entry = (uint32_t)s->need[f->entry];
}

ffc_room ffc_room_of(ffc_program *pr, ffc_arena *a, const ffc_fn *fn)
{
    const ffc_module *m = fn->unit->beam;
    const ffc_function *f = fn->beam;
    search s = { .pr = pr, .fn = fn, .labels = m->labels, .open = FFC_NEW_ARRAY(a, bool, m->n_labels + 1),
                 .need = FFC_NEW_ARRAY(a, uint64_t, m->n_labels + 1) };
    bool *is_open = FFC_NEW_ARRAY(a, bool, f->n);
    ffc_room room = { .ask = FFC_NEW_ARRAY(a, uint64_t, f->n) };
    do {
        s.grew = false;
        find_open(&s, is_open);
    } while (s.grew);
    find_need(&s, is_open, &room);
    return room;
}
