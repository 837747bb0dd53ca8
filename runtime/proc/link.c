/* runtime/proc/link.c -- Links: one object for each linked pair, in both processes' lists and in a hash of pairs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"

static ff_link **chain_of(const ff_proc_table *t, const ff_proc *a, const ff_proc *b)
{
    size_t hash = ff_hash_u64(ff_pid_number(a->self)) ^ ff_hash_u64(ff_pid_number(b->self));
    return &t->links[(hash ^ hash >> 16) & (t->links_capacity - 1)];
}

static void grow(ff_proc_table *t)
{
    ff_link **old = t->links;
    size_t n = t->links_capacity;
    t->links_capacity *= 2;
    t->links = ff_calloc(t->links_capacity, sizeof *t->links);
    for (size_t i = 0; i < n; i++) {
        for (ff_link *l = old[i], *next; l; l = next) {
            ff_link **chain = chain_of(t, l->end[0], l->end[1]);
            next = l->next;
            l->next = *chain;
            *chain = l;
        }
    }
    ff_free(old);
}

ff_link *ff_link_find(ff_vm *vm, const ff_proc *a, const ff_proc *b)
{
    for (ff_link *l = *chain_of(vm->procs, a, b); l; l = l->next)
        if ((l->end[0] == a && l->end[1] == b) || (l->end[0] == b && l->end[1] == a)) return l;
    return NULL;
}

void ff_link_add(ff_proc *a, ff_proc *b)
{
    ff_proc_table *t = a->vm->procs;
    if (ff_link_find(a->vm, a, b)) return;
    if (t->links_count >= t->links_capacity) grow(t);
    ff_link *l = ff_malloc(sizeof *l);
    ff_link **chain = chain_of(t, a, b);
    *l = (ff_link){.next = *chain, .end = {a, b}};
    *chain = l;
    t->links_count++;
    ff_list_append(&a->more->links, &l->at[0]);
    ff_list_append(&b->more->links, &l->at[1]);
}

void ff_link_remove(ff_vm *vm, ff_link *link)
{
    ff_link **at = chain_of(vm->procs, link->end[0], link->end[1]);
    while (*at != link) at = &(*at)->next;
    *at = link->next;
    vm->procs->links_count--;
    ff_list_remove(&link->at[0]);
    ff_list_remove(&link->at[1]);
    ff_free(link);
}
