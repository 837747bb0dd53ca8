/* cmake/gen/gen_bifs.c -- runtime/tab/bif/ .tab files -> ff_bifs.tab.h, the functions that the runtime implements in C.
 *   gen_bifs IN... OUT
 * Row: `bif MODULE:FUNCTION/ARITY [CNAME] [FLAG...]`, names quoted as in Erlang where needed. The C symbol is
 * ff_bif_<module>_<CNAME or function>_<arity>; a function that is no C identifier needs a CNAME. Output, sorted:
 *   FF_BIFS(X): X("module", "function", arity, symbol, flags)         for both halves
 *   ff_term symbol(ff_proc *p, ff_term a0, ...);                      where FF_BIF_PROTOTYPES is defined
 *   FF_BIF_<FLAG>                                                     one bit for each flag
 * SPDX-License-Identifier: Apache-2.0 */
#include "tab.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BIFS = 4096, MAX_NAME = 128, MAX_SYMBOL = 3 * MAX_NAME, MAX_BIF_ARITY = 16 };

typedef struct {
    char module[MAX_NAME], function[MAX_NAME];
    unsigned arity;
    char symbol[MAX_SYMBOL];
    unsigned flags;
    const char *path;
    int line;
} bif;

static const struct {
    const char *name, *macro, *meaning;
} flag_kinds[] = {
    {"guard", "FF_BIF_GUARD", "allowed in guards; allocates no more than its result"},
    {"trap", "FF_BIF_TRAP", "may send the process to other code or suspend it"},
    {"noalloc", "FF_BIF_NOALLOC", "never allocates"},
    {"bump", "FF_BIF_BUMP", "charges reductions"},
};
enum { N_FLAGS = sizeof flag_kinds / sizeof *flag_kinds };

static bif bifs[MAX_BIFS];
static size_t n_bifs;

static bool is_c_identifier(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_') return false;
    return *name != '\0';
}

static unsigned flag_bit(const char *name)
{
    for (unsigned k = 0; k < N_FLAGS; k++)
        if (strcmp(flag_kinds[k].name, name) == 0) return 1u << k;
    return 0;
}

static bool parse_mfa(tab *t, bif *b)
{
    if (!tab_atom(t, b->module, sizeof b->module) || !tab_char(t, ':') ||
        !tab_atom(t, b->function, sizeof b->function) || !tab_char(t, '/') || !tab_unsigned(t, &b->arity))
        return tab_error(t, "MODULE:FUNCTION/ARITY must follow `bif`");
    if (b->arity > MAX_BIF_ARITY) return tab_error(t, "arity %u, the limit is %d", b->arity, MAX_BIF_ARITY);
    return true;
}

/* The first word that names no flag is the C name; it may only come first. */
static bool parse_c_name_and_flags(tab *t, bif *b, char c_name[MAX_NAME])
{
    char word[MAX_NAME];
    strcpy(c_name, b->function);
    for (bool first = true; tab_word(t, word, sizeof word); first = false) {
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
    char keyword[8], c_name[MAX_NAME];
    *b = (bif){.path = t->path, .line = t->line};
    if (!tab_word(t, keyword, sizeof keyword) || strcmp(keyword, "bif") != 0)
        return tab_error(t, "a row starts with `bif`");
    if (!parse_mfa(t, b) || !parse_c_name_and_flags(t, b, c_name)) return false;
    if (!is_c_identifier(b->module)) return tab_error(t, "module '%s' is no C identifier", b->module);
    if (!is_c_identifier(c_name)) return tab_error(t, "'%s' is no C identifier, give a C name", c_name);
    snprintf(b->symbol, sizeof b->symbol, "ff_bif_%s_%s_%u", b->module, c_name, b->arity);
    return true;
}

static void read_bifs(tab *t)
{
    while (tab_next_row(t)) {
        if (n_bifs == MAX_BIFS) {
            tab_error(t, "more than %d BIFs", MAX_BIFS);
            return;
        }
        if (parse_row(t, &bifs[n_bifs])) n_bifs++;
    }
}

static int by_mfa(const void *left, const void *right)
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
static bool sort_unique(int (*order)(const void *, const void *), const char *what)
{
    bool ok = true;
    qsort(bifs, n_bifs, sizeof *bifs, order);
    for (size_t k = 1; k < n_bifs; k++) {
        const bif *a = &bifs[k - 1], *b = &bifs[k];
        if (order(a, b) != 0) continue;
        fprintf(stderr, "%s:%d: error: %s:%s/%u has the same %s as %s:%d\n", b->path, b->line, b->module, b->function,
                b->arity, what, a->path, a->line);
        ok = false;
    }
    return ok;
}

static void write_flags(FILE *out)
{
    for (unsigned k = 0; k < N_FLAGS; k++)
        fprintf(out, "#define %s %uu /* %s */\n", flag_kinds[k].macro, 1u << k, flag_kinds[k].meaning);
}

static void write_flag_set(FILE *out, unsigned flags)
{
    if (flags == 0) fputs("0u", out);
    for (unsigned k = 0; flags; k++) {
        unsigned bit = 1u << k;
        if (!(flags & bit)) continue;
        flags &= ~bit;
        fprintf(out, "%s%s", flag_kinds[k].macro, flags ? " | " : "");
    }
}

static void write_list(FILE *out)
{
    fprintf(out, "\n/* X(module, function, arity, symbol, flags), sorted by the first three */\n#define FF_BIFS(X)");
    for (const bif *b = bifs; b < bifs + n_bifs; b++) {
        fprintf(out, " \\\n    X(");
        tab_put_c_string(out, b->module);
        fputs(", ", out);
        tab_put_c_string(out, b->function);
        fprintf(out, ", %u, %s, ", b->arity, b->symbol);
        write_flag_set(out, b->flags);
        fputc(')', out);
    }
    fprintf(out, "\n");
}

/* Outside the include guard: whoever wants them may be the second to include the file. */
static void write_prototypes(FILE *out)
{
    fprintf(out, "\n#ifdef FF_BIF_PROTOTYPES\n");
    for (const bif *b = bifs; b < bifs + n_bifs; b++) {
        fprintf(out, "ff_term %s(ff_proc *p", b->symbol);
        for (unsigned k = 0; k < b->arity; k++) fprintf(out, ", ff_term a%u", k);
        fprintf(out, ");\n");
    }
    fprintf(out, "#endif\n");
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: gen_bifs IN... OUT\n");
        return 2;
    }
    int errors = 0;
    for (int k = 1; k < argc - 1; k++) {
        tab t;
        tab_open(&t, argv[k]);
        read_bifs(&t);
        tab_close(&t);
        errors += t.errors;
    }
    if (!sort_unique(by_symbol, "C symbol") || !sort_unique(by_mfa, "name") || errors) return 1;

    FILE *out = tab_output_open(argv[argc - 1], "gen_bifs", "runtime/tab/bif/");
    fprintf(out, "#ifndef FF_BIFS_TAB_H\n#define FF_BIFS_TAB_H\n\n#define FF_N_BIFS %zu\n", n_bifs);
    write_flags(out);
    write_list(out);
    fprintf(out, "\n#endif\n");
    write_prototypes(out);
    tab_output_close(out, argv[argc - 1]);
    return 0;
}
