/* targets/posix/target.c -- ff_target.h where there is a POSIX libc: native, and WASI through wasi-libc.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target.h"
#include "posix.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { NS_PER_MS = 1000000, MOST_ENTROPY = 256, STATUS_BUG = 70 };
#define NS_PER_S 1000000000LL

extern char **environ;

static int64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * NS_PER_S + now.tv_nsec;
}

int64_t ff_target_monotonic_ns(void) { return clock_ns(CLOCK_MONOTONIC); }
int64_t ff_target_system_ns(void) { return clock_ns(CLOCK_REALTIME); }

void ff_target_entropy(void *bytes, size_t n)
{
    for (size_t at = 0; at < n; at += MOST_ENTROPY) {
        size_t part = n - at < MOST_ENTROPY ? n - at : MOST_ENTROPY;
        if (getentropy((char *)bytes + at, part) != 0) ff_target_abort("the system gives no entropy");
    }
}

/* Whether fd is ready, after at most timeout_ms (-1: no limit). A descriptor that cannot be polled never makes one wait. */
static bool is_ready(int fd, short events, int timeout_ms)
{
    struct pollfd wanted = {.fd = fd, .events = events};
    int n = poll(&wanted, 1, timeout_ms);
    return n > 0 || (n < 0 && errno != EINTR);
}

int ff_target_write(int fd, const void *bytes, size_t n)
{
    const char *at = bytes;
    while (n > 0) {
        ssize_t written = write(fd, at, n);
        if (written >= 0)
            at += written, n -= (size_t)written;
        else if (errno == EAGAIN) /* a terminal that somebody else made non-blocking */
            is_ready(fd, POLLOUT, -1);
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

int ff_target_read(int fd, void *bytes, size_t n, size_t *got)
{
    if (!is_ready(fd, POLLIN, ff_posix_glance_ms)) return EAGAIN;
    ssize_t result;
    do result = read(fd, bytes, n);
    while (result < 0 && errno == EINTR);
    if (result < 0) return errno;
    *got = (size_t)result;
    return 0;
}

bool ff_target_is_terminal(int fd) { return isatty(fd); }

static int rounded_up_ms(int64_t ns)
{
    if (ns < 0) return -1;
    int64_t ms = ns / NS_PER_MS + (ns % NS_PER_MS != 0);
    return ms > INT32_MAX ? INT32_MAX : (int)ms;
}

void ff_target_wait(int64_t ns, bool want_input)
{
    if (want_input) {
        is_ready(STDIN_FILENO, POLLIN, rounded_up_ms(ns));
    } else {
        int64_t s = ns < 0 ? INT32_MAX : ns / NS_PER_S;
        struct timespec time = {.tv_sec = s, .tv_nsec = ns < 0 ? 0 : ns % NS_PER_S};
        nanosleep(&time, NULL);
    }
}

void ff_target_exit(int status) { _Exit(status); }

void ff_target_abort(const char *message)
{
    ff_target_write(STDERR_FILENO, message, strlen(message));
    ff_target_write(STDERR_FILENO, "\n", 1);
    _Exit(STATUS_BUG);
}

const char *ff_target_getenv(const char *name) { return getenv(name); }
const char *const *ff_target_environ(void) { return (const char *const *)environ; }
