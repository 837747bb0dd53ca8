/* compiler/driver/missing.c -- Says which functions are called and provided by nothing, and how the program gets there.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/driver/session.h"

enum { CHAIN_ENDS = 3 };   /* callers shown at each end of a long chain */

/* Root first: a:main/0 -> b:f/1 -> ... -> the caller. */
static void put_chain(ffc_str *out, const ffc_fn *caller)
{
    FFC_VEC(const ffc_fn *) chain = { 0 };
    for (const ffc_fn *fn = caller; fn; fn = fn->reached_from)
        ffc_vec_push(&chain, fn);
    for (size_t i = chain.n; i-- > 0;) {
        size_t from_root = chain.n - 1 - i;
        if (from_root == CHAIN_ENDS && i > CHAIN_ENDS) {
            ffc_str_puts(out, " -> ...");
            i = CHAIN_ENDS;
            continue;
        }
        if (from_root > 0)
            ffc_str_puts(out, " -> ");
        ffc_mfa_print(out, ffc_fn_mfa(chain.items[i]));
    }
    ffc_vec_fini(&chain);
}

/* A module compiled here and now is known to the user by its source. */
static const char *shown_path(const ffc_session *s, const ffc_module *m)
{
    bool is_elixir = m->n_files > 1 && strncmp(m->files[0], "Elixir.", strlen("Elixir.")) == 0; /* the first is the module's name */
    return strncmp(m->path, s->temp, strlen(s->temp)) == 0 ? m->files[is_elixir] : m->path;
}

static ffc_loc caller_loc(const ffc_session *s, const ffc_fn *caller)
{
    if (!caller)
        return (ffc_loc){ .instr = FFC_NO_INSTR };
    return (ffc_loc){ .file = shown_path(s, caller->unit->beam), .module = caller->unit->beam->name,
                      .function = caller->beam->name, .arity = caller->beam->arity, .instr = FFC_NO_INSTR };
}

static const char *why(const ffc_missing *m)
{
    return m->is_bif ? "is a BIF that fireflyc does not provide"
         : m->no_module ? "is called, and its module is not on the code path"
                        : "is called, and its module does not export it";
}

static void report(ffc_session *s, const ffc_missing *m)
{
    ffc_str name = { 0 }, chain = { 0 };
    ffc_loc loc = caller_loc(s, m->caller);
    ffc_mfa_print(&name, m->mfa);
    ffc_error(s->diag, loc, "%s %s", name.s, why(m));
    if (m->caller && m->caller->reached_from) {
        put_chain(&chain, m->caller);
        ffc_note(s->diag, loc, "reached by %s", chain.s);
    }
    ffc_str_fini(&name);
    ffc_str_fini(&chain);
}

size_t ffc_report_missing(ffc_session *s, bool all)
{
    size_t n = 0;
    for (size_t i = 0; i < s->program.missing.n; i++)
        if (all || (s->program.missing.items[i].is_bif && !ffc_is_only_computed(&s->program.missing.items[i]))) {
            report(s, &s->program.missing.items[i]);
            n++;
        }
    return n;
}

/* A protocol of Elixir's looks whether there is a module P.Tuple before it calls 'P.Tuple':'__impl__'/1. */
static bool asks_first(const ffc_missing *m)
{
    return m->no_module && ffc_atom_is(m->mfa.function, "__impl__") && ffc_atom_is(m->caller->beam->name, "impl_for");
}

size_t ffc_warn_missing(ffc_session *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->program.missing.n; i++) {
        const ffc_missing *m = &s->program.missing.items[i];
        if (!m->caller || !m->caller->unit->is_input || asks_first(m))
            continue;
        ffc_str name = { 0 };
        ffc_mfa_print(&name, m->mfa);
        ffc_warning(s->diag, caller_loc(s, m->caller), "%s %s", name.s, why(m));
        ffc_str_fini(&name);
        n++;
    }
    return n;
}
