/* runtime/absent/float.c -- For programs without floats. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "term/compare_number.h"
#include "term/debug_parts.h"

FF_NEVER(int ff_compare_with_float(ff_term a, ff_term b))
FF_NEVER(void ff_format_float(ff_term t, const ff_sink *out))
