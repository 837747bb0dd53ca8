/* runtime/bif/asn1_ber.c -- Module asn1rt_nif: tags, lengths and values of BER (X.690), which asn1's generated code does not look into.
 * A decoded element is {Tag, Value}: Tag is the class shifted by 16 with the number below, Value a binary, or a list of elements
 * where the tag says so. Neither way uses the C stack for what is nested.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/iolist.h"
#include "term/stack.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum {
    CLASS = 0xc0, CONSTRUCTED = 0x20, NUMBER = 0x1f, MORE = 0x80, /* bits of a tag's first byte; MORE: of those that follow */
    INDEFINITE = 0x80,
    MAX_LEVELS = 585,                                             /* where OTP on 64 bits gives up */
    BYTES_PER_REDUCTION = 50,
};

/* ---- decoding ---- */

/* A list of elements that is not complete; what it has so far is on the stack from `first` on. */
typedef struct list_frame { ff_term tag; size_t first, end; bool indefinite; } list_frame;

typedef struct decoder {
    ff_proc *p;
    const uint8_t *in;
    size_t at, end;       /* of the list that is open, or of all */
    ff_stack done;
    list_frame lists[MAX_LEVELS];
    size_t n_lists;
    ff_term problem;      /* FF_NIL: there is none yet */
} decoder;

static bool fail(decoder *d, ff_term problem)
{
    d->problem = problem;
    return false;
}

/* A number of up to 14 bits may follow. */
static bool read_tag(decoder *d, ff_term *tag, bool *constructed)
{
    if (d->end - d->at < 2) return fail(d, FF_AM_invalid_value);
    uint32_t first = d->in[d->at], class = (first & CLASS) << 10, number = first & NUMBER;
    *constructed = first & CONSTRUCTED;
    if (number == NUMBER) {
        if (d->end - d->at < 3) return fail(d, FF_AM_invalid_value);
        number = 0;
        if (d->in[++d->at] & MORE) number = (uint32_t)(d->in[d->at++] & ~MORE) << 7;
        if (d->in[d->at] & MORE) return fail(d, FF_AM_invalid_tag);
        number |= d->in[d->at];
    }
    d->at++;
    *tag = ff_small_from_int(class | number);
    return d->at < d->end || fail(d, FF_AM_invalid_tag);
}

/* How many bytes follow. requires that one byte is left */
static bool read_length(decoder *d, size_t *length)
{
    *length = d->in[d->at];
    if (*length & MORE) {
        size_t n = *length & ~(size_t)MORE;
        if (n > d->end - (d->at + 1)) return fail(d, FF_AM_invalid_length);
        for (*length = 0; n > 0; n--) {
            d->at++;
            if (*length >> 24) return fail(d, FF_AM_invalid_length);
            *length = *length << 8 | d->in[d->at];
        }
    }
    if (*length > d->end - (d->at + 1)) return fail(d, FF_AM_invalid_value);
    d->at++;
    return true;
}

static void open_list(decoder *d, ff_term tag, size_t end, bool indefinite)
{
    d->lists[d->n_lists++] = (list_frame){tag, d->done.n, d->end, indefinite};
    d->end = end;
}

/* Pushes one element, or opens the list that it is. */
static bool read_element(decoder *d)
{
    ff_term tag;
    bool constructed;
    size_t length;
    if (!read_tag(d, &tag, &constructed)) return false;
    if (d->n_lists + 1 > MAX_LEVELS) return fail(d, FF_AM_unknown);
    if (d->in[d->at] == INDEFINITE) {
        d->at++;
        if (d->end - d->at < 2 || !constructed) return fail(d, FF_AM_invalid_length);
        open_list(d, tag, d->end, true);
        return true;
    }
    if (!read_length(d, &length)) return false;
    if (constructed) open_list(d, tag, d->at + length, false);
    else {
        ff_stack_push(&d->done, ff_tuple(d->p, tag, ff_binary_new(d->p, d->in + d->at, length)).bits);
        d->at += length;
    }
    return true;
}

/* The list that is open ends here. */
static bool at_end(const decoder *d)
{
    const list_frame *l = &d->lists[d->n_lists - 1];
    return l->indefinite ? d->in[d->at] == 0 && d->in[d->at + 1] == 0 : d->at == d->end;
}

static bool close_list(decoder *d)
{
    list_frame l = d->lists[--d->n_lists];
    ff_term list = FF_NIL;
    while (d->done.n > l.first) list = ff_cons(d->p, (ff_term){d->done.words[--d->done.n]}, list);
    ff_stack_push(&d->done, ff_tuple(d->p, l.tag, list).bits);
    d->end = l.end;
    if (l.indefinite) d->at += 2;
    return true;
}

/* After an element of an indefinite list its end, two zeros, must still fit. */
static bool goes_on(decoder *d)
{
    return d->n_lists == 0 || !d->lists[d->n_lists - 1].indefinite || d->end - d->at >= 2 || fail(d, FF_AM_invalid_length);
}

static bool decode(decoder *d)
{
    do {
        bool ok = d->n_lists > 0 && at_end(d) ? close_list(d) : read_element(d);
        if (!ok || !goes_on(d)) return false;
    } while (d->n_lists > 0);
    return true;
}

