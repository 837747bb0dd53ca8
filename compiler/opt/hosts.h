/* compiler/opt/hosts.h -- Grouping of a module's live functions into hosts.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_OPT_HOSTS_H
#define FFC_OPT_HOSTS_H

#include "compiler/program/program.h"

typedef enum ffc_grouping {
    FFC_GROUP_NEIGHBOURS,
    FFC_GROUP_APART, /* each strongly connected part of the call graph, which is a function most often, with copies for funs */
    FFC_GROUP_LOOPS, /* a component with the functions that its loops call, and a module's funs together; but a fun's function with its copies
                      * by itself: they are a loop, and it has one entry (ffc_host.loop) */
    FFC_GROUP_NONE,  /* each function, named M:F/A for the linker: tools which know C functions show Erlang's */
} ffc_grouping;

/* requires ffc_program_reach(); the same live functions give the same hosts, in the same order. */
void ffc_group_hosts(ffc_arena *a, ffc_unit *u, ffc_grouping how);

#endif
