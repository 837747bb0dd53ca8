/* targets/native/udp.c -- The driver udp_inet.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "bif/posix_error.h"
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <errno.h>

enum { MAX_ANCILLARY = 4 };

static void ready(ff_watch *watch, unsigned events);

/* ---- input ---- */

typedef struct datagram {
    ff_address from;
    socklen_t from_size;
    ssize_t n;
    int ancillary[MAX_ANCILLARY][2], n_ancillary; /* < 0: none was asked for */
} datagram;

static int kind_of(const struct cmsghdr *c)
{
    if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TOS) return FF_WITH_TOS;
    if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TTL) return FF_WITH_TTL;
    return c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_TCLASS ? FF_WITH_TCLASS : 0;
}

static void read_ancillary(datagram *d, struct msghdr *m)
{
    d->n_ancillary = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c && d->n_ancillary < MAX_ANCILLARY; c = CMSG_NXTHDR(m, c)) {
        int kind = kind_of(c), value = 0;
        if (!kind) continue;
        if (c->cmsg_len == CMSG_LEN(1)) value = *CMSG_DATA(c);
        else memcpy(&value, CMSG_DATA(c), sizeof value);
        d->ancillary[d->n_ancillary][0] = kind;
        d->ancillary[d->n_ancillary++][1] = value;
    }
}

static void read_datagram(ff_socket *s, datagram *d, uint8_t *bytes)
{
    _Alignas(struct cmsghdr) char control[MAX_ANCILLARY * CMSG_SPACE(sizeof(int))];
    struct iovec part = {bytes, s->buffer};
    struct msghdr m = {.msg_name = &d->from, .msg_namelen = sizeof d->from, .msg_iov = &part, .msg_iovlen = 1};
    memset(&d->from, 0, sizeof d->from);
    if (s->ancillary) m.msg_control = control, m.msg_controllen = sizeof control;
    d->n = recvmsg(s->watch.fd, &m, 0);
    d->from_size = m.msg_namelen;
    d->n_ancillary = -1;
    if (ff_socket_is_connected(s) && s->remote_size) d->from = s->remote, d->from_size = s->remote_size;
    if (d->n >= 0 && s->ancillary) read_ancillary(d, &m);
}

/* False: nothing was delivered, and nothing more is to be read now. */
static bool receive_one(ff_socket *s, uint8_t *bytes)
{
    datagram d;
    read_datagram(s, &d, bytes);
    bool was_active = s->active;
    if (d.n >= 0) {
        ff_flow_count(&s->in, (size_t)d.n);
        ff_socket_deliver_datagram(s, &d.from, d.from_size, bytes, (size_t)d.n, (const int(*)[2])d.ancillary, d.n_ancillary);
        if (was_active) ff_socket_count_active(s);
    } else if (errno == EAGAIN || errno == EINTR) {
        return false;
    } else if (was_active) {
        ff_socket_tell_error(s, FF_AM_udp_error, ff_posix_atom(errno));
    } else if (ff_waiting_first(s)) {
        ff_waiting_error(ff_waiting_first(s), ff_posix_atom(errno));
    }
    if (!s->active) ff_socket_select(s, FF_WATCH_READ, false);
    return d.n >= 0;
}

static void receive(ff_socket *s)
{
    uint8_t *bytes = ff_malloc(s->buffer);
    for (int i = 0; i < s->read_packets && (s->active || ff_waiting_first(s)); i++)
        if (!receive_one(s, bytes)) break;
    ff_free(bytes);
}

static void ready(ff_watch *watch, unsigned events)
{
    (void)events;
    receive(FF_LIST_OWNER(ff_socket, watch, watch));
}

static void expired(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    ff_waiting *w = ff_waiting_expired(s);
    ff_socket_select(s, FF_WATCH_READ, false);
    if (w) ff_waiting_error(w, FF_AM_timeout);
}

/* Timeout, and a length that means nothing. */
static bool receive_request(ff_socket *s, ff_proc *caller, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!ff_socket_is_open(s)) return ff_reply_error(reply, "exbadport");
    if (s->active || n != 8) return ff_reply_error(reply, "einval");
    if (ff_waiting_first(s)) return ff_reply_error(reply, "ealready");
    ff_waiting *w = ff_waiting_add(s, caller->self, reply, (int32_t)ff_get32(data), expired);
    receive(s);
    if (ff_waiting_first(s) == w) ff_socket_select(s, FF_WATCH_READ, true);
    return true;
}

/* ---- connect ---- */

static void disconnect(ff_socket *s)
{
    struct sockaddr none = {.sa_family = AF_UNSPEC};
    (void)connect(s->watch.fd, &none, sizeof none);
    s->state &= ~(unsigned)FF_CONNECTED_BIT;
}

