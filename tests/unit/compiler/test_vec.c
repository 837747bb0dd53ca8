/* tests/unit/compiler/test_vec.c -- compiler/util/vec.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/util/vec.h"

typedef struct pair { int a, b; } pair;

START_TEST(pushing_keeps_what_was_there)
{
    FFC_VEC(pair) v = {0};
    for (int i = 0; i < 1000; i++)
        ffc_vec_push(&v, (pair){i, -i});
    ck_assert_uint_eq(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert(v.items[i].a == i && v.items[i].b == -i);
    ffc_vec_fini(&v);
    ck_assert_uint_eq(v.n, 0);
}
END_TEST

START_TEST(an_arena_vector_needs_no_end)
{
    ffc_arena a;
    ffc_arena_init(&a);
    FFC_VEC(int) v = {0};
    for (int i = 0; i < 100; i++)
        ffc_vec_push_in(&a, &v, i);
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(v.items[i], i);
    ffc_arena_fini(&a);
}
END_TEST

START_TEST(a_copy_is_independent)
{
    ffc_arena a;
    ffc_arena_init(&a);
    FFC_VEC(int) v = {0};
    ffc_vec_push(&v, 7);
    int *copy = ffc_vec_copy(&a, &v);
    ffc_vec_fini(&v);
    ck_assert_int_eq(copy[0], 7);
    ffc_arena_fini(&a);
}
END_TEST

RUN_SUITE("vec", pushing_keeps_what_was_there, an_arena_vector_needs_no_end, a_copy_is_independent)
