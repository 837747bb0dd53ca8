/* compiler/driver/progress.h -- One line that rewrites itself on a terminal: [12/80] io_lib_format. Nothing elsewhere.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_PROGRESS_H
#define FFC_DRIVER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ffc_progress {
    bool on;
    size_t total, done;
} ffc_progress;

void ffc_progress_init(ffc_progress *p);   /* on when standard error is a terminal that can rewrite a line */
void ffc_progress_show(const ffc_progress *p, const char *what);
void ffc_progress_clear(const ffc_progress *p);   /* before any message, and at the end */

#endif
