/* runtime/ets/ets.h -- Tables that outlive the heaps of the processes that use them.
 *
 * An object is a tuple, copied to a block of its own outside every heap; what a BIF returns is copied onto the caller's
 * heap. A table keeps its objects either in a linear hash (hash.c: set, bag, duplicate_bag) or in a balanced tree (tree.c:
 * ordered_set). table.c has what is common: names, rights, owners, heirs, fixation.
 *
 * I1  Terms of an object lie in its own block or are immediate or literal; a boxed tuple is always the block's first word.
 * I2  While a hash table is fixed its buckets are neither split nor joined, and objects deleted are only marked so.
 * I3  Objects with one key lie one behind the other in their bucket, the newest first.
 * I4  A table is in its owner's list of tables, in the table of references and, when named, in the table of names.
 * I5  The parts of an element lie side by side, from the one that it points to up to those of the next element that has any:
 *     ff_ets_object_new() copies one element after the other, and in place only immediate ones are changed.
 * Owns: vm->ets.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_ETS_H
#define FF_ETS_H

#include "proc/proc.h"

typedef enum ff_ets_type { FF_ETS_SET, FF_ETS_ORDERED_SET, FF_ETS_BAG, FF_ETS_DUPLICATE_BAG } ff_ets_type;
typedef enum ff_ets_protection { FF_ETS_PUBLIC, FF_ETS_PROTECTED, FF_ETS_PRIVATE } ff_ets_protection;

/* ---- objects (object.c) ---- */

typedef struct ff_ets_object {
    struct ff_ets_object *link[2]; /* hash: [0] next of the bucket. tree: lesser, greater */
    uint32_t hash;                 /* hash: the key's. tree: height of the subtree */
    bool deleted;                  /* hash: marked while the table is fixed */
    size_t words;                  /* in block[] */
    ff_refc_bin *refc;             /* chain of handles in block[] */
    ff_word block[];               /* the tuple, then its parts */
} ff_ets_object;

/* Copies a tuple's elements; n of them. */
ff_ets_object *ff_ets_object_new(const ff_vm *vm, const ff_term *elements, size_t n);
void ff_ets_object_free(ff_ets_object *o);

FF_INLINE ff_term ff_ets_tuple(const ff_ets_object *o) { return ff_boxed_from_ptr(o->block); }
FF_INLINE const ff_ets_object *ff_ets_object_of(ff_term tuple)
{
    return (const ff_ets_object *)((const char *)ff_boxed_ptr(tuple) - offsetof(ff_ets_object, block));
}

/* ---- tables ---- */

typedef struct ff_ets_hash { /* hash.c: linear hashing, as Larson's */
    ff_ets_object **buckets;
    size_t active;    /* buckets in use */
    size_t capacity;
    uint32_t mask;    /* of the round of splitting that is going on */
    uint32_t *graves; /* hashes of objects that were marked as deleted */
    size_t n_graves, graves_capacity;
} ff_ets_hash;

typedef struct ff_ets_fixation { /* one process keeps one table fixed */
    struct ff_ets_fixation *next; /* of the same table */
    ff_list by_proc;              /* in proc->more->fixations */
    ff_proc *proc;
    struct ff_ets_table *table;
    size_t count;
} ff_ets_fixation;

typedef struct ff_ets_table {
    struct ff_ets_table *next_id, *next_name; /* of the same bucket */
    ff_list by_owner;        /* in owner->more->tables */
    uint64_t id;             /* number of its reference */
    ff_term name;
    ff_term owner;           /* pid */
    ff_term heir;            /* pid or `none` */
    ff_ets_object *heir_data; /* {Data} */
    ff_ets_type type;
    ff_ets_protection protection;
    size_t keypos;           /* from 0 */
    size_t count;            /* objects that are not deleted */
    size_t words;            /* of all objects, their headers included */
    bool named, compressed;
    ff_term read_concurrency, write_concurrency, decentralized_counters;
    ff_ets_fixation *fixations;
    size_t fixed;            /* > 0: not to be reorganised */
    int64_t fixed_ns;        /* monotonic time when it was fixed first */
    union {
        ff_ets_hash hash;
        struct { /* ordered_set */
            ff_ets_object *root;
            struct ff_ets_walk *walk;
        };
    };
} ff_ets_table;

