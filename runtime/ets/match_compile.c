/* runtime/ets/match_compile.c -- Match specifications from terms to programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/match_spec.h"
#include "term/atom.h"
#include "term/debug.h"
#include "term/format.h"
#include "term/map.h"
#include "ff_atoms.tab.h"

#include <string.h>

/* ---- growable arrays ---- */

static void *push(ff_ms_vec *v, size_t element_bytes)
{
    if (v->n == v->capacity) {
        v->capacity = v->capacity ? 2 * v->capacity : 16;
        v->at = ff_realloc(v->at, v->capacity * element_bytes);
    }
    return (char *)v->at + element_bytes * v->n++;
}
#define FF_MS_PUSH(vec, type, value) (*(type *)push(vec, sizeof(type)) = (value))

static void emit(ff_match_spec *ms, ff_ms_code code, size_t a, size_t b)
{
    ff_ms_op op = {code, (uint32_t)a, (uint32_t)b};
    FF_MS_PUSH(&ms->ops, ff_ms_op, op);
}

static size_t add_const(ff_match_spec *ms, ff_term t)
{
    FF_MS_PUSH(&ms->consts, ff_term, t);
    return ms->consts.n - 1;
}

void ff_ms_free(ff_match_spec *ms)
{
    for (size_t i = 0; i < ms->errors.n; i++) ff_free(((char **)ms->errors.at)[i]);
    ff_ms_vec *all[] = {&ms->ops, &ms->consts, &ms->order, &ms->clauses, &ms->vars, &ms->errors};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) ff_free(all[i]->at);
}

/* ---- what is wrong ---- */

enum { MAX_ERROR_CHARS = 99 }; /* OTP cuts there */

/* format has one %s for the text of t (FF_NONVALUE: none), then one %zu for n. */
static bool fail(ff_match_spec *ms, const char *format, ff_term t, size_t n)
{
    char *text = ff_is_value(t) ? ff_term_text(t) : NULL;
    char *error = ff_malloc(MAX_ERROR_CHARS + 1);
    ff_format(error, MAX_ERROR_CHARS + 1, format, text ? text : "", n);
    ff_free(text);
    FF_MS_PUSH(&ms->errors, char *, error);
    return false;
}

/* ---- variables ---- */

bool ff_ms_is_variable(ff_term t)
{
    if (!ff_is_atom(t)) return false;
    ff_text name = ff_atom_text_of(t);
    if (name.len_bytes < 2 || name.utf8[0] != '$' || (name.utf8[1] == '0' && name.len_bytes > 2)) return false;
    for (size_t i = 1; i < name.len_bytes; i++)
        if (name.utf8[i] < '0' || name.utf8[i] > '9') return false;
    return true;
}

static ff_term *variables(const ff_match_spec *ms) { return ms->vars.at; }

/* The place of a variable; vars.n: it is not bound. */
static size_t place_of(const ff_match_spec *ms, ff_term variable)
{
    size_t i = 0;
    while (i < ms->vars.n && !ff_same(variables(ms)[i], variable)) i++;
    return i;
}

static void push_map(ff_stack *s, ff_term map)
{
    ff_map_iter it;
    ff_term key, value;
    ff_map_iter_init(&it, map);
    while (ff_map_iter_next(&it, &key, &value)) {
        ff_stack_push_term(s, key);
        ff_stack_push_term(s, value);
    }
}

bool ff_ms_is_ground(ff_term t)
{
    ff_stack s;
    ff_stack_init(&s);
    bool ground = true;
    for (ff_stack_push_term(&s, t); ground && !ff_stack_is_empty(&s);) {
        t = ff_stack_pop_term(&s);
        if (ff_is_cons(t)) {
            ff_stack_push_term(&s, ff_tail(t));
            ff_stack_push_term(&s, ff_head(t));
        } else if (ff_is_tuple(t)) {
            for (size_t i = ff_tuple_arity(t); i-- > 0;) ff_stack_push_term(&s, ff_tuple_get(t, i));
        } else if (ff_is_map(t)) {
            push_map(&s, t);
        } else {
            ground = !ff_same(t, FF_AM_Underscore) && !ff_ms_is_variable(t);
        }
    }
    ff_stack_fini(&s);
    return ground;
}

