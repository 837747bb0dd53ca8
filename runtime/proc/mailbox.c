/* runtime/proc/mailbox.c -- Messages on their way to a process and in its mailbox; receive; receive markers.
 * A message to a process that does not run goes straight to its free heap, where a receive finds it without a collection
 * in between; else, or once many are waiting, it travels in a fragment, which the collector need not look at. What is copied to a
 * roomy heap is not measured first: what has no room becomes a fragment of that heap.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"
#include "gc/gc.h"
#include "gc/object.h"
#include "sched/sched.h"
#include "term/copy.h"
#include "ff_atoms.tab.h"

enum {
    MAX_IN_HEAP = 64,  /* messages that lie in the heap unread, for they make every collection longer */
    HEAP_MARGIN = 64,  /* words that a delivery leaves free */
    SHORT_WORDS = 256, /* a message up to that is measured before it is copied, if there may be no room in the heap */
    FEW_ROOTS = 4      /* their array is kept when the last one goes */
};

void ff_mailbox_init(ff_mailbox *box)
{
    *box = (ff_mailbox){.ends = {.next = &box->ends, .prev = &box->ends}, .save = &box->ends};
}

void ff_mailbox_fini(ff_mailbox *box)
{
    for (ff_message *at = box->ends.next, *next; at != &box->ends; at = next) {
        next = at->next;
        if (at->marker) continue;
        if (at->fragment) ff_fragment_free(at->fragment);
        ff_free(at);
    }
    ff_free(box->roots);
    ff_free(box->markers);
}

/* ---- roots ---- */

static void add_root(ff_mailbox *box, ff_message *m)
{
    if (box->n_roots == box->roots_capacity) {
        box->roots_capacity = box->roots_capacity ? 2 * box->roots_capacity : FEW_ROOTS;
        box->roots = ff_realloc(box->roots, box->roots_capacity * sizeof *box->roots);
    }
    box->roots[box->n_roots++] = m;
    m->root = box->n_roots;
}

/* The last one takes the place of m. */
static void remove_root(ff_mailbox *box, ff_message *m)
{
    ff_message *last = box->roots[--box->n_roots];
    box->roots[m->root - 1] = last;
    last->root = m->root;
    m->root = 0;
    if (box->n_roots > 0 || box->roots_capacity <= FEW_ROOTS) return;
    ff_free(box->roots);
    box->roots = NULL;
    box->roots_capacity = 0;
}

/* ---- delivery ---- */

static void append(ff_mailbox *box, ff_message *at)
{
    at->next = &box->ends;
    at->prev = box->ends.prev;
    at->prev->next = at;
    box->ends.prev = at;
    if (box->save == &box->ends && !at->marker) box->save = at;
}

static void unlink_message(ff_mailbox *box, ff_message *at)
{
    if (box->save == at) box->save = at->next;
    at->prev->next = at->next;
    at->next->prev = at->prev;
}

/* msg is a term of to's, if it is not immediate: then it is either literal or on to's heap. */
static bool is_on_heap(const ff_proc *to, ff_term msg)
{
    if (ff_is_immediate(msg)) return false;
    return !ff_is_literal_ptr(to->vm, ff_object_ptr(msg));
}

static void enqueue(ff_proc *to, ff_term msg, ff_fragment *fragment)
{
    ff_mailbox *box = &to->more->mailbox;
    ff_message *m = ff_malloc(sizeof *m);
    *m = (ff_message){.term = msg, .fragment = fragment};
    append(box, m);
    box->length++;
    if (!FF_SHARED_HEAP && !fragment && is_on_heap(to, msg)) add_root(box, m);
    ff_wake(to);
}

/* Bytes of large binaries that the handles from `chain` up to `end` keep. */
static size_t chain_bytes(const ff_refc_bin *chain, const ff_refc_bin *end)
{
    size_t bytes = 0;
    for (; chain != end; chain = (const ff_refc_bin *)(uintptr_t)chain->next) bytes += ff_handle_bytes(chain);
    return bytes;
}

