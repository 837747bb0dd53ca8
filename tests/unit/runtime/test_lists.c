/* tests/unit/runtime/test_lists.c -- The BIFs of lists, and ++, --, length, hd, tl.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "fixture.h"
#include "ff_bifs.tab.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static ff_term small(int64_t i) { return ff_small_from_int(i); }

/* A list of the digits of text. */
static ff_term digits(const char *text)
{
    size_t n = strlen(text);
    ff_term list = FF_NIL;
    while (n-- > 0) list = ff_cons(p, small(text[n] - '0'), list);
    return list;
}

static void ck_badarg(ff_term result)
{
    ck_assert(!ff_is_value(result));
    ck_assert_term(p->exc_reason, "badarg");
}

START_TEST(appends)
{
    ck_assert_term(ff_bif_erlang_append_2(p, digits("12"), digits("34")), "[1,2,3,4]");
    ck_assert_term(ff_bif_erlang_append_2(p, digits("12"), small(3)), "[1,2|3]");
    ck_assert_term(ff_bif_erlang_append_2(p, FF_NIL, small(3)), "3");
    ck_badarg(ff_bif_erlang_append_2(p, small(3), FF_NIL));
    ck_badarg(ff_bif_erlang_append_2(p, ff_cons(p, small(1), small(2)), FF_NIL));
}
END_TEST

START_TEST(subtracts_first_occurrences)
{
    ck_assert_term(ff_bif_erlang_subtract_2(p, digits("123123"), digits("31")), "[2,1,2,3]");
    ck_assert_term(ff_bif_erlang_subtract_2(p, digits("111"), digits("1111")), "[]");
    ck_assert_term(ff_bif_erlang_subtract_2(p, digits("12"), ff_cons(p, ff_float_new(p, 1.0), FF_NIL)), "[1,2]");
    ck_badarg(ff_bif_erlang_subtract_2(p, digits("1"), small(1)));
    ff_term list = digits("1234");
    ck_assert(ff_same(ff_bif_erlang_subtract_2(p, list, digits("1")), ff_tail(list)));
}
END_TEST

START_TEST(reverses_and_searches)
{
    ck_assert_term(ff_bif_lists_reverse_2(p, digits("123"), small(0)), "[3,2,1|0]");
    ck_badarg(ff_bif_lists_reverse_2(p, ff_cons(p, small(1), small(2)), FF_NIL));
    ck_assert_term(ff_bif_lists_member_2(p, small(3), digits("123")), "true");
    ck_assert_term(ff_bif_lists_member_2(p, ff_float_new(p, 1.0), digits("123")), "false");
    ck_badarg(ff_bif_lists_member_2(p, small(9), ff_cons(p, small(1), small(2))));
}
END_TEST

START_TEST(key_searches_compare_with_equal)
{
    ff_term list = ff_cons(p, small(5), ff_cons(p, ff_tuple(p, small(1), small(2)), FF_NIL));
    ck_assert_term(ff_bif_lists_keyfind_3(p, ff_float_new(p, 1.0), small(1), list), "{1,2}");
    ck_assert_term(ff_bif_lists_keyfind_3(p, small(2), small(3), list), "false");
    ck_assert_term(ff_bif_lists_keysearch_3(p, small(2), small(2), list), "{value,{1,2}}");
    ck_assert_term(ff_bif_lists_keymember_3(p, small(3), small(2), list), "false");
    ck_badarg(ff_bif_lists_keyfind_3(p, small(1), small(0), FF_NIL));
    ck_badarg(ff_bif_lists_keyfind_3(p, small(1), small(1), small(1)));
}
END_TEST

START_TEST(takes_lists_apart)
{
    ck_assert_term(ff_bif_erlang_length_1(p, digits("123")), "3");
    ck_badarg(ff_bif_erlang_length_1(p, ff_cons(p, small(1), small(2))));
    ck_assert_term(ff_bif_erlang_hd_1(p, digits("12")), "1");
    ck_badarg(ff_bif_erlang_tl_1(p, FF_NIL));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("lists");
    TCase *tc = tcase_create("lists");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, appends);
    tcase_add_test(tc, subtracts_first_occurrences);
    tcase_add_test(tc, reverses_and_searches);
    tcase_add_test(tc, key_searches_compare_with_equal);
    tcase_add_test(tc, takes_lists_apart);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
