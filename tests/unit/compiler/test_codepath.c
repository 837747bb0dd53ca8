/* tests/unit/compiler/test_codepath.c -- compiler/driver/codepath.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/driver/codepath.h"
#include "compiler/suite.h"

static ffc_arena arena;
static const char *root;

static void application(const char *name)
{
    ck_assert_int_eq(ffc_make_folder(ffc_arena_printf(&arena, "%s/lib/%s/ebin", root, name)), 0);
}

static void set_up(void)
{
    root = ffc_make_temp_folder(&arena);
    ck_assert_ptr_nonnull(root);
}

static void ck_path(const ffc_names *path, size_t i, const char *application)
{
    ck_assert_uint_lt(i, path->n);
    ck_assert_str_eq(path->items[i], ffc_arena_printf(&arena, "%s/lib/%s/ebin", root, application));
}

START_TEST(versions_are_compared_as_numbers)
{
    ck_assert_int_lt(ffc_version_compare("1.9", "1.10"), 0);
    ck_assert_int_gt(ffc_version_compare("2", "1.99.9"), 0);
    ck_assert_int_lt(ffc_version_compare("1.2", "1.2.1"), 0);
    ck_assert_int_eq(ffc_version_compare("4.2", "4.2"), 0);
    ck_assert_int_lt(ffc_version_compare("1.a", "1.b"), 0);
    ck_assert_int_lt(ffc_version_compare("", "1"), 0);
}
END_TEST

START_TEST(the_newest_of_each_and_the_first_ones_first)
{
    set_up();
    application("kernel-8.9");
    application("kernel-8.10");
    application("asn1-5.0");
    application("stdlib-4.2");
    application("plain");
    ck_assert_int_eq(ffc_make_folder(ffc_arena_printf(&arena, "%s/lib/no_ebin-1", root)), 0);
    static const char *const first[] = { "stdlib", "kernel" };
    ffc_names path = { 0 };
    ffc_add_applications(&arena, &path, ffc_arena_printf(&arena, "%s/lib", root), first, 2);
    ck_assert_uint_eq(path.n, 4);
    ck_path(&path, 0, "stdlib-4.2");
    ck_path(&path, 1, "kernel-8.10");
    ck_path(&path, 2, "asn1-5.0");
    ck_path(&path, 3, "plain");
    ffc_remove_tree(root);
}
END_TEST

START_TEST(our_own_modules_come_before_all_others)
{
    set_up();
    ck_assert_int_eq(ffc_make_folder(ffc_arena_printf(&arena, "%s/releases", root)), 0);
    application("stdlib-4.2");
    setenv("ERL_ROOTDIR", root, 1);
    unsetenv("ERL_LIBS");
    static const char *const extra[] = { "mine" };
    ffc_names path = ffc_code_path(&arena, "/library", extra, 1);
    ck_assert_uint_ge(path.n, 3);
    ck_assert_str_eq(path.items[0], "/library/ebin/small");
    ck_assert_str_eq(path.items[1], "/library/ebin");
    ck_assert_str_eq(path.items[2], "mine");
    ck_path(&path, 3, "stdlib-4.2");
    ffc_remove_tree(root);
}
END_TEST

RUN_SUITE("codepath", versions_are_compared_as_numbers, the_newest_of_each_and_the_first_ones_first,
          our_own_modules_come_before_all_others)
