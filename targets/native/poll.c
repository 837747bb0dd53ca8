/* targets/native/poll.c -- See poll.h.
 * Owns: the poller in vm->ports, made by the first watch.
 * SPDX-License-Identifier: Apache-2.0 */
#include "targets/native/poll.h"

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { EVENTS = 64, NS_PER_MS = 1000000 };

typedef struct native_poller {
    ff_poller seen;  /* what vm->ports points at */
    int epoll;
    ff_list always;  /* ff_watch.by_always of those that wait */
    ff_list leftovers;
    struct epoll_event events[EVENTS]; /* told by the last epoll_wait: [next, n) are not dispatched */
    int next, n;
} native_poller;

static native_poller *poller_of(ff_vm *vm) { return (native_poller *)vm->ports->poller; }

/* ---- waiting ---- */

static int rounded_up_ms(int64_t ns)
{
    if (ns < 0) return -1;
    int64_t ms = ns / NS_PER_MS + (ns % NS_PER_MS != 0);
    return ms > INT32_MAX ? INT32_MAX : (int)ms;
}

/* Sleeps until the epoll set or standard input has something. */
static void wait_for_input_too(native_poller *w, int timeout_ms)
{
    struct pollfd wanted[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = w->epoll, .events = POLLIN}};
    (void)poll(wanted, 2, timeout_ms);
}

static unsigned told(uint32_t epoll_events)
{
    unsigned events = 0;
    if (epoll_events & (EPOLLIN | EPOLLHUP | EPOLLERR | EPOLLRDHUP)) events |= FF_WATCH_READ;
    if (epoll_events & (EPOLLOUT | EPOLLHUP | EPOLLERR)) events |= FF_WATCH_WRITE;
    return events;
}

static void dispatch(ff_watch *watch, unsigned events)
{
    events &= watch->events;
    if (events) watch->ready(watch, events);
}

static void dispatch_always(ff_vm *vm, native_poller *w)
{
    ff_list *end = w->always.prev;
    for (bool more = !ff_list_is_empty(&w->always); more;) {
        ff_list *at = w->always.next;
        more = at != end;
        ff_list_remove(at);
        ff_list_append(&w->always, at); /* a driver may take it out */
        ff_watch *watch = FF_LIST_OWNER(ff_watch, by_always, at);
        dispatch(watch, watch->events);
        ff_ports_reap(vm);
        if (ff_list_is_empty(&w->always)) break;
    }
}

static void wait(ff_vm *vm, int64_t ns, bool want_input)
{
    native_poller *w = poller_of(vm);
    int timeout_ms = ff_list_is_empty(&w->always) ? rounded_up_ms(ns) : 0;
    if (want_input && timeout_ms != 0) {
        wait_for_input_too(w, timeout_ms);
        timeout_ms = 0;
    }
    int n = epoll_wait(w->epoll, w->events, EVENTS, timeout_ms);
    w->n = n < 0 ? 0 : n;
    for (w->next = 0; w->next < w->n;) {
        const struct epoll_event *e = &w->events[w->next++];
        if (e->data.ptr) dispatch(e->data.ptr, told(e->events));
        ff_ports_reap(vm);
    }
    dispatch_always(vm, w);
    ff_reap(vm); /* processes that an exit signal of a port has ended */
}

/* ---- watches ---- */

static void free_poller(ff_vm *vm)
{
    native_poller *w = poller_of(vm);
    while (!ff_list_is_empty(&w->leftovers)) {
        ff_leftover *l = FF_LIST_OWNER(ff_leftover, at, w->leftovers.next);
        ff_list_remove(&l->at);
        l->free(vm, l);
    }
    close(w->epoll);
    ff_free(w);
    vm->ports->poller = NULL;
}

static native_poller *need_poller(ff_vm *vm)
{
    if (vm->ports->poller) return poller_of(vm);
    native_poller *w = ff_calloc(1, sizeof *w);
    w->seen = (ff_poller){wait, free_poller};
    w->epoll = epoll_create1(EPOLL_CLOEXEC);
    ff_list_init(&w->always);
    ff_list_init(&w->leftovers);
    vm->ports->poller = &w->seen;
    return w;
}

void ff_leftover_add(ff_vm *vm, ff_leftover *self, void (*free)(ff_vm *vm, ff_leftover *self))
{
    self->free = free;
    ff_list_append(&need_poller(vm)->leftovers, &self->at);
}

void ff_watch_init(ff_watch *watch, int fd, void (*ready)(ff_watch *watch, unsigned events))
{
    *watch = (ff_watch){.fd = fd, .ready = ready};
}

static bool change(native_poller *w, ff_watch *watch, unsigned events)
{
    struct epoll_event e = {.data.ptr = watch};
    if (events & FF_WATCH_READ) e.events |= EPOLLIN;
    if (events & FF_WATCH_WRITE) e.events |= EPOLLOUT;
    int how = !events ? EPOLL_CTL_DEL : watch->events ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    return epoll_ctl(w->epoll, how, watch->fd, &e) == 0 || errno != EPERM;
}

static void change_always(native_poller *w, ff_watch *watch, unsigned events)
{
    if (ff_list_is_linked(&watch->by_always)) ff_list_remove(&watch->by_always);
    if (events) ff_list_append(&w->always, &watch->by_always);
}

/* What was told of it before it stopped waiting must not reach it. */
static void forget_told(native_poller *w, const ff_watch *watch)
{
    for (int i = w->next; i < w->n; i++)
        if (w->events[i].data.ptr == watch) w->events[i].data.ptr = NULL;
}

void ff_watch_set(ff_vm *vm, ff_watch *watch, unsigned events)
{
    if (events == watch->events || watch->fd < 0) return;
    native_poller *w = need_poller(vm);
    if (!watch->always) watch->always = !change(w, watch, events);
    if (watch->always) change_always(w, watch, events);
    if (!events) forget_told(w, watch);
    watch->events = events;
}

void ff_watch_close(ff_vm *vm, ff_watch *watch)
{
    if (watch->fd < 0) return;
    ff_watch_set(vm, watch, 0);
    close(watch->fd);
    watch->fd = -1;
}
