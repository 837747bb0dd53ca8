/* runtime/proc/monitor.c -- Monitors and aliases: references that stand for a watcher and what it watches.
 * One object serves both, since a monitor may be an alias of its watcher, too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"
#include "gc/gc.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"

ff_term ff_ref_new(ff_proc *p)
{
    ff_word *hp = ff_alloc(p, FF_REF_WORDS);
    *(ff_ref *)hp = (ff_ref){.header = FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1), .number = ++p->vm->next_ref};
    return ff_boxed_from_ptr(hp);
}

/* The reference of an alias says whose it is. */
static ff_term new_ref_of(ff_proc *p, ff_alias_mode alias)
{
    ff_term ref = ff_ref_new(p);
    if (alias != FF_ALIAS_NONE) ((ff_ref *)ff_boxed_ptr(ref))->pid = p->self.bits;
    return ref;
}

ff_monitor *ff_monitor_find(ff_vm *vm, ff_term ref)
{
    ff_known *k = ff_known_find(vm, ref);
    return k && k->kind == FF_KNOWN_MONITOR ? FF_LIST_OWNER(ff_monitor, known, k) : NULL;
}

static ff_term add(ff_proc *watcher, ff_list *watchers, bool of_port, ff_term item, ff_term tag, ff_alias_mode alias)
{
    FF_FEATURE(monitor);
    ff_term ref = new_ref_of(watcher, alias);
    ff_monitor *m = ff_calloc(1, sizeof *m);
    *m = (ff_monitor){.known = {.number = ((ff_ref *)ff_boxed_ptr(ref))->number, .kind = FF_KNOWN_MONITOR},
                      .watcher = watcher,
                      .item = item,
                      .tag = tag,
                      .alias = alias,
                      .of_port = of_port};
    m->tag_fragment = ff_copy_to_fragment(watcher->vm, &m->tag, 1);
    ff_known_add(watcher->vm, &m->known);
    ff_list_append(&watcher->more->monitors, &m->by_watcher);
    if (watchers) ff_list_append(watchers, &m->by_target);
    return ref;
}

ff_term ff_monitor_add(ff_proc *watcher, ff_proc *target, ff_term item, ff_term tag, ff_alias_mode alias)
{
    return add(watcher, target ? &target->more->monitored_by : NULL, false, item, tag, alias);
}

ff_term ff_monitor_add_port(ff_proc *watcher, ff_list *watchers, ff_term item, ff_term tag, ff_alias_mode alias)
{
    return add(watcher, watchers, true, item, tag, alias);
}

void ff_monitor_free(ff_vm *vm, ff_monitor *m)
{
    ff_known_remove(vm, &m->known);
    ff_list_remove(&m->by_watcher);
    if (ff_monitor_has_target(m)) ff_list_remove(&m->by_target);
    if (m->tag_fragment) ff_fragment_free(m->tag_fragment);
    ff_free(m);
}

void ff_monitor_stop(ff_vm *vm, ff_monitor *m)
{
    if (m->alias != FF_ALIAS_EXPLICIT) {
        ff_monitor_free(vm, m);
    } else if (ff_monitor_has_target(m)) {
        ff_list_remove(&m->by_target);
    }
}

/* ---- messages ---- */

static ff_term put_ref(ff_proc *p, const ff_monitor *m)
{
    ff_word *hp = ff_alloc(p, FF_REF_WORDS);
    *(ff_ref *)hp = (ff_ref){.header = FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1),
                             .number = m->known.number,
                             .pid = m->alias == FF_ALIAS_NONE ? 0 : p->self.bits};
    return ff_boxed_from_ptr(hp);
}

/* What the watcher asked to be told about: a pid, a port, or {Name, Node}. */
static ff_term item_of(ff_proc *p, const ff_monitor *m)
{
    return ff_is_atom(m->item) ? ff_tuple(p, m->item, FF_AM_nonode_at_nohost) : m->item;
}

void ff_monitor_fire(ff_vm *vm, ff_monitor *m, ff_term reason)
{
    ff_proc *w = m->watcher;
    if (ff_is_alive(w)) {
        ff_term tag = ff_is_value(m->tag) ? ff_copy_to(w, m->tag) : FF_AM_DOWN;
        ff_term type = m->of_port ? FF_AM_port : FF_AM_process;
        ff_deliver_own(w, ff_tuple(w, tag, put_ref(w, m), type, item_of(w, m), ff_copy_to(w, reason)));
    }
    ff_monitor_stop(vm, m);
}

/* ---- aliases ---- */

ff_proc *ff_alias_resolve(ff_vm *vm, ff_term ref)
{
    ff_monitor *m = ff_monitor_find(vm, ref);
    if (!m || m->alias == FF_ALIAS_NONE || !ff_is_alive(m->watcher)) return NULL;
    ff_proc *to = m->watcher;
    if (m->alias == FF_ALIAS_REPLY) ff_monitor_free(vm, m);
    return to;
}

bool ff_alias_end(ff_proc *p, ff_term ref)
{
    ff_monitor *m = ff_monitor_find(p->vm, ref);
    if (!m || m->watcher != p || m->alias == FF_ALIAS_NONE) return false;
    m->alias = FF_ALIAS_NONE;
    if (!ff_monitor_has_target(m)) ff_monitor_free(p->vm, m);
    return true;
}
