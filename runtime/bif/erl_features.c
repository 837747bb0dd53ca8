/* runtime/bif/erl_features.c -- Which reserved words the enabled language features add: none.
 *
 * OTP's function reads the emulator's flag -enable-feature and makes atoms of its text. There is no such flag here, so
 * that printing an atom, which asks whether it needs quotes, need not link all that.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_bifs.tab.h"
#include "ff_proc.h"

ff_term ff_bif_erl_features_keywords_0(ff_proc *p)
{
    (void)p;
    return FF_NIL;
}
