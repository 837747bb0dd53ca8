/* runtime/bin/http.c -- See http.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/http.h"

#include <string.h>
#include <strings.h>

/* Their order is part of what {http_header, N, ...} tells. */
#define N(name) {sizeof name - 1, name}
const ff_http_name ff_http_methods[] = {N("OPTIONS"), N("GET"), N("HEAD"), N("POST"), N("PUT"), N("DELETE"), N("TRACE"), {0, NULL}};
const ff_http_name ff_http_header_names[] = {
    N("Cache-Control"), N("Connection"), N("Date"), N("Pragma"), N("Transfer-Encoding"), N("Upgrade"), N("Via"), N("Accept"),
    N("Accept-Charset"), N("Accept-Encoding"), N("Accept-Language"), N("Authorization"), N("From"), N("Host"),
    N("If-Modified-Since"), N("If-Match"), N("If-None-Match"), N("If-Range"), N("If-Unmodified-Since"), N("Max-Forwards"),
    N("Proxy-Authorization"), N("Range"), N("Referer"), N("User-Agent"), N("Age"), N("Location"), N("Proxy-Authenticate"),
    N("Public"), N("Retry-After"), N("Server"), N("Vary"), N("Warning"), N("Www-Authenticate"), N("Allow"), N("Content-Base"),
    N("Content-Encoding"), N("Content-Language"), N("Content-Length"), N("Content-Location"), N("Content-Md5"),
    N("Content-Range"), N("Content-Type"), N("Etag"), N("Expires"), N("Last-Modified"), N("Accept-Ranges"), N("Set-Cookie"),
    N("Set-Cookie2"), N("X-Forwarded-For"), N("Cookie"), N("Keep-Alive"), N("Proxy-Connection"),
    {0, NULL},
};
#undef N

/* ---- characters ---- */

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
static bool is_blank(uint8_t c) { return c == ' ' || c == '\t'; }

/* What no name has in it: bits by character. */
static bool is_special(uint8_t c)
{
#define B(c) (UINT64_C(1) << (c) % 64)
    static const uint64_t special[] = {
        (B(33) - 1) | B('(') | B(')') | B('<') | B('>') | B(',') | B(';') | B(':') | B('"') | B('/') | B('?') | B('='),
        B('@') | B('\\') | B('[') | B(']') | B('{') | B('}'),
    };
#undef B
    return c > 127 || special[c / 64] >> c % 64 & 1;
}

static uint8_t upper(uint8_t c) { return c >= 'a' && c <= 'z' ? (uint8_t)(c - 32) : c; }
static uint8_t lower(uint8_t c) { return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c; }

/* ---- taking from the front of a slice ---- */

static ff_slice take(ff_slice *s, size_t n)
{
    ff_slice front = {s->at, n};
    s->at += n;
    s->n -= n;
    return front;
}

static size_t skip_blanks(ff_slice *s)
{
    size_t n = 0;
    while (n < s->n && is_blank(s->at[n])) n++;
    take(s, n);
    return n;
}

static bool starts_with(ff_slice s, const char *text)
{
    size_t n = strlen(text);
    return s.n >= n && memcmp(s.at, text, n) == 0;
}

/* The number of digits. */
static size_t number(ff_slice *s, uint32_t *value)
{
    size_t n = 0;
    for (*value = 0; n < s->n && is_digit(s->at[n]); n++) *value = 10 * *value + (s->at[n] - '0');
    take(s, n);
    return n;
}

/* Digits "." digits. */
static bool version(ff_slice *s, ff_http *http)
{
    if (!number(s, &http->major) || s->n == 0 || s->at[0] != '.') return false;
    take(s, 1);
    return number(s, &http->minor) > 0;
}

static unsigned find(const ff_http_name *table, ff_slice name)
{
    for (unsigned i = 0; table[i].n; i++)
        if (table[i].n == name.n && table[i].text[0] == (char)name.at[0] && memcmp(table[i].text, name.at, name.n) == 0) return i + 1;
    return 0;
}

/* ---- URIs ---- */

static void parse_authority(ff_http *http, ff_slice uri)
{
    static const uint8_t root[] = "/";
    const uint8_t *path = uri.n ? memchr(uri.at, '/', uri.n) : NULL;
    ff_slice host = path ? take(&uri, (size_t)(path - uri.at)) : uri;
    http->uri_second = path ? uri : (ff_slice){root, 1};
    const uint8_t *colon = host.n ? memchr(host.at, ':', host.n) : NULL;
    http->uri_first = colon ? take(&host, (size_t)(colon - host.at)) : host;
    http->port = 0;
    if (!colon) return;
    take(&host, 1);
    uint32_t port;
    number(&host, &port);
    if (host.n == 0) http->port = port;
}

