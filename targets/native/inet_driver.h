/* targets/native/inet_driver.h -- Opening sockets, in programs that can call port_control/3: in others nothing of them is linked,
 * and the functions are NULL.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NATIVE_INET_DRIVER_H
#define FF_NATIVE_INET_DRIVER_H

#include "ff_target_port.h"

__attribute__((weak)) bool ff_native_is_socket(const char *driver);
/* NULL: *error says why. */
__attribute__((weak)) struct ff_port *ff_native_open_socket(ff_proc *owner, const char *driver, ff_term *error);

#endif
