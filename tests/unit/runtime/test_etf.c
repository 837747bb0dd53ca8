/* tests/unit/runtime/test_etf.c -- The external term format: known encodings, round trips, and input that is no term.
 * SPDX-License-Identifier: Apache-2.0 */
#include "etf/etf.h"
#include "bin/binary.h"
#include "ff_atoms.tab.h"
#include "ff_helpers.h"
#include "term/map.h"

#include "fixture.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static const ff_etf_options plain = {.minor_version = 1}, utf8 = {.minor_version = 2}, text = {.minor_version = 0};

static ff_buffer encode(ff_term t, ff_etf_options options)
{
    ff_buffer out = {0};
    ff_etf_encode(p, &out, t, &options);
    return out;
}

static void check_encoding(ff_term t, ff_etf_options options, const uint8_t *bytes, size_t n)
{
    ff_buffer out = encode(t, options);
    ck_assert_uint_eq(out.n, n);
    ck_assert_mem_eq(out.bytes, bytes, n);
    ff_free(out.bytes);
}
#define CHECK(t, options, ...) check_encoding(t, options, (uint8_t[]){__VA_ARGS__}, sizeof(uint8_t[]){__VA_ARGS__})

static ff_term round_trip(ff_term t, ff_etf_options options)
{
    size_t used;
    ff_buffer out = encode(t, options);
    ff_term back = ff_etf_decode(p, out.bytes, out.n, false, &used);
    ck_assert(ff_is_value(back));
    ck_assert_uint_eq(used, out.n);
    ff_free(out.bytes);
    return back;
}
#define CHECK_SAME(t) ck_assert(ff_identical(round_trip(t, plain), t) && ff_identical(round_trip(t, text), t))

static ff_term decode(const uint8_t *bytes, size_t n)
{
    size_t used;
    uint8_t *exact = ff_malloc(n + 1); /* so that ASan sees a read behind the end */
    uint8_t *start = exact + 1;
    memcpy(start, bytes, n);
    ff_term t = ff_etf_decode(p, start, n, false, &used);
    ff_free(exact);
    return t;
}
#define DECODE(...) decode((uint8_t[]){__VA_ARGS__}, sizeof(uint8_t[]){__VA_ARGS__})

START_TEST(encodes_as_otp)
{
    CHECK(ff_small_from_int(255), plain, 97, 255);
    CHECK(ff_small_from_int(-1), plain, 98, 255, 255, 255, 255);
    CHECK(ff_small_from_int(INT64_C(1) << 40), plain, 110, 6, 0, 0, 0, 0, 0, 0, 1);
    CHECK(fixture_atom(p, "a\xc3\xa9"), plain, 100, 0, 2, 97, 233);
    CHECK(fixture_atom(p, "a\xc3\xa9"), utf8, 119, 3, 97, 0xc3, 0xa9);
    CHECK(fixture_atom(p, "\xce\xbb"), plain, 119, 2, 206, 187);
    CHECK(ff_float_new(p, 1.5), plain, 70, 63, 248, 0, 0, 0, 0, 0, 0);
    CHECK(ff_string_to_list(p, "ab", 2), plain, 107, 0, 2, 97, 98);
    CHECK(ff_cons(p, ff_small_from_int(1), ff_small_from_int(2)), plain, 108, 0, 0, 0, 1, 97, 1, 97, 2);
    CHECK(ff_tuple(p, FF_NIL), plain, 104, 1, 106);
    ff_term three = ff_binary_new(p, "\1\2\x60", 3);
    CHECK(ff_bin_sub(p, three, 0, 19), plain, 77, 0, 0, 0, 3, 3, 1, 2, 0x60);
    CHECK(ff_pid_from_number(9), plain, 88, 100, 0, 13, 'n', 'o', 'n', 'o', 'd', 'e', '@', 'n', 'o', 'h', 'o', 's', 't', 0, 0,
          0, 9, 0, 0, 0, 0, 0, 0, 0, 0);
}
END_TEST

