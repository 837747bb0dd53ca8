/* runtime/term/stack.h -- A growable stack of words, so that walks over deep terms need no C recursion.
 * I1  A stack lives where it was initialised: it may point into itself.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_STACK_H
#define FF_STACK_H

#include "ff_vm.h"

enum { FF_STACK_INLINE_WORDS = 64 };

typedef struct ff_stack {
    ff_word *words;
    size_t n, capacity;
    ff_word few[FF_STACK_INLINE_WORDS];
} ff_stack;

FF_INLINE void ff_stack_init(ff_stack *s)
{
    s->words = s->few;
    s->n = 0;
    s->capacity = FF_STACK_INLINE_WORDS;
}

FF_INLINE void ff_stack_fini(ff_stack *s)
{
    if (s->words != s->few) ff_free(s->words);
}

void ff_stack_grow(ff_stack *s, size_t more);

FF_INLINE void ff_stack_push(ff_stack *s, ff_word w)
{
    if (FF_UNLIKELY(s->n == s->capacity)) ff_stack_grow(s, 1);
    s->words[s->n++] = w;
}

/* Room for n words on top, uninitialised; valid until the next push. */
FF_INLINE ff_word *ff_stack_push_n(ff_stack *s, size_t n)
{
    if (FF_UNLIKELY(s->capacity - s->n < n)) ff_stack_grow(s, n);
    s->n += n;
    return s->words + s->n - n;
}

FF_INLINE void ff_stack_push_term(ff_stack *s, ff_term t) { ff_stack_push(s, t.bits); }
FF_INLINE bool ff_stack_is_empty(const ff_stack *s) { return s->n == 0; }
FF_INLINE ff_word ff_stack_pop(ff_stack *s) { return s->words[--s->n]; }
FF_INLINE ff_term ff_stack_pop_term(ff_stack *s) { return FF_TERM(ff_stack_pop(s)); }

#endif
