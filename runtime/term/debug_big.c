/* runtime/term/debug_big.c -- Integers beyond 60 bits as text, for debug.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer_text.h"
#include "term/debug_parts.h"

void ff_format_big(ff_term t, const ff_sink *out)
{
    char *text = ff_malloc(ff_integer_text_bound(t, 10));
    out->write(out->ctx, text, ff_integer_to_text(t, 10, text));
    ff_free(text);
}
