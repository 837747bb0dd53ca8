/* runtime/ets/tree.c -- Objects in the order of their keys: an AVL tree. Keys that compare equal are one key (1 and 1.0).
 * I1  The heights of an object's two subtrees differ by at most one, so that recursion is bounded by 1.44 log2 n.
 * I2  Objects are relinked, never copied: a pointer to an object stays good until that object is deleted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"

typedef ff_ets_object node;

enum { MAX_HEIGHT = 96 }; /* 1.44 log2 of more objects than any memory holds */

/* Where the last step from key to key arrived: its object is last, and before it those above it from the root on. A step from there
 * takes no search. Every change of the tree ends it. */
typedef struct ff_ets_walk {
    size_t depth; /* 0: nowhere */
    node *nodes[MAX_HEIGHT];
} walk;

void ff_ets_tree_init(ff_ets_table *t)
{
    t->root = NULL;
    t->walk = ff_malloc(sizeof *t->walk);
    t->walk->depth = 0;
}

/* Depth is bounded, the tree being balanced. */
static void free_subtree(node *n)
{
    if (!n) return;
    free_subtree(n->link[0]);
    free_subtree(n->link[1]);
    ff_ets_object_free(n);
}

void ff_ets_tree_fini(ff_ets_table *t)
{
    free_subtree(t->root);
    ff_free(t->walk);
}

static void end_walk(ff_ets_table *t) { t->walk->depth = 0; }

/* Keys that are small integers are compared right here. */
FF_INLINE int compare(const ff_ets_table *t, ff_term key, const node *n)
{
    ff_term other = ff_ets_key(t, n);
    return FF_LIKELY(ff_are_small(key, other)) ? ff_small_order(key, other) : ff_compare(key, other);
}

/* The walk's object, when the key is its: who steps through a table most often looks at each object. */
static node *arrived_at(const ff_ets_table *t, ff_term key)
{
    const walk *w = t->walk;
    node *n = w->depth ? w->nodes[w->depth - 1] : NULL;
    return n && compare(t, key, n) == 0 ? n : NULL;
}

node *ff_ets_tree_find(const ff_ets_table *t, ff_term key)
{
    node *n = arrived_at(t, key);
    if (n) return n;
    n = t->root;
    for (int order; n && (order = compare(t, key, n)) != 0;) n = n->link[order > 0];
    return n;
}

node *ff_ets_tree_bound(const ff_ets_table *t, ff_term key, ff_ets_order *order, int direction, bool also)
{
    node *best = NULL;
    for (node *n = t->root; n;) {
        int where = order(key, ff_ets_key(t, n));
        bool beyond = where == 0 ? also : direction ? where < 0 : where > 0;
        if (beyond) best = n;
        n = n->link[beyond ? !direction : direction];
    }
    return best;
}

static node *arrive(walk *w, size_t depth)
{
    w->depth = depth;
    return depth ? w->nodes[depth - 1] : NULL;
}

/* From the walk's object to its neighbour. */
static node *step(walk *w, int direction)
{
    size_t depth = w->depth;
    node *n = w->nodes[depth - 1], *next = n->link[direction];
    if (next) {
        for (; next; next = next->link[!direction]) w->nodes[depth++] = next;
        return arrive(w, depth);
    }
    while (--depth > 0 && w->nodes[depth - 1]->link[direction] == w->nodes[depth]) continue;
    return arrive(w, depth);
}

node *ff_ets_tree_beyond(const ff_ets_table *t, ff_term key, int direction)
{
    walk *w = t->walk;
    if (arrived_at(t, key)) return step(w, direction);
    size_t depth = 0, best = 0;
    for (node *n = t->root; n;) {
        int where = compare(t, key, n);
        bool beyond = direction ? where < 0 : where > 0;
        w->nodes[depth++] = n;
        if (beyond) best = depth;
        n = n->link[beyond ? !direction : direction];
    }
    return arrive(w, best);
}

