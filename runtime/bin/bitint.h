/* runtime/bin/bitint.h -- Integers as runs of bits: two's complement of any width, either end first, at any bit.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_BITINT_H
#define FF_BIN_BITINT_H

#include "bin/bits.h"
#include "ff_proc.h"

/* The integer in n_bits from bit `at`; flags are FF_BS_LITTLE and FF_BS_SIGNED. FF_NONVALUE, with nothing raised: it is
 * longer than integers get. effects: allocates. */
ff_term ff_bitint_read(ff_proc *p, const uint8_t *bytes, size_t at, size_t n_bits, unsigned flags);
/* The low n_bits of an integer. */
void ff_bitint_write(uint8_t *bytes, size_t at, size_t n_bits, ff_term integer, unsigned flags);
#endif
