/* runtime/bif/erlang_port.c -- erlang: ports. Functions of erts_internal return the reason of a failure; erlang.erl raises it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/iolist.h"
#include "bif/native_name.h"
#include "port/open.h"
#include "port/port.h"
#include "proc/table.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

/* What a function answers once the driver's work is done and what it closed is gone. */
static ff_term answer(ff_proc *p, ff_term result)
{
    ff_ports_reap(p->vm);
    return result;
}

/* ---- opening and closing ---- */

ff_term ff_bif_erts_internal_open_port_2(ff_proc *p, ff_term name, ff_term settings)
{
    ff_port_spec spec;
    ff_term result = ff_port_spec_init(&spec, p->vm, name, settings);
    if (!ff_same(result, FF_AM_ok)) return result;
    ff_port *port = ff_target_open_port(p, &spec, &result);
    if (port) result = port->self;
    ff_port_spec_fini(&spec);
    return result;
}

ff_term ff_bif_erts_internal_port_close_1(ff_proc *p, ff_term id)
{
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port) return FF_AM_badarg;
    ff_port_close(port, FF_AM_normal);
    return answer(p, FF_AM_true);
}

ff_term ff_bif_erts_internal_port_connect_2(ff_proc *p, ff_term id, ff_term pid)
{
    ff_port *port = ff_port_lookup(p->vm, id);
    return port && ff_port_connect(port, pid) ? FF_AM_true : FF_AM_badarg;
}

/* ---- talking to drivers ---- */

/* No driver knows how to obey while it is busy, so `force` is refused as OTP does for such drivers. */
ff_term ff_bif_erts_internal_port_command_3(ff_proc *p, ff_term id, ff_term data, ff_term options)
{
    bool force = false, nosuspend = false;
    for (; ff_is_cons(options); options = ff_tail(options)) {
        if (ff_same(ff_head(options), FF_AM_force)) force = true;
        else if (ff_same(ff_head(options), FF_AM_nosuspend)) nosuspend = true;
        else return FF_AM_badopt;
    }
    if (!ff_is_nil(options)) return FF_AM_badopt;
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port) return FF_AM_badarg;
    if (force) return FF_AM_notsup;
    if (port->busy && nosuspend) return FF_AM_false;
    ff_term ref = port->busy ? ff_ref_new(p) : FF_NONVALUE;
    switch (ff_port_command(p, port, data, ref)) {
    case FF_PORT_DONE: return answer(p, FF_AM_true);
    case FF_PORT_BUSY: return ref;
    default: return FF_AM_badarg;
    }
}

/* No driver takes terms. */
ff_term ff_bif_erts_internal_port_call_3(ff_proc *p, ff_term id, ff_term operation, ff_term data)
{
    (void)p, (void)id, (void)operation, (void)data;
    return FF_AM_badarg;
}

/* ---- data ---- */

ff_term ff_bif_erlang_port_set_data_2(ff_proc *p, ff_term id, ff_term data)
{
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port) return ff_badarg(p);
    ff_port_set_data(port, data);
    return FF_AM_true;
}

ff_term ff_bif_erlang_port_get_data_1(ff_proc *p, ff_term id)
{
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port) return ff_badarg(p);
    return ff_is_value(port->data) ? ff_copy_to(p, port->data) : FF_AM_undefined;
}

/* ---- information ---- */

ff_term ff_bif_erlang_ports_0(ff_proc *p)
{
    ff_term list = FF_NIL;
    if (!p->vm->ports) return list;
    ff_list *all = &ff_port_table_of(p->vm)->all;
    for (ff_list *at = all->prev; at != all; at = at->prev) list = ff_cons(p, FF_LIST_OWNER(ff_port, all, at)->self, list);
    return list;
}

static ff_term links_of(ff_proc *p, const ff_port *port)
{
    ff_term list = FF_NIL;
    for (ff_list *at = port->links.prev; at != &port->links; at = at->prev)
        list = ff_cons(p, FF_LIST_OWNER(ff_port_link, by_port, at)->proc->self, list);
    return list;
}

static ff_term watchers_of(ff_proc *p, const ff_port *port)
{
    ff_term list = FF_NIL;
    for (ff_list *at = port->monitored_by.prev; at != &port->monitored_by; at = at->prev)
        list = ff_cons(p, FF_LIST_OWNER(ff_monitor, by_target, at)->watcher->self, list);
    return list;
}

static ff_term name_of(ff_proc *p, const ff_port *port)
{
    ff_term name = ff_name_from_native(p, port->name, strlen(port->name));
    return ff_is_value(name) ? name : ff_string_to_list(p, port->name, strlen(port->name));
}

/* FF_NONVALUE: there is no such item. */
static ff_term value_of(ff_proc *p, const ff_port *port, ff_term item)
{
    if (ff_same(item, FF_AM_name)) return name_of(p, port);
    if (ff_same(item, FF_AM_links)) return links_of(p, port);
    if (ff_same(item, FF_AM_id)) return ff_small_from_int((int64_t)ff_pid_number(port->self) << 3);
    if (ff_same(item, FF_AM_connected)) return port->connected;
    if (ff_same(item, FF_AM_input)) return ff_integer_from_u64(p, port->input_bytes);
    if (ff_same(item, FF_AM_output)) return ff_integer_from_u64(p, port->output_bytes);
    if (ff_same(item, FF_AM_os_pid)) return port->os_pid ? ff_small_from_int(port->os_pid) : FF_AM_undefined;
    if (ff_same(item, FF_AM_monitors)) return FF_NIL;
    if (ff_same(item, FF_AM_monitored_by)) return watchers_of(p, port);
    if (ff_same(item, FF_AM_memory)) return ff_small_from_int((int64_t)(port->driver->size + port->queue.capacity));
    if (ff_same(item, FF_AM_queue_size)) return ff_small_from_int((int64_t)ff_queue_size(&port->queue));
    if (ff_same(item, FF_AM_parallelism)) return FF_AM_false;
    if (ff_same(item, FF_AM_locking)) return FF_AM_false;
    return FF_NONVALUE;
}

static ff_term closed(ff_term id) { return ff_is_port(id) || ff_is_atom(id) ? FF_AM_undefined : FF_AM_badarg; }

ff_term ff_bif_erts_internal_port_info_1(ff_proc *p, ff_term id)
{
    static const ff_term items[] = {FF_AM_os_pid, FF_AM_output, FF_AM_input, FF_AM_connected, FF_AM_id, FF_AM_links, FF_AM_name};
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port) return closed(id);
    ff_term list = FF_NIL;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        list = ff_cons(p, ff_tuple(p, items[i], value_of(p, port, items[i])), list);
    if (!ff_is_nil(port->registered)) list = ff_cons(p, ff_tuple(p, FF_AM_registered_name, port->registered), list);
    return list;
}

ff_term ff_bif_erts_internal_port_info_2(ff_proc *p, ff_term id, ff_term item)
{
    if (!ff_is_atom(item)) return FF_AM_badarg;
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port) return closed(id);
    if (ff_same(item, FF_AM_registered_name))
        return ff_is_nil(port->registered) ? FF_NIL : ff_tuple(p, item, port->registered);
    ff_term value = value_of(p, port, item);
    return ff_is_value(value) ? ff_tuple(p, item, value) : FF_AM_badarg;
}
