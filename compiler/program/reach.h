/* compiler/program/reach.h -- The state of the reachability analysis; private to reach.c and names.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_REACH_H
#define FFC_PROGRAM_REACH_H

#include "compiler/program/index.h"
#include "compiler/program/live_atoms.h"
#include "compiler/program/source.h"

enum { FFC_ANY_ARITY = FFC_ARITY_MAX + 1 };

/* A call M:F(...) whose M or F is not in the code. */
typedef struct ffc_dynamic_call {
    const ffc_atom *module, *function; /* NULL: not known */
    uint32_t arity;                    /* or FFC_ANY_ARITY */
    bool by_otp;                       /* a module of OTP's makes it */
    bool explains;                     /* what explains a failure is called: M and F are those of an error_info */
    const ffc_fn *from;
} ffc_dynamic_call;

/* Whether M:F is exported is asked for. */
typedef struct ffc_asked { const ffc_atom *module, *function; ffc_fn *from; } ffc_asked;

typedef struct ffc_reach {
    ffc_program *pr;
    struct ffc_live_atoms *atoms;
    FFC_VEC(ffc_place) work;           /* where live code goes on that was not looked at yet */
    FFC_VEC(ffc_dynamic_call) calls;
    FFC_VEC(ffc_asked) asked;
    ffc_fn *explains;                  /* live, and asks for explanations of failures; NULL: there is none */
    bool constructs_binaries;          /* live code does, which can fail with an error_info of its own */
    bool needs_server;                 /* live code calls one that ff_boot starts */
    bool sends_to_init;                /* or asks for it: names it where an atom is only looked for */
    ffc_fn *from;                      /* the function being looked at; NULL: a root */
    bool in_library;                   /* the root is a setting that comes with OTP or Elixir */
} ffc_reach;

/* The function calls what explains a failure, M:F/2. */
bool ffc_explains(const ffc_fn *fn);

/* The module was found where OTP's are. */
bool ffc_is_of_otp(const ffc_program *pr, const ffc_unit *u);

/* ---- names.c: dynamic calls, followed to where their names come from ---- */

/* The instruction, live code, is `apply`. */
void ffc_names_apply(ffc_reach *r, ffc_place at, const ffc_instr *ins);
/* The instruction calls the function. */
void ffc_names_call(ffc_reach *r, ffc_fn *callee, ffc_place at);
/* The instruction calls M:F/A, which may be one of those that call, start or ask for what their arguments name. */
void ffc_names_import(ffc_reach *r, ffc_place at, ffc_mfa mfa);
/* Some caller of fn is not known: its parameters can be anything. */
void ffc_names_called_unseen(ffc_reach *r, ffc_fn *fn);

#endif
