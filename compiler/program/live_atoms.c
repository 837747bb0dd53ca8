/* compiler/program/live_atoms.c -- Sets of atoms and of pairs of atoms, and what waits for an atom.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/live_atoms.h"

#define FF_ATOM_CONST(number) number
#include "ff_atoms.tab.h"
#include "ff_bif_atoms.tab.h"

/* ---- atoms ---- */

static ffc_live_atom *entry(struct ffc_live_atoms *l, const ffc_atom *atom)
{
    while (l->of.n <= atom->id)
        ffc_vec_push_in(l->arena, &l->of, (ffc_live_atom){ 0 });
    return &l->of.items[atom->id];
}

static void release(struct ffc_live_atoms *l, ffc_live_atom *e)
{
    for (const ffc_atom_waiter *w = e->waiting; w; w = w->next)
        ffc_vec_push_in(l->arena, &l->released, w->place);
    e->waiting = NULL;
}

void ffc_live_atoms_add(struct ffc_live_atoms *l, const ffc_atom *atom, uint8_t by)
{
    ffc_live_atom *e = entry(l, atom);
    l->grew |= (by & ~e->by) != 0;
    e->by |= by;
    release(l, e);
}

void ffc_live_atoms_add_text(struct ffc_live_atoms *l)
{
    if (l->from_text)
        return;
    l->from_text = true;
    for (size_t i = 0; i < l->of.n; i++)
        release(l, &l->of.items[i]);
}

bool ffc_live_atoms_made(const struct ffc_live_atoms *l, const ffc_atom *atom, uint8_t by)
{
    return atom->id < l->of.n && (l->of.items[atom->id].by & by);
}

void ffc_live_atoms_wait(struct ffc_live_atoms *l, const ffc_atom *atom, ffc_place place)
{
    ffc_live_atom *e = entry(l, atom);
    ffc_atom_waiter *w = FFC_NEW(l->arena, ffc_atom_waiter);
    *w = (ffc_atom_waiter){ place, e->waiting };
    e->waiting = w;
}

/* ---- atoms of the runtime ---- */

#define FIXED(number, text, len) { text, len },
static const struct { const char *text; uint32_t len; } fixed[] = { FF_FIXED_ATOMS(FIXED) };
#undef FIXED

/* Lists of numbers; the first entry of each is there because an array cannot be empty, and is not one. */
#define ONE(number) number,
static const uint32_t of_every_program[] = { 0, FF_RUNTIME_ATOMS(ONE) };
#undef ONE
#define FILE_ATOMS(k, ...) static const uint32_t of_file_##k[] = { __VA_ARGS__ };
FF_BIF_FILES(FILE_ATOMS)
#undef FILE_ATOMS
#define FILE_ROW(k, ...) { of_file_##k, sizeof of_file_##k / sizeof *of_file_##k },
static const struct { const uint32_t *numbers; size_t n; } of_file[] = { FF_BIF_FILES(FILE_ROW) };
#undef FILE_ROW

static void add_fixed(struct ffc_live_atoms *l, const uint32_t *numbers, size_t n)
{
    for (size_t i = 1; i < n; i++)
        ffc_live_atoms_add(l, ffc_intern_atom(l->atoms, fixed[numbers[i]].text, fixed[numbers[i]].len), FFC_BY_RUNTIME);
}

void ffc_live_atoms_init(struct ffc_live_atoms *l, ffc_arena *a, ffc_intern *atoms)
{
    *l = (struct ffc_live_atoms){ .arena = a, .atoms = atoms };
    add_fixed(l, of_every_program, sizeof of_every_program / sizeof *of_every_program);
}

void ffc_live_atoms_add_bif(struct ffc_live_atoms *l, const ffc_bif *bif)
{
    add_fixed(l, of_file[bif->file].numbers, of_file[bif->file].n);
}

/* ---- what a test needs ---- */

static const ffc_atom *missing_in_literal(const struct ffc_live_atoms *l, const ffc_lit *lit);

