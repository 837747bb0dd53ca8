/* runtime/sched/vm.c -- The program's life: the VM, its first process, and running everything for a while.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/environment.h"
#include "sched/sched.h"
#include "bif/persistent_term.h"
#include "bif/regex_cache.h"
#include "bif/stream.h"
#include "ets/ets.h"
#include "proc/ports.h"
#include "gc/gc.h"
#include "gc/memory.h"
#include "proc/table.h"
#include "term/atom.h"
#include "term/large_literal.h"
#include "proc/external_fun.h"
#include "ff_target.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEFAULT_REDUCTIONS = 4000,
    SLICES_PER_CLOCK = 16, /* how often the clock is looked at while processes run */
    POLL_NS = 200000       /* how often ports are, then */
};

ff_vm ff_the_vm;

static int64_t env_number(const char *name, int64_t otherwise)
{
    const char *text = ff_target_getenv(name);
    bool is_negative = text && *text == '-';
    int64_t n = 0;
    if (!text || !*text) return otherwise;
    for (text += is_negative; *text >= '0' && *text <= '9'; text++) n = 10 * n + (*text - '0');
    return is_negative ? -n : n;
}

static ff_sched *new_sched(ff_vm *vm)
{
    ff_sched *s = ff_calloc(1, sizeof *s);
    s->vm = vm;
    s->fullsweep_after = FF_FULLSWEEP_AFTER;
    s->min_heap_words = FF_HEAP_MIN_WORDS;
    s->min_bin_vheap_words = FF_REFC_MIN_LIMIT_BYTES / sizeof(ff_word);
    s->max_heap_kill = s->max_heap_log = true;
    s->start_ns = ff_target_monotonic_ns();
    for (int i = 0; i < FF_PRIORITY__N; i++) ff_list_init(&s->queues[i]);
    for (int i = 0; i < FF_X_REGISTERS; i++) s->x[i] = FF_NIL;
    return s;
}

ff_vm *ff_vm_new(const ff_program *program, int argc, char **argv)
{
    ff_memory_init();
    ff_vm *vm = &ff_the_vm;
    ff_alloc_fail_after(env_number("FF_ALLOC_FAIL", -1));
    vm->program = program;
    ff_heaps_init(vm);
    vm->argc = argc;
    vm->argv = argv;
    vm->gc_stress = (uint32_t)env_number("FF_GC_STRESS", 0);
    vm->slice_reds = (int32_t)env_number("FF_REDUCTIONS", DEFAULT_REDUCTIONS);
    ff_atoms_init(vm);
#ifdef FF_DENSE
    ff_labels_init(program);
#endif
    vm->sched = new_sched(vm);
    vm->procs = ff_proc_table_new();
    vm->timers = ff_timers_new();
    ff_spawn_options options;
    ff_spawn_options_init(&options, vm);
    ff_large_literals_make(ff_proc_spawn(vm, NULL, ff_atom_from_number(program->boot.module),
                                         ff_atom_from_number(program->boot.function), FF_NIL, &options));
    return vm;
}

static void free_processes(ff_vm *vm)
{
    ff_list *all = &vm->procs->all;
    for (ff_list *at = all->next; at != all; at = at->next) {
        ff_proc_more *m = FF_LIST_OWNER(ff_proc_more, all, at);
        if (!m->doomed) ff_doom(m->proc, FF_NIL);
    }
    ff_reap(vm);
}

void ff_vm_free(ff_vm *vm)
{
    ff_stream_fini(vm);
    free_processes(vm);
    if (vm->ports) vm->ports->ops->free(vm);
    ff_ets_free(vm);
    ff_persistent_free(vm);
    if (vm->regexes) vm->regexes->free(vm);
    ff_timers_free(vm);
    ff_proc_table_free(vm->procs);
    ff_external_funs_free(vm);
    ff_large_literals_free(vm);
    ff_literals_fini(vm);
    ff_environment_fini(vm);
    ff_free(vm->sched);
    ff_heaps_fini(vm);
    ff_atoms_fini(vm);
    *vm = (ff_vm){0};
}

void ff_vm_give_up(ff_vm *vm, const char *message)
{
    ff_stream_flush(vm);
    ff_target_write(2, message, strlen(message));
    ff_target_write(2, "\n", 1);
    ff_target_exit(1);
}

/* What ff_vm_run() tells when nothing runs or the time is up; by then all output has been written. */
static int64_t outcome(ff_vm *vm, bool runnable)
{
    ff_stream_flush(vm);
    if (vm->halted) return -1;
    if (runnable) return 0;
    int64_t ns = ff_timers_wait_ns(vm);
    if (ns != 0) vm->sched->idle_from_ns = ff_target_monotonic_ns();
    return ns < 0 ? -2 : (ns + 999) / 1000;
}

static void stop_idling(ff_sched *s)
{
    if (s->idle_from_ns) s->idle_ns += ff_target_monotonic_ns() - s->idle_from_ns;
    s->idle_from_ns = 0;
}

int64_t ff_vm_run(ff_vm *vm, int64_t budget_us)
{
    stop_idling(vm->sched);
    int64_t now_ns = ff_target_monotonic_ns(), poll_ns = now_ns + POLL_NS;
    int64_t end_ns = budget_us < 0 ? INT64_MAX : now_ns + budget_us * 1000;
    for (;;) {
        ff_timers_fire(vm);
        now_ns = ff_target_monotonic_ns();
        if (now_ns >= end_ns) return outcome(vm, ff_has_runnable(vm->sched));
        if (now_ns >= poll_ns && vm->ports && vm->ports->poller) {
            vm->ports->poller->wait(vm, 0, false);
            poll_ns = now_ns + POLL_NS;
        }
        for (int n = 0; n < SLICES_PER_CLOCK; n++) {
            if (vm->halted) return outcome(vm, false);
            ff_proc *p = ff_next_runnable(vm->sched);
            if (!p) {
                int64_t us = outcome(vm, false);
                if (us != 0) return us;
                break;
            }
            ff_run_slice(vm->sched, p);
        }
    }
}
