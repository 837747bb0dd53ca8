/* tests/unit/runtime/test_copy.c -- Deep copies: equal, of the size announced, sharing literals and bytes; sizes of terms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "gc/gc.h"
#include "term/copy.h"
#include "term/map.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }

/* The verifier sees to it that the copy points at nothing of the original. */
static void expect_copy(ff_term t)
{
    ff_proc *other = fixture_other(p);
    char text[4096];
    ff_term copy = t;
    size_t words = ff_copy_size(p->vm, t);
    ff_fragment *f = ff_copy_to_fragment(p->vm, &copy, 1);
    ck_assert(ff_identical(copy, t));
    ck_assert_uint_eq(f ? (size_t)(f->top - f->words) : 0, words);
    strncpy(text, fixture_text(t), sizeof text - 1);
    text[sizeof text - 1] = '\0';
    if (f) ff_fragment_adopt(other, f);
    other->x[0] = copy;
    fixture_gc(other, 1);
    ck_assert_int_eq(strncmp(fixture_text(other->x[0]), text, strlen(text)), 0);
    fixture_free_other(other);
}

/* A copy whose first room words lie in another heap and the rest in fragments is equal, and not a word larger. */
static void expect_pieces(ff_term t, size_t room)
{
    ff_proc *other = fixture_other(p);
    ff_gc(other, room, 0);
    ff_word *start = other->htop;
    ff_fragment *rest;
    ff_term copy = ff_copy_in_pieces(p->vm, t, &other->htop, start + room, &other->heap.refc, &rest);
    size_t words = (size_t)(other->htop - start);
    ck_assert_uint_le(words, room);
    for (ff_fragment *f = rest; f; f = f->next) words += (size_t)(f->top - f->words);
    ck_assert_uint_eq(words, ff_copy_size(p->vm, t));
    ck_assert(ff_identical(copy, t));
    if (rest) ff_fragment_adopt(other, rest);
    other->x[0] = copy;
    fixture_gc(other, 1);
    ck_assert(ff_identical(other->x[0], t));
    fixture_free_other(other);
}

static ff_term sub_binary(const char *bytes, size_t n, size_t bit_offset, size_t bit_size)
{
    ff_term of = ff_binary_new(p, bytes, n);
    ff_word *hp = ff_alloc(p, FF_SUB_BIN_WORDS);
    *(ff_sub_bin *)hp = (ff_sub_bin){FF_HEADER(FF_SUB_SUB_BIN, FF_SUB_BIN_WORDS - 1), bit_offset, bit_size, of};
    return ff_boxed_from_ptr(hp);
}

START_TEST(immediates_are_themselves)
{
    ck_assert_uint_eq(ff_copy_size(p->vm, small(1)), 0);
    expect_copy(small(1));
    expect_copy(FF_NIL);
    expect_copy(fixture_atom(p, "an atom"));
}
END_TEST

START_TEST(compounds)
{
    ff_term list = ff_string_to_list(p, "hello", 5);
    expect_copy(ff_tuple(p, list, ff_tuple(p, ff_float_new(p, 1.5)), ff_cons(p, list, small(3))));
    expect_copy(ff_tuple_new(p, 0, NULL));
    ff_term pairs[200];
    for (int i = 0; i < 200; i++) pairs[i] = ff_tuple(p, small(i / 2), ff_cons(p, small(i), FF_NIL));
    expect_copy(ff_map_from_pairs(p, 5, pairs, NULL));
    expect_copy(ff_map_from_pairs(p, 100, pairs, NULL));
}
END_TEST

START_TEST(binaries)
{
    char bytes[300];
    memset(bytes, 'q', sizeof bytes);
    expect_copy(ff_binary_new(p, "abc", 3));
    expect_copy(ff_binary_new(p, bytes, sizeof bytes));
    expect_copy(sub_binary(bytes, sizeof bytes, 8, 1000));
    expect_copy(sub_binary(bytes, sizeof bytes, 3, 21));
    expect_copy(ff_cons(p, sub_binary("abcdef", 6, 3, 16), FF_NIL));
    expect_copy(sub_binary("abcdef", 6, 3, 0));
}
END_TEST

/* Lists, tuples, maps and handles, so that each way to end a piece occurs. */
static ff_term mixed(int n)
{
    char bytes[100] = {0};
    ff_term list = FF_NIL, pairs[400];
    for (int i = 0; i < n; i++) {
        ff_term part = i % 3 ? ff_string_to_list(p, "a list", (size_t)(i % 7)) : ff_binary_new(p, bytes, (size_t)(i % 100));
        list = ff_cons(p, ff_tuple(p, small(i), part), list);
    }
    for (int i = 0; i < 400; i++) pairs[i] = i % 2 ? ff_float_new(p, i) : small(i);
    return ff_tuple(p, list, ff_map_from_pairs(p, 200, pairs, NULL), ff_string_to_list(p, "end", 3));
}

START_TEST(pieces_of_any_size)
{
    ff_term t = mixed(100);
    size_t words = ff_copy_size(p->vm, t);
    for (size_t room = 0; room <= words + 1; room += room < 100 ? 1 : 37) expect_pieces(t, room);
    expect_pieces(t, words);
    expect_pieces(t, words - 1);
    expect_pieces(small(1), 0);
    expect_pieces(ff_string_to_list(p, "a list", 6), 3);
}
END_TEST

