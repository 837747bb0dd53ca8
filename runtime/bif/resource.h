/* runtime/bif/resource.h -- Making resources, which references stand for, and finding them again (ff_resource in ff_term.h).
 * A struct that begins with an ff_resource is one; its kind's address tells what it is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_RESOURCE_H
#define FF_BIF_RESOURCE_H

#include "ff_vm.h"

/* A new one of `bytes`, zeroed but for its head, and its first reference at *ref. extra_bytes: what it will own beside, which
 * counts towards the next collection. effects: allocates. */
void *ff_resource_new(ff_proc *p, const ff_resource_kind *kind, size_t bytes, size_t extra_bytes, ff_term *ref);
/* NULL: t is no reference of that kind. */
void *ff_resource_of(ff_term t, const ff_resource_kind *kind);

#endif
