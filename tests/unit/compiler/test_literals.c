/* tests/unit/compiler/test_literals.c -- compiler/beam/literals.c, etf.c and inflate.c, through chunk LitT.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/beam_builder.h"

/* LitT with this one term, not compressed. */
static void set_literal(fixture *f, const char *term, size_t n)
{
    ffc_str *s = chunk(f, "LitT");
    put_u32(s, 0);
    put_u32(s, 1);
    put_literal(s, term, n);
}

static const char *shown(fixture *f)
{
    static ffc_str text;
    ffc_str_clear(&text);
    ffc_lit_print(&text, &f->m->literals[0]);
    return ffc_str_text(&text);
}

#define TERM(bytes) bytes, sizeof bytes - 1

START_TEST(every_kind_of_term)
{
    static const struct { const char *bytes; size_t n; const char *text; } cases[] = {
        {TERM("\x61\xff"), "255"},
        {TERM("\x62\xff\xff\xff\xfe"), "-2"},
        {TERM("\x6e\x08\x01\0\0\0\0\0\0\0\x80"), "-9223372036854775808"},
        {TERM("\x6e\x08\0\0\0\0\0\0\0\0\x80"), "16#8000000000000000"},
        {TERM("\x6e\x09\x01\1\0\0\0\0\0\0\0\x01"), "-16#10000000000000001"},
        {TERM("\x6f\0\0\0\x04\0\7\0\0\0"), "7"},
        {TERM("\x46\x3f\xf8\0\0\0\0\0\0"), "1.5"},
        {TERM("\x63" "2.50000000000000000000e+00\0\0\0\0\0"), "2.5"},
        {TERM("\x64\0\2\xe9t"), "'ét'"},
        {TERM("\x77\2ok"), "ok"},
        {TERM("\x76\0\3Any"), "'Any'"},
        {TERM("\x6a"), "[]"},
        {TERM("\x6b\0\2\1\2"), "[1,2]"},
        {TERM("\x6c\0\0\0\1\x61\1\x61\2"), "[1|2]"},
        {TERM("\x6c\0\0\0\2\x61\1\x6a\x6a"), "[1,[]]"},
        {TERM("\x68\0"), "{}"},
        {TERM("\x68\2\x61\1\x68\1\x6a"), "{1,{[]}}"},
        {TERM("\x69\0\0\0\1\x6a"), "{[]}"},
        {TERM("\x74\0\0\0\1\x77\1k\x61\5"), "#{k => 5}"},
        {TERM("\x6d\0\0\0\2ab"), "<<97,98>>"},
        {TERM("\x4d\0\0\0\2\3a\xff"), "<<97,7:3>>"},
        {TERM("\x71\x77\5lists\x77\3map\x61\2"), "fun lists:map/2"},
    };
    fixture f;
    fixture_init(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_literal(&f, cases[i].bytes, cases[i].n);
        ck_read(&f);
        ck_assert_str_eq(shown(&f), cases[i].text);
        for (size_t n = 0; n < cases[i].n; n++) {
            set_literal(&f, cases[i].bytes, n);
            ck_assert_msg(!read_back(&f), "%s cut to %zu bytes", cases[i].text, n);
        }
    }
    fixture_fini(&f);
}
END_TEST

START_TEST(unused_bits_of_a_bitstring_are_cleared)
{
    fixture f;
    fixture_init(&f);
    set_literal(&f, TERM("\x4d\0\0\0\1\3\xff"));
    ck_read(&f);
    ck_assert_uint_eq(f.m->literals[0].bits.bytes[0], 0xe0);
    ck_assert_uint_eq(f.m->literals[0].bits.n_bits, 3);
    set_literal(&f, TERM("\x4d\0\0\0\1\x09\xff"));
    ck_refused(&f, "m.beam: error: a bitstring in the literals claims 9 bits in its last byte");
    fixture_fini(&f);
}
END_TEST

