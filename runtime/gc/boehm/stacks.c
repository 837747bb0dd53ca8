/* runtime/gc/boehm/stacks.c -- A process's stack in a block of its own, which libgc looks through from the top of the stack on.
 *
 *   block:  word 0   owner   p->heap.start ... (free) ...   p->stop ... frames ...   p->heap.end
 *
 * The top of the running process's stack is in a register of compiled code, so all of its block is looked through.
 * I1  The owner's heap.start tells whether the block is still its stack.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/boehm/shared.h"
#include "gc/gc.h"
#include "gc/memory.h"
#include "sched/sched.h"

#include <gc/gc_inline.h>
#include <gc/gc_mark.h>
#include <string.h>

enum { OWNER = 1, HEADER_WORDS = 2 };

/* A block that may be free again has its link in word 0 and nothing else. */
static struct GC_ms_entry *mark_stack(GC_word *block, struct GC_ms_entry *top, struct GC_ms_entry *limit, GC_word unused)
{
    (void)unused;
    const ff_proc *p = (const ff_proc *)block[OWNER];
    if (!p || p->heap.start != (ff_word *)block + HEADER_WORDS) return top;
    ff_word *at = p == p->sched->current ? p->heap.start : p->stop;
    for (; at < p->heap.end; at++) top = GC_MARK_AND_PUSH((void *)(uintptr_t)*at, top, limit, (void **)at);
    return top;
}

unsigned ff_stack_kind_new(void)
{
    return GC_new_kind(GC_new_free_list(), GC_MAKE_PROC(GC_new_proc(mark_stack), 0), false, true);
}

static ff_word *stack_new(ff_proc *p, size_t words)
{
    size_t bytes = (HEADER_WORDS + words) * sizeof(ff_word);
    ff_word *block = ff_memory_checked(GC_malloc_kind(bytes, (int)p->vm->stack_kind), bytes);
    block[OWNER] = (uintptr_t)p;
    return block + HEADER_WORDS;
}

static void stack_free(ff_word *start) { GC_free(start - HEADER_WORDS); }

/* OTP's least size is for terms as well, which lie elsewhere: a process begins with a stack as small as most have, unless it was
 * asked to begin with more. */
static size_t least_words(size_t min_words) { return min_words > FF_HEAP_MIN_WORDS ? min_words : 0; }

void ff_heap_init(ff_proc *p, size_t min_words, uint8_t kind)
{
    (void)kind;
    size_t words = ff_heap_next_size(least_words(min_words));
    ff_word *block = stack_new(p, words);
    p->heap = (ff_heap){.start = block,
                        .end = block + words,
                        .mature = block,
                        .refc_limit_bytes = FF_REFC_MIN_LIMIT_BYTES,
                        .min_words = ff_heap_next_size(min_words ? min_words : FF_HEAP_MIN_WORDS),
                        .fullsweep_after = FF_FULLSWEEP_AFTER};
    p->htop = block;
    p->stop = block + words;
}

void ff_heap_fini(ff_proc *p)
{
    ff_word *block = p->heap.start;
    p->heap = (ff_heap){0};
    p->htop = p->stop = NULL;
    stack_free(block);
}

static void resize_stack(ff_proc *p, size_t words)
{
    size_t used = ff_heap_stack_words(p);
    ff_word *old = p->heap.start, *block = stack_new(p, words);
    memcpy(block + words - used, p->stop, used * sizeof(ff_word));
    p->heap.start = p->heap.mature = p->htop = block;
    p->heap.end = block + words;
    p->stop = block + words - used;
    stack_free(old);
}

void ff_stack_make_room(ff_proc *p, size_t need_words)
{
    size_t used = ff_heap_stack_words(p);
    if (used + need_words > ff_heap_block_words(p)) resize_stack(p, ff_heap_next_size(2 * (used + need_words)));
}

void ff_stack_shrink(ff_proc *p, size_t need_words)
{
    size_t needed = 2 * (ff_heap_stack_words(p) + need_words), least = least_words(p->heap.min_words);
    size_t words = ff_heap_next_size(needed > least ? needed : least);
    if (2 * words <= ff_heap_block_words(p)) resize_stack(p, words);
}

void ff_stack_fit(ff_proc *p) { resize_stack(p, ff_heap_stack_words(p) + 1); }
