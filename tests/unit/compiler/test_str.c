/* tests/unit/compiler/test_str.c -- compiler/util/str.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/suite.h"
#include "compiler/util/str.h"

START_TEST(an_empty_buffer_is_the_empty_text)
{
    ffc_str s = {0};
    ck_assert_str_eq(ffc_str_text(&s), "");
    ffc_str_fini(&s);
}
END_TEST

START_TEST(appending_in_every_way)
{
    ffc_str s = {0};
    ffc_str_puts(&s, "case ");
    ffc_str_printf(&s, "%d", 12);
    ffc_str_char(&s, ':');
    ffc_str_bytes(&s, " x\0y", 4);
    ck_assert_uint_eq(s.n, 12);
    ck_assert_int_eq(memcmp(s.s, "case 12: x\0y", 13), 0);
    ffc_str_clear(&s);
    ck_assert_str_eq(ffc_str_text(&s), "");
    ffc_str_fini(&s);
}
END_TEST

START_TEST(formatting_more_than_the_room_there_is)
{
    ffc_str s = {0};
    ffc_str_printf(&s, "%0500d", 1);
    ck_assert_uint_eq(s.n, 500);
    ck_assert_int_eq(s.s[499], '1');
    ffc_str_fini(&s);
}
END_TEST

RUN_SUITE("str", an_empty_buffer_is_the_empty_text, appending_in_every_way, formatting_more_than_the_room_there_is)
