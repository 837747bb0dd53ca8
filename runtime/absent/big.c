/* runtime/absent/big.c -- For programs without integers beyond 60 bits. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "term/debug_parts.h"

FF_NEVER(void ff_format_big(ff_term t, const ff_sink *out))
