/* runtime/include/ff_rt.h -- All that generated C includes: the runtime's headers and the macros a host is written in.
 *
 * A host is   FF_HOST(ffh_name) { FF_HOST_VARS ... FF_DISPATCH: switch over labels ... code ... slow paths }.
 * hp, sp, reds and x0..x3 are C arguments; the macros use them by these names. Slow paths are one block for each host:
 * code sets `how` and what it needs beside, and jumps to S<n>, which stores x0..x<n-1> in p->x first.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_RT_H
#define FF_RT_H

#include "ff_match.h"
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#define FF_HOST(name) FF_CC void name(FF_PARAMETERS)

/* ---- control between hosts ---- */

/* The C compiler is not to know the value from here on. */
#define FF_HIDE(variable) __asm__ volatile("" : "+r"(variable))

#if defined(FF_MUSTTAIL)
#define FF_GO(code) FF_MUSTTAIL return code(FF_ARGUMENTS)
#else
#define FF_GO(code)                                                   \
    do {                                                              \
        (void)(code);                                                 \
        p->htop = hp, p->stop = sp, p->reds = reds, p->cont = cont;   \
        p->x[0] = x0, p->x[1] = x1, p->x[2] = x2, p->x[3] = x3;       \
        p->again = true;                                              \
        return;                                                       \
    } while (0)
#endif

/* Of x0..x3 only the first n are live from here on. The others become whatever the machine's registers hold: what they had need not be
 * kept for the place that control goes to. */
#define FF_LIVE(n)                     \
    {                                  \
        if ((n) < 1) x0 = FF_ANY;      \
        if ((n) < 2) x1 = FF_ANY;      \
        if ((n) < 3) x2 = FF_ANY;      \
        if ((n) < 4) x3 = FF_ANY;      \
    }
#define FF_ANY FF_TERM(__builtin_nondeterministic_value((ff_word)0))
/* Before a jump to where others come with other values: WebAssembly has no register that holds anything, so it would set a local. */
#ifdef __wasm__
#define FF_KEEP_LIVE(n)
#else
#define FF_KEEP_LIVE FF_LIVE
#endif

/* To the label in cont, of whatever host, with n x registers: through the host of the code, if that is less code, or if leaving it is dear. */
#if defined(FF_DENSE) || !defined(FF_MUSTTAIL)
#define FF_GO_ON(n) { FF_KEEP_LIVE(n) goto dispatch; }
#else
#define FF_GO_ON(n) { FF_LIVE(n) FF_GO(cont->enter); }
#endif

/* ---- registers and operands ---- */

#define FF_Y(i) (((ff_term *)sp)[1 + (i)])
/* The word of a pointer with a tag. For a static address this is a constant on wasm32, too; by way of uintptr_t it would be a conversion,
 * which clang moves before the loop that a host's dispatch is: a local for each literal, written whenever the host is entered. */
#define FF_TAGGED(at, tag) ((ff_word)((const char *)(at) + (tag)))
#define FF_RETURN_WORD(label) FF_TAGGED(label, FF_TAG_LABEL)
/* Returns to the n points of its own host that a function can return to, n_own of them behind calls of itself: a comparison is cheaper than
 * the dispatch, and when all are compared, what is left goes to the label's host. In WebAssembly only loops that the function is by itself are
 * left whole, and three in one are too many. */
#if defined FF_DENSE
#define FF_IS_NEAR(n, n_own, own) false
#define FF_ARE_NEAR(n, n_own) false
#elif defined __wasm__
#define FF_IS_NEAR(n, n_own, own) ((own) && (n_own) <= 2)
#define FF_ARE_NEAR(n, n_own) ((n) == (n_own) && (n_own) <= 2)
#else
enum { FF_RETURNS = 4 };
#define FF_IS_NEAR(n, n_own, own) ((n) <= FF_RETURNS || ((own) && (n_own) <= FF_RETURNS))
#define FF_ARE_NEAR(n, n_own) ((n) <= FF_RETURNS)
#endif
#define FF_RETURN_TO(n, n_own, own, label, resume) \
    if (FF_IS_NEAR(n, n_own, own) && sp[0] == FF_RETURN_WORD(label)) goto resume;
