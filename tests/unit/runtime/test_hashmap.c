/* tests/unit/runtime/test_hashmap.c -- Hash maps against a plain model: contents, sizes, shapes, and the BEAM's order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"
#include "term/hashmap.h"
#include "term/map.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }

/* {7 * i => i} for i < n. */
static ff_term multiples(size_t n)
{
    ff_term *pairs = malloc(2 * n * sizeof *pairs);
    for (size_t i = 0; i < n; i++) {
        pairs[2 * i] = small(7 * (int64_t)i);
        pairs[2 * i + 1] = small((int64_t)i);
    }
    ff_term map = ff_map_from_pairs(p, n, pairs, NULL);
    free(pairs);
    return map;
}

static uint32_t order_sum(ff_term map)
{
    ff_map_iter it;
    ff_term key, value;
    uint32_t sum = 0;
    ff_map_iter_init(&it, map);
    while (ff_map_iter_next(&it, &key, &value)) sum = sum * 31 + (uint32_t)ff_small_to_int(key);
    return sum;
}

/* I2 of hashmap.h below a node; returns its pairs. */
static size_t check_node(ff_term node)
{
    size_t n, pairs = 0, nodes = 0;
    const ff_term *slots = ff_hashnode_slots(node, &n);
    ck_assert_uint_eq(n, (size_t)__builtin_popcount(ff_hashnode_bitmap(node)));
    for (size_t i = 0; i < n; i++) {
        if (ff_is_cons(slots[i])) {
            pairs++;
        } else {
            pairs += check_node(slots[i]);
            nodes++;
        }
    }
    ck_assert(n > 1 || nodes == 1);
    return pairs;
}

static void check_map(ff_term map)
{
    if (ff_boxed_subtag(map) == FF_SUB_HASHMAP) {
        ck_assert_uint_gt(ff_map_size(map), FF_FLATMAP_MAX);
        ck_assert_uint_eq(check_node(map), ff_map_size(map));
    } else {
        ck_assert_uint_le(ff_map_size(map), FF_FLATMAP_MAX);
    }
}

/* The sums were computed by OTP 25: 31 * sum + key over the reverse of maps:keys/1. */
START_TEST(iterates_in_the_order_of_the_beam)
{
    ck_assert_uint_eq(order_sum(multiples(33)), 27981124);
    ck_assert_uint_eq(order_sum(multiples(100)), 3309293144);
    ck_assert_uint_eq(order_sum(multiples(5000)), 2384503862);
}
END_TEST

START_TEST(one_by_one_is_the_same_as_all_at_once)
{
    ff_term map = multiples(1);
    for (int64_t i = 1; i < 500; i++) map = ff_map_put_assoc(p, map, 1, (ff_term[]){small(7 * i), small(i)});
    check_map(map);
    ck_assert_uint_eq(order_sum(map), order_sum(multiples(500)));
    ck_assert(ff_identical(map, multiples(500)));
}
END_TEST

enum { MODEL_KEYS = 200, MODEL_STEPS = 20000 };

/* Random puts and removals, checked against an array of values (0: not there). */
START_TEST(follows_a_model)
{
    int64_t model[MODEL_KEYS] = {0};
    size_t size = 0;
    uint64_t random = 1;
    ff_term map = multiples(0);
    for (int step = 0; step < MODEL_STEPS; step++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        size_t key = (random >> 33) % MODEL_KEYS;
        bool add = (random >> 20) % MODEL_STEPS > (uint64_t)step; /* grows first, shrinks later */
        if (add) {
            map = ff_map_put_assoc(p, map, 1, (ff_term[]){small((int64_t)key), small(step + 1)});
            size += model[key] == 0;
            model[key] = step + 1;
        } else {
            ff_term value;
            map = ff_map_remove(p, map, small((int64_t)key), &value);
            ck_assert_int_eq(ff_is_value(value) ? ff_small_to_int(value) : 0, model[key]);
            size -= model[key] != 0;
            model[key] = 0;
        }
        ck_assert_uint_eq(ff_map_size(map), size);
        if (step % 100 == 0) {
            check_map(map);
            p->x[0] = map;
            fixture_gc(p, 1);
            map = p->x[0];
        }
    }
    for (size_t key = 0; key < MODEL_KEYS; key++) {
        ff_term value = ff_map_get(map, small((int64_t)key));
        ck_assert_int_eq(ff_is_value(value) ? ff_small_to_int(value) : 0, model[key]);
    }
}
END_TEST

