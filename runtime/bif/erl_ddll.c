/* runtime/bif/erl_ddll.c -- Module erl_ddll: drivers, of which none is there and none is loaded.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

enum { CANNOT_LOAD = -10 }; /* OTP's number where the library cannot be opened */

/* {ok, []} */
ff_term ff_bif_erl_ddll_loaded_drivers_0(ff_proc *p) { return ff_tuple(p, FF_AM_ok, FF_NIL); }

/* {error, {open_error, Number}} */
ff_term ff_bif_erl_ddll_try_load_3(ff_proc *p, ff_term path, ff_term name, ff_term options)
{
    (void)path, (void)name;
    if (ff_list_length(options) < 0) return ff_badarg(p);
    return ff_tuple(p, FF_AM_error, ff_tuple(p, FF_AM_open_error, FF_SMALL_CONST(CANNOT_LOAD)));
}

ff_term ff_bif_erl_ddll_try_unload_2(ff_proc *p, ff_term name, ff_term options)
{
    (void)name;
    return ff_list_length(options) < 0 ? ff_badarg(p) : ff_tuple(p, FF_AM_error, FF_AM_not_loaded);
}

ff_term ff_bif_erl_ddll_format_error_int_1(ff_proc *p, ff_term error)
{
    static const char text[] = "A closed program loads no drivers";
    (void)error;
    return ff_string_to_list(p, text, sizeof text - 1);
}