#define FF_RETURN_FAR(n, n_own)                       \
    {                                                 \
        if (!FF_ARE_NEAR(n, n_own)) goto done;        \
        cont = FF_RETURN_LABEL(sp[0]);                \
        FF_GO_ON(1)                                   \
    }
/* The only function of a host is most often called: a comparison that is foreseen is cheaper than the dispatch. */
#if defined(FF_DENSE) || defined(__wasm__)
#define FF_ENTERED(is_entry, entry)
#else
#define FF_ENTERED(is_entry, entry) if (FF_LIKELY(is_entry)) goto entry;
#endif
#define FF_RETURN_LABEL(word) ((const ff_label *)(uintptr_t)((word) - FF_TAG_LABEL))
/* Its place in the table of a host; beyond the table's end if it is another host's. */
#define FF_LABEL_INDEX(label, table) (((uintptr_t)(label) - (uintptr_t)(table)) / sizeof(ff_label))
#define FF_CATCH_WORD(label) FF_TERM(FF_TAGGED(label, FF_TAG_CATCH))
#define FF_LITERAL(at, tag) FF_TERM(FF_TAGGED(at, tag))
#define FF_LARGE_LITERAL(place) ff_the_vm.large_literals[place]

/* ---- calls of C functions ---- */

#define FF_SYNC() (p->htop = hp, p->stop = sp)
/* FF_COUNT() is what a function's entry does: below zero, the process is to leave. Whether it is interrupted is asked after each
 * call that may have done that, or, which is less code, at the entries. */
#ifdef __OPTIMIZE_SIZE__
#define FF_RESYNC() (hp = p->htop)
#define FF_COUNT() (reds = (reds & p->reds_mask) - 1)
#else
#define FF_RESYNC() (hp = p->htop, reds &= p->reds_mask)
#define FF_COUNT() (--reds)
#endif

/* ---- construction: where the words of a term go; room for it was reserved ---- */

#if FF_SHARED_HEAP
#define FF_NEW(words) ff_alloc(p, (words))
#else
#define FF_NEW(words) (hp += (words), hp - (words))
#endif

#define FF_CONS(head, tail) ff_cons_at(FF_NEW(FF_CONS_WORDS), head, tail)
#define FF_FLOAT(d) ff_float_at(FF_NEW(FF_FLOAT_WORDS), d)

FF_INLINE ff_term ff_cons_at(ff_word *at, ff_term head, ff_term tail) { return ff_put_cons(&at, head, tail); }
FF_INLINE ff_term ff_float_at(ff_word *at, double d) { return ff_put_float(&at, d); }

/* ---- frames ---- */

/* An address below another is no offset that wasm's loads and stores could have: what is in a frame is to be addressed from its own
 * beginning, not from where the stack was before. */
#if defined(__wasm__) && defined(__OPTIMIZE_SIZE__)
#define FF_FROM_HERE(pointer) __asm__("" : "+r"(pointer))
#else
#define FF_FROM_HERE(pointer) (void)0
#endif

/* A frame whose return slot is set before anything looks at it; one that something may look at. */
#define FF_MAKE_FRAME(y_words) { sp -= (y_words) + 1; FF_FROM_HERE(sp); }
#define FF_PUSH_FRAME(y_words) { FF_MAKE_FRAME(y_words) sp[0] = 0; }
#define FF_NO_ROOM(words) FF_UNLIKELY((size_t)(sp - hp) < (size_t)(words))

/* What a slow path is to do, with what, in one constant, which is short for common cases. A host says how many x registers can be
 * live in it, and how many places to resume at it has. */
typedef enum ff_slow_kind { FF_SLOW_GC, FF_SLOW_YIELD, FF_SLOW_BIF, FF_SLOW_CLAUSE, FF_SLOW_FUN, FF_SLOW_APPLY, FF_SLOW_ERROR, FF_SLOW_FAULT } ff_slow_kind;
#define FF_HOW(slow, live, resume, need) ((((uint64_t)(need) * FF_RESUMES + (resume)) * FF_LIVES + (live)) * 8 + (slow))
#define FF_HOW_AT(slow, live, where) ((((uint64_t)(where)) * FF_LIVES + (live)) * 8 + (slow)) /* what raises, and where */
#define FF_HOW_SLOW(how) ((ff_slow_kind)((how) % 8))
#define FF_HOW_LIVE(how) ((uint32_t)((how) / 8 % FF_LIVES))
#define FF_HOW_RESUME(how) ((uint32_t)((how) / 8 / FF_LIVES % FF_RESUMES))
#define FF_HOW_NEED(how) ((size_t)((how) / 8 / FF_LIVES / FF_RESUMES))

