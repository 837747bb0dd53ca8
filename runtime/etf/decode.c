/* runtime/etf/decode.c -- The external term format to terms; takes any bytes.
 *
 * Words to be filled wait on a stack of frames; the next term read goes where the top frame points. A map's pairs are read
 * into a tuple first, and a frame below theirs turns it into the map.
 * I1  `owed`, the number of terms that headers have promised and that are still to come, never passes the number of bytes
 *     left: every term takes at least one byte. So what is allocated is a small multiple of the input's size.
 * SPDX-License-Identifier: Apache-2.0 */
#include "etf/etf.h"

#include "bin/binary.h"
#include "bin/utf.h"
#include "ff_atoms.tab.h"
#include "num/integer.h"
#include "proc/external_fun.h"
#include "term/map.h"
#include "term/stack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FLOAT_TEXT_BYTES = 31, MAX_REF_NUMBERS = 5, TERMS_PER_REDUCTION = 32 };

typedef enum frame_kind { FILL, FILL_HEADS, FINISH_MAP } frame_kind;

/* FILL: the next n terms go to at[0], at[1], ...; FILL_HEADS: to at[0], at[2], ...; FINISH_MAP: at[0] is a tuple of pairs. */
typedef struct frame {
    ff_word kind, n;
    ff_term *at;
} frame;

enum { FRAME_WORDS = (sizeof(frame) + sizeof(ff_word) - 1) / sizeof(ff_word) };

typedef struct decoder {
    ff_proc *p;
    const uint8_t *at, *end;
    bool safe, bad;
    size_t owed, n_terms;
    ff_stack frames;
} decoder;

static ff_term bad(decoder *d)
{
    d->bad = true;
    return FF_NIL;
}

/* ---- bytes ---- */

static size_t left(const decoder *d) { return (size_t)(d->end - d->at); }

/* The next n bytes; NULL: there are not so many. */
static const uint8_t *take(decoder *d, size_t n)
{
    if (n > left(d)) {
        d->bad = true;
        return NULL;
    }
    d->at += n;
    return d->at - n;
}

FF_INLINE uint64_t take_number(decoder *d, size_t n_bytes)
{
    const uint8_t *bytes = take(d, n_bytes);
    return bytes ? ff_load_number(bytes, n_bytes) : 0;
}

/* Promises n more terms. False: they cannot all be there. */
static bool owe(decoder *d, uint64_t n)
{
    if (n > left(d) || d->owed + n > left(d)) {
        d->bad = true;
        return false;
    }
    d->owed += (size_t)n;
    return true;
}

static void push(decoder *d, frame_kind kind, size_t n, ff_term *at)
{
    frame f = {kind, n, at};
    if (n) memcpy(ff_stack_push_n(&d->frames, FRAME_WORDS), &f, sizeof f);
}

/* ---- atoms ---- */

static ff_term make_atom(decoder *d, const char *utf8, size_t n)
{
    ff_term atom = d->safe ? ff_atom_existing(d->p->vm, utf8, n) : ff_atom_from_utf8(d->p->vm, utf8, n);
    return ff_is_value(atom) ? atom : bad(d);
}

static ff_term take_latin1_atom(decoder *d, size_t n)
{
    uint8_t utf8[2 * FF_ATOM_MAX_CHARS];
    const uint8_t *text = n <= FF_ATOM_MAX_CHARS ? take(d, n) : NULL;
    size_t size = 0;
    if (!text) return bad(d);
    for (size_t i = 0; i < n; i++) size += ff_utf8_put(utf8 + size, text[i]);
    return make_atom(d, (const char *)utf8, size);
}

static ff_term take_utf8_atom(decoder *d, size_t n)
{
    const uint8_t *text = take(d, n);
    size_t n_chars = 0, used;
    if (!text) return bad(d);
    for (size_t i = 0; i < n; i += used, n_chars++) {
        uint32_t c;
        if (ff_utf8_get(text + i, n - i, &c, &used) != FF_UTF_OK) return bad(d);
    }
    return n_chars <= FF_ATOM_MAX_CHARS ? make_atom(d, (const char *)text, n) : bad(d);
}

