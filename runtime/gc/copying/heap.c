/* runtime/gc/copying/heap.c -- The birth and death of a heap.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "proc/table.h"

void ff_heaps_init(ff_vm *vm) { (void)vm; }
void ff_heaps_fini(ff_vm *vm) { (void)vm; }

size_t ff_heap_held_words(ff_proc *p) { return ff_heap_block_words(p) + ff_heap_old_words(p) + p->heap.fragment_words; }

size_t ff_heaps_held_words(const ff_vm *vm)
{
    size_t words = 0;
    for (ff_list *all = &vm->procs->all, *at = all->next; at != all; at = at->next)
        words += ff_heap_held_words(FF_LIST_OWNER(ff_proc_more, all, at)->proc);
    return words;
}

void ff_heaps_collected(const ff_vm *vm, uint64_t *collections, uint64_t *words_freed)
{
    *collections = vm->collections;
    *words_freed = vm->words_freed;
}

/* What a process may have, so that all together have no more than ALL_WORDS. One with a limit of its own keeps to what it needs. */
static size_t pace_limit(const ff_proc *p)
{
    enum { ALL_WORDS = 1 << 19, PACE_WORDS = 28690 }; /* the latter: a size of blocks; several of them stay in a cache of 1 MB */
    if (p->heap.max_words || p->vm->gc_stress) return 0;
    size_t share = ALL_WORDS / (ff_proc_count(p->vm) + 1);
    return share < PACE_WORDS ? share : PACE_WORDS;
}

/* A collection costs so much, compared with what was allocated since the one before, that fewer of them would be felt. What
 * survived the last one stands for what survives this one. */
static bool collecting_is_felt(const ff_proc *p)
{
    enum { FIXED_WORDS = 256, SHARE = 32 }; /* what the roots and the blocks take is like copying FIXED_WORDS */
    size_t survived = (size_t)(p->heap.mature - p->heap.start);
    return SHARE * (survived + FIXED_WORDS) > ff_heap_block_words(p);
}

void ff_heap_note_pace(ff_proc *p)
{
    enum { SLOW_SLICES = 16 };
    ff_heap *h = &p->heap;
    size_t limit = pace_limit(p), block = ff_heap_block_words(p);
    if (block < h->min_words) p->vm->outgrown[h->kind / 64] |= UINT64_C(1) << h->kind % 64;
    if (h->slices == 0 && h->pace_words < block && collecting_is_felt(p))
        h->pace_words = 2 * block;
    else if (h->slices > SLOW_SLICES)
        h->pace_words /= 2;
    if (h->pace_words > limit) h->pace_words = limit;
    h->slices = 0;
}

/* Many processes need less than OTP's first block all their life: they begin with one of a size that the C library has at hand.
 * Where one needed more, those of its kind begin with min_words: to collect early costs as much as the process did up to then. */
static size_t first_words(const ff_vm *vm, size_t min_words, uint8_t kind)
{
    enum { SMALLEST_WORDS = 124 };
    bool outgrown = vm->outgrown[kind / 64] >> kind % 64 & 1;
    return min_words > FF_HEAP_MIN_WORDS || outgrown ? min_words : SMALLEST_WORDS;
}

void ff_heap_init(ff_proc *p, size_t min_words, uint8_t kind)
{
    min_words = ff_heap_next_size(min_words ? min_words : FF_HEAP_MIN_WORDS);
    size_t words = first_words(p->vm, min_words, kind);
    ff_word *block = ff_malloc(words * sizeof(ff_word));
    p->heap = (ff_heap){
        .start = block,
        .end = block + words,
        .mature = block,
        .refc_limit_bytes = FF_REFC_MIN_LIMIT_BYTES,
        .old_refc_limit_words = FF_REFC_MIN_LIMIT_BYTES / sizeof(ff_word),
        .min_words = min_words,
        .kind = kind,
        .slices = 1,
        .fullsweep_after = FF_FULLSWEEP_AFTER,
    };
    p->htop = block;
    p->stop = block + words;
}

void ff_heap_fini(ff_proc *p)
{
    ff_refc_release(p->heap.refc);
    ff_refc_release(p->heap.old_refc);
    ff_fragment_free(p->heap.fragments);
    ff_free(p->heap.start);
    ff_free(p->heap.old);
    p->heap = (ff_heap){0};
    p->htop = p->stop = NULL;
}
