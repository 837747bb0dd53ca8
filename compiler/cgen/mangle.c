/* compiler/cgen/mangle.c -- C identifiers for Erlang names.
 * `$` is legal in identifiers for every compiler we generate for, and keeps the mapping one to one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/cgen/mangle.h"

#include <ctype.h>

#include "compiler/util/str.h"

static void mangle_into(ffc_str *out, const ffc_atom *atom)
{
    for (uint32_t i = 0; i < atom->n; i++) {
        unsigned char c = (unsigned char)atom->s[i];
        if (c < 0x80 && (isalnum(c) || c == '_'))
            ffc_str_char(out, (char)c);
        else
            ffc_str_printf(out, "$%02x", c);
    }
}

const char *ffc_mangle_atom(ffc_arena *a, const ffc_atom *atom)
{
    ffc_str s = { 0 };
    mangle_into(&s, atom);
    const char *out = ffc_arena_dup(a, ffc_str_text(&s), s.n);
    ffc_str_fini(&s);
    return out;
}

const char *ffc_mangle(ffc_arena *a, const ffc_atom *module, const ffc_atom *function, uint32_t arity)
{
    return ffc_arena_printf(a, "%s__%s_%u", ffc_mangle_atom(a, module), ffc_mangle_atom(a, function), arity);
}
