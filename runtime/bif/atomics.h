/* runtime/bif/atomics.h -- Arrays of 64-bit integers that programs name by a reference: atomics and counters.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ATOMICS_H
#define FF_ATOMICS_H

#include "ff_vm.h"

typedef enum ff_atomics_kind { FF_ATOMICS_UNSIGNED, FF_ATOMICS_SIGNED, FF_ATOMICS_COUNTERS } ff_atomics_kind;

typedef struct ff_atomics_array {
    ff_resource resource;
    ff_atomics_kind kind;
    size_t n;
    uint64_t v[];
} ff_atomics_array;

/* A new array of size zeros, as its reference. Raises badarg or system_limit. */
ff_term ff_atomics_new(ff_proc *p, ff_term size, ff_atomics_kind kind);
/* The array that ref names, or NULL. */
ff_atomics_array *ff_atomics_of(ff_term ref);
/* Its element at an index from 1, or NULL. */
uint64_t *ff_atomics_at(ff_atomics_array *a, ff_term index);
/* What may be added to an element: -2^63 to 2^64 - 1, modulo 2^64. */
bool ff_atomics_increment(ff_term t, uint64_t *increment);
/* A value that an element of the array can have. */
bool ff_atomics_value(const ff_atomics_array *a, ff_term t, uint64_t *value);
/* The integer that an element stands for. */
ff_term ff_atomics_term(ff_proc *p, const ff_atomics_array *a, uint64_t value);

#endif
