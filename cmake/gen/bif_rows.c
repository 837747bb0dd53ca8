/* cmake/gen/bif_rows.c -- See bif_rows.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif_rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const bif_flag bif_flags[] = {
    {"guard", "FF_BIF_GUARD", "allowed in guards; allocates no more than its result"},
    {"trap", "FF_BIF_TRAP", "may send the process to other code or suspend it"},
    {"noalloc", "FF_BIF_NOALLOC", "never allocates"},
    {"bump", "FF_BIF_BUMP", "charges reductions"},
    {"atoms", "FF_BIF_ATOMS", "makes atoms of text"},
    {"peers", "FF_BIF_PEERS", "makes processes, or tells of those that its caller did not make"},
};
const unsigned n_bif_flags = sizeof bif_flags / sizeof *bif_flags;

const bif_reason bif_reasons[] = {
    {"loading", "code is neither loaded nor purged: the program is closed"},
    {"tracing", "nothing is traced or profiled"},
    {"nifs", "no native library or driver is loaded"},
    {"distribution", "there is one node"},
    {"processes", "there are no ports and no processes of the operating system"},
    {"sockets", "the API of module `socket` is not there"},
    {"emulator", "it looks into the emulator's own parts: its instructions, allocators, threads, locks"},
};
const unsigned n_bif_reasons = sizeof bif_reasons / sizeof *bif_reasons;

/* ---- one row ---- */

static bool is_c_identifier(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_') return false;
    return *name != '\0';
}

static unsigned flag_bit(const char *name)
{
    for (unsigned k = 0; k < n_bif_flags; k++)
        if (strcmp(bif_flags[k].name, name) == 0) return 1u << k;
    return 0;
}

static bool parse_kind(tab *t, bif *b)
{
    char keyword[8];
    if (!tab_word(t, keyword, sizeof keyword)) return false;
    if (strcmp(keyword, "bif") == 0) b->kind = ROW_BIF;
    else if (strcmp(keyword, "absent") == 0) b->kind = ROW_ABSENT;
    else if (strcmp(keyword, "otp") == 0) b->kind = ROW_OTP;
    else return false;
    return true;
}

static bool parse_mfa(tab *t, bif *b)
{
    if (!tab_atom(t, b->module, sizeof b->module) || !tab_char(t, ':') ||
        !tab_atom(t, b->function, sizeof b->function) || !tab_char(t, '/') || !tab_unsigned(t, &b->arity))
        return tab_error(t, "MODULE:FUNCTION/ARITY must follow the keyword");
    if (b->arity > MAX_BIF_ARITY) return tab_error(t, "arity %u, the limit is %d", b->arity, MAX_BIF_ARITY);
    return true;
}

static bool parse_reason(tab *t, bif *b)
{
    char word[MAX_NAME] = "";
    if (b->kind != ROW_ABSENT) return true;
    tab_word(t, word, sizeof word);
    for (b->reason = 0; b->reason < n_bif_reasons; b->reason++)
        if (strcmp(bif_reasons[b->reason].name, word) == 0) return true;
    return tab_error(t, "`%s` is no reason to be absent", word);
}

/* `raises ATOM` or `answers ATOM`: *is tells whether it was one; it ends a row. */
static bool parse_outcome(tab *t, bif *b, const char *word, bool *is)
{
    b->raises = strcmp(word, "raises") == 0;
    *is = b->kind == ROW_ABSENT && (b->raises || strcmp(word, "answers") == 0);
    if (*is && !tab_atom(t, b->outcome, sizeof b->outcome)) return tab_error(t, "an atom must follow `%s`", word);
    return true;
}

/* The first word that names no flag is the C name; it may only come first. */
static bool parse_c_name_and_flags(tab *t, bif *b, char c_name[MAX_NAME])
{
    char word[MAX_NAME];
    strcpy(c_name, b->function);
    for (bool first = true; tab_word(t, word, sizeof word); first = false) {
        bool is_outcome;
        if (!parse_outcome(t, b, word, &is_outcome)) return false;
        if (is_outcome) break;
        unsigned bit = flag_bit(word);
        if (bit)
            b->flags |= bit;
        else if (first)
            strcpy(c_name, word);
        else
            return tab_error(t, "unknown flag `%s`", word);
    }
    return tab_end(t) || tab_error(t, "unexpected `%s`", t->at);
}

static bool parse_row(tab *t, bif *b)
{
    char c_name[MAX_NAME];
    *b = (bif){.path = t->path, .line = t->line};
    if (!parse_kind(t, b)) return tab_error(t, "a row starts with `bif`, `absent` or `otp`");
    if (!parse_mfa(t, b) || !parse_reason(t, b)) return false;
    if (b->kind == ROW_OTP) return tab_end(t) || tab_error(t, "unexpected `%s`", t->at);
    if (!parse_c_name_and_flags(t, b, c_name)) return false;
    if (!is_c_identifier(b->module)) return tab_error(t, "module '%s' is no C identifier", b->module);
    if (!is_c_identifier(c_name)) return tab_error(t, "'%s' is no C identifier, give a C name", c_name);
    snprintf(b->symbol, sizeof b->symbol, "ff_bif_%s_%s_%u", b->module, c_name, b->arity);
    return true;
}

/* ---- all rows ---- */

static void read_rows(bif_table *all, tab *t)
{
    while (tab_next_row(t)) {
        if (all->n == MAX_BIFS) {
            tab_error(t, "more than %d BIFs", MAX_BIFS);
            return;
        }
        if (parse_row(t, &all->rows[all->n])) all->n++;
    }
}

void bif_table_read(bif_table *all, const char *path)
{
    tab t;
    tab_open(&t, path);
    read_rows(all, &t);
    tab_close(&t);
    all->errors += t.errors;
}

int bif_by_mfa(const void *left, const void *right)
{
    const bif *a = left, *b = right;
    int order = strcmp(a->module, b->module);
    if (order == 0) order = strcmp(a->function, b->function);
    return order ? order : (int)a->arity - (int)b->arity;
}

static int by_symbol(const void *left, const void *right)
{
    return strcmp(((const bif *)left)->symbol, ((const bif *)right)->symbol);
}

/* Sorts by order and complains of equal neighbours. */
static void sort_unique(bif_table *all, int (*order)(const void *, const void *), const char *what)
{
    qsort(all->rows, all->n, sizeof *all->rows, order);
    for (size_t k = 1; k < all->n; k++) {
        const bif *a = &all->rows[k - 1], *b = &all->rows[k];
        if (order(a, b) != 0 || b->kind == ROW_OTP) continue;
        fprintf(stderr, "%s:%d: error: %s:%s/%u has the same %s as %s:%d\n", b->path, b->line, b->module, b->function,
                b->arity, what, a->path, a->line);
        all->errors++;
    }
}

void bif_table_sort(bif_table *all)
{
    sort_unique(all, by_symbol, "C symbol");
    sort_unique(all, bif_by_mfa, "name");
}
