/* runtime/term/debug_float.c -- Floats as text, for debug.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/float_digits.h"
#include "term/debug_parts.h"

void ff_format_float(ff_term t, const ff_sink *out)
{
    char text[FF_FLOAT_E_BYTES];
    out->write(out->ctx, text, ff_float_put_e(ff_float_to_double(t), -1, text, sizeof text));
}
