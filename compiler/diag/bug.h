/* compiler/diag/bug.h -- the ways the compiler stops without returning: a bug of ours, and no memory left. Exit 70.
 * Never for what the input says: that is ffc_error (diag.h).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DIAG_BUG_H
#define FFC_DIAG_BUG_H

#include <stddef.h>

enum { FFC_EXIT_OK = 0, FFC_EXIT_REJECTED = 1, FFC_EXIT_USAGE = 2, FFC_EXIT_BUG = 70 };

#define FFC_ASSERT(cond) ((cond) ? (void)0 : ffc_bug(__FILE__, __LINE__, __func__, "%s", #cond))
#define FFC_BUG(...)     ffc_bug(__FILE__, __LINE__, __func__, __VA_ARGS__)

_Noreturn void ffc_bug(const char *file, int line, const char *function, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
_Noreturn void ffc_out_of_memory(size_t wanted_bytes);

#endif
