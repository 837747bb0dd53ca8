/* runtime/include/ff_helpers.h -- The C functions that compiled code calls beside BIFs, grouped by the folder that has them.
 *
 * None of them collects. One that can fail returns FF_NONVALUE (or false, or NULL) with p->fault set where its comment
 * says "raises", else with no trace of the failure. p->htop and p->stop are valid during the call; after a call marked
 * "allocates" compiled code re-reads p->htop and lets p->reds_mask bear on its reductions.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_HELPERS_H
#define FF_HELPERS_H

#include "ff_proc.h"

/* ---- runtime/num ---- */

/* A number as a double. Raises badarith when it is none, or too large. */
bool ff_number_to_double(ff_proc *p, ff_term number, double *out);
FF_INLINE bool ff_to_double(ff_proc *p, ff_term t, double *out)
{
    if (FF_LIKELY(ff_is_float(t)))
        return *out = ff_float_to_double(t), true;
    if (FF_LIKELY(ff_is_small(t)))
        return *out = (double)ff_small_to_int(t), true;
    return ff_number_to_double(p, t, out);
}
FF_INLINE bool ff_is_finite(double d) { return __builtin_isfinite(d); }

/* ---- runtime/term: maps ---- */

/* The value of key; FF_NONVALUE when there is none. map must be a map. */
ff_term ff_map_get(ff_term map, ff_term key);
/* The values of a tuple of keys, which are atoms in their order. False when one is not there. */
bool ff_map_get_all(ff_term map, ff_term keys, ff_term *values);
size_t ff_map_size(ff_term map);
/* The flat map of a tuple of keys, which are in their order, and as many values. Allocates. */
ff_term ff_flatmap_new(ff_proc *p, ff_term keys, size_t n, const ff_term *values);
/* map with n pairs (key, value, key, value, ...) put in, later ones winning. Raises {badmap, map}. Allocates. */
ff_term ff_map_put_assoc(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs);
/* Likewise, each key must be there: raises {badkey, key}. */
ff_term ff_map_put_exact(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs);

/* ---- maps of one shape (runtime/term/places.c) ----
 * A place of the code that names keys, immediates in their order, remembers where it found them in a flat map: maps that it sees
 * later most often have the same keys, which are then compared and not searched for. places[i] is the place of key i. They ascend; the last one is
 * beyond any map while nothing is known. */

bool ff_map_get_all_noting(ff_term map, ff_term keys, ff_term *values, uint32_t *places);
ff_term ff_map_get_noting(ff_term map, ff_term key, uint32_t *place);

/* As ff_map_get_all(); n, of which the keys are, is a constant. */
FF_INLINE bool ff_map_get_all_at(ff_term map, ff_term keys, ff_term *values, uint32_t *places, size_t n)
{
    if (FF_LIKELY(ff_boxed_subtag(map) == FF_SUB_FLATMAP && places[n - 1] < ff_flatmap_size(map))) {
        const ff_term *at = ff_tuple_elements(ff_flatmap_keys(map)), *found = ff_flatmap_values(map);
        ff_word differs = 0;
        for (size_t i = 0; i < n; i++) differs |= at[places[i]].bits ^ ff_tuple_get(keys, i).bits;
        for (size_t i = 0; i < n; i++) values[i] = found[places[i]];
        if (FF_LIKELY(!differs)) return true;
    }
    return ff_map_get_all_noting(map, keys, values, places);
}

/* As ff_map_get(). */
FF_INLINE ff_term ff_map_get_at(ff_term map, ff_term key, uint32_t *place)
{
    if (FF_LIKELY(ff_boxed_subtag(map) == FF_SUB_FLATMAP && *place < ff_flatmap_size(map))
        && FF_LIKELY(ff_same(ff_tuple_get(ff_flatmap_keys(map), *place), key)))
        return ff_flatmap_values(map)[*place];
    return ff_map_get_noting(map, key, place);
}

typedef ff_term ff_map_put(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs);

/* As put, which is ff_map_put_assoc or ff_map_put_exact. */
ff_term ff_map_put_at(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs, uint32_t *places, ff_map_put *put);

/* ---- runtime/bin: matching ---- */

enum { FF_BS_LITTLE = 1, FF_BS_SIGNED = 2 }; /* native is little on every target */