/* ---- patterns ---- */

static void pattern_variable(ff_match_spec *ms, ff_term variable)
{
    size_t place = place_of(ms, variable);
    if (place < ms->vars.n) {
        emit(ms, FF_MS_SAME, place, 0);
        return;
    }
    FF_MS_PUSH(&ms->vars, ff_term, variable);
    emit(ms, FF_MS_BIND, place, 0);
}

/* The keys become constants; the values are left on the stack, to be matched in any order. */
static bool pattern_map(ff_match_spec *ms, ff_term map, ff_stack *s)
{
    ff_map_iter it;
    ff_term key, value;
    size_t first = ms->consts.n;
    ff_map_iter_init(&it, map);
    while (ff_map_iter_next(&it, &key, &value)) {
        if (ff_ms_is_variable(key)) return fail(ms, "Variable found in map key.", FF_NONVALUE, 0);
        if (ff_same(key, FF_AM_Underscore)) return fail(ms, "Underscore found in map key.", FF_NONVALUE, 0);
        add_const(ms, key);
        ff_stack_push_term(s, value);
    }
    emit(ms, FF_MS_MAP, ff_map_size(map), first);
    return true;
}

static bool pattern_part(ff_match_spec *ms, ff_term t, ff_stack *s)
{
    if (ff_is_cons(t)) {
        emit(ms, FF_MS_CONS, 0, 0);
        ff_stack_push_term(s, ff_tail(t));
        ff_stack_push_term(s, ff_head(t));
    } else if (ff_is_tuple(t)) {
        emit(ms, FF_MS_TUPLE, ff_tuple_arity(t), 0);
        for (size_t i = ff_tuple_arity(t); i-- > 0;) ff_stack_push_term(s, ff_tuple_get(t, i));
    } else if (ff_is_map(t)) {
        return pattern_map(ms, t, s);
    } else if (ff_ms_is_variable(t)) {
        pattern_variable(ms, t);
    } else if (ff_same(t, FF_AM_Underscore)) {
        emit(ms, FF_MS_ANY, 0, 0);
    } else {
        emit(ms, FF_MS_IS, add_const(ms, t), 0);
    }
    return true;
}

static bool pattern(ff_match_spec *ms, ff_term t)
{
    ff_stack s;
    ff_stack_init(&s);
    bool ok = true;
    for (ff_stack_push_term(&s, t); ok && !ff_stack_is_empty(&s);) ok = pattern_part(ms, ff_stack_pop_term(&s), &s);
    ff_stack_fini(&s);
    return ok;
}

/* ---- expressions ---- */

typedef enum work_kind {
    VISIT, /* the term a */
    EMIT,  /* the instruction op, a, b */
    SHORT, /* a jump (op) to the end of andalso or orelse number a */
    LAND   /* the end of it: its jumps are set */
} work_kind;

typedef struct work {
    work_kind kind;
    ff_ms_code op;
    ff_word a, b;
} work;

typedef struct expression {
    ff_match_spec *ms;
    ff_ms_vec todo;  /* work, the next one last */
    ff_ms_vec jumps; /* size_t, for each andalso and orelse: its last jump + 1, whose a is the one before */
} expression;

static void later(expression *e, work_kind kind, ff_ms_code op, ff_word a, ff_word b)
{
    work w = {kind, op, a, b};
    FF_MS_PUSH(&e->todo, work, w);
}

static void visit_later(expression *e, ff_term t) { later(e, VISIT, 0, t.bits, 0); }