START_TEST(many_pieces)
{
    ff_term t = mixed(5000);
    expect_pieces(t, 0);
    expect_pieces(t, 300);
    ff_term elements[300];
    for (int i = 0; i < 300; i++) elements[i] = ff_float_new(p, i);
    ff_term wide = ff_tuple_new(p, 300, elements);
    expect_pieces(ff_tuple(p, wide, ff_tuple(p, wide, wide, wide, wide), t), 100);
}
END_TEST

START_TEST(sizes_up_to_a_limit)
{
    ff_term list = ff_string_to_list(p, "hello", 5), t = ff_tuple(p, list, list);
    ck_assert_uint_eq(ff_copy_size_to(p->vm, t, 23), 23);
    for (size_t limit = 0; limit < 23; limit++) ck_assert_uint_gt(ff_copy_size_to(p->vm, t, limit), limit);
}
END_TEST

START_TEST(a_short_part_does_not_hold_the_whole)
{
    char bytes[300] = {0};
    ff_term part = sub_binary(bytes, sizeof bytes, 8, 80);
    ck_assert_uint_eq(ff_copy_size(p->vm, part), FF_HEAP_BIN_WORDS(10));
    ff_term copy = ff_copy_to(p, part);
    ck_assert_int_eq(ff_boxed_subtag(copy), FF_SUB_HEAP_BIN);
}
END_TEST

START_TEST(large_bytes_are_shared)
{
    char bytes[300] = {0};
    ff_term t = ff_binary_new(p, bytes, sizeof bytes), copy = t;
    ff_fragment *f = ff_copy_to_fragment(p->vm, &copy, 1);
    const ff_refc_bin *a = (const ff_refc_bin *)ff_boxed_ptr(t), *b = (const ff_refc_bin *)ff_boxed_ptr(copy);
    ck_assert(a->binary == b->binary);
    ck_assert_uint_eq(((ff_binary *)(uintptr_t)a->binary)->refs, 2);
    ff_fragment_free(f);
    ck_assert_uint_eq(((ff_binary *)(uintptr_t)a->binary)->refs, 1);
}
END_TEST

START_TEST(literals_are_shared)
{
    static ff_word literal[] = {FF_HEADER(FF_SUB_TUPLE, 1), 5 << 4};
    ff_term t = ff_tuple(p, ff_boxed_from_ptr(literal), small(1));
    ck_assert_uint_eq(ff_copy_size(p->vm, t), 3);
    ck_assert_ptr_eq(ff_boxed_ptr(ff_tuple_get(ff_copy_to(p, t), 0)), literal);
}
END_TEST

START_TEST(depth_needs_no_c_stack)
{
    ff_term deep = FF_NIL;
    for (int i = 0; i < 1000000; i++) deep = i % 2 ? ff_tuple(p, deep) : ff_cons(p, deep, FF_NIL);
    ff_term copy = ff_copy_to(p, deep);
    ck_assert(ff_identical(copy, deep));
    ck_assert_uint_eq(ff_flat_size(copy), 2000000);
}
END_TEST

START_TEST(sizes_are_the_beams)
{
    ff_term list = ff_cons(p, small(1), ff_cons(p, small(2), FF_NIL));
    ck_assert_uint_eq(ff_flat_size(list), 4);
    ck_assert_uint_eq(ff_flat_size(ff_tuple_new(p, 0, NULL)), 0);
    ck_assert_uint_eq(ff_flat_size(ff_tuple(p, list, list)), 3 + 8);
    ck_assert_uint_eq(ff_size_shared(ff_tuple(p, list, list)), 3 + 4);
    ck_assert_uint_eq(ff_flat_size(ff_float_new(p, 1.0)), 2);
    char bytes[100] = {0};
    ck_assert_uint_eq(ff_flat_size(ff_binary_new(p, bytes, 100)), 6);
    ck_assert_uint_eq(ff_flat_size(sub_binary(bytes, 100, 8, 792)), 6);
    ck_assert_uint_eq(ff_flat_size(sub_binary(bytes, 100, 3, 9)), 11);
    ck_assert_uint_eq(ff_flat_size(sub_binary("abc", 3, 8, 16)), 3);
    ff_term pair[] = {fixture_atom(p, "a"), small(1)};
    ck_assert_uint_eq(ff_flat_size(ff_map_from_pairs(p, 1, pair, NULL)), 6);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("copy");
    TCase *tc = tcase_create("copy");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 30);
    tcase_add_test(tc, immediates_are_themselves);
    tcase_add_test(tc, compounds);
    tcase_add_test(tc, binaries);
    tcase_add_test(tc, pieces_of_any_size);
    tcase_add_test(tc, many_pieces);
    tcase_add_test(tc, sizes_up_to_a_limit);
    tcase_add_test(tc, a_short_part_does_not_hold_the_whole);
    tcase_add_test(tc, large_bytes_are_shared);
    tcase_add_test(tc, literals_are_shared);
    tcase_add_test(tc, depth_needs_no_c_stack);
    tcase_add_test(tc, sizes_are_the_beams);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