static ff_term copy_into_heap(ff_proc *to, ff_term msg)
{
    const ff_refc_bin *before = to->heap.refc;
    ff_fragment *rest;
    ff_term copy = ff_copy_in_pieces(to->vm, msg, &to->htop, to->stop - HEAP_MARGIN, &to->heap.refc, &rest);
    to->heap.refc_bytes += chain_bytes(to->heap.refc, before);
    if (rest) ff_fragment_adopt(to, rest);
    return copy;
}

static ff_term copy_to_fragments(const ff_vm *vm, ff_term msg, size_t words, ff_fragment **fragments)
{
    if (words <= SHORT_WORDS) {
        *fragments = ff_copy_to_fragment(vm, &msg, 1);
        return msg;
    }
    ff_word *none = NULL;
    return ff_copy_in_pieces(vm, msg, &none, NULL, NULL, fragments);
}

/* Words of messages that may go to the heap of `to` as it is. */
static size_t room_for_messages(const ff_proc *to)
{
    const ff_proc_more *m = to->more;
    if (m->state == FF_RUNNING || m->off_heap_messages || m->mailbox.n_roots >= MAX_IN_HEAP) return 0;
    size_t room = (size_t)(to->stop - to->htop);
    return room > HEAP_MARGIN ? room - HEAP_MARGIN : 0;
}

void ff_deliver(ff_proc *to, ff_term msg)
{
    if (FF_SHARED_HEAP || ff_is_immediate(msg)) {
        enqueue(to, msg, NULL);
        return;
    }
    size_t room = room_for_messages(to), words = 0;
    if (room <= SHORT_WORDS) words = ff_copy_size_to(to->vm, msg, SHORT_WORDS);
    if (words <= room) {
        enqueue(to, copy_into_heap(to, msg), NULL);
    } else {
        ff_fragment *fragments = NULL;
        msg = copy_to_fragments(to->vm, msg, words, &fragments);
        enqueue(to, msg, fragments);
    }
}

void ff_deliver_own(ff_proc *to, ff_term msg) { enqueue(to, msg, NULL); }

void ff_deliver_fragment(ff_proc *to, ff_term msg, ff_fragment *fragment) { enqueue(to, msg, fragment); }

/* ---- receive ---- */

static void adopt(ff_proc *p, ff_message *m)
{
    if (!m->fragment) return;
    ff_fragment_adopt(p, m->fragment);
    m->fragment = NULL;
    add_root(&p->more->mailbox, m);
}

ff_term ff_loop_rec(ff_proc *p)
{
    ff_mailbox *box = &p->more->mailbox;
    while (box->save->marker) box->save = box->save->next;
    if (box->save == &box->ends) return FF_NONVALUE;
    adopt(p, box->save);
    return box->save->term;
}

static void free_message(ff_mailbox *box, ff_message *m)
{
    unlink_message(box, m);
    box->length--;
    if (m->fragment) ff_fragment_free(m->fragment);
    if (m->root) remove_root(box, m);
    ff_free(m);
}

static void end_of_receive(ff_proc *p)
{
    p->more->mailbox.save = p->more->mailbox.ends.next;
    ff_cancel_timeout(p);
}

void ff_remove_message(ff_proc *p)
{
    free_message(&p->more->mailbox, p->more->mailbox.save);
    end_of_receive(p);
}

void ff_loop_rec_end(ff_proc *p)
{
    p->more->mailbox.save = p->more->mailbox.save->next;
    ff_bump(p, 1);
}

void ff_wait(ff_proc *p, const ff_label *again)
{
    p->cont = again;
    p->live = 0;
    p->more->state = FF_WAITING;
}

