/* tests/unit/compiler/test_container.c -- compiler/beam/container.c and inflate.c: chunks found, damage named.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"
#include "compiler/beam_builder.h"

START_TEST(the_smallest_module_reads)
{
    fixture f;
    fixture_init(&f);
    ck_read(&f);
    ck_assert(ffc_atom_is(f.m->name, "m"));
    ck_assert_str_eq(f.m->path, "m.beam");
    ck_assert_uint_eq(f.m->n_functions, 1);
    ck_assert_uint_eq(f.m->functions[0].n, 4);
    ck_assert(f.m->functions[0].exported);
    fixture_fini(&f);
}
END_TEST

START_TEST(every_truncation_is_refused)
{
    fixture f;
    fixture_init(&f);
    build(&f);
    for (size_t n = 0; n < f.file.n; n++) {
        ck_assert_msg(!read_bytes(&f, f.file.s, n), "%zu bytes", n);
        ck_assert_uint_ge(f.diag.errors, 1);
    }
    fixture_fini(&f);
}
END_TEST

START_TEST(what_is_no_beam_file)
{
    fixture f;
    fixture_init(&f);
    ck_assert(!read_bytes(&f, "FORM\0\0\0\4BEAM", 12));
    ck_assert_str_eq(f.messages.s, "m.beam: error: not a .beam file\n");
    ck_assert(!read_bytes(&f, "FOR1\0\0\0\4AIFF", 12));
    ck_assert_str_eq(f.messages.s, "m.beam: error: an IFF file, but not a .beam file\n");
    ck_assert(!read_bytes(&f, "FOR1\0\0\0\4BEAM", 12));
    ck_assert_str_eq(f.messages.s, "m.beam: error: no chunk 'Code'\n");
    fixture_fini(&f);
}
END_TEST

START_TEST(unknown_chunks)
{
    fixture f;
    fixture_init(&f);
    ffc_str_puts(chunk(&f, "Dbgi"), "anything");
    ffc_str_puts(chunk(&f, "priv"), "of a tool");
    ck_read(&f);
    chunk(&f, "Wxyz");
    ck_refused(&f, "m.beam: error: unknown chunk 'Wxyz'");
    fixture_fini(&f);
}
END_TEST

START_TEST(a_chunk_may_occur_once)
{
    fixture f;
    fixture_init(&f);
    put_u32(chunk(&f, "ImpX"), 0);
    strcpy(f.chunks[f.n_chunks - 1].name, "ImpT");
    ck_refused(&f, "m.beam: error: chunk 'ImpT' occurs twice");
    fixture_fini(&f);
}
END_TEST

START_TEST(a_compressed_file_reads_and_a_damaged_one_does_not)
{
    fixture f;
    char packed[1024];
    fixture_init(&f);
    build(&f);
    z_stream z = {.next_in = (Bytef *)f.file.s, .avail_in = (uInt)f.file.n, .next_out = (Bytef *)packed,
                  .avail_out = sizeof packed};
    ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    ck_assert(read_bytes(&f, packed, z.total_out));
    for (size_t n = 2; n < z.total_out; n++)
        ck_assert(!read_bytes(&f, packed, n));
    packed[z.total_out / 2] ^= 0x55;
    ck_assert(!read_bytes(&f, packed, z.total_out));
    fixture_fini(&f);
}
END_TEST

/* The digest is that of the compiler: `vsn` of a module compiled without one of its own is this number. */
START_TEST(the_md5_leaves_out_what_the_compiler_fills_in_later)
{
    fixture f;
    uint8_t before[16];
    fixture_init(&f);
    ffc_str *s = chunk(&f, "FunT");
    const uint32_t fun[] = {1, 2, 0, 2, 0, 0, 12345};
    for (unsigned i = 0; i < 7; i++)
        put_u32(s, fun[i]);
    ck_read(&f);
    memcpy(before, f.m->md5, 16);
    s->s[s->n - 1] ^= 1;
    ck_read(&f);
    ck_assert_mem_eq(before, f.m->md5, 16);
    ffc_str_puts(chunk(&f, "StrT"), "x");
    ck_read(&f);
    ck_assert_mem_ne(before, f.m->md5, 16);
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("container", the_smallest_module_reads, every_truncation_is_refused, what_is_no_beam_file, unknown_chunks,
          a_chunk_may_occur_once, a_compressed_file_reads_and_a_damaged_one_does_not,
          the_md5_leaves_out_what_the_compiler_fills_in_later)
