/* tests/unit/compiler/test_litorder.c -- compiler/cgen/litorder.c: the order of map keys.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include "compiler/cgen/litorder.h"
#include "compiler/names.h"

static ffc_lit integer(int64_t i) { return (ffc_lit){ .kind = FFC_LIT_INT, .i = i }; }
static ffc_lit real(double f) { return (ffc_lit){ .kind = FFC_LIT_FLOAT, .f = f }; }
static ffc_lit big(bool negative, const char *bytes, uint32_t n)
{
    return (ffc_lit){ .kind = FFC_LIT_BIG, .big = { (const uint8_t *)bytes, n, negative } };
}
static ffc_lit bits(const char *bytes, uint64_t n_bits)
{
    return (ffc_lit){ .kind = FFC_LIT_BITS, .bits = { (const uint8_t *)bytes, n_bits } };
}

/* Each literal is below all that follow it, and equal to itself. */
static void ck_ascending(const ffc_lit *lits, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            int c = ffc_lit_compare_exact(&lits[i], &lits[k]);
            ck_assert_msg((c < 0) == (i < k) && (c > 0) == (i > k), "literals %zu and %zu compare as %d", i, k, c);
        }
}

#define CK_ASCENDING(...) \
    ck_ascending((const ffc_lit[]){ __VA_ARGS__ }, sizeof((const ffc_lit[]){ __VA_ARGS__ }) / sizeof(ffc_lit))

START_TEST(integers_come_before_floats)
{
    CK_ASCENDING(big(true, "\0\0\0\0\0\0\0\0\1", 9), integer(INT64_MIN), integer(-1), integer(1), integer(INT64_MAX),
                 big(false, "\0\0\0\0\0\0\0\0\1", 9), big(false, "\0\0\0\0\0\0\0\0\2", 9), real(-1.5), real(1.0));
}
END_TEST

START_TEST(types_come_in_the_standard_order)
{
    names n;
    names_init(&n);
    ffc_lit one = integer(1), nil = { .kind = FFC_LIT_NIL };
    ffc_lit pair[2] = { one, one };
    CK_ASCENDING(one, real(0.5), ((ffc_lit){ .kind = FFC_LIT_ATOM, .atom = named(&n, "a") }),
                 ((ffc_lit){ .kind = FFC_LIT_ATOM, .atom = named(&n, "aa") }),
                 ((ffc_lit){ .kind = FFC_LIT_EXPORT, .export = { named(&n, "a"), named(&n, "f"), 1 } }),
                 ((ffc_lit){ .kind = FFC_LIT_TUPLE }), ((ffc_lit){ .kind = FFC_LIT_TUPLE, .tuple = { pair, 1 } }),
                 ((ffc_lit){ .kind = FFC_LIT_MAP, .map = { pair, 1 } }), nil,
                 ((ffc_lit){ .kind = FFC_LIT_LIST, .list = { pair, &nil, 1 } }), bits("a", 7), bits("a", 8));
    names_fini(&n);
}
END_TEST

START_TEST(lists_compare_item_by_item)
{
    ffc_lit nil = { .kind = FFC_LIT_NIL }, two = integer(2);
    ffc_lit items[2] = { integer(1), integer(2) }, larger[1] = { integer(3) };
    CK_ASCENDING(((ffc_lit){ .kind = FFC_LIT_LIST, .list = { items, &two, 1 } }),
                 ((ffc_lit){ .kind = FFC_LIT_LIST, .list = { items, &nil, 1 } }),
                 ((ffc_lit){ .kind = FFC_LIT_LIST, .list = { items, &nil, 2 } }),
                 ((ffc_lit){ .kind = FFC_LIT_LIST, .list = { larger, &nil, 1 } }));
}
END_TEST

START_TEST(maps_compare_by_keys_before_values)
{
    ffc_lit a[4] = { integer(1), integer(9), integer(2), integer(9) }, b[4] = { integer(3), integer(0), integer(1), integer(0) };
    ffc_lit same[4] = { integer(2), integer(9), integer(1), integer(9) };
    ffc_lit x = { .kind = FFC_LIT_MAP, .map = { a, 2 } }, y = { .kind = FFC_LIT_MAP, .map = { b, 2 } };
    ffc_lit z = { .kind = FFC_LIT_MAP, .map = { same, 2 } };
    ck_assert_int_lt(ffc_lit_compare_exact(&x, &y), 0);
    ck_assert_int_eq(ffc_lit_compare_exact(&x, &z), 0);
}
END_TEST

RUN_SUITE("litorder", integers_come_before_floats, types_come_in_the_standard_order, lists_compare_item_by_item,
          maps_compare_by_keys_before_values)
