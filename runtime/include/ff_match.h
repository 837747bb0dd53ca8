/* runtime/include/ff_match.h -- Fields of a match context as compiled code reads them: inline.
 *
 * Instructions that take fields off one context, one behind the other, are a run. While it lasts, the context's position is
 * in C variables: bit `rel` behind `at`. rel and n_bits are known when the code is made, so that reading a field
 * of a run that begins at a byte border comes down to loading its bytes. The code checks `left` first: nothing here
 * reads a byte outside the binary. Nothing here allocates, and no helper moves terms: `bytes` holds for the whole run.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_MATCH_H
#define FF_MATCH_H

#include "bin/binary.h"
#include "bin/bitint.h"
#include "ff_helpers.h"

typedef struct ff_run {
    ff_match_ctx *ctx;
    const uint8_t *bytes; /* of the binary that the context is on */
    size_t at;            /* a bit of it, from which rel counts */
    size_t left;          /* bits from there to the context's end */
    bool aligned;         /* `at` is a byte border */
} ff_run;

/* Sets where rel counts from. */
FF_INLINE void ff_run_seek(ff_run *m, ff_word at)
{
    m->at = (size_t)at;
    m->left = (size_t)(m->ctx->end - at);
    m->aligned = at % 8 == 0;
}
FF_INLINE ff_run ff_run_open(ff_term ctx)
{
    ff_run m = {.ctx = ff_ctx(ctx)};
    m.bytes = ff_bin_data(m.ctx->of);
    ff_run_seek(&m, m.ctx->position);
    return m;
}
/* The context's position is now bit rel. */
FF_INLINE void ff_run_store(const ff_run *m, size_t rel) { m->ctx->position = m->at + rel; }

FF_INLINE bool ff_is_match_ctx(ff_term t)
{
    return ff_is_boxed(t) && ff_header(t) == FF_HEADER(FF_SUB_MATCH, FF_MATCH_CTX_WORDS - 1);
}

/* ---- integers ---- */

/* n <= 8 bytes, the first one the most significant; n is known when the code is made. */
FF_INLINE uint64_t ff_load_bytes(const uint8_t *from, size_t n)
{
    switch (n) {
    case 1: return from[0];
    case 2: return ff_load_16(from);
    case 3: return ff_load_16(from) << 8 | from[2];
    case 4: return ff_load_32(from);
    case 5: return ff_load_32(from) << 8 | from[4];
    case 6: return ff_load_32(from) << 16 | ff_load_16(from + 4);
    case 7: return ff_load_32(from) << 24 | (ff_load_32(from + 3) & 0xffffff);
    default: return ff_load_32(from) << 32 | ff_load_32(from + 4);
    }
}

/* Bits [rel, rel + n_bits) behind the byte `from`, in at most 8 bytes. */
FF_INLINE uint64_t ff_field_bits(const uint8_t *from, size_t rel, size_t n_bits)
{
    size_t end = rel % 8 + n_bits, n_bytes = (end + 7) / 8;
    return ff_low_bits(ff_load_bytes(from + rel / 8, n_bytes) >> (8 * n_bytes - end), n_bits);
}

/* 0 < n_bits <= 64, all of them known when the code is made. */
FF_INLINE uint64_t ff_run_bits(const ff_run *m, size_t rel, size_t n_bits, unsigned flags)
{
    bool little = (flags & FF_BS_LITTLE) && n_bits > 8;
    if (n_bits == 1) return m->bytes[(m->at + rel) / 8] >> (7 - (m->at + rel) % 8) & 1;
#ifndef __OPTIMIZE_SIZE__
    bool in_word = rel % 8 + n_bits <= 64, whole_bytes = rel % 8 == 0 && n_bits % 8 == 0;
    if (in_word && (!little || whole_bytes) && FF_LIKELY(m->aligned)) {
        uint64_t value = ff_field_bits(m->bytes + m->at / 8, rel, n_bits);
        return little ? __builtin_bswap64(value) >> (64 - n_bits) : value;
    }
#endif
    return little ? ff_bits_read_little(m->bytes, m->at + rel, n_bits) : ff_bits_read(m->bytes, m->at + rel, n_bits);
}

/* Likewise as a term: at most 59 bits, with a sign 60. */
FF_INLINE ff_term ff_run_small(const ff_run *m, size_t rel, size_t n_bits, unsigned flags)
{
    uint64_t value = ff_run_bits(m, rel, n_bits, flags);
    if (flags & FF_BS_SIGNED) return ff_small_from_int((int64_t)(value << (64 - n_bits)) >> (64 - n_bits));
    return ff_small_from_int((int64_t)value);
}

/* ---- the rest ---- */

FF_INLINE bool ff_run_has_string(const ff_run *m, size_t rel, size_t n_bits, const uint8_t *string)
{
    return ff_bits_equal((ff_bits){m->bytes, m->at + rel, n_bits}, (ff_bits){string, 0, n_bits});
}

/* The code point there in UTF-8, and in the bits from FF_UTF8_BITS_AT on how many bits it takes; 0: none. */
FF_INLINE uint32_t ff_run_utf8(const ff_run *m, size_t rel)
{
#ifndef __OPTIMIZE_SIZE__
    if (FF_LIKELY(m->aligned && rel % 8 == 0 && m->left - rel >= 8)) {
        uint32_t first = m->bytes[(m->at + rel) / 8];
        if (FF_LIKELY(first < 0x80)) return 8u << FF_UTF8_BITS_AT | first;
    }
#endif
    return ff_bs_utf8(m->bytes, m->at + rel, m->left - rel);
}
#define FF_UTF8_CODE_POINT(found) ff_small_from_int((found) & ((1u << FF_UTF8_BITS_AT) - 1))

#endif
