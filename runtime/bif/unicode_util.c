/* runtime/bif/unicode_util.c -- Module unicode_util: grapheme clusters by a table, and the look ahead over nested lists.
 *
 * OTP's module has a clause for each range of code points, 60 KB of machine code. Its entries gc/1 and cp/1 stay, and with them
 * the exceptions that they raise; what they call inside is here. The rules are those of Unicode's UAX #29 as OTP applies them.
 * What is left of the text has OTP's shape, down to which lists are flattened: up to three code points of a nested list.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bin/binary.h"
#include "bin/utf.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_unicode_tables.h"

enum { MAX_CHAR_BYTES = 4, LATIN1_END = 256, CHAR_MAX_CODE = 0x10ffff, CHARS_PER_REDUCTION = 16 };

/* ---- classes ---- */

enum { OTHER, CONTROL, EXTEND, ZWJ, PREPEND, HANGUL_L, HANGUL_V, HANGUL_T, SYLLABLE, REGIONAL, PICTOGRAPH };
enum { CLASS_BITS = 4, FIRST_SYLLABLE = 0xac00, SYLLABLES_OF_VOWEL = 28 };

static unsigned class_of(ff_term cp)
{
#define RANGE(first, class) (uint32_t)(first) << CLASS_BITS | class,
    static const uint32_t ranges[] = { FF_GRAPHEME_RANGES(RANGE) };
#undef RANGE
    if (!ff_is_small(cp) || ff_small_to_int(cp) < 0 || ff_small_to_int(cp) > CHAR_MAX_CODE) return OTHER;
    if (ff_small_to_int(cp) >= ' ' && ff_small_to_int(cp) <= '~') return OTHER; /* most of most texts */
    uint32_t key = ((uint32_t)ff_small_to_int(cp) + 1) << CLASS_BITS; /* the last range below it */
    size_t low = 0, n = sizeof ranges / sizeof *ranges;
    while (n > 1) {
        size_t half = n / 2;
        low += ranges[low + half] < key ? half : 0;
        n -= half;
    }
    return ranges[low] & ((1u << CLASS_BITS) - 1);
}

static bool is_lv(ff_term syllable)
{
    return ((uint32_t)ff_small_to_int(syllable) - FIRST_SYLLABLE) % SYLLABLES_OF_VOWEL == 0;
}

static bool is_char(ff_term t, uint32_t c) { return ff_same(t, ff_small_from_int(c)); }

/* As `X < 256`, for whatever X is. */
static bool is_latin1(ff_term t)
{
    return ff_is_small(t) ? ff_small_to_int(t) < LATIN1_END : ff_compare(t, ff_small_from_int(LATIN1_END)) < 0;
}

/* ---- the next code point ---- */

static ff_term onto(ff_proc *p, size_t n, const ff_term *items, ff_term tail)
{
    while (n-- > 0) tail = ff_cons(p, items[n], tail);
    return tail;
}

/* Flattens what the list `text` begins with, and goes on in `outer` if is_nested, until two code points stand free and a third
 * is found, or something else than a list is. */
static ff_term flatten(ff_proc *p, ff_term text, ff_term outer, bool is_nested)
{
    ff_term free[2], tail;
    size_t n = 0;
    for (;;) {
        if (!ff_is_cons(text)) {
            if (is_nested && ff_is_nil(text)) {
                text = outer;
                is_nested = false;
                continue;
            }
            tail = is_nested ? ff_cons(p, text, outer) : text;
            break;
        }
        ff_term head = ff_head(text), rest = ff_tail(text);
        if (ff_is_integer(head)) {
            if (n < 2) {
                free[n++] = head;
                text = rest;
                continue;
            }
            tail = !is_nested ? text : ff_is_nil(rest) ? ff_cons(p, head, outer) : ff_cons(p, head, ff_cons(p, rest, outer));
            break;
        }
        if (!ff_is_nil(rest)) outer = is_nested ? ff_cons(p, rest, outer) : rest;
        is_nested |= !ff_is_nil(rest);
        text = head;
    }
    return onto(p, n, free, tail);
}

ff_term ff_bif_unicode_util_cpl_cont_2(ff_proc *p, ff_term text, ff_term outer) { return flatten(p, text, outer, true); }

ff_term ff_bif_unicode_util_cpl_1_cont_1(ff_proc *p, ff_term text) { return flatten(p, text, FF_NIL, false); }

