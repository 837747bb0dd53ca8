/* runtime/bif/asn1_per.c -- Module asn1rt_nif: the last step of encoding PER (X.691), which puts bits together.
 * asn1's code gives a list of steps, each a byte that names it and its arguments; numbers of two bytes begin with the higher one:
 *   0, 1            that bit                    2          zeros up to the end of the byte
 *   10 N V          the last N bits of V        20 N B*N   zeros up to the end of the byte, then N bytes; 21: N has two bytes
 *   30 U N B*N      N bytes but for the last U bits; 31: N has two bytes
 *   40 D N B*N      D bits, each byte is one; 41: N has two bytes, 42: D has, 43: both have. Zeros where there are less than D.
 *   45 D N B*N      the first D bits of N bytes; 46: D has two bytes, 47: both have
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/iolist.h"
#include "bin/buffer.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

enum { MALFORMED = '1', BYTES_PER_REDUCTION = 50 };

typedef struct packer {
    const uint8_t *at, *end;
    ff_buffer out;
    unsigned free_bits;  /* of the last byte of out; 0..7 */
    bool short_of;       /* the steps ended within one */
} packer;

static unsigned next(packer *s)
{
    if (s->at < s->end) return *s->at++;
    s->short_of = true;
    return 0;
}

static unsigned next_number(packer *s, unsigned n_bytes)
{
    unsigned high = n_bytes > 1 ? next(s) : 0;
    return high << 8 | next(s);
}

/* n bytes of the steps; NULL: there are fewer. */
static const uint8_t *next_bytes(packer *s, size_t n)
{
    if ((size_t)(s->end - s->at) < n) {
        s->short_of = true;
        return NULL;
    }
    s->at += n;
    return s->at - n;
}

/* The last n bits of v, n <= 8. */
static void put_bits(packer *s, unsigned v, unsigned n)
{
    v &= (1u << n) - 1;
    if (n > s->free_bits) {
        if (s->free_bits > 0) s->out.bytes[s->out.n - 1] |= (uint8_t)(v >> (n - s->free_bits));
        n -= s->free_bits;
        *ff_buffer_room(&s->out, 1) = 0;
        s->free_bits = 8;
    }
    s->free_bits -= n;
    s->out.bytes[s->out.n - 1] |= (uint8_t)(v << s->free_bits);
}

static void put_zeros(packer *s, size_t n)
{
    for (; n > 8; n -= 8) put_bits(s, 0, 8);
    if (n > 0) put_bits(s, 0, (unsigned)n);
}

/* The first n_bits of bytes. */
static void put_first(packer *s, const uint8_t *bytes, size_t n_bits)
{
    for (; n_bits >= 8; n_bits -= 8) put_bits(s, *bytes++, 8);
    if (n_bits > 0) put_bits(s, *bytes >> (8 - n_bits), (unsigned)n_bits);
}

static void align(packer *s) { s->free_bits = 0; }

static bool put_octets(packer *s, unsigned n)
{
    const uint8_t *bytes = next_bytes(s, n);
    align(s);
    if (bytes) put_first(s, bytes, (size_t)n * 8);
    return bytes;
}

static bool put_all_but(packer *s, unsigned unused, unsigned n)
{
    const uint8_t *bytes = next_bytes(s, n);
    if (!bytes || unused > 7 || (unused > 0 && n == 0)) return false;
    put_first(s, bytes, (size_t)n * 8 - unused);
    return true;
}

static bool put_flags(packer *s, unsigned wanted, unsigned n)
{
    const uint8_t *bytes = next_bytes(s, n);
    for (unsigned i = 0; bytes && i < n && i < wanted; i++) {
        if (bytes[i] > 1) return false;
        put_bits(s, bytes[i], 1);
    }
    if (bytes && wanted > n) put_zeros(s, wanted - n);
    return bytes;
}

static bool put_leading(packer *s, unsigned wanted, unsigned n)
{
    const uint8_t *bytes = next_bytes(s, n);
    size_t there = (size_t)n * 8;
    if (bytes) put_first(s, bytes, wanted < there ? wanted : there);
    if (bytes && wanted > there) put_zeros(s, wanted - there);
    return bytes;
}

static bool put_value(packer *s, unsigned n, unsigned v)
{
    if (n == 0 || n > 8) return n == 0;
    put_bits(s, v, n);
    return true;
}

/* False: there is no such step, or its arguments are wrong. */
static bool step(packer *s)
{
    unsigned name = next(s), first;
    switch (name) {
    case 0: case 1: put_bits(s, name, 1); return true;
    case 2: align(s); return true;
    case 10: first = next(s); return put_value(s, first, next(s));
    case 20: case 21: return put_octets(s, next_number(s, name - 19));
    case 30: case 31: first = next(s); return put_all_but(s, first, next_number(s, name - 29));
    case 40: case 41: case 42: case 43:
        first = next_number(s, name >= 42 ? 2 : 1);
        return put_flags(s, first, next_number(s, name & 1 ? 2 : 1));
    case 45: case 46: case 47:
        first = next_number(s, name >= 46 ? 2 : 1);
        return put_leading(s, first, next_number(s, name == 47 ? 2 : 1));
    default: return false;
    }
}

static ff_term pack(ff_proc *p, const ff_bytes *steps)
{
    packer s = {.at = steps->at, .end = steps->at + steps->n};
    bool ok = true;
    while (ok && s.at < s.end) ok = step(&s) && !s.short_of;
    if (steps->n > 0 && s.out.n == 0) *ff_buffer_room(&s.out, 1) = 0; /* a value has at least one byte */
    ff_term answer = ok ? ff_binary_new(p, s.out.bytes, s.out.n) : ff_tuple(p, FF_AM_error, ff_small_from_int(MALFORMED));
    ff_free(s.out.bytes);
    ff_bump(p, steps->n / BYTES_PER_REDUCTION);
    return answer;
}

ff_term ff_bif_asn1rt_nif_encode_per_complete_1(ff_proc *p, ff_term steps) { return ff_iolist_apply(p, steps, pack); }
