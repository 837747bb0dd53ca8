/* targets/native/inet_option.c -- setopts and getopts: options of the system, and those that the driver itself obeys.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <errno.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>

enum { MTU_BYTES = 1 << 16, QUEUE_LIMIT_MAX = 0x7ffffffe, MAX_REPLY = 64 * 1024 };

/* Numbers of inet_int.hrl. */
enum {
    OPT_REUSEADDR, OPT_KEEPALIVE, OPT_DONTROUTE, OPT_LINGER, OPT_BROADCAST, OPT_OOBINLINE, OPT_SNDBUF, OPT_RCVBUF, OPT_PRIORITY,
    OPT_TOS, OPT_NODELAY, OPT_MULTICAST_IF, OPT_MULTICAST_TTL, OPT_MULTICAST_LOOP, OPT_ADD_MEMBERSHIP, OPT_DROP_MEMBERSHIP,
    OPT_V6ONLY, OPT_BUFFER = 20, OPT_HEADER, OPT_ACTIVE, OPT_PACKET, OPT_MODE, OPT_DELIVER, OPT_EXIT_ON_CLOSE, OPT_HIGH, OPT_LOW,
    OPT_SEND_TIMEOUT = 30, OPT_DELAY_SEND, OPT_PACKET_SIZE, OPT_READ_PACKETS, OPT_RAW, OPT_SEND_TIMEOUT_CLOSE, OPT_QUEUE_HIGH,
    OPT_QUEUE_LOW, OPT_NETNS, OPT_SHOW_RESET, OPT_LINE_DELIMITER, OPT_TCLASS, OPT_BIND_TO_DEVICE, OPT_RECVTOS, OPT_RECVTCLASS,
    OPT_PKTOPTIONS, OPT_TTL, OPT_RECVTTL, OPT_NOPUSH, OPT_DEBUG = 99
};

/* ---- options of the system whose value is a number ---- */

typedef struct plain {
    int level, name;
    bool tells;        /* that setting it failed; others fail silently */
    unsigned ancillary;
} plain;

static bool find_plain(const ff_socket *s, unsigned option, plain *out)
{
    bool v6 = s->family == AF_INET6;
    switch (option) {
    case OPT_REUSEADDR: *out = (plain){SOL_SOCKET, SO_REUSEADDR, false, 0}; break;
    case OPT_KEEPALIVE: *out = (plain){SOL_SOCKET, SO_KEEPALIVE, false, 0}; break;
    case OPT_DONTROUTE: *out = (plain){SOL_SOCKET, SO_DONTROUTE, false, 0}; break;
    case OPT_BROADCAST: *out = (plain){SOL_SOCKET, SO_BROADCAST, false, 0}; break;
    case OPT_OOBINLINE: *out = (plain){SOL_SOCKET, SO_OOBINLINE, false, 0}; break;
    case OPT_SNDBUF: *out = (plain){SOL_SOCKET, SO_SNDBUF, false, 0}; break;
    case OPT_RCVBUF: *out = (plain){SOL_SOCKET, SO_RCVBUF, false, 0}; break;
    case OPT_PRIORITY: *out = (plain){SOL_SOCKET, SO_PRIORITY, true, 0}; break;
    case OPT_TOS: *out = (plain){IPPROTO_IP, IP_TOS, true, 0}; break;
    case OPT_TCLASS: *out = (plain){IPPROTO_IPV6, IPV6_TCLASS, true, 0}; break;
    case OPT_TTL: *out = (plain){IPPROTO_IP, IP_TTL, true, 0}; break;
    case OPT_RECVTOS: *out = (plain){IPPROTO_IP, IP_RECVTOS, true, FF_WITH_TOS}; break;
    case OPT_RECVTCLASS: *out = (plain){IPPROTO_IPV6, IPV6_RECVTCLASS, true, FF_WITH_TCLASS}; break;
    case OPT_RECVTTL: *out = (plain){IPPROTO_IP, IP_RECVTTL, true, FF_WITH_TTL}; break;
    case OPT_NODELAY: *out = (plain){IPPROTO_TCP, TCP_NODELAY, false, 0}; break;
    case OPT_NOPUSH: *out = (plain){IPPROTO_TCP, TCP_CORK, false, 0}; break;
    case OPT_MULTICAST_TTL: *out = (plain){IPPROTO_IP, IP_MULTICAST_TTL, false, 0}; break;
    case OPT_MULTICAST_LOOP: *out = (plain){IPPROTO_IP, IP_MULTICAST_LOOP, false, 0}; break;
    case OPT_MULTICAST_IF: *out = (plain){v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_MULTICAST_IF : IP_MULTICAST_IF, false, 0}; break;
    case OPT_V6ONLY: *out = (plain){IPPROTO_IPV6, IPV6_V6ONLY, true, 0}; break;
    default: return false;
    }
    return true;
}

