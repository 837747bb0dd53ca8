/* runtime/bif/erlang_probe.c -- erlang: tags for DTrace and SystemTap, as where the BEAM was built without them.
 * file:open/2 and others of kernel call these around each operation.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

static ff_term answer(ff_proc *p, ff_term t)
{
    (void)p;
    return t;
}

ff_term ff_bif_erlang_dt_get_tag_0(ff_proc *p) { return answer(p, FF_AM_undefined); }
ff_term ff_bif_erlang_dt_get_tag_data_0(ff_proc *p) { return answer(p, FF_AM_undefined); }

ff_term ff_bif_erlang_dt_put_tag_1(ff_proc *p, ff_term tag)
{
    (void)tag;
    return answer(p, FF_AM_undefined);
}
ff_term ff_bif_erlang_dt_spread_tag_1(ff_proc *p, ff_term permanent)
{
    (void)permanent;
    return answer(p, FF_AM_true);
}
ff_term ff_bif_erlang_dt_restore_tag_1(ff_proc *p, ff_term spread)
{
    (void)spread;
    return answer(p, FF_AM_true);
}

ff_term ff_bif_erlang_dt_prepend_vm_tag_data_1(ff_proc *p, ff_term data) { return answer(p, data); }
ff_term ff_bif_erlang_dt_append_vm_tag_data_1(ff_proc *p, ff_term data) { return answer(p, data); }