node *ff_ets_tree_end(const ff_ets_table *t, int direction)
{
    node *n = t->root;
    while (n && n->link[direction]) n = n->link[direction];
    return n;
}

/* ---- balance ---- */

static uint32_t height(const node *n) { return n ? n->hash : 0; }

static void set_height(node *n)
{
    uint32_t a = height(n->link[0]), b = height(n->link[1]);
    n->hash = 1 + (a > b ? a : b);
}

/* The subtree's root moves down to `side`. */
static node *rotate(node *root, int side)
{
    node *up = root->link[!side];
    root->link[!side] = up->link[side];
    up->link[side] = root;
    set_height(root);
    set_height(up);
    return up;
}

static node *balance(node *n)
{
    for (int heavy = 0; heavy < 2; heavy++) {
        node *child = n->link[heavy];
        if (height(child) <= height(n->link[!heavy]) + 1) continue;
        if (height(child->link[!heavy]) > height(child->link[heavy])) n->link[heavy] = rotate(child, heavy);
        return rotate(n, !heavy);
    }
    set_height(n);
    return n;
}

/* ---- changes ---- */

static void replace_at(node **at, node *with)
{
    node *old = *at;
    with->link[0] = old->link[0];
    with->link[1] = old->link[1];
    with->hash = old->hash;
    *at = with;
    ff_ets_object_free(old);
}

/* Where the object with this key hangs, or would; path: the links above it from the root's on, *depth of them. */
FF_INLINE node **link_to(ff_ets_table *t, ff_term key, node **path[MAX_HEIGHT], size_t *depth)
{
    node **at = &t->root;
    size_t n = 0;
    for (int order; *at && (order = compare(t, key, *at)) != 0; at = &(*at)->link[order > 0])
        if (path) path[n++] = at;
    *depth = n;
    return at;
}

/* A subtree became higher: up to where that makes no difference. */
static void balance_path(node **path[MAX_HEIGHT], size_t depth)
{
    while (depth-- > 0) {
        uint32_t before = height(*path[depth]);
        *path[depth] = balance(*path[depth]);
        if (height(*path[depth]) == before) return;
    }
}

void ff_ets_tree_put(ff_ets_table *t, node *o)
{
    node **path[MAX_HEIGHT];
    size_t depth;
    node **at = link_to(t, ff_ets_key(t, o), path, &depth);
    end_walk(t);
    t->words += o->words;
    if (*at) {
        t->words -= (*at)->words;
        replace_at(at, o);
        return;
    }
    o->hash = 1;
    o->link[0] = o->link[1] = NULL;
    *at = o;
    balance_path(path, depth);
    t->count++;
}

void ff_ets_tree_replace(ff_ets_table *t, node *o, node *with)
{
    size_t depth;
    end_walk(t);
    replace_at(link_to(t, ff_ets_key(t, o), NULL, &depth), with);
}

/* root without its least node, which becomes *least. */
static node *take_least(node *root, node **least)
{
    if (!root->link[0]) {
        *least = root;
        return root->link[1];
    }
    root->link[0] = take_least(root->link[0], least);
    return balance(root);
}

static node *join(node *less, node *greater)
{
    if (!greater) return less;
    node *middle;
    greater = take_least(greater, &middle);
    middle->link[0] = less;
    middle->link[1] = greater;
    return balance(middle);
}

static node *take_out(const ff_ets_table *t, node *root, ff_term key)
{
    int order = compare(t, key, root);
    if (order == 0) return join(root->link[0], root->link[1]);
    root->link[order > 0] = take_out(t, root->link[order > 0], key);
    return balance(root);
}

void ff_ets_tree_delete(ff_ets_table *t, node *o)
{
    end_walk(t);
    t->root = take_out(t, t->root, ff_ets_key(t, o));
    t->count--;
    t->words -= o->words;
    ff_ets_object_free(o);
}
