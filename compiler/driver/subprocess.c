/* compiler/driver/subprocess.c -- posix_spawn and waitpid.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "compiler/driver/subprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compiler/driver/interrupt.h"

extern char **environ;

static bool is_program(const char *path)
{
    struct stat st;
    return access(path, X_OK) == 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

const char *ffc_find_program(ffc_arena *a, const char *name)
{
    const char *path = getenv("PATH");
    if (strchr(name, '/'))
        return is_program(name) ? name : NULL;
    for (const char *at = path ? path : "/usr/bin:/bin"; *at;) {
        size_t n = strcspn(at, ":");
        const char *full = ffc_arena_printf(a, "%.*s/%s", n ? (int)n : 1, n ? at : ".", name);
        if (is_program(full))
            return full;
        at += n + (at[n] == ':');
    }
    return NULL;
}

static int spawn_with(char *const argv[], posix_spawn_file_actions_t *actions, pid_t *pid)
{
    posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    int error = posix_spawn(pid, argv[0], actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(actions);
    return error;
}

int ffc_spawn(char *const argv[], const char *log, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (log) {
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    } else {
        posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    }
    return spawn_with(argv, &actions, pid);
}

pid_t ffc_wait(pid_t pid, int *status)
{
    bool asked = false;
    for (;;) {
        pid_t ended = waitpid(pid, status, 0);
        if (ended >= 0 || errno != EINTR)
            return ended;
        if (ffc_interrupted() && pid > 0 && !asked) {
            kill(pid, SIGTERM);
            asked = true;
        } else if (ffc_interrupted() && pid < 0) {
            return -1;
        }
    }
}

static bool ended_well(pid_t pid)
{
    int status;
    return ffc_wait(pid, &status) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool ffc_run(char *const argv[])
{
    pid_t pid;
    return ffc_spawn(argv, NULL, &pid) == 0 && ended_well(pid);
}

static void read_all(int fd, ffc_str *out)
{
    char buffer[4096];
    for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR && !ffc_interrupted());)
        if (n > 0)
            ffc_str_bytes(out, buffer, (size_t)n);
}

bool ffc_run_captured(char *const argv[], ffc_str *out)
{
    int ends[2];
    pid_t pid;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int error = spawn_with(argv, &actions, &pid);
    close(ends[1]);
    if (!error)
        read_all(ends[0], out);
    close(ends[0]);
    return !error && ended_well(pid);
}
