/* targets/native/tcp_send.c -- Output of TCP sockets: what cannot be written at once is queued; who makes the queue too long
 * waits for the answer to its send, at most for send_timeout, and others wait until the port is not busy any more.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "bif/posix_error.h"
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

enum { SENDFILE_CHUNK = 1 << 30 };

/* ---- busy ---- */

static void become_busy(ff_socket *s, ff_term caller);

/* The queue is short again, or will never be written. Who waits is to be told by the caller of this. */
static ff_term end_busy(ff_socket *s)
{
    s->state &= ~(unsigned)FF_BUSY_BIT;
    ff_port_timer_stop(&s->port, &s->send_timer);
    ff_term caller = s->busy_caller;
    return caller;
}

static void not_busy(ff_socket *s)
{
    if (!(s->state & FF_BUSY_BIT) || ff_queue_size(&s->port.queue) > s->low) return;
    ff_socket_reply(s, end_busy(s), FF_AM_ok);
    ff_port_set_busy(&s->port, false);
}

void ff_tcp_fail_busy(ff_socket *s, ff_term reason)
{
    if (!(s->state & FF_BUSY_BIT)) return;
    ff_tcp_clear_output(s);
    ff_socket_reply_error(s, end_busy(s), reason);
    ff_port_set_busy(&s->port, false);
}

/* The queue may still be full, but a send that would wait for that has no timeout: so the port is busy no more. */
static void send_expired(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    ff_socket_reply_error(s, end_busy(s), FF_AM_timeout);
    if (s->send_timeout_close) ff_tcp_close(s);
    ff_port_set_busy(port, false);
}

static void become_busy(ff_socket *s, ff_term caller)
{
    s->state |= FF_BUSY_BIT;
    s->busy_caller = caller;
    ff_port_set_busy(&s->port, true);
    if (s->send_timeout >= 0) ff_port_timer_start(&s->port, &s->send_timer, s->send_timeout, send_expired);
}

void ff_tcp_clear_output(ff_socket *s)
{
    ff_queue_clear(&s->port.queue);
    ff_socket_tell_empty(s);
}

/* ---- failures ---- */

/* caller: whose send fails; FF_NIL: nobody's. */
static void fail(ff_socket *s, ff_term caller, int error)
{
    bool reset = error == ECONNRESET && s->show_reset, silent = s->file.fd >= 0;
    ff_term reason = reset ? FF_AM_econnreset : FF_AM_closed;
    if (!s->port.open) { /* nobody is left to hear of it */
        ff_tcp_close(s);
        ff_port_drained(&s->port);
        return;
    }
    bool busy = s->state & FF_BUSY_BIT;
    if (busy) caller = end_busy(s);
    if (s->active) {
        if (reset) ff_socket_tell_error(s, FF_AM_tcp_error, reason);
        if (!s->close_told) ff_socket_tell(s, FF_AM_tcp_closed);
        s->close_told = true;
        if (!silent && !ff_is_nil(caller)) ff_socket_reply_error(s, caller, reason);
        if (s->exit_on_close) ff_port_leave(&s->port, FF_AM_normal);
        else ff_tcp_close(s);
    } else {
        ff_tcp_close_waiting(s);
        if (ff_is_nil(caller)) s->closed_for_send = true;
        else if (!silent) ff_socket_reply_error(s, caller, reason);
        ff_tcp_close(s);
        s->closed_for_recv = true;
        s->reset_for_recv = reset;
    }
    if (busy) ff_port_set_busy(&s->port, false);
}

/* A write to a connection that the peer has reset, unless we shut it down ourselves. */
static void send_failed(ff_socket *s, ff_term caller, int error)
{
    fail(s, caller, error == EPIPE && !s->shutdown_done ? ECONNRESET : error);
}

/* ---- shutdown ---- */

static void shut_down_now(ff_socket *s)
{
    int how = s->shutdown_pending;
    s->shutdown_pending = -1;
    if (shutdown(s->watch.fd, how) != 0) fail(s, FF_NIL, errno);
    else s->shutdown_done = true;
}

