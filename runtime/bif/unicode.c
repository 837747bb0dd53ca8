/* runtime/bif/unicode.c -- Module unicode: characters as lists, binaries and lists of them, from one encoding to another.
 * A character may begin in one binary and end in the next one: its first bytes wait in `begun`. Where conversion stops, the rest
 * has the shape that OTP gives it: what follows in outer lists is consed on. Its BIFs, from Latin-1 and UTF-8 to UTF-8, and its
 * characters_to_binary_int/3, which is Erlang code and does all else, differ in these shapes and in when they look at what:
 * convert() does what the former do, map() the latter. Lists of code points are made of UTF-8.
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
    encoding in, to;
    ff_buffer out;
    size_t n_chars;
    uint8_t begun[MAX_CHAR_BYTES];
    size_t n_begun, n_missing; /* n_missing: for map(), the bytes that it then asks for */
    ff_term rest; /* where conversion stopped; FF_NONVALUE: nowhere */
    bool is_bad;  /* map() met what is no text */
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
    v->n_chars++;
    switch (v->to) {
    case LATIN1: *ff_buffer_room(&v->out, 1) = (uint8_t)c; break;
    case UTF8: ff_utf8_put(ff_buffer_room(&v->out, ff_utf8_size(c)), c); break;
    case UTF16_BIG:
    case UTF16_LITTLE: ff_utf16_put(ff_buffer_room(&v->out, ff_utf16_size(c)), c, v->to == UTF16_LITTLE); break;
    default: ff_utf32_put(ff_buffer_room(&v->out, MAX_CHAR_BYTES), c, v->to == UTF32_LITTLE);
    }
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

