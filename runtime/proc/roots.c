/* runtime/proc/roots.c -- What the collector asks of processes: roots outside of heap and registers, and max_heap_size.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/proc.h"
#include "gc/gc.h"
#include "ff_atoms.tab.h"

static void visit_mailbox(ff_mailbox *box, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx)
{
    for (uint32_t i = 0; i < box->n_roots; i++) visit(ctx, &box->roots[i]->term, 1);
}

void ff_proc_visit_roots(ff_proc *p, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx)
{
    if (!p->more) return;
    visit(ctx, &p->more->exit_reason, 1);
    visit_mailbox(&p->more->mailbox, visit, ctx);
    ff_dictionary_visit(p, visit, ctx);
}

bool ff_proc_over_max_heap(ff_proc *p, size_t words)
{
    if (!p->more) return false;
    if (p->heap.max_log) ff_log_max_heap(p, words);
    if (!p->heap.max_kill) return false;
    ff_doom(p, FF_AM_killed);
    p->cont = ff_label_exit;
    return true;
}
