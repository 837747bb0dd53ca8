/* cmake/gen/tab.c -- The row reader and the output file of the .tab generators.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tab.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *path)
{
    perror(path);
    exit(1);
}

void tab_open(tab *t, const char *path)
{
    *t = (tab){.path = path, .in = fopen(path, "r")};
    if (!t->in) die(path);
}

void tab_close(tab *t)
{
    fclose(t->in);
}

bool tab_error(tab *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%d: error: ", t->path, t->line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    t->errors++;
    return false;
}

/* A `#` inside quotes belongs to an atom, not to a comment. */
static void cut_comment(char *row)
{
    bool quoted = false;
    for (char *c = row; *c; c++) {
        if (quoted && *c == '\\' && c[1]) {
            c++;
        } else if (*c == '\'') {
            quoted = !quoted;
        } else if ((*c == '#' && !quoted) || *c == '\n') {
            *c = '\0';
            return;
        }
    }
}

bool tab_next_row(tab *t)
{
    while (fgets(t->row, sizeof t->row, t->in)) {
        t->line++;
        if (!strchr(t->row, '\n') && !feof(t->in)) {
            tab_error(t, "row longer than %zu bytes", sizeof t->row - 2);
            return false;
        }
        cut_comment(t->row);
        t->at = t->row;
        if (!tab_end(t)) return true;
    }
    return false;
}

static void skip_blanks(tab *t)
{
    while (*t->at == ' ' || *t->at == '\t' || *t->at == '\r') t->at++;
}

bool tab_end(tab *t)
{
    skip_blanks(t);
    return *t->at == '\0';
}

bool tab_char(tab *t, char c)
{
    skip_blanks(t);
    if (*t->at != c) return false;
    t->at++;
    return true;
}

/* Copies [from, to) to out if it fits, and moves past it. */
static bool take(tab *t, const char *to, char *out, size_t size)
{
    size_t len = (size_t)(to - t->at);
    if (len == 0 || len >= size) return false;
    memcpy(out, t->at, len);
    out[len] = '\0';
    t->at = to;
    return true;
}

bool tab_word(tab *t, char *out, size_t size)
{
    skip_blanks(t);
    const char *end = t->at;
    if (isalpha((unsigned char)*end) || *end == '_')
        while (isalnum((unsigned char)*end) || *end == '_') end++;
    return take(t, end, out, size);
}

bool tab_unsigned(tab *t, unsigned *out)
{
    char digits[10];
    skip_blanks(t);
    const char *end = t->at;
    while (isdigit((unsigned char)*end)) end++;
    if (!take(t, end, digits, sizeof digits)) return false;
    *out = (unsigned)strtoul(digits, NULL, 10);
    return true;
}

static char unescape(char c)
{
    switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 's': return ' ';
    default: return c;
    }
}

static bool take_quoted(tab *t, char *out, size_t size)
{
    const char *c = t->at + 1;
    size_t len = 0;
    for (; *c && *c != '\''; c++) {
        if (len + 1 >= size) return false;
        if (*c == '\\' && c[1])
            out[len++] = unescape(*++c);
        else
            out[len++] = *c;
    }
    if (*c != '\'') return false;
    out[len] = '\0';
    t->at = c + 1;
    return true;
}

bool tab_atom(tab *t, char *out, size_t size)
{
    skip_blanks(t);
    if (*t->at == '\'') return take_quoted(t, out, size);
    const char *end = t->at;
    if (islower((unsigned char)*end))
        while (isalnum((unsigned char)*end) || *end == '_' || *end == '@') end++;
    return take(t, end, out, size);
}

/* Octal escapes: unlike \x they have a length limit, so a digit that follows stays text. */
void tab_put_c_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\')
            fprintf(out, "\\%c", *c);
        else if (*c < ' ' || *c > '~')
            fprintf(out, "\\%03o", *c);
        else
            fputc(*c, out);
    }
    fputc('"', out);
}

static const char *unfinished(const char *path)
{
    static char name[4096];
    if (snprintf(name, sizeof name, "%s.new", path) >= (int)sizeof name) {
        fprintf(stderr, "%s: error: path too long\n", path);
        exit(1);
    }
    return name;
}

FILE *tab_output_open(const char *path, const char *generator, const char *source)
{
    FILE *out = fopen(unfinished(path), "w");
    if (!out) die(unfinished(path));
    fprintf(out, "/* Written by %s from %s: edit that. */\n", generator, source);
    return out;
}

void tab_output_close(FILE *out, const char *path)
{
    if (ferror(out) || fclose(out) != 0 || rename(unfinished(path), path) != 0) die(path);
}
