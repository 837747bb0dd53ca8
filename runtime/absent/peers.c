/* runtime/absent/peers.c -- For programs of one process. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "proc/proc.h"

FF_NEVER(void ff_link_add(ff_proc *a, ff_proc *b))
FF_NEVER(void ff_log_crash(ff_proc *p, ff_term reason))
