/* compiler/program/reach.c -- What can run: a worklist from the roots over calls, funs and dynamic calls.
 *
 * A dynamic call M:F(...) with M or F unknown reaches an exported function when the atoms of its module and its name are
 * both constructed by live code; an atom that occurs only in patterns or as the name of a called function cannot be the
 * value of a variable. Where neither M nor F is known, the modules that the user gave as input must construct both atoms (two:
 * that they construct c says little about c:c/1), or a function of a library must be named by a pair: both atoms side by side
 * in a tuple or list that live code constructs, as {M, F, A} in a child specification. Where only M is unknown (callbacks), a
 * module of OTP must be named by itself or by code from outside OTP. For functions of input modules the atoms are enough
 * wherever they come from. The sets grow together until none does.
 *
 * A function that passes its own parameters on as M or F (spawn_link/3 does) makes no dynamic call itself: each of its
 * callers does, with what it gives for these parameters. Only a function whose callers are not all known does so itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <string.h>

#include "compiler/program/index.h"
#include "compiler/program/source.h"

enum { ANY_ARITY = FFC_ARITY_MAX + 1 };

typedef struct dynamic_call {
    const ffc_atom *module, *function; /* NULL: not known */
    uint32_t arity;                    /* or ANY_ARITY */
    const ffc_fn *from;
} dynamic_call;

/* A dynamic call as its function sees it. */
typedef struct named_call { ffc_source module, function; uint32_t arity; } named_call;

typedef struct caller { ffc_fn *fn; uint32_t instr; } caller;

struct ffc_flow {
    FFC_VEC(named_call) calls;   /* those that depend on a parameter */
    FFC_VEC(caller) callers;
    bool called_unseen;          /* through a fun, or by a dynamic call */
};

typedef struct reach {
    ffc_program *pr;
    FFC_VEC(ffc_fn *) work;
    FFC_VEC(dynamic_call) calls;
    FFC_VEC(uint8_t) constructed;       /* by atom id: BY_ANY and so on */
    uint64_t *pairs;                    /* of atom ids, side by side in a constructed term; open addressing, 0 is free */
    size_t n_pairs, n_pair_slots;
    bool grew;                          /* atoms or dynamic calls since the last look at dynamic targets */
    ffc_fn *from;
} reach;

/* ---- growing the sets ---- */

/* Which code constructs an atom: any live code; a module that the user gave, or --keep; one of those that may hand the atom out
 * as the name of a callback module. */
enum { BY_ANY = 1, BY_INPUT = 2, BY_OWNER = 4 };

/* OTP's own callback modules hand their names to a behaviour themselves (?MODULE); other modules of OTP that mention them mean
 * an application, a registered process, the name for a log. */
static bool may_hand_out(const reach *r, const ffc_unit *u, const ffc_atom *atom)
{
    const char *otp = r->pr->otp_root;
    return u->is_input || u->beam->name == atom || !otp || strncmp(u->beam->path, otp, strlen(otp)) != 0;
}

static void construct(reach *r, const ffc_atom *atom)
{
    uint8_t by = BY_ANY | (!r->from || r->from->unit->is_input ? BY_INPUT : 0) | (!r->from || may_hand_out(r, r->from->unit, atom) ? BY_OWNER : 0);
    while (r->constructed.n <= atom->id)
        ffc_vec_push(&r->constructed, 0);
    r->grew |= (by & ~r->constructed.items[atom->id]) != 0;
    r->constructed.items[atom->id] |= by;
}

static bool is_constructed(const reach *r, const ffc_atom *atom, uint8_t by)
{
    return atom->id < r->constructed.n && (r->constructed.items[atom->id] & by);
}

/* ---- pairs of atoms ---- */

