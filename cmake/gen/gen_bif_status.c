/* cmake/gen/gen_bif_status.c -- runtime/tab/otp_bif.tab and runtime/tab/bif/ .tab files -> docs/bif-status.md.
 *   gen_bif_status IN... OUT
 * Every function of an `otp` row is implemented (a `bif` row), absent by design (an `absent` row) or missing (neither).
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif_rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bif_table otp, ours;

typedef enum { STATUS_IMPLEMENTED, STATUS_ABSENT, STATUS_MISSING, STATUS__N } status;

static const bif *ours_of(const bif *b) { return bsearch(b, ours.rows, ours.n, sizeof *ours.rows, bif_by_mfa); }

static status status_of(const bif *b)
{
    const bif *row = ours_of(b);
    if (!row) return STATUS_MISSING;
    return row->kind == ROW_ABSENT ? STATUS_ABSENT : STATUS_IMPLEMENTED;
}

/* ---- rows ---- */

/* Moves the rows of OTP's list out of the table of ours. */
static void part_tables(void)
{
    size_t n = 0;
    for (size_t k = 0; k < ours.n; k++)
        if (ours.rows[k].kind == ROW_OTP) otp.rows[otp.n++] = ours.rows[k];
        else ours.rows[n++] = ours.rows[k];
    ours.n = n;
    bif_table_sort(&otp);
    bif_table_sort(&ours);
    otp.errors += ours.errors;
}

static const bif *end_of_module(const bif *from)
{
    const bif *end = from;
    while (end < otp.rows + otp.n && strcmp(end->module, from->module) == 0) end++;
    return end;
}

/* ---- text ---- */

static bool is_plain_atom(const char *name)
{
    if (!islower((unsigned char)*name)) return false;
    for (; *name; name++)
        if (!isalnum((unsigned char)*name) && *name != '_') return false;
    return true;
}

static void put_name(FILE *out, const bif *b)
{
    const char *quote = is_plain_atom(b->function) ? "" : "'";
    fprintf(out, "%s%s%s/%u", quote, b->function, quote, b->arity);
}

static void put_count(FILE *out, unsigned n)
{
    if (n > 0) fprintf(out, " %u |", n);
    else fputs(" |", out);
}

static void write_summary(FILE *out)
{
    unsigned all[STATUS__N] = {0};
    fputs("| module | in OTP | implemented | absent by design | missing |\n|---|---|---|---|---|\n", out);
    for (const bif *from = otp.rows, *end; from < otp.rows + otp.n; from = end) {
        unsigned n[STATUS__N] = {0};
        end = end_of_module(from);
        for (const bif *b = from; b < end; b++) n[status_of(b)]++;
        fprintf(out, "| `%s` | %u |", from->module, (unsigned)(end - from));
        for (status s = 0; s < STATUS__N; s++) put_count(out, n[s]), all[s] += n[s];
        fputc('\n', out);
    }
    fprintf(out, "| all | %zu |", otp.n);
    for (status s = 0; s < STATUS__N; s++) put_count(out, all[s]);
    fputc('\n', out);
}

static void put_outcome(FILE *out, const bif *row)
{
    if (row->outcome[0]) fprintf(out, "%s `%s`", row->raises ? "raises" : "answers", row->outcome);
    else fputs("answers as where there is nothing to do", out);
}

static void write_absent(FILE *out)
{
    for (unsigned reason = 0; reason < n_bif_reasons; reason++) {
        unsigned n = 0;
        for (const bif *b = ours.rows; b < ours.rows + ours.n; b++) {
            if (b->kind != ROW_ABSENT || b->reason != reason) continue;
            if (n++ == 0) fprintf(out, "\n### Because %s\n\n| function | what it does |\n|---|---|\n", bif_reasons[reason].meaning);
            fprintf(out, "| `%s:", b->module);
            put_name(out, b);
            fputs("` | ", out);
            put_outcome(out, b);
            fputs(" |\n", out);
        }
    }
}

/* `module`: functions with that status, one paragraph for each module. */
static void write_lists(FILE *out, status wanted)
{
    for (const bif *from = otp.rows, *end; from < otp.rows + otp.n; from = end) {
        unsigned n = 0;
        end = end_of_module(from);
        for (const bif *b = from; b < end; b++) {
            if (status_of(b) != wanted) continue;
            if (n++ == 0) fprintf(out, "\n**%s**:", from->module);
            fputs(n > 1 ? ", `" : " `", out);
            put_name(out, b);
            fputc('`', out);
        }
        if (n > 0) fputc('\n', out);
    }
}

static void write_page(FILE *out)
{
    fputs("# Functions that OTP implements in C\n\n"
          "`cmake --build build --target bif-status` writes this page, from `runtime/tab/otp_bif.tab` (what OTP 25 has) and\n"
          "`runtime/tab/bif/*.tab` (what the runtime has); a test of `ctest` keeps it true. Everything else of OTP's modules,\n"
          "such as all of `string` and most of `lists` and `file`, is Erlang and runs from the installed `.beam` files.\n\n", out);
    write_summary(out);
    fputs("\n## Missing\n", out);
    write_lists(out, STATUS_MISSING);
    fputs("\n## Absent by design\n\n"
          "Programs may mention these: they build, and a call gives what OTP gives on a system that lacks what it needs.\n", out);
    write_absent(out);
    fputs("\n## Implemented\n", out);
    write_lists(out, STATUS_IMPLEMENTED);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: gen_bif_status IN... OUT\n");
        return 2;
    }
    for (int k = 1; k < argc - 1; k++) bif_table_read(&ours, argv[k]);
    otp.errors = ours.errors;
    ours.errors = 0;
    part_tables();
    if (otp.errors) return 1;
    FILE *out = fopen(argv[argc - 1], "w");
    if (!out) {
        perror(argv[argc - 1]);
        return 1;
    }
    write_page(out);
    return fclose(out) == 0 ? 0 : 1;
}
