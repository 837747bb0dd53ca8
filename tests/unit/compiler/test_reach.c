/* tests/unit/compiler/test_reach.c -- compiler/program/reach.c and compiler/opt/hosts.c over modules of the installed OTP.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include <glob.h>

#include "compiler/opt/hosts.h"
#include "compiler/program/program.h"

typedef struct fixture {
    glob_t folders;
    ffc_intern atoms;
    ffc_diag diag;
    ffc_program pr;
} fixture;

static void fixture_init(fixture *f)
{
    ck_assert_int_eq(glob("/usr/lib/erlang/lib/{stdlib,kernel,erts}-*/ebin", GLOB_BRACE, NULL, &f->folders), 0);
    ffc_intern_init(&f->atoms);
    ffc_diag_init(&f->diag, NULL);
    ffc_program_init(&f->pr, &f->diag, &f->atoms);
    f->pr.code_path = (const char *const *)f->folders.gl_pathv;
    f->pr.n_code_path = f->folders.gl_pathc;
}

static void fixture_fini(fixture *f)
{
    ffc_program_fini(&f->pr);
    ffc_intern_fini(&f->atoms);
    globfree(&f->folders);
}

static ffc_mfa mfa(fixture *f, const char *module, const char *function, uint32_t arity)
{
    return (ffc_mfa){ ffc_intern_cstr(&f->atoms, module), ffc_intern_cstr(&f->atoms, function), arity };
}

static void ck_reach(fixture *f, ffc_mfa root, const ffc_keep *keep, size_t n_keep)
{
    f->pr.boot = f->pr.entry = root;
    ck_assert(ffc_program_reach(&f->pr, keep, n_keep));
}

static bool is_live(fixture *f, ffc_mfa m)
{
    ffc_unit *u = ffc_program_unit(&f->pr, m.module);
    const ffc_function *fn = u ? ffc_module_find(u->beam, m.function, m.arity) : NULL;
    return fn && u->fns[fn - u->beam->functions].live;
}

START_TEST(only_what_is_called_is_live)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "lists", "usort", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "lists", "usort", 1)));
    ck_assert(is_live(&f, mfa(&f, "lists", "usplit_1", 5)));
    ck_assert(!is_live(&f, mfa(&f, "lists", "keysort", 2)));
    ck_assert_uint_eq(f.pr.units.n, 1);
    fixture_fini(&f);
}
END_TEST

/* spawn_link/3 only hands its names on: with them unknown to nobody, nothing else becomes live. */
START_TEST(names_passed_on_are_their_callers_business)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "pool", "pspawn", 3), NULL, 0);
    ck_assert(!is_live(&f, mfa(&f, "lists", "keysort", 2)));
    fixture_fini(&f);
}
END_TEST

START_TEST(kept_modules_keep_their_exports)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "lists", "usort", 1), &(ffc_keep){ "queue", NULL, -1 }, 1);
    ck_assert(is_live(&f, mfa(&f, "queue", "in", 2)));
    ck_assert(is_live(&f, mfa(&f, "queue", "len", 1)));
    fixture_fini(&f);
}
END_TEST

START_TEST(what_nothing_provides_is_noted)
{
    fixture f;
    fixture_init(&f);
    f.pr.boot = f.pr.entry = mfa(&f, "lists", "no_such_function", 0);
    ck_assert(!ffc_program_reach(&f.pr, NULL, 0));
    ck_assert_uint_eq(f.diag.errors, 2);
    fixture_fini(&f);
}
END_TEST

START_TEST(every_live_function_is_in_one_host)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "lists", "usort", 1), &(ffc_keep){ "lists", NULL, -1 }, 1);
    ffc_unit *u = ffc_program_unit(&f.pr, ffc_intern_cstr(&f.atoms, "lists"));
    ffc_group_hosts(&f.pr.arena, u);
    uint32_t live = 0, placed = 0;
    for (uint32_t i = 0; i < u->beam->n_functions; i++)
        live += u->fns[i].live;
    for (uint32_t i = 0; i < u->n_hosts; i++)
        for (uint32_t k = 0; k < u->hosts[i]->n_fns; k++, placed++) {
            ck_assert_ptr_eq(u->hosts[i]->fns[k]->host, u->hosts[i]);
            ck_assert_uint_eq(u->hosts[i]->fns[k]->entry_index, k + 1);
        }
    ck_assert_uint_eq(live, placed);
    ck_assert_uint_gt(u->n_hosts, 1);
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("reach", only_what_is_called_is_live, names_passed_on_are_their_callers_business, kept_modules_keep_their_exports,
          what_nothing_provides_is_noted, every_live_function_is_in_one_host)
