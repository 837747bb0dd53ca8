/* targets/native/inet_address.c -- Addresses between the system, prim_inet's bytes, and terms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <arpa/inet.h>

static const char einval[] = "einval", eafnosupport[] = "eafnosupport";

static void skip(const uint8_t **at, size_t *n, size_t bytes)
{
    *at += bytes;
    *n -= bytes;
}

static void set_in(ff_address *a, socklen_t *size, unsigned port, const void *ip)
{
    *a = (ff_address){.in = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)}};
    memcpy(&a->in.sin_addr, ip, sizeof a->in.sin_addr);
    *size = sizeof a->in;
}

static void set_in6(ff_address *a, socklen_t *size, unsigned port, const void *ip)
{
    *a = (ff_address){.in6 = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)}};
    memcpy(&a->in6.sin6_addr, ip, sizeof a->in6.sin6_addr);
    *size = sizeof a->in6;
}

/* Port, then 4 bytes. */
static const char *get_in(ff_address *a, socklen_t *size, const uint8_t **at, size_t *n)
{
    if (*n < 6) return einval;
    set_in(a, size, ff_get16(*at), *at + 2);
    skip(at, n, 6);
    return NULL;
}

/* Port, 16 bytes, flow information, scope. */
static const char *get_in6(ff_address *a, socklen_t *size, const uint8_t **at, size_t *n)
{
    if (*n < 26) return einval;
    set_in6(a, size, ff_get16(*at), *at + 2);
    a->in6.sin6_flowinfo = ff_get32(*at + 18);
    a->in6.sin6_scope_id = ff_get32(*at + 22);
    skip(at, n, 26);
    return NULL;
}

/* Length, path. Linux's abstract names begin with a zero and need none at their end. */
static const char *get_local(ff_address *a, socklen_t *size, const uint8_t **at, size_t *n)
{
    if (*n < 1 || *n < 1 + (size_t)(*at)[0]) return einval;
    size_t length = (*at)[0];
    bool abstract = length > 0 && (*at)[1] == 0;
    *a = (ff_address){.local = {.sun_family = AF_UNIX}};
    if (length + !abstract > sizeof a->local.sun_path) return einval;
    memcpy(a->local.sun_path, *at + 1, length);
    *size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    skip(at, n, 1 + length);
    return NULL;
}

/* Port; the socket's family says the rest. */
static const char *get_any(int family, bool loopback, ff_address *a, socklen_t *size, const uint8_t **at, size_t *n)
{
    uint32_t in = htonl(loopback ? INADDR_LOOPBACK : INADDR_ANY);
    if (*n < 2) return einval;
    if (family == AF_INET) set_in(a, size, ff_get16(*at), &in);
    else if (family == AF_INET6) set_in6(a, size, ff_get16(*at), loopback ? &in6addr_loopback : &in6addr_any);
    else return einval;
    skip(at, n, 2);
    return NULL;
}

const char *ff_address_get(int family, ff_address *address, socklen_t *size, const uint8_t **at, size_t *n)
{
    if (*n < 1) return einval;
    unsigned tag = (*at)[0];
    skip(at, n, 1);
    switch (tag) {
    case FF_AF_INET: return get_in(address, size, at, n);
    case FF_AF_INET6: return get_in6(address, size, at, n);
    case FF_AF_LOCAL: return get_local(address, size, at, n);
    case FF_AF_ANY: return get_any(family, false, address, size, at, n);
    case FF_AF_LOOPBACK: return get_any(family, true, address, size, at, n);
    default: return eafnosupport;
    }
}

/* The path of a local address: up to its zero, or all of an abstract one. */
static size_t path_size(const ff_address *a, socklen_t size)
{
    size_t offset = offsetof(struct sockaddr_un, sun_path);
    size_t n = size > offset ? size - offset : 0, length = strnlen(a->local.sun_path, n);
    return length ? length : n;
}

bool ff_address_put(ff_buffer *to, const ff_address *a, socklen_t size)
{
    switch (a->any.sa_family) {
    case AF_INET:
        ff_put8(to, FF_AF_INET);
        ff_put16(to, ntohs(a->in.sin_port));
        ff_put_bytes(to, &a->in.sin_addr, sizeof a->in.sin_addr);
        return true;
    case AF_INET6:
        ff_put8(to, FF_AF_INET6);
        ff_put16(to, ntohs(a->in6.sin6_port));
        ff_put_bytes(to, &a->in6.sin6_addr, sizeof a->in6.sin6_addr);
        return true;
    case AF_UNIX:
        ff_put8(to, FF_AF_LOCAL);
        ff_put8(to, (unsigned)path_size(a, size));
        ff_put_bytes(to, a->local.sun_path, path_size(a, size));
        return true;
    default: return false;
    }
}

int ff_address_port(const ff_address *a)
{
    if (a->any.sa_family == AF_INET) return ntohs(a->in.sin_port);
    return a->any.sa_family == AF_INET6 ? ntohs(a->in6.sin6_port) : 0;
}
