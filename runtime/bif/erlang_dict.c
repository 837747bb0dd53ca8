/* runtime/bif/erlang_dict.c -- erlang: the process dictionary.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/dictionary.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static ff_term or_undefined(ff_term value) { return ff_is_value(value) ? value : FF_AM_undefined; }

ff_term ff_bif_erlang_get_0(ff_proc *p) { return ff_dictionary_to_list(p, p); }
ff_term ff_bif_erlang_get_1(ff_proc *p, ff_term key) { return or_undefined(ff_dictionary_get(p, key)); }
ff_term ff_bif_erlang_put_2(ff_proc *p, ff_term key, ff_term value) { return or_undefined(ff_dictionary_put(p, key, value)); }
ff_term ff_bif_erlang_erase_1(ff_proc *p, ff_term key) { return or_undefined(ff_dictionary_erase(p, key)); }

ff_term ff_bif_erlang_erase_0(ff_proc *p)
{
    ff_term list = ff_dictionary_to_list(p, p);
    ff_dictionary_free(p);
    return list;
}

/* wanted FF_NONVALUE: every key. */
static ff_term keys(ff_proc *p, ff_term wanted)
{
    const ff_dictionary *d = p->more->dictionary;
    ff_term list = FF_NIL;
    for (size_t i = 0; d && i < d->capacity; i++) {
        ff_dictionary_slot s = d->slots[i];
        if (ff_is_value(s.key) && (!ff_is_value(wanted) || ff_identical(s.value, wanted))) list = ff_cons(p, s.key, list);
    }
    return list;
}

ff_term ff_bif_erlang_get_keys_0(ff_proc *p) { return keys(p, FF_NONVALUE); }
ff_term ff_bif_erlang_get_keys_1(ff_proc *p, ff_term value) { return keys(p, value); }
