/* runtime/include/ff_term.h -- What a term is: one 64-bit word on every target, tagged in its low bits.
 *
 *   low bits   meaning                      the rest of the word
 *   ....0000   small integer                60-bit two's complement value
 *   ....1000   FF_NONVALUE                  0; never a term: "nothing", or "an exception was raised"
 *   .....001   cons cell                    address of two words: head, tail
 *   .....010   boxed object                 address of a header word and what follows it
 *   ....0011   atom                         atom number << 4
 *   ..001011   []                           0
 *   ..011011   local pid                    process number << 6
 *   ..101011   local port                   port number << 6
 *   .....100   header word (in the heap)    see below;   on the stack: return address, an ff_label's address
 *   .....111   catch word (on the stack)    an ff_label's address
 *
 *   header:   63      40 39               8 7      3 2 0
 *             |  aux    |  words that follow | subtag |100|
 *
 * I1  A boxed pointer points at a header word; a cons pointer never does.
 * I2  Terms in static data ("literals") lie below the end of the program's image and are never moved or freed.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_TERM_H
#define FF_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ff_feature.h"

typedef uint64_t ff_word;
typedef struct ff_term { ff_word bits; } ff_term;

#ifdef FF_SOURCE_LINES /* debuggers are to show lines of Erlang only */
#define FF_INLINE static inline __attribute__((always_inline, unused, nodebug))
#elif defined FF_FEW_INLINES /* as clang finds it smaller */
#define FF_INLINE static inline __attribute__((unused))
#else
#define FF_INLINE static inline __attribute__((always_inline, unused))
#endif
#define FF_LIKELY(c) __builtin_expect(!!(c), 1)
#define FF_UNLIKELY(c) __builtin_expect(!!(c), 0)
#define FF_COLD __attribute__((cold, noinline))

enum { FF_TAG_CONS = 1, FF_TAG_BOXED = 2, FF_TAG_HEADER = 4, FF_TAG_LABEL = 4, FF_TAG_CATCH = 7 };
enum { FF_TAG_ATOM = 0x3, FF_TAG_PID = 0x1b, FF_TAG_PORT = 0x2b };

#define FF_TERM(w) ((ff_term){ (ff_word)(w) })
#define FF_NIL FF_TERM(0x0b)
#define FF_NONVALUE FF_TERM(0x08)
#define FF_ATOM_CONST(n) FF_TERM((ff_word)(n) << 4 | FF_TAG_ATOM)
#define FF_SMALL_CONST(i) FF_TERM((ff_word)(i) << 4)

#define FF_SMALL_BITS 60
#define FF_SMALL_MAX ((INT64_C(1) << 59) - 1)
#define FF_SMALL_MIN (-(INT64_C(1) << 59))

typedef enum ff_subtag {
    FF_SUB_TUPLE,      /* elements */
    FF_SUB_POS_BIG,    /* limbs, least significant first, the last one not zero */
    FF_SUB_NEG_BIG,
    FF_SUB_FLOAT,      /* one IEEE 754 double */
    FF_SUB_REF,        /* FF_REF_WORDS - 1 raw words: see ff_ref; or an ff_resource_ref */
    FF_SUB_FUN,        /* ff_label *, ff_fun_entry *, environment; aux = arity */
    FF_SUB_HEAP_BIN,   /* size in bytes, then the bytes, padded to a word */
    FF_SUB_REFC_BIN,   /* see ff_refc_bin */
    FF_SUB_SUB_BIN,    /* see ff_sub_bin */
    FF_SUB_MATCH,      /* see ff_match_ctx */
    FF_SUB_FLATMAP,    /* tuple of keys in term order, then the values in the same order */
    FF_SUB_HASHMAP,    /* number of pairs, then the root node's fields: see runtime/term/hashmap.h */
    FF_SUB_HASHNODE,   /* an inner node of a hash map */
    FF_SUB_EXT_PID,    /* identifiers of other nodes: raw words, first the node's atom; a pid ends in serial << 32 | number */
    FF_SUB_EXT_PORT,
    FF_SUB_EXT_REF,
    FF_SUB_FORWARD,    /* never a live object */
    FF_SUB__N
} ff_subtag;

