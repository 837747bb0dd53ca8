/* runtime/bin/binary.c -- Making heap, reference counted and sub binaries.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/binary.h"

#include "gc/gc.h"

#include <string.h>

/* A heap binary of this many bytes is no larger than a sub binary of anything. */
enum { COPIED_MAX_BYTES = (FF_SUB_BIN_WORDS - 2) * 8 };

ff_binary *ff_binary_alloc(size_t capacity)
{
    ff_binary *b = ff_malloc_bytes(sizeof *b + capacity);
    *b = (ff_binary){.refs = 1, .capacity = capacity};
    ff_binary_memory_grew(capacity);
    return b;
}

ff_term ff_refc_bin_new(ff_proc *p, ff_binary *b, size_t size_bytes)
{
    ff_refc_bin *handle = (ff_refc_bin *)ff_alloc(p, FF_REFC_BIN_WORDS);
    *handle = (ff_refc_bin){.header = FF_HEADER(FF_SUB_REFC_BIN, FF_REFC_BIN_WORDS - 1),
                            .size_bytes = size_bytes,
                            .binary = (uintptr_t)b};
    ff_refc_link(p, handle);
    return ff_boxed_from_ptr(&handle->header);
}

static ff_term heap_bin_make(ff_proc *p, size_t n, uint8_t **data)
{
    size_t words = FF_HEAP_BIN_WORDS(n);
    ff_word *hp = ff_alloc(p, words);
    hp[words - 1] = 0; /* no stray bytes in the padding; for n == 0 this is the size */
    hp[0] = FF_HEADER(FF_SUB_HEAP_BIN, words - 1);
    hp[1] = n;
    *data = (uint8_t *)(hp + 2);
    return ff_boxed_from_ptr(hp);
}

ff_term ff_binary_make(ff_proc *p, size_t n, uint8_t **data)
{
    if (n <= FF_HEAP_BIN_MAX_BYTES) return heap_bin_make(p, n, data);
    ff_binary *b = ff_binary_alloc(n);
    b->used = n;
    *data = b->data;
    return ff_refc_bin_new(p, b, n);
}

ff_term ff_binary_new(ff_proc *p, const void *bytes, size_t n)
{
    uint8_t *data;
    ff_term binary = ff_binary_make(p, n, &data);
    if (n == 0) return binary;
    if (bytes)
        ff_copy_few(data, bytes, n);
    else
        memset(data, 0, n);
    return binary;
}

static ff_term sub_bin_make(ff_proc *p, ff_term of, size_t at, size_t n_bits)
{
    ff_sub_bin *sub = (ff_sub_bin *)ff_alloc(p, FF_SUB_BIN_WORDS);
    *sub = (ff_sub_bin){FF_HEADER(FF_SUB_SUB_BIN, FF_SUB_BIN_WORDS - 1), at, n_bits, of};
    return ff_boxed_from_ptr(&sub->header);
}

ff_term ff_bitstring_make(ff_proc *p, size_t n_bits, uint8_t **data)
{
    ff_term whole = ff_binary_make(p, (n_bits + 7) / 8, data);
    if (n_bits % 8 == 0) return whole;
    (*data)[n_bits / 8] = 0;
    return sub_bin_make(p, whole, 0, n_bits);
}

ff_term ff_bin_sub_of(ff_proc *p, ff_term of, size_t at, size_t n_bits)
{
    if (n_bits % 8 == 0 && n_bits <= COPIED_MAX_BYTES * 8) {
        uint8_t *data;
        ff_term copy = heap_bin_make(p, n_bits / 8, &data);
        if (at % 8 == 0)
            ff_copy_few(data, ff_bin_data(of) + at / 8, n_bits / 8);
        else
            ff_bits_copy(data, 0, ff_bin_data(of), at, n_bits);
        return copy;
    }
    return sub_bin_make(p, of, at, n_bits);
}

ff_term ff_bin_sub(ff_proc *p, ff_term bitstring, size_t at, size_t n_bits)
{
    if (ff_boxed_subtag(bitstring) != FF_SUB_SUB_BIN) return ff_bin_sub_of(p, bitstring, at, n_bits);
    const ff_sub_bin *sub = (const ff_sub_bin *)ff_boxed_ptr(bitstring);
    return ff_bin_sub_of(p, sub->of, (size_t)sub->bit_offset + at, n_bits);
}

ff_bytes ff_bytes_begin(ff_term bitstring)
{
    ff_subtag subtag = ff_boxed_subtag(bitstring);
    if (subtag == FF_SUB_HEAP_BIN || subtag == FF_SUB_REFC_BIN)
        return (ff_bytes){ff_bin_data(bitstring), (size_t)ff_boxed_ptr(bitstring)[1], NULL};
    ff_bits bits = ff_bits_of(bitstring);
    size_t n = ff_bits_whole_bytes(bits);
    if (ff_bits_is_aligned(bits)) return (ff_bytes){bits.bytes + bits.bit_offset / 8, n, NULL};
    uint8_t *copy = ff_malloc(n + 1);
    ff_bits_copy(copy, 0, bits.bytes, bits.bit_offset, 8 * n);
    return (ff_bytes){copy, n, copy};
}

void ff_bytes_end(ff_bytes *b)
{
    if (!b->copy) return;
    ff_free(b->copy);
    b->copy = NULL;
}
