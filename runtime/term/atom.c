/* runtime/term/atom.c -- The atom table: names by number, numbers by name.
 * Atoms of runtime/tab/atom.tab have the numbers 0.. there, others of the program those that the compiler gave them,
 * atoms made at run time those from FF_ATOM_FIRST_DYNAMIC. The program lists those of both that it can have. Numbers of the program are sparse, so both directions are hash
 * indexes over one array of names; the index by name is only built when the program first looks for a name.
 * I1  entries[0..n) are the program's atoms, then the dynamic ones, ascending by number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/atom.h"
#include "term/format.h"
#include "term/hash_bytes.h"
#include "term/packed.h"
#include "ff_atoms.tab.h"

#include <string.h>

typedef struct ff_atom_text { uint32_t number, len_bytes; const char *text; } ff_atom_text; /* text: UTF-8 */

typedef struct atom_index {
    uint32_t *slots; /* place in entries plus 1; 0: empty */
    uint32_t mask;
} atom_index;

struct ff_atom_table {
    ff_atom_text *entries;
    uint32_t n, capacity, n_compiled;
    atom_index by_number; /* of the program's atoms; the dynamic ones are found by arithmetic */
    atom_index by_name;
};

/* ---- indexes ---- */

static atom_index index_new(uint32_t n)
{
    uint32_t size = 64;
    while (size < 2 * n) size *= 2;
    return (atom_index){ff_calloc(size, sizeof(uint32_t)), size - 1};
}

static uint32_t spread(uint32_t hash) { return hash * 0x9e3779b1u ^ hash >> 15; }

static void index_add(atom_index *ix, uint32_t hash, uint32_t place)
{
    uint32_t at = spread(hash) & ix->mask;
    while (ix->slots[at]) at = (at + 1) & ix->mask;
    ix->slots[at] = place + 1;
}

static uint32_t name_hash(const ff_atom_text *e) { return ff_hash_bytes(e->text, e->len_bytes); }

static void build_by_number(struct ff_atom_table *t)
{
    t->by_number = index_new(t->n_compiled);
    for (uint32_t i = 0; i < t->n_compiled; i++) index_add(&t->by_number, t->entries[i].number, i);
}

static void build_by_name(struct ff_atom_table *t, uint32_t room_for)
{
    ff_free(t->by_name.slots);
    t->by_name = index_new(room_for);
    for (uint32_t i = 0; i < t->n; i++) index_add(&t->by_name, name_hash(&t->entries[i]), i);
}

/* ---- life ---- */

static void read_atoms(const ff_program *program, ff_atom_text *out)
{
    const uint8_t *at = program->atoms;
    for (uint32_t i = 0, next = 0; i < program->n_atoms; i++) {
        uint32_t number = next + (uint32_t)ff_packed_number(&at), n = (uint32_t)ff_packed_number(&at);
        out[i] = (ff_atom_text){number, n, (const char *)at};
        at += n;
        next = number + 1;
    }
}

void ff_atoms_init(ff_vm *vm)
{
    struct ff_atom_table *t = vm->atoms = ff_calloc(1, sizeof *t);
    size_t n = vm->program->n_atoms;
    t->entries = ff_malloc((n + 1) * sizeof *t->entries);
    read_atoms(vm->program, t->entries);
    t->n = t->n_compiled = t->capacity = (uint32_t)n;
}

void ff_atoms_fini(ff_vm *vm)
{
    struct ff_atom_table *t = vm->atoms;
    for (uint32_t i = t->n_compiled; i < t->n; i++) ff_free((char *)t->entries[i].text);
    ff_free(t->entries);
    ff_free(t->by_number.slots);
    ff_free(t->by_name.slots);
    ff_free(t);
    vm->atoms = NULL;
}

/* ---- number -> name ---- */

static FF_COLD const ff_atom_text *program_entry_at_first(struct ff_atom_table *t, uint32_t number);

FF_INLINE const ff_atom_text *program_entry(struct ff_atom_table *t, uint32_t number)
{
    static const ff_atom_text unknown = {0, 1, "?"}; /* no value has it, if the compiler is right */
    const atom_index *ix = &t->by_number;
    if (FF_UNLIKELY(!ix->slots)) return program_entry_at_first(t, number);
    for (uint32_t at = spread(number) & ix->mask, place; (place = ix->slots[at]); at = (at + 1) & ix->mask)
        if (t->entries[place - 1].number == number) return &t->entries[place - 1];
    return &unknown;
}

