/* targets/native/tcp.c -- The driver tcp_inet: opening, connecting, listening, accepting, closing.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "bif/posix_error.h"
#include "proc/table.h"
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <errno.h>
#include <unistd.h>

static const char exbadport[] = "exbadport";

static bool is_listening(const ff_socket *s) { return s->state & FF_LISTEN_BIT; }
static bool is_connecting(const ff_socket *s) { return s->state & FF_CONNECTING_BIT; }

static int32_t timeout_of(const uint8_t *data) { return (int32_t)ff_get32(data); }

static void ready(ff_watch *watch, unsigned events);

/* ---- the end of a socket ---- */

void ff_tcp_close(ff_socket *s)
{
    ff_tcp_clear_input(s);
    ff_tcp_clear_output(s);
    ff_socket_close(s);
}

/* Who waits will wait in vain. */
void ff_tcp_close_waiting(ff_socket *s)
{
    s->state &= ~(unsigned)FF_ACCEPTING_BIT;
    ff_waiting_error_all(s, FF_AM_closed);
    ff_port_timer_stop(&s->port, &s->send_timer);
}

static void stop(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    ff_tcp_close_waiting(s);
    if (s->file.fd >= 0) close(s->file.fd);
    ff_socket_stop(s);
}

/* What a send has accepted is still written. */
static bool drain(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    if (!(s->watch.events & FF_WATCH_WRITE) || s->linger_zero || s->file.fd >= 0) return false;
    ff_tcp_close_waiting(s);
    ff_socket_select(s, FF_WATCH_READ, false);
    return true;
}

/* ---- connect ---- */

static void connect_expired(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    ff_waiting *w = ff_waiting_expired(s);
    ff_tcp_close(s);
    if (w) ff_waiting_error(w, FF_AM_timeout);
}

static void connected(ff_socket *s)
{
    s->state = FF_OPEN | FF_CONNECTED_BIT;
    if (s->active) ff_socket_select(s, FF_WATCH_READ, true);
}

static void finish_connect(ff_socket *s)
{
    int error = 0;
    socklen_t size = sizeof error;
    ff_waiting *w = ff_waiting_first(s);
    ff_socket_select(s, FF_WATCH_WRITE, false);
    if (getsockopt(s->watch.fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    if (error) {
        s->state = FF_OPEN;
        if (w) ff_waiting_error(w, ff_posix_atom(error));
        return;
    }
    connected(s);
    if (w) ff_waiting_answer(w, FF_AM_ok);
}

/* Timeout, address. */
static bool connect_to(ff_socket *s, ff_proc *caller, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!ff_socket_is_open(s)) return ff_reply_error(reply, exbadport);
    if (ff_socket_is_connected(s)) return ff_reply_error(reply, "eisconn");
    if (is_connecting(s) || n < 6) return ff_reply_error(reply, "einval");
    int32_t timeout_ms = timeout_of(data);
    const uint8_t *at = data + 4;
    n -= 4;
    ff_address a;
    socklen_t size;
    const char *wrong = ff_address_get(s->family, &a, &size, &at, &n);
    if (wrong) return ff_reply_error(reply, wrong);
    int error = connect(s->watch.fd, &a.any, size) == 0 ? 0 : errno;
    if (error && error != EINPROGRESS) return ff_reply_errno(s, reply, error);
    ff_waiting *w = ff_waiting_add(s, caller->self, reply, error ? timeout_ms : FF_TIME_INFINITE, connect_expired);
    if (!error) {
        connected(s);
        ff_waiting_answer(w, FF_AM_ok);
        return true;
    }
    s->state = FF_OPEN | FF_CONNECTING_BIT;
    ff_socket_select(s, FF_WATCH_WRITE, true);
    return true;
}

/* ---- listen, accept ---- */

static bool listen_on(ff_socket *s, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!ff_socket_is_open(s)) return ff_reply_error(reply, exbadport);
    if (n != 2) return ff_reply_error(reply, "einval");
    if (listen(s->watch.fd, (int)ff_get16(data)) != 0) return ff_reply_errno(s, reply, errno);
    s->state = FF_OPEN | FF_LISTEN_BIT;
    return ff_reply_ok(reply);
}

