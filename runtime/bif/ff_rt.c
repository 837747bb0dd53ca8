/* runtime/bif/ff_rt.c -- Module ff_rt: what the modules of libstd ask of the runtime. Programs do not call it.
 *   write(Fd, Binary) -> ok | {error, epipe | Errno}   read(Fd) -> Binary | eof | wait | {error, Errno}
 *   arguments() -> [string()]                          apply(M, F, Args): M:F(Args) if --keep or other calls kept it
 *   files() -> [Name]: of the files carried            file(NameOrPath) -> {Path, Binary} | none
 *   on_loads() -> [{Module, Function}]: those of modules that others call first
 *   sticky() -> [Module]: those that OTP would not replace
 *   link_tag(Name) -> the atom Name, which the compiler does not see
 *   is_entry() -> ok: how this process ends is told by ff_boot      slogan(String, Things) -> ok
 *   entry_failed(Reason) -> ok: tells it                encoding() -> unicode | latin1: what the streams begin with
 *   log_crash(Pid, Reason, Microseconds) -> ok: writes the report of it, terms without line breaks
 *   log_heading(Microseconds) -> string(): the first line of an error report of that time
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_target.h"
#include "bif/stream.h"
#include "bin/bits.h"
#include "proc/entry.h"
#include "proc/proc.h"
#include "proc/trace.h"
#include "term/atom.h"

#include <errno.h>
#include <string.h>

enum { READ_BYTES = 64 * 1024, MAX_ARGS = 255 };

static ff_term written(ff_proc *p, int error)
{
    if (!error) return FF_AM_ok;
    return ff_tuple(p, FF_AM_error, error == EPIPE ? FF_AM_epipe : ff_small_from_int(error));
}

ff_term ff_bif_ff_rt_write_2(ff_proc *p, ff_term fd, ff_term binary)
{
    if (!ff_is_small(fd) || !ff_is_bitstring(binary)) return ff_badarg(p);
    ff_bits bits = ff_bits_of(binary);
    size_t n = ff_bits_whole_bytes(bits);
    if (ff_bits_is_aligned(bits)) {
        return written(p, ff_stream_write(p->vm, (int)ff_small_to_int(fd), bits.bytes + bits.bit_offset / 8, n));
    }
    uint8_t *bytes = ff_malloc(n + 1);
    ff_bits_to_bytes(bytes, bits);
    int error = ff_stream_write(p->vm, (int)ff_small_to_int(fd), bytes, n);
    ff_free(bytes);
    return written(p, error);
}

/* A prompt must be seen before the answer to it is waited for. */
ff_term ff_bif_ff_rt_read_1(ff_proc *p, ff_term fd)
{
    if (!ff_is_small(fd)) return ff_badarg(p);
    ff_stream_flush(p->vm);
    void *bytes = ff_malloc(READ_BYTES);
    size_t got = 0;
    int error = ff_target_read((int)ff_small_to_int(fd), bytes, READ_BYTES, &got);
    ff_term data = error || got == 0 ? FF_AM_eof : ff_binary_new(p, bytes, got);
    ff_free(bytes);
    if (error == EAGAIN) {
        p->vm->input_waiter = p->self;
        return FF_AM_wait;
    }
    return error ? ff_tuple(p, FF_AM_error, ff_small_from_int(error)) : data;
}

/* ---- arguments ---- */

/* One character off UTF-8 text; a byte that starts none stands for itself. */
static uint32_t next_char(const uint8_t **at)
{
    const uint8_t *s = *at;
    unsigned more = s[0] >= 0xf0 ? 3 : s[0] >= 0xe0 ? 2 : s[0] >= 0xc2 ? 1 : 0;
    uint32_t c = more ? s[0] & (0x3f >> more) : s[0];
    for (unsigned i = 1; i <= more; i++) {
        if ((s[i] & 0xc0) != 0x80) {
            *at = s + 1;
            return s[0];
        }
        c = c << 6 | (s[i] & 0x3f);
    }
    *at = s + 1 + more;
    return c;
}

static ff_term string_of(ff_proc *p, const char *utf8)
{
    ff_term *chars = ff_malloc((strlen(utf8) + 1) * sizeof *chars);
    const uint8_t *at = (const uint8_t *)utf8;
    size_t n = 0;
    while (*at) chars[n++] = ff_small_from_int(next_char(&at));
    ff_term list = ff_list_new(p, n, chars, FF_NIL);
    ff_free(chars);
    return list;
}

ff_term ff_bif_ff_rt_arguments_0(ff_proc *p)
{
    ff_term list = FF_NIL;
    for (int i = p->vm->argc - 1; i > 0; i--) list = ff_cons(p, string_of(p, p->vm->argv[i]), list);
    return list;
}

/* ---- files that the program carries ---- */

ff_term ff_bif_ff_rt_files_0(ff_proc *p)
{
    const ff_program *image = p->vm->program;
    ff_term list = FF_NIL;
    for (size_t i = image->n_files; i > 0; i--) list = ff_cons(p, string_of(p, image->files[i - 1].name), list);
    return list;
}

