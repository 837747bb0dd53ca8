/* tests/unit/compiler/test_intern.c -- compiler/util/intern.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "compiler/suite.h"
#include "compiler/util/intern.h"

START_TEST(equal_names_are_one_atom)
{
    ffc_intern in;
    ffc_intern_init(&in);
    const ffc_atom *ok = ffc_intern_cstr(&in, "ok");
    ck_assert_ptr_eq(ok, ffc_intern_atom(&in, "okay", 2));
    ck_assert_ptr_ne(ok, ffc_intern_cstr(&in, "okay"));
    ck_assert(ffc_atom_is(ok, "ok") && !ffc_atom_is(ok, "okay") && !ffc_atom_is(ok, "o"));
    ck_assert_ptr_ne(ffc_intern_atom(&in, "", 0), ffc_intern_atom(&in, "\0", 1));
    ffc_intern_fini(&in);
}
END_TEST

START_TEST(growing_keeps_identity_and_order)
{
    ffc_intern in;
    const ffc_atom *atoms[2000];
    char name[16];
    ffc_intern_init(&in);
    for (unsigned i = 0; i < 2000; i++) {
        snprintf(name, sizeof name, "atom_%u", i);
        atoms[i] = ffc_intern_cstr(&in, name);
        ck_assert_uint_eq(atoms[i]->id, i);
    }
    for (unsigned i = 0; i < 2000; i++) {
        snprintf(name, sizeof name, "atom_%u", i);
        ck_assert_ptr_eq(ffc_intern_cstr(&in, name), atoms[i]);
        ck_assert_ptr_eq(in.atoms[i], atoms[i]);
    }
    ffc_intern_fini(&in);
}
END_TEST

START_TEST(latin1_names_become_utf8)
{
    ffc_intern in;
    ffc_intern_init(&in);
    ck_assert_ptr_eq(ffc_intern_latin1(&in, (const uint8_t *)"\xe9t\xe9", 3), ffc_intern_cstr(&in, "été"));
    ffc_intern_fini(&in);
}
END_TEST

START_TEST(atoms_are_ordered_by_their_bytes)
{
    ffc_intern in;
    ffc_intern_init(&in);
    const ffc_atom *a = ffc_intern_cstr(&in, "ab"), *b = ffc_intern_cstr(&in, "abc"), *c = ffc_intern_cstr(&in, "b");
    ck_assert(ffc_atom_compare(a, b) < 0 && ffc_atom_compare(c, b) > 0 && ffc_atom_compare(a, a) == 0);
    ffc_intern_fini(&in);
}
END_TEST

RUN_SUITE("intern", equal_names_are_one_atom, growing_keeps_identity_and_order, latin1_names_become_utf8,
          atoms_are_ordered_by_their_bytes)
