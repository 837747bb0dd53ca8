/* runtime/ets/table.c -- The tables of a VM: finding them, who may use them, who owns them, who keeps them fixed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"
#include "proc/table.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"

enum { FIRST_BUCKETS = 64 };

/* ---- finding ---- */

static ff_ets_table **id_bucket(const struct ff_ets *e, uint64_t id) { return &e->by_id[ff_hash_u64(id) & (e->n_buckets - 1)]; }

static ff_ets_table **name_bucket(const struct ff_ets *e, ff_term name)
{
    return &e->by_name[ff_hash_u64(name.bits) & (e->n_buckets - 1)];
}

static ff_ets_table *find_id(const struct ff_ets *e, uint64_t id)
{
    ff_ets_table *t = *id_bucket(e, id);
    while (t && t->id != id) t = t->next_id;
    return t;
}

static ff_ets_table *find_name(const struct ff_ets *e, ff_term name)
{
    ff_ets_table *t = *name_bucket(e, name);
    while (t && !ff_same(t->name, name)) t = t->next_name;
    return t;
}

/* References of tables have this bit in their number, others do not: what is no table now may have been one. */
static const uint64_t OF_TABLE = (uint64_t)1 << 63;

/* 0: it never was a table's. */
static uint64_t id_of(ff_term ref)
{
    uint64_t number = ff_is_boxed_as(ref, FF_SUB_REF) ? ((const ff_ref *)ff_boxed_ptr(ref))->number : 0;
    return number & OF_TABLE ? number : 0;
}

ff_ets_table *ff_ets_lookup(const ff_vm *vm, ff_term id, bool *bad)
{
    uint64_t number = id_of(id);
    *bad = !ff_is_atom(id) && !number;
    if (!vm->ets || *bad) return NULL;
    return number ? find_id(vm->ets, number) : find_name(vm->ets, id);
}

static bool may(const ff_proc *p, const ff_ets_table *t, ff_ets_access access)
{
    if (access == FF_ETS_INFO || ff_same(t->owner, p->self)) return true;
    return t->protection == FF_ETS_PUBLIC || (access == FF_ETS_READ && t->protection == FF_ETS_PROTECTED);
}

ff_ets_table *ff_ets_get(ff_proc *p, ff_term id, ff_ets_access access)
{
    bool bad;
    ff_ets_table *t = ff_ets_lookup(p->vm, id, &bad);
    if (t && may(p, t, access)) return t;
    ff_raise_cause(p, FF_AM_badarg, t ? FF_AM_access : bad ? FF_AM_type : FF_AM_id);
    return NULL;
}

/* ---- adding and removing ---- */

static void chain_name(struct ff_ets *e, ff_ets_table *t)
{
    ff_ets_table **bucket = name_bucket(e, t->name);
    t->next_name = *bucket;
    *bucket = t;
}

static void chain(struct ff_ets *e, ff_ets_table *t)
{
    ff_ets_table **bucket = id_bucket(e, t->id);
    t->next_id = *bucket;
    *bucket = t;
    if (t->named) chain_name(e, t);
}

static void set_buckets(struct ff_ets *e, size_t n)
{
    e->n_buckets = n;
    e->by_id = ff_calloc(n, sizeof *e->by_id);
    e->by_name = ff_calloc(n, sizeof *e->by_name);
}

static struct ff_ets *ets_of(ff_vm *vm)
{
    if (!vm->ets) {
        FF_FEATURE(table);
        vm->ets = ff_calloc(1, sizeof *vm->ets);
        set_buckets(vm->ets, FIRST_BUCKETS);
    }
    return vm->ets;
}

static void grow(struct ff_ets *e)
{
    struct ff_ets old = *e;
    set_buckets(e, 2 * old.n_buckets);
    for (size_t i = 0; i < old.n_buckets; i++)
        for (ff_ets_table *next, *t = old.by_id[i]; t; t = next) next = t->next_id, chain(e, t);
    ff_free(old.by_id);
    ff_free(old.by_name);
}

void ff_ets_add(ff_proc *p, ff_ets_table *t)
{
    struct ff_ets *e = ets_of(p->vm);
    t->id = OF_TABLE | ((const ff_ref *)ff_boxed_ptr(ff_ref_new(p)))->number;
    t->owner = p->self;
    ff_list_append(&p->more->tables, &t->by_owner);
    ff_ets_store_init(t);
    chain(e, t);
    if (++e->count > e->n_buckets) grow(e);
}

static void unchain_name(struct ff_ets *e, ff_ets_table *t)
{
    ff_ets_table **at = name_bucket(e, t->name);
    while (*at != t) at = &(*at)->next_name;
    *at = t->next_name;
}

void ff_ets_rename(ff_vm *vm, ff_ets_table *t, ff_term name)
{
    if (t->named) unchain_name(vm->ets, t);
    t->name = name;
    if (t->named) chain_name(vm->ets, t);
}

