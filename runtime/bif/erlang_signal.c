/* runtime/bif/erlang_signal.c -- erlang: sending, links, monitors, aliases, exit signals, registered names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "proc/ports.h"
#include "proc/table.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

/* ---- messages ---- */

ff_term ff_bif_erlang_send_op_2(ff_proc *p, ff_term dst, ff_term msg) { return ff_send(p, dst, msg); }
ff_term ff_bif_erlang_send_2(ff_proc *p, ff_term dst, ff_term msg) { return ff_send(p, dst, msg); }

/* Sending never suspends and never connects, so the options make no difference. */
ff_term ff_bif_erlang_send_3(ff_proc *p, ff_term dst, ff_term msg, ff_term options)
{
    for (; ff_is_cons(options); options = ff_tail(options))
        if (!ff_same(ff_head(options), FF_AM_noconnect) && !ff_same(ff_head(options), FF_AM_nosuspend)) break;
    if (!ff_is_nil(options)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    return ff_is_value(ff_send(p, dst, msg)) ? FF_AM_ok : FF_NONVALUE;
}

/* An external pid, port or reference of an earlier life of this node. */
static bool is_of_this_node(ff_term external) { return ff_same(FF_TERM(ff_boxed_ptr(external)[1]), FF_AM_nonode_at_nohost); }

/* ---- exit signals and links ---- */

/* A process that kills itself does not go on. */
static ff_term after_signal(ff_proc *p)
{
    if (ff_is_alive(p)) return FF_AM_true;
    p->fault = FF_FAULT_TRAP;
    p->cont = ff_label_exit;
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_exit_2(ff_proc *p, ff_term pid, ff_term reason)
{
    if (ff_is_port(pid)) {
        if (p->vm->ports) p->vm->ports->ops->exit(p->vm, pid, reason);
        return after_signal(p);
    }
    if (!ff_is_pid(pid)) return ff_badarg(p);
    ff_proc *to = ff_is_local_pid(pid) ? ff_proc_lookup(p->vm, pid) : NULL;
    if (to) ff_exit_signal(to, p->self, reason, false);
    return after_signal(p);
}

ff_term ff_bif_erlang_exit_signal_2(ff_proc *p, ff_term pid, ff_term reason) { return ff_bif_erlang_exit_2(p, pid, reason); }

/* Links p with a local process or port. False: there is none. */
static bool link_local(ff_proc *p, ff_term to)
{
    if (ff_is_local_port(to)) return p->vm->ports && p->vm->ports->ops->link(p, to);
    ff_proc *other = ff_is_local_pid(to) ? ff_proc_lookup(p->vm, to) : NULL;
    if (other) ff_link_add(p, other);
    return other;
}

ff_term ff_bif_erlang_link_1(ff_proc *p, ff_term to)
{
    bool local = ff_is_local_pid(to) || ff_is_local_port(to);
    if (!ff_is_pid(to) && !ff_is_port(to)) return ff_badarg(p);
    if (ff_same(to, p->self) || link_local(p, to)) return FF_AM_true;
    if (local && !p->more->trap_exit) return ff_raise(p, FF_CLASS_ERROR, FF_AM_noproc);
    ff_exit_signal(p, to, local ? FF_AM_noproc : FF_AM_noconnection, true);
    return FF_AM_true;
}

ff_term ff_bif_erlang_unlink_1(ff_proc *p, ff_term pid)
{
    if (ff_is_port(pid)) {
        if (!ff_is_local_port(pid) && !is_of_this_node(pid)) return ff_badarg(p);
        if (p->vm->ports) p->vm->ports->ops->unlink(p, pid);
        return FF_AM_true;
    }
    if (!ff_is_pid(pid)) return ff_badarg(p);
    ff_proc *other = ff_is_local_pid(pid) ? ff_proc_lookup(p->vm, pid) : NULL;
    ff_link *link = other ? ff_link_find(p->vm, p, other) : NULL;
    if (link) ff_link_remove(p->vm, link);
    return FF_AM_true;
}

/* ---- monitors ---- */

/* Monitors what a pid or a name stands for; what does not exist is reported at once. Of a process that monitors itself there is
 * nothing to tell, and the reference is no alias either. */
static ff_term monitor_local(ff_proc *p, ff_term item, ff_term tag, ff_alias_mode alias)
{
    ff_proc *target = ff_is_atom(item) ? ff_name_lookup(p->vm, item) : ff_proc_lookup(p->vm, item);
    if (target == p) return ff_ref_new(p);
    ff_term ref = ff_monitor_add(p, target, item, tag, alias);
    if (!target) ff_monitor_fire(p->vm, ff_monitor_find(p->vm, ref), FF_AM_noproc);
    return ref;
}


/* Of another node, or of an earlier life of this one. */
static ff_term monitor_absent_process(ff_proc *p, ff_term item, ff_term tag, ff_alias_mode alias, ff_term reason)
{
    ff_term ref = ff_monitor_add(p, NULL, item, tag, alias);
    ff_monitor_fire(p->vm, ff_monitor_find(p->vm, ref), reason);
    return ref;
}

static bool is_name_of_node(ff_term item)
{
    return ff_is_tuple_of(item, 2) && ff_is_atom(ff_tuple_get(item, 0)) && ff_is_atom(ff_tuple_get(item, 1));
}

static ff_term monitor_process(ff_proc *p, ff_term item, ff_term tag, ff_alias_mode alias)
{
    if (ff_is_local_pid(item) || ff_is_atom(item)) return monitor_local(p, item, tag, alias);
    if (ff_is_pid(item))
        return monitor_absent_process(p, item, tag, alias, is_of_this_node(item) ? FF_AM_noproc : FF_AM_noconnection);
    bool here = is_name_of_node(item) && ff_same(ff_tuple_get(item, 1), FF_AM_nonode_at_nohost);
    return here ? monitor_local(p, ff_tuple_get(item, 0), tag, alias) : ff_badarg(p);
}

/* Ports are monitored on their own node only. */
static ff_term monitor_port(ff_proc *p, ff_term item, ff_term tag, ff_alias_mode alias)
{
    if (is_name_of_node(item) && ff_same(ff_tuple_get(item, 1), FF_AM_nonode_at_nohost)) item = ff_tuple_get(item, 0);
    bool old = ff_is_boxed_as(item, FF_SUB_EXT_PORT) && is_of_this_node(item);
    if (!ff_is_local_port(item) && !ff_is_atom(item) && !old) return ff_badarg(p);
    ff_list *watchers = p->vm->ports && !old ? p->vm->ports->ops->watchers(p->vm, item) : NULL;
    ff_term ref = ff_monitor_add_port(p, watchers, item, tag, alias);
    if (!watchers) ff_monitor_fire(p->vm, ff_monitor_find(p->vm, ref), FF_AM_noproc);
    return ref;
}

static ff_term monitor(ff_proc *p, ff_term type, ff_term item, ff_term tag, ff_alias_mode alias)
{
    if (ff_same(type, FF_AM_process)) return monitor_process(p, item, tag, alias);
    /* The time offset never changes. */
    if (ff_same(type, FF_AM_time_offset) && ff_same(item, FF_AM_clock_service)) return ff_ref_new(p);
    if (ff_same(type, FF_AM_port)) return monitor_port(p, item, tag, alias);
    return ff_same(type, FF_AM_time_offset) ? ff_badarg(p) : ff_raise_cause(p, FF_AM_badarg, FF_AM_badtype);
}

ff_term ff_bif_erlang_monitor_2(ff_proc *p, ff_term type, ff_term item)
{
    return monitor(p, type, item, FF_NONVALUE, FF_ALIAS_NONE);
}

ff_term ff_bif_erlang_monitor_3(ff_proc *p, ff_term type, ff_term item, ff_term options)
{
    ff_alias_mode alias = FF_ALIAS_NONE;
    ff_term tag = FF_NONVALUE;
    if (!ff_option_monitor(options, &alias, &tag)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    return monitor(p, type, item, tag, alias);
}

static bool is_own_ref(ff_term t)
{
    return ff_is_ref(t) && (ff_boxed_subtag(t) == FF_SUB_REF || is_of_this_node(t));
}

/* Whether there was a monitor of p's. */
static bool demonitor(ff_proc *p, ff_term ref)
{
    ff_monitor *m = ff_monitor_find(p->vm, ref);
    if (!m || m->watcher != p || !ff_monitor_has_target(m)) return false;
    ff_monitor_stop(p->vm, m);
    return true;
}

ff_term ff_bif_erlang_demonitor_1(ff_proc *p, ff_term ref)
{
    if (!is_own_ref(ref)) return ff_badarg(p);
    demonitor(p, ref);
    return FF_AM_true;
}

ff_term ff_bif_erlang_demonitor_2(ff_proc *p, ff_term ref, ff_term options)
{
    bool flush = false, info = false;
    for (; ff_is_cons(options); options = ff_tail(options)) {
        if (ff_same(ff_head(options), FF_AM_flush)) flush = true;
        else if (ff_same(ff_head(options), FF_AM_info)) info = true;
        else return ff_badarg(p);
    }
    if (!ff_is_nil(options) || !is_own_ref(ref)) return ff_badarg(p);
    bool found = demonitor(p, ref);
    if (flush && !found) ff_mailbox_remove_down(p, ref);
    return info && !found ? FF_AM_false : FF_AM_true;
}

/* ---- aliases ---- */

ff_term ff_bif_erlang_alias_1(ff_proc *p, ff_term options)
{
    ff_alias_mode mode = FF_ALIAS_EXPLICIT;
    for (; ff_is_cons(options); options = ff_tail(options)) {
        if (ff_same(ff_head(options), FF_AM_explicit_unalias)) mode = FF_ALIAS_EXPLICIT;
        else if (ff_same(ff_head(options), FF_AM_reply)) mode = FF_ALIAS_REPLY;
        else return ff_badarg(p);
    }
    return ff_is_nil(options) ? ff_monitor_add(p, NULL, p->self, FF_NONVALUE, mode) : ff_badarg(p);
}

ff_term ff_bif_erlang_unalias_1(ff_proc *p, ff_term ref)
{
    if (!ff_is_ref(ref)) return ff_badarg(p);
    return ff_alias_end(p, ref) ? FF_AM_true : FF_AM_false;
}

/* ---- names ---- */

ff_term ff_bif_erlang_register_2(ff_proc *p, ff_term name, ff_term pid)
{
    bool port = ff_is_local_port(pid);
    if (!ff_is_atom(name) || ff_same(name, FF_AM_undefined) || (!ff_is_local_pid(pid) && !port))
        return ff_raise_cause(p, FF_AM_badarg, FF_AM_none);
    bool taken = ff_name_lookup(p->vm, name) || ff_is_value(ff_port_named(p->vm, name));
    if (port) {
        ff_term cause = taken ? FF_AM_none : p->vm->ports ? p->vm->ports->ops->add_name(p->vm, name, pid) : FF_AM_notalive;
        return ff_is_value(cause) ? ff_raise_cause(p, FF_AM_badarg, cause) : FF_AM_true;
    }
    ff_proc *named = ff_proc_lookup(p->vm, pid);
    if (!named) return ff_raise_cause(p, FF_AM_badarg, FF_AM_notalive);
    if (!ff_is_nil(named->more->name)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_registered_name);
    if (taken) return ff_raise_cause(p, FF_AM_badarg, FF_AM_none);
    ff_name_add(p->vm, name, named);
    return FF_AM_true;
}

ff_term ff_bif_erlang_unregister_1(ff_proc *p, ff_term name)
{
    if (!ff_is_atom(name)) return ff_badarg(p);
    if (ff_name_lookup(p->vm, name))
        ff_name_remove(p->vm, name);
    else if (ff_is_value(ff_port_named(p->vm, name)))
        p->vm->ports->ops->remove_name(p->vm, name);
    else
        return ff_badarg(p);
    return FF_AM_true;
}

ff_term ff_bif_erlang_whereis_1(ff_proc *p, ff_term name)
{
    if (!ff_is_atom(name)) return ff_badarg(p);
    ff_proc *named = ff_name_lookup(p->vm, name);
    if (named) return named->self;
    ff_term port = ff_port_named(p->vm, name);
    return ff_is_value(port) ? port : FF_AM_undefined;
}

ff_term ff_bif_erlang_registered_0(ff_proc *p)
{
    const ff_proc_table *t = p->vm->procs;
    ff_term list = p->vm->ports ? p->vm->ports->ops->names(p, FF_NIL) : FF_NIL;
    for (size_t i = 0; i < t->names_capacity; i++)
        if (ff_is_value(t->names[i].name)) list = ff_cons(p, t->names[i].name, list);
    return list;
}

/* ---- nodes: there are no others ---- */

ff_term ff_bif_erlang_monitor_node_2(ff_proc *p, ff_term node, ff_term flag)
{
    bool on;
    if (!ff_is_atom(node) || !ff_option_bool(flag, &on)) return ff_badarg(p);
    if (ff_same(node, FF_AM_nonode_at_nohost)) return FF_AM_true;
    return ff_raise(p, FF_CLASS_ERROR, FF_AM_notalive);
}

ff_term ff_bif_erlang_monitor_node_3(ff_proc *p, ff_term node, ff_term flag, ff_term options)
{
    return ff_list_length(options) < 0 ? ff_badarg(p) : ff_bif_erlang_monitor_node_2(p, node, flag);
}
