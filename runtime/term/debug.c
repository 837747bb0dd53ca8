/* runtime/term/debug.c -- Terms as text, as erlang:display/1 and the BEAM's own messages (%T) show them.
 * What is still to be written waits on a stack: a term under its own bits, or a piece of punctuation and its operand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "etf/etf.h"
#include "term/debug_parts.h"
#include "bin/bits.h"
#include "term/atom.h"
#include "term/format.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

static void put(const ff_sink *out, const char *text) { out->write(out->ctx, text, strlen(text)); }
static void put_char(const ff_sink *out, char c) { out->write(out->ctx, &c, 1); }

static void putf(const ff_sink *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void putf(const ff_sink *out, const char *format, ...)
{
    char text[128];
    va_list args;
    va_start(args, format);
    size_t n = ff_format_list(text, sizeof text, format, args);
    va_end(args);
    out->write(out->ctx, text, n < sizeof text ? n : sizeof text - 1);
}

/* ---- atoms ---- */

static bool is_name_char(unsigned char c, unsigned char next)
{
    if (c == 0xc3) return next != 0x97 && next != 0xb7; /* Latin-1 letters, without the signs for times and divided */
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; /* no @, unlike io_lib */
}

static bool is_small_letter(unsigned char c, unsigned char next)
{
    return (c >= 'a' && c <= 'z') || (c == 0xc3 && next >= 0x9f && next != 0xb7);
}

static bool needs_quotes(ff_text name)
{
    const unsigned char *at = (const unsigned char *)name.utf8, *end = at + name.len_bytes;
    if (at == end || !is_small_letter(at[0], at + 1 < end ? at[1] : 0)) return true;
    for (; at < end; at++) {
        unsigned char next = at + 1 < end ? at[1] : 0;
        if (!is_name_char(*at, next)) return true;
        if (*at == 0xc3) at++;
    }
    return false;
}

static void put_quoted_char(const ff_sink *out, unsigned char c)
{
    static const char escapes[] = "''\\\\\nn\ff\tt\rr\bb\vv";
    for (const char *e = escapes; *e; e += 2)
        if ((unsigned char)*e == c) {
            putf(out, "\\%c", e[1]);
            return;
        }
    if (c < ' ')
        putf(out, "\\%03o", c);
    else
        put_char(out, (char)c);
}

static void put_atom(const ff_sink *out, ff_term atom)
{
    ff_text name = ff_atom_text_of(atom);
    if (!needs_quotes(name)) {
        out->write(out->ctx, name.utf8, name.len_bytes);
        return;
    }
    put_char(out, '\'');
    for (size_t i = 0; i < name.len_bytes; i++) {
        unsigned char c = (unsigned char)name.utf8[i], next = (unsigned char)name.utf8[i + 1 < name.len_bytes ? i + 1 : i];
        if (c == 0xc2 && next < 0xa0) { /* control characters 128 to 159 */
            putf(out, "\\%03o", next);
            i++;
        } else {
            put_quoted_char(out, c);
        }
    }
    put_char(out, '\'');
}

/* ---- identifiers, funs ---- */

static void put_pid(const ff_sink *out, ff_term t)
{
    if (ff_is_local_pid(t)) {
        uint64_t n = ff_pid_number(t);
        putf(out, "<0.%" PRIu64 ".%" PRIu64 ">", n & 0xfffffff, n >> 28);
    } else {
        ff_word n = ff_boxed_ptr(t)[3];
        putf(out, "<1.%" PRIu64 ".%" PRIu64 ">", n & UINT32_MAX, n >> 32);
    }
}

static void put_port(const ff_sink *out, ff_term t)
{
    if (ff_is_local_port(t))
        putf(out, "#Port<0.%" PRIu64 ">", ff_pid_number(t));
    else
        putf(out, "#Port<1.%" PRIu64 ">", ff_boxed_ptr(t)[3]);
}

/* Numbers of another node, the last one first. */
static void put_external_ref(const ff_sink *out, ff_term t)
{
    putf(out, "#Ref<1");
    for (size_t i = ff_header_words(ff_header(t)); i > 2; i--) putf(out, ".%" PRIu64, ff_boxed_ptr(t)[i]);
    put_char(out, '>');
}