START_TEST(repeated_keys_count_once)
{
    ff_term pairs[200];
    for (int i = 0; i < 100; i++) {
        pairs[2 * i] = small(i % 40);
        pairs[2 * i + 1] = small(i);
    }
    bool repeated = false;
    ff_term map = ff_map_from_pairs(p, 100, pairs, &repeated);
    ck_assert(repeated);
    ck_assert_uint_eq(ff_map_size(map), 40);
    ck_assert_int_eq(ff_small_to_int(ff_map_get(map, small(19))), 99);
    ck_assert_int_eq(ff_small_to_int(ff_map_get(map, small(20))), 60);
    for (int i = 0; i < 100; i++) pairs[2 * i] = small(i % 3);
    map = ff_map_from_pairs(p, 100, pairs, &repeated);
    ck_assert_uint_eq(ff_map_size(map), 3);
    ck_assert(ff_is_boxed_as(map, FF_SUB_FLATMAP));
}
END_TEST

START_TEST(put_of_what_is_there_gives_the_map_itself)
{
    ff_term map = multiples(50);
    ck_assert(ff_same(ff_map_put_assoc(p, map, 1, (ff_term[]){small(7), small(1)}), map));
    ck_assert(ff_same(ff_map_remove(p, map, small(8), NULL), map));
}
END_TEST

START_TEST(merges_nodes)
{
    ff_term pairs[2 * 300];
    for (int i = 0; i < 300; i++) {
        pairs[2 * i] = small(3 * i);
        pairs[2 * i + 1] = small(-1);
    }
    ff_term a = multiples(300), b = ff_map_from_pairs(p, 300, pairs, NULL), merged = ff_map_merge(p, a, b);
    check_map(merged);
    ck_assert_uint_eq(ff_map_size(merged), 300 + 300 - 43); /* multiples of 21 below 900 are in both */
    ck_assert_int_eq(ff_small_to_int(ff_map_get(merged, small(21))), -1);
    ck_assert_int_eq(ff_small_to_int(ff_map_get(merged, small(7))), 1);
    ck_assert_int_eq(ff_small_to_int(ff_map_get(ff_map_merge(p, b, a), small(21))), 3);
    ff_term flat = multiples(4);
    ck_assert_int_eq(ff_small_to_int(ff_map_get(ff_map_merge(p, flat, b), small(21))), -1);
    ck_assert_int_eq(ff_small_to_int(ff_map_get(ff_map_merge(p, b, flat), small(21))), 3);
    ck_assert_uint_eq(ff_map_size(ff_map_merge(p, b, flat)), 302);
}
END_TEST

START_TEST(a_place_is_where_iteration_goes_on)
{
    ff_term map = multiples(1000), key, value, again;
    ff_map_iter it, other;
    uint64_t place;
    ff_map_iter_init(&it, map);
    while (ff_map_iter_place(&it, &place)) {
        ff_map_iter_init(&other, map);
        ck_assert(ff_map_iter_seek(&other, place));
        ck_assert(ff_map_iter_next(&it, &key, &value));
        ck_assert(ff_map_iter_next(&other, &again, &value));
        ck_assert(ff_same(key, again));
    }
    ck_assert(!ff_map_iter_next(&it, &key, &value));
}
END_TEST

START_TEST(sorts_pairs_by_key)
{
    ff_term pairs[2 * 100];
    ff_map_sorted_pairs(multiples(100), pairs);
    for (int i = 0; i < 100; i++) ck_assert_int_eq(ff_small_to_int(pairs[2 * i]), 7 * i);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("hashmap");
    TCase *tc = tcase_create("hashmap");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, iterates_in_the_order_of_the_beam);
    tcase_add_test(tc, one_by_one_is_the_same_as_all_at_once);
    tcase_add_test(tc, follows_a_model);
    tcase_add_test(tc, repeated_keys_count_once);
    tcase_add_test(tc, put_of_what_is_there_gives_the_map_itself);
    tcase_add_test(tc, merges_nodes);
    tcase_add_test(tc, a_place_is_where_iteration_goes_on);
    tcase_add_test(tc, sorts_pairs_by_key);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
