/* compiler/driver/output.h -- Where a built program goes, and putting it there whole or not at all.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_OUTPUT_H
#define FFC_DRIVER_OUTPUT_H

#include "compiler/driver/session.h"

/* The output that the options name, or one named after the first input, in the current folder. */
const char *ffc_output_name(ffc_arena *a, const ffc_options *o);

/* Whether a program may be written there; reports why not. Asked before the work that it would waste. */
bool ffc_output_check(ffc_diag *d, ffc_arena *a, const ffc_options *o, const char *output);

/* Copies the program to its place; *size is its size in bytes. */
bool ffc_output_put(ffc_session *s, const char *program, const char *output, size_t *size);

#endif
