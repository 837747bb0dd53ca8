/* runtime/port/port.h -- Ports: actors that are no processes, behind each of them a driver.
 *
 * A driver is what the platform gives (targets/native); this folder has what does not depend on it: identity, the owner,
 * links, monitors, names, the queue of output, closing, and the messages that an owner gets.
 *
 * I1  A port in the table is open. Closing takes it out; it is then either draining (its driver still writes the queue) or dead.
 * I2  A dead port's memory stays until ff_ports_reap(), which runs where no function of a driver is active.
 * I3  Each ff_port_link is in its port's list and in the hash of its process.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PORT_PORT_H
#define FF_PORT_PORT_H

#include "bin/buffer.h"
#include "port/queue.h"
#include "proc/ports.h"
#include "sched/sched.h"

typedef struct ff_port ff_port;

typedef struct ff_driver {
    const char *name;
    size_t size; /* of its ports: a structure that begins with an ff_port, zeroed */
    /* port_control/3. Appends the answer to reply. False: badarg. NULL: it has none. */
    bool (*control)(ff_port *port, ff_proc *caller, uint32_t operation, const uint8_t *data, size_t n, ff_buffer *reply);
    /* Output of `caller`, a pid; borrows bytes. */
    void (*output)(ff_port *port, ff_term caller, const uint8_t *bytes, size_t n);
    /* The port closes with output queued. False: drop it. True: the driver calls ff_port_drained() when it is written. */
    bool (*drain)(ff_port *port);
    /* Gives back what the driver owns. */
    void (*stop)(ff_port *port);
} ff_driver;

struct ff_port {
    ff_term self;
    ff_vm *vm;
    const ff_driver *driver;
    ff_list all;              /* open: in all of ff_port_table; draining: in draining; dead: in dead */
    char *name;               /* for port_info */
    ff_term connected;        /* the owner's pid */
    ff_term registered;       /* an atom, or FF_NIL */
    ff_list by_name;
    ff_list links;            /* ff_port_link.by_port */
    ff_list monitored_by;     /* ff_monitor.by_target */
    ff_list held;             /* commands that wait until it is not busy any more */
    ff_queue queue;
    ff_term data;             /* port_set_data: immediate or in data_fragment; FF_NONVALUE: none */
    ff_fragment *data_fragment;
    uint64_t input_bytes, output_bytes;
    int64_t os_pid;           /* 0: none */
    bool open, busy, binary;
};

typedef struct ff_port_link {
    ff_list by_port;
    struct ff_port_link *next; /* in the hash */
    ff_proc *proc;
    ff_port *port;
} ff_port_link;

typedef struct ff_port_table {
    ff_ports seen;             /* vm->ports */
    ff_port **slots;           /* by number, as processes are: see proc/table.h */
    size_t capacity, count;
    uint64_t next_number;
    ff_list all, draining, dead, named;
    ff_port_link **links;      /* chained hash of process numbers */
    size_t links_capacity, links_count;
} ff_port_table;

enum { FF_MAX_PORTS = 1 << 16 };

/* ---- port.c ---- */

/* A port of p's, linked to it. NULL: there are too many. Copies name. */
ff_port *ff_port_new(ff_proc *owner, const ff_driver *driver, const char *name);
/* The open port of a port or a registered name; NULL: none. */
ff_port *ff_port_lookup(const ff_vm *vm, ff_term port);
/* Makes the table, which the target's poller hangs on, too. */
void ff_ports_need(ff_vm *vm);
FF_INLINE ff_port_table *ff_port_table_of(const ff_vm *vm) { return (ff_port_table *)vm->ports; }
/* Tells links and watchers, and lets the driver go as soon as its queue is written. reason is immediate, or outlives the call. */
void ff_port_close(ff_port *port, ff_term reason);
/* The driver ends the port; what is queued is dropped. */
void ff_port_fail(ff_port *port, ff_term reason);
/* Likewise, and the owner, which has been told in another way, gets no exit signal. */
void ff_port_leave(ff_port *port, ff_term reason);
/* The driver of a port that is closed has written its queue, or cannot. */
void ff_port_drained(ff_port *port);
/* Frees what is dead. No function of a driver may be active. */
void ff_ports_reap(ff_vm *vm);

/* The owner, when it is alive. */
ff_proc *ff_port_owner(const ff_port *port);
void ff_port_set_data(ff_port *port, ff_term data);

/* ---- timer.c ---- */

typedef struct ff_port_timer { /* in a driver's port; all zero: not running */
    ff_timer *timer;
    ff_port *port;
    void (*fire)(ff_port *port);
} ff_port_timer;

/* Calls fire(port) in ms milliseconds, instead of what the timer was started for before. */
void ff_port_timer_start(ff_port *port, ff_port_timer *timer, int64_t ms, void (*fire)(ff_port *port));
void ff_port_timer_stop(ff_port *port, ff_port_timer *timer);

/* ---- link.c ---- */

void ff_port_link_add(ff_proc *p, ff_port *port);
ff_port_link *ff_port_link_find(const ff_proc *p, const ff_port *port);
void ff_port_link_remove(ff_port_link *link);
/* The first of p's links to ports in the hash; others may follow it. NULL: none. */
ff_port_link *ff_port_link_of(const ff_proc *p);

/* ---- command.c ---- */

typedef enum ff_port_result { FF_PORT_DONE, FF_PORT_BUSY, FF_PORT_BADARG } ff_port_result;

/* Output of iodata. With wait, a busy port takes the command later: ref (FF_NONVALUE: none) is then what {ref, true} tells
 * `from` when it has, and FF_PORT_BUSY is the result; without a ref `from` is suspended till then. */
ff_port_result ff_port_command(ff_proc *from, ff_port *port, ff_term iodata, ff_term ref);
/* Says whether commands are to wait; takes those that waited. */
void ff_port_set_busy(ff_port *port, bool busy);
/* Commands that wait are lost: who waits hears of it. */
void ff_port_drop_held(ff_port *port);
/* port_connect/2. */
bool ff_port_connect(ff_port *port, ff_term pid);

#endif
