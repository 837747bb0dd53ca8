/* targets/native/signals.c -- Signals that a program handles: kept blocked, read from a signalfd that the poller watches.
 * Owns: vm->signals, made for the first signal that is handled, freed with the poller.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_signal.h"
#include "targets/native/poll.h"
#include "proc/table.h"
#include "ff_atoms.tab.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

typedef struct ff_signals {
    ff_leftover leftover;
    ff_watch watch;
    ff_vm *vm;
    sigset_t handled;
} ff_signals;

static const struct signal_name { ff_term atom; int number; } names[] = {
    {FF_AM_sighup, SIGHUP},   {FF_AM_sigquit, SIGQUIT}, {FF_AM_sigabrt, SIGABRT}, {FF_AM_sigalrm, SIGALRM},
    {FF_AM_sigterm, SIGTERM}, {FF_AM_sigusr1, SIGUSR1}, {FF_AM_sigusr2, SIGUSR2}, {FF_AM_sigchld, SIGCHLD},
    {FF_AM_sigstop, SIGSTOP}, {FF_AM_sigtstp, SIGTSTP},
};
enum { NAMES = sizeof names / sizeof *names };

static void notify(ff_vm *vm, ff_term name)
{
    ff_proc *server = ff_name_lookup(vm, FF_AM_erl_signal_server);
    if (server) ff_deliver_own(server, ff_tuple(server, FF_AM_notify, name));
}

static void came(ff_watch *watch, unsigned events)
{
    (void)events;
    ff_signals *s = FF_LIST_OWNER(ff_signals, watch, watch);
    struct signalfd_siginfo info;
    while (read(watch->fd, &info, sizeof info) == sizeof info)
        for (int i = 0; i < NAMES; i++)
            if (names[i].number == (int)info.ssi_signo) notify(s->vm, names[i].atom);
}

static void free_signals(ff_vm *vm, ff_leftover *self)
{
    ff_signals *s = FF_LIST_OWNER(ff_signals, leftover, self);
    ff_watch_close(vm, &s->watch);
    ff_free(s);
    vm->signals = NULL;
}

static ff_signals *need_signals(ff_vm *vm)
{
    if (vm->signals) return vm->signals;
    ff_signals *s = vm->signals = ff_calloc(1, sizeof *s);
    s->vm = vm;
    sigemptyset(&s->handled);
    ff_ports_need(vm);
    ff_watch_init(&s->watch, signalfd(-1, &s->handled, SFD_NONBLOCK | SFD_CLOEXEC), came);
    ff_leftover_add(vm, &s->leftover, free_signals);
    ff_watch_set(vm, &s->watch, FF_WATCH_READ);
    return s;
}

static void handle(ff_vm *vm, int number, const sigset_t *only)
{
    ff_signals *s = need_signals(vm);
    sigaddset(&s->handled, number);
    sigprocmask(SIG_BLOCK, only, NULL);
    signal(number, SIG_DFL);
    signalfd(s->watch.fd, &s->handled, SFD_NONBLOCK);
}

/* Programs that ports run must be waited for: an ignored SIGCHLD would let the system forget them. */
static void leave(ff_vm *vm, int number, bool ignore, const sigset_t *only)
{
    signal(number, ignore && number != SIGCHLD ? SIG_IGN : SIG_DFL);
    if (!vm->signals || !sigismember(&vm->signals->handled, number)) return;
    sigdelset(&vm->signals->handled, number);
    signalfd(vm->signals->watch.fd, &vm->signals->handled, SFD_NONBLOCK);
    sigprocmask(SIG_UNBLOCK, only, NULL);
}

void ff_target_set_signal(ff_vm *vm, ff_term name, ff_signal_action action)
{
    sigset_t only;
    sigemptyset(&only);
    for (int i = 0; i < NAMES; i++) {
        if (!ff_same(name, names[i].atom)) continue;
        sigaddset(&only, names[i].number);
        if (action == FF_SIGNAL_HANDLE) handle(vm, names[i].number, &only);
        else leave(vm, names[i].number, action == FF_SIGNAL_IGNORE, &only);
    }
}
