/* tests/unit/compiler/beam_builder.h -- writes small .beam files byte by byte, and reads them back.
 * A fixture starts as the valid module `m` with one function f/0 that returns; a test changes one chunk and looks at
 * the module or at the message. Chunk contents are written with put_*.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TEST_BEAM_BUILDER_H
#define FFC_TEST_BEAM_BUILDER_H

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "compiler/beam/beam.h"

enum { TAG_U, TAG_I, TAG_A, TAG_X, TAG_Y, TAG_F, TAG_H, TAG_Z, CHUNKS_MAX = 16 };

typedef struct fixture {
    struct { char name[5]; ffc_str bytes; } chunks[CHUNKS_MAX];
    unsigned n_chunks;
    ffc_str file;          /* what read_back read */
    ffc_str messages;
    ffc_diag diag;
    ffc_arena arena;
    ffc_intern atoms;
    ffc_module *m;
} fixture;

static inline void put_be(ffc_str *s, uint64_t v, unsigned n)
{
    while (n-- > 0)
        ffc_str_char(s, (char)(v >> 8 * n));
}

static inline void put_u8(ffc_str *s, unsigned v) { put_be(s, v, 1); }
static inline void put_u32(ffc_str *s, uint32_t v) { put_be(s, v, 4); }

/* A tagged number below 2048 in compact form. */
static inline void put_small(ffc_str *s, unsigned tag, unsigned v)
{
    if (v >= 16)
        put_be(s, (v >> 8 << 5 | 8 | tag) << 8 | (v & 0xff), 2);
    else
        put_u8(s, v << 4 | tag);
}

static inline void put_atom(ffc_str *s, const char *name)
{
    put_u8(s, (unsigned)strlen(name));
    ffc_str_puts(s, name);
}

/* The contents of a chunk, emptied for rewriting; made if the file has none of that name. */
static inline ffc_str *chunk(fixture *f, const char *name)
{
    unsigned i = 0;
    while (i < f->n_chunks && strcmp(f->chunks[i].name, name) != 0)
        i++;
    if (i == f->n_chunks)
        strcpy(f->chunks[f->n_chunks++].name, name);
    ffc_str_clear(&f->chunks[i].bytes);
    return &f->chunks[i].bytes;
}

static inline void remove_chunk(fixture *f, const char *name)
{
    unsigned i = 0;
    while (strcmp(f->chunks[i].name, name) != 0)
        i++;
    ffc_str_fini(&f->chunks[i].bytes);
    f->chunks[i] = f->chunks[--f->n_chunks];
    f->chunks[f->n_chunks].bytes = (ffc_str){0};
}

/* Code so far: label 1, func_info m:f/0, label 2. The caller adds a body and calls end_code. */
static inline ffc_str *begin_code(fixture *f, unsigned n_labels)
{
    ffc_str *s = chunk(f, "Code");
    const uint32_t header[] = {16, 0, FFC_OP__N - 1, n_labels, 1};
    for (unsigned i = 0; i < 5; i++)
        put_u32(s, header[i]);
    put_u8(s, FFC_OP_label), put_small(s, TAG_U, 1);
    put_u8(s, FFC_OP_func_info), put_small(s, TAG_A, 1), put_small(s, TAG_A, 2), put_small(s, TAG_U, 0);
    put_u8(s, FFC_OP_label), put_small(s, TAG_U, 2);
    return s;
}

static inline void end_code(ffc_str *s)
{
    put_u8(s, FFC_OP_return);
    put_u8(s, FFC_OP_int_code_end);
}

/* A file whose f/0 holds these bytes before its return. */
static inline void set_body(fixture *f, const char *bytes, size_t n)
{
    ffc_str *s = begin_code(f, 3);
    ffc_str_bytes(s, bytes, n);
    end_code(s);
}

/* The table as LitT holds it without compression: each literal is given as its external term, version byte left out. */
static inline void put_literal(ffc_str *s, const char *term, size_t n)
{
    put_u32(s, (uint32_t)n + 1);
    put_u8(s, 131);
    ffc_str_bytes(s, term, n);
}

static inline void fixture_init(fixture *f)
{
    *f = (fixture){0};
    ffc_arena_init(&f->arena);
    ffc_intern_init(&f->atoms);
    ffc_diag_init(&f->diag, NULL);
    f->diag.capture = &f->messages;

    ffc_str *s = chunk(f, "AtU8");
    put_u32(s, 3);
    put_atom(s, "m"), put_atom(s, "f"), put_atom(s, "ok");
    set_body(f, "", 0);
    put_u32(chunk(f, "ImpT"), 0);
    s = chunk(f, "ExpT");
    put_u32(s, 1), put_u32(s, 2), put_u32(s, 0), put_u32(s, 2);
}

static inline void fixture_fini(fixture *f)
{
    for (unsigned i = 0; i < f->n_chunks; i++)
        ffc_str_fini(&f->chunks[i].bytes);
    ffc_str_fini(&f->file);
    ffc_str_fini(&f->messages);
    ffc_arena_fini(&f->arena);
    ffc_intern_fini(&f->atoms);
}

static inline void build(fixture *f)
{
    ffc_str body = {0};
    for (unsigned i = 0; i < f->n_chunks; i++) {
        const ffc_str *bytes = &f->chunks[i].bytes;
        ffc_str_puts(&body, f->chunks[i].name);
        put_u32(&body, (uint32_t)bytes->n);
        ffc_str_bytes(&body, ffc_str_text(bytes), bytes->n);
        ffc_str_bytes(&body, "\0\0\0", (4 - bytes->n % 4) % 4);
    }
    ffc_str_clear(&f->file);
    ffc_str_puts(&f->file, "FOR1");
    put_u32(&f->file, (uint32_t)body.n + 4);
    ffc_str_puts(&f->file, "BEAM");
    ffc_str_bytes(&f->file, body.s, body.n);
    ffc_str_fini(&body);
}

/* Reads n bytes from a copy of exactly that size, so that the sanitizer sees every byte read too far. */
static inline bool read_bytes(fixture *f, const char *bytes, size_t n)
{
    uint8_t *copy = malloc(n ? n : 1);
    if (n)
        memcpy(copy, bytes, n);
    ffc_str_clear(&f->messages);
    f->diag.errors = 0;
    bool ok = ffc_beam_read(&f->diag, &f->arena, &f->atoms, "m.beam", copy, n, &f->m);
    free(copy);
    return ok;
}

static inline bool read_back(fixture *f)
{
    build(f);
    return read_bytes(f, f->file.s, f->file.n);
}

#define ck_read(f) ck_assert_msg(read_back(f), "%s", ffc_str_text(&(f)->messages))

/* The file is refused with exactly this one message. */
#define ck_refused(f, message)                                          \
    do {                                                                \
        ck_assert(!read_back(f));                                       \
        ck_assert_str_eq(ffc_str_text(&(f)->messages), message "\n");   \
    } while (0)

#endif
