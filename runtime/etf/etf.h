/* runtime/etf/etf.h -- The external term format: terms to bytes and back, as term_to_binary and binary_to_term do.
 * Neither direction recurses in C. The decoder takes any bytes; what it allocates is bounded by their number.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ETF_H
#define FF_ETF_H

#include "bin/buffer.h"

enum { FF_ETF_VERSION = 131, FF_ETF_COMPRESSED = 'P' };

typedef enum ff_etf_tag {
    FF_ETF_NEW_FLOAT = 70,
    FF_ETF_BIT_BINARY = 77,
    FF_ETF_NEW_PID = 88,
    FF_ETF_NEW_PORT = 89,
    FF_ETF_NEWER_REFERENCE = 90,
    FF_ETF_SMALL_INTEGER = 97,
    FF_ETF_INTEGER = 98,
    FF_ETF_FLOAT = 99,
    FF_ETF_ATOM = 100,
    FF_ETF_REFERENCE = 101,
    FF_ETF_PORT = 102,
    FF_ETF_PID = 103,
    FF_ETF_SMALL_TUPLE = 104,
    FF_ETF_LARGE_TUPLE = 105,
    FF_ETF_NIL = 106,
    FF_ETF_STRING = 107,
    FF_ETF_LIST = 108,
    FF_ETF_BINARY = 109,
    FF_ETF_SMALL_BIG = 110,
    FF_ETF_LARGE_BIG = 111,
    FF_ETF_NEW_FUN = 112,
    FF_ETF_EXPORT = 113,
    FF_ETF_NEW_REFERENCE = 114,
    FF_ETF_SMALL_ATOM = 115,
    FF_ETF_MAP = 116,
    FF_ETF_ATOM_UTF8 = 118,
    FF_ETF_SMALL_ATOM_UTF8 = 119,
    FF_ETF_V4_PORT = 120
} ff_etf_tag;

typedef struct ff_etf_options {
    int minor_version; /* 0: floats as text; 1; 2: atoms always as UTF-8 */
    bool deterministic;
} ff_etf_options;

/* Appends t's encoding, without the version byte. */
void ff_etf_encode(ff_proc *p, ff_buffer *out, ff_term t, const ff_etf_options *options);
/* The term at bytes (no version byte); *used says how many of them it took. safe: make no new atoms or external funs.
 * FF_NONVALUE, with nothing raised: not a term. effects: allocates. */
ff_term ff_etf_decode(ff_proc *p, const uint8_t *bytes, size_t n, bool safe, size_t *used);

/* Numbers of a local pid: OTP's split of one number into number and serial. */
enum { FF_ETF_PID_BITS = 15, FF_ETF_REF_LOW_BITS = 18 };

#endif