static bool set_system(const ff_socket *s, const plain *o, const void *value, size_t n)
{
    return setsockopt(s->watch.fd, o->level, o->name, value, (socklen_t)n) == 0 || !o->tells;
}

/* A receive buffer of the system is worth one of ours. */
static void follow_receive_buffer(ff_socket *s, uint32_t bytes)
{
    if (s->buffer_set) return;
    if (bytes > MTU_BYTES && s->type == SOCK_DGRAM) s->buffer = MTU_BYTES;
    else if (bytes > s->buffer && bytes <= INT32_MAX) s->buffer = bytes;
}

static bool set_plain(ff_socket *s, unsigned option, uint32_t value)
{
    plain o;
    if (!find_plain(s, option, &o)) return false;
    if (option == OPT_RCVBUF) follow_receive_buffer(s, value);
    if (option == OPT_MULTICAST_IF) value = htonl(value);
    if (!set_system(s, &o, &value, sizeof value)) return false;
    if (o.ancillary) s->ancillary = value ? s->ancillary | o.ancillary : s->ancillary & ~o.ancillary;
    return true;
}

/* ---- reading setopts ---- */

typedef struct reader { const uint8_t *at; size_t n; } reader;

static bool get32(reader *r, uint32_t *value)
{
    if (r->n < 4) return false;
    *value = ff_get32(r->at);
    r->at += 4;
    r->n -= 4;
    return true;
}

static const uint8_t *get_bytes(reader *r, size_t n)
{
    const uint8_t *bytes = r->at;
    if (r->n < n) return NULL;
    r->at += n;
    r->n -= n;
    return bytes;
}

/* ---- options with values of their own form ---- */

static bool set_linger(ff_socket *s, reader *r, uint32_t on)
{
    uint32_t seconds;
    if (!get32(r, &seconds)) return false;
    struct linger value = {.l_onoff = (int)on, .l_linger = (int)seconds};
    s->linger_zero = on && seconds == 0;
    return set_system(s, &(plain){SOL_SOCKET, SO_LINGER, false, 0}, &value, sizeof value);
}

static bool set_raw(ff_socket *s, reader *r, uint32_t level)
{
    uint32_t name, n;
    const uint8_t *value;
    if (!get32(r, &name) || !get32(r, &n) || !(value = get_bytes(r, n))) return false;
    return set_system(s, &(plain){(int)level, (int)name, false, 0}, value, n);
}

static bool set_device(ff_socket *s, reader *r, uint32_t n)
{
    char name[IFNAMSIZ] = {0};
    const uint8_t *text = n < sizeof name ? get_bytes(r, n) : NULL;
    if (!text) return false;
    memcpy(name, text, n);
    return set_system(s, &(plain){SOL_SOCKET, SO_BINDTODEVICE, true, 0}, name, sizeof name);
}

static bool set_namespace(ff_socket *s, reader *r, uint32_t n)
{
    const uint8_t *text = get_bytes(r, n);
    if (!text) return false;
    ff_free(s->network_namespace);
    s->network_namespace = ff_malloc((size_t)n + 1);
    memcpy(s->network_namespace, text, n);
    s->network_namespace[n] = '\0';
    return true;
}

/* Family, interface, group, and for IPv4 an address of the interface. */
static bool set_membership(ff_socket *s, reader *r, uint32_t family, bool add)
{
    uint32_t interface, group, local;
    if (!get32(r, &interface)) return false;
    if (family == FF_AF_INET && s->family == AF_INET) {
        if (!get32(r, &group) || !get32(r, &local)) return false;
        struct ip_mreqn m = {.imr_multiaddr.s_addr = htonl(group), .imr_address.s_addr = htonl(local), .imr_ifindex = (int)interface};
        return set_system(s, &(plain){IPPROTO_IP, add ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, false, 0}, &m, sizeof m);
    }
    const uint8_t *ip = family == FF_AF_INET6 && s->family == AF_INET6 ? get_bytes(r, 16) : NULL;
    if (!ip) return false;
    struct ipv6_mreq m6 = {.ipv6mr_interface = interface};
    memcpy(&m6.ipv6mr_multiaddr, ip, sizeof m6.ipv6mr_multiaddr);
    return set_system(s, &(plain){IPPROTO_IPV6, add ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP, false, 0}, &m6, sizeof m6);
}

