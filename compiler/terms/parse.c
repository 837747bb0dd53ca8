/* compiler/terms/parse.c -- Tokens into terms, and access to their parts.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/terms/scan.h"
#include "compiler/terms/terms.h"
#include "compiler/util/utf8.h"

enum { ATOM_MAX_CHARS = 255 };

typedef struct parser {
    ffc_scan scan;
    ffc_arena *arena;
    ffc_intern *atoms;
    unsigned depth;
} parser;

typedef FFC_VEC(ffc_lit) items;

static bool term(parser *p, ffc_lit *out);

static bool is_punct(const parser *p, char c) { return p->scan.token == FFC_TOK_PUNCTUATION && p->scan.punct == c; }

static bool expected(parser *p, const char *what)
{
    return ffc_scan_error(&p->scan, ffc_arena_printf(p->arena, p->scan.token == FFC_TOK_END ? "%s is expected, and the text ends" : "%s is expected here", what));
}

static bool want(parser *p, char c, const char *shown)
{
    return is_punct(p, c) ? ffc_scan_next(&p->scan) : expected(p, shown);
}

/* ---- atoms and strings ---- */

static const ffc_atom *atom_of(parser *p)
{
    const ffc_str *text = &p->scan.text;
    size_t chars;
    bool utf8 = ffc_utf8_check((const uint8_t *)ffc_str_text(text), text->n, &chars);
    if ((utf8 ? chars : text->n) > ATOM_MAX_CHARS) {
        ffc_scan_error(&p->scan, "an atom has at most 255 characters");
        return NULL;
    }
    return utf8 ? ffc_intern_atom(p->atoms, ffc_str_text(text), text->n)
                : ffc_intern_latin1(p->atoms, (const uint8_t *)ffc_str_text(text), text->n);
}

static bool atom(parser *p, ffc_lit *out)
{
    *out = (ffc_lit){ .kind = FFC_LIT_ATOM, .atom = atom_of(p) };
    return out->atom && ffc_scan_next(&p->scan);
}

/* Not UTF-8: the bytes are Latin-1. */
static void add_chars(parser *p, items *chars)
{
    const uint8_t *s = (const uint8_t *)ffc_str_text(&p->scan.text);
    size_t n = p->scan.text.n, count;
    bool utf8 = ffc_utf8_check(s, n, &count);
    for (size_t i = 0; i < n;) {
        unsigned more = !utf8 || s[i] < 0xc0 ? 0 : s[i] >= 0xf0 ? 3 : s[i] >= 0xe0 ? 2 : 1;
        int64_t c = more ? s[i] & (0x3f >> more) : s[i];
        for (i++; more > 0; more--, i++)
            c = c << 6 | (s[i] & 0x3f);
        ffc_vec_push_in(p->arena, chars, (ffc_lit){ .kind = FFC_LIT_INT, .i = c });
    }
}

static const ffc_lit nil = { .kind = FFC_LIT_NIL };

static ffc_lit list_of(const items *list, const ffc_lit *tail)
{
    if (list->n == 0)
        return *tail;
    return (ffc_lit){ .kind = FFC_LIT_LIST, .list = { list->items, tail, (uint32_t)list->n } };
}

/* "a" "b" is "ab". */
static bool string(parser *p, ffc_lit *out)
{
    items chars = { 0 };
    while (p->scan.token == FFC_TOK_STRING) {
        add_chars(p, &chars);
        if (!ffc_scan_next(&p->scan))
            return false;
    }
    *out = list_of(&chars, &nil);
    return true;
}

/* ---- what holds terms ---- */

/* Terms with commas between them, up to one of the two closing marks. */
static bool sequence(parser *p, char close, char other, items *out)
{
    if (is_punct(p, close))
        return true;
    for (;;) {
        ffc_lit item;
        if (!term(p, &item))
            return false;
        ffc_vec_push_in(p->arena, out, item);
        if (is_punct(p, close) || (other && is_punct(p, other)))
            return true;
        if (!want(p, ',', close == ']' ? "`,`, `|` or `]`" : "`,` or `}`"))
            return false;
    }
}