/* Of tuple, the elements from `from` on, the first one to be visited first; OTP begins with the last one. */
static void visit_elements(expression *e, ff_term tuple, size_t from)
{
    size_t n = ff_tuple_arity(tuple);
    for (size_t i = from; i < n; i++) visit_later(e, ff_tuple_get(tuple, e->ms->telling ? i : n - 1 - (i - from)));
}

static int compare_variables(ff_term a, ff_term b)
{
    ff_text x = ff_atom_text_of(a), y = ff_atom_text_of(b);
    if (x.len_bytes != y.len_bytes) return x.len_bytes < y.len_bytes ? -1 : 1;
    return memcmp(x.utf8, y.utf8, x.len_bytes);
}

/* Each variable goes in front of those already there that have greater numbers. */
static void all_bindings(ff_match_spec *ms)
{
    size_t first = ms->order.n;
    for (uint32_t v = 0; v < ms->vars.n; v++) {
        FF_MS_PUSH(&ms->order, uint32_t, v);
        uint32_t *order = (uint32_t *)ms->order.at + first;
        size_t i = v;
        for (; i > 0 && compare_variables(variables(ms)[order[i - 1]], variables(ms)[v]) > 0; i--) order[i] = order[i - 1];
        order[i] = v;
    }
    emit(ms, FF_MS_BINDINGS, ms->vars.n, first);
}

static bool fail_variable(ff_match_spec *ms, ff_term variable)
{
    char text[FF_ATOM_MAX_CHARS + 32];
    ff_text name = ff_atom_text_of(variable);
    ff_format(text, sizeof text, "Variable %.*s is unbound.", (int)name.len_bytes, name.utf8);
    return fail(ms, text, FF_NONVALUE, 0);
}

static bool visit_variable(ff_match_spec *ms, ff_term variable)
{
    size_t place = place_of(ms, variable);
    if (place == ms->vars.n) return fail_variable(ms, variable);
    emit(ms, FF_MS_VAR, place, 0);
    return true;
}

static void visit_map(expression *e, ff_term map)
{
    ff_map_iter it;
    ff_term key, value;
    later(e, EMIT, FF_MS_MAKE_MAP, ff_map_size(map), 0);
    ff_map_iter_init(&it, map);
    while (ff_map_iter_next(&it, &key, &value)) {
        if (!e->ms->telling) visit_later(e, value);
        visit_later(e, key);
    }
    ff_map_iter_init(&it, map);
    while (e->ms->telling && ff_map_iter_next(&it, &key, &value)) visit_later(e, value);
}

static bool visit_strict(expression *e, ff_ms_code code, ff_term form)
{
    size_t n = ff_tuple_arity(form) - 1;
    if (n == 0)
        return fail(e->ms, code == FF_MS_AND ? "Special form 'and' called without arguments in %s."
                                             : "Special form 'or' called without arguments in %s.", form, 0);
    later(e, EMIT, code, n, 0);
    visit_elements(e, form, 1);
    return true;
}

static bool visit_short(expression *e, ff_ms_code code, ff_term form)
{
    size_t n = ff_tuple_arity(form) - 1;
    if (n == 0)
        return fail(e->ms, code == FF_MS_ANDALSO ? "Special form 'andalso' called without arguments in %s."
                                                 : "Special form 'orelse' called without arguments in %s.", form, 0);
    size_t group = e->jumps.n;
    FF_MS_PUSH(&e->jumps, size_t, 0);
    later(e, LAND, 0, group, 0);
    visit_later(e, ff_tuple_get(form, n));
    for (size_t i = n; i-- > 1;) {
        later(e, SHORT, code, group, 0);
        visit_later(e, ff_tuple_get(form, i));
    }
    return true;
}

static bool is_named(ff_term atom, const char *name)
{
    ff_text text = ff_atom_text_of(atom);
    return strlen(name) == text.len_bytes && memcmp(text.utf8, name, text.len_bytes) == 0;
}

