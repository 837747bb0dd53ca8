/* targets/native/inet_control.c -- What all sockets have: their life, names, statistics, and the requests for these.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "targets/native/inet.h"
#include "bif/posix_error.h"
#include "targets/native/inet_interface.h"
#include "ff_atoms.tab.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

enum { DEFAULT_BUFFER = 1460, HIGH = 8192, LOW = 4096, READ_PACKETS = 5, HOST_NAME_BYTES = 256, MAX_LIST = 64 * 1024 };

static const char exbadport[] = "exbadport", exbadseq[] = "exbadseq";

/* ---- answers ---- */

bool ff_reply_ok(ff_buffer *reply)
{
    ff_put8(reply, FF_REPLY_OK);
    return true;
}

bool ff_reply_error(ff_buffer *reply, const char *name)
{
    reply->n = 0;
    ff_put8(reply, FF_REPLY_ERROR);
    ff_put_bytes(reply, name, strlen(name));
    return true;
}

bool ff_reply_errno(ff_socket *s, ff_buffer *reply, int error)
{
    size_t n;
    const char *name = ff_atom_utf8(s->port.vm, ff_posix_atom(error), &n);
    reply->n = 0;
    ff_put8(reply, FF_REPLY_ERROR);
    ff_put_bytes(reply, name, n);
    return true;
}

/* ---- beginning and end ---- */

ff_socket *ff_socket_new(ff_proc *owner, const ff_driver *driver, bool is_tcp)
{
    ff_socket *s = (ff_socket *)ff_port_new(owner, driver, driver->name);
    if (!s) return NULL;
    s->port.binary = true;
    s->is_tcp = is_tcp;
    s->watch.fd = -1;
    s->buffer = DEFAULT_BUFFER;
    s->exit_on_close = true;
    s->deliver = FF_DELIVER_TERM;
    s->packet.delimiter = '\n';
    s->high = s->queue_high = HIGH;
    s->low = s->queue_low = LOW;
    s->send_timeout = FF_TIME_INFINITE;
    s->read_packets = READ_PACKETS;
    s->file.fd = -1;
    s->shutdown_pending = -1;
    ff_list_init(&s->waiting);
    return s;
}

static int to_namespace(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), error = 0;
    if (fd < 0) return errno;
    if (setns(fd, CLONE_NEWNET) != 0) error = errno;
    close(fd);
    return error;
}

