/* runtime/bin/bits.c -- Runs of bits that begin at any bit: reading, writing, copying, comparing.
 * Everything has a path for whole bytes at byte borders, since that is what nearly all binaries are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/bits.h"

#include <string.h>

ff_bits ff_bits_of(ff_term bitstring)
{
    ff_word *hp = ff_boxed_ptr(bitstring);
    switch (ff_boxed_subtag(bitstring)) {
    case FF_SUB_SUB_BIN: {
        const ff_sub_bin *sub = (const ff_sub_bin *)hp;
        return (ff_bits){ff_bin_data(sub->of), (size_t)sub->bit_offset, (size_t)sub->bit_size};
    }
    case FF_SUB_MATCH: {
        const ff_match_ctx *ctx = (const ff_match_ctx *)hp;
        return (ff_bits){ff_bin_data(ctx->of), (size_t)ctx->position, (size_t)(ctx->end - ctx->position)};
    }
    default: return (ff_bits){ff_bin_data(bitstring), 0, (size_t)hp[1] * 8}; /* both kinds: hp[1] is the size in bytes */
    }
}

/* n <= 8 bytes, the first one the most significant. */
static uint64_t load_bytes(const uint8_t *from, size_t n)
{
    if (n >= 4) return ff_load_32(from) << (8 * n - 32) | ff_load_32(from + n - 4);
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++) value = value << 8 | from[i];
    return value;
}

uint64_t ff_bits_read(const uint8_t *bytes, size_t at, size_t n_bits)
{
    if (n_bits == 0) return 0;
    const uint8_t *from = bytes + at / 8;
    size_t end = at % 8 + n_bits, n_bytes = (end + 7) / 8;
    if (n_bytes <= 8) return ff_low_bits(load_bytes(from, n_bytes) >> (8 * n_bytes - end), n_bits);
    unsigned in_ninth = (unsigned)(end - 64);
    return ff_low_bits(load_bytes(from, 8) << in_ninth | from[8] >> (8 - in_ninth), n_bits);
}

uint64_t ff_bits_read_little(const uint8_t *bytes, size_t at, size_t n_bits)
{
    size_t whole = n_bits & ~(size_t)7, part = n_bits - whole;
    uint64_t value = 0;
    if (whole) value = __builtin_bswap64(ff_bits_read(bytes, at, whole)) >> (64 - whole);
    if (part) value |= ff_bits_read(bytes, at + whole, part) << whole;
    return value;
}

/* At most the bits left in the byte that `at` lies in. */
static void write_in_byte(uint8_t *bytes, size_t at, size_t n_bits, unsigned value)
{
    unsigned shift = (unsigned)(8 - at % 8 - n_bits);
    uint8_t mask = (uint8_t)(((1u << n_bits) - 1) << shift);
    bytes[at / 8] = (uint8_t)((bytes[at / 8] & ~mask) | (value << shift & mask));
}

void ff_bits_write(uint8_t *bytes, size_t at, size_t n_bits, uint64_t value)
{
    if (at % 8 == 0 && n_bits % 8 == 0) {
        ff_store_number(bytes + at / 8, n_bits / 8, value);
        return;
    }
    while (n_bits) {
        size_t room = 8 - at % 8, now = room < n_bits ? room : n_bits;
        n_bits -= now;
        if (now == 8)
            bytes[at / 8] = (uint8_t)(value >> n_bits);
        else
            write_in_byte(bytes, at, now, (unsigned)(value >> n_bits));
        at += now;
    }
}

void ff_bits_write_little(uint8_t *bytes, size_t at, size_t n_bits, uint64_t value)
{
    size_t whole = n_bits & ~(size_t)7;
    if (whole) ff_bits_write(bytes, at, whole, __builtin_bswap64(value) >> (64 - whole));
    if (n_bits > whole) ff_bits_write(bytes, at + whole, n_bits - whole, value >> whole);
}

/* dst is at a byte border, src_at < 8 is not 0. */
static void copy_shifted_bytes(uint8_t *dst, const uint8_t *src, size_t src_at, size_t n_bytes)
{
    size_t i = 0;
    for (; i + 8 <= n_bytes; i += 8) {
        uint64_t word;
        memcpy(&word, src + i, 8);
        word = __builtin_bswap64(__builtin_bswap64(word) << src_at | src[i + 8] >> (8 - src_at));
        memcpy(dst + i, &word, 8);
    }
    for (; i < n_bytes; i++) dst[i] = (uint8_t)(src[i] << src_at | src[i + 1] >> (8 - src_at));
}

