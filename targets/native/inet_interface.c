/* targets/native/inet_interface.c -- See inet_interface.h. The C library's functions for services would load shared libraries,
 * which a static program cannot: the file is read here.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "targets/native/inet_interface.h"

#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netpacket/packet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>

/* Numbers of inet_int.hrl. */
enum { IF_ADDRESS = 1, IF_BROADCAST, IF_DESTINATION, IF_MTU, IF_NETMASK, IF_FLAGS, IF_HARDWARE };
enum { NAME_BYTES = 256, LINE_BYTES = 512 };

/* ---- interfaces ---- */

static uint32_t flags_of(unsigned flags)
{
    return (flags & IFF_UP ? 0x11 : 0) | (flags & IFF_BROADCAST ? 0x02 : 0) | (flags & IFF_LOOPBACK ? 0x04 : 0)
           | (flags & IFF_POINTOPOINT ? 0x08 : 0) | (flags & IFF_MULTICAST ? 0x20 : 0); /* up counts as running, too */
}

static void put_flags(ff_buffer *reply, unsigned flags)
{
    ff_put8(reply, IF_FLAGS);
    ff_put32(reply, flags_of(flags));
}

/* Nothing when there is no such address. */
static void put_address(ff_buffer *reply, unsigned option, const struct sockaddr *a)
{
    if (!a || (a->sa_family != AF_INET && a->sa_family != AF_INET6)) return;
    ff_put8(reply, option);
    ff_put8(reply, a->sa_family == AF_INET ? FF_AF_INET : FF_AF_INET6);
    if (a->sa_family == AF_INET)
        ff_put_bytes(reply, &((const struct sockaddr_in *)(const void *)a)->sin_addr, 4);
    else
        ff_put_bytes(reply, &((const struct sockaddr_in6 *)(const void *)a)->sin6_addr, 16);
}

static void put_hardware(ff_buffer *reply, const struct sockaddr *a)
{
    if (!a || a->sa_family != AF_PACKET) return;
    const struct sockaddr_ll *hardware = (const struct sockaddr_ll *)(const void *)a;
    ff_put8(reply, IF_HARDWARE);
    ff_put16(reply, hardware->sll_halen);
    ff_put_bytes(reply, hardware->sll_addr, hardware->sll_halen);
}

static void put_interface(ff_buffer *reply, const struct ifaddrs *i)
{
    ff_put_bytes(reply, i->ifa_name, strlen(i->ifa_name) + 1);
    put_flags(reply, i->ifa_flags);
    put_address(reply, IF_ADDRESS, i->ifa_addr);
    put_address(reply, IF_NETMASK, i->ifa_netmask);
    if (i->ifa_flags & IFF_POINTOPOINT) put_address(reply, IF_DESTINATION, i->ifa_dstaddr);
    else if (i->ifa_flags & IFF_BROADCAST) put_address(reply, IF_BROADCAST, i->ifa_broadaddr);
    put_hardware(reply, i->ifa_addr);
    ff_put8(reply, 0);
}

static void put_list(ff_buffer *reply, const struct ifaddrs *all, bool names_only)
{
    for (const struct ifaddrs *i = all; i; i = i->ifa_next) {
        if (!names_only) put_interface(reply, i);
        else if (i->ifa_addr && i->ifa_addr->sa_family == AF_INET) ff_put_bytes(reply, i->ifa_name, strlen(i->ifa_name) + 1);
    }
}

static void put_mtu(ff_socket *s, ff_buffer *reply, const char *name)
{
    struct ifreq request = {0};
    strncpy(request.ifr_name, name, sizeof request.ifr_name - 1);
    if (ioctl(s->watch.fd, SIOCGIFMTU, &request) != 0) return;
    ff_put8(reply, IF_MTU);
    ff_put32(reply, (uint32_t)request.ifr_mtu);
}

static void put_item(ff_socket *s, ff_buffer *reply, unsigned item, const struct ifaddrs *i)
{
    switch (item) {
    case IF_ADDRESS: put_address(reply, item, i->ifa_addr); break;
    case IF_NETMASK: put_address(reply, item, i->ifa_netmask); break;
    case IF_BROADCAST: put_address(reply, item, i->ifa_broadaddr); break;
    case IF_DESTINATION: put_address(reply, item, i->ifa_dstaddr); break;
    case IF_FLAGS: put_flags(reply, i->ifa_flags); break;
    case IF_MTU: put_mtu(s, reply, i->ifa_name); break;
    default: break;
    }
}

