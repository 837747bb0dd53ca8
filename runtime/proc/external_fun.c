/* runtime/proc/external_fun.c -- Funs that are made at run time: M:F/A, and local funs of code that the program lacks. Each gets one
 * entry, which the VM keeps.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/external_fun.h"
#include "proc/table.h"
#include "proc/trace.h"
#include "ff_atoms.tab.h"

#include <string.h>

enum { MD5_BYTES = 16 };

typedef struct made_fun {
    struct made_fun *next;
    ff_fun_entry entry;
    ff_bif_label undefined; /* where a call goes when the function does not exist */
    uint8_t uniq[MD5_BYTES];
} made_fun;

struct ff_external_funs {
    made_fun **chains;
    size_t capacity, count;
};

static size_t hash(const struct ff_external_funs *t, const ff_fun_entry *e)
{
    uint64_t name = (uint64_t)e->mfa.module << 40 ^ (uint64_t)e->mfa.function << 8 ^ e->mfa.arity;
    return ff_hash_u64(name ^ (uint64_t)e->index << 32 ^ e->old_uniq) & (t->capacity - 1);
}

static bool is_same(const ff_fun_entry *a, const ff_fun_entry *b)
{
    return a->external == b->external && a->mfa.module == b->mfa.module && a->mfa.function == b->mfa.function
           && a->mfa.arity == b->mfa.arity && a->num_free == b->num_free && a->index == b->index && a->old_uniq == b->old_uniq
           && (a->external || memcmp(a->uniq, b->uniq, MD5_BYTES) == 0);
}

static void grow(struct ff_external_funs *t)
{
    struct ff_external_funs old = *t;
    t->capacity = old.capacity ? old.capacity * 2 : 64;
    t->chains = ff_calloc(t->capacity, sizeof *t->chains);
    for (size_t i = 0; i < old.capacity; i++) {
        for (made_fun *m = old.chains[i], *next; m; m = next) {
            made_fun **chain = &t->chains[hash(t, &m->entry)];
            next = m->next;
            m->next = *chain;
            *chain = m;
        }
    }
    ff_free(old.chains);
}

static made_fun *new_fun(const ff_fun_entry *like, ff_code *undefined)
{
    made_fun *m = ff_calloc(1, sizeof *m);
    m->undefined = (ff_bif_label){.label = {.enter = undefined, .index = FF_LABEL_BIF}, .mfa = like->mfa};
    m->entry = *like;
    if (!like->label) m->entry.label = &m->undefined.label;
    if (!like->external) m->entry.uniq = memcpy(m->uniq, like->uniq, MD5_BYTES);
    return m;
}

/* The entry that is like this one; borrows. Without a label, a call goes to `undefined`. */
static const ff_fun_entry *entry_for(ff_vm *vm, const ff_fun_entry *like, ff_code *undefined)
{
    if (!vm->funs) vm->funs = ff_calloc(1, sizeof *vm->funs);
    struct ff_external_funs *t = vm->funs;
    if (t->count >= t->capacity) grow(t);
    made_fun **chain = &t->chains[hash(t, like)], *m = *chain;
    while (m && !is_same(&m->entry, like)) m = m->next;
    if (m) return &m->entry;
    m = new_fun(like, undefined);
    m->next = *chain;
    *chain = m;
    t->count++;
    return &m->entry;
}

ff_term ff_external_fun(ff_proc *p, ff_term m, ff_term f, unsigned arity)
{
    const ff_fun_entry like = {.mfa = {ff_atom_number(m), ff_atom_number(f), arity},
                               .label = ff_export_find(p->vm, m, f, arity),
                               .external = true};
    return ff_fun_init(ff_alloc(p, FF_FUN_WORDS), entry_for(p->vm, &like, ff_enter_bif));
}

const ff_fun_entry *ff_missing_fun_entry(ff_vm *vm, const ff_fun_entry *like)
{
    return entry_for(vm, like, ff_enter_missing_fun);
}

static bool is_in_program(const ff_program *program, uint32_t module)
{
    for (size_t i = 0; i < program->n_modules; i++)
        if (program->modules[i].name == module) return true;
    return false;
}

/* Of a module that is there, but not in this version, the fun is bad. Else OTP's error_handler has looked for the module in vain: the trace
 * begins with {Fun, Args, []}. */
const ff_label *ff_fault_missing_fun(ff_proc *p, size_t arity)
{
    ff_term fun = p->x[arity];
    bool other_version = is_in_program(p->vm->program, ff_fun_entry_of(fun)->mfa.module);
    if (other_version)
        ff_error_2(p, FF_AM_badfun, fun);
    else
        ff_raise(p, FF_CLASS_ERROR, FF_AM_undef);
    ff_term trace = ff_build_stacktrace(p, ff_trace_new(p, FF_CLASS_ERROR, &ff_no_place, FF_NIL, &ff_no_place, p->stop));
    if (!other_version) trace = ff_cons(p, ff_tuple(p, fun, ff_list_new(p, arity, p->x, FF_NIL), FF_NIL), trace);
    p->exc_trace = ff_trace_from_list(p, FF_CLASS_ERROR, trace);
    return ff_unwind(p);
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
