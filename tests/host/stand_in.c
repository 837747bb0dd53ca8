/* tests/host/stand_in.c -- In place of a program and its scheduler: ff_vm_run() does what the first argument asks for, one
 * step a call, so that tests/run_host.mjs can see what the JavaScript host makes of each answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target.h"
#include "ff_vm.h"
#include "bif/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOW = 0, HALTED = -1, IDLE = -2, SOON_US = 30000 };

const ff_program ff_program_image;

void *ff_malloc(size_t bytes) { return malloc(bytes); }
void *ff_calloc(size_t n, size_t bytes) { return calloc(n, bytes); }

ff_vm *ff_vm_new(const ff_program *program, int argc, char **argv)
{
    ff_vm *vm = calloc(1, sizeof *vm);
    vm->program = program, vm->argc = argc, vm->argv = argv;
    return vm;
}

void ff_stream_input_ready(ff_vm *vm) { (void)vm; }

static void say(const char *text) { ff_target_write(1, text, strlen(text)); }

static int64_t halt(ff_vm *vm, int status)
{
    vm->exit_status = status;
    return HALTED;
}

static int64_t show_strings(ff_vm *vm)
{
    for (int k = 0; k < vm->argc; k++) say(vm->argv[k]), say(";");
    const char *value = ff_target_getenv("GREETING");
    say(value ? value : "unset");
    say(ff_target_getenv("GREET") ? " prefix taken for a name" : "");
    return halt(vm, 0);
}

/* A euro sign in two pieces, then libc's own output. */
static int64_t write_pieces(ff_vm *vm)
{
    ff_target_write(1, "\xe2\x82", 2);
    ff_target_write(1, "\xac", 1);
    printf(" %.3f", 1.5);
    fflush(stdout);
    ff_target_write(2, "oops", 4);
    return halt(vm, 0);
}

static int64_t wait_for_timer(ff_vm *vm, uint64_t step)
{
    if (step == 0) {
        vm->next_unique = (uint64_t)ff_target_monotonic_ns();
        return SOON_US;
    }
    return halt(vm, ff_target_monotonic_ns() - (int64_t)vm->next_unique >= SOON_US * 1000LL ? 0 : 1);
}

/* Three bytes at a time, until the end. */
static int64_t echo(ff_vm *vm)
{
    char bytes[3];
    size_t got;
    while (ff_target_read(0, bytes, sizeof bytes, &got) == 0) {
        if (got == 0) return halt(vm, 0);
        ff_target_write(1, bytes, got);
    }
    return IDLE;
}

static int64_t check_clocks(ff_vm *vm)
{
    uint8_t random[70000];
    memset(random, 0, sizeof random);
    ff_target_entropy(random, sizeof random);
    int64_t zeros = 0;
    for (size_t k = 65536; k < sizeof random; k++) zeros += random[k] == 0;
    return halt(vm, ff_target_system_ns() == 1234500000 && ff_target_monotonic_ns() > 0 && zeros < 1000 ? 0 : 1);
}

int64_t ff_vm_run(ff_vm *vm, int64_t budget_us)
{
    const char *wish = vm->argv[1];
    uint64_t step = vm->next_ref++;
    (void)budget_us;
    if (strcmp(wish, "strings") == 0) return show_strings(vm);
    if (strcmp(wish, "pieces") == 0) return write_pieces(vm);
    if (strcmp(wish, "slices") == 0) return step < 1000 ? NOW : halt(vm, 7);
    if (strcmp(wish, "timer") == 0) return wait_for_timer(vm, step);
    if (strcmp(wish, "echo") == 0) return echo(vm);
    if (strcmp(wish, "clocks") == 0) return check_clocks(vm);
    if (strcmp(wish, "idle") == 0) return IDLE;
    if (strcmp(wish, "exit") == 0) ff_target_exit(42);
    if (strcmp(wish, "abort") == 0) ff_target_abort("gone");
    __builtin_trap();
}
