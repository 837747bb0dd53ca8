/* runtime/bif/crc.c -- Module erlang: the checksums crc32, adler32 and md5.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/iolist.h"
#include "bif/md5.h"
#include "ff_bifs.tab.h"
#include "term/stack.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

enum { BYTES_PER_REDUCTION = 64 };

#define EMPTY ((const Bytef *)"")

typedef uLong checksum(uLong so_far, const Bytef *bytes, uInt n);

/* An integer of 32 bits without a sign. */
static bool get_u32(ff_term t, uint32_t *value)
{
    if (!ff_is_small(t) || ff_small_to_int(t) < 0 || ff_small_to_int(t) > UINT32_MAX) return false;
    *value = (uint32_t)ff_small_to_int(t);
    return true;
}

/* Whether iodata without a byte has a binary in it, not only lists. */
static bool has_binary(ff_term iodata)
{
    ff_stack s;
    ff_stack_init(&s);
    ff_stack_push_term(&s, iodata);
    bool found = false;
    while (!found && !ff_stack_is_empty(&s)) {
        ff_term t = ff_stack_pop_term(&s);
        found = ff_is_bitstring(t);
        for (; !found && ff_is_cons(t); t = ff_tail(t)) ff_stack_push_term(&s, ff_head(t));
        found |= ff_is_bitstring(t);
    }
    ff_stack_fini(&s);
    return found;
}

static ff_term update(ff_proc *p, checksum *sum, ff_term so_far, ff_term iodata)
{
    uint32_t start;
    ff_bytes bytes;
    if (!get_u32(so_far, &start) || !ff_iolist_begin(iodata, &bytes)) return ff_badarg(p);
    uLong value = bytes.n == 0 && has_binary(iodata) ? sum(start, EMPTY, 0) : start; /* which brings adler32 into its range */
    for (size_t at = 0; at < bytes.n;) {
        size_t now = bytes.n - at < INT_MAX ? bytes.n - at : INT_MAX;
        value = sum(value, bytes.at + at, (uInt)now);
        at += now;
    }
    ff_bump(p, bytes.n / BYTES_PER_REDUCTION);
    ff_bytes_end(&bytes);
    return ff_small_from_int((int64_t)value);
}

typedef uLong combination(uLong first, uLong second, z_off_t second_bytes);

/* zlib wants second to be 1 where second_bytes is 0. */
static uLong combine_adler32(uLong first, uLong second, z_off_t second_bytes)
{
    return second_bytes ? adler32_combine(first, second, second_bytes) : first;
}

static ff_term combine(ff_proc *p, combination *how, ff_term first, ff_term second, ff_term second_bytes)
{
    uint32_t a, b, n;
    if (!get_u32(first, &a) || !get_u32(second, &b) || !get_u32(second_bytes, &n)) return ff_badarg(p);
    return ff_small_from_int((int64_t)how(a, b, (z_off_t)n));
}

ff_term ff_bif_erlang_crc32_1(ff_proc *p, ff_term iodata) { return update(p, crc32, ff_small_from_int(0), iodata); }
ff_term ff_bif_erlang_crc32_2(ff_proc *p, ff_term so_far, ff_term iodata) { return update(p, crc32, so_far, iodata); }
ff_term ff_bif_erlang_crc32_combine_3(ff_proc *p, ff_term first, ff_term second, ff_term second_bytes)
{
    return combine(p, crc32_combine, first, second, second_bytes);
}

ff_term ff_bif_erlang_adler32_1(ff_proc *p, ff_term iodata) { return update(p, adler32, ff_small_from_int(1), iodata); }
ff_term ff_bif_erlang_adler32_2(ff_proc *p, ff_term so_far, ff_term iodata)
{
    return update(p, adler32, so_far, iodata);
}
ff_term ff_bif_erlang_adler32_combine_3(ff_proc *p, ff_term first, ff_term second, ff_term second_bytes)
{
    return combine(p, combine_adler32, first, second, second_bytes);
}

/* ---- md5: a context is a binary that holds an ff_md5 ---- */

static ff_term digest(ff_proc *p, ff_md5 *m)
{
    uint8_t bytes[FF_MD5_BYTES];
    ff_md5_final(m, bytes);
    return ff_binary_new(p, bytes, sizeof bytes);
}

static bool add_iodata(ff_proc *p, ff_md5 *m, ff_term iodata)
{
    ff_bytes bytes;
    if (!ff_iolist_begin(iodata, &bytes)) return false;
    ff_md5_update(m, bytes.at, bytes.n);
    ff_bump(p, bytes.n / BYTES_PER_REDUCTION);
    ff_bytes_end(&bytes);
    return true;
}

static bool get_context(ff_term context, ff_md5 *m)
{
    if (!ff_is_binary(context) || ff_bits_of(context).bit_size != 8 * sizeof *m) return false;
    ff_bits_to_bytes((uint8_t *)m, ff_bits_of(context));
    return true;
}

ff_term ff_bif_erlang_md5_1(ff_proc *p, ff_term iodata)
{
    ff_md5 m;
    ff_md5_init(&m);
    return add_iodata(p, &m, iodata) ? digest(p, &m) : ff_badarg(p);
}

ff_term ff_bif_erlang_md5_init_0(ff_proc *p)
{
    ff_md5 m;
    ff_md5_init(&m);
    return ff_binary_new(p, &m, sizeof m);
}

ff_term ff_bif_erlang_md5_update_2(ff_proc *p, ff_term context, ff_term iodata)
{
    ff_md5 m;
    if (!get_context(context, &m) || !add_iodata(p, &m, iodata)) return ff_badarg(p);
    return ff_binary_new(p, &m, sizeof m);
}

ff_term ff_bif_erlang_md5_final_1(ff_proc *p, ff_term context)
{
    ff_md5 m;
    return get_context(context, &m) ? digest(p, &m) : ff_badarg(p);
}
