/* runtime/gc/boehm/heap.c -- One heap that all processes share and libgc looks after: conservative, nothing ever moves.
 *
 * A process owns only its stack: p->heap is a block without terms, whose free part p->htop .. p->stop is what the heap checks of
 * compiled code look at. Each term that compiled code constructs is an object of its own (ff_alloc): an object that is dead must
 * not keep alive what it points to because a live one lies beside it, or a loop over a state would never give anything back.
 * I1  p->htop == p->heap.start.
 * I2  A word that holds a term stands where libgc looks: in an object of the heap, in memory of ff_malloc(), on a process's
 *     stack (stacks.c), or on the C stack.
 * Collections happen in any allocation. Sizes are words. Why it is so: docs/gc.md.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/boehm/shared.h"
#include "gc/gc.h"
#include "gc/memory.h"

#include <gc/gc_inline.h>
#include <gc/gc_mark.h>
#include <string.h>

#include "sched/sched.h"

/* ---- objects ---- */

/* A kind of our own, for libgc takes the last word of its normal ones for filling. */
void ff_heaps_init(ff_vm *vm)
{
    vm->free_lists = ff_calloc(FF_FREE_LISTS, sizeof *vm->free_lists);
    vm->object_kind = GC_new_kind(GC_new_free_list(), GC_DS_LENGTH, true, true);
    vm->stack_kind = ff_stack_kind_new();
    vm->resource_limit_bytes = FF_REFC_MIN_LIMIT_BYTES;
}

void ff_heaps_fini(ff_vm *vm) { ff_free(vm->free_lists); }

ff_word *ff_new_slow(ff_proc *p, size_t words)
{
    size_t granules = (words + 1) / 2;
    if (granules == 0) granules = 1;
    size_t bytes = granules * 2 * sizeof(ff_word);
    bool small = granules < FF_FREE_LISTS;
    void *first;
    if (small)
        GC_generic_malloc_many(bytes, (int)p->vm->object_kind, &first);
    else
        first = GC_malloc(bytes);
    ff_memory_checked(first, bytes);
    p->heap.fragment_words += small ? FF_OBJECTS_BYTES / sizeof(ff_word) : words;
    if (ff_gc_wanted(p)) ff_interrupt(p);
    if (small) p->free[granules] = (ff_word *)(uintptr_t)((ff_word *)first)[0];
    return first;
}

void ff_alloc_trim(ff_proc *p, ff_word *used_end) { (void)p, (void)used_end; }

/* ---- fragments: memory that was given terms before it was known whose they are ---- */

ff_fragment *ff_fragment_new(size_t words)
{
    size_t bytes = sizeof(ff_fragment) + words * sizeof(ff_word);
    ff_fragment *f = ff_memory_checked(GC_malloc(bytes), bytes);
    *f = (ff_fragment){.top = f->words, .end = f->words + words};
    return f;
}

void ff_fragment_free(ff_fragment *f) { (void)f; }

void ff_fragment_adopt(ff_proc *p, ff_fragment *f) { (void)p, (void)f; }

/* ---- handles ---- */

/* Resources have taken so much since the last collection for their sake that the next is due. */
static bool resources_grew(const ff_vm *vm) { return vm->resource_bytes > vm->resource_limit_bytes; }

/* What keeps a resource: it dies with the last word that points to the handle. */
static void GC_CALLBACK keeper_died(void *keeper, void *vm)
{
    ff_resource *r = *(ff_resource **)keeper;
    ((ff_vm *)vm)->resource_bytes -= r->size_bytes;
    ff_resource_release(r);
}

void ff_refc_grew(ff_proc *p, size_t n_bytes) { (void)p, (void)n_bytes; }

/* The bytes of a large binary are the collector's business; a resource is to be told, and what it has besides libgc cannot see. */
void ff_refc_link(ff_proc *p, ff_refc_bin *handle)
{
    ff_vm *vm = p->vm;
    handle->next = 0;
    if (handle->header != FF_RESOURCE_REF_HEADER) return;
    ff_resource **keeper = ff_memory_checked(GC_malloc(sizeof *keeper), sizeof *keeper);
    *keeper = (ff_resource *)(uintptr_t)((const ff_resource_ref *)handle)->resource;
    handle->next = (uintptr_t)keeper;
    GC_register_finalizer_no_order(keeper, keeper_died, vm, NULL, NULL);
    vm->resource_bytes += (*keeper)->size_bytes;
    if (resources_grew(vm)) ff_interrupt(p);
}

