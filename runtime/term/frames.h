/* runtime/term/frames.h -- Pairs of runs of terms that wait to be compared, for compare.c and equal.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_FRAMES_H
#define FF_FRAMES_H

#include "term/stack.h"

enum { FF_COMPARED_BY_CALLS = 8 }; /* levels of terms in terms that need no frames */
enum { FF_FRAME_WORDS = 4 }; /* a, b, how many terms, exact */

/* What begins the same needs no look. */
FF_INLINE void ff_frame_push(ff_stack *s, const ff_term *a, const ff_term *b, size_t n, bool exact)
{
    while (n > 0 && ff_same(*a, *b)) a++, b++, n--;
    if (n == 0) return;
    ff_word *frame = ff_stack_push_n(s, FF_FRAME_WORDS);
    frame[0] = (uintptr_t)a;
    frame[1] = (uintptr_t)b;
    frame[2] = n;
    frame[3] = exact;
}

/* Takes the next two terms off the newest frame, and those that are the same behind them. */
FF_INLINE void ff_frame_take(ff_stack *s, ff_term *a, ff_term *b, bool *exact)
{
    ff_word *frame = s->words + s->n - FF_FRAME_WORDS;
    const ff_term *x = (const ff_term *)(uintptr_t)frame[0], *y = (const ff_term *)(uintptr_t)frame[1];
    size_t n = frame[2];
    *a = *x;
    *b = *y;
    *exact = frame[3];
    do x++, y++, n--;
    while (n > 0 && ff_same(*x, *y));
    frame[0] = (uintptr_t)x;
    frame[1] = (uintptr_t)y;
    frame[2] = n;
    if (n == 0) s->n -= FF_FRAME_WORDS;
}

/* Goes behind the cells of two lists whose heads are the same. */
FF_INLINE void ff_skip_same_heads(ff_term *a, ff_term *b)
{
    while (ff_is_cons(*a) && ff_is_cons(*b) && !ff_same(*a, *b) && ff_same(ff_head(*a), ff_head(*b))) {
        *a = ff_tail(*a);
        *b = ff_tail(*b);
    }
}

#endif