/* What ff_slow() has to know of a host. */
#ifdef FF_DENSE
#define FF_SHAPE (((uint64_t)FF_RESUMES * 2048 + FF_LIVES) * 128 + FF_ROOM)
#else
#define FF_SHAPE (((uint64_t)FF_RESUMES * 2048 + FF_LIVES) * 128)
#endif
#define FF_SHAPE_ROOM(shape) ((size_t)((shape) % 128))
#define FF_SHAPE_LIVES(shape) ((uint32_t)((shape) / 128 % 2048))
#define FF_SHAPE_RESUMES(shape) ((uint32_t)((shape) / 128 / 2048))

#if defined(FF_MUSTTAIL)
#define FF_SLOW(table) { x0 = FF_TERM(how); x1 = FF_TERM(FF_SHAPE); x2 = FF_TERM((uintptr_t)mfa); cont = table; FF_LIVE(3) FF_GO(ff_slow_go); }
#else
#define FF_SLOW(table) { FF_SYNC(); p->reds = reds; cont = ff_slow(p, table, how, FF_SHAPE, mfa); p->cont = cont ? cont : p->cont; p->again = cont; return; }
#endif

/* A collection, on the shared slow path, which comes back to G<k>; or in place, which takes more code: `store` puts the live
 * x registers into p->x, `load` takes them back. */
#define FF_COLLECT(words, n_live, k, spill) { how = FF_HOW(FF_SLOW_GC, n_live, k, words); spill }
#ifdef __OPTIMIZE_SIZE__
#define FF_COLLECT_HERE(words, n_live, k, spill, store, load) FF_COLLECT(words, n_live, k, spill)
#define FF_RESUME_HERE(k) case k: goto G##k;
#else
#define FF_COLLECT_HERE(words, n_live, k, spill, store, load)                                                             \
    { FF_SYNC(); p->reds = reds; store if (!ff_gc(p, words, n_live)) return; hp = p->htop; sp = p->stop; load }
#define FF_RESUME_HERE(k)
#endif

/* ---- heap checks put together (compiler/cgen/room.c) ----
 * FF_COVERED(...): what is not needed then. FF_ENTER: a function's entry; FF_RETURN_ROOM: where cont is a return point. Both go the way
 * of a yield when there is no room, and ff_slow() finds that the time slice has not ended. */
#ifdef FF_DENSE
#define FF_COVERED(...)
#define FF_ASK(words, all) (all)
#define FF_CHECKS(n) ((n) > 0)
#define FF_ENTER(words, n_live, k, spill)                                                                                      \
    if (FF_UNLIKELY((FF_COUNT() | ((words) ? (int32_t)((char *)sp - (char *)hp) - (int32_t)((words) * sizeof(ff_word)) : 0)) < 0)) { \
        how = FF_HOW(FF_SLOW_YIELD, n_live, k, 0);                                                                             \
        spill                                                                                                                  \
    }
#define FF_RETURN_ROOM(words, first, n, spill)                              \
    if ((words) > 0 && resume - (first) < (n) && FF_NO_ROOM(words)) {       \
        how = FF_HOW(FF_SLOW_YIELD, 1, (uint64_t)resume, 0);                \
        spill                                                               \
    }
#else
#define FF_COVERED(...) __VA_ARGS__
#define FF_ASK(words, all) (words)
#define FF_CHECKS(n) true
#define FF_ENTER(words, n_live, k, spill) \
    if (FF_UNLIKELY(FF_COUNT() < 0)) { how = FF_HOW(FF_SLOW_YIELD, n_live, k, 0); spill }
#define FF_RETURN_ROOM(words, first, n, spill)
#endif

/* ---- small integer arithmetic: false when the general function must decide ---- */

