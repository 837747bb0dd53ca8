/* runtime/bif/binary.c -- Module binary: bytes, parts, copies, and integers as bytes. Searching: binary_match.c.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/binary_part.h"
#include "bif/iolist.h"
#include "bin/bitint.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_helpers.h"

enum { BYTES_PER_REDUCTION = 64 };

/* ---- single bytes ---- */

static ff_term byte_at(ff_proc *p, ff_term binary, int64_t from_front, int64_t from_back)
{
    if (!ff_is_binary(binary)) return ff_badarg(p);
    ff_bits bits = ff_bits_of(binary);
    int64_t n = (int64_t)ff_bits_whole_bytes(bits), at = from_back ? n - from_back : from_front;
    return at >= 0 && at < n ? ff_small_from_int(ff_bits_byte(bits, (size_t)at)) : ff_badarg(p);
}

ff_term ff_bif_binary_at_2(ff_proc *p, ff_term binary, ff_term position)
{
    return ff_is_small(position) ? byte_at(p, binary, ff_small_to_int(position), 0) : ff_badarg(p);
}

ff_term ff_bif_binary_first_1(ff_proc *p, ff_term binary) { return byte_at(p, binary, 0, 0); }
ff_term ff_bif_binary_last_1(ff_proc *p, ff_term binary) { return byte_at(p, binary, 0, 1); }

/* ---- parts and copies ---- */

ff_term ff_bif_binary_part_3(ff_proc *p, ff_term binary, ff_term position, ff_term length)
{
    ff_range part;
    if (!ff_is_bitstring(binary)) return ff_badarg(p);
    if (!ff_range_in(position, length, ff_bits_whole_bytes(ff_bits_of(binary)), &part)) return ff_badarg(p);
    return ff_bin_sub(p, binary, 8 * part.at, 8 * part.n);
}

ff_term ff_bif_binary_part_2(ff_proc *p, ff_term binary, ff_term pos_len)
{
    if (!ff_is_tuple_of(pos_len, 2)) return ff_badarg(p);
    return ff_bif_binary_part_3(p, binary, ff_tuple_get(pos_len, 0), ff_tuple_get(pos_len, 1));
}

ff_term ff_bif_binary_copy_2(ff_proc *p, ff_term binary, ff_term times)
{
    if (!ff_is_small(times) || ff_small_to_int(times) < 0) return ff_badarg(p);
    if (!ff_is_binary(binary) && (ff_small_to_int(times) > 0 || !ff_is_bitstring(binary))) return ff_badarg(p);
    ff_bits bits = ff_bits_of(binary);
    size_t n = ff_bits_whole_bytes(bits), total;
    if (__builtin_mul_overflow((uint64_t)ff_small_to_int(times), n, &total) || total > FF_BIN_MAX_BYTES)
        return ff_system_limit(p);
    uint8_t *data;
    ff_term copy = ff_binary_make(p, total, &data);
    for (size_t at = 0; at < total; at += n) ff_bits_to_bytes(data + at, bits);
    ff_bump(p, total / BYTES_PER_REDUCTION);
    return copy;
}

ff_term ff_bif_binary_copy_1(ff_proc *p, ff_term binary)
{
    return ff_bif_binary_copy_2(p, binary, ff_small_from_int(1));
}

ff_term ff_bif_binary_list_to_bin_1(ff_proc *p, ff_term list)
{
    ff_term binary = ff_is_list(list) ? ff_iolist_to_bitstring(p, list, FF_IOLIST_BYTES) : FF_NONVALUE;
    if (!ff_is_value(binary)) return ff_badarg(p);
    ff_bump(p, ff_bits_whole_bytes(ff_bits_of(binary)) / BYTES_PER_REDUCTION);
    return binary;
}

/* The size of what a binary keeps alive. */
ff_term ff_bif_binary_referenced_byte_size_1(ff_proc *p, ff_term bitstring)
{
    if (!ff_is_bitstring(bitstring)) return ff_badarg(p);
    ff_word *hp = ff_boxed_ptr(bitstring);
    if (ff_boxed_subtag(bitstring) == FF_SUB_SUB_BIN) hp = ff_boxed_ptr(((ff_sub_bin *)hp)->of);
    bool is_refc = ff_header_subtag(*hp) == FF_SUB_REFC_BIN;
    const ff_binary *b = (const ff_binary *)(uintptr_t)((const ff_refc_bin *)hp)->binary;
    return ff_small_from_int(is_refc ? (int64_t)b->used : (int64_t)hp[1]);
}