/* What cp/1 gives: FOUND with the code point and what follows; NONE at the end of the text; BROKEN when a binary does not begin
 * with a character, rest being what {error, Rest} holds; MALFORMED for what is no text. */
typedef enum state { FOUND, NONE, BROKEN, MALFORMED } state;

typedef struct next { state state; ff_term cp, rest; } next;

static next next_in_binary(ff_proc *p, ff_term binary)
{
    if (!ff_is_bitstring(binary)) return (next){ MALFORMED, FF_NIL, FF_NIL };
    ff_bits bits = ff_bits_of(binary);
    if (bits.bit_size % 8) return (next){ MALFORMED, FF_NIL, FF_NIL };
    uint8_t bytes[MAX_CHAR_BYTES];
    size_t n = bits.bit_size / 8 < MAX_CHAR_BYTES ? bits.bit_size / 8 : MAX_CHAR_BYTES, used;
    for (size_t i = 0; i < n; i++) bytes[i] = ff_bits_byte(bits, i);
    uint32_t c;
    if (n == 0) return (next){ NONE, FF_NIL, FF_NIL };
    if (ff_utf8_get(bytes, n, &c, &used) != FF_UTF_OK) return (next){ BROKEN, FF_NIL, binary };
    return (next){ FOUND, ff_small_from_int(c), ff_bin_sub(p, binary, 8 * used, bits.bit_size - 8 * used) };
}

static next next_char(ff_proc *p, ff_term text)
{
    ff_term outer = FF_NIL;
    bool is_nested = false;
    for (;;) {
        if (ff_is_nil(text) && is_nested) {
            text = outer;
            is_nested = false;
        } else if (ff_is_nil(text)) {
            return (next){ NONE, FF_NIL, FF_NIL };
        } else if (!ff_is_cons(text)) {
            next in = next_in_binary(p, text);
            if (!is_nested) return in;
            if (in.state == NONE) {
                text = outer;
                is_nested = false;
                continue;
            }
            if (in.state != MALFORMED) in.rest = ff_cons(p, in.rest, outer);
            return in;
        } else if (ff_is_integer(ff_head(text))) {
            ff_term rest = ff_tail(text);
            if (is_nested) rest = ff_is_nil(rest) ? flatten(p, outer, FF_NIL, false) : flatten(p, rest, outer, true);
            return (next){ FOUND, ff_head(text), rest };
        } else {
            ff_term rest = ff_tail(text);
            if (!ff_is_nil(rest)) outer = is_nested ? ff_cons(p, rest, outer) : rest;
            is_nested |= !ff_is_nil(rest);
            text = ff_head(text);
        }
    }
}

/* ---- clusters ---- */

/* A cluster as it grows. Where the text goes on: at `rest`, or behind `ahead` once that belongs to it. */
typedef struct cluster {
    ff_proc *p;
    ff_term reversed; /* its code points */
    size_t n;
    ff_term rest;
    next ahead;       /* of rest */
    unsigned class;   /* of ahead */
} cluster;

static void look_ahead(cluster *c)
{
    c->ahead = next_char(c->p, c->rest);
    c->class = c->ahead.state == FOUND ? class_of(c->ahead.cp) : CONTROL;
}

static void take(cluster *c, ff_term cp)
{
    c->reversed = ff_cons(c->p, cp, c->reversed);
    c->n++;
}

static void take_ahead(cluster *c)
{
    take(c, c->ahead.cp);
    c->rest = c->ahead.rest;
    look_ahead(c);
}

static bool extends(unsigned class) { return class == EXTEND || class == ZWJ; }

static void take_extenders(cluster *c)
{
    while (extends(c->class)) take_ahead(c);
}

static void take_hangul(cluster *c, unsigned class, ff_term cp)
{
    while (class == HANGUL_L && c->class == HANGUL_L) take_ahead(c);
    if (class == HANGUL_L && c->class == SYLLABLE) {
        class = SYLLABLE;
        cp = c->ahead.cp;
        take_ahead(c);
    } else if (class == HANGUL_L && c->class == HANGUL_V) {
        class = HANGUL_V;
    }
    bool vowels = class == HANGUL_V || (class == SYLLABLE && is_lv(cp));
    while (vowels && c->class == HANGUL_V) take_ahead(c);
    while (class != HANGUL_L && c->class == HANGUL_T) take_ahead(c);
    take_extenders(c);
}

