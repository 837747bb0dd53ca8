/* runtime/proc/log.c -- Reports of the runtime itself: to the process `logger` when there is one, else to `user`, else to
 * standard output. The message is the one OTP's emulator sends, so that OTP's own logger understands it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/stream.h"
#include "gc/gc.h"
#include "proc/table.h"
#include "term/debug.h"
#include "term/flatmap.h"
#include "term/format.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"

#include <string.h>
#include <time.h>

static ff_term log_metadata(ff_proc *p)
{
    const ff_term tag_key[] = {FF_AM_tag}, tag[] = {FF_AM_error};
    const ff_term keys[] = {FF_AM_error_logger, FF_AM_gl, FF_AM_pid, FF_AM_time};
    const ff_term values[] = {ff_flatmap_of(p, 1, tag_key, tag), p->group_leader, p->self,
                              ff_small_from_int(ff_target_system_ns() / 1000)};
    return ff_flatmap_of(p, 4, keys, values);
}

ff_term ff_system_logger(ff_vm *vm) { return vm->system_logger.bits ? vm->system_logger : FF_AM_logger; }

/* The system logger, or the I/O server; NULL: nobody. */
static ff_proc *listener(ff_vm *vm)
{
    ff_term said = ff_system_logger(vm);
    if (ff_same(said, FF_AM_undefined)) return NULL;
    ff_proc *to = ff_is_local_pid(said) ? ff_proc_lookup(vm, said) : ff_name_lookup(vm, FF_AM_logger);
    return to ? to : ff_name_lookup(vm, FF_AM_user);
}

/* {log, Level, Format, Args, Metadata}. False: nobody listens. */
static bool send_report(ff_proc *p, const char *format, ff_term args)
{
    ff_proc *to = listener(p->vm);
    if (!to) return false;
    ff_term text = ff_string_to_list(p, format, strlen(format));
    ff_deliver(to, ff_tuple(p, FF_AM_log, FF_AM_error, text, args, log_metadata(p)));
    return true;
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
    ff_term args = ff_cons(p, p->self, ff_cons(p, reason, FF_NIL));
    if (!send_report(p, "Error in process ~p with exit value:~n~p~n", args))
        ff_log_write_crash(p, p->self, reason, ff_target_system_ns() / 1000);
}

/* As process_info(P, garbage_collection_info) has them, in the layout that ~p gives them there. */
static void write_gc_info(ff_proc *p)
{
    size_t refc_limit = p->heap.refc_limit_bytes / sizeof(ff_word);
    const struct { const char *name; size_t words; } sizes[] = {
        {"old_heap_block_size", ff_heap_old_words(p)},
        {"heap_block_size", ff_heap_block_words(p)},
        {"mbuf_size", p->heap.fragment_words},
        {"recent_size", (size_t)(p->heap.mature - p->heap.start)},
        {"stack_size", ff_heap_stack_words(p)},
        {"old_heap_size", (size_t)(p->heap.old_top - p->heap.old)},
        {"heap_size", (size_t)(p->htop - p->heap.start)},
        {"bin_vheap_size", p->heap.refc_bytes / sizeof(ff_word)},
        {"bin_vheap_block_size", refc_limit},
        {"bin_old_vheap_size", 0},
        {"bin_old_vheap_block_size", refc_limit},
    };
    size_t n = sizeof sizes / sizeof *sizes;
    for (size_t i = 0; i < n; i++) {
        char line[80];
        ff_format(line, sizeof line, "%s{%s,%zu}%s\n", i == 0 ? "     GC Info:            [" : "                          ", sizes[i].name,
                  sizes[i].words, i + 1 < n ? "," : "]\n");
        write_text(p, line);
    }
}

/* Written at once: the collector, which asks for it, cannot make the terms of a report. */
void ff_log_max_heap(ff_proc *p, size_t words)
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
    write_gc_info(p);
}
