/* runtime/port/link.c -- Links between processes and ports, found from either end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/port.h"
#include "proc/table.h"

static ff_port_link **chain_of(const ff_port_table *t, const ff_proc *p)
{
    return &t->links[ff_hash_u64(ff_pid_number(p->self)) & (t->links_capacity - 1)];
}

static void grow(ff_port_table *t)
{
    ff_port_link **old = t->links;
    size_t n = t->links_capacity;
    t->links_capacity *= 2;
    t->links = ff_calloc(t->links_capacity, sizeof *t->links);
    for (size_t i = 0; i < n; i++) {
        for (ff_port_link *l = old[i], *next; l; l = next) {
            ff_port_link **chain = chain_of(t, l->proc);
            next = l->next;
            l->next = *chain;
            *chain = l;
        }
    }
    ff_free(old);
}

ff_port_link *ff_port_link_find(const ff_proc *p, const ff_port *port)
{
    for (ff_list *at = port->links.next; at != &port->links; at = at->next) {
        ff_port_link *l = FF_LIST_OWNER(ff_port_link, by_port, at);
        if (l->proc == p) return l;
    }
    return NULL;
}

void ff_port_link_add(ff_proc *p, ff_port *port)
{
    ff_port_table *t = ff_port_table_of(p->vm);
    if (ff_port_link_find(p, port)) return;
    if (t->links_count >= t->links_capacity) grow(t);
    ff_port_link *l = ff_malloc(sizeof *l);
    ff_port_link **chain = chain_of(t, p);
    *l = (ff_port_link){.next = *chain, .proc = p, .port = port};
    *chain = l;
    t->links_count++;
    ff_list_append(&port->links, &l->by_port);
}

void ff_port_link_remove(ff_port_link *link)
{
    ff_port_table *t = ff_port_table_of(link->port->vm);
    ff_port_link **at = chain_of(t, link->proc);
    while (*at != link) at = &(*at)->next;
    *at = link->next;
    t->links_count--;
    ff_list_remove(&link->by_port);
    ff_free(link);
}

ff_port_link *ff_port_link_of(const ff_proc *p)
{
    ff_port_link *l = *chain_of(ff_port_table_of(p->vm), p);
    while (l && l->proc != p) l = l->next;
    return l;
}
