/* targets/native/spawn.h -- Ports of programs and of descriptors.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NATIVE_SPAWN_H
#define FF_NATIVE_SPAWN_H

#include "ff_target_port.h"

/* As ff_target_open_port(), for every kind but FF_PORT_DRIVER. */
struct ff_port *ff_native_open_stream(ff_proc *owner, const ff_port_spec *spec, ff_term *error);

#endif
