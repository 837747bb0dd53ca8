/* tests/unit/compiler/test_code.c -- compiler/beam/compact.c, operand.c, signature.c, code.c, check.c and print.c:
 * one instruction in, its listing or the message out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/beam_builder.h"

/* The fixture with something in every table: import ok:f/2, string table, two literals, one fun. */
static void init_full(fixture *f)
{
    fixture_init(f);
    ffc_str *s = chunk(f, "AtU8");
    put_u32(s, 5);
    put_atom(s, "m"), put_atom(s, "f"), put_atom(s, "ok"), put_atom(s, "string"), put_atom(s, "skip");
    s = chunk(f, "ImpT");
    put_u32(s, 1), put_u32(s, 3), put_u32(s, 2), put_u32(s, 2);
    ffc_str_puts(chunk(f, "StrT"), "abc");
    s = chunk(f, "LitT");
    put_u32(s, 0), put_u32(s, 2);
    put_literal(s, "\x68\1\x6a", 3);
    put_literal(s, "\x77\2ok", 4);
    s = chunk(f, "FunT");
    const uint32_t fun[] = {1, 2, 0, 2, 0, 0, 1};
    for (unsigned i = 0; i < 7; i++)
        put_u32(s, fun[i]);
}

typedef struct shape { const char *bytes; size_t n; const char *text; } shape;

#define BODY(bytes) bytes, sizeof bytes - 1

static void check_shown(fixture *f, const shape *c)
{
    ffc_str text = {0};
    set_body(f, c->bytes, c->n);
    ck_read(f);
    ffc_instr_print(&text, f->m, &f->m->functions[0].instrs[3]);
    ck_assert_str_eq(text.s, c->text);
    ffc_str_fini(&text);
}