FF_INLINE bool ff_ets_is_ordered(const ff_ets_table *t) { return t->type == FF_ETS_ORDERED_SET; }
FF_INLINE bool ff_ets_is_bag(const ff_ets_table *t) { return t->type >= FF_ETS_BAG; }
FF_INLINE ff_term ff_ets_key(const ff_ets_table *t, const ff_ets_object *o)
{
    return ff_tuple_get(ff_ets_tuple(o), t->keypos);
}

/* ---- the objects of a table (store.c): dispatches to hash.c and tree.c ---- */

void ff_ets_store_init(ff_ets_table *t);
/* Frees every object; the table is then empty, as after init. */
void ff_ets_store_fini(ff_ets_table *t);
/* The first object with this key; the others (bags) follow it by ff_ets_next_of_key. */
ff_ets_object *ff_ets_find(const ff_ets_table *t, ff_term key);
ff_ets_object *ff_ets_next_of_key(const ff_ets_table *t, const ff_ets_object *o);
/* Takes o. A set replaces an object of the same key, a bag drops o when it has an equal one. */
void ff_ets_put(ff_ets_table *t, ff_ets_object *o);
/* with takes the place of o, which is freed; both have the same key. */
void ff_ets_replace(ff_ets_table *t, ff_ets_object *o, ff_ets_object *with);
/* Takes o out and frees it, or marks it deleted while the table is fixed. */
void ff_ets_delete(ff_ets_table *t, ff_ets_object *o);
/* In the order of traversal; NULL: none. ff_ets_before is ff_ets_after in hash tables. */
ff_ets_object *ff_ets_first(const ff_ets_table *t);
ff_ets_object *ff_ets_last(const ff_ets_table *t);
ff_ets_object *ff_ets_after(const ff_ets_table *t, const ff_ets_object *o);
ff_ets_object *ff_ets_before(const ff_ets_table *t, const ff_ets_object *o);
/* Between these two, objects stay where they are when others are deleted. */
void ff_ets_hold(ff_ets_table *t);
void ff_ets_release(ff_ets_table *t);

/* ---- hash.c ---- */

void ff_ets_hash_init(ff_ets_table *t);
uint32_t ff_ets_hash_key(ff_term key);
ff_ets_object *ff_ets_hash_find(const ff_ets_table *t, ff_term key, bool even_deleted);
ff_ets_object *ff_ets_hash_next_of_key(const ff_ets_table *t, const ff_ets_object *o);
void ff_ets_hash_put(ff_ets_table *t, ff_ets_object *o);
void ff_ets_hash_replace(ff_ets_table *t, ff_ets_object *o, ff_ets_object *with);
void ff_ets_hash_delete(ff_ets_table *t, ff_ets_object *o);
/* The first object, not deleted, in bucket `at` or behind it. */
ff_ets_object *ff_ets_hash_from_bucket(const ff_ets_table *t, size_t at);
ff_ets_object *ff_ets_hash_after(const ff_ets_table *t, const ff_ets_object *o);
size_t ff_ets_hash_bucket(const ff_ets_table *t, const ff_ets_object *o);
/* The table is not fixed any more. */
void ff_ets_hash_bury(ff_ets_table *t);

/* ---- tree.c ---- */

void ff_ets_tree_init(ff_ets_table *t);
void ff_ets_tree_fini(ff_ets_table *t);

