/* runtime/bin/packet.c -- See packet.h. Formats: the options `packet` of inet:setopts/2 and erlang:decode_packet/3.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/packet.h"

#include <string.h>

enum { CDR_HEADER = 12, FCGI_HEADER = 8, FCGI_VERSION = 1, TPKT_HEADER = 4, TPKT_VERSION = 3, TLS_HEADER = 5 };

static uint32_t big_endian(const uint8_t *bytes, size_t n)
{
    uint32_t value = 0;
    for (size_t i = 0; i < n; i++) value = value << 8 | bytes[i];
    return value;
}

static uint32_t little_endian(const uint8_t *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* A packet whose header tells the size of what follows. */
static int64_t sized(const ff_packet_rules *rules, size_t header, uint32_t size)
{
    if (rules->max_bytes && size > rules->max_bytes) return FF_PACKET_INVALID;
    return size > INT32_MAX - (uint32_t)header ? FF_PACKET_INVALID : (int64_t)(header + size);
}

static int64_t counted(const ff_packet_rules *rules, const uint8_t *bytes, size_t n, size_t header, uint32_t mask)
{
    return n < header ? FF_PACKET_MORE : sized(rules, header, big_endian(bytes, header) & mask);
}

/* ---- lines ---- */

static int64_t line(const ff_packet_rules *rules, const uint8_t *bytes, size_t n)
{
    const uint8_t *end = n ? memchr(bytes, rules->delimiter, n) : NULL;
    size_t size = end ? (size_t)(end - bytes) + 1 : n;
    if (rules->max_bytes && size > rules->max_bytes) return FF_PACKET_INVALID;
    if (rules->truncate_bytes && (end ? size > rules->truncate_bytes : size >= rules->truncate_bytes)) return rules->truncate_bytes;
    return end ? (int64_t)size : FF_PACKET_MORE;
}

/* ---- ASN.1 BER: a tag of one byte or more, then a length of one byte, or of as many as its first byte tells ---- */

static int64_t asn1(const ff_packet_rules *rules, const uint8_t *bytes, size_t n)
{
    size_t at = 1;
    if (n < 2) return FF_PACKET_MORE;
    if ((bytes[0] & 0x1f) == 0x1f) {
        while (at < n && bytes[at] & 0x80) at++;
        if (n - at < 2) return FF_PACKET_MORE;
        at++;
    }
    uint8_t length = bytes[at++];
    if (!(length & 0x80)) return sized(rules, at, length);
    length &= 0x7f;
    if (n - at < length) return FF_PACKET_MORE;
    if (length > 4) return FF_PACKET_INVALID;
    return sized(rules, at + length, big_endian(bytes + at, length));
}

/* ---- fixed headers ---- */

static int64_t cdr(const ff_packet_rules *rules, const uint8_t *bytes, size_t n)
{
    if (n < CDR_HEADER) return FF_PACKET_MORE;
    if (memcmp(bytes, "GIOP", 4) != 0) return FF_PACKET_INVALID;
    return sized(rules, CDR_HEADER, bytes[6] & 1 ? little_endian(bytes + 8) : big_endian(bytes + 8, 4));
}

static int64_t fcgi(const ff_packet_rules *rules, const uint8_t *bytes, size_t n)
{
    if (n < FCGI_HEADER) return FF_PACKET_MORE;
    if (bytes[0] != FCGI_VERSION) return FF_PACKET_INVALID;
    return sized(rules, FCGI_HEADER, big_endian(bytes + 4, 2) + bytes[6]);
}

static int64_t tpkt(const ff_packet_rules *rules, const uint8_t *bytes, size_t n)
{
    if (n < TPKT_HEADER) return FF_PACKET_MORE;
    if (bytes[0] != TPKT_VERSION || big_endian(bytes + 2, 2) < TPKT_HEADER) return FF_PACKET_INVALID;
    return sized(rules, TPKT_HEADER, big_endian(bytes + 2, 2) - TPKT_HEADER);
}

static bool is_ssl2_hello(const uint8_t *bytes) { return bytes[0] & 0x80 && bytes[2] == 1; }

static int64_t ssl_tls(const ff_packet_rules *rules, const uint8_t *bytes, size_t n)
{
    if (n < TLS_HEADER) return FF_PACKET_MORE;
    if (!is_ssl2_hello(bytes)) return sized(rules, TLS_HEADER, big_endian(bytes + 3, 2));
    uint32_t size = big_endian(bytes, 2) & 0x7fff;
    return size < 3 ? FF_PACKET_INVALID : sized(rules, TLS_HEADER, size - 3);
}

/* ---- HTTP: a line; a header goes on in the lines after it that begin with a blank ---- */

static bool is_blank(uint8_t c) { return c == ' ' || c == '\t'; }

static bool is_empty_line(const uint8_t *bytes, size_t n)
{
    return (n == 1 && bytes[0] == '\n') || (n == 2 && bytes[0] == '\r' && bytes[1] == '\n');
}

static int64_t http(const ff_packet_rules *rules, const uint8_t *bytes, size_t n, bool headers)
{
    /* Line lengths limited HTTP before packet sizes did. */
    uint32_t max = rules->max_bytes ? rules->max_bytes : rules->truncate_bytes;
    if (is_empty_line(bytes, n)) return (int64_t)n;
    for (size_t at = 0;;) {
        const uint8_t *end = at < n ? memchr(bytes + at, '\n', n - at) : NULL;
        if (!end) return max && n >= max ? FF_PACKET_INVALID : FF_PACKET_MORE;
        size_t size = (size_t)(end - bytes) + 1;
        bool goes_on = headers && size < n && is_blank(bytes[size]) && size > 2;
        if (!goes_on && max && size > max) return FF_PACKET_INVALID;
        if (!goes_on) return headers && size == n ? FF_PACKET_MORE : (int64_t)size;
        at = size;
    }
}

/* ---- all of them ---- */

int64_t ff_packet_size(const ff_packet_rules *rules, const uint8_t *bytes, size_t n, bool *headers)
{
    switch (rules->type) {
    case FF_PACKET_RAW: return (int64_t)n;
    case FF_PACKET_1: return counted(rules, bytes, n, 1, UINT32_MAX);
    case FF_PACKET_2: return counted(rules, bytes, n, 2, UINT32_MAX);
    case FF_PACKET_4: return counted(rules, bytes, n, 4, UINT32_MAX);
    case FF_PACKET_SUNRM: return counted(rules, bytes, n, 4, INT32_MAX);
    case FF_PACKET_LINE: return line(rules, bytes, n);
    case FF_PACKET_ASN1: return asn1(rules, bytes, n);
    case FF_PACKET_CDR: return cdr(rules, bytes, n);
    case FF_PACKET_FCGI: return fcgi(rules, bytes, n);
    case FF_PACKET_TPKT: return tpkt(rules, bytes, n);
    case FF_PACKET_SSL_TLS: return ssl_tls(rules, bytes, n);
    case FF_PACKET_HTTPH:
    case FF_PACKET_HTTPH_BIN: *headers = true; /* fall through */
    case FF_PACKET_HTTP:
    case FF_PACKET_HTTP_BIN: return http(rules, bytes, n, *headers);
    default: return FF_PACKET_INVALID;
    }
}

ff_slice ff_packet_body(ff_packet_type type, const uint8_t *packet, size_t n)
{
    size_t header = type == FF_PACKET_1 ? 1 : type == FF_PACKET_2 ? 2 : type == FF_PACKET_4 ? 4 : 0;
    size_t padding = type == FF_PACKET_FCGI ? packet[6] : 0;
    return (ff_slice){packet + header, n - header - padding};
}
