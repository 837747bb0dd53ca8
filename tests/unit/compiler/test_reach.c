/* tests/unit/compiler/test_reach.c -- compiler/program/reach.c over modules of the installed OTP.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program_fixture.h"
#include "compiler/suite.h"

#include "compiler/program/chains.h"

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

static const char server[] = "server(What) -> case What of ping -> pong(); {stop, Why} -> stop(Why); #{key := V} -> key(V) end.\n"
                             "pong() -> pung. stop(Why) -> Why. key(V) -> V.\n"
                             "unless(What) -> if What =/= absent -> What; true -> absent_came() end. absent_came() -> 1.\n"
                             "asks(Text) -> server(list_to_atom(Text)).\n";

START_TEST(an_arm_whose_atom_nothing_makes_is_dead)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "srv", server);
    add_module(&f, "cli", "main(X) -> srv:server(X), srv:unless(X), srv:server({stop, X}).\n");
    ck_reach(&f, mfa(&f, "cli", "main", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "srv", "stop", 1)));
    ck_assert(!is_live(&f, mfa(&f, "srv", "pong", 0)));
    ck_assert(!is_live(&f, mfa(&f, "srv", "key", 1)));
    ck_assert(!is_live(&f, mfa(&f, "srv", "absent_came", 0)));
    fixture_fini(&f);
}
END_TEST

/* cli's main is looked at after srv's server, and its atoms make more of it live. */
START_TEST(an_atom_made_later_wakes_the_arms_that_wait)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "srv", server);
    add_module(&f, "cli", "main(X) -> srv:server(X), srv:unless(X), more(X). more(_) -> [ping, absent, #{key => 1}].\n");
    ck_reach(&f, mfa(&f, "cli", "main", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "srv", "pong", 0)));
    ck_assert(is_live(&f, mfa(&f, "srv", "key", 1)));
    ck_assert(is_live(&f, mfa(&f, "srv", "absent_came", 0)));
    ck_assert(!is_live(&f, mfa(&f, "srv", "stop", 1)));
    fixture_fini(&f);
}
END_TEST

START_TEST(atoms_of_text_keep_every_arm)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "srv", server);
    ck_reach(&f, mfa(&f, "srv", "asks", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "srv", "pong", 0)));
    ck_assert(is_live(&f, mfa(&f, "srv", "stop", 1)));
    fixture_fini(&f);
}
END_TEST

START_TEST(what_the_runtime_makes_is_made)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "srv", "top(X) -> try hd(X) catch error:badarg -> caught() end. caught() -> 1.\n"
                          "os() -> {F, N} = os:type(), pick(F, N). pick(unix, linux) -> linux(); pick(unix, plan9) -> plan9().\n"
                          "linux() -> 1. plan9() -> 2.\n");
    ck_reach(&f, mfa(&f, "srv", "top", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "srv", "caught", 0)));
    ck_assert(!is_live(&f, mfa(&f, "srv", "linux", 0)));
    fixture_fini(&f);
    fixture_init(&f);
    add_module(&f, "srv", "main() -> {F, N} = os:type(), pick(F, N). pick(unix, linux) -> linux(); pick(unix, plan9) -> plan9().\n"
                          "linux() -> 1. plan9() -> 2.\n");
    ck_reach(&f, mfa(&f, "srv", "main", 0), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "srv", "linux", 0)));
    fixture_fini(&f);
}
END_TEST

static const ffc_fn *fn_of(fixture *f, ffc_mfa m)
{
    ffc_unit *u = ffc_program_unit(&f->pr, m.module);
    return &u->fns[ffc_module_find(u->beam, m.function, m.arity) - u->beam->functions];
}

START_TEST(the_chain_that_keeps_a_function_is_a_shortest_one)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "m", "main(X) -> long(X), short(X), X:by_name(), [by_name, m]. long(X) -> [long2(X)]. long2(X) -> [goal(X)].\n"
                        "short(X) -> [goal(X)]. goal(X) -> self() ! X. by_name() -> 1.\n");
    ck_reach(&f, mfa(&f, "m", "main", 1), NULL, 0);
    ffc_program_find_chains(&f.pr);
    const ffc_fn *main = fn_of(&f, mfa(&f, "m", "main", 1)), *goal = fn_of(&f, mfa(&f, "m", "goal", 1));
    ck_assert_ptr_null(main->kept_by);
    ck_assert_ptr_eq(goal->kept_by, fn_of(&f, mfa(&f, "m", "short", 1)));
    ck_assert_ptr_eq(goal->kept_by->kept_by, main);
    ck_assert_ptr_eq(fn_of(&f, mfa(&f, "m", "by_name", 0))->kept_by, main);
    fixture_fini(&f);
}
END_TEST

START_TEST(names_are_followed_through_a_swap_of_registers)
{
    fixture f;
    fixture_init(&f);
    ck_reach(&f, mfa(&f, "application_controller", "start", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "application_controller", "handle_call", 3)));
    ck_assert(is_live(&f, mfa(&f, "application_controller", "handle_cast", 2)));
    fixture_fini(&f);
}
END_TEST

START_TEST(names_of_processes_are_no_values)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "sends", "main(X) -> nobody ! X, whereis(nowhere), case X of nobody -> came(); nowhere -> came(); said -> back() end.\n"
                            "came() -> 1. back() -> somewhere ! said.\n");
    ck_reach(&f, mfa(&f, "sends", "main", 1), NULL, 0);
    ck_assert(!is_live(&f, mfa(&f, "sends", "came", 0)));
    ck_assert(!is_live(&f, mfa(&f, "sends", "back", 0)));
    fixture_fini(&f);
}
END_TEST

