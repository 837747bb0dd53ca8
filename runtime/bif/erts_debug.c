/* runtime/bif/erts_debug.c -- Module erts_debug: the doors to the inside of the machine that OTP's own tests knock at.
 * OTP opens them with set_internal_state(available_internal_state, true); here they are always open.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/options.h"
#include "bif/stream.h"
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "term/debug.h"

#include <string.h>

/* {refc_binary, SizeBytes, {binary, CapacityBytes}, Writable} | heap_binary */
static ff_term binary_info(ff_proc *p, ff_term bin)
{
    if (ff_boxed_subtag(bin) == FF_SUB_SUB_BIN) bin = ((ff_sub_bin *)ff_boxed_ptr(bin))->of;
    if (ff_boxed_subtag(bin) != FF_SUB_REFC_BIN) return FF_AM_heap_binary;
    const ff_refc_bin *handle = (const ff_refc_bin *)ff_boxed_ptr(bin);
    const ff_binary *b = (const ff_binary *)(uintptr_t)handle->binary;
    return ff_tuple(p, FF_AM_refc_binary, ff_small_from_int((int64_t)handle->size_bytes),
                    ff_tuple(p, FF_AM_binary, ff_small_from_int((int64_t)b->capacity)),
                    FF_SMALL_CONST(handle->writable != 0));
}

/* erts_debug:get_internal_state/1. effects: allocates, raise(badarg). */
ff_term ff_bif_erts_debug_get_internal_state_1(ff_proc *p, ff_term what)
{
    if (ff_same(what, FF_AM_available_internal_state)) return FF_AM_true;
    if (ff_same(what, FF_AM_reds_left)) return ff_small_from_int(p->reds);
    if (ff_is_tuple_of(what, 2) && ff_same(ff_tuple_get(what, 0), FF_AM_binary_info) && ff_is_bitstring(ff_tuple_get(what, 1)))
        return binary_info(p, ff_tuple_get(what, 1));
    return ff_badarg(p);
}

/* How much a BIF does before it lets others run. Here they run to their end, so a limit is only remembered. */
static ff_term swap_loop_limit(ff_proc *p, enum ff_loop_limit which, ff_term value)
{
    static const uint32_t defaults[] = {[FF_LOOP_BINARY] = 0, [FF_LOOP_UNICODE] = 40000, [FF_LOOP_RE] = 40000};
    uint32_t *limit = &p->vm->loop_limits[which];
    ff_term old = ff_small_from_int(*limit ? *limit : defaults[which]);
    bool is_count = ff_is_small(value) && ff_small_to_int(value) >= 0 && ff_small_to_int(value) <= UINT32_MAX;
    if (!is_count && !ff_same(value, FF_AM_default)) return ff_badarg(p);
    *limit = is_count ? (uint32_t)ff_small_to_int(value) : 0;
    return old;
}

static ff_term set_reds_left(ff_proc *p, ff_term value)
{
    if (!ff_is_small(value) || ff_small_to_int(value) < 0 || ff_small_to_int(value) > p->vm->slice_reds) return ff_badarg(p);
    p->reds = (int32_t)ff_small_to_int(value);
    return FF_AM_true;
}

/* erts_debug:set_internal_state/2: the value that was. effects: raise(badarg). */
ff_term ff_bif_erts_debug_set_internal_state_2(ff_proc *p, ff_term what, ff_term value)
{
    bool on;
    if (ff_same(what, FF_AM_available_internal_state)) return ff_option_bool(value, &on) ? FF_AM_true : ff_badarg(p);
    if (ff_same(what, FF_AM_binary_loop_limit)) return swap_loop_limit(p, FF_LOOP_BINARY, value);
    if (ff_same(what, FF_AM_unicode_loop_limit)) return swap_loop_limit(p, FF_LOOP_UNICODE, value);
    if (ff_same(what, FF_AM_re_loop_limit)) return swap_loop_limit(p, FF_LOOP_RE, value);
    if (ff_same(what, FF_AM_reds_left)) return set_reds_left(p, value);
    return ff_badarg(p);
}

/* erts_debug:disassemble/1: no function has BEAM code here. effects: none. */
ff_term ff_bif_erts_debug_disassemble_1(ff_proc *p, ff_term mfa)
{
    (void)p, (void)mfa;
    return FF_AM_false;
}

/* erts_debug:instructions/0, for the same reason. effects: none. */
ff_term ff_bif_erts_debug_instructions_0(ff_proc *p)
{
    (void)p;
    return FF_NIL;
}

/* erts_debug:interpreter_size/0, in bytes: as of a BEAM with a JIT. effects: none. */
ff_term ff_bif_erts_debug_interpreter_size_0(ff_proc *p)
{
    (void)p;
    return FF_SMALL_CONST(0);
}

/* erts_debug:display/1: prints a term and the line end of a raw terminal to standard output; returns the text with a newline. effects: allocates. */
ff_term ff_bif_erts_debug_display_1(ff_proc *p, ff_term t)
{
    char *text = ff_term_text(t);
    ff_stream_write(p->vm, 1, text, strlen(text));
    ff_stream_write(p->vm, 1, "\r\n", 2);
    ff_term list = ff_cons(p, FF_SMALL_CONST('\n'), FF_NIL);
    for (size_t i = strlen(text); i-- > 0;) list = ff_cons(p, ff_small_from_int((unsigned char)text[i]), list);
    ff_free(text);
    return list;
}
