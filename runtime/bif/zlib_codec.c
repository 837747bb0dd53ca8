/* runtime/bif/zlib_codec.c -- Module zlib: compressing and decompressing a stream's input, a chunk of output at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/iolist.h"
#include "bif/zstream.h"
#include "gc/gc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum { BYTES_PER_REDUCTION = 256, MAX_DICTIONARY_BYTES = 32768 };

typedef int codec(z_stream *, int flush);

static bool read_int(ff_term t, int *out)
{
    if (!ff_is_small(t) || ff_small_to_int(t) < INT32_MIN || ff_small_to_int(t) > INT32_MAX) return false;
    *out = (int)ff_small_to_int(t);
    return true;
}

/* zlib.erl shows checksums of dictionaries as C's int. */
static ff_term as_int(uLong checksum) { return ff_small_from_int((int32_t)(uint32_t)checksum); }

/* ---- one chunk ---- */

typedef struct chunk {
    size_t consumed, produced;
    int code;
} chunk;

/* Feeds pieces of the input until `most` bytes are taken or the output is full. */
static void feed(ff_zstream *s, codec *run, size_t most, chunk *c)
{
    for (const ff_zpiece *piece = s->first; piece && c->code == Z_OK && c->consumed < most; piece = piece->next) {
        size_t n = piece->n < most - c->consumed ? piece->n : most - c->consumed;
        s->z.next_in = (Bytef *)(uintptr_t)piece->at;
        s->z.avail_in = (uInt)n;
        c->code = run(&s->z, Z_NO_FLUSH);
        n -= s->z.avail_in;
        if (s->raw && s->state == FF_Z_DEFLATE) s->plain_crc = crc32(s->plain_crc, piece->at, (uInt)n);
        c->consumed += n;
    }
}

/* Fills out[0..size). Where all input is taken the codec is flushed, which is nothing when it holds nothing back. */
static chunk run_chunk(ff_zstream *s, codec *run, size_t most, uint8_t *out, size_t size, int flush)
{
    chunk c = {.code = Z_OK};
    s->z.next_out = out;
    s->z.avail_out = (uInt)size;
    feed(s, run, most, &c);
    ff_zstream_take(s, c.consumed);
    if (c.code == Z_OK && s->queued_bytes == 0 && s->z.avail_out > 0) {
        s->z.next_in = NULL;
        s->z.avail_in = 0;
        c.code = run(&s->z, flush);
    }
    c.produced = size - s->z.avail_out;
    return c;
}

static ff_term chunk_term(ff_proc *p, const ff_zstream *s, const chunk *c, ff_term output, size_t size)
{
    if (s->queued_bytes == 0 && c->produced < size) return ff_tuple(p, FF_AM_finished, output);
    if (c->code == Z_NEED_DICT) return ff_tuple(p, FF_AM_need_dictionary, as_int(s->z.adler), output);
    return ff_tuple(p, FF_AM_continue, output);
}

/* {finished | continue, Output} or {need_dictionary, Adler, Output}, Output a list of at most one binary. */
static ff_term code_chunk(ff_proc *p, ff_zstream *s, codec *run, int in_size, int out_size, int flush)
{
    ff_binary *b = ff_binary_alloc((size_t)out_size);
    chunk c = run_chunk(s, run, (size_t)in_size, b->data, (size_t)out_size, flush);
    ff_bump(p, (c.consumed + c.produced) / BYTES_PER_REDUCTION);
    bool stuck = c.consumed == 0 && c.produced == 0 && s->queued_bytes > 0;
    bool failed = c.code < 0 && c.code != Z_BUF_ERROR;
    ff_term output = failed || stuck || c.produced == 0
                         ? FF_NIL : ff_cons(p, ff_binary_new(p, b->data, c.produced), FF_NIL);
    if (s->raw && s->state == FF_Z_INFLATE && !failed) s->plain_crc = crc32(s->plain_crc, b->data, (uInt)c.produced);
    ff_binary_release(b);
    if (failed) return ff_zstream_result(p, c.code);
    s->ended |= c.code == Z_STREAM_END;
    return stuck ? ff_zstream_result(p, Z_DATA_ERROR) : chunk_term(p, s, &c, output, (size_t)out_size);
}