#define FF_HEADER(subtag, words) ((ff_word)(words) << 8 | (ff_word)(subtag) << 3 | FF_TAG_HEADER)
#define FF_HEADER_AUX(subtag, words, aux) (FF_HEADER(subtag, words) | (ff_word)(aux) << 40)

/* ---- addresses ---- */

FF_INLINE ff_word *ff_ptr(ff_term t, unsigned tag) { return (ff_word *)(uintptr_t)(t.bits - tag); }
FF_INLINE ff_word *ff_boxed_ptr(ff_term t) { return ff_ptr(t, FF_TAG_BOXED); }
FF_INLINE ff_word *ff_cons_ptr(ff_term t) { return ff_ptr(t, FF_TAG_CONS); }
FF_INLINE ff_term ff_boxed_from_ptr(const ff_word *hp) { return FF_TERM((uintptr_t)hp + FF_TAG_BOXED); }
FF_INLINE ff_term ff_cons_from_ptr(const ff_word *hp) { return FF_TERM((uintptr_t)hp + FF_TAG_CONS); }

/* ---- predicates ---- */

FF_INLINE bool ff_same(ff_term a, ff_term b) { return a.bits == b.bits; }
FF_INLINE bool ff_is_value(ff_term t) { return t.bits != FF_NONVALUE.bits; }
FF_INLINE bool ff_is_small(ff_term t) { return (t.bits & 15) == 0; }
FF_INLINE bool ff_are_small(ff_term a, ff_term b) { return ((a.bits | b.bits) & 15) == 0; }
/* The order of two small integers: -1, 0, 1. */
FF_INLINE int ff_small_order(ff_term a, ff_term b) { return ((int64_t)a.bits > (int64_t)b.bits) - ((int64_t)a.bits < (int64_t)b.bits); }
FF_INLINE bool ff_is_cons(ff_term t) { return (t.bits & 7) == FF_TAG_CONS; }
FF_INLINE bool ff_is_nil(ff_term t) { return t.bits == FF_NIL.bits; }
FF_INLINE bool ff_is_list(ff_term t) { return ff_is_cons(t) || ff_is_nil(t); }
FF_INLINE bool ff_is_boxed(ff_term t) { return (t.bits & 7) == FF_TAG_BOXED; }
FF_INLINE bool ff_is_immediate(ff_term t) { return !ff_is_cons(t) && !ff_is_boxed(t); }
FF_INLINE bool ff_is_atom(ff_term t) { return (t.bits & 15) == FF_TAG_ATOM; }
FF_INLINE bool ff_is_local_pid(ff_term t) { return (t.bits & 63) == FF_TAG_PID; }
FF_INLINE bool ff_is_local_port(ff_term t) { return (t.bits & 63) == FF_TAG_PORT; }

FF_INLINE ff_word ff_header(ff_term boxed) { return *ff_boxed_ptr(boxed); }
FF_INLINE ff_subtag ff_header_subtag(ff_word h) { return (ff_subtag)(h >> 3 & 31); }
FF_INLINE size_t ff_header_words(ff_word h) { return (size_t)(h >> 8 & 0xffffffff); }
FF_INLINE unsigned ff_header_aux(ff_word h) { return (unsigned)(h >> 40); }
FF_INLINE ff_subtag ff_boxed_subtag(ff_term boxed) { return ff_header_subtag(ff_header(boxed)); }
FF_INLINE bool ff_is_boxed_as(ff_term t, ff_subtag s) { return ff_is_boxed(t) && ff_boxed_subtag(t) == s; }

