/* runtime/proc/entry.c -- See entry.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/entry.h"
#include "bif/stream.h"
#include "proc/trace.h"
#include "term/atom.h"
#include "term/debug.h"
#include "ff_atoms.tab.h"

#include <string.h>

enum { SLOGAN_DEPTH = 4, SLOGAN_CHARS = 1023 };

typedef struct slogan { char text[SLOGAN_CHARS]; size_t n; } slogan;

static void put_text(slogan *s, const char *text)
{
    for (; *text && s->n < SLOGAN_CHARS; text++) s->text[s->n++] = *text;
}

static bool is_printable(ff_term t)
{
    if (!ff_is_cons(t)) return false;
    for (; ff_is_cons(t); t = ff_tail(t)) {
        int64_t c = ff_is_small(ff_head(t)) ? ff_small_to_int(ff_head(t)) : 0;
        if ((c < ' ' || c > '~') && c != '\n' && c != '\r' && c != '\t') return false;
    }
    return ff_is_nil(t);
}

/* Names without quotes, texts as they are, what lies deep left out: as init of OTP shortens terms. */
static void put_term(slogan *s, ff_term t, unsigned depth)
{
    bool is_tuple = ff_is_tuple(t);
    if (is_printable(t) && depth < SLOGAN_DEPTH) {
        for (; ff_is_cons(t); t = ff_tail(t)) put_text(s, (char[]){(char)ff_small_to_int(ff_head(t)), 0});
    } else if (is_tuple || ff_is_cons(t) || ff_is_nil(t)) {
        put_text(s, is_tuple ? "{" : "[");
        if (depth >= SLOGAN_DEPTH) put_text(s, "_");
        for (size_t i = 0; depth < SLOGAN_DEPTH && (is_tuple ? i < ff_tuple_arity(t) : ff_is_cons(t)); i++) {
            if (i > 0) put_text(s, ",");
            put_term(s, is_tuple ? ff_tuple_get(t, i) : ff_head(t), depth + 1);
            if (!is_tuple) t = ff_tail(t);
        }
        put_text(s, is_tuple ? "}" : "]");
    } else if (ff_is_atom(t)) {
        ff_text name = ff_atom_text_of(t);
        for (size_t i = 0; i < name.len_bytes && s->n < SLOGAN_CHARS; i++) s->text[s->n++] = name.utf8[i];
    } else if (ff_is_integer(t) || ff_is_pid(t) || ff_is_float(t)) {
        char *text = ff_term_text(t);
        put_text(s, text);
        ff_free(text);
    }
}

void ff_write_slogan(ff_vm *vm, ff_term string, ff_term things)
{
    slogan s = {.n = 0};
    put_term(&s, string, 0);
    for (; ff_is_cons(things); things = ff_tail(things)) {
        put_text(&s, " (");
        put_term(&s, ff_head(things), 0);
        put_text(&s, ")");
    }
    ff_stream_write(vm, 2, s.text, s.n);
    ff_stream_write(vm, 2, "\r\n", 2);
}

static bool is_place(ff_term t) { return ff_is_tuple_of(t, 4) && ff_is_list(ff_tuple_get(t, 3)); }

/* Puts in front of end what the list holds, eight items at most together with it. */
static ff_term joined(ff_proc *p, ff_term list, ff_term end)
{
    ff_term items[FF_BACKTRACE_DEPTH];
    size_t n = 0;
    for (; ff_is_cons(list) && n < FF_BACKTRACE_DEPTH; list = ff_tail(list)) items[n++] = ff_head(list);
    for (; ff_is_cons(end) && n < FF_BACKTRACE_DEPTH; end = ff_tail(end)) items[n++] = ff_head(end);
    return ff_list_new(p, n, items, FF_NIL);
}

/* A stack trace in the reason of an uncaught exception ends in the functions of OTP's init that call the entry. */
static ff_term called_by_init(ff_proc *p, ff_term reason)
{
    if (!ff_is_tuple_of(reason, 2) || !ff_is_cons(ff_tuple_get(reason, 1)) || !is_place(ff_head(ff_tuple_get(reason, 1)))) return reason;
    ff_term start = ff_tuple(p, FF_AM_init, FF_AM_start_em, ff_small_from_int(1), FF_NIL);
    ff_term boot = ff_tuple(p, FF_AM_init, FF_AM_do_boot, ff_small_from_int(3), FF_NIL);
    ff_term trace = joined(p, ff_tuple_get(reason, 1), ff_cons(p, start, ff_cons(p, boot, FF_NIL)));
    return ff_tuple(p, ff_tuple_get(reason, 0), trace);
}

void ff_entry_failed(ff_proc *p, ff_term reason)
{
    static const char slogan[] = "init terminating in do_boot";
    ff_term string = ff_string_to_list(p, slogan, sizeof slogan - 1), whole = called_by_init(p, reason);
    char *text = ff_term_text(ff_tuple(p, string, whole));
    ff_stream_write(p->vm, 1, text, strlen(text));
    ff_stream_write(p->vm, 1, "\r\n", 2);
    ff_free(text);
    ff_write_slogan(p->vm, string, ff_cons(p, whole, FF_NIL));
}

void ff_init_ended(ff_proc *p)
{
    slogan s = {.n = 0};
    char *pid = ff_term_text(p->self), *reason = ff_term_text(p->more->exit_reason);
    const char *const parts[] = {"System process ", pid, " terminated: ", reason};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) put_text(&s, parts[i]);
    ff_stream_write(p->vm, 2, s.text, s.n);
    ff_stream_write(p->vm, 2, "\r\n", 2);
    ff_free(pid);
    ff_free(reason);
    p->vm->exit_status = 1;
    p->vm->halted = true;
}

void ff_entry_ended(ff_proc *p)
{
    bool failed = !ff_same(p->more->exit_reason, FF_AM_normal);
    if (failed) ff_entry_failed(p, p->more->exit_reason);
    p->vm->exit_status = failed;
    p->vm->halted = true;
}