/* ---- what binaries have in common ---- */

/* How many of the first n bytes are the same, counted from the front or from the back. */
static size_t common_bytes(ff_bits a, ff_bits b, size_t n, bool from_back)
{
    size_t a_size = ff_bits_whole_bytes(a), b_size = ff_bits_whole_bytes(b), i = 0;
    if (n > a_size) n = a_size;
    if (n > b_size) n = b_size;
    while (i < n
           && ff_bits_byte(a, from_back ? a_size - 1 - i : i) == ff_bits_byte(b, from_back ? b_size - 1 - i : i))
        i++;
    return i;
}

static ff_term longest_common(ff_proc *p, ff_term list, bool from_back)
{
    if (!ff_is_cons(list) || !ff_is_binary(ff_head(list))) return ff_badarg(p);
    ff_bits first = ff_bits_of(ff_head(list));
    size_t n = ff_bits_whole_bytes(first), compared = 0;
    for (list = ff_tail(list); ff_is_cons(list); list = ff_tail(list)) {
        if (!ff_is_binary(ff_head(list))) return ff_badarg(p);
        n = common_bytes(first, ff_bits_of(ff_head(list)), n, from_back);
        compared += n;
    }
    ff_bump(p, compared / BYTES_PER_REDUCTION);
    return ff_is_nil(list) ? ff_small_from_int((int64_t)n) : ff_badarg(p);
}

ff_term ff_bif_binary_longest_common_prefix_1(ff_proc *p, ff_term list) { return longest_common(p, list, false); }
ff_term ff_bif_binary_longest_common_suffix_1(ff_proc *p, ff_term list) { return longest_common(p, list, true); }

/* ---- integers ---- */

static bool read_endianness(ff_term t, unsigned *flags)
{
    *flags = ff_same(t, FF_AM_little) ? FF_BS_LITTLE : 0;
    return ff_same(t, FF_AM_little) || ff_same(t, FF_AM_big);
}

ff_term ff_bif_binary_decode_unsigned_2(ff_proc *p, ff_term binary, ff_term endianness)
{
    unsigned flags;
    if (!ff_is_binary(binary) || !read_endianness(endianness, &flags)) return ff_badarg(p);
    ff_bits bits = ff_bits_of(binary);
    ff_term integer = ff_bitint_read(p, bits.bytes, bits.bit_offset, bits.bit_size, flags);
    return ff_is_value(integer) ? integer : ff_system_limit(p);
}

ff_term ff_bif_binary_decode_unsigned_1(ff_proc *p, ff_term binary)
{
    return ff_bif_binary_decode_unsigned_2(p, binary, FF_AM_big);
}

/* Bytes that an integer takes that is not negative; 0 takes one. */
static size_t integer_bytes(ff_term integer)
{
    size_t n_limbs = ff_is_small(integer) ? 1 : ff_big_limbs(integer);
    uint64_t top = ff_is_small(integer) ? (uint64_t)ff_small_to_int(integer) : ff_big_limb_ptr(integer)[n_limbs - 1];
    return 8 * n_limbs - (size_t)__builtin_clzll(top | 1) / 8;
}

ff_term ff_bif_binary_encode_unsigned_2(ff_proc *p, ff_term integer, ff_term endianness)
{
    unsigned flags;
    if (!ff_is_integer(integer) || !read_endianness(endianness, &flags)) return ff_badarg(p);
    if (ff_is_small(integer) ? ff_small_to_int(integer) < 0 : ff_big_is_negative(integer)) return ff_badarg(p);
    size_t n = integer_bytes(integer);
    uint8_t *data;
    ff_term binary = ff_binary_make(p, n, &data);
    ff_bitint_write(data, 0, 8 * n, integer, flags);
    return binary;
}

ff_term ff_bif_binary_encode_unsigned_1(ff_proc *p, ff_term integer)
{
    return ff_bif_binary_encode_unsigned_2(p, integer, FF_AM_big);
}