FF_INLINE bool ff_is_tuple(ff_term t) { return ff_is_boxed_as(t, FF_SUB_TUPLE); }
FF_INLINE bool ff_is_tuple_of(ff_term t, size_t arity)
{
    return ff_is_boxed(t) && ff_header(t) == FF_HEADER(FF_SUB_TUPLE, arity);
}
FF_INLINE bool ff_is_float(ff_term t) { return ff_is_boxed_as(t, FF_SUB_FLOAT); }
FF_INLINE bool ff_is_big(ff_term t)
{
    return ff_is_boxed(t) && (ff_header(t) & 0xff & ~(3u << 3)) == FF_TAG_HEADER
           && (ff_boxed_subtag(t) == FF_SUB_POS_BIG || ff_boxed_subtag(t) == FF_SUB_NEG_BIG);
}
FF_INLINE bool ff_is_integer(ff_term t) { return ff_is_small(t) || ff_is_big(t); }
FF_INLINE bool ff_is_number(ff_term t) { return ff_is_integer(t) || ff_is_float(t); }
FF_INLINE bool ff_is_fun(ff_term t) { return ff_is_boxed_as(t, FF_SUB_FUN); }
FF_INLINE bool ff_is_map(ff_term t)
{
    return ff_is_boxed(t) && (ff_boxed_subtag(t) == FF_SUB_FLATMAP || ff_boxed_subtag(t) == FF_SUB_HASHMAP);
}
FF_INLINE bool ff_is_ref(ff_term t)
{
    return ff_is_boxed(t) && (ff_boxed_subtag(t) == FF_SUB_REF || ff_boxed_subtag(t) == FF_SUB_EXT_REF);
}
FF_INLINE bool ff_is_pid(ff_term t) { return ff_is_local_pid(t) || ff_is_boxed_as(t, FF_SUB_EXT_PID); }
FF_INLINE bool ff_is_port(ff_term t) { return ff_is_local_port(t) || ff_is_boxed_as(t, FF_SUB_EXT_PORT); }

/* A binary or a bitstring; a match context is not a term that programs can see, and is not one. */
FF_INLINE bool ff_is_bitstring(ff_term t)
{
    return ff_is_boxed(t) && ff_boxed_subtag(t) >= FF_SUB_HEAP_BIN && ff_boxed_subtag(t) <= FF_SUB_SUB_BIN;
}

/* ---- small integers ---- */

FF_INLINE int64_t ff_small_to_int(ff_term t) { return (int64_t)t.bits >> 4; }
FF_INLINE bool ff_is_byte(ff_term t) { return (t.bits & ~(ff_word)0xff0) == 0; } /* a small of 0 to 255 */
FF_INLINE ff_term ff_small_from_int(int64_t i) { return FF_TERM((ff_word)i << 4); }
FF_INLINE bool ff_fits_small(int64_t i) { return i >= FF_SMALL_MIN && i <= FF_SMALL_MAX; }

/* ---- atoms, pids ---- */

FF_INLINE uint32_t ff_atom_number(ff_term atom) { return (uint32_t)(atom.bits >> 4); }
FF_INLINE ff_term ff_atom_from_number(uint32_t n) { return FF_ATOM_CONST(n); }
FF_INLINE uint64_t ff_pid_number(ff_term pid) { return pid.bits >> 6; }
FF_INLINE ff_term ff_pid_from_number(uint64_t n) { return FF_TERM(n << 6 | FF_TAG_PID); }

/* ---- lists and tuples ---- */

#define FF_CONS_WORDS 2
#define FF_TUPLE_WORDS(n) ((size_t)(n) + 1)

FF_INLINE ff_term ff_head(ff_term cons) { return FF_TERM(ff_cons_ptr(cons)[0]); }
FF_INLINE ff_term ff_tail(ff_term cons) { return FF_TERM(ff_cons_ptr(cons)[1]); }
FF_INLINE size_t ff_tuple_arity(ff_term tuple) { return ff_header_words(ff_header(tuple)); }
FF_INLINE ff_term *ff_tuple_elements(ff_term tuple) { return (ff_term *)(ff_boxed_ptr(tuple) + 1); }
FF_INLINE ff_term ff_tuple_get(ff_term tuple, size_t i0) { return ff_tuple_elements(tuple)[i0]; }

/* Writes a cons cell at *hp and moves *hp behind it. */
FF_INLINE ff_term ff_put_cons(ff_word **hp, ff_term head, ff_term tail)
{
    ff_word *at = *hp;
    at[0] = head.bits;
    at[1] = tail.bits;
    *hp = at + FF_CONS_WORDS;
    return ff_cons_from_ptr(at);
}

/* ---- floats ---- */

#define FF_FLOAT_WORDS 2

FF_INLINE double ff_float_to_double(ff_term t)
{
    double d;
    __builtin_memcpy(&d, ff_boxed_ptr(t) + 1, sizeof d);
    return d;
}
FF_INLINE ff_term ff_put_float(ff_word **hp, double d)
{
    ff_word *at = *hp;
    FF_FEATURE(float);
    at[0] = FF_HEADER(FF_SUB_FLOAT, 1);
    __builtin_memcpy(at + 1, &d, sizeof d);
    *hp = at + FF_FLOAT_WORDS;
    return ff_boxed_from_ptr(at);
}

