/* tests/unit/runtime/test_arith.c -- Operators on mixed numbers, and which exception each wrong argument raises.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include "fixture.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term flt(double d) { return ff_float_new(p, d); }
static ff_term num(int64_t i) { return ff_integer_from_i64(p, i); }

static void check_raises(ff_term result, ff_term reason)
{
    ck_assert(!ff_is_value(result));
    ck_assert(ff_same(p->exc_reason, reason));
}

START_TEST(mixed_operands_give_floats)
{
    ck_assert_term(ff_bif_erlang_plus_2(p, num(1), flt(0.5)), "1.500000e+00");
    ck_assert_term(ff_bif_erlang_fdiv_2(p, num(1), num(4)), "2.500000e-01");
    ck_assert_term(ff_bif_erlang_minus_1(p, flt(0)), "-0.000000e+00");
    ck_assert_term(ff_bif_erlang_round_1(p, flt(-2.5)), "-3");
    ck_assert_term(ff_bif_erlang_trunc_1(p, flt(-2.5)), "-2");
}
END_TEST

START_TEST(arithmetic_on_other_things_is_badarith)
{
    check_raises(ff_bif_erlang_plus_2(p, FF_AM_true, num(1)), FF_AM_badarith);
    check_raises(ff_bif_erlang_div_2(p, num(1), num(0)), FF_AM_badarith);
    check_raises(ff_bif_erlang_div_2(p, flt(1), num(1)), FF_AM_badarith);
    check_raises(ff_bif_erlang_fdiv_2(p, num(1), flt(-0.0)), FF_AM_badarith);
    check_raises(ff_bif_erlang_times_2(p, flt(1e200), flt(1e200)), FF_AM_badarith);
    check_raises(ff_bif_erlang_bnot_1(p, flt(1)), FF_AM_badarith);
    check_raises(ff_bif_erlang_bsl_2(p, flt(1), num(INT64_MAX)), FF_AM_badarith);
    check_raises(ff_bif_math_log_1(p, num(0)), FF_AM_badarith);
}
END_TEST

START_TEST(conversions_and_booleans_raise_badarg)
{
    check_raises(ff_bif_erlang_abs_1(p, FF_AM_true), FF_AM_badarg);
    check_raises(ff_bif_erlang_float_1(p, ff_bif_erlang_bsl_2(p, num(1), num(2000))), FF_AM_badarg);
    check_raises(ff_bif_erlang_and_2(p, FF_AM_true, num(1)), FF_AM_badarg);
    check_raises(ff_bif_math_sqrt_1(p, FF_AM_true), FF_AM_badarg);
    check_raises(ff_bif_erlang_list_to_integer_1(p, FF_NIL), FF_AM_badarg);
    check_raises(ff_bif_erlang_integer_to_list_2(p, num(1), num(37)), FF_AM_badarg);
}
END_TEST

static ff_term list(const char *text) { return ff_string_to_list(p, text, __builtin_strlen(text)); }

START_TEST(lists_hold_numbers_and_a_rest)
{
    ck_assert_term(ff_bif_string_list_to_integer_1(p, list("-12")), "{-12,[]}");
    ck_assert_term(ff_bif_string_list_to_integer_1(p, list("+")), "{error,no_integer}");
    ck_assert_term(ff_bif_string_list_to_integer_1(p, FF_AM_true), "{error,not_a_list}");
    ck_assert_term(ff_bif_string_list_to_float_1(p, list("123")), "{error,no_float}");
    ck_assert_term(ff_bif_erlang_list_to_integer_2(p, list("zZ"), num(36)), "1295");
    ck_assert(ff_float_to_double(ff_bif_erlang_list_to_float_1(p, list("1,5e1"))) == 15.0);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("arith");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, mixed_operands_give_floats);
    tcase_add_test(tc, arithmetic_on_other_things_is_badarith);
    tcase_add_test(tc, conversions_and_booleans_raise_badarg);
    tcase_add_test(tc, lists_hold_numbers_and_a_rest);
    Suite *s = suite_create("bif/erlang_arith");
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
