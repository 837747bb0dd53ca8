/* tests/unit/runtime/test_compare.c -- The standard order, the exact order, == and =:=.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "term/atom.h"
#include "term/frames.h"
#include "term/map.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }
static ff_term atom(const char *name) { return fixture_atom(p, name); }
static ff_term real(double d) { return ff_float_new(p, d); }

static ff_term big(ff_subtag sign, uint64_t low, uint64_t high)
{
    size_t n = high ? 2 : 1;
    ff_word *hp = ff_alloc(p, 1 + n);
    hp[0] = FF_HEADER(sign, n);
    hp[1] = low;
    if (high) hp[2] = high;
    return ff_boxed_from_ptr(hp);
}

static int sign(int order) { return (order > 0) - (order < 0); }

/* Every operator agrees that a and b are in this order. */
static void expect(ff_term a, ff_term b, int order)
{
    ck_assert_int_eq(sign(ff_compare(a, b)), order);
    ck_assert_int_eq(sign(ff_compare(b, a)), -order);
    ck_assert_int_eq(ff_equal(a, b), order == 0);
    ck_assert_int_eq(ff_equal(b, a), order == 0);
    ck_assert_int_eq(ff_less(a, b), order < 0);
}

static void expect_exact(ff_term a, ff_term b, int order)
{
    ck_assert_int_eq(sign(ff_compare_exact(a, b)), order);
    ck_assert_int_eq(sign(ff_compare_exact(b, a)), -order);
    ck_assert_int_eq(ff_identical(a, b), order == 0);
}

static ff_term map_of(size_t n, int64_t first, ff_term value)
{
    ff_term pairs[200];
    for (size_t i = 0; i < n; i++) {
        pairs[2 * i] = small(first + (int64_t)i);
        pairs[2 * i + 1] = value;
    }
    return ff_map_from_pairs(p, n, pairs, NULL);
}

static ff_term ref(uint64_t number)
{
    ff_word *hp = ff_alloc(p, FF_REF_WORDS);
    *(ff_ref *)hp = (ff_ref){FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1), number, 0};
    return ff_boxed_from_ptr(hp);
}

static ff_term external_fun(const ff_fun_entry *entry)
{
    ff_word *hp = ff_alloc(p, FF_FUN_WORDS);
    hp[0] = FF_FUN_HEADER(entry->mfa.arity, 0);
    hp[1] = 0;
    hp[2] = (uintptr_t)entry;
    return ff_boxed_from_ptr(hp);
}

START_TEST(types_are_in_otps_order)
{
    ff_fun_entry entry = {.mfa = {ff_atom_number(atom("m")), ff_atom_number(atom("f")), 1}, .external = true};
    ff_term order[] = {
        small(1), atom("a"), ref(1), external_fun(&entry), FF_TERM(FF_TAG_PORT), ff_pid_from_number(1),
        ff_tuple_new(p, 0, NULL), map_of(1, 1, FF_NIL), FF_NIL, ff_cons(p, small(0), FF_NIL), ff_binary_new(p, "", 0),
    };
    size_t n = sizeof order / sizeof *order;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) expect(order[i], order[j], (i > j) - (i < j));
}
END_TEST

START_TEST(numbers_by_value)
{
    expect(small(1), real(1.0), 0);
    expect(small(-1), real(-0.5), -1);
    expect(real(0.0), real(-0.0), 0);
    ck_assert(ff_identical(real(0.0), real(-0.0)));
    ck_assert(!ff_identical(small(1), real(1.0)));
    expect(small((INT64_C(1) << 53) + 1), real(0x1p53), 1);
    expect(small(INT64_C(1) << 53), real(0x1p53), 0);
    expect(small(FF_SMALL_MAX), real(0x1p59), -1);
    expect(small(FF_SMALL_MIN), real(-0x1p59), 0);
    expect(small(1), real(1e300), -1);
    expect(small(1), real(-1e300), 1);
}
END_TEST

START_TEST(bignums)
{
    ff_term two_64 = big(FF_SUB_POS_BIG, 0, 1), two_64_1 = big(FF_SUB_POS_BIG, 1, 1);
    expect(two_64, two_64_1, -1);
    expect(two_64, big(FF_SUB_NEG_BIG, 0, 1), 1);
    expect(big(FF_SUB_NEG_BIG, 1, 1), big(FF_SUB_NEG_BIG, 0, 1), -1);
    expect(small(5), two_64, -1);
    expect(small(5), big(FF_SUB_NEG_BIG, 0, 1), 1);
    expect(two_64, big(FF_SUB_POS_BIG, 0, 1), 0);
    expect(two_64, real(0x1p64), 0);
    expect(two_64_1, real(0x1p64), 1);
    expect(big(FF_SUB_NEG_BIG, 1, 1), real(-0x1p64), -1);
    expect(two_64, real(1.5), 1);
    expect(two_64, real(1e-300), 1);
    expect(two_64, real(1e300), -1);
    expect(big(FF_SUB_POS_BIG, UINT64_MAX, 0), real(0x1p64), -1);
    expect(big(FF_SUB_POS_BIG, 1, UINT64_C(1) << 60), real(0x1p124), 1);
}
END_TEST

START_TEST(atoms_by_text)
{
    expect(atom("a"), atom("b"), -1);
    expect(atom("a"), atom("aa"), -1);
    expect(atom("\xc3\xa9"), atom("z"), 1);
}
END_TEST

