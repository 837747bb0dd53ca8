/* tests/unit/runtime/test_utf.c -- Code points in UTF-8, -16 and -32, and module unicode on lists of binaries.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bin/utf.h"
#include "bin/binary.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include "fixture.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

static bool survives(uint32_t c)
{
    uint8_t bytes[4];
    uint32_t back;
    size_t used, n = ff_utf8_put(bytes, c);
    if (n != ff_utf8_size(c) || ff_utf8_get(bytes, n, &back, &used) != FF_UTF_OK || back != c || used != n) return false;
    if (ff_utf8_get(bytes, n - 1, &back, &used) != FF_UTF_SHORT) return false;
    n = ff_utf16_put(bytes, c, c & 1);
    if (ff_utf16_get(bytes, n, c & 1, &back, &used) != FF_UTF_OK || back != c || used != n) return false;
    n = ff_utf32_put(bytes, c, c & 1);
    return ff_utf32_get(bytes, n, c & 1, &back, &used) == FF_UTF_OK && back == c && used == n;
}

START_TEST(every_code_point_survives)
{
    for (uint32_t c = 0; c <= 0x10ffff; c++)
        if (ff_is_code_point(c) && !survives(c)) ck_abort_msg("16#%x does not", c);
}
END_TEST

START_TEST(rejects_what_is_not_utf8)
{
    static const char *const bad[] = {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                                      "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x28\xa1", "\xe2\x82\x28", "\xff"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t c;
        size_t used;
        ck_assert(ff_utf8_get((const uint8_t *)bad[i], strlen(bad[i]), &c, &used) == FF_UTF_BAD);
    }
}
END_TEST

#define BIN(s) ff_binary_new(p, s, sizeof s - 1)
#define LIST(...) \
    ff_list_new(p, sizeof((ff_term[]){__VA_ARGS__}) / sizeof(ff_term), (ff_term[]){__VA_ARGS__}, FF_NIL)
#define TO_BINARY(data) ff_bif_unicode_characters_to_binary_2(p, data, FF_AM_unicode)
#define TO_LIST(data, in) ff_bif_unicode_characters_to_list_2(p, data, in)
#define INT(i) ff_small_from_int(i)

START_TEST(joins_characters_split_between_binaries)
{
    ff_term data = LIST(LIST(BIN("a\xe2")), BIN("\x82"), BIN("\xac!"), INT(0x3bb));
    ck_assert_term(TO_BINARY(data), "<<97,226,130,172,33,206,187>>");
    ck_assert_term(TO_LIST(data, FF_AM_utf8), "[97,8364,33,955]");
    ck_assert_term(TO_LIST(BIN("\x81"), FF_AM_latin1), "[129]");
    ck_assert_term(TO_LIST(BIN("\x41\0\0\xd8\0\xdc"), ff_tuple(p, FF_AM_utf16, FF_AM_little)), "[65,65536]");
}
END_TEST

START_TEST(tells_where_it_stopped)
{
    ck_assert_term(TO_LIST(BIN("\1\2\xff\1"), FF_AM_utf8), "{error,[1,2],<<255,1>>}");
    ck_assert_term(TO_LIST(LIST(BIN("\1\2\xe2"), BIN("\x82")), FF_AM_utf8), "{incomplete,[1,2],<<226,130>>}");
    ck_assert_term(TO_LIST(LIST(BIN("\1\2\xe2"), INT(1)), FF_AM_utf8), "{error,[1,2],[<<226>>,[1]]}");
    ck_assert_term(TO_BINARY(LIST(LIST(BIN("\1\2\xe2")), LIST(INT(3)))), "{error,<<1,2>>,[<<226>>,[[3]]]}");
    ck_assert_term(TO_BINARY(LIST(BIN("\xe2"), BIN("\1"))), "{error,<<>>,<<226,1>>}");
    ck_assert_term(TO_BINARY(LIST(BIN("\xe2"), LIST(LIST(BIN("\x82\1"))), INT(5))),
                   "{error,<<>>,[<<226>>,[[[<<130,1>>]],5]]}");
    ck_assert_term(TO_BINARY(LIST(INT(0xd800), INT(97))), "{error,<<>>,[55296,97]}");
    ck_assert_term(TO_BINARY(BIN("\xc0")), "{incomplete,<<>>,<<192>>}");
    ck_assert_term(TO_BINARY(BIN("\xf4\x90\0\0")), "{error,<<>>,<<244,144,0,0>>}");
    ck_assert(!ff_is_value(TO_BINARY(LIST(INT(-1), FF_AM_error))));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("utf");
    TCase *tc = tcase_create("utf");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, every_code_point_survives);
    tcase_add_test(tc, rejects_what_is_not_utf8);
    tcase_add_test(tc, joins_characters_split_between_binaries);
    tcase_add_test(tc, tells_where_it_stopped);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