/* A port for an accepted connection; what it has of the listening socket. */
static ff_socket *accepted(const ff_socket *l, ff_proc *owner, int fd)
{
    ff_socket *s = ff_socket_new(owner, &ff_tcp_driver, true);
    if (!s) return NULL;
    ff_watch_init(&s->watch, fd, ready);
    s->state = FF_OPEN | FF_CONNECTED_BIT;
    s->family = l->family;
    s->type = l->type;
    s->mode = l->mode;
    s->exit_on_close = l->exit_on_close;
    s->deliver = l->deliver;
    s->packet.type = l->packet.type;
    s->packet.max_bytes = l->packet.max_bytes;
    s->header = l->header;
    s->buffer = l->buffer;
    s->high = l->high;
    s->low = l->low;
    s->send_timeout = l->send_timeout;
    s->send_timeout_close = l->send_timeout_close;
    s->queue_high = l->queue_high;
    s->queue_low = l->queue_low;
    s->show_reset = l->show_reset;
    s->linger_zero = l->linger_zero;
    return s;
}

static void hand_over(ff_socket *l, ff_waiting *w, int fd, int error)
{
    ff_proc *owner = ff_proc_lookup(l->port.vm, w->caller);
    ff_socket *s = fd >= 0 && owner ? accepted(l, owner, fd) : NULL;
    if (s) {
        ff_waiting_port(w, s->port.self);
        return;
    }
    if (fd >= 0) close(fd);
    ff_waiting_error(w, fd >= 0 ? FF_AM_system_limit : ff_posix_atom(error));
}

/* Those that died while they waited want no connection. */
static ff_waiting *living_acceptor(ff_socket *l)
{
    ff_waiting *w = ff_waiting_first(l);
    while (w && !ff_proc_lookup(l->port.vm, w->caller)) {
        ff_waiting_free(w);
        w = ff_waiting_first(l);
    }
    return w;
}

static void accept_waiting(ff_socket *l)
{
    for (ff_waiting *w; (w = living_acceptor(l));) {
        int fd = accept4(l->watch.fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0 && (errno == EAGAIN || errno == EINTR)) return;
        hand_over(l, w, fd, errno);
    }
    ff_socket_select(l, FF_WATCH_READ, false);
    l->state &= ~(unsigned)FF_ACCEPTING_BIT;
}

static void accept_expired(ff_port *port)
{
    ff_socket *l = (ff_socket *)port;
    ff_waiting *w = ff_waiting_expired(l);
    if (w) ff_waiting_error(w, FF_AM_timeout);
    if (ff_waiting_first(l)) return;
    ff_socket_select(l, FF_WATCH_READ, false);
    l->state &= ~(unsigned)FF_ACCEPTING_BIT;
}

/* Timeout. */
static bool accept_one(ff_socket *l, ff_proc *caller, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!is_listening(l) || n != 4) return ff_reply_error(reply, "einval");
    bool others = living_acceptor(l);
    int fd = others ? -1 : accept4(l->watch.fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    int error = others ? EAGAIN : errno;
    if (fd < 0 && error != EAGAIN && error != EINTR) return ff_reply_errno(l, reply, error);
    ff_waiting *w = ff_waiting_add(l, caller->self, reply, fd < 0 ? timeout_of(data) : FF_TIME_INFINITE, accept_expired);
    if (fd >= 0) {
        hand_over(l, w, fd, 0);
        return true;
    }
    l->state |= FF_ACCEPTING_BIT;
    ff_socket_select(l, FF_WATCH_READ, true);
    return true;
}

/* ---- recv ---- */

static void receive_expired(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    ff_waiting *w = ff_waiting_expired(s);
    ff_socket_select(s, FF_WATCH_READ, false);
    s->wanted = 0;
    if (w) ff_waiting_error(w, FF_AM_timeout);
}

/* A call on a socket that was closed while nobody called. */
static bool tell_closed(ff_socket *s, ff_buffer *reply)
{
    bool closed = s->closed_for_recv, reset = s->reset_for_recv;
    if (!closed) return ff_reply_error(reply, "enotconn");
    s->closed_for_recv = s->closed_for_send = s->reset_for_recv = false;
    return ff_reply_error(reply, reset ? "econnreset" : "closed");
}

