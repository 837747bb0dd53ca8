/* runtime/bif/unicode.c -- Module unicode: characters as lists, binaries and lists of them, to UTF-8 and to code points.
 * Everything becomes UTF-8 first. A character may begin in one binary and end in the next one: its first bytes wait in
 * `begun`. Where conversion stops, the rest has the shape that OTP gives it: what follows in outer lists is consed on.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bin/binary.h"
#include "bin/buffer.h"
#include "bin/utf.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "term/stack.h"

#include <string.h>

enum { MAX_CHAR_BYTES = 4, CHARS_PER_REDUCTION = 16 };

typedef enum encoding { LATIN1, UTF8, UTF16_BIG, UTF16_LITTLE, UTF32_BIG, UTF32_LITTLE } encoding;

typedef struct converter {
    ff_proc *p;
    encoding in;
    ff_buffer out;
    size_t n_chars;
    uint8_t begun[MAX_CHAR_BYTES];
    size_t n_begun;
    ff_term rest; /* where conversion stopped; FF_NONVALUE: nowhere */
} converter;

/* ---- encodings ---- */

static bool read_pair(ff_term t, encoding *in)
{
    ff_term family = ff_tuple_get(t, 0), end = ff_tuple_get(t, 1);
    bool little = ff_same(end, FF_AM_little);
    if (!little && !ff_same(end, FF_AM_big)) return false;
    if (ff_same(family, FF_AM_utf16)) *in = little ? UTF16_LITTLE : UTF16_BIG;
    if (ff_same(family, FF_AM_utf32)) *in = little ? UTF32_LITTLE : UTF32_BIG;
    return ff_same(family, FF_AM_utf16) || ff_same(family, FF_AM_utf32);
}

static bool read_encoding(ff_term t, encoding *in)
{
    if (ff_is_tuple_of(t, 2)) return read_pair(t, in);
    *in = ff_same(t, FF_AM_latin1)  ? LATIN1
          : ff_same(t, FF_AM_utf16) ? UTF16_BIG
          : ff_same(t, FF_AM_utf32) ? UTF32_BIG
                                    : UTF8;
    return *in != UTF8 || ff_same(t, FF_AM_unicode) || ff_same(t, FF_AM_utf8);
}

static size_t utf8_length(uint8_t lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xc0) return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
}

/* Bytes of the character that begins with these n > 0; 0: none does. */
static size_t char_length(encoding in, const uint8_t *bytes, size_t n)
{
    switch (in) {
    case LATIN1: return 1;
    case UTF8: return utf8_length(bytes[0]);
    case UTF16_BIG: return (bytes[0] & 0xfc) == 0xd8 ? 4 : 2;
    case UTF16_LITTLE: return n > 1 && (bytes[1] & 0xfc) == 0xd8 ? 4 : 2;
    default: return 4;
    }
}

static bool may_begin_utf8(const uint8_t *bytes, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if ((bytes[i] & 0xc0) != 0x80) return false;
    return true;
}

/* The second byte of a code point of at most 16 bits: whether that can be none of a pair's halves. */
static bool is_no_half(uint8_t b) { return b <= 0xd7 || b >= 0xe0; }

/* Whether n bytes, fewer than the character has, may be its beginning. As OTP: UTF-8 is only looked at for its form. */
static bool may_begin(encoding in, const uint8_t *b, size_t n)
{
    switch (in) {
    case UTF8: return may_begin_utf8(b, n);
    case UTF16_BIG: return b[0] >> 2 == 0x36 ? n < 3 || b[2] >> 2 == 0x37 : is_no_half(b[0]);
    case UTF32_BIG: return b[0] == 0 && (n < 2 || b[1] <= 16) && (n < 3 || b[1] > 0 || is_no_half(b[2]));
    case UTF32_LITTLE: return n < 3 || (b[2] == 0 ? is_no_half(b[1]) && (b[1] < 0xff || b[0] < 0xfe) : b[2] <= 16);
    default: return true;
    }
}

static bool decode_char(encoding in, const uint8_t *bytes, size_t n, uint32_t *c)
{
    size_t used;
    *c = bytes[0];
    switch (in) {
    case LATIN1: return true;
    case UTF8: return ff_utf8_get(bytes, n, c, &used) == FF_UTF_OK;
    case UTF16_BIG:
    case UTF16_LITTLE: return ff_utf16_get(bytes, n, in == UTF16_LITTLE, c, &used) == FF_UTF_OK;
    default: return ff_utf32_get(bytes, n, in == UTF32_LITTLE, c, &used) == FF_UTF_OK;
    }
}