void ff_bits_copy(uint8_t *dst, size_t dst_at, const uint8_t *src, size_t src_at, size_t n_bits)
{
    size_t head = dst_at % 8 ? 8 - dst_at % 8 : 0;
    if (head > n_bits) head = n_bits;
    if (head) {
        ff_bits_write(dst, dst_at, head, ff_bits_read(src, src_at, head));
        dst_at += head;
        src_at += head;
        n_bits -= head;
    }
    size_t n_bytes = n_bits / 8;
    if (n_bytes && src_at % 8 == 0)
        memcpy(dst + dst_at / 8, src + src_at / 8, n_bytes);
    else if (n_bytes)
        copy_shifted_bytes(dst + dst_at / 8, src + src_at / 8, src_at % 8, n_bytes);
    size_t tail = n_bits % 8;
    if (tail) ff_bits_write(dst, dst_at + 8 * n_bytes, tail, ff_bits_read(src, src_at + 8 * n_bytes, tail));
}

void ff_bits_to_bytes(uint8_t *dst, ff_bits src)
{
    if (src.bit_size % 8) dst[src.bit_size / 8] = 0;
    ff_bits_copy(dst, 0, src.bytes, src.bit_offset, src.bit_size);
}

static int compare_words(ff_bits a, ff_bits b, size_t n_bits)
{
    for (size_t at = 0; at < n_bits; at += 64) {
        size_t now = n_bits - at < 64 ? n_bits - at : 64;
        uint64_t x = ff_bits_read(a.bytes, a.bit_offset + at, now);
        uint64_t y = ff_bits_read(b.bytes, b.bit_offset + at, now);
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

int ff_bits_compare(ff_bits a, ff_bits b)
{
    size_t common = a.bit_size < b.bit_size ? a.bit_size : b.bit_size, bytes = 0;
    if (ff_bits_is_aligned(a) && ff_bits_is_aligned(b)) {
        bytes = common / 8;
        int order = bytes ? memcmp(a.bytes + a.bit_offset / 8, b.bytes + b.bit_offset / 8, bytes) : 0;
        if (order) return order;
    }
    int order = compare_words(ff_bits_slice(a, 8 * bytes, 0), ff_bits_slice(b, 8 * bytes, 0), common - 8 * bytes);
    if (order) return order;
    return a.bit_size < b.bit_size ? -1 : a.bit_size > b.bit_size;
}

bool ff_bits_equal(ff_bits a, ff_bits b) { return a.bit_size == b.bit_size && ff_bits_compare(a, b) == 0; }

/* Of the first n bytes, a word at a time: what pads the last word is no part of a binary. */
static int heap_bin_order(const ff_word *a, const ff_word *b, size_t n)
{
    for (; n >= sizeof(ff_word); n -= sizeof(ff_word), a++, b++)
        if (*a != *b) return __builtin_bswap64(*a) < __builtin_bswap64(*b) ? -1 : 1;
    if (n == 0) return 0;
    ff_word x = __builtin_bswap64(*a) >> (64 - 8 * n), y = __builtin_bswap64(*b) >> (64 - 8 * n);
    return (x > y) - (x < y);
}

static bool are_heap_bins(ff_term a, ff_term b)
{
    return ff_boxed_subtag(a) == FF_SUB_HEAP_BIN && ff_boxed_subtag(b) == FF_SUB_HEAP_BIN;
}

int ff_bitstring_compare(ff_term a, ff_term b)
{
    if (!are_heap_bins(a, b)) return ff_bits_compare(ff_bits_of(a), ff_bits_of(b));
    const ff_word *x = ff_boxed_ptr(a), *y = ff_boxed_ptr(b);
    int order = heap_bin_order(x + 2, y + 2, (size_t)(x[1] < y[1] ? x[1] : y[1]));
    return order ? order : (x[1] > y[1]) - (x[1] < y[1]);
}

bool ff_bitstring_equal(ff_term a, ff_term b)
{
    if (!are_heap_bins(a, b)) return ff_bits_equal(ff_bits_of(a), ff_bits_of(b));
    const ff_word *x = ff_boxed_ptr(a), *y = ff_boxed_ptr(b);
    return x[1] == y[1] && heap_bin_order(x + 2, y + 2, (size_t)x[1]) == 0;
}
