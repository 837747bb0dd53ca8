/* runtime/bif/stream.h -- Standard streams: output gathered into large writes, and the process that waits for input.
 *
 * Whoever writes to standard output goes through ff_stream_write(), so that output keeps its order. What is gathered is
 * written when it is much, at once when standard output is a terminal, and by ff_stream_flush(): when no process can run,
 * and when the program ends.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_STREAM_H
#define FF_STREAM_H

#include "ff_vm.h"

/* fd: 1 or 2, the latter written at once. An errno, or 0: once gathered output could not be written, all further output to 1
 * fails with the error of that. */
int ff_stream_write(ff_vm *vm, int fd, const void *bytes, size_t n);
void ff_stream_flush(ff_vm *vm);
/* Flushes, and frees the buffer. */
void ff_stream_fini(ff_vm *vm);

/* A process waits for standard input: the main loop passes this to ff_target_wait(). */
FF_INLINE bool ff_stream_wants_input(const ff_vm *vm) { return vm->input_waiter.bits != 0; }
/* Standard input can be read: the process that waits for it gets {ff_input, 0}. */
void ff_stream_input_ready(ff_vm *vm);

#endif
