/* tests/unit/runtime/test_atom.c -- The atom table, the text BIFs on it, and terms as text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include "ff_atoms.tab.h"
#include "term/atom.h"

#include <stdio.h>
#include <string.h>
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

/* Those of atom.tab, then ALPHA alpha, BETA beta, GAMMA gamma: a number takes as many bytes as it needs. */
enum { ALPHA = FF_N_FIXED_ATOMS + 100, BETA = ALPHA + 1 + 1000, GAMMA = BETA + 1 + 100000000 };
static const struct { fixture_atom_table fixed; char more[24]; } program_atoms = {
    FIXTURE_ATOMS, "\x64\5alpha" "\xe8\x07\4beta" "\x80\xc2\xd7\x2f\5gamma"};
static const ff_program program = {.atoms = (const uint8_t *)&program_atoms, .n_atoms = FF_N_FIXED_ATOMS + 3};

static ff_proc *p;
static void setup(void)
{
    p = fixture_new();
    ff_atoms_fini(p->vm);
    p->vm->program = &program;
    ff_atoms_init(p->vm);
}
static void teardown(void) { fixture_free(p); }

static ff_term atom(const char *name) { return fixture_atom(p, name); }
static ff_term chars(const char *latin1) { return ff_string_to_list(p, latin1, strlen(latin1)); }

START_TEST(fixed_and_program_atoms_have_their_numbers)
{
    ck_assert(ff_same(atom("true"), FF_AM_true));
    ck_assert_uint_eq(ff_atom_number(atom("alpha")), ALPHA);
    ck_assert_uint_eq(ff_atom_number(atom("gamma")), GAMMA);
    ck_assert_term(ff_atom_from_number(BETA), "beta");
    ck_assert_term(FF_AM_false, "false");
}
END_TEST

START_TEST(new_atoms_get_high_numbers)
{
    ck_assert(!ff_is_value(ff_atom_existing(p->vm, "brand new", 9)));
    ff_term made = atom("brand new");
    ck_assert_uint_ge(ff_atom_number(made), FF_ATOM_FIRST_DYNAMIC);
    ck_assert(ff_same(made, ff_atom_existing(p->vm, "brand new", 9)));
}
END_TEST

START_TEST(many_atoms)
{
    char name[24];
    size_t before = ff_atom_count(p->vm);
    for (int i = 0; i < 20000; i++) atom((snprintf(name, sizeof name, "atom_%d", i), name));
    ck_assert_uint_eq(ff_atom_count(p->vm), before + 20000);
    ck_assert_term(atom("atom_12345"), "atom_12345");
    ck_assert_uint_eq(ff_atom_count(p->vm), before + 20000);
}
END_TEST

START_TEST(length_is_limited_in_characters)
{
    char name[600];
    for (int i = 0; i < 256; i++) memcpy(name + 2 * i, "\xc3\xa9", 2);
    ck_assert(ff_is_value(ff_atom_from_utf8(p->vm, name, 510)));
    ck_assert(!ff_is_value(ff_atom_from_utf8(p->vm, name, 512)));
}
END_TEST

static void expect_fault(ff_term result, ff_term reason)
{
    ck_assert(!ff_is_value(result));
    ck_assert(ff_same(p->exc_reason, reason));
}

START_TEST(from_lists)
{
    ck_assert(ff_same(ff_bif_erlang_list_to_atom_1(p, chars("alpha")), ff_atom_from_number(ALPHA)));
    ck_assert_term(ff_bif_erlang_list_to_atom_1(p, chars("\xe9")), "\xc3\xa9");
    ck_assert_term(ff_bif_erlang_list_to_atom_1(p, ff_cons(p, ff_small_from_int(0x1f600), FF_NIL)), "'\xf0\x9f\x98\x80'");
    expect_fault(ff_bif_erlang_list_to_atom_1(p, ff_cons(p, ff_small_from_int(0xd800), FF_NIL)), FF_AM_badarg);
    expect_fault(ff_bif_erlang_list_to_atom_1(p, FF_AM_true), FF_AM_badarg);
    expect_fault(ff_bif_erlang_list_to_existing_atom_1(p, chars("never seen")), FF_AM_badarg);
    ff_term long_list = FF_NIL;
    for (int i = 0; i < 256; i++) long_list = ff_cons(p, ff_small_from_int('a'), long_list);
    expect_fault(ff_bif_erlang_list_to_atom_1(p, long_list), FF_AM_system_limit);
}
END_TEST

