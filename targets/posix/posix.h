/* targets/posix/posix.h -- What differs between the two targets that have a POSIX libc, native and wasi.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_POSIX_H
#define FF_POSIX_H

#include <stdbool.h>

/* Called once, before anything else. */
void ff_posix_start(void);

/* How long a poll has to last to see input that is already there. */
extern const int ff_posix_glance_ms;

/* Whether the mode of a file tells who may read and write it. */
extern const bool ff_posix_has_permissions;

#endif
