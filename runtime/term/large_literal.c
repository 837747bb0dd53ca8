/* runtime/term/large_literal.c -- Literal maps of more than FF_FLATMAP_MAX pairs become hash maps when the program starts.
 * The compiler writes them as flat maps, because only the runtime knows how keys hash. The root node takes the place of the
 * flat map's words, of which there are more than enough; the nodes below it lie in a literal area of their own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/large_literal.h"

#include <string.h>

#include "gc/gc.h"
#include "term/copy.h"
#include "term/map.h"

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
    size_t words = ff_copy_size(vm, map);
    ff_word *area = ff_malloc(words * sizeof *area), *hp = area;
    ff_refc_bin *refc = NULL;
    map = ff_copy(vm, map, &hp, &refc);
    ff_literal_area_add(vm, area, hp);
    return map;
}

void ff_large_literals_finish(ff_proc *p)
{
    const ff_program *program = p->vm->program;
    for (size_t i = 0; i < program->n_large_maps; i++) {
        ff_word *at = &program->large_maps[i]->w;
        ff_term map = copy_to_literal_area(p->vm, hash_map_of(p, ff_boxed_from_ptr(at)));
        memcpy(at, ff_boxed_ptr(map), (1 + ff_header_words(ff_header(map))) * sizeof *at);
    }
}
