/* tests/unit/runtime/test_format.c -- runtime/term/format.c and num/float_digits.c write what the C library's printf does.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "num/float_digits.h"
#include "term/format.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_BYTES = 2000, ROUNDS = 20000, DECIMALS = 30 };

static uint64_t next_random(void)
{
    static uint64_t state = UINT64_C(88172645463325252);
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

#define ck_assert_format(...)                                                \
    do {                                                                     \
        char expected[64], text[64];                                         \
        size_t n = (size_t)snprintf(expected, sizeof expected, __VA_ARGS__); \
        ck_assert_uint_eq(ff_format(text, sizeof text, __VA_ARGS__), n);     \
        ck_assert_str_eq(text, expected);                                    \
    } while (0)

START_TEST(integers_and_strings)
{
    for (int k = 0; k < ROUNDS; k++) {
        uint64_t u = next_random() >> (next_random() % 64);
        int i = (int)next_random();
        ck_assert_format("<%d.%" PRIu64 ".%" PRId64 ">", i, u, (int64_t)u);
        ck_assert_format("%03o|%x|%zu|%02d|%06d|%5u", (unsigned)i & 511, (unsigned)i, (size_t)u, i % 100, i % 1000000, (unsigned)i);
        ck_assert_format("%s,%.*s,%c%%%lu,%0*llu", i % 2 ? "ab" : "", i & 3, "xyz", 'q', (unsigned long)u, i & 15, (unsigned long long)u);
    }
}
END_TEST

START_TEST(what_does_not_fit_is_cut_off)
{
    char text[4];
    ck_assert_uint_eq(ff_format(text, sizeof text, "%d", 12345), 5);
    ck_assert_str_eq(text, "123");
    ck_assert_uint_eq(ff_format(NULL, 0, "%s", "four"), 4);
}
END_TEST

static double some_double(int k)
{
    static const double special[] = { 0, -0.0, 0.5, 1.5, 2.5, 0.125, 1e22, 1e23, 5e-324, 0x1.fffffffffffffp1023, 0x1p-1022, 9.5, 0.95, 999999.5 };
    if (k < 400) return special[(size_t)k % (sizeof special / sizeof *special)];
    uint64_t bits = next_random();
    double d;
    memcpy(&d, &bits, sizeof d);
    return k % 3 && isfinite(d) ? d : (double)(int64_t)(bits >> bits % 60) / (1 << bits % 20);
}

START_TEST(floats)
{
    char expected[TEXT_BYTES], text[TEXT_BYTES];
    for (int k = 0; k < ROUNDS; k++) {
        double d = some_double(k);
        int decimals = k < 400 ? k / 14 : (int)(next_random() % DECIMALS);
        size_t n = (size_t)snprintf(expected, sizeof expected, "%.*e", decimals, d);
        ck_assert_uint_eq(ff_float_put_e(d, decimals, text, sizeof text), n);
        ck_assert_str_eq(text, expected);
        n = (size_t)snprintf(expected, sizeof expected, "%.*f", decimals, d);
        ck_assert_uint_eq(ff_float_put_f(d, decimals, text, sizeof text), n);
        ck_assert_str_eq(text, expected);
    }
    ck_assert_uint_eq(ff_float_put_f(1e10, 0, text, 12), 11);
    ck_assert_uint_eq(ff_float_put_f(1e10, 0, text, 11), 0);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("format");
    TCase *tc = tcase_create("format");
    tcase_add_test(tc, integers_and_strings);
    tcase_add_test(tc, what_does_not_fit_is_cut_off);
    tcase_add_test(tc, floats);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
