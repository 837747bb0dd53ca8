/* runtime/proc/slow.c -- Where the shared slow path of a host leads: the end of a time slice, a collection at an entry, failures.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/proc.h"
#include "ff_rt.h"

/* At an entry or a return point: its label is where the process goes on, later or, when it was only for room, now. */
static const ff_label *leave_at(ff_proc *p, const ff_label *label, uint32_t live, size_t room)
{
    p->cont = label;
    p->live = live;
    if (room == 0 || p->reds < 0)
        return NULL;
    p->reds++;
    return ff_gc(p, room, live) ? label : NULL;
}

static const ff_label *bad_fun(ff_proc *p, const ff_label *table, ff_where where, uint32_t arity)
{
    ff_set_bad_fun(p, p->x[arity], arity);
    return ff_fault_at(p, table, where);
}

const ff_label *ff_slow(ff_proc *p, const ff_label *table, uint64_t how, uint64_t shape, const ff_mfa *mfa)
{
    uint32_t lives = FF_SHAPE_LIVES(shape), live = (uint32_t)(how / 8 % lives);
    uint64_t rest = how / 8 / lives;
    switch (FF_HOW_SLOW(how)) {
    case FF_SLOW_YIELD: return leave_at(p, &table[rest % FF_SHAPE_RESUMES(shape)], live, FF_SHAPE_ROOM(shape));
    case FF_SLOW_BIF: return live ? ff_fault_far(p, table) : ff_fault_bif(p, table, rest, mfa);
    case FF_SLOW_CLAUSE: return ff_fault_function_clause(p, table, rest);
    case FF_SLOW_FUN: return bad_fun(p, table, rest, live);
    case FF_SLOW_APPLY: return ff_fault_undef(p, table, rest, p->x[live], p->x[live + 1], live);
    case FF_SLOW_ERROR: return ff_fault_error(p, table, rest, (ff_error)live);
    default: return ff_fault_at(p, table, rest);
    }
}

FF_HOST(ff_slow_go)
{
    (void)x3;
    p->htop = hp, p->stop = sp, p->reds = reds;
    cont = ff_slow(p, cont, x0.bits, x1.bits, (const ff_mfa *)(uintptr_t)x2.bits);
    if (!cont)
        return;
    hp = p->htop, sp = p->stop, reds = p->reds & p->reds_mask;
    x0 = p->x[0], x1 = p->x[1], x2 = p->x[2], x3 = p->x[3];
    FF_GO(cont->enter);
}
