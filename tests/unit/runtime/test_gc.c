/* tests/unit/runtime/test_gc.c -- Collections: what survives, where it goes, what is freed.
 * The heap verifier runs after each collection here, as FF_DEBUG is defined.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "gc/gc.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }

static ff_term refc_binary(size_t bytes, ff_binary **binary)
{
    *binary = ff_malloc(sizeof **binary + bytes);
    **binary = (ff_binary){.refs = 1, .capacity = bytes, .used = bytes};
    memset((*binary)->data, 'x', bytes);
    ff_word *hp = ff_alloc(p, FF_REFC_BIN_WORDS);
    ff_refc_bin *handle = (ff_refc_bin *)hp;
    *handle = (ff_refc_bin){.header = FF_HEADER(FF_SUB_REFC_BIN, FF_REFC_BIN_WORDS - 1), .size_bytes = bytes};
    handle->binary = (uintptr_t)*binary;
    ff_refc_link(p, handle);
    return ff_boxed_from_ptr(hp);
}

static bool in_young(ff_term boxed) { return ff_boxed_ptr(boxed) >= p->heap.start && ff_boxed_ptr(boxed) < p->htop; }
static bool in_old(ff_term boxed) { return ff_boxed_ptr(boxed) >= p->heap.old && ff_boxed_ptr(boxed) < p->heap.old_top; }

START_TEST(growth_is_fibonacci_then_a_fifth)
{
    ck_assert_uint_eq(ff_heap_next_size(1), 38);
    ck_assert_uint_eq(ff_heap_next_size(200), 233);
    ck_assert_uint_eq(ff_heap_next_size(234), 376);
    size_t large = ff_heap_next_size(3000000);
    ck_assert_uint_eq(ff_heap_next_size(large + 1), large + large / 5);
}
END_TEST

START_TEST(need_is_satisfied)
{
    for (size_t need = 1; need < 1000000; need *= 3) {
        ck_assert(ff_gc(p, need, 0));
        ck_assert_uint_ge((size_t)(p->stop - p->htop), need);
    }
}
END_TEST

START_TEST(registers_survive_and_garbage_does_not)
{
    p->x[0] = fixture_list(p, 1000);
    fixture_list(p, 500);
    fixture_gc(p, 1);
    ck_assert_int_eq(fixture_sum(p->x[0]), 500500);
    ck_assert_uint_eq((size_t)(p->htop - p->heap.start), 2000);
}
END_TEST

START_TEST(second_survival_promotes)
{
    p->x[0] = ff_tuple(p, small(1), small(2));
    ff_gc(p, 0, 1);
    ck_assert(in_young(p->x[0]));
    p->x[1] = ff_tuple(p, p->x[0], small(3));
    ff_gc(p, 0, 2);
    ck_assert(in_old(p->x[0]));
    ck_assert(in_young(p->x[1]));
    ck_assert_term(p->x[1], "{{1,2},3}");
    ff_gc_full(p, 0, 2);
    ck_assert(in_young(p->x[0]));
    ck_assert_ptr_null(p->heap.old);
}
END_TEST

START_TEST(sharing_is_kept)
{
    ff_term shared = ff_tuple(p, small(7));
    p->x[0] = ff_tuple(p, shared, shared);
    fixture_gc(p, 1);
    ck_assert(ff_same(ff_tuple_get(p->x[0], 0), ff_tuple_get(p->x[0], 1)));
}
END_TEST

START_TEST(stack_moves_and_is_scanned)
{
    static const ff_label label;
    *--p->stop = fixture_list(p, 10).bits;
    *--p->stop = (uintptr_t)&label | FF_TAG_CATCH;
    *--p->stop = (uintptr_t)&label | FF_TAG_LABEL;
    fixture_gc(p, 0);
    ck_assert_uint_eq(ff_heap_stack_words(p), 3);
    ck_assert_ptr_eq(ff_label_of(p->stop[0]), &label);
    ck_assert(ff_is_catch(p->stop[1]));
    ck_assert_int_eq(fixture_sum(FF_TERM(p->stop[2])), 55);
}
END_TEST

START_TEST(fragments_are_merged)
{
    p->x[0] = fixture_list(p, 20000);
    ck_assert_ptr_nonnull(p->heap.fragments);
    ff_gc(p, 0, 1);
    ck_assert_ptr_null(p->heap.fragments);
    ck_assert_int_eq(fixture_sum(p->x[0]), 200010000);
}
END_TEST

START_TEST(many_fragments_ask_for_a_collection)
{
    ck_assert(!ff_gc_wanted(p));
    fixture_list(p, 20000);
    ck_assert(ff_gc_wanted(p));
    ck_assert_int_eq(p->reds_mask, 0);
    ff_gc(p, 0, 0);
    ck_assert(!ff_gc_wanted(p));
}
END_TEST

START_TEST(trimming_gives_back_the_end)
{
    ff_word *hp = ff_alloc(p, 100);
    ff_alloc_trim(p, hp + 2);
    ck_assert_ptr_eq(ff_alloc(p, 1), hp + 2);
    hp = ff_alloc(p, 20000);
    ff_alloc_trim(p, hp + 5);
    ck_assert_ptr_eq(p->heap.fragments->top, hp + 5);
}
END_TEST

START_TEST(literals_stay)
{
    static ff_word literal[] = {FF_HEADER(FF_SUB_TUPLE, 1), 5 << 4};
    p->x[0] = ff_boxed_from_ptr(literal);
    ff_word *area = ff_malloc(2 * sizeof *area);
    area[0] = FF_HEADER(FF_SUB_TUPLE, 1);
    area[1] = FF_NIL.bits;
    ff_literal_area_add(p->vm, area, area + 2);
    p->x[1] = ff_boxed_from_ptr(area);
    fixture_list(p, 20000); /* fragments, so that places have to be told apart */
    ff_gc(p, 0, 2);
    ck_assert_ptr_eq(ff_boxed_ptr(p->x[0]), literal);
    ck_assert_ptr_eq(ff_boxed_ptr(p->x[1]), area);
    ff_literal_area_remove(p->vm, area);
    ff_free(area);
}
END_TEST

