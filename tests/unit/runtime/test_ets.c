/* tests/unit/runtime/test_ets.c -- How tables keep their objects: hash and tree against a plain array, fixation, match programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "ets/ets.h"
#include "ets/match_spec.h"

enum { KEYS = 3000 };

static ff_proc *p;
static ff_ets_table t;

static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static void open_table(ff_ets_type type)
{
    t = (ff_ets_table){.type = type};
    ff_ets_store_init(&t);
}

static void put(int64_t key, int64_t value)
{
    ff_term object[] = {ff_small_from_int(key), ff_small_from_int(value)};
    ff_ets_put(&t, ff_ets_object_new(p->vm, object, 2));
}

static int64_t get(int64_t key)
{
    ff_ets_object *o = ff_ets_find(&t, ff_small_from_int(key));
    return o ? ff_small_to_int(ff_tuple_get(ff_ets_tuple(o), 1)) : -1;
}

static void drop(int64_t key)
{
    ff_ets_object *o = ff_ets_find(&t, ff_small_from_int(key));
    if (o) ff_ets_delete(&t, o);
}

/* The height of a subtree, having checked I1 of tree.c in it. */
static uint32_t check_tree(const ff_ets_object *o)
{
    if (!o) return 0;
    uint32_t less = check_tree(o->link[0]), greater = check_tree(o->link[1]), most = less > greater ? less : greater;
    ck_assert_uint_le(most - (less < greater ? less : greater), 1);
    ck_assert_uint_eq(o->hash, most + 1);
    return most + 1;
}

static size_t count_all(void)
{
    size_t n = 0;
    for (const ff_ets_object *o = ff_ets_first(&t); o; o = ff_ets_after(&t, o)) n++;
    return n;
}

static void check_against(const int64_t *model)
{
    size_t n = 0;
    for (int64_t key = 0; key < KEYS; key++) {
        ck_assert_int_eq(get(key), model[key]);
        n += model[key] >= 0;
    }
    ck_assert_uint_eq(t.count, n);
    ck_assert_uint_eq(count_all(), n);
    if (ff_ets_is_ordered(&t)) check_tree(t.root);
}

static void churn(ff_ets_type type)
{
    static int64_t model[KEYS];
    uint64_t seed = 12345;
    for (int i = 0; i < KEYS; i++) model[i] = -1;
    open_table(type);
    for (int round = 0; round < 6; round++) {
        for (int i = 0; i < KEYS; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            int64_t key = (int64_t)(seed >> 33) % KEYS;
            bool add = (seed >> 20 & 3) > (round < 3 ? 0u : 2u);
            if (add) put(key, i);
            else drop(key);
            model[key] = add ? i : -1;
        }
        check_against(model);
    }
    ff_ets_store_fini(&t);
}

START_TEST(hash_keeps_what_is_put) { churn(FF_ETS_SET); }
END_TEST

START_TEST(tree_keeps_what_is_put) { churn(FF_ETS_ORDERED_SET); }
END_TEST

START_TEST(tree_walks_both_ways)
{
    open_table(FF_ETS_ORDERED_SET);
    for (int64_t key = 0; key < 100; key++) put(key * 37 % 100, key);
    int64_t expected = 0;
    for (const ff_ets_object *o = ff_ets_first(&t); o; o = ff_ets_after(&t, o))
        ck_assert_int_eq(ff_small_to_int(ff_ets_key(&t, o)), expected++);
    for (const ff_ets_object *o = ff_ets_last(&t); o; o = ff_ets_before(&t, o))
        ck_assert_int_eq(ff_small_to_int(ff_ets_key(&t, o)), --expected);
    ck_assert_int_eq(expected, 0);
    ff_ets_store_fini(&t);
}
END_TEST

START_TEST(bag_keeps_the_order_of_a_key)
{
    open_table(FF_ETS_BAG);
    for (int i = 0; i < 6; i++) put(i % 2, i / 2);
    put(1, 1);
    ck_assert_uint_eq(t.count, 6);
    ck_assert_term(ff_ets_copy_key(p, &t, ff_ets_find(&t, FF_SMALL_CONST(1))), "[{1,0},{1,1},{1,2}]");
    ff_ets_store_fini(&t);
}
END_TEST

START_TEST(fixed_table_keeps_places)
{
    open_table(FF_ETS_SET);
    for (int64_t key = 0; key < 600; key++) put(key, key);
    ff_ets_hold(&t);
    size_t active = t.hash.active, n = 0;
    for (ff_ets_object *next, *o = ff_ets_first(&t); o; o = next, n++) {
        ff_ets_delete(&t, o);
        next = ff_ets_after(&t, o);
    }
    ck_assert_uint_eq(n, 600);
    put(7, 70);
    ck_assert_uint_eq(t.hash.active, active);
    ck_assert_int_eq(get(7), 70);
    ck_assert_ptr_nonnull(ff_ets_hash_find(&t, FF_SMALL_CONST(8), true));
    ff_ets_release(&t);
    ck_assert_ptr_null(ff_ets_hash_find(&t, FF_SMALL_CONST(8), true));
    ck_assert_uint_eq(count_all(), 1);
    ff_ets_store_fini(&t);
}
END_TEST

/* [{{'$1', '_'}, [], [{{'$1'}}]}] */
START_TEST(match_program_runs)
{
    ff_term one = fixture_atom(p, "$1"), any = fixture_atom(p, "_"), list = FF_NIL;
    ff_term body = ff_cons(p, ff_tuple(p, ff_tuple(p, one)), FF_NIL);
    ff_term spec = ff_cons(p, ff_tuple(p, ff_tuple(p, one, any), FF_NIL, body), FF_NIL);
    ff_match_spec ms;
    ff_ms_run run;
    ck_assert(ff_ms_compile(&ms, spec));
    ff_ms_run_init(&run, p, &ms, false);
    ck_assert_term(ff_ms_match(&run, ff_tuple(p, FF_SMALL_CONST(5), list)), "{5}");
    ck_assert(!ff_is_value(ff_ms_match(&run, ff_tuple(p, FF_SMALL_CONST(5)))));
    ck_assert(!ff_is_value(ff_ms_match(&run, FF_NIL)));
    ff_ms_run_fini(&run);
    ff_ms_free(&ms);
}
END_TEST

START_TEST(match_program_is_checked)
{
    ff_term any = fixture_atom(p, "_"), two = fixture_atom(p, "$2");
    ff_match_spec ms;
    ck_assert(!ff_ms_compile(&ms, ff_cons(p, ff_tuple(p, any, FF_NIL, ff_cons(p, two, FF_NIL)), FF_NIL)));
    ck_assert_str_eq(((char **)ms.errors.at)[0], "Variable $2 is unbound.");
    ff_ms_free(&ms);
    ck_assert(!ff_ms_compile(&ms, any));
    ff_ms_free(&ms);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("ets");
    TCase *tc = tcase_create("ets");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, hash_keeps_what_is_put);
    tcase_add_test(tc, tree_keeps_what_is_put);
    tcase_add_test(tc, tree_walks_both_ways);
    tcase_add_test(tc, bag_keeps_the_order_of_a_key);
    tcase_add_test(tc, fixed_table_keeps_places);
    tcase_add_test(tc, match_program_runs);
    tcase_add_test(tc, match_program_is_checked);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
