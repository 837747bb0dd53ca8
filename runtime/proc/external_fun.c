/* runtime/proc/external_fun.c -- Funs M:F/A that are made at run time: each M:F/A gets one entry, which the VM keeps.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/external_fun.h"
#include "proc/table.h"

typedef struct made_fun {
    struct made_fun *next;
    ff_fun_entry entry;
    ff_bif_label undefined; /* where a call goes when the function does not exist */
} made_fun;

struct ff_external_funs {
    made_fun **chains;
    size_t capacity, count;
};

static size_t hash(const struct ff_external_funs *t, ff_mfa at)
{
    return ff_hash_u64((uint64_t)at.module << 40 ^ (uint64_t)at.function << 8 ^ at.arity) & (t->capacity - 1);
}

static void grow(struct ff_external_funs *t)
{
    struct ff_external_funs old = *t;
    t->capacity = old.capacity ? old.capacity * 2 : 64;
    t->chains = ff_calloc(t->capacity, sizeof *t->chains);
    for (size_t i = 0; i < old.capacity; i++) {
        for (made_fun *m = old.chains[i], *next; m; m = next) {
            made_fun **chain = &t->chains[hash(t, m->entry.mfa)];
            next = m->next;
            m->next = *chain;
            *chain = m;
        }
    }
    ff_free(old.chains);
}

static made_fun *new_fun(ff_vm *vm, ff_mfa at)
{
    made_fun *m = ff_calloc(1, sizeof *m);
    const ff_label *label =
        ff_export_find(vm, ff_atom_from_number(at.module), ff_atom_from_number(at.function), at.arity);
    m->undefined = (ff_bif_label){.label = {.enter = ff_enter_bif, .index = FF_LABEL_BIF}, .mfa = at};
    m->entry = (ff_fun_entry){.mfa = at, .label = label ? label : &m->undefined.label, .external = true};
    return m;
}

static const ff_fun_entry *entry_for(ff_vm *vm, ff_mfa at)
{
    if (!vm->funs) vm->funs = ff_calloc(1, sizeof *vm->funs);
    struct ff_external_funs *t = vm->funs;
    if (t->count >= t->capacity) grow(t);
    made_fun **chain = &t->chains[hash(t, at)], *m = *chain;
    while (m && (m->entry.mfa.module != at.module || m->entry.mfa.function != at.function || m->entry.mfa.arity != at.arity))
        m = m->next;
    if (m) return &m->entry;
    m = new_fun(vm, at);
    m->next = *chain;
    *chain = m;
    t->count++;
    return &m->entry;
}

ff_term ff_external_fun(ff_proc *p, ff_term m, ff_term f, unsigned arity)
{
    const ff_fun_entry *e = entry_for(p->vm, (ff_mfa){ff_atom_number(m), ff_atom_number(f), arity});
    return ff_fun_init(ff_alloc(p, FF_FUN_WORDS), e);
}

void ff_external_funs_free(ff_vm *vm)
{
    struct ff_external_funs *t = vm->funs;
    if (!t) return;
    for (size_t i = 0; i < t->capacity; i++) {
        for (made_fun *m = t->chains[i], *next; m; m = next) {
            next = m->next;
            ff_free(m);
        }
    }
    ff_free(t->chains);
    ff_free(t);
    vm->funs = NULL;
}
