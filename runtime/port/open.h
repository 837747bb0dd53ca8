/* runtime/port/open.h -- The arguments of open_port/2.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PORT_OPEN_H
#define FF_PORT_OPEN_H

#include "ff_target_port.h"

/* Fills spec. ok: it then owns memory that ff_port_spec_fini() gives back; another atom is what erts_internal:open_port/2
 * answers: badopt or badarg. */
ff_term ff_port_spec_init(ff_port_spec *spec, ff_vm *vm, ff_term name, ff_term settings);
void ff_port_spec_fini(ff_port_spec *spec);

#endif
