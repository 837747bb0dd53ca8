/* runtime/include/ff_proc.h -- A process: the part that compiled code and BIFs see, and the rest.
 *
 *   heap block:   heap .......... htop   (free)   stop .......... hend
 *                 terms, growing up               stack, growing down
 *
 * Inside a host, htop and stop live in the C variables hp and sp; p->htop and p->stop hold them whenever C code of the
 * runtime runs. A frame is one word for the return address of the calls its function makes, then the Y registers:
 * sp[0] is that word, y(i) is sp[1 + i].
 *
 * I1  Only ff_gc() moves terms, and only a host or the scheduler calls it. BIFs and helpers never do: what they allocate
 *     comes from the free heap or from a fragment chained to the process.
 * I2  heap <= htop <= stop <= hend, all word aligned.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PROC_H
#define FF_PROC_H

#include "ff_code.h"

/* The heap strategy: docs/gc.md. */
#ifdef FF_GC_BOEHM
#define FF_SHARED_HEAP 1
enum { FF_FREE_LISTS = 33 }; /* of objects up to 64 words, by pairs of words */
#else
#define FF_SHARED_HEAP 0
#endif

typedef struct ff_vm ff_vm;
typedef struct ff_sched ff_sched;

typedef enum ff_class { FF_CLASS_ERROR, FF_CLASS_EXIT, FF_CLASS_THROW, FF_CLASS__N } ff_class;

/* Why a BIF or helper returned FF_NONVALUE. */
typedef enum ff_fault {
    FF_FAULT_NONE,
    FF_FAULT_RAISE, /* p->exc_* hold the exception */
    FF_FAULT_RAISER, /* the same, and what raised it, error, exit or throw, was applied in its caller's place */
    FF_FAULT_TRAP   /* go on at p->cont with p->x[0..live): another function, or a suspension */
} ff_fault;

typedef struct ff_fragment { /* terms of a process that lie outside its heap block until its next collection */
    struct ff_fragment *next;
    ff_word *top;      /* used so far */
    ff_word *end;
    ff_refc_bin *refc; /* chain of handles in this fragment */
    ff_word words[];
} ff_fragment;

typedef struct ff_heap { /* everything a collection works on, beside the block's four pointers */
    ff_word *start, *end;       /* the young block: terms and stack */
    ff_word *mature;            /* start..mature survived one collection already */
    ff_word *old, *old_top, *old_end;
    ff_fragment *fragments;     /* newest first; its free space serves the next allocation */
    ff_refc_bin *refc;          /* chain of handles in the young block */
    ff_refc_bin *old_refc;
    size_t fragment_words;      /* sum over fragments */
    size_t refc_bytes;          /* bytes of large binaries reached since the last collection */
    size_t refc_limit_bytes;    /* collect when refc_bytes passes this */
    uint32_t old_refc_words;    /* what the handles of old_refc keep */
    uint32_t old_refc_limit_words; /* collect everything when old_refc_words passes this */
    size_t min_words;           /* min_heap_size */
    size_t max_words;           /* max_heap_size; 0: none */
    bool max_kill, max_log;
    uint8_t kind;               /* a hash of the function that the process began with */
    bool grow;                  /* the last collection left little room: the next block is to be larger */
    uint16_t minor_gcs, fullsweep_after;
    size_t pace_words;          /* least size of the young block, while the process allocates fast: ff_heap_note_pace() */
    uint32_t slices;            /* time slices begun since the last collection */
#if FF_SHARED_HEAP
    size_t counted_words;       /* reached when they were counted last; fragment_words: allocated since */
#endif
} ff_heap;

struct ff_proc {
    /* used by compiled code */
    ff_word *htop, *stop;
    ff_term *x;              /* the scheduler's register file; valid while running */
    const ff_label *cont;    /* where to go on */
    int32_t reds;            /* left in this slice, while C code of the runtime runs */
    int32_t reds_mask;       /* -1, or 0: make compiled code come back at its next function entry */
    uint32_t live;           /* x registers that matter at cont */
    bool again;              /* FF_NO_TAIL_CALL: the host came back only to go on at cont, with x0..x3 in p->x */

    ff_fault fault;
    ff_class exc_class;
    ff_term exc_reason;
    ff_term exc_trace;       /* raw trace or a list given to raise/3; FF_NONVALUE: to be made where it is handled */
    ff_term exc_info;        /* error_info cause map, or FF_NONVALUE */
    bool exc_args;           /* the raising BIF's trace entry shows its arguments */

    ff_heap heap;
    ff_term dictionary;      /* hash table of the process dictionary: see runtime/proc/dictionary.c; FF_NIL: empty */
    ff_term group_leader;
    ff_vm *vm;
    ff_sched *sched;
    ff_term self;            /* its pid */
#if FF_SHARED_HEAP
    ff_word **free;          /* [FF_FREE_LISTS], the VM's: objects that wait to be used, linked by their first words */
#endif
    struct ff_proc_more *more; /* what only runtime/proc and runtime/sched look at: see runtime/proc/proc.h */
};

/* What compiled code may ask for where it is entered or returned to, and then find free until its next call: FF_ROOM_MAX words, which
 * ff_alloc() leaves in the block. Only code that is to be small does so: FF_SMALL is said by the flags of a flavour, so that its runtime knows. */
