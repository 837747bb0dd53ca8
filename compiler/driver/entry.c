/* compiler/driver/entry.c -- Which function the program starts with.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/session.h"

static bool exports(ffc_session *s, ffc_mfa mfa)
{
    ffc_unit *u = ffc_program_unit(&s->program, mfa.module);
    const ffc_function *f = u ? ffc_module_find(u->beam, mfa.function, mfa.arity) : NULL;
    return f && f->exported;
}

/* The modules of the first input that export main of that arity: how many, and the last of them in *found. */
static size_t mains(ffc_session *s, uint32_t arity, ffc_mfa *found)
{
    size_t n = 0;
    for (size_t i = 0; i < s->first.n; i++) {
        ffc_mfa mfa = { s->first.items[i], ffc_intern_cstr(&s->atoms, "main"), arity };
        if (exports(s, mfa)) {
            *found = mfa;
            n++;
        }
    }
    return n;
}

static bool entry_by_name(ffc_session *s)
{
    const ffc_entry_name *e = &s->options->entry;
    ffc_mfa mfa = { ffc_intern_cstr(&s->atoms, e->module), ffc_intern_cstr(&s->atoms, e->function), e->arity == 0 ? 0 : 1 };
    if (!ffc_program_unit(&s->program, mfa.module))
        return ffc_error(s->diag, ffc_loc_file("--entry"), "there is no module %s among the inputs or on the code path",
                         e->module);
    if (e->arity < 0 && !exports(s, mfa))
        mfa.arity = 0;
    s->program.entry = mfa;
    if (exports(s, mfa))
        return true;
    if (e->arity >= 0)
        return ffc_error(s->diag, ffc_loc_file("--entry"), "%s exports no %s/%d", e->module, e->function, e->arity);
    return ffc_error(s->diag, ffc_loc_file("--entry"), "%s exports neither %s/1 nor %s/0", e->module, e->function, e->function);
}

static bool entry_by_default(ffc_session *s)
{
    ffc_loc first = ffc_loc_file(s->options->inputs.items[0]);
    size_t n = mains(s, 1, &s->program.entry);
    if (n == 0)
        n = mains(s, 0, &s->program.entry);
    if (n == 0)
        return ffc_error(s->diag, first, "exports neither main/1 nor main/0; name the entry with --entry M:F/A");
    return n == 1 || ffc_error(s->diag, first, "%zu modules in here export main; name the entry with --entry M:F/A", n);
}

bool ffc_entry_settle(ffc_session *s)
{
    return s->options->entry.module ? entry_by_name(s) : entry_by_default(s);
}
