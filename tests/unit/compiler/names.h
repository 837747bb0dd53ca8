/* tests/unit/compiler/names.h -- an arena and an atom table for tests about names.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TEST_NAMES_H
#define FFC_TEST_NAMES_H

#include "compiler/util/intern.h"

typedef struct names { ffc_arena arena; ffc_intern atoms; } names;

static inline void names_init(names *n)
{
    ffc_arena_init(&n->arena);
    ffc_intern_init(&n->atoms);
}

static inline void names_fini(names *n)
{
    ffc_intern_fini(&n->atoms);
    ffc_arena_fini(&n->arena);
}

static inline const ffc_atom *named(names *n, const char *text) { return ffc_intern_cstr(&n->atoms, text); }

#endif