static uint64_t *pair_slot(const reach *r, uint64_t pair)
{
    size_t at = (size_t)(pair * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (r->n_pair_slots - 1);
    while (r->pairs[at] && r->pairs[at] != pair)
        at = (at + 1) & (r->n_pair_slots - 1);
    return &r->pairs[at];
}

static uint64_t pair_of(const ffc_atom *a, const ffc_atom *b) { return (uint64_t)(a->id + 1) << 32 | b->id; }

static void grow_pairs(reach *r)
{
    uint64_t *old = r->pairs;
    size_t n = r->n_pair_slots;
    r->n_pair_slots = n ? 2 * n : 1024;
    r->pairs = FFC_NEW_ARRAY(&r->pr->arena, uint64_t, r->n_pair_slots);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            *pair_slot(r, old[i]) = old[i];
}

static void construct_pair(reach *r, const ffc_atom *a, const ffc_atom *b)
{
    if (2 * r->n_pairs >= r->n_pair_slots)
        grow_pairs(r);
    uint64_t *slot = pair_slot(r, pair_of(a, b));
    if (*slot)
        return;
    *slot = pair_of(a, b);
    r->n_pairs++;
    r->grew = true;
}

static bool is_pair(const reach *r, const ffc_atom *a, const ffc_atom *b)
{
    return r->n_pairs > 0 && *pair_slot(r, pair_of(a, b)) != 0;
}

/* ---- functions ---- */

static void reach_fn(reach *r, ffc_fn *fn)
{
    if (fn->live)
        return;
    fn->live = true;
    fn->reached_from = r->from;
    if (ffc_atom_is(fn->beam->name, "module_info"))
        fn->unit->module_info_live = true;
    ffc_vec_push(&r->work, fn);
}

static void add_call(reach *r, const ffc_atom *m, const ffc_atom *f, uint32_t arity)
{
    for (size_t i = 0; i < r->calls.n; i++) {
        const dynamic_call *c = &r->calls.items[i];
        if (c->module == m && c->function == f && c->arity == arity)
            return;
    }
    ffc_vec_push(&r->calls, (dynamic_call){ m, f, arity, r->from });
    r->grew = true;
}

/* ---- calls by name ---- */

static void note_missing(reach *r, ffc_mfa mfa, bool is_bif)
{
    for (size_t i = 0; i < r->pr->missing.n; i++) {
        ffc_mfa had = r->pr->missing.items[i].mfa;
        if (had.module == mfa.module && had.function == mfa.function && had.arity == mfa.arity)
            return;
    }
    bool no_module = !is_bif && !ffc_program_unit(r->pr, mfa.module);
    ffc_vec_push(&r->pr->missing, (ffc_missing){ mfa, r->from, is_bif, no_module });
}

/* ---- dynamic calls, followed to where their names come from ---- */

/* Functions that call M:F with a list of arguments, and which of their arguments M is; F is the next one. Those of proc_lib
 * and timer keep M and F in data on the way, which the analysis does not follow. */
static const struct { const char *module, *function; uint32_t arity, at; } name_takers[] = {
    { "erlang", "apply", 3, 0 }, { "erlang", "spawn", 3, 0 }, { "erlang", "spawn_link", 3, 0 }, { "erlang", "spawn_monitor", 3, 0 },
    { "erlang", "spawn_opt", 4, 0 }, { "erlang", "hibernate", 3, 0 }, { "erlang", "make_fun", 3, 0 },
    { "erts_internal", "spawn_request", 4, 0 }, { "erts_internal", "spawn_system_process", 3, 0 },
    { "proc_lib", "spawn", 3, 0 }, { "proc_lib", "spawn_link", 3, 0 }, { "proc_lib", "spawn_opt", 4, 0 },
    { "proc_lib", "spawn_monitor", 3, 0 }, { "proc_lib", "start", 3, 0 }, { "proc_lib", "start", 4, 0 }, { "proc_lib", "start", 5, 0 },
    { "proc_lib", "start_link", 3, 0 }, { "proc_lib", "start_link", 4, 0 }, { "proc_lib", "start_link", 5, 0 },
    { "proc_lib", "start_monitor", 3, 0 }, { "proc_lib", "start_monitor", 4, 0 }, { "proc_lib", "start_monitor", 5, 0 },
    { "proc_lib", "hibernate", 3, 0 }, { "timer", "apply_after", 4, 1 }, { "timer", "apply_interval", 4, 1 },
};

static struct ffc_flow *flow_of(reach *r, ffc_fn *fn)
{
    if (!fn->flow)
        fn->flow = FFC_NEW(&r->pr->arena, struct ffc_flow);
    return fn->flow;
}

static const ffc_atom *known_atom(ffc_source s) { return s.kind == FFC_SOURCE_ATOM ? s.atom : NULL; }

static void settle_call(reach *r, const ffc_fn *fn, named_call c)
{
    const ffc_fn *from = r->from;
    r->from = (ffc_fn *)fn;
    add_call(r, known_atom(c.module), known_atom(c.function), c.arity);
    r->from = (ffc_fn *)from;
}

/* What a source in the callee is for the caller, at the call. */
static ffc_source seen_by_caller(ffc_source s, caller at)
{
    return s.kind == FFC_SOURCE_PARAM ? ffc_source_of_x(at.fn->beam, at.instr, s.param) : s;
}

static bool same_call(named_call a, named_call b)
{
    return a.arity == b.arity && ffc_source_same(a.module, b.module) && ffc_source_same(a.function, b.function);
}

static void note_call(reach *r, ffc_fn *fn, named_call c);

static void note_call_in(reach *r, caller at, named_call c)
{
    note_call(r, at.fn, (named_call){ seen_by_caller(c.module, at), seen_by_caller(c.function, at), c.arity });
}

/* fn makes the call c: it is settled here, or becomes its callers' business. */
static void note_call(reach *r, ffc_fn *fn, named_call c)
{
    struct ffc_flow *flow = flow_of(r, fn);
    bool by_param = c.module.kind == FFC_SOURCE_PARAM || c.function.kind == FFC_SOURCE_PARAM;
    if (!by_param || flow->called_unseen)
        settle_call(r, fn, c);
    if (!by_param)
        return;
    for (size_t i = 0; i < flow->calls.n; i++)
        if (same_call(flow->calls.items[i], c))
            return;
    ffc_vec_push_in(&r->pr->arena, &flow->calls, c);
    for (size_t i = 0; i < flow->callers.n; i++)
        note_call_in(r, flow->callers.items[i], c);
}

/* Some caller of fn is not known: its parameters can be anything. */
static void call_unseen(reach *r, ffc_fn *fn)
{
    struct ffc_flow *flow = flow_of(r, fn);
    if (flow->called_unseen)
        return;
    flow->called_unseen = true;
    for (size_t i = 0; i < flow->calls.n; i++)
        settle_call(r, fn, flow->calls.items[i]);
}

static void add_caller(reach *r, ffc_fn *callee, caller at)
{
    struct ffc_flow *flow = flow_of(r, callee);
    ffc_vec_push_in(&r->pr->arena, &flow->callers, at);
    for (size_t i = 0; i < flow->calls.n; i++)
        note_call_in(r, at, flow->calls.items[i]);
}

static void note_name_taker(reach *r, caller at, ffc_mfa mfa)
{
    for (size_t i = 0; i < sizeof name_takers / sizeof *name_takers; i++) {
        if (name_takers[i].arity != mfa.arity || !ffc_atom_is(mfa.module, name_takers[i].module)
            || !ffc_atom_is(mfa.function, name_takers[i].function))
            continue;
        uint32_t x = name_takers[i].at;
        note_call(r, at.fn, (named_call){ ffc_source_of_x(at.fn->beam, at.instr, x), ffc_source_of_x(at.fn->beam, at.instr, x + 1), ANY_ARITY });
    }
}

/* Functions that call a server by its name or read its table, and the module by whose start/0 ff_boot makes it. */
static const struct { const char *module, *function; uint32_t arity; const char *server; } server_clients[] = {
    { "file", "call", 2, "file_server" },
    { "application_controller", "get_env", 2, "ff_applications" },
    { "application_controller", "get_pid_env", 2, "ff_applications" },
    { "application_controller", "get_all_env", 1, "ff_applications" },
    { "application_controller", "get_application", 1, "ff_applications" },
    { "application_controller", "get_application_module", 1, "ff_applications" },
    { "application_controller", "get_key", 2, "ff_applications" },
};

static ffc_fn *reach_mfa(reach *r, ffc_mfa mfa, bool dynamic);

static void reach_server_of(reach *r, ffc_mfa mfa)
{
    for (size_t i = 0; i < sizeof server_clients / sizeof *server_clients; i++)
        if (server_clients[i].arity == mfa.arity && ffc_atom_is(mfa.module, server_clients[i].module)
            && ffc_atom_is(mfa.function, server_clients[i].function))
            reach_mfa(r, (ffc_mfa){ ffc_intern_cstr(r->pr->atoms, server_clients[i].server),
                                    ffc_intern_cstr(r->pr->atoms, "start"), 0 }, true);
}

/* Returns the function reached, if it is one. */
static ffc_fn *reach_mfa(reach *r, ffc_mfa mfa, bool dynamic)
{
    ffc_target t = ffc_program_resolve(r->pr, mfa);
    if (t.kind == FFC_TARGET_MISSING || t.kind == FFC_TARGET_STUB) {
        note_missing(r, mfa, t.kind == FFC_TARGET_STUB);
        return NULL;
    }
    if (t.kind == FFC_TARGET_BIF) {
        r->pr->index->bif_live[t.bif - r->pr->index->bifs] = true;
        r->pr->index->bif_dynamic[t.bif - r->pr->index->bifs] |= dynamic;
        return NULL;
    }
    reach_fn(r, t.fn);
    t.fn->dynamic |= dynamic;
    if (dynamic)
        call_unseen(r, t.fn);
    return t.fn;
}

/* ---- one function ---- */

static void construct_literal(reach *r, const ffc_lit *lit);

static void construct_items(reach *r, const ffc_lit *items, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        construct_literal(r, &items[i]);
        if (i > 0 && items[i].kind == FFC_LIT_ATOM && items[i - 1].kind == FFC_LIT_ATOM)
            construct_pair(r, items[i - 1].atom, items[i].atom);
    }
}

