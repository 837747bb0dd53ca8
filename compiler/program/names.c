/* compiler/program/names.c -- Dynamic calls, followed to where their names come from.
 *
 * A function that passes its own parameters on as M or F (spawn_link/3 does) makes no dynamic call itself: each of its
 * callers does, with what it gives for these parameters. Only a function whose callers are not all known does so itself.
 * The names of applications that are started are followed in the same way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/reach.h"

enum { STARTS_APPLICATION = FFC_ANY_ARITY + 1 };

/* A dynamic call as its function sees it; with `arity` STARTS_APPLICATION, module is the application's name. */
typedef struct named_call { ffc_source module, function; uint32_t arity; } named_call;

struct ffc_flow {
    FFC_VEC(named_call) calls;   /* those that depend on a parameter */
    FFC_VEC(ffc_place) callers;
    bool called_unseen;          /* through a fun, or by a dynamic call */
};

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

/* Functions that want an application's .app file; its name is the first argument. */
static const struct { const char *module, *function; } app_takers[] = {
    { "application", "start" }, { "application", "load" }, { "application", "ensure_started" }, { "application", "ensure_all_started" },
    { "Elixir.Application", "start" }, { "Elixir.Application", "load" }, { "Elixir.Application", "ensure_started" },
    { "Elixir.Application", "ensure_all_started" },
};

static struct ffc_flow *flow_of(ffc_reach *r, ffc_fn *fn)
{
    if (!fn->flow)
        fn->flow = FFC_NEW(&r->pr->arena, struct ffc_flow);
    return fn->flow;
}

/* ---- settled calls ---- */

static void add_call(ffc_reach *r, ffc_dynamic_call call)
{
    for (size_t i = 0; i < r->calls.n; i++) {
        const ffc_dynamic_call *c = &r->calls.items[i];
        if (c->module == call.module && c->function == call.function && c->arity == call.arity && c->by_otp == call.by_otp
            && c->explains == call.explains && c->from->unit->application == call.from->unit->application)
            return;
    }
    ffc_vec_push(&r->calls, call);
    r->atoms->grew = true;
}

static const ffc_atom *known_atom(ffc_source s) { return s.kind == FFC_SOURCE_ATOM ? s.atom : NULL; }

static void note_started(ffc_reach *r, const ffc_atom *name)
{
    for (size_t i = 0; i < r->pr->started.n; i++)
        if (r->pr->started.items[i] == name)
            return;
    ffc_vec_push(&r->pr->started, name);
}

static void settle_call(ffc_reach *r, const ffc_fn *fn, named_call c)
{
    if (c.arity == STARTS_APPLICATION) {
        if (c.module.kind == FFC_SOURCE_ATOM)
            note_started(r, c.module.atom);
        return;
    }
    add_call(r, (ffc_dynamic_call){ known_atom(c.module), known_atom(c.function), c.arity, ffc_is_of_otp(r->pr, fn->unit), ffc_explains(fn), fn });
}

/* ---- through parameters to the callers ---- */

/* What a source in the callee is for the caller, at the call. */
static ffc_source seen_by_caller(ffc_source s, ffc_place at)
{
    return s.kind == FFC_SOURCE_PARAM ? ffc_source_of_x(at.fn->beam, at.instr, s.param) : s;
}

static bool same_call(named_call a, named_call b)
{
    return a.arity == b.arity && ffc_source_same(a.module, b.module) && ffc_source_same(a.function, b.function);
}

static void note_call(ffc_reach *r, ffc_fn *fn, named_call c);

static void note_call_in(ffc_reach *r, ffc_place at, named_call c)
{
    note_call(r, at.fn, (named_call){ seen_by_caller(c.module, at), seen_by_caller(c.function, at), c.arity });
}

/* fn makes the call c: it is settled here, or becomes its callers' business. */
static void note_call(ffc_reach *r, ffc_fn *fn, named_call c)
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

void ffc_names_called_unseen(ffc_reach *r, ffc_fn *fn)
{
    struct ffc_flow *flow = flow_of(r, fn);
    if (flow->called_unseen)
        return;
    flow->called_unseen = true;
    for (size_t i = 0; i < flow->calls.n; i++)
        settle_call(r, fn, flow->calls.items[i]);
}

void ffc_names_call(ffc_reach *r, ffc_fn *callee, ffc_place at)
{
    struct ffc_flow *flow = flow_of(r, callee);
    ffc_vec_push_in(&r->pr->arena, &flow->callers, at);
    for (size_t i = 0; i < flow->calls.n; i++)
        note_call_in(r, at, flow->calls.items[i]);
}

/* ---- instructions that call by name ---- */

/* erlang:function_exported(M, F, _). */
static void ask_of_registers(ffc_reach *r, ffc_place at)
{
    ffc_source m = ffc_source_of_x(at.fn->beam, at.instr, 0), f = ffc_source_of_x(at.fn->beam, at.instr, 1);
    if (m.kind == FFC_SOURCE_ATOM && f.kind == FFC_SOURCE_ATOM)
        ffc_vec_push(&r->asked, (ffc_asked){ m.atom, f.atom, at.fn });
}

/* M is in x[m], F in the register behind it. */
static void call_of_registers(ffc_reach *r, ffc_place at, uint32_t m, uint32_t arity)
{
    note_call(r, at.fn, (named_call){ ffc_source_of_x(at.fn->beam, at.instr, m), ffc_source_of_x(at.fn->beam, at.instr, m + 1), arity });
}

void ffc_names_apply(ffc_reach *r, ffc_place at, const ffc_instr *ins)
{
    uint32_t arity = (uint32_t)ins->args[0].u;
    call_of_registers(r, at, arity, arity);
}

void ffc_names_import(ffc_reach *r, ffc_place at, ffc_mfa mfa)
{
    for (size_t i = 0; i < sizeof app_takers / sizeof *app_takers; i++)
        if (ffc_atom_is(mfa.module, app_takers[i].module) && ffc_atom_is(mfa.function, app_takers[i].function))
            note_call(r, at.fn, (named_call){ ffc_source_of_x(at.fn->beam, at.instr, 0), { 0 }, STARTS_APPLICATION });
    for (size_t i = 0; i < sizeof name_takers / sizeof *name_takers; i++)
        if (name_takers[i].arity == mfa.arity && ffc_atom_is(mfa.module, name_takers[i].module)
            && ffc_atom_is(mfa.function, name_takers[i].function))
            call_of_registers(r, at, name_takers[i].at, FFC_ANY_ARITY);
    if (ffc_atom_is(mfa.module, "erlang") && ffc_atom_is(mfa.function, "function_exported") && mfa.arity == 3)
        ask_of_registers(r, at);
}
