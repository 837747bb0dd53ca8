/* runtime/proc/table.c -- See table.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"

#include "gc/gc.h"

enum { MIN_CAPACITY = 64 };

ff_proc_table *ff_proc_table_new(void)
{
    ff_proc_table *t = ff_calloc(1, sizeof *t);
    t->capacity = t->names_capacity = t->known_capacity = t->links_capacity = MIN_CAPACITY;
    t->slots = ff_calloc(t->capacity, sizeof *t->slots);
    t->names = ff_calloc(t->names_capacity, sizeof *t->names);
    for (size_t i = 0; i < t->names_capacity; i++) t->names[i].name = FF_NONVALUE;
    t->known = ff_calloc(t->known_capacity, sizeof *t->known);
    t->links = ff_calloc(t->links_capacity, sizeof *t->links);
    t->next_number = 1;
    ff_list_init(&t->all);
    ff_list_init(&t->doomed);
    return t;
}

void ff_proc_table_free(ff_proc_table *t)
{
    ff_free(t->slots);
    ff_free(t->names);
    ff_free(t->known);
    ff_free(t->links);
    ff_free(t);
}

/* ---- pids ---- */

static void grow_slots(ff_proc_table *t)
{
    size_t capacity = t->capacity * 2;
    ff_proc **slots = ff_calloc(capacity, sizeof *slots);
    for (size_t i = 0; i < t->capacity; i++)
        if (t->slots[i]) slots[ff_pid_number(t->slots[i]->self) & (capacity - 1)] = t->slots[i];
    ff_free(t->slots);
    t->slots = slots;
    t->capacity = capacity;
}

bool ff_proc_table_add(ff_vm *vm, ff_proc *p)
{
    ff_proc_table *t = vm->procs;
    if (t->count >= FF_MAX_PROCESSES) return false;
    if (t->count >= t->capacity / 2) grow_slots(t);
    while (t->slots[t->next_number & (t->capacity - 1)]) t->next_number++;
    p->self = ff_pid_from_number(t->next_number);
    t->slots[t->next_number++ & (t->capacity - 1)] = p;
    t->count++;
    ff_list_append(&t->all, &p->more->all);
    return true;
}

void ff_proc_table_remove(ff_vm *vm, ff_proc *p)
{
    ff_proc_table *t = vm->procs;
    t->slots[ff_pid_number(p->self) & (t->capacity - 1)] = NULL;
    t->count--;
    ff_list_remove(&p->more->all);
}

ff_proc *ff_proc_lookup(const ff_vm *vm, ff_term pid)
{
    const ff_proc_table *t = vm->procs;
    ff_proc *p = t->slots[ff_pid_number(pid) & (t->capacity - 1)];
    return p && ff_same(p->self, pid) && ff_is_alive(p) ? p : NULL;
}

/* ---- registered names ---- */

static size_t name_home(const ff_proc_table *t, ff_term name)
{
    return ff_hash_u64(ff_atom_number(name)) & (t->names_capacity - 1);
}

/* The slot of name, or the free one where it would go. */
static size_t name_slot(const ff_proc_table *t, ff_term name)
{
    size_t i = name_home(t, name);
    while (ff_is_value(t->names[i].name) && !ff_same(t->names[i].name, name)) i = (i + 1) & (t->names_capacity - 1);
    return i;
}

ff_proc *ff_name_lookup(const ff_vm *vm, ff_term name)
{
    const ff_name_slot *s = &vm->procs->names[name_slot(vm->procs, name)];
    return ff_is_value(s->name) ? s->proc : NULL;
}

static void grow_names(ff_proc_table *t)
{
    ff_name_slot *old = t->names;
    size_t n = t->names_capacity;
    t->names_capacity *= 2;
    t->names = ff_calloc(t->names_capacity, sizeof *t->names);
    for (size_t i = 0; i < t->names_capacity; i++) t->names[i].name = FF_NONVALUE;
    for (size_t i = 0; i < n; i++)
        if (ff_is_value(old[i].name)) t->names[name_slot(t, old[i].name)] = old[i];
    ff_free(old);
}

void ff_name_add(ff_vm *vm, ff_term name, ff_proc *p)
{
    FF_FEATURE(name);
    ff_proc_table *t = vm->procs;
    if (t->names_count >= t->names_capacity / 2) grow_names(t);
    t->names[name_slot(t, name)] = (ff_name_slot){name, p};
    t->names_count++;
    p->more->name = name;
}

/* Closes the gap that the removal leaves in the run of taken slots. */
void ff_name_remove(ff_vm *vm, ff_term name)
{
    ff_proc_table *t = vm->procs;
    size_t mask = t->names_capacity - 1, gap = name_slot(t, name);
    t->names[gap].proc->more->name = FF_NIL;
    for (size_t i = (gap + 1) & mask; ff_is_value(t->names[i].name); i = (i + 1) & mask) {
        if (((i - name_home(t, t->names[i].name)) & mask) < ((i - gap) & mask)) continue;
        t->names[gap] = t->names[i];
        gap = i;
    }
    t->names[gap].name = FF_NONVALUE;
    t->names_count--;
}

/* ---- references ---- */

static ff_known **known_chain(const ff_proc_table *t, uint64_t number)
{
    return &t->known[ff_hash_u64(number) & (t->known_capacity - 1)];
}

static void grow_known(ff_proc_table *t)
{
    ff_known **old = t->known;
    size_t n = t->known_capacity;
    t->known_capacity *= 2;
    t->known = ff_calloc(t->known_capacity, sizeof *t->known);
    for (size_t i = 0; i < n; i++) {
        for (ff_known *k = old[i], *next; k; k = next) {
            ff_known **chain = known_chain(t, k->number);
            next = k->next;
            k->next = *chain;
            *chain = k;
        }
    }
    ff_free(old);
}

void ff_known_add(ff_vm *vm, ff_known *k)
{
    ff_proc_table *t = vm->procs;
    if (t->known_count >= t->known_capacity) grow_known(t);
    ff_known **chain = known_chain(t, k->number);
    k->next = *chain;
    *chain = k;
    t->known_count++;
}

void ff_known_remove(ff_vm *vm, ff_known *k)
{
    ff_known **at = known_chain(vm->procs, k->number);
    while (*at != k) at = &(*at)->next;
    *at = k->next;
    vm->procs->known_count--;
}

ff_known *ff_known_find(const ff_vm *vm, ff_term ref)
{
    if (!ff_is_boxed_as(ref, FF_SUB_REF)) return NULL;
    uint64_t number = ((const ff_ref *)ff_boxed_ptr(ref))->number;
    ff_known *k = *known_chain(vm->procs, number);
    while (k && k->number != number) k = k->next;
    return k;
}

size_t ff_proc_count(const ff_vm *vm) { return vm->procs ? vm->procs->count : 0; }
