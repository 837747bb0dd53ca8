/* runtime/bif/binary_part.h -- {Position, Length} as the binary functions take it: a negative length ends at the position.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_BINARY_PART_H
#define FF_BIF_BINARY_PART_H

#include "ff_term.h"

typedef struct ff_range { size_t at, n; } ff_range;

/* False: not two integers, or not inside size. */
FF_INLINE bool ff_range_in(ff_term position, ff_term length, size_t size, ff_range *range)
{
    if (!ff_are_small(position, length)) return false;
    int64_t at = ff_small_to_int(position), n = ff_small_to_int(length);
    if (n < 0) {
        at += n;
        n = -n;
    }
    if (at < 0 || (uint64_t)at > size || (uint64_t)n > size - (uint64_t)at) return false;
    *range = (ff_range){(size_t)at, (size_t)n};
    return true;
}

#endif