START_TEST(binaries_die_with_their_handles)
{
    ff_binary *kept, *dropped;
    p->x[0] = refc_binary(1000, &kept);
    kept->refs++;
    refc_binary(1000, &dropped);
    dropped->refs++;
    for (int i = 0; i < 3; i++) ff_gc(p, 0, 1);
    ck_assert(in_old(p->x[0]));
    ck_assert_uint_eq(kept->refs, 2);
    ck_assert_uint_eq(dropped->refs, 1);
    ff_gc_full(p, 0, 0);
    ck_assert_uint_eq(kept->refs, 1);
    ff_binary_release(kept);
    ff_binary_release(dropped);
}
END_TEST

START_TEST(large_binaries_ask_for_a_collection)
{
    ff_binary *binary;
    while (!ff_gc_wanted(p)) refc_binary(10000, &binary);
    ck_assert_int_eq(p->reds_mask, 0);
    ff_gc(p, 0, 0);
    ck_assert(!ff_gc_wanted(p));
    ck_assert_ptr_null(p->heap.refc);
}
END_TEST

START_TEST(match_contexts_keep_their_binary)
{
    ff_term of = ff_binary_new(p, "abc", 3);
    ff_word *hp = ff_alloc(p, FF_MATCH_CTX_WORDS);
    *(ff_match_ctx *)hp = (ff_match_ctx){FF_HEADER(FF_SUB_MATCH, FF_MATCH_CTX_WORDS - 1), 1, 24, of, 2};
    p->x[0] = ff_boxed_from_ptr(hp);
    fixture_gc(p, 1);
    ff_match_ctx *ctx = (ff_match_ctx *)ff_boxed_ptr(p->x[0]);
    ck_assert_uint_eq(ctx->position, 1);
    ck_assert_uint_eq(ctx->start, 2);
    ck_assert_term(ctx->of, "<<\"abc\">>");
}
END_TEST

START_TEST(deep_terms_need_no_c_stack)
{
    ff_term deep = FF_NIL;
    for (int i = 0; i < 1000000; i++) deep = ff_tuple(p, deep);
    p->x[0] = deep;
    ff_gc(p, 0, 1);
    ff_gc(p, 0, 1);
    int depth = 0;
    for (ff_term t = p->x[0]; ff_is_boxed(t); t = ff_tuple_get(t, 0)) depth++;
    ck_assert_int_eq(depth, 1000000);
}
END_TEST