bool ff_tcp_shutdown(ff_socket *s, int how, ff_buffer *reply)
{
    if (how != SHUT_RD && ff_queue_size(&s->port.queue) > 0) {
        s->shutdown_pending = how;
        return ff_reply_ok(reply);
    }
    int error = shutdown(s->watch.fd, how) != 0 ? errno : 0;
    if (how != SHUT_RD && error) s->shutdown_done = true; /* so that only then EPIPE is not taken for a reset, as in OTP */
    return error ? ff_reply_errno(s, reply, error) : ff_reply_ok(reply);
}

/* ---- files ---- */

static void tell_sendfile(ff_socket *s, ff_term tag, ff_term first, ff_term second)
{
    ff_proc *to = ff_port_owner(&s->port);
    if (!to) return;
    ff_term result = ff_is_value(second) ? ff_tuple(to, tag, first, second) : ff_tuple(to, tag, first);
    ff_deliver_own(to, ff_tuple(to, FF_AM_sendfile, s->port.self, result));
}

static void end_sendfile(ff_socket *s)
{
    close(s->file.fd);
    s->file.fd = -1;
}

void ff_tcp_abort_sendfile(ff_socket *s, int error)
{
    if (s->file.fd < 0) return;
    bool gone = error == ECONNRESET || error == ENOTCONN || error == EPIPE;
    end_sendfile(s);
    tell_sendfile(s, FF_AM_error, gone ? FF_AM_closed : ff_posix_atom(error), FF_NONVALUE);
}

/* 0: written, or cannot be now; else an errno value. */
static int send_part(ff_socket *s, bool *blocked)
{
    ff_sendfile *f = &s->file;
    off_t offset = f->offset;
    size_t n = f->left > SENDFILE_CHUNK ? SENDFILE_CHUNK : (size_t)f->left;
    ssize_t done = sendfile(s->watch.fd, f->fd, &offset, n);
    if (done < 0) {
        *blocked = errno == EAGAIN;
        return errno == EAGAIN || errno == EINTR ? 0 : errno;
    }
    f->offset += done;
    f->sent += done;
    f->left = done == 0 ? 0 : f->left - done; /* the file is shorter */
    return 0;
}

static void send_file(ff_socket *s)
{
    bool blocked = false;
    int error = 0;
    while (s->file.left > 0 && !blocked && !error) error = send_part(s, &blocked);
    if (error) {
        ff_tcp_abort_sendfile(s, error);
        send_failed(s, FF_NIL, error);
    } else if (s->file.left == 0) {
        int64_t sent = s->file.sent;
        end_sendfile(s);
        tell_sendfile(s, FF_AM_ok, ff_small_from_int(sent & UINT32_MAX), ff_small_from_int(sent >> 32));
    }
}

static int64_t get64(const uint8_t *b) { return (int64_t)((uint64_t)ff_get32(b) << 32 | ff_get32(b + 4)); }

/* Descriptor, offset, length. */
bool ff_tcp_start_sendfile(ff_socket *s, ff_term caller, const uint8_t *data, size_t n, ff_buffer *reply)
{
    int fd;
    if (n != sizeof fd + 16 || s->file.fd >= 0) return ff_reply_error(reply, "einval");
    if (!ff_socket_is_connected(s)) return ff_reply_error(reply, "enotconn");
    memcpy(&fd, data, sizeof fd);
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (copy < 0) return ff_reply_errno(s, reply, errno);
    s->file = (ff_sendfile){.fd = copy, .offset = get64(data + sizeof fd), .left = get64(data + sizeof fd + 8),
                            .before = ff_queue_size(&s->port.queue), .caller = caller};
    ff_reply_ok(reply);
    ff_tcp_write_queue(s);
    return true;
}

/* ---- the queue ---- */

/* True: all of the first n bytes are written. */
static bool write_front(ff_socket *s, size_t n)
{
    while (n > 0) {
        ssize_t done = send(s->watch.fd, ff_queue_front(&s->port.queue), n, MSG_NOSIGNAL);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) {
            if (errno != EAGAIN) send_failed(s, FF_NIL, errno);
            return false;
        }
        n -= (size_t)done;
        if (s->file.fd >= 0) s->file.before -= (size_t)done;
        ff_queue_take(&s->port.queue, (size_t)done);
        not_busy(s);
    }
    return true;
}

