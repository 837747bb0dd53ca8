/* runtime/gc/gc.h -- Heaps: their life, fragments, handles on large binaries, literals, and what a collection asks of others.
 *
 * There are two strategies, each a folder that implements this header; a runtime is built with one of them.
 *   copying   each process has a heap of its own
 *   boehm     all share one heap (FF_SHARED_HEAP), which libgc looks after: see boehm/heap.c
 *
 * Copying: a process owns one young block (terms and stack), at most one old block, and a chain of fragments. A collection is
 *   minor   the young block's mature part (start..mature) moves to the old block, the rest to a fresh young block
 *   full    everything moves to a fresh young block, and there is no old block afterwards
 *
 * I1  No term of the old block points into the young block or into a fragment.        checked by ff_heap_verify()
 * I2  After a collection there are no fragments and mature == htop.                   checked by ff_heap_verify()
 * I3  Each refc handle is in exactly one chain, that of the place it lies in.         checked by ff_heap_verify()
 * I4  Terms are never changed to point at younger terms. What is changed in place (the process dictionary's table, a mailbox) is
 *     a root, or lies outside every heap and is visited by ff_proc_visit_roots().
 * Sizes are words. Why it is so: docs/gc.md.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_GC_H
#define FF_GC_H

#include "ff_vm.h"

#define FF_HEAP_MIN_WORDS 233
#define FF_FULLSWEEP_AFTER 65535
#define FF_REFC_MIN_LIMIT_BYTES (46422 * sizeof(ff_word))

/* What the strategy wants of the VM, before the first process and after the last. */
void ff_heaps_init(ff_vm *vm);
void ff_heaps_fini(ff_vm *vm);

/* Gives p an empty heap and stack. Its blocks have at least min_words, which becomes heap.min_words; the first one may be smaller than
 * OTP's if no process of that kind needed more. Other limits get their defaults. */
void ff_heap_init(ff_proc *p, size_t min_words, uint8_t kind);
/* Frees blocks and fragments and drops every reference that a handle owns. */
void ff_heap_fini(ff_proc *p);
/* Sets heap.pace_words at a collection. Two within one time slice: the process computes, and gets so much room that most of
 * what it makes is dead at the next. It gives the room back as it becomes slower, or is asked to collect. */
void ff_heap_note_pace(ff_proc *p);
/* The smallest size of the growth sequence that holds words. */
size_t ff_heap_next_size(size_t words);

/* Something outside the heap block grew so much that the scheduler should call ff_gc(p, 0, live). */
bool ff_gc_wanted(const ff_proc *p);
/* Full collection into a block that fits to the word. effects: gc. */
void ff_gc_hibernate(ff_proc *p, uint32_t live);

/* Words that p holds: its blocks; where all share one heap, its stack and what it reaches, which takes time in proportion. */
size_t ff_heap_held_words(ff_proc *p);
/* Words that all processes hold. */
size_t ff_heaps_held_words(const ff_vm *vm);
/* How many collections there were, and the words that they freed. */
void ff_heaps_collected(const ff_vm *vm, uint64_t *collections, uint64_t *words_freed);

FF_INLINE size_t ff_heap_block_words(const ff_proc *p) { return (size_t)(p->heap.end - p->heap.start); }
FF_INLINE size_t ff_heap_old_words(const ff_proc *p) { return (size_t)(p->heap.old_end - p->heap.old); }
FF_INLINE size_t ff_heap_stack_words(const ff_proc *p) { return (size_t)(p->heap.end - p->stop); }

/* ---- fragments; a fragment also carries a message until its receiver takes it over ---- */

ff_fragment *ff_fragment_new(size_t words);
/* Frees f and what is chained behind it, and drops the references of their handles. */
void ff_fragment_free(ff_fragment *f);
/* Makes f, and what is chained behind it, part of p's heap: p's next collection takes the terms out. */
void ff_fragment_adopt(ff_proc *p, ff_fragment *f);

/* ---- large binaries ---- */

/* Chains a new handle of p whose fields but `next` are set, and accounts for the bytes it keeps. */
void ff_refc_link(ff_proc *p, ff_refc_bin *handle);
/* Handles of p keep n_bytes more than they show. */
void ff_refc_grew(ff_proc *p, size_t n_bytes);
/* Drops the references of a whole chain. */
void ff_refc_release(ff_refc_bin *chain);
/* Drops one reference; the last one frees. */
void ff_binary_release(ff_binary *b);
/* No reference is counted any more. */
void ff_binary_memory_free(ff_binary *b);
/* A large binary has been given so many bytes. */
void ff_binary_memory_grew(size_t n_bytes);
/* Bytes of all large binaries there are, shared ones once; 0 where nobody counts them. */
size_t ff_binary_memory_held(const ff_vm *vm);
/* Gives back one reference; the last one ends it. */
void ff_resource_release(ff_resource *r);
/* On what a handle stands for: one reference less, one more; its bytes outside of heaps. */
void ff_handle_release(const ff_refc_bin *handle);
void ff_handle_retain(const ff_refc_bin *handle);
size_t ff_handle_bytes(const ff_refc_bin *handle);

/* ---- literals ---- */

/* The image's static data. In wasm the C stack lies below it, and a term that stands there is no literal. */
#if defined(__wasm__)
extern char __global_base[], __heap_base[];
#define FF_IMAGE_START __global_base
#define FF_IMAGE_END __heap_base
#define FF_IMAGE_BYTES ((size_t)(__heap_base - __global_base))
#else
extern char __executable_start[], _end[];
#define FF_IMAGE_START ((char *)0)
#define FF_IMAGE_END _end
#define FF_IMAGE_BYTES ((size_t)(_end - __executable_start)) /* its code, too */
#endif

/* Terms in [start, end) become literals of the VM, until it ends (persistent terms). Borrows the words. */
void ff_literal_area_add(ff_vm *vm, const ff_word *start, const ff_word *end);
/* No process may hold a pointer into the area any more. */
void ff_literal_area_remove(ff_vm *vm, const ff_word *start);
/* Forgets every area; their words stay their owners' business. */
void ff_literals_fini(ff_vm *vm);
bool ff_is_literal_area_ptr(const ff_vm *vm, const ff_word *ptr);

/* Never moved, never copied, never freed by a heap. */
FF_INLINE bool ff_is_literal_ptr(const ff_vm *vm, const ff_word *ptr)
{
    uintptr_t at = (uintptr_t)ptr - (uintptr_t)FF_IMAGE_START;
    return at < (uintptr_t)FF_IMAGE_END - (uintptr_t)FF_IMAGE_START || (vm->literals && ff_is_literal_area_ptr(vm, ptr));
}

/* ---- what runtime/proc provides ---- */

/* Calls visit for every array of terms on p's heap that only runtime/proc knows (mailbox, dictionary table, ...). */
void ff_proc_visit_roots(ff_proc *p, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx);
/* p's heap has grown to words, beyond max_heap_size. True: p is to die, p->cont says how it goes on. */
bool ff_proc_over_max_heap(ff_proc *p, size_t words);
/* Processes that there are; 0 in a VM that has no table of them. */
size_t ff_proc_count(const ff_vm *vm);

/* ---- verification (runtime/gc/copying/verify.c) ---- */

/* Right after a collection of p: ends the program with a message when an invariant is broken. */
void ff_heap_verify(ff_proc *p);

/* ---- allocation failures on purpose ---- */

/* After n more calls of ff_malloc and its family one fails; n < 0: none does. */
void ff_alloc_fail_after(int64_t n);

#endif
