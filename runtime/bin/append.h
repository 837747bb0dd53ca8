/* runtime/bin/append.h -- Growing a binary at its end, in place where no older version can notice.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_APPEND_H
#define FF_BIN_APPEND_H

#include "bin/binary.h"

/* A bitstring under construction: bytes to write to, and where its next bit goes. */
typedef struct ff_bs_target {
    uint8_t *data;
    size_t at;
    ff_term term;        /* what it will be; FF_NONVALUE: ff_append_finish() makes it */
    ff_refc_bin *handle; /* grows in place; else NULL */
    ff_sub_bin *grown;   /* what is appended to, if it grows in place; else NULL */
    bool is_private;     /* nothing but the code that appends refers to it */
} ff_bs_target;

/* Room for extra_bits behind the bits of src, whose number is returned. Nothing that programs can see has changed yet.
 * effects: allocates. */
size_t ff_append_begin(ff_proc *p, ff_term src, size_t extra_bits, ff_bs_target *target);
/* The grown bitstring, once target->at stands behind its last bit; a private one that grew in place is the same term. effects: allocates. */
ff_term ff_append_finish(ff_proc *p, const ff_bs_target *target);

#endif
