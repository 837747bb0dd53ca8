/* runtime/port/timer.c -- Timers of drivers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/port.h"
#include "ff_target.h"

enum { NS_PER_MS = 1000000 };

static void fired(void *arg)
{
    ff_port_timer *timer = arg;
    ff_vm *vm = timer->port->vm;
    timer->timer = NULL;
    timer->fire(timer->port);
    ff_ports_reap(vm);
    ff_reap(vm);
}

void ff_port_timer_start(ff_port *port, ff_port_timer *timer, int64_t ms, void (*fire)(ff_port *port))
{
    ff_port_timer_stop(port, timer);
    timer->port = port;
    timer->fire = fire;
    timer->timer = ff_timer_call(port->vm, ff_target_monotonic_ns() + ms * NS_PER_MS, fired, timer);
}

void ff_port_timer_stop(ff_port *port, ff_port_timer *timer)
{
    if (timer->timer) ff_timer_cancel(port->vm, timer->timer);
    timer->timer = NULL;
}
