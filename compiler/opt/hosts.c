/* compiler/opt/hosts.c -- Which functions share a C function: call-graph components, with neighbours or without, both bounded.
 *
 * Calls inside a host are jumps, so a component of mutually recursive functions belongs together; beyond that a host is kept
 * small, or has nothing else, because C compilers and wasm engines take much longer over large functions (figures: docs/ARCHITECTURE.md).
 * requires live functions marked; fills unit->hosts and the host fields of ffc_fn
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/opt/hosts.h"

#include "compiler/cgen/mangle.h"
#include "compiler/diag/bug.h"

enum {
    MAX_NEIGHBOURS = 8,        /* functions of a host that hold no larger component */
    MAX_COMPONENT = 30,        /* functions of one component before it is cut; FFC_HOST_FUNCS must be more */
    MAX_HOST_INSTRS = 900,
    MAX_LOOP_INSTRS = 150,     /* the same for FFC_GROUP_LOOPS */
    MAX_FILE_INSTRS = 4000,    /* instructions of one C file: the unit of caching and of parallel compilation */
};

/* ---- components (Tarjan), on an explicit stack ---- */

typedef struct visit { uint32_t fn, instr; } visit;

typedef struct components {
    ffc_unit *u;
    uint32_t *order, *low, *of; /* by function; order 0: not seen */
    bool *open;
    uint32_t n_seen, n_components;
    FFC_VEC(uint32_t) stack;
    FFC_VEC(visit) visits;
} components;

static bool is_local_call(uint16_t op)
{
    return op == FFC_OP_call || op == FFC_OP_call_last || op == FFC_OP_call_only;
}

static void open_fn(components *c, uint32_t fn)
{
    c->order[fn] = c->low[fn] = ++c->n_seen;
    c->open[fn] = true;
    ffc_vec_push(&c->stack, fn);
    ffc_vec_push(&c->visits, (visit){ fn, 0 });
}

static void close_component(components *c, uint32_t root)
{
    uint32_t fn;
    do {
        fn = c->stack.items[--c->stack.n];
        c->open[fn] = false;
        c->of[fn] = c->n_components;
    } while (fn != root);
    c->n_components++;
}

