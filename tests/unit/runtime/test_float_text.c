/* tests/unit/runtime/test_float_text.c -- Floats as text: where the formats switch, and what erl prints at the edges.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/float_text.h"

#include "fixture.h"

#include <string.h>

static void check_short(double d, const char *expected)
{
    char out[FF_FLOAT_SHORT_MAX];
    size_t n = ff_float_to_short(d, out);
    ck_assert_uint_eq(n, strlen(expected));
    ck_assert_mem_eq(out, expected, n);
}

START_TEST(short_form_is_the_shortest)
{
    check_short(0.0, "0.0");
    check_short(-0.0, "-0.0");
    check_short(0.1, "0.1");
    check_short(100.0, "100.0");
    check_short(1000.0, "1.0e3");
    check_short(0.0001, "0.0001");
    check_short(0.00001, "1.0e-5");
    check_short(123456.0, "123456.0");
    check_short(1234567890.0, "1234567890.0");
    check_short(9007199254740991.0, "9007199254740991.0");
    check_short(9007199254740992.0, "9.007199254740992e15");
    check_short(5e-324, "5.0e-324");
    check_short(1.7976931348623157e308, "1.7976931348623157e308");
}
END_TEST

START_TEST(power_of_two_has_a_lopsided_neighbourhood)
{
    check_short(0x1p-44, "5.684341886080802e-14");
    check_short(0x1p-1022, "2.2250738585072014e-308");
    check_short(9007199254740992.0 * 1024, "9.223372036854776e18");
}
END_TEST

static void check_fixed(double d, int decimals, bool compact, const char *expected)
{
    char out[FF_FLOAT_TEXT_MAX];
    size_t n = ff_float_to_fixed(d, decimals, compact, out);
    ck_assert_uint_eq(n, strlen(expected));
    ck_assert_mem_eq(out, expected, n);
}

START_TEST(fixed_form_rounds_and_cuts_as_otp)
{
    check_fixed(0.5, 0, false, "1");
    check_fixed(-0.0, 2, false, "-0.00");
    check_fixed(1e16, 3, true, "10000000000000000.0");
    check_fixed(1e22, 0, true, "1"); /* a trailing zero is cut even when no point comes before it */
    check_fixed(0.1, 19, false, "0.1000000000000000056");
    check_fixed(0.5, -1, false, "");
    check_fixed(1e300, 2, false, "");
}
END_TEST

static void check_prefix(const char *text, size_t n) { ck_assert_uint_eq(ff_float_text_prefix(text, strlen(text)), n); }

START_TEST(reading_takes_the_longest_float)
{
    check_prefix("1.5", 3);
    check_prefix("-1,5e", 4);
    check_prefix("+1.5e+7x", 7);
    check_prefix("1.5e+", 3);
    check_prefix("1.", 0);
    check_prefix(".5", 0);
    check_prefix("+-1.0", 0);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("float_text");
    tcase_add_test(tc, short_form_is_the_shortest);
    tcase_add_test(tc, power_of_two_has_a_lopsided_neighbourhood);
    tcase_add_test(tc, fixed_form_rounds_and_cuts_as_otp);
    tcase_add_test(tc, reading_takes_the_longest_float);
    Suite *s = suite_create("num/float_text");
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
