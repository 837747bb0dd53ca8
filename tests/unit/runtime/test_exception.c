/* tests/unit/runtime/test_exception.c -- Raising, catching, traces. Expected traces are those of OTP 25 for the same calls.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mini.h"

static mini_step *const none[] = {NULL};

/* The frame of step 1 has its catch word in y0; step 2 catches; step 3 fails below a frame of step 1. */

static const ff_label *protect(ff_proc *p)
{
    mini_push(p, 1);
    mini_table[2].line = 1; /* y0 is one word above the frame's start */
    p->stop[1] = FF_CATCH_WORD(MINI_LABEL(2)).bits;
    return mini_call(p, 3, 4);
}

static const ff_label *caught(ff_proc *p)
{
    ck_assert(!ff_is_value(p->x[0]));
    ck_assert(ff_same(p->x[1], FF_AM_error));
    ck_assert(ff_same(p->x[2], FF_AM_badarg));
    ck_assert_ptr_eq(p->stop + 3, p->heap.end);
    ff_term trace = ff_build_stacktrace(p, p->x[3]);
    ck_assert_int_eq(ff_list_length(trace), 3);
    char *text = ff_term_text(ff_head(trace));
    ck_assert_str_eq(text, "{erlang,apply,[[]],[{error_info,#{module=>erl_erts_errors}}]}");
    ff_free(text);
    text = ff_term_text(ff_tuple_get(ff_head(ff_tail(trace)), 3));
    ck_assert_str_eq(text, "[{file,\"mini.erl\"},{line,103}]");
    ff_free(text);
    return mini_halt(p, 1);
}

static const ff_label *fail_in_bif(ff_proc *p)
{
    static ff_mfa apply;
    apply = (ff_mfa){ff_atom_number(FF_AM_erlang), ff_atom_number(FF_AM_apply), 1};
    p->x[0] = FF_NIL;
    ff_badarg(p);
    return ff_fault_bif(p, mini_table, mini_where(3, false), &apply);
}

static const ff_label *unreachable(ff_proc *p)
{
    (void)p;
    ck_abort();
}

START_TEST(test_catch_finds_its_frame)
{
    static mini_step *const steps[] = {protect, caught, fail_in_bif, unreachable};
    ff_vm *vm = MINI_VM(steps, ((unsigned[]){0, 0, 0, 0}));
    ck_assert_int_eq(mini_run(vm), -1);
    ck_assert_int_eq(vm->exit_status, 1);
    ff_vm_free(vm);
}
END_TEST

/* ---- values of exceptions, without running anything ---- */

static ff_vm *vm;
static ff_proc *p;

static void setup(void)
{
    vm = MINI_VM(none, ((unsigned[]){0}));
    p = ff_next_runnable(vm->sched);
    ff_proc_load_x(p);
}

static void teardown(void) { ff_vm_free(vm); }

START_TEST(test_catch_values)
{
    mini_assert_text(ff_catch_value(p, FF_AM_throw, FF_AM_ok, FF_NIL), "ok");
    mini_assert_text(ff_catch_value(p, FF_AM_exit, FF_AM_ok, FF_NIL), "{'EXIT',ok}");
    mini_assert_text(ff_catch_value(p, FF_AM_error, FF_AM_ok, FF_NIL), "{'EXIT',{ok,[]}}");
}
END_TEST

START_TEST(test_raise_checks_its_trace)
{
    ff_term mfa = ff_tuple(p, FF_AM_lists, FF_AM_exit, FF_SMALL_CONST(1));
    ck_assert(!ff_is_value(ff_bif_erlang_raise_3(p, FF_AM_exit, FF_AM_ok, ff_cons(p, mfa, FF_NIL))));
    ck_assert_int_eq(p->exc_class, FF_CLASS_EXIT);
    mini_assert_text(ff_build_stacktrace(p, p->exc_trace), "[{lists,exit,1,[]}]");
    ck_assert(ff_same(ff_bif_erlang_raise_3(p, FF_AM_ok, FF_AM_ok, FF_NIL), FF_AM_badarg));
    ck_assert(ff_same(ff_bif_erlang_raise_3(p, FF_AM_exit, FF_AM_ok, mfa), FF_AM_badarg));
}
END_TEST

START_TEST(test_rethrown_class_is_kept)
{
    ff_bif_erlang_raise_3(p, FF_AM_throw, FF_AM_ok, FF_NIL);
    ff_term raw = p->exc_trace;
    ff_set_raise(p, FF_NONVALUE, FF_AM_normal, raw);
    ck_assert_int_eq(p->exc_class, FF_CLASS_THROW);
    ff_set_raise(p, FF_AM_error, FF_AM_normal, raw);
    ck_assert_int_eq(p->exc_class, FF_CLASS_ERROR);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("exception");
    TCase *run = tcase_create("run"), *values = tcase_create("values");
    tcase_add_test(run, test_catch_finds_its_frame);
    tcase_add_checked_fixture(values, setup, teardown);
    tcase_add_test(values, test_catch_values);
    tcase_add_test(values, test_raise_checks_its_trace);
    tcase_add_test(values, test_rethrown_class_is_kept);
    suite_add_tcase(s, run);
    suite_add_tcase(s, values);
    return mini_main(s);
}
