/* targets/native/poll.h -- Descriptors that drivers wait for, on epoll.
 * I1  A watch that waits for nothing is not in the epoll set, which would tell of hang-ups all the same.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NATIVE_POLL_H
#define FF_NATIVE_POLL_H

#include "port/port.h"

enum { FF_WATCH_READ = 1, FF_WATCH_WRITE = 2 };

typedef struct ff_watch {
    int fd;          /* -1: none */
    unsigned events; /* waited for */
    bool always;     /* a regular file: epoll takes none, and it is always ready */
    ff_list by_always;
    void (*ready)(struct ff_watch *watch, unsigned events);
} ff_watch;

void ff_watch_init(ff_watch *watch, int fd, void (*ready)(ff_watch *watch, unsigned events));
/* Waits for these events from now on, none being an answer, too. The descriptor must be open. */
void ff_watch_set(ff_vm *vm, ff_watch *watch, unsigned events);
/* Stops waiting and closes the descriptor. */
void ff_watch_close(ff_vm *vm, ff_watch *watch);

/* What may outlive its port: freed with the poller at the latest. */
typedef struct ff_leftover {
    ff_list at;
    void (*free)(ff_vm *vm, struct ff_leftover *self);
} ff_leftover;

void ff_leftover_add(ff_vm *vm, ff_leftover *self, void (*free)(ff_vm *vm, ff_leftover *self));

#endif
