/* tests/unit/runtime/test_sched.c -- The driver: spawning, preemption, priorities, waiting, the end of processes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mini.h"

static int log_at;
static char events[64];

static void note(char c)
{
    ck_assert_int_lt(log_at, (int)sizeof events - 1);
    events[log_at++] = c;
    events[log_at] = '\0';
}

static void spawn_step(ff_proc *p, unsigned label, ff_term args)
{
    ff_term pid = ff_bif_erlang_spawn_3(p, MINI_MODULE, MINI_NAME(label), args);
    ck_assert(ff_is_local_pid(pid));
}

/* ---- ping and pong ---- */

static const ff_label *ping(ff_proc *p)
{
    spawn_step(p, 3, ff_cons(p, p->self, FF_NIL));
    return MINI_LABEL(2);
}

static const ff_label *await_pong(ff_proc *p)
{
    ff_term msg = ff_loop_rec(p);
    if (!ff_is_value(msg)) {
        ff_wait(p, MINI_LABEL(2));
        return NULL;
    }
    ck_assert(ff_is_tuple_of(msg, 2));
    ff_remove_message(p);
    return mini_halt(p, 7);
}

static const ff_label *pong(ff_proc *p)
{
    ff_send(p, p->x[0], ff_tuple(p, FF_AM_ok, p->self));
    return mini_return(p);
}

START_TEST(test_message_between_two)
{
    static mini_step *const steps[] = {ping, await_pong, pong};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 0, 1}));
    ck_assert_int_eq(mini_run(vm), -1);
    ck_assert_int_eq(vm->exit_status, 7);
    ff_vm_free(vm);
}
END_TEST

/* ---- preemption: two loops alternate ---- */

static const ff_label *start_two(ff_proc *p)
{
    spawn_step(p, 2, ff_cons(p, FF_SMALL_CONST('a'), FF_NIL));
    spawn_step(p, 2, ff_cons(p, FF_SMALL_CONST('b'), FF_NIL));
    return mini_return(p);
}

static const ff_label *loop(ff_proc *p)
{
    if (p->reds == p->vm->slice_reds - 1 || p->x[1].bits == 0) note((char)ff_small_to_int(p->x[0]));
    p->x[1] = ff_small_from_int(log_at);
    return log_at >= 8 ? mini_return(p) : MINI_LABEL(2);
}

START_TEST(test_preemption)
{
    static mini_step *const steps[] = {start_two, loop};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 1}));
    vm->slice_reds = 100;
    ck_assert_int_eq(mini_run(vm), -2);
    ck_assert_ptr_nonnull(strstr(events, "bab"));
    ff_vm_free(vm);
}
END_TEST

/* ---- priorities ---- */

static const ff_label *start_levels(ff_proc *p)
{
    const ff_term levels[] = {FF_AM_low, FF_AM_normal, FF_AM_high, FF_AM_max};
    for (int i = 0; i < 4; i++) {
        ff_term options = ff_cons(p, ff_tuple(p, FF_AM_priority, levels[i]), FF_NIL);
        ff_bif_erlang_spawn_opt_4(p, MINI_MODULE, MINI_NAME(2), ff_cons(p, ff_small_from_int('0' + i), FF_NIL), options);
    }
    return mini_return(p);
}

static const ff_label *note_x0(ff_proc *p)
{
    note((char)ff_small_to_int(p->x[0]));
    return mini_return(p);
}

START_TEST(test_priorities)
{
    static mini_step *const steps[] = {start_levels, note_x0};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 1}));
    mini_run(vm);
    ck_assert_str_eq(events, "3210");
    ff_vm_free(vm);
}
END_TEST

/* ---- links and monitors ---- */

static const ff_label *watch(ff_proc *p)
{
    ff_bif_erlang_process_flag_2(p, FF_AM_trap_exit, FF_AM_true);
    ff_term options = ff_cons(p, FF_AM_link, ff_cons(p, FF_AM_monitor, FF_NIL));
    ff_bif_erlang_spawn_opt_4(p, MINI_MODULE, MINI_NAME(3), FF_NIL, options);
    return MINI_LABEL(2);
}

