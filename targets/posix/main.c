/* targets/posix/main.c -- The program of native and wasi: run the VM, wait where it has nothing to do, until it halts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"
#include "bif/stream.h"
#include "proc/ports.h"
#include "ff_target.h"
#include "ff_vm.h"

enum { HALTED = -1, IDLE = -2, NS_PER_US = 1000 };

/* next: what ff_vm_run() returned. Input that no process waits for must not wake the program in vain. */
static void wait_for(ff_vm *vm, int64_t next)
{
    bool input = ff_stream_wants_input(vm);
    int64_t ns = next == IDLE ? -1 : next * NS_PER_US;
    if (vm->ports && vm->ports->poller)
        vm->ports->poller->wait(vm, ns, input);
    else
        ff_target_wait(ns, input);
    if (input) ff_stream_input_ready(vm);
}

int main(int argc, char **argv)
{
    ff_posix_start();
    ff_vm *vm = ff_vm_new(&ff_program_image, argc, argv);
    for (int64_t next; (next = ff_vm_run(vm, -1)) != HALTED;)
        if (next != 0) wait_for(vm, next);
    if (vm->flush_ports && vm->ports) vm->ports->ops->flush(vm);
    int status = vm->exit_status;
    ff_vm_free(vm);
    return status;
}
