/* runtime/ets/bif_info.c -- Module ets: what info/1,2 tells about a table.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/ets.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_target.h"

#include <math.h>

static ff_term from_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

static ff_term type_atom(ff_ets_type type)
{
    switch (type) {
    case FF_ETS_SET: return FF_AM_set;
    case FF_ETS_ORDERED_SET: return FF_AM_ordered_set;
    case FF_ETS_BAG: return FF_AM_bag;
    default: return FF_AM_duplicate_bag;
    }
}

static ff_term protection_atom(ff_ets_protection protection)
{
    switch (protection) {
    case FF_ETS_PUBLIC: return FF_AM_public;
    case FF_ETS_PROTECTED: return FF_AM_protected;
    default: return FF_AM_private;
    }
}

/* ---- fixation ---- */

/* {MegaSecs, Secs, MicroSecs} of a monotonic time. */
static ff_term timestamp(ff_proc *p, int64_t ns)
{
    int64_t us = (ns - ff_target_monotonic_ns() + ff_target_system_ns()) / 1000, s = us / 1000000;
    return ff_tuple(p, ff_small_from_int(s / 1000000), ff_small_from_int(s % 1000000), ff_small_from_int(us % 1000000));
}

static ff_term fixed_by(ff_proc *p, const ff_ets_table *t, bool monotonic)
{
    if (!t->fixations) return FF_AM_false;
    ff_term who = FF_NIL;
    for (const ff_ets_fixation *f = t->fixations; f; f = f->next)
        who = ff_cons(p, ff_tuple(p, f->proc->self, ff_integer_from_u64(p, f->count)), who);
    return ff_tuple(p, monotonic ? ff_integer_from_i64(p, t->fixed_ns) : timestamp(p, t->fixed_ns), who);
}

/* ---- statistics of the buckets ---- */

static ff_term stats(ff_proc *p, const ff_ets_table *t)
{
    if (ff_ets_is_ordered(t)) return FF_AM_false;
    size_t shortest = SIZE_MAX, longest = 0, kept = 0;
    double n = (double)t->hash.active, total = 0, squares = 0;
    for (size_t i = 0; i < t->hash.active; i++) {
        size_t length = 0;
        for (const ff_ets_object *o = t->hash.buckets[i]; o; o = o->link[0]) length++, kept += o->deleted;
        if (length < shortest) shortest = length;
        if (length > longest) longest = length;
        total += (double)length;
        squares += (double)length * (double)length;
    }
    double average = total / n, deviation = n > 1 ? sqrt((squares - total * average) / (n - 1)) : 0;
    double expected = sqrt(average * (1 - 1 / n));
    return ff_tuple(p, ff_integer_from_u64(p, t->hash.active), ff_float_new(p, average), ff_float_new(p, deviation),
                    ff_float_new(p, expected), ff_integer_from_u64(p, shortest), ff_integer_from_u64(p, longest),
                    ff_integer_from_u64(p, kept), FF_SMALL_CONST(-1));
}

/* ---- binaries ---- */

/* {Address, Bytes, References} of each large binary of an object, before list. */
static ff_term binaries_of(ff_proc *p, const ff_ets_object *o, ff_term list)
{
    for (const ff_refc_bin *h = o->refc; h; h = (const ff_refc_bin *)(uintptr_t)h->next) {
        if (h->header == FF_RESOURCE_REF_HEADER) continue;
        const ff_binary *b = (const ff_binary *)(uintptr_t)h->binary;
        ff_term row = ff_tuple(p, ff_integer_from_u64(p, h->binary), ff_integer_from_u64(p, b->used), ff_integer_from_u64(p, b->refs));
        list = ff_cons(p, row, list);
    }
    return list;
}

/* The tree is balanced, and so not deep. */
static ff_term binaries_below(ff_proc *p, const ff_ets_object *o, ff_term list)
{
    return o ? binaries_below(p, o->link[0], binaries_of(p, o, binaries_below(p, o->link[1], list))) : list;
}