START_TEST(applications_that_are_started_are_noted)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "starts", "main(X) -> begin_with(mnesia), application:ensure_all_started(inets), application:load(X).\n"
                             "begin_with(Name) -> application:start(Name).\nnever() -> application:start(ssl).\n");
    ck_reach(&f, mfa(&f, "starts", "main", 1), NULL, 0);
    ck_assert_uint_eq(f.pr.started.n, 2);
    ck_assert_str_eq(f.pr.started.items[0]->s, "inets");
    ck_assert_str_eq(f.pr.started.items[1]->s, "mnesia");
    fixture_fini(&f);
}
END_TEST

START_TEST(applications_call_their_own_modules)
{
    fixture f;
    fixture_init_with(&f, "/usr/lib/erlang/lib/{stdlib,kernel,erts,eunit}-*/ebin");
    ck_reach(&f, mfa(&f, "eunit", "test", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "eunit_tty", "handle_begin", 3)));
    fixture_fini(&f);
}
END_TEST

static void add_library_module(fixture *f, const char *name, const char *source)
{
    add_module(f, name, source);
    f->pr.units.items[f->pr.units.n - 1]->is_input = false;
}

/* Is what in_c lacks reached by a computed name only, when user_code:Root/1 is the entry? */
static bool is_computed_from(const char *root)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "user_code", "computed(X) -> library:run({plugin, go, [X]}).\nnamed(X) -> plugin:go(X).\n");
    add_library_module(&f, "library", "run({M, F, A}) -> apply(M, F, A).\n");
    add_library_module(&f, "plugin", "go(X) -> in_c:start(X).\n");
    add_library_module(&f, "in_c", "start(_) -> erlang:nif_error(not_loaded).\n");
    ck_reach(&f, mfa(&f, "user_code", root, 1), NULL, 0);
    ffc_missing found = { 0 };
    for (size_t i = 0; i < f.pr.missing.n; i++)
        if (ffc_atom_is(f.pr.missing.items[i].mfa.module, "in_c"))
            found = f.pr.missing.items[i];
    ck_assert(found.is_bif);
    bool computed = ffc_is_only_computed(&found);
    fixture_fini(&f);
    return computed;
}

START_TEST(what_a_library_computes_is_told_from_what_is_named)
{
    ck_assert(is_computed_from("computed"));
    ck_assert(!is_computed_from("named"));
}
END_TEST

START_TEST(a_test_of_what_is_always_an_atom_is_not_passed)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "told", "which(X) -> case X of one -> first; _ -> other end.\n");
    add_module(&f, "asks", "main(X) -> case told:which(pick(X)) of [_ | _] -> list(); {_} -> tuple(); #{} -> map(); first -> atom(); _ -> rest() end.\n"
                           "list() -> 1. tuple() -> 2. map() -> 3. atom() -> 4. rest() -> 5. pick(_) -> one.\n");
    ck_reach(&f, mfa(&f, "asks", "main", 1), NULL, 0);
    ck_assert(!is_live(&f, mfa(&f, "asks", "list", 0)));
    ck_assert(is_live(&f, mfa(&f, "asks", "atom", 0)));
    ck_assert(is_live(&f, mfa(&f, "asks", "rest", 0)));
    fixture_fini(&f);
    fixture_init(&f);
    add_module(&f, "told", "maybe(X) -> case X of one -> first; _ -> [X] end.\n");
    add_module(&f, "asks", "main(X) -> case told:maybe(X) of [_ | _] -> list(); _ -> rest() end.\nlist() -> 1. rest() -> 5.\n");
    ck_reach(&f, mfa(&f, "asks", "main", 1), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "asks", "list", 0)));
    fixture_fini(&f);
}
END_TEST

/* The module stands in for OTP's of that name: what it calls is format_error, or is behind `function` in a map. */
START_TEST(an_error_info_calls_what_explains)
{
    fixture f;
    fixture_init(&f);
    add_library_module(&f, "erl_error", "get_extended_error([M], [F]) -> M:F(a, b).\n");
    add_library_module(&f, "plugin", "start(_, _) -> [{plugin, run}, #{module => plugin, function => explain}].\n"
                                     "format_error(_, _) -> 1. explain(_, _) -> 2. run(_, _) -> 3.\n");
    add_module(&f, "user_code", "main(M, F) -> erl_error:get_extended_error(M, F), plugin:start(M, F).\n");
    ck_reach(&f, mfa(&f, "user_code", "main", 2), NULL, 0);
    ck_assert(is_live(&f, mfa(&f, "plugin", "format_error", 2)));
    ck_assert(is_live(&f, mfa(&f, "plugin", "explain", 2)));
    ck_assert(!is_live(&f, mfa(&f, "plugin", "run", 2)));
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("reach", a_test_of_what_is_always_an_atom_is_not_passed, an_error_info_calls_what_explains, what_a_library_computes_is_told_from_what_is_named, names_of_processes_are_no_values, applications_that_are_started_are_noted, applications_call_their_own_modules, names_are_followed_through_a_swap_of_registers, only_what_is_called_is_live, names_passed_on_are_their_callers_business, kept_modules_keep_their_exports,
          what_nothing_provides_is_noted, an_arm_whose_atom_nothing_makes_is_dead, an_atom_made_later_wakes_the_arms_that_wait,
          atoms_of_text_keep_every_arm, what_the_runtime_makes_is_made, the_chain_that_keeps_a_function_is_a_shortest_one)
