/* runtime/bin/construct.c -- The constructing half of the bit syntax: bs_create_bin.
 * Sizes come first, for all segments but an append; then room is made; then the segments are written. The order is seen
 * when several segments are wrong: it decides which one the exception tells about.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/append.h"
#include "bin/bitint.h"
#include "bin/half.h"
#include "bin/utf.h"
#include "ff_atoms.tab.h"
#include "ff_helpers.h"

#include <string.h>

/* What is wrong with a segment; how erl_erts_errors:format_bs_fail/2 is told. */
typedef struct fault {
    const ff_bs_segment *segment;
    bool system_limit;
    ff_term info; /* type, size, short, unit, invalid, no_float; FF_NONVALUE: all is well */
    ff_term value;
} fault;

static bool fail(fault *f, const ff_bs_segment *segment, ff_term info, ff_term value)
{
    *f = (fault){segment, false, info, value};
    return false;
}

/* ---- exceptions ---- */

/* The instruction has the atom of its kind as an operand, so the compiler knows that it exists: it is not of every program, as
 * atoms are that it finds here by their prefix. */
#define OPERAND(name) FF_AM_##name

static ff_term kind_name(unsigned kind)
{
    static const ff_term names[] = {
        [FF_BS_INTEGER] = FF_AM_integer, [FF_BS_FLOAT] = OPERAND(float),  [FF_BS_BINARY] = FF_AM_binary,
        [FF_BS_APPEND] = FF_AM_binary,   [FF_BS_PRIVATE_APPEND] = FF_AM_binary, [FF_BS_STRING] = FF_AM_binary,
        [FF_BS_UTF8] = OPERAND(utf8),    [FF_BS_UTF16] = OPERAND(utf16), [FF_BS_UTF32] = OPERAND(utf32),
    };
    return names[kind];
}

/* #{cause => Cause, function => format_bs_fail, module => erl_erts_errors}: keys in the order of atoms. */
static ff_term error_info(ff_proc *p, ff_term cause)
{
    ff_term keys = ff_tuple(p, FF_AM_cause, FF_AM_function, FF_AM_module);
    ff_word *hp = ff_alloc(p, FF_FLATMAP_WORDS(3));
    hp[0] = FF_HEADER(FF_SUB_FLATMAP, 4);
    hp[1] = keys.bits;
    hp[2] = cause.bits;
    hp[3] = FF_AM_format_bs_fail.bits;
    hp[4] = FF_AM_erl_erts_errors.bits;
    return ff_boxed_from_ptr(hp);
}

static FF_COLD ff_term raise_fault(ff_proc *p, const ff_bs_segment *segments, const fault *f)
{
    const ff_bs_segment *s = f->segment;
    ff_term number = ff_small_from_int(s->number ? s->number : s - segments + 1);
    ff_term cause = ff_tuple(p, number, kind_name(s->kind), f->info, f->value);
    ff_raise(p, FF_CLASS_ERROR, f->system_limit ? FF_AM_system_limit : FF_AM_badarg);
    p->exc_info = error_info(p, cause);
    return FF_NONVALUE;
}

/* ---- first pass: sizes ---- */

static bool is_append(const ff_bs_segment *s) { return s->kind == FF_BS_APPEND || s->kind == FF_BS_PRIVATE_APPEND; }
static bool is_whole(const ff_bs_segment *s) { return ff_same(s->size, FF_AM_all); }

static bool is_code_point_term(ff_term t)
{
    return ff_is_small(t) && ff_small_to_int(t) >= 0 && ff_is_code_point((uint64_t)ff_small_to_int(t));
}

static bool size_fault(const ff_bs_segment *s, fault *f)
{
    bool too_large = ff_is_small(s->size) ? ff_small_to_int(s->size) >= 0
                                          : ff_is_big(s->size) && !ff_big_is_negative(s->size);
    *f = (fault){s, too_large, FF_AM_size, s->size};
    return false;
}

/* A value that is no code point gets a size all the same: writing it will fail. */
static uint32_t code_point_or_last(ff_term value)
{
    return is_code_point_term(value) ? (uint32_t)ff_small_to_int(value) : 0x10ffff;
}

static bool segment_bits(const ff_bs_segment *s, size_t *n_bits, fault *f)
{
    switch (s->kind) {
    case FF_BS_UTF8: *n_bits = 8 * ff_utf8_size(code_point_or_last(s->value)); return true;
    case FF_BS_UTF16: *n_bits = 8 * ff_utf16_size(code_point_or_last(s->value)); return true;
    case FF_BS_UTF32: *n_bits = 32; return is_code_point_term(s->value) || fail(f, s, FF_AM_type, s->value);
    case FF_BS_STRING: *n_bits = 8 * (size_t)ff_small_to_int(s->size); return true;
    case FF_BS_BINARY:
        if (!is_whole(s)) break;
        if (!ff_is_bitstring(s->value)) return fail(f, s, FF_AM_type, s->value);
        *n_bits = ff_bits_of(s->value).bit_size;
        return true;
    default: break;
    }
    return ff_bs_size(s->size, s->unit, n_bits) || size_fault(s, f);
}

static bool total_bits(size_t n, const ff_bs_segment *segments, size_t *total, fault *f)
{
    *total = 0;
    for (const ff_bs_segment *s = segments; s < segments + n; s++) {
        size_t n_bits;
        if (is_append(s)) continue;
        if (s->bits) {
            *total += s->bits;
            continue;
        }
        if (!segment_bits(s, &n_bits, f)) return false;
        if (__builtin_add_overflow(*total, n_bits, total) || *total / 8 > FF_BIN_MAX_BYTES) {
            *f = (fault){s, true, FF_AM_size, s->size};
            return false;
        }
    }
    return true;
}

