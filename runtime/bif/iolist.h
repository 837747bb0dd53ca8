/* runtime/bif/iolist.h -- Lists of bytes, binaries and such lists: measuring and flattening.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_IOLIST_H
#define FF_BIF_IOLIST_H

#include "bin/binary.h"

typedef enum ff_iolist_kind { FF_IOLIST_BYTES, FF_IOLIST_BITS } ff_iolist_kind; /* BITS: bitstrings are allowed, too */

/* The number of bits of t, a list or a bitstring. False: it is neither, or has something else in it. */
bool ff_iolist_size(ff_term t, ff_iolist_kind kind, size_t *n_bits);
/* Writes t, which ff_iolist_size() accepted; the bits behind the last one in its byte become 0. */
void ff_iolist_write(ff_term t, uint8_t *to);
/* t as a bitstring; FF_NONVALUE, with nothing raised, when it is no iolist. effects: allocates. */
ff_term ff_iolist_to_bitstring(ff_proc *p, ff_term t, ff_iolist_kind kind);
/* t's bytes in consecutive memory, until ff_bytes_end(). False: t is no iodata. */
bool ff_iolist_begin(ff_term t, ff_bytes *bytes);
/* What f makes of those bytes; raises badarg if t is no iodata. */
ff_term ff_iolist_apply(ff_proc *p, ff_term t, ff_term f(ff_proc *p, const ff_bytes *bytes));

#endif