START_TEST(heap_shrinks)
{
    p->heap.min_words = FF_HEAP_MIN_WORDS;
    ff_gc(p, 500000, 0);
    ck_assert_uint_ge(ff_heap_block_words(p), 500000);
    ff_gc_full(p, 0, 0);
    ck_assert_uint_eq(ff_heap_block_words(p), FF_HEAP_MIN_WORDS);
}
END_TEST

static void shrink(void)
{
    p->heap.min_words = FF_HEAP_MIN_WORDS;
    ff_gc_full(p, 0, 0);
}

START_TEST(two_collections_in_a_slice_make_room)
{
    shrink();
    size_t words = ff_heap_block_words(p);
    for (int i = 0; i < 20; i++) ff_gc(p, 0, 0);
    ck_assert_uint_gt(ff_heap_block_words(p), 2 * words);
    ck_assert_uint_lt(ff_heap_block_words(p), 50000);
    ff_gc_full(p, 0, 0);
    ck_assert_uint_eq(ff_heap_block_words(p), words);
}
END_TEST

/* A collection that finds next to nothing alive is cheap: there may be more of them. */
START_TEST(room_is_as_large_as_survivors_ask_for)
{
    size_t words[2];
    for (int survivors = 0; survivors < 2; survivors++) {
        shrink();
        for (int i = 0; i < 20; i++) {
            p->x[0] = fixture_list(p, survivors * 300);
            ff_gc(p, 0, 1);
        }
        words[survivors] = ff_heap_block_words(p);
        p->x[0] = FF_NIL;
    }
    ck_assert_uint_lt(words[0], 30000);
    ck_assert_uint_gt(words[1], words[0]);
    ck_assert_uint_lt(words[1], 50000);
}
END_TEST

START_TEST(slow_process_keeps_a_small_block)
{
    shrink();
    size_t words = ff_heap_block_words(p);
    for (int i = 0; i < 20; i++) {
        p->heap.slices = 1;
        ff_gc(p, 0, 0);
    }
    ck_assert_uint_eq(ff_heap_block_words(p), words);
}
END_TEST

START_TEST(limited_heap_gets_no_more_than_it_needs)
{
    p->heap.max_words = 1 << 20;
    shrink();
    size_t words = ff_heap_block_words(p);
    for (int i = 0; i < 20; i++) ff_gc(p, 0, 0);
    ck_assert_uint_eq(ff_heap_block_words(p), words);
}
END_TEST

START_TEST(few_survivors_stay_in_their_block)
{
    ff_binary *dead, *alive;
    p->x[0] = fixture_list(p, 50);
    refc_binary(100, &dead);
    p->x[1] = refc_binary(200, &alive);
    *--p->stop = p->x[0].bits;
    ff_word *block = p->heap.start;
    p->heap.slices = 1;
    ff_gc(p, 0, 2);
    ck_assert_ptr_eq(p->heap.start, block);
    ck_assert(in_young(p->x[1]));
    ck_assert_int_eq(fixture_sum(p->x[0]), 1275);
    ck_assert_uint_eq(*p->stop, p->x[0].bits);
    p->x[2] = fixture_list(p, 2000);
    p->heap.slices = 1;
    ff_gc(p, 0, 3);
    ck_assert_ptr_ne(p->heap.start, block);
    ck_assert(in_old(p->x[1]));
    ck_assert_int_eq(fixture_sum(p->x[0]), 1275);
}
END_TEST

START_TEST(fragments_alone_ask_for_no_next_size)
{
    p->x[0] = fixture_list(p, 7000);
    size_t bound = (size_t)(p->htop - p->heap.start) + p->heap.fragment_words;
    ck_assert_uint_gt(bound, ff_heap_block_words(p));
    p->heap.slices = 1;
    ff_gc(p, 0, 1);
    ck_assert_uint_eq(ff_heap_block_words(p), bound);
    ck_assert(p->heap.grow);
    p->heap.slices = 1;
    ff_gc(p, 0, 1);
    ck_assert_uint_eq(ff_heap_block_words(p), ff_heap_next_size(bound + 1));
    ck_assert_int_eq(fixture_sum(p->x[0]), 24503500);
}
END_TEST

