/* runtime/port/port.c -- Ports from open_port to their end: the table of open ones, closing, draining, freeing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/port.h"
#include "gc/gc.h"
#include "port/ops.h"
#include "proc/table.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"

enum { MIN_CAPACITY = 16 };

/* ---- the table ---- */

static ff_port_table *table_new(void)
{
    ff_port_table *t = ff_calloc(1, sizeof *t);
    t->seen.ops = &ff_port_ops_of_table;
    t->capacity = t->links_capacity = MIN_CAPACITY;
    t->slots = ff_calloc(t->capacity, sizeof *t->slots);
    t->links = ff_calloc(t->links_capacity, sizeof *t->links);
    t->next_number = 1;
    ff_list_init(&t->all);
    ff_list_init(&t->draining);
    ff_list_init(&t->dead);
    ff_list_init(&t->named);
    return t;
}

static ff_port **slot_of(const ff_port_table *t, uint64_t number) { return &t->slots[number & (t->capacity - 1)]; }

static void grow(ff_port_table *t)
{
    ff_free(t->slots);
    t->capacity *= 2;
    t->slots = ff_calloc(t->capacity, sizeof *t->slots);
    for (ff_list *at = t->all.next; at != &t->all; at = at->next) {
        ff_port *port = FF_LIST_OWNER(ff_port, all, at);
        *slot_of(t, ff_pid_number(port->self)) = port;
    }
}

static void add(ff_port_table *t, ff_port *port)
{
    if (t->count >= t->capacity / 2) grow(t);
    while (*slot_of(t, t->next_number)) t->next_number++;
    port->self = FF_TERM(t->next_number << 6 | FF_TAG_PORT);
    *slot_of(t, t->next_number++) = port;
    ff_list_append(&t->all, &port->all);
    t->count++;
}

ff_port *ff_port_lookup(const ff_vm *vm, ff_term port)
{
    if (!vm->ports) return NULL;
    if (ff_is_atom(port)) port = ff_port_named(vm, port);
    if (!ff_is_value(port) || !ff_is_local_port(port)) return NULL;
    ff_port *found = *slot_of(ff_port_table_of(vm), ff_pid_number(port));
    return found && ff_same(found->self, port) ? found : NULL;
}

/* ---- beginning ---- */

static char *copy_name(const char *name)
{
    size_t size = strlen(name) + 1;
    return memcpy(ff_malloc(size), name, size);
}

void ff_ports_need(ff_vm *vm)
{
    if (!vm->ports) vm->ports = &table_new()->seen;
}

ff_port *ff_port_new(ff_proc *owner, const ff_driver *driver, const char *name)
{
    ff_vm *vm = owner->vm;
    ff_ports_need(vm);
    ff_port_table *t = ff_port_table_of(vm);
    if (t->count >= FF_MAX_PORTS) return NULL;
    ff_port *port = ff_calloc(1, driver->size);
    port->vm = vm;
    port->driver = driver;
    port->name = copy_name(name);
    port->connected = owner->self;
    port->registered = FF_NIL;
    port->data = FF_NONVALUE;
    port->open = true;
    ff_list_init(&port->links);
    ff_list_init(&port->monitored_by);
    ff_list_init(&port->held);
    add(t, port);
    ff_port_link_add(owner, port);
    return port;
}

ff_proc *ff_port_owner(const ff_port *port) { return ff_proc_lookup(port->vm, port->connected); }

void ff_port_set_data(ff_port *port, ff_term data)
{
    if (port->data_fragment) ff_fragment_free(port->data_fragment);
    port->data_fragment = ff_copy_to_fragment(port->vm, &data, 1);
    port->data = data;
}

/* ---- end ---- */

static void take_out(ff_port_table *t, ff_port *port)
{
    *slot_of(t, ff_pid_number(port->self)) = NULL;
    t->count--;
    ff_list_remove(&port->all);
    if (!ff_is_nil(port->registered)) ff_list_remove(&port->by_name);
    port->registered = FF_NIL;
}

static void tell_links(ff_port *port, ff_term reason)
{
    while (!ff_list_is_empty(&port->links)) {
        ff_port_link *link = FF_LIST_OWNER(ff_port_link, by_port, port->links.next);
        ff_proc *p = link->proc;
        ff_port_link_remove(link);
        if (ff_is_alive(p)) ff_exit_signal(p, port->self, reason, true);
    }
}

static void tell_watchers(ff_port *port, ff_term reason)
{
    while (!ff_list_is_empty(&port->monitored_by))
        ff_monitor_fire(port->vm, FF_LIST_OWNER(ff_monitor, by_target, port->monitored_by.next), reason);
}

void ff_port_close(ff_port *port, ff_term reason)
{
    if (!port->open) return;
    ff_port_table *t = ff_port_table_of(port->vm);
    port->open = false;
    take_out(t, port);
    ff_port_drop_held(port);
    tell_links(port, reason);
    tell_watchers(port, reason);
    bool drains = ff_queue_size(&port->queue) > 0 && port->driver->drain && port->driver->drain(port);
    ff_list_append(drains ? &t->draining : &t->dead, &port->all);
}

void ff_port_fail(ff_port *port, ff_term reason)
{
    ff_queue_clear(&port->queue);
    ff_port_close(port, reason);
}

void ff_port_leave(ff_port *port, ff_term reason)
{
    ff_proc *owner = ff_port_owner(port);
    ff_port_link *link = owner ? ff_port_link_find(owner, port) : NULL;
    if (link) ff_port_link_remove(link);
    ff_port_fail(port, reason);
}

void ff_port_drained(ff_port *port)
{
    ff_list_remove(&port->all);
    ff_list_append(&ff_port_table_of(port->vm)->dead, &port->all);
}

static void free_port(ff_port *port)
{
    ff_list_remove(&port->all);
    port->driver->stop(port);
    ff_queue_clear(&port->queue);
    if (port->data_fragment) ff_fragment_free(port->data_fragment);
    ff_free(port->name);
    ff_free(port);
}

void ff_ports_reap(ff_vm *vm)
{
    ff_list *dead = &ff_port_table_of(vm)->dead;
    while (!ff_list_is_empty(dead)) free_port(FF_LIST_OWNER(ff_port, all, dead->next));
}

static void close_all(ff_list *ports, ff_list *dead)
{
    while (!ff_list_is_empty(ports)) {
        ff_list *at = ports->next;
        ff_port_close(FF_LIST_OWNER(ff_port, all, at), FF_AM_killed);
        if (at == ports->next) { /* it was closed, and drains */
            ff_list_remove(at);
            ff_list_append(dead, at);
        }
    }
}

void ff_ports_flush(ff_vm *vm)
{
    ff_port_table *t = ff_port_table_of(vm);
    while (!ff_list_is_empty(&t->all)) ff_port_close(FF_LIST_OWNER(ff_port, all, t->all.next), FF_AM_normal);
    while (!ff_list_is_empty(&t->draining) && t->seen.poller) t->seen.poller->wait(vm, -1, false);
}

void ff_ports_free(ff_vm *vm)
{
    ff_port_table *t = ff_port_table_of(vm);
    close_all(&t->all, &t->dead);
    close_all(&t->draining, &t->dead);
    ff_ports_reap(vm);
    if (t->seen.poller) t->seen.poller->free(vm);
    ff_free(t->slots);
    ff_free(t->links);
    ff_free(t);
    vm->ports = NULL;
}
