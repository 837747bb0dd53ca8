/* runtime/proc/labels.c -- The labels that are the runtime's own, and the way from compiled code into a BIF and back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/external_fun.h"
#include "proc/proc.h"
#include "ff_rt.h"

/* Registers of the host that came here -> the process. */
#define STORE() \
    (p->htop = hp, p->stop = sp, p->reds = reds, p->x[0] = x0, p->x[1] = x1, p->x[2] = x2, p->x[3] = x3, (void)cont)
/* And back, to go on at `label`. */
#define LOAD(label)                                                        \
    (cont = (label), hp = p->htop, sp = p->stop, reds = p->reds & p->reds_mask, x0 = p->x[0], x1 = p->x[1], x2 = p->x[2], \
     x3 = p->x[3])

/* The process has come to the end of its first function, or of its life. */
static FF_HOST(leave)
{
    STORE();
    ff_doom(p, FF_AM_normal);
}

static FF_HOST(yield)
{
    STORE();
    p->cont = p->more->resume;
}

static FF_HOST(return_x0)
{
    cont = ff_label_of(sp[0]);
    FF_GO(cont->enter);
}

/* The first thing a process does, and the first after it hibernated. */
static FF_HOST(start)
{
    STORE();
    ff_apply_mfa(p, x0, x1, x2);
    LOAD(ff_fault_at(p, NULL, 0));
    FF_GO(cont->enter);
}

const ff_label ff_label_exit[1] = {{.enter = leave}};
const ff_label ff_label_yield[1] = {{.enter = yield}};
const ff_label ff_label_return[1] = {{.enter = return_x0}};
const ff_label ff_label_start[1] = {{.enter = start}};
const ff_label ff_label_wake[1] = {{.enter = start}};

/* ---- BIFs called through their label ---- */

#define T ff_term
ff_term ff_call_bif(ff_proc *p, const ff_bif_label *b)
{
    const ff_term *x = p->x;
    switch (b->mfa.arity) {
    case 0: return ((T(*)(ff_proc *))b->bif)(p);
    case 1: return ((T(*)(ff_proc *, T))b->bif)(p, x[0]);
    case 2: return ((T(*)(ff_proc *, T, T))b->bif)(p, x[0], x[1]);
    case 3: return ((T(*)(ff_proc *, T, T, T))b->bif)(p, x[0], x[1], x[2]);
    case 4: return ((T(*)(ff_proc *, T, T, T, T))b->bif)(p, x[0], x[1], x[2], x[3]);
    case 5: return ((T(*)(ff_proc *, T, T, T, T, T))b->bif)(p, x[0], x[1], x[2], x[3], x[4]);
    case 6: return ((T(*)(ff_proc *, T, T, T, T, T, T))b->bif)(p, x[0], x[1], x[2], x[3], x[4], x[5]);
    case 7: return ((T(*)(ff_proc *, T, T, T, T, T, T, T))b->bif)(p, x[0], x[1], x[2], x[3], x[4], x[5], x[6]);
    default: return ((T(*)(ff_proc *, T, T, T, T, T, T, T, T))b->bif)(p, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]);
    }
}

/* A label without a BIF stands for a function that does not exist. */
FF_HOST(ff_enter_bif)
{
    const ff_bif_label *b = (const ff_bif_label *)(const void *)cont;
    STORE();
    p->fault = FF_FAULT_NONE;
    p->reds--;
    ff_term result = b->bif ? ff_call_bif(p, b) : FF_NONVALUE;
    if (FF_UNLIKELY(!b->bif)) {
        ff_mfa at = b->mfa;
        LOAD(ff_fault_undef(p, NULL, 0, ff_atom_from_number(at.module), ff_atom_from_number(at.function), at.arity));
    } else if (FF_LIKELY(ff_is_value(result))) {
        p->x[0] = result;
        LOAD(ff_label_of(p->stop[0]));
    } else {
        LOAD(ff_fault_bif(p, NULL, 0, &b->mfa));
    }
    FF_GO(cont->enter);
}

FF_HOST(ff_enter_missing_fun)
{
    size_t arity = ((const ff_bif_label *)(const void *)cont)->mfa.arity;
    STORE();
    LOAD(ff_fault_missing_fun(p, arity));
    FF_GO(cont->enter);
}