/* A picture, its modifiers, and more pictures behind zero width joiners. */
static void take_pictographs(cluster *c)
{
    while (extends(c->class)) {
        bool joins = c->class == ZWJ;
        take_ahead(c);
        if (!joins) continue;
        if (c->class != PICTOGRAPH) return;
        take_ahead(c);
    }
}

/* [Cluster | Rest]: a code point alone, or a list of them. */
static ff_term finish(cluster *c, ff_term rest)
{
    if (c->n == 1) return ff_cons(c->p, ff_head(c->reversed), rest);
    ff_term cps = FF_NIL;
    for (ff_term t = c->reversed; ff_is_cons(t); t = ff_tail(t)) cps = ff_cons(c->p, ff_head(t), cps);
    return ff_cons(c->p, cps, rest);
}

/* OTP appends to what follows the cluster, which only goes well where that is a list. */
static ff_term append(ff_proc *p, ff_term list, ff_term last)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return ff_badarg(p);
    ff_word *hp = ff_alloc(p, FF_CONS_WORDS * (size_t)(n + 1));
    ff_word *first = hp;
    for (; ff_is_cons(list); list = ff_tail(list)) ff_put_cons(&hp, ff_head(list), ff_cons_from_ptr(hp + 2));
    ff_put_cons(&hp, last, FF_NIL);
    return ff_cons_from_ptr(first);
}

/* What follows is no character. `own` code points are the cluster's, the others stand before it. */
static ff_term finish_broken(cluster *c, size_t own, unsigned class)
{
    ff_term broken = c->ahead.rest;
    if (class == PICTOGRAPH) {
        ff_term rest = append(c->p, c->rest, broken);
        return ff_is_value(rest) ? finish(c, rest) : rest;
    }
    return finish(c, own == 1 ? broken : ff_cons(c->p, broken, FF_NIL));
}

static void take_by_class(cluster *c, unsigned class, ff_term cp)
{
    switch (class) {
    case HANGUL_L:
    case HANGUL_V:
    case HANGUL_T:
    case SYLLABLE: take_hangul(c, class, cp); break;
    case PICTOGRAPH: take_pictographs(c); break;
    case REGIONAL:
        if (c->class == REGIONAL) take_ahead(c);
        take_extenders(c);
        break;
    default: take_extenders(c);
    }
}

static bool is_cr_lf(ff_proc *p, ff_term cp, ff_term rest, ff_term *behind)
{
    if (!is_char(cp, '\r')) return false;
    next n = next_char(p, rest);
    *behind = n.rest;
    return n.state == FOUND && is_char(n.cp, '\n');
}

/* text is a list that begins with a number; the code points before it were taken already. */
static ff_term cluster_at(cluster *c, ff_term text)
{
    ff_term cp = ff_head(text), behind;
    unsigned class = class_of(cp);
    c->rest = ff_tail(text);
    if (is_cr_lf(c->p, cp, c->rest, &behind)) {
        take(c, cp);
        take(c, ff_small_from_int('\n'));
        return finish(c, behind);
    }
    take(c, cp);
    if (class == CONTROL) return finish(c, c->rest);
    if (class == OTHER && is_latin1(cp) && ff_is_cons(c->rest) && is_latin1(ff_head(c->rest))) return finish(c, c->rest);
    size_t before = c->n - 1;
    look_ahead(c);
    take_by_class(c, class, cp);
    ff_bump(c->p, c->n / CHARS_PER_REDUCTION);
    if (c->ahead.state == MALFORMED) return ff_raise(c->p, FF_CLASS_ERROR, FF_AM_function_clause);
    return c->ahead.state == BROKEN ? finish_broken(c, c->n - before, class) : finish(c, c->rest);
}

ff_term ff_bif_unicode_util_gc_1_1(ff_proc *p, ff_term text)
{
    cluster c = { .p = p, .reversed = FF_NIL };
    while (ff_is_cons(text) && class_of(ff_head(text)) == PREPEND) {
        take(&c, ff_head(text));
        c.rest = ff_tail(text);
        look_ahead(&c);
        if (c.ahead.state == MALFORMED) break;
        if (c.ahead.state == BROKEN) return finish(&c, c.ahead.rest);
        if (c.class == CONTROL) return finish(&c, c.ahead.state == NONE ? FF_NIL : c.rest);
        text = ff_cons(p, c.ahead.cp, c.ahead.rest);
    }
    if (!ff_is_cons(text) || c.ahead.state == MALFORMED) return ff_raise(p, FF_CLASS_ERROR, FF_AM_function_clause);
    return cluster_at(&c, text);
}
