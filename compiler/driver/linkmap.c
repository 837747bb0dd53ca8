/* compiler/driver/linkmap.c -- lld's map, for ELF and for WebAssembly.
 *
 *     [VMA LMA Size Align | Addr Off Size] SECTION              of the output: one blank before it
 *     ...                                          FILE:(NAME)  a piece: nine
 *     ...                                                  NAME a symbol of the piece: seventeen
 *
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "compiler/driver/linkmap.h"

#include <stdlib.h>
#include <string.h>

typedef struct map_line { uint64_t n_bytes; size_t indent; const char *text, *end; } map_line;

enum { SECTION_INDENT = 1, PIECE_INDENT = 9 };

/* The line's size is its third number; n_numbers of them stand before the text. */
static bool split_line(const char *at, const char *end, int n_numbers, map_line *out)
{
    for (int i = 0; i < n_numbers; i++) {
        while (at < end && *at == ' ')
            at++;
        if (i == 2)
            out->n_bytes = strtoull(at, NULL, 16);
        while (at < end && *at != ' ')
            at++;
    }
    const char *text = at;
    while (text < end && *text == ' ')
        text++;
    *out = (map_line){ out->n_bytes, (size_t)(text - at), text, end };
    return text < end;
}

static bool starts(const map_line *l, const char *word)
{
    return (size_t)(l->end - l->text) >= strlen(word) && memcmp(l->text, word, strlen(word)) == 0;
}

/* Sections without bytes in the file, and those of debuggers. */
static bool is_left_out(const map_line *l)
{
    static const char *const names[] = { ".bss", ".tbss", ".relro_padding", ".debug_", ".symtab", ".strtab" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (starts(l, names[i]))
            return true;
    return false;
}

/* .text.ff_gc is ff_gc; a section that holds all of its file's keeps its name. */
static const char *symbol_of(ffc_arena *a, const char *from, const char *end)
{
    static const char *const prefixes[] = { ".text.unlikely.", ".text.", ".rodata.", ".data.rel.ro.", ".data.", ".tdata." };
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i]);
        if ((size_t)(end - from) > n && memcmp(from, prefixes[i], n) == 0)
            return ffc_arena_dup(a, from + n, (size_t)(end - from) - n);
    }
    return ffc_arena_dup(a, from, (size_t)(end - from));
}

static void add_piece(ffc_arena *a, const map_line *l, bool is_code, ffc_pieces *out)
{
    const char *colon = l->end;
    while (colon > l->text && !(colon[-1] == ':' && *colon == '('))
        colon--;
    if (colon == l->text || l->end[-1] != ')')
        return;
    ffc_piece piece = { .file = ffc_arena_dup(a, l->text, (size_t)(colon - 1 - l->text)), .symbol = symbol_of(a, colon + 1, l->end - 1),
                        .is_code = is_code, .n_bytes = l->n_bytes };
    ffc_vec_push_in(a, out, piece);
}

void ffc_link_map_read(ffc_arena *a, const ffc_str *map, ffc_pieces *out)
{
    const char *at = ffc_str_text(map), *end = strchrnul(at, '\n');
    int n_numbers = strstr(at, "Align") && strstr(at, "Align") < end ? 4 : 3;
    bool is_code = false, skip = true;
    for (; *end; at = end + 1, end = strchrnul(at, '\n')) {
        map_line l;
        if (!split_line(at, end, n_numbers, &l))
            continue;
        if (l.indent == SECTION_INDENT) {
            is_code = starts(&l, ".text") || starts(&l, "CODE");
            skip = is_left_out(&l);
        } else if (l.indent == PIECE_INDENT && !skip && l.n_bytes > 0) {
            add_piece(a, &l, is_code, out);
        }
    }
}
