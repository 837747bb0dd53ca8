/* runtime/ets/match_run.c -- Runs match specifications.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/match_spec.h"
#include "ets/ets.h"
#include "term/copy.h"
#include "term/map.h"
#include "ff_atoms.tab.h"

void ff_ms_run_init(ff_ms_run *r, ff_proc *p, const ff_match_spec *ms, bool foreign)
{
    r->p = p;
    r->ms = ms;
    r->foreign = foreign;
    r->vars = ff_malloc((ms->n_vars + 1) * sizeof *r->vars);
    ff_stack_init(&r->stack);
}

void ff_ms_run_fini(ff_ms_run *r)
{
    ff_free(r->vars);
    ff_stack_fini(&r->stack);
}

static ff_term constant(const ff_ms_run *r, size_t i) { return ((const ff_term *)r->ms->consts.at)[i]; }
static ff_term pop(ff_ms_run *r) { return ff_stack_pop_term(&r->stack); }
static void push(ff_ms_run *r, ff_term t) { ff_stack_push_term(&r->stack, t); }

/* ---- patterns ---- */

static bool push_values(ff_ms_run *r, const ff_ms_op *op, ff_term map)
{
    if (!ff_is_map(map)) return false;
    for (size_t i = 0; i < op->a; i++) {
        ff_term value = ff_map_get(map, constant(r, op->b + i));
        if (!ff_is_value(value)) return false;
        push(r, value);
    }
    return true;
}

static bool push_elements(ff_ms_run *r, size_t arity, ff_term tuple)
{
    if (!ff_is_tuple_of(tuple, arity)) return false;
    for (size_t i = arity; i-- > 0;) push(r, ff_tuple_get(tuple, i));
    return true;
}

static bool push_cell(ff_ms_run *r, ff_term cons)
{
    if (!ff_is_cons(cons)) return false;
    push(r, ff_tail(cons));
    push(r, ff_head(cons));
    return true;
}

static bool match_part(ff_ms_run *r, const ff_ms_op *op)
{
    ff_term t = pop(r);
    switch (op->code) {
    case FF_MS_BIND: r->vars[op->a] = t; return true;
    case FF_MS_SAME: return ff_identical(r->vars[op->a], t);
    case FF_MS_IS: return ff_identical(constant(r, op->a), t);
    case FF_MS_TUPLE: return push_elements(r, op->a, t);
    case FF_MS_CONS: return push_cell(r, t);
    case FF_MS_MAP: return push_values(r, op, t);
    default: return true;
    }
}

/* ---- expressions ---- */

/* In a body, a term that is to be part of a result. */
static ff_term own(ff_ms_run *r, ff_term t)
{
    if (!r->body || !r->foreign) return t;
    return ff_same(t, r->object) ? ff_ets_copy_out(r->p, ff_ets_object_of(t)) : ff_copy_out(r->p, t);
}

static ff_term bindings(ff_ms_run *r, const ff_ms_op *op)
{
    const uint32_t *order = r->ms->order.at;
    ff_term list = FF_NIL;
    for (size_t i = op->a; i-- > 0;) list = ff_cons(r->p, own(r, r->vars[order[op->b + i]]), list);
    return list;
}

static ff_term call(ff_ms_run *r, const ff_ms_op *op)
{
    void *f = ff_ms_bifs[op->a].function;
    ff_stack *s = &r->stack;
    const ff_term *x = (const ff_term *)(s->words + s->n - op->b);
    s->n -= op->b;
    switch (op->b) {
    case 0: return ((ff_term(*)(ff_proc *))f)(r->p);
    case 1: return ((ff_term(*)(ff_proc *, ff_term))f)(r->p, x[0]);
    case 2: return ((ff_term(*)(ff_proc *, ff_term, ff_term))f)(r->p, x[0], x[1]);
    default: return ((ff_term(*)(ff_proc *, ff_term, ff_term, ff_term))f)(r->p, x[0], x[1], x[2]);
    }
}

static ff_term make_tuple(ff_ms_run *r, size_t n)
{
    ff_stack *s = &r->stack;
    s->n -= n;
    return ff_tuple_new(r->p, n, (const ff_term *)(s->words + s->n));
}

