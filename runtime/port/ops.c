/* runtime/port/ops.c -- What others do to ports: messages, exit signals, links, names. See proc/ports.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/ops.h"
#include "port/port.h"
#include "proc/table.h"
#include "ff_atoms.tab.h"

/* ---- messages: {Owner, {command, Data}}, {Owner, close}, {Owner, {connect, Pid}} ---- */

static void answer(ff_port *port, ff_term owner, ff_term what)
{
    ff_proc *to = ff_proc_lookup(port->vm, owner);
    if (to) ff_deliver_own(to, ff_tuple(to, port->self, what));
}

static bool obey(ff_proc *from, ff_port *port, ff_term owner, ff_term order)
{
    if (ff_same(order, FF_AM_close)) {
        ff_port_close(port, FF_AM_normal);
        answer(port, owner, FF_AM_closed);
        return true;
    }
    if (!ff_is_tuple_of(order, 2)) return false;
    if (ff_same(ff_tuple_get(order, 0), FF_AM_command))
        return ff_port_command(from, port, ff_tuple_get(order, 1), FF_NONVALUE) != FF_PORT_BADARG;
    if (!ff_same(ff_tuple_get(order, 0), FF_AM_connect) || !ff_port_connect(port, ff_tuple_get(order, 1))) return false;
    answer(port, owner, FF_AM_connected);
    return true;
}

/* What a port does not understand kills its owner. */
static void send(ff_proc *from, ff_term to, ff_term message)
{
    ff_port *port = ff_port_lookup(from->vm, to);
    if (!port) return;
    bool ok = ff_is_tuple_of(message, 2) && ff_same(ff_tuple_get(message, 0), port->connected)
              && obey(from, port, ff_tuple_get(message, 0), ff_tuple_get(message, 1));
    ff_proc *owner = ok ? NULL : ff_port_owner(port);
    if (owner) ff_exit_signal(owner, port->self, FF_AM_badsig, false);
    ff_ports_reap(from->vm);
}

/* ---- exit signals ---- */

static void exit_signal(ff_vm *vm, ff_term to, ff_term reason)
{
    ff_port *port = ff_port_lookup(vm, to);
    if (!port) return;
    ff_port_close(port, ff_same(reason, FF_AM_kill) ? FF_AM_killed : reason);
    ff_ports_reap(vm);
}

/* The normal end of a linked process that is not the owner means nothing to a port. */
static void process_end(ff_proc *p)
{
    ff_term reason = p->more->exit_reason;
    for (ff_port_link *l; (l = ff_port_link_of(p));) {
        ff_port *port = l->port;
        ff_port_link_remove(l);
        if (!ff_same(reason, FF_AM_normal) || ff_same(p->self, port->connected)) ff_port_close(port, reason);
    }
    ff_ports_reap(p->vm);
}

/* ---- links and monitors ---- */

static bool link_to(ff_proc *p, ff_term to)
{
    ff_port *port = ff_port_lookup(p->vm, to);
    if (port) ff_port_link_add(p, port);
    return port;
}

static void unlink_from(ff_proc *p, ff_term from)
{
    ff_port *port = ff_port_lookup(p->vm, from);
    ff_port_link *l = port ? ff_port_link_find(p, port) : NULL;
    if (l) ff_port_link_remove(l);
}

static ff_list *watchers(ff_vm *vm, ff_term of)
{
    ff_port *port = ff_port_lookup(vm, of);
    return port ? &port->monitored_by : NULL;
}

static ff_term links_of(ff_proc *p, const ff_proc *of, ff_term tail)
{
    for (ff_port_link *l = ff_port_link_of(of); l; l = l->next)
        if (l->proc == of) tail = ff_cons(p, l->port->self, tail);
    return tail;
}

/* ---- names; there are few ---- */

static ff_port *port_named(const ff_vm *vm, ff_term name)
{
    ff_list *named = &ff_port_table_of(vm)->named;
    for (ff_list *at = named->next; at != named; at = at->next) {
        ff_port *port = FF_LIST_OWNER(ff_port, by_name, at);
        if (ff_same(port->registered, name)) return port;
    }
    return NULL;
}

static ff_term named(const ff_vm *vm, ff_term name)
{
    ff_port *port = port_named(vm, name);
    return port ? port->self : FF_NONVALUE;
}

static ff_term add_name(ff_vm *vm, ff_term name, ff_term to)
{
    ff_port *port = ff_port_lookup(vm, to);
    if (!port) return FF_AM_notalive;
    if (!ff_is_nil(port->registered)) return FF_AM_registered_name;
    port->registered = name;
    ff_list_append(&ff_port_table_of(vm)->named, &port->by_name);
    return FF_NONVALUE;
}

static void remove_name(ff_vm *vm, ff_term name)
{
    ff_port *port = port_named(vm, name);
    if (!port) return;
    port->registered = FF_NIL;
    ff_list_remove(&port->by_name);
}

static ff_term names(ff_proc *p, ff_term tail)
{
    ff_list *all = &ff_port_table_of(p->vm)->named;
    for (ff_list *at = all->prev; at != all; at = at->prev)
        tail = ff_cons(p, FF_LIST_OWNER(ff_port, by_name, at)->registered, tail);
    return tail;
}

const ff_port_ops ff_port_ops_of_table = {
    .send = send,
    .exit = exit_signal,
    .link = link_to,
    .unlink = unlink_from,
    .watchers = watchers,
    .process_end = process_end,
    .links_of = links_of,
    .named = named,
    .add_name = add_name,
    .remove_name = remove_name,
    .names = names,
    .flush = ff_ports_flush,
    .free = ff_ports_free,
};
