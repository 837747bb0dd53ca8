/* runtime/bif/erlang_arith.c -- Module erlang: the arithmetic, bit and boolean operators.
 * Compiled code computes small integers itself and calls these for everything else.
 * I1  A result that is a float is finite: anything else raises badarith.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_helpers.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "num/integer.h"

static ff_term checked_float(ff_proc *p, double d)
{
    return FF_LIKELY(ff_is_finite(d)) ? ff_float_new(p, d) : ff_badarith(p);
}

static bool both_doubles(ff_proc *p, ff_term a, ff_term b, double *x, double *y)
{
    return ff_to_double(p, a, x) && ff_to_double(p, b, y);
}

static bool both_integers(ff_term a, ff_term b) { return ff_is_integer(a) && ff_is_integer(b); }

/* ---- + - * / ---- */

ff_term ff_bif_erlang_plus_2(ff_proc *p, ff_term a, ff_term b)
{
    if (both_integers(a, b)) return ff_int_add(p, a, b);
    double x, y;
    return both_doubles(p, a, b, &x, &y) ? checked_float(p, x + y) : FF_NONVALUE;
}

ff_term ff_bif_erlang_minus_2(ff_proc *p, ff_term a, ff_term b)
{
    if (both_integers(a, b)) return ff_int_sub(p, a, b);
    double x, y;
    return both_doubles(p, a, b, &x, &y) ? checked_float(p, x - y) : FF_NONVALUE;
}

ff_term ff_bif_erlang_times_2(ff_proc *p, ff_term a, ff_term b)
{
    if (both_integers(a, b)) return ff_int_mul(p, a, b);
    double x, y;
    return both_doubles(p, a, b, &x, &y) ? checked_float(p, x * y) : FF_NONVALUE;
}

ff_term ff_bif_erlang_fdiv_2(ff_proc *p, ff_term a, ff_term b)
{
    double x, y;
    if (!both_doubles(p, a, b, &x, &y)) return FF_NONVALUE;
    return y == 0 ? ff_badarith(p) : checked_float(p, x / y);
}

ff_term ff_bif_erlang_plus_1(ff_proc *p, ff_term a) { return ff_is_number(a) ? a : ff_badarith(p); }

ff_term ff_bif_erlang_minus_1(ff_proc *p, ff_term a)
{
    if (ff_is_integer(a)) return ff_int_neg(p, a);
    return ff_is_float(a) ? ff_float_new(p, -ff_float_to_double(a)) : ff_badarith(p);
}

/* ---- integers only ---- */

static ff_term integers_only(ff_proc *p, ff_term (*function)(ff_proc *, ff_term, ff_term), ff_term a, ff_term b)
{
    return both_integers(a, b) ? function(p, a, b) : ff_badarith(p);
}

ff_term ff_bif_erlang_div_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_div, a, b); }
ff_term ff_bif_erlang_rem_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_rem, a, b); }
ff_term ff_bif_erlang_band_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_and, a, b); }
ff_term ff_bif_erlang_bor_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_or, a, b); }
ff_term ff_bif_erlang_bxor_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_xor, a, b); }
ff_term ff_bif_erlang_bsl_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_shift_left, a, b); }
ff_term ff_bif_erlang_bsr_2(ff_proc *p, ff_term a, ff_term b) { return integers_only(p, ff_int_shift_right, a, b); }

ff_term ff_bif_erlang_bnot_1(ff_proc *p, ff_term a) { return ff_is_integer(a) ? ff_int_not(p, a) : ff_badarith(p); }

/* ---- booleans ---- */

static bool is_boolean(ff_term t) { return ff_same(t, FF_AM_true) || ff_same(t, FF_AM_false); }
static ff_term boolean(bool b) { return b ? FF_AM_true : FF_AM_false; }

ff_term ff_bif_erlang_and_2(ff_proc *p, ff_term a, ff_term b)
{
    if (!is_boolean(a) || !is_boolean(b)) return ff_badarg(p);
    return boolean(ff_same(a, FF_AM_true) && ff_same(b, FF_AM_true));
}

ff_term ff_bif_erlang_or_2(ff_proc *p, ff_term a, ff_term b)
{
    if (!is_boolean(a) || !is_boolean(b)) return ff_badarg(p);
    return boolean(ff_same(a, FF_AM_true) || ff_same(b, FF_AM_true));
}

ff_term ff_bif_erlang_xor_2(ff_proc *p, ff_term a, ff_term b)
{
    if (!is_boolean(a) || !is_boolean(b)) return ff_badarg(p);
    return boolean(!ff_same(a, b));
}

ff_term ff_bif_erlang_not_1(ff_proc *p, ff_term a)
{
    return is_boolean(a) ? boolean(ff_same(a, FF_AM_false)) : ff_badarg(p);
}