static void forget_heir(ff_ets_table *t)
{
    if (t->heir_data) ff_ets_object_free(t->heir_data);
    t->heir_data = NULL;
}

static void free_fixation(ff_ets_fixation *f)
{
    ff_list_remove(&f->by_proc);
    ff_free(f);
}

void ff_ets_remove(ff_vm *vm, ff_ets_table *t)
{
    struct ff_ets *e = vm->ets;
    ff_ets_table **at = id_bucket(e, t->id);
    while (*at != t) at = &(*at)->next_id;
    *at = t->next_id;
    if (t->named) unchain_name(e, t);
    e->count--;
    for (ff_ets_fixation *next, *f = t->fixations; f; f = next) next = f->next, free_fixation(f);
    ff_list_remove(&t->by_owner);
    forget_heir(t);
    ff_ets_store_fini(t);
    ff_free(t);
}

void ff_ets_free(ff_vm *vm)
{
    if (!vm->ets) return;
    ff_free(vm->ets->by_id);
    ff_free(vm->ets->by_name);
    ff_free(vm->ets);
    vm->ets = NULL;
}

/* ---- names as terms ---- */

ff_term ff_ets_ref(ff_proc *p, const ff_ets_table *t)
{
    ff_word *hp = ff_alloc(p, FF_REF_WORDS);
    *(ff_ref *)hp = (ff_ref){.header = FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1), .number = t->id};
    return ff_boxed_from_ptr(hp);
}

ff_term ff_ets_id(ff_proc *p, const ff_ets_table *t) { return t->named ? t->name : ff_ets_ref(p, t); }

ff_term ff_ets_all(ff_proc *p)
{
    struct ff_ets *e = ets_of(p->vm);
    ff_term list = FF_NIL;
    for (size_t i = 0; i < e->n_buckets; i++)
        for (ff_ets_table *t = e->by_id[i]; t; t = t->next_id) list = ff_cons(p, ff_ets_id(p, t), list);
    return list;
}

/* ---- owners ---- */

void ff_ets_set_heir(ff_vm *vm, ff_ets_table *t, ff_term heir, ff_term data)
{
    forget_heir(t);
    t->heir = heir;
    if (ff_is_value(data)) t->heir_data = ff_ets_object_new(vm, &data, 1);
}

/* The message is put together in the receiver's own heap. */
void ff_ets_transfer(ff_ets_table *t, ff_proc *to, ff_term data)
{
    ff_term from = t->owner;
    ff_list_remove(&t->by_owner);
    ff_list_append(&to->more->tables, &t->by_owner);
    t->owner = to->self;
    ff_deliver_own(to, ff_tuple(to, FF_AM_ETS_TRANSFER, ff_ets_id(to, t), from, ff_copy_to(to, data)));
}

static void leave_to_heir(ff_proc *p, ff_ets_table *t)
{
    ff_proc *heir = ff_is_local_pid(t->heir) ? ff_proc_lookup(p->vm, t->heir) : NULL;
    if (heir && heir != p)
        ff_ets_transfer(t, heir, ff_tuple_get(ff_ets_tuple(t->heir_data), 0));
    else
        ff_ets_remove(p->vm, t);
}

/* ---- fixation ---- */

static ff_ets_fixation **fixation_of(ff_ets_table *t, const ff_proc *p)
{
    ff_ets_fixation **at = &t->fixations;
    while (*at && (*at)->proc != p) at = &(*at)->next;
    return at;
}

void ff_ets_fix(ff_proc *p, ff_ets_table *t)
{
    if (!t->fixations) t->fixed_ns = ff_target_monotonic_ns();
    ff_ets_fixation **at = fixation_of(t, p);
    if (!*at) {
        ff_ets_fixation *f = ff_malloc(sizeof *f);
        *f = (ff_ets_fixation){.proc = p, .table = t};
        ff_list_append(&p->more->fixations, &f->by_proc);
        *at = f;
        ff_ets_hold(t);
    }
    (*at)->count++;
}

static void drop_fixation(ff_ets_fixation **at)
{
    ff_ets_fixation *f = *at;
    ff_ets_table *t = f->table;
    *at = f->next;
    free_fixation(f);
    ff_ets_release(t);
}

void ff_ets_unfix(ff_proc *p, ff_ets_table *t)
{
    ff_ets_fixation **at = fixation_of(t, p);
    if (*at && --(*at)->count == 0) drop_fixation(at);
}

/* ---- the end of a process ---- */

void ff_ets_process_end(ff_proc *p)
{
    ff_list *tables = &p->more->tables, *fixations = &p->more->fixations;
    while (!ff_list_is_empty(tables)) leave_to_heir(p, FF_LIST_OWNER(ff_ets_table, by_owner, tables->next));
    while (!ff_list_is_empty(fixations))
        drop_fixation(fixation_of(FF_LIST_OWNER(ff_ets_fixation, by_proc, fixations->next)->table, p));
}

size_t ff_ets_count(const ff_vm *vm) { return vm->ets ? vm->ets->count : 0; }
