/* runtime/absent/dictionary.c -- For programs without process dictionaries. SPDX-License-Identifier: Apache-2.0 */
#include "absent/absent.h"
#include "proc/dictionary.h"

FF_NOTHING(void ff_dictionary_free(ff_proc *p))
FF_NOTHING(void ff_dictionary_visit(ff_proc *p, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx))