/* ---- converting ---- */

static void put_char(converter *v, uint32_t c)
{
    ff_utf8_put(ff_buffer_room(&v->out, ff_utf8_size(c)), c);
    v->n_chars++;
}

/* Goes on with the character begun in an earlier binary. False: that makes no character. *used: bytes it took. Whether
 * bytes that are still too few can become one is decided at the end, as OTP does. */
static bool finish_begun(converter *v, const uint8_t *text, size_t n, size_t *used)
{
    uint8_t bytes[MAX_CHAR_BYTES];
    size_t have = v->n_begun, at = 0;
    memcpy(bytes, v->begun, have);
    while (at < n && have < char_length(v->in, bytes, have)) bytes[have++] = text[at++];
    *used = at;
    if (have < char_length(v->in, bytes, have)) {
        memcpy(v->begun, bytes, have);
        v->n_begun = have;
        return true;
    }
    uint32_t c;
    if (!decode_char(v->in, bytes, have, &c)) return false;
    v->n_begun = 0;
    put_char(v, c);
    return true;
}

/* What is UTF-8 in the input's encoding as well goes over as it is, as far as that goes. */
static size_t put_same(converter *v, const uint8_t *text, size_t n)
{
    size_t run = 0, used;
    uint32_t c;
    if (v->in > UTF8) return 0;
    for (; run < n; run += used, v->n_chars++) {
        used = 1;
        if (text[run] >= 0x80 && (v->in != UTF8 || ff_utf8_get(text + run, n - run, &c, &used) != FF_UTF_OK)) break;
    }
    if (run) memcpy(ff_buffer_room(&v->out, run), text, run);
    return run;
}

/* True when all of the text was taken; else *at is where it stopped. */
static bool convert_bytes(converter *v, const uint8_t *text, size_t n, size_t *at)
{
    *at = 0;
    size_t i = 0;
    if (n && v->n_begun && !finish_begun(v, text, n, &i)) return false;
    while ((i += put_same(v, text + i, n - i)) < n) {
        *at = i;
        size_t length = char_length(v->in, text + i, n - i);
        uint32_t c;
        if (length == 0 || (v->in > UTF8 && length > n - i && !may_begin(v->in, text + i, n - i))) return false;
        if (length > n - i) {
            memcpy(v->begun, text + i, n - i);
            v->n_begun = n - i;
            return true;
        }
        if (!decode_char(v->in, text + i, length, &c)) return false;
        put_char(v, c);
        i += length;
    }
    return true;
}

/* FF_NONVALUE when all of the binary was taken, else its rest. */
static ff_term convert_binary(converter *v, ff_term binary)
{
    size_t at;
    ff_bytes bytes = ff_bytes_begin(binary);
    bool ok = convert_bytes(v, bytes.at, bytes.n, &at);
    size_t n = bytes.n;
    ff_bytes_end(&bytes);
    return ok ? FF_NONVALUE : ff_bin_sub(v->p, binary, 8 * at, 8 * (n - at));
}

static bool convert_integer(converter *v, ff_term t)
{
    if (v->n_begun || !ff_is_small(t)) return false;
    int64_t c = ff_small_to_int(t);
    if (c < 0 || !ff_is_code_point((uint64_t)c) || (v->in == LATIN1 && c > 255)) return false;
    put_char(v, (uint32_t)c);
    return true;
}

/* One list up to its end; the rest of the outer lists waits on the stack. False: stopped, and v->rest is set. */
static bool convert_list(converter *v, ff_term t, ff_stack *later)
{
    while (ff_is_cons(t)) {
        ff_term head = ff_head(t);
        if (ff_is_list(head)) {
            if (ff_is_cons(head)) ff_stack_push_term(later, ff_tail(t));
            t = ff_is_cons(head) ? head : ff_tail(t);
            continue;
        }
        if (ff_is_bitstring(head)) {
            ff_term rest = convert_binary(v, head);
            if (ff_is_value(rest)) v->rest = ff_cons(v->p, rest, ff_tail(t));
        } else if (!convert_integer(v, head))
            v->rest = t;
        if (ff_is_value(v->rest)) return false;
        t = ff_tail(t);
    }
    if (!ff_is_nil(t)) v->rest = convert_binary(v, t);
    return !ff_is_value(v->rest);
}