ff_ets_object *ff_ets_tree_find(const ff_ets_table *t, ff_term key);
/* The nearest object with a key greater (direction 1) or less (0) than key. */
ff_ets_object *ff_ets_tree_beyond(const ff_ets_table *t, ff_term key, int direction);
/* Like it, for what stands where `order` says among the keys (as ff_compare does); also: or as one that is equal. */
typedef int ff_ets_order(ff_term key, ff_term of_object);
ff_ets_object *ff_ets_tree_bound(const ff_ets_table *t, ff_term key, ff_ets_order *order, int direction, bool also);
/* The least (0) or greatest (1) one. */
ff_ets_object *ff_ets_tree_end(const ff_ets_table *t, int direction);
void ff_ets_tree_put(ff_ets_table *t, ff_ets_object *o);
void ff_ets_tree_replace(ff_ets_table *t, ff_ets_object *o, ff_ets_object *with);
void ff_ets_tree_delete(ff_ets_table *t, ff_ets_object *o);

/* ---- the tables of a VM (table.c) ---- */

typedef enum ff_ets_access { FF_ETS_READ, FF_ETS_WRITE, FF_ETS_INFO } ff_ets_access;

/* The table that id (a reference or a name) stands for, when p may use it so; else NULL and badarg raised with its cause. */
ff_ets_table *ff_ets_get(ff_proc *p, ff_term id, ff_ets_access access);
/* NULL, without raising: no such table. *bad: id is neither reference nor atom. */
ff_ets_table *ff_ets_lookup(const ff_vm *vm, ff_term id, bool *bad);
/* Registers a table whose fields but id, lists and storage are set; the caller's process owns it. */
void ff_ets_add(ff_proc *p, ff_ets_table *t);
void ff_ets_remove(ff_vm *vm, ff_ets_table *t);
void ff_ets_rename(ff_vm *vm, ff_ets_table *t, ff_term name);
/* The reference, or the name of a named table. */
ff_term ff_ets_id(ff_proc *p, const ff_ets_table *t);
ff_term ff_ets_ref(ff_proc *p, const ff_ets_table *t);
/* data of FF_NONVALUE: none. */
void ff_ets_set_heir(ff_vm *vm, ff_ets_table *t, ff_term heir, ff_term data);
/* to owns t from now on, and is told so. */
void ff_ets_transfer(ff_ets_table *t, ff_proc *to, ff_term data);
void ff_ets_fix(ff_proc *p, ff_ets_table *t);
void ff_ets_unfix(ff_proc *p, ff_ets_table *t);
/* References of all tables. */
ff_term ff_ets_all(ff_proc *p);
/* p is over: its tables go to their heirs or end, what it fixed is free again. */
void ff_ets_process_end(ff_proc *p);
/* Frees vm->ets; no process may be alive. */
void ff_ets_free(ff_vm *vm);
size_t ff_ets_count(const ff_vm *vm);

/* ---- results (object.c) ---- */

/* A copy of the object on p's heap. allocates */
ff_term ff_ets_copy_out(ff_proc *p, const ff_ets_object *o);
/* Of one element. allocates */
ff_term ff_ets_copy_element(ff_proc *p, const ff_ets_object *o, size_t at);
/* o, and those of its key behind it, oldest first. allocates */
ff_term ff_ets_copy_key(ff_proc *p, const ff_ets_table *t, const ff_ets_object *o);

/* ---- memory ---- */

/* All tables of a VM; runtime/ets/table.c. */
struct ff_ets {
    ff_ets_table **by_id, **by_name; /* chained; both have n_buckets, a power of two */
    size_t n_buckets, count;
};

FF_INLINE size_t ff_ets_table_words(const ff_ets_table *t)
{
    size_t bytes = sizeof *t + t->count * sizeof(ff_ets_object);
    if (!ff_ets_is_ordered(t)) bytes += t->hash.capacity * sizeof *t->hash.buckets;
    return t->words + bytes / sizeof(ff_word);
}

/* Of all tables. In the header, so that asking links no tables. */
FF_INLINE uint64_t ff_ets_words(const struct ff_ets *all)
{
    uint64_t words = 0;
    for (size_t i = 0; all && i < all->n_buckets; i++)
        for (const ff_ets_table *t = all->by_id[i]; t; t = t->next_id) words += ff_ets_table_words(t);
    return words;
}

#endif
