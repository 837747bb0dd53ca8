/* tests/unit/runtime/test_binary.c -- BIFs on binaries and iolists, module binary, and the checksums.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bin/binary.h"
#include "bin/search.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include "fixture.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

#define BIN(s) ff_binary_new(p, s, sizeof s - 1)
#define LIST(...) \
    ff_list_new(p, sizeof((ff_term[]){__VA_ARGS__}) / sizeof(ff_term), (ff_term[]){__VA_ARGS__}, FF_NIL)
#define INT(i) ff_small_from_int(i)
#define BIF(name, ...) ff_bif_##name(p, __VA_ARGS__)

START_TEST(iolists)
{
    ff_term list = LIST(INT(1), BIN("\2\3"), LIST(FF_NIL, LIST(INT(4))), BIN(""));
    ck_assert_term(BIF(erlang_iolist_to_binary_1, list), "<<1,2,3,4>>");
    ck_assert_term(BIF(erlang_iolist_size_1, ff_cons(p, list, BIN("xy"))), "6");
    ck_assert_term(BIF(erlang_list_to_binary_1, FF_NIL), "<<>>");
    ck_assert(!ff_is_value(BIF(erlang_list_to_binary_1, BIN("a"))));
    ck_assert(!ff_is_value(BIF(erlang_list_to_binary_1, LIST(INT(256)))));
    ck_assert(!ff_is_value(BIF(erlang_iolist_size_1, ff_cons(p, INT(1), INT(2)))));
    ff_term odd = ff_bin_sub(p, BIN("\1\2\x30"), 0, 20);
    ck_assert(!ff_is_value(BIF(erlang_iolist_size_1, odd)));
    ck_assert_term(BIF(erlang_list_to_bitstring_1, LIST(odd, odd, INT(1))), "<<1,2,48,16,35,1>>");
    ck_assert_term(BIF(erlang_bitstring_to_list_1, odd), "[1,2,<<3:4>>]");
}
END_TEST

START_TEST(deep_iolists)
{
    ff_term deep = FF_NIL;
    for (int i = 0; i < 300000; i++) deep = i & 1 ? ff_cons(p, deep, FF_NIL) : LIST(deep, INT(7));
    ck_assert_term(BIF(erlang_iolist_size_1, deep), "150000");
}
END_TEST

START_TEST(parts)
{
    ff_term b = BIN("\1\2\3");
    ck_assert_term(BIF(erlang_binary_part_3, b, INT(3), INT(-2)), "<<2,3>>");
    ck_assert(!ff_is_value(BIF(erlang_binary_part_3, b, INT(0), INT(4))));
    ck_assert_term(BIF(erlang_split_binary_2, b, INT(1)), "{<<1>>,<<2,3>>}");
    ck_assert_term(BIF(erlang_binary_to_list_3, b, INT(2), INT(3)), "[2,3]");
    ck_assert(!ff_is_value(BIF(erlang_binary_to_list_3, b, INT(3), INT(2))));
    ck_assert_term(BIF(binary_last_1, b), "3");
    ck_assert(!ff_is_value(BIF(binary_at_2, b, INT(3))));
    ck_assert_term(BIF(binary_copy_2, b, INT(3)), "<<1,2,3,1,2,3,1,2,3>>");
    ck_assert_term(BIF(binary_longest_common_suffix_1, LIST(b, BIN("\2\3"), BIN("\1\3"))), "1");
    ck_assert_term(BIF(binary_longest_common_prefix_1, LIST(b, BIN("\1\2"))), "2");
}
END_TEST

START_TEST(integers_as_bytes)
{
    ck_assert_term(BIF(binary_encode_unsigned_2, INT(0x10203), FF_AM_little), "<<3,2,1>>");
    ck_assert_term(BIF(binary_encode_unsigned_2, INT(0), FF_AM_big), "<<0>>");
    ff_term big = BIF(binary_decode_unsigned_2, BIN("\1\0\0\0\0\0\0\0\0"), FF_AM_big);
    ck_assert_term(big, "18446744073709551616");
    ck_assert_term(BIF(binary_encode_unsigned_1, big), "<<1,0,0,0,0,0,0,0,0>>");
    ck_assert(!ff_is_value(BIF(binary_encode_unsigned_1, INT(-1))));
}
END_TEST

START_TEST(searches)
{
    ff_term text = BIN("abcabcd"), several = LIST(BIN("abcd"), BIN("bc"), BIN("c"));
    ck_assert_term(BIF(binary_matches_2, text, several), "[{1,2},{3,4}]");
    ck_assert_term(BIF(binary_matches_2, text, BIF(binary_compile_pattern_1, several)), "[{1,2},{3,4}]");
    ck_assert_term(BIF(binary_match_2, text, BIN("bcd")), "{4,3}");
    ck_assert_term(BIF(binary_match_2, text, BIN("x")), "nomatch");
    ck_assert_term(BIF(binary_matches_2, BIN("aaaa"), BIN("aa")), "[{0,2},{2,2}]");
    ff_term scope = LIST(ff_tuple(p, FF_AM_scope, ff_tuple(p, INT(5), INT(-3))));
    ck_assert_term(BIF(binary_match_3, text, BIN("c"), scope), "{2,1}");
    ck_assert(!ff_is_value(BIF(binary_match_2, text, BIN(""))));
    ck_assert(!ff_is_value(BIF(binary_match_2, text, FF_NIL)));
}
END_TEST

START_TEST(splits)
{
    ff_term text = BIN("a,b,,c,"), comma = BIN(",");
    ck_assert_term(BIF(binary_split_2, text, comma), "[<<\"a\">>,<<\"b,,c,\">>]");
    ck_assert_term(BIF(binary_split_3, text, comma, LIST(FF_AM_global, FF_AM_trim)), "[<<\"a\">>,<<\"b\">>,<<>>,<<\"c\">>]");
    ck_assert_term(BIF(binary_split_3, text, comma, LIST(FF_AM_global, FF_AM_trim_all)), "[<<\"a\">>,<<\"b\">>,<<\"c\">>]");
    ck_assert_term(BIF(binary_split_3, BIN(""), comma, LIST(FF_AM_trim)), "[]");
    ck_assert(!ff_is_value(BIF(binary_split_3, text, comma, LIST(FF_AM_none))));
}
END_TEST

/* The leftmost longest match, found by trying every pattern everywhere. */
static bool slow_search(const ff_pattern *patterns, size_t n, const uint8_t *text, size_t from, size_t to, ff_match *m)
{
    for (size_t at = from; at < to; at++) {
        m->n = 0;
        for (size_t i = 0; i < n; i++)
            if (patterns[i].n <= to - at && patterns[i].n > m->n && memcmp(text + at, patterns[i].bytes, patterns[i].n) == 0)
                *m = (ff_match){at, patterns[i].n};
        if (m->n) return true;
    }
    return false;
}

