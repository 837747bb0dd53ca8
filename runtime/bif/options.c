/* runtime/bif/options.c -- See options.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "gc/gc.h"
#include "term/flatmap.h"
#include "ff_atoms.tab.h"

bool ff_option_bool(ff_term value, bool *out)
{
    *out = ff_same(value, FF_AM_true);
    return *out || ff_same(value, FF_AM_false);
}

ff_term ff_priority_atom(ff_priority priority)
{
    switch (priority) {
    case FF_PRIORITY_LOW: return FF_AM_low;
    case FF_PRIORITY_HIGH: return FF_AM_high;
    case FF_PRIORITY_MAX: return FF_AM_max;
    default: return FF_AM_normal;
    }
}

bool ff_option_priority(ff_term value, ff_priority *out)
{
    for (*out = FF_PRIORITY_LOW; *out < FF_PRIORITY__N; (*out)++)
        if (ff_same(ff_priority_atom(*out), value)) return true;
    return false;
}

bool ff_option_message_queue(ff_term value, bool *off_heap)
{
    *off_heap = ff_same(value, FF_AM_off_heap);
    return *off_heap || ff_same(value, FF_AM_on_heap);
}

static bool heap_size(ff_term value, size_t *words)
{
    if (!ff_is_small(value) || ff_small_to_int(value) < 0) return false;
    *words = (size_t)ff_small_to_int(value);
    return *words == 0 || *words >= FF_HEAP_MIN_WORDS;
}

ff_term ff_max_heap_map(ff_proc *p, size_t words, bool kill, bool log)
{
    const ff_term keys[] = {FF_AM_error_logger, FF_AM_kill, FF_AM_size};
    const ff_term values[] = {log ? FF_AM_true : FF_AM_false, kill ? FF_AM_true : FF_AM_false, ff_small_from_int((int64_t)words)};
    return ff_flatmap_of(p, 3, keys, values);
}

bool ff_option_max_heap(ff_term value, size_t *words, bool *kill, bool *log)
{
    FF_FEATURE(max_heap);
    if (!ff_is_map(value)) return heap_size(value, words);
    ff_term size = ff_map_get(value, FF_AM_size);
    ff_term kills = ff_map_get(value, FF_AM_kill), logs = ff_map_get(value, FF_AM_error_logger);
    return ff_is_value(size) && heap_size(size, words) && (!ff_is_value(kills) || ff_option_bool(kills, kill))
           && (!ff_is_value(logs) || ff_option_bool(logs, log));
}

static bool alias_mode(ff_term value, ff_alias_mode *out)
{
    if (ff_same(value, FF_AM_explicit_unalias)) *out = FF_ALIAS_EXPLICIT;
    else if (ff_same(value, FF_AM_demonitor)) *out = FF_ALIAS_DEMONITOR;
    else if (ff_same(value, FF_AM_reply_demonitor)) *out = FF_ALIAS_REPLY;
    else return false;
    return true;
}

bool ff_option_monitor(ff_term list, ff_alias_mode *alias, ff_term *tag)
{
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term option = ff_head(list);
        if (!ff_is_tuple_of(option, 2)) return false;
        ff_term key = ff_tuple_get(option, 0), value = ff_tuple_get(option, 1);
        if (ff_same(key, FF_AM_tag))
            *tag = value;
        else if (!ff_same(key, FF_AM_alias) || !alias_mode(value, alias))
            return false;
    }
    return ff_is_nil(list);
}
