/* tests/unit/runtime/test_mailbox.c -- Order, selective receive, markers, and what the collector sees of a mailbox.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mini.h"

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

static int next_small(void)
{
    ff_term msg = ff_loop_rec(p);
    return ff_is_value(msg) ? (int)ff_small_to_int(msg) : -1;
}

START_TEST(test_selective_receive)
{
    for (int i = 0; i < 3; i++) ff_deliver(p, ff_small_from_int(i));
    ck_assert_int_eq(next_small(), 0);
    ff_loop_rec_end(p);
    ck_assert_int_eq(next_small(), 1);
    ff_remove_message(p);
    ck_assert_int_eq(next_small(), 0);
    ff_remove_message(p);
    ck_assert_int_eq(next_small(), 2);
    ff_loop_rec_end(p);
    ck_assert_int_eq(next_small(), -1);
    ff_deliver(p, FF_SMALL_CONST(3));
    ck_assert_int_eq(next_small(), 3);
    ck_assert_uint_eq(p->more->mailbox.length, 2);
}
END_TEST

START_TEST(test_marker_skips_older_messages)
{
    for (int i = 0; i < 100; i++) ff_deliver(p, FF_SMALL_CONST(1));
    ff_term marker = ff_recv_marker_reserve(p), ref = ff_ref_new(p);
    ff_recv_marker_bind(p, marker, ref);
    ff_deliver(p, FF_SMALL_CONST(2));
    ff_recv_marker_use(p, ref);
    ck_assert_int_eq(next_small(), 2);
    ff_remove_message(p);
    ff_recv_marker_use(p, ref);
    ck_assert_int_eq(next_small(), -1);
    ff_recv_marker_clear(p, ref);
    ff_timeout(p);
    ck_assert_int_eq(next_small(), 1);
}
END_TEST

START_TEST(test_many_markers)
{
    for (int i = 0; i < 20; i++) {
        ff_recv_marker_bind(p, ff_recv_marker_reserve(p), ff_ref_new(p));
        ff_deliver(p, ff_small_from_int(i));
    }
    for (int i = 0; i < 20; i++) {
        ck_assert_int_eq(next_small(), i);
        ff_remove_message(p);
    }
    ck_assert_int_eq(next_small(), -1);
}
END_TEST

START_TEST(test_messages_survive_collections)
{
    for (int i = 0; i < 500; i++) {
        ff_term pair[] = {ff_small_from_int(i), ff_float_new(p, i)};
        ff_deliver(p, ff_tuple_new(p, 2, pair));
        if (i % 50 == 0) ff_gc_full(p, 0, 0);
    }
    for (int i = 0; i < 500; i++) {
        ff_term msg = ff_loop_rec(p);
        ck_assert_int_eq(ff_small_to_int(ff_tuple_get(msg, 0)), i);
        ck_assert(ff_float_to_double(ff_tuple_get(msg, 1)) == i);
        ff_gc(p, 10, 0);
        ff_heap_verify(p);
        ff_remove_message(p);
    }
}
END_TEST

/* To a heap that is roomy, full, or not to be filled; then read, or dropped with the process. */
START_TEST(test_large_messages)
{
    ff_spawn_options o;
    ff_spawn_options_init(&o, vm);
    ff_proc *to = ff_proc_spawn(vm, p, FF_AM_lists, FF_AM_exit, FF_NIL, &o);
    ff_term list = FF_NIL;
    for (int i = 0; i < 3000; i++) list = ff_cons(p, ff_float_new(p, i), list);
    for (int i = 0; i < 30; i++) {
        to->more->off_heap_messages = i % 3 == 2;
        ff_deliver(to, ff_tuple(p, ff_small_from_int(i), list));
        if (i % 4 == 0) ff_gc(to, i % 8 ? 5000 : 20000, 0);
    }
    for (int i = 0; i < 20; i++) {
        ff_term msg = ff_loop_rec(to);
        ck_assert_int_eq(ff_small_to_int(ff_tuple_get(msg, 0)), i);
        ck_assert(ff_identical(ff_tuple_get(msg, 1), list));
        if (i % 2) ff_gc(to, 10, 0);
        ff_remove_message(to);
    }
    ff_gc_full(to, 0, 0);
    ff_heap_verify(to);
}
END_TEST

START_TEST(test_dictionary)
{
    for (int i = 0; i < 1000; i++)
        ff_bif_erlang_put_2(p, ff_tuple(p, ff_small_from_int(i)), ff_float_new(p, i));
    ff_gc_full(p, 0, 0);
    ck_assert_int_eq(ff_list_length(ff_bif_erlang_get_0(p)), 1000);
    for (int i = 0; i < 1000; i += 2)
        ck_assert(ff_is_float(ff_bif_erlang_erase_1(p, ff_tuple(p, ff_small_from_int(i)))));
    for (int i = 0; i < 1000; i++)
        ck_assert(ff_is_float(ff_bif_erlang_get_1(p, ff_tuple(p, ff_small_from_int(i)))) == (i % 2 == 1));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("mailbox");
    TCase *tc = tcase_create("mailbox");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_selective_receive);
    tcase_add_test(tc, test_marker_skips_older_messages);
    tcase_add_test(tc, test_many_markers);
    tcase_add_test(tc, test_messages_survive_collections);
    tcase_add_test(tc, test_large_messages);
    tcase_add_test(tc, test_dictionary);
    suite_add_tcase(s, tc);
    return mini_main(s);
}
