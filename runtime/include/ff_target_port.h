/* runtime/include/ff_target_port.h -- Opening ports as the runtime asks the platform for it: programs, descriptors, drivers.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_TARGET_PORT_H
#define FF_TARGET_PORT_H

#include "ff_proc.h"

struct ff_port;

typedef enum ff_port_kind {
    FF_PORT_SPAWN,      /* a driver of that name, else a command of the shell */
    FF_PORT_DRIVER,     /* a driver of that name */
    FF_PORT_EXECUTABLE, /* a program's file */
    FF_PORT_FD          /* two descriptors that are open already */
} ff_port_kind;

typedef struct ff_port_spec {
    ff_port_kind kind;
    const char *name;       /* driver, command or path; for descriptors a text that port_info shows */
    char **args;            /* EXECUTABLE: behind arg0, NULL terminated; NULL: none */
    const char *arg0;       /* NULL: the path */
    char **environment;     /* NULL terminated */
    const char *directory;  /* NULL: the current one */
    int fd_in, fd_out;      /* FD */
    unsigned packet_bytes;  /* 0, 1, 2, 4 */
    size_t line;            /* the longest line; 0: no lines */
    size_t low_bytes, high_bytes; /* output that waits: from high on the port is busy, below low no more */
    bool in, out, use_stdio, stderr_to_stdout, exit_status, eof, binary;
} ff_port_spec;

/* NULL: *error is the reason that open_port/2 raises. effects: allocates on owner */
struct ff_port *ff_target_open_port(ff_proc *owner, const ff_port_spec *spec, ff_term *error);

/* Does nothing. port_control/3 calls it, so that drivers which are of no use without that are linked with it, and only then. */
void ff_target_link_control(void);

#endif
