/* targets/native/port.c -- ff_target_port.h: which driver opens a port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_port.h"
#include "targets/native/inet_driver.h"
#include "targets/native/spawn.h"
#include "ff_atoms.tab.h"

struct ff_port *ff_target_open_port(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    bool named = spec->kind == FF_PORT_DRIVER || spec->kind == FF_PORT_SPAWN;
    if (named && ff_native_is_socket && ff_native_is_socket(spec->name)) return ff_native_open_socket(owner, spec->name, error);
    if (spec->kind != FF_PORT_DRIVER) return ff_native_open_stream(owner, spec, error);
    *error = FF_AM_badarg;
    return NULL;
}