START_TEST(from_binaries)
{
    ff_term e = ff_binary_new(p, "\xc3\xa9", 2), bad = ff_binary_new(p, "\xc3", 1);
    ck_assert_term(ff_bif_erlang_binary_to_atom_2(p, e, FF_AM_utf8), "\xc3\xa9");
    ck_assert_term(ff_bif_erlang_binary_to_atom_2(p, bad, FF_AM_latin1), "'\xc3\x83'");
    expect_fault(ff_bif_erlang_binary_to_atom_2(p, bad, FF_AM_utf8), FF_AM_badarg);
    expect_fault(ff_bif_erlang_binary_to_atom_2(p, e, FF_AM_true), FF_AM_badarg);
    expect_fault(ff_bif_erlang_binary_to_existing_atom_2(p, ff_binary_new(p, "no such", 7), FF_AM_utf8), FF_AM_badarg);
}
END_TEST

START_TEST(to_text)
{
    ff_term e = atom("a\xc3\xa9"), omega = atom("\xcf\x89");
    ck_assert_term(ff_bif_erlang_atom_to_list_1(p, e), "\"a\xe9\"");
    ck_assert_term(ff_bif_erlang_atom_to_list_1(p, omega), "[969]");
    ck_assert_term(ff_bif_erlang_atom_to_binary_2(p, e, FF_AM_latin1), "<<97,233>>");
    ck_assert_term(ff_bif_erlang_atom_to_binary_2(p, e, FF_AM_utf8), "<<97,195,169>>");
    expect_fault(ff_bif_erlang_atom_to_binary_2(p, omega, FF_AM_latin1), FF_AM_badarg);
    expect_fault(ff_bif_erlang_atom_to_list_1(p, FF_NIL), FF_AM_badarg);
}
END_TEST

/* What erlang:display/1 prints under erl. */
START_TEST(display)
{
    static const char *const names[][2] = {
        {"A b", "'A b'"}, {"hello", "hello"}, {"a.b", "'a.b'"}, {"a@b_1", "'a@b_1'"}, {"", "''"}, {"a\nb", "'a\\nb'"},
        {"x\xc2\x81y", "'x\\201y'"}, {"x'y", "'x\\'y'"}, {"a\\b", "'a\\\\b'"}, {"\xce\x95", "'\xce\x95'"},
        {"\b\v\f\t\r\x1b", "'\\b\\v\\f\\t\\r\\033'"}, {"@a", "'@a'"}, {"a\xc3\xbf", "a\xc3\xbf"}, {"a\xc3\x97", "'a\xc3\x97'"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) ck_assert_term(atom(names[i][0]), names[i][1]);
    ck_assert_term(ff_float_new(p, -0.0), "-0.000000e+00");
    ck_assert_term(chars("a\nb\"c"), "\"a\\nb\\\"c\"");
    ck_assert_term(ff_cons(p, ff_small_from_int('a'), atom("b")), "[97|b]");
    ck_assert_term(ff_cons(p, FF_NIL, FF_NIL), "[[]]");
    ck_assert_term(ff_binary_new(p, "a\"b", 3), "<<\"a\\\"b\">>");
    ck_assert_term(ff_binary_new(p, "a\nb", 3), "<<97,10,98>>");
    ck_assert_term(ff_tuple(p, ff_small_from_int(-1), ff_tuple_new(p, 0, NULL)), "{-1,{}}");
    ck_assert_term(ff_pid_from_number(12), "<0.12.0>");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("atom");
    TCase *tc = tcase_create("atom");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, fixed_and_program_atoms_have_their_numbers);
    tcase_add_test(tc, new_atoms_get_high_numbers);
    tcase_add_test(tc, many_atoms);
    tcase_add_test(tc, length_is_limited_in_characters);
    tcase_add_test(tc, from_lists);
    tcase_add_test(tc, from_binaries);
    tcase_add_test(tc, to_text);
    tcase_add_test(tc, display);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
