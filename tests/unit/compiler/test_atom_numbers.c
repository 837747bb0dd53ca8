/* tests/unit/compiler/test_atom_numbers.c -- compiler/cgen/atoms.c: the number of each atom.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include "compiler/cgen/atoms.h"
#include "compiler/names.h"
#include "ff_atoms.tab.h"

START_TEST(the_table_decides_first)
{
    names n;
    names_init(&n);
    ffc_atom_numbers *numbers = ffc_atom_numbers_new(&n.arena, &n.atoms, false);
#define CHECK_ROW(number, text, len) ck_assert_uint_eq(ffc_atom_number(numbers, ffc_intern_atom(&n.atoms, text, len)), number);
    FF_FIXED_ATOMS(CHECK_ROW)
#undef CHECK_ROW
    size_t count, expected = 0;
#define COUNT_ROW(number, text, len) expected++;
    FF_FIXED_ATOMS(COUNT_ROW)
#undef COUNT_ROW
    ffc_atom_numbers_sorted(numbers, &count);
    ck_assert_uint_eq(count, expected);
    names_fini(&n);
}
END_TEST

START_TEST(other_numbers_do_not_depend_on_what_else_is_mentioned)
{
    names a, b;
    names_init(&a), names_init(&b);
    ffc_atom_numbers *first = ffc_atom_numbers_new(&a.arena, &a.atoms, false), *second = ffc_atom_numbers_new(&b.arena, &b.atoms, false);
    for (int i = 0; i < 100; i++)
        ffc_atom_number(second, named(&b, ffc_arena_printf(&b.arena, "other_%d", i)));
    ck_assert_uint_eq(ffc_atom_number(first, named(&a, "my own atom")), ffc_atom_number(second, named(&b, "my own atom")));
    names_fini(&a), names_fini(&b);
}
END_TEST

START_TEST(numbers_are_unique_and_listed_in_order)
{
    enum { N = 60000 }; /* enough for some names to collide in 2^27 numbers */
    names n;
    names_init(&n);
    ffc_atom_numbers *numbers = ffc_atom_numbers_new(&n.arena, &n.atoms, false);
    for (int i = 0; i < N; i++)
        ffc_atom_number(numbers, named(&n, ffc_arena_printf(&n.arena, "atom %d", i)));
    size_t count;
    const ffc_numbered_atom *all = ffc_atom_numbers_sorted(numbers, &count);
    ck_assert_uint_eq(count, N);
    for (size_t i = 1; i < count; i++)
        ck_assert_uint_lt(all[i - 1].number, all[i].number);
    for (size_t i = 0; i < count; i++)
        ck_assert_uint_eq(ffc_atom_number(numbers, all[i].atom), all[i].number);
    names_fini(&n);
}
END_TEST

/* Likewise when they are to be short, though many collide. */
START_TEST(short_numbers_are_unique)
{
    enum { N = 3000, MOST = 1 << 15 };
    names n;
    names_init(&n);
    ffc_atom_numbers *numbers = ffc_atom_numbers_new(&n.arena, &n.atoms, true);
    for (int i = 0; i < N; i++)
        ck_assert_uint_lt(ffc_atom_number(numbers, named(&n, ffc_arena_printf(&n.arena, "atom %d", i))), MOST);
    size_t count;
    const ffc_numbered_atom *all = ffc_atom_numbers_sorted(numbers, &count);
    ck_assert_uint_eq(count, N);
    for (size_t i = 1; i < count; i++)
        ck_assert_uint_lt(all[i - 1].number, all[i].number);
    names_fini(&n);
}
END_TEST

RUN_SUITE("atom_numbers", the_table_decides_first, other_numbers_do_not_depend_on_what_else_is_mentioned,
          numbers_are_unique_and_listed_in_order, short_numbers_are_unique)