static const ff_label *await_both(ff_proc *p)
{
    ff_term msg = ff_loop_rec(p);
    if (!ff_is_value(msg)) {
        if (log_at == 2) return mini_halt(p, 0);
        ff_wait(p, MINI_LABEL(2));
        return NULL;
    }
    note(ff_same(ff_tuple_get(msg, 0), FF_AM_EXIT) ? 'E' : 'D');
    ck_assert(ff_same(ff_tuple_get(msg, ff_tuple_arity(msg) - 1), FF_AM_kill));
    ff_remove_message(p);
    return MINI_LABEL(2);
}

static const ff_label *leave(ff_proc *p)
{
    ff_raise(p, FF_CLASS_EXIT, FF_AM_kill);
    return ff_fault_at(p, mini_table, mini_where(3, false));
}

START_TEST(test_exit_reaches_link_then_monitor)
{
    static mini_step *const steps[] = {watch, await_both, leave};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 0, 0}));
    ck_assert_int_eq(mini_run(vm), -1);
    ck_assert_str_eq(events, "ED");
    ff_vm_free(vm);
}
END_TEST

/* ---- a chain of links of any length ends without recursion ---- */

enum { CHAIN = 50000 };

static const ff_label *chain(ff_proc *p)
{
    ff_term n = p->x[0];
    if (ff_small_to_int(n) == 0) {
        ff_raise(p, FF_CLASS_EXIT, FF_AM_kill);
        return ff_fault_at(p, mini_table, mini_where(2, false));
    }
    ff_bif_erlang_spawn_link_3(p, MINI_MODULE, MINI_NAME(2), ff_cons(p, ff_small_from_int(ff_small_to_int(n) - 1), FF_NIL));
    ff_wait(p, MINI_LABEL(3));
    return NULL;
}

static const ff_label *start_chain(ff_proc *p)
{
    spawn_step(p, 2, ff_cons(p, FF_SMALL_CONST(CHAIN), FF_NIL));
    return mini_return(p);
}

static const ff_label *never(ff_proc *p)
{
    (void)p;
    ck_abort();
}

START_TEST(test_chain_of_links)
{
    static mini_step *const steps[] = {start_chain, chain, never};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 1, 0}));
    ck_assert_int_eq(mini_run(vm), -2);
    ck_assert(ff_is_nil(ff_bif_erlang_processes_0(&(ff_proc){.vm = vm})));
    ff_vm_free(vm);
}
END_TEST

/* ---- hibernating and suspending ---- */

static const ff_label *sleeper(ff_proc *p)
{
    spawn_step(p, 3, ff_cons(p, p->self, FF_NIL));
    mini_push(p, 3);
    ff_bif_erlang_hibernate_3(p, MINI_MODULE, MINI_NAME(2), ff_cons(p, FF_AM_ok, FF_NIL));
    return ff_leave_bif(p);
}

static const ff_label *awake(ff_proc *p)
{
    ck_assert(ff_same(p->x[0], FF_AM_ok));
    ck_assert(ff_same(ff_loop_rec(p), FF_AM_normal));
    ck_assert_ptr_eq(p->stop + 1, p->heap.end);
    return mini_halt(p, 3);
}

static const ff_label *waker(ff_proc *p)
{
    ff_send(p, p->x[0], FF_AM_normal);
    return mini_return(p);
}

START_TEST(test_hibernate)
{
    static mini_step *const steps[] = {sleeper, awake, waker};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 1, 1}));
    ck_assert_int_eq(mini_run(vm), -1);
    ck_assert_int_eq(vm->exit_status, 3);
    ff_vm_free(vm);
}
END_TEST

START_TEST(test_idle_process_is_small)
{
    ck_assert_uint_le(sizeof(ff_proc) + sizeof(ff_proc_more) + FF_HEAP_MIN_WORDS * sizeof(ff_word), 2600);
}
END_TEST

static void setup(void)
{
    log_at = 0;
    events[0] = '\0';
}

int main(void)
{
    Suite *s = suite_create("sched");
    TCase *tc = tcase_create("sched");
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_set_timeout(tc, 30);
    tcase_add_test(tc, test_message_between_two);
    tcase_add_test(tc, test_preemption);
    tcase_add_test(tc, test_priorities);
    tcase_add_test(tc, test_exit_reaches_link_then_monitor);
    tcase_add_test(tc, test_chain_of_links);
    tcase_add_test(tc, test_hibernate);
    tcase_add_test(tc, test_idle_process_is_small);
    suite_add_tcase(s, tc);
    return mini_main(s);
}