static bool read_chunk_sizes(ff_proc *p, ff_term in, ff_term out, ff_term flush, int sizes[3])
{
    bool ok = read_int(in, &sizes[0]) && read_int(out, &sizes[1]) && read_int(flush, &sizes[2]) && sizes[0] > 0 && sizes[1] > 0;
    if (!ok) ff_badarg(p);
    return ok;
}

/* ---- the ends of a stream ---- */

static void begin(ff_zstream *s, ff_zstate state, int window_bits)
{
    s->state = state;
    s->ended = false;
    s->raw = window_bits < 0;
    s->plain_crc = crc32(0, Z_NULL, 0);
}

static ff_term reset(ff_proc *p, ff_term ref, ff_zstate state, int (*reset_codec)(z_stream *))
{
    ff_zstream *s = ff_zstream_of(p, ref, state);
    if (!s) return FF_NONVALUE;
    int code = reset_codec(&s->z);
    s->plain_crc = crc32(0, Z_NULL, 0);
    s->ended = false;
    ff_zstream_forget(s);
    return ff_zstream_result(p, code);
}

/* Input that was not taken is an error, and so is what was not decompressed to its end. */
static ff_term end(ff_proc *p, ff_term ref, ff_zstate state, int (*end_codec)(z_stream *))
{
    ff_zstream *s = ff_zstream_of(p, ref, state);
    if (!s) return FF_NONVALUE;
    int code = end_codec(&s->z);
    bool open = s->queued_bytes > 0 || (state == FF_Z_INFLATE && !s->ended);
    ff_zstream_forget(s);
    s->state = FF_Z_NONE;
    return ff_zstream_result(p, code == Z_OK && open ? Z_DATA_ERROR : code);
}

ff_term ff_bif_zlib_deflateReset_nif_1(ff_proc *p, ff_term ref) { return reset(p, ref, FF_Z_DEFLATE, deflateReset); }
ff_term ff_bif_zlib_deflateEnd_nif_1(ff_proc *p, ff_term ref) { return end(p, ref, FF_Z_DEFLATE, deflateEnd); }
ff_term ff_bif_zlib_inflateReset_nif_1(ff_proc *p, ff_term ref) { return reset(p, ref, FF_Z_INFLATE, inflateReset); }
ff_term ff_bif_zlib_inflateEnd_nif_1(ff_proc *p, ff_term ref) { return end(p, ref, FF_Z_INFLATE, inflateEnd); }

/* ---- compressing ---- */

ff_term ff_bif_zlib_deflateInit_nif_6(ff_proc *p, ff_term ref, ff_term level, ff_term method, ff_term window, ff_term memory,
                                      ff_term strategy)
{
    int l, m, w, mem, st;
    if (!read_int(level, &l) || !read_int(method, &m) || !read_int(window, &w) || !read_int(memory, &mem) || !read_int(strategy, &st))
        return ff_badarg(p);
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (s->state != FF_Z_NONE) return ff_raise(p, FF_CLASS_ERROR, FF_AM_already_initialized);
    int code = deflateInit2(&s->z, l, m, w, mem, st);
    if (code == Z_OK) begin(s, FF_Z_DEFLATE, w);
    return ff_zstream_result(p, code);
}

/* The dictionary's checksum, which zlib does not keep where the format has none. */
ff_term ff_bif_zlib_deflateSetDictionary_nif_2(ff_proc *p, ff_term ref, ff_term dictionary)
{
    ff_bytes bytes;
    if (!ff_zstream_of(p, ref, FF_Z_NONE)) return FF_NONVALUE;
    if (!ff_iolist_begin(dictionary, &bytes)) return ff_badarg(p);
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_DEFLATE);
    if (!s) {
        ff_bytes_end(&bytes);
        return FF_NONVALUE;
    }
    int code = deflateSetDictionary(&s->z, bytes.at, (uInt)bytes.n);
    uLong checksum = s->raw ? adler32(0, bytes.at, (uInt)bytes.n) : s->z.adler;
    ff_bytes_end(&bytes);
    return code == Z_OK ? as_int(checksum) : ff_zstream_result(p, code);
}