enum { FF_ROOM_MAX = 64 };
#ifdef FF_DENSE
enum { FF_ROOM_LEFT = FF_ROOM_MAX };
#else
enum { FF_ROOM_LEFT = 0 };
#endif

/* ---- allocation in BIFs and helpers (runtime/gc/alloc.c) ----
 * Never moves a term, never fails: an exhausted machine ends the program with a message. effects: may chain a fragment. */

ff_word *ff_alloc_fragment(ff_proc *p, size_t words);

#if FF_SHARED_HEAP

ff_word *ff_new_slow(ff_proc *p, size_t words);

/* An object of its own in the shared heap; what the collector does not reach any more it gives out again. */
FF_INLINE ff_word *ff_alloc(ff_proc *p, size_t words)
{
    size_t granules = (words + 1) / 2;
    ff_word *at = granules < FF_FREE_LISTS ? p->free[granules] : NULL;
    if (FF_UNLIKELY(!at))
        return ff_new_slow(p, words);
    p->free[granules] = (ff_word *)(uintptr_t)at[0];
    return at;
}

#else

FF_INLINE ff_word *ff_alloc(ff_proc *p, size_t words)
{
    ff_word *hp = p->htop;
    if (FF_UNLIKELY((size_t)(p->stop - hp) < words + FF_ROOM_LEFT))
        return ff_alloc_fragment(p, words);
    p->htop = hp + words;
    return hp;
}

#endif

/* Gives back the end of the newest ff_alloc(): [used_end, where it ended). */
void ff_alloc_trim(ff_proc *p, ff_word *used_end);

/* Makes compiled code come back to the scheduler at its next function entry. */
FF_INLINE void ff_interrupt(ff_proc *p) { p->reds_mask = 0; }

/* Charges reductions for long work in C. */
FF_INLINE void ff_bump(ff_proc *p, size_t reductions)
{
    p->reds -= (int32_t)(reductions > 100000 ? 100000 : reductions);
    if (p->reds <= 0)
        ff_interrupt(p);
}

/* ---- collection (runtime/gc): only hosts and the scheduler call it ----
 * Leaves at least need_words free. Roots: p->x[0..live), the stack, dictionary, mailbox, exc_*.
 * Returns false when the process has been told to die (max_heap_size): p->cont is then where to go. effects: gc. */
bool ff_gc(ff_proc *p, size_t need_words, uint32_t live);
bool ff_gc_full(ff_proc *p, size_t need_words, uint32_t live);

/* ---- terms out of parts; effects: allocate ---- */

FF_INLINE ff_term ff_cons(ff_proc *p, ff_term head, ff_term tail)
{
    ff_word *hp = ff_alloc(p, FF_CONS_WORDS);
    return ff_put_cons(&hp, head, tail);
}
FF_INLINE ff_term ff_float_new(ff_proc *p, double d)
{
    ff_word *hp = ff_alloc(p, FF_FLOAT_WORDS);
    return ff_put_float(&hp, d);
}
ff_term ff_tuple_new(ff_proc *p, size_t n, const ff_term *elements);
#define ff_tuple(p, ...) \
    ff_tuple_new(p, sizeof((ff_term[]){ __VA_ARGS__ }) / sizeof(ff_term), (ff_term[]){ __VA_ARGS__ })
ff_term ff_list_new(ff_proc *p, size_t n, const ff_term *elements, ff_term tail);
ff_term ff_integer_from_i64(ff_proc *p, int64_t i);  /* runtime/num/integer.c */
ff_term ff_integer_from_u64(ff_proc *p, uint64_t u);
ff_term ff_binary_new(ff_proc *p, const void *bytes, size_t n); /* runtime/bin/binary.c; bytes may be NULL: zeroed */
ff_term ff_ref_new(ff_proc *p);
ff_term ff_string_to_list(ff_proc *p, const char *latin1, size_t n);

/* Proper list length, or -1. */
ptrdiff_t ff_list_length(ff_term list);

/* ---- exceptions (runtime/proc/exception.c): each returns FF_NONVALUE, to be returned by the BIF ---- */

ff_term ff_raise(ff_proc *p, ff_class cls, ff_term reason);
ff_term ff_badarg(ff_proc *p);
ff_term ff_badarith(ff_proc *p);
ff_term ff_system_limit(ff_proc *p);
ff_term ff_error_2(ff_proc *p, ff_term tag, ff_term value); /* error:{tag, value}, as {badmap, M} */

/* Leaves the BIF for M:F/A given by its label, with args in place of the BIF's call. The BIF needs the flag `trap`. */
ff_term ff_trap(ff_proc *p, const ff_label *to, size_t n, const ff_term *args);

/* ---- atoms (runtime/term/atom.c) ----
 * The compiler leaves out code that wants an atom which nothing makes. It sees FF_AM_<name>; a BIF that makes other atoms must say so
 * by `atoms` in its row of runtime/tab/bif/. */

ff_term ff_atom_from_utf8(ff_vm *vm, const char *text, size_t n);   /* FF_NONVALUE: too long. A full table ends the program */
ff_term ff_atom_existing(ff_vm *vm, const char *text, size_t n);    /* FF_NONVALUE: no such atom */
const char *ff_atom_utf8(ff_vm *vm, ff_term atom, size_t *len_bytes);
#define FF_ATOM_MAX_CHARS 255

/* ---- exports ---- */

const ff_label *ff_export_find(ff_vm *vm, ff_term module, ff_term function, size_t arity); /* NULL: none */

#endif
