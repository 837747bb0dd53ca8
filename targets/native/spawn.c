/* targets/native/spawn.c -- Ports that read and write descriptors: pipes to a program, or descriptors that were open already.
 * What the owner gets: {Port, {data, D}}, D a packet, a part of the stream, or {eol | noeol, Line}; {Port, {exit_status, S}};
 * {Port, eof}. The status is told when the program's output has ended, too.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "targets/native/spawn.h"
#include "bif/posix_error.h"
#include "bin/binary.h"
#include "targets/native/child.h"
#include "targets/native/poll.h"
#include "ff_atoms.tab.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024, NO_STATUS = -1 };

typedef struct stream_port {
    ff_port port;
    ff_watch in, out;
    ff_child *child;
    int status;              /* of the program, once it has ended */
    unsigned packet_bytes;
    size_t line, low_bytes, high_bytes;
    bool owns_fds, exit_status, eof, ended; /* ended: there is no more input */
    bool carriage_return;    /* of a line that has not ended: it may belong to a newline */
    int old_flags[2];        /* file status of descriptors that it does not own */
    ff_buffer input;         /* the start of a packet or line */
} stream_port;

/* ---- messages ---- */

static void tell(stream_port *s, ff_term (*what)(ff_proc *to, stream_port *s, const uint8_t *bytes, size_t n, ff_term tag),
                 const uint8_t *bytes, size_t n, ff_term tag)
{
    ff_proc *to = s->port.open ? ff_port_owner(&s->port) : NULL;
    if (to) ff_deliver_own(to, ff_tuple(to, s->port.self, what(to, s, bytes, n, tag)));
}

static ff_term data_term(ff_proc *to, stream_port *s, const uint8_t *bytes, size_t n, ff_term tag)
{
    ff_term data = s->port.binary ? ff_binary_new(to, bytes, n) : ff_string_to_list(to, (const char *)bytes, n);
    return ff_tuple(to, FF_AM_data, ff_is_value(tag) ? ff_tuple(to, tag, data) : data);
}

static ff_term status_term(ff_proc *to, stream_port *s, const uint8_t *bytes, size_t n, ff_term tag)
{
    (void)bytes, (void)n, (void)tag;
    return ff_tuple(to, FF_AM_exit_status, ff_small_from_int(s->status));
}

static ff_term eof_term(ff_proc *to, stream_port *s, const uint8_t *bytes, size_t n, ff_term tag)
{
    (void)to, (void)s, (void)bytes, (void)n, (void)tag;
    return FF_AM_eof;
}

static void fail(stream_port *s, int error) { ff_port_fail(&s->port, ff_posix_atom(error)); }

/* ---- input ---- */

static void put(ff_buffer *b, const uint8_t *bytes, size_t n)
{
    if (n) memcpy(ff_buffer_room(b, n), bytes, n);
}

static size_t packet_size(const stream_port *s, const uint8_t *head)
{
    size_t n = 0;
    for (unsigned i = 0; i < s->packet_bytes; i++) n = n << 8 | head[i];
    return n;
}

static void take_packets(stream_port *s, const uint8_t *bytes, size_t n)
{
    put(&s->input, bytes, n);
    size_t told = 0;
    while (s->input.n - told >= s->packet_bytes) {
        const uint8_t *head = s->input.bytes + told;
        size_t size = packet_size(s, head);
        if (s->input.n - told - s->packet_bytes < size) break;
        tell(s, data_term, head + s->packet_bytes, size, FF_NONVALUE);
        s->port.input_bytes += size;
        told += s->packet_bytes + size;
    }
    s->input.n -= told;
    memmove(s->input.bytes, s->input.bytes + told, s->input.n);
}

static void end_line(stream_port *s, ff_term how)
{
    tell(s, data_term, s->input.bytes, s->input.n, how);
    s->input.n = 0;
}

static void put_in_line(stream_port *s, uint8_t byte)
{
    if (s->input.n == s->line) end_line(s, FF_AM_noeol);
    *ff_buffer_room(&s->input, 1) = byte;
}

/* A carriage return in front of a newline belongs to it. */
static void take_lines(stream_port *s, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == '\n') {
            s->carriage_return = false;
            end_line(s, FF_AM_eol);
            continue;
        }
        if (s->carriage_return) put_in_line(s, '\r');
        s->carriage_return = bytes[i] == '\r';
        if (!s->carriage_return) put_in_line(s, bytes[i]);
    }
}

