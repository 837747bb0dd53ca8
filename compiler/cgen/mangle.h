/* compiler/cgen/mangle.h -- C identifiers for Erlang names; the only place that makes them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_MANGLE_H
#define FFC_CGEN_MANGLE_H

#include "compiler/util/intern.h"

/* module__function_arity; letters and digits stand for themselves, _ for _, every other byte is $xx in hexadecimal. */
const char *ffc_mangle(ffc_arena *a, const ffc_atom *module, const ffc_atom *function, uint32_t arity);
const char *ffc_mangle_atom(ffc_arena *a, const ffc_atom *atom);

#endif
