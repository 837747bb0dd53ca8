/* tests/unit/runtime/test_regex_tables.c -- The character tables of regular expressions have the layout that PCRE2 expects.
 * SPDX-License-Identifier: Apache-2.0 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "ff_latin1_tables.h"
#include "fixture.h"

enum { CASES = 256, SETS = 10, SET_BYTES = 32 };

/* Both describe ASCII in the same way; pcre2_maketables() asks the C locale, which has nothing above. */
START_TEST(ascii_is_as_pcre2_has_it)
{
    const uint8_t *theirs = pcre2_maketables(NULL), *ours = ff_latin1_tables;
    ck_assert_mem_eq(ours, theirs, 128);
    ck_assert_mem_eq(ours + CASES, theirs + CASES, 128);
    for (size_t at = 2 * CASES; at < 2 * CASES + SETS * SET_BYTES; at += SET_BYTES) ck_assert_mem_eq(ours + at, theirs + at, 16);
    size_t kinds = 2 * CASES + SETS * SET_BYTES;
    ck_assert_mem_eq(ours + kinds, theirs + kinds, 128);
    ck_assert_uint_eq(sizeof ff_latin1_tables, kinds + CASES);
    pcre2_maketables_free(NULL, theirs);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("regex tables");
    TCase *tc = tcase_create("regex tables");
    tcase_add_test(tc, ascii_is_as_pcre2_has_it);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