/* An atom where the format allows nothing else. */
static ff_term take_atom(decoder *d)
{
    switch (take_number(d, 1)) {
    case FF_ETF_ATOM: return take_latin1_atom(d, take_number(d, 2));
    case FF_ETF_SMALL_ATOM: return take_latin1_atom(d, take_number(d, 1));
    case FF_ETF_ATOM_UTF8: return take_utf8_atom(d, take_number(d, 2));
    case FF_ETF_SMALL_ATOM_UTF8: return take_utf8_atom(d, take_number(d, 1));
    default: return bad(d);
    }
}

/* ---- numbers ---- */

static ff_term take_big(decoder *d, uint64_t n)
{
    bool negative = take_number(d, 1) != 0;
    if (n > 8 * FF_INTEGER_MAX_LIMBS) return bad(d);
    const uint8_t *bytes = take(d, (size_t)n);
    if (!bytes) return bad(d);
    uint64_t *limbs;
    size_t n_limbs = ((size_t)n + 7) / 8;
    ff_word *begun = ff_int_begin(d->p, n_limbs + 1, &limbs);
    memset(limbs, 0, (n_limbs + 1) * sizeof *limbs);
    memcpy(limbs, bytes, (size_t)n);
    return ff_int_end(d->p, begun, n_limbs, negative);
}

static ff_term finite_float(decoder *d, double value) { return isfinite(value) ? ff_float_new(d->p, value) : bad(d); }

static ff_term take_new_float(decoder *d)
{
    uint64_t bits = take_number(d, 8);
    double value;
    memcpy(&value, &bits, sizeof value);
    return finite_float(d, value);
}

static ff_term take_text_float(decoder *d)
{
    const uint8_t *bytes = take(d, FLOAT_TEXT_BYTES);
    char text[FLOAT_TEXT_BYTES + 1] = {0}, *end;
    if (!bytes) return bad(d);
    memcpy(text, bytes, FLOAT_TEXT_BYTES);
    double value = strtod(text, &end);
    return end > text && *end == '\0' ? finite_float(d, value) : bad(d);
}

/* ---- binaries ---- */

static ff_term take_binary(decoder *d)
{
    size_t n = (size_t)take_number(d, 4);
    const uint8_t *bytes = take(d, n);
    return bytes ? ff_binary_new(d->p, bytes, n) : bad(d);
}

static ff_term take_bit_binary(decoder *d)
{
    size_t n = (size_t)take_number(d, 4);
    uint64_t last_bits = take_number(d, 1);
    const uint8_t *bytes = take(d, n);
    if (!bytes || last_bits > 8 || (n == 0) != (last_bits == 0)) return bad(d);
    size_t n_bits = n ? 8 * (n - 1) + (size_t)last_bits : 0;
    uint8_t *data;
    ff_term t = ff_bitstring_make(d->p, n_bits, &data);
    ff_bits_to_bytes(data, (ff_bits){bytes, 0, n_bits});
    return t;
}

/* ---- identifiers ---- */

static bool is_own(ff_term node, uint64_t creation) { return ff_same(node, FF_AM_nonode_at_nohost) && creation == 0; }

/* Creations of one byte, of old releases, have two bits. */
static bool is_creation(uint64_t creation, size_t bytes) { return bytes > 1 || creation < 4; }

static ff_term external(decoder *d, ff_subtag subtag, ff_term node, uint64_t creation, const uint64_t *numbers, size_t n)
{
    ff_word *hp = ff_alloc(d->p, 3 + n);
    hp[0] = FF_HEADER(subtag, 2 + n);
    hp[1] = node.bits;
    hp[2] = creation;
    memcpy(hp + 3, numbers, n * sizeof *numbers);
    return ff_boxed_from_ptr(hp);
}