/* zlib.erl has flushed the stream; the byte of room tells whether it held something back in spite of that. */
ff_term ff_bif_zlib_deflateParams_nif_3(ff_proc *p, ff_term ref, ff_term level, ff_term strategy)
{
    int l, st;
    Bytef room;
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_DEFLATE);
    if (!s) return FF_NONVALUE;
    if (!read_int(level, &l) || !read_int(strategy, &st)) return ff_badarg(p);
    s->z.next_out = &room;
    s->z.avail_out = 1;
    int code = deflateParams(&s->z, l, st);
    return ff_zstream_result(p, s->z.avail_out == 0 ? Z_STREAM_ERROR : code);
}

ff_term ff_bif_zlib_deflate_nif_4(ff_proc *p, ff_term ref, ff_term in, ff_term out, ff_term flush)
{
    int sizes[3];
    if (!read_chunk_sizes(p, in, out, flush, sizes)) return FF_NONVALUE;
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_DEFLATE);
    return s ? code_chunk(p, s, deflate, sizes[0], sizes[1], sizes[2]) : FF_NONVALUE;
}

/* ---- decompressing ---- */

ff_term ff_bif_zlib_inflateInit_nif_3(ff_proc *p, ff_term ref, ff_term window, ff_term at_end)
{
    int w, end;
    if (!read_int(window, &w) || !read_int(at_end, &end)) return ff_badarg(p);
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (s->state != FF_Z_NONE) return ff_raise(p, FF_CLASS_ERROR, FF_AM_already_initialized);
    int code = inflateInit2(&s->z, w);
    if (code == Z_OK) begin(s, FF_Z_INFLATE, w);
    s->at_end = (ff_zend)end;
    return ff_zstream_result(p, code);
}

ff_term ff_bif_zlib_inflateSetDictionary_nif_2(ff_proc *p, ff_term ref, ff_term dictionary)
{
    ff_bytes bytes;
    if (!ff_zstream_of(p, ref, FF_Z_NONE)) return FF_NONVALUE;
    if (!ff_iolist_begin(dictionary, &bytes)) return ff_badarg(p);
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_INFLATE);
    if (!s) {
        ff_bytes_end(&bytes);
        return FF_NONVALUE;
    }
    int code = inflateSetDictionary(&s->z, bytes.at, (uInt)bytes.n);
    ff_bytes_end(&bytes);
    return ff_zstream_result(p, code);
}

ff_term ff_bif_zlib_inflateGetDictionary_nif_1(ff_proc *p, ff_term ref)
{
    uint8_t bytes[MAX_DICTIONARY_BYTES];
    uInt n = 0;
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_INFLATE);
    if (!s) return FF_NONVALUE;
    int code = inflateGetDictionary(&s->z, bytes, &n);
    return code < 0 ? ff_zstream_result(p, code) : ff_binary_new(p, bytes, n);
}

/* Z_OK: there is something to decompress still, or nothing at all. */
static int go_on_behind_end(ff_zstream *s)
{
    if (!s->ended || s->queued_bytes == 0) return Z_OK;
    if (s->at_end == FF_Z_END_ERROR) return Z_DATA_ERROR;
    if (s->at_end == FF_Z_END_CUT) {
        ff_zstream_forget(s);
        return Z_OK;
    }
    s->ended = false;
    return inflateReset(&s->z);
}

ff_term ff_bif_zlib_inflate_nif_4(ff_proc *p, ff_term ref, ff_term in, ff_term out, ff_term flush)
{
    int sizes[3];
    if (!read_chunk_sizes(p, in, out, flush, sizes)) return FF_NONVALUE;
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_INFLATE);
    if (!s) return FF_NONVALUE;
    int code = go_on_behind_end(s);
    return code == Z_OK ? code_chunk(p, s, inflate, sizes[0], sizes[1], sizes[2]) : ff_zstream_result(p, code);
}
