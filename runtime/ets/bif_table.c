/* runtime/ets/bif_table.c -- Module ets: making tables, giving them away, fixing and ending them.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/options.h"
#include "ets/ets.h"
#include "proc/table.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

enum { OBJECTS_PER_REDUCTION = 16 };

/* ---- new/2 ---- */

static bool option_type(ff_ets_table *t, ff_term atom)
{
    const struct { ff_term atom; ff_ets_type type; } types[] = {{FF_AM_set, FF_ETS_SET},
                                                                {FF_AM_ordered_set, FF_ETS_ORDERED_SET},
                                                                {FF_AM_bag, FF_ETS_BAG},
                                                                {FF_AM_duplicate_bag, FF_ETS_DUPLICATE_BAG}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!ff_same(types[i].atom, atom)) continue;
        t->type = types[i].type;
        return true;
    }
    return false;
}

static bool option_protection(ff_ets_protection *protection, ff_term atom)
{
    if (ff_same(atom, FF_AM_public)) *protection = FF_ETS_PUBLIC;
    else if (ff_same(atom, FF_AM_protected)) *protection = FF_ETS_PROTECTED;
    else if (ff_same(atom, FF_AM_private)) *protection = FF_ETS_PRIVATE;
    else return false;
    return true;
}

static bool option_atom(ff_ets_table *t, ff_term atom)
{
    if (option_type(t, atom) || option_protection(&t->protection, atom)) return true;
    if (ff_same(atom, FF_AM_named_table)) t->named = true;
    else if (ff_same(atom, FF_AM_compressed)) t->compressed = true;
    else return false;
    return true;
}

static bool option_keypos(ff_ets_table *t, ff_term value)
{
    if (!ff_is_small(value) || ff_small_to_int(value) < 1) return false;
    t->keypos = (size_t)ff_small_to_int(value) - 1;
    return true;
}

static bool option_flag(ff_term *flag, ff_term value)
{
    bool ignored;
    *flag = value;
    return ff_option_bool(value, &ignored);
}

static bool option_pair(ff_ets_table *t, ff_term key, ff_term value)
{
    if (ff_same(key, FF_AM_keypos)) return option_keypos(t, value);
    if (ff_same(key, FF_AM_read_concurrency)) return option_flag(&t->read_concurrency, value);
    if (ff_same(key, FF_AM_decentralized_counters)) return option_flag(&t->decentralized_counters, value);
    if (ff_same(key, FF_AM_write_concurrency))
        return option_flag(&t->write_concurrency, value) || ff_same(value, FF_AM_auto);
    return ff_same(key, FF_AM_heir) && ff_same(value, FF_AM_none);
}

/* *heir becomes the tuple {heir, Pid, Data} when there is one. */
static bool option(ff_ets_table *t, ff_term o, ff_term *heir)
{
    if (ff_is_atom(o)) return option_atom(t, o);
    if (ff_is_tuple_of(o, 2)) {
        if (ff_same(ff_tuple_get(o, 0), FF_AM_heir)) *heir = FF_NONVALUE;
        return option_pair(t, ff_tuple_get(o, 0), ff_tuple_get(o, 1));
    }
    *heir = o;
    return ff_is_tuple_of(o, 3) && ff_same(ff_tuple_get(o, 0), FF_AM_heir) && ff_is_local_pid(ff_tuple_get(o, 1));
}

static bool read_options(ff_ets_table *t, ff_term list, ff_term *heir)
{
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!option(t, ff_head(list), heir)) return false;
    return ff_is_nil(list);
}

/* Private tables have no use for concurrency, and forget that they were asked for it. */
static void settle(ff_ets_table *t)
{
    bool fine = t->protection != FF_ETS_PRIVATE && !ff_same(t->write_concurrency, FF_AM_false);
    if (!fine) t->write_concurrency = FF_AM_false;
    if (t->protection == FF_ETS_PRIVATE) t->read_concurrency = FF_AM_false;
    if (!ff_is_value(t->decentralized_counters)) {
        bool by_default = ff_ets_is_ordered(t) || ff_same(t->write_concurrency, FF_AM_auto);
        t->decentralized_counters = by_default ? FF_AM_true : FF_AM_false;
    }
    if (!fine) t->decentralized_counters = FF_AM_false;
}

ff_term ff_bif_ets_new_2(ff_proc *p, ff_term name, ff_term options)
{
    ff_ets_table made = {.name = name,
                         .heir = FF_AM_none,
                         .type = FF_ETS_SET,
                         .protection = FF_ETS_PROTECTED,
                         .read_concurrency = FF_AM_false,
                         .write_concurrency = FF_AM_false,
                         .decentralized_counters = FF_NONVALUE};
    ff_term heir = FF_NONVALUE;
    bool bad;
    if (!ff_is_atom(name) || !read_options(&made, options, &heir)) return ff_badarg(p);
    if (made.named && ff_ets_lookup(p->vm, name, &bad))
        return ff_raise_cause(p, FF_AM_badarg, FF_AM_already_exists);
    settle(&made);
    ff_ets_table *t = ff_malloc(sizeof *t);
    *t = made;
    ff_ets_add(p, t);
    if (ff_is_value(heir)) ff_ets_set_heir(p->vm, t, ff_tuple_get(heir, 1), ff_tuple_get(heir, 2));
    return ff_ets_id(p, t);
}

