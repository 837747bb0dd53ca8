/* compiler/cgen/litorder.h -- The order of map keys, for literals.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_LITORDER_H
#define FFC_CGEN_LITORDER_H

#include "compiler/beam/beam.h"

/* < 0, 0, > 0 in the order that runtime/term/compare.c gives ff_compare_exact(): integers before floats. */
int ffc_lit_compare_exact(const ffc_lit *a, const ffc_lit *b);

#endif
