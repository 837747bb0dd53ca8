/* targets/native/tcp_receive.c -- Input of TCP sockets: reading, finding packets, delivering, and what the peer's end means.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/posix_error.h"
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <errno.h>

/* ---- the buffer ---- */

void ff_tcp_clear_input(ff_socket *s)
{
    ff_free(s->bytes);
    s->bytes = NULL;
    s->start = s->end = s->capacity = 0;
    s->wanted = 0;
}

static size_t held(const ff_socket *s) { return s->end - s->start; }

/* Room for n bytes behind those that are there. */
static void make_room(ff_socket *s, size_t n)
{
    size_t size = held(s);
    if (s->capacity - s->end >= n) return;
    if (s->start > 0) memmove(s->bytes, s->bytes + s->start, size);
    s->start = 0;
    s->end = size;
    if (s->capacity - size >= n) return;
    s->capacity = size + n;
    s->bytes = ff_realloc(s->bytes, s->capacity);
}

/* ---- the end of input ---- */

/* The peer has closed the connection. */
static void closed(ff_socket *s)
{
    bool sending = s->state & FF_BUSY_BIT || s->file.fd >= 0;
    ff_tcp_fail_busy(s, FF_AM_closed);
    ff_tcp_abort_sendfile(s, ENOTCONN);
    if (!sending) s->closed_for_send = true;
    ff_tcp_clear_input(s);
    if (s->active) {
        if (!s->close_told) ff_socket_tell(s, FF_AM_tcp_closed);
        s->close_told = true;
        if (s->exit_on_close) ff_port_leave(&s->port, FF_AM_normal);
        else ff_socket_select(s, FF_WATCH_READ, false);
        return;
    }
    if (s->exit_on_close) ff_tcp_close(s);
    else ff_socket_select(s, FF_WATCH_READ, false);
    ff_waiting_error_all(s, FF_AM_closed);
}

static void failed(ff_socket *s, int error)
{
    ff_tcp_fail_busy(s, FF_AM_closed);
    ff_tcp_abort_sendfile(s, error);
    ff_tcp_clear_input(s);
    if (s->active) {
        ff_socket_tell_error(s, FF_AM_tcp_error, ff_posix_atom(error));
        if (!s->close_told) ff_socket_tell(s, FF_AM_tcp_closed);
        s->close_told = true;
        if (s->exit_on_close) ff_port_leave(&s->port, ff_posix_atom(error));
        else ff_socket_select(s, FF_WATCH_READ, false);
        return;
    }
    if (s->exit_on_close) ff_tcp_close(s);
    else ff_socket_select(s, FF_WATCH_READ, false);
    ff_waiting_error_all(s, ff_posix_atom(error));
}

/* ---- packets ---- */

/* The size of the first packet; 0: it is not there, and *more bytes are to be read; < 0: it is none. */
static int64_t first_packet(ff_socket *s, size_t *more)
{
    size_t n = held(s);
    *more = 0;
    if (s->wanted) {
        if (n >= s->wanted) return (int64_t)s->wanted;
        *more = s->wanted - n;
        return 0;
    }
    if (n == 0) return 0;
    s->packet.truncate_bytes = s->buffer;
    int64_t size = ff_packet_size(&s->packet, s->bytes + s->start, n, &s->headers);
    if (size <= 0 || (uint64_t)size <= n) return size;
    *more = (size_t)size - n;
    return 0;
}

static void deliver(ff_socket *s, size_t size)
{
    ff_flow_count(&s->in, size);
    s->wanted = 0;
    bool active = s->active;
    ff_socket_deliver_packet(s, s->bytes + s->start, size);
    s->start += size;
    if (s->start == s->end) ff_tcp_clear_input(s);
    if (active) ff_socket_count_active(s);
    if (!s->active) ff_socket_select(s, FF_WATCH_READ, false);
}

/* Delivers while somebody takes packets. False: what is there is no packet, which ends the socket. */
static bool deliver_all(ff_socket *s, size_t *more)
{
    int64_t size;
    while (s->active || ff_waiting_first(s)) {
        size = first_packet(s, more);
        if (size == 0) break;
        if (size < 0) {
            failed(s, EMSGSIZE);
            return false;
        }
        deliver(s, (size_t)size);
    }
    return true;
}

void ff_tcp_deliver(ff_socket *s)
{
    size_t more;
    deliver_all(s, &more);
}

/* One recv() of what a packet lacks, or of as much as the buffer takes. */
static ssize_t read_more(ff_socket *s, size_t more)
{
    size_t n = held(s);
    size_t room = more ? more : n < s->buffer ? s->buffer - n : s->buffer;
    make_room(s, room);
    ssize_t got = recv(s->watch.fd, s->bytes + s->end, room, 0);
    if (got > 0) s->end += (size_t)got;
    return got;
}

bool ff_tcp_receive(ff_socket *s)
{
    size_t more = 0;
    if (!deliver_all(s, &more)) return false;
    if (!s->active && !ff_waiting_first(s)) return true;
    ssize_t n = read_more(s, more);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
        if (held(s) == 0) {
            size_t wanted = s->wanted;
            ff_tcp_clear_input(s); /* an idle socket holds no buffer */
            s->wanted = wanted;
        }
        return true;
    }
    if (n > 0) return deliver_all(s, &more);
    if (n == 0 || (errno == ECONNRESET && !s->show_reset)) closed(s);
    else failed(s, errno);
    return false;
}