static const struct ifaddrs *find(const struct ifaddrs *all, const char *name, int family)
{
    const struct ifaddrs *i = all;
    while (i && (strcmp(i->ifa_name, name) != 0 || !i->ifa_addr || i->ifa_addr->sa_family != family)) i = i->ifa_next;
    return i;
}

/* Name, then the items that are wanted. */
static bool get_items(ff_socket *s, const struct ifaddrs *all, const uint8_t *data, size_t n, ff_buffer *reply)
{
    char name[NAME_BYTES] = {0};
    if (n < 1 || (size_t)data[0] + 1 > n) return ff_reply_error(reply, "einval");
    memcpy(name, data + 1, data[0]);
    const struct ifaddrs *i = find(all, name, AF_INET), *hardware = find(all, name, AF_PACKET);
    if (!i && !hardware) return ff_reply_error(reply, "enodev");
    for (size_t at = 1 + (size_t)data[0]; at < n; at++) {
        if (data[at] == IF_HARDWARE) put_hardware(reply, hardware ? hardware->ifa_addr : NULL);
        else put_item(s, reply, data[at], i ? i : hardware);
    }
    return true;
}

bool ff_interface_control(ff_socket *s, unsigned request, const uint8_t *data, size_t n, ff_buffer *reply)
{
    struct ifaddrs *all;
    if (getifaddrs(&all) != 0) return ff_reply_errno(s, reply, errno);
    ff_reply_ok(reply);
    if (request == FF_REQ_IFGET)
        get_items(s, all, data, n, reply);
    else
        put_list(reply, all, request == FF_REQ_GETIFLIST);
    freeifaddrs(all);
    return true;
}

/* ---- services: lines of `name port/protocol alias ...` ---- */

typedef struct service { char *words[16]; size_t n; unsigned port; const char *protocol; } service;

static bool read_service(FILE *f, char line[LINE_BYTES], service *out)
{
    while (fgets(line, LINE_BYTES, f)) {
        char *rest = line, *slash;
        line[strcspn(line, "#")] = '\0';
        out->n = 0;
        for (char *w; out->n < 16 && (w = strtok_r(rest, " \t\r\n", &rest));) out->words[out->n++] = w;
        if (out->n < 2 || !(slash = strchr(out->words[1], '/'))) continue;
        out->port = (unsigned)strtoul(out->words[1], NULL, 10);
        out->protocol = slash + 1;
        return true;
    }
    return false;
}

static bool has_name(const service *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (i != 1 && strcmp(s->words[i], name) == 0) return true;
    return false;
}

/* The service of a name, or of a port where name is NULL; its lines lie in line. */
static bool find_service(const char *name, unsigned port, const char *protocol, char line[LINE_BYTES], service *out)
{
    FILE *f = fopen("/etc/services", "re");
    bool found = false;
    while (f && !found && read_service(f, line, out))
        found = strcmp(out->protocol, protocol) == 0 && (name ? has_name(out, name) : out->port == port);
    if (f) fclose(f);
    return found;
}

static bool get_name(const uint8_t **data, size_t *n, char name[NAME_BYTES])
{
    if (*n < 1 || *n < 1 + (size_t)(*data)[0]) return false;
    size_t length = (*data)[0];
    memcpy(name, *data + 1, length);
    name[length] = '\0';
    *data += 1 + length;
    *n -= 1 + length;
    return true;
}

bool ff_service_control(unsigned request, const uint8_t *data, size_t n, ff_buffer *reply)
{
    char name[NAME_BYTES], protocol[NAME_BYTES], line[LINE_BYTES];
    unsigned port = 0;
    service found;
    bool by_name = request == FF_REQ_GETSERVBYNAME, ok = by_name ? get_name(&data, &n, name) : n >= 3;
    if (ok && !by_name) {
        port = ff_get16(data);
        data += 2;
        n -= 2;
    }
    if (!ok || !get_name(&data, &n, protocol) || !find_service(by_name ? name : NULL, port, protocol, line, &found))
        return ff_reply_error(reply, "einval");
    ff_reply_ok(reply);
    if (by_name) ff_put16(reply, found.port);
    else ff_put_bytes(reply, found.words[0], strlen(found.words[0]));
    return true;
}
