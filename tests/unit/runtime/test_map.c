/* tests/unit/runtime/test_map.c -- Flat maps, the border to hash maps, and the BIFs of maps.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "fixture.h"
#include "ff_bifs.tab.h"
#include "term/map.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }
static ff_term atom(const char *name) { return fixture_atom(p, name); }

static ff_term numbers(int64_t n)
{
    ff_term map = ff_map_from_pairs(p, 0, NULL, NULL);
    for (int64_t i = n; i-- > 0;) map = ff_map_put_assoc(p, map, 1, (ff_term[]){small(i), small(i)});
    return map;
}

START_TEST(keys_are_in_exact_order)
{
    ff_term pairs[] = {atom("b"), small(1), ff_float_new(p, 1.0), small(2), small(1), small(3), atom("a"), small(4)};
    ff_term map = ff_map_from_pairs(p, 4, pairs, NULL);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map));
    ck_assert(ff_same(keys[0], small(1)));
    ck_assert(ff_is_float(keys[1]));
    ck_assert(ff_same(keys[2], atom("a")));
    ck_assert_int_eq(ff_small_to_int(ff_map_get(map, ff_float_new(p, 1.0))), 2);
    ck_assert(!ff_is_value(ff_map_get(map, atom("c"))));
}
END_TEST

START_TEST(finds_keys_of_every_kind)
{
    enum { N = 24 };
    ff_term map = ff_map_from_pairs(p, 0, NULL, NULL);
    for (int64_t i = 0; i < N; i++) {
        int64_t k = i * 7 % N;
        ff_term kinds[] = {ff_tuple(p, ff_tuple(p, small(k / 5), atom("t")), small(k % 5)), ff_float_new(p, (double)k),
                           ff_binary_new(p, &"abcdefghijklmnopqrstuvwxyz"[k], 2), ff_cons(p, small(k), FF_NIL)};
        ff_term key = kinds[k % 4];
        ck_assert(!ff_is_value(ff_map_get(map, key)));
        map = ff_map_put_assoc(p, map, 1, (ff_term[]){key, small(k)});
        ck_assert_int_eq(ff_small_to_int(ff_map_get(map, key)), k);
    }
    ck_assert_uint_eq(ff_map_size(map), N);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map));
    for (size_t i = 0; i < N; i++) {
        ck_assert(i == 0 || ff_compare_exact(keys[i - 1], keys[i]) < 0);
        ck_assert(ff_same(ff_map_get(map, keys[i]), ff_flatmap_values(map)[i]));
    }
    ck_assert(!ff_is_value(ff_map_get(map, small(1)))); /* there is 1.0 */
}
END_TEST

START_TEST(versions_share_their_keys)
{
    ff_term map = numbers(5), other = ff_map_put_assoc(p, map, 1, (ff_term[]){small(2), atom("x")});
    ck_assert(ff_same(ff_flatmap_keys(map), ff_flatmap_keys(other)));
    ck_assert_int_eq(ff_small_to_int(ff_map_get(map, small(2))), 2);
    ck_assert(ff_same(ff_map_get(other, small(2)), atom("x")));
    ck_assert(ff_same(ff_map_put_assoc(p, map, 1, (ff_term[]){small(2), small(2)}), map));
}
END_TEST

/* A place of the code sees maps of many shapes in turn: it tells the same as one that remembers nothing. */
START_TEST(places_remember_where_keys_were)
{
    enum { N_KEYS = 3 };
    uint32_t places[N_KEYS] = {0}, put_places[2] = {0}, place = 0;
    ff_term wanted[N_KEYS] = {small(1), small(3), atom("k")}, keys = ff_tuple_new(p, N_KEYS, wanted), values[N_KEYS];
    for (int64_t i = 0; i < 4 * FF_FLATMAP_MAX; i++) {
        int64_t n = i * 7 % (FF_FLATMAP_MAX + 3);
        ff_term map = numbers(n);
        if (i % 3) map = ff_map_put_assoc(p, map, 1, (ff_term[]){atom("k"), small(i)});
        bool all = n > 3 && i % 3;
        ck_assert_int_eq(ff_map_get_all_at(map, keys, values, places, N_KEYS), all);
        ck_assert(!all || (ff_same(values[0], small(1)) && ff_same(values[1], small(3)) && ff_same(values[2], small(i))));
        ff_term value = ff_map_get_at(map, atom("k"), &place);
        ck_assert(i % 3 ? ff_same(value, small(i)) : !ff_is_value(value));
        ff_term pairs[] = {small(2), atom("x"), atom("k"), atom("y")};
        ck_assert(ff_identical(ff_map_put_at(p, map, 2, pairs, put_places, ff_map_put_assoc), ff_map_put_assoc(p, map, 2, pairs)));
    }
    ff_term flat = numbers(5), same[] = {small(1), small(1), small(3), small(3)}, other[] = {small(1), atom("x"), small(3), small(3)};
    ck_assert(ff_same(ff_map_put_at(p, flat, 2, same, put_places, ff_map_put_exact), flat));
    ck_assert(ff_same(ff_map_put_at(p, flat, 2, same, put_places, ff_map_put_exact), flat));
    ff_term changed = ff_map_put_at(p, flat, 2, other, put_places, ff_map_put_exact);
    ck_assert(ff_same(ff_map_get(changed, small(1)), atom("x")));
    ck_assert(ff_same(ff_flatmap_keys(changed), ff_flatmap_keys(flat)));
    ck_assert(ff_same(ff_map_get(flat, small(1)), small(1)));
    ck_assert(!ff_is_value(ff_map_put_at(p, numbers(2), 2, other, put_places, ff_map_put_exact)));
    ck_assert(!ff_is_value(ff_map_put_at(p, atom("no_map"), 2, other, put_places, ff_map_put_exact)));
}
END_TEST

