/* tests/unit/runtime/fixture.h -- A VM and a bare process, without a scheduler, for the unit tests of the runtime.
 * Compiled into every test of this folder together with fixture.c, whose weak definitions stand in for what only a
 * whole program has. Typical test:
 *   static ff_proc *p;
 *   static void setup(void) { p = fixture_new(); }
 *   static void teardown(void) { fixture_free(p); }
 *   tcase_add_checked_fixture(tc, setup, teardown);
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "ff_vm.h"
#include "ff_atoms.tab.h"

#include <check.h>
#include <stdlib.h>

enum { FIXTURE_HEAP_WORDS = 8192, FIXTURE_X_REGISTERS = 1024 };

/* A process of a fresh VM: 8K words of heap, an empty stack, x registers all []. */
ff_proc *fixture_new(void);
/* Frees the process and its VM; the leak check of ASan then sees what a test forgot. */
void fixture_free(ff_proc *p);
/* Another process of the same VM; freed by fixture_free_other(). */
ff_proc *fixture_other(ff_proc *p);
void fixture_free_other(ff_proc *p);

ff_term fixture_atom(ff_proc *p, const char *name);
/* The list n, n - 1 ... 1, made on p's heap; and the sum of a list of small integers. No frame of a caller's holds parts of them. */
ff_term fixture_list(ff_proc *p, int64_t n);
int64_t fixture_sum(ff_term list);
/* What erlang:display/1 writes for t; valid until the next call. */
const char *fixture_text(ff_term t);
/* All of p's terms move, and the heap verifier runs; x[0..live) survive. */
void fixture_gc(ff_proc *p, uint32_t live);

/* Every atom of atom.tab as ff_program.atoms has them, FF_N_FIXED_ATOMS rows, for the tests' own programs. */
#define FIXTURE_ATOM_FIELDS(number, text, len) uint8_t skip_##number, len_##number; char text_##number[len];
#define FIXTURE_ATOM_ROW(number, text, len) 0, len, text,
#define FIXTURE_ATOMS { FF_FIXED_ATOMS(FIXTURE_ATOM_ROW) }
typedef struct { FF_FIXED_ATOMS(FIXTURE_ATOM_FIELDS) } fixture_atom_table;
extern const fixture_atom_table fixture_atoms;

#define ck_assert_term(t, text) ck_assert_str_eq(fixture_text(t), text)

/* Runs the suite: the value main() returns. Set CK_FORK=no to debug. */
int fixture_run(Suite *s);

#endif
