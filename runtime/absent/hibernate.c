/* runtime/absent/hibernate.c -- For programs without processes that hibernate. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "gc/gc.h"

FF_NEVER(void ff_gc_hibernate(ff_proc *p, uint32_t live))