FF_INLINE bool ff_small_add(ff_term a, ff_term b, ff_term *out)
{
    int64_t r;
    if (FF_UNLIKELY(!ff_are_small(a, b) || __builtin_add_overflow((int64_t)a.bits, (int64_t)b.bits, &r)))
        return false;
    out->bits = (ff_word)r;
    return true;
}
FF_INLINE bool ff_small_sub(ff_term a, ff_term b, ff_term *out)
{
    int64_t r;
    if (FF_UNLIKELY(!ff_are_small(a, b) || __builtin_sub_overflow((int64_t)a.bits, (int64_t)b.bits, &r)))
        return false;
    out->bits = (ff_word)r;
    return true;
}
/* i times a small integer that has its tag; FF_TOO_WIDE: that is too wide. WebAssembly has no product of 128 bits and no flag
 * to tell it: there, factors of 32 bits are looked at here, and constants. */
#define FF_TOO_WIDE 1
FF_INLINE int64_t ff_mul_any(int64_t i, int64_t tagged)
{
    int64_t r;
    return __builtin_mul_overflow(i, tagged, &r) ? FF_TOO_WIDE : r;
}
#ifdef __wasm__
int64_t ff_mul_far(int64_t i, int64_t tagged);
FF_INLINE bool ff_fits_32_bits(int64_t i) { return (int32_t)i == i; }
FF_INLINE int64_t ff_mul_by_constant(int64_t i, int64_t c)
{
    uint64_t limit = (uint64_t)INT64_MAX / (uint64_t)(c < 0 ? -c : c);
    return (uint64_t)i + limit <= 2 * limit ? i * c : FF_TOO_WIDE;
}
FF_INLINE bool ff_is_factor(int64_t c) { return c != 0 && c != INT64_MIN; }
FF_INLINE int64_t ff_mul(int64_t i, int64_t tagged)
{
    if (__builtin_constant_p(tagged) && ff_is_factor(tagged)) return ff_mul_by_constant(i, tagged);
    return FF_LIKELY(ff_fits_32_bits(i) && ff_fits_32_bits(tagged)) ? i * tagged : ff_mul_far(i, tagged);
}
#else
#define ff_mul ff_mul_any
#endif
FF_INLINE bool ff_small_mul(ff_term a, ff_term b, ff_term *out)
{
    if (FF_UNLIKELY(!ff_are_small(a, b)))
        return false;
    int64_t r = ff_mul(ff_small_to_int(a), (int64_t)b.bits);
    out->bits = (ff_word)r;
    return r != FF_TOO_WIDE;
}
FF_INLINE bool ff_small_can_divide(ff_term a, ff_term b)
{
    return ff_are_small(a, b) && b.bits != 0 && b.bits != FF_SMALL_CONST(-1).bits;
}
/* Both are small integers of at most 32 bits, not negative, and the second is a constant: in WebAssembly these are divided by with a
 * multiplication, wider ones are not. */