static ff_term decode_bytes(ff_proc *p, const ff_bytes *bytes)
{
    decoder d = {.p = p, .in = bytes->at, .end = bytes->n, .problem = FF_NIL};
    ff_stack_init(&d.done);
    ff_term answer = !decode(&d) ? ff_tuple(p, FF_AM_error, ff_tuple(p, d.problem, ff_small_from_int((int64_t)d.at)))
                   : ff_tuple(p, (ff_term){d.done.words[0]}, ff_binary_new(p, d.in + d.at, bytes->n - d.at));
    ff_stack_fini(&d.done);
    ff_bump(p, bytes->n / BYTES_PER_REDUCTION);
    return answer;
}

/* {Element, Rest} or {error, {Reason, Place}} */
ff_term ff_bif_asn1rt_nif_decode_ber_tlv_raw_1(ff_proc *p, ff_term data) { return ff_iolist_apply(p, data, decode_bytes); }

/* ---- encoding: from the end to the front, so that lengths are known when they are written ---- */

typedef struct encoder {
    uint8_t *bytes;        /* the last n of `capacity` are written */
    size_t n, capacity;
    ff_stack work;         /* for each list that is open: its elements in order, then how many there are, its tag, n where it began */
} encoder;

static uint8_t *front(encoder *e, size_t n)
{
    if (!e->bytes || e->capacity - e->n < n) {
        size_t capacity = 2 * e->capacity + n + 64;
        uint8_t *grown = ff_malloc(capacity);
        if (e->n > 0) memcpy(grown + capacity - e->n, e->bytes + e->capacity - e->n, e->n);
        ff_free(e->bytes);
        e->bytes = grown;
        e->capacity = capacity;
    }
    e->n += n;
    return e->bytes + e->capacity - e->n;
}

static void put_byte(encoder *e, size_t byte) { *front(e, 1) = (uint8_t)byte; }

static void put_length(encoder *e, size_t length)
{
    if (length < MORE) {
        put_byte(e, length);
        return;
    }
    size_t n = 0;
    for (; length > 0; length >>= 8, n++) put_byte(e, length & 0xff);
    put_byte(e, MORE | n);
}

static bool put_tag(encoder *e, ff_term tag, unsigned form)
{
    if (!ff_is_small(tag) || ff_small_to_int(tag) < 0 || ff_small_to_int(tag) > UINT32_MAX) return false;
    uint32_t t = (uint32_t)ff_small_to_int(tag), number = t & 0xffff, first = form | (t & 0x30000) >> 10;
    if (number < NUMBER) {
        put_byte(e, first | number);
        return true;
    }
    put_byte(e, number & 0x7f);
    for (number >>= 7; number > 0; number >>= 7) put_byte(e, MORE | (number & 0x7f));
    put_byte(e, first | NUMBER);
    return true;
}

static bool put_binary(encoder *e, ff_term tag, ff_term binary)
{
    if (!ff_is_binary(binary)) return false;
    ff_bytes b = ff_bytes_begin(binary);
    uint8_t *to = front(e, b.n);
    if (b.n > 0) memcpy(to, b.at, b.n);
    put_length(e, b.n);
    ff_bytes_end(&b);
    return put_tag(e, tag, 0);
}

static bool begin_list(encoder *e, ff_term tag, ff_term list)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return false;
    for (; ff_is_cons(list); list = ff_tail(list)) ff_stack_push(&e->work, ff_head(list).bits);
    ff_stack_push(&e->work, (ff_word)n);
    ff_stack_push(&e->work, tag.bits);
    ff_stack_push(&e->work, (ff_word)e->n);
    return true;
}

/* {Tag, Binary}, or {Tag, List}, which is only begun. */
static bool put_element(encoder *e, ff_term element)
{
    if (!ff_is_tuple(element) || ff_tuple_arity(element) < 2) return false;
    ff_term tag = ff_tuple_get(element, 0), value = ff_tuple_get(element, 1);
    return ff_is_cons(value) || ff_is_nil(value) ? begin_list(e, tag, value) : put_binary(e, tag, value);
}

static bool end_list(encoder *e)
{
    const ff_word *frame = e->work.words + e->work.n - 3;
    ff_term tag = {frame[1]};
    put_length(e, e->n - (size_t)frame[2]);
    e->work.n -= 3;
    return put_tag(e, tag, CONSTRUCTED);
}

/* The last element that is left of the list on top. */
static ff_term take_last(encoder *e)
{
    ff_word *frame = e->work.words + e->work.n - 3;
    ff_term element = {frame[-1]};
    memmove(frame - 1, frame, 3 * sizeof *frame);
    e->work.n--;
    frame[-1]--;
    return element;
}

static bool encode(encoder *e, ff_term element)
{
    bool ok = put_element(e, element);
    while (ok && e->work.n > 0) ok = e->work.words[e->work.n - 3] == 0 ? end_list(e) : put_element(e, take_last(e));
    return ok;
}

/* A binary, or {error, -1}: it is no element. */
ff_term ff_bif_asn1rt_nif_encode_ber_tlv_1(ff_proc *p, ff_term element)
{
    encoder e = {0};
    ff_stack_init(&e.work);
    bool ok = encode(&e, element);
    ff_term answer = ok ? ff_binary_new(p, e.bytes + e.capacity - e.n, e.n) : ff_tuple(p, FF_AM_error, ff_small_from_int(-1));
    ff_stack_fini(&e.work);
    ff_free(e.bytes);
    ff_bump(p, e.n / BYTES_PER_REDUCTION);
    return answer;
}
