/* compiler/driver/build.h -- From inputs to a program file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_BUILD_H
#define FFC_DRIVER_BUILD_H

#include "compiler/driver/session.h"

/* Makes the program of the session's inputs as a file in the session's private folder; its path, or NULL after reporting
 * why there is none. */
const char *ffc_build_program(ffc_session *s);

#endif
