/* tests/unit/compiler/test_leaf.c -- compiler/cgen/leaf.c: which functions are leaves, and where their calls are tried.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/c_text.h"
#include "compiler/suite.h"

#include "compiler/cgen/leaf.h"

static void leaves_init(fixture *f, const char *source)
{
    fixture_init(f);
    add_module(f, "m", source);
    ck_reach(f, mfa(f, "m", "main", 1), NULL, 0);
    ffc_find_leaves(&f->pr);
}

typedef struct expected { const char *function; ffc_leaf_kind kind; } expected;

/* What the functions of one argument are in a module of that source, where main/1 calls all of them. */
static void ck_kinds(const char *source, const expected *functions, size_t n)
{
    fixture f;
    ffc_str all = { 0 };
    ffc_str_puts(&all, "main(X) -> [");
    for (size_t i = 0; i < n; i++)
        ffc_str_printf(&all, "%s(X), ", functions[i].function);
    ffc_str_printf(&all, "main].\n%s", source);
    leaves_init(&f, ffc_str_text(&all));
    for (size_t i = 0; i < n; i++) {
        ffc_target t = ffc_program_resolve(&f.pr, mfa(&f, "m", functions[i].function, 1));
        ck_assert_msg(t.fn->leaf == functions[i].kind, "%s: %d, not %d", functions[i].function, t.fn->leaf, functions[i].kind);
    }
    ffc_str_fini(&all);
    fixture_fini(&f);
}
#define CK_KINDS(source, ...) ck_kinds(source, (const expected[]){ __VA_ARGS__ }, sizeof (const expected[]){ __VA_ARGS__ } / sizeof(expected))

START_TEST(small_functions_that_call_nothing_are_leaves)
{
    CK_KINDS("sum(X) -> X * 2 + 1.\n"
             "kind(X) when X > $0, X < $9 -> digit; kind(_) -> other.\n"
             "part(#{a := X}) -> X; part({X, _}) -> X; part([X | _]) -> X.\n"
             "make(X) -> {X, [X]}.\n"
             "product(X) when is_float(X) -> X * 2.0.\n",
             { "sum", FFC_LEAF_PLAIN }, { "kind", FFC_LEAF_PLAIN }, { "part", FFC_LEAF_PLAIN }, { "make", FFC_LEAF_HEAP }, { "product", FFC_LEAF_HEAP });
}
END_TEST

START_TEST(what_has_effects_is_none)
{
    CK_KINDS("send(X) -> self() ! X.\n"
             "recv(X) -> receive X -> X end.\n"
             "note(X) -> put(k, X).\n"
             "make(X) -> fun() -> X end.\n"
             "attempt(X) -> try make(X) catch _:_ -> X end.\n"
             "call(X) -> X().\n"
             "bits(<<X, _/binary>>) -> X.\n",
             { "send", FFC_LEAF_NONE }, { "recv", FFC_LEAF_NONE }, { "note", FFC_LEAF_NONE }, { "make", FFC_LEAF_NONE },
             { "attempt", FFC_LEAF_NONE }, { "call", FFC_LEAF_NONE }, { "bits", FFC_LEAF_NONE });
}
END_TEST

START_TEST(leaves_may_call_leaves)
{
    CK_KINDS("sum(X) -> twice(X) + 1. twice(X) -> X * 2.\n"
             "last(X) -> tuple(X + 1). tuple(X) -> {X}.\n"
             "effect(X) -> send(X) + 1. send(X) -> self() ! X.\n"
             "loop(0) -> 0; loop(X) -> loop(X - 1).\n"
             "odd(0) -> []; odd(X) -> [even(X)]. even(X) -> hd(odd(X)).\n"
             "e(X) -> [d(X)]. d(X) -> [c(X)]. c(X) -> [b(X)]. b(X) -> [a(X)]. a(X) -> X.\n",
             { "sum", FFC_LEAF_PLAIN }, { "last", FFC_LEAF_HEAP }, { "effect", FFC_LEAF_NONE }, { "loop", FFC_LEAF_NONE }, { "odd", FFC_LEAF_NONE },
             { "d", FFC_LEAF_HEAP }, { "e", FFC_LEAF_NONE });
}
END_TEST

START_TEST(what_only_raises_is_left_to_the_usual_code)
{
    CK_KINDS("refuse(X) when X > 0 -> X; refuse(X) -> error(X).\n"
             "toss(X) -> case X of 1 -> a; 2 -> throw(b) end.\n"
             "kill(X) -> exit(X, kill).\n",
             { "refuse", FFC_LEAF_PLAIN }, { "toss", FFC_LEAF_PLAIN }, { "kill", FFC_LEAF_NONE });
}
END_TEST

START_TEST(large_functions_are_none)
{
    ffc_str s = { 0 };
    ffc_str_puts(&s, "large(X) -> {X");
    for (int i = 0; i < 60; i++)
        ffc_str_printf(&s, ", X + %d", i);
    ffc_str_puts(&s, "}.\n");
    CK_KINDS(ffc_str_text(&s), { "large", FFC_LEAF_NONE });
    ffc_str_fini(&s);
}
END_TEST

static void ck_parts(const char *source, const char *part, unsigned n)
{
    fixture f;
    leaves_init(&f, source);
    ck_c_parts(&f, FFC_GROUP_APART, part, n);
    fixture_fini(&f);
}

#define PAIR "main(X) -> [pair(X), pair([])]. pair(X) -> {X, one(X)}. one(X) -> X =:= 1.\n"

START_TEST(calls_that_come_back_are_tried)
{
    ck_parts(PAIR, "r = ffl_m__pair_1(p, &h, sp, x0)", 2);
    ck_parts(PAIR, "x0 = ffl_m__one_1(x0)", 1); /* pair/1, as a leaf */
    ck_parts(PAIR, "r = ffl_m__one_1(x0)", 1);  /* pair/1 */
    ck_parts("main(X) -> pair(X). pair(X) -> {X}.\n", "ffl_", 0);
}
END_TEST

START_TEST(each_leaf_is_written_once)
{
    ck_parts(PAIR, "static ff_term ffl_m__pair_1(", 1);
    ck_parts(PAIR, "static ff_term ffl_m__one_1(", 1);
}
END_TEST

START_TEST(leaves_of_other_modules_are_written_here)
{
    ck_parts("main(X) -> [calendar:is_leap_year(X)].\n", "static ff_term ffl_calendar__is_leap_year_1(ff_term x0)", 1);
    ck_parts("main(X) -> [calendar:is_leap_year(X)].\n", "r = ffl_calendar__is_leap_year_1(x0)", 1);
}
END_TEST

/* Nothing sets the return slot of the frame when the leaf succeeds. */
START_TEST(a_frame_for_a_leaf_is_cleared)
{
    ck_parts("main(X) -> [f(X)]. f(X) -> X + 1.\n", "FF_MAKE_FRAME(", 0);
    ck_parts("main(X) -> [f(X)]. f(X) -> self() ! X.\n", "FF_MAKE_FRAME(", 1);
}
END_TEST

RUN_SUITE("leaf", small_functions_that_call_nothing_are_leaves, what_has_effects_is_none, leaves_may_call_leaves,
          what_only_raises_is_left_to_the_usual_code, large_functions_are_none, calls_that_come_back_are_tried, each_leaf_is_written_once,
          leaves_of_other_modules_are_written_here, a_frame_for_a_leaf_is_cleared)
