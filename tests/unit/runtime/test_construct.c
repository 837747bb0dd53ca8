/* tests/unit/runtime/test_construct.c -- bs_create_bin: every kind of segment, its errors, and appending in place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/append.h"
#include "ff_atoms.tab.h"
#include "ff_helpers.h"

#include "fixture.h"

#include <string.h>

static ff_proc *p;
static void setup(void) { p = fixture_new(); }
static void teardown(void) { fixture_free(p); }

#define SMALL(i) ff_small_from_int(i)
/* A segment and its terms; size: the atom all, FF_NONVALUE when it is implied, else in units. */
typedef struct segment {
    uint8_t kind, flags;
    uint16_t unit;
    uint32_t number, bits;
    ff_term value, size;
    const uint8_t *string;
} segment;

#define SEGMENT(...) ((segment){__VA_ARGS__})
#define INTEGER(v, n, f) SEGMENT(.kind = FF_BS_INTEGER, .flags = f, .unit = 1, .value = v, .size = SMALL(n))
#define KNOWN(v, n, f) SEGMENT(.kind = FF_BS_INTEGER, .flags = f, .unit = 1, .bits = n, .value = v, .size = SMALL(n))
#define BINARY(v) SEGMENT(.kind = FF_BS_BINARY, .unit = 8, .value = v, .size = FF_AM_all)
#define APPEND(v) SEGMENT(.kind = FF_BS_APPEND, .unit = 1, .value = v, .size = FF_AM_all)
#define FLOAT(v, n, f) SEGMENT(.kind = FF_BS_FLOAT, .flags = f, .unit = 1, .value = v, .size = SMALL(n))
#define PRIVATE(v) SEGMENT(.kind = FF_BS_PRIVATE_APPEND, .unit = 1, .value = v, .size = FF_AM_all)
#define STRING(s, n) SEGMENT(.kind = FF_BS_STRING, .unit = 8, .bits = 8 * n, .string = (const uint8_t *)s)
#define CREATE(...) create((segment[]){__VA_ARGS__}, sizeof(segment[]){__VA_ARGS__} / sizeof(segment))

static uint8_t size_kind(const segment *s)
{
    if (s->bits) return FF_BS_KNOWN;
    return ff_same(s->size, FF_AM_all) ? FF_BS_ALL : ff_is_value(s->size) ? FF_BS_GIVEN : FF_BS_IMPLIED;
}

static ff_term create(const segment *s, size_t n)
{
    ff_bs_segment segments[8];
    ff_term terms[16];
    size_t n_terms = 0;
    for (size_t i = 0; i < n; i++) {
        segments[i] = (ff_bs_segment){s[i].kind, s[i].flags, size_kind(&s[i]), s[i].unit, s[i].number, s[i].bits, s[i].string};
        if (s[i].kind != FF_BS_STRING) terms[n_terms++] = s[i].value;
        if (segments[i].size == FF_BS_GIVEN) terms[n_terms++] = s[i].size;
    }
    p->exc_info = FF_NONVALUE;
    return ff_bs_create(p, n, segments, terms);
}

static void check_bits(ff_term t, size_t n_bits, const uint8_t *bytes)
{
    ck_assert(ff_is_bitstring(t));
    ck_assert_uint_eq(ff_bits_of(t).bit_size, n_bits);
    ck_assert(ff_bits_equal(ff_bits_of(t), (ff_bits){bytes, 0, n_bits}));
}
#define CHECK(t, n_bits, ...) check_bits(t, n_bits, (const uint8_t[]){__VA_ARGS__})

/* The cause of the newest failure. */
static void check_cause(ff_term t, int number, ff_term kind, ff_term info, ff_term value)
{
    ck_assert(!ff_is_value(t));
    ff_term cause = ff_flatmap_values(p->exc_info)[0];
    ck_assert(ff_is_tuple_of(cause, 4));
    ck_assert_int_eq(ff_small_to_int(ff_tuple_get(cause, 0)), number);
    ck_assert(ff_same(ff_tuple_get(cause, 1), kind));
    ck_assert(ff_same(ff_tuple_get(cause, 2), info));
    ck_assert(ff_same(ff_tuple_get(cause, 3), value));
}