static bool has_scheme(ff_slice *uri, const char *scheme)
{
    size_t n = strlen(scheme);
    if (uri->n < n || strncasecmp((const char *)uri->at, scheme, n) != 0) return false;
    take(uri, n);
    return true;
}

static void parse_uri(ff_http *http, ff_slice uri)
{
    http->uri_first = uri;
    if (uri.n == 1 && uri.at[0] == '*') {
        http->uri = FF_URI_STAR;
    } else if (uri.n <= 1 || uri.at[0] == '/') {
        http->uri = FF_URI_PATH;
    } else if (has_scheme(&uri, "http://")) {
        http->uri = FF_URI_HTTP;
        parse_authority(http, uri);
    } else if (has_scheme(&uri, "https://")) {
        http->uri = FF_URI_HTTPS;
        parse_authority(http, uri);
    } else {
        const uint8_t *colon = memchr(uri.at, ':', uri.n);
        http->uri = colon ? FF_URI_SCHEME : FF_URI_TEXT;
        if (!colon) return;
        http->uri_first = take(&uri, (size_t)(colon - uri.at));
        take(&uri, 1);
        http->uri_second = uri;
    }
}

/* ---- lines ---- */

static bool parse_response(ff_http *http, ff_slice s)
{
    take(&s, strlen("HTTP/"));
    if (!version(&s, http) || !skip_blanks(&s)) return false;
    number(&s, &http->status);
    if (!skip_blanks(&s) && s.n > 0) return false;
    http->kind = FF_HTTP_RESPONSE;
    http->value = s;
    return true;
}

/* A request of HTTP/0.9 names no version. */
static bool parse_request(ff_http *http, ff_slice s)
{
    size_t n = 0;
    while (n < s.n && !is_special(s.at[n])) n++;
    if (n == 0 || n == s.n || !is_blank(s.at[n])) return false;
    http->name = take(&s, n);
    http->known = find(ff_http_methods, http->name);
    skip_blanks(&s);
    for (n = 0; n < s.n && !is_blank(s.at[n]);) n++;
    if (n == 0) return false;
    ff_slice uri = take(&s, n);
    skip_blanks(&s);
    http->major = 0;
    http->minor = 9;
    if (s.n > 0) {
        if (s.n < strlen("HTTP/1.0") || !starts_with(s, "HTTP/")) return false;
        take(&s, strlen("HTTP/"));
        if (!version(&s, http)) return false;
    }
    http->kind = FF_HTTP_REQUEST;
    parse_uri(http, uri);
    return true;
}

/* Each word of the name begins with a capital. */
static ff_slice spell(ff_http *http, ff_slice name)
{
    bool capital = true;
    for (size_t i = 0; i < name.n; i++) {
        http->spelled[i] = capital ? upper(name.at[i]) : lower(name.at[i]);
        capital = !capital && name.at[i] == '-';
    }
    return (ff_slice){http->spelled, name.n};
}

static bool parse_header(ff_http *http, ff_slice s)
{
    size_t n = 0;
    while (n < s.n && !is_special(s.at[n])) n++;
    if (n == s.n || s.at[n] != ':') return false;
    http->name = http->raw_name = take(&s, n);
    if (n <= FF_HTTP_NAME_MAX) {
        http->name = spell(http, http->raw_name);
        http->known = find(ff_http_header_names, http->name);
    }
    take(&s, 1);
    skip_blanks(&s);
    http->kind = FF_HTTP_HEADER;
    http->value = s;
    return true;
}

static size_t without_newline(const uint8_t *line, size_t n)
{
    if (n >= 2 && line[n - 2] == '\r') return n - 2;
    return n >= 1 && line[n - 1] == '\n' ? n - 1 : n;
}

void ff_http_parse(ff_http *http, const uint8_t *line, size_t n, bool *headers)
{
    *http = (ff_http){.kind = FF_HTTP_ERROR, .value = {line, n}};
    ff_slice s = {line, without_newline(line, n)};
    if (*headers && s.n == 0) {
        *headers = false;
        http->kind = FF_HTTP_END;
        return;
    }
    bool ok = *headers ? parse_header(http, s) : starts_with(s, "HTTP/") ? parse_response(http, s) : parse_request(http, s);
    if (ok) *headers = true;
    else http->kind = FF_HTTP_ERROR, http->value = (ff_slice){line, n};
}
