/* runtime/bif/iolist.c -- Lists of bytes, binaries and such lists: measuring and flattening.
 * One walk serves both, so that they cannot differ in what they accept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/iolist.h"

#include "term/stack.h"

#include <string.h>

typedef struct walk {
    ff_iolist_kind kind;
    bool writes; /* or it only measures; constant where a walk is made, so that there is code for each, which keeps `at` in a register */
    uint8_t *to;
    size_t at; /* bits so far */
} walk;

/* The bytes that a list begins with, one at least; what is behind them. */
FF_INLINE ff_term put_bytes(walk *w, ff_term list)
{
    size_t n = 0;
    if (!w->writes) {
        do n++, list = ff_tail(list);
        while (ff_is_cons(list) && ff_is_byte(ff_head(list)));
    } else if (w->at % 8) {
        do ff_bits_write(w->to, w->at + 8 * n++, 8, (uint64_t)ff_small_to_int(ff_head(list))), list = ff_tail(list);
        while (ff_is_cons(list) && ff_is_byte(ff_head(list)));
    } else {
        uint8_t *to = w->to + w->at / 8;
        do to[n++] = (uint8_t)ff_small_to_int(ff_head(list)), list = ff_tail(list);
        while (ff_is_cons(list) && ff_is_byte(ff_head(list)));
    }
    w->at += 8 * n;
    return list;
}

/* to: NULL when nothing is to be written. */
static bool put_any_bits(ff_iolist_kind kind, uint8_t *to, size_t *at, ff_term bitstring)
{
    ff_bits bits = ff_bits_of(bitstring);
    if (kind == FF_IOLIST_BYTES && bits.bit_size % 8) return false;
    if (to) ff_bits_copy(to, *at, bits.bytes, bits.bit_offset, bits.bit_size);
    return !__builtin_add_overflow(*at, bits.bit_size, at);
}

FF_INLINE bool put_bits(walk *w, ff_term bitstring)
{
    if (ff_boxed_subtag(bitstring) == FF_SUB_HEAP_BIN && !(w->writes && w->at % 8)) {
        size_t n = (size_t)ff_boxed_ptr(bitstring)[1];
        if (w->writes) ff_copy_few(w->to + w->at / 8, ff_boxed_ptr(bitstring) + 2, n);
        w->at += 8 * n;
        return true;
    }
    size_t at = w->at;
    bool ok = put_any_bits(w->kind, w->writes ? w->to : NULL, &at, bitstring);
    w->at = at;
    return ok;
}

/* Sublists begin at once, and what follows them waits on the stack. */
FF_INLINE bool walk_lists(walk *w, ff_term t, ff_stack *later)
{
    for (;;) {
        while (ff_is_cons(t)) {
            ff_term head = ff_head(t), tail = ff_tail(t);
            if (ff_is_byte(head)) {
                tail = put_bytes(w, t);
            } else if (ff_is_cons(head)) {
                if (!ff_is_nil(tail)) ff_stack_push_term(later, tail);
                tail = head;
            } else if (ff_is_bitstring(head)) {
                if (!put_bits(w, head)) return false;
            } else if (!ff_is_nil(head)) {
                return false;
            }
            t = tail;
        }
        if (!ff_is_nil(t) && !(ff_is_bitstring(t) && put_bits(w, t))) return false;
        if (ff_stack_is_empty(later)) return true;
        t = ff_stack_pop_term(later);
    }
}

FF_INLINE bool walk_all(walk *w, ff_term t)
{
    ff_stack later;
    ff_stack_init(&later);
    bool ok = walk_lists(w, t, &later);
    ff_stack_fini(&later);
    return ok;
}

bool ff_iolist_size(ff_term t, ff_iolist_kind kind, size_t *n_bits)
{
    walk w = {kind, false, NULL, 0};
    bool ok = walk_all(&w, t);
    *n_bits = w.at;
    return ok;
}

void ff_iolist_write(ff_term t, uint8_t *to)
{
    walk w = {FF_IOLIST_BITS, true, to, 0};
    walk_all(&w, t);
    if (w.at % 8) ff_bits_write(to, w.at, 8 - w.at % 8, 0);
}

ff_term ff_iolist_to_bitstring(ff_proc *p, ff_term t, ff_iolist_kind kind)
{
    size_t n_bits;
    uint8_t *data;
    if (!ff_iolist_size(t, kind, &n_bits)) return FF_NONVALUE;
    if (ff_is_bitstring(t)) return t;
    ff_term result = ff_bitstring_make(p, n_bits, &data);
    if (n_bits) ff_iolist_write(t, data);
    return result;
}

bool ff_iolist_begin(ff_term t, ff_bytes *bytes)
{
    size_t n_bits;
    if (!ff_iolist_size(t, FF_IOLIST_BYTES, &n_bits)) return false;
    if (ff_is_bitstring(t)) {
        *bytes = ff_bytes_begin(t);
        return true;
    }
    uint8_t *copy = ff_malloc(n_bits / 8 + 1);
    ff_iolist_write(t, copy);
    *bytes = (ff_bytes){copy, n_bits / 8, copy};
    return true;
}

ff_term ff_iolist_apply(ff_proc *p, ff_term t, ff_term f(ff_proc *p, const ff_bytes *bytes))
{
    ff_bytes bytes;
    if (!ff_iolist_begin(t, &bytes)) return ff_badarg(p);
    ff_term answer = f(p, &bytes);
    ff_bytes_end(&bytes);
    return answer;
}
