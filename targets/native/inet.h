/* targets/native/inet.h -- Sockets as ports: the drivers tcp_inet and udp_inet, to which OTP's prim_inet talks.
 * The numbers of requests, options and states are those of kernel's inet_int.hrl; what each request does, and what messages
 * follow, is as in OTP's driver, whose functions prim_inet.erl and inet*.erl expect.
 * I1  waiting holds the calls that an {inet_async, ...} message will answer: many accepts, or one connect, or one recv.
 * I2  The watch waits for input only when the socket is active or somebody waits for input.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NATIVE_INET_H
#define FF_NATIVE_INET_H

#include "bin/packet.h"
#include "targets/native/poll.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

/* ---- numbers of inet_int.hrl ---- */

enum { FF_INET_CONTROL = 0x03f1a300 }; /* added to every request */
enum { FF_AF_UNSPEC, FF_AF_INET, FF_AF_INET6, FF_AF_ANY, FF_AF_LOOPBACK, FF_AF_LOCAL, FF_AF_UNDEFINED };
enum { FF_TYPE_STREAM = 1, FF_TYPE_DGRAM = 2 };
enum { FF_MODE_LIST, FF_MODE_BINARY };
enum { FF_DELIVER_PORT, FF_DELIVER_TERM };
enum { FF_PASSIVE, FF_ACTIVE, FF_ONCE, FF_MULTI };
enum { FF_REPLY_ERROR, FF_REPLY_OK };
enum { FF_TIME_INFINITE = -1 };

typedef enum ff_inet_state {
    FF_OPEN = 0x01, FF_CONNECTED_BIT = 0x04, FF_LISTEN_BIT = 0x08, FF_CONNECTING_BIT = 0x10, FF_ACCEPTING_BIT = 0x20,
    FF_BUSY_BIT = 0x80
} ff_inet_state;

typedef enum ff_inet_request {
    FF_REQ_OPEN = 1, FF_REQ_CLOSE, FF_REQ_CONNECT, FF_REQ_PEER, FF_REQ_NAME, FF_REQ_BIND, FF_REQ_SETOPTS, FF_REQ_GETOPTS,
    FF_REQ_GETSTAT = 11, FF_REQ_GETHOSTNAME, FF_REQ_FDOPEN, FF_REQ_GETFD, FF_REQ_GETTYPE, FF_REQ_GETSTATUS,
    FF_REQ_GETSERVBYNAME, FF_REQ_GETSERVBYPORT, FF_REQ_SETNAME, FF_REQ_SETPEER, FF_REQ_GETIFLIST, FF_REQ_IFGET, FF_REQ_IFSET,
    FF_REQ_SUBSCRIBE, FF_REQ_GETIFADDRS, FF_REQ_ACCEPT, FF_REQ_LISTEN, FF_REQ_IGNOREFD, FF_REQ_GETLADDRS, FF_REQ_GETPADDRS,
    FF_REQ_RECV = 42, FF_REQ_UNRECV, FF_REQ_SHUTDOWN, FF_REQ_SENDFILE, FF_REQ_PACKET_RECV = 60
} ff_inet_request;

/* ---- a socket ---- */

typedef union ff_address {
    struct sockaddr any;
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    struct sockaddr_un local;
} ff_address;

typedef struct ff_socket ff_socket;

typedef struct ff_waiting { /* a call that waits for its {inet_async, ...} */
    ff_list at;
    ff_socket *socket;
    ff_term caller;
    uint16_t id;
    ff_port_timer timer;
} ff_waiting;

typedef struct ff_flow { /* statistics of one direction */
    uint64_t bytes;
    uint32_t count, max;
    double average, deviation;
} ff_flow;

typedef struct ff_sendfile {
    int fd;              /* a duplicate; -1: none is being sent */
    int64_t offset, left, sent;
    size_t before;       /* bytes of the queue that come first */
    ff_term caller;
} ff_sendfile;

struct ff_socket {
    ff_port port;
    ff_watch watch;
    unsigned state;              /* ff_inet_state */
    int family, type;            /* AF_..., SOCK_... */
    bool is_tcp;
    bool borrowed;               /* its descriptor was given to us: fdopen */
    bool ignored;                /* somebody else reads and writes the descriptor */