static ff_term take_pid(decoder *d, size_t creation_bytes)
{
    ff_term node = take_atom(d);
    uint64_t low = take_number(d, 4), serial = take_number(d, 4), creation = take_number(d, creation_bytes);
    if (d->bad || !is_creation(creation, creation_bytes)) return bad(d);
    if (!is_own(node, creation)) return external(d, FF_SUB_EXT_PID, node, creation, &(uint64_t){serial << 32 | low}, 1);
    return low >> FF_ETF_PID_BITS ? bad(d) : ff_pid_from_number(serial << FF_ETF_PID_BITS | low);
}

static ff_term take_port(decoder *d, size_t number_bytes, size_t creation_bytes)
{
    ff_term node = take_atom(d);
    uint64_t number = take_number(d, number_bytes), creation = take_number(d, creation_bytes);
    if (d->bad || !is_creation(creation, creation_bytes)) return bad(d);
    if (is_own(node, creation) && number >> 58 == 0) return FF_TERM(number << 6 | FF_TAG_PORT);
    return external(d, FF_SUB_EXT_PORT, node, creation, &number, 1);
}

static ff_term own_ref(decoder *d, const uint64_t *numbers, size_t n)
{
    ff_ref *ref = (ff_ref *)ff_alloc(d->p, FF_REF_WORDS);
    ref->header = FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1);
    ref->number = numbers[0] | numbers[1] << FF_ETF_REF_LOW_BITS | numbers[2] << (FF_ETF_REF_LOW_BITS + 32);
    ref->pid = n == 5 ? ff_pid_from_number(numbers[4] << 32 | numbers[3]).bits : 0;
    return ff_boxed_from_ptr(&ref->header);
}

static ff_term take_ref(decoder *d, size_t n, size_t creation_bytes)
{
    uint64_t numbers[MAX_REF_NUMBERS] = {0};
    if (n == 0 || n > MAX_REF_NUMBERS) return bad(d);
    ff_term node = take_atom(d);
    uint64_t creation = take_number(d, creation_bytes);
    for (size_t i = 0; i < n; i++) numbers[i] = take_number(d, 4);
    if (d->bad || !is_creation(creation, creation_bytes)) return bad(d);
    if (numbers[0] >> FF_ETF_REF_LOW_BITS && (creation_bytes == 1 || is_own(node, creation))) return bad(d);
    bool fits = numbers[2] >> (64 - 32 - FF_ETF_REF_LOW_BITS) == 0; /* else another run of OTP made it */
    if (is_own(node, creation) && fits) return own_ref(d, numbers, n);
    return external(d, FF_SUB_EXT_REF, node, creation, numbers, n);
}

static ff_term take_old_ref(decoder *d)
{
    ff_term node = take_atom(d);
    uint64_t number = take_number(d, 4), creation = take_number(d, 1);
    if (d->bad || !is_creation(creation, 1)) return bad(d);
    return is_own(node, creation) ? own_ref(d, (uint64_t[]){number, 0, 0}, 3)
                                  : external(d, FF_SUB_EXT_REF, node, creation, &number, 1);
}

/* ---- what holds other terms ---- */

static ff_term take_tuple(decoder *d, uint64_t n)
{
    if (!owe(d, n)) return bad(d);
    ff_word *hp = ff_alloc(d->p, FF_TUPLE_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_TUPLE, n);
    push(d, FILL, (size_t)n, (ff_term *)(hp + 1));
    return ff_boxed_from_ptr(hp);
}

static ff_term take_list(decoder *d, ff_term *slot)
{
    uint64_t n = take_number(d, 4);
    if (!owe(d, n + 1)) return bad(d);
    if (n == 0) { /* just its tail, whatever that is */
        push(d, FILL, 1, slot);
        return FF_NIL;
    }
    ff_word *hp = ff_alloc(d->p, (size_t)n * FF_CONS_WORDS);
    for (uint64_t i = 0; i + 1 < n; i++) hp[2 * i + 1] = ff_cons_from_ptr(hp + 2 * (i + 1)).bits;
    push(d, FILL, 1, (ff_term *)(hp + 2 * n - 1));
    push(d, FILL_HEADS, (size_t)n, (ff_term *)hp);
    return ff_cons_from_ptr(hp);
}