static void put_ref(const ff_sink *out, ff_term t)
{
    if (ff_boxed_subtag(t) != FF_SUB_REF) {
        put_external_ref(out, t);
        return;
    }
    uint64_t n = ((const ff_ref *)ff_boxed_ptr(t))->number;
    putf(out, "#Ref<0.%" PRIu64 ".%" PRIu64 ".%" PRIu64 ">", n >> 50, n >> 18 & 0xffffffff, n & 0x3ffff);
}

static void put_fun(const ff_sink *out, ff_term t)
{
    const ff_fun_entry *e = ff_fun_entry_of(t);
    if (e->external) {
        put(out, "fun ");
        put_atom(out, ff_atom_from_number(e->mfa.module));
        put_char(out, ':');
        put_atom(out, ff_atom_from_number(e->mfa.function));
        putf(out, "/%u", e->mfa.arity);
        return;
    }
    ff_text module = ff_atom_text_of(ff_atom_from_number(e->mfa.module));
    put(out, "#Fun<");
    out->write(out->ctx, module.utf8, module.len_bytes);
    putf(out, ".%u.%u>", e->index, e->old_uniq);
}

/* ---- strings and bitstrings ---- */

static bool is_printable(unsigned char c) { return c >= ' ' && c < 0x7f; }

/* In a list, characters of Latin-1 are text as well. */
static bool is_string_char(unsigned char c)
{
    return is_printable(c) || c == '\n' || c == '\t' || c == '\r' || c >= 0xa0;
}

static bool is_string(ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term c = ff_head(list);
        if (!ff_is_small(c) || c.bits >> 4 > 0xff || !is_string_char((unsigned char)(c.bits >> 4))) return false;
    }
    return ff_is_nil(list);
}

static void put_string(const ff_sink *out, ff_term list)
{
    put_char(out, '"');
    for (; ff_is_cons(list); list = ff_tail(list)) {
        char c = (char)ff_small_to_int(ff_head(list));
        if (c == '\n') {
            put(out, "\\n");
        } else {
            if (c == '"') put_char(out, '\\');
            put_char(out, c);
        }
    }
    put_char(out, '"');
}

static bool is_text(ff_bits bits)
{
    if (bits.bit_size == 0 || bits.bit_size % 8) return false;
    for (size_t i = 0; i < ff_bits_whole_bytes(bits); i++)
        if (!is_printable(ff_bits_byte(bits, i))) return false;
    return true;
}

static void put_text(const ff_sink *out, ff_bits bits)
{
    put(out, "<<\"");
    for (size_t i = 0; i < ff_bits_whole_bytes(bits); i++) {
        char c = (char)ff_bits_byte(bits, i);
        if (c == '"') put_char(out, '\\');
        put_char(out, c);
    }
    put(out, "\">>");
}

static void put_bitstring(const ff_sink *out, ff_bits bits)
{
    if (is_text(bits)) {
        put_text(out, bits);
        return;
    }
    size_t n = ff_bits_whole_bytes(bits), last = bits.bit_size % 8;
    put(out, "<<");
    for (size_t i = 0; i < n; i++) putf(out, "%s%u", i ? "," : "", ff_bits_byte(bits, i));
    if (last) {
        unsigned value = (unsigned)ff_bits_read(bits.bytes, bits.bit_offset + 8 * n, last);
        putf(out, "%s%u:%zu", n ? "," : "", value, last);
    }
    put(out, ">>");
}

/* ---- compounds ---- */

static void push_tuple(ff_stack *s, ff_term tuple)
{
    ff_stack_push(s, CLOSE_BRACE);
    for (size_t i = ff_tuple_arity(tuple); i-- > 0;) {
        ff_stack_push_term(s, ff_tuple_get(tuple, i));
        if (i) ff_stack_push(s, COMMA);
    }
}

