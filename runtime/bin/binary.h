/* runtime/bin/binary.h -- Making heap, reference counted and sub binaries.
 * I1  A binary of at most FF_HEAP_BIN_MAX_BYTES made here is a heap binary; longer ones lie outside the heap, as an
 *     ff_binary behind a handle that owns one reference.
 * I2  A sub binary's `of` is a heap or refc binary, never another sub binary.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_BINARY_H
#define FF_BIN_BINARY_H

#include "bin/bits.h"
#include "ff_proc.h"

/* Bytes that no bit count of this target can pass. */
#define FF_BIN_MAX_BYTES (SIZE_MAX / 16)

/* One reference, which the caller owns and ff_binary_release() (gc/gc.h) gives back; used is 0. */
ff_binary *ff_binary_alloc(size_t capacity);
FF_INLINE void ff_binary_retain(ff_binary *b) { b->refs++; }

/* A handle on b, chained to the heap it lies in. Takes the caller's reference. effects: allocates. */
ff_term ff_refc_bin_new(ff_proc *p, ff_binary *b, size_t size_bytes);

/* A binary of n bytes for the caller to fill through *data. effects: allocates. */
ff_term ff_binary_make(ff_proc *p, size_t n, uint8_t **data);
/* A bitstring of n_bits likewise; the bits behind it in its last byte are 0. effects: allocates. */
ff_term ff_bitstring_make(ff_proc *p, size_t n_bits, uint8_t **data);
/* Bits [at, at + n_bits) of a bitstring: a copy when that takes no more room than a sub binary. effects: allocates. */
ff_term ff_bin_sub(ff_proc *p, ff_term bitstring, size_t at, size_t n_bits);
/* Likewise, `at` counted from the first bit of a heap or refc binary. */
ff_term ff_bin_sub_of(ff_proc *p, ff_term of, size_t at, size_t n_bits);

/* The whole bytes of a bitstring as consecutive memory: its own, or a copy at a byte border that ff_bytes_end() frees. */
typedef struct ff_bytes {
    const uint8_t *at;
    size_t n;
    uint8_t *copy;
} ff_bytes;

ff_bytes ff_bytes_begin(ff_term bitstring);
void ff_bytes_end(ff_bytes *b);

#endif
