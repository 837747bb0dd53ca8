/* runtime/term/tuple.c -- Tuples out of arrays.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_proc.h"

#include <string.h>

ff_term ff_tuple_new(ff_proc *p, size_t n, const ff_term *elements)
{
    ff_word *hp = ff_alloc(p, FF_TUPLE_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_TUPLE, n);
    if (n) memcpy(hp + 1, elements, n * sizeof(ff_term));
    return ff_boxed_from_ptr(hp);
}
