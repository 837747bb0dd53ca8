/* tests/unit/runtime/fixture.c -- See fixture.h. What is defined here keeps the runtime's own, which lies in an archive, from being
 * linked: only the program, which every test lacks, and a way to die that shows where.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "ff_atoms.tab.h"
#include "gc/gc.h"
#include "gc/memory.h"
#include "sched/sched.h"
#include "term/atom.h"
#include "term/debug.h"

#include <stdio.h>
#include <string.h>

#define WEAK __attribute__((weak))

const fixture_atom_table fixture_atoms = FIXTURE_ATOMS;

WEAK const ff_program ff_program_image = {.atoms = (const uint8_t *)&fixture_atoms, .n_atoms = FF_N_FIXED_ATOMS};
WEAK _Noreturn void ff_target_abort(const char *message)
{
    fprintf(stderr, "%s\n", message);
    abort();
}

static ff_proc *new_proc(ff_vm *vm)
{
    ff_proc *p = ff_calloc(1, sizeof *p);
    p->vm = vm;
    p->sched = vm->sched;
#if FF_SHARED_HEAP
    p->free = vm->free_lists;
#endif
    p->x = ff_malloc(FIXTURE_X_REGISTERS * sizeof *p->x);
    for (size_t i = 0; i < FIXTURE_X_REGISTERS; i++) p->x[i] = FF_NIL;
    p->exc_reason = p->exc_trace = p->exc_info = FF_NONVALUE;
    p->dictionary = p->group_leader = FF_NIL;
    p->self = ff_pid_from_number(1);
    p->reds = 4000;
    p->reds_mask = -1;
    ff_heap_init(p, FIXTURE_HEAP_WORDS, 0);
    return p;
}

ff_proc *fixture_new(void)
{
    ff_memory_init();
    ff_vm *vm = &ff_the_vm;
    vm->sched = ff_calloc(1, sizeof *vm->sched);
    vm->program = &ff_program_image;
    ff_heaps_init(vm);
    vm->slice_reds = 4000;
    ff_atoms_init(vm);
    return new_proc(vm);
}

void fixture_free(ff_proc *p)
{
    ff_vm *vm = p->vm;
    fixture_free_other(p);
    ff_atoms_fini(vm);
    ff_heaps_fini(vm);
    ff_free(vm->sched);
    *vm = (ff_vm){0};
}

ff_proc *fixture_other(ff_proc *p) { return new_proc(p->vm); }

void fixture_free_other(ff_proc *p)
{
    ff_heap_fini(p);
    ff_free(p->x);
    ff_free(p);
}

ff_term fixture_list(ff_proc *p, int64_t n)
{
    ff_term list = FF_NIL;
    for (int64_t i = 1; i <= n; i++) list = ff_cons(p, ff_small_from_int(i), list);
    return list;
}

int64_t fixture_sum(ff_term list)
{
    int64_t total = 0;
    for (; ff_is_cons(list); list = ff_tail(list)) total += ff_small_to_int(ff_head(list));
    return total;
}

ff_term fixture_atom(ff_proc *p, const char *name) { return ff_atom_from_utf8(p->vm, name, strlen(name)); }

const char *fixture_text(ff_term t)
{
    static char *text;
    if (text) ff_free(text);
    text = ff_term_text(t);
    return text;
}

void fixture_gc(ff_proc *p, uint32_t live)
{
    ff_gc_full(p, 0, live);
    ff_heap_verify(p);
}

int fixture_run(Suite *s)
{
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
