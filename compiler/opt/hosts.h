/* compiler/opt/hosts.h -- Grouping of a module's live functions into hosts.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_OPT_HOSTS_H
#define FFC_OPT_HOSTS_H

#include "compiler/program/program.h"

/* requires ffc_program_reach(); the same live functions give the same hosts, in the same order. With `debug` each function has
 * a host to itself, named M:F/A for the linker, so that tools which know C functions show Erlang's. */
void ffc_group_hosts(ffc_arena *a, ffc_unit *u, bool debug);

/* Instructions of the largest host in that C file of the module. */
uint32_t ffc_largest_host(const ffc_unit *u, uint32_t file);

#endif