/* ---- active ---- */

/* N more messages; none left makes it passive, which is told. */
static bool add_active(ff_socket *s, reader *r)
{
    const uint8_t *bytes = get_bytes(r, 2);
    if (!bytes) return false;
    int32_t count = s->active_count + (int16_t)ff_get16(bytes);
    if (count > INT16_MAX || count < INT16_MIN) return false;
    s->active_count = count < 0 ? 0 : count;
    if (s->active_count > 0) return true;
    s->active = FF_PASSIVE;
    ff_socket_tell(s, s->is_tcp ? FF_AM_tcp_passive : FF_AM_udp_passive);
    return true;
}

static void tell_closed(ff_socket *s)
{
    if (s->reset_for_recv) ff_socket_tell_error(s, FF_AM_tcp_error, FF_AM_econnreset);
    s->reset_for_recv = false;
    if (!s->close_told) ff_socket_tell(s, FF_AM_tcp_closed);
    s->close_told = true;
    if (s->exit_on_close) ff_port_leave(&s->port, FF_AM_normal);
}

static bool set_active(ff_socket *s, reader *r, uint32_t value)
{
    s->active = value;
    if (value == FF_MULTI) {
        if (!add_active(s, r)) return false;
    } else {
        s->active_count = 0;
    }
    /* Who becomes active on a socket that was closed meanwhile hears of that now. */
    if (s->type == SOCK_STREAM && s->active != FF_PASSIVE && s->state == 0) tell_closed(s);
    return true;
}

/* ---- the driver's own ---- */

static void set_high(ff_socket *s, uint32_t value)
{
    if (s->type != SOCK_STREAM) return;
    s->high = (int32_t)value < 0 ? 0 : value;
    if (s->low > s->high) s->low = s->high;
}

static void set_low(ff_socket *s, uint32_t value)
{
    if (s->type != SOCK_STREAM) return;
    s->low = (int32_t)value < 0 ? 0 : value;
    if (s->high < s->low) s->high = s->low;
}

static bool set_queue_limit(uint32_t *limit, uint32_t value)
{
    if (value < 1 || value > QUEUE_LIMIT_MAX) return false;
    *limit = value;
    return true;
}

static bool set_one(ff_socket *s, unsigned option, uint32_t value, reader *r)
{
    switch (option) {
    case OPT_BUFFER: s->buffer = (int32_t)value < 1 ? 1 : value, s->buffer_set = true; return true;
    case OPT_HEADER: s->header = value; return true;
    case OPT_MODE: s->mode = value; return true;
    case OPT_DELIVER: s->deliver = value; return true;
    case OPT_ACTIVE: return set_active(s, r, value);
    case OPT_PACKET: s->packet.type = value < FF_PACKET__N ? (ff_packet_type)value : FF_PACKET_RAW; return true;
    case OPT_PACKET_SIZE: s->packet.max_bytes = value; return true;
    case OPT_LINE_DELIMITER: s->packet.delimiter = (uint8_t)value; return true;
    case OPT_EXIT_ON_CLOSE: s->exit_on_close = value; return true;
    case OPT_HIGH: set_high(s, value); return true;
    case OPT_LOW: set_low(s, value); return true;
    case OPT_QUEUE_HIGH: return set_queue_limit(&s->queue_high, value);
    case OPT_QUEUE_LOW: return set_queue_limit(&s->queue_low, value);
    case OPT_SEND_TIMEOUT: s->send_timeout = (int32_t)value; return true;
    case OPT_SEND_TIMEOUT_CLOSE: s->send_timeout_close = value; return true;
    case OPT_DELAY_SEND: s->delay_send = value; return true;
    case OPT_SHOW_RESET: s->show_reset = value; return true;
    case OPT_READ_PACKETS: s->read_packets = (int32_t)value; return (int32_t)value > 0;
    case OPT_DEBUG: return true;
    case OPT_NETNS: return set_namespace(s, r, value);
    case OPT_LINGER: return set_linger(s, r, value);
    case OPT_RAW: return set_raw(s, r, value);
    case OPT_BIND_TO_DEVICE: return set_device(s, r, value);
    case OPT_ADD_MEMBERSHIP: return set_membership(s, r, value, true);
    case OPT_DROP_MEMBERSHIP: return set_membership(s, r, value, false);
    default: return set_plain(s, option, value);
    }
}

