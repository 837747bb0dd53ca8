/* runtime/bif/posix_error.h -- POSIX error numbers as terms.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_POSIX_ERROR_H
#define FF_BIF_POSIX_ERROR_H

#include "ff_proc.h"

ff_term ff_posix_atom(int error);                /* enoent, ... */
ff_term ff_posix_error(ff_proc *p, int error);   /* {error, Atom}; allocates */
ff_term ff_posix_result(ff_proc *p, int error);  /* ok for 0, else likewise */

#endif