static const ff_atom_text *program_entry_at_first(struct ff_atom_table *t, uint32_t number)
{
    build_by_number(t);
    return program_entry(t, number);
}

FF_INLINE const ff_atom_text *entry_of(ff_term atom)
{
    struct ff_atom_table *t = ff_the_vm.atoms;
    uint32_t number = ff_atom_number(atom);
    if (FF_UNLIKELY(number >= FF_ATOM_FIRST_DYNAMIC)) return &t->entries[number - FF_ATOM_FIRST_DYNAMIC + t->n_compiled];
    return program_entry(t, number);
}

ff_text ff_atom_text_of(ff_term atom)
{
    const ff_atom_text *e = entry_of(atom);
    return (ff_text){e->text, e->len_bytes};
}

const char *ff_atom_utf8(ff_vm *vm, ff_term atom, size_t *len_bytes)
{
    (void)vm;
    ff_text text = ff_atom_text_of(atom);
    *len_bytes = text.len_bytes;
    return text.utf8;
}

int ff_atom_compare(ff_term a, ff_term b)
{
    if (ff_same(a, b)) return 0;
    const ff_atom_text *x = entry_of(a), *y = entry_of(b);
    size_t both = x->len_bytes < y->len_bytes ? x->len_bytes : y->len_bytes;
    int order = both ? (unsigned char)x->text[0] - (unsigned char)y->text[0] : 0;
    if (!order) order = memcmp(x->text, y->text, both);
    if (order) return order < 0 ? -1 : 1;
    return (x->len_bytes > y->len_bytes) - (x->len_bytes < y->len_bytes);
}

size_t ff_atom_count(const ff_vm *vm) { return vm->atoms->n; }

/* ---- name -> number ---- */

ff_term ff_atom_existing(ff_vm *vm, const char *text, size_t n)
{
    struct ff_atom_table *t = vm->atoms;
    if (!t->by_name.slots) build_by_name(t, t->n);
    const atom_index *ix = &t->by_name;
    uint32_t at = spread(ff_hash_bytes(text, n)) & ix->mask;
    for (uint32_t place; (place = ix->slots[at]); at = (at + 1) & ix->mask) {
        const ff_atom_text *e = &t->entries[place - 1];
        if (e->len_bytes == n && memcmp(e->text, text, n) == 0) return ff_atom_from_number(e->number);
    }
    return FF_NONVALUE;
}

size_t ff_utf8_chars(const char *utf8, size_t len_bytes)
{
    size_t chars = 0;
    for (size_t i = 0; i < len_bytes; i++) chars += ((unsigned char)utf8[i] & 0xc0) != 0x80;
    return chars;
}

static ff_term add(struct ff_atom_table *t, const char *text, size_t n)
{
    if (t->n == t->capacity) {
        t->capacity += t->capacity / 2 + 64;
        t->entries = ff_realloc(t->entries, t->capacity * sizeof *t->entries);
    }
    char *copy = ff_malloc(n + 1);
    memcpy(copy, text, n);
    copy[n] = '\0';
    uint32_t number = FF_ATOM_FIRST_DYNAMIC + t->n - t->n_compiled;
    t->entries[t->n] = (ff_atom_text){number, (uint32_t)n, copy};
    t->n++;
    if (2 * t->n > t->by_name.mask)
        build_by_name(t, 2 * t->n);
    else
        index_add(&t->by_name, ff_hash_bytes(text, n), t->n - 1);
    return ff_atom_from_number(number);
}

/* The words of OTP's emulator, which ends here, too: no program expects that an atom cannot be made. */
static FF_COLD _Noreturn void give_up(ff_vm *vm)
{
    char line[80];
    ff_format(line, sizeof line, "no more index entries in atom_tab (max=%d)", FF_ATOM_LIMIT);
    ff_vm_give_up(vm, line);
}

ff_term ff_atom_from_utf8(ff_vm *vm, const char *text, size_t n)
{
    ff_term atom = ff_atom_existing(vm, text, n);
    if (ff_is_value(atom)) return atom;
    if (ff_utf8_chars(text, n) > FF_ATOM_MAX_CHARS) return FF_NONVALUE;
    if (vm->atoms->n >= FF_ATOM_LIMIT) give_up(vm);
    return add(vm->atoms, text, n);
}