START_TEST(tuples_by_size_then_elements)
{
    expect(ff_tuple(p, small(9)), ff_tuple(p, small(1), small(1)), -1);
    expect(ff_tuple(p, small(1), small(2)), ff_tuple(p, small(1), small(3)), -1);
    expect(ff_tuple(p, small(1), small(2)), ff_tuple(p, real(1.0), small(2)), 0);
    expect_exact(ff_tuple(p, small(1), small(2)), ff_tuple(p, real(1.0), small(2)), -1);
}
END_TEST

START_TEST(lists_by_elements)
{
    ff_term ab = ff_string_to_list(p, "ab", 2);
    expect(ff_string_to_list(p, "a", 1), ab, -1);
    expect(ab, ff_string_to_list(p, "ab", 2), 0);
    expect(ab, ff_string_to_list(p, "b", 1), -1);
    expect(ff_cons(p, small(1), small(2)), ff_cons(p, small(1), FF_NIL), -1);
}
END_TEST

START_TEST(exact_order_puts_integers_first)
{
    expect_exact(small(2), real(1.0), -1);
    expect_exact(big(FF_SUB_POS_BIG, 0, 1), real(-1.0), -1);
    expect_exact(small(1), small(2), -1);
}
END_TEST

START_TEST(maps_by_size_then_keys_then_values)
{
    for (size_t n = 1; n <= 65; n += 32) {
        expect(map_of(n, 1, small(9)), map_of(n + 1, 0, small(1)), -1);
        expect(map_of(n, 1, small(9)), map_of(n, 2, small(1)), -1);
        expect(map_of(n, 1, small(1)), map_of(n, 1, small(2)), -1);
        expect(map_of(n, 1, small(1)), map_of(n, 1, real(1.0)), 0);
        ck_assert(!ff_identical(map_of(n, 1, small(1)), map_of(n, 1, real(1.0))));
        ck_assert(ff_identical(map_of(n, 1, small(1)), map_of(n, 1, small(1))));
    }
    ff_term with_int[] = {small(1), atom("x")}, with_float[] = {real(1.0), atom("x")};
    expect(ff_map_from_pairs(p, 1, with_int, NULL), ff_map_from_pairs(p, 1, with_float, NULL), -1);
}
END_TEST

START_TEST(references_and_pids)
{
    expect(ref(1), ref(2), -1);
    expect(ref(7), ref(7), 0);
    expect(ff_pid_from_number(1), ff_pid_from_number(2), -1);
}
END_TEST

START_TEST(bitstrings)
{
    expect(ff_binary_new(p, "a", 1), ff_binary_new(p, "ab", 2), -1);
    expect(ff_binary_new(p, "b", 1), ff_binary_new(p, "ab", 2), 1);
    expect(ff_binary_new(p, "ab", 2), ff_binary_new(p, "ab", 2), 0);
}
END_TEST

/* t in the middle of a tuple in the middle of a list, and so on; the outermost ends with `last`. */
static ff_term nested(size_t levels, ff_term t, ff_term last)
{
    for (size_t i = 0; i < levels; i++) {
        ff_term end = i + 1 == levels ? last : small(3);
        t = i % 2 ? ff_tuple(p, real(0.5), t, end) : ff_cons(p, atom("a"), ff_cons(p, t, ff_cons(p, end, FF_NIL)));
    }
    return t;
}

START_TEST(every_level_is_looked_into)
{
    for (size_t levels = 1; levels < 3 * FF_COMPARED_BY_CALLS; levels++) {
        ff_term one = nested(levels, small(1), small(5)), real_one = nested(levels, real(1.0), small(5));
        expect(one, nested(levels, small(1), small(5)), 0);
        expect(one, nested(levels, small(2), small(5)), -1);
        expect(one, nested(levels, small(2), small(4)), -1);
        expect(one, nested(levels, small(1), small(6)), -1);
        expect(one, real_one, 0);
        expect_exact(one, nested(levels, small(1), small(5)), 0);
        expect_exact(one, real_one, -1);
        expect_exact(nested(levels, atom("x"), small(5)), nested(levels, ff_binary_new(p, "x", 1), small(5)), -1);
    }
}
END_TEST

START_TEST(depth_and_length_need_no_c_stack)
{
    ff_term a = FF_NIL, b = FF_NIL, left_a = FF_NIL, left_b = FF_NIL;
    for (int i = 0; i < 300000; i++) {
        a = ff_tuple(p, small(1), a);
        b = ff_tuple(p, small(1), b);
        left_a = ff_cons(p, left_a, FF_NIL);
        left_b = ff_cons(p, left_b, FF_NIL);
    }
    expect(a, b, 0);
    expect(left_a, left_b, 0);
    ck_assert(ff_identical(a, b));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("compare");
    TCase *tc = tcase_create("compare");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 30);
    tcase_add_test(tc, types_are_in_otps_order);
    tcase_add_test(tc, numbers_by_value);
    tcase_add_test(tc, bignums);
    tcase_add_test(tc, atoms_by_text);
    tcase_add_test(tc, tuples_by_size_then_elements);
    tcase_add_test(tc, lists_by_elements);
    tcase_add_test(tc, exact_order_puts_integers_first);
    tcase_add_test(tc, maps_by_size_then_keys_then_values);
    tcase_add_test(tc, references_and_pids);
    tcase_add_test(tc, bitstrings);
    tcase_add_test(tc, every_level_is_looked_into);
    tcase_add_test(tc, depth_and_length_need_no_c_stack);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