#if defined(__wasm__) && !defined(__OPTIMIZE_SIZE__)
#define FF_DIVIDES_32_BITS(a, b) (__builtin_constant_p((b).bits) && ((a).bits | (b).bits) >> 36 == 0)
#else
#define FF_DIVIDES_32_BITS(a, b) false
#endif
FF_INLINE bool ff_small_div(ff_term a, ff_term b, ff_term *out)
{
    if (FF_UNLIKELY(!ff_small_can_divide(a, b)))
        return false;
    if (FF_DIVIDES_32_BITS(a, b))
        *out = ff_small_from_int((uint32_t)(a.bits >> 4) / (uint32_t)(b.bits >> 4));
    else
        *out = ff_small_from_int((int64_t)a.bits / (int64_t)b.bits);
    return true;
}
FF_INLINE bool ff_small_rem(ff_term a, ff_term b, ff_term *out)
{
    if (FF_UNLIKELY(!ff_small_can_divide(a, b)))
        return false;
    if (FF_DIVIDES_32_BITS(a, b))
        *out = ff_small_from_int((uint32_t)(a.bits >> 4) % (uint32_t)(b.bits >> 4));
    else
        out->bits = (ff_word)((int64_t)a.bits % (int64_t)b.bits);
    return true;
}
FF_INLINE bool ff_small_band(ff_term a, ff_term b, ff_term *out)
{
    out->bits = a.bits & b.bits;
    return ff_are_small(a, b);
}
FF_INLINE bool ff_small_bor(ff_term a, ff_term b, ff_term *out)
{
    out->bits = a.bits | b.bits;
    return ff_is_small(*out);
}
FF_INLINE bool ff_small_bxor(ff_term a, ff_term b, ff_term *out)
{
    out->bits = a.bits ^ b.bits;
    return ff_are_small(a, b);
}
FF_INLINE bool ff_small_bsr(ff_term a, ff_term b, ff_term *out)
{
    if (FF_UNLIKELY(!ff_are_small(a, b) || b.bits >= FF_SMALL_CONST(60).bits))
        return false;
    out->bits = (ff_word)((int64_t)a.bits >> ff_small_to_int(b)) & ~(ff_word)15;
    return true;
}
FF_INLINE bool ff_small_bsl(ff_term a, ff_term b, ff_term *out)
{
    if (FF_UNLIKELY(!ff_are_small(a, b) || b.bits >= FF_SMALL_CONST(60).bits))
        return false;
    out->bits = a.bits << ff_small_to_int(b);
    return (int64_t)out->bits >> ff_small_to_int(b) == (int64_t)a.bits;
}
FF_INLINE bool ff_small_bnot(ff_term a, ff_term *out)
{
    out->bits = ~a.bits & ~(ff_word)15;
    return ff_is_small(a);
}
FF_INLINE bool ff_small_minus(ff_term a, ff_term *out) { return ff_small_sub(FF_SMALL_CONST(0), a, out); }

/* dst = BIF(a0, a1), or BIF(a0), with a fast path; what to do when that raises comes last. Code that is to be small calls a
 * function for the fast path, too (runtime/num/small_far.c). FF_SMALL_AT is for places outside of guards: `site` says where it is, and whether
 * the failure names no function. When checks are put together, what fails is remembered by the function called. */
#define FF_SITE(where, bare) ((uint64_t)(where) << 1 | (bare))
#ifdef FF_DENSE
#define FF_SMALL_AT_2(small, bif, dst, site, ...)        \
    ff_term r = small##_at(p, hp, sp, a0, a1, site);     \
    if (FF_UNLIKELY(!ff_is_value(r))) goto failed;       \
    dst = r;
#define FF_SMALL_AT_1(small, bif, dst, site, ...)        \
    ff_term r = small##_at(p, hp, sp, a0, site);         \
    if (FF_UNLIKELY(!ff_is_value(r))) goto failed;       \
    dst = r;
#define FF_FAST(dst, expression)
#define FF_FAILED failed: how = FF_HOW_AT(FF_SLOW_BIF, 1, 0); goto S0;
#else
#define FF_SMALL_AT_2(small, bif, dst, site, ...) FF_SMALL_2(small, bif, dst, __VA_ARGS__)
#define FF_SMALL_AT_1(small, bif, dst, site, ...) FF_SMALL_1(small, bif, dst, __VA_ARGS__)
/* A way around the call of the BIF that follows. */
#define FF_FAST(dst, expression) ff_term s = expression; if (FF_LIKELY(ff_is_value(s))) dst = s; else
#define FF_FAILED
#endif
#ifdef __OPTIMIZE_SIZE__
#define FF_SMALL_2(small, bif, dst, ...)              \
    ff_term r = small##_far(p, hp, sp, a0, a1);       \
    if (FF_UNLIKELY(!ff_is_value(r))) { __VA_ARGS__ } \
    dst = r;
#define FF_SMALL_1(small, bif, dst, ...)              \
    ff_term r = small##_far(p, hp, sp, a0);           \
    if (FF_UNLIKELY(!ff_is_value(r))) { __VA_ARGS__ } \
    dst = r;
#else
#define FF_SMALL(test, call, dst, ...)                    \
    ff_term s;                                            \
    if (FF_LIKELY(test)) {                                \
        dst = s;                                          \
    } else {                                              \
        FF_SYNC();                                        \
        ff_term r = call;                                 \
        FF_RESYNC();                                      \
        if (FF_UNLIKELY(!ff_is_value(r))) { __VA_ARGS__ } \
        dst = r;                                          \
    }
