/* runtime/proc/process.c -- A process's beginning and its memory's end.
 * A process, the part compiled code sees and the rest, is one block of memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"
#include "gc/gc.h"
#include "sched/sched.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"

#include <string.h>

typedef struct ff_proc_block {
    ff_proc proc;
    ff_proc_more more;
} ff_proc_block;

void ff_spawn_options_init(ff_spawn_options *o, ff_vm *vm)
{
    *o = (ff_spawn_options){.priority = FF_PRIORITY_NORMAL,
                            .tag = FF_NONVALUE,
                            .min_heap_words = vm->sched->min_heap_words,
                            .max_heap_words = vm->sched->max_heap_words,
                            .max_kill = vm->sched->max_heap_kill,
                            .max_log = vm->sched->max_heap_log,
                            .fullsweep_after = vm->sched->fullsweep_after,
                            .min_bin_vheap = vm->sched->min_bin_vheap_words};
}

static void init_more(ff_proc_more *m, const ff_spawn_options *o)
{
    m->state = FF_WAITING;
    m->priority = (uint8_t)o->priority;
    m->off_heap_messages = o->off_heap_messages;
    m->name = m->parent = FF_NIL;
    m->args = m->exit_reason = FF_NONVALUE;
    m->error_handler = FF_AM_error_handler;
    m->saved = m->saved_few;
    m->saved_size = sizeof m->saved_few / sizeof *m->saved_few;
    m->min_bin_vheap = o->min_bin_vheap;
    ff_mailbox_init(&m->mailbox);
    ff_list_init(&m->links);
    ff_list_init(&m->monitors);
    ff_list_init(&m->monitored_by);
    ff_list_init(&m->timers);
    ff_list_init(&m->tables);
    ff_list_init(&m->fixations);
}

static ff_proc *new_proc(ff_vm *vm, const ff_spawn_options *o, uint8_t kind)
{
    ff_proc_block *block = ff_calloc(1, sizeof *block);
    ff_proc *p = &block->proc;
    p->more = &block->more;
    p->more->proc = p;
    p->vm = vm;
#if FF_SHARED_HEAP
    p->free = vm->free_lists;
#endif
    p->sched = vm->sched;
    p->exc_reason = p->exc_trace = p->exc_info = FF_NONVALUE;
    p->dictionary = p->group_leader = FF_NIL;
    p->reds_mask = -1;
    init_more(p->more, o);
    p->x = p->more->saved;
    ff_heap_init(p, o->min_heap_words, kind);
    p->heap.max_words = o->max_heap_words;
    p->heap.max_kill = o->max_kill;
    p->heap.max_log = o->max_log;
    p->heap.fullsweep_after = o->fullsweep_after;
    return p;
}

/* Processes that begin with the same function are of the same kind, as a rule; with a fun, it is that which counts. */
static uint8_t kind_of(ff_term m, ff_term f, ff_term args)
{
    uint64_t key = m.bits + 31 * f.bits;
    if (ff_same(f, FF_AM_apply) && ff_is_cons(args) && ff_is_fun(ff_head(args))) key = (uintptr_t)ff_fun_entry_of(ff_head(args));
    return (uint8_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 56);
}

static void prepare_call(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    ptrdiff_t arity = ff_list_length(args);
    p->more->initial = (ff_mfa){ff_atom_number(m), ff_atom_number(f), (uint32_t)arity};
    *--p->stop = (ff_word)(uintptr_t)ff_label_exit + FF_TAG_LABEL;
    p->x[0] = m;
    p->x[1] = f;
    p->x[2] = ff_copy_to(p, args);
    p->live = 3;
    p->cont = ff_label_start;
}

ff_proc *ff_proc_spawn(ff_vm *vm, ff_proc *parent, ff_term m, ff_term f, ff_term args, const ff_spawn_options *o)
{
    ff_proc *p = new_proc(vm, o, kind_of(m, f, args));
    if (!ff_proc_table_add(vm, p)) {
        ff_proc_free(p);
        return NULL;
    }
    p->group_leader = parent ? parent->group_leader : p->self;
    p->more->parent = parent ? parent->self : FF_NIL;
    prepare_call(p, m, f, args);
    if (o->link) ff_link_add(parent, p);
    ff_make_runnable(p);
    return p;
}

void ff_proc_free(ff_proc *p)
{
    ff_mailbox_fini(&p->more->mailbox);
    if (p->more->saved != p->more->saved_few) ff_free(p->more->saved);
    ff_dictionary_free(p);
    ff_heap_fini(p);
    ff_free((char *)p - offsetof(ff_proc_block, proc));
}

void ff_proc_save_x(ff_proc *p)
{
    ff_proc_more *m = p->more;
    if (p->live > m->saved_size) {
        if (m->saved != m->saved_few) ff_free(m->saved);
        m->saved = ff_malloc(p->live * sizeof *m->saved);
        m->saved_size = p->live;
    }
    memcpy(m->saved, p->x, p->live * sizeof *m->saved);
    p->x = m->saved;
}

void ff_proc_load_x(ff_proc *p)
{
    memcpy(p->sched->x, p->more->saved, p->live * sizeof *p->x);
    p->x = p->sched->x;
}
