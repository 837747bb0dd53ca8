/* tests/unit/runtime/test_timer.c -- Timers: order, cancelling from anywhere in the heap, ends of processes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mini.h"
#include "ff_target.h"

enum { MANY = 500 };

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

/* Deadlines in the past, so that firing needs no waiting: -MANY.. in an order that jumps about. */
static void start_many(ff_term refs[MANY])
{
    ff_term options = ff_cons(p, ff_tuple(p, FF_AM_abs, FF_AM_true), FF_NIL);
    for (int i = 0; i < MANY; i++) {
        int at = i * 7 % MANY;
        refs[at] = ff_bif_erlang_send_after_4(p, ff_small_from_int(at - 100000), p->self, ff_small_from_int(at), options);
    }
}

START_TEST(test_order_of_deadlines)
{
    ff_term refs[MANY];
    start_many(refs);
    ff_timers_fire(vm);
    for (int i = 0; i < MANY; i++) {
        ck_assert_int_eq(ff_small_to_int(ff_loop_rec(p)), i);
        ff_remove_message(p);
    }
    ck_assert(ff_same(ff_bif_erlang_read_timer_1(p, refs[0]), FF_AM_false));
}
END_TEST

START_TEST(test_cancelled_timers_do_not_fire)
{
    ff_term refs[MANY];
    start_many(refs);
    for (int i = 0; i < MANY; i += 2) ck_assert(ff_same(ff_bif_erlang_cancel_timer_1(p, refs[i]), FF_SMALL_CONST(0)));
    ff_timers_fire(vm);
    for (int i = 1; i < MANY; i += 2) {
        ck_assert_int_eq(ff_small_to_int(ff_loop_rec(p)), i);
        ff_remove_message(p);
    }
    ck_assert(!ff_is_value(ff_loop_rec(p)));
}
END_TEST

START_TEST(test_receive_timeout_fires_once)
{
    const ff_label *again = MINI_LABEL(1), *expired = MINI_LABEL(1);
    ck_assert_int_eq(ff_wait_timeout(p, FF_SMALL_CONST(0), again, expired), 1);
    ck_assert_int_eq(ff_wait_timeout(p, FF_AM_ok, again, expired), -1);
    ck_assert_int_eq(ff_wait_timeout(p, FF_SMALL_CONST(1), again, expired), 0);
    while (ff_timers_wait_ns(vm) > 0) ff_target_wait(100000, false);
    ff_timers_fire(vm);
    ck_assert(p->more->timed_out);
    ck_assert_int_eq(p->more->state, FF_RUNNABLE);
    ck_assert_int_eq(ff_wait_timeout(p, FF_SMALL_CONST(1), again, expired), 1);
    ff_timeout(p);
    ck_assert(!p->more->timed_out);
}
END_TEST

START_TEST(test_timers_end_with_their_process)
{
    ff_term refs[MANY];
    start_many(refs);
    p->more->state = FF_WAITING;
    ff_doom(p, FF_AM_kill);
    ff_reap(vm);
    ck_assert_int_eq(ff_timers_wait_ns(vm), -1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("timer");
    TCase *tc = tcase_create("timer");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_order_of_deadlines);
    tcase_add_test(tc, test_cancelled_timers_do_not_fire);
    tcase_add_test(tc, test_receive_timeout_fires_once);
    tcase_add_test(tc, test_timers_end_with_their_process);
    suite_add_tcase(s, tc);
    return mini_main(s);
}
