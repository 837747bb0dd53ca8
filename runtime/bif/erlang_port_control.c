/* runtime/bif/erlang_port_control.c -- erlang: port_control, in a file of its own: drivers that nothing else can use come with it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/iolist.h"
#include "ff_target_port.h"
#include "port/port.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static ff_term control(ff_proc *p, ff_port *port, uint32_t operation, ff_term data)
{
    ff_bytes bytes;
    if (!port->driver->control || !ff_iolist_begin(data, &bytes)) return FF_AM_badarg;
    ff_buffer reply = {0};
    bool ok = port->driver->control(port, p, operation, bytes.at, bytes.n, &reply);
    ff_term result = ok ? ff_string_to_list(p, (const char *)reply.bytes, reply.n) : FF_AM_badarg;
    ff_free(reply.bytes);
    ff_bytes_end(&bytes);
    return result;
}

ff_term ff_bif_erts_internal_port_control_3(ff_proc *p, ff_term id, ff_term operation, ff_term data)
{
    ff_target_link_control();
    ff_port *port = ff_port_lookup(p->vm, id);
    if (!port || !ff_is_small(operation) || (uint64_t)ff_small_to_int(operation) > UINT32_MAX) return FF_AM_badarg;
    ff_term result = control(p, port, (uint32_t)ff_small_to_int(operation), data);
    ff_ports_reap(p->vm);
    return result;
}
