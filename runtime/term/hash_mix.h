/* runtime/term/hash_mix.h -- Bob Jenkins' 96-bit mix as the BEAM uses it, for hash.c and hash_internal.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_HASH_MIX_H
#define FF_HASH_MIX_H

#include "bin/bits.h"

/* The k-th multiple of the golden ratio: one constant per kind of thing that is mixed in. */
#define FF_GOLDEN(k) ((uint32_t)(0x9e3779b9u * (uint32_t)(k)))

FF_INLINE void ff_mix(uint32_t *a, uint32_t *b, uint32_t *c)
{
    uint32_t x = *a, y = *b, z = *c;
    x = (x - y - z) ^ z >> 13;
    y = (y - z - x) ^ x << 8;
    z = (z - x - y) ^ y >> 13;
    x = (x - y - z) ^ z >> 12;
    y = (y - z - x) ^ x << 16;
    z = (z - x - y) ^ y >> 5;
    x = (x - y - z) ^ z >> 3;
    y = (y - z - x) ^ x << 10;
    z = (z - x - y) ^ y >> 15;
    *a = x;
    *b = y;
    *c = z;
}

FF_INLINE uint32_t ff_mix_2(uint32_t hash, uint32_t first, uint32_t second, unsigned kind)
{
    uint32_t a = FF_GOLDEN(kind) + first, b = FF_GOLDEN(kind) + second;
    ff_mix(&a, &b, &hash);
    return hash;
}
FF_INLINE uint32_t ff_mix_1(uint32_t hash, uint32_t value, unsigned kind) { return ff_mix_2(hash, value, 0, kind); }
FF_INLINE uint32_t ff_mix_word(uint32_t hash, uint64_t w, unsigned kind)
{
    return ff_mix_2(hash, (uint32_t)w, (uint32_t)(w >> 32), kind);
}

/* ---- of hash_internal.c, where a map is looked into as well ---- */

#define FF_HASH_SALT 3432918353u

static inline ff_word ff_hash_beam_other(ff_term t)
{
    if (ff_is_atom(t)) return (ff_word)ff_atom_number(t) << 6 | 0xb;
    if (ff_is_nil(t)) return 0x3b;
    return ff_pid_number(t) << 4 | (ff_is_local_pid(t) ? 0x3 : 0x7);
}

/* To iterate in the BEAM's order, immediates are hashed as the BEAM would represent them; atoms and pids, whose
 * representation there is an accident of the run, get what their numbers here would be there. */
FF_INLINE uint32_t ff_hash_immediate(ff_term t, uint32_t hash)
{
    enum { KIND_IMMEDIATE = 1 };
    return ff_mix_word(hash, ff_is_small(t) ? t.bits | 0xf : ff_hash_beam_other(t), KIND_IMMEDIATE);
}

/* What both term hashes do with parts that look the same to them. */
uint32_t ff_mix_bits(uint32_t hash, ff_bits bits);
uint32_t ff_mix_big(uint32_t hash, ff_term big);

#endif
