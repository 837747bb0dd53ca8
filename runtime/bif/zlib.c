/* runtime/bif/zlib.c -- Module zlib: the life of a stream, its input, and what is kept beside it. Compressing is in zlib_codec.c.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/resource.h"
#include "bif/zstream.h"
#include "gc/gc.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum { ABOUT_STREAM_BYTES = 256 * 1024, FIRST_BUFFER_SIZE = 4000, MAX_PIECES = 256, BYTES_PER_REDUCTION = 1024 };

static ff_term raise_error(ff_proc *p, ff_term reason) { return ff_raise(p, FF_CLASS_ERROR, reason); }

/* ---- input ---- */

static void drop_first(ff_zstream *s)
{
    ff_zpiece *piece = s->first;
    s->first = piece->next;
    if (!s->first) s->last = &s->first;
    ff_binary_release(piece->of);
    ff_free(piece);
}

void ff_zstream_take(ff_zstream *s, size_t n)
{
    s->queued_bytes -= n;
    while (n > 0 && n >= s->first->n) {
        n -= s->first->n;
        drop_first(s);
    }
    if (n == 0) return;
    s->first->at += n;
    s->first->n -= n;
}

static void forget_stash(ff_zstream *s)
{
    if (s->stash_fragment) ff_fragment_free(s->stash_fragment);
    s->stash_fragment = NULL;
    s->stashed = false;
}

void ff_zstream_forget(ff_zstream *s)
{
    while (s->first) drop_first(s);
    s->queued_bytes = 0;
    forget_stash(s);
}

/* The binary that holds a byte-aligned large binary's bytes; NULL: they are to be copied. */
static ff_binary *shared_bytes(ff_term binary, ff_bits bits)
{
    ff_word *at = ff_boxed_ptr(binary);
    if (ff_header_subtag(*at) == FF_SUB_SUB_BIN) at = ff_boxed_ptr(((ff_sub_bin *)at)->of);
    bool shared = ff_header_subtag(*at) == FF_SUB_REFC_BIN && ff_bits_is_aligned(bits);
    return shared ? (ff_binary *)(uintptr_t)((ff_refc_bin *)at)->binary : NULL;
}

static void append(ff_zstream *s, ff_term binary)
{
    ff_bits bits = ff_bits_of(binary);
    size_t n = ff_bits_whole_bytes(bits);
    if (n == 0) return;
    ff_zpiece *piece = ff_malloc(sizeof *piece);
    ff_binary *of = shared_bytes(binary, bits);
    if (of) {
        ff_binary_retain(of);
        *piece = (ff_zpiece){NULL, of, bits.bytes + bits.bit_offset / 8, n};
    } else {
        of = ff_binary_alloc(n);
        ff_bits_to_bytes(of->data, bits);
        *piece = (ff_zpiece){NULL, of, of->data, n};
    }
    *s->last = piece;
    s->last = &piece->next;
    s->queued_bytes += n;
}

/* ok, or {continue, Rest} after a number of binaries. */
ff_term ff_bif_zlib_enqueue_nif_2(ff_proc *p, ff_term ref, ff_term list)
{
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (s->state != FF_Z_DEFLATE && s->state != FF_Z_INFLATE) return raise_error(p, FF_AM_not_initialized);
    ff_term end = list;
    for (int n = 0; n < MAX_PIECES && ff_is_cons(end); n++, end = ff_tail(end))
        if (!ff_is_binary(ff_head(end))) return ff_badarg(p);
    if (!ff_is_list(end)) return ff_badarg(p);
    size_t before = s->queued_bytes;
    for (; !ff_same(list, end); list = ff_tail(list)) append(s, ff_head(list));
    ff_bump(p, (s->queued_bytes - before) / BYTES_PER_REDUCTION);
    return ff_is_nil(end) ? FF_AM_ok : ff_tuple(p, FF_AM_continue, end);
}

/* ---- life ---- */

static void close_stream(ff_zstream *s)
{
    if (s->state == FF_Z_DEFLATE) deflateEnd(&s->z);
    if (s->state == FF_Z_INFLATE) inflateEnd(&s->z);
    ff_zstream_forget(s);
    s->state = FF_Z_CLOSED;
}

static void fini(ff_resource *r) { close_stream((ff_zstream *)r); }

static const ff_resource_kind stream_kind = {fini};