/* What is UTF-8 in the input's encoding as well goes over as it is, as far as that goes. The input is Latin-1 or UTF-8. */
static size_t put_same(converter *v, const uint8_t *text, size_t n)
{
    size_t run = 0, used;
    uint32_t c;
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
        if (length == 0) return false;
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

/* Lists by `one_list`, and the rest of those around the one where it stopped. */
static void walk(converter *v, ff_term data, bool (*one_list)(converter *, ff_term, ff_stack *))
{
    ff_stack later;
    ff_stack_init(&later);
    ff_stack_push_term(&later, data);
    while (!ff_stack_is_empty(&later))
        if (!one_list(v, ff_stack_pop_term(&later), &later)) break;
    while (!ff_stack_is_empty(&later)) v->rest = ff_cons(v->p, v->rest, ff_stack_pop_term(&later));
    ff_stack_fini(&later);
    ff_bump(v->p, v->n_chars / CHARS_PER_REDUCTION);
}

/* ---- mapping ---- */

enum { PIECE_BYTES = 8192, LATIN1_MAX = 255, CODE_MAX = 0x10ffff };

static uint32_t limit(const converter *v) { return v->to == LATIN1 || v->in == LATIN1 ? LATIN1_MAX : CODE_MAX; }

static ff_term begun_binary(const converter *v) { return ff_binary_new(v->p, v->begun, v->n_begun); }

static void add_begun(converter *v, const uint8_t *bytes, size_t n)
{
    memcpy(v->begun + v->n_begun, bytes, n);
    v->n_begun += n;
    v->n_missing -= n;
}

/* FF_NONVALUE when all of the binary was taken but what begins a character, else its rest. */
static ff_term map_binary(converter *v, ff_term binary)
{
    ff_bytes bytes = ff_bytes_begin(binary);
    size_t left = bytes.n, length = 0;
    const uint8_t *at = bytes.at;
    for (uint32_t c; left; at += length, left -= length) {
        length = char_length(v->in, at, left);
        if (length == 0 || length > left || !decode_char(v->in, at, length, &c) || c > limit(v)) break;
        put_char(v, c);
    }
    size_t n = bytes.n;
    if (left && length > left && may_begin(v->in, at, left)) {
        v->is_bad = v->in >= UTF32_BIG && v->to == LATIN1 && at > bytes.at; /* OTP has no clause for that */
        v->n_missing = length;
        add_begun(v, at, left);
        left = 0;
    }
    ff_bytes_end(&bytes);
    return left ? ff_bin_sub(v->p, binary, 8 * (n - left), 8 * left) : FF_NONVALUE;
}

/* The binary's first n bytes and its others, as two elements before `after`. */
static ff_term two_pieces(ff_proc *p, ff_term first, ff_term binary, size_t at, ff_term after)
{
    size_t n = ff_bits_of(binary).bit_size;
    return ff_cons(p, first, ff_cons(p, ff_bin_sub(p, binary, 8 * at, n - 8 * at), after));
}

/* Goes on with the character begun before `part`. Returns what to go on with: OTP puts the first character of its own before what
 * follows, and behind a list's end the beginning, as it was. */
static ff_term map_begun(converter *v, ff_term part, bool in_list, ff_term after)
{
    ff_bytes bytes = ff_bytes_begin(part);
    bool is_enough = bytes.n >= v->n_missing;
    size_t used = !is_enough ? bytes.n : in_list ? v->n_missing : 0;
    add_begun(v, bytes.at, used);
    ff_bytes_end(&bytes);
    if (!is_enough) return after;
    after = two_pieces(v->p, begun_binary(v), part, used, after);
    v->n_begun = 0;
    return after;
}

/* An integer in a list; false: it cannot be mapped. */
static bool map_integer(converter *v, ff_term t)
{
    if (v->to == LATIN1 && ff_compare(t, ff_small_from_int(0)) < 0) v->is_bad = true;
    if (!ff_is_small(t) || ff_small_to_int(t) < 0 || ff_small_to_int(t) > limit(v)) return false;
    uint32_t c = (uint32_t)ff_small_to_int(t);
    if (!ff_is_code_point(c)) return false;
    put_char(v, c);
    return true;
}

/* As convert_list(), but that nothing was looked at before: v->is_bad, too, is a reason to stop. */
static bool map_list(converter *v, ff_term t, ff_stack *later)
{
    while (!ff_is_nil(t)) {
        bool in_list = ff_is_cons(t);
        ff_term part = in_list ? ff_head(t) : t, after = in_list ? ff_tail(t) : FF_NIL;
        if (in_list && ff_is_list(part)) {
            ff_stack_push_term(later, after);
            t = part;
            continue;
        }
        if (in_list && ff_is_integer(part)) {
            if (v->n_begun)
                v->rest = ff_cons(v->p, begun_binary(v), t);
            else if (!map_integer(v, part))
                v->rest = ff_cons(v->p, ff_cons(v->p, part, FF_NIL), after);
        } else if (!ff_is_binary(part)) {
            v->is_bad = true;
        } else if (v->n_begun) {
            after = map_begun(v, part, in_list, after);
        } else if (ff_bits_of(part).bit_size > 8 * PIECE_BYTES) {
            after = two_pieces(v->p, ff_bin_sub(v->p, part, 0, 8 * PIECE_BYTES), part, PIECE_BYTES, after);
        } else {
            ff_term rest = map_binary(v, part);
            if (ff_is_value(rest)) v->rest = in_list ? ff_cons(v->p, rest, after) : rest;
        }
        if (v->is_bad) v->rest = FF_NIL;
        if (ff_is_value(v->rest)) return false;
        t = after;
    }
    return true;
}

/* ---- what may be converted at all: what is wrong in kind is badarg, wherever it stands ---- */

/* As OTP looks at it: in order, and no further than to an integer of several words. */
static bool check_list(ff_term t, ff_stack *later)
{
    while (ff_is_cons(t)) {
        ff_term head = ff_head(t);
        t = ff_tail(t);
        if (ff_is_cons(head)) {
            ff_stack_push_term(later, t);
            t = head;
        } else if (ff_is_integer(head) && !ff_is_small(head)) {
            later->n = 0;
            return true;
        } else if (!ff_is_small(head) && !ff_is_nil(head) && !ff_is_binary(head)) {
            return false;
        }
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

static bool is_mapped(const converter *v) { return v->in > UTF8 || v->to != UTF8; }

static ff_term finish(converter *v, ff_term converted)
{
    ff_proc *p = v->p;
    ff_free(v->out.bytes);
    ff_term begun = v->n_begun ? begun_binary(v) : FF_NONVALUE;
    if (v->is_bad) return ff_badarg(p);
    if (ff_is_value(v->rest)) {
        ff_term rest = v->n_begun && !is_mapped(v) ? ff_cons(p, begun, ff_cons(p, v->rest, FF_NIL)) : v->rest;
        return ff_tuple(p, FF_AM_error, converted, rest);
    }
    if (v->n_begun == 0) return converted;
    bool incomplete = is_mapped(v) || may_begin(v->in, v->begun, v->n_begun);
    return ff_tuple(p, incomplete ? FF_AM_incomplete : FF_AM_error, converted, begun);
}

/* False: badarg. */
static bool start(ff_proc *p, converter *v, ff_term data, ff_term in, ff_term to)
{
    *v = (converter){.p = p, .rest = FF_NONVALUE};
    if (!read_encoding(in, &v->in) || !read_encoding(to, &v->to) || !(is_mapped(v) || is_chardata(data))) return false;
    walk(v, data, is_mapped(v) ? map_list : convert_list);
    return true;
}

/* A binary that is UTF-8 already is its own result; to OTP, so is a list of one. */
ff_term ff_bif_unicode_characters_to_binary_int_3(ff_proc *p, ff_term data, ff_term in, ff_term to)
{
    converter v = {0};
    bool is_utf8 = read_encoding(in, &v.in) && v.in == UTF8 && read_encoding(to, &v.to) && v.to == UTF8;
    if (is_utf8 && ff_is_cons(data) && ff_is_binary(ff_head(data)) && ff_is_nil(ff_tail(data))) data = ff_head(data);
    if (!start(p, &v, data, in, to)) return ff_badarg(p);
    bool same = is_utf8 && ff_is_bitstring(data) && !ff_is_value(v.rest) && v.n_begun == 0;
    return finish(&v, same ? data : as_binary(&v));
}

ff_term ff_bif_unicode_characters_to_binary_2(ff_proc *p, ff_term data, ff_term in)
{
    return ff_bif_unicode_characters_to_binary_int_3(p, data, in, FF_AM_utf8);
}

ff_term ff_bif_unicode_characters_to_list_2(ff_proc *p, ff_term data, ff_term in)
{
    converter v;
    if (!start(p, &v, data, in, FF_AM_utf8)) return ff_badarg(p);
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
