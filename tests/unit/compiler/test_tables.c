/* tests/unit/compiler/test_tables.c -- compiler/beam/tables.c: atoms in their three layouts, imports, exports, funs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/beam_builder.h"

static void put_words(ffc_str *s, unsigned n, const uint32_t *words)
{
    while (n-- > 0)
        put_u32(s, *words++);
}

#define PUT_WORDS(s, ...) \
    put_words(s, sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t), (const uint32_t[]){__VA_ARGS__})

START_TEST(latin1_atoms)
{
    fixture f;
    fixture_init(&f);
    remove_chunk(&f, "AtU8");
    ffc_str *s = chunk(&f, "Atom");
    put_u32(s, 2), put_atom(s, "\xe9"), put_atom(s, "f");
    ck_read(&f);
    ck_assert_str_eq(f.m->name->s, "é");
    fixture_fini(&f);
}
END_TEST

START_TEST(otp28_atoms_with_long_lengths)
{
    fixture f;
    char longest[4 * 255 + 1] = "";
    fixture_init(&f);
    for (unsigned i = 0; i < 255; i++)
        strcat(longest, "😀");
    ffc_str *s = chunk(&f, "AtU8");
    put_u32(s, (uint32_t)-2);
    put_small(s, TAG_U, 1020), ffc_str_puts(s, longest);
    put_small(s, TAG_U, 1), ffc_str_puts(s, "f");
    ck_read(&f);
    ck_assert_uint_eq(f.m->name->n, 1020);
    fixture_fini(&f);
}
END_TEST

START_TEST(damaged_atoms)
{
    fixture f;
    fixture_init(&f);
    put_u32(chunk(&f, "AtU8"), 0);
    ck_refused(&f, "m.beam: error: the module has no name: chunk 'AtU8' is empty");
    put_u32(chunk(&f, "AtU8"), 0x7fffffff);
    ck_refused(&f, "m.beam: error: truncated chunk 'AtU8'");
    put_u32(chunk(&f, "AtU8"), 0x80000000);
    ck_refused(&f, "m.beam: error: truncated chunk 'AtU8'");
    ffc_str *s = chunk(&f, "AtU8");
    put_u32(s, 1), put_atom(s, "\xff");
    ck_refused(&f, "m.beam: error: atom is not UTF-8 of at most 255 characters");
    s = chunk(&f, "AtU8");
    put_u32(s, 1), put_u8(s, 9), ffc_str_puts(s, "short");
    ck_refused(&f, "m.beam: error: truncated atom table");
    fixture_fini(&f);
}
END_TEST

START_TEST(imports_are_resolved)
{
    fixture f;
    fixture_init(&f);
    PUT_WORDS(chunk(&f, "ImpT"), 1, 3, 2, 5);
    ck_read(&f);
    ck_assert(ffc_atom_is(f.m->imports[0].module, "ok") && ffc_atom_is(f.m->imports[0].function, "f"));
    ck_assert_uint_eq(f.m->imports[0].arity, 5);
    PUT_WORDS(chunk(&f, "ImpT"), 1, 3, 9, 5);
    ck_refused(&f, "m.beam: error: damaged import 0");
    PUT_WORDS(chunk(&f, "ImpT"), 2, 3, 2, 5);
    ck_refused(&f, "m.beam: error: truncated chunk 'ImpT'");
    fixture_fini(&f);
}
END_TEST

START_TEST(exports_lead_to_what_they_name)
{
    fixture f;
    fixture_init(&f);
    PUT_WORDS(chunk(&f, "ExpT"), 1, 2, 1, 2);
    ck_refused(&f, "m.beam: error: export 0 does not lead to the function it names");
    PUT_WORDS(chunk(&f, "ExpT"), 1, 2, 0, 1);
    ck_refused(&f, "m.beam: error: export 0 does not lead to the function it names");
    PUT_WORDS(chunk(&f, "ExpT"), 1, 2, 0, 4000000000);
    ck_refused(&f, "m.beam: error: export 0 does not lead to the function it names");
    fixture_fini(&f);
}
END_TEST

START_TEST(funs_lead_to_functions)
{
    fixture f;
    fixture_init(&f);
    PUT_WORDS(chunk(&f, "FunT"), 1, 2, 0, 2, 0, 0, 77);
    ck_read(&f);
    ck_assert_uint_eq(f.m->lambdas[0].old_uniq, 77);
    PUT_WORDS(chunk(&f, "FunT"), 1, 2, 3, 2, 0, 0, 77);
    ck_refused(&f, "m.beam: error: fun entry 0 does not lead to a function with arity 3");
    PUT_WORDS(chunk(&f, "FunT"), 1, 2, 0, 2, 0, 1, 77);
    ck_refused(&f, "m.beam: error: damaged fun entry 0");
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("tables", latin1_atoms, otp28_atoms_with_long_lengths, damaged_atoms, imports_are_resolved,
          exports_lead_to_what_they_name, funs_lead_to_functions)
