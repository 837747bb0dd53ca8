/* runtime/bif/erlang_atom.c -- Atoms from text and back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/bits.h"
#include "ff_atoms.tab.h"
#include "term/atom.h"

#include <string.h>
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

/* The text of an atom to be, in UTF-8. A name that is too long only has its first bytes here. */
typedef struct name {
    char utf8[4 * FF_ATOM_MAX_CHARS];
    size_t len_bytes, n_chars;
} name;

typedef enum name_fault { NAME_OK, NAME_TOO_LONG, NAME_BAD } name_fault;

/* ---- UTF-8 ---- */

static bool is_code_point(int64_t c) { return c >= 0 && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff); }

static size_t put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    for (size_t i = more; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)((0xff00 >> (more + 1) & 0xff) | c);
    return more + 1;
}

/* One character of n > 0 bytes; the number of bytes it takes, or 0 when they are not UTF-8. */
static size_t get_utf8(const uint8_t *at, size_t n, uint32_t *c)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t len = at[0] < 0x80 ? 1 : at[0] >> 5 == 6 ? 2 : at[0] >> 4 == 14 ? 3 : at[0] >> 3 == 30 ? 4 : 0;
    if (len == 0 || len > n) return 0;
    *c = len == 1 ? at[0] : at[0] & 0x7fu >> len;
    for (size_t i = 1; i < len; i++) {
        if (at[i] >> 6 != 2) return 0;
        *c = *c << 6 | (at[i] & 0x3fu);
    }
    return *c >= least[len] && is_code_point(*c) ? len : 0;
}

/* ---- names ---- */

static void add_char(name *to, uint32_t c)
{
    if (to->n_chars++ < FF_ATOM_MAX_CHARS) to->len_bytes += put_utf8(to->utf8 + to->len_bytes, c);
}

static name_fault fault_of_length(const name *n) { return n->n_chars > FF_ATOM_MAX_CHARS ? NAME_TOO_LONG : NAME_OK; }

static name_fault name_from_list(ff_term list, name *to)
{
    to->len_bytes = to->n_chars = 0;
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term c = ff_head(list);
        if (!ff_is_small(c) || !is_code_point(ff_small_to_int(c))) return NAME_BAD;
        add_char(to, (uint32_t)ff_small_to_int(c));
    }
    return ff_is_nil(list) ? fault_of_length(to) : NAME_BAD;
}

static name_fault name_from_latin1(ff_bits bits, name *to)
{
    for (size_t i = 0; i < ff_bits_whole_bytes(bits); i++) add_char(to, ff_bits_byte(bits, i));
    return fault_of_length(to);
}

static name_fault name_from_utf8(const uint8_t *bytes, size_t n, name *to)
{
    uint32_t c;
    for (size_t at = 0, len; at < n; at += len) {
        if (!(len = get_utf8(bytes + at, n - at, &c))) return NAME_BAD;
        add_char(to, c);
    }
    return fault_of_length(to);
}

static name_fault name_from_utf8_bits(ff_bits bits, name *to)
{
    if (ff_bits_is_aligned(bits)) return name_from_utf8(bits.bytes + bits.bit_offset / 8, ff_bits_whole_bytes(bits), to);
    uint8_t *copy = ff_malloc(ff_bits_whole_bytes(bits));
    ff_bits_to_bytes(copy, bits);
    name_fault fault = name_from_utf8(copy, ff_bits_whole_bytes(bits), to);
    ff_free(copy);
    return fault;
}

static name_fault name_from_binary(ff_term binary, ff_term encoding, name *to)
{
    to->len_bytes = to->n_chars = 0;
    if (!ff_is_bitstring(binary)) return NAME_BAD;
    ff_bits bits = ff_bits_of(binary);
    if (bits.bit_size % 8) return NAME_BAD;
    if (ff_same(encoding, FF_AM_latin1)) return name_from_latin1(bits, to);
    if (ff_same(encoding, FF_AM_utf8) || ff_same(encoding, FF_AM_unicode)) return name_from_utf8_bits(bits, to);
    return NAME_BAD;
}

/* ---- from text ---- */

static ff_term atom_new(ff_proc *p, name_fault fault, const name *n)
{
    if (fault == NAME_BAD) return ff_badarg(p);
    if (fault == NAME_TOO_LONG) return ff_system_limit(p);
    ff_term atom = ff_atom_from_utf8(p->vm, n->utf8, n->len_bytes);
    return ff_is_value(atom) ? atom : ff_system_limit(p);
}

static ff_term atom_existing(ff_proc *p, name_fault fault, const name *n)
{
    ff_term atom = fault == NAME_OK ? ff_atom_existing(p->vm, n->utf8, n->len_bytes) : FF_NONVALUE;
    return ff_is_value(atom) ? atom : ff_badarg(p);
}

ff_term ff_bif_erlang_list_to_atom_1(ff_proc *p, ff_term list)
{
    name n;
    return atom_new(p, name_from_list(list, &n), &n);
}

ff_term ff_bif_erlang_list_to_existing_atom_1(ff_proc *p, ff_term list)
{
    name n;
    return atom_existing(p, name_from_list(list, &n), &n);
}

ff_term ff_bif_erlang_binary_to_atom_2(ff_proc *p, ff_term binary, ff_term encoding)
{
    name n;
    return atom_new(p, name_from_binary(binary, encoding, &n), &n);
}

ff_term ff_bif_erlang_binary_to_existing_atom_2(ff_proc *p, ff_term binary, ff_term encoding)
{
    name n;
    return atom_existing(p, name_from_binary(binary, encoding, &n), &n);
}

/* ---- to text ---- */

ff_term ff_bif_erlang_atom_to_list_1(ff_proc *p, ff_term atom)
{
    if (!ff_is_atom(atom)) return ff_badarg(p);
    ff_text text = ff_atom_text_of(atom);
    ff_term chars[FF_ATOM_MAX_CHARS];
    size_t n = 0;
    uint32_t c;
    for (size_t at = 0; at < text.len_bytes; n++) {
        at += get_utf8((const uint8_t *)text.utf8 + at, text.len_bytes - at, &c);
        chars[n] = ff_small_from_int(c);
    }
    return ff_list_new(p, n, chars, FF_NIL);
}

static ff_term latin1_binary(ff_proc *p, ff_text text)
{
    uint8_t bytes[FF_ATOM_MAX_CHARS];
    size_t n = 0;
    uint32_t c;
    for (size_t at = 0; at < text.len_bytes;) {
        at += get_utf8((const uint8_t *)text.utf8 + at, text.len_bytes - at, &c);
        if (c > 0xff) return ff_badarg(p);
        bytes[n++] = (uint8_t)c;
    }
    return ff_binary_new(p, bytes, n);
}

ff_term ff_bif_erlang_atom_to_binary_2(ff_proc *p, ff_term atom, ff_term encoding)
{
    if (!ff_is_atom(atom)) return ff_badarg(p);
    ff_text text = ff_atom_text_of(atom);
    if (ff_same(encoding, FF_AM_latin1)) return latin1_binary(p, text);
    if (ff_same(encoding, FF_AM_utf8) || ff_same(encoding, FF_AM_unicode)) return ff_binary_new(p, text.utf8, text.len_bytes);
    return ff_badarg(p);
}