static void construct_literal(reach *r, const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_ATOM: construct(r, lit->atom); break;
    case FFC_LIT_LIST:
        construct_items(r, lit->list.items, lit->list.n);
        construct_literal(r, lit->list.tail);
        break;
    case FFC_LIT_TUPLE: construct_items(r, lit->tuple.items, lit->tuple.n); break;
    case FFC_LIT_MAP: construct_items(r, lit->map.items, 2 * lit->map.n); break;
    case FFC_LIT_EXPORT:
        reach_mfa(r, (ffc_mfa){ lit->export.module, lit->export.function, lit->export.arity }, true);
        construct(r, lit->export.module);
        construct(r, lit->export.function);
        break;
    default: break;
    }
}

static void construct_arg(reach *r, const ffc_arg *a);

static void construct_args(reach *r, const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        construct_arg(r, &args[i]);
        if (i > 0 && args[i].kind == FFC_ARG_ATOM && args[i - 1].kind == FFC_ARG_ATOM)
            construct_pair(r, args[i - 1].atom, args[i].atom);
    }
}

static void construct_arg(reach *r, const ffc_arg *a)
{
    if (a->kind == FFC_ARG_ATOM)
        construct(r, a->atom);
    else if (a->kind == FFC_ARG_LITERAL)
        construct_literal(r, a->lit);
    else if (a->kind == FFC_ARG_LIST)
        construct_args(r, a->list.items, a->list.n);
}