/* A match context on a binary; a match context given is itself, unmoved. FF_NONVALUE: not a bitstring. Allocates. */
ff_term ff_bs_start_match(ff_proc *p, ff_term bitstring);
/* Each takes n_bits off the context, or returns FF_NONVALUE and leaves it as it is. ff_match.h reads the other fields. */
ff_term ff_bs_get_float(ff_proc *p, ff_term ctx, size_t n_bits, unsigned flags); /* allocates */
ff_term ff_bs_get_utf16(ff_term ctx, unsigned flags);
ff_term ff_bs_get_utf32(ff_term ctx, unsigned flags);
/* The code point in the `left` bits from bit `at` of bytes, and above it how many bits it takes; 0: there is none. */
uint32_t ff_bs_utf8(const uint8_t *bytes, size_t at, size_t left);
enum { FF_UTF8_BITS_AT = 21 };
/* size * unit in bits for a size that the program computed. False: no size (negative, not an integer, too large). */
bool ff_bs_size(ff_term size, size_t unit, size_t *n_bits);

FF_INLINE ff_match_ctx *ff_ctx(ff_term ctx) { return (ff_match_ctx *)ff_boxed_ptr(ctx); }

/* ---- runtime/bin: construction ---- */

typedef enum ff_bs_kind {
    FF_BS_INTEGER, FF_BS_FLOAT, FF_BS_BINARY, FF_BS_APPEND, FF_BS_PRIVATE_APPEND, FF_BS_STRING,
    FF_BS_UTF8, FF_BS_UTF16, FF_BS_UTF32
} ff_bs_kind;

typedef enum ff_bs_size_kind {
    FF_BS_KNOWN,   /* `bits` says it */
    FF_BS_GIVEN,   /* a term, in units */
    FF_BS_ALL,     /* all of a binary */
    FF_BS_IMPLIED  /* by the kind and the value */
} ff_bs_size_kind;

typedef struct ff_bs_segment { /* static data */
    uint8_t kind;          /* ff_bs_kind */
    uint8_t flags;
    uint8_t size;          /* ff_bs_size_kind */
    uint16_t unit;
    uint32_t number;       /* place in the source's <<...>>, from 1: error causes name it; 0: place in the array */
    uint32_t bits;         /* KNOWN: not 0 */
    const uint8_t *string; /* STRING: bits / 8 bytes */
} ff_bs_segment;

/* The binary that bs_create_bin builds. terms has for each segment its value, unless it is a STRING, and behind it its size
 * if that is GIVEN. Raises badarg or system_limit with OTP's error_info cause. Allocates.
 * An APPEND segment may grow its binary in place, so that appending in a loop takes linear time; PRIVATE_APPEND, whose value nothing
 * else refers to, may return that very term. */
ff_term ff_bs_create(ff_proc *p, size_t n, const ff_bs_segment *segments, const ff_term *terms);

/* Most segments are integers that are small and whose size is known: where they are few bits in all, compiled code computes
 * those bits, and ff_bs_create() is for when that does not do. */
enum { FF_BS_FIELD_MAX = 56 }; /* bits; with up to seven in front of them, 64 */
#ifdef __OPTIMIZE_SIZE__
#define FF_BS_QUICK 0
#else
#define FF_BS_QUICK 1
#endif
FF_INLINE bool ff_is_ascii(ff_term t) { return (t.bits & ~(ff_word)0x7f0) == 0; }
/* What a segment of n_bits writes, the first one the most significant. A little-endian one has whole bytes. */
FF_INLINE uint64_t ff_bs_field(ff_term small, size_t n_bits, unsigned flags)
{
    uint64_t value = small.bits << (60 - n_bits) >> (64 - n_bits);
    return flags & FF_BS_LITTLE ? __builtin_bswap64(value) >> (64 - n_bits) : value;
}
/* The n_bits of field behind those of src, whose number must be a multiple of unit (1 or 8). FF_NONVALUE: nothing was done, as src
 * cannot grow in place. is_private: as for a segment PRIVATE_APPEND. Allocates. */
ff_term ff_bs_append_field(ff_proc *p, ff_term src, size_t n_bits, uint64_t field, size_t unit, bool is_private);
/* A binary of the n_bits of field, whole bytes. Allocates. */
ff_term ff_bs_of_field(ff_proc *p, size_t n_bits, uint64_t field);
/* bs_init_writable: an empty binary with room for size_bytes to be appended to. Allocates. */
ff_term ff_bs_init_writable(ff_proc *p, ff_term size_bytes);

/* ---- runtime/proc: messages ---- */

