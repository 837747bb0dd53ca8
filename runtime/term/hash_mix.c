/* runtime/term/hash_mix.c -- Bitstrings and bignums, which erlang:phash2/1 and the hash of map keys mix in alike.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/hash_mix.h"

enum { BLOCK = 12, KIND_NEGATIVE = 10, KIND_POSITIVE = 11, KIND_BITSTRING = 13, KIND_LAST_BITS = 15 };

/* n <= 4 bytes, the first one the least significant. */
static uint32_t little(ff_bits bits, size_t at, size_t n)
{
    uint32_t word = 0;
    for (size_t i = 0; i < n; i++) word |= (uint32_t)ff_bits_byte(bits, at + i) << 8 * i;
    return word;
}

static size_t part(size_t rest, size_t before) { return rest <= before ? 0 : rest - before < 4 ? rest - before : 4; }

static uint32_t mix_bytes(uint32_t hash, ff_bits bits, size_t n)
{
    uint32_t a = FF_GOLDEN(1), b = FF_GOLDEN(1), c = hash;
    size_t at = 0;
    for (; n - at >= BLOCK; at += BLOCK) {
        a += little(bits, at, 4);
        b += little(bits, at + 4, 4);
        c += little(bits, at + 8, 4);
        ff_mix(&a, &b, &c);
    }
    size_t rest = n - at;
    a += little(bits, at, part(rest, 0));
    b += little(bits, at + 4, part(rest, 4));
    c += (uint32_t)n + (little(bits, at + 8, part(rest, 8)) << 8); /* the lowest byte is the length's */
    ff_mix(&a, &b, &c);
    return c;
}

uint32_t ff_mix_bits(uint32_t hash, ff_bits bits)
{
    size_t n = ff_bits_whole_bytes(bits), last = bits.bit_size % 8;
    hash += FF_GOLDEN(KIND_BITSTRING);
    if (bits.bit_size == 0) return hash;
    hash = mix_bytes(hash, bits, n);
    if (last == 0) return hash;
    uint64_t value = ff_bits_read(bits.bytes, bits.bit_offset + 8 * n, last);
    return ff_mix_2(hash, (uint32_t)last, (uint32_t)value, KIND_LAST_BITS);
}

uint32_t ff_mix_big(uint32_t hash, ff_term big)
{
    unsigned kind = ff_big_is_negative(big) ? KIND_NEGATIVE : KIND_POSITIVE;
    for (size_t i = 0; i < ff_big_limbs(big); i++) hash = ff_mix_word(hash, ff_big_limb_ptr(big)[i], kind);
    return hash;
}
