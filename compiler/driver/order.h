/* compiler/driver/order.h -- In which order the linker lays functions and their tables side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_ORDER_H
#define FFC_DRIVER_ORDER_H

#include "compiler/driver/files.h"
#include "compiler/program/program.h"

/* Appends one symbol a line, for lld's --symbol-ordering-file. profile: targets/native/order.txt: symbols of the runtime and
 * functions M:F/A that many programs run, those that some run, constants that are read; blank lines part these. Hosts are
 * grouped (ffc_group_hosts). */
void ffc_order_symbols(ffc_arena *a, const ffc_program *pr, const char *profile, size_t n_bytes, ffc_str *out);

#endif
