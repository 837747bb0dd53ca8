/* runtime/bif/prim_buffer.c -- Module prim_buffer: a queue of bytes, written at its back and read at its front.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/resource.h"
#include "bin/binary.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum { BYTES_PER_REDUCTION = 1024 };

typedef struct buffer { /* bytes[start..end) of capacity */
    ff_resource resource;
    uint8_t *bytes;
    size_t start, end, capacity;
    bool locked;
} buffer;

static void fini(ff_resource *r) { ff_free(((buffer *)r)->bytes); }

static const ff_resource_kind buffer_kind = {fini};

static buffer *buffer_of(ff_term ref) { return ff_resource_of(ref, &buffer_kind); }

static size_t size_of(const buffer *b) { return b->end - b->start; }

/* The size as at most what the buffer holds. */
static bool valid_size(const buffer *b, ff_term size)
{
    return b && ff_is_small(size) && ff_small_to_int(size) >= 0 && (uint64_t)ff_small_to_int(size) <= size_of(b);
}

/* An empty buffer keeps no memory. */
static void drop(buffer *b, size_t n)
{
    b->start += n;
    if (b->start < b->end) return;
    ff_free(b->bytes);
    b->bytes = NULL;
    b->start = b->end = b->capacity = 0;
}

static void make_room(buffer *b, size_t n)
{
    if (b->capacity - b->end >= n) return;
    size_t used = size_of(b), wanted = used + n;
    if (wanted > b->capacity) {
        size_t capacity = 2 * b->capacity > wanted ? 2 * b->capacity : wanted;
        b->bytes = ff_realloc(b->bytes, capacity);
        b->capacity = capacity;
    }
    memmove(b->bytes, b->bytes + b->start, used);
    b->start = 0, b->end = used;
}

static void append(ff_proc *p, buffer *b, ff_term binary)
{
    ff_bytes data = ff_bytes_begin(binary);
    if (data.n > 0) {
        make_room(b, data.n);
        memcpy(b->bytes + b->end, data.at, data.n);
        b->end += data.n;
    }
    ff_bump(p, data.n / BYTES_PER_REDUCTION);
    ff_bytes_end(&data);
}

ff_term ff_bif_prim_buffer_new_0(ff_proc *p)
{
    ff_term ref;
    ff_resource_new(p, &buffer_kind, sizeof(buffer), 0, &ref);
    return ref;
}

ff_term ff_bif_prim_buffer_size_1(ff_proc *p, ff_term ref)
{
    const buffer *b = buffer_of(ref);
    return b ? ff_small_from_int((int64_t)size_of(b)) : ff_badarg(p);
}

ff_term ff_bif_prim_buffer_write_2(ff_proc *p, ff_term ref, ff_term iovec)
{
    buffer *b = buffer_of(ref);
    if (!b) return ff_badarg(p);
    for (; ff_is_cons(iovec); iovec = ff_tail(iovec)) {
        if (!ff_is_binary(ff_head(iovec))) return ff_badarg(p);
        append(p, b, ff_head(iovec));
    }
    return ff_is_nil(iovec) ? FF_AM_ok : ff_badarg(p);
}

ff_term ff_bif_prim_buffer_peek_head_1(ff_proc *p, ff_term ref)
{
    const buffer *b = buffer_of(ref);
    return b && size_of(b) > 0 ? ff_binary_new(p, b->bytes + b->start, size_of(b)) : ff_badarg(p);
}

ff_term ff_bif_prim_buffer_copying_read_2(ff_proc *p, ff_term ref, ff_term size)
{
    buffer *b = buffer_of(ref);
    if (!valid_size(b, size)) return ff_badarg(p);
    size_t n = (size_t)ff_small_to_int(size);
    ff_term binary = ff_binary_new(p, n ? b->bytes + b->start : (const uint8_t *)"", n);
    drop(b, n);
    return binary;
}

ff_term ff_bif_prim_buffer_skip_2(ff_proc *p, ff_term ref, ff_term size)
{
    buffer *b = buffer_of(ref);
    if (!valid_size(b, size)) return ff_badarg(p);
    drop(b, (size_t)ff_small_to_int(size));
    return FF_AM_ok;
}

ff_term ff_bif_prim_buffer_find_byte_index_2(ff_proc *p, ff_term ref, ff_term byte)
{
    const buffer *b = buffer_of(ref);
    if (!b || !ff_is_small(byte) || ff_small_to_int(byte) < 0 || ff_small_to_int(byte) > UINT8_MAX) return ff_badarg(p);
    if (size_of(b) == 0) return FF_AM_not_found;
    const uint8_t *from = b->bytes + b->start, *found = memchr(from, (int)ff_small_to_int(byte), size_of(b));
    return found ? ff_tuple(p, FF_AM_ok, ff_small_from_int(found - from)) : FF_AM_not_found;
}

ff_term ff_bif_prim_buffer_try_lock_1(ff_proc *p, ff_term ref)
{
    buffer *b = buffer_of(ref);
    if (!b) return ff_badarg(p);
    if (b->locked) return FF_AM_busy;
    b->locked = true;
    return FF_AM_acquired;
}

ff_term ff_bif_prim_buffer_unlock_1(ff_proc *p, ff_term ref)
{
    buffer *b = buffer_of(ref);
    if (!b || !b->locked) return ff_badarg(p);
    b->locked = false;
    return FF_AM_ok;
}
