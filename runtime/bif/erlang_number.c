/* runtime/bif/erlang_number.c -- Module erlang: conversions between kinds of numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_bifs.tab.h"
#include "num/integer.h"

#include <math.h>

ff_term ff_bif_erlang_abs_1(ff_proc *p, ff_term number)
{
    if (ff_is_small(number)) {
        int64_t i = ff_small_to_int(number);
        return i < 0 ? ff_integer_from_i64(p, -i) : number;
    }
    if (ff_is_big(number)) return ff_big_is_negative(number) ? ff_int_neg(p, number) : number;
    if (!ff_is_float(number)) return ff_badarg(p);
    double d = ff_float_to_double(number);
    return d < 0 ? ff_float_new(p, -d) : number; /* -0.0 stays as it is, as in OTP */
}

ff_term ff_bif_erlang_float_1(ff_proc *p, ff_term number)
{
    if (ff_is_float(number)) return number;
    double d;
    return ff_is_integer(number) && ff_int_to_double(number, &d) ? ff_float_new(p, d) : ff_badarg(p);
}

static ff_term to_integer(ff_proc *p, ff_term number, double (*rounding)(double))
{
    if (ff_is_integer(number)) return number;
    if (!ff_is_float(number)) return ff_badarg(p);
    return ff_int_from_double(p, rounding(ff_float_to_double(number)));
}

ff_term ff_bif_erlang_trunc_1(ff_proc *p, ff_term number) { return to_integer(p, number, trunc); }
ff_term ff_bif_erlang_round_1(ff_proc *p, ff_term number) { return to_integer(p, number, round); }
ff_term ff_bif_erlang_floor_1(ff_proc *p, ff_term number) { return to_integer(p, number, floor); }
ff_term ff_bif_erlang_ceil_1(ff_proc *p, ff_term number) { return to_integer(p, number, ceil); }
