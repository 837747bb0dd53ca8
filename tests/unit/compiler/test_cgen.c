/* tests/unit/compiler/test_cgen.c -- compiler/cgen: what the passes make of instructions, seen in the C of small functions, and where
 * they must leave them alone. That the C does the same is what tests/lang compares.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/c_text.h"
#include "compiler/suite.h"

/* The C of a module m of that source, which is entered at main/1, has `part` n times. */
static void ck_parts(const char *source, const char *part, unsigned n)
{
    fixture f;
    fixture_init(&f);
    add_module(&f, "m", source);
    ck_reach(&f, mfa(&f, "m", "main", 1), NULL, 0);
    ck_c_parts(&f, FFC_GROUP_NEIGHBOURS, part, n);
    fixture_fini(&f);
}

#define RECURSIVE "main([H | T]) -> [H + 1 | main(T)]; main([]) -> [].\n"

START_TEST(recursive_functions_collect_in_place)
{
    ck_parts(RECURSIVE, "FF_COLLECT_HERE(", 2); /* for the frame, and for the cell */
    ck_parts(RECURSIVE, "FF_COLLECT(", 0);
    ck_parts(RECURSIVE, "FF_RESUME_HERE(", 2);
}
END_TEST

START_TEST(other_functions_collect_on_the_shared_path)
{
    static const char straight[] = "main(X) -> {X, [X]}.\n";
    ck_parts(straight, "FF_COLLECT_HERE(", 0);
    ck_parts(straight, "FF_COLLECT(", 1);
    ck_parts(straight, "goto G0;", 1);
}
END_TEST

/* The recursive function of a hundred instructions would have as many copies of the collection. */
START_TEST(large_recursive_functions_collect_on_the_shared_path)
{
    ffc_str s = { 0 };
    ffc_str_puts(&s, "main(N) -> [main(N - 1)");
    for (int i = 0; i < 60; i++)
        ffc_str_printf(&s, ", {%d, self()}", i);
    ffc_str_puts(&s, "].\n");
    ck_parts(ffc_str_text(&s), "FF_COLLECT_HERE(", 0);
    ffc_str_fini(&s);
}
END_TEST

#define COVERED "FF_COVERED(if (FF_NO_ROOM("

START_TEST(entries_and_returns_ask_for_what_follows)
{
    static const char returns[] = "main(X) -> Y = other(X), {Y, [Y]}. other(X) -> [X].\n";
    ck_parts("main(X) -> {X, [X]}.\n", "FF_ENTER(5, ", 1);
    ck_parts("main(X) -> {X, [X]}.\n", COVERED, 1);
    ck_parts(returns, COVERED, 3); /* the frame, and what each of them builds */
    ck_parts(returns, "FF_RETURN_ROOM(5, ", 1);
}
END_TEST

START_TEST(handlers_and_receives_ask_where_they_build)
{
    ck_parts("main(X) -> receive _ -> [X] end.\n", "FF_NO_ROOM(", 2);
    ck_parts("main(X) -> receive _ -> [X] end.\n", COVERED, 1); /* the frame */
    ck_parts("main(X) -> try X:f() catch _ -> [X] end.\n", "FF_NO_ROOM(", 2);
    ck_parts("main(X) -> try X:f() catch _ -> [X] end.\n", COVERED, 1);
}
END_TEST

#define A_RETURN "FF_RETURN_TO("

START_TEST(few_calls_of_itself_are_returned_to_by_comparisons)
{
    ck_parts(RECURSIVE, A_RETURN, 1);
    ck_parts("main(N) when N < 2 -> N; main(N) -> main(N - 1) + main(N - 2).\n", "FF_RETURN_TO(2, ", 2);
    ck_parts("main(N) when N < 2 -> N; main(N) -> [main(N - 1), main(N - 2), main(N - 3) | main(N - 4)].\n", A_RETURN, 4);
    ck_parts("main(N) when N < 2 -> N; main(N) -> [main(1), main(N - 1), main(N - 2), main(N - 3) | main(N - 4)].\n", A_RETURN, 0);
    ck_parts("main(0) -> 0; main(N) -> main(N - 1).\n", A_RETURN, 0);
    ck_parts("main(N) -> [other(N)]. other(0) -> []; other(N) -> [main(N - 1)].\n", "FF_RETURN_TO(1, 0, 0, ", 2);
}
END_TEST

/* leaf/1 returns behind two calls of main/1, and behind the call of last/1, which calls it last. */
START_TEST(few_points_of_the_host_are_returned_to_by_comparisons)
{
    static const char calls[] = "main(X) -> Y = leaf(X), Z = last(Y), leaf(Z) + 1.\n"
                                "last(X) -> leaf(X + 1).\nleaf(X) -> X ! X.\n";
    ck_parts(calls, "FF_RETURN_TO(3, 0, 0, ", 3);
    ck_parts(calls, "FF_RETURN_FAR(3, 0)", 1);
    ck_parts(calls, "FF_RETURN_TO(1, 0, 0, ", 1);
    ck_parts(calls, "FF_RETURN_FAR(0, 0)", 1);
}
END_TEST

