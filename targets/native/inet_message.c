/* targets/native/inet_message.c -- What sockets tell processes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/binary.h"
#include "bin/packet_term.h"
#include "proc/table.h"
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <arpa/inet.h>

/* ---- calls that wait ---- */

ff_waiting *ff_waiting_add(ff_socket *s, ff_term caller, ff_buffer *reply, int32_t timeout_ms, void (*timed_out)(ff_port *port))
{
    ff_waiting *w = ff_calloc(1, sizeof *w);
    w->socket = s;
    w->caller = caller;
    w->id = s->next_id++;
    ff_list_append(&s->waiting, &w->at);
    ff_reply_ok(reply);
    ff_put16(reply, w->id);
    if (timeout_ms >= 0) ff_port_timer_start(&s->port, &w->timer, timeout_ms, timed_out);
    return w;
}

void ff_waiting_free(ff_waiting *w)
{
    ff_port_timer_stop(&w->socket->port, &w->timer);
    ff_list_remove(&w->at);
    ff_free(w);
}

/* A timer that was started and is not running has just fired. */
ff_waiting *ff_waiting_expired(ff_socket *s)
{
    for (ff_list *at = s->waiting.next; at != &s->waiting; at = at->next) {
        ff_waiting *w = FF_LIST_OWNER(ff_waiting, at, at);
        if (w->timer.port && !w->timer.timer) return w;
    }
    return NULL;
}

/* result is immediate or lies in to's heap. */
static void answer(ff_waiting *w, ff_proc *to, ff_term result)
{
    if (to) ff_deliver_own(to, ff_tuple(to, FF_AM_inet_async, w->socket->port.self, ff_small_from_int(w->id), result));
    ff_waiting_free(w);
}

static ff_proc *caller_of(const ff_waiting *w) { return ff_proc_lookup(w->socket->port.vm, w->caller); }

void ff_waiting_answer(ff_waiting *w, ff_term immediate) { answer(w, caller_of(w), immediate); }

void ff_waiting_error(ff_waiting *w, ff_term reason)
{
    ff_proc *to = caller_of(w);
    answer(w, to, to ? ff_tuple(to, FF_AM_error, reason) : FF_NIL);
}

void ff_waiting_error_all(ff_socket *s, ff_term reason)
{
    for (ff_waiting *w; (w = ff_waiting_first(s));) ff_waiting_error(w, reason);
}

void ff_waiting_port(ff_waiting *w, ff_term port)
{
    ff_proc *to = caller_of(w);
    answer(w, to, to ? ff_tuple(to, FF_AM_ok, port) : FF_NIL);
}

/* ---- short messages ---- */

void ff_socket_reply(ff_socket *s, ff_term caller, ff_term result)
{
    ff_proc *to = ff_proc_lookup(s->port.vm, caller);
    if (to) ff_deliver_own(to, ff_tuple(to, FF_AM_inet_reply, s->port.self, result));
}

void ff_socket_reply_error(ff_socket *s, ff_term caller, ff_term reason)
{
    ff_proc *to = ff_proc_lookup(s->port.vm, caller);
    if (to) ff_deliver_own(to, ff_tuple(to, FF_AM_inet_reply, s->port.self, ff_tuple(to, FF_AM_error, reason)));
}

void ff_socket_tell(ff_socket *s, ff_term tag)
{
    ff_proc *to = ff_port_owner(&s->port);
    if (to) ff_deliver_own(to, ff_tuple(to, tag, s->port.self));
}

void ff_socket_tell_error(ff_socket *s, ff_term tag, ff_term what)
{
    ff_proc *to = ff_port_owner(&s->port);
    if (to) ff_deliver_own(to, ff_tuple(to, tag, s->port.self, what));
}

void ff_socket_tell_empty(ff_socket *s)
{
    for (size_t i = 0; i < s->n_subscribers; i++) {
        ff_proc *to = ff_proc_lookup(s->port.vm, s->subscribers[i]);
        if (to) ff_deliver_own(to, ff_tuple(to, FF_AM_empty_out_q, s->port.self));
    }
    s->n_subscribers = 0;
}

/* ---- data ---- */

/* [H1, ..., Hn | Data]: the first `header` bytes of a binary come as a list. */
static ff_term data_term(ff_proc *to, const ff_socket *s, const uint8_t *bytes, size_t n)
{
    if (s->mode == FF_MODE_LIST || s->header > n) return ff_string_to_list(to, (const char *)bytes, n);
    ff_term data = ff_binary_new(to, bytes + s->header, n - s->header);
    for (size_t i = s->header; i-- > 0;) data = ff_cons(to, ff_small_from_int(bytes[i]), data);
    return data;
}

static ff_term packet_term(ff_proc *to, ff_socket *s, const uint8_t *packet, size_t n)
{
    ff_packet_type type = s->packet.type;
    if (ff_packet_is_http(type)) return ff_http_term(to, type, packet, n, &s->headers);
    if (type == FF_PACKET_SSL_TLS) return ff_ssl_tls_term(to, s->port.self, packet, n);
    ff_slice body = ff_packet_body(type, packet, n);
    return data_term(to, s, body.at, body.n);
}