START_TEST(round_trips)
{
    CHECK_SAME(ff_integer_from_u64(p, UINT64_MAX));
    CHECK_SAME(ff_integer_from_i64(p, INT64_MIN));
    CHECK_SAME(ff_float_new(p, -0.1));
    CHECK_SAME(ff_pid_from_number(1 << 20));
    ff_term ref = ff_ref_new(p);
    CHECK_SAME(ref);
    ff_term bytes = ff_binary_new(p, NULL, 100);
    CHECK_SAME(bytes);
    CHECK_SAME(ff_bin_sub(p, bytes, 3, 333));
    ff_term map = ff_map_put_assoc(p, ff_map_from_pairs(p, 0, NULL, NULL), 1, (ff_term[]){ref, bytes});
    CHECK_SAME(map);
    CHECK_SAME(ff_tuple(p, map, map, ff_cons(p, map, ref), FF_NIL));
    for (int i = 0; i < 100; i++) map = ff_map_put_assoc(p, map, 1, (ff_term[]){ff_small_from_int(i), bytes});
    CHECK_SAME(map);
}
END_TEST

START_TEST(depth_is_no_matter)
{
    ff_term t = FF_NIL;
    for (int i = 0; i < 300000; i++) t = i & 1 ? ff_cons(p, t, FF_NIL) : ff_tuple(p, t);
    ff_term back = round_trip(t, plain);
    for (int i = 0; i < 300000; i++) back = ff_is_cons(back) ? ff_head(back) : ff_tuple_get(back, 0);
    ck_assert(ff_is_nil(back));
}
END_TEST

START_TEST(rejects_what_is_no_term)
{
    ck_assert(!ff_is_value(DECODE(255)));
    ck_assert(!ff_is_value(DECODE(98, 0, 0, 0)));
    ck_assert(!ff_is_value(DECODE(105, 255, 255, 255, 255, 97, 1)));
    ck_assert(!ff_is_value(DECODE(108, 255, 255, 255, 255, 97, 1)));
    ck_assert(!ff_is_value(DECODE(116, 255, 255, 255, 255, 97, 1)));
    ck_assert(!ff_is_value(DECODE(109, 255, 255, 255, 255, 1)));
    ck_assert(!ff_is_value(DECODE(104, 2, 104, 2, 97, 1)));
    ck_assert(!ff_is_value(DECODE(70, 127, 248, 0, 0, 0, 0, 0, 0)));
    ck_assert(!ff_is_value(DECODE(119, 1, 255)));
    ck_assert(!ff_is_value(DECODE(116, 0, 0, 0, 2, 97, 1, 97, 2, 97, 1, 97, 3)));
    ck_assert(!ff_is_value(DECODE(77, 0, 0, 0, 1, 9, 1)));
    ck_assert(ff_same(DECODE(110, 9, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0), ff_small_from_int(5)));
    ck_assert(ff_same(DECODE(108, 0, 0, 0, 0, 106), FF_NIL));
}
END_TEST

/* Every byte of a real encoding replaced by a few others: a term or none, but no crash. */
START_TEST(survives_damage)
{
    ff_term map = ff_map_put_assoc(p, ff_map_from_pairs(p, 0, NULL, NULL), 1, (ff_term[]){FF_AM_true, ff_ref_new(p)});
    ff_term list = ff_list_new(p, 2, (ff_term[]){ff_float_new(p, 2.0), map}, ff_pid_from_number(7));
    ff_buffer out = encode(ff_tuple(p, list, ff_integer_from_u64(p, UINT64_MAX), ff_string_to_list(p, "xyz", 3)), plain);
    for (size_t i = 0; i < out.n; i++) {
        uint8_t good = out.bytes[i];
        decode(out.bytes, i);
        for (unsigned v = 0; v < 256; v += 1 + (v > 120) * 15) {
            out.bytes[i] = (uint8_t)v;
            decode(out.bytes, out.n);
        }
        out.bytes[i] = good;
    }
    ff_free(out.bytes);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("etf");
    TCase *tc = tcase_create("etf");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, encodes_as_otp);
    tcase_add_test(tc, round_trips);
    tcase_add_test(tc, depth_is_no_matter);
    tcase_add_test(tc, rejects_what_is_no_term);
    tcase_add_test(tc, survives_damage);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
