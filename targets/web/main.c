/* targets/web/main.c -- What a wasm32-unknown module exports: the host makes the VM and runs it slice by slice.
 * SPDX-License-Identifier: Apache-2.0 */
#include "abi.h"
#include "bif/stream.h"
#include "ff_vm.h"
#include "host_strings.h"

FF_EXPORT("ff_start") ff_vm *ff_start(void)
{
    int argc;
    char **argv = ff_web_strings(FF_STRINGS_ARGS, &argc);
    return ff_vm_new(&ff_program_image, argc, argv);
}

FF_EXPORT("ff_run") double ff_run(ff_vm *vm, double budget_us)
{
    ff_stream_input_ready(vm); /* there may be input now: a process that waits for it looks again */
    return (double)ff_vm_run(vm, (int64_t)budget_us);
}

FF_EXPORT("ff_status") int32_t ff_status(ff_vm *vm)
{
    return vm->exit_status;
}