/* ---- collection, and what processes hold ---- */

/* Of a process that runs nobody knows which registers matter. */
size_t ff_heap_held_words(ff_proc *p)
{
    return ff_heap_block_words(p) + ff_reached_words(p, p == p->sched->current ? 0 : p->live);
}

static size_t used_bytes(void) { return GC_get_heap_size() - GC_get_free_bytes(); }

size_t ff_heaps_held_words(const ff_vm *vm)
{
    (void)vm;
    return used_bytes() / sizeof(ff_word);
}

void ff_heaps_collected(const ff_vm *vm, uint64_t *collections, uint64_t *words_freed)
{
    (void)vm;
    struct GC_prof_stats_s stats;
    GC_get_prof_stats(&stats, sizeof stats);
    *collections = stats.gc_no;
    *words_freed = (stats.reclaimed_bytes_before_gc + stats.bytes_reclaimed_since_gc) / sizeof(ff_word);
}

/* p has taken so much memory since its terms were counted that they, with its stack, may be more than it may have. */
static bool may_be_over(const ff_proc *p)
{
    size_t words = p->heap.fragment_words + p->heap.counted_words + ff_heap_block_words(p);
    return p->heap.max_words && words > p->heap.max_words;
}

bool ff_gc_wanted(const ff_proc *p) { return may_be_over(p) || GC_should_invoke_finalizers() || resources_grew(p->vm); }

/* False: p is over its limit and told to die. */
static bool check_limit(ff_proc *p, uint32_t live)
{
    if (!may_be_over(p)) return true;
    p->heap.counted_words = ff_reached_words(p, live);
    p->heap.fragment_words = 0;
    size_t words = p->heap.counted_words + ff_heap_block_words(p);
    return !(words > p->heap.max_words && ff_proc_over_max_heap(p, words));
}

/* The next time is when they have grown by as much as the heap has, so that the work stays in proportion. */
static void collect_resources(ff_vm *vm)
{
    if (!resources_grew(vm)) return;
    GC_gcollect();
    GC_invoke_finalizers();
    size_t used = used_bytes();
    vm->resource_limit_bytes = vm->resource_bytes + (used > FF_REFC_MIN_LIMIT_BYTES ? used : FF_REFC_MIN_LIMIT_BYTES);
}

static bool finish(ff_proc *p, size_t need_words, uint32_t live)
{
    ff_stack_make_room(p, need_words);
    collect_resources(p->vm);
    if (GC_should_invoke_finalizers()) GC_invoke_finalizers();
    return check_limit(p, live);
}

bool ff_gc(ff_proc *p, size_t need_words, uint32_t live)
{
    if (p->vm->gc_stress) GC_gcollect();
    return finish(p, need_words, live);
}

/* Registers that hold nothing any more; libgc could not tell. */
static void clear_registers(ff_proc *p, uint32_t live)
{
    if (p == p->sched->current) memset(p->x + live, 0, (FF_X_REGISTERS - live) * sizeof *p->x);
}

/* Everybody's garbage goes. */
bool ff_gc_full(ff_proc *p, size_t need_words, uint32_t live)
{
    clear_registers(p, live);
    ff_stack_shrink(p, need_words);
    GC_gcollect();
    p->heap.minor_gcs = 0;
    return finish(p, need_words, live);
}

/* A collection is everybody's, and a server may hibernate after each message: there is one when what was allocated since the last is
 * worth it. */
void ff_gc_hibernate(ff_proc *p, uint32_t live)
{
    enum { WORTH_SHARE = 8 };
    clear_registers(p, live);
    ff_stack_fit(p);
    if (GC_get_bytes_since_gc() > used_bytes() / WORTH_SHARE) GC_gcollect();
    finish(p, 0, live);
}

/* There is no rule that a conservative heap could break but those of terms; libgc checks its own. */
void ff_heap_verify(ff_proc *p) { (void)p; }
