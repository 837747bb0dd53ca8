/* tests/unit/runtime/test_match.c -- Fields taken off a match context.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_match.h"

#include "fixture.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term context(const void *bytes, size_t n) { return ff_bs_start_match(p, ff_binary_new(p, bytes, n)); }
#define CONTEXT(...) context((uint8_t[]){__VA_ARGS__}, sizeof(uint8_t[]){__VA_ARGS__})

static int64_t small(ff_term t)
{
    ck_assert(ff_is_small(t));
    return ff_small_to_int(t);
}

START_TEST(starts_on_bitstrings_only)
{
    ck_assert(!ff_is_value(ff_bs_start_match(p, FF_NIL)));
    ck_assert(!ff_is_value(ff_bs_start_match(p, ff_tuple(p, FF_NIL))));
    ff_term ctx = CONTEXT(1, 2);
    ck_assert(ff_is_match_ctx(ctx));
    ck_assert(ff_same(ff_bs_start_match(p, ctx), ctx));
    ck_assert_uint_eq(ff_run_open(ctx).left, 16);
}
END_TEST

START_TEST(reads_short_integers)
{
    ff_term ctx = CONTEXT(0x12, 0x34, 0xff, 0x80, 0x9a);
    ff_run m = ff_run_open(ctx);
    ck_assert(m.aligned);
    ck_assert_int_eq(small(ff_run_small(&m, 0, 4, 0)), 1);
    ck_assert_int_eq(small(ff_run_small(&m, 4, 12, FF_BS_LITTLE)), 0x423);
    ck_assert_int_eq(small(ff_run_small(&m, 16, 9, FF_BS_SIGNED)), -1);
    ck_assert_int_eq(small(ff_run_small(&m, 16, 1, FF_BS_SIGNED)), -1);
    ck_assert_uint_eq(ff_run_bits(&m, 0, 40, 0), 0x1234ff809a);
    ck_assert_uint_eq(ff_run_bits(&m, 0, 24, FF_BS_LITTLE), 0xff3412);
    ff_run_store(&m, 25);
    m = ff_run_open(ctx);
    ck_assert(!m.aligned);
    ck_assert_uint_eq(m.left, 15);
    ck_assert_int_eq(small(ff_run_small(&m, 0, 15, 0)), 0x9a);
}
END_TEST

START_TEST(compares_strings)
{
    ff_run m = ff_run_open(CONTEXT(0xab, 0xcd, 0xef));
    ck_assert(!ff_run_has_string(&m, 4, 16, (const uint8_t[]){0xbc, 0xdd}));
    ck_assert(ff_run_has_string(&m, 4, 16, (const uint8_t[]){0xbc, 0xde}));
}
END_TEST

START_TEST(reads_long_integers)
{
    uint8_t bytes[17];
    memset(bytes, 0xff, sizeof bytes);
    ff_term all_ones = ff_bitint_read(p, bytes, 0, 129, 0);
    ck_assert(ff_is_big(all_ones) && !ff_big_is_negative(all_ones));
    ck_assert_uint_eq(ff_big_limbs(all_ones), 3);
    ck_assert_uint_eq(ff_big_limb_ptr(all_ones)[2], 1);
    ck_assert_int_eq(small(ff_bitint_read(p, bytes, 0, 129, FF_BS_SIGNED)), -1);
    bytes[0] = 0x80;
    memset(bytes + 1, 0, 16);
    ff_term lowest = ff_bitint_read(p, bytes, 0, 129, FF_BS_SIGNED);
    ck_assert(ff_is_big(lowest) && ff_big_is_negative(lowest));
    ck_assert_uint_eq(ff_big_limbs(lowest), 3);
    ck_assert_uint_eq(ff_big_limb_ptr(lowest)[2], 1);
    ck_assert_int_eq(small(ff_bitint_read(p, bytes, 0, 136, FF_BS_LITTLE)), 0x80);
}
END_TEST

START_TEST(gets_floats_of_three_sizes)
{
    ff_term ctx = CONTEXT(0x3c, 0x00, 0x00, 0x00, 0x20, 0x40, 0xc0, 0x00, 0, 0, 0, 0, 0, 0);
    ck_assert_double_eq(ff_float_to_double(ff_bs_get_float(p, ctx, 16, 0)), 1.0);
    ck_assert_double_eq(ff_float_to_double(ff_bs_get_float(p, ctx, 32, FF_BS_LITTLE)), 2.5);
    ck_assert_double_eq(ff_float_to_double(ff_bs_get_float(p, ctx, 64, 0)), -2.0);
    ck_assert(!ff_is_value(ff_bs_get_float(p, CONTEXT(0x7f, 0x80, 0, 0), 32, 0)));
    ck_assert(!ff_is_value(ff_bs_get_float(p, CONTEXT(0x7e, 0), 16, 0)));
    ck_assert(!ff_is_value(ff_bs_get_float(p, CONTEXT(0, 0, 0), 24, 0)));
}
END_TEST

START_TEST(sizes_are_small_and_not_negative)
{
    size_t n;
    ck_assert(ff_bs_size(ff_small_from_int(5), 8, &n));
    ck_assert_uint_eq(n, 40);
    ck_assert(!ff_bs_size(ff_small_from_int(-1), 8, &n));
    ck_assert(!ff_bs_size(ff_small_from_int(FF_SMALL_MAX), 256, &n));
    ck_assert(!ff_bs_size(FF_NIL, 8, &n));
}
END_TEST

START_TEST(gets_code_points)
{
    ff_run m = ff_run_open(CONTEXT('A', 0xe2, 0x82, 0xac, 0xf4, 0x8f, 0xbf, 0xbf, 0xd8));
    ck_assert_uint_eq(ff_run_utf8(&m, 0), 8u << FF_UTF8_BITS_AT | 'A');
    ck_assert_uint_eq(ff_run_utf8(&m, 8), 24u << FF_UTF8_BITS_AT | 0x20ac);
    ck_assert_uint_eq(ff_run_utf8(&m, 32), 32u << FF_UTF8_BITS_AT | 0x10ffff);
    ck_assert_uint_eq(ff_run_utf8(&m, 64), 0);
    ck_assert_uint_eq(ff_run_utf8(&m, 72), 0);
    ck_assert_int_eq(small(ff_bs_get_utf16(CONTEXT(0xdb, 0xff, 0xdf, 0xff), 0)), 0x10ffff);
    ck_assert_int_eq(small(ff_bs_get_utf16(CONTEXT(0xac, 0x20), FF_BS_LITTLE)), 0x20ac);
    ck_assert(!ff_is_value(ff_bs_get_utf16(CONTEXT(0xdc, 0, 0, 0), 0)));
    ck_assert_int_eq(small(ff_bs_get_utf32(CONTEXT(0, 1, 0, 0), 0)), 0x10000);
    ck_assert(!ff_is_value(ff_bs_get_utf32(CONTEXT(0, 0x11, 0, 0), 0)));
    m = ff_run_open(CONTEXT(0x0e, 0x28, 0x2a, 0xc0));
    ck_assert_uint_eq(ff_run_utf8(&m, 4), 24u << FF_UTF8_BITS_AT | 0x20ac);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("match");
    TCase *tc = tcase_create("match");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, starts_on_bitstrings_only);
    tcase_add_test(tc, reads_short_integers);
    tcase_add_test(tc, reads_long_integers);
    tcase_add_test(tc, gets_floats_of_three_sizes);
    tcase_add_test(tc, compares_strings);
    tcase_add_test(tc, sizes_are_small_and_not_negative);
    tcase_add_test(tc, gets_code_points);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
