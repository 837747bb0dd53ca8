/* compiler/driver/wasmsizes.c -- The functions of a WebAssembly module: their names, and how many bytes each has.
 * Reads sections import (how many functions come from outside), code, and the custom section "name".
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "compiler/driver/linkmap.h"

enum { SECTION_CUSTOM = 0, SECTION_IMPORT = 2, SECTION_CODE = 10, NAMES_OF_FUNCTIONS = 1 };

typedef struct bytes { const uint8_t *at, *end; bool bad; } bytes;

typedef struct function { const char *name; uint64_t n_bytes; } function;

typedef struct module {
    ffc_arena *a;
    uint32_t n_imported;
    FFC_VEC(function) functions;   /* without the imported ones; sorted by name once all is read */
    bool named;
} module;

static uint64_t number(bytes *b)
{
    uint64_t value = 0;
    for (unsigned shift = 0; b->at < b->end && shift < 64; shift += 7) {
        uint8_t byte = *b->at++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    b->bad = true;
    return 0;
}

static bytes take(bytes *b, uint64_t n)
{
    bytes part = { b->at, b->at, false };
    if (n > (uint64_t)(b->end - b->at))
        b->bad = part.bad = true;
    else
        part.end = b->at += n;
    return part;
}

static void skip_limits(bytes *b)
{
    uint64_t flags = number(b);
    number(b);
    if (flags & 1)
        number(b);
}

static void read_imports(module *m, bytes in)
{
    for (uint64_t n = number(&in); n > 0 && !in.bad; n--) {
        take(&in, number(&in));
        take(&in, number(&in));
        switch (number(&in)) {
        case 0: number(&in); m->n_imported++; break;
        case 1: take(&in, 1); skip_limits(&in); break;
        case 2: skip_limits(&in); break;
        default: take(&in, 2); break;
        }
    }
}

static void read_code(module *m, bytes in)
{
    for (uint64_t n = number(&in); n > 0 && !in.bad; n--) {
        const uint8_t *from = in.at;
        take(&in, number(&in));
        ffc_vec_push_in(m->a, &m->functions, (function){ "", (uint64_t)(in.at - from) });
    }
}

static void read_names(module *m, bytes in)
{
    for (uint64_t n = number(&in); n > 0 && !in.bad; n--) {
        uint64_t index = number(&in);
        bytes name = take(&in, number(&in));
        if (index < m->n_imported || index - m->n_imported >= m->functions.n)
            continue;
        m->functions.items[index - m->n_imported].name = ffc_arena_dup(m->a, (const char *)name.at, (size_t)(name.end - name.at));
        m->named = true;
    }
}

static void read_custom(module *m, bytes in)
{
    bytes name = take(&in, number(&in));
    if (name.end - name.at != 4 || memcmp(name.at, "name", 4) != 0)
        return;
    while (in.at < in.end && !in.bad) {
        uint64_t id = number(&in);
        bytes part = take(&in, number(&in));
        if (id == NAMES_OF_FUNCTIONS)
            read_names(m, part);
    }
}

static bool read_module(module *m, const ffc_str *text)
{
    bytes in = { (const uint8_t *)text->s, (const uint8_t *)text->s + text->n, false };
    bytes magic = take(&in, 8);
    if (magic.bad || memcmp(magic.at, "\0asm\1\0\0", 8) != 0)
        return false;
    while (in.at < in.end && !in.bad) {
        uint64_t id = number(&in);
        bytes part = take(&in, number(&in));
        if (id == SECTION_IMPORT)
            read_imports(m, part);
        else if (id == SECTION_CODE)
            read_code(m, part);
        else if (id == SECTION_CUSTOM)
            read_custom(m, part);
    }
    return !in.bad && m->named;
}

static int by_name(const void *a, const void *b) { return strcmp(((const function *)a)->name, ((const function *)b)->name); }

/* Functions of one name, static ones of several files, share what there is under that name: each piece takes one. */
static uint64_t take_size(module *m, const char *name)
{
    size_t low = 0, high = m->functions.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(m->functions.items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < m->functions.n && strcmp(m->functions.items[low].name, name) == 0; low++)
        if (m->functions.items[low].n_bytes > 0) {
            uint64_t n = m->functions.items[low].n_bytes;
            m->functions.items[low].n_bytes = 0;
            return n;
        }
    return 0;
}

bool ffc_pieces_resize(ffc_arena *a, ffc_pieces *pieces, const ffc_str *text)
{
    module m = { .a = a };
    if (!read_module(&m, text))
        return false;
    qsort(m.functions.items, m.functions.n, sizeof *m.functions.items, by_name);
    for (size_t i = 0; i < pieces->n; i++)
        if (pieces->items[i].is_code)
            pieces->items[i].n_bytes = take_size(&m, pieces->items[i].symbol);
    return true;
}
