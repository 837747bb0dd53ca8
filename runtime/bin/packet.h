/* runtime/bin/packet.h -- Where a packet in a stream of bytes ends: the packet types of sockets and erlang:decode_packet/3.
 * Nothing here allocates, raises, or reads beyond the bytes given.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_PACKET_H
#define FF_BIN_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The numbers are those that prim_inet and its driver agree about. */
typedef enum ff_packet_type {
    FF_PACKET_RAW, FF_PACKET_1, FF_PACKET_2, FF_PACKET_4, FF_PACKET_ASN1, FF_PACKET_SUNRM, FF_PACKET_CDR, FF_PACKET_FCGI,
    FF_PACKET_LINE, FF_PACKET_TPKT, FF_PACKET_HTTP, FF_PACKET_HTTPH, FF_PACKET_SSL_TLS, FF_PACKET_HTTP_BIN,
    FF_PACKET_HTTPH_BIN, FF_PACKET__N
} ff_packet_type;

typedef struct ff_packet_rules {
    ff_packet_type type;
    uint32_t max_bytes;      /* of a packet, its header not counted; 0: no limit */
    uint32_t truncate_bytes; /* a longer line comes in parts; 0: no limit */
    uint8_t delimiter;       /* of lines */
} ff_packet_rules;

enum { FF_PACKET_MORE = 0, FF_PACKET_INVALID = -1 };

/* The size of the packet that begins at bytes, its header included, which may be more than n; FF_PACKET_MORE: not known before
 * there are more bytes. headers: HTTP's first line has been seen, and headers follow; the httph types set it. */
int64_t ff_packet_size(const ff_packet_rules *rules, const uint8_t *bytes, size_t n, bool *headers);

/* The part of a whole packet that is handed on. */
typedef struct ff_slice { const uint8_t *at; size_t n; } ff_slice;
ff_slice ff_packet_body(ff_packet_type type, const uint8_t *packet, size_t n);

static inline bool ff_packet_is_http(ff_packet_type type)
{
    return type == FF_PACKET_HTTP || type == FF_PACKET_HTTPH || type == FF_PACKET_HTTP_BIN || type == FF_PACKET_HTTPH_BIN;
}

#endif
