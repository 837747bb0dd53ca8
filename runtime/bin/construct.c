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
#include "term/flatmap.h"

#include <string.h>

/* A segment and its terms. */
typedef struct segment {
    const ff_bs_segment *of;
    ff_term value, size; /* size: in units; what a size that is not GIVEN looks like in error causes */
} segment;

/* What is wrong with a segment; how erl_erts_errors:format_bs_fail/2 is told. */
typedef struct fault {
    const ff_bs_segment *segment;
    bool system_limit;
    ff_term info; /* type, size, short, unit, invalid, no_float; FF_NONVALUE: all is well */
    ff_term value;
} fault;

static bool fail(fault *f, const segment *s, ff_term info, ff_term value)
{
    *f = (fault){s->of, false, info, value};
    return false;
}

/* The next segment; *terms moves behind its terms. */
FF_INLINE segment take(const ff_bs_segment *of, const ff_term **terms)
{
    segment s = {of, FF_NONVALUE, FF_NONVALUE};
    if (of->kind != FF_BS_STRING) s.value = *(*terms)++;
    switch (of->size) {
    case FF_BS_GIVEN: s.size = *(*terms)++; break;
    case FF_BS_KNOWN: s.size = ff_small_from_int((int64_t)(of->bits / of->unit)); break;
    case FF_BS_ALL: s.size = FF_AM_all; break;
    default: break;
    }
    return s;
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
    const ff_term keys[] = {FF_AM_cause, FF_AM_function, FF_AM_module};
    const ff_term values[] = {cause, FF_AM_format_bs_fail, FF_AM_erl_erts_errors};
    return ff_flatmap_of(p, 3, keys, values);
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

FF_INLINE bool is_append(const ff_bs_segment *s) { return s->kind == FF_BS_APPEND || s->kind == FF_BS_PRIVATE_APPEND; }

FF_INLINE bool is_code_point_term(ff_term t) { return ff_is_small(t) && ff_is_code_point(t.bits >> 4); }

static bool size_fault(const segment *s, fault *f)
{
    bool too_large = ff_is_small(s->size) ? ff_small_to_int(s->size) >= 0
                                          : ff_is_big(s->size) && !ff_big_is_negative(s->size);
    *f = (fault){s->of, too_large, FF_AM_size, s->size};
    return false;
}

/* A value that is no code point gets a size all the same: writing it will fail. */
static uint32_t code_point_or_last(ff_term value)
{
    return is_code_point_term(value) ? (uint32_t)ff_small_to_int(value) : 0x10ffff;
}

static bool segment_bits(const segment *s, size_t *n_bits, fault *f)
{
    switch (s->of->kind) {
    case FF_BS_UTF8: *n_bits = 8 * ff_utf8_size(code_point_or_last(s->value)); return true;
    case FF_BS_UTF16: *n_bits = 8 * ff_utf16_size(code_point_or_last(s->value)); return true;
    case FF_BS_UTF32: *n_bits = 32; return is_code_point_term(s->value) || fail(f, s, FF_AM_type, s->value);
    default: break;
    }
    if (s->of->size == FF_BS_KNOWN) {
        *n_bits = s->of->bits;
        return true;
    }
    if (s->of->size == FF_BS_ALL && s->of->kind == FF_BS_BINARY) {
        if (!ff_is_bitstring(s->value)) return fail(f, s, FF_AM_type, s->value);
        *n_bits = ff_bits_of(s->value).bit_size;
        return true;
    }
    return ff_bs_size(s->size, s->of->unit, n_bits) || size_fault(s, f);
}

FF_INLINE bool is_whole(const ff_bs_segment *s) { return s->kind == FF_BS_BINARY && s->size == FF_BS_ALL; }

/* Of the segments behind what is appended to. */
static bool total_bits(const ff_bs_segment *of, const ff_bs_segment *end, const ff_term *terms, size_t *total, fault *f)
{
    *total = 0;
    for (; of < end; of++) {
        if (of->size == FF_BS_KNOWN) {
            terms += of->kind != FF_BS_STRING;
            *total += of->bits;
            continue;
        }
        if (of->kind == FF_BS_UTF8 && ff_is_ascii(*terms)) {
            terms++;
            *total += 8;
            continue;
        }
        if (is_whole(of) && ff_is_boxed_as(*terms, FF_SUB_HEAP_BIN)) {
            *total += 8 * (size_t)ff_boxed_ptr(*terms++)[1];
            continue;
        }
        segment s = take(of, &terms);
        size_t n_bits;
        if (!segment_bits(&s, &n_bits, f)) return false;
        if (__builtin_add_overflow(*total, n_bits, total) || *total / 8 > FF_BIN_MAX_BYTES) {
            *f = (fault){of, true, FF_AM_size, s.size};
            return false;
        }
    }
    return true;
}

/* ---- second pass: writing ---- */

static bool put_integer(ff_bs_target *t, const segment *s, size_t n_bits, fault *f)
{
    if (!ff_is_integer(s->value)) return fail(f, s, FF_AM_type, s->value);
    ff_bitint_write(t->data, t->at, n_bits, s->value, s->of->flags);
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

static bool put_float(ff_proc *p, ff_bs_target *t, const segment *s, size_t n_bits, fault *f)
{
    double d;
    if (n_bits != 64 && n_bits != 32 && n_bits != 16) return fail(f, s, FF_AM_invalid, s->size);
    if (!ff_is_number(s->value)) return fail(f, s, FF_AM_type, s->value);
    if (!ff_number_to_double(p, s->value, &d)) return fail(f, s, FF_AM_no_float, s->value);
    uint64_t bits = float_bits(d, n_bits);
    if (s->of->flags & FF_BS_LITTLE)
        ff_bits_write_little(t->data, t->at, n_bits, bits);
    else
        ff_bits_write(t->data, t->at, n_bits, bits);
    t->at += n_bits;
    return true;
}

static bool put_binary(ff_bs_target *t, const segment *s, size_t n_bits, fault *f)
{
    if (!ff_is_bitstring(s->value)) return fail(f, s, FF_AM_type, s->value);
    ff_bits bits = ff_bits_of(s->value);
    if (s->of->size == FF_BS_ALL && bits.bit_size % s->of->unit) return fail(f, s, FF_AM_unit, s->value);
    if (n_bits > bits.bit_size) return fail(f, s, FF_AM_short, s->value);
    ff_bits_copy(t->data, t->at, bits.bytes, bits.bit_offset, n_bits);
    t->at += n_bits;
    return true;
}

static bool put_code_point(ff_bs_target *t, const segment *s, fault *f)
{
    if (!is_code_point_term(s->value)) return fail(f, s, FF_AM_type, s->value);
    uint32_t c = (uint32_t)ff_small_to_int(s->value);
    bool little = s->of->flags & FF_BS_LITTLE;
    uint8_t bytes[4];
    size_t n = s->of->kind == FF_BS_UTF8    ? ff_utf8_put(bytes, c)
               : s->of->kind == FF_BS_UTF16 ? ff_utf16_put(bytes, c, little)
                                            : ff_utf32_put(bytes, c, little);
    ff_bits_copy(t->data, t->at, bytes, 0, 8 * n);
    t->at += 8 * n;
    return true;
}

FF_INLINE void put_field(ff_bs_target *t, size_t n_bits, uint64_t value)
{
    ff_bits_write_last(t->data, t->at, n_bits, value);
    t->at += n_bits;
}

/* At a byte border. */
FF_INLINE void put_valid_utf8(ff_bs_target *t, uint32_t c)
{
    uint8_t *to = t->data + t->at / 8;
    if (c < 0x80)
        *to = (uint8_t)c, t->at += 8;
    else
        t->at += 8 * ff_utf8_put(to, c);
}

/* A segment that nothing can be wrong with, as most are. False: something else, nothing is written. */
FF_INLINE bool put_quickly(ff_bs_target *t, const ff_bs_segment *s, const ff_term **terms)
{
    if (s->kind == FF_BS_INTEGER) {
        if (s->size != FF_BS_KNOWN || s->bits > FF_BS_FIELD_MAX || !ff_is_small(**terms)) return false;
        bool is_little = s->flags & FF_BS_LITTLE;
        if (is_little && (s->bits == 0 || s->bits % 8)) return false;
        put_field(t, s->bits, is_little ? ff_bs_field(**terms, s->bits, FF_BS_LITTLE) : (uint64_t)ff_small_to_int(**terms));
        ++*terms;
        return true;
    }
    if (t->at % 8) return false;
    if (s->kind == FF_BS_FLOAT) {
        if (s->size != FF_BS_KNOWN || s->bits != 64 || s->flags & FF_BS_LITTLE || !ff_is_float(**terms)) return false;
        uint64_t bits = __builtin_bswap64(ff_boxed_ptr(*(*terms)++)[1]);
        memcpy(t->data + t->at / 8, &bits, sizeof bits);
        t->at += 64;
        return true;
    }
    if (s->kind == FF_BS_UTF8) {
        if (!is_code_point_term(**terms)) return false;
        put_valid_utf8(t, (uint32_t)ff_small_to_int(*(*terms)++));
        return true;
    }
    if (is_whole(s)) {
        ff_term value = **terms;
        if (!ff_is_boxed_as(value, FF_SUB_HEAP_BIN) || 8 % s->unit) return false;
        size_t n_bytes = (size_t)ff_boxed_ptr(value)[1];
        ff_copy_few(t->data + t->at / 8, ff_boxed_ptr(value) + 2, n_bytes);
        t->at += 8 * n_bytes;
        ++*terms;
        return true;
    }
    if (s->kind != FF_BS_STRING || s->bits % 8) return false;
    ff_copy_few(t->data + t->at / 8, s->string, s->bits / 8);
    t->at += s->bits;
    return true;
}

static bool put_segment(ff_proc *p, ff_bs_target *t, const ff_bs_segment *of, const ff_term **terms, fault *f)
{
    segment s = take(of, terms);
    size_t n_bits = 0;
    segment_bits(&s, &n_bits, f);
    switch (of->kind) {
    case FF_BS_INTEGER: return put_integer(t, &s, n_bits, f);
    case FF_BS_FLOAT: return put_float(p, t, &s, n_bits, f);
    case FF_BS_BINARY: return put_binary(t, &s, n_bits, f);
    case FF_BS_STRING:
        ff_bits_copy(t->data, t->at, of->string, 0, n_bits);
        t->at += n_bits;
        return true;
    default: return put_code_point(t, &s, f);
    }
}

/* ---- all of it ---- */

static bool open_append(ff_proc *p, const ff_bs_segment *of, ff_term value, size_t n_bits, ff_bs_target *t, fault *f)
{
    segment s = {of, value, FF_AM_all};
    if (!ff_is_bitstring(value)) return fail(f, &s, FF_AM_type, value);
    if (ff_append_begin(p, value, n_bits, t) % of->unit) return fail(f, &s, FF_AM_unit, value);
    t->is_private = of->kind == FF_BS_PRIVATE_APPEND;
    return true;
}

#ifndef __OPTIMIZE_SIZE__
FF_INLINE bool is_text(const ff_bs_segment *s) { return s->kind == FF_BS_STRING && s->bits % 8 == 0; }
FF_INLINE bool is_short_whole(const ff_bs_segment *s, ff_term value)
{
    return is_whole(s) && s->unit == 8 && ff_is_boxed_as(value, FF_SUB_HEAP_BIN);
}

/* Strings and short binaries, as text with values in it is: nothing can be wrong with them. FF_NONVALUE: there is something else. */
static ff_term create_text(ff_proc *p, const ff_bs_segment *segments, const ff_bs_segment *end, const ff_term *terms)
{
    size_t n_bytes = 0;
    const ff_term *term = terms;
    for (const ff_bs_segment *s = segments; s < end; s++) {
        if (is_text(s))
            n_bytes += s->bits / 8;
        else if (is_short_whole(s, *term))
            n_bytes += (size_t)ff_boxed_ptr(*term++)[1];
        else
            return FF_NONVALUE;
    }
    uint8_t *to;
    ff_term text = ff_binary_make(p, n_bytes, &to);
    for (const ff_bs_segment *s = segments; s < end; s++) {
        bool given = s->kind == FF_BS_STRING;
        size_t n = given ? s->bits / 8 : (size_t)ff_boxed_ptr(*terms)[1];
        ff_copy_few(to, given ? s->string : (const void *)(ff_boxed_ptr(*terms++) + 2), n);
        to += n;
    }
    return text;
}
#endif

ff_term ff_bs_create(ff_proc *p, size_t n, const ff_bs_segment *segments, const ff_term *terms)
{
    fault f;
    size_t n_bits;
    ff_bs_target target;
    const ff_bs_segment *s = segments, *end = segments + n;
    bool appends = n > 0 && is_append(s);
#ifndef __OPTIMIZE_SIZE__
    if (n > 1 && is_text(s)) {
        ff_term text = create_text(p, segments, end, terms);
        if (ff_is_value(text)) return text;
    }
#endif
    bool ok = total_bits(s + appends, end, terms + appends, &n_bits, &f);
    if (ok && appends) {
        ok = open_append(p, s++, *terms++, n_bits, &target, &f);
    } else if (ok) {
        target = (ff_bs_target){0};
        target.term = ff_bitstring_make(p, n_bits, &target.data);
    }
    for (; ok && s < end; s++) ok = put_quickly(&target, s, &terms) || put_segment(p, &target, s, &terms, &f);
    return FF_LIKELY(ok) ? ff_append_finish(p, &target) : raise_fault(p, segments, &f);
}

ff_term ff_bs_of_field(ff_proc *p, size_t n_bits, uint64_t field)
{
    ff_word *hp = ff_alloc(p, FF_HEAP_BIN_WORDS(sizeof field));
    uint64_t bytes = __builtin_bswap64(field << (64 - n_bits));
    hp[0] = FF_HEADER(FF_SUB_HEAP_BIN, FF_HEAP_BIN_WORDS(sizeof field) - 1);
    hp[1] = n_bits / 8;
    hp[2] = bytes;
    return ff_boxed_from_ptr(hp);
}
