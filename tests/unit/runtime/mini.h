/* tests/unit/runtime/mini.h -- A host made of C functions, so that processes can run without the compiler.
 *
 * A test lists its steps in mini_steps[]; step i is label i + 1 of the host. A step finds the registers in p->x, the stack
 * at p->stop and works on them; it returns the label to go on at, or NULL to go back to the scheduler, as ff_wait() wants.
 *   MINI_PROGRAM(boot) { {MINI_ENTRY, boot}, {MINI_RETURN, boot_2} };
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MINI_H
#define MINI_H

#include "ff_rt.h"
#include "fixture.h"
#include "gc/gc.h"
#include "proc/proc.h"
#include "sched/sched.h"
#include "term/debug.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

typedef const ff_label *mini_step(ff_proc *p);

enum { MINI_MAX = 48, MINI_MODULE_LINE = 100 };

/* Filled by mini_vm(): labels 1.., each in a function of its own, on line 100 + index of "mini.erl". */
static ff_label mini_table[MINI_MAX + 1];
static ff_func mini_funcs[MINI_MAX + 1];
static const char *const mini_files[] = {"mini.erl"};
static ff_host mini_host_info;
static ff_export mini_exports[MINI_MAX];
static ff_program mini_program;
static mini_step *const *mini_steps;

static FF_HOST(mini_host)
{
    p->htop = hp, p->stop = sp, p->reds = reds;
    p->x[0] = x0, p->x[1] = x1, p->x[2] = x2, p->x[3] = x3;
    if (--p->reds < 0) {
        p->cont = cont;
        p->live = 4;
        return;
    }
    cont = mini_steps[cont->index - 1](p);
    if (!cont) return;
    hp = p->htop, sp = p->stop, reds = p->reds & p->reds_mask;
    x0 = p->x[0], x1 = p->x[1], x2 = p->x[2], x3 = p->x[3];
    FF_GO(cont->enter);
}

#define MINI_MODULE FF_AM_process
#define MINI_LABEL(i) (&mini_table[i])
/* Function names are the atoms numbered by label, whatever they are. */
#define MINI_NAME(i) ff_atom_from_number(i)

/* A VM whose first process runs step 1; step i can be spawned as MINI_MODULE:MINI_NAME(i)/arity[i - 1]. */
static inline ff_vm *mini_vm(mini_step *const *steps, const unsigned *arities, unsigned n)
{
    mini_steps = steps;
    mini_host_info = (ff_host){ff_atom_number(MINI_MODULE), mini_funcs, mini_files};
    mini_table[0].host = &mini_host_info;
    for (unsigned i = 1; i <= n; i++) {
        mini_table[i] = (ff_label){{mini_host}, MINI_MODULE_LINE + i, (uint16_t)i, (uint16_t)i};
        mini_funcs[i] = (ff_func){.name = i, .arity = arities[i - 1]};
        mini_exports[i - 1] = (ff_export){{ff_atom_number(MINI_MODULE), i, arities[i - 1]}, &mini_table[i]};
    }
    ff_mfa boot = {ff_atom_number(MINI_MODULE), 1, 0};
    mini_program = (ff_program){.atoms = (const uint8_t *)&fixture_atoms, .n_atoms = FF_N_FIXED_ATOMS, .exports = mini_exports, .n_exports = n, .boot = boot, .entry = boot};
    return ff_vm_new(&mini_program, 0, NULL);
}

#define MINI_VM(steps, arities) mini_vm(steps, arities, sizeof(steps) / sizeof *(steps))

/* Runs until nothing moves any more, waiting for timers. Returns what ff_vm_run() said last. */
static inline int64_t mini_run(ff_vm *vm)
{
    int64_t next;
    while ((next = ff_vm_run(vm, -1)) >= 0) {}
    return next;
}

static inline ff_where mini_where(unsigned label, bool framed) { return FF_WHERE(framed, label, MINI_MODULE_LINE + label); }

/* The end of a function: its result is in x0. */
static inline const ff_label *mini_return(ff_proc *p) { return ff_label_of(p->stop[0]); }
/* A frame with n y registers. */
static inline void mini_push(ff_proc *p, size_t n)
{
    p->stop -= n + 1;
    for (size_t i = 0; i <= n; i++) p->stop[i] = FF_NIL.bits;
}
static inline void mini_pop(ff_proc *p, size_t n) { p->stop += n + 1; }
static inline const ff_label *mini_call(ff_proc *p, unsigned callee, unsigned back)
{
    p->stop[0] = FF_RETURN_WORD(MINI_LABEL(back));
    return MINI_LABEL(callee);
}

static inline const ff_label *mini_halt(ff_proc *p, int status)
{
    p->vm->halted = true;
    p->vm->exit_status = status;
    p->more->state = FF_WAITING;
    return NULL;
}

static inline void mini_assert_text(ff_term t, const char *expected)
{
    char *text = ff_term_text(t);
    ck_assert_str_eq(text, expected);
    ff_free(text);
}

static inline int mini_main(Suite *s)
{
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
