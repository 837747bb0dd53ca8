/* runtime/bif/erlang_etf.c -- Module erlang: term_to_binary and its kin. What the format is: runtime/etf.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bin/binary.h"
#include "etf/etf.h"
#include "proc/proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <zlib.h>

enum { COMPRESSED_HEADER = 6 }; /* version, 'P', four bytes of size */

/* ---- encoding ---- */

typedef struct encode_options {
    ff_etf_options etf;
    int level; /* of compression; 0: none */
} encode_options;

static bool set_compression(encode_options *o, ff_term level)
{
    if (!ff_is_small(level) || ff_small_to_int(level) < 0 || ff_small_to_int(level) > 9) return false;
    o->level = (int)ff_small_to_int(level);
    return true;
}

static bool set_minor_version(encode_options *o, ff_term version)
{
    if (!ff_is_small(version) || ff_small_to_int(version) < 0 || ff_small_to_int(version) > 2) return false;
    o->etf.minor_version = (int)ff_small_to_int(version);
    return true;
}

static bool read_encode_option(ff_term option, encode_options *o)
{
    if (ff_same(option, FF_AM_deterministic)) return o->etf.deterministic = true;
    if (ff_same(option, FF_AM_compressed)) {
        o->level = Z_DEFAULT_COMPRESSION;
        return true;
    }
    if (!ff_is_tuple_of(option, 2)) return false;
    ff_term name = ff_tuple_get(option, 0), value = ff_tuple_get(option, 1);
    if (ff_same(name, FF_AM_compressed)) return set_compression(o, value);
    return ff_same(name, FF_AM_minor_version) && set_minor_version(o, value);
}

static bool read_encode_options(ff_term list, encode_options *o)
{
    *o = (encode_options){.etf = {.minor_version = 1}};
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!read_encode_option(ff_head(list), o)) return false;
    return ff_is_nil(list);
}

/* The encoding with its version byte; takes out's place in memory when it gets shorter. */
static void compress_out(ff_buffer *out, int level)
{
    uLong size = (uLong)out->n - 1;
    uLongf packed = compressBound(size);
    ff_buffer small = {0};
    uint8_t *to = ff_buffer_room(&small, COMPRESSED_HEADER + packed);
    to[0] = FF_ETF_VERSION;
    to[1] = FF_ETF_COMPRESSED;
    ff_bits_write(to + 2, 0, 32, size);
    int result = compress2(to + COMPRESSED_HEADER, &packed, out->bytes + 1, size, level);
    small.n = COMPRESSED_HEADER + packed;
    if (result != Z_OK || small.n > out->n) {
        ff_free(small.bytes);
        return;
    }
    ff_free(out->bytes);
    *out = small;
}

static ff_buffer encode(ff_proc *p, ff_term t, const encode_options *o)
{
    ff_buffer out = {0};
    *ff_buffer_room(&out, 1) = FF_ETF_VERSION;
    ff_etf_encode(p, &out, t, &o->etf);
    if (o->level && out.n - 1 <= UINT32_MAX) compress_out(&out, o->level);
    return out;
}

static ff_term encode_to_binary(ff_proc *p, ff_term t, ff_term options)
{
    encode_options o;
    if (!read_encode_options(options, &o)) return ff_badarg(p);
    ff_buffer out = encode(p, t, &o);
    ff_term binary = ff_binary_new(p, out.bytes, out.n);
    ff_free(out.bytes);
    return binary;
}

ff_term ff_bif_erlang_term_to_binary_1(ff_proc *p, ff_term t) { return encode_to_binary(p, t, FF_NIL); }
ff_term ff_bif_erlang_term_to_binary_2(ff_proc *p, ff_term t, ff_term options) { return encode_to_binary(p, t, options); }

/* One binary serves as the vector. */
ff_term ff_bif_erlang_term_to_iovec_2(ff_proc *p, ff_term t, ff_term options)
{
    ff_term binary = encode_to_binary(p, t, options);
    return ff_is_value(binary) ? ff_cons(p, binary, FF_NIL) : FF_NONVALUE;
}

ff_term ff_bif_erlang_term_to_iovec_1(ff_proc *p, ff_term t) { return ff_bif_erlang_term_to_iovec_2(p, t, FF_NIL); }

