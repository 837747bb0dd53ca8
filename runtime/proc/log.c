/* runtime/proc/log.c -- Reports of the runtime itself: to the process `logger` when there is one, else to standard error.
 * The message is the one OTP's emulator sends, so that OTP's own logger understands it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"
#include "term/debug.h"
#include "term/map.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static ff_term log_metadata(ff_proc *p)
{
    ff_term tag = ff_map_from_pairs(p, 1, (ff_term[]){FF_AM_tag, FF_AM_error}, NULL);
    ff_term pairs[] = {FF_AM_gl, p->group_leader, FF_AM_pid, p->self, FF_AM_time,
                       ff_integer_from_i64(p, ff_target_system_ns() / 1000), FF_AM_error_logger, tag};
    return ff_map_from_pairs(p, sizeof pairs / sizeof *pairs / 2, pairs, NULL);
}

/* {log, Level, Format, Args, Metadata}. False: nobody listens. */
static bool send_to_logger(ff_proc *p, const char *format, ff_term args)
{
    ff_proc *logger = ff_name_lookup(p->vm, FF_AM_logger);
    if (!logger) return false;
    ff_term text = ff_string_to_list(p, format, strlen(format));
    ff_deliver(logger, ff_tuple(p, FF_AM_log, FF_AM_error, text, args, log_metadata(p)));
    return true;
}

static void write_text(const char *text) { ff_target_write(2, text, strlen(text)); }

static void write_term(ff_term t)
{
    char *text = ff_term_text(t);
    write_text(text);
    ff_free(text);
}

static void write_heading(void)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int64_t ns = ff_target_system_ns();
    time_t s = (time_t)(ns / 1000000000);
    struct tm tm;
    localtime_r(&s, &tm);
    char line[96];
    snprintf(line, sizeof line, "=ERROR REPORT==== %d-%s-%d::%02d:%02d:%02d.%06d ===\n", tm.tm_mday, months[tm.tm_mon],
             tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec, (int)(ns / 1000 % 1000000));
    write_text(line);
}

void ff_log_crash(ff_proc *p, ff_term reason)
{
    ff_term args = ff_cons(p, p->self, ff_cons(p, reason, FF_NIL));
    if (send_to_logger(p, "Error in process ~p with exit value:~n~p~n", args)) return;
    write_heading();
    write_text("Error in process ");
    write_term(p->self);
    write_text(" with exit value:\n");
    write_term(reason);
    write_text("\n\n");
}

void ff_log_max_heap(ff_proc *p, size_t words)
{
    char line[160];
    snprintf(line, sizeof line, "     Context:    maximum heap size reached\n     Max Heap Size:   %zu\n     Total Heap Size: %zu\n",
             p->heap.max_words, words);
    write_heading();
    write_text("     Process:          ");
    write_term(p->self);
    write_text("\n");
    write_text(line);
}
