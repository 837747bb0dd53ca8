/* runtime/bif/stream.c -- Standard streams: the buffer of standard output, and waking the process that waits for input.
 * Owns: vm->output, made by the first write.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/stream.h"

#include "ff_atoms.tab.h"
#include "ff_target.h"
#include "proc/table.h"

#include <string.h>

enum { BUFFER_BYTES = 64 * 1024 };

struct ff_output {
    size_t n;
    int error; /* of the first write that failed: what follows is dropped */
    bool terminal;
    uint8_t bytes[BUFFER_BYTES];
};

void ff_stream_flush(ff_vm *vm)
{
    struct ff_output *out = vm->output;
    if (!out || out->n == 0) return;
    int error = ff_target_write(1, out->bytes, out->n);
    if (!out->error) out->error = error;
    out->n = 0;
}

void ff_stream_fini(ff_vm *vm)
{
    ff_stream_flush(vm);
    ff_free(vm->output);
    vm->output = NULL;
}

static struct ff_output *output_of(ff_vm *vm)
{
    if (!vm->output) {
        vm->output = ff_malloc(sizeof *vm->output);
        vm->output->n = 0;
        vm->output->error = 0;
        vm->output->terminal = ff_target_is_terminal(1);
    }
    return vm->output;
}

int ff_stream_write(ff_vm *vm, int fd, const void *bytes, size_t n)
{
    struct ff_output *out = output_of(vm);
    if (fd != 1 || n > BUFFER_BYTES - out->n) ff_stream_flush(vm);
    if (fd != 1) return ff_target_write(fd, bytes, n);
    if (out->error) return out->error;
    if (n > BUFFER_BYTES) return out->error = ff_target_write(fd, bytes, n);
    memcpy(out->bytes + out->n, bytes, n);
    out->n += n;
    if (out->terminal) ff_stream_flush(vm);
    return 0;
}

void ff_stream_input_ready(ff_vm *vm)
{
    ff_proc *waiter = ff_stream_wants_input(vm) ? ff_proc_lookup(vm, vm->input_waiter) : NULL;
    vm->input_waiter = FF_TERM(0);
    if (!waiter) return;
    ff_deliver_own(waiter, ff_tuple(waiter, FF_AM_ff_input, FF_SMALL_CONST(0)));
}
