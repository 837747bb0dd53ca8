/* targets/native/inet_driver.c -- See inet_driver.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "targets/native/inet_driver.h"
#include "targets/native/inet.h"
#include "ff_atoms.tab.h"

void ff_target_link_control(void) {}

static const ff_driver *find(const char *name)
{
    const ff_driver *all[] = {&ff_tcp_driver, &ff_udp_driver};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i]->name, name) == 0) return all[i];
    return NULL;
}

bool ff_native_is_socket(const char *name) { return find(name); }

struct ff_port *ff_native_open_socket(ff_proc *owner, const char *name, ff_term *error)
{
    const ff_driver *driver = find(name);
    ff_socket *s = ff_socket_new(owner, driver, driver == &ff_tcp_driver);
    *error = FF_AM_system_limit;
    return s ? &s->port : NULL;
}