static ff_term take_string(decoder *d)
{
    size_t n = (size_t)take_number(d, 2);
    const uint8_t *bytes = take(d, n);
    ff_term list = FF_NIL;
    if (!bytes) return bad(d);
    ff_word *hp = ff_alloc(d->p, n * FF_CONS_WORDS);
    while (n-- > 0) list = ff_put_cons(&hp, ff_small_from_int(bytes[n]), list);
    return list;
}

/* The pairs go into a tuple, which `slot` holds until they are all there. */
static ff_term take_map(decoder *d, ff_term *slot)
{
    uint64_t n = 2 * take_number(d, 4);
    if (!owe(d, n)) return bad(d);
    ff_word *hp = ff_alloc(d->p, FF_TUPLE_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_TUPLE, n);
    push(d, FINISH_MAP, 1, slot);
    push(d, FILL, (size_t)n, (ff_term *)(hp + 1));
    return ff_boxed_from_ptr(hp);
}

static void finish_map(decoder *d, ff_term *slot)
{
    bool repeated = false;
    *slot = ff_map_from_pairs(d->p, ff_tuple_arity(*slot) / 2, ff_tuple_elements(*slot), &repeated);
    if (repeated) d->bad = true;
}

static ff_term take_export(decoder *d)
{
    ff_term module = take_atom(d), function = take_atom(d);
    uint64_t tag = take_number(d, 1), arity = take_number(d, 1);
    if (d->bad || tag != FF_ETF_SMALL_INTEGER) return bad(d);
    if (d->safe && !ff_export_find(d->p->vm, module, function, (size_t)arity)) return bad(d);
    return ff_external_fun(d->p, module, function, (unsigned)arity);
}

/* ---- local funs ---- */

static const ff_fun_entry *find_fun(const ff_program *program, ff_term module, uint64_t index)
{
    const ff_fun_entry *low = program->funs, *high = low + program->n_funs;
    uint32_t name = ff_atom_number(module);
    while (low < high) {
        const ff_fun_entry *e = low + (high - low) / 2;
        if (e->mfa.module == name && e->index == index) return e;
        if (e->mfa.module < name || (e->mfa.module == name && e->index < index))
            low = e + 1;
        else
            high = e;
    }
    return NULL;
}

/* Part of a fun's name from before modules had their md5: 32 bits. */
static uint32_t take_fun_number(decoder *d)
{
    switch (take_number(d, 1)) {
    case FF_ETF_SMALL_INTEGER: return (uint32_t)take_number(d, 1);
    case FF_ETF_INTEGER: return (uint32_t)take_number(d, 4);
    default: d->bad = true; return 0;
    }
}

static void skip_pid(decoder *d) { take_pid(d, take_number(d, 1) == FF_ETF_PID ? 1 : 4); }

/* A fun of code that is not in the program is one that cannot be called. */
static ff_term take_local_fun(decoder *d)
{
    take_number(d, 4); /* size in bytes */
    uint32_t arity = (uint32_t)take_number(d, 1);
    const uint8_t *uniq = take(d, 16);
    uint64_t index = take_number(d, 4), n = take_number(d, 4);
    ff_term module = take_atom(d);
    take_fun_number(d); /* the index again */
    uint32_t old_uniq = take_fun_number(d);
    skip_pid(d);
    if (d->bad || !owe(d, n)) return bad(d);
    const ff_fun_entry *e = find_fun(d->p->vm->program, module, index);
    if (!e || e->mfa.arity != arity || e->num_free != n || memcmp(e->uniq, uniq, 16) != 0) {
        const ff_fun_entry like = {.mfa = {ff_atom_number(module), ff_atom_number(FF_AM_undefined), arity},
                                   .num_free = (uint32_t)n,
                                   .index = (uint32_t)index,
                                   .old_uniq = old_uniq,
                                   .uniq = uniq};
        e = ff_missing_fun_entry(d->p->vm, &like);
    }
    ff_word *hp = ff_alloc(d->p, FF_FUN_WORDS + n);
    ff_term fun = ff_fun_init(hp, e);
    push(d, FILL, (size_t)n, ff_fun_ptr(fun)->env);
    return fun;
}

