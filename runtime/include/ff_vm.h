/* runtime/include/ff_vm.h -- The virtual machine: everything that processes share. One per program: ff_the_vm, which is also
 * found by what has no process at hand, as comparing atoms and allocating. There is no other mutable global object.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_VM_H
#define FF_VM_H

#include "ff_code.h"
#include "ff_proc.h"

enum ff_loop_limit { FF_LOOP_BINARY, FF_LOOP_UNICODE, FF_LOOP_RE, FF_LOOP__N };

enum { FF_FOUND_EXPORTS = 64 };

struct ff_vm {
    const ff_program *program;
    ff_export found[FF_FOUND_EXPORTS]; /* runtime/proc/call.c: those looked for lately, at a hash of their names; label NULL: none */
    struct ff_atom_table *atoms;      /* runtime/term/atom.c */
    struct ff_proc_table *procs;      /* runtime/proc/table.c: pid number -> process, names -> process */
    struct ff_timer_wheel *timers;    /* runtime/sched/timer.c */
    struct ff_external_funs *funs;    /* runtime/proc/external_fun.c: funs M:F/A made at run time; NULL: none yet */
    struct ff_persistent *persistent; /* runtime/term/persistent.c */
    struct ff_literal_areas *literals; /* runtime/gc/literal.c: literals beside the program's own; NULL: none */
    ff_term *large_literals;          /* runtime/term/large_literal.c: those of the program that hold hash maps */
    ff_word *large_literal_areas;     /* where they lie: a chain through the first word of each */
    struct ff_regexes *regexes;       /* runtime/bif/regex_cache.c; NULL: no pattern was compiled yet */
    struct ff_ets *ets;               /* runtime/ets */
    struct ff_output *output;         /* runtime/bif/stream.c: standard output not written yet */
    ff_term entry;                    /* pid of the process that runs the program's entry; bits 0: it has not begun */
    ff_term system_logger;            /* pid, undefined, or the name logger; bits 0: that name */
    struct ff_signals *signals;       /* the target's; NULL: none is handled */
    ff_term input_waiter;             /* pid of the process that waits for standard input; bits 0: none */
    struct ff_ports *ports;           /* runtime/port; NULL: none was opened yet */
    ff_sched *sched;                  /* the scheduler; there is one today */
    struct ff_file *files;            /* runtime/bif/prim_file.c: those that are open */
    size_t n_files, next_file_sweep;
    char **environment;               /* runtime/bif/environment.c; NULL: the target's, unchanged */
    uint64_t next_ref, next_unique, next_monotonic_unique;
    int64_t time_offset_ns, last_now_us; /* runtime/bif/erlang_time.c; 0: not asked for yet */
#if FF_SHARED_HEAP
    size_t resource_bytes, resource_limit_bytes; /* what handles keep besides libgc's memory; collect when it passes this */
    ff_word **free_lists;             /* see ff_proc.free */
    unsigned object_kind, stack_kind; /* libgc's numbers for them, and for blocks of stacks */
#else
    uint64_t collections, words_freed; /* ff_heaps_collected() */
    size_t binary_bytes;              /* ff_binary_memory_held() */
    uint64_t outgrown[4];             /* runtime/gc/copying/heap.c: bit k: a process of kind k needed more than the smallest block */
#endif
    uint64_t allocs_to_failure;       /* runtime/gc/alloc.c: 1: the next one fails; 0: none does */
    uint32_t gc_stress;               /* FF_GC_STRESS: words of room for each 128 after a collection, so that most reservations collect */
    int32_t slice_reds;               /* reductions of one time slice: 4000, or FF_REDUCTIONS */
    uint32_t loop_limits[FF_LOOP__N]; /* runtime/bif/erts_debug.c; 0: the default */
    int argc;
    char **argv;
    int exit_status;                  /* what halt/1 or the end of the entry process asked for */
    bool halted;
    bool flush_ports;                 /* output of ports that waits is written before the program ends */
};
extern ff_vm ff_the_vm;

/* ---- memory outside heaps (runtime/gc/alloc.c): never NULL; a failure ends the program with one clear line ---- */
void *ff_malloc(size_t bytes);
void *ff_malloc_bytes(size_t bytes);   /* for what holds no terms */
void *ff_calloc(size_t n, size_t bytes);
void *ff_realloc(void *block, size_t bytes);
void ff_free(void *block);

/* ---- life of the program (runtime/sched/vm.c) ---- */

/* Sets ff_the_vm up, with its first process, which will call program->boot. */
ff_vm *ff_vm_new(const ff_program *program, int argc, char **argv);
void ff_vm_free(ff_vm *vm);
/* Runs processes until nothing is runnable, the program has halted, or budget_us has passed (< 0: no limit).
 * Returns: 0 runnable now; > 0 microseconds to the next timer; -1 halted (vm->exit_status); -2 nothing but I/O can wake it. */
int64_t ff_vm_run(ff_vm *vm, int64_t budget_us);
/* What takes OTP's emulator down, too: writes the output gathered so far and the message, and ends the program with status 1. */
FF_COLD _Noreturn void ff_vm_give_up(ff_vm *vm, const char *message);

#endif
