/* runtime/proc/log.c -- Reports of the runtime itself: to the process `logger` when there is one, else to `user`, else to
 * standard output. The message is the one OTP's emulator sends, so that OTP's own logger understands it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/stream.h"
#include "gc/gc.h"
#include "proc/table.h"
#include "term/atom.h"
#include "term/copy.h"
#include "term/debug.h"
#include "term/flatmap.h"
#include "term/format.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"

#include <string.h>
#include <time.h>

/* What is said of a report of p, in the heap of `to`. */
static ff_term log_metadata(ff_proc *to, const ff_proc *p)
{
    const ff_term told_keys[] = {FF_AM_emulator, FF_AM_tag}, told[] = {FF_AM_true, FF_AM_error};
    const ff_term keys[] = {FF_AM_error_logger, FF_AM_gl, FF_AM_pid, FF_AM_time};
    const ff_term values[] = {ff_flatmap_of(to, 2, told_keys, told), p->group_leader, p->self,
                              ff_small_from_int(ff_target_system_ns() / 1000)};
    return ff_flatmap_of(to, 4, keys, values);
}

ff_term ff_system_logger(ff_vm *vm) { return vm->system_logger.bits ? vm->system_logger : FF_AM_logger; }

/* The process that is the system logger; NULL: none. */
static ff_proc *logger_process(ff_vm *vm)
{
    ff_term said = ff_system_logger(vm);
    return ff_is_local_pid(said) ? ff_proc_lookup(vm, said) : ff_name_lookup(vm, FF_AM_logger);
}

/* Who is told of a crash: the system logger, or the I/O server; NULL: nobody. */
static ff_proc *listener(ff_vm *vm)
{
    if (ff_same(ff_system_logger(vm), FF_AM_undefined)) return NULL;
    ff_proc *to = logger_process(vm);
    return to ? to : ff_name_lookup(vm, FF_AM_user);
}

/* Sends {log, Level, Format, Args, Metadata}, all of it made in the receiver's heap; args are there already. */
static void send_report(ff_proc *to, const ff_proc *p, const char *format, ff_term args)
{
    ff_term text = ff_string_to_list(to, format, strlen(format));
    ff_deliver_own(to, ff_tuple(to, FF_AM_log, FF_AM_error, text, args, log_metadata(to, p)));
}

static void write_text(ff_proc *p, const char *text) { ff_stream_write(p->vm, 1, text, strlen(text)); }

static void write_term(ff_proc *p, ff_term t)
{
    char *text = ff_term_text(t);
    write_text(p, text);
    ff_free(text);
}

void ff_log_heading(char line[FF_LOG_HEADING_BYTES], int64_t system_us)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    time_t s = (time_t)(system_us / 1000000);
    struct tm tm;
    localtime_r(&s, &tm);
    ff_format(line, FF_LOG_HEADING_BYTES, "=ERROR REPORT==== %d-%s-%d::%02d:%02d:%02d.%06d ===\n", tm.tm_mday, months[tm.tm_mon],
             tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec, (int)(system_us % 1000000));
}

static void write_heading(ff_proc *p, int64_t system_us)
{
    char line[FF_LOG_HEADING_BYTES];
    ff_log_heading(line, system_us);
    write_text(p, line);
}

void ff_log_write_crash(ff_proc *p, ff_term pid, ff_term reason, int64_t system_us)
{
    write_heading(p, system_us);
    write_text(p, "Error in process ");
    write_term(p, pid);
    write_text(p, " with exit value:\n");
    write_term(p, reason);
    write_text(p, "\n\n");
}

void ff_log_crash(ff_proc *p, ff_term reason)
{
    ff_proc *to = listener(p->vm);
    if (!to) {
        ff_log_write_crash(p, p->self, reason, ff_target_system_ns() / 1000);
        return;
    }
    const ff_term args[] = {p->self, ff_copy_to(to, reason)};
    send_report(to, p, "Error in process ~p with exit value:~n~p~n", ff_list_new(to, 2, args, FF_NIL));
}

/* ---- max_heap_size ---- */

static ff_term from_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

static void send_max_heap(ff_proc *to, const ff_proc *p, size_t words)
{
    static const char format[] =
        "     Process:            ~p ~n     Context:            maximum heap size reached~n     Max Heap Size:      ~p~n"
        "     Total Heap Size:    ~p~n     Kill:               ~p~n     Error Logger:       ~p~n     Message Queue Len:  ~p~n"
        "     GC Info:            ~p~n";
    const ff_term args[] = {p->self, ff_small_from_int((int64_t)p->heap.max_words), ff_small_from_int((int64_t)words),
                            from_bool(p->heap.max_kill), FF_AM_true,
                            ff_small_from_int((int64_t)p->more->mailbox.length), ff_heap_info(to, p)};
    send_report(to, p, format, ff_list_new(to, sizeof args / sizeof *args, args, FF_NIL));
}

/* In the layout that ~p gives it there. */
static void write_heap_info(ff_proc *p)
{
    ff_heap_size sizes[FF_HEAP_SIZES];
    ff_heap_sizes(p, sizes);
    for (size_t i = 0; i < FF_HEAP_SIZES; i++) {
        ff_text name = ff_atom_text_of(sizes[i].name);
        char line[80];
        ff_format(line, sizeof line, "%s{%.*s,%zu}%s\n", i == 0 ? "     GC Info:            [" : "                          ",
                  (int)name.len_bytes, name.utf8, sizes[i].words, i + 1 < FF_HEAP_SIZES ? "," : "]\n");
        write_text(p, line);
    }
}

static void write_max_heap(ff_proc *p, size_t words)
{
    char lines[256];
    write_heading(p, ff_target_system_ns() / 1000);
    write_text(p, "     Process:            ");
    write_term(p, p->self);
    ff_format(lines, sizeof lines,
              " \n     Context:            maximum heap size reached\n     Max Heap Size:      %zu\n     Total Heap Size:    %zu\n"
              "     Kill:               %s\n     Error Logger:       true\n     Message Queue Len:  %zu\n",
              p->heap.max_words, words, p->heap.max_kill ? "true" : "false", (size_t)p->more->mailbox.length);
    write_text(p, lines);
    write_heap_info(p);
}

void ff_log_max_heap(ff_proc *p, size_t words)
{
    ff_proc *to = logger_process(p->vm);
    if (to && to != p)
        send_max_heap(to, p, words);
    else
        write_max_heap(p, words);
}
