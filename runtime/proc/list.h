/* runtime/proc/list.h -- Circular doubly linked lists whose links lie in the objects they chain.
 * A list is its sentinel; an object that is in no list has next == NULL.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_LIST_H
#define FF_PROC_LIST_H

#include "ff_term.h"

typedef struct ff_list { struct ff_list *next, *prev; } ff_list;

#define FF_LIST_OWNER(type, member, at) ((type *)(void *)((char *)(at) - offsetof(type, member)))

FF_INLINE void ff_list_init(ff_list *l) { l->next = l->prev = l; }
FF_INLINE bool ff_list_is_empty(const ff_list *l) { return l->next == l; }
FF_INLINE bool ff_list_is_linked(const ff_list *at) { return at->next != NULL; }
FF_INLINE void ff_list_append(ff_list *l, ff_list *at)
{
    at->next = l;
    at->prev = l->prev;
    l->prev->next = at;
    l->prev = at;
}
FF_INLINE void ff_list_remove(ff_list *at)
{
    at->prev->next = at->next;
    at->next->prev = at->prev;
    at->next = at->prev = NULL;
}

#endif
