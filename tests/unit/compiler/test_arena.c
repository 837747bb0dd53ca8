/* tests/unit/compiler/test_arena.c -- compiler/util/arena.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <string.h>

#include "compiler/suite.h"
#include "compiler/util/arena.h"

START_TEST(memory_is_zeroed_and_aligned)
{
    ffc_arena a;
    ffc_arena_init(&a);
    for (size_t size = 1; size < 5000; size = size * 3 + 1) {
        char *p = ffc_arena_alloc(&a, size, 1);
        ck_assert_uint_eq((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_int_eq(p[i], 0);
        memset(p, 0xff, size);
    }
    ffc_arena_fini(&a);
}
END_TEST

START_TEST(a_large_allocation_gets_a_block_of_its_own)
{
    ffc_arena a;
    ffc_arena_init(&a);
    memset(ffc_arena_alloc(&a, 10, 1 << 20), 1, 10 << 20);
    ck_assert_uint_lt(a.total_bytes, 11 << 20);
    ffc_arena_fini(&a);
}
END_TEST

START_TEST(text_is_copied_and_formatted)
{
    ffc_arena a;
    ffc_arena_init(&a);
    ck_assert_str_eq(ffc_arena_dup(&a, "lists", 4), "list");
    ck_assert_str_eq(ffc_arena_dup(&a, NULL, 0), "");
    ck_assert_str_eq(ffc_arena_printf(&a, "%s/%d", "map", 2), "map/2");
    ffc_arena_fini(&a);
}
END_TEST

RUN_SUITE("arena", memory_is_zeroed_and_aligned, a_large_allocation_gets_a_block_of_its_own,
          text_is_copied_and_formatted)
