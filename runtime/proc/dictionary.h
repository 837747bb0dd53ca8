/* runtime/proc/dictionary.h -- The process dictionary's table.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_DICTIONARY_H
#define FF_PROC_DICTIONARY_H

#include "proc/table.h"

typedef struct ff_dictionary_slot { ff_term key, value; } ff_dictionary_slot;

typedef struct ff_dictionary {
    size_t capacity, count;
    ff_dictionary_slot slots[];
} ff_dictionary;

/* Each returns the value the key had, or FF_NONVALUE. */
ff_term ff_dictionary_get(const ff_proc *p, ff_term key);
ff_term ff_dictionary_put(ff_proc *p, ff_term key, ff_term value);
ff_term ff_dictionary_erase(ff_proc *p, ff_term key);

#endif