/* Dst ! Msg. Returns msg; raises badarg. Allocates. */
ff_term ff_send(ff_proc *p, ff_term dst, ff_term msg);
/* The message at the mailbox's save pointer; FF_NONVALUE at its end. Allocates (may chain the message's fragment). */
ff_term ff_loop_rec(ff_proc *p);
void ff_remove_message(ff_proc *p);  /* takes the current message out; the save pointer goes back to the front */
void ff_loop_rec_end(ff_proc *p);    /* moves the save pointer on */
void ff_wait(ff_proc *p, const ff_label *again); /* suspends: the host returns after it; goes on at again */
/* receive ... after. 0: suspended until a message (at again) or the timeout (at expired); 1: go to expired now; -1: raised
 * timeout_value. Keeps a timer that is already running. */
int ff_wait_timeout(ff_proc *p, ff_term timeout, const ff_label *again, const ff_label *expired);
void ff_timeout(ff_proc *p);         /* the timeout was taken: the save pointer goes back to the front */
/* Markers, so that a receive on a fresh reference does not look at older messages. */
ff_term ff_recv_marker_reserve(ff_proc *p);
void ff_recv_marker_bind(ff_proc *p, ff_term marker, ff_term ref);
void ff_recv_marker_clear(ff_proc *p, ff_term ref);
void ff_recv_marker_use(ff_proc *p, ff_term ref);

/* ---- runtime/proc: exceptions ----
 * Compiled code arrives here with p->fault set (or sets it through ff_fault_*) and leaves for the label returned: a catch
 * label, ff_label_exit, ff_label_yield, or where a trap leads; p->x[0..3], p->htop and p->stop are then to be loaded. */

/* A helper or instruction raised at `where` in the host that owns table. */
const ff_label *ff_fault_at(ff_proc *p, const ff_label *table, ff_where where);
/* The BIF mfa, called at `where` with its arguments in p->x[0..mfa->arity), raised or trapped. */
const ff_label *ff_fault_bif(ff_proc *p, const ff_label *table, ff_where where, const ff_mfa *mfa);
/* function_clause: p->x[0..arity) are the arguments of the function `where` lies in. */
const ff_label *ff_fault_function_clause(ff_proc *p, const ff_label *table, ff_where where);
/* A call of M:F/A that does not exist, its arguments in p->x. Raises undef, its own call the first entry of the trace. */
const ff_label *ff_fault_undef(ff_proc *p, const ff_label *table, ff_where where, ff_term m, ff_term f, size_t arity);
/* What `how` (ff_rt.h) says, in the host that owns table; `shape` is the host's FF_SHAPE. NULL: the process is to leave. effects: gc. */
const ff_label *ff_slow(ff_proc *p, const ff_label *table, uint64_t how, uint64_t shape, const ff_mfa *mfa);
/* What a function of runtime/num/small_far.c has remembered: an operator, its operands in p->x, that raised. */
const ff_label *ff_fault_far(ff_proc *p, const ff_label *table);
/* An instruction that raises: what it says is wrong with p->x[0]. */
typedef enum ff_error { FF_ERROR_BADMATCH, FF_ERROR_CASE_CLAUSE, FF_ERROR_TRY_CLAUSE, FF_ERROR_BADRECORD, FF_ERROR_IF_CLAUSE } ff_error;
const ff_label *ff_fault_error(ff_proc *p, const ff_label *table, ff_where where, ff_error error);
/* error:{tag, value} as badmatch, case_clause, try_clause, badrecord; tag alone (if_clause) when value is FF_NONVALUE. */
void ff_set_error(ff_proc *p, ff_term tag, ff_term value);
bool ff_is_class(ff_term t);
/* raise and raw_raise: the class is that of the raw trace when cls is none. */
void ff_set_raise(ff_proc *p, ff_term cls, ff_term reason, ff_term raw_trace);
/* build_stacktrace: the list for a raw trace. Allocates. */
ff_term ff_build_stacktrace(ff_proc *p, ff_term raw_trace);
/* catch_end: what `catch Expr` is for an exception. Allocates. */
ff_term ff_catch_value(ff_proc *p, ff_term cls, ff_term reason, ff_term raw_trace);

/* ---- runtime/proc: calls ---- */

/* fun called with arity arguments is not a fun of that arity: raises badfun or badarity, the arguments in p->x. */
void ff_set_bad_fun(ff_proc *p, ff_term fun, size_t arity);
/* apply(M, F, Args): NULL and badarg raised unless M and F are atoms; also NULL, with fault FF_FAULT_NONE, when undefined,
 * and for error, exit and throw of module erlang, which do not show in traces: ff_fault_undef() runs those, as their caller is at hand there. */
const ff_label *ff_apply_target(ff_proc *p, ff_term m, ff_term f, size_t arity);

#endif
