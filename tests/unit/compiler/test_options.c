/* tests/unit/compiler/test_options.c -- compiler/driver/options.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/driver/options.h"
#include "compiler/driver/toolchain.h"
#include "compiler/suite.h"

static ffc_arena arena;
static ffc_options o;
static ffc_str said;

/* Parses the words, which are separated by single spaces. */
static bool parse(const char *line)
{
    char **argv = FFC_NEW_ARRAY(&arena, char *, 32);   /* the options borrow from it */
    int argc = 0;
    argv[argc++] = "fireflyc";
    ffc_diag d;
    ffc_diag_init(&d, NULL);
    ffc_str_clear(&said);
    d.capture = &said;
    for (char *word = strtok(ffc_arena_dup(&arena, line, strlen(line)), " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    return ffc_options_parse(&o, &d, &arena, argc, argv);
}

START_TEST(every_option_of_build)
{
    ck_assert(parse("build --target wasm32-wasi -o out --entry m:start/1 -pa a -pa b --keep k --keep l:f/2 -Os -g "
                    "--no-tail-call --allow-missing --emit=c dir --jobs 3 x.erl y.beam"));
    ck_assert_int_eq(o.command, FFC_CMD_BUILD);
    ck_assert_int_eq(o.platform, FFC_WASI);
    ck_assert_str_eq(o.output, "out");
    ck_assert_str_eq(o.entry.module, "m");
    ck_assert_str_eq(o.entry.function, "start");
    ck_assert_uint_eq(o.entry.arity, 1);
    ck_assert_uint_eq(o.code_path.n, 2);
    ck_assert_str_eq(o.code_path.items[1], "b");
    ck_assert_uint_eq(o.keep.n, 2);
    ck_assert_ptr_null(o.keep.items[0].function);
    ck_assert_int_eq(o.keep.items[1].arity, 2);
    ck_assert_int_eq(o.optimize, 's');
    ck_assert(o.debug && o.no_tail_call && o.allow_missing && !o.sanitize);
    ck_assert_str_eq(o.emit_c, "dir");
    ck_assert_uint_eq(o.jobs, 3);
    ck_assert_uint_eq(o.inputs.n, 2);
    ck_assert_str_eq(o.inputs.items[1], "y.beam");
}
END_TEST

START_TEST(a_value_may_follow_an_equals_sign)
{
    ck_assert(parse("build --target=wasm32-unknown --emit=c=dir --jobs=2 x.erl"));
    ck_assert_int_eq(o.platform, FFC_WEB);
    ck_assert_str_eq(o.emit_c, "dir");
    ck_assert_uint_eq(o.jobs, 2);
}
END_TEST

START_TEST(arguments_of_the_program_are_left_alone)
{
    ck_assert(parse("run x.erl -g -- --target -o"));
    ck_assert(o.debug);
    ck_assert_uint_eq(o.inputs.n, 1);
    ck_assert_int_eq(o.n_program_args, 2);
    ck_assert_str_eq(o.program_args[0], "--target");
    ck_assert_ptr_null(o.program_args[2]);
}
END_TEST

START_TEST(help_and_version)
{
    ck_assert(parse("--version") && o.command == FFC_CMD_VERSION);
    ck_assert(parse("--help") && o.command == FFC_CMD_HELP && !o.topic);
    ck_assert(parse("help run") && o.command == FFC_CMD_HELP);
    ck_assert_str_eq(o.topic, "run");
    ck_assert(parse("build --frob=no -g") == false);
    ck_assert(parse("check --help") && o.command == FFC_CMD_HELP);
    ck_assert_str_eq(o.topic, "check");
}
END_TEST

START_TEST(wrong_usage_is_one_line_and_a_hint)
{
    ck_assert(!parse("run"));
    ck_assert_str_eq(ffc_str_text(&said), "fireflyc: error: no input given\nfireflyc: note: see `fireflyc help run`\n");
    ck_assert(!parse("build --target"));
    ck_assert_ptr_nonnull(strstr(ffc_str_text(&said), "`--target` wants a value"));
    ck_assert(!parse("run -o x y.erl"));
    ck_assert_ptr_nonnull(strstr(ffc_str_text(&said), "`-o` is not an option of `run`"));
}
END_TEST

START_TEST(names_of_functions)
{
    ffc_keep k;
    ck_assert(ffc_parse_function_name(&arena, "m:f/12", &k) && k.arity == 12);
    ck_assert(ffc_parse_function_name(&arena, "m:f", &k) && k.arity == -1);
    ck_assert(ffc_parse_function_name(&arena, "m:'a/b:c'/0", &k));
    ck_assert_str_eq(k.function, "a/b:c");
    ck_assert(ffc_parse_function_name(&arena, "erlang:'/'/2", &k));
    ck_assert_str_eq(k.function, "/");
    ck_assert(ffc_parse_function_name(&arena, "My.App:main/1", &k));
    ck_assert_str_eq(k.module, "Elixir.My.App");
    ck_assert(ffc_parse_function_name(&arena, "My.App.main/1", &k) && k.arity == 1);
    ck_assert_str_eq(k.module, "Elixir.My.App");
    ck_assert_str_eq(k.function, "main");
    ck_assert(ffc_parse_function_name(&arena, "My.App", &k) && !k.function);
    ck_assert(ffc_parse_function_name(&arena, "Elixir.My:main/1", &k));
    ck_assert_str_eq(k.module, "Elixir.My");
    ck_assert(ffc_parse_function_name(&arena, "'Upper':main/1", &k));
    ck_assert_str_eq(k.module, "Upper");
    static const char *const bad[] = { "", ":", "m:", "m:/1", ":f/1", "m:f/", "m:f/x", "m:f/-1", "m:f/256", "'m", "'m:f/1" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!ffc_parse_function_name(&arena, bad[i], &k), "%s", bad[i]);
}
END_TEST

START_TEST(the_flavour_follows_the_options)
{
    static const struct { const char *line, *flavour; } rows[] = {
        { "build x.erl", "native" },
        { "build -Os x.erl", "native" },
        { "build --no-tail-call x.erl", "native-notail" },
        { "build --sanitize x.erl", "native-asan" },
        { "build --target wasm32-wasi x.erl", "wasi" },
        { "build --target wasm32-wasi -Os x.erl", "wasi-Os" },
        { "build --target wasm32-wasi -Os --no-tail-call x.erl", "wasi-notail" },
        { "build --target wasm32-unknown -O0 x.erl", "web" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert(parse(rows[i].line));
        ck_assert_str_eq(ffc_flavour(&o), rows[i].flavour);
    }
}
END_TEST

RUN_SUITE("options", every_option_of_build, a_value_may_follow_an_equals_sign, arguments_of_the_program_are_left_alone,
          help_and_version, wrong_usage_is_one_line_and_a_hint, names_of_functions, the_flavour_follows_the_options)