/* ---- second pass: writing ---- */

static bool put_integer(ff_bs_target *t, const ff_bs_segment *s, size_t n_bits, fault *f)
{
    if (!ff_is_integer(s->value)) return fail(f, s, FF_AM_type, s->value);
    ff_bitint_write(t->data, t->at, n_bits, s->value, s->flags);
    t->at += n_bits;
    return true;
}

static uint64_t float_bits(double d, size_t n_bits)
{
    if (n_bits == 16) return ff_half_from_double(d);
    if (n_bits == 32) {
        float single = (float)d;
        uint32_t bits;
        memcpy(&bits, &single, sizeof bits);
        return bits;
    }
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits;
}

static bool put_float(ff_proc *p, ff_bs_target *t, const ff_bs_segment *s, size_t n_bits, fault *f)
{
    double d;
    if (n_bits != 64 && n_bits != 32 && n_bits != 16) return fail(f, s, FF_AM_invalid, s->size);
    if (!ff_is_number(s->value)) return fail(f, s, FF_AM_type, s->value);
    if (!ff_number_to_double(p, s->value, &d)) return fail(f, s, FF_AM_no_float, s->value);
    uint64_t bits = float_bits(d, n_bits);
    if (s->flags & FF_BS_LITTLE)
        ff_bits_write_little(t->data, t->at, n_bits, bits);
    else
        ff_bits_write(t->data, t->at, n_bits, bits);
    t->at += n_bits;
    return true;
}

static bool put_binary(ff_bs_target *t, const ff_bs_segment *s, size_t n_bits, fault *f)
{
    if (!ff_is_bitstring(s->value)) return fail(f, s, FF_AM_type, s->value);
    ff_bits bits = ff_bits_of(s->value);
    if (is_whole(s) && bits.bit_size % s->unit) return fail(f, s, FF_AM_unit, s->value);
    if (n_bits > bits.bit_size) return fail(f, s, FF_AM_short, s->value);
    ff_bits_copy(t->data, t->at, bits.bytes, bits.bit_offset, n_bits);
    t->at += n_bits;
    return true;
}

static bool put_code_point(ff_bs_target *t, const ff_bs_segment *s, fault *f)
{
    if (!is_code_point_term(s->value)) return fail(f, s, FF_AM_type, s->value);
    uint32_t c = (uint32_t)ff_small_to_int(s->value);
    bool little = s->flags & FF_BS_LITTLE;
    uint8_t bytes[4];
    size_t n = s->kind == FF_BS_UTF8    ? ff_utf8_put(bytes, c)
               : s->kind == FF_BS_UTF16 ? ff_utf16_put(bytes, c, little)
                                        : ff_utf32_put(bytes, c, little);
    ff_bits_copy(t->data, t->at, bytes, 0, 8 * n);
    t->at += 8 * n;
    return true;
}

/* Whole bytes of a known number at a byte border, as most segments are. False: something else, nothing is written. */
FF_INLINE bool put_bytes(ff_bs_target *t, const ff_bs_segment *s)
{
    if (!s->bits || (t->at | s->bits) % 8) return false;
    uint8_t *to = t->data + t->at / 8;
    size_t n = s->bits / 8;
    if (s->kind == FF_BS_STRING) {
        memcpy(to, s->string, n);
    } else {
        if (!ff_is_small(s->value) || n > sizeof(uint64_t) || s->flags & FF_BS_LITTLE) return false;
        uint64_t value = (uint64_t)ff_small_to_int(s->value);
        for (; n > 0; n--, value >>= 8) to[n - 1] = (uint8_t)value;
    }
    t->at += s->bits;
    return true;
}

static bool put_segment(ff_proc *p, ff_bs_target *t, const ff_bs_segment *s, fault *f)
{
    size_t n_bits = 0;
    if (is_append(s) || put_bytes(t, s)) return true;
    segment_bits(s, &n_bits, f);
    switch (s->kind) {
    case FF_BS_INTEGER: return put_integer(t, s, n_bits, f);
    case FF_BS_FLOAT: return put_float(p, t, s, n_bits, f);
    case FF_BS_BINARY: return put_binary(t, s, n_bits, f);
    case FF_BS_STRING:
        ff_bits_copy(t->data, t->at, s->string, 0, n_bits);
        t->at += n_bits;
        return true;
    default: return put_code_point(t, s, f);
    }
}

/* ---- all of it ---- */

static bool open_target(ff_proc *p, const ff_bs_segment *first, size_t n_bits, ff_bs_target *t, fault *f)
{
    if (!is_append(first)) {
        *t = (ff_bs_target){0};
        t->term = ff_bitstring_make(p, n_bits, &t->data);
        return true;
    }
    if (!ff_is_bitstring(first->value)) return fail(f, first, FF_AM_type, first->value);
    if (ff_bits_of(first->value).bit_size % first->unit) return fail(f, first, FF_AM_unit, first->value);
    *t = ff_append_begin(p, first->value, n_bits);
    return true;
}

ff_term ff_bs_create(ff_proc *p, size_t n, const ff_bs_segment *segments)
{
    fault f = {0};
    size_t n_bits;
    ff_bs_target target;
    bool ok = total_bits(n, segments, &n_bits, &f) && open_target(p, segments, n_bits, &target, &f);
    for (size_t i = 0; ok && i < n; i++) ok = put_segment(p, &target, &segments[i], &f);
    return ok ? ff_append_finish(p, &target) : raise_fault(p, segments, &f);
}
