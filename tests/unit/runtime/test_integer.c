/* tests/unit/runtime/test_integer.c -- Integers between machine words, terms and text, at the borders of their forms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer.h"
#include "num/integer_text.h"

#include "fixture.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term parse(const char *digits, unsigned base)
{
    uint8_t values[256];
    bool negative = *digits == '-';
    size_t n = 0;
    for (digits += negative; *digits; digits++) values[n++] = (uint8_t)ff_digit_value((uint8_t)*digits, base);
    return ff_integer_from_digits(p, values, n, base, negative);
}

static void check_text(ff_term integer, unsigned base, const char *expected)
{
    char *out = malloc(ff_integer_text_bound(integer, base));
    size_t n = ff_integer_to_text(integer, base, out);
    ck_assert_uint_eq(n, strlen(expected));
    ck_assert_mem_eq(out, expected, n);
    free(out);
}

START_TEST(small_and_big_meet_at_60_bits)
{
    ck_assert(ff_is_small(ff_integer_from_i64(p, FF_SMALL_MAX)));
    ck_assert(ff_is_small(ff_integer_from_i64(p, FF_SMALL_MIN)));
    ck_assert(ff_is_big(ff_integer_from_i64(p, FF_SMALL_MAX + 1)));
    ck_assert(ff_is_big(ff_integer_from_i64(p, FF_SMALL_MIN - 1)));
    check_text(ff_integer_from_i64(p, INT64_MIN), 10, "-9223372036854775808");
    check_text(ff_integer_from_u64(p, UINT64_MAX), 16, "FFFFFFFFFFFFFFFF");
}
END_TEST

START_TEST(text_goes_both_ways_in_every_base)
{
    static const char *const texts[] = {
        "0", "1", "-1", "101", "11111111111",
        "-100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (unsigned base = 2; base <= 36; base++) check_text(parse(texts[i], base), base, texts[i]);
}
END_TEST

START_TEST(leading_zeros_do_not_count)
{
    ck_assert(ff_same(parse("00000000000000000000000000007", 10), FF_SMALL_CONST(7)));
    ck_assert(ff_same(parse("-000000000000000000000000000", 10), FF_SMALL_CONST(0)));
}
END_TEST

START_TEST(results_are_small_again_when_they_fit)
{
    ff_term big = parse("1208925819614629174706176", 10);
    ck_assert(ff_same(ff_int_sub(p, big, big), FF_SMALL_CONST(0)));
    ck_assert(ff_same(ff_int_div(p, big, big), FF_SMALL_CONST(1)));
    ff_term border = ff_integer_from_i64(p, FF_SMALL_MAX + 1);
    ck_assert(ff_same(ff_int_neg(p, border), ff_small_from_int(FF_SMALL_MIN)));
    ck_assert(ff_is_big(ff_int_neg(p, ff_small_from_int(FF_SMALL_MIN))));
}
END_TEST

START_TEST(doubles_of_60_bits_and_more)
{
    check_text(ff_int_from_double(p, 1e25), 10, "10000000000000000905969664");
    check_text(ff_int_from_double(p, -0x1p59), 10, "-576460752303423488");
    check_text(ff_int_from_double(p, 0x1p59), 10, "576460752303423488");
    double d;
    ck_assert(ff_int_to_double(parse("10000000000000000905969664", 10), &d) && d == 1e25);
    ck_assert(!ff_int_to_double(ff_int_shift_left(p, FF_SMALL_CONST(1), FF_SMALL_CONST(1024)), &d));
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("integer");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, small_and_big_meet_at_60_bits);
    tcase_add_test(tc, text_goes_both_ways_in_every_base);
    tcase_add_test(tc, leading_zeros_do_not_count);
    tcase_add_test(tc, results_are_small_again_when_they_fit);
    tcase_add_test(tc, doubles_of_60_bits_and_more);
    Suite *s = suite_create("num/integer");
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