START_TEST(what_no_literal_can_be)
{
    fixture f;
    fixture_init(&f);
    set_literal(&f, TERM("\x67whatever"));
    ck_refused(&f, "m.beam: error: a term in the literals has the tag 103, which no literal can have");
    set_literal(&f, TERM("\x46\x7f\xf0\0\0\0\0\0\0"));
    ck_refused(&f, "m.beam: error: a float in the literals is not finite");
    set_literal(&f, TERM("\x71\x61\1\x77\3map\x61\2"));
    ck_refused(&f, "m.beam: error: damaged external fun in the literals");
    fixture_fini(&f);
}
END_TEST

START_TEST(nesting_is_bounded)
{
    fixture f;
    ffc_str term = {0};
    fixture_init(&f);
    for (unsigned i = 1; i < FFC_LIT_DEPTH_MAX; i++)
        ffc_str_bytes(&term, "\x68\1", 2);
    ffc_str_char(&term, '\x6a');
    set_literal(&f, term.s, term.n);
    ck_read(&f);
    ffc_str_clear(&term);
    for (unsigned i = 0; i < FFC_LIT_DEPTH_MAX; i++)
        ffc_str_bytes(&term, "\x68\1", 2);
    ffc_str_char(&term, '\x6a');
    set_literal(&f, term.s, term.n);
    ck_refused(&f, "m.beam: error: a term in the literals is nested more than 2048 deep");
    ffc_str_fini(&term);
    fixture_fini(&f);
}
END_TEST

/* Each list claims as many items as bytes follow: only together do the claims exceed the input. */
START_TEST(claims_inside_claims_allocate_once)
{
    enum { N = 40000 };
    fixture f;
    ffc_str term = {0};
    fixture_init(&f);
    for (unsigned i = 0; i < 1000; i++) {
        ffc_str_char(&term, '\x6c');
        put_u32(&term, N);
    }
    while (term.n < N + 6000)
        ffc_str_char(&term, '\x6a');
    set_literal(&f, term.s, term.n);
    size_t before = f.arena.total_bytes;
    ck_refused(&f, "m.beam: error: truncated term in the literals");
    ck_assert_uint_lt(f.arena.total_bytes - before, 4 << 20);
    ffc_str_fini(&term);
    fixture_fini(&f);
}
END_TEST

static void set_compressed(fixture *f, const char *table, size_t n, uint32_t declared)
{
    uLongf packed_n = compressBound(n);
    Bytef *packed = malloc(packed_n);
    compress(packed, &packed_n, (const Bytef *)table, n);
    ffc_str *s = chunk(f, "LitT");
    put_u32(s, declared);
    ffc_str_bytes(s, packed, packed_n);
    free(packed);
}

START_TEST(compressed_tables)
{
    static const char table[] = "\0\0\0\1\0\0\0\3\x83\x61\5";
    enum { N = sizeof table - 1 };
    fixture f;
    fixture_init(&f);
    set_compressed(&f, table, N, N);
    ck_read(&f);
    ck_assert_str_eq(shown(&f), "5");
    set_compressed(&f, table, N, N - 1);
    ck_refused(&f, "m.beam: error: damaged compressed data");
    set_compressed(&f, table, N, N + 1);
    ck_refused(&f, "m.beam: error: damaged compressed data");
    set_compressed(&f, table, N, 0x7fffffff);
    ck_refused(&f, "m.beam: error: compressed data cannot hold the 2147483647 bytes it declares");
    fixture_fini(&f);
}
END_TEST

START_TEST(attributes_and_compile_info)
{
    fixture f;
    fixture_init(&f);
    ffc_str_bytes(chunk(&f, "Attr"), "\x83\x6a", 2);
    chunk(&f, "CInf");
    ck_read(&f);
    ck_assert_int_eq(f.m->attributes->kind, FFC_LIT_NIL);
    ck_assert_ptr_null(f.m->compile_info);
    ffc_str_bytes(chunk(&f, "Attr"), "\x82\x6a", 2);
    ck_refused(&f, "m.beam: error: Attr does not hold an external term");
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("literals", every_kind_of_term, unused_bits_of_a_bitstring_are_cleared, what_no_literal_can_be,
          nesting_is_bounded, claims_inside_claims_allocate_once, compressed_tables, attributes_and_compile_info)