int ff_wait_timeout(ff_proc *p, ff_term timeout, const ff_label *again, const ff_label *expired)
{
    ff_proc_more *m = p->more;
    if (m->timed_out || ff_same(timeout, FF_SMALL_CONST(0))) return 1;
    if (!m->timeout && !ff_same(timeout, FF_AM_infinity)) {
        if (!ff_is_small(timeout) || ff_small_to_int(timeout) < 0 || ff_small_to_int(timeout) > UINT32_MAX) {
            ff_raise(p, FF_CLASS_ERROR, FF_AM_timeout_value);
            return -1;
        }
        ff_start_timeout(p, ff_small_to_int(timeout));
    }
    m->expired = expired;
    ff_wait(p, again);
    return 0;
}

void ff_timeout(ff_proc *p) { end_of_receive(p); }

/* ---- markers ---- */

/* A marker that may be taken: a free one, else the one that was reserved first. */
static ff_marker *marker_to_take(ff_mailbox *box)
{
    if (!box->markers) box->markers = ff_calloc(FF_MARKERS, sizeof *box->markers);
    ff_marker *oldest = &box->markers[0];
    for (ff_marker *k = box->markers; k < box->markers + FF_MARKERS; k++) {
        if (!k->used) return k;
        if ((int32_t)(k->id - oldest->id) < 0) oldest = k;
    }
    unlink_message(box, &oldest->node);
    return oldest;
}

ff_term ff_recv_marker_reserve(ff_proc *p)
{
    ff_mailbox *box = &p->more->mailbox;
    ff_marker *k = marker_to_take(box);
    *k = (ff_marker){.node = {.term = FF_NONVALUE, .marker = true}, .id = box->next_marker++, .used = true};
    append(box, &k->node);
    return ff_small_from_int(k->id);
}

void ff_recv_marker_bind(ff_proc *p, ff_term marker, ff_term ref)
{
    ff_mailbox *box = &p->more->mailbox;
    if (!ff_is_boxed_as(ref, FF_SUB_REF) || !box->markers) return;
    for (ff_marker *k = box->markers; k < box->markers + FF_MARKERS; k++)
        if (k->used && ff_same(ff_small_from_int(k->id), marker))
            k->ref_number = ((const ff_ref *)ff_boxed_ptr(ref))->number;
}

static ff_marker *bound_marker(ff_mailbox *box, ff_term ref)
{
    if (!box->markers || !ff_is_boxed_as(ref, FF_SUB_REF)) return NULL;
    uint64_t number = ((const ff_ref *)ff_boxed_ptr(ref))->number;
    for (ff_marker *k = box->markers; k < box->markers + FF_MARKERS; k++)
        if (k->used && k->ref_number == number) return k;
    return NULL;
}

void ff_recv_marker_clear(ff_proc *p, ff_term ref)
{
    ff_mailbox *box = &p->more->mailbox;
    ff_marker *k = bound_marker(box, ref);
    if (!k) return;
    unlink_message(box, &k->node);
    k->used = false;
}

void ff_recv_marker_use(ff_proc *p, ff_term ref)
{
    ff_marker *k = bound_marker(&p->more->mailbox, ref);
    if (k) p->more->mailbox.save = k->node.next;
}

/* ---- looking at mailboxes ---- */

static bool is_down_of(ff_term msg, ff_term ref)
{
    return ff_is_tuple_of(msg, 5) && ff_identical(ff_tuple_get(msg, 1), ref);
}

bool ff_mailbox_remove_down(ff_proc *p, ff_term ref)
{
    ff_mailbox *box = &p->more->mailbox;
    ff_message *at = box->ends.next;
    while (at != &box->ends && (at->marker || !is_down_of(at->term, ref))) at = at->next;
    if (at == &box->ends) return false;
    free_message(box, at);
    return true;
}

/* Newest first, so that the list comes out in order. */
ff_term ff_mailbox_to_list(ff_proc *p, ff_proc *owner)
{
    ff_term list = FF_NIL;
    for (ff_message *at = owner->more->mailbox.ends.prev; at != &owner->more->mailbox.ends; at = at->prev)
        if (!at->marker) list = ff_cons(p, ff_copy_to(p, at->term), list);
    return list;
}
