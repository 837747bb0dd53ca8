/* runtime/port/ops.h -- How the rest of the runtime reaches ports: the table behind proc/ports.h.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PORT_OPS_H
#define FF_PORT_OPS_H

#include "proc/ports.h"

extern const ff_port_ops ff_port_ops_of_table;

/* Closes every port, drained or not. */
void ff_ports_flush(ff_vm *vm);
void ff_ports_free(ff_vm *vm);

#endif
