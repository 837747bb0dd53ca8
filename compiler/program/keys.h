/* compiler/program/keys.h -- Atoms that are only looked for: values that go nowhere but into comparisons.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_KEYS_H
#define FFC_PROGRAM_KEYS_H

#include "compiler/program/program.h"

/* Whether instruction `at` of fn moves an atom or a literal to an x register only for a call that compares this argument with
 * others and does nothing else with it. False when that cannot be told. May read modules. */
bool ffc_only_compared(ffc_program *pr, const ffc_fn *fn, uint32_t at);

#endif
