/* tests/unit/compiler/test_cache.c -- compiler/driver/cache.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compiler/driver/cache.h"
#include "compiler/driver/files.h"
#include "compiler/suite.h"

static ffc_arena arena;
static const char *root;
static ffc_toolchain tools;

static const char *under(const char *name) { return ffc_arena_printf(&arena, "%s/%s", root, name); }

static void put(const char *name, const char *text)
{
    ck_assert_int_eq(ffc_write_file(under(name), text, strlen(text), 0666), 0);
}

/* A library with one flavour and one header, a "clang", and an empty cache. */
static void set_up(void)
{
    root = ffc_make_temp_folder(&arena);
    ck_assert_ptr_nonnull(root);
    ffc_make_folder(under("lib/native"));
    ffc_make_folder(under("lib/include/sub"));
    put("lib/native/cc.cfg", "-O2");
    put("lib/include/sub/a.h", "int a;");
    put("clang", "");
    setenv("XDG_CACHE_HOME", under("cache"), 1);
    tools = (ffc_toolchain){ .clang = under("clang"), .library = under("lib"), .flavour = "native" };
}

static void tear_down(void) { ffc_remove_tree(root); }

static ffc_cache_key key_now(const char *text)
{
    ffc_cache c;
    ffc_cache_init(&c, &arena, &tools);
    return ffc_cache_key_of(&c, text, strlen(text));
}

static bool same(ffc_cache_key a, ffc_cache_key b) { return strcmp(a.hex, b.hex) == 0; }

START_TEST(a_key_depends_on_all_that_decides_the_object)
{
    set_up();
    ffc_cache_key first = key_now("int x;");
    ck_assert(same(first, key_now("int x;")));
    ck_assert(!same(first, key_now("int y;")));
    tools.optimize = "-O0";
    ck_assert(!same(first, key_now("int x;")));
    tools.optimize = NULL;
    tools.debug = true;
    ck_assert(!same(first, key_now("int x;")));
    tools.debug = false;
    put("lib/include/sub/a.h", "int b;");
    ck_assert(!same(first, key_now("int x;")));
    put("lib/include/sub/a.h", "int a;");
    ck_assert(same(first, key_now("int x;")));
    put("lib/native/cc.cfg", "-O3");
    ck_assert(!same(first, key_now("int x;")));
    put("lib/native/cc.cfg", "-O2");
    put("clang", "another");
    ck_assert(!same(first, key_now("int x;")));
    tear_down();
}
END_TEST

START_TEST(what_was_kept_is_found)
{
    set_up();
    ffc_cache c;
    ffc_cache_init(&c, &arena, &tools);
    ffc_cache_key key = ffc_cache_key_of(&c, "x", 1);
    ck_assert_ptr_null(ffc_cache_find(&c, &arena, &key));
    put("x.o", "the object");
    ffc_cache_keep(&c, &arena, &key, under("x.o"));
    const char *found = ffc_cache_find(&c, &arena, &key);
    ck_assert_ptr_nonnull(found);
    ffc_str text = { 0 };
    ck_assert_int_eq(ffc_read_file(found, &text), 0);
    ck_assert_str_eq(ffc_str_text(&text), "the object");
    ffc_str_fini(&text);
    tear_down();
}
END_TEST

START_TEST(a_damaged_object_is_not_found)
{
    set_up();
    ffc_cache c;
    ffc_cache_init(&c, &arena, &tools);
    ffc_cache_key key = ffc_cache_key_of(&c, "x", 1);
    put("x.o", "the object");
    ffc_cache_keep(&c, &arena, &key, under("x.o"));
    ck_assert_int_eq(ffc_write_file(ffc_cache_find(&c, &arena, &key), "the obj", 7, 0666), 0);
    ck_assert_ptr_null(ffc_cache_find(&c, &arena, &key));
    ffc_cache_keep(&c, &arena, &key, under("x.o"));
    ck_assert_ptr_nonnull(ffc_cache_find(&c, &arena, &key));
    tear_down();
}
END_TEST

START_TEST(no_folder_means_no_cache_and_no_failure)
{
    set_up();
    put("cache", "a file where the folder should be");
    ffc_cache c;
    ffc_cache_init(&c, &arena, &tools);
    ck_assert_ptr_null(c.folder);
    ffc_cache_key key = ffc_cache_key_of(&c, "x", 1);
    ffc_cache_keep(&c, &arena, &key, under("clang"));
    ck_assert_ptr_null(ffc_cache_find(&c, &arena, &key));
    tear_down();
}
END_TEST

static void keep_used_at(const ffc_cache *c, const char *text, time_t when)
{
    ffc_cache_key key = ffc_cache_key_of(c, text, 1);
    put("x.o", text);
    ffc_cache_keep(c, &arena, &key, under("x.o"));
    const char *object = ffc_cache_find(c, &arena, &key);
    ck_assert_ptr_nonnull(object);
    ck_assert_int_eq(utimensat(AT_FDCWD, object, (struct timespec[]){ { when, 0 }, { when, 0 } }, 0), 0);
}

static bool is_kept(const ffc_cache *c, const char *text)
{
    ffc_cache_key key = ffc_cache_key_of(c, text, 1);
    return ffc_is_file(ffc_arena_printf(&arena, "%s/%s.o", c->folder, key.hex)) && ffc_is_file(ffc_arena_printf(&arena, "%s/%s.sum", c->folder, key.hex));
}

START_TEST(what_was_used_longest_ago_goes_first)
{
    enum { NOW = 1000000 };
    set_up();
    ffc_cache c;
    ffc_cache_init(&c, &arena, &tools);
    keep_used_at(&c, "a", NOW - 7300);
    keep_used_at(&c, "b", NOW - 7200);
    keep_used_at(&c, "c", NOW - 60);
    ffc_cache_trim(&arena, c.folder, 1 << 20, NOW);
    ck_assert(is_kept(&c, "a") && is_kept(&c, "b") && is_kept(&c, "c"));
    ffc_cache_trim(&arena, c.folder, 23 << 10, NOW); /* each takes a block of 4 KB, and its sum another */
    ck_assert(!is_kept(&c, "a") && is_kept(&c, "b") && is_kept(&c, "c"));
    ffc_cache_trim(&arena, c.folder, 1, NOW);
    ck_assert(!is_kept(&c, "b") && is_kept(&c, "c"));
    ck_assert(is_kept(&c, "c")); /* used within the hour */
    tear_down();
}
END_TEST

START_TEST(the_limit_is_read_with_its_unit)
{
    static const struct { const char *text; uint64_t bytes; } good[] = {
        { "", UINT64_C(10) << 30 }, { "0", 0 }, { "123", 123 }, { "5K", 5 << 10 }, { "7M", 7 << 20 }, { "2G", UINT64_C(2) << 30 },
    };
    static const char *const bad[] = { "-1", "G", "1T", "1GB", " 1", "99999999999999999999", "18446744073709551615K" };
    uint64_t bytes;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        setenv("FIREFLYC_CACHE_SIZE", good[i].text, 1);
        ck_assert(ffc_cache_size(&bytes));
        ck_assert_uint_eq(bytes, good[i].bytes);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        setenv("FIREFLYC_CACHE_SIZE", bad[i], 1);
        ck_assert(!ffc_cache_size(&bytes));
    }
    unsetenv("FIREFLYC_CACHE_SIZE");
}
END_TEST

RUN_SUITE("cache", what_was_used_longest_ago_goes_first, the_limit_is_read_with_its_unit, a_key_depends_on_all_that_decides_the_object, what_was_kept_is_found,
          a_damaged_object_is_not_found, no_folder_means_no_cache_and_no_failure)
