/* targets/native/port.c -- ff_target_port.h: which driver opens a port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_port.h"
#include "targets/native/inet.h"
#include "targets/native/spawn.h"
#include "ff_atoms.tab.h"

static ff_port *open_socket(ff_proc *owner, const ff_driver *driver, ff_term *error)
{
    ff_socket *s = ff_socket_new(owner, driver, driver == &ff_tcp_driver);
    *error = FF_AM_system_limit;
    return s ? &s->port : NULL;
}

static const ff_driver *find_driver(const char *name)
{
    const ff_driver *all[] = {&ff_tcp_driver, &ff_udp_driver};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i]->name, name) == 0) return all[i];
    return NULL;
}

ff_port *ff_target_open_port(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    bool named = spec->kind == FF_PORT_DRIVER || spec->kind == FF_PORT_SPAWN;
    const ff_driver *driver = named ? find_driver(spec->name) : NULL;
    if (driver) return open_socket(owner, driver, error);
    if (spec->kind != FF_PORT_DRIVER) return ff_native_open_stream(owner, spec, error);
    *error = FF_AM_badarg;
    return NULL;
}