/* Instructions whose atom operands are patterns, names or counts, never values. */
static bool is_pattern_only(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_eq_exact: case FFC_OP_is_ne_exact: case FFC_OP_is_eq: case FFC_OP_is_ne: case FFC_OP_select_val:
    case FFC_OP_is_tagged_tuple: case FFC_OP_func_info: case FFC_OP_call_fun2: case FFC_OP_is_lt: case FFC_OP_is_ge:
        return true;
    default: return false;
    }
}

static void reach_apply(reach *r, ffc_fn *fn, const ffc_instr *ins)
{
    uint32_t arity = (uint32_t)ins->args[0].u;
    note_call(r, fn, (named_call){ ffc_source_of_x(fn->beam, ins->index, arity), ffc_source_of_x(fn->beam, ins->index, arity + 1), arity });
}

static void reach_import(reach *r, ffc_fn *fn, const ffc_instr *ins, ffc_mfa mfa)
{
    caller at = { fn, ins->index };
    ffc_fn *callee = reach_mfa(r, mfa, false);
    if (callee)
        add_caller(r, callee, at);
    note_name_taker(r, at, mfa);
}

static void reach_lambda(reach *r, ffc_fn *fn)
{
    reach_fn(r, fn);
    call_unseen(r, fn);
}

/* A function that the runtime has in C is never entered, not even by its own module. */
static void reach_local(reach *r, ffc_fn *fn, const ffc_instr *ins, ffc_fn *callee)
{
    const ffc_bif *bif = ffc_program_bif(r->pr, ffc_fn_mfa(callee));
    if (bif) {
        r->pr->index->bif_live[bif - r->pr->index->bifs] = true;
        return;
    }
    reach_fn(r, callee);
    add_caller(r, callee, (caller){ fn, ins->index });
}