START_TEST(grows_to_a_hash_map_and_shrinks_back)
{
    ff_term flat = numbers(FF_FLATMAP_MAX), hash = numbers(FF_FLATMAP_MAX + 1);
    ck_assert(ff_is_boxed_as(flat, FF_SUB_FLATMAP));
    ck_assert(ff_is_boxed_as(hash, FF_SUB_HASHMAP));
    ff_term back = ff_map_remove(p, hash, small(FF_FLATMAP_MAX), NULL);
    ck_assert(ff_is_boxed_as(back, FF_SUB_FLATMAP));
    ck_assert(ff_identical(back, flat));
}
END_TEST

START_TEST(many_pairs_at_once_overflow)
{
    ff_term pairs[2 * 50];
    for (int i = 0; i < 50; i++) pairs[2 * i] = pairs[2 * i + 1] = small(i);
    ff_term map = ff_map_put_assoc(p, numbers(10), 50, pairs);
    ck_assert_uint_eq(ff_map_size(map), 50);
    ck_assert(ff_identical(map, numbers(50)));
}
END_TEST

static void ck_raised(ff_term result, const char *reason)
{
    ck_assert(!ff_is_value(result));
    ck_assert_term(p->exc_reason, reason);
    p->fault = FF_FAULT_NONE;
}

START_TEST(bifs_raise_what_otp_raises)
{
    ff_term map = numbers(1);
    ck_raised(ff_bif_maps_get_2(p, small(7), map), "{badkey,7}");
    ck_raised(ff_bif_maps_get_2(p, small(7), small(8)), "{badmap,8}");
    ck_raised(ff_bif_maps_update_3(p, small(7), small(1), map), "{badkey,7}");
    ck_raised(ff_bif_maps_put_3(p, small(7), small(1), FF_NIL), "{badmap,[]}");
    ck_raised(ff_bif_maps_merge_2(p, map, small(1)), "{badmap,1}");
    ck_raised(ff_bif_maps_from_list_1(p, ff_cons(p, small(1), FF_NIL)), "badarg");
    ck_raised(ff_bif_maps_from_list_1(p, small(1)), "badarg");
    ck_raised(ff_bif_erlang_map_size_1(p, FF_NIL), "{badmap,[]}");
}
END_TEST

START_TEST(bifs_make_lists)
{
    ck_assert_term(ff_bif_maps_keys_1(p, numbers(3)), "[0,1,2]");
    ck_assert_term(ff_bif_maps_values_1(p, numbers(0)), "[]");
    ck_assert_term(ff_bif_maps_find_2(p, small(1), numbers(3)), "{ok,1}");
    ck_assert_term(ff_bif_maps_find_2(p, small(3), numbers(3)), "error");
    ck_assert_term(ff_bif_maps_take_2(p, small(3), numbers(3)), "error");
    ck_assert_int_eq(ff_list_length(ff_bif_maps_keys_1(p, numbers(100))), 100);
}
END_TEST

/* Follows maps:to_list/1 through all of its calls. */
START_TEST(map_next_visits_every_pair_once)
{
    for (int64_t n = 0; n < 400; n += 37) {
        ff_term map = numbers(n), list = ff_bif_erts_internal_map_next_3(p, small(0), map, FF_NIL);
        while (ff_is_cons(list) && ff_is_small(ff_head(list))) {
            ff_term rest = ff_tail(list);
            list = ff_bif_erts_internal_map_next_3(p, ff_head(list), ff_head(rest), ff_tail(rest));
        }
        ck_assert_int_eq(ff_list_length(list), n);
        ck_assert(ff_identical(ff_bif_maps_from_list_1(p, list), map));
    }
}
END_TEST

START_TEST(map_next_makes_iterators)
{
    ck_assert_term(ff_bif_erts_internal_map_next_3(p, small(0), numbers(2), atom("iterator")), "{0,0,{1,1,none}}");
    ff_term it = ff_bif_erts_internal_map_next_3(p, small(0), numbers(33), atom("iterator"));
    for (int i = 0; i < 32; i++) it = ff_tuple_get(it, 2);
    ck_assert(ff_is_cons(it));
    it = ff_bif_erts_internal_map_next_3(p, ff_head(it), ff_tail(it), atom("iterator"));
    ck_assert_term(ff_tuple_get(it, 2), "none");
    ck_raised(ff_bif_erts_internal_map_next_3(p, small(3), numbers(2), FF_NIL), "badarg");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("map");
    TCase *tc = tcase_create("map");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, keys_are_in_exact_order);
    tcase_add_test(tc, finds_keys_of_every_kind);
    tcase_add_test(tc, versions_share_their_keys);
    tcase_add_test(tc, places_remember_where_keys_were);
    tcase_add_test(tc, grows_to_a_hash_map_and_shrinks_back);
    tcase_add_test(tc, many_pairs_at_once_overflow);
    tcase_add_test(tc, bifs_raise_what_otp_raises);
    tcase_add_test(tc, bifs_make_lists);
    tcase_add_test(tc, map_next_visits_every_pair_once);
    tcase_add_test(tc, map_next_makes_iterators);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