    /* options */
    uint32_t buffer, header, mode, deliver, active, exit_on_close;
    bool buffer_set;
    int32_t active_count;
    ff_packet_rules packet;
    uint32_t high, low, queue_high, queue_low;
    int32_t send_timeout, read_packets;
    bool send_timeout_close, delay_send, show_reset, linger_zero;
    unsigned ancillary;          /* which of tos, tclass and ttl come with datagrams: FF_WITH_... */
    char *network_namespace;
    ff_address fake_peer, fake_name;
    socklen_t fake_peer_size, fake_name_size; /* 0: not set */
    ff_address remote;           /* UDP: of a connected socket */
    socklen_t remote_size;

    ff_list waiting;             /* ff_waiting.at */
    uint16_t next_id;
    ff_term *subscribers;        /* pids that want to know when the queue is empty */
    size_t n_subscribers;
    ff_flow in, out;

    /* TCP input: bytes[start..end) are read and not delivered */
    uint8_t *bytes;
    size_t start, end, capacity;
    size_t wanted;               /* by the recv that waits; 0: a packet */
    bool headers;                /* of HTTP: the first line is through */

    /* TCP output */
    ff_term busy_caller;         /* whose send waits for the queue to shrink */
    ff_port_timer send_timer, delay_timer;
    ff_sendfile file;
    bool close_told, closed_for_send, closed_for_recv, reset_for_recv; /* what a later call is still to be told */
    bool shutdown_done;
    int shutdown_pending;        /* SHUT_WR or SHUT_RDWR once the queue is written; -1: none */
};

enum { FF_WITH_TOS = 1, FF_WITH_TCLASS = 2, FF_WITH_TTL = 4 };

FF_INLINE bool ff_socket_is_open(const ff_socket *s) { return s->state & FF_OPEN; }
FF_INLINE bool ff_socket_is_connected(const ff_socket *s) { return s->state & FF_CONNECTED_BIT; }

/* ---- bytes ---- */

FF_INLINE uint32_t ff_get16(const uint8_t *b) { return (uint32_t)b[0] << 8 | b[1]; }
FF_INLINE uint32_t ff_get32(const uint8_t *b) { return ff_get16(b) << 16 | ff_get16(b + 2); }
FF_INLINE void ff_put8(ff_buffer *to, unsigned value) { *ff_buffer_room(to, 1) = (uint8_t)value; }
FF_INLINE void ff_put16(ff_buffer *to, unsigned value)
{
    ff_put8(to, value >> 8);
    ff_put8(to, value);
}
FF_INLINE void ff_put32(ff_buffer *to, uint32_t value)
{
    ff_put16(to, value >> 16);
    ff_put16(to, value);
}
FF_INLINE void ff_put_bytes(ff_buffer *to, const void *bytes, size_t n)
{
    if (n) memcpy(ff_buffer_room(to, n), bytes, n);
}

/* ---- inet_address.c ---- */

/* [Family, ...] off the front of *at, for a socket of a family. NULL: done; else the name of the error. */
const char *ff_address_get(int family, ff_address *address, socklen_t *size, const uint8_t **at, size_t *n);
/* The same form. False: there is none for it. */
bool ff_address_put(ff_buffer *to, const ff_address *address, socklen_t size);
/* IP, Port for messages: two terms; {local, Path}, 0 for local ones. effects: allocates on p */
void ff_address_terms(ff_proc *p, const ff_address *address, socklen_t size, ff_term terms[2]);
int ff_address_port(const ff_address *address); /* 0 where there is none */

/* ---- inet_option.c ---- */

typedef enum ff_setting { FF_SET_FAILED, FF_SET_DONE, FF_SET_DELIVER, FF_SET_RECEIVE } ff_setting;

/* setopts. DELIVER: the socket became active, and what was read is to be delivered; RECEIVE: likewise, after reading. */
ff_setting ff_socket_set_options(ff_socket *s, const uint8_t *at, size_t n);
/* getopts: appends what it can. */
bool ff_socket_get_options(ff_socket *s, const uint8_t *at, size_t n, ff_buffer *reply);

/* ---- inet_control.c ---- */