static const ffc_atom *missing_in_literals(const struct ffc_live_atoms *l, const ffc_lit *items, uint32_t n)
{
    const ffc_atom *missing = NULL;
    for (uint32_t i = 0; i < n && !missing; i++)
        missing = missing_in_literal(l, &items[i]);
    return missing;
}

static const ffc_atom *missing_atom(const struct ffc_live_atoms *l, const ffc_atom *atom)
{
    return l->from_text || ffc_live_atoms_made(l, atom, UINT8_MAX) ? NULL : atom;
}

static const ffc_atom *missing_in_literal(const struct ffc_live_atoms *l, const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_ATOM: return missing_atom(l, lit->atom);
    case FFC_LIT_TUPLE: return missing_in_literals(l, lit->tuple.items, lit->tuple.n);
    case FFC_LIT_LIST: return missing_in_literals(l, lit->list.items, lit->list.n);
    case FFC_LIT_MAP: return missing_in_literals(l, lit->map.items, 2 * lit->map.n);
    default: return NULL;
    }
}

const ffc_atom *ffc_live_atoms_missing_in(const struct ffc_live_atoms *l, const ffc_arg *a)
{
    return a->kind == FFC_ARG_ATOM ? missing_atom(l, a->atom) : a->kind == FFC_ARG_LITERAL ? missing_in_literal(l, a->lit) : NULL;
}

/* The keys of has_map_fields stand alone, those of get_map_elements before the places of their values. */
static const ffc_atom *missing_key(const struct ffc_live_atoms *l, const ffc_arg *list, uint32_t step)
{
    const ffc_atom *missing = NULL;
    for (uint32_t i = 0; i < list->list.n && !missing; i += step)
        missing = ffc_live_atoms_missing_in(l, &list->list.items[i]);
    return missing;
}

const ffc_atom *ffc_live_atoms_missing(const struct ffc_live_atoms *l, const ffc_instr *ins)
{
    const ffc_atom *missing;
    switch (ins->op) {
    case FFC_OP_is_eq_exact: case FFC_OP_is_eq:
        missing = ffc_live_atoms_missing_in(l, &ins->args[1]);
        return missing ? missing : ffc_live_atoms_missing_in(l, &ins->args[2]);
    case FFC_OP_is_tagged_tuple: return ffc_live_atoms_missing_in(l, &ins->args[3]);
    case FFC_OP_has_map_fields: return missing_key(l, &ins->args[2], 1);
    case FFC_OP_get_map_elements: return missing_key(l, &ins->args[2], 2);
    default: return NULL;
    }
}

/* ---- pairs ---- */

static uint64_t *pair_slot(const struct ffc_live_atoms *l, uint64_t pair)
{
    size_t at = (size_t)(pair * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (l->n_pair_slots - 1);
    while (l->pairs[at] && l->pairs[at] != pair)
        at = (at + 1) & (l->n_pair_slots - 1);
    return &l->pairs[at];
}

static uint64_t pair_of(const ffc_atom *a, const ffc_atom *b) { return (uint64_t)(a->id + 1) << 32 | b->id; }

static void grow_pairs(struct ffc_live_atoms *l)
{
    uint64_t *old = l->pairs;
    size_t n = l->n_pair_slots;
    l->n_pair_slots = n ? 2 * n : 1024;
    l->pairs = FFC_NEW_ARRAY(l->arena, uint64_t, l->n_pair_slots);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            *pair_slot(l, old[i]) = old[i];
}

void ffc_live_atoms_add_pair(struct ffc_live_atoms *l, const ffc_atom *a, const ffc_atom *b)
{
    if (2 * l->n_pairs >= l->n_pair_slots)
        grow_pairs(l);
    uint64_t *slot = pair_slot(l, pair_of(a, b));
    if (*slot)
        return;
    *slot = pair_of(a, b);
    l->n_pairs++;
    l->grew = true;
}

bool ffc_live_atoms_paired(const struct ffc_live_atoms *l, const ffc_atom *a, const ffc_atom *b)
{
    return l->n_pairs > 0 && *pair_slot(l, pair_of(a, b)) != 0;
}
