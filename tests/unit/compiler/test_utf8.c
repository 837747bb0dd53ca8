/* tests/unit/compiler/test_utf8.c -- compiler/util/utf8.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/suite.h"
#include "compiler/util/utf8.h"

static bool check(const char *s, size_t *chars)
{
    return ffc_utf8_check((const uint8_t *)s, strlen(s), chars);
}

START_TEST(well_formed_text_is_counted)
{
    size_t n;
    ck_assert(check("", &n) && n == 0);
    ck_assert(check("aé€😀", &n) && n == 4);
    ck_assert(check("\xf4\x8f\xbf\xbf", &n) && n == 1);
}
END_TEST

START_TEST(everything_else_is_refused)
{
    static const char *const bad[] = {
        "\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", ("\xe2\x82" "a"), "\xff",
    };
    size_t n;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!check(bad[i], &n), "case %zu", i);
}
END_TEST

RUN_SUITE("utf8", well_formed_text_is_counted, everything_else_is_refused)
