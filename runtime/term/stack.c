/* runtime/term/stack.c -- Growth of the word stacks that term walks use.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/stack.h"

#include <string.h>

void ff_stack_grow(ff_stack *s, size_t more)
{
    size_t capacity = s->capacity * 2 > s->n + more ? s->capacity * 2 : s->n + more;
    ff_word *few = s->words == s->few ? s->few : NULL;
    s->words = ff_realloc(few ? NULL : s->words, capacity * sizeof(ff_word));
    if (few) memcpy(s->words, few, s->n * sizeof(ff_word));
    s->capacity = capacity;
}
