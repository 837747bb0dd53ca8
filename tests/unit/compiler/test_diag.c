/* tests/unit/compiler/test_diag.c -- compiler/diag/diag.c: the exact text of messages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/diag/diag.h"
#include "compiler/suite.h"

static ffc_diag diag;
static ffc_str text;
static ffc_intern atoms;

static void begin(void)
{
    text = (ffc_str){0};
    ffc_intern_init(&atoms);
    ffc_diag_init(&diag, NULL);
    diag.capture = &text;
}

static void end(void)
{
    ffc_str_fini(&text);
    ffc_intern_fini(&atoms);
}

START_TEST(a_message_names_file_function_and_instruction)
{
    begin();
    ffc_loc loc = {.file = "lists.beam", .module = ffc_intern_cstr(&atoms, "lists"),
                   .function = ffc_intern_cstr(&atoms, "map"), .arity = 2, .instr = 41};
    ck_assert(!ffc_error(&diag, loc, "truncated chunk '%s'", "Code"));
    ck_assert_str_eq(text.s, "lists.beam: error: truncated chunk 'Code' [lists:map/2, instr 41]\n");
    ck_assert_uint_eq(diag.errors, 1);
    end();
}
END_TEST

START_TEST(what_is_unknown_is_left_out)
{
    begin();
    ffc_error(&diag, (ffc_loc){.file = "a.erl", .line = 12, .instr = FFC_NO_INSTR}, "no main");
    ffc_warning(&diag, ffc_loc_file(NULL), "slow");
    ffc_note(&diag, ffc_loc_file("b.beam"), "from here");
    ck_assert_str_eq(text.s, "a.erl:12: error: no main\nfireflyc: warning: slow\nb.beam: note: from here\n");
    ck_assert(diag.errors == 1 && diag.warnings == 1);
    end();
}
END_TEST

START_TEST(control_characters_of_the_input_do_not_reach_the_terminal)
{
    begin();
    ffc_error(&diag, ffc_loc_file("a.beam"), "unknown chunk '%s'", "\x1b[2\n");
    ck_assert_str_eq(text.s, "a.beam: error: unknown chunk '\\x1b[2\\x0a'\n");
    end();
}
END_TEST

START_TEST(errors_beyond_the_limit_are_only_counted)
{
    begin();
    diag.max_errors = 1;
    ffc_error(&diag, ffc_loc_file("a"), "one");
    ffc_error(&diag, ffc_loc_file("a"), "two");
    ffc_note(&diag, ffc_loc_file("a"), "about two");
    ck_assert_str_eq(text.s, "a: error: one\n");
    ck_assert_uint_eq(diag.errors, 2);
    end();
}
END_TEST

RUN_SUITE("diag", a_message_names_file_function_and_instruction, what_is_unknown_is_left_out,
          control_characters_of_the_input_do_not_reach_the_terminal, errors_beyond_the_limit_are_only_counted)
