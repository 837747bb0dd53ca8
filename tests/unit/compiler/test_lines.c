/* tests/unit/compiler/test_lines.c -- compiler/beam/lines.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/beam_builder.h"

static ffc_str *begin_lines(fixture *f, uint32_t version, uint32_t n_lines, uint32_t n_files)
{
    ffc_str *s = chunk(f, "Line");
    const uint32_t header[] = {version, 0, 0, n_lines, n_files};
    for (unsigned i = 0; i < 5; i++)
        put_u32(s, header[i]);
    return s;
}

START_TEST(files_change_where_the_table_says)
{
    fixture f;
    fixture_init(&f);
    ffc_str *s = begin_lines(&f, 0, 3, 1);
    put_small(s, TAG_I, 7);
    put_small(s, TAG_A, 1), put_small(s, TAG_I, 1000);
    put_small(s, TAG_I, 1001);
    put_be(s, 5, 2), ffc_str_puts(s, "x.hrl");
    ck_read(&f);
    ck_assert(f.m->n_lines == 4 && f.m->n_files == 2);
    ck_assert(f.m->lines[0].line == 0);
    ck_assert(f.m->lines[1].file == 0 && f.m->lines[1].line == 7);
    ck_assert(f.m->lines[3].file == 1 && f.m->lines[3].line == 1001);
    ck_assert_str_eq(f.m->files[0], "m.erl");
    ck_assert_str_eq(f.m->files[1], "x.hrl");
    fixture_fini(&f);
}
END_TEST

START_TEST(without_a_table_lines_are_unknown)
{
    fixture f;
    fixture_init(&f);
    set_body(&f, "\x99\x50", 2);   /* line 5 */
    ck_read(&f);
    ck_assert_uint_eq(f.m->functions[0].instrs[3].args[0].u, 0);
    begin_lines(&f, 7, 0, 0);
    ck_read(&f);
    fixture_fini(&f);
}
END_TEST

START_TEST(damaged_lines)
{
    fixture f;
    fixture_init(&f);
    begin_lines(&f, 0, 5, 0);
    ck_refused(&f, "m.beam: error: damaged chunk 'Line'");
    begin_lines(&f, 0, 0, 0xffffffff);
    ck_refused(&f, "m.beam: error: damaged chunk 'Line'");
    put_small(begin_lines(&f, 0, 1, 0), TAG_A, 1);
    ck_refused(&f, "m.beam: error: damaged chunk 'Line'");
    put_small(begin_lines(&f, 0, 1, 0), TAG_X, 1);
    ck_refused(&f, "m.beam: error: damaged chunk 'Line'");
    put_small(begin_lines(&f, 0, 1, 0), TAG_I, 1);
    set_body(&f, "\x99\x50", 2);
    ck_refused(&f, "m.beam: error: operand 1 is of the wrong kind or out of range [m:f/0, instr 3]");
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("lines", files_change_where_the_table_says, without_a_table_lines_are_unknown, damaged_lines)
