/* compiler/terms/scan.c -- Text of terms into tokens.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/terms/scan.h"

#include <string.h>

#include "compiler/util/utf8.h"

enum { CHAR_MAX_CODE = 0x10ffff };

void ffc_scan_init(ffc_scan *s, ffc_diag *d, const char *path, const char *text, size_t n)
{
    *s = (ffc_scan){ .diag = d, .path = path, .at = text, .end = text + n, .line = 1, .token_line = 1 };
}

void ffc_scan_fini(ffc_scan *s) { ffc_str_fini(&s->text); }

bool ffc_scan_error(ffc_scan *s, const char *what)
{
    return ffc_error(s->diag, (ffc_loc){ .file = s->path, .line = s->token_line, .instr = FFC_NO_INSTR }, "%s", what);
}

/* The byte `ahead` of the place, 0 behind the end. */
static unsigned char peek(const ffc_scan *s, size_t ahead)
{
    return (size_t)(s->end - s->at) > ahead ? (unsigned char)s->at[ahead] : 0;
}

static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
static bool is_space(unsigned char c) { return c <= ' ' || c == 0x7f; }
static bool is_name_start(unsigned char c) { return (c >= 'a' && c <= 'z') || c >= 0x80; }
static bool is_name(unsigned char c)
{
    return is_name_start(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '@';
}

static void skip_space(ffc_scan *s)
{
    for (; s->at < s->end && (is_space(peek(s, 0)) || *s->at == '%'); s->at++) {
        if (*s->at == '%')
            while (s->at + 1 < s->end && s->at[1] != '\n')
                s->at++;
        s->line += *s->at == '\n';
    }
}

/* ---- characters and what stands between quotes ---- */

static void put_char(ffc_str *out, uint32_t c)
{
    if (c < 0x80) {
        ffc_str_char(out, (char)c);
    } else if (c < 0x800) {
        ffc_str_char(out, (char)(0xc0 | c >> 6));
        ffc_str_char(out, (char)(0x80 | (c & 0x3f)));
    } else {
        if (c < 0x10000) {
            ffc_str_char(out, (char)(0xe0 | c >> 12));
        } else {
            ffc_str_char(out, (char)(0xf0 | c >> 18));
            ffc_str_char(out, (char)(0x80 | (c >> 12 & 0x3f)));
        }
        ffc_str_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
        ffc_str_char(out, (char)(0x80 | (c & 0x3f)));
    }
}

static int digit_value(unsigned char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

static uint32_t digits(ffc_scan *s, int base, unsigned max)
{
    uint32_t c = 0;
    for (unsigned i = 0; i < max && digit_value(peek(s, 0)) < base && c <= CHAR_MAX_CODE; i++)
        c = c * (uint32_t)base + (uint32_t)digit_value((unsigned char)*s->at++);
    return c;
}

/* What stands behind a backslash. */
static bool escape(ffc_scan *s, uint32_t *out)
{
    static const char letters[] = "bdefnrstv";
    static const unsigned char meant[] = { '\b', 0x7f, 0x1b, '\f', '\n', '\r', ' ', '\t', '\v' };
    unsigned char c = peek(s, 0);
    if (s->at >= s->end)
        return ffc_scan_error(s, "the text ends in the middle of a character");
    if (c >= '0' && c <= '7') {
        *out = digits(s, 8, 3);
        return true;
    }
    s->at++;
    if (c == 'x' && peek(s, 0) == '{') {
        s->at++;
        *out = digits(s, 16, 8);
        if (peek(s, 0) != '}' || *out > CHAR_MAX_CODE)
            return ffc_scan_error(s, "\\x{...} wants the code of a character in hexadecimal digits");
        s->at++;
    } else if (c == 'x') {
        *out = digits(s, 16, 2);
    } else if (c == '^' && s->at < s->end) {
        *out = (unsigned char)*s->at++ & 0x1f;
    } else {
        const char *letter = c ? strchr(letters, c) : NULL;
        *out = letter ? meant[letter - letters] : c;
        s->line += c == '\n';
    }
    return true;
}

static bool quoted(ffc_scan *s, char quote)
{
    for (s->at++; s->at < s->end && *s->at != quote;) {
        uint32_t c = (unsigned char)*s->at++;
        if (c != '\\') {
            s->line += c == '\n';
            ffc_str_char(&s->text, (char)c);
            continue;
        }
        if (!escape(s, &c))
            return false;
        put_char(&s->text, c);
    }
    if (s->at == s->end)
        return ffc_scan_error(s, quote == '"' ? "a string is not closed" : "a quoted atom is not closed");
    s->at++;
    return true;
}

/* One UTF-8 character, or the byte itself where that is none. */
static uint32_t plain_char(ffc_scan *s)
{
    unsigned char c = (unsigned char)*s->at++;
    unsigned more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc2 ? 1 : 0;
    size_t chars;
    if (!more || (size_t)(s->end - s->at) < more || !ffc_utf8_check((const uint8_t *)s->at - 1, more + 1, &chars))
        return c;
    uint32_t code = c & (0x3fu >> more);
    for (unsigned i = 0; i < more; i++)
        code = code << 6 | ((unsigned char)*s->at++ & 0x3f);
    return code;
}

static bool character(ffc_scan *s)
{
    uint32_t c;
    s->token = FFC_TOK_INTEGER;
    s->at++;
    if (s->at >= s->end)
        return ffc_scan_error(s, "the text ends in the middle of a character");
    if (*s->at != '\\') {
        s->line += *s->at == '\n';
        s->integer = plain_char(s);
        return true;
    }
    s->at++;
    if (!escape(s, &c))
        return false;
    s->integer = c;
    return true;
}

/* ---- numbers ---- */

static int64_t whole(ffc_scan *s, int base)
{
    int64_t n = 0;
    for (;; s->at++) {
        unsigned char c = peek(s, 0);
        if (c == '_' && digit_value(peek(s, 1)) < base)
            continue;
        if (digit_value(c) >= base)
            return n;
        if (__builtin_mul_overflow(n, base, &n) || __builtin_add_overflow(n, digit_value(c), &n))
            n = INT64_MAX;
    }
}

static bool number(ffc_scan *s)
{
    s->token = FFC_TOK_INTEGER;
    s->integer = whole(s, 10);
    if (peek(s, 0) == '#') {
        if (s->integer < 2 || s->integer > 36 || digit_value(peek(s, 1)) >= s->integer)
            return ffc_scan_error(s, "a number with # wants a base from 2 to 36 and digits of that base");
        int base = (int)s->integer;
        s->at++;
        s->integer = whole(s, base);
    } else if (peek(s, 0) == '.' && is_digit(peek(s, 1))) {
        s->token = FFC_TOK_FLOAT;
        s->at++;
        whole(s, 10);
        bool sign = peek(s, 1) == '-' || peek(s, 1) == '+';
        if ((peek(s, 0) == 'e' || peek(s, 0) == 'E') && is_digit(peek(s, 1 + sign))) {
            s->at += 1 + sign;
            whole(s, 10);
        }
    }
    return true;
}

/* ---- tokens ---- */

static bool punctuation(ffc_scan *s)
{
    char c = *s->at;
    bool doubled = (c == '<' || c == '>') && peek(s, 1) == (unsigned char)c;
    s->token = FFC_TOK_PUNCTUATION;
    s->punct = doubled ? c == '<' ? 'L' : 'R' : c == '=' && peek(s, 1) == '>' ? '>' : c;
    s->at += doubled || c == '=' ? 2 : 1;
    if (s->at > s->end || !s->punct || !strchr("[]{}(),|-+/:#LR>", s->punct) || (c == '>' && !doubled))
        return ffc_scan_error(s, (c >= 'A' && c <= 'Z') || c == '_' ? "a variable cannot stand here" : "this character starts no term");
    return true;
}

bool ffc_scan_next(ffc_scan *s)
{
    skip_space(s);
    ffc_str_clear(&s->text);
    s->token_line = s->line;
    unsigned char c = peek(s, 0);
    if (s->at >= s->end) {
        s->token = FFC_TOK_END;
        return true;
    }
    if (c == '.' && (s->at + 1 == s->end || is_space(peek(s, 1)) || peek(s, 1) == '%')) {
        s->at++;
        s->token = FFC_TOK_DOT;
        return true;
    }
    if (c == '"' || c == '\'') {
        s->token = c == '"' ? FFC_TOK_STRING : FFC_TOK_ATOM;
        return quoted(s, (char)c);
    }
    if (is_digit(c))
        return number(s);
    if (c == '$')
        return character(s);
    if (!is_name_start(c))
        return punctuation(s);
    s->token = FFC_TOK_ATOM;
    while (s->at < s->end && is_name(peek(s, 0)))
        ffc_str_char(&s->text, *s->at++);
    return true;
}