static ff_term make_map(ff_ms_run *r, size_t n)
{
    ff_stack *s = &r->stack;
    s->n -= 2 * n;
    return ff_map_from_pairs(r->p, n, (ff_term *)(s->words + s->n), NULL);
}

static ff_term make_cons(ff_ms_run *r)
{
    ff_term head = pop(r), tail = pop(r);
    return ff_cons(r->p, head, tail);
}

/* FF_NONVALUE: an operand is no boolean. */
static ff_term strict(ff_ms_run *r, size_t n, ff_term decides, ff_term otherwise)
{
    ff_term result = otherwise;
    while (n-- > 0) {
        ff_term t = pop(r);
        if (ff_same(t, decides))
            result = t;
        else if (!ff_same(t, otherwise))
            result = FF_NONVALUE;
        if (ff_is_value(result)) continue;
        r->stack.n -= n;
        break;
    }
    return result;
}

static ff_term value(ff_ms_run *r, const ff_ms_op *op)
{
    switch (op->code) {
    case FF_MS_CONST: return constant(r, op->a);
    case FF_MS_VAR: return own(r, r->vars[op->a]);
    case FF_MS_OBJECT: return own(r, r->object);
    case FF_MS_BINDINGS: return bindings(r, op);
    case FF_MS_SELF: return r->p->self;
    case FF_MS_CALL: return call(r, op);
    case FF_MS_MAKE_TUPLE: return make_tuple(r, op->a);
    case FF_MS_MAKE_CONS: return make_cons(r);
    case FF_MS_MAKE_MAP: return make_map(r, op->a);
    case FF_MS_AND: return strict(r, op->a, FF_AM_false, FF_AM_true);
    default: return strict(r, op->a, FF_AM_true, FF_AM_false);
    }
}

static void forget_exception(ff_proc *p)
{
    p->fault = FF_FAULT_NONE;
    p->exc_reason = p->exc_trace = p->exc_info = FF_NONVALUE;
}

/* Pushes what an expression gave. A failure makes a guard false; in a body it is the value 'EXIT'. */
static bool push_value(ff_ms_run *r, ff_term t)
{
    if (!ff_is_value(t)) {
        forget_exception(r->p);
        if (!r->body) return false;
        t = FF_AM_EXIT;
    }
    push(r, t);
    return true;
}

/* andalso, orelse: false when the operand is no boolean and this is a guard. */
static bool short_circuit(ff_ms_run *r, const ff_ms_op **op, ff_term decides, ff_term otherwise)
{
    const ff_ms_op *end = (const ff_ms_op *)r->ms->ops.at + (*op)->a;
    ff_term t = pop(r);
    if (ff_same(t, otherwise)) return true;
    *op = end - 1;
    return push_value(r, ff_same(t, decides) ? t : FF_NONVALUE);
}

/* ---- clauses ---- */

static ff_term run_clause(ff_ms_run *r, size_t start)
{
    for (const ff_ms_op *op = (const ff_ms_op *)r->ms->ops.at + start;; op++) {
        bool ok = true;
        if (op->code <= FF_MS_MAP) {
            ok = match_part(r, op);
        } else {
            switch (op->code) {
            case FF_MS_ANDALSO: ok = short_circuit(r, &op, FF_AM_false, FF_AM_true); break;
            case FF_MS_ORELSE: ok = short_circuit(r, &op, FF_AM_true, FF_AM_false); break;
            case FF_MS_GUARD: ok = ff_same(pop(r), FF_AM_true); break;
            case FF_MS_BODY: r->body = true; break;
            case FF_MS_DROP: pop(r); break;
            case FF_MS_RETURN: return pop(r);
            default: ok = push_value(r, value(r, op));
            }
        }
        if (!ok) return FF_NONVALUE;
    }
}

ff_term ff_ms_match(ff_ms_run *r, ff_term object)
{
    r->object = object;
    for (size_t i = 0; i < r->ms->clauses.n; i++) {
        r->body = false;
        r->stack.n = 0;
        push(r, object);
        ff_term result = run_clause(r, ((const size_t *)r->ms->clauses.at)[i]);
        if (ff_is_value(result)) return result;
    }
    return FF_NONVALUE;
}
