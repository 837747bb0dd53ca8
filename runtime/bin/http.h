/* runtime/bin/http.h -- HTTP's lines taken apart: request, response, header. Slices borrow the line's bytes.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_HTTP_H
#define FF_BIN_HTTP_H

#include "bin/packet.h"

enum { FF_HTTP_NAME_MAX = 50 }; /* longer header names are not put into the usual spelling */

typedef enum ff_http_kind { FF_HTTP_ERROR, FF_HTTP_REQUEST, FF_HTTP_RESPONSE, FF_HTTP_HEADER, FF_HTTP_END } ff_http_kind;
typedef enum ff_uri_kind { FF_URI_STAR, FF_URI_PATH, FF_URI_HTTP, FF_URI_HTTPS, FF_URI_SCHEME, FF_URI_TEXT } ff_uri_kind;

typedef struct ff_http {
    ff_http_kind kind;
    unsigned known;       /* place of the method or header name in the table of its kind, from 1; 0: not there */
    ff_slice name;        /* REQUEST: method; HEADER: name in the usual spelling */
    ff_slice raw_name;    /* HEADER: as it was sent */
    ff_slice value;       /* HEADER; RESPONSE: the phrase; ERROR: the whole line */
    uint32_t major, minor, status;
    ff_uri_kind uri;
    ff_slice uri_first, uri_second; /* PATH, TEXT: all; HTTP(S): host, path; SCHEME: scheme, rest */
    uint32_t port;        /* 0: none */
    uint8_t spelled[FF_HTTP_NAME_MAX];
} ff_http;

/* line: a whole packet of ff_packet_size(). headers becomes true after a first line, false after the empty one. */
void ff_http_parse(ff_http *http, const uint8_t *line, size_t n, bool *headers);

typedef struct ff_http_name { size_t n; const char *text; } ff_http_name;
extern const ff_http_name ff_http_methods[], ff_http_header_names[]; /* the last one is empty */

#endif
