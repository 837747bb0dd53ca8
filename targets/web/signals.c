/* targets/web/signals.c -- No signals come.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_signal.h"

void ff_target_set_signal(ff_vm *vm, ff_term name, ff_signal_action action) { (void)vm, (void)name, (void)action; }
