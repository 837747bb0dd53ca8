/* targets/wasi/port.c -- Neither programs nor sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/absent.h"

struct ff_port *ff_target_open_port(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    return ff_port_open_absent(owner, spec, error);
}

void ff_target_link_control(void) {}
