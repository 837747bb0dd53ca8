/* runtime/absent/hash_map.c -- For programs without maps of more than FF_FLATMAP_MAX pairs. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "term/compare_hashmap.h"
#include "term/debug_parts.h"
#include "term/hashmap.h"
#include "term/large_literal.h"

FF_NEVER(bool ff_equal_hash_nodes(ff_stack *frames, ff_term a, ff_term b, bool exact))
FF_NEVER(void ff_format_hash_node(ff_term node, const ff_sink *out, ff_stack *s))
FF_NEVER(ff_term ff_hashmap_get(ff_term map, ff_term key))
FF_NEVER(ff_term ff_hashmap_merge(ff_proc *p, ff_term a, ff_term b))
FF_NEVER(ff_term ff_hashmap_put(ff_proc *p, ff_term map, ff_term key, ff_term value))
FF_NEVER(ff_term ff_hashmap_replace(ff_proc *p, ff_term map, ff_term key, ff_term value))
FF_NEVER(ff_term ff_hashmap_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value))
FF_NEVER(void ff_order_hash_maps(ff_stack *frames, ff_stack *arrays, ff_term a, ff_term b, bool exact))

FF_NOTHING(void ff_large_literals_make(ff_proc *p))
FF_NOTHING(void ff_large_literals_free(ff_vm *vm))
