/* runtime/bif/options.h -- Values that several BIFs take as options; each function tells whether the value is one.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_OPTIONS_H
#define FF_BIF_OPTIONS_H

#include "proc/proc.h"

bool ff_option_bool(ff_term value, bool *out);
bool ff_option_priority(ff_term value, ff_priority *out);
ff_term ff_priority_atom(ff_priority priority);
bool ff_option_message_queue(ff_term value, bool *off_heap);
/* What max_heap_size is, as a map. Allocates. */
ff_term ff_max_heap_map(ff_proc *p, size_t words, bool kill, bool log);
/* max_heap_size: a number of words or a map; what it does not mention stays. */
bool ff_option_max_heap(ff_term value, size_t *words, bool *kill, bool *log);
/* The options of a monitor: [{alias, Mode}, {tag, Term}]. */
bool ff_option_monitor(ff_term list, ff_alias_mode *alias, ff_term *tag);

#endif
