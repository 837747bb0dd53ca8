/* targets/wasi/port.c -- Neither programs nor sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_port.h"
#include "ff_atoms.tab.h"

struct ff_port *ff_target_open_port(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    (void)owner, (void)spec;
    *error = FF_AM_enotsup;
    return NULL;
}
