/* runtime/proc/roots.c -- What the collector asks of processes: roots outside of heap and registers, and max_heap_size.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/proc.h"
#include "gc/gc.h"
#include "ff_atoms.tab.h"

/* A message in a fragment of its own is no root: nothing of the heap can be reached from there. */
static void visit_mailbox(ff_mailbox *box, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx)
{
    size_t left = box->in_heap;
    for (ff_message *at = box->ends.next; left > 0; at = at->next) {
        if (at->marker || at->fragment) continue;
        visit(ctx, &at->term, 1);
        left--;
    }
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