/* Segments whose size the code says: whole bytes at a byte border take a short way, the others the long one. */
START_TEST(writes_integers_of_known_size)
{
    CHECK(CREATE(KNOWN(SMALL(0x1234), 16, 0), KNOWN(SMALL(-2), 8, 0)), 24, 0x12, 0x34, 0xfe);
    CHECK(CREATE(KNOWN(SMALL(0x1234), 16, FF_BS_LITTLE), KNOWN(SMALL(1), 72, 0)), 88, 0x34, 0x12, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    CHECK(CREATE(KNOWN(SMALL(1), 3, 0), KNOWN(SMALL(-2), 13, 0), KNOWN(SMALL(7), 8, 0)), 24, 0x3f, 0xfe, 7);
    CHECK(CREATE(KNOWN(SMALL(-1), 1, 0), KNOWN(SMALL(0), 8, 0)), 9, 0x80, 0);
    check_cause(CREATE(KNOWN(SMALL(1), 8, 0), KNOWN(FF_NIL, 8, 0)), 2, FF_AM_integer, FF_AM_type, FF_NIL);
}
END_TEST

START_TEST(writes_integers)
{
    CHECK(CREATE(INTEGER(SMALL(1), 3, 0), INTEGER(SMALL(-2), 13, 0)), 16, 0x3f, 0xfe);
    CHECK(CREATE(INTEGER(SMALL(0x1234), 16, FF_BS_LITTLE)), 16, 0x34, 0x12);
    CHECK(CREATE(INTEGER(SMALL(-1), 65, 0)), 65, 255, 255, 255, 255, 255, 255, 255, 255, 128);
    ff_word *hp = ff_alloc(p, 3);
    hp[0] = FF_HEADER(FF_SUB_NEG_BIG, 2);
    hp[1] = 0;
    hp[2] = 1;
    ff_term big = ff_boxed_from_ptr(hp);
    CHECK(CREATE(INTEGER(big, 72, 0)), 72, 255, 0, 0, 0, 0, 0, 0, 0, 0);
    CHECK(CREATE(INTEGER(big, 72, FF_BS_LITTLE)), 72, 0, 0, 0, 0, 0, 0, 0, 0, 255);
    check_cause(CREATE(INTEGER(SMALL(1), 8, 0), INTEGER(FF_NIL, 8, 0)), 2, FF_AM_integer, FF_AM_type, FF_NIL);
    check_cause(CREATE(INTEGER(SMALL(1), -1, 0)), 1, FF_AM_integer, FF_AM_size, SMALL(-1));
}
END_TEST

START_TEST(writes_floats)
{
    ff_term f = ff_float_new(p, 1.5);
    CHECK(CREATE(FLOAT(f, 64, 0)), 64, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0);
    CHECK(CREATE(FLOAT(f, 32, FF_BS_LITTLE)), 32, 0, 0, 0xc0, 0x3f);
    CHECK(CREATE(FLOAT(f, 16, 0)), 16, 0x3e, 0);
    CHECK(CREATE(FLOAT(ff_float_new(p, 65520.0), 16, 0)), 16, 0x7c, 0);
    CHECK(CREATE(FLOAT(ff_float_new(p, 65519.0), 16, 0)), 16, 0x7b, 0xff);
    CHECK(CREATE(FLOAT(ff_float_new(p, 3.1e-8), 16, 0)), 16, 0, 1);
    CHECK(CREATE(FLOAT(ff_float_new(p, 6.1e-5), 16, 0)), 16, 0x03, 0xff);
    CHECK(CREATE(FLOAT(ff_float_new(p, 1.00048828125), 16, 0)), 16, 0x3c, 0);
    CHECK(CREATE(FLOAT(ff_float_new(p, 1.0004882812500002), 16, 0)), 16, 0x3c, 1);
    check_cause(CREATE(FLOAT(FF_NIL, 17, 0)), 1, FF_AM_float, FF_AM_invalid, SMALL(17));
    check_cause(CREATE(FLOAT(FF_NIL, 64, 0)), 1, FF_AM_float, FF_AM_type, FF_NIL);
}
END_TEST

START_TEST(writes_binaries)
{
    ff_term two = ff_binary_new(p, "\x12\x34", 2), odd = ff_bin_sub(p, two, 4, 9);
    CHECK(CREATE(INTEGER(SMALL(1), 4, 0), BINARY(two)), 20, 0x11, 0x23, 0x40);
    check_cause(CREATE(BINARY(odd)), 1, FF_AM_binary, FF_AM_unit, odd);
    check_cause(CREATE(BINARY(FF_NIL)), 1, FF_AM_binary, FF_AM_type, FF_NIL);
    segment part = SEGMENT(.kind = FF_BS_BINARY, .unit = 8, .value = two, .size = SMALL(3));
    check_cause(CREATE(part), 1, FF_AM_binary, FF_AM_short, two);
    part.size = SMALL(1);
    CHECK(CREATE(part, STRING("hi", 2)), 24, 0x12, 'h', 'i');
    CHECK(CREATE(KNOWN(SMALL(1), 4, 0), STRING("hi", 2)), 20, 0x16, 0x86, 0x90);
}
END_TEST

START_TEST(writes_code_points)
{
    segment s = SEGMENT(.kind = FF_BS_UTF8, .number = 7, .value = SMALL(0x20ac), .size = FF_NONVALUE);
    CHECK(CREATE(s), 24, 0xe2, 0x82, 0xac);
    s.kind = FF_BS_UTF16;
    CHECK(CREATE(s), 16, 0x20, 0xac);
    s.value = SMALL(0x10ffff);
    s.flags = FF_BS_LITTLE;
    CHECK(CREATE(s), 32, 0xff, 0xdb, 0xff, 0xdf);
    s.kind = FF_BS_UTF32;
    CHECK(CREATE(s), 32, 0xff, 0xff, 0x10, 0);
    s.value = SMALL(0xd800);
    check_cause(CREATE(s), 7, FF_AM_utf32, FF_AM_type, s.value);
}
END_TEST

START_TEST(size_errors_come_before_value_errors)
{
    check_cause(CREATE(INTEGER(FF_NIL, 8, 0), INTEGER(SMALL(1), -1, 0)), 2, FF_AM_integer, FF_AM_size, SMALL(-1));
    check_cause(CREATE(APPEND(FF_NIL), INTEGER(SMALL(1), -1, 0)), 2, FF_AM_integer, FF_AM_size, SMALL(-1));
    check_cause(CREATE(INTEGER(FF_NIL, 8, 0), BINARY(FF_NIL)), 2, FF_AM_binary, FF_AM_type, FF_NIL);
}
END_TEST

START_TEST(appends_in_place)
{
    ff_term b = ff_bs_init_writable(p, SMALL(0));
    for (int i = 0; i < 5000; i++) b = CREATE(APPEND(b), INTEGER(SMALL(i), 8, 0));
    ck_assert_uint_eq(ff_bits_of(b).bit_size, 40000);
    const uint8_t *data = ff_bits_of(b).bytes;
    for (int i = 0; i < 5000; i++) ck_assert_uint_eq(data[i], i & 255);
    ff_term longer = CREATE(APPEND(b), INTEGER(SMALL(1), 3, 0));
    ck_assert_ptr_eq(ff_bits_of(longer).bytes, ff_bits_of(b).bytes);
    ff_term other = CREATE(APPEND(b), INTEGER(SMALL(2), 3, 0));
    ck_assert_ptr_ne(ff_bits_of(other).bytes, ff_bits_of(b).bytes);
    ck_assert_uint_eq(ff_bits_read(ff_bits_of(longer).bytes, 40000, 3), 1);
    ck_assert_uint_eq(ff_bits_read(ff_bits_of(other).bytes, 40000, 3), 2);
    p->x[0] = longer;
    p->x[1] = b;
    fixture_gc(p, 2);
    longer = CREATE(APPEND(p->x[0]), BINARY(p->x[1]));
    ck_assert_uint_eq(ff_bits_of(longer).bit_size, 80003);
    ck_assert_uint_eq(ff_bits_read(ff_bits_of(longer).bytes, 79995, 8), 4999 & 255);
}
END_TEST

START_TEST(a_private_binary_stays_the_same_term)
{
    ff_term first = ff_bs_init_writable(p, SMALL(0)), b = first;
    for (int i = 0; i < 1000; i++) b = CREATE(PRIVATE(b), KNOWN(SMALL(i), 3, 0));
    ck_assert(ff_same(b, first));
    ck_assert_uint_eq(ff_bits_of(b).bit_size, 3000);
    for (size_t i = 0; i < 1000; i++) ck_assert_uint_eq(ff_bits_read(ff_bits_of(b).bytes, 3 * i, 3), i & 7);
}
END_TEST

START_TEST(a_failed_append_changes_nothing)
{
    ff_term b = ff_bs_init_writable(p, SMALL(0));
    b = CREATE(APPEND(b), INTEGER(SMALL(5), 7, 0));
    check_cause(CREATE(APPEND(b), INTEGER(SMALL(1), 8, 0), INTEGER(FF_NIL, 8, 0)), 3, FF_AM_integer, FF_AM_type, FF_NIL);
    CHECK(b, 7, 5 << 1);
    CHECK(CREATE(APPEND(b), INTEGER(SMALL(1), 1, 0)), 8, 5 << 1 | 1);
}
END_TEST

START_TEST(a_binary_appended_to_itself)
{
    uint8_t bytes[60] = {1, 2, 3, [59] = 9};
    ff_term b = ff_binary_new(p, bytes, sizeof bytes);
    for (int i = 0; i < 4; i++) b = CREATE(APPEND(b), BINARY(b));
    ck_assert_uint_eq(ff_bits_of(b).bit_size, 16 * 60 * 8);
    for (int i = 0; i < 16; i++) ck_assert_mem_eq(ff_bits_of(b).bytes + 60 * i, bytes, 60);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("construct");
    TCase *tc = tcase_create("construct");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, writes_integers);
    tcase_add_test(tc, writes_integers_of_known_size);
    tcase_add_test(tc, writes_floats);
    tcase_add_test(tc, writes_binaries);
    tcase_add_test(tc, writes_code_points);
    tcase_add_test(tc, size_errors_come_before_value_errors);
    tcase_add_test(tc, appends_in_place);
    tcase_add_test(tc, a_private_binary_stays_the_same_term);
    tcase_add_test(tc, a_failed_append_changes_nothing);
    tcase_add_test(tc, a_binary_appended_to_itself);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
