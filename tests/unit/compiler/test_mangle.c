/* tests/unit/compiler/test_mangle.c -- compiler/cgen/mangle.c: C identifiers for Erlang names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include <string.h>

#include "compiler/cgen/mangle.h"
#include "compiler/names.h"

static const char *mangled(names *n, const char *module, const char *function, uint32_t arity)
{
    return ffc_mangle(&n->arena, named(n, module), named(n, function), arity);
}

START_TEST(plain_names_stay_readable)
{
    names n;
    names_init(&n);
    ck_assert_str_eq(mangled(&n, "lists", "map", 2), "lists__map_2");
    names_fini(&n);
}
END_TEST

START_TEST(other_bytes_are_spelled_in_hexadecimal)
{
    names n;
    names_init(&n);
    ck_assert_str_eq(mangled(&n, "Elixir.A", "-f/1-fun-0-", 3), "Elixir$2eA__$2df$2f1$2dfun$2d0$2d_3");
    ck_assert_str_eq(mangled(&n, "m", "é$", 0), "m__$c3$a9$24_0");
    names_fini(&n);
}
END_TEST

START_TEST(distinct_names_stay_distinct)
{
    names n;
    names_init(&n);
    ck_assert_str_ne(mangled(&n, "a", "$2e", 0), mangled(&n, "a", ".", 0));
    ck_assert_str_ne(mangled(&n, "a", "f_1", 1), mangled(&n, "a", "f", 11));
    names_fini(&n);
}
END_TEST

RUN_SUITE("mangle", plain_names_stay_readable, other_bytes_are_spelled_in_hexadecimal, distinct_names_stay_distinct)