ff_term ff_bif_ff_rt_sticky_0(ff_proc *p)
{
    const ff_program *image = p->vm->program;
    ff_term list = FF_NIL;
    for (size_t i = image->n_sticky; i > 0; i--) list = ff_cons(p, ff_atom_from_number(image->sticky[i - 1]), list);
    return list;
}

ff_term ff_bif_ff_rt_on_loads_0(ff_proc *p)
{
    const ff_program *image = p->vm->program;
    ff_term list = FF_NIL;
    for (const ff_mfa *f = image->on_loads; f < image->on_loads + image->n_on_loads; f++)
        list = ff_cons(p, ff_tuple(p, ff_atom_from_number(f->module), ff_atom_from_number(f->function)), list);
    return list;
}

/* Whether a list of characters spells UTF-8 text. */
static bool spells(ff_term chars, const char *utf8)
{
    const uint8_t *at = (const uint8_t *)utf8;
    for (; ff_is_cons(chars) && *at; chars = ff_tail(chars))
        if (!ff_same(ff_head(chars), ff_small_from_int(next_char(&at)))) return false;
    return ff_is_nil(chars) && !*at;
}

ff_term ff_bif_ff_rt_file_1(ff_proc *p, ff_term name)
{
    const ff_program *image = p->vm->program;
    for (const ff_carried_file *f = image->files; f < image->files + image->n_files; f++)
        if (spells(name, f->name) || spells(name, f->path))
            return ff_tuple(p, string_of(p, f->path), ff_binary_new(p, f->text, f->len_bytes));
    return FF_AM_none;
}

/* The instruction that a call of erlang:apply/2 is, where it is not the last one of its function. */
ff_term ff_bif_ff_rt_apply_fun_2(ff_proc *p, ff_term fun, ff_term args) { return ff_apply_fun(p, fun, args); }

/* ---- calls and atoms that reachability does not follow ---- */

ff_term ff_bif_ff_rt_apply_3(ff_proc *p, ff_term module, ff_term function, ff_term args)
{
    ptrdiff_t n = ff_list_length(args);
    if (!ff_is_atom(module) || !ff_is_atom(function) || n < 0 || n > MAX_ARGS) return ff_badarg(p);
    const ff_label *to = ff_export_find(p->vm, module, function, (size_t)n);
    if (!to) return ff_raise(p, FF_CLASS_ERROR, FF_AM_undef);
    ff_term x[MAX_ARGS];
    for (ptrdiff_t i = 0; i < n; i++, args = ff_tail(args)) x[i] = ff_head(args);
    return ff_trap(p, to, (size_t)n, x);
}

ff_term ff_bif_ff_rt_link_tag_1(ff_proc *p, ff_term name)
{
    char text[FF_ATOM_MAX_CHARS];
    size_t n = 0;
    for (; ff_is_cons(name) && n < sizeof text; name = ff_tail(name)) text[n++] = (char)ff_small_to_int(ff_head(name));
    ff_term atom = ff_atom_existing(p->vm, text, n);
    return ff_is_value(atom) ? atom : FF_AM_none;
}

/* ---- reports ---- */

/* log_heading(Microseconds since 1970) -> string() */
ff_term ff_bif_ff_rt_log_crash_3(ff_proc *p, ff_term pid, ff_term reason, ff_term system_us)
{
    ff_log_write_crash(p, pid, reason, ff_small_to_int(system_us));
    return FF_AM_ok;
}

ff_term ff_bif_ff_rt_log_heading_1(ff_proc *p, ff_term time)
{
    char line[FF_LOG_HEADING_BYTES];
    if (!ff_is_small(time)) return ff_badarg(p);
    ff_log_heading(line, ff_small_to_int(time));
    return string_of(p, line);
}

/* ---- the end of the program ---- */

ff_term ff_bif_ff_rt_is_entry_0(ff_proc *p)
{
    p->vm->entry = p->self;
    return FF_AM_ok;
}

/* Elixir sets its streams to UTF-8 before it runs a program, `erl -noshell` leaves them at Latin-1. */
ff_term ff_bif_ff_rt_encoding_0(ff_proc *p)
{
    static const char prefix[] = "Elixir.";
    ff_text module = ff_atom_text_of(ff_atom_from_number(p->vm->program->entry.module));
    bool is_elixir = module.len_bytes >= sizeof prefix - 1 && memcmp(module.utf8, prefix, sizeof prefix - 1) == 0;
    return is_elixir ? FF_AM_unicode : FF_AM_latin1;
}

/* slogan(String, Things): the last line of a program that cannot go on, on standard error. */
ff_term ff_bif_ff_rt_slogan_2(ff_proc *p, ff_term string, ff_term things)
{
    ff_write_slogan(p->vm, string, things);
    return FF_AM_ok;
}

ff_term ff_bif_ff_rt_entry_failed_1(ff_proc *p, ff_term reason)
{
    ff_entry_failed(p, reason);
    return FF_AM_ok;
}
