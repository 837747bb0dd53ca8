/* tests/unit/runtime/test_float_text.c -- Floats as text: where the formats switch, and what erl prints at the edges.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/float_digits.h"
#include "num/float_text.h"

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
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

/* Doubles of every magnitude, more of them near 1; halves, ties and powers of ten among them. */
static double sample(unsigned i)
{
    static uint64_t x = 88172645463325252u;
    x ^= x << 13, x ^= x >> 7, x ^= x << 17;
    double near = (double)(int64_t)(x >> 20) / (double)(1u << x % 31);
    switch (i % 4) {
    case 0: return near;
    case 1: return (double)(x % 100000) / 1000;
    case 2: return strtod((char[]){'1', 'e', '-', (char)('0' + x % 3), (char)('0' + x % 10), 0}, NULL) * (double)(x % 9 + 1);
    default: memcpy(&near, &x, sizeof near); return near - near == 0 ? near : 0.5;
    }
}

START_TEST(digits_are_those_of_printf)
{
    for (unsigned i = 0; i < 20000; i++) {
        double d = sample(i);
        int decimals = (int)(i / 4 % 23);
        char expected[64], out[64];
        snprintf(expected, sizeof expected, "%.*e", decimals, d);
        ck_assert_uint_gt(ff_float_put_e(d, decimals, out, sizeof out), 0);
        ck_assert_str_eq(out, expected);
    }
}
END_TEST

START_TEST(what_was_written_reads_back)
{
    for (unsigned i = 0; i < 20000; i++) {
        double d = sample(i), back;
        char out[FF_FLOAT_SHORT_MAX + 1];
        out[ff_float_to_short(d, out)] = '\0';
        ck_assert(ff_float_from_text(out, &back));
        ck_assert(back == d);
        ck_assert(strtod(out, NULL) == d);
    }
}
END_TEST

static void check_read(const char *text, double expected)
{
    char copy[64];
    double d;
    strcpy(copy, text);
    ck_assert(ff_float_from_text(copy, &d));
    ck_assert_mem_eq(&d, &expected, sizeof d);
}

START_TEST(reading_rounds_once)
{
    check_read("0.1", 0.1);
    check_read("-0.0", -0.0);
    check_read("+1,5", 1.5);
    check_read("9007199254740993.0", 9007199254740992.0);
    check_read("123456789.123456789", 123456789.123456789);
    check_read("0.3000000000000000166", 0.3000000000000000166);
    check_read("1.5e3", 1500.0);
    check_read("00000000000000000000000001.0", 1.0);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("float_text");
    tcase_add_test(tc, short_form_is_the_shortest);
    tcase_add_test(tc, digits_are_those_of_printf);
    tcase_add_test(tc, what_was_written_reads_back);
    tcase_add_test(tc, reading_rounds_once);
    tcase_add_test(tc, power_of_two_has_a_lopsided_neighbourhood);
    tcase_add_test(tc, fixed_form_rounds_and_cuts_as_otp);
    tcase_add_test(tc, reading_takes_the_longest_float);
    Suite *s = suite_create("num/float_text");
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
