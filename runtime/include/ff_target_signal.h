/* runtime/include/ff_target_signal.h -- What becomes of signals of the operating system.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_TARGET_SIGNAL_H
#define FF_TARGET_SIGNAL_H

#include "ff_vm.h"

typedef enum ff_signal_action {
    FF_SIGNAL_DEFAULT, /* what the system does */
    FF_SIGNAL_IGNORE,
    FF_SIGNAL_HANDLE /* the process erl_signal_server, if there is one, gets {notify, Name} */
} ff_signal_action;

/* name: one of the atoms that os:set_signal/2 takes. Nothing happens where there are no signals. */
void ff_target_set_signal(ff_vm *vm, ff_term name, ff_signal_action action);

#endif