/* ---- one term ---- */

static ff_term take_term(decoder *d, ff_term *slot)
{
    if (left(d) == 0) return bad(d);
    switch (*d->at++) {
    case FF_ETF_SMALL_INTEGER: return ff_small_from_int((int64_t)take_number(d, 1));
    case FF_ETF_INTEGER: return ff_small_from_int((int32_t)take_number(d, 4));
    case FF_ETF_SMALL_BIG: return take_big(d, take_number(d, 1));
    case FF_ETF_LARGE_BIG: return take_big(d, take_number(d, 4));
    case FF_ETF_NEW_FLOAT: return take_new_float(d);
    case FF_ETF_FLOAT: return take_text_float(d);
    case FF_ETF_ATOM:
    case FF_ETF_SMALL_ATOM:
    case FF_ETF_ATOM_UTF8:
    case FF_ETF_SMALL_ATOM_UTF8: d->at--; return take_atom(d);
    case FF_ETF_NIL: return FF_NIL;
    case FF_ETF_STRING: return take_string(d);
    case FF_ETF_LIST: return take_list(d, slot);
    case FF_ETF_SMALL_TUPLE: return take_tuple(d, take_number(d, 1));
    case FF_ETF_LARGE_TUPLE: return take_tuple(d, take_number(d, 4));
    case FF_ETF_MAP: return take_map(d, slot);
    case FF_ETF_BINARY: return take_binary(d);
    case FF_ETF_BIT_BINARY: return take_bit_binary(d);
    case FF_ETF_PID: return take_pid(d, 1);
    case FF_ETF_NEW_PID: return take_pid(d, 4);
    case FF_ETF_PORT: return take_port(d, 4, 1);
    case FF_ETF_NEW_PORT: return take_port(d, 4, 4);
    case FF_ETF_V4_PORT: return take_port(d, 8, 4);
    case FF_ETF_REFERENCE: return take_old_ref(d);
    case FF_ETF_NEW_REFERENCE: return take_ref(d, take_number(d, 2), 1);
    case FF_ETF_NEWER_REFERENCE: return take_ref(d, take_number(d, 2), 4);
    case FF_ETF_EXPORT: return take_export(d);
    case FF_ETF_NEW_FUN: return take_local_fun(d);
    default: return bad(d);
    }
}

/* Where the next term goes; NULL: every frame is done. */
static ff_term *next_slot(decoder *d)
{
    while (!ff_stack_is_empty(&d->frames)) {
        frame f;
        ff_word *top = d->frames.words + d->frames.n - FRAME_WORDS;
        memcpy(&f, top, sizeof f);
        ff_term *slot = f.at;
        f.at += f.kind == FILL_HEADS ? 2 : 1;
        if (--f.n == 0)
            d->frames.n -= FRAME_WORDS;
        else
            memcpy(top, &f, sizeof f);
        if (f.kind != FINISH_MAP) return slot;
        finish_map(d, slot);
    }
    return NULL;
}

ff_term ff_etf_decode(ff_proc *p, const uint8_t *bytes, size_t n, bool safe, size_t *used)
{
    decoder d = {.p = p, .at = bytes, .end = bytes + n, .safe = safe, .owed = 1};
    ff_term root = FF_NIL, *slot;
    ff_stack_init(&d.frames);
    push(&d, FILL, 1, &root);
    while (!d.bad && (slot = next_slot(&d)) && !d.bad) {
        d.owed--;
        d.n_terms++;
        *slot = FF_NIL;
        *slot = take_term(&d, slot);
    }
    ff_stack_fini(&d.frames);
    ff_bump(p, d.n_terms / TERMS_PER_REDUCTION);
    *used = (size_t)(d.at - bytes);
    return d.bad ? FF_NONVALUE : root;
}
