/* tests/unit/runtime/test_hash.c -- phash2, phash and the order of hash maps equal OTP 25's; expected values are erl's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "term/hash.h"
#include "term/map.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }
static ff_term atom(const char *name) { return fixture_atom(p, name); }

/* Both hashes; phash is given as erlang:phash(T, 1 bsl 32) shows it. */
static void expect(ff_term t, uint32_t phash2, uint32_t phash)
{
    ck_assert_msg(ff_phash2(t) == phash2, "phash2 of %s: %u", fixture_text(t), ff_phash2(t));
    ck_assert_msg(ff_phash(t) + 1 == phash, "phash of %s: %u", fixture_text(t), ff_phash(t));
}

static ff_term big(ff_subtag sign, uint64_t low, uint64_t high)
{
    size_t n = high ? 2 : 1;
    ff_word *hp = ff_alloc(p, 1 + n);
    hp[0] = FF_HEADER(sign, n);
    hp[1] = low;
    if (high) hp[2] = high;
    return ff_boxed_from_ptr(hp);
}

START_TEST(integers)
{
    expect(small(0), 3175731469u, 1);
    expect(small(1), 539485162u, 2788898428u);
    expect(small(-1), 1117813597u, 1680185270u);
    expect(small(134217727), 4273352567u, 1192343453u);
    expect(small(134217728), 2562491755u, 2147483673u);
    expect(small(-134217728), 874979335u, 2147489129u);
    expect(small(-134217729), 1418916782u, 3827674398u);
    expect(small(INT64_C(1) << 58), 2312269634u, 1073741837u);
    expect(small(-(INT64_C(1) << 59)), 2316875190u, 2147489129u);
    expect(big(FF_SUB_POS_BIG, UINT64_C(1) << 60, 0), 1373980788u, 49u);
    expect(big(FF_SUB_NEG_BIG, 0, UINT64_C(1) << 36), 3614518472u, 1113160529u);
}
END_TEST

START_TEST(floats)
{
    expect(ff_float_new(p, 1.5), 2023646235u, 1073217537u);
    expect(ff_float_new(p, -0.0), 423528920u, 1u);
}
END_TEST

START_TEST(atoms_and_nil)
{
    expect(FF_NIL, 3468870702u, 2u);
    expect(atom("foo"), 27999u, 28000u);
    expect(atom("\xc3\xa9"), 233u, 234u);
}
END_TEST

START_TEST(tuples_and_lists)
{
    ff_term abc = ff_string_to_list(p, "abc", 3);
    expect(ff_tuple_new(p, 0, NULL), 221703996u, 1u);
    expect(ff_tuple(p, small(1), small(2)), 4118095950u, 3114748240u);
    expect(ff_tuple(p, atom("a"), ff_tuple(p, atom("b"), abc)), 920892246u, 2976160735u);
    expect(ff_string_to_list(p, "abcdefg", 7), 716797499u, 1554453812u);
    expect(ff_cons(p, small(1), ff_cons(p, small(2), small(3))), 4169601349u, 265598415u);
    expect(ff_cons(p, atom("a"), ff_cons(p, atom("b"), atom("c"))), 433753489u, 547313567u);
    expect(ff_cons(p, small(300), ff_cons(p, small(1), FF_NIL)), 3636192855u, 1560565384u);
    ff_term nested = ff_cons(p, ff_cons(p, FF_NIL, FF_NIL), FF_NIL); /* [[[]],{[]}] is nested's first cell and a tuple */
    expect(ff_cons(p, ff_head(nested), ff_cons(p, ff_tuple(p, FF_NIL), FF_NIL)), 573962695u, 4120249104u);
}
END_TEST

static ff_term bits(const char *bytes, size_t n_bits, size_t offset)
{
    ff_term of = ff_binary_new(p, bytes, (offset + n_bits + 7) / 8);
    ff_word *hp = ff_alloc(p, FF_SUB_BIN_WORDS);
    *(ff_sub_bin *)hp = (ff_sub_bin){FF_HEADER(FF_SUB_SUB_BIN, FF_SUB_BIN_WORDS - 1), offset, n_bits, of};
    return ff_boxed_from_ptr(hp);
}

