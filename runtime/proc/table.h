/* runtime/proc/table.h -- Who is there: pid numbers -> processes, names -> processes, references -> what they stand for.
 *
 * A pid's number is never used twice. slots[number & mask] holds the process; two live processes never share a slot,
 * because a number whose slot is taken is skipped, and doubling the table keeps different slots different.
 * I1  At most half of the slots are taken.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_TABLE_H
#define FF_PROC_TABLE_H

#include "proc/proc.h"

enum { FF_MAX_PROCESSES = 1 << 20 };

typedef struct ff_name_slot { ff_term name; ff_proc *proc; } ff_name_slot; /* name FF_NONVALUE: free */

typedef struct ff_proc_table {
    ff_proc **slots;
    size_t capacity, count;
    uint64_t next_number;
    ff_list all;          /* ff_proc_more.all */
    ff_list doomed;       /* ff_proc_more.run of those that wait for ff_reap() */
    bool reaping;
    ff_name_slot *names;  /* open addressing, a power of two, at most half full */
    size_t names_capacity, names_count;
    ff_known **known;     /* chained hash of references */
    size_t known_capacity, known_count;
    ff_link **links;      /* chained hash of pairs */
    size_t links_capacity, links_count;
} ff_proc_table;

ff_proc_table *ff_proc_table_new(void);
void ff_proc_table_free(ff_proc_table *t);

/* Gives p its pid. False: the table is full. */
bool ff_proc_table_add(ff_vm *vm, ff_proc *p);
void ff_proc_table_remove(ff_vm *vm, ff_proc *p);

/* The process of a pid, when it is alive. */
ff_proc *ff_proc_lookup(const ff_vm *vm, ff_term pid);
/* The process registered under an atom; NULL: none. */
ff_proc *ff_name_lookup(const ff_vm *vm, ff_term name);
void ff_name_add(ff_vm *vm, ff_term name, ff_proc *p);
void ff_name_remove(ff_vm *vm, ff_term name);

/* Entries are the caller's; the table only chains them. */
void ff_known_add(ff_vm *vm, ff_known *k);
void ff_known_remove(ff_vm *vm, ff_known *k);
ff_known *ff_known_find(const ff_vm *vm, ff_term ref);

FF_INLINE size_t ff_hash_u64(uint64_t n)
{
    n *= 0x9e3779b97f4a7c15u;
    return (size_t)(n >> 32 ^ n);
}

#endif