static ff_term active_message(ff_proc *to, ff_socket *s, const uint8_t *packet, size_t n)
{
    if (s->deliver == FF_DELIVER_PORT) {
        ff_slice body = ff_packet_body(s->packet.type, packet, n);
        s->port.input_bytes += body.n;
        return ff_tuple(to, s->port.self, ff_tuple(to, FF_AM_data, data_term(to, s, body.at, body.n)));
    }
    ff_term data = packet_term(to, s, packet, n);
    if (s->packet.type == FF_PACKET_SSL_TLS) return data;
    return ff_tuple(to, ff_packet_is_http(s->packet.type) ? FF_AM_http : FF_AM_tcp, s->port.self, data);
}

void ff_socket_deliver_packet(ff_socket *s, const uint8_t *packet, size_t n)
{
    ff_waiting *w = s->active ? NULL : ff_waiting_first(s);
    ff_proc *to = s->active ? ff_port_owner(&s->port) : w ? caller_of(w) : NULL;
    if (w)
        answer(w, to, to ? ff_tuple(to, FF_AM_ok, packet_term(to, s, packet, n)) : FF_NIL);
    else if (to)
        ff_deliver_own(to, active_message(to, s, packet, n));
}

void ff_socket_count_active(ff_socket *s)
{
    bool passive = s->active == FF_ONCE || (s->active == FF_MULTI && --s->active_count <= 0);
    if (!passive) return;
    if (s->active == FF_MULTI) ff_socket_tell(s, s->is_tcp ? FF_AM_tcp_passive : FF_AM_udp_passive);
    s->active = FF_PASSIVE;
}

/* ---- datagrams ---- */

static ff_term ip_tuple(ff_proc *p, const ff_address *a)
{
    ff_term parts[8];
    bool v4 = a->any.sa_family == AF_INET;
    const uint8_t *ip = v4 ? (const uint8_t *)&a->in.sin_addr : (const uint8_t *)&a->in6.sin6_addr;
    for (int i = 0; i < (v4 ? 4 : 8); i++) parts[i] = ff_small_from_int(v4 ? ip[i] : (int64_t)ff_get16(ip + 2 * i));
    return ff_tuple_new(p, v4 ? 4 : 8, parts);
}

void ff_address_terms(ff_proc *p, const ff_address *a, socklen_t size, ff_term terms[2])
{
    ff_buffer b = {0};
    terms[1] = ff_small_from_int(ff_address_port(a));
    if (a->any.sa_family == AF_INET || a->any.sa_family == AF_INET6) {
        terms[0] = ip_tuple(p, a);
        return;
    }
    bool local = ff_address_put(&b, a, size);
    terms[0] = ff_tuple(p, local ? FF_AM_local : FF_AM_unspec, ff_binary_new(p, local ? b.bytes + 2 : NULL, local ? b.n - 2 : 0));
    ff_free(b.bytes);
}

static ff_term ancillary_list(ff_proc *p, const int (*ancillary)[2], int n)
{
    ff_term list = FF_NIL;
    while (n-- > 0) {
        ff_term name = ancillary[n][0] == FF_WITH_TOS ? FF_AM_tos : ancillary[n][0] == FF_WITH_TCLASS ? FF_AM_tclass : FF_AM_ttl;
        list = ff_cons(p, ff_tuple(p, name, ff_small_from_int(ancillary[n][1])), list);
    }
    return list;
}

/* What prim_inet:recvfrom() takes apart: the address's bytes, then the data. */
static ff_term received(ff_proc *to, const ff_socket *s, const ff_address *from, socklen_t from_size, ff_term data)
{
    ff_buffer b = {0};
    (void)s;
    if (!ff_address_put(&b, from, from_size)) ff_put8(&b, FF_AF_UNSPEC);
    for (size_t i = b.n; i-- > 0;) data = ff_cons(to, ff_small_from_int(b.bytes[i]), data);
    ff_free(b.bytes);
    return data;
}

void ff_socket_deliver_datagram(ff_socket *s, const ff_address *from, socklen_t from_size, const uint8_t *bytes, size_t n,
                                const int (*ancillary)[2], int n_ancillary)
{
    ff_waiting *w = s->active ? NULL : ff_waiting_first(s);
    ff_proc *to = s->active ? ff_port_owner(&s->port) : w ? caller_of(w) : NULL;
    if (!to) {
        if (w) ff_waiting_free(w);
        return;
    }
    ff_term data = data_term(to, s, bytes, n);
    if (w) {
        ff_term result = received(to, s, from, from_size, data);
        if (n_ancillary >= 0) result = ff_tuple(to, result, ancillary_list(to, ancillary, n_ancillary));
        answer(w, to, ff_tuple(to, FF_AM_ok, result));
        return;
    }
    ff_term at[2];
    ff_address_terms(to, from, from_size, at);
    if (s->deliver == FF_DELIVER_PORT)
        ff_deliver_own(to, ff_tuple(to, s->port.self, ff_tuple(to, FF_AM_data, received(to, s, from, from_size, data))));
    else if (n_ancillary >= 0)
        ff_deliver_own(to, ff_tuple(to, FF_AM_udp, s->port.self, at[0], at[1], ancillary_list(to, ancillary, n_ancillary), data));
    else
        ff_deliver_own(to, ff_tuple(to, FF_AM_udp, s->port.self, at[0], at[1], data));
}
