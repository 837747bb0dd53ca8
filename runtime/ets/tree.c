/* runtime/ets/tree.c -- Objects in the order of their keys: an AVL tree. Keys that compare equal are one key (1 and 1.0).
 * I1  The heights of an object's two subtrees differ by at most one, so that recursion is bounded by 1.44 log2 n.
 * I2  Objects are relinked, never copied: a pointer to an object stays good until that object is deleted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"

typedef ff_ets_object node;

static int compare(const ff_ets_table *t, ff_term key, const node *n) { return ff_compare(key, ff_ets_key(t, n)); }

node *ff_ets_tree_find(const ff_ets_table *t, ff_term key)
{
    node *n = t->root;
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

node *ff_ets_tree_beyond(const ff_ets_table *t, ff_term key, int direction)
{
    return ff_ets_tree_bound(t, key, ff_compare, direction, false);
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

static node *insert(const ff_ets_table *t, node *root, node *n)
{
    if (!root) return n;
    int side = compare(t, ff_ets_key(t, n), root) > 0;
    root->link[side] = insert(t, root->link[side], n);
    return balance(root);
}

static node **link_to(ff_ets_table *t, ff_term key)
{
    node **at = &t->root;
    for (int order; *at && (order = compare(t, key, *at)) != 0;) at = &(*at)->link[order > 0];
    return at;
}

void ff_ets_tree_put(ff_ets_table *t, node *o)
{
    node **at = link_to(t, ff_ets_key(t, o));
    t->words += o->words;
    if (*at) {
        t->words -= (*at)->words;
        replace_at(at, o);
        return;
    }
    o->hash = 1;
    o->link[0] = o->link[1] = NULL;
    t->root = insert(t, t->root, o);
    t->count++;
}

void ff_ets_tree_replace(ff_ets_table *t, node *o, node *with) { replace_at(link_to(t, ff_ets_key(t, o)), with); }

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
    t->root = take_out(t, t->root, ff_ets_key(t, o));
    t->count--;
    t->words -= o->words;
    ff_ets_object_free(o);
}