static void push_flatmap(ff_stack *s, ff_term map)
{
    ff_stack_push(s, CLOSE_BRACE);
    for (size_t i = ff_flatmap_size(map); i-- > 0;) {
        ff_stack_push_term(s, ff_flatmap_values(map)[i]);
        ff_stack_push(s, ARROW);
        ff_stack_push_term(s, ff_tuple_get(ff_flatmap_keys(map), i));
        if (i) ff_stack_push(s, COMMA);
    }
}

static void push_cell(ff_stack *s, ff_term cons)
{
    ff_stack_push_term(s, ff_tail(cons));
    ff_stack_push(s, LIST_REST);
    ff_stack_push_term(s, ff_head(cons));
}

static void put_list(const ff_sink *out, ff_stack *s, ff_term list)
{
    if (is_string(list)) {
        put_string(out, list);
        return;
    }
    put_char(out, '[');
    ff_stack_push(s, CLOSE_LIST);
    push_cell(s, list);
}

static void put_list_rest(const ff_sink *out, ff_stack *s, ff_term tail)
{
    if (ff_is_nil(tail)) return;
    put_char(out, ff_is_cons(tail) ? ',' : '|');
    if (ff_is_cons(tail))
        push_cell(s, tail);
    else
        ff_stack_push_term(s, tail);
}

static void put_boxed(const ff_sink *out, ff_stack *s, ff_term t)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE: put_char(out, '{'); push_tuple(s, t); break;
    case FF_SUB_FLATMAP: put(out, "#{"); push_flatmap(s, t); break;
    case FF_SUB_HASHMAP:
    case FF_SUB_HASHNODE: ff_format_hash_node(t, out, s); break;
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG: ff_format_big(t, out); break;
    case FF_SUB_FLOAT: ff_format_float(t, out); break;
    case FF_SUB_REF:
    case FF_SUB_EXT_REF: put_ref(out, t); break;
    case FF_SUB_FUN: put_fun(out, t); break;
    case FF_SUB_EXT_PID: put_pid(out, t); break;
    case FF_SUB_EXT_PORT: put_port(out, t); break;
    default: put_bitstring(out, ff_bits_of(t)); break;
    }
}

static void put_immediate(const ff_sink *out, ff_term t)
{
    if (ff_is_small(t))
        putf(out, "%" PRId64, ff_small_to_int(t));
    else if (ff_is_atom(t))
        put_atom(out, t);
    else if (ff_is_nil(t))
        put(out, "[]");
    else if (ff_is_local_pid(t))
        put_pid(out, t);
    else if (ff_is_local_port(t))
        put_port(out, t);
    else
        put(out, "<TNV>");
}

static void put_piece(const ff_sink *out, ff_stack *s, ff_word piece)
{
    if (piece == COMMA)
        put_char(out, ',');
    else if (piece == ARROW)
        put(out, "=>");
    else if (piece == CLOSE_LIST)
        put_char(out, ']');
    else if (piece == CLOSE_BRACE)
        put_char(out, '}');
    else
        put_list_rest(out, s, ff_stack_pop_term(s));
}

void ff_term_format(ff_term t, const ff_sink *out)
{
    ff_stack s;
    ff_stack_init(&s);
    ff_stack_push_term(&s, t);
    while (!ff_stack_is_empty(&s)) {
        t = ff_stack_pop_term(&s);
        if ((t.bits & 7) == FF_TAG_HEADER)
            put_piece(out, &s, t.bits);
        else if (ff_is_cons(t))
            put_list(out, &s, t);
        else if (ff_is_boxed(t))
            put_boxed(out, &s, t);
        else
            put_immediate(out, t);
    }
    ff_stack_fini(&s);
}

/* ---- sinks ---- */

typedef struct text_buffer {
    char *text;
    size_t n, capacity;
} text_buffer;

static void write_buffer(void *ctx, const char *text, size_t n)
{
    text_buffer *b = ctx;
    if (b->capacity - b->n <= n) {
        b->capacity = 2 * (b->n + n) + 64;
        b->text = ff_realloc(b->text, b->capacity);
    }
    memcpy(b->text + b->n, text, n);
    b->n += n;
}

char *ff_term_text(ff_term t)
{
    text_buffer b = {0};
    ff_term_format(t, &(ff_sink){write_buffer, &b});
    write_buffer(&b, "", 1);
    return b.text;
}
