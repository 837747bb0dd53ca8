/* runtime/bif/iolist.c -- Lists of bytes, binaries and such lists: measuring and flattening.
 * One walk serves both, so that they cannot differ in what they accept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/iolist.h"

#include "term/stack.h"

typedef struct walk {
    ff_iolist_kind kind;
    uint8_t *to; /* NULL: only measure */
    size_t at;   /* bits so far */
} walk;

static void put_byte(walk *w, uint8_t byte)
{
    if (w->to) {
        if (w->at % 8 == 0)
            w->to[w->at / 8] = byte;
        else
            ff_bits_write(w->to, w->at, 8, byte);
    }
    w->at += 8;
}

static bool put_bits(walk *w, ff_term bitstring)
{
    ff_bits bits = ff_bits_of(bitstring);
    if (w->kind == FF_IOLIST_BYTES && bits.bit_size % 8) return false;
    if (w->to) ff_bits_copy(w->to, w->at, bits.bytes, bits.bit_offset, bits.bit_size);
    return !__builtin_add_overflow(w->at, bits.bit_size, &w->at);
}

/* One list up to its end; sublists begin at once, and what follows them waits on the stack. */
static bool walk_list(walk *w, ff_term t, ff_stack *later)
{
    while (ff_is_cons(t)) {
        ff_term head = ff_head(t), tail = ff_tail(t);
        if (ff_is_small(head) && (uint64_t)ff_small_to_int(head) < 256)
            put_byte(w, (uint8_t)ff_small_to_int(head));
        else if (ff_is_bitstring(head)) {
            if (!put_bits(w, head)) return false;
        } else if (ff_is_cons(head)) {
            if (!ff_is_nil(tail)) ff_stack_push_term(later, tail);
            tail = head;
        } else if (!ff_is_nil(head))
            return false;
        t = tail;
    }
    return ff_is_nil(t) || (ff_is_bitstring(t) && put_bits(w, t));
}

static bool walk_all(walk *w, ff_term t)
{
    ff_stack later;
    ff_stack_init(&later);
    ff_stack_push_term(&later, t);
    bool ok = true;
    while (ok && !ff_stack_is_empty(&later)) ok = walk_list(w, ff_stack_pop_term(&later), &later);
    ff_stack_fini(&later);
    return ok;
}

bool ff_iolist_size(ff_term t, ff_iolist_kind kind, size_t *n_bits)
{
    walk w = {kind, NULL, 0};
    bool ok = walk_all(&w, t);
    *n_bits = w.at;
    return ok;
}

void ff_iolist_write(ff_term t, uint8_t *to)
{
    walk w = {FF_IOLIST_BITS, to, 0};
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