/* Timeout, length. */
static bool receive(ff_socket *s, ff_proc *caller, const uint8_t *data, size_t n, ff_buffer *reply)
{
    enum { MOST = 0x4000000 };
    if (!ff_socket_is_connected(s)) return tell_closed(s, reply);
    if (s->active || n != 8) return ff_reply_error(reply, "einval");
    int32_t timeout_ms = timeout_of(data);
    uint32_t length = ff_get32(data + 4);
    if (s->packet.type != FF_PACKET_RAW && length) return ff_reply_error(reply, "einval");
    if (length > MOST) return ff_reply_error(reply, "enomem");
    if (ff_waiting_first(s)) return ff_reply_error(reply, "ealready");
    s->wanted = length;
    ff_waiting *w = ff_waiting_add(s, caller->self, reply, timeout_ms > 0 ? timeout_ms : FF_TIME_INFINITE, receive_expired);
    if (!s->ignored && !ff_tcp_receive(s)) return true;
    if (ff_waiting_first(s) != w) return true;
    if (timeout_ms == 0) {
        s->wanted = 0;
        ff_waiting_error(w, FF_AM_timeout);
    } else {
        ff_socket_select(s, FF_WATCH_READ, true);
    }
    return true;
}

/* Bytes that somebody has read and gives back. */
static bool give_back(ff_socket *s, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!ff_socket_is_connected(s)) return ff_reply_error(reply, "enotconn");
    size_t old = s->end - s->start;
    uint8_t *bytes = ff_malloc(n + old + 1);
    memcpy(bytes, data, n);
    if (old) memcpy(bytes + n, s->bytes + s->start, old);
    ff_free(s->bytes);
    s->bytes = bytes;
    s->start = 0;
    s->end = n + old;
    s->capacity = n + old + 1;
    if (s->active) ff_tcp_deliver(s);
    return ff_reply_ok(reply);
}

/* ---- the driver ---- */

static bool close_socket(ff_socket *s, ff_buffer *reply)
{
    ff_tcp_close_waiting(s);
    ff_tcp_close(s);
    return ff_reply_ok(reply);
}

static bool control(ff_port *port, ff_proc *caller, uint32_t operation, const uint8_t *data, size_t n, ff_buffer *reply)
{
    ff_socket *s = (ff_socket *)port;
    unsigned request = operation - FF_INET_CONTROL;
    switch (request) {
    case FF_REQ_OPEN: return ff_socket_open(s, FF_TYPE_STREAM, ready, data, n, reply);
    case FF_REQ_FDOPEN: return ff_socket_open_descriptor(s, FF_TYPE_STREAM, ready, data, n, reply);
    case FF_REQ_LISTEN: return listen_on(s, data, n, reply);
    case FF_REQ_CONNECT: return connect_to(s, caller, data, n, reply);
    case FF_REQ_ACCEPT: return accept_one(s, caller, data, n, reply);
    case FF_REQ_CLOSE: return close_socket(s, reply);
    case FF_REQ_RECV: return receive(s, caller, data, n, reply);
    case FF_REQ_UNRECV: return give_back(s, data, n, reply);
    case FF_REQ_SHUTDOWN:
        if (!ff_socket_is_connected(s)) return ff_reply_error(reply, "enotconn");
        return n == 1 && data[0] <= SHUT_RDWR ? ff_tcp_shutdown(s, data[0], reply) : ff_reply_error(reply, "einval");
    case FF_REQ_SENDFILE: return ff_tcp_start_sendfile(s, caller->self, data, n, reply);
    default: return ff_socket_control(s, caller, request, data, n, reply);
    }
}

static void ready(ff_watch *watch, unsigned events)
{
    ff_socket *s = FF_LIST_OWNER(ff_socket, watch, watch);
    if (events & FF_WATCH_READ) {
        if (is_listening(s)) accept_waiting(s);
        else if (ff_socket_is_connected(s)) ff_tcp_receive(s);
        else ff_socket_select(s, FF_WATCH_READ, false);
    }
    if (!(events & watch->events & FF_WATCH_WRITE)) return;
    if (is_connecting(s)) finish_connect(s);
    else if (ff_socket_is_connected(s)) ff_tcp_write_queue(s);
    else ff_socket_select(s, FF_WATCH_WRITE, false);
}

const ff_driver ff_tcp_driver = {
    .name = "tcp_inet",
    .size = sizeof(ff_socket),
    .control = control,
    .output = ff_tcp_output,
    .drain = drain,
    .stop = stop,
};