static void reach_instr(reach *r, ffc_fn *fn, const ffc_instr *ins)
{
    const ffc_unit *u = fn->unit;
    switch (ins->op) {
    case FFC_OP_call: case FFC_OP_call_last: case FFC_OP_call_only:
        reach_local(r, fn, ins, ffc_unit_fn_at(u, ins->args[1].label));
        break;
    case FFC_OP_apply: case FFC_OP_apply_last: reach_apply(r, fn, ins); break;
    default:
        for (uint32_t i = 0; i < ins->nargs; i++) {
            if (ins->args[i].kind == FFC_ARG_IMPORT)
                reach_import(r, fn, ins, u->beam->imports[ins->args[i].u]);
            else if (ins->args[i].kind == FFC_ARG_LAMBDA)
                reach_lambda(r, ffc_unit_fn_at(u, u->beam->lambdas[ins->args[i].u].label));
        }
    }
    if (is_pattern_only(ins->op))
        return;
    for (uint32_t i = 0; i < ins->nargs; i++)
        construct_arg(r, &ins->args[i]);
}

static void reach_body(reach *r, ffc_fn *fn)
{
    r->from = fn;
    reach_server_of(r, ffc_fn_mfa(fn));
    for (uint32_t i = 0; i < fn->beam->n; i++)
        reach_instr(r, fn, &fn->beam->instrs[i]);
}

/* ---- dynamic calls ---- */

static bool names_match(const reach *r, const dynamic_call *c, const ffc_atom *m, const ffc_atom *f, bool is_input)
{
    if (!c->module && !c->function && !is_input)
        return (m != f && is_constructed(r, m, BY_INPUT) && is_constructed(r, f, BY_INPUT)) || is_pair(r, m, f);
    return (c->function ? c->function == f : is_constructed(r, f, BY_ANY))
           && (c->module ? c->module == m : is_constructed(r, m, is_input ? BY_ANY : BY_OWNER));
}

static bool call_matches(const reach *r, const dynamic_call *c, const ffc_atom *m, const ffc_atom *f, uint32_t arity, bool is_input)
{
    return (c->arity == ANY_ARITY || c->arity == arity) && names_match(r, c, m, f, is_input);
}

static void reach_dynamic_in_unit(reach *r, ffc_unit *u)
{
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        ffc_fn *fn = &u->fns[i];
        if (!fn->beam->exported || fn->dynamic)
            continue;
        for (size_t k = 0; k < r->calls.n; k++) {
            if (!call_matches(r, &r->calls.items[k], u->beam->name, fn->beam->name, fn->beam->arity, u->is_input))
                continue;
            r->from = (ffc_fn *)r->calls.items[k].from;
            reach_mfa(r, (ffc_mfa){ u->beam->name, fn->beam->name, fn->beam->arity }, true);
            break;
        }
    }
}