static void convert(converter *v, ff_term data)
{
    ff_stack later;
    ff_stack_init(&later);
    ff_stack_push_term(&later, data);
    while (!ff_stack_is_empty(&later))
        if (!convert_list(v, ff_stack_pop_term(&later), &later)) break;
    while (!ff_stack_is_empty(&later)) v->rest = ff_cons(v->p, v->rest, ff_stack_pop_term(&later));
    ff_stack_fini(&later);
    ff_bump(v->p, v->n_chars / CHARS_PER_REDUCTION);
}

/* ---- what may be converted at all: what is wrong in kind is badarg, wherever it stands ---- */

static bool check_list(ff_term t, ff_stack *later)
{
    for (; ff_is_cons(t); t = ff_tail(t)) {
        ff_term head = ff_head(t);
        if (ff_is_cons(head))
            ff_stack_push_term(later, head);
        else if (!ff_is_integer(head) && !ff_is_nil(head) && !ff_is_binary(head))
            return false;
    }
    return ff_is_nil(t) || ff_is_binary(t);
}

static bool is_chardata(ff_term data)
{
    ff_stack later;
    ff_stack_init(&later);
    ff_stack_push_term(&later, data);
    bool ok = true;
    while (ok && !ff_stack_is_empty(&later)) ok = check_list(ff_stack_pop_term(&later), &later);
    ff_stack_fini(&later);
    return ok;
}

/* ---- results ---- */

static ff_term as_binary(const converter *v) { return ff_binary_new(v->p, v->out.n ? v->out.bytes : NULL, v->out.n); }

static ff_term as_list(const converter *v)
{
    ff_word *hp = ff_alloc(v->p, v->n_chars * FF_CONS_WORDS), *at = hp;
    if (v->n_chars == 0) return FF_NIL;
    for (size_t i = 0, used; i < v->out.n; i += used, at += FF_CONS_WORDS) {
        uint32_t c = 0;
        ff_utf8_get(v->out.bytes + i, v->out.n - i, &c, &used);
        at[0] = ff_small_from_int(c).bits;
        at[1] = ff_cons_from_ptr(at + FF_CONS_WORDS).bits;
    }
    at[-1] = FF_NIL.bits;
    return ff_cons_from_ptr(hp);
}

static ff_term finish(converter *v, ff_term converted)
{
    ff_proc *p = v->p;
    ff_free(v->out.bytes);
    ff_term begun = v->n_begun ? ff_binary_new(p, v->begun, v->n_begun) : FF_NONVALUE;
    if (ff_is_value(v->rest)) {
        bool flat = v->in > UTF8 && ff_is_cons(v->rest); /* these encodings OTP converts in Erlang */
        ff_term rest = v->n_begun ? ff_cons(p, begun, flat ? v->rest : ff_cons(p, v->rest, FF_NIL)) : v->rest;
        return ff_tuple(p, FF_AM_error, converted, rest);
    }
    if (v->n_begun == 0) return converted;
    return ff_tuple(p, may_begin(v->in, v->begun, v->n_begun) ? FF_AM_incomplete : FF_AM_error, converted, begun);
}

static bool start(ff_proc *p, converter *v, ff_term data, ff_term in)
{
    *v = (converter){.p = p, .rest = FF_NONVALUE};
    return read_encoding(in, &v->in) && is_chardata(data);
}

/* A binary that is UTF-8 already is its own result. */
ff_term ff_bif_unicode_characters_to_binary_2(ff_proc *p, ff_term data, ff_term in)
{
    converter v;
    if (!start(p, &v, data, in)) return ff_badarg(p);
    convert(&v, data);
    bool same = ff_is_bitstring(data) && v.in == UTF8 && !ff_is_value(v.rest) && v.n_begun == 0;
    return finish(&v, same ? data : as_binary(&v));
}

ff_term ff_bif_unicode_characters_to_list_2(ff_proc *p, ff_term data, ff_term in)
{
    converter v;
    if (!start(p, &v, data, in)) return ff_badarg(p);
    convert(&v, data);
    return finish(&v, as_list(&v));
}

ff_term ff_bif_unicode_bin_is_7bit_1(ff_proc *p, ff_term binary)
{
    if (!ff_is_binary(binary)) return FF_AM_false;
    ff_bytes bytes = ff_bytes_begin(binary);
    size_t i = 0;
    while (i < bytes.n && bytes.at[i] < 0x80) i++;
    ff_term result = i == bytes.n ? FF_AM_true : FF_AM_false;
    ff_bump(p, i / CHARS_PER_REDUCTION);
    ff_bytes_end(&bytes);
    return result;
}
