/* tests/unit/runtime/test_tuple.c -- The BIFs on tuples.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "fixture.h"
#include "ff_bifs.tab.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }
static ff_term abc(void) { return ff_tuple(p, fixture_atom(p, "a"), fixture_atom(p, "b"), fixture_atom(p, "c")); }

static void ck_badarg(ff_term result)
{
    ck_assert(!ff_is_value(result));
    ck_assert_term(p->exc_reason, "badarg");
}

START_TEST(reads_elements)
{
    ck_assert_term(ff_bif_erlang_element_2(p, small(3), abc()), "c");
    ck_assert_term(ff_bif_erlang_tuple_size_1(p, abc()), "3");
    ck_badarg(ff_bif_erlang_element_2(p, small(0), abc()));
    ck_badarg(ff_bif_erlang_element_2(p, small(4), abc()));
    ck_badarg(ff_bif_erlang_element_2(p, small(1), FF_NIL));
}
END_TEST

START_TEST(changes_copies)
{
    ff_term t = abc();
    ck_assert_term(ff_bif_erlang_setelement_3(p, small(2), t, small(9)), "{a,9,c}");
    ck_assert_term(ff_bif_erlang_append_element_2(p, t, small(9)), "{a,b,c,9}");
    ck_assert_term(ff_bif_erlang_insert_element_3(p, small(4), t, small(9)), "{a,b,c,9}");
    ck_assert_term(ff_bif_erlang_insert_element_3(p, small(1), t, small(9)), "{9,a,b,c}");
    ck_assert_term(ff_bif_erlang_delete_element_2(p, small(2), t), "{a,c}");
    ck_assert_term(t, "{a,b,c}");
    ck_badarg(ff_bif_erlang_insert_element_3(p, small(5), t, small(9)));
    ck_badarg(ff_bif_erlang_delete_element_2(p, small(4), t));
}
END_TEST

START_TEST(makes_tuples)
{
    ff_term settings = ff_cons(p, ff_tuple(p, small(2), small(7)), FF_NIL);
    ck_assert_term(ff_bif_erlang_make_tuple_2(p, small(0), small(1)), "{}");
    ck_assert_term(ff_bif_erlang_make_tuple_2(p, small(2), small(1)), "{1,1}");
    ck_assert_term(ff_bif_erlang_make_tuple_3(p, small(3), FF_NIL, settings), "{[],7,[]}");
    ck_badarg(ff_bif_erlang_make_tuple_3(p, small(1), FF_NIL, settings));
    ck_badarg(ff_bif_erlang_make_tuple_2(p, small(-1), FF_NIL));
    ck_badarg(ff_bif_erlang_make_tuple_2(p, small(1 << 24), FF_NIL));
}
END_TEST

START_TEST(converts_lists)
{
    ck_assert_term(ff_bif_erlang_tuple_to_list_1(p, abc()), "[a,b,c]");
    ck_assert_term(ff_bif_erlang_list_to_tuple_1(p, ff_bif_erlang_tuple_to_list_1(p, abc())), "{a,b,c}");
    ck_assert_term(ff_bif_erlang_list_to_tuple_1(p, FF_NIL), "{}");
    ck_badarg(ff_bif_erlang_list_to_tuple_1(p, ff_cons(p, small(1), small(2))));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("tuple");
    TCase *tc = tcase_create("tuple");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, reads_elements);
    tcase_add_test(tc, changes_copies);
    tcase_add_test(tc, makes_tuples);
    tcase_add_test(tc, converts_lists);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
