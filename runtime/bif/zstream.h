/* runtime/bif/zstream.h -- A stream of module zlib: the state of a (de)compressor, and its input that was not taken yet.
 * Only the process that controls a stream may use it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_ZSTREAM_H
#define FF_BIF_ZSTREAM_H

#include "bin/binary.h"
#include "ff_vm.h"

#include <zlib.h>

typedef enum ff_zstate { FF_Z_NONE, FF_Z_DEFLATE, FF_Z_INFLATE, FF_Z_CLOSED } ff_zstate;

/* What more input does behind the end of a compressed stream; the numbers are zlib.erl's. */
typedef enum ff_zend { FF_Z_END_ERROR, FF_Z_END_RESET, FF_Z_END_CUT } ff_zend;

typedef struct ff_zpiece { /* of the input */
    struct ff_zpiece *next;
    ff_binary *of;          /* owns one reference */
    const uint8_t *at;
    size_t n;
} ff_zpiece;

typedef struct ff_zstream {
    ff_resource resource;
    z_stream z;
    ff_zstate state;
    ff_zend at_end;
    bool ended;                  /* the end of the compressed stream was seen */
    bool raw;                    /* neither header nor checksum: zlib keeps none, so plain_crc is kept here */
    uLong plain_crc;
    ff_term controller;          /* a pid */
    ff_zpiece *first, **last;    /* input, oldest first; *last is where the next piece goes */
    size_t queued_bytes;
    bool stashed;
    ff_term stash;
    ff_fragment *stash_fragment; /* NULL: the stash is immediate */
    int64_t buffer_size;         /* of inflateChunk */
} ff_zstream;

/* The stream that ref stands for, when p controls it and, for states other than NONE, it is in that state. NULL: raised badarg,
 * not_on_controlling_process or not_initialized. */
ff_zstream *ff_zstream_of(ff_proc *p, ff_term ref, ff_zstate state);
/* ok, or what zlib's code stands for: a returned atom, or an exception. */
ff_term ff_zstream_result(ff_proc *p, int code);
/* Forgets the input and the stash. */
void ff_zstream_forget(ff_zstream *s);
/* Drops the first n bytes of the input. */
void ff_zstream_take(ff_zstream *s, size_t n);

#endif
