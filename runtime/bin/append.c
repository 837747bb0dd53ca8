/* runtime/bin/append.c -- Growing a binary at its end, in place where no older version can notice.
 *
 *   ff_binary   |  bytes of the newest version, and of every older one  |  room  |
 *   0 ..................................... writable - 1 (bits) ......... capacity
 *
 * A handle whose `writable` is not 0 may grow. The word holds 1 + the number of bits of its newest version, and only a
 * sub binary of exactly those bits may be appended to in place: an append to an older version would overwrite what the
 * newer one put there, so it copies. Programs see such a handle only through sub binaries.
 * I1  At most one handle of an ff_binary is writable: handles that are copies (messages, tables) never are.
 * I2  The memory moves only while its handle has the only reference.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/append.h"

#include "ff_helpers.h"
#include "gc/gc.h"

#include <string.h>

enum { FIRST_CAPACITY = 256 };

static ff_binary *binary_of(const ff_refc_bin *handle) { return (ff_binary *)(uintptr_t)handle->binary; }

static size_t bytes_for(size_t n_bits) { return (n_bits + 7) / 8; }

static size_t capacity_for(size_t n_bytes)
{
    if (n_bytes < FIRST_CAPACITY / 2) return FIRST_CAPACITY;
    return n_bytes < FF_BIN_MAX_BYTES / 2 ? 2 * n_bytes : n_bytes;
}

/* The handle that src is the newest version of, or NULL. */
FF_INLINE ff_refc_bin *growing_handle(ff_term src)
{
    const ff_sub_bin *sub = (const ff_sub_bin *)ff_boxed_ptr(src);
    if (sub->header != FF_HEADER(FF_SUB_SUB_BIN, FF_SUB_BIN_WORDS - 1) || sub->bit_offset) return NULL;
    ff_refc_bin *handle = (ff_refc_bin *)ff_boxed_ptr(sub->of);
    if (handle->header != FF_HEADER(FF_SUB_REFC_BIN, FF_REFC_BIN_WORDS - 1)) return NULL;
    return handle->writable == sub->bit_size + 1 ? handle : NULL;
}

/* Makes room for n_bytes, by moving the bytes if need be. False: they are shared and may not move. */
static bool reserve(ff_proc *p, ff_refc_bin *handle, size_t n_bytes)
{
    ff_binary *b = binary_of(handle);
    if (n_bytes <= b->capacity) return true;
    if (b->refs > 1) return false;
    size_t capacity = capacity_for(n_bytes);
    ff_refc_grew(p, capacity - b->capacity); /* a growing handle's size says only what is used */
    b = ff_realloc(b, sizeof *b + capacity);
    ff_binary_memory_grew(capacity - b->capacity);
    b->capacity = capacity;
    handle->binary = (uintptr_t)b;
    return true;
}

/* A handle that may grow, its binary still empty. */
static ff_refc_bin *growable_new(ff_proc *p, size_t capacity)
{
    ff_term handle = ff_refc_bin_new(p, ff_binary_alloc(capacity), 0);
    ff_refc_bin *h = (ff_refc_bin *)ff_boxed_ptr(handle);
    h->writable = 1;
    ff_refc_grew(p, capacity);
    return h;
}

/* Where the bits of src are once copied; short ones stay in the heap until they have grown. */
static ff_bs_target target_new(ff_proc *p, size_t n_bits)
{
    ff_bs_target t = {.term = FF_NONVALUE};
    size_t n_bytes = bytes_for(n_bits);
    if (n_bytes <= FF_HEAP_BIN_MAX_BYTES) {
        t.term = ff_bitstring_make(p, n_bits, &t.data);
        return t;
    }
    t.handle = growable_new(p, capacity_for(n_bytes));
    t.data = binary_of(t.handle)->data;
    return t;
}

size_t ff_append_begin(ff_proc *p, ff_term src, size_t extra_bits, ff_bs_target *t)
{
    ff_refc_bin *handle = growing_handle(src);
    if (FF_LIKELY(handle)) {
        ff_sub_bin *sub = (ff_sub_bin *)ff_boxed_ptr(src);
        size_t n_bits = (size_t)sub->bit_size;
        if (FF_LIKELY(reserve(p, handle, bytes_for(n_bits + extra_bits)))) {
            *t = (ff_bs_target){binary_of(handle)->data, n_bits, FF_NONVALUE, handle, sub, false};
            return n_bits;
        }
    }
    ff_bits bits = ff_bits_of(src);
    *t = target_new(p, bits.bit_size + extra_bits);
    ff_bits_copy(t->data, 0, bits.bytes, bits.bit_offset, bits.bit_size);
    t->at = bits.bit_size;
    return bits.bit_size;
}

/* handle has n_bits now; grown: what becomes them, or NULL. */
FF_INLINE ff_term newest(ff_proc *p, ff_refc_bin *handle, size_t n_bits, ff_sub_bin *grown)
{
    handle->writable = n_bits + 1;
    handle->size_bytes = binary_of(handle)->used = bytes_for(n_bits);
    if (grown) {
        grown->bit_size = n_bits;
        return ff_boxed_from_ptr(&grown->header);
    }
    ff_sub_bin *sub = (ff_sub_bin *)ff_alloc(p, FF_SUB_BIN_WORDS);
    *sub = (ff_sub_bin){FF_HEADER(FF_SUB_SUB_BIN, FF_SUB_BIN_WORDS - 1), 0, n_bits, ff_boxed_from_ptr(&handle->header)};
    return ff_boxed_from_ptr(&sub->header);
}

ff_term ff_append_finish(ff_proc *p, const ff_bs_target *target)
{
    if (ff_is_value(target->term)) return target->term;
    return newest(p, target->handle, target->at, target->is_private ? target->grown : NULL);
}

ff_term ff_bs_append_field(ff_proc *p, ff_term src, size_t n_bits, uint64_t field, size_t unit, bool is_private)
{
    ff_refc_bin *handle = ff_is_boxed(src) ? growing_handle(src) : NULL;
    if (FF_UNLIKELY(!handle)) return FF_NONVALUE;
    ff_sub_bin *sub = (ff_sub_bin *)ff_boxed_ptr(src);
    size_t at = (size_t)sub->bit_size, end = at + n_bits;
    ff_binary *b = binary_of(handle);
    if (FF_UNLIKELY(bytes_for(end) > b->capacity || (at & (unit - 1)))) return FF_NONVALUE;
    if (FF_UNLIKELY((at | n_bits) & 7))
        ff_bits_write_last(b->data, at, n_bits, field);
    else if (n_bits == 8)
        b->data[at / 8] = (uint8_t)field;
    else
        ff_store_number(b->data + at / 8, n_bits / 8, field);
    return newest(p, handle, end, is_private ? sub : NULL);
}

/* The size is what a comprehension computed that it will need, which then takes no byte more; anything else is a guess. */
ff_term ff_bs_init_writable(ff_proc *p, ff_term size_bytes)
{
    bool exact = ff_is_small(size_bytes) && ff_small_to_int(size_bytes) >= 0
                 && (uint64_t)ff_small_to_int(size_bytes) < FF_BIN_MAX_BYTES;
    size_t capacity = exact ? (size_t)ff_small_to_int(size_bytes) : FIRST_CAPACITY;
    ff_bs_target empty = {.term = FF_NONVALUE, .handle = growable_new(p, capacity)};
    return ff_append_finish(p, &empty);
}