/* Nothing, or a timeout that means nothing and an address. */
static bool connect_to(ff_socket *s, ff_proc *caller, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!ff_socket_is_open(s)) return ff_reply_error(reply, "exbadport");
    if (n != 0 && n < 6) return ff_reply_error(reply, "einval");
    if (ff_socket_is_connected(s) || n == 0) disconnect(s);
    if (n > 0) {
        const uint8_t *at = data + 4;
        n -= 4;
        const char *wrong = ff_address_get(s->family, &s->remote, &s->remote_size, &at, &n);
        if (wrong) return ff_reply_error(reply, wrong);
        if (connect(s->watch.fd, &s->remote.any, s->remote_size) != 0) {
            int error = errno;
            disconnect(s);
            return ff_reply_errno(s, reply, error);
        }
        s->state |= FF_CONNECTED_BIT;
    }
    ff_waiting_answer(ff_waiting_add(s, caller->self, reply, FF_TIME_INFINITE, expired), FF_AM_ok);
    return true;
}

/* ---- output ---- */

/* Pairs of an option and its value, as setopts has them. */
static bool put_ancillary(struct msghdr *m, const uint8_t *at, size_t n)
{
    enum { OPT_TOS = 9, OPT_TCLASS = 41, OPT_TTL = 46 };
    size_t used = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(m); n >= 5; at += 5, n -= 5) {
        int value = (int)ff_get32(at + 1);
        if (!c || (at[0] != OPT_TOS && at[0] != OPT_TCLASS && at[0] != OPT_TTL)) return false;
        *c = (struct cmsghdr){.cmsg_level = at[0] == OPT_TCLASS ? IPPROTO_IPV6 : IPPROTO_IP,
                              .cmsg_type = at[0] == OPT_TOS ? IP_TOS : at[0] == OPT_TTL ? IP_TTL : IPV6_TCLASS,
                              .cmsg_len = CMSG_LEN(sizeof value)};
        memcpy(CMSG_DATA(c), &value, sizeof value);
        used += CMSG_SPACE(sizeof value);
        c = (struct cmsghdr *)(void *)((char *)m->msg_control + used);
        if (used + CMSG_SPACE(sizeof value) > m->msg_controllen) c = NULL;
    }
    m->msg_controllen = used;
    return n == 0;
}

/* Address, size of ancillary data, those, data. NULL: sent. */
static const char *send_datagram(ff_socket *s, const uint8_t *at, size_t n, int *error)
{
    _Alignas(struct cmsghdr) char control[MAX_ANCILLARY * CMSG_SPACE(sizeof(int))] = {0};
    ff_address to;
    socklen_t to_size;
    const char *wrong = ff_address_get(s->family, &to, &to_size, &at, &n);
    if (wrong) return wrong;
    size_t ancillary = n < 4 ? 0 : ff_get32(at);
    if (n < 4 || n - 4 < ancillary) return "einval";
    at += 4;
    n -= 4;
    struct iovec part = {(uint8_t *)at + ancillary, n - ancillary};
    struct msghdr m = {.msg_name = &to, .msg_namelen = to_size, .msg_iov = &part, .msg_iovlen = 1};
    if (ff_socket_is_connected(s)) m.msg_name = NULL, m.msg_namelen = 0;
    if (ancillary) m.msg_control = control, m.msg_controllen = sizeof control;
    if (ancillary && !put_ancillary(&m, at, ancillary)) return "einval";
    ff_flow_count(&s->out, part.iov_len);
    *error = sendmsg(s->watch.fd, &m, MSG_NOSIGNAL) < 0 ? errno : 0;
    return NULL;
}

static void output(ff_port *port, ff_term caller, const uint8_t *bytes, size_t n)
{
    ff_socket *s = (ff_socket *)port;
    int error = EINVAL;
    const char *wrong = ff_socket_is_open(s) ? send_datagram(s, bytes, n, &error) : NULL;
    if (wrong) ff_socket_reply_error(s, caller, ff_atom_from_utf8(port->vm, wrong, strlen(wrong)));
    else if (error) ff_socket_reply_error(s, caller, ff_posix_atom(error));
    else ff_socket_reply(s, caller, FF_AM_ok);
}

/* ---- the driver ---- */

static bool opened(ff_socket *s)
{
    if (s->active) ff_socket_select(s, FF_WATCH_READ, true);
    return true;
}

static bool control(ff_port *port, ff_proc *caller, uint32_t operation, const uint8_t *data, size_t n, ff_buffer *reply)
{
    ff_socket *s = (ff_socket *)port;
    unsigned request = operation - FF_INET_CONTROL;
    switch (request) {
    case FF_REQ_OPEN: return ff_socket_open(s, FF_TYPE_DGRAM, ready, data, n, reply) && opened(s);
    case FF_REQ_FDOPEN: return ff_socket_open_descriptor(s, FF_TYPE_DGRAM, ready, data, n, reply) && opened(s);
    case FF_REQ_CLOSE: ff_socket_close(s); return ff_reply_ok(reply);
    case FF_REQ_CONNECT: return connect_to(s, caller, data, n, reply);
    case FF_REQ_PACKET_RECV: return receive_request(s, caller, data, n, reply);
    default: return ff_socket_control(s, caller, request, data, n, reply);
    }
}

static void stop(ff_port *port) { ff_socket_stop((ff_socket *)port); }

const ff_driver ff_udp_driver = {
    .name = "udp_inet",
    .size = sizeof(ff_socket),
    .control = control,
    .output = output,
    .stop = stop,
};