/* ---- integers beyond 60 bits ---- */

FF_INLINE bool ff_big_is_negative(ff_term big) { return ff_boxed_subtag(big) == FF_SUB_NEG_BIG; }
FF_INLINE size_t ff_big_limbs(ff_term big) { return ff_header_words(ff_header(big)); }
FF_INLINE uint64_t *ff_big_limb_ptr(ff_term big) { return ff_boxed_ptr(big) + 1; }

/* ---- binaries and bitstrings ---- */

#define FF_HEAP_BIN_MAX_BYTES 64
#define FF_HEAP_BIN_WORDS(bytes) (2 + ((size_t)(bytes) + 7) / 8)

typedef struct ff_binary { /* the bytes of a reference counted binary, outside every heap */
    size_t refs;
    size_t capacity; /* bytes that fit in data[] */
    size_t used;     /* bytes that some term can see; an append may write behind them (runtime/bin/append.c) */
    uint8_t data[];
} ff_binary;

typedef struct ff_refc_bin { /* FF_SUB_REFC_BIN: one process's handle on an ff_binary */
    ff_word header;
    ff_word size_bytes;
    ff_word writable; /* not 0: this handle may append in place */
    ff_word binary;   /* ff_binary *; this handle owns one reference */
    ff_word next;     /* ff_refc_bin *: the heap's chain of handles, swept after a collection */
} ff_refc_bin;
#define FF_REFC_BIN_WORDS 5

typedef struct ff_sub_bin { /* FF_SUB_SUB_BIN: a run of bits of another binary */
    ff_word header;
    ff_word bit_offset;
    ff_word bit_size;
    ff_term of; /* a heap or refc binary, never another sub binary */
} ff_sub_bin;
#define FF_SUB_BIN_WORDS 4

typedef struct ff_match_ctx { /* FF_SUB_MATCH: a binary being matched */
    ff_word header;
    ff_word position; /* next bit, counted from the first bit of `of` */
    ff_word end;      /* behind the last bit, likewise */
    ff_term of;       /* a heap or refc binary */
    ff_word start;    /* where matching began, likewise */
} ff_match_ctx;
#define FF_MATCH_CTX_WORDS 5

FF_INLINE bool ff_is_empty_bitstring(ff_term t)
{
    return ff_is_bitstring(t) && ff_boxed_ptr(t)[ff_boxed_subtag(t) == FF_SUB_SUB_BIN ? 2 : 1] == 0; /* sizes in bits, in bytes */
}

/* The first byte of a heap or refc binary. */
FF_INLINE uint8_t *ff_bin_data(ff_term binary)
{
    ff_word *hp = ff_boxed_ptr(binary);
    if (*hp == FF_HEADER(FF_SUB_REFC_BIN, FF_REFC_BIN_WORDS - 1)) return ((ff_binary *)(uintptr_t)((ff_refc_bin *)hp)->binary)->data;
    return (uint8_t *)(hp + 2);
}

FF_INLINE bool ff_is_binary(ff_term t)
{
    return ff_is_bitstring(t)
           && (ff_boxed_subtag(t) != FF_SUB_SUB_BIN || ((ff_sub_bin *)ff_boxed_ptr(t))->bit_size % 8 == 0);
}

/* ---- references ---- */

typedef struct ff_ref { /* FF_SUB_REF: made by this node */
    ff_word header;
    ff_word number;  /* unique in this run of the program */
    ff_word pid;     /* not 0: the alias or pid-reference of this local process (its term's bits) */
} ff_ref;
#define FF_REF_WORDS 3

/* Something outside every heap that references of programs stand for: a file, a compressor, an array of atomics. It lives
 * as long as one of its references. What it is begins with this struct. */
typedef struct ff_resource {
    size_t refs;
    size_t size_bytes;             /* of memory that it takes, about */
    const struct ff_resource_kind *kind;
} ff_resource;

typedef struct ff_resource_kind {
    void (*fini)(ff_resource *r);  /* gives back what it owns, but not the struct itself; NULL: it owns nothing */
} ff_resource_kind;

