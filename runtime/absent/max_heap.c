/* runtime/absent/max_heap.c -- For programs without limits of heaps. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "proc/proc.h"
#include "gc/gc.h"

FF_NEVER(bool ff_proc_over_max_heap(ff_proc *p, size_t words))