static uint32_t lower(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* Goes on with the newest visit up to its next unseen callee, or ends it. */
static void step(components *c)
{
    visit *v = &c->visits.items[c->visits.n - 1];
    uint32_t fn = v->fn;
    const ffc_function *f = c->u->fns[fn].beam;
    while (v->instr < f->n) {
        const ffc_instr *ins = &f->instrs[v->instr++];
        if (!is_local_call(ins->op) || !c->u->fns[fn].reached[ins->index])
            continue;
        uint32_t callee = ffc_unit_fn_at(c->u, ins->args[1].label)->index;
        if (!c->u->fns[callee].live) /* the runtime has it in C */
            continue;
        c->u->fns[fn].recursive |= callee == fn;
        if (!c->order[callee]) {
            open_fn(c, callee);
            return;
        }
        if (c->open[callee])
            c->low[fn] = lower(c->low[fn], c->order[callee]);
    }
    c->visits.n--;
    if (c->visits.n > 0) {
        uint32_t caller = c->visits.items[c->visits.n - 1].fn;
        c->low[caller] = lower(c->low[caller], c->low[fn]);
    }
    if (c->low[fn] == c->order[fn])
        close_component(c, fn);
}

static void find_components(components *c)
{
    for (uint32_t i = 0; i < c->u->beam->n_functions; i++) {
        if (!c->u->fns[i].live || c->order[i])
            continue;
        open_fn(c, i);
        while (c->visits.n > 0)
            step(c);
    }
}

/* ---- which components are together ---- */

/* A set of components, known by one of them. */
typedef struct cluster {
    uint32_t parent;
    uint32_t n_fns, n_instrs;
    bool alone;
} cluster;

/* By itself in a host, with its copies. */
static bool is_alone(ffc_grouping how, const ffc_fn *fn) { return how == FFC_GROUP_NONE || (how == FFC_GROUP_LOOPS && fn->copies); }

static uint32_t cluster_of(cluster *all, uint32_t component)
{
    while (all[component].parent != component)
        component = all[component].parent = all[all[component].parent].parent;
    return component;
}

/* Each component by itself. */
static cluster *make_clusters(ffc_arena *a, const components *c, ffc_grouping how)
{
    cluster *all = FFC_NEW_ARRAY(a, cluster, c->n_components);
    for (uint32_t i = 0; i < c->n_components; i++)
        all[i].parent = i;
    for (uint32_t i = 0; i < c->u->beam->n_functions; i++) {
        const ffc_fn *fn = &c->u->fns[i];
        if (!fn->live)
            continue;
        cluster *of = &all[c->of[i]];
        of->n_fns++;
        of->n_instrs += fn->beam->n;
        of->alone |= is_alone(how, fn);
    }
    for (uint32_t i = 0; i < c->u->beam->n_functions; i++)
        c->u->fns[i].recursive |= c->u->fns[i].live && all[c->of[i]].n_fns > 1;
    return all;
}

static void join(cluster *all, const components *c, const ffc_fn *fn, const ffc_fn *other)
{
    uint32_t to = cluster_of(all, c->of[fn->index]), from = cluster_of(all, c->of[other->index]);
    cluster *a = &all[to], *b = &all[from];
    if (to == from || a->alone || b->alone || a->n_fns + b->n_fns > MAX_NEIGHBOURS || a->n_instrs + b->n_instrs > MAX_LOOP_INSTRS)
        return;
    a->n_fns += b->n_fns;
    a->n_instrs += b->n_instrs;
    b->parent = to;
}

static void join_called(cluster *all, const components *c, const ffc_fn *fn)
{
    for (uint32_t i = 0; i < fn->beam->n; i++) {
        const ffc_instr *ins = &fn->beam->instrs[i];
        const ffc_fn *callee = is_local_call(ins->op) && fn->reached[ins->index] ? ffc_unit_fn_at(c->u, ins->args[1].label) : NULL;
        bool is_tried = ins->op == FFC_OP_call && callee && callee->leaf;
        if (callee && callee->live && !is_tried)
            join(all, c, fn, callee);
    }
}

/* The functions of a module's funs, which are called through each other; then what recursive functions call, over and over. */
static void join_loops(cluster *all, const components *c)
{
    const ffc_fn *fun = NULL;
    for (uint32_t i = 0; i < c->u->beam->n_functions; i++) {
        const ffc_fn *fn = &c->u->fns[i];
        if (!fn->live || !fn->lambda || fn->copies)
            continue;
        if (fun)
            join(all, c, fun, fn);
        fun = fn;
    }
    for (uint32_t i = 0; i < c->u->beam->n_functions; i++)
        if (c->u->fns[i].live && c->u->fns[i].recursive)
            join_called(all, c, &c->u->fns[i]);
}

/* ---- grouping ---- */

typedef struct grouping {
    ffc_arena *a;
    ffc_unit *u;
    FFC_VEC(ffc_host *) hosts;
    FFC_VEC(ffc_fn *) members; /* of the host being filled */
    uint32_t n_instrs;
    ffc_grouping how;
} grouping;

/* M:F/A. `@` would begin the version of a symbol. */
static const char *link_name(ffc_arena *a, const ffc_fn *fn)
{
    ffc_str name = { 0 };
    ffc_mfa_print(&name, ffc_fn_mfa(fn));
    for (size_t i = 0; i < name.n; i++)
        if (name.s[i] == '@')
            name.s[i] = '.';
    const char *out = ffc_arena_printf(a, "%s", ffc_str_text(&name));
    ffc_str_fini(&name);
    return out;
}

/* The copy whose loop a host by itself is for: one that calls the fun and itself. */
static ffc_fn *loop_of(const ffc_host *h)
{
    for (uint32_t i = 0; i < h->n_fns; i++)
        if (h->fns[i]->calls_known && h->fns[i]->recursive)
            return h->fns[i];
    return NULL;
}

static void end_host(grouping *g)
{
    if (g->members.n == 0)
        return;
    ffc_host *h = FFC_NEW(g->a, ffc_host);
    h->unit = g->u;
    h->n_fns = (uint32_t)g->members.n;
    h->fns = ffc_vec_copy(g->a, &g->members);
    h->n_instrs = g->n_instrs;
    h->loop = g->how == FFC_GROUP_LOOPS ? loop_of(h) : NULL;
    h->symbol = ffc_mangle(g->a, g->u->beam->name, h->fns[0]->beam->name, h->fns[0]->beam->arity);
    h->link_name = g->how == FFC_GROUP_NONE ? link_name(g->a, h->fns[0]) : NULL;
    for (uint32_t i = 0; i < h->n_fns; i++) {
        h->fns[i]->host = h;
        h->fns[i]->func_index = i;
        h->fns[i]->entry_index = 1 + i;
    }
    ffc_vec_push(&g->hosts, h);
    g->members.n = 0;
    g->n_instrs = 0;
}

static void push_member(grouping *g, ffc_fn *fn)
{
    ffc_vec_push(&g->members, fn);
    g->n_instrs += fn->beam->n;
}

static void add_member(grouping *g, ffc_fn *fn)
{
    bool alone = is_alone(g->how, fn);
    uint32_t max_instrs = g->how == FFC_GROUP_LOOPS ? MAX_LOOP_INSTRS : MAX_HOST_INSTRS;
    if (alone || g->members.n >= MAX_COMPONENT || (g->members.n > 0 && g->n_instrs + fn->beam->n > max_instrs))
        end_host(g);
    push_member(g, fn);
    for (ffc_fn *copy = fn->copies; copy; copy = copy->next_copy)
        if (g->members.n < MAX_COMPONENT && g->n_instrs + copy->beam->n <= MAX_HOST_INSTRS)
            push_member(g, copy);
    if (alone)
        end_host(g);
}

static void add_cluster(grouping *g, const components *c, cluster *clusters, uint32_t which)
{
    ffc_unit *u = g->u;
    const cluster *cl = &clusters[which];
    bool fits = g->how == FFC_GROUP_NEIGHBOURS && g->members.n + cl->n_fns <= MAX_NEIGHBOURS && g->n_instrs + cl->n_instrs <= MAX_HOST_INSTRS;
    if (!fits)
        end_host(g);
    for (uint32_t i = 0; i < u->beam->n_functions; i++)
        if (u->fns[i].live && cluster_of(clusters, c->of[i]) == which)
            add_member(g, &u->fns[i]);
    if (cl->n_fns > MAX_NEIGHBOURS)
        end_host(g);
}

/* Hosts fill C files in order. */
static void assign_files(ffc_unit *u)
{
    uint32_t file = 0, instrs = 0;
    for (uint32_t i = 0; i < u->n_hosts; i++) {
        if (instrs > 0 && instrs + u->hosts[i]->n_instrs > MAX_FILE_INSTRS)
            file++, instrs = 0;
        u->hosts[i]->file = file;
        instrs += u->hosts[i]->n_instrs;
    }
}

/* Entries of funs stand behind the function entries in the host's table. */
static void number_lambdas(ffc_host *h)
{
    uint32_t next = 1 + h->n_fns;
    for (uint32_t i = 0; i < h->n_fns; i++)
        if (h->fns[i]->lambda)
            h->fns[i]->lambda_index = next++;
}

void ffc_group_hosts(ffc_arena *a, ffc_unit *u, ffc_grouping how)
{
    uint32_t n = u->beam->n_functions;
    components c = { .u = u, .order = FFC_NEW_ARRAY(a, uint32_t, n), .low = FFC_NEW_ARRAY(a, uint32_t, n),
                     .of = FFC_NEW_ARRAY(a, uint32_t, n), .open = FFC_NEW_ARRAY(a, bool, n) };
    find_components(&c);
    cluster *clusters = make_clusters(a, &c, how);
    if (how == FFC_GROUP_LOOPS)
        join_loops(clusters, &c);
    bool *placed = FFC_NEW_ARRAY(a, bool, c.n_components);
    grouping g = { .a = a, .u = u, .how = how };
    for (uint32_t i = 0; i < n; i++) {
        uint32_t which = u->fns[i].live ? cluster_of(clusters, c.of[i]) : 0;
        if (!u->fns[i].live || placed[which])
            continue;
        placed[which] = true;
        add_cluster(&g, &c, clusters, which);
    }
    end_host(&g);
    u->hosts = ffc_vec_copy(a, &g.hosts);
    u->n_hosts = (uint32_t)g.hosts.n;
    for (uint32_t i = 0; i < u->n_hosts; i++)
        number_lambdas(u->hosts[i]);
    assign_files(u);
    ffc_vec_fini(&g.hosts);
    ffc_vec_fini(&g.members);
    ffc_vec_fini(&c.stack);
    ffc_vec_fini(&c.visits);
}
