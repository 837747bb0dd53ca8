/* runtime/bif/io.c -- What modules that print ask the emulator.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

/* Which characters ~p shows as such; what `erl` without +pc says. */
ff_term ff_bif_io_printable_range_0(ff_proc *p)
{
    (void)p;
    return FF_AM_latin1;
}

/* Whether the node of an I/O server knows requests with an encoding: every server is of this program. */
ff_term ff_bif_net_kernel_dflag_unicode_io_1(ff_proc *p, ff_term server)
{
    return ff_is_pid(server) ? FF_AM_true : ff_badarg(p);
}

/* As what warnings are logged, without +W. */
ff_term ff_bif_error_logger_warning_map_0(ff_proc *p)
{
    (void)p;
    return FF_AM_warning;
}
