/* runtime/gc/boehm/reached.c -- How much of the shared heap a process holds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/boehm/shared.h"
#include "gc/gc.h"
#include "gc/object.h"
#include "proc/proc.h"
#include "term/copy.h"

typedef struct roots { ff_proc *p; ff_term *terms; size_t n; } roots; /* terms NULL: only counts */

static void add(void *ctx, ff_term *terms, size_t n)
{
    roots *r = ctx;
    for (size_t i = 0; i < n; i++) {
        ff_word w = terms[i].bits;
        if (!ff_is_value(terms[i]) || ff_is_return(w) || ff_is_catch(w) || ff_is_immediate(terms[i])) continue;
        if (ff_is_literal_ptr(r->p->vm, ff_object_ptr(terms[i]))) continue;
        if (r->terms) r->terms[r->n] = terms[i];
        r->n++;
    }
}

static void add_all(roots *r, uint32_t live)
{
    ff_proc *p = r->p;
    add(r, p->x, live);
    add(r, (ff_term *)p->stop, ff_heap_stack_words(p));
    ff_proc_visit_roots(p, add, r);
    ff_message *ends = &p->more->mailbox.ends;
    for (ff_message *at = ends->next; at != ends; at = at->next)
        if (!at->marker) add(r, &at->term, 1);
}

size_t ff_reached_words(ff_proc *p, uint32_t live)
{
    roots r = {.p = p};
    add_all(&r, live);
    ff_word *tuple = ff_malloc((1 + r.n) * sizeof *tuple);
    tuple[0] = FF_HEADER(FF_SUB_TUPLE, r.n);
    size_t n = r.n;
    r = (roots){.p = p, .terms = (ff_term *)(tuple + 1)};
    add_all(&r, live);
    size_t words = n ? ff_size_shared(ff_boxed_from_ptr(tuple)) - (1 + n) : 0;
    ff_free(tuple);
    return words;
}