static bool list(parser *p, ffc_lit *out)
{
    items found = { 0 };
    ffc_lit *tail = FFC_NEW(p->arena, ffc_lit);
    *tail = nil;
    if (!ffc_scan_next(&p->scan) || !sequence(p, ']', '|', &found))
        return false;
    if (is_punct(p, '|') && (!ffc_scan_next(&p->scan) || !term(p, tail)))
        return false;
    if (!want(p, ']', "`]`"))
        return false;
    if (tail->kind == FFC_LIT_LIST) { /* [a | [b]] is [a, b] */
        for (uint32_t i = 0; i < tail->list.n; i++)
            ffc_vec_push_in(p->arena, &found, tail->list.items[i]);
        tail = (ffc_lit *)tail->list.tail;
    }
    *out = list_of(&found, tail);
    return true;
}

static bool tuple(parser *p, ffc_lit *out)
{
    items found = { 0 };
    if (!ffc_scan_next(&p->scan) || !sequence(p, '}', 0, &found))
        return false;
    *out = (ffc_lit){ .kind = FFC_LIT_TUPLE, .tuple = { found.items, (uint32_t)found.n } };
    return want(p, '}', "`}`");
}

static bool map(parser *p, ffc_lit *out)
{
    items found = { 0 };
    if (!ffc_scan_next(&p->scan) || !want(p, '{', "`{`"))
        return false;
    while (!is_punct(p, '}')) {
        ffc_lit key, value;
        if ((found.n > 0 && !want(p, ',', "`,` or `}`")) || !term(p, &key) || !want(p, '>', "`=>`") || !term(p, &value))
            return false;
        ffc_vec_push_in(p->arena, &found, key);
        ffc_vec_push_in(p->arena, &found, value);
    }
    *out = (ffc_lit){ .kind = FFC_LIT_MAP, .map = { found.items, (uint32_t)found.n / 2 } };
    return ffc_scan_next(&p->scan);
}

/* <<...>>: what the segments hold does not matter, only that they are closed. */
static bool bits(parser *p, ffc_lit *out)
{
    *out = (ffc_lit){ .kind = FFC_LIT_BITS };
    while (!is_punct(p, 'R')) {
        if (p->scan.token == FFC_TOK_END || p->scan.token == FFC_TOK_DOT)
            return expected(p, "`>>`");
        if (!ffc_scan_next(&p->scan))
            return false;
    }
    return ffc_scan_next(&p->scan);
}

/* ---- one term ---- */

/* fun M:F/A; the word fun has been read. */
static bool external_fun(parser *p, ffc_lit *out)
{
    static const char shape[] = "fun MODULE:FUNCTION/ARITY";
    ffc_lit m, f;
    if (p->scan.token != FFC_TOK_ATOM)
        return expected(p, shape);
    if (!atom(p, &m) || !want(p, ':', shape))
        return false;
    if (p->scan.token != FFC_TOK_ATOM)
        return expected(p, shape);
    if (!atom(p, &f) || !want(p, '/', shape))
        return false;
    if (p->scan.token != FFC_TOK_INTEGER || p->scan.integer > FFC_ARITY_MAX)
        return expected(p, shape);
    *out = (ffc_lit){ .kind = FFC_LIT_EXPORT, .export = { m.atom, f.atom, (uint32_t)p->scan.integer } };
    return ffc_scan_next(&p->scan);
}

static bool number(parser *p, ffc_lit *out, bool negative)
{
    if (p->scan.token == FFC_TOK_INTEGER)
        *out = (ffc_lit){ .kind = FFC_LIT_INT, .i = negative ? -p->scan.integer : p->scan.integer };
    else if (p->scan.token == FFC_TOK_FLOAT)
        *out = (ffc_lit){ .kind = FFC_LIT_FLOAT };
    else
        return expected(p, "a number");
    return ffc_scan_next(&p->scan);
}

