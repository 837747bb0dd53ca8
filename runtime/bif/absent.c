/* runtime/bif/absent.c -- Functions that cannot do their work in a closed program and say so in one word: the `absent` rows of
 * runtime/tab/bif/ that end in `raises` or `answers`.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#define PARAMETERS_0 (ff_proc *p)
#define PARAMETERS_1 (ff_proc *p, ff_term a)
#define PARAMETERS_2 (ff_proc *p, ff_term a, ff_term b)
#define PARAMETERS_3 (ff_proc *p, ff_term a, ff_term b, ff_term c)
#define PARAMETERS_4 (ff_proc *p, ff_term a, ff_term b, ff_term c, ff_term d)
#define PARAMETERS_5 (ff_proc *p, ff_term a, ff_term b, ff_term c, ff_term d, ff_term e)
#define PARAMETERS_9 \
    (ff_proc *p, ff_term a, ff_term b, ff_term c, ff_term d, ff_term e, ff_term f, ff_term g, ff_term h, ff_term i)
#define PARAMETERS_10 \
    (ff_proc *p, ff_term a, ff_term b, ff_term c, ff_term d, ff_term e, ff_term f, ff_term g, ff_term h, ff_term i, ff_term j)
#define USED_0 (void)p
#define USED_1 USED_0, (void)a
#define USED_2 USED_1, (void)b
#define USED_3 USED_2, (void)c
#define USED_4 USED_3, (void)d
#define USED_5 USED_4, (void)e
#define USED_9 USED_5, (void)f, (void)g, (void)h, (void)i
#define USED_10 USED_9, (void)j

#define FF_RAISES(reason) ff_raise(p, FF_CLASS_ERROR, reason)
#define FF_ANSWERS(value) value

#define DEFINE(arity, symbol, how, atom) \
    ff_term symbol PARAMETERS_##arity \
    { \
        USED_##arity; \
        return how(atom); \
    }
FF_ABSENT_BIFS(DEFINE)
