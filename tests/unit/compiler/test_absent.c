/* tests/unit/compiler/test_absent.c -- compiler/driver/absent.c. SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include <stdlib.h>

#include "compiler/driver/absent.h"

static const char map[] =
    "          400000           400000        1     1         /l/libff_rt.a(feature.c.o):(.rodata.ff_feature_floats)\n"
    "          400001           400001        1     1         /l/libff_rt.a(feature.c.o):(.rodata.ff_feature_big)\n"
    "          400001           400001        1     1                 ff_feature_big\n";

START_TEST(what_begins_is_dropped)
{
    ffc_arena a;
    ffc_arena_init(&a);
    char folder[] = "/tmp/test_absent.XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    static const char *const names[] = { "big.o", "float.o", "notes" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_int_eq(ffc_write_file(ffc_arena_printf(&a, "%s/%s", folder, names[i]), "", 0, 0600), 0);
    ffc_absent absent;
    ffc_absent_init(&absent, &a, folder);
    ck_assert_uint_eq(absent.objects.n, 2);
    ck_assert(ffc_absent_drop_begun(&absent, map));
    ck_assert_uint_eq(absent.objects.n, 1);
    ck_assert_str_eq(ffc_base_name(absent.objects.items[0]), "float.o");
    ck_assert(!ffc_absent_drop_begun(&absent, map));
    ffc_remove_tree(folder);
    ffc_absent_init(&absent, &a, folder);
    ck_assert(absent.objects.n == 0 && !ffc_absent_drop_begun(&absent, map));
    ffc_arena_fini(&a);
}
END_TEST

RUN_SUITE("absent", what_begins_is_dropped)
