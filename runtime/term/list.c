/* runtime/term/list.c -- Lists out of arrays and strings, and their length.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_proc.h"

ff_term ff_list_new(ff_proc *p, size_t n, const ff_term *elements, ff_term tail)
{
    ff_word *hp = ff_alloc(p, n * FF_CONS_WORDS);
    while (n-- > 0) tail = ff_put_cons(&hp, elements[n], tail);
    return tail;
}

ff_term ff_string_to_list(ff_proc *p, const char *latin1, size_t n)
{
    ff_word *hp = ff_alloc(p, n * FF_CONS_WORDS);
    ff_term list = FF_NIL;
    while (n-- > 0) list = ff_put_cons(&hp, ff_small_from_int((unsigned char)latin1[n]), list);
    return list;
}

ptrdiff_t ff_list_length(ff_term list)
{
    ptrdiff_t n = 0;
    for (; ff_is_cons(list); list = ff_tail(list)) n++;
    return ff_is_nil(list) ? n : -1;
}
