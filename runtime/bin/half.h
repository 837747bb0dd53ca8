/* runtime/bin/half.h -- IEEE 754 half precision (16 bits), which no C compiler has on every target.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_HALF_H
#define FF_BIN_HALF_H

#include <stdint.h>

/* Rounds to nearest, ties to even; what is too large becomes an infinity. */
uint16_t ff_half_from_double(double d);
double ff_half_to_double(uint16_t half);

#endif