ff_socket *ff_socket_new(ff_proc *owner, const ff_driver *driver, bool is_tcp);
bool ff_reply_ok(ff_buffer *reply);                    /* each returns true */
bool ff_reply_errno(ff_socket *s, ff_buffer *reply, int error);
bool ff_reply_error(ff_buffer *reply, const char *name);
/* Requests that all sockets know. */
bool ff_socket_control(ff_socket *s, ff_proc *caller, unsigned request, const uint8_t *data, size_t n, ff_buffer *reply);
typedef void ff_ready_fn(ff_watch *watch, unsigned events);
bool ff_socket_open(ff_socket *s, unsigned type, ff_ready_fn *ready, const uint8_t *data, size_t n, ff_buffer *reply);
bool ff_socket_open_descriptor(ff_socket *s, unsigned type, ff_ready_fn *ready, const uint8_t *data, size_t n,
                               ff_buffer *reply);
/* Closes the descriptor; the port stays. */
void ff_socket_close(ff_socket *s);
void ff_socket_stop(ff_socket *s);
void ff_flow_count(ff_flow *flow, size_t n);
void ff_socket_select(ff_socket *s, unsigned events, bool on);
/* {empty_out_q, S} to who asked for it. */
void ff_socket_tell_empty(ff_socket *s);

/* ---- inet_message.c ---- */

/* A call begins to wait, at most timeout_ms (< 0: for ever); its number is put into reply. */
ff_waiting *ff_waiting_add(ff_socket *s, ff_term caller, ff_buffer *reply, int32_t timeout_ms, void (*timed_out)(ff_port *port));
void ff_waiting_free(ff_waiting *w);
FF_INLINE ff_waiting *ff_waiting_first(const ff_socket *s)
{
    return ff_list_is_empty(&s->waiting) ? NULL : FF_LIST_OWNER(ff_waiting, at, s->waiting.next);
}
/* The call whose timer it is; for timed_out above. */
ff_waiting *ff_waiting_expired(ff_socket *s);
/* {inet_async, S, Id, Result} to the caller of w, which is freed. */
void ff_waiting_answer(ff_waiting *w, ff_term immediate);
void ff_waiting_error(ff_waiting *w, ff_term reason); /* {error, Reason} */
void ff_waiting_error_all(ff_socket *s, ff_term reason);
void ff_waiting_port(ff_waiting *w, ff_term port);    /* {ok, Port} */
/* {inet_reply, S, ok} or {inet_reply, S, {error, Reason}}. */
void ff_socket_reply(ff_socket *s, ff_term caller, ff_term result);
void ff_socket_reply_error(ff_socket *s, ff_term caller, ff_term reason);
/* {Tag, S} and {Tag, S, What} to the owner. */
void ff_socket_tell(ff_socket *s, ff_term tag);
void ff_socket_tell_error(ff_socket *s, ff_term tag, ff_term what);
/* A packet, its header still there: to who waits, or to the owner. */
void ff_socket_deliver_packet(ff_socket *s, const uint8_t *packet, size_t n);
/* A datagram with where it came from, and what came with it (FF_NIL-ended list of {Type, Number}; n_ancillary < 0: none). */
void ff_socket_deliver_datagram(ff_socket *s, const ff_address *from, socklen_t from_size, const uint8_t *bytes, size_t n,
                                const int (*ancillary)[2], int n_ancillary);
/* One message of an active socket has been told: once and N count it. */
void ff_socket_count_active(ff_socket *s);

/* ---- tcp.c, tcp_receive.c, tcp_send.c, udp.c ---- */

extern const ff_driver ff_tcp_driver, ff_udp_driver;

/* Reads once and delivers. False: the socket is closed, or failed. */
bool ff_tcp_receive(ff_socket *s);
/* Delivers the packets that have been read. */
void ff_tcp_deliver(ff_socket *s);
void ff_tcp_clear_input(ff_socket *s);
void ff_tcp_close(ff_socket *s);
void ff_tcp_close_waiting(ff_socket *s);

void ff_tcp_output(ff_port *port, ff_term caller, const uint8_t *bytes, size_t n);
void ff_tcp_write_queue(ff_socket *s);
bool ff_tcp_start_sendfile(ff_socket *s, ff_term caller, const uint8_t *data, size_t n, ff_buffer *reply);
bool ff_tcp_shutdown(ff_socket *s, int how, ff_buffer *reply);
void ff_tcp_clear_output(ff_socket *s);
/* A send that waits will not succeed. */
void ff_tcp_fail_busy(ff_socket *s, ff_term reason);
void ff_tcp_abort_sendfile(ff_socket *s, int error);

#endif