/* Operators and guard functions belong to the language: erlang:F(...) reaches them even when F comes from text, as in erl_eval. */
static bool is_of_language(const dynamic_call *c, const ffc_bif *b)
{
    bool is_operator = !isalpha((unsigned char)b->function->s[0]);
    return c->module == b->module && !c->function && c->arity == b->arity && ffc_atom_is(b->module, "erlang")
           && (is_operator || (b->flags & FFC_BIF_GUARD));
}

static void reach_dynamic_bifs(reach *r)
{
    for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = &r->pr->index->bifs[i];
        for (size_t k = 0; !r->pr->index->bif_dynamic[i] && k < r->calls.n; k++)
            if (call_matches(r, &r->calls.items[k], b->module, b->function, b->arity, false) || is_of_language(&r->calls.items[k], b))
                reach_mfa(r, (ffc_mfa){ b->module, b->function, b->arity }, true);
    }
}

/* Modules that no call names yet, but a dynamic call may: their atoms are constructed. */
static void load_constructed_modules(reach *r)
{
    for (size_t i = 0; i < r->calls.n; i++)
        if (r->calls.items[i].module)
            ffc_program_unit(r->pr, r->calls.items[i].module);
    if (r->calls.n == 0)
        return;
    for (size_t id = 0; id < r->constructed.n; id++)
        if (r->constructed.items[id])
            ffc_program_unit(r->pr, r->pr->atoms->atoms[id]);
}

static void drain(reach *r)
{
    while (r->work.n > 0)
        reach_body(r, r->work.items[--r->work.n]);
}

/* ---- roots ---- */

static bool keep_module(reach *r, const ffc_keep *k)
{
    const ffc_atom *name = ffc_intern_cstr(r->pr->atoms, k->module);
    ffc_unit *u = ffc_program_unit(r->pr, name);
    if (!u)
        return ffc_error(r->pr->diag, ffc_loc_file("--keep"), "there is no module %s on the code path", k->module);
    bool any = false;
    construct(r, name);
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        const ffc_function *f = u->fns[i].beam;
        if (!f->exported || (k->function && !ffc_atom_is(f->name, k->function))
            || (k->arity >= 0 && f->arity != (uint32_t)k->arity))
            continue;
        reach_mfa(r, (ffc_mfa){ name, f->name, f->arity }, true);
        any = true;
    }
    return any || ffc_error(r->pr->diag, ffc_loc_file("--keep"), "%s exports no %s", k->module, k->function);
}

static bool reach_root(reach *r, ffc_mfa mfa)
{
    ffc_target t = ffc_program_resolve(r->pr, mfa);
    if (t.kind != FFC_TARGET_FN)
        return ffc_error(r->pr->diag, ffc_loc_file(mfa.module->s), "%s:%s/%u is not exported by any module found",
                         mfa.module->s, mfa.function->s, mfa.arity);
    reach_mfa(r, mfa, true);
    return true;
}

bool ffc_program_reach(ffc_program *pr, const ffc_keep *keep, size_t n_keep)
{
    reach r = { .pr = pr };
    bool ok = reach_root(&r, pr->boot);
    ok = reach_root(&r, pr->entry) && ok;
    for (size_t i = 0; i < n_keep; i++)
        ok = keep_module(&r, &keep[i]) && ok;
    do {
        drain(&r);
        r.grew = false;
        load_constructed_modules(&r);
        for (size_t i = 0; i < pr->units.n; i++)
            reach_dynamic_in_unit(&r, pr->units.items[i]);
        reach_dynamic_bifs(&r);
    } while (r.work.n > 0 || r.grew);
    ffc_vec_fini(&r.work);
    ffc_vec_fini(&r.calls);
    ffc_vec_fini(&r.constructed);
    return ok && pr->diag->errors == 0;
}
