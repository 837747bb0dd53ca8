/* tests/unit/compiler/test_hosts.c -- compiler/opt/hosts.c: which functions are together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program_fixture.h"
#include "compiler/suite.h"

#include "compiler/opt/hosts.h"

static void ck_whole(fixture *f, ffc_unit *u, ffc_grouping how)
{
    uint32_t live = 0, placed = 0;
    ffc_group_hosts(&f->pr.arena, u, how);
    for (uint32_t i = 0; i < u->beam->n_functions; i++)
        live += u->fns[i].live;
    for (uint32_t i = 0; i < u->n_hosts; i++)
        for (uint32_t k = 0; k < u->hosts[i]->n_fns; k++, placed++) {
            ck_assert_ptr_eq(u->hosts[i]->fns[k]->host, u->hosts[i]);
            ck_assert_uint_eq(u->hosts[i]->fns[k]->entry_index, k + 1);
        }
    ck_assert_uint_eq(live, placed);
    ck_assert_uint_gt(u->n_hosts, 1);
}

START_TEST(every_live_function_is_in_one_host)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "lists", "usort", 1), &(ffc_keep){ "lists", NULL, -1 }, 1);
    ffc_unit *u = ffc_program_unit(&f.pr, ffc_intern_cstr(&f.atoms, "lists"));
    for (ffc_grouping how = FFC_GROUP_NEIGHBOURS; how <= FFC_GROUP_NONE; how++)
        ck_whole(&f, u, how);
    fixture_fini(&f);
}
END_TEST

typedef struct grouped {
    fixture f;
    ffc_unit *m;
} grouped;

/* A module m of that source, which has main/1. */
static void grouped_init(grouped *g, const char *source, ffc_grouping how)
{
    fixture_init(&g->f);
    add_module(&g->f, "m", source);
    ck_reach(&g->f, mfa(&g->f, "m", "main", 1), NULL, 0);
    g->m = ffc_program_unit(&g->f.pr, ffc_intern_cstr(&g->f.atoms, "m"));
    ffc_group_hosts(&g->f.pr.arena, g->m, how);
}

static const ffc_host *host_of(const grouped *g, const char *function)
{
    for (uint32_t i = 0; i < g->m->beam->n_functions; i++)
        if (g->m->fns[i].live && ffc_atom_is(g->m->beam->functions[i].name, function))
            return g->m->fns[i].host;
    ck_abort_msg("%s is not live", function);
    return NULL;
}

#define CALLS "main(L) -> once(loop(L)). once(X) -> {X}. loop([H | T]) -> [often(H) | loop(T)]; loop([]) -> []. often(X) -> [X].\n"

START_TEST(a_loop_has_what_it_calls)
{
    grouped g;
    grouped_init(&g, CALLS, FFC_GROUP_LOOPS);
    ck_assert_ptr_eq(host_of(&g, "often"), host_of(&g, "loop"));
    ck_assert_ptr_ne(host_of(&g, "main"), host_of(&g, "loop"));
    ck_assert_ptr_ne(host_of(&g, "main"), host_of(&g, "once"));
    fixture_fini(&g.f);
}
END_TEST

START_TEST(neighbours_are_together_or_apart)
{
    grouped g;
    grouped_init(&g, CALLS, FFC_GROUP_NEIGHBOURS);
    ck_assert_uint_eq(g.m->n_hosts, 1);
    ffc_group_hosts(&g.f.pr.arena, g.m, FFC_GROUP_APART);
    ck_assert_uint_eq(g.m->n_hosts, 4);
    fixture_fini(&g.f);
}
END_TEST

/* Whoever makes them: each may be called by another one. */
START_TEST(funs_are_together)
{
    grouped g;
    grouped_init(&g, "main(L) -> {one(L), two(L)}. one(L) -> fun(X) -> {X, L} end. two(L) -> fun(X) -> [X | L] end.\n", FFC_GROUP_LOOPS);
    ck_assert_ptr_eq(host_of(&g, "-one/1-fun-0-"), host_of(&g, "-two/1-fun-0-"));
    ck_assert_ptr_ne(host_of(&g, "one"), host_of(&g, "-one/1-fun-0-"));
    fixture_fini(&g.f);
}
END_TEST

/* Instructions of the largest host that has more than one function. */
static uint32_t largest(fixture *f, ffc_unit *u, ffc_grouping how)
{
    uint32_t most = 0;
    ffc_group_hosts(&f->pr.arena, u, how);
    for (uint32_t i = 0; i < u->n_hosts; i++)
        if (u->hosts[i]->n_fns > 1 && u->hosts[i]->n_instrs > most)
            most = u->hosts[i]->n_instrs;
    return most;
}

/* The functions of OTP's scanner, most of which call each other. */
START_TEST(a_large_component_is_cut)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "erl_scan", "string", 1), NULL, 0);
    ffc_unit *u = ffc_program_unit(&f.pr, ffc_intern_cstr(&f.atoms, "erl_scan"));
    ck_assert_uint_gt(largest(&f, u, FFC_GROUP_APART), 450);
    ck_assert_uint_le(largest(&f, u, FFC_GROUP_APART), 900);
    ck_assert_uint_le(largest(&f, u, FFC_GROUP_LOOPS), 150);
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("hosts", every_live_function_is_in_one_host, a_loop_has_what_it_calls, neighbours_are_together_or_apart, funs_are_together, a_large_component_is_cut)
