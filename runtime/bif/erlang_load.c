/* runtime/bif/erlang_load.c -- Loading and deleting code, which a closed program cannot do: what the functions answer instead.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

/* A module that is not there is `undefined`; one that is there stays, as does one in OTP that has old code still. */
ff_term ff_bif_erlang_delete_module_1(ff_proc *p, ff_term module)
{
    return ff_same(ff_bif_erlang_module_loaded_1(p, module), FF_AM_false) ? FF_AM_undefined : ff_badarg(p);
}

/* No process runs old code. */
ff_term ff_bif_erts_internal_check_process_code_1(ff_proc *p, ff_term module)
{
    return ff_is_atom(module) ? FF_AM_false : ff_badarg(p);
}

/* {error, {load_failed, Text}}, as for a library that is not there. */
ff_term ff_bif_erlang_load_nif_2(ff_proc *p, ff_term path, ff_term info)
{
    static const char text[] = "Failed to load NIF library: a closed program loads no libraries";
    (void)info;
    if (ff_list_length(path) < 0) return ff_badarg(p);
    ff_term why = ff_tuple(p, FF_AM_load_failed, ff_string_to_list(p, text, sizeof text - 1));
    return ff_tuple(p, FF_AM_error, why);
}