static size_t first_block_words(size_t min_words, uint8_t kind)
{
    ff_heap_fini(p);
    ff_heap_init(p, min_words, kind);
    return ff_heap_block_words(p);
}

START_TEST(first_block_is_small_until_one_of_the_kind_outgrew_it)
{
    ck_assert_uint_lt(first_block_words(0, 200), FF_HEAP_MIN_WORDS);
    ck_assert_uint_lt(first_block_words(0, 200), FF_HEAP_MIN_WORDS);
    ff_gc(p, 0, 0);
    ck_assert_uint_eq(ff_heap_block_words(p), FF_HEAP_MIN_WORDS);
    ck_assert_uint_eq(first_block_words(0, 200), FF_HEAP_MIN_WORDS);
    ck_assert_uint_lt(first_block_words(0, 201), FF_HEAP_MIN_WORDS);
    ck_assert_uint_eq(first_block_words(300, 201), 376);
}
END_TEST

START_TEST(hibernation_fits_to_the_word)
{
    p->x[0] = fixture_list(p, 100);
    *--p->stop = FF_NIL.bits;
    ff_gc_hibernate(p, 1);
    ff_heap_verify(p);
    ck_assert_uint_eq(ff_heap_block_words(p), 200 + 1 + 1);
    ck_assert_int_eq(fixture_sum(p->x[0]), 5050);
}
END_TEST

/* A list that grows and loses elements, under random kinds of collection. */
START_TEST(random_work)
{
    uint32_t random = 12345;
    p->vm->gc_stress = _i;
    p->x[0] = p->x[1] = FF_NIL;
    for (int i = 0; i < 20000; i++) {
        random = random * 1664525 + 1013904223;
        unsigned what = random >> 24;
        p->x[0] = ff_cons(p, ff_tuple(p, small(i), p->x[1]), p->x[0]);
        if (what < 40) p->x[1] = ff_head(p->x[0]);
        if (what == 99) p->x[0] = FF_NIL;
        if (what > 240) (what == 250 ? ff_gc_full : ff_gc)(p, what, 2);
    }
    for (ff_term list = p->x[0]; ff_is_cons(list); list = ff_tail(list)) ck_assert(ff_is_tuple_of(ff_head(list), 2));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("gc");
    TCase *tc = tcase_create("gc");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, growth_is_fibonacci_then_a_fifth);
    tcase_add_test(tc, need_is_satisfied);
    tcase_add_test(tc, registers_survive_and_garbage_does_not);
    tcase_add_test(tc, second_survival_promotes);
    tcase_add_test(tc, sharing_is_kept);
    tcase_add_test(tc, stack_moves_and_is_scanned);
    tcase_add_test(tc, fragments_are_merged);
    tcase_add_test(tc, many_fragments_ask_for_a_collection);
    tcase_add_test(tc, trimming_gives_back_the_end);
    tcase_add_test(tc, literals_stay);
    tcase_add_test(tc, binaries_die_with_their_handles);
    tcase_add_test(tc, large_binaries_ask_for_a_collection);
    tcase_add_test(tc, match_contexts_keep_their_binary);
    tcase_add_test(tc, deep_terms_need_no_c_stack);
    tcase_add_test(tc, heap_shrinks);
    tcase_add_test(tc, two_collections_in_a_slice_make_room);
    tcase_add_test(tc, room_is_as_large_as_survivors_ask_for);
    tcase_add_test(tc, slow_process_keeps_a_small_block);
    tcase_add_test(tc, limited_heap_gets_no_more_than_it_needs);
    tcase_add_test(tc, few_survivors_stay_in_their_block);
    tcase_add_test(tc, fragments_alone_ask_for_no_next_size);
    tcase_add_test(tc, first_block_is_small_until_one_of_the_kind_outgrew_it);
    tcase_add_test(tc, hibernation_fits_to_the_word);
    tcase_add_loop_test(tc, random_work, 0, 2);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