static bool punctuated(parser *p, ffc_lit *out)
{
    switch (p->scan.punct) {
    case '[': return list(p, out);
    case '{': return tuple(p, out);
    case '#': return map(p, out);
    case 'L': return bits(p, out);
    case '-': case '+': {
        bool negative = p->scan.punct == '-';
        return ffc_scan_next(&p->scan) && number(p, out, negative);
    }
    case '(': return ffc_scan_next(&p->scan) && term(p, out) && want(p, ')', "`)`");
    default: return expected(p, "a term");
    }
}

static bool one_term(parser *p, ffc_lit *out)
{
    switch (p->scan.token) {
    case FFC_TOK_ATOM:
        if (p->scan.at[-1] == '\'' || strcmp(ffc_str_text(&p->scan.text), "fun") != 0)
            return atom(p, out);
        return ffc_scan_next(&p->scan) && external_fun(p, out);
    case FFC_TOK_STRING: return string(p, out);
    case FFC_TOK_INTEGER: case FFC_TOK_FLOAT: return number(p, out, false);
    case FFC_TOK_PUNCTUATION: return punctuated(p, out);
    default: return expected(p, "a term");
    }
}

static bool term(parser *p, ffc_lit *out)
{
    if (p->depth >= FFC_LIT_DEPTH_MAX)
        return ffc_scan_error(&p->scan, "terms nest too deep");
    p->depth++;
    bool ok = one_term(p, out);
    p->depth--;
    return ok;
}

static bool terms(parser *p, ffc_terms *out)
{
    while (p->scan.token != FFC_TOK_END) {
        ffc_lit *lit = FFC_NEW(p->arena, ffc_lit);
        if (!term(p, lit))
            return false;
        if (p->scan.token != FFC_TOK_DOT)
            return expected(p, "a `.`");
        ffc_vec_push_in(p->arena, out, lit);
        if (!ffc_scan_next(&p->scan))
            return false;
    }
    return true;
}

bool ffc_terms_read(ffc_diag *d, ffc_arena *a, ffc_intern *atoms, const char *path, const char *text, size_t n, ffc_terms *out)
{
    parser p = { .arena = a, .atoms = atoms };
    ffc_scan_init(&p.scan, d, path, text, n);
    bool ok = ffc_scan_next(&p.scan) && terms(&p, out);
    ffc_scan_fini(&p.scan);
    return ok;
}

/* ---- parts ---- */

bool ffc_lit_is_list(const ffc_lit *lit)
{
    return lit && (lit->kind == FFC_LIT_NIL || (lit->kind == FFC_LIT_LIST && lit->list.tail->kind == FFC_LIT_NIL));
}

uint32_t ffc_lit_length(const ffc_lit *lit) { return ffc_lit_is_list(lit) && lit->kind == FFC_LIT_LIST ? lit->list.n : 0; }

const ffc_lit *ffc_lit_at(const ffc_lit *lit, uint32_t i)
{
    if (lit && lit->kind == FFC_LIT_TUPLE)
        return i < lit->tuple.n ? &lit->tuple.items[i] : NULL;
    return i < ffc_lit_length(lit) ? &lit->list.items[i] : NULL;
}

bool ffc_lit_is_atom(const ffc_lit *lit, const char *name)
{
    return lit && lit->kind == FFC_LIT_ATOM && (!name || ffc_atom_is(lit->atom, name));
}

const ffc_lit *ffc_lit_property(const ffc_lit *list, const char *key)
{
    for (uint32_t i = 0; i < ffc_lit_length(list); i++) {
        const ffc_lit *pair = ffc_lit_at(list, i);
        if (pair->kind == FFC_LIT_TUPLE && pair->tuple.n == 2 && ffc_lit_is_atom(ffc_lit_at(pair, 0), key))
            return ffc_lit_at(pair, 1);
    }
    return NULL;
}

bool ffc_lit_text(ffc_str *out, const ffc_lit *lit)
{
    if (!ffc_lit_is_list(lit))
        return false;
    for (uint32_t i = 0; i < ffc_lit_length(lit); i++) {
        const ffc_lit *c = ffc_lit_at(lit, i);
        if (c->kind != FFC_LIT_INT || c->i < 1 || c->i > 0x7f)
            return false;
        ffc_str_char(out, (char)c->i);
    }
    return true;
}