START_TEST(bitstrings)
{
    expect(ff_binary_new(p, "", 0), 147926629u, 1u);
    expect(ff_binary_new(p, "hello world, hi!", 16), 1236854073u, 4101577757u);
    expect(bits("\x20", 3, 0), 3965351140u, 1345689961u);
    expect(bits("abc\xa0", 27, 0), 2471843837u, 2750886854u);
    expect(bits("aaa", 21, 3), 2117981857u, 2411994025u);
}
END_TEST

START_TEST(maps)
{
    ff_term pairs[80] = {atom("a"), small(1), atom("b"), ff_cons(p, atom("x"), FF_NIL)};
    expect(ff_map_from_pairs(p, 0, pairs, NULL), 844985373u, 1113425985u);
    expect(ff_map_from_pairs(p, 2, pairs, NULL), 20048764u, 288489376u);
    for (int i = 0; i < 40; i++) {
        pairs[2 * i] = small(i + 1);
        pairs[2 * i + 1] = small(2 * (i + 1));
    }
    expect(ff_map_from_pairs(p, 40, pairs, NULL), 1286010967u, 1554451579u);
}
END_TEST

/* maps:to_list/1 of such a map under erl, which conses the pairs up as it meets them and so lists the last one first. */
START_TEST(integer_keys_iterate_as_on_the_beam)
{
    static const int order[] = {33, 12, 23, 29, 30, 39, 26, 31, 11, 37, 9, 32, 34, 25, 28, 6, 38, 13, 40, 20,
                                15, 14, 2, 7, 1, 8, 3, 17, 22, 21, 4, 36, 24, 10, 35, 27, 19, 5, 18, 16};
    ff_term pairs[80], key, value;
    for (int i = 0; i < 40; i++) pairs[2 * i] = pairs[2 * i + 1] = small(i + 1);
    ff_map_iter it;
    ff_map_iter_init(&it, ff_map_from_pairs(p, 40, pairs, NULL));
    for (int i = 0; i < 40; i++) {
        ck_assert(ff_map_iter_next(&it, &key, &value));
        ck_assert_int_eq(ff_small_to_int(key), order[39 - i]);
    }
}
END_TEST

/* Keys {I, [I]} for 1..35, <<I:16>> for 1..10, 1.5 2.5 3.5, and "abcde" ++ [I] for 1, 2000, 3. */
START_TEST(compound_keys_iterate_as_on_the_beam)
{
    static const char *const first[] = {"{30,[30]}", "{25,[25]}", "{33,\"!\"}", "{21,[21]}", "{7,[7]}"};
    ff_term pairs[110], key, value;
    size_t n = 0;
    for (int i = 1; i <= 35; i++) pairs[2 * n++] = ff_tuple(p, small(i), ff_cons(p, small(i), FF_NIL));
    for (int i = 1; i <= 10; i++) pairs[2 * n++] = ff_binary_new(p, (char[]){0, (char)i}, 2);
    for (int i = 1; i <= 3; i++) pairs[2 * n++] = ff_float_new(p, i + 0.5);
    for (int i = 0; i < 3; i++) {
        ff_term text[] = {small('a'), small('b'), small('c'), small('d'), small('e'), small((int[]){1, 2000, 3}[i])};
        pairs[2 * n++] = ff_list_new(p, 6, text, FF_NIL);
    }
    for (size_t i = 0; i < n; i++) pairs[2 * i + 1] = small(1);
    ff_map_iter it;
    ff_map_iter_init(&it, ff_map_from_pairs(p, n, pairs, NULL));
    for (size_t i = 0; i < n; i++) {
        ck_assert(ff_map_iter_next(&it, &key, &value));
        size_t listed = n - 1 - i;
        if (listed < 5) ck_assert_term(key, first[listed]);
        if (listed == 8) ck_assert_term(key, "<<0,4>>");
        if (listed == 10) ck_assert_term(key, "[97,98,99,100,101,3]");
        if (listed == 25) ck_assert_term(key, "1.500000e+00");
        if (listed == 50) ck_assert_term(key, "{29,[29]}");
    }
    ck_assert(!ff_map_iter_next(&it, &key, &value));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("hash");
    TCase *tc = tcase_create("hash");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, integers);
    tcase_add_test(tc, floats);
    tcase_add_test(tc, atoms_and_nil);
    tcase_add_test(tc, tuples_and_lists);
    tcase_add_test(tc, bitstrings);
    tcase_add_test(tc, maps);
    tcase_add_test(tc, integer_keys_iterate_as_on_the_beam);
    tcase_add_test(tc, compound_keys_iterate_as_on_the_beam);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
