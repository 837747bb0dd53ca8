/* runtime/port/command.c -- Output to ports, and commands that wait because their port is busy.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/iolist.h"
#include "port/port.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "ff_atoms.tab.h"

typedef struct held { /* a command that a busy port has not taken yet */
    ff_list at;
    ff_term from;
    uint64_t ref;     /* of the {ref, true} that its sender waits for; 0: its sender is suspended */
    size_t n;
    uint8_t bytes[];
} held;

static void output(ff_port *port, ff_term from, const uint8_t *bytes, size_t n)
{
    port->output_bytes += n;
    port->driver->output(port, from, bytes, n);
}

static void hold(ff_proc *from, ff_port *port, const ff_bytes *bytes, ff_term ref)
{
    held *h = ff_malloc(sizeof *h + bytes->n);
    *h = (held){.from = from->self, .n = bytes->n};
    memcpy(h->bytes, bytes->at, bytes->n);
    if (ff_is_value(ref))
        h->ref = ((const ff_ref *)ff_boxed_ptr(ref))->number;
    else
        ff_suspend(from);
    ff_list_append(&port->held, &h->at);
}

ff_port_result ff_port_command(ff_proc *from, ff_port *port, ff_term iodata, ff_term ref)
{
    ff_bytes bytes;
    if (!ff_iolist_begin(iodata, &bytes)) return FF_PORT_BADARG;
    bool wait = port->busy;
    if (wait)
        hold(from, port, &bytes, ref);
    else
        output(port, from->self, bytes.at, bytes.n);
    ff_bytes_end(&bytes);
    return wait ? FF_PORT_BUSY : FF_PORT_DONE;
}

/* The sender of a command goes on. */
static void release(ff_vm *vm, const held *h, ff_term result)
{
    ff_proc *from = ff_proc_lookup(vm, h->from);
    if (!from) return;
    if (!h->ref) {
        if (from->more->suspended) ff_resume(from);
        return;
    }
    ff_word *hp = ff_alloc(from, FF_REF_WORDS);
    *(ff_ref *)hp = (ff_ref){.header = FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1), .number = h->ref};
    ff_deliver_own(from, ff_tuple(from, ff_boxed_from_ptr(hp), result));
}

void ff_port_set_busy(ff_port *port, bool busy)
{
    port->busy = busy;
    while (!port->busy && !ff_list_is_empty(&port->held)) {
        held *h = FF_LIST_OWNER(held, at, port->held.next);
        ff_list_remove(&h->at);
        release(port->vm, h, FF_AM_true);
        output(port, h->from, h->bytes, h->n);
        ff_free(h);
    }
}

void ff_port_drop_held(ff_port *port)
{
    while (!ff_list_is_empty(&port->held)) {
        held *h = FF_LIST_OWNER(held, at, port->held.next);
        ff_list_remove(&h->at);
        release(port->vm, h, FF_AM_badarg);
        ff_free(h);
    }
}

bool ff_port_connect(ff_port *port, ff_term pid)
{
    ff_proc *owner = ff_is_local_pid(pid) ? ff_proc_lookup(port->vm, pid) : NULL;
    if (!owner) return false;
    ff_port_link_add(owner, port);
    port->connected = pid;
    return true;
}
