/* targets/native/child.c -- See child.h. Starting with posix_spawn, waiting on a pidfd.
 * A program that nobody waits for any more is still reaped when it ends.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "targets/native/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIGNALLED = 128, FIRST_OTHER_FD = 3, OTHER_FDS_END = 5 };

/* ---- its end ---- */

static void free_child(ff_vm *vm, ff_leftover *self)
{
    ff_child *child = FF_LIST_OWNER(ff_child, leftover, self);
    ff_watch_close(vm, &child->exit);
    ff_free(child);
}

static void ended(ff_watch *watch, unsigned events)
{
    ff_child *child = FF_LIST_OWNER(ff_child, exit, watch);
    int status = 0;
    (void)events;
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) continue;
    if (child->port) child->ended(child->port, WIFSIGNALED(status) ? SIGNALLED + WTERMSIG(status) : WEXITSTATUS(status));
    ff_list_remove(&child->leftover.at);
    free_child(child->vm, &child->leftover);
}

/* ---- its beginning ---- */

typedef struct pipes { int to_child[2], from_child[2]; } pipes; /* [0] is read, [1] is written */

static void close_pipes(const pipes *p)
{
    const int *all[] = {p->to_child, p->from_child};
    for (int i = 0; i < 4; i++)
        if (all[i / 2][i % 2] >= 0) close(all[i / 2][i % 2]);
}

/* The program's own descriptors are to get numbers that ours must not have. */
static int raise_fd(int *fd)
{
    if (*fd >= OTHER_FDS_END) return 0;
    int raised = fcntl(*fd, F_DUPFD_CLOEXEC, OTHER_FDS_END);
    if (raised < 0) return errno;
    close(*fd);
    *fd = raised;
    return 0;
}

static int make_pipes(pipes *p, const ff_port_spec *spec)
{
    *p = (pipes){{-1, -1}, {-1, -1}};
    int error = 0;
    if (spec->out) error = pipe2(p->to_child, O_CLOEXEC) != 0 ? errno : raise_fd(&p->to_child[0]);
    if (spec->in && !error) error = pipe2(p->from_child, O_CLOEXEC) != 0 ? errno : raise_fd(&p->from_child[1]);
    if (error) close_pipes(p);
    return error;
}

/* Descriptors 0 to 2 of the program, or 3 and 4 when its standard streams are to stay. */
static int prepare(posix_spawn_file_actions_t *actions, const ff_port_spec *spec, const pipes *p)
{
    int base = spec->use_stdio ? 0 : FIRST_OTHER_FD, error = 0;
    if (spec->out) error = posix_spawn_file_actions_adddup2(actions, p->to_child[0], base);
    if (spec->in && !error) error = posix_spawn_file_actions_adddup2(actions, p->from_child[1], base + 1);
    if (spec->in && spec->stderr_to_stdout && !error)
        error = posix_spawn_file_actions_adddup2(actions, p->from_child[1], STDERR_FILENO);
    if (spec->directory && !error) error = posix_spawn_file_actions_addchdir_np(actions, spec->directory);
    return error;
}

static pid_t run(const ff_port_spec *spec, char **argv, const pipes *p, int *error)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults, unblocked;
    pid_t pid = -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigemptyset(&unblocked);
    posix_spawnattr_setsigmask(&attributes, &unblocked);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    *error = prepare(&actions, spec, p);
    if (!*error) *error = posix_spawn(&pid, argv[0], &actions, &attributes, argv + 1, spec->environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

/* The path, then argv: of a shell for a command. The caller frees the array, and a command's last text. */
static char **arguments(const ff_port_spec *spec)
{
    static const char shell[] = "/bin/sh", sh[] = "sh", dash_c[] = "-c", exec[] = "exec ";
    size_t n = 0;
    while (spec->args && spec->args[n]) n++;
    char **argv = ff_calloc(n + 5, sizeof *argv);
    if (spec->kind == FF_PORT_EXECUTABLE) {
        argv[0] = (char *)spec->name;
        argv[1] = (char *)(spec->arg0 ? spec->arg0 : spec->name);
        for (size_t i = 0; i < n; i++) argv[2 + i] = spec->args[i];
        return argv;
    }
    argv[0] = (char *)shell;
    argv[1] = (char *)sh;
    argv[2] = (char *)dash_c;
    argv[3] = ff_malloc(sizeof exec + strlen(spec->name));
    strcat(strcpy(argv[3], exec), spec->name);
    return argv;
}

static pid_t start(const ff_port_spec *spec, const pipes *p, int *error)
{
    char **argv = arguments(spec);
    pid_t pid = run(spec, argv, p, error);
    if (spec->kind != FF_PORT_EXECUTABLE) ff_free(argv[3]);
    ff_free(argv);
    return pid;
}

ff_child *ff_child_start(ff_vm *vm, const ff_port_spec *spec, int *input, int *output, int *error)
{
    pipes p;
    *error = make_pipes(&p, spec);
    if (*error) return NULL;
    pid_t pid = start(spec, &p, error);
    int fd = *error ? -1 : (int)syscall(SYS_pidfd_open, pid, 0);
    if (fd < 0) {
        if (!*error) *error = errno;
        close_pipes(&p);
        return NULL;
    }
    if (spec->out) close(p.to_child[0]);
    if (spec->in) close(p.from_child[1]);
    *input = p.from_child[0];
    *output = p.to_child[1];
    ff_child *child = ff_calloc(1, sizeof *child);
    child->vm = vm;
    child->pid = pid;
    ff_watch_init(&child->exit, fd, ended);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    ff_leftover_add(vm, &child->leftover, free_child);
    ff_watch_set(vm, &child->exit, FF_WATCH_READ);
    return child;
}
