/* runtime/proc/heap_info.c -- The sizes of a process's heap, as process_info(P, garbage_collection_info) names them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "proc/proc.h"
#include "ff_atoms.tab.h"

#include <string.h>

void ff_heap_sizes(const ff_proc *of, ff_heap_size sizes[FF_HEAP_SIZES])
{
    const ff_heap_size all[FF_HEAP_SIZES] = {
        {FF_AM_old_heap_block_size, ff_heap_old_words(of)},
        {FF_AM_heap_block_size, ff_heap_block_words(of)},
        {FF_AM_mbuf_size, of->heap.fragment_words},
        {FF_AM_recent_size, (size_t)(of->heap.mature - of->heap.start)},
        {FF_AM_stack_size, ff_heap_stack_words(of)},
        {FF_AM_old_heap_size, (size_t)(of->heap.old_top - of->heap.old)},
        {FF_AM_heap_size, (size_t)(of->htop - of->heap.start)},
        {FF_AM_bin_vheap_size, of->heap.refc_bytes / sizeof(ff_word)},
        {FF_AM_bin_vheap_block_size, of->heap.refc_limit_bytes / sizeof(ff_word)},
        {FF_AM_bin_old_vheap_size, of->heap.old_refc_words},
        {FF_AM_bin_old_vheap_block_size, of->heap.old_refc_limit_words},
    };
    memcpy(sizes, all, sizeof all);
}

ff_term ff_heap_info(ff_proc *p, const ff_proc *of)
{
    ff_heap_size sizes[FF_HEAP_SIZES];
    ff_term items[FF_HEAP_SIZES];
    ff_heap_sizes(of, sizes);
    for (size_t i = 0; i < FF_HEAP_SIZES; i++)
        items[i] = ff_tuple(p, sizes[i].name, ff_small_from_int((int64_t)sizes[i].words));
    return ff_list_new(p, FF_HEAP_SIZES, items, FF_NIL);
}