static void queue_is_empty(ff_socket *s)
{
    ff_socket_select(s, FF_WATCH_WRITE, false);
    ff_socket_tell_empty(s);
    if (s->shutdown_pending >= 0) shut_down_now(s);
    if (!s->port.open) ff_port_drained(&s->port);
}

void ff_tcp_write_queue(ff_socket *s)
{
    ff_socket_select(s, FF_WATCH_WRITE, true);
    if (s->file.fd >= 0) {
        if (!write_front(s, s->file.before)) return;
        send_file(s);
        if (s->file.fd >= 0 || !ff_socket_is_connected(s)) return;
    }
    if (write_front(s, ff_queue_size(&s->port.queue)) && ff_queue_size(&s->port.queue) == 0) queue_is_empty(s);
}

/* ---- send ---- */

static size_t put_header(ff_packet_type type, size_t n, uint8_t header[4])
{
    size_t size = type == FF_PACKET_1 ? 1 : type == FF_PACKET_2 ? 2 : type == FF_PACKET_4 ? 4 : 0;
    for (size_t i = 0; i < size; i++) header[i] = (uint8_t)(n >> 8 * (size - 1 - i));
    return size;
}

/* Bytes written at once; < 0: the socket failed. */
static ssize_t write_now(ff_socket *s, ff_term caller, struct iovec parts[2])
{
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t done = sendmsg(s->watch.fd, &message, MSG_NOSIGNAL);
    if (done >= 0) return done;
    if (errno == EAGAIN || errno == EINTR) return 0;
    send_failed(s, caller, errno);
    return -1;
}

static void enqueue(ff_socket *s, const struct iovec parts[2], size_t written)
{
    for (int i = 0; i < 2; i++) {
        size_t skip = written < parts[i].iov_len ? written : parts[i].iov_len;
        ff_queue_append(&s->port.queue, (const uint8_t *)parts[i].iov_base + skip, parts[i].iov_len - skip);
        written -= skip;
    }
}

static void delayed(ff_port *port)
{
    ff_socket *s = (ff_socket *)port;
    if (ff_socket_is_connected(s)) ff_tcp_write_queue(s);
}

/* Behind what waits already. */
static void send_later(ff_socket *s, ff_term caller, const struct iovec parts[2])
{
    enqueue(s, parts, 0);
    if (ff_queue_size(&s->port.queue) < s->high) ff_socket_reply(s, caller, FF_AM_ok);
    else if (s->send_timeout == 0) ff_socket_reply_error(s, caller, FF_AM_timeout);
    else become_busy(s, caller);
}

static void send_first(ff_socket *s, ff_term caller, struct iovec parts[2])
{
    ssize_t done = s->ignored || s->delay_send ? 0 : write_now(s, caller, parts);
    if (done < 0) return;
    ff_socket_reply(s, caller, FF_AM_ok);
    if ((size_t)done == parts[0].iov_len + parts[1].iov_len) return;
    enqueue(s, parts, (size_t)done);
    if (s->delay_send) ff_port_timer_start(&s->port, &s->delay_timer, 0, delayed);
    else ff_socket_select(s, FF_WATCH_WRITE, true);
}

static void send_bytes(ff_socket *s, ff_term caller, const uint8_t *bytes, size_t n)
{
    uint8_t header[4];
    size_t header_size = put_header(s->packet.type, n, header);
    struct iovec parts[] = {{header, header_size}, {(uint8_t *)bytes, n}};
    ff_flow_count(&s->out, n + header_size);
    if (s->file.fd >= 0 || ff_queue_size(&s->port.queue) > 0) send_later(s, caller, parts);
    else send_first(s, caller, parts);
}

/* A send after the peer has closed. */
static void refuse(ff_socket *s, ff_term caller)
{
    ff_term reason = !s->closed_for_send ? FF_AM_enotconn : s->reset_for_recv ? FF_AM_econnreset : FF_AM_closed;
    s->closed_for_send = false;
    ff_socket_reply_error(s, caller, reason);
}

void ff_tcp_output(ff_port *port, ff_term caller, const uint8_t *bytes, size_t n)
{
    ff_socket *s = (ff_socket *)port;
    if (!ff_socket_is_connected(s)) refuse(s, caller);
    else if (s->shutdown_pending >= 0) fail(s, caller, EPIPE);
    else send_bytes(s, caller, bytes, n);
}
