/* runtime/port/absent.h -- Ports where the platform has neither programs nor sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PORT_ABSENT_H
#define FF_PORT_ABSENT_H

#include "ff_target_port.h"

/* As ff_target_open_port(): sockets open, and answer {error, enotsup} to everything; the rest raises enotsup. */
struct ff_port *ff_port_open_absent(ff_proc *owner, const ff_port_spec *spec, ff_term *error);

#endif
