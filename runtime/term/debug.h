/* runtime/term/debug.h -- The text form of terms that needs no Erlang code: erlang:display/1, %T in the BEAM's own messages.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_DEBUG_H
#define FF_DEBUG_H

#include "ff_vm.h"

typedef struct ff_sink {
    void (*write)(void *ctx, const char *text, size_t n);
    void *ctx;
} ff_sink;

/* Writes t as erlang:display/1 does, without the newline. */
void ff_term_format(ff_term t, const ff_sink *sink);
/* The same as a zero-terminated text; the caller frees it with ff_free(). */
char *ff_term_text(ff_term t);

#endif
