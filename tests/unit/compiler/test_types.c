/* tests/unit/compiler/test_types.c -- compiler/beam/types.c: the layouts of OTP 25, 26 and 27.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/beam_builder.h"

static ffc_str *begin_types(fixture *f, uint32_t version, uint32_t n)
{
    ffc_str *s = chunk(f, "Type");
    put_u32(s, version);
    put_u32(s, n);
    return s;
}

START_TEST(otp25)
{
    fixture f;
    fixture_init(&f);
    ffc_str *s = begin_types(&f, 1, 3);
    put_be(s, 0x1fff, 2), put_be(s, 0, 8), put_be(s, (uint64_t)-1, 8);
    put_be(s, 1 << 6, 2), put_be(s, (uint64_t)-5, 8), put_be(s, 9, 8);
    put_be(s, 1 << 2 | 1 << 12, 2), put_be(s, 0, 8), put_be(s, (uint64_t)-1, 8);
    ck_read(&f);
    const ffc_type *t = f.m->types;
    ck_assert(t[0].kinds == FFC_TYPE_ANY && !t[0].has_min && !t[0].has_max);
    ck_assert(t[1].kinds == FFC_TYPE_INTEGER && t[1].has_min && t[1].min == -5 && t[1].has_max && t[1].max == 9);
    ck_assert_uint_eq(t[2].kinds, FFC_TYPE_BITSTRING | FFC_TYPE_TUPLE);
    fixture_fini(&f);
}
END_TEST

START_TEST(otp26)
{
    fixture f;
    fixture_init(&f);
    ffc_str *s = begin_types(&f, 2, 2);
    put_be(s, 1 << 6 | 1 << 13, 2), put_be(s, 3, 8);
    put_be(s, 1 << 1 | 1 << 15, 2), put_u8(s, 7);
    ck_read(&f);
    const ffc_type *t = f.m->types;
    ck_assert(t[0].kinds == FFC_TYPE_INTEGER && t[0].has_min && t[0].min == 3 && !t[0].has_max);
    ck_assert(t[1].kinds == FFC_TYPE_BITSTRING && t[1].has_unit && t[1].unit == 8);
    fixture_fini(&f);
}
END_TEST

START_TEST(otp27)
{
    fixture f;
    fixture_init(&f);
    ffc_str *s = begin_types(&f, 3, 2);
    put_be(s, 0xfff, 2);
    put_be(s, 1 << 5 | 1 << 13, 2), put_be(s, 100, 8);
    ck_read(&f);
    const ffc_type *t = f.m->types;
    ck_assert_uint_eq(t[0].kinds, FFC_TYPE_ANY);
    ck_assert(t[1].kinds == FFC_TYPE_INTEGER && !t[1].has_min && t[1].has_max && t[1].max == 100);
    fixture_fini(&f);
}
END_TEST

START_TEST(types_of_an_unknown_version_are_forgotten)
{
    fixture f;
    fixture_init(&f);
    begin_types(&f, 99, 1000);
    set_body(&f, "\x40\x57\x03\x90\x03", 5);   /* move {tr,x0,type 9} x0 */
    ck_read(&f);
    ck_assert_ptr_null(f.m->functions[0].instrs[3].args[0].type);
    fixture_fini(&f);
}
END_TEST

START_TEST(damaged_types)
{
    fixture f;
    fixture_init(&f);
    begin_types(&f, 3, 1);
    ck_refused(&f, "m.beam: error: truncated chunk 'Type'");
    put_be(begin_types(&f, 3, 1), 1 << 12, 2);
    ck_refused(&f, "m.beam: error: truncated chunk 'Type'");
    put_be(begin_types(&f, 3, 1), 1, 2);
    set_body(&f, "\x40\x57\x03\x90\x03", 5);
    ck_refused(&f, "m.beam: error: type index out of range, the table has 1 [m:f/0, instr 3]");
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("types", otp25, otp26, otp27, types_of_an_unknown_version_are_forgotten, damaged_types)