/* Of what is there for tracing alone OTP tells something else than of what is nowhere. */
static bool fail_function(ff_match_spec *ms, ff_term name, size_t arity)
{
    static const char *const forms[] = {"message", "return_trace", "exception_trace", "display", "is_seq_trace", "set_seq_token",
        "get_seq_token", "process_dump", "enable_trace", "disable_trace", "trace", "caller", "caller_line", "silent"};
    static const struct { const char *name; size_t arity; } functions[] = {{"get_tcw", 0}, {"set_tcw", 1}, {"set_tcw_fake", 1}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (is_named(name, forms[i]))
            return fail(ms, is_named(name, "set_seq_token") ? "Special form 'set_seq_trace' used in wrong dialect."
                                                           : "Special form '%s' used in wrong dialect.", name, 0);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (is_named(name, functions[i].name) && arity == functions[i].arity)
            return fail(ms, "Function %s/%zu cannot be called in this context.", name, arity);
    return fail(ms, "Function %s/%zu does_not_exist.", name, arity);
}

static bool visit_bif(expression *e, ff_term form)
{
    size_t arity = ff_tuple_arity(form) - 1;
    int bif = ff_ms_find_bif(ff_tuple_get(form, 0), arity);
    if (bif < 0) return fail_function(e->ms, ff_tuple_get(form, 0), arity);
    later(e, EMIT, FF_MS_CALL, (ff_word)bif, arity);
    visit_elements(e, form, 1);
    return true;
}

static bool visit_call(expression *e, ff_term form)
{
    ff_term name = ff_tuple_get(form, 0);
    if (ff_same(name, FF_AM_const)) {
        if (!ff_is_tuple_of(form, 2))
            return fail(e->ms, "Special form 'const' called with more than one argument in %s.", form, 0);
        emit(e->ms, FF_MS_CONST, add_const(e->ms, ff_tuple_get(form, 1)), 0);
        return true;
    }
    if (ff_same(name, FF_AM_self)) {
        if (!ff_is_tuple_of(form, 1)) return fail(e->ms, "Special form 'self' called with arguments in %s.", form, 0);
        emit(e->ms, FF_MS_SELF, 0, 0);
        return true;
    }
    if (ff_same(name, FF_AM_and)) return visit_strict(e, FF_MS_AND, form);
    if (ff_same(name, FF_AM_or)) return visit_strict(e, FF_MS_OR, form);
    if (ff_same(name, FF_AM_andalso) || ff_same(name, FF_AM_andthen)) return visit_short(e, FF_MS_ANDALSO, form);
    if (ff_same(name, FF_AM_orelse)) return visit_short(e, FF_MS_ORELSE, form);
    return visit_bif(e, form);
}

static bool visit_tuple(expression *e, ff_term t)
{
    ff_term first = ff_tuple_arity(t) ? ff_tuple_get(t, 0) : FF_NIL;
    if (ff_tuple_arity(t) == 1 && ff_is_tuple(first)) {
        later(e, EMIT, FF_MS_MAKE_TUPLE, ff_tuple_arity(first), 0);
        visit_elements(e, first, 0);
        return true;
    }
    if (ff_is_atom(first) && !ff_ms_is_variable(first)) return visit_call(e, t);
    return fail(e->ms, "%s is neither a function call, nor a tuple (tuples are written {{ ... }}).", t, 0);
}

static bool visit(expression *e, ff_term t)
{
    ff_match_spec *ms = e->ms;
    if (ff_is_tuple(t)) return visit_tuple(e, t);
    if (ff_ms_is_variable(t)) return visit_variable(ms, t);
    if (ff_is_cons(t)) {
        later(e, EMIT, FF_MS_MAKE_CONS, 0, 0);
        visit_later(e, ms->telling ? ff_tail(t) : ff_head(t));
        visit_later(e, ms->telling ? ff_head(t) : ff_tail(t));
    } else if (ff_is_map(t)) {
        visit_map(e, t);
    } else if (ff_same(t, FF_AM_whole_object)) {
        emit(ms, FF_MS_OBJECT, 0, 0);
    } else if (ff_same(t, FF_AM_all_bindings)) {
        all_bindings(ms);
    } else {
        emit(ms, FF_MS_CONST, add_const(ms, t), 0);
    }
    return true;
}

static void land(expression *e, size_t group)
{
    ff_ms_op *ops = e->ms->ops.at;
    for (size_t next, at = ((size_t *)e->jumps.at)[group]; at; at = next) {
        next = ops[at - 1].a;
        ops[at - 1].a = (uint32_t)e->ms->ops.n;
    }
}

static bool work_off(expression *e, work w)
{
    switch (w.kind) {
    case VISIT: return visit(e, FF_TERM(w.a));
    case EMIT: emit(e->ms, w.op, (size_t)w.a, (size_t)w.b); return true;
    case SHORT:
        emit(e->ms, w.op, ((size_t *)e->jumps.at)[w.a], 0);
        ((size_t *)e->jumps.at)[w.a] = e->ms->ops.n;
        return true;
    default: land(e, (size_t)w.a); return true;
    }
}

/* The rest of the clause is looked at even after a mistake, so that every one is reported. */
static void expression_code(ff_match_spec *ms, ff_term t)
{
    expression e = {.ms = ms};
    visit_later(&e, t);
    while (e.todo.n) work_off(&e, ((work *)e.todo.at)[--e.todo.n]);
    ff_free(e.todo.at);
    ff_free(e.jumps.at);
}

/* ---- clauses ---- */

static void expressions(ff_match_spec *ms, ff_term list, bool guard)
{
    if (!ff_is_list(list)) {
        fail(ms, "Match expression is not a list.", FF_NONVALUE, 0);
        return;
    }
    for (; ff_is_cons(list); list = ff_tail(list)) {
        expression_code(ms, ff_head(list));
        emit(ms, guard ? FF_MS_GUARD : ff_is_cons(ff_tail(list)) ? FF_MS_DROP : FF_MS_RETURN, 0, 0);
    }
    if (!ff_is_nil(list)) fail(ms, "Match expression is not a proper list.", FF_NONVALUE, 0);
}

static void clause(ff_match_spec *ms, ff_term t)
{
    FF_MS_PUSH(&ms->clauses, size_t, ms->ops.n);
    ms->vars.n = 0;
    if (!pattern(ms, ff_tuple_get(t, 0))) return;
    expressions(ms, ff_tuple_get(t, 1), true);
    emit(ms, FF_MS_BODY, 0, 0);
    if (ff_is_cons(ff_tuple_get(t, 2)))
        expressions(ms, ff_tuple_get(t, 2), false);
    else
        fail(ms, "Body clause does not return anything.", FF_NONVALUE, 0);
    if (ms->vars.n > ms->n_vars) ms->n_vars = ms->vars.n;
}

static bool compile(ff_match_spec *ms, ff_term spec)
{
    if (!ff_is_cons(spec)) return fail(ms, "Match programs are not in a list.", FF_NONVALUE, 0);
    if (ff_list_length(spec) < 0) return fail(ms, "Match programs are not in a proper list.", FF_NONVALUE, 0);
    for (; ff_is_cons(spec); spec = ff_tail(spec)) {
        if (!ff_is_tuple_of(ff_head(spec), 3)) return fail(ms, "Match program part is not a tuple of arity 3.", FF_NONVALUE, 0);
        clause(ms, ff_head(spec));
        if (ms->errors.n) return false; /* of the clauses behind, OTP says nothing */
    }
    return ms->errors.n == 0;
}

bool ff_ms_compile(ff_match_spec *ms, ff_term spec)
{
    *ms = (ff_match_spec){.n_vars = 0};
    if (compile(ms, spec)) return true;
    ff_ms_free(ms);
    *ms = (ff_match_spec){.telling = true};
    return compile(ms, spec);
}