START_TEST(searching_many_is_searching_each)
{
    uint8_t text[60], bytes[6][5];
    ff_pattern patterns[6];
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        for (size_t i = 0; i < sizeof text; i++) text[i] = (uint8_t)('a' + ((seed = seed * 1664525 + 1013904223) >> 24) % 3);
        for (size_t i = 0; i < 6; i++) {
            patterns[i] = (ff_pattern){bytes[i], 1 + (seed >> (8 + i)) % 5};
            for (size_t k = 0; k < 5; k++) bytes[i][k] = (uint8_t)('a' + ((seed = seed * 1664525 + 1013904223) >> 24) % 3);
        }
        ff_search s;
        ff_search_init(&s, patterns + 1, 1 + round % 5);
        size_t from = 0;
        ff_match fast, slow;
        for (bool more = true; more; from = slow.at + slow.n) {
            more = slow_search(patterns + 1, 1 + (size_t)round % 5, text, from, sizeof text, &slow);
            ck_assert_int_eq(ff_search_next(&s, text, from, sizeof text, &fast), more);
            if (more) ck_assert(fast.at == slow.at && fast.n == slow.n);
        }
        ff_search_fini(&s);
    }
}
END_TEST

START_TEST(checksums)
{
    ck_assert_term(BIF(erlang_crc32_1, BIN("123456789")), "3421780262");
    ck_assert_term(BIF(erlang_adler32_1, LIST(BIN("1234"), BIN("56789"))), "152961502");
    ck_assert_term(BIF(erlang_crc32_combine_3, INT(1), INT(2), INT(3)), "29518389");
    ck_assert(!ff_is_value(BIF(erlang_crc32_2, INT(-1), FF_NIL)));
    ck_assert_term(BIF(erlang_md5_1, BIN("message digest")),
                   "<<249,107,105,125,124,183,147,141,82,90,47,49,170,241,97,208>>");
    ff_term context = ff_bif_erlang_md5_init_0(p);
    for (int i = 0; i < 8; i++) context = BIF(erlang_md5_update_2, context, BIN("1234567890"));
    ck_assert_term(BIF(erlang_md5_final_1, context), "<<87,237,244,162,43,227,201,85,172,73,218,46,33,7,182,122>>");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("binary");
    TCase *tc = tcase_create("binary");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, iolists);
    tcase_add_test(tc, deep_iolists);
    tcase_add_test(tc, parts);
    tcase_add_test(tc, integers_as_bytes);
    tcase_add_test(tc, searches);
    tcase_add_test(tc, splits);
    tcase_add_test(tc, searching_many_is_searching_each);
    tcase_add_test(tc, checksums);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