/* A socket of the network namespace that was asked for. */
static int open_in_namespace(const ff_socket *s, int domain, int type, int *fd)
{
    int own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
    if (own < 0) return errno;
    int error = to_namespace(s->network_namespace);
    if (!error) {
        *fd = socket(domain, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (*fd < 0) error = errno;
        if (setns(own, CLONE_NEWNET) != 0) error = errno;
    }
    close(own);
    return error;
}

static int domain_of(unsigned family)
{
    return family == FF_AF_INET ? AF_INET : family == FF_AF_INET6 ? AF_INET6 : family == FF_AF_LOCAL ? AF_UNIX : -1;
}

/* Family, type. NULL: all is well. */
static const char *check_kind(unsigned type, const uint8_t *data, int *domain)
{
    *domain = domain_of(data[0]);
    if (*domain < 0) return "eafnosupport";
    return data[1] == type ? NULL : "einval";
}

static void opened(ff_socket *s, int fd, int domain, unsigned type, ff_ready_fn *ready)
{
    ff_watch_init(&s->watch, fd, ready);
    s->state = FF_OPEN;
    s->family = domain;
    s->type = type == FF_TYPE_STREAM ? SOCK_STREAM : SOCK_DGRAM;
}

bool ff_socket_open(ff_socket *s, unsigned type, ff_ready_fn *ready, const uint8_t *data, size_t n, ff_buffer *reply)
{
    int domain, fd = -1, error = 0, kind = type == FF_TYPE_STREAM ? SOCK_STREAM : SOCK_DGRAM;
    if (n != 2) return ff_reply_error(reply, "einval");
    const char *wrong = check_kind(type, data, &domain);
    if (wrong) return ff_reply_error(reply, wrong);
    if (s->state != 0) return ff_reply_error(reply, exbadseq);
    if (s->network_namespace)
        error = open_in_namespace(s, domain, kind, &fd);
    else if ((fd = socket(domain, kind | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) < 0)
        error = errno;
    if (error) return ff_reply_errno(s, reply, error);
    opened(s, fd, domain, type, ready);
    return ff_reply_ok(reply);
}

/* Family, type, descriptor, and whether it is bound. */
bool ff_socket_open_descriptor(ff_socket *s, unsigned type, ff_ready_fn *ready, const uint8_t *data, size_t n,
                               ff_buffer *reply)
{
    int domain;
    ff_address name;
    socklen_t size = sizeof name;
    if (n != 6 && n != 10) return ff_reply_error(reply, "einval");
    const char *wrong = check_kind(type, data, &domain);
    if (wrong) return ff_reply_error(reply, wrong);
    int fd = (int)ff_get32(data + 2);
    if (n == 6 || ff_get32(data + 6)) {
        if (getsockname(fd, &name.any, &size) != 0) return ff_reply_errno(s, reply, errno);
        if (name.any.sa_family != domain) return ff_reply_error(reply, "einval");
    }
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    opened(s, fd, domain, type, ready);
    s->borrowed = true;
    size = sizeof name;
    if (type == FF_TYPE_STREAM && getpeername(fd, &name.any, &size) == 0) s->state |= FF_CONNECTED_BIT;
    return ff_reply_ok(reply);
}

void ff_socket_select(ff_socket *s, unsigned events, bool on)
{
    if (s->ignored) return;
    ff_watch_set(s->port.vm, &s->watch, on ? s->watch.events | events : s->watch.events & ~events);
}

void ff_socket_close(ff_socket *s)
{
    ff_watch_close(s->port.vm, &s->watch);
    s->state = 0;
}

void ff_socket_stop(ff_socket *s)
{
    ff_socket_close(s);
    ff_port_timer_stop(&s->port, &s->send_timer);
    ff_port_timer_stop(&s->port, &s->delay_timer);
    while (!ff_list_is_empty(&s->waiting)) ff_waiting_free(ff_waiting_first(s));
    ff_free(s->network_namespace);
    ff_free(s->subscribers);
    ff_free(s->bytes);
}

/* ---- statistics ---- */

void ff_flow_count(ff_flow *flow, size_t n)
{
    flow->bytes += n;
    flow->count = flow->count + 1 ? flow->count + 1 : 1;
    if (n > flow->max) flow->max = (uint32_t)n;
    flow->average += ((double)n - flow->average) / flow->count;
    flow->deviation += ((double)n - flow->average - flow->deviation) / flow->count;
}

static void put64(ff_buffer *to, uint64_t value)
{
    ff_put32(to, (uint32_t)(value >> 32));
    ff_put32(to, (uint32_t)value);
}

static bool get_statistics(ff_socket *s, const uint8_t *at, size_t n, ff_buffer *reply)
{
    ff_reply_ok(reply);
    for (size_t i = 0; i < n; i++) {
        ff_put8(reply, at[i]);
        switch (at[i]) {
        case 1: ff_put32(reply, s->in.count); break;
        case 2: ff_put32(reply, s->in.max); break;
        case 3: ff_put32(reply, (uint32_t)s->in.average); break;
        case 4: ff_put32(reply, (uint32_t)__builtin_fabs(s->in.deviation)); break;
        case 5: ff_put32(reply, s->out.count); break;
        case 6: ff_put32(reply, s->out.max); break;
        case 7: ff_put32(reply, (uint32_t)s->out.average); break;
        case 8: ff_put32(reply, (uint32_t)ff_queue_size(&s->port.queue)); break;
        case 9: put64(reply, s->in.bytes); break;
        case 10: put64(reply, s->out.bytes); break;
        default: return false;
        }
    }
    return true;
}

static bool subscribe(ff_socket *s, ff_proc *caller, const uint8_t *at, size_t n, ff_buffer *reply)
{
    ff_reply_ok(reply);
    for (size_t i = 0; i < n; i++) {
        size_t queued = ff_queue_size(&s->port.queue);
        if (at[i] != 1) return false;
        ff_put8(reply, at[i]);
        ff_put32(reply, (uint32_t)queued);
        if (queued == 0) continue;
        s->subscribers = ff_realloc(s->subscribers, (s->n_subscribers + 1) * sizeof *s->subscribers);
        s->subscribers[s->n_subscribers++] = caller->self;
    }
    return true;
}

/* ---- names ---- */

typedef int name_fn(int fd, struct sockaddr *address, socklen_t *size);

static bool tell_name(ff_socket *s, const ff_address *fake, socklen_t fake_size, name_fn *ask, ff_buffer *reply)
{
    ff_address a;
    socklen_t size = sizeof a;
    memset(&a, 0, sizeof a);
    if (fake_size) {
        a = *fake;
        size = fake_size;
    } else if (ask(s->watch.fd, &a.any, &size) != 0) {
        return ff_reply_errno(s, reply, errno);
    }
    ff_reply_ok(reply);
    return ff_address_put(reply, &a, size) || ff_reply_error(reply, "einval");
}

static bool set_name(ff_socket *s, ff_address *fake, socklen_t *fake_size, const uint8_t *at, size_t n, ff_buffer *reply)
{
    *fake_size = 0;
    const char *error = n == 0 ? NULL : n < 2 ? "einval" : ff_address_get(s->family, fake, fake_size, &at, &n);
    return error ? ff_reply_error(reply, error) : ff_reply_ok(reply);
}

static bool bind_to(ff_socket *s, const uint8_t *at, size_t n, ff_buffer *reply)
{
    ff_address a;
    socklen_t size;
    if (n < 2) return ff_reply_error(reply, "einval");
    if (s->state != FF_OPEN) return ff_reply_error(reply, exbadport);
    const char *error = ff_address_get(s->family, &a, &size, &at, &n);
    if (error) return ff_reply_error(reply, error);
    if (bind(s->watch.fd, &a.any, size) != 0) return ff_reply_errno(s, reply, errno);
    size = sizeof a;
    getsockname(s->watch.fd, &a.any, &size);
    ff_reply_ok(reply);
    ff_put16(reply, (unsigned)ff_address_port(&a));
    return true;
}

/* Those of SCTP have several; others one. */
static bool all_names(ff_socket *s, name_fn *ask, size_t n, ff_buffer *reply)
{
    if (n != 4) return ff_reply_error(reply, "einval");
    return ff_socket_is_open(s) ? tell_name(s, NULL, 0, ask, reply) : ff_reply_error(reply, exbadport);
}

/* ---- the rest ---- */

static bool set_options(ff_socket *s, const uint8_t *data, size_t n, ff_buffer *reply)
{
    switch (ff_socket_set_options(s, data, n)) {
    case FF_SET_FAILED: return ff_reply_error(reply, "einval");
    case FF_SET_DELIVER: ff_tcp_deliver(s); break;
    case FF_SET_RECEIVE:
        if (ff_tcp_receive(s) && s->active) ff_socket_select(s, FF_WATCH_READ, true);
        break;
    default: break;
    }
    return ff_reply_ok(reply);
}

static bool get_type(ff_socket *s, ff_buffer *reply)
{
    if (!ff_socket_is_open(s)) return ff_reply_error(reply, "einval");
    ff_reply_ok(reply);
    ff_put32(reply, s->family == AF_INET ? FF_AF_INET : s->family == AF_INET6 ? FF_AF_INET6 : FF_AF_LOCAL);
    ff_put32(reply, s->type == SOCK_STREAM ? FF_TYPE_STREAM : FF_TYPE_DGRAM);
    return true;
}

static bool host_name(ff_socket *s, size_t n, ff_buffer *reply)
{
    char name[HOST_NAME_BYTES];
    if (n != 0) return ff_reply_error(reply, "einval");
    if (gethostname(name, sizeof name) != 0) return ff_reply_errno(s, reply, errno);
    ff_reply_ok(reply);
    ff_put_bytes(reply, name, strnlen(name, sizeof name));
    return true;
}

/* Somebody else uses the descriptor from now on, or no more. */
static bool ignore(ff_socket *s, const uint8_t *data, size_t n, ff_buffer *reply)
{
    if (!ff_socket_is_connected(s)) return ff_reply_error(reply, "enotconn");
    if (s->type != SOCK_STREAM || n < 1 || data[0] > 1 || s->ignored == data[0]) return ff_reply_error(reply, "einval");
    if (data[0]) ff_watch_set(s->port.vm, &s->watch, 0);
    s->ignored = data[0];
    if (s->active || ff_waiting_first(s)) ff_socket_select(s, FF_WATCH_READ, true);
    if (ff_queue_size(&s->port.queue) > 0) ff_socket_select(s, FF_WATCH_WRITE, true);
    return ff_reply_ok(reply);
}

bool ff_socket_control(ff_socket *s, ff_proc *caller, unsigned request, const uint8_t *data, size_t n, ff_buffer *reply)
{
    switch (request) {
    case FF_REQ_SETOPTS: return set_options(s, data, n, reply);
    case FF_REQ_GETOPTS: return ff_socket_get_options(s, data, n, reply) || ff_reply_error(reply, "einval");
    case FF_REQ_GETSTAT: return n <= MAX_LIST && get_statistics(s, data, n, reply);
    case FF_REQ_SUBSCRIBE: return n <= MAX_LIST && subscribe(s, caller, data, n, reply);
    case FF_REQ_PEER:
        if (!ff_socket_is_connected(s)) return ff_reply_error(reply, "enotconn");
        return tell_name(s, &s->fake_peer, s->fake_peer_size, getpeername, reply);
    case FF_REQ_NAME: return tell_name(s, &s->fake_name, s->fake_name_size, getsockname, reply);
    case FF_REQ_SETPEER: return set_name(s, &s->fake_peer, &s->fake_peer_size, data, n, reply);
    case FF_REQ_SETNAME: return set_name(s, &s->fake_name, &s->fake_name_size, data, n, reply);
    case FF_REQ_GETPADDRS: return all_names(s, getpeername, n, reply);
    case FF_REQ_GETLADDRS: return all_names(s, getsockname, n, reply);
    case FF_REQ_BIND: return bind_to(s, data, n, reply);
    case FF_REQ_GETTYPE: return get_type(s, reply);
    case FF_REQ_GETSTATUS: ff_reply_ok(reply); ff_put32(reply, s->state); return true;
    case FF_REQ_GETFD:
        if (!ff_socket_is_open(s)) return ff_reply_error(reply, "einval");
        ff_reply_ok(reply);
        ff_put32(reply, (uint32_t)s->watch.fd);
        return true;
    case FF_REQ_GETHOSTNAME: return host_name(s, n, reply);
    case FF_REQ_IGNOREFD: return ignore(s, data, n, reply);
    case FF_REQ_GETIFLIST: case FF_REQ_GETIFADDRS: case FF_REQ_IFGET:
        return ff_socket_is_open(s) ? ff_interface_control(s, request, data, n, reply) : ff_reply_error(reply, exbadport);
    case FF_REQ_GETSERVBYNAME: case FF_REQ_GETSERVBYPORT: return ff_service_control(request, data, n, reply);
    default: return ff_reply_error(reply, exbadport);
    }
}