#define FF_SMALL_2(small, bif, dst, ...) FF_SMALL(small(a0, a1, &s), bif(p, a0, a1), dst, __VA_ARGS__)
#define FF_SMALL_1(small, bif, dst, ...) FF_SMALL(small(a0, &s), bif(p, a0), dst, __VA_ARGS__)
#endif

/* None moves p->htop: a result that needs room gets it elsewhere. */
#define FF_FAR_2(small) \
    ff_term small##_far(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, ff_term b); \
    ff_term small##_at(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, ff_term b, uint64_t site);
#define FF_FAR_1(small) \
    ff_term small##_far(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a); \
    ff_term small##_at(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, uint64_t site);
FF_FAR_2(ff_small_add)
FF_FAR_2(ff_small_sub)
FF_FAR_2(ff_small_mul)
FF_FAR_2(ff_small_div)
FF_FAR_2(ff_small_rem)
FF_FAR_2(ff_small_band)
FF_FAR_2(ff_small_bor)
FF_FAR_2(ff_small_bxor)
FF_FAR_2(ff_small_bsl)
FF_FAR_2(ff_small_bsr)
FF_FAR_1(ff_small_bnot)
FF_FAR_1(ff_small_minus)

/* ---- maps: where an instruction of the code found its keys is remembered, unless code is to be small ---- */

#ifdef __OPTIMIZE_SIZE__
#define FF_MAP_GET(map, key) ff_map_get(map, key)
#define FF_MAP_GET_ALL(map, keys, values, n) ff_map_get_all(map, keys, values)
#define FF_MAP_PUT(put, map, n, pairs) put(p, map, n, pairs)
#else
#define FF_MAP_GET(map, key) ({ static uint32_t place; ff_map_get_at(map, key, &place); })
#define FF_MAP_GET_ALL(map, keys, values, n) ({ static uint32_t places[n]; ff_map_get_all_at(map, keys, values, places, n); })
#define FF_MAP_PUT(put, map, n, pairs) ({ static uint32_t places[n]; ff_map_put_at(p, map, n, pairs, places, put); })
#endif

/* ---- what else is short enough to be inlined ---- */

FF_INLINE bool ff_is_boolean(ff_term t) { return ff_same(t, FF_AM_true) || ff_same(t, FF_AM_false); }

FF_INLINE ff_term ff_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

/* element(index, tuple) when all is well; FF_NONVALUE: ask the BIF. */
ff_term ff_element_far(ff_term index, ff_term tuple);
FF_INLINE ff_term ff_element_here(ff_term index, ff_term tuple)
{
    if (!ff_is_small(index) || !ff_is_tuple(tuple))
        return FF_NONVALUE;
    uint64_t i = (uint64_t)ff_small_to_int(index) - 1;
    return i < ff_tuple_arity(tuple) ? ff_tuple_get(tuple, (size_t)i) : FF_NONVALUE;
}
#ifdef __OPTIMIZE_SIZE__
#define ff_element ff_element_far
#else
#define ff_element ff_element_here
#endif

/* The value of an immediate key in a sorted table; FF_NONVALUE: not there. */
FF_INLINE ff_term ff_table_find(ff_term key, const ff_word *keys, const ff_lit_word *values, size_t n)
{
    size_t low = 0;
    while (n > 1) {
        size_t half = n / 2;
        low += keys[low + half] <= key.bits ? half : 0;
        n -= half;
    }
    return keys[low] == key.bits ? FF_TERM(values[low].w) : FF_NONVALUE;
}

FF_INLINE bool ff_is_fun_of(ff_term t, unsigned arity)
{
    return ff_is_boxed(t) && (ff_header(t) & FF_FUN_CALL_MASK) == (FF_FUN_HEADER(arity, 0) & FF_FUN_CALL_MASK);
}
FF_INLINE const ff_label *ff_fun_label(ff_term fun) { return (const ff_label *)(uintptr_t)ff_fun_ptr(fun)->label; }

FF_INLINE ff_term ff_put_fun(ff_word *at, const ff_fun_entry *entry, const ff_label *label, unsigned arity, unsigned num_free)
{
    at[0] = FF_FUN_HEADER(arity, num_free);
    at[1] = (uintptr_t)label;
    at[2] = (uintptr_t)entry;
    return ff_boxed_from_ptr(at);
}

#endif
