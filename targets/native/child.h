/* targets/native/child.h -- Programs that ports start.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NATIVE_CHILD_H
#define FF_NATIVE_CHILD_H

#include "ff_target_port.h"
#include "targets/native/poll.h"

#include <sys/types.h>

typedef struct ff_child {
    ff_leftover leftover;
    ff_watch exit;       /* its pidfd */
    ff_vm *vm;
    pid_t pid;
    void (*ended)(void *port, int status); /* status: of exit, or 128 and the signal's number */
    void *port;          /* NULL: nobody wants to know */
} ff_child;

/* Starts the program of spec; input and output are our ends of its pipes, -1 for one that spec does not want.
 * NULL: *error is an errno value. */
ff_child *ff_child_start(ff_vm *vm, const ff_port_spec *spec, int *input, int *output, int *error);

#endif
