/* runtime/port/absent.c -- See absent.h. prim_inet turns the driver's answer into what gen_tcp and gen_udp return.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/absent.h"
#include "port/port.h"
#include "ff_atoms.tab.h"

static bool refuse(ff_port *port, ff_proc *caller, uint32_t operation, const uint8_t *data, size_t n, ff_buffer *reply)
{
    static const char error[] = "\0enotsup";
    (void)port, (void)caller, (void)operation, (void)data, (void)n;
    memcpy(ff_buffer_room(reply, sizeof error - 1), error, sizeof error - 1);
    return true;
}

static void drop(ff_port *port, ff_term caller, const uint8_t *bytes, size_t n) { (void)port, (void)caller, (void)bytes, (void)n; }
static void stop(ff_port *port) { (void)port; }

static const ff_driver absent_socket = {
    .name = "tcp_inet", .size = sizeof(ff_port), .control = refuse, .output = drop, .stop = stop,
};

static bool is_socket(const char *name) { return strcmp(name, "tcp_inet") == 0 || strcmp(name, "udp_inet") == 0; }

ff_port *ff_port_open_absent(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    bool named = spec->kind == FF_PORT_DRIVER || spec->kind == FF_PORT_SPAWN;
    *error = FF_AM_enotsup;
    return named && is_socket(spec->name) ? ff_port_new(owner, &absent_socket, spec->name) : NULL;
}
