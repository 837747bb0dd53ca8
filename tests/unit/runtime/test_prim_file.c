/* tests/unit/runtime/test_prim_file.c -- A file's life through the functions under prim_file, and its errors.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/environment.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static ff_proc *p;
static char folder[] = "/tmp/test_prim_file.XXXXXX";

static void setup(void)
{
    p = fixture_new();
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void)
{
    ff_environment_fini(p->vm);
    fixture_free(p);
    rmdir(folder);
}

static ff_term path(const char *name)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%s/%s", folder, name);
    return ff_binary_new(p, text, (size_t)n + 1);
}

static ff_term bin(const char *text) { return ff_binary_new(p, text, strlen(text)); }
static ff_term list_of(ff_term t) { return ff_cons(p, t, FF_NIL); }

static ff_term opened(const char *name, ff_term mode)
{
    ff_term result = ff_bif_prim_file_open_nif_2(p, path(name), list_of(mode));
    ck_assert(ff_is_tuple_of(result, 2) && ff_same(ff_tuple_get(result, 0), FF_AM_ok));
    return ff_tuple_get(result, 1);
}

START_TEST(what_is_written_is_read)
{
    ff_term file = opened("a", FF_AM_write);
    ck_assert_term(ff_bif_prim_file_write_nif_2(p, file, list_of(bin("hello world"))), "ok");
    ck_assert_term(ff_bif_prim_file_pwrite_nif_3(p, file, FF_SMALL_CONST(0), list_of(bin("J"))), "ok");
    ck_assert_term(ff_bif_prim_file_close_nif_1(p, file), "ok");
    ck_assert_term(ff_bif_prim_file_close_nif_1(p, file), "{error,einval}");
    file = opened("a", FF_AM_read);
    ck_assert_term(ff_bif_prim_file_seek_nif_3(p, file, FF_AM_eof, ff_small_from_int(-5)), "{ok,6}");
    ck_assert_term(ff_bif_prim_file_read_nif_2(p, file, FF_SMALL_CONST(100)), "{ok,<<\"world\">>}");
    ck_assert_term(ff_bif_prim_file_read_nif_2(p, file, FF_SMALL_CONST(100)), "eof");
    ck_assert_term(ff_bif_prim_file_pread_nif_3(p, file, FF_SMALL_CONST(0), FF_SMALL_CONST(2)), "{ok,<<\"Je\">>}");
    ck_assert_term(ff_bif_prim_file_write_nif_2(p, file, list_of(bin("x"))), "{error,ebadf}");
    ck_assert_term(ff_bif_prim_file_del_file_nif_1(p, path("a")), "ok");
}
END_TEST

START_TEST(folders_are_made_listed_deleted)
{
    ck_assert_term(ff_bif_prim_file_make_dir_nif_1(p, path("d")), "ok");
    ck_assert_term(ff_bif_prim_file_make_dir_nif_1(p, path("d")), "{error,eexist}");
    ck_assert_term(ff_bif_prim_file_list_dir_nif_1(p, path("")), "{ok,[<<\"d\">>]}");
    ck_assert_term(ff_bif_prim_file_open_nif_2(p, path("d"), FF_NIL), "{error,eisdir}");
    ck_assert_term(ff_bif_prim_file_del_dir_nif_1(p, path("d")), "ok");
    ck_assert_term(ff_bif_prim_file_read_file_nif_1(p, path("d")), "{error,enoent}");
}
END_TEST

START_TEST(names_are_utf8)
{
    ff_term name = ff_list_new(p, 2, (ff_term[]){FF_SMALL_CONST('a'), FF_SMALL_CONST(0x3b1)}, FF_NIL);
    ck_assert_term(ff_bif_prim_file_internal_name2native_1(p, name), "<<97,206,177,0>>");
    ck_assert_term(ff_bif_prim_file_internal_native2name_1(p, bin("a\xce\xb1")), "[97,945]");
    ck_assert_term(ff_bif_prim_file_internal_native2name_1(p, bin("a\xff")), "{error,warning}");
}
END_TEST

START_TEST(a_buffer_is_a_queue)
{
    ff_term b = ff_bif_prim_buffer_new_0(p);
    ck_assert_term(ff_bif_prim_buffer_write_2(p, b, list_of(bin("ab\ncd"))), "ok");
    ck_assert_term(ff_bif_prim_buffer_find_byte_index_2(p, b, FF_SMALL_CONST('\n')), "{ok,2}");
    ck_assert_term(ff_bif_prim_buffer_copying_read_2(p, b, FF_SMALL_CONST(3)), "<<97,98,10>>");
    ck_assert_term(ff_bif_prim_buffer_write_2(p, b, list_of(bin("e"))), "ok");
    ck_assert_term(ff_bif_prim_buffer_peek_head_1(p, b), "<<\"cde\">>");
    ck_assert_term(ff_bif_prim_buffer_skip_2(p, b, FF_SMALL_CONST(3)), "ok");
    ck_assert_term(ff_bif_prim_buffer_size_1(p, b), "0");
    ck_assert(!ff_is_value(ff_bif_prim_buffer_skip_2(p, b, FF_SMALL_CONST(1))));
}
END_TEST

START_TEST(environment_changes_are_the_vms_own)
{
    ff_environment_set(p->vm, "FF_TEST", "1");
    ff_environment_set(p->vm, "FF_TEST", "two");
    ck_assert_str_eq(ff_environment_get(p->vm, "FF_TEST"), "two");
    ck_assert_ptr_null(getenv("FF_TEST"));
    ff_environment_unset(p->vm, "FF_TEST");
    ck_assert_ptr_null(ff_environment_get(p->vm, "FF_TEST"));
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("prim_file");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_is_written_is_read);
    tcase_add_test(tc, folders_are_made_listed_deleted);
    tcase_add_test(tc, names_are_utf8);
    tcase_add_test(tc, a_buffer_is_a_queue);
    tcase_add_test(tc, environment_changes_are_the_vms_own);
    Suite *s = suite_create("bif/prim_file");
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
