/* targets/native/inet_interface.h -- Network interfaces, and the services of /etc/services.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NATIVE_INET_INTERFACE_H
#define FF_NATIVE_INET_INTERFACE_H

#include "targets/native/inet.h"

/* GETIFLIST, GETIFADDRS, IFGET */
bool ff_interface_control(ff_socket *s, unsigned request, const uint8_t *data, size_t n, ff_buffer *reply);
/* GETSERVBYNAME, GETSERVBYPORT */
bool ff_service_control(unsigned request, const uint8_t *data, size_t n, ff_buffer *reply);

#endif