static ff_term binaries(ff_proc *p, const ff_ets_table *t)
{
    ff_term list = FF_NIL;
    if (ff_ets_is_ordered(t)) return binaries_below(p, t->root, list);
    for (size_t i = 0; i < t->hash.active; i++)
        for (const ff_ets_object *o = t->hash.buckets[i]; o; o = o->link[0]) list = binaries_of(p, o, list);
    return list;
}

/* ---- items ---- */

/* FF_NONVALUE: there is no such item. */
static ff_term item_value(ff_proc *p, const ff_ets_table *t, ff_term item)
{
    if (ff_same(item, FF_AM_size)) return ff_integer_from_u64(p, t->count);
    if (ff_same(item, FF_AM_type)) return type_atom(t->type);
    if (ff_same(item, FF_AM_memory)) return ff_integer_from_u64(p, ff_ets_table_words(t));
    if (ff_same(item, FF_AM_owner)) return t->owner;
    if (ff_same(item, FF_AM_heir)) return t->heir;
    if (ff_same(item, FF_AM_protection)) return protection_atom(t->protection);
    if (ff_same(item, FF_AM_write_concurrency)) return t->write_concurrency;
    if (ff_same(item, FF_AM_read_concurrency)) return t->read_concurrency;
    if (ff_same(item, FF_AM_decentralized_counters)) return t->decentralized_counters;
    if (ff_same(item, FF_AM_name)) return t->name;
    if (ff_same(item, FF_AM_keypos)) return ff_integer_from_u64(p, t->keypos + 1);
    if (ff_same(item, FF_AM_node)) return FF_AM_nonode_at_nohost;
    if (ff_same(item, FF_AM_named_table)) return from_bool(t->named);
    if (ff_same(item, FF_AM_compressed)) return from_bool(t->compressed);
    if (ff_same(item, FF_AM_id)) return ff_ets_ref(p, t);
    if (ff_same(item, FF_AM_fixed)) return from_bool(t->fixations);
    if (ff_same(item, FF_AM_safe_fixed)) return fixed_by(p, t, false);
    if (ff_same(item, FF_AM_safe_fixed_monotonic_time)) return fixed_by(p, t, true);
    if (ff_same(item, FF_AM_stats)) return stats(p, t);
    if (ff_same(item, FF_AM_binary)) return binaries(p, t);
    return FF_NONVALUE;
}

/* NULL: there is no such table (*missing), or table is none and badarg was raised. */
static ff_ets_table *get(ff_proc *p, ff_term table, bool *missing)
{
    bool bad;
    ff_ets_table *t = ff_ets_lookup(p->vm, table, &bad);
    *missing = !t && !bad;
    if (bad) ff_raise_cause(p, FF_AM_badarg, FF_AM_type);
    return t;
}

ff_term ff_bif_ets_info_2(ff_proc *p, ff_term table, ff_term item)
{
    bool missing;
    ff_ets_table *t = get(p, table, &missing);
    if (!t) return missing ? FF_AM_undefined : FF_NONVALUE;
    ff_term value = item_value(p, t, item);
    return ff_is_value(value) ? value : ff_badarg(p);
}

ff_term ff_bif_ets_info_1(ff_proc *p, ff_term table)
{
    const ff_term items[] = {FF_AM_protection, FF_AM_keypos, FF_AM_type, FF_AM_named_table, FF_AM_node,
                             FF_AM_size, FF_AM_name, FF_AM_heir, FF_AM_owner, FF_AM_memory, FF_AM_compressed,
                             FF_AM_write_concurrency, FF_AM_read_concurrency, FF_AM_decentralized_counters, FF_AM_id};
    bool missing;
    ff_ets_table *t = get(p, table, &missing);
    if (!t) return missing ? FF_AM_undefined : FF_NONVALUE;
    ff_term list = FF_NIL;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        list = ff_cons(p, ff_tuple(p, items[i], item_value(p, t, items[i])), list);
    return list;
}
