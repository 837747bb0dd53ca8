/* runtime/bin/packet_term.c -- See packet_term.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/packet_term.h"
#include "bin/binary.h"
#include "bin/http.h"
#include "ff_atoms.tab.h"

#include <string.h>

enum { TLS_HEADER = 5, SSL2_HEADER = 3, HANDSHAKE = 22 };

static bool wants_binaries(ff_packet_type type) { return type == FF_PACKET_HTTP_BIN || type == FF_PACKET_HTTPH_BIN; }

static ff_term text(ff_proc *p, ff_packet_type type, ff_slice s)
{
    return wants_binaries(type) ? ff_binary_new(p, s.at, s.n) : ff_string_to_list(p, (const char *)s.at, s.n);
}

/* An atom of the table when it is there. Names are few, so they are made when they are first seen. */
static ff_term name_term(ff_proc *p, ff_packet_type type, unsigned known, const ff_http_name *table, ff_slice name)
{
    return known ? ff_atom_from_utf8(p->vm, table[known - 1].text, table[known - 1].n) : text(p, type, name);
}

static ff_term uri_term(ff_proc *p, ff_packet_type type, const ff_http *h)
{
    ff_term first = h->uri == FF_URI_STAR ? FF_NIL : text(p, type, h->uri_first);
    switch (h->uri) {
    case FF_URI_STAR: return ff_atom_from_utf8(p->vm, "*", 1);
    case FF_URI_PATH: return ff_tuple(p, FF_AM_abs_path, first);
    case FF_URI_TEXT: return first;
    case FF_URI_SCHEME: return ff_tuple(p, FF_AM_scheme, first, text(p, type, h->uri_second));
    default:
        return ff_tuple(p, FF_AM_absoluteURI, h->uri == FF_URI_HTTP ? FF_AM_http : FF_AM_https, first,
                        h->port ? ff_small_from_int(h->port) : FF_AM_undefined, text(p, type, h->uri_second));
    }
}

ff_term ff_http_term(ff_proc *p, ff_packet_type type, const uint8_t *packet, size_t n, bool *headers)
{
    ff_http h;
    ff_http_parse(&h, packet, n, headers);
    ff_term version = ff_tuple(p, ff_small_from_int(h.major), ff_small_from_int(h.minor));
    switch (h.kind) {
    case FF_HTTP_REQUEST: {
        ff_term method = name_term(p, type, h.known, ff_http_methods, h.name);
        return ff_tuple(p, FF_AM_http_request, method, uri_term(p, type, &h), version);
    }
    case FF_HTTP_RESPONSE:
        return ff_tuple(p, FF_AM_http_response, version, ff_small_from_int(h.status), text(p, type, h.value));
    case FF_HTTP_HEADER: {
        ff_term name = name_term(p, type, h.known, ff_http_header_names, h.name);
        return ff_tuple(p, FF_AM_http_header, ff_small_from_int(h.known), name, text(p, type, h.raw_name), text(p, type, h.value));
    }
    case FF_HTTP_END: return FF_AM_http_eoh;
    default: return ff_tuple(p, FF_AM_http_error, text(p, type, h.value));
    }
}

/* A hello of SSL 2 comes as the handshake message that later versions send. */
ff_term ff_ssl_tls_term(ff_proc *p, ff_term source, const uint8_t *packet, size_t n)
{
    bool hello = packet[0] & 0x80 && packet[2] == 1;
    const uint8_t *at = packet + (hello ? 3 : 1);
    ff_term version = ff_tuple(p, ff_small_from_int(at[0]), ff_small_from_int(at[1]));
    uint8_t *data;
    if (!hello) return ff_tuple(p, FF_AM_ssl_tls, source, ff_small_from_int(packet[0]), version,
                                ff_binary_new(p, packet + TLS_HEADER, n - TLS_HEADER));
    size_t size = n - SSL2_HEADER;
    ff_term binary = ff_binary_make(p, size + 4, &data);
    data[0] = 1;
    data[1] = (uint8_t)(size >> 16), data[2] = (uint8_t)(size >> 8), data[3] = (uint8_t)size;
    memcpy(data + 4, packet + SSL2_HEADER, size);
    return ff_tuple(p, FF_AM_ssl_tls, source, ff_small_from_int(HANDSHAKE), version, binary);
}