START_TEST(operands_of_every_kind)
{
    static const shape cases[] = {
        {BODY("\x40\xf1\x03"), "{move,{integer,15},{x,0}}"},
        {BODY("\x40\xe9\xff\x0b\x20"), "{move,{integer,2047},{x,32}}"},
        {BODY("\x40\x19\xff\xfe\x14"), "{move,{integer,-2},{y,1}}"},
        {BODY("\x40\xd9\x80\0\0\0\0\0\0\0\x03"), "{move,{integer,-9223372036854775808},{x,0}}"},
        {BODY("\x40\xf9\x00\0\x80\0\0\0\0\0\0\0\x03"), "{move,{integer,16#8000000000000000},{x,0}}"},
        {BODY("\x40\xf9\x00\xff\0\0\0\0\0\0\0\0\x03"), "{move,{integer,-16#10000000000000000},{x,0}}"},
        {BODY("\x40\xf9\x00\0\0\0\0\0\0\0\0\5\x03"), "{move,{integer,5},{x,0}}"},
        {BODY("\x40\x02\x03"), "{move,nil,{x,0}}"},
        {BODY("\x40\x32\x03"), "{move,{atom,ok},{x,0}}"},
        {BODY("\x40\x47\x00\x03"), "{move,{literal,{[]}},{x,0}}"},
        {BODY("\x40\x47\x10\x03"), "{move,{atom,ok},{x,0}}"},
        {BODY("\x60\x27\x30\x03"), "{fmove,{fr,3},{x,0}}"},
        {BODY("\x10\x37\x30\x00\x20\x10\x40\x20\x50\x10"), "{test_heap,{alloc,[{words,2},{floats,4},{funs,5}]},1}"},
        {BODY("\x3b\x03\x25\x17\x40\x11\x25\x32\x25"),
         "{select_val,{x,0},{f,2},{list,[{integer,1},{f,2},{atom,ok},{f,2}]}}"},
        {BODY("\x07\x20\x00"), "{call_ext,2,{extfunc,ok:f/2}}"},
        {BODY("\xab\x00\x03\x17\x00"), "{make_fun3,{lambda,f,0},{x,0},{list,[]}}"},
        {BODY("\xb2\x32\x10\x03"), "{call_fun2,{atom,ok},1,{x,0}}"},
        {BODY("\x84\x25\x03\xf0\x10"), "{bs_match_string,{f,2},{x,0},15,{string,<<98,49:7>>}}"},
        {BODY("\xb1\x05\x00\x00\x10\x03\x17\x60\x42\x00\x80\x02\x10\x21"),
         "{bs_create_bin,{f,0},0,0,1,{x,0},{list,[{atom,string},0,8,nil,{string,<<98,99>>},{integer,2}]}}"},
        {BODY("\xb6\x25\x03\x17\x20\x52\x80"), "{bs_match,{f,2},{x,0},{list,[{atom,skip},8]}}"},
        {BODY("\xb6\x25\x03\x17\x20\x52\x78\x02\0\0\0\0"), "{bs_match,{f,2},{x,0},{list,[{atom,skip},8589934592]}}"},
        {BODY("\xb6\x25\x03\x17\x20\x52\xf8\x00\x01\0\0\0\0\0\0\0\x08"),
         "{bs_match,{f,2},{x,0},{list,[{atom,skip},4611686018427387904]}}"},
    };
    fixture f;
    init_full(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_shown(&f, &cases[i]);
    fixture_fini(&f);
}
END_TEST

#define AT3 " [m:f/0, instr 3]"
#define WRONG(n) "operand " #n " is of the wrong kind or out of range" AT3

START_TEST(damaged_instructions)
{
    static const shape cases[] = {
        {BODY("\xff"), "unknown opcode 255" AT3},
        {BODY("\x1b"), "instruction m_plus/4 is obsolete: compile the module again" AT3},
        {BODY("\x40\x11\x11"), WRONG(2)},
        {BODY("\x40\x10\x03"), WRONG(1)},
        {BODY("\x40\x0b\x03\x8b\x00"), "register x1024, the limit is x1023" AT3},
        {BODY("\x40\x92\x03"), "atom index out of range, the table has 5" AT3},
        {BODY("\x40\x47\x20\x03"), "literal index out of range, the table has 2" AT3},
        {BODY("\x3d\x35"), "label out of range, the module has 3" AT3},
        {BODY("\x3d\x05"), WRONG(1)},
        {BODY("\x07\x20\x10"), WRONG(2)},
        {BODY("\x07\x10\x00"), "call with arity 1 of an import with arity 2" AT3},
        {BODY("\x04\x00\x15"), "label 1 is not the entry of a function" AT3},
        {BODY("\x04\x10\x25"), "call with arity 1 of a function with arity 0" AT3},
        {BODY("\x01\x20"), "label 2 is defined twice" AT3},
        {BODY("\xab\x00\x03\x17\x10\x02"), "fun made with 1 free variables, it has 0" AT3},
        {BODY("\x84\x25\x03\xf0\x20"), WRONG(4)},
        {BODY("\x3b\x03\x25\x17\x10\x11"), WRONG(3)},
        {BODY("\xb6\x25\x03\x17\x10\x52"), WRONG(3)},
        {BODY("\xb6\x25\x03\x17\x10\x32"), WRONG(3)},
        {BODY("\xb1\x05\x00\x00\x10\x03\x17\x60\x42\x00\x80\x02\x20\x21"), WRONG(6)},
        {BODY("\xa4\x03\x17\x18\xff\xff"), "unsigned operand out of range" AT3},
        {BODY("\xa4\x03\x17\x58\x7f\xff\xff\xff"), "truncated operand list" AT3},
        {BODY("\xa4\x03\x17\x10\x17\x00"), "operand list inside an operand list" AT3},
        {BODY("\x10\x37\x10\x30\x10\x00"), "heap need out of range" AT3},
        {BODY("\x40\x67\x03"), "unknown extended operand 6" AT3},
        {BODY("\x40\xf9\xf8\x03"), "damaged operand" AT3},
    };
    fixture f;
    ffc_str message = {0};
    init_full(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_body(&f, cases[i].bytes, cases[i].n);
        ck_assert_msg(!read_back(&f), "%s", cases[i].text);
        ffc_str_clear(&message);
        ffc_str_printf(&message, "m.beam: error: %s\n", cases[i].text);
        ck_assert_str_eq(f.messages.s, message.s);
    }
    ffc_str_fini(&message);
    fixture_fini(&f);
}
END_TEST

/* label A, func_info m:f/arity, label A+1, return */
static void put_function(ffc_str *s, unsigned label, unsigned arity)
{
    put_u8(s, FFC_OP_label), put_small(s, TAG_U, label);
    put_u8(s, FFC_OP_func_info), put_small(s, TAG_A, 1), put_small(s, TAG_A, 2), put_small(s, TAG_U, arity);
    put_u8(s, FFC_OP_label), put_small(s, TAG_U, label + 1);
    put_u8(s, FFC_OP_return);
}

START_TEST(functions_are_cut_at_their_labels)
{
    fixture f;
    fixture_init(&f);
    ffc_str *s = begin_code(&f, 5);
    put_u8(s, FFC_OP_return);
    put_function(s, 3, 2);
    put_u8(s, FFC_OP_int_code_end);
    ck_read(&f);
    ck_assert_uint_eq(f.m->n_functions, 2);
    const ffc_function *g = &f.m->functions[1];
    ck_assert(g->arity == 2 && g->info_label == 3 && g->entry == 4 && g->n == 4 && !g->exported);
    ck_assert(f.m->labels[4].function == 1 && f.m->labels[4].instr == 2);
    ck_assert_ptr_eq(ffc_module_find(f.m, g->name, 2), g);
    ck_assert_ptr_null(ffc_module_find(f.m, g->name, 3));
    fixture_fini(&f);
}
END_TEST

START_TEST(damaged_functions)
{
    fixture f;
    fixture_init(&f);
    ffc_str *s = begin_code(&f, 5);
    put_function(s, 3, 0);
    put_u8(s, FFC_OP_int_code_end);
    ck_refused(&f, "m.beam: error: function is defined twice [m:f/0]");

    s = begin_code(&f, 5);
    put_u8(s, FFC_OP_jump), put_small(s, TAG_F, 4);
    put_function(s, 3, 1);
    put_u8(s, FFC_OP_int_code_end);
    ck_refused(&f, "m.beam: error: label 4 is not in this function [m:f/0, instr 3]");

    s = begin_code(&f, 3);
    put_u8(s, FFC_OP_func_info), put_small(s, TAG_A, 1), put_small(s, TAG_A, 2), put_small(s, TAG_U, 1);
    end_code(s);
    ck_refused(&f, "m.beam: error: func_info without an entry label after it [m:f/0, instr 1]");

    s = begin_code(&f, 3);
    ck_refused(&f, "m.beam: error: truncated chunk 'Code' [m:f/0, instr 3]");
    fixture_fini(&f);
}
END_TEST

START_TEST(damaged_headers)
{
    fixture f;
    fixture_init(&f);
    end_code(begin_code(&f, 1000));
    ck_refused(&f, "m.beam: error: damaged chunk 'Code': it cannot hold 1000 labels");
    chunk(&f, "Code");
    ck_refused(&f, "m.beam: error: truncated chunk 'Code'");
    ffc_str *s = chunk(&f, "Code");
    put_u32(s, 16), put_u32(s, 0), put_u32(s, FFC_OP__N), put_u32(s, 1), put_u32(s, 0);
    ck_refused(&f, "m.beam: error: uses opcode 185, the highest known is 184");
    fixture_fini(&f);
}
END_TEST

START_TEST(the_function_that_runs_at_load_time)
{
    fixture f;
    fixture_init(&f);
    ck_read(&f);
    ck_assert_ptr_null(f.m->on_load);
    set_body(&f, "\x95", 1);
    ck_read(&f);
    ck_assert_ptr_eq(f.m->on_load, &f.m->functions[0]);
    fixture_fini(&f);
}
END_TEST

START_TEST(a_listing)
{
    fixture f;
    ffc_str text = {0};
    fixture_init(&f);
    ck_read(&f);
    memset(f.m->md5, 0, sizeof f.m->md5);
    ffc_beam_print(&text, f.m);
    ck_assert_str_eq(text.s, "{module, m}.\n"
                             "{md5, 00000000000000000000000000000000}.\n"
                             "\n"
                             "{function, f, 0, 2}.   % exported\n"
                             "  {label,{f,1}}.\n"
                             "    {func_info,{atom,m},{atom,f},0}.\n"
                             "  {label,{f,2}}.\n"
                             "    return.\n");
    ffc_str_fini(&text);
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("code", operands_of_every_kind, damaged_instructions, functions_are_cut_at_their_labels, damaged_functions,
          damaged_headers, the_function_that_runs_at_load_time, a_listing)