START_TEST(a_frame_whose_call_comes_at_once_is_not_cleared)
{
    ck_parts("main(X) -> [other(X)]. other(X) -> [X].\n", "FF_PUSH_FRAME(", 0);
    ck_parts("main(X) -> X ! X, [other(X)]. other(X) -> [X].\n", "FF_PUSH_FRAME(", 1);
    ck_parts("main(X) -> [other(X)]. other(X) -> [X:f()].\n", "FF_PUSH_FRAME(", 1);
}
END_TEST

START_TEST(a_map_of_known_keys_has_them_sorted_as_static_data)
{
    static const char known[] = "main(X) -> #{b => X, 1 => X, a => self()}.\n";
    ck_parts(known, "ff_flatmap_new(", 1);
    ck_parts(known, "ff_map_put_assoc", 0);
    ck_parts(known, "values[] = { x0, x1, x0 }", 1); /* 1, a, b */
    ck_parts("main(X) -> #{X => 1, a => 2}.\n", "ff_flatmap_new(", 0);
    ck_parts("main(X) -> X#{a => 1, b => 2}.\n", "ff_flatmap_new(", 0);
    ck_parts("main(X) -> (#{a => X})#{b => X}.\n", "FF_MAP_PUT(ff_map_put_assoc, ", 1);
}
END_TEST

START_TEST(keys_that_are_immediates_are_remembered_where_they_were)
{
    ck_parts("main(#{a := X}) -> X; main(_) -> a.\n", "FF_MAP_GET(", 1);
    ck_parts("main(#{<<1>> := X}) -> X; main(_) -> a.\n", "FF_MAP_GET(", 0);
    ck_parts("main(#{a := X, b := Y}) -> [X, Y]; main(_) -> [a, b].\n", "FF_MAP_GET_ALL(x0, ", 1);
    ck_parts("main(X) -> X#{a := 1, b := 2}.\n", "FF_MAP_PUT(ff_map_put_exact, ", 1);
    ck_parts("main(X) -> X#{<<1>> := 1}.\n", "FF_MAP_PUT(", 0);
    ck_parts("main(X) -> #{a => 1}#{X => 1}.\n", "FF_MAP_PUT(", 0);
}
END_TEST

START_TEST(what_the_compiler_proved_small_is_compared_as_integers)
{
    ck_parts("main(X) -> (X band 15) < 8.\n", "ff_less(", 1); /* BIFs take any terms */
    ck_parts("main(X) -> Y = X band 15, if Y < 8 -> low; true -> high end.\n", "ff_less(", 0);
    ck_parts("main(X) -> if X < 8 -> low; true -> high end.\n", "ff_less(", 1);
}
END_TEST

START_TEST(blocks_that_no_value_leads_to_are_not_written)
{
    ck_parts("main(X) -> case X of nobody_makes_it -> self() ! X; _ -> X end.\n", "ff_send(", 0);
    ck_parts("main(X) -> case X of made -> self() ! X; _ -> [made] end.\n", "ff_send(", 1);
}
END_TEST

/* N clauses, each of which only returns a constant. */
static void ck_tables(int n, unsigned n_tables)
{
    ffc_str s = { 0 };
    for (int i = 0; i < n; i++)
        ffc_str_printf(&s, "value(k%d) -> v%d;\n", i, i);
    ffc_str_puts(&s, "value(_) -> none.\nmain(X) -> [value(X), value(list_to_atom(X))].\n");
    ck_parts(ffc_str_text(&s), "ff_table_find(", n_tables);
    ffc_str_fini(&s);
}

START_TEST(many_clauses_that_return_constants_are_a_table)
{
    ck_tables(20, 1);
    ck_tables(8, 0);
}
END_TEST

/* Fields that follow each other on one context: its position is loaded once. */
START_TEST(matching_instructions_are_one_run)
{
    static const char fields[] = "main(<<A:8, B:16, C:8>>) -> A + B + C.\n";
    ck_parts(fields, "ff_run_small(&m, 0, 8, 0)", 1);
    ck_parts(fields, "ff_run_small(&m, 8, 16, 0)", 1);
    ck_parts(fields, "ff_run_small(&m, 24, 8, 0)", 1); /* bits from where the run begins */
}
END_TEST

RUN_SUITE("cgen", recursive_functions_collect_in_place, other_functions_collect_on_the_shared_path,
          large_recursive_functions_collect_on_the_shared_path, entries_and_returns_ask_for_what_follows,
          handlers_and_receives_ask_where_they_build, few_calls_of_itself_are_returned_to_by_comparisons,
          few_points_of_the_host_are_returned_to_by_comparisons,
          a_frame_whose_call_comes_at_once_is_not_cleared, a_map_of_known_keys_has_them_sorted_as_static_data,
          keys_that_are_immediates_are_remembered_where_they_were,
          what_the_compiler_proved_small_is_compared_as_integers, blocks_that_no_value_leads_to_are_not_written,
          many_clauses_that_return_constants_are_a_table, matching_instructions_are_one_run)