typedef struct ff_resource_ref { /* FF_SUB_REF with more words: one process's handle on a resource; chained like an ff_refc_bin */
    ff_word header;
    ff_word number, pid;           /* as in ff_ref; pid is 0 */
    ff_word resource;              /* ff_resource *; this handle owns one reference */
    ff_word next;
} ff_resource_ref;
#define FF_RESOURCE_REF_WORDS 5
#define FF_RESOURCE_REF_HEADER FF_HEADER(FF_SUB_REF, FF_RESOURCE_REF_WORDS - 1)

_Static_assert(offsetof(ff_resource_ref, next) == offsetof(ff_refc_bin, next), "one chain holds both");
_Static_assert(offsetof(ff_resource_ref, pid) == offsetof(ff_refc_bin, writable), "a copy is not writable, and no alias");

/* An object that is in its heap's chain of handles. */
FF_INLINE bool ff_is_handle(ff_word header)
{
    return ff_header_subtag(header) == FF_SUB_REFC_BIN || header == FF_RESOURCE_REF_HEADER;
}

/* ---- funs ---- */

struct ff_label;
struct ff_fun_entry;

typedef struct ff_fun { /* FF_SUB_FUN: local (environment may follow) or external (`fun M:F/A`, no environment) */
    ff_word header;
    ff_word label; /* const ff_label *: where a call enters; the fun itself travels in x[arity] */
    ff_word entry; /* const ff_fun_entry * */
    ff_term env[];
} ff_fun;
#define FF_FUN_WORDS 3 /* and one for each term of the environment */
#define FF_FUN_HEADER(arity, num_free) FF_HEADER_AUX(FF_SUB_FUN, (num_free) + 2, arity)
#define FF_FUN_CALL_MASK (~(ff_word)0xffffffff00) /* header bits that say "a fun of this arity" */

FF_INLINE ff_fun *ff_fun_ptr(ff_term fun) { return (ff_fun *)ff_boxed_ptr(fun); }
FF_INLINE unsigned ff_fun_arity(ff_term fun) { return ff_header_aux(ff_header(fun)); }
FF_INLINE size_t ff_fun_num_free(ff_term fun) { return ff_header_words(ff_header(fun)) - 2; }
FF_INLINE const struct ff_fun_entry *ff_fun_entry_of(ff_term fun)
{
    return (const struct ff_fun_entry *)(uintptr_t)ff_fun_ptr(fun)->entry;
}

/* ---- flat maps ---- */

#define FF_FLATMAP_MAX 32 /* pairs; from 33 on a map is a hash map, as in OTP 25 */
#define FF_FLATMAP_WORDS(n) ((size_t)(n) + 2)

FF_INLINE size_t ff_flatmap_size(ff_term map) { return ff_header_words(ff_header(map)) - 1; }
FF_INLINE ff_term ff_flatmap_keys(ff_term map) { return FF_TERM(ff_boxed_ptr(map)[1]); }
FF_INLINE ff_term *ff_flatmap_values(ff_term map) { return (ff_term *)(ff_boxed_ptr(map) + 2); }

/* ---- comparison (runtime/term/compare.c); none of them allocates ---- */

int ff_compare(ff_term a, ff_term b);       /* the standard order: < 0, 0, > 0; 1 and 1.0 are equal */
int ff_compare_exact(ff_term a, ff_term b); /* the order of map keys: 1 < 1.0 */
bool ff_equal_slow(ff_term a, ff_term b);
bool ff_identical_slow(ff_term a, ff_term b);

/* == */
FF_INLINE bool ff_equal(ff_term a, ff_term b)
{
    return ff_same(a, b) || ((!ff_is_immediate(a) || !ff_is_immediate(b)) && ff_equal_slow(a, b));
}
/* =:= */
FF_INLINE bool ff_identical(ff_term a, ff_term b)
{
    return ff_same(a, b) || (!ff_is_immediate(a) && !ff_is_immediate(b) && ff_identical_slow(a, b));
}
bool ff_less_far(ff_term a, ff_term b);
FF_INLINE bool ff_less_here(ff_term a, ff_term b)
{
    if (FF_LIKELY(ff_are_small(a, b)))
        return (int64_t)a.bits < (int64_t)b.bits;
    return ff_compare(a, b) < 0;
}
#ifdef __OPTIMIZE_SIZE__
#define ff_less ff_less_far
#else
#define ff_less ff_less_here
#endif

#endif
