/* runtime/proc/ports.h -- What processes, BIFs and the main loop ask of ports.
 *
 * A program that opens no port links nothing of runtime/port: vm->ports is NULL then, and the functions below answer for it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_PORTS_H
#define FF_PROC_PORTS_H

#include "proc/proc.h"

typedef struct ff_port_ops {
    /* Port ! message. */
    void (*send)(ff_proc *from, ff_term port, ff_term message);
    /* An exit signal of exit/2. */
    void (*exit)(ff_vm *vm, ff_term port, ff_term reason);
    /* False: the port is closed. */
    bool (*link)(ff_proc *p, ff_term port);
    void (*unlink)(ff_proc *p, ff_term port);
    /* The list that the by_target of a port's monitors are in; NULL: the port is closed. */
    ff_list *(*watchers)(ff_vm *vm, ff_term port);
    /* p ends with p->more->exit_reason: ports that are linked to it hear of it. */
    void (*process_end)(ff_proc *p);
    /* The ports that `of` is linked to, in front of tail. effects: allocates on p */
    ff_term (*links_of)(ff_proc *p, const ff_proc *of, ff_term tail);
    /* The port registered under an atom; FF_NONVALUE: none. */
    ff_term (*named)(const ff_vm *vm, ff_term name);
    /* The atom that says why not (as the error_info of register/2 does); FF_NONVALUE: registered. */
    ff_term (*add_name)(ff_vm *vm, ff_term name, ff_term port);
    void (*remove_name)(ff_vm *vm, ff_term name);
    /* All registered names of ports, in front of tail. */
    ff_term (*names)(ff_proc *p, ff_term tail);
    /* Closes all, and waits until they have written what they still have. */
    void (*flush)(ff_vm *vm);
    void (*free)(ff_vm *vm);
} ff_port_ops;

/* Waits for what drivers want to know. Made by the target when the first driver wants something. */
typedef struct ff_poller {
    /* Sleeps until ns have passed (< 0: for ever), some port has something to do, which is done, or, when want_input, until
     * standard input can be read. */
    void (*wait)(ff_vm *vm, int64_t ns, bool want_input);
    void (*free)(ff_vm *vm);
} ff_poller;

struct ff_ports { /* what everyone sees of the ports of a VM; see port/port.h */
    const ff_port_ops *ops;
    ff_poller *poller; /* NULL: no driver waits for anything */
};
typedef struct ff_ports ff_ports;

FF_INLINE ff_term ff_port_named(const ff_vm *vm, ff_term name)
{
    return vm->ports ? vm->ports->ops->named(vm, name) : FF_NONVALUE;
}

#endif
