/* runtime/bif/erlang_display.c -- Terms straight to standard output, past every io server.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

#include "bif/stream.h"
#include "term/debug.h"

enum { STANDARD_OUTPUT = 1 };

/* As OTP, which counts on a terminal in raw mode. */
static void write_line_end(ff_vm *vm) { ff_stream_write(vm, STANDARD_OUTPUT, "\r\n", 2); }

/* erlang:display/1 */
ff_term ff_bif_erlang_display_1(ff_proc *p, ff_term t)
{
    char *text = ff_term_text(t);
    ff_stream_write(p->vm, STANDARD_OUTPUT, text, strlen(text));
    ff_free(text);
    write_line_end(p->vm);
    return FF_AM_true;
}

/* erlang:display_nl/0 */
ff_term ff_bif_erlang_display_nl_0(ff_proc *p)
{
    write_line_end(p->vm);
    return FF_AM_true;
}

/* erlang:display_string/1: the bytes as they are. */
ff_term ff_bif_erlang_display_string_1(ff_proc *p, ff_term string)
{
    ptrdiff_t n = ff_list_length(string);
    if (n < 0) return ff_badarg(p);
    char *bytes = ff_malloc((size_t)n + 1), *at = bytes;
    bool ok = true;
    for (; ok && ff_is_cons(string); string = ff_tail(string)) {
        ff_term c = ff_head(string);
        ok = ff_is_small(c) && ff_small_to_int(c) >= 0 && ff_small_to_int(c) <= UINT8_MAX;
        *at++ = (char)ff_small_to_int(c);
    }
    if (ok) ff_stream_write(p->vm, STANDARD_OUTPUT, bytes, (size_t)n);
    ff_free(bytes);
    return ok ? FF_AM_true : ff_badarg(p);
}
