/* runtime/gc/literal.c -- Areas of terms beside the program image that no heap owns: persistent terms.
 * I1  areas[0..n) are sorted by address and do not overlap; [lowest, highest) spans them all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

#include <string.h>

typedef struct ff_literal_area {
    uintptr_t start, end;
} ff_literal_area;

struct ff_literal_areas {
    uintptr_t lowest, highest;
    size_t n, capacity;
    ff_literal_area *areas;
};

/* The number of areas that start at or below address. */
static size_t areas_up_to(const struct ff_literal_areas *l, uintptr_t address)
{
    size_t low = 0, high = l->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (l->areas[middle].start <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool ff_is_literal_area_ptr(const ff_vm *vm, const ff_word *ptr)
{
    const struct ff_literal_areas *l = vm->literals;
    uintptr_t address = (uintptr_t)ptr;
    if (address < l->lowest || address >= l->highest) return false;
    size_t i = areas_up_to(l, address);
    return i > 0 && address < l->areas[i - 1].end;
}

static void update_bounds(struct ff_literal_areas *l)
{
    l->lowest = l->n ? l->areas[0].start : 0;
    l->highest = l->n ? l->areas[l->n - 1].end : 0;
}

void ff_literal_area_add(ff_vm *vm, const ff_word *start, const ff_word *end)
{
    if (!vm->literals) vm->literals = ff_calloc(1, sizeof *vm->literals);
    struct ff_literal_areas *l = vm->literals;
    if (l->n == l->capacity) {
        l->capacity = l->capacity ? 2 * l->capacity : 8;
        l->areas = ff_realloc(l->areas, l->capacity * sizeof *l->areas);
    }
    size_t i = areas_up_to(l, (uintptr_t)start);
    memmove(l->areas + i + 1, l->areas + i, (l->n - i) * sizeof *l->areas);
    l->areas[i] = (ff_literal_area){(uintptr_t)start, (uintptr_t)end};
    l->n++;
    update_bounds(l);
}

void ff_literal_area_remove(ff_vm *vm, const ff_word *start)
{
    struct ff_literal_areas *l = vm->literals;
    size_t i = l ? areas_up_to(l, (uintptr_t)start) : 0;
    if (i == 0 || l->areas[i - 1].start != (uintptr_t)start) return;
    memmove(l->areas + i - 1, l->areas + i, (l->n - i) * sizeof *l->areas);
    l->n--;
    update_bounds(l);
    if (l->n == 0) ff_literals_fini(vm);
}

void ff_literals_fini(ff_vm *vm)
{
    if (!vm->literals) return;
    ff_free(vm->literals->areas);
    ff_free(vm->literals);
    vm->literals = NULL;
}
