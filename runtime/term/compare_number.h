/* runtime/term/compare_number.h -- The order of numbers, for compare.c and runtime/num.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_COMPARE_NUMBER_H
#define FF_COMPARE_NUMBER_H

#include "ff_term.h"

/* < 0, 0, > 0. Integers and floats are compared by their exact mathematical values, never by rounding one of them. */
int ff_compare_numbers(ff_term a, ff_term b);
int ff_compare_integers(ff_term a, ff_term b);
int ff_compare_with_float(ff_term a, ff_term b); /* at least one is a float */

FF_INLINE bool ff_are_floats(ff_term a, ff_term b) { return ff_is_float(a) && ff_is_float(b); }
FF_INLINE int ff_float_order(double x, double y) { return (x > y) - (x < y); }

#endif
