/* compiler/util/intern.c -- the atom table: open addressing with linear probing, at most half full.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/util/intern.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/diag/bug.h"
#include "compiler/util/str.h"

enum { FIRST_SLOTS = 256 };

static void **new_table(size_t n)
{
    void **table = calloc(n, sizeof *table);
    if (!table)
        ffc_out_of_memory(n * sizeof *table);
    return table;
}

void ffc_intern_init(ffc_intern *in)
{
    *in = (ffc_intern){.n_slots = FIRST_SLOTS};
    ffc_arena_init(&in->arena);
    in->slots = (const ffc_atom **)new_table(FIRST_SLOTS);
    in->atoms = (const ffc_atom **)new_table(FIRST_SLOTS / 2);
}

void ffc_intern_fini(ffc_intern *in)
{
    ffc_arena_fini(&in->arena);
    free(in->slots);
    free(in->atoms);
    *in = (ffc_intern){0};
}

/* FNV-1a: names are short, and the table only needs a spread. */
static uint32_t hash_bytes(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (uint8_t)s[i]) * 16777619u;
    return h;
}

static bool same(const ffc_atom *atom, uint32_t hash, const char *s, size_t n)
{
    return atom->hash == hash && atom->n == n && (n == 0 || memcmp(atom->s, s, n) == 0);
}

/* The slot that holds this name, or the empty one where it belongs. */
static const ffc_atom **find_slot(const ffc_intern *in, uint32_t hash, const char *s, size_t n)
{
    size_t i = hash & (in->n_slots - 1);
    while (in->slots[i] && !same(in->slots[i], hash, s, n))
        i = (i + 1) & (in->n_slots - 1);
    return &in->slots[i];
}

static void grow(ffc_intern *in)
{
    const ffc_atom **by_id = (const ffc_atom **)new_table(in->n_slots);
    memcpy(by_id, in->atoms, in->n * sizeof *by_id);
    free(in->atoms);
    free(in->slots);
    in->atoms = by_id;
    in->n_slots *= 2;
    in->slots = (const ffc_atom **)new_table(in->n_slots);
    for (size_t i = 0; i < in->n; i++)
        *find_slot(in, by_id[i]->hash, by_id[i]->s, by_id[i]->n) = by_id[i];
}

const ffc_atom *ffc_intern_atom(ffc_intern *in, const char *s, size_t n)
{
    FFC_ASSERT(n < UINT32_MAX);
    uint32_t hash = hash_bytes(s, n);
    const ffc_atom **slot = find_slot(in, hash, s, n);
    if (*slot)
        return *slot;
    if (in->n == in->n_slots / 2) {
        grow(in);
        slot = find_slot(in, hash, s, n);
    }
    ffc_atom *atom = FFC_NEW(&in->arena, ffc_atom);
    *atom = (ffc_atom){ffc_arena_dup(&in->arena, s, n), (uint32_t)n, hash, (uint32_t)in->n};
    in->atoms[in->n++] = atom;
    return *slot = atom;
}

const ffc_atom *ffc_intern_cstr(ffc_intern *in, const char *s)
{
    return ffc_intern_atom(in, s, strlen(s));
}

const ffc_atom *ffc_intern_find(const ffc_intern *in, const char *s, size_t n)
{
    return *find_slot(in, hash_bytes(s, n), s, n);
}

const ffc_atom *ffc_intern_latin1(ffc_intern *in, const uint8_t *s, size_t n)
{
    ffc_str utf8 = {0};
    for (size_t i = 0; i < n; i++) {
        if (s[i] >= 0x80)
            ffc_str_char(&utf8, (char)(0xc0 | s[i] >> 6));
        ffc_str_char(&utf8, (char)(s[i] < 0x80 ? s[i] : 0x80 | (s[i] & 0x3f)));
    }
    const ffc_atom *atom = ffc_intern_atom(in, ffc_str_text(&utf8), utf8.n);
    ffc_str_fini(&utf8);
    return atom;
}

bool ffc_atom_is(const ffc_atom *atom, const char *name)
{
    size_t n = strlen(name);
    return atom->n == n && memcmp(atom->s, name, n) == 0;
}

int ffc_atom_compare(const ffc_atom *a, const ffc_atom *b)
{
    int c = memcmp(a->s, b->s, a->n < b->n ? a->n : b->n);
    return c ? c : (a->n > b->n) - (a->n < b->n);
}