static void take(stream_port *s, const uint8_t *bytes, size_t n)
{
    if (!s->packet_bytes) s->port.input_bytes += n;
    if (s->line)
        take_lines(s, bytes, n);
    else if (s->packet_bytes)
        take_packets(s, bytes, n);
    else
        tell(s, data_term, bytes, n, FF_NONVALUE);
}

/* The input has ended and, when that is wanted, the program's status is there. */
static void finish(stream_port *s)
{
    if (s->exit_status) tell(s, status_term, NULL, 0, FF_NONVALUE);
    if (s->line && s->carriage_return) put_in_line(s, '\r');
    if (s->line && s->input.n > 0) end_line(s, FF_AM_noeol);
    if (s->eof)
        tell(s, eof_term, NULL, 0, FF_NONVALUE);
    else
        ff_port_fail(&s->port, FF_AM_normal);
}

static void end_input(stream_port *s)
{
    ff_watch_set(s->port.vm, &s->in, 0);
    s->ended = true;
    if (!s->exit_status || s->status != NO_STATUS) finish(s);
}

static void program_ended(void *port, int status)
{
    stream_port *s = port;
    s->child = NULL;
    s->status = status;
    if (s->ended && s->exit_status) finish(s);
}

static void can_read(ff_watch *watch, unsigned events)
{
    stream_port *s = FF_LIST_OWNER(stream_port, in, watch);
    uint8_t bytes[READ_BYTES];
    (void)events;
    ssize_t n = read(watch->fd, bytes, sizeof bytes);
    if (n > 0)
        take(s, bytes, (size_t)n);
    else if (n == 0 || errno == EIO) /* a terminal whose other end is gone */
        end_input(s);
    else if (errno != EAGAIN && errno != EINTR)
        fail(s, errno);
}

/* ---- output ---- */

static void written(stream_port *s)
{
    if (s->port.busy && ff_queue_size(&s->port.queue) < s->low_bytes) ff_port_set_busy(&s->port, false);
    if (ff_queue_size(&s->port.queue) > 0) return;
    ff_watch_set(s->port.vm, &s->out, 0);
    if (!s->port.open) ff_port_drained(&s->port);
}

static void can_write(ff_watch *watch, unsigned events)
{
    stream_port *s = FF_LIST_OWNER(stream_port, out, watch);
    ff_queue *q = &s->port.queue;
    (void)events;
    ssize_t n = write(watch->fd, ff_queue_front(q), ff_queue_size(q));
    if (n >= 0) {
        ff_queue_take(q, (size_t)n);
        written(s);
    } else if (errno != EAGAIN && errno != EINTR) {
        ff_queue_clear(q);
        ff_watch_set(s->port.vm, watch, 0);
        if (s->port.open)
            fail(s, errno);
        else
            ff_port_drained(&s->port);
    }
}

/* Writes what can be written at once. False: the port failed. */
static bool write_now(stream_port *s, const uint8_t **bytes, size_t *n)
{
    if (ff_queue_size(&s->port.queue) > 0) return true;
    ssize_t done;
    do done = write(s->out.fd, *bytes, *n);
    while (done < 0 && errno == EINTR);
    if (done < 0 && errno != EAGAIN) {
        fail(s, errno);
        return false;
    }
    if (done > 0) *bytes += done, *n -= (size_t)done;
    return true;
}

static bool write_or_queue(stream_port *s, const uint8_t *bytes, size_t n)
{
    if (n > 0 && !write_now(s, &bytes, &n)) return false;
    ff_queue_append(&s->port.queue, bytes, n);
    return true;
}

