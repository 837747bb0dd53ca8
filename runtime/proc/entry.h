/* runtime/proc/entry.h -- How a program ends whose entry is over.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ENTRY_H
#define FF_ENTRY_H

#include "proc/proc.h"

/* What init of OTP prints when what -s names fails: on standard output, and shortened on standard error. */
void ff_entry_failed(ff_proc *p, ff_term reason);

/* The process of the entry, the only one of the program, ends: so does the program. */
void ff_entry_ended(ff_proc *p);

/* The first process of a program that has others ends, which only a kill signal can bring about: so does the program. */
void ff_init_ended(ff_proc *p);

/* The last line of a program that cannot go on, on standard error: a string, and terms, shortened, in parentheses. */
void ff_write_slogan(ff_vm *vm, ff_term string, ff_term things);

#endif
