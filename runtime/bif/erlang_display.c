/* runtime/bif/erlang_display.c -- Terms straight to standard output, past every io server.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

#include "bif/stream.h"
#include "bin/utf.h"
#include "term/debug.h"

enum { STANDARD_OUTPUT = 1, STANDARD_ERROR = 2, MAX_UTF8_BYTES = 4 };

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

/* Writes the characters of a proper list to `to` in UTF-8, with the line ends that a terminal in raw mode needs; NULL: it holds
 * something else. Returns where they end. */
static uint8_t *put_characters(uint8_t *to, ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term c = ff_head(list);
        if (!ff_is_small(c) || !ff_is_code_point((uint64_t)ff_small_to_int(c))) return NULL;
        if (ff_same(c, FF_SMALL_CONST('\n'))) *to++ = '\r';
        to += ff_utf8_put(to, (uint32_t)ff_small_to_int(c));
    }
    return to;
}

static ff_term display_string(ff_proc *p, int stream, ff_term string)
{
    ptrdiff_t n = ff_list_length(string);
    if (n < 0) return ff_badarg(p);
    uint8_t *bytes = ff_malloc(MAX_UTF8_BYTES * (size_t)n + 1), *end = put_characters(bytes, string);
    if (end) ff_stream_write(p->vm, stream, bytes, (size_t)(end - bytes));
    ff_free(bytes);
    return end ? FF_AM_true : ff_badarg(p);
}

/* erlang:display_string/1, which OTP writes to standard error, other than display/1. */
ff_term ff_bif_erlang_display_string_1(ff_proc *p, ff_term string) { return display_string(p, STANDARD_ERROR, string); }

/* erlang:display_string/2, since OTP 26. */
ff_term ff_bif_erlang_display_string_2(ff_proc *p, ff_term device, ff_term string)
{
    bool is_error = ff_same(device, FF_AM_stderr);
    if (!is_error && !ff_same(device, FF_AM_stdout)) return ff_badarg(p);
    return display_string(p, is_error ? STANDARD_ERROR : STANDARD_OUTPUT, string);
}
