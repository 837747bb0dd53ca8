/* tests/unit/runtime/test_re.c -- Module re: captures of every kind, global matching, limits and wrong arguments.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/regex_cache.h"
#include "bin/binary.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include "fixture.h"

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void)
{
    if (p->vm->regexes) p->vm->regexes->free(p->vm);
    fixture_free(p);
}

#define BIN(s) ff_binary_new(p, s, sizeof s - 1)
#define LIST(...) \
    ff_list_new(p, sizeof((ff_term[]){__VA_ARGS__}) / sizeof(ff_term), (ff_term[]){__VA_ARGS__}, FF_NIL)
#define INT(i) ff_small_from_int(i)
#define RUN(s, re, ...) ff_bif_re_run_3(p, BIN(s), BIN(re), LIST(__VA_ARGS__))
#define CAPTURE(what, type) ff_tuple(p, FF_AM_capture, what, type)

START_TEST(captures)
{
    ff_term groups = LIST(INT(1), INT(9), BIN("B"), INT(2));
    ck_assert_term(ff_bif_re_run_2(p, BIN("abc"), BIN("b")), "{match,[{1,1}]}");
    ck_assert_term(RUN("xabcd", "(a)(z)?(b)(q)?", FF_AM_multiline), "{match,[{1,2},{1,1},{-1,0},{2,1}]}");
    ck_assert_term(RUN("xabcd", "(a)(z)?(b)(q)?", CAPTURE(FF_AM_all_but_first, FF_AM_binary)),
                   "{match,[<<\"a\">>,<<>>,<<\"b\">>]}");
    ck_assert_term(RUN("xabcd", "(?<B>a)(z)?", CAPTURE(groups, FF_AM_binary)), "{match,[<<\"a\">>,<<>>,<<\"a\">>,<<>>]}");
    ck_assert_term(RUN("xabcd", "(?<B>a)(z)?(?<A>b)", CAPTURE(FF_AM_all_names, FF_AM_list)), "{match,[\"b\",\"a\"]}");
    ck_assert_term(RUN("abc", "b", CAPTURE(FF_AM_none, FF_AM_index)), "match");
    ck_assert_term(RUN("abc", "b", CAPTURE(FF_NIL, FF_AM_list)), "match");
    ck_assert_term(RUN("abc", "b", ff_tuple(p, FF_AM_offset, INT(2))), "nomatch");
}
END_TEST

START_TEST(global)
{
    ck_assert_term(RUN("abcabc", "b", FF_AM_global), "{match,[[{1,1}],[{4,1}]]}");
    ck_assert_term(RUN("abc", "", FF_AM_global), "{match,[[{0,0}],[{1,0}],[{2,0}],[{3,0}]]}");
    ck_assert_term(RUN("baac", "a*", FF_AM_global), "{match,[[{0,0}],[{1,2}],[{3,0}],[{4,0}]]}");
    ck_assert_term(RUN("abc", "x", FF_AM_global), "nomatch");
}
END_TEST

START_TEST(characters)
{
    ff_term subject = LIST(INT(0x3bb), INT('a'), INT(0x3bb)), options = LIST(FF_AM_unicode, FF_AM_global);
    ck_assert_term(ff_bif_re_run_3(p, subject, LIST(INT(0x3bb)), options), "{match,[[{0,2}],[{3,2}]]}");
    options = LIST(FF_AM_unicode, CAPTURE(FF_AM_first, FF_AM_list));
    ck_assert_term(ff_bif_re_run_3(p, subject, BIN(".$"), options), "{match,[[955]]}");
    ck_assert(!ff_is_value(ff_bif_re_run_2(p, subject, BIN("a"))));
    ck_assert(!ff_is_value(RUN("\xff", "a", FF_AM_unicode)));
}
END_TEST

START_TEST(compiled_patterns)
{
    ff_term named = ff_bif_re_compile_2(p, BIN("(?<B>A)(?<A>b)"), LIST(FF_AM_caseless));
    ff_term pattern = ff_tuple_get(named, 1);
    ck_assert_term(ff_tuple_get(pattern, 1), "2");
    ck_assert_term(ff_bif_re_run_2(p, BIN("xab"), pattern), "{match,[{1,2},{1,1},{2,1}]}");
    ck_assert_term(ff_bif_re_inspect_2(p, pattern, FF_AM_namelist), "{namelist,[<<\"A\">>,<<\"B\">>]}");
    ck_assert(!ff_is_value(ff_bif_re_run_3(p, BIN("xab"), pattern, LIST(FF_AM_caseless))));
    ff_term forged = ff_tuple(p, FF_AM_re_pattern, INT(1), INT(2), INT(3), BIN(""));
    ck_assert(!ff_is_value(ff_bif_re_run_2(p, BIN("abc"), forged)));
}
END_TEST

START_TEST(failures)
{
    ff_term limit = ff_tuple(p, FF_AM_match_limit, INT(100));
    ck_assert_term(RUN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$", limit), "nomatch");
    ck_assert_term(RUN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$", limit, FF_AM_report_errors), "{error,match_limit}");
    ck_assert(!ff_is_value(RUN("abc", "(", FF_AM_global)));
    ff_term result = ff_bif_re_compile_1(p, BIN("a(b"));
    ck_assert(ff_same(ff_tuple_get(result, 0), FF_AM_error));
    ck_assert_term(ff_tuple_get(ff_tuple_get(result, 1), 1), "3");
    ck_assert(!ff_is_value(ff_bif_re_compile_2(p, BIN("a"), LIST(FF_AM_ok))));
    ck_assert(ff_same(p->exc_info, FF_AM_badopt));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("re");
    TCase *tc = tcase_create("re");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, captures);
    tcase_add_test(tc, global);
    tcase_add_test(tc, characters);
    tcase_add_test(tc, compiled_patterns);
    tcase_add_test(tc, failures);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
