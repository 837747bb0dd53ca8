/* tests/unit/runtime/test_bits.c -- Bit runs at every offset, against a model that moves one bit at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/bits.h"

#include "fixture.h"

#include <string.h>

enum { ROOM = 40 };

static bool get_bit(const uint8_t *bytes, size_t at) { return bytes[at / 8] >> (7 - at % 8) & 1; }

static void set_bit(uint8_t *bytes, size_t at, bool bit)
{
    uint8_t mask = (uint8_t)(0x80 >> at % 8);
    bytes[at / 8] = (uint8_t)(bit ? bytes[at / 8] | mask : bytes[at / 8] & ~mask);
}

static void fill(uint8_t *bytes, uint32_t seed)
{
    for (size_t i = 0; i < ROOM; i++) bytes[i] = (uint8_t)((seed = seed * 1664525 + 1013904223) >> 24);
}

START_TEST(copies_like_bit_by_bit)
{
    uint8_t src[ROOM], dst[ROOM], model[ROOM];
    fill(src, 1);
    for (size_t from = 0; from < 17; from++)
        for (size_t to = 0; to < 17; to++)
            for (size_t n = 0; n < 200; n += 1 + n / 40) {
                fill(dst, 2);
                memcpy(model, dst, ROOM);
                for (size_t i = 0; i < n; i++) set_bit(model, to + i, get_bit(src, from + i));
                ff_bits_copy(dst, to, src, from, n);
                ck_assert_mem_eq(dst, model, ROOM);
            }
}
END_TEST

START_TEST(reads_what_was_written)
{
    uint8_t bytes[ROOM];
    uint64_t value = UINT64_C(0x8123456789abcdef);
    for (size_t at = 0; at < 20; at++)
        for (size_t n = 0; n <= 64; n++) {
            uint64_t kept = n == 64 ? value : value & ((UINT64_C(1) << n) - 1);
            fill(bytes, 3);
            ff_bits_write(bytes, at, n, value);
            ck_assert_uint_eq(ff_bits_read(bytes, at, n), kept);
            ff_bits_write_little(bytes, at, n, value);
            ck_assert_uint_eq(ff_bits_read_little(bytes, at, n), kept);
        }
}
END_TEST

START_TEST(little_fields_have_their_last_part_on_top)
{
    uint8_t bytes[2] = {0};
    ff_bits_write_little(bytes, 0, 12, 0xabc);
    ck_assert_uint_eq(bytes[0], 0xbc);
    ck_assert_uint_eq(bytes[1], 0xa0);
}
END_TEST

START_TEST(compares_bits_then_length)
{
    static const uint8_t a[] = {0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x11, 0x22}, b[] = {0x24, 0x68, 0xac,
        0xf1, 0x35, 0x79, 0xbd, 0xe0, 0x22, 0x44};
    ff_bits run = {a, 1, 70}, same = {b, 0, 70};
    ck_assert_int_eq(ff_bits_compare(run, same), 0);
    ck_assert(ff_bits_equal(run, same));
    ck_assert_int_lt(ff_bits_compare(run, (ff_bits){b, 0, 71}), 0);
    ck_assert_int_gt(ff_bits_compare((ff_bits){b, 0, 71}, run), 0);
    ck_assert_int_lt(ff_bits_compare((ff_bits){a, 0, 16}, (ff_bits){b, 0, 8}), 0);
    ck_assert_int_eq(ff_bits_compare((ff_bits){a, 3, 0}, (ff_bits){b, 0, 0}), 0);
    ck_assert(!ff_bits_equal((ff_bits){a, 0, 80}, (ff_bits){b, 0, 80}));
}
END_TEST

START_TEST(takes_bytes_at_any_offset)
{
    static const uint8_t bytes[] = {0x12, 0x34, 0x56};
    ck_assert_uint_eq(ff_bits_byte((ff_bits){bytes, 4, 16}, 0), 0x23);
    ck_assert_uint_eq(ff_bits_byte((ff_bits){bytes, 4, 16}, 1), 0x45);
    ck_assert_uint_eq(ff_bits_byte((ff_bits){bytes, 8, 16}, 1), 0x56);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("bits");
    TCase *tc = tcase_create("bits");
    tcase_add_test(tc, copies_like_bit_by_bit);
    tcase_add_test(tc, reads_what_was_written);
    tcase_add_test(tc, little_fields_have_their_last_part_on_top);
    tcase_add_test(tc, compares_bits_then_length);
    tcase_add_test(tc, takes_bytes_at_any_offset);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
