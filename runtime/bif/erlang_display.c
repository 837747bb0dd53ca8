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