static voidpf allocate(voidpf opaque, uInt n, uInt bytes)
{
    (void)opaque;
    return ff_malloc((size_t)n * bytes);
}

static void release(voidpf opaque, voidpf block)
{
    (void)opaque;
    ff_free(block);
}

ff_zstream *ff_zstream_of(ff_proc *p, ff_term ref, ff_zstate state)
{
    ff_zstream *s = ff_resource_of(ref, &stream_kind);
    if (!s) ff_badarg(p);
    else if (!ff_same(s->controller, p->self)) raise_error(p, FF_AM_not_on_controlling_process);
    else if (state != FF_Z_NONE && s->state != state) raise_error(p, FF_AM_not_initialized);
    else return s;
    return NULL;
}

ff_term ff_zstream_result(ff_proc *p, int code)
{
    switch (code) {
    case Z_OK: return FF_AM_ok;
    case Z_STREAM_END: return FF_AM_stream_end;
    case Z_STREAM_ERROR: return raise_error(p, FF_AM_stream_error);
    case Z_DATA_ERROR: return raise_error(p, FF_AM_data_error);
    case Z_MEM_ERROR: return FF_AM_mem_error;
    case Z_BUF_ERROR: return FF_AM_buf_error;
    case Z_VERSION_ERROR: return FF_AM_version_error;
    default: return FF_AM_unknown_error;
    }
}

ff_term ff_bif_zlib_open_nif_0(ff_proc *p)
{
    ff_term ref;
    ff_zstream *s = ff_resource_new(p, &stream_kind, sizeof *s, ABOUT_STREAM_BYTES, &ref);
    s->z.zalloc = allocate;
    s->z.zfree = release;
    s->z.data_type = Z_BINARY;
    s->at_end = FF_Z_END_CUT;
    s->controller = p->self;
    s->last = &s->first;
    s->buffer_size = FIRST_BUFFER_SIZE;
    return ref;
}

ff_term ff_bif_zlib_close_nif_1(ff_proc *p, ff_term ref)
{
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (s->state == FF_Z_CLOSED) return raise_error(p, FF_AM_not_initialized);
    close_stream(s);
    return FF_AM_ok;
}

ff_term ff_bif_zlib_set_controller_nif_2(ff_proc *p, ff_term ref, ff_term pid)
{
    if (!ff_is_local_pid(pid)) return ff_badarg(p);
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    s->controller = pid;
    return FF_AM_ok;
}

/* ---- what is kept beside it ---- */

ff_term ff_bif_zlib_getStash_nif_1(ff_proc *p, ff_term ref)
{
    const ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    return s->stashed ? ff_tuple(p, FF_AM_ok, ff_copy_to(p, s->stash)) : FF_AM_empty;
}

ff_term ff_bif_zlib_clearStash_nif_1(ff_proc *p, ff_term ref)
{
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (!s->stashed) return raise_error(p, FF_AM_error);
    forget_stash(s);
    return FF_AM_ok;
}

ff_term ff_bif_zlib_setStash_nif_2(ff_proc *p, ff_term ref, ff_term t)
{
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (s->stashed) return raise_error(p, FF_AM_error);
    s->stash = t;
    s->stash_fragment = ff_copy_to_fragment(p->vm, &s->stash, 1);
    s->stashed = true;
    return FF_AM_ok;
}

ff_term ff_bif_zlib_getBufSize_nif_1(ff_proc *p, ff_term ref)
{
    const ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    return s ? ff_small_from_int(s->buffer_size) : FF_NONVALUE;
}

ff_term ff_bif_zlib_setBufSize_nif_2(ff_proc *p, ff_term ref, ff_term size)
{
    ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (!ff_is_small(size)) return ff_badarg(p);
    s->buffer_size = ff_small_to_int(size);
    return FF_AM_ok;
}

/* The checksum of what was compressed, or came out: only kept where the format has none. */
ff_term ff_bif_zlib_crc32_nif_1(ff_proc *p, ff_term ref)
{
    const ff_zstream *s = ff_zstream_of(p, ref, FF_Z_NONE);
    if (!s) return FF_NONVALUE;
    if (s->state != FF_Z_DEFLATE && s->state != FF_Z_INFLATE) return raise_error(p, FF_AM_not_initialized);
    return ff_integer_from_u64(p, s->plain_crc);
}
