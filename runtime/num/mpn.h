/* runtime/num/mpn.h -- GMP's mpn layer: libgmp, or on wasm its mini-gmp with the same calls.
 * Only mpn_* functions are used, on 64-bit limbs that lie in process heaps or in scratch memory of the caller.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NUM_MPN_H
#define FF_NUM_MPN_H

#include <stddef.h>
#include <stdint.h>

#ifdef FF_MINI_GMP
#include "mini-gmp.h"
#else
#include <gmp.h>
#endif

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "limbs are 64 bits wide");

enum { FF_LIMB_BITS = 64 };

#endif
