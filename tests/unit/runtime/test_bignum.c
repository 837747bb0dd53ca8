/* tests/unit/runtime/test_bignum.c -- Laws of arithmetic on integers of many limbs, and the size limit.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer.h"

#include "fixture.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static bool same(ff_term a, ff_term b) { return ff_same(ff_int_sub(p, a, b), FF_SMALL_CONST(0)); }

/* Integers of 0 up to 6 limbs and both signs, many with runs of zeros or ones. */
static ff_term sample(uint32_t seed)
{
    ff_term t = FF_SMALL_CONST(0);
    for (uint32_t i = 0; i < seed % 13; i++) {
        seed = seed * 1664525 + 1013904223;
        ff_term part = ff_small_from_int(seed >> 28 == 0 ? 0 : seed >> 28 == 1 ? 0xffffffff : seed);
        t = ff_int_add(p, ff_int_shift_left(p, t, FF_SMALL_CONST(32)), part);
    }
    return seed & 0x10000 ? ff_int_neg(p, t) : t;
}

enum { SAMPLES = 60 };
#define FOR_PAIRS(a, b)                             \
    for (uint32_t i_ = 0; i_ < SAMPLES; i_++)       \
        for (uint32_t j_ = 0; j_ < SAMPLES; j_++)   \
            for (ff_term a = sample(i_), b = sample(j_ * 77 + 5), *once_ = &a; once_; once_ = NULL)

START_TEST(quotient_and_remainder_make_the_dividend)
{
    FOR_PAIRS(a, b)
    {
        if (ff_same(b, FF_SMALL_CONST(0))) continue;
        ff_term q = ff_int_div(p, a, b), r = ff_int_rem(p, a, b);
        ck_assert(same(ff_int_add(p, ff_int_mul(p, q, b), r), a));
    }
}
END_TEST

START_TEST(products_distribute_over_sums)
{
    FOR_PAIRS(a, b)
    {
        ff_term left = ff_int_mul(p, ff_int_add(p, a, b), ff_int_sub(p, a, b));
        ck_assert(same(left, ff_int_sub(p, ff_int_mul(p, a, a), ff_int_mul(p, b, b))));
    }
}
END_TEST

START_TEST(bits_add_up)
{
    FOR_PAIRS(a, b)
    {
        ff_term and = ff_int_and(p, a, b), or = ff_int_or(p, a, b), xor = ff_int_xor(p, a, b);
        ck_assert(same(ff_int_add(p, and, or), ff_int_add(p, a, b)));
        ck_assert(same(ff_int_sub(p, or, and), xor));
        ck_assert(same(ff_int_not(p, and), ff_int_or(p, ff_int_not(p, a), ff_int_not(p, b))));
    }
}
END_TEST

START_TEST(shifts_are_products_and_quotients_rounded_down)
{
    for (uint32_t i = 0; i < SAMPLES; i++)
        for (int n = 0; n < 200; n += 7) {
            ff_term a = sample(i), count = ff_small_from_int(n);
            ff_term power = ff_int_shift_left(p, FF_SMALL_CONST(1), count);
            ck_assert(same(ff_int_shift_left(p, a, count), ff_int_mul(p, a, power)));
            ff_term low = ff_int_and(p, a, ff_int_sub(p, power, FF_SMALL_CONST(1)));
            ff_term high = ff_int_shift_left(p, ff_int_shift_right(p, a, count), count);
            ck_assert(same(ff_int_add(p, high, low), a));
        }
}
END_TEST

static void check_system_limit(ff_term result)
{
    ck_assert(!ff_is_value(result));
    ck_assert_term(p->exc_reason, "system_limit");
}

START_TEST(too_large_is_system_limit)
{
    int64_t bits = (int64_t)FF_INTEGER_MAX_LIMBS * 64;
    ff_term largest = ff_int_shift_left(p, FF_SMALL_CONST(1), ff_small_from_int(bits - 1));
    ck_assert(ff_is_value(largest));
    check_system_limit(ff_int_add(p, largest, largest));
    check_system_limit(ff_int_mul(p, largest, largest));
    check_system_limit(ff_int_shift_left(p, FF_SMALL_CONST(1), ff_small_from_int(bits)));
    check_system_limit(ff_int_shift_left(p, FF_SMALL_CONST(1), ff_small_from_int(FF_SMALL_MAX)));
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("bignum");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, quotient_and_remainder_make_the_dividend);
    tcase_add_test(tc, products_distribute_over_sums);
    tcase_add_test(tc, bits_add_up);
    tcase_add_test(tc, shifts_are_products_and_quotients_rounded_down);
    tcase_add_test(tc, too_large_is_system_limit);
    Suite *s = suite_create("num/bignum");
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
