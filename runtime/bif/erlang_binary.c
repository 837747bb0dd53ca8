/* runtime/bif/erlang_binary.c -- Module erlang: binaries, bitstrings and iolists.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/binary_part.h"
#include "bif/iolist.h"
#include "ff_bifs.tab.h"
#include "ff_match.h"

enum { BYTES_PER_REDUCTION = 64 };

/* ---- sizes ---- */

static ff_term small_size(size_t n) { return ff_small_from_int((int64_t)n); }

/* Compilers from OTP 26 on ask for the size of what is left to match without making a term of it. */
static bool has_size(ff_term t) { return ff_is_bitstring(t) || ff_is_match_ctx(t); }

ff_term ff_bif_erlang_bit_size_1(ff_proc *p, ff_term bitstring)
{
    return has_size(bitstring) ? small_size(ff_bits_of(bitstring).bit_size) : ff_badarg(p);
}

ff_term ff_bif_erlang_byte_size_1(ff_proc *p, ff_term bitstring)
{
    return has_size(bitstring) ? small_size((ff_bits_of(bitstring).bit_size + 7) / 8) : ff_badarg(p);
}

ff_term ff_bif_erlang_size_1(ff_proc *p, ff_term t)
{
    if (ff_is_tuple(t)) return small_size(ff_tuple_arity(t));
    return ff_is_bitstring(t) ? small_size(ff_bits_whole_bytes(ff_bits_of(t))) : ff_badarg(p);
}

ff_term ff_bif_erlang_iolist_size_1(ff_proc *p, ff_term iolist)
{
    size_t n_bits;
    if (!ff_iolist_size(iolist, FF_IOLIST_BYTES, &n_bits)) return ff_badarg(p);
    ff_bump(p, n_bits / 8 / BYTES_PER_REDUCTION);
    return small_size(n_bits / 8);
}

/* ---- to lists ---- */

/* The first n bytes of a run as a list before tail. */
static ff_term bytes_to_list(ff_proc *p, ff_bits bits, size_t n, ff_term tail)
{
    ff_word *hp = ff_alloc(p, n * FF_CONS_WORDS);
    for (size_t i = n; i-- > 0;) tail = ff_put_cons(&hp, ff_small_from_int(ff_bits_byte(bits, i)), tail);
    ff_bump(p, n / BYTES_PER_REDUCTION);
    return tail;
}

ff_term ff_bif_erlang_binary_to_list_1(ff_proc *p, ff_term binary)
{
    if (!ff_is_binary(binary)) return ff_badarg(p);
    ff_bits bits = ff_bits_of(binary);
    return bytes_to_list(p, bits, ff_bits_whole_bytes(bits), FF_NIL);
}

ff_term ff_bif_erlang_binary_to_list_3(ff_proc *p, ff_term binary, ff_term first, ff_term last)
{
    if (!ff_is_bitstring(binary) || !ff_are_small(first, last)) return ff_badarg(p);
    ff_bits bits = ff_bits_of(binary);
    int64_t from = ff_small_to_int(first), to = ff_small_to_int(last);
    if (from < 1 || to < from || (uint64_t)to > ff_bits_whole_bytes(bits)) return ff_badarg(p);
    ff_bits part = ff_bits_slice(bits, 8 * (size_t)(from - 1), 8 * (size_t)(to - from + 1));
    return bytes_to_list(p, part, ff_bits_whole_bytes(part), FF_NIL);
}

ff_term ff_bif_erlang_bitstring_to_list_1(ff_proc *p, ff_term bitstring)
{
    if (!ff_is_bitstring(bitstring)) return ff_badarg(p);
    ff_bits bits = ff_bits_of(bitstring);
    size_t n = ff_bits_whole_bytes(bits), rest = bits.bit_size % 8;
    ff_term tail = rest ? ff_cons(p, ff_bin_sub(p, bitstring, 8 * n, rest), FF_NIL) : FF_NIL;
    return bytes_to_list(p, bits, n, tail);
}

/* ---- from lists ---- */

static ff_term flatten(ff_proc *p, ff_term t, ff_iolist_kind kind)
{
    ff_term result = ff_iolist_to_bitstring(p, t, kind);
    if (!ff_is_value(result)) return ff_badarg(p);
    if (!ff_same(result, t)) ff_bump(p, ff_bits_whole_bytes(ff_bits_of(result)) / BYTES_PER_REDUCTION);
    return result;
}

ff_term ff_bif_erlang_iolist_to_binary_1(ff_proc *p, ff_term iolist) { return flatten(p, iolist, FF_IOLIST_BYTES); }

ff_term ff_bif_erlang_list_to_binary_1(ff_proc *p, ff_term list)
{
    return ff_is_list(list) ? flatten(p, list, FF_IOLIST_BYTES) : ff_badarg(p);
}

ff_term ff_bif_erlang_list_to_bitstring_1(ff_proc *p, ff_term list)
{
    return ff_is_list(list) ? flatten(p, list, FF_IOLIST_BITS) : ff_badarg(p);
}

/* One binary serves as the vector: nothing here gains from several. */
ff_term ff_bif_erlang_iolist_to_iovec_1(ff_proc *p, ff_term iolist)
{
    ff_term binary = flatten(p, iolist, FF_IOLIST_BYTES);
    if (!ff_is_value(binary)) return FF_NONVALUE;
    return ff_bits_of(binary).bit_size ? ff_cons(p, binary, FF_NIL) : FF_NIL;
}

/* ---- parts ---- */

ff_term ff_bif_erlang_split_binary_2(ff_proc *p, ff_term bitstring, ff_term position)
{
    if (!ff_is_bitstring(bitstring) || !ff_is_small(position)) return ff_badarg(p);
    size_t n_bits = ff_bits_of(bitstring).bit_size;
    int64_t at = ff_small_to_int(position);
    if (at < 0 || (uint64_t)at > n_bits / 8) return ff_badarg(p);
    size_t at_bits = 8 * (size_t)at;
    ff_term left = ff_bin_sub(p, bitstring, 0, at_bits);
    return ff_tuple(p, left, ff_bin_sub(p, bitstring, at_bits, n_bits - at_bits));
}

ff_term ff_bif_erlang_binary_part_3(ff_proc *p, ff_term bitstring, ff_term position, ff_term length)
{
    ff_range part;
    if (!ff_is_bitstring(bitstring)) return ff_badarg(p);
    if (!ff_range_in(position, length, ff_bits_whole_bytes(ff_bits_of(bitstring)), &part)) return ff_badarg(p);
    return ff_bin_sub(p, bitstring, 8 * part.at, 8 * part.n);
}

ff_term ff_bif_erlang_binary_part_2(ff_proc *p, ff_term bitstring, ff_term pos_len)
{
    if (!ff_is_tuple_of(pos_len, 2)) return ff_badarg(p);
    return ff_bif_erlang_binary_part_3(p, bitstring, ff_tuple_get(pos_len, 0), ff_tuple_get(pos_len, 1));
}
