/* runtime/bif/erlang_port.c -- erlang: ports, of which a program has none. No port opens, every port value is a closed one.
 * Functions of erts_internal return the reason; erlang.erl raises it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_helpers.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

ff_term ff_bif_erlang_ports_0(ff_proc *p)
{
    (void)p;
    return FF_NIL;
}

ff_term ff_bif_erts_internal_open_port_2(ff_proc *p, ff_term name, ff_term settings)
{
    (void)p;
    return ff_is_tuple(name) && ff_list_length(settings) >= 0 ? FF_AM_enotsup : FF_AM_badarg;
}

/* ---- on a port that is closed ---- */

#define CLOSED_1(name) ff_term ff_bif_erts_internal_##name##_1(ff_proc *p, ff_term a) { (void)p, (void)a; return FF_AM_badarg; }
#define CLOSED_2(name) \
    ff_term ff_bif_erts_internal_##name##_2(ff_proc *p, ff_term a, ff_term b) { (void)p, (void)a, (void)b; return FF_AM_badarg; }
#define CLOSED_3(name) \
    ff_term ff_bif_erts_internal_##name##_3(ff_proc *p, ff_term a, ff_term b, ff_term c) \
    { (void)p, (void)a, (void)b, (void)c; return FF_AM_badarg; }

CLOSED_1(port_close)
CLOSED_2(port_connect)
CLOSED_3(port_command)
CLOSED_3(port_control)
CLOSED_3(port_call)

static ff_term info(ff_term port) { return ff_is_port(port) || ff_is_atom(port) ? FF_AM_undefined : FF_AM_badarg; }

ff_term ff_bif_erts_internal_port_info_1(ff_proc *p, ff_term port)
{
    (void)p;
    return info(port);
}

ff_term ff_bif_erts_internal_port_info_2(ff_proc *p, ff_term port, ff_term item)
{
    (void)p;
    return ff_is_atom(item) ? info(port) : FF_AM_badarg;
}

ff_term ff_bif_erlang_port_get_data_1(ff_proc *p, ff_term port)
{
    (void)port;
    return ff_badarg(p);
}

ff_term ff_bif_erlang_port_set_data_2(ff_proc *p, ff_term port, ff_term data)
{
    (void)port, (void)data;
    return ff_badarg(p);
}