static void output(ff_port *port, ff_term caller, const uint8_t *bytes, size_t n)
{
    stream_port *s = (stream_port *)port;
    uint8_t size[4] = {(uint8_t)(n >> 24), (uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n};
    (void)caller;
    if (s->packet_bytes && s->packet_bytes < 8 && n >> (8 * s->packet_bytes)) {
        fail(s, EINVAL);
        return;
    }
    if (!write_or_queue(s, size + 4 - s->packet_bytes, s->packet_bytes) || !write_or_queue(s, bytes, n)) return;
    size_t queued = ff_queue_size(&port->queue);
    if (queued > 0) ff_watch_set(port->vm, &s->out, FF_WATCH_WRITE);
    if (queued >= s->high_bytes) ff_port_set_busy(port, true);
}

static bool drain(ff_port *port)
{
    stream_port *s = (stream_port *)port;
    ff_watch_set(port->vm, &s->in, 0);
    return s->out.fd >= 0;
}

/* ---- beginning and end ---- */

static void let_go(stream_port *s, ff_watch *watch, int old_flags)
{
    if (s->owns_fds) {
        ff_watch_close(s->port.vm, watch);
    } else if (watch->fd >= 0) {
        ff_watch_set(s->port.vm, watch, 0);
        fcntl(watch->fd, F_SETFL, old_flags);
        close(watch->fd); /* a duplicate */
    }
}

static void stop(ff_port *port)
{
    stream_port *s = (stream_port *)port;
    let_go(s, &s->in, s->old_flags[0]);
    let_go(s, &s->out, s->old_flags[1]);
    if (s->child) s->child->port = NULL;
    ff_free(s->input.bytes);
}

static const ff_driver stream_driver = {
    .name = "spawn",
    .size = sizeof(stream_port),
    .output = output,
    .drain = drain,
    .stop = stop,
};

static stream_port *new_port(ff_proc *owner, const ff_port_spec *spec, int input, int output_fd)
{
    stream_port *s = (stream_port *)ff_port_new(owner, &stream_driver, spec->name);
    if (!s) return NULL;
    s->port.binary = spec->binary;
    s->status = NO_STATUS;
    s->packet_bytes = spec->packet_bytes;
    s->line = spec->line;
    s->low_bytes = spec->low_bytes;
    s->high_bytes = spec->high_bytes;
    s->exit_status = spec->exit_status;
    s->eof = spec->eof;
    ff_watch_init(&s->in, input, can_read);
    ff_watch_init(&s->out, output_fd, can_write);
    return s;
}

static int without_blocking(int fd)
{
    int flags = fd < 0 ? 0 : fcntl(fd, F_GETFL);
    if (fd >= 0 && !isatty(fd)) fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    return flags;
}

static ff_port *open_descriptors(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    int input = spec->in ? fcntl(spec->fd_in, F_DUPFD_CLOEXEC, 0) : -1;
    int output_fd = spec->out ? fcntl(spec->fd_out, F_DUPFD_CLOEXEC, 0) : -1;
    stream_port *s = new_port(owner, spec, input, output_fd);
    if (!s) {
        if (input >= 0) close(input);
        if (output_fd >= 0) close(output_fd);
        *error = FF_AM_system_limit;
        return NULL;
    }
    s->old_flags[0] = without_blocking(input);
    s->old_flags[1] = without_blocking(output_fd);
    ff_watch_set(owner->vm, &s->in, FF_WATCH_READ);
    return &s->port;
}

/* A program that could not be started looks like one that ended at once with an errno value as its status. */
static void set_up_program(stream_port *s, const ff_port_spec *spec, ff_child *child, int error)
{
    s->owns_fds = true;
    s->child = child;
    if (child) {
        child->port = s;
        child->ended = program_ended;
        s->port.os_pid = child->pid;
        without_blocking(s->in.fd);
        without_blocking(s->out.fd);
    } else {
        s->status = error;
        if (spec->directory) fprintf(stderr, "spawn: Could not cd to %s\r\n", spec->directory);
    }
}

/* An end of a pipe that nobody holds: what is read from it is the end of input. */
static int ended_input(void)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    close(ends[1]);
    return ends[0];
}

static ff_port *open_program(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    int input = -1, output_fd = -1, failure = 0;
    if (spec->kind == FF_PORT_EXECUTABLE && access(spec->name, X_OK) != 0) {
        *error = ff_posix_atom(errno);
        return NULL;
    }
    stream_port *s = new_port(owner, spec, -1, -1);
    if (!s) {
        *error = FF_AM_system_limit;
        return NULL;
    }
    ff_child *child = ff_child_start(owner->vm, spec, &input, &output_fd, &failure);
    s->in.fd = child ? input : ended_input();
    s->out.fd = output_fd;
    set_up_program(s, spec, child, failure);
    ff_watch_set(owner->vm, &s->in, FF_WATCH_READ);
    return &s->port;
}

ff_port *ff_native_open_stream(ff_proc *owner, const ff_port_spec *spec, ff_term *error)
{
    return spec->kind == FF_PORT_FD ? open_descriptors(owner, spec, error) : open_program(owner, spec, error);
}
