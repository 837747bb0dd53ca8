/* tests/fuzz/mutate_beam.c -- damages real .beam files in a fixed, repeatable way and has the reader read the pieces.
 * usage: mutate_beam ITERATIONS FILE...
 * Each file is first read whole and must be accepted. Its literals are then stored uncompressed, the layout of OTP 28,
 * because damage to compressed ones seldom gets past zlib's checksum.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "compiler/beam/beam.h"
#include "tests/fuzz/fuzz_beam.h"

static uint64_t state = 0x9e3779b97f4a7c15;

/* xorshift64*: the same damage on every machine. */
static uint32_t roll(uint32_t n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)((state * 0x2545f4914f6cdd1d) >> 32) % n;
}

static uint32_t be32(const char *p)
{
    const uint8_t *b = (const uint8_t *)p;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void put_be32(char *p, uint32_t v)
{
    for (unsigned i = 0; i < 4; i++)
        p[i] = (char)(v >> (24 - 8 * i));
}

/* ---- preparing ---- */

static bool read_file(const char *path, ffc_str *out)
{
    char step[1 << 16];
    size_t n;
    gzFile f = gzopen(path, "rb");   /* reads plain files as they are */
    while (f && (n = (size_t)gzread(f, step, sizeof step)) > 0 && n <= sizeof step)
        ffc_str_bytes(out, step, n);
    return f && gzclose(f) == Z_OK && out->n > 12;
}

static void put_chunk(ffc_str *out, const char *name, const void *contents, uint32_t n)
{
    char size[4];
    put_be32(size, n);
    ffc_str_bytes(out, name, 4);
    ffc_str_bytes(out, size, 4);
    ffc_str_bytes(out, contents, n);
    ffc_str_bytes(out, "\0\0\0", (4 - n % 4) % 4);
}

static void put_inflated_literals(ffc_str *out, const char *contents, uint32_t n)
{
    uLongf inflated_n = be32(contents);
    char *table = calloc(1, inflated_n + 4);
    if (!table || uncompress((Bytef *)table + 4, &inflated_n, (const Bytef *)contents + 4, n - 4) != Z_OK)
        exit(EXIT_FAILURE);
    put_chunk(out, "LitT", table, (uint32_t)inflated_n + 4);
    free(table);
}

/* The chunks that the reader looks into, literals uncompressed. */
static void unpack(const ffc_str *in, ffc_str *out)
{
    ffc_str_bytes(out, in->s, 12);
    for (size_t at = 12; at + 8 <= in->n;) {
        const char *chunk = in->s + at;
        uint32_t n = be32(chunk + 4);
        if (memcmp(chunk, "LitT", 4) == 0)
            put_inflated_literals(out, chunk + 8, n);
        else if (memcmp(chunk, "Dbgi", 4) != 0 && memcmp(chunk, "Docs", 4) != 0)
            put_chunk(out, chunk, chunk + 8, n);
        at += 8 + ((size_t)n + 3) / 4 * 4;
    }
    put_be32(out->s + 4, (uint32_t)out->n - 8);
}

/* ---- damaging ---- */

/* Counts and sizes: a little off, or any magnitude. */
static void damage_word(char *p)
{
    put_be32(p, roll(2) ? 0xffffffff >> roll(32) : be32(p) + roll(9) - 4);
}

static void damage(char *bytes, uint32_t *n)
{
    static const uint8_t interesting[] = {0, 1, 7, 8, 15, 0x17, 0x18, 0x47, 0x57, 0x7f, 0x80, 0xf8, 0xff};
    uint32_t at = roll(*n), other = roll(*n), room = *n - (at > other ? at : other);
    switch (roll(6)) {
    case 0: bytes[at] ^= (char)(1 << roll(8)); break;
    case 1: bytes[at] = (char)interesting[roll(sizeof interesting)]; break;
    case 2: bytes[at] = (char)roll(256); break;
    case 3: memmove(bytes + at, bytes + other, roll(room < 64 ? room : 64) + 1); break;
    case 4: if (*n - at >= 4) damage_word(bytes + at); break;
    default: if (roll(20) == 0 && at > 0) *n = at; break;
    }
}

static void read_damaged(const ffc_str *whole)
{
    uint32_t n = (uint32_t)whole->n;
    char *copy = malloc(n);
    if (!copy)
        exit(EXIT_FAILURE);
    memcpy(copy, whole->s, n);
    for (uint32_t k = 1 + roll(4); k > 0; k--)
        damage(copy, &n);
    char *exact = realloc(copy, n);   /* so that the sanitizer sees a byte read too far */
    LLVMFuzzerTestOneInput((const uint8_t *)exact, n);
    free(exact);
}

static bool is_accepted(const char *path, const ffc_str *bytes)
{
    ffc_diag d;
    ffc_arena a;
    ffc_intern atoms;
    ffc_module *m;
    ffc_diag_init(&d, stderr);
    ffc_arena_init(&a);
    ffc_intern_init(&atoms);
    bool ok = ffc_beam_read(&d, &a, &atoms, path, (const uint8_t *)bytes->s, bytes->n, &m);
    ffc_arena_fini(&a);
    ffc_intern_fini(&atoms);
    return ok;
}

static bool run(const char *path, unsigned iterations)
{
    ffc_str file = {0}, unpacked = {0};
    bool ok = read_file(path, &file) && is_accepted(path, &file);
    if (ok)
        unpack(&file, &unpacked);
    ok = ok && is_accepted(path, &unpacked);
    for (unsigned i = 0; ok && i < iterations; i++)
        read_damaged(&unpacked);
    ffc_str_fini(&file);
    ffc_str_fini(&unpacked);
    if (!ok)
        fprintf(stderr, "mutate_beam: %s is not readable\n", path);
    return ok;
}

int main(int argc, char **argv)
{
    bool ok = argc > 2;
    if (!ok)
        fprintf(stderr, "usage: mutate_beam ITERATIONS FILE...\n");
    for (int i = 2; i < argc; i++)
        ok = run(argv[i], (unsigned)strtoul(argv[1], NULL, 10)) && ok;
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
