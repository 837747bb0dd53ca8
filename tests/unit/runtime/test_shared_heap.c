/* tests/unit/runtime/test_shared_heap.c -- The heap that all processes share: what it gives back, whose stack keeps what, what it counts.
 * libgc is conservative: a stray word may keep an object, so tests look at many of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "gc/boehm/shared.h"
#include "gc/gc.h"
#include "term/copy.h"

enum { MANY = 100000 };

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }

/* Words in use after a collection, to the thousand. */
static size_t used(void)
{
    ff_gc_full(p, 0, 1);
    return ff_heaps_held_words(p->vm) / 1000;
}

START_TEST(registers_keep_terms_and_garbage_goes)
{
    size_t before = used();
    p->x[0] = fixture_list(p, MANY);
    ck_assert_uint_ge(used(), before + 2 * MANY / 1000);
    ck_assert_int_eq(fixture_sum(p->x[0]), (int64_t)MANY * (MANY + 1) / 2);
    p->x[0] = FF_NIL;
    ck_assert_uint_lt(used(), before + 2 * MANY / 1000);
}
END_TEST

START_TEST(a_state_does_not_keep_the_one_before)
{
    p->x[0] = FF_NIL;
    size_t before = used();
    for (int64_t i = 0; i < 100 * MANY; i++) {
        ff_term old = p->x[0];
        p->x[0] = ff_tuple(p, small(i), ff_is_tuple(old) ? ff_tuple_get(old, 0) : FF_NIL, ff_cons(p, small(i), FF_NIL));
    }
    ck_assert_uint_lt(used(), before + 1000);
}
END_TEST

START_TEST(a_stack_moves_with_what_it_holds)
{
    *--p->stop = small(5).bits;
    *--p->stop = fixture_list(p, 100).bits;
    const ff_word *before = p->heap.start;
    for (size_t need = 100; need < 1000000; need *= 7) {
        ck_assert(ff_gc(p, need, 0));
        ck_assert_uint_ge((size_t)(p->stop - p->htop), need);
    }
    ck_assert_ptr_ne(p->heap.start, before);
    ck_assert_uint_eq(ff_heap_stack_words(p), 2);
    ck_assert_int_eq(fixture_sum(FF_TERM(p->stop[0])), 5050);
    size_t large = ff_heap_block_words(p);
    ff_gc_full(p, 0, 0);
    ck_assert_uint_lt(ff_heap_block_words(p), large);
    ck_assert_int_eq(fixture_sum(FF_TERM(p->stop[0])), 5050);
}
END_TEST

START_TEST(a_stack_begins_small_unless_asked)
{
    ff_proc *other = fixture_other(p);
    ck_assert_uint_ge(ff_heap_block_words(other), FIXTURE_HEAP_WORDS);
    ff_gc_full(other, 0, 0);
    ck_assert_uint_ge(ff_heap_block_words(other), FIXTURE_HEAP_WORDS);
    ff_heap_fini(other);
    ff_heap_init(other, 0, 0);
    ck_assert_uint_lt(ff_heap_block_words(other), FF_HEAP_MIN_WORDS);
    ck_assert_uint_eq(other->heap.min_words, FF_HEAP_MIN_WORDS);
    fixture_free_other(other);
}
END_TEST

START_TEST(below_its_top_a_stack_keeps_nothing)
{
    size_t before = used();
    *--p->stop = fixture_list(p, MANY).bits;
    ck_assert_uint_ge(used(), before + 2 * MANY / 1000);
    p->stop++;
    ck_assert_uint_lt(used(), before + 2 * MANY / 1000);
}
END_TEST

START_TEST(other_processes_get_the_same_term)
{
    ff_proc *other = fixture_other(p);
    ff_term list = fixture_list(p, 10);
    ck_assert(ff_same(ff_copy_to(other, list), list));
    fixture_free_other(other);
}
END_TEST

START_TEST(collections_are_counted)
{
    uint64_t times, words, times_after, words_after;
    ff_heaps_collected(p->vm, &times, &words);
    fixture_list(p, MANY);
    ff_gc_full(p, 0, 0);
    ff_gc_full(p, 0, 0);
    ff_heaps_collected(p->vm, &times_after, &words_after);
    ck_assert_uint_ge(times_after, times + 2);
    ck_assert_uint_gt(words_after, words);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("shared_heap");
    TCase *tc = tcase_create("shared_heap");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, registers_keep_terms_and_garbage_goes);
    tcase_add_test(tc, a_state_does_not_keep_the_one_before);
    tcase_add_test(tc, a_stack_moves_with_what_it_holds);
    tcase_add_test(tc, a_stack_begins_small_unless_asked);
    tcase_add_test(tc, below_its_top_a_stack_keeps_nothing);
    tcase_add_test(tc, other_processes_get_the_same_term);
    tcase_add_test(tc, collections_are_counted);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
