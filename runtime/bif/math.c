/* runtime/bif/math.c -- Module math: the C library's functions. A result that is no finite number raises badarith.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_helpers.h"
#include "ff_bifs.tab.h"

#include <math.h>

/* What is no number is badarg here, not badarith. */
static bool argument(ff_proc *p, ff_term number, double *d)
{
    if (FF_LIKELY(ff_is_float(number) || ff_is_number(number))) return ff_to_double(p, number, d);
    ff_badarg(p);
    return false;
}

static ff_term result(ff_proc *p, double d) { return FF_LIKELY(ff_is_finite(d)) ? ff_float_new(p, d) : ff_badarith(p); }

static ff_term call_1(ff_proc *p, double (*function)(double), ff_term a)
{
    double x;
    return argument(p, a, &x) ? result(p, function(x)) : FF_NONVALUE;
}

static ff_term call_2(ff_proc *p, double (*function)(double, double), ff_term a, ff_term b)
{
    double x, y;
    return argument(p, a, &x) && argument(p, b, &y) ? result(p, function(x, y)) : FF_NONVALUE;
}

ff_term ff_bif_math_acos_1(ff_proc *p, ff_term a) { return call_1(p, acos, a); }
ff_term ff_bif_math_acosh_1(ff_proc *p, ff_term a) { return call_1(p, acosh, a); }
ff_term ff_bif_math_asin_1(ff_proc *p, ff_term a) { return call_1(p, asin, a); }
ff_term ff_bif_math_asinh_1(ff_proc *p, ff_term a) { return call_1(p, asinh, a); }
ff_term ff_bif_math_atan_1(ff_proc *p, ff_term a) { return call_1(p, atan, a); }
ff_term ff_bif_math_atanh_1(ff_proc *p, ff_term a) { return call_1(p, atanh, a); }
ff_term ff_bif_math_ceil_1(ff_proc *p, ff_term a) { return call_1(p, ceil, a); }
ff_term ff_bif_math_cos_1(ff_proc *p, ff_term a) { return call_1(p, cos, a); }
ff_term ff_bif_math_cosh_1(ff_proc *p, ff_term a) { return call_1(p, cosh, a); }
ff_term ff_bif_math_erf_1(ff_proc *p, ff_term a) { return call_1(p, erf, a); }
ff_term ff_bif_math_erfc_1(ff_proc *p, ff_term a) { return call_1(p, erfc, a); }
ff_term ff_bif_math_exp_1(ff_proc *p, ff_term a) { return call_1(p, exp, a); }
ff_term ff_bif_math_floor_1(ff_proc *p, ff_term a) { return call_1(p, floor, a); }
ff_term ff_bif_math_log_1(ff_proc *p, ff_term a) { return call_1(p, log, a); }
ff_term ff_bif_math_log10_1(ff_proc *p, ff_term a) { return call_1(p, log10, a); }
ff_term ff_bif_math_log2_1(ff_proc *p, ff_term a) { return call_1(p, log2, a); }
ff_term ff_bif_math_sin_1(ff_proc *p, ff_term a) { return call_1(p, sin, a); }
ff_term ff_bif_math_sinh_1(ff_proc *p, ff_term a) { return call_1(p, sinh, a); }
ff_term ff_bif_math_sqrt_1(ff_proc *p, ff_term a) { return call_1(p, sqrt, a); }
ff_term ff_bif_math_tan_1(ff_proc *p, ff_term a) { return call_1(p, tan, a); }
ff_term ff_bif_math_tanh_1(ff_proc *p, ff_term a) { return call_1(p, tanh, a); }
ff_term ff_bif_math_atan2_2(ff_proc *p, ff_term a, ff_term b) { return call_2(p, atan2, a, b); }
ff_term ff_bif_math_fmod_2(ff_proc *p, ff_term a, ff_term b) { return call_2(p, fmod, a, b); }
ff_term ff_bif_math_pow_2(ff_proc *p, ff_term a, ff_term b) { return call_2(p, pow, a, b); }
