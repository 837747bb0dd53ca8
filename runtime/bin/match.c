/* runtime/bin/match.c -- The matching half of the bit syntax: what is too long for compiled code to do itself (ff_match.h).
 * A context's position moves only when the field matched, so that the next clause can try again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/binary.h"
#include "bin/half.h"
#include "bin/utf.h"
#include "ff_helpers.h"

#include <math.h>
#include <string.h>

ff_term ff_bs_start_match(ff_proc *p, ff_term bitstring)
{
    if (!ff_is_boxed(bitstring)) return FF_NONVALUE;
    if (ff_boxed_subtag(bitstring) == FF_SUB_MATCH) return bitstring;
    if (!ff_is_bitstring(bitstring)) return FF_NONVALUE;
    ff_match_ctx *ctx = (ff_match_ctx *)ff_alloc(p, FF_MATCH_CTX_WORDS);
    const ff_word *hp = ff_boxed_ptr(bitstring);
    *ctx = (ff_match_ctx){.header = FF_HEADER(FF_SUB_MATCH, FF_MATCH_CTX_WORDS - 1), .end = hp[1] * 8, .of = bitstring};
    if (ff_boxed_subtag(bitstring) == FF_SUB_SUB_BIN) {
        const ff_sub_bin *sub = (const ff_sub_bin *)hp;
        ctx->position = ctx->start = sub->bit_offset;
        ctx->end = sub->bit_offset + sub->bit_size;
        ctx->of = sub->of;
    }
    return ff_boxed_from_ptr(&ctx->header);
}

bool ff_bs_size(ff_term size, size_t unit, size_t *n_bits)
{
    if (!ff_is_small(size)) return false;
    int64_t units = ff_small_to_int(size);
    return units >= 0 && !__builtin_mul_overflow((uint64_t)units, unit, n_bits);
}

/* ---- floats ---- */

static double float_from_bits(uint64_t bits, size_t n_bits)
{
    if (n_bits == 16) return ff_half_to_double((uint16_t)bits);
    if (n_bits == 32) {
        float single;
        memcpy(&single, &(uint32_t){(uint32_t)bits}, sizeof single);
        return single;
    }
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

ff_term ff_bs_get_float(ff_proc *p, ff_term ctx, size_t n_bits, unsigned flags)
{
    ff_match_ctx *c = ff_ctx(ctx);
    if (n_bits > c->end - c->position) return FF_NONVALUE;
    if (n_bits == 0) return ff_float_new(p, 0.0);
    if (n_bits != 64 && n_bits != 32 && n_bits != 16) return FF_NONVALUE;
    const uint8_t *bytes = ff_bin_data(c->of);
    size_t at = (size_t)c->position;
    uint64_t bits = flags & FF_BS_LITTLE ? ff_bits_read_little(bytes, at, n_bits) : ff_bits_read(bytes, at, n_bits);
    double value = float_from_bits(bits, n_bits);
    if (!isfinite(value)) return FF_NONVALUE;
    c->position += n_bits;
    return ff_float_new(p, value);
}

/* ---- code points ---- */

enum { UTF_MAX_BYTES = 4 };

/* The next bytes, at most UTF_MAX_BYTES: in place, or copied to room when they cross byte borders. */
static const uint8_t *peek_bytes(ff_bits left, uint8_t room[UTF_MAX_BYTES], size_t *n)
{
    *n = ff_bits_whole_bytes(left);
    if (ff_bits_is_aligned(left)) return left.bytes + left.bit_offset / 8;
    if (*n > UTF_MAX_BYTES) *n = UTF_MAX_BYTES;
    ff_bits_copy(room, 0, left.bytes, left.bit_offset, 8 * *n);
    return room;
}

static uint32_t sized(uint32_t code_point, uint32_t n_bits) { return n_bits << FF_UTF8_BITS_AT | code_point; }

/* As ff_bs_utf8(), of four bytes, the first one the most significant. 0 as well: this needs a closer look. */
FF_INLINE uint32_t utf8_of_four(uint32_t w)
{
    if ((w & 0xe0c00000) == 0xc0800000) {
        uint32_t c = (w >> 18 & 0x7c0) | (w >> 16 & 0x3f);
        return c >= 0x80 ? sized(c, 16) : 0;
    }
    if ((w & 0xf0c0c000) == 0xe0808000) {
        uint32_t c = (w >> 12 & 0xf000) | (w >> 10 & 0xfc0) | (w >> 8 & 0x3f);
        return c >= 0x800 && ff_is_code_point(c) ? sized(c, 24) : 0;
    }
    if ((w & 0xf8c0c0c0) == 0xf0808080) {
        uint32_t c = (w >> 6 & 0x1c0000) | (w >> 4 & 0x3f000) | (w >> 2 & 0xfc0) | (w & 0x3f);
        return c >= 0x10000 && ff_is_code_point(c) ? sized(c, 32) : 0;
    }
    return 0;
}

uint32_t ff_bs_utf8(const uint8_t *bytes, size_t at, size_t left)
{
    if (at % 8 == 0 && left >= 32) {
        uint32_t found = utf8_of_four((uint32_t)ff_load_32(bytes + at / 8));
        if (FF_LIKELY(found)) return found;
    }
    uint8_t room[UTF_MAX_BYTES];
    size_t n, used = 0;
    uint32_t c = 0;
    const uint8_t *from = peek_bytes((ff_bits){bytes, at, left}, room, &n);
    return ff_utf8_get(from, n, &c, &used) == FF_UTF_OK ? sized(c, (uint32_t)(8 * used)) : 0;
}

static ff_term take_code_point(ff_term ctx, ff_utf_state state, uint32_t c, size_t used)
{
    if (state != FF_UTF_OK) return FF_NONVALUE;
    ff_ctx(ctx)->position += 8 * used;
    return ff_small_from_int(c);
}

ff_term ff_bs_get_utf16(ff_term ctx, unsigned flags)
{
    uint8_t room[UTF_MAX_BYTES];
    size_t n, used = 0;
    uint32_t c = 0;
    const uint8_t *from = peek_bytes(ff_bits_of(ctx), room, &n);
    ff_utf_state state = ff_utf16_get(from, n, flags & FF_BS_LITTLE, &c, &used);
    return take_code_point(ctx, state, c, used);
}

ff_term ff_bs_get_utf32(ff_term ctx, unsigned flags)
{
    uint8_t room[UTF_MAX_BYTES];
    size_t n, used = 0;
    uint32_t c = 0;
    const uint8_t *from = peek_bytes(ff_bits_of(ctx), room, &n);
    ff_utf_state state = ff_utf32_get(from, n, flags & FF_BS_LITTLE, &c, &used);
    return take_code_point(ctx, state, c, used);
}