/* Only {minor_version, 0 | 1}, which is less than what term_to_binary/2 takes. */
static bool are_size_options(ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term option = ff_head(list);
        if (!ff_is_tuple_of(option, 2) || !ff_same(ff_tuple_get(option, 0), FF_AM_minor_version)) return false;
        if (!ff_same(ff_tuple_get(option, 1), FF_SMALL_CONST(0)) && !ff_same(ff_tuple_get(option, 1), FF_SMALL_CONST(1))) return false;
    }
    return ff_is_nil(list);
}

ff_term ff_bif_erlang_external_size_2(ff_proc *p, ff_term t, ff_term options)
{
    encode_options o;
    if (!are_size_options(options) || !read_encode_options(options, &o)) return ff_badarg(p);
    ff_buffer out = encode(p, t, &o);
    ff_free(out.bytes);
    return ff_small_from_int((int64_t)out.n);
}

ff_term ff_bif_erlang_external_size_1(ff_proc *p, ff_term t) { return ff_bif_erlang_external_size_2(p, t, FF_NIL); }

/* ---- decoding ---- */

typedef struct decode_options { bool safe, used; } decode_options;

static bool read_decode_options(ff_term list, decode_options *o)
{
    *o = (decode_options){0};
    for (; ff_is_cons(list); list = ff_tail(list)) {
        if (ff_same(ff_head(list), FF_AM_safe))
            o->safe = true;
        else if (ff_same(ff_head(list), FF_AM_used))
            o->used = true;
        else
            return false;
    }
    return ff_is_nil(list);
}

/* Inflates n bytes to exactly size bytes. Returns them, or NULL; *used: how many of the n it took. What is allocated
 * grows with what there is, whatever size claims. */
static uint8_t *inflate_all(const uint8_t *bytes, size_t n, size_t size, size_t *used)
{
    z_stream z = {.next_in = (Bytef *)(uintptr_t)bytes, .avail_in = (uInt)(n < UINT32_MAX ? n : UINT32_MAX)};
    ff_buffer out = {0};
    int result = inflateInit(&z);
    while (result == Z_OK && out.n <= size) {
        size_t room = out.n < 4096 ? 4096 : out.n;
        z.next_out = ff_buffer_room(&out, room);
        z.avail_out = (uInt)room;
        result = inflate(&z, Z_NO_FLUSH);
        out.n -= z.avail_out;
        if (result == Z_OK && z.avail_in == 0 && z.avail_out) result = Z_DATA_ERROR;
    }
    *used = n < UINT32_MAX ? n - z.avail_in : UINT32_MAX - z.avail_in;
    inflateEnd(&z);
    if (result == Z_STREAM_END && out.n == size) return out.bytes;
    ff_free(out.bytes);
    return NULL;
}

static ff_term decode_compressed(ff_proc *p, ff_bytes b, bool safe, size_t *used)
{
    size_t packed, inner;
    if (b.n < COMPRESSED_HEADER) return FF_NONVALUE;
    size_t size = (size_t)ff_bits_read(b.at + 2, 0, 32);
    uint8_t *bytes = inflate_all(b.at + COMPRESSED_HEADER, b.n - COMPRESSED_HEADER, size, &packed);
    if (!bytes) return FF_NONVALUE;
    ff_term t = ff_etf_decode(p, bytes, size, safe, &inner);
    ff_free(bytes);
    *used = COMPRESSED_HEADER + packed;
    return t;
}

static ff_term decode(ff_proc *p, ff_bytes b, bool safe, size_t *used)
{
    if (b.n < 2 || b.at[0] != FF_ETF_VERSION) return FF_NONVALUE;
    if (b.at[1] == FF_ETF_COMPRESSED) return decode_compressed(p, b, safe, used);
    ff_term t = ff_etf_decode(p, b.at + 1, b.n - 1, safe, used);
    *used += 1;
    return t;
}

ff_term ff_bif_erlang_binary_to_term_2(ff_proc *p, ff_term binary, ff_term options)
{
    decode_options o;
    size_t used;
    if (!read_decode_options(options, &o)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    if (!ff_is_binary(binary)) return ff_badarg(p);
    ff_bytes bytes = ff_bytes_begin(binary);
    ff_term t = decode(p, bytes, o.safe, &used);
    ff_bytes_end(&bytes);
    if (!ff_is_value(t)) return ff_badarg(p);
    return o.used ? ff_tuple(p, t, ff_small_from_int((int64_t)used)) : t;
}

ff_term ff_bif_erlang_binary_to_term_1(ff_proc *p, ff_term binary)
{
    return ff_bif_erlang_binary_to_term_2(p, binary, FF_NIL);
}
