/* runtime/ets/match_spec.h -- Match specifications: [{Pattern, Guards, Body}], as a program for a small stack machine.
 *
 * A pattern is a walk over the term in preorder: each instruction takes one part off the stack and checks it, or pushes its
 * parts. Guards and bodies are expressions in postfix order. Variables ('$0', '$1', ...) get places in the order they are
 * met. Compiling and running take no C stack however deep the terms are.
 *
 * I1  A program borrows the terms of its source: it lives no longer than the BIF call that compiled it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_MATCH_SPEC_H
#define FF_MATCH_SPEC_H

#include "term/stack.h"

typedef enum ff_ms_code {
    /* patterns */
    FF_MS_ANY,
    FF_MS_BIND,     /* a: variable */
    FF_MS_SAME,     /* a: variable that is bound already */
    FF_MS_IS,       /* a: constant */
    FF_MS_TUPLE,    /* a: arity */
    FF_MS_CONS,
    FF_MS_MAP,      /* a keys, which are the constants from b on; their values are pushed, the last one on top */
    /* expressions */
    FF_MS_CONST,    /* a: constant */
    FF_MS_VAR,      /* a: variable */
    FF_MS_OBJECT,   /* '$_' */
    FF_MS_BINDINGS, /* '$$': a variables, whose places are order[b ...] */
    FF_MS_SELF,
    FF_MS_CALL,     /* a: index of the BIF; b: arity */
    FF_MS_MAKE_TUPLE, /* a: arity */
    FF_MS_MAKE_CONS,
    FF_MS_MAKE_MAP, /* a pairs: key, value, key, value, ... */
    FF_MS_AND,      /* a operands */
    FF_MS_OR,
    FF_MS_ANDALSO,  /* a: where to go on when the operand decides */
    FF_MS_ORELSE,
    /* statements */
    FF_MS_GUARD,    /* must be true */
    FF_MS_BODY,     /* from here on: results are copied, failures are 'EXIT' */
    FF_MS_DROP,
    FF_MS_RETURN
} ff_ms_code;

typedef struct ff_ms_op {
    ff_ms_code code;
    uint32_t a, b;
} ff_ms_op;

typedef struct ff_ms_vec { /* of anything: see FF_MS_PUSH in match_compile.c */
    void *at;
    size_t n, capacity;
} ff_ms_vec;

typedef struct ff_match_spec {
    ff_ms_vec ops;     /* ff_ms_op */
    ff_ms_vec consts;  /* ff_term */
    ff_ms_vec order;   /* uint32_t: places of variables in the order of their numbers */
    ff_ms_vec clauses; /* size_t: where each clause begins in ops */
    ff_ms_vec vars;    /* ff_term: the variables of the clause being compiled */
    ff_ms_vec errors;  /* char *: what is wrong */
    size_t n_vars;     /* most variables of a clause */
    bool telling;      /* compiled again for its errors: in OTP's order of looking at parts */
} ff_match_spec;

/* ---- match_compile.c ---- */

/* False: spec is none, errors say why. To be freed in either case. */
bool ff_ms_compile(ff_match_spec *ms, ff_term spec);
void ff_ms_free(ff_match_spec *ms);
/* '$' and a number without leading zeros. */
bool ff_ms_is_variable(ff_term t);
/* No variable and no '_' in t. A map then stands for itself where it is a key, as in OTP, and not for larger ones. */
bool ff_ms_is_ground(ff_term t);

typedef struct ff_ms_bif { const char *name; unsigned arity; void *function; } ff_ms_bif;
extern const ff_ms_bif ff_ms_bifs[];
/* Index of a function that may be called; < 0: there is none. */
int ff_ms_find_bif(ff_term name, size_t arity);

/* ---- match_run.c ---- */

typedef struct ff_ms_run {
    ff_proc *p;
    const ff_match_spec *ms;
    bool foreign; /* what is matched are objects of tables: results are copied */
    bool body;
    ff_term object;
    ff_term *vars;
    ff_stack stack;
} ff_ms_run;

void ff_ms_run_init(ff_ms_run *r, ff_proc *p, const ff_match_spec *ms, bool foreign);
void ff_ms_run_fini(ff_ms_run *r);
/* What the first clause that matches gives; FF_NONVALUE: none does. allocates */
ff_term ff_ms_match(ff_ms_run *r, ff_term object);

#endif