/* What changed calls for. */
static ff_setting consequence(ff_socket *s, uint32_t old_active, ff_packet_type old_type)
{
    bool stream = s->type == SOCK_STREAM;
    if (!s->port.open || (stream ? !ff_socket_is_connected(s) : !ff_socket_is_open(s))) return FF_SET_DONE;
    if (stream && !old_active && (s->active == FF_ONCE || s->active == FF_MULTI) && s->packet.type == old_type)
        return FF_SET_RECEIVE;
    if (!s->active != !old_active) ff_socket_select(s, FF_WATCH_READ, s->active);
    return stream && s->active && (!old_active || s->packet.type != old_type) ? FF_SET_DELIVER : FF_SET_DONE;
}

ff_setting ff_socket_set_options(ff_socket *s, const uint8_t *at, size_t n)
{
    uint32_t old_active = s->active, value;
    ff_packet_type old_type = s->packet.type;
    reader r = {at, n};
    while (r.n >= 5) {
        unsigned option = *get_bytes(&r, 1);
        if (!get32(&r, &value) || !set_one(s, option, value, &r)) return FF_SET_FAILED;
        if (!s->port.open) return FF_SET_DONE;
    }
    return consequence(s, old_active, old_type);
}

/* ---- getopts ---- */

/* False: it is none of the driver's own; *has false: this kind of socket has it not. */
static bool get_own(const ff_socket *s, unsigned option, uint32_t *value, bool *has)
{
    bool stream = s->type == SOCK_STREAM;
    *has = true;
    switch (option) {
    case OPT_BUFFER: *value = s->buffer; return true;
    case OPT_HEADER: *value = s->header; return true;
    case OPT_MODE: *value = s->mode; return true;
    case OPT_DELIVER: *value = s->deliver; return true;
    case OPT_PACKET: *value = s->packet.type; return true;
    case OPT_PACKET_SIZE: *value = s->packet.max_bytes; return true;
    case OPT_EXIT_ON_CLOSE: *value = s->exit_on_close; return true;
    case OPT_QUEUE_HIGH: *value = s->queue_high; return true;
    case OPT_QUEUE_LOW: *value = s->queue_low; return true;
    case OPT_DEBUG: *value = 0; return true;
    case OPT_HIGH: *value = s->high, *has = stream; return true;
    case OPT_LOW: *value = s->low, *has = stream; return true;
    case OPT_SEND_TIMEOUT: *value = (uint32_t)s->send_timeout, *has = stream; return true;
    case OPT_SEND_TIMEOUT_CLOSE: *value = s->send_timeout_close, *has = stream; return true;
    case OPT_DELAY_SEND: *value = s->delay_send, *has = stream; return true;
    case OPT_READ_PACKETS: *value = (uint32_t)s->read_packets, *has = s->type == SOCK_DGRAM; return true;
    case OPT_SHOW_RESET: *value = s->show_reset, *has = s->is_tcp; return true;
    default: return false;
    }
}

static void put_option(ff_buffer *reply, unsigned option, uint32_t value)
{
    ff_put8(reply, option);
    ff_put32(reply, value);
}

static void get_active(const ff_socket *s, ff_buffer *reply)
{
    put_option(reply, OPT_ACTIVE, s->active);
    if (s->active == FF_MULTI) ff_put16(reply, (unsigned)s->active_count);
}

static void get_linger(const ff_socket *s, ff_buffer *reply)
{
    struct linger value = {0};
    socklen_t n = sizeof value;
    if (getsockopt(s->watch.fd, SOL_SOCKET, SO_LINGER, &value, &n) != 0) return;
    put_option(reply, OPT_LINGER, (uint32_t)value.l_onoff);
    ff_put32(reply, (uint32_t)value.l_linger);
}

/* Level, name, whether data follow, how much room; then the data. */
static bool get_raw(const ff_socket *s, reader *r, ff_buffer *reply)
{
    uint32_t level, name, room;
    const uint8_t *given, *data = NULL;
    if (!get32(r, &level) || !get32(r, &name) || !(given = get_bytes(r, 1)) || !get32(r, &room) || room > MAX_REPLY) return false;
    if (*given && !(data = get_bytes(r, room))) return false;
    uint8_t *value = ff_calloc(1, (size_t)room + 1);
    if (data) memcpy(value, data, room);
    socklen_t n = room;
    if (getsockopt(s->watch.fd, (int)level, (int)name, value, &n) == 0) {
        put_option(reply, OPT_RAW, level);
        ff_put32(reply, name);
        ff_put32(reply, n);
        ff_put_bytes(reply, value, n);
    }
    ff_free(value);
    return true;
}

