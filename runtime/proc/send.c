/* runtime/proc/send.c -- Where a message goes: pids, names, aliases.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/ports.h"
#include "proc/table.h"
#include "ff_atoms.tab.h"

/* The receiver; NULL with *fail false: the message is dropped. */
static ff_proc *receiver(ff_proc *p, ff_term dst, bool *fail)
{
    *fail = false;
    if (ff_is_local_pid(dst)) return ff_proc_lookup(p->vm, dst);
    if (ff_is_atom(dst)) {
        ff_proc *to = ff_name_lookup(p->vm, dst);
        *fail = !to;
        return to;
    }
    if (ff_is_ref(dst)) return ff_alias_resolve(p->vm, dst);
    if (ff_is_tuple_of(dst, 2) && ff_is_atom(ff_tuple_get(dst, 0)) && ff_is_atom(ff_tuple_get(dst, 1)))
        return ff_same(ff_tuple_get(dst, 1), FF_AM_nonode_at_nohost) ? ff_name_lookup(p->vm, ff_tuple_get(dst, 0)) : NULL;
    *fail = !ff_is_pid(dst) && !ff_is_port(dst);
    return NULL;
}

/* False: dst is no port, nor the name of one. */
static bool send_to_port(ff_proc *p, ff_term dst, ff_term msg)
{
    if (ff_is_tuple_of(dst, 2) && ff_is_atom(ff_tuple_get(dst, 0)) && ff_same(ff_tuple_get(dst, 1), FF_AM_nonode_at_nohost))
        dst = ff_tuple_get(dst, 0);
    if (ff_is_atom(dst)) dst = ff_port_named(p->vm, dst);
    if (!ff_is_value(dst) || !ff_is_local_port(dst)) return false;
    if (p->vm->ports) p->vm->ports->ops->send(p, dst, msg);
    return true;
}

ff_term ff_send(ff_proc *p, ff_term dst, ff_term msg)
{
    bool fail;
    if (!ff_is_local_pid(dst) && send_to_port(p, dst, msg)) return msg;
    ff_proc *to = receiver(p, dst, &fail);
    if (fail) return ff_badarg(p);
    if (to == p)
        ff_deliver_own(p, msg);
    else if (to)
        ff_deliver(to, msg);
    return msg;
}
