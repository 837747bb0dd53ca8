/* tests/unit/runtime/test_proc_table.c -- Pids, names, references and links under growth and removal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mini.h"
#include "proc/table.h"

enum { MANY = 2000 };

static mini_step *const none[] = {NULL};
static ff_vm *vm;
static ff_proc *p;

static void setup(void)
{
    vm = MINI_VM(none, ((unsigned[]){0}));
    p = ff_next_runnable(vm->sched);
    ff_proc_load_x(p);
    p->live = 0;
}

static void teardown(void) { ff_vm_free(vm); }

static ff_proc *spawn_one(void)
{
    ff_spawn_options o;
    ff_spawn_options_init(&o, vm);
    return ff_proc_spawn(vm, p, FF_AM_lists, FF_AM_exit, FF_NIL, &o);
}

START_TEST(test_pids_are_never_reused)
{
    ff_term first = spawn_one()->self;
    ff_doom(ff_proc_lookup(vm, first), FF_AM_kill);
    ff_reap(vm);
    for (int i = 0; i < MANY; i++) {
        ff_proc *q = spawn_one();
        ck_assert(!ff_same(q->self, first));
        ck_assert_ptr_eq(ff_proc_lookup(vm, q->self), q);
        if (i % 3) ff_doom(q, FF_AM_kill);
        ff_reap(vm);
    }
    ck_assert_ptr_null(ff_proc_lookup(vm, first));
    ck_assert_uint_eq(vm->procs->count, 1 + (MANY + 2) / 3);
}
END_TEST

START_TEST(test_names)
{
    ff_proc *procs[200];
    for (uint32_t i = 0; i < 200; i++) {
        procs[i] = spawn_one();
        ff_name_add(vm, ff_atom_from_number(i + 10), procs[i]);
    }
    for (uint32_t i = 0; i < 200; i += 2) ff_name_remove(vm, ff_atom_from_number(i + 10));
    for (uint32_t i = 0; i < 200; i++)
        ck_assert_ptr_eq(ff_name_lookup(vm, ff_atom_from_number(i + 10)), i % 2 ? procs[i] : NULL);
    ff_doom(procs[1], FF_AM_kill);
    ck_assert_ptr_null(ff_name_lookup(vm, ff_atom_from_number(11)));
}
END_TEST

START_TEST(test_links)
{
    ff_proc *procs[MANY];
    for (int i = 0; i < MANY; i++) {
        procs[i] = spawn_one();
        ff_link_add(p, procs[i]);
        ff_link_add(procs[i], p);
    }
    ck_assert_uint_eq(vm->procs->links_count, MANY);
    for (int i = 0; i < MANY; i += 2) ff_link_remove(vm, ff_link_find(vm, procs[i], p));
    for (int i = 0; i < MANY; i++) ck_assert(!ff_link_find(vm, p, procs[i]) == (i % 2 == 0));
    p->more->trap_exit = true;
    ff_doom(procs[1], FF_AM_kill);
    ff_reap(vm);
    ck_assert_uint_eq(p->more->mailbox.length, 1);
}
END_TEST

START_TEST(test_monitors)
{
    ff_proc *q = spawn_one();
    ff_term kept = ff_bif_erlang_monitor_2(p, FF_AM_process, q->self);
    ff_term dropped = ff_bif_erlang_monitor_2(p, FF_AM_process, q->self);
    ck_assert(ff_same(ff_bif_erlang_demonitor_1(p, dropped), FF_AM_true));
    ff_doom(q, FF_AM_normal);
    ff_reap(vm);
    ck_assert_uint_eq(p->more->mailbox.length, 1);
    ck_assert(ff_identical(ff_tuple_get(ff_loop_rec(p), 1), kept));
    ff_term flush = ff_cons(p, FF_AM_flush, ff_cons(p, FF_AM_info, FF_NIL));
    ck_assert(ff_same(ff_bif_erlang_demonitor_2(p, kept, flush), FF_AM_false));
    ck_assert_uint_eq(p->more->mailbox.length, 0);
}
END_TEST

START_TEST(test_alias_of_one_reply)
{
    ff_term alias = ff_bif_erlang_alias_1(p, ff_cons(p, FF_AM_reply, FF_NIL));
    ff_send(p, alias, FF_AM_ok);
    ff_send(p, alias, FF_AM_ok);
    ck_assert_uint_eq(p->more->mailbox.length, 1);
    ck_assert(ff_same(ff_bif_erlang_unalias_1(p, alias), FF_AM_false));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("proc_table");
    TCase *tc = tcase_create("proc_table");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_pids_are_never_reused);
    tcase_add_test(tc, test_names);
    tcase_add_test(tc, test_links);
    tcase_add_test(tc, test_monitors);
    tcase_add_test(tc, test_alias_of_one_reply);
    suite_add_tcase(s, tc);
    return mini_main(s);
}
