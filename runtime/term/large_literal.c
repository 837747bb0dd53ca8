/* runtime/term/large_literal.c -- Literals that hold maps of more than FF_FLATMAP_MAX pairs are made when the program starts.
 * The compiler writes the maps as flat maps, because only the runtime knows how keys hash. A literal's words are copied as they
 * are; then the root node of each hash map takes the place of the flat map's words, of which there are more than enough, and
 * the nodes below it lie in a literal area of their own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/large_literal.h"

#include <string.h>

#include "gc/gc.h"
#include "term/copy.h"
#include "term/map.h"

/* A new literal area; its words are all to be written. */
static ff_word *area_new(ff_vm *vm, size_t words)
{
    ff_word *area = ff_malloc((1 + words) * sizeof *area);
    area[0] = (uintptr_t)vm->large_literal_areas;
    vm->large_literal_areas = area;
    ff_literal_area_add(vm, area + 1, area + 1 + words);
    return area + 1;
}

/* ---- the copy ---- */

/* How many of the words behind a header are no terms. What a literal cannot hold is not told apart. */
static size_t raw_words(ff_word header)
{
    switch (ff_header_subtag(header)) {
    case FF_SUB_TUPLE:
    case FF_SUB_FLATMAP: return 0;
    case FF_SUB_SUB_BIN: return FF_SUB_BIN_WORDS - 2;
    default: return ff_header_words(header);
    }
}

static ff_term moved(ff_term t, const ff_large_literal *from, const ff_word *to)
{
    if (ff_is_immediate(t)) return t;
    return FF_TERM(t.bits - (uintptr_t)from->words + (uintptr_t)to);
}

static ff_word *copy_words(ff_vm *vm, const ff_large_literal *literal)
{
    ff_word *to = area_new(vm, literal->n_words);
    memcpy(to, literal->words, literal->n_words * sizeof *to);
    for (size_t i = 0; i < literal->n_words; i++) {
        if ((to[i] & 7) == FF_TAG_HEADER)
            i += raw_words(to[i]);
        else
            to[i] = moved(FF_TERM(to[i]), literal, to).bits;
    }
    return to;
}

/* ---- hash maps ---- */

static ff_term hash_map_of(ff_proc *p, ff_term flat)
{
    size_t n = ff_flatmap_size(flat);
    ff_term *pairs = ff_malloc(2 * n * sizeof *pairs);
    for (size_t i = 0; i < n; i++) {
        pairs[2 * i] = ff_tuple_get(ff_flatmap_keys(flat), i);
        pairs[2 * i + 1] = ff_flatmap_values(flat)[i];
    }
    ff_term map = ff_map_from_pairs(p, n, pairs, NULL);
    ff_free(pairs);
    return map;
}

static ff_term copy_to_literal_area(ff_vm *vm, ff_term map)
{
    ff_word *hp = area_new(vm, ff_copy_size(vm, map));
    ff_refc_bin *refc = NULL;
    return ff_copy(vm, map, &hp, &refc);
}

static ff_term make(ff_proc *p, const ff_large_literal *literal)
{
    ff_word *words = copy_words(p->vm, literal);
    for (size_t i = 0; i < literal->n_maps; i++) {
        ff_word *at = words + literal->maps[i];
        ff_term map = copy_to_literal_area(p->vm, hash_map_of(p, ff_boxed_from_ptr(at)));
        memcpy(at, ff_boxed_ptr(map), (1 + ff_header_words(ff_header(map))) * sizeof *at);
    }
    return moved(FF_TERM(literal->root.w), literal, words);
}

void ff_large_literals_make(ff_proc *p)
{
    const ff_program *program = p->vm->program;
    if (!program->n_large_literals) return;
    p->vm->large_literals = ff_malloc(program->n_large_literals * sizeof *p->vm->large_literals);
    for (size_t i = 0; i < program->n_large_literals; i++) p->vm->large_literals[i] = make(p, program->large_literals[i]);
}

void ff_large_literals_free(ff_vm *vm)
{
    for (ff_word *area = vm->large_literal_areas, *next; area; area = next) {
        next = (ff_word *)(uintptr_t)area[0];
        ff_free(area);
    }
    ff_free(vm->large_literals);
}