/* ---- the end ---- */

ff_term ff_bif_ets_delete_1(ff_proc *p, ff_term table)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    ff_bump(p, t->count / OBJECTS_PER_REDUCTION);
    ff_ets_remove(p->vm, t);
    return FF_AM_true;
}

/* Deletes one by one what may be being traversed. */
static void delete_all(ff_ets_table *t)
{
    if (!t->fixed) {
        ff_ets_store_fini(t);
        ff_ets_store_init(t);
        return;
    }
    for (ff_ets_object *next, *o = ff_ets_first(t); o; o = next) {
        next = ff_ets_after(t, o);
        ff_ets_delete(t, o);
    }
}

ff_term ff_bif_ets_internal_delete_all_2(ff_proc *p, ff_term table, ff_term reserved)
{
    (void)reserved;
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    size_t n = t->count;
    ff_bump(p, n / OBJECTS_PER_REDUCTION);
    delete_all(t);
    return ff_integer_from_u64(p, n);
}

/* ---- names ---- */

ff_term ff_bif_ets_rename_2(ff_proc *p, ff_term table, ff_term name)
{
    bool bad;
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    if (!ff_is_atom(name)) return ff_badarg(p);
    if (t->named && ff_ets_lookup(p->vm, name, &bad)) return ff_badarg(p);
    ff_ets_rename(p->vm, t, name);
    return ff_ets_id(p, t);
}

ff_term ff_bif_ets_whereis_1(ff_proc *p, ff_term name)
{
    bool bad;
    if (!ff_is_atom(name)) return ff_badarg(p);
    ff_ets_table *t = ff_ets_lookup(p->vm, name, &bad);
    return t ? ff_ets_ref(p, t) : FF_AM_undefined;
}

/* The one scheduler answers ets:all/0 with {Ref, Tables}. */
ff_term ff_bif_ets_internal_request_all_0(ff_proc *p)
{
    ff_term ref = ff_ref_new(p);
    ff_deliver_own(p, ff_tuple(p, ref, ff_ets_all(p)));
    return ref;
}

/* ---- owners ---- */

ff_term ff_bif_ets_give_away_3(ff_proc *p, ff_term table, ff_term pid, ff_term gift)
{
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    ff_proc *to = ff_is_local_pid(pid) ? ff_proc_lookup(p->vm, pid) : NULL;
    if (!to) return ff_badarg(p);
    if (!ff_same(t->owner, p->self)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_not_owner);
    if (to == p) return ff_raise_cause(p, FF_AM_badarg, FF_AM_owner);
    ff_ets_transfer(t, to, gift);
    return FF_AM_true;
}

typedef struct wishes { /* what setopts/2 is to change; each may be wished for once */
    ff_term heir, data;
    bool protect;
    ff_ets_protection protection;
} wishes;

static bool wish_heir(wishes *w, ff_term option)
{
    ff_term heir = ff_tuple_get(option, 1);
    if (ff_is_value(w->heir)) return false;
    w->heir = heir;
    if (ff_is_tuple_of(option, 2)) return ff_same(heir, FF_AM_none);
    w->data = ff_tuple_arity(option) == 3 ? ff_tuple_get(option, 2) : FF_NONVALUE;
    return ff_is_value(w->data) && ff_is_local_pid(heir);
}

static bool wish(wishes *w, ff_term option)
{
    if (!ff_is_tuple(option) || ff_tuple_arity(option) < 2) return false;
    if (ff_same(ff_tuple_get(option, 0), FF_AM_heir)) return wish_heir(w, option);
    if (!ff_same(ff_tuple_get(option, 0), FF_AM_protection) || w->protect || !ff_is_tuple_of(option, 2)) return false;
    w->protect = true;
    return option_protection(&w->protection, ff_tuple_get(option, 1));
}

static bool wish_all(wishes *w, ff_term options)
{
    if (ff_is_tuple(options)) return wish(w, options);
    for (; ff_is_cons(options); options = ff_tail(options))
        if (!wish(w, ff_head(options))) return false;
    return ff_is_nil(options);
}

ff_term ff_bif_ets_setopts_2(ff_proc *p, ff_term table, ff_term options)
{
    wishes w = {.heir = FF_NONVALUE, .data = FF_NONVALUE};
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_WRITE);
    if (!t) return FF_NONVALUE;
    if (!wish_all(&w, options) || !ff_same(t->owner, p->self)) return ff_badarg(p);
    if (ff_is_value(w.heir)) ff_ets_set_heir(p->vm, t, w.heir, w.data);
    if (w.protect) t->protection = w.protection;
    return FF_AM_true;
}

ff_term ff_bif_ets_safe_fixtable_2(ff_proc *p, ff_term table, ff_term fix)
{
    bool on;
    ff_ets_table *t = ff_ets_get(p, table, FF_ETS_READ);
    if (!t) return FF_NONVALUE;
    if (!ff_option_bool(fix, &on)) return ff_badarg(p);
    if (on)
        ff_ets_fix(p, t);
    else
        ff_ets_unfix(p, t);
    return FF_AM_true;
}
