/* runtime/bin/bits.h -- Runs of bits that begin at any bit: reading, writing, copying, comparing.
 * Bit 0 of a run is the most significant bit of its first byte, as in <<B:1, ...>>. Nothing here allocates or raises.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_BITS_H
#define FF_BIN_BITS_H

#include "ff_term.h"

/* Borrows its bytes; bit_offset may be 8 or more. */
typedef struct ff_bits {
    const uint8_t *bytes;
    size_t bit_offset, bit_size;
} ff_bits;

/* What a bitstring holds, or what a match context has left. */
ff_bits ff_bits_of(ff_term bitstring);

FF_INLINE size_t ff_bits_whole_bytes(ff_bits b) { return b.bit_size / 8; }
FF_INLINE bool ff_bits_is_aligned(ff_bits b) { return b.bit_offset % 8 == 0; }
FF_INLINE ff_bits ff_bits_slice(ff_bits b, size_t at, size_t n_bits)
{
    return (ff_bits){b.bytes, b.bit_offset + at, n_bits};
}

/* Two and four bytes, the first one the most significant. */
FF_INLINE uint64_t ff_load_16(const uint8_t *from)
{
    uint16_t v;
    __builtin_memcpy(&v, from, sizeof v);
    return __builtin_bswap16(v);
}
FF_INLINE uint64_t ff_load_32(const uint8_t *from)
{
    uint32_t v;
    __builtin_memcpy(&v, from, sizeof v);
    return __builtin_bswap32(v);
}
/* Numbers of 1 to 8 bytes, the first one the most significant. */
FF_INLINE uint64_t ff_load_number(const uint8_t *from, size_t n_bytes)
{
    uint64_t value = 0;
    for (size_t i = 0; i < n_bytes; i++) value = value << 8 | from[i];
    return value;
}
FF_INLINE void ff_store_number(uint8_t *to, size_t n_bytes, uint64_t value)
{
#ifndef __OPTIMIZE_SIZE__
    if (n_bytes == 4) {
        uint32_t v = __builtin_bswap32((uint32_t)value);
        __builtin_memcpy(to, &v, sizeof v);
        return;
    }
    if (n_bytes == 2) {
        uint16_t v = __builtin_bswap16((uint16_t)value);
        __builtin_memcpy(to, &v, sizeof v);
        return;
    }
#endif
    for (; n_bytes > 0; n_bytes--, value >>= 8) to[n_bytes - 1] = (uint8_t)value;
}

/* memcpy() for bytes that are few most often: no call, and in WebAssembly no loop over them. Up to 16 are two words that may overlap. */
FF_INLINE void ff_copy_few(uint8_t *to, const void *bytes, size_t n)
{
#ifndef __OPTIMIZE_SIZE__
    const uint8_t *from = bytes;
    if (n <= 16) {
        if (n >= 8) {
            uint64_t first, last;
            __builtin_memcpy(&first, from, 8), __builtin_memcpy(&last, from + n - 8, 8);
            __builtin_memcpy(to, &first, 8), __builtin_memcpy(to + n - 8, &last, 8);
        } else if (n >= 4) {
            uint32_t first, last;
            __builtin_memcpy(&first, from, 4), __builtin_memcpy(&last, from + n - 4, 4);
            __builtin_memcpy(to, &first, 4), __builtin_memcpy(to + n - 4, &last, 4);
        } else {
            for (size_t i = 0; i < n; i++) to[i] = from[i];
        }
        return;
    }
#endif
    __builtin_memcpy(to, bytes, n);
}

FF_INLINE uint64_t ff_low_bits(uint64_t value, size_t n_bits) { return n_bits < 64 ? value & ((UINT64_C(1) << n_bits) - 1) : value; }

/* n_bits <= 64 bits from bit `at` of bytes, the first one the most significant. Reads no byte outside the run. */
uint64_t ff_bits_read(const uint8_t *bytes, size_t at, size_t n_bits);
/* Likewise as a little-endian field: whole bytes, least significant first, then the bits of a last part of a byte. */
uint64_t ff_bits_read_little(const uint8_t *bytes, size_t at, size_t n_bits);
/* The opposite: bits of value above n_bits are ignored; bits of bytes outside the run stay as they are. */
void ff_bits_write(uint8_t *bytes, size_t at, size_t n_bits, uint64_t value);
void ff_bits_write_little(uint8_t *bytes, size_t at, size_t n_bits, uint64_t value);

/* The low n_bits <= 56 of value at bit `at`. What is behind them in their last byte, where nothing is yet, becomes 0. */
FF_INLINE void ff_bits_write_last(uint8_t *bytes, size_t at, size_t n_bits, uint64_t value)
{
    uint8_t *to = bytes + at / 8;
    size_t in_front = at % 8, n = in_front + n_bits, padding = -n % 8;
    uint64_t all = ff_low_bits(value, n_bits);
    if (in_front) all |= (uint64_t)(*to >> (8 - in_front)) << n_bits;
    ff_store_number(to, (n + padding) / 8, all << padding);
}

/* Byte i of the run, wherever it lies. */
FF_INLINE uint8_t ff_bits_byte(ff_bits b, size_t i)
{
    const uint8_t *at = b.bytes + b.bit_offset / 8 + i;
    unsigned shift = b.bit_offset % 8;
    return shift ? (uint8_t)(at[0] << shift | at[1] >> (8 - shift)) : at[0];
}

/* Copies between runs that do not overlap; bits of dst outside the run stay as they are. */
void ff_bits_copy(uint8_t *dst, size_t dst_at, const uint8_t *src, size_t src_at, size_t n_bits);
/* Copies to whole bytes; the bits behind the run in the last byte become 0. */
void ff_bits_to_bytes(uint8_t *dst, ff_bits src);
/* The order of bitstrings: bit by bit, then the shorter one first. < 0, 0, > 0. */
int ff_bits_compare(ff_bits a, ff_bits b);
bool ff_bits_equal(ff_bits a, ff_bits b);
/* Likewise of terms, which must be bitstrings. */
int ff_bitstring_compare(ff_term a, ff_term b);
bool ff_bitstring_equal(ff_term a, ff_term b);

/* What tells most short binaries apart: two of the heap that differ in size or in their first eight bytes. */
FF_INLINE bool ff_differ_as_heap_bins(ff_term a, ff_term b)
{
    if (!ff_is_boxed_as(a, FF_SUB_HEAP_BIN) || !ff_is_boxed_as(b, FF_SUB_HEAP_BIN)) return false;
    const ff_word *x = ff_boxed_ptr(a), *y = ff_boxed_ptr(b);
    if (x[1] != y[1] || x[1] == 0) return x[1] != y[1];
    size_t padding = x[1] < sizeof(ff_word) ? 64 - 8 * (size_t)x[1] : 0; /* bits of the word behind the binary */
    return (x[2] ^ y[2]) << padding != 0;
}

#endif
