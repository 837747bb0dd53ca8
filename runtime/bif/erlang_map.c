/* runtime/bif/erlang_map.c -- Module erlang: what guards may ask of a map.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_helpers.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

ff_term ff_bif_erlang_map_size_1(ff_proc *p, ff_term map)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    return ff_small_from_int((int64_t)ff_map_size(map));
}

ff_term ff_bif_erlang_map_get_2(ff_proc *p, ff_term key, ff_term map)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    ff_term value = ff_map_get(map, key);
    return ff_is_value(value) ? value : ff_error_2(p, FF_AM_badkey, key);
}

ff_term ff_bif_erlang_is_map_key_2(ff_proc *p, ff_term key, ff_term map)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    return ff_is_value(ff_map_get(map, key)) ? FF_AM_true : FF_AM_false;
}