static void get_text(ff_buffer *reply, unsigned option, const char *text)
{
    put_option(reply, option, (uint32_t)strlen(text));
    ff_put_bytes(reply, text, strlen(text));
}

static void get_device(const ff_socket *s, ff_buffer *reply)
{
    char name[IFNAMSIZ + 1] = {0};
    socklen_t n = IFNAMSIZ;
    if (getsockopt(s->watch.fd, SOL_SOCKET, SO_BINDTODEVICE, name, &n) == 0) get_text(reply, OPT_BIND_TO_DEVICE, name);
}

static bool get_multicast_interface(const ff_socket *s, ff_buffer *reply)
{
    plain o;
    uint32_t value = 0;
    socklen_t n = sizeof value;
    if (s->family != AF_INET && s->family != AF_INET6) return false;
    find_plain(s, OPT_MULTICAST_IF, &o);
    if (getsockopt(s->watch.fd, o.level, o.name, &value, &n) != 0) return true;
    put_option(reply, OPT_MULTICAST_IF, s->family == AF_INET ? FF_AF_INET : FF_AF_INET6);
    ff_put32(reply, s->family == AF_INET ? htonl(value) : value);
    return true;
}

/* What came with a stream's packets: pairs of option and value. */
static bool get_packet_options(const ff_socket *s, ff_buffer *reply)
{
    _Alignas(struct cmsghdr) char bytes[2 * CMSG_SPACE(sizeof(int))];
    socklen_t n = sizeof bytes;
    bool v6 = s->family == AF_INET6;
    if (!v6 && s->family != AF_INET) return false;
    if (getsockopt(s->watch.fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_2292PKTOPTIONS : IP_PKTOPTIONS, bytes, &n) != 0) return true;
    struct msghdr m = {.msg_control = bytes, .msg_controllen = n};
    ff_buffer found = {0};
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
        unsigned option = c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TOS ? OPT_TOS
                        : c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TTL ? OPT_TTL
                        : c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_TCLASS ? OPT_TCLASS : 0;
        uint32_t value = 0;
        if (!option) continue;
        if (c->cmsg_len == CMSG_LEN(1)) value = *CMSG_DATA(c);
        else memcpy(&value, CMSG_DATA(c), sizeof value);
        put_option(&found, option, value);
    }
    put_option(reply, OPT_PKTOPTIONS, (uint32_t)found.n);
    ff_put_bytes(reply, found.bytes, found.n);
    ff_free(found.bytes);
    return true;
}

/* An option that the system refuses to tell is left out. */
static bool get_plain(const ff_socket *s, unsigned option, ff_buffer *reply)
{
    plain o;
    uint32_t value = 0;
    socklen_t n = sizeof value;
    if (!find_plain(s, option, &o)) return false;
    if (getsockopt(s->watch.fd, o.level, o.name, &value, &n) == 0) put_option(reply, option, value);
    return true;
}

static bool get_one(ff_socket *s, unsigned option, reader *r, ff_buffer *reply)
{
    uint32_t value;
    bool has;
    if (get_own(s, option, &value, &has)) {
        if (has) put_option(reply, option, value);
        return true;
    }
    switch (option) {
    case OPT_ACTIVE: get_active(s, reply); return true;
    case OPT_LINGER: get_linger(s, reply); return true;
    case OPT_RAW: return get_raw(s, r, reply);
    case OPT_NETNS: if (s->network_namespace) get_text(reply, option, s->network_namespace); return true;
    case OPT_BIND_TO_DEVICE: get_device(s, reply); return true;
    case OPT_MULTICAST_IF: return get_multicast_interface(s, reply);
    case OPT_PKTOPTIONS: return get_packet_options(s, reply);
    default: return get_plain(s, option, reply);
    }
}

bool ff_socket_get_options(ff_socket *s, const uint8_t *at, size_t n, ff_buffer *reply)
{
    reader r = {at, n};
    ff_reply_ok(reply);
    while (r.n > 0)
        if (!get_one(s, *get_bytes(&r, 1), &r, reply)) return false;
    return reply->n <= MAX_REPLY;
}
