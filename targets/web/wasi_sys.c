/* targets/web/wasi_sys.c -- What wasi-libc would import from WASI, so that a wasm32-unknown module imports none of it.
 * wasi-libc reaches each WASI function through an undefined symbol with an import name. A definition of that symbol in
 * the link takes the import's place, and all of libc that does not need a system works as it is. The runtime speaks to
 * the host through abi.h; these answers serve libc's own calls. Anything with files says ENOSYS.
 * I1  Every function that wasi-libc can import is here; a missing one would come back as an import.
 *                                                                        checked by tests/run_web.mjs
 * SPDX-License-Identifier: Apache-2.0 */
#include "abi.h"

#include <wasi/api.h>

#define WASI(name) __imported_wasi_snapshot_preview1_##name

enum { NS_PER_MS = 1000000 };

int32_t WASI(clock_time_get)(int32_t id, int64_t precision, int64_t *out)
{
    (void)precision;
    *out = (int64_t)(ff_host_clock_ms(id == 0 ? FF_CLOCK_SYSTEM : FF_CLOCK_MONOTONIC) * NS_PER_MS);
    return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(clock_res_get)(int32_t id, int64_t *out)
{
    (void)id;
    *out = NS_PER_MS;
    return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(random_get)(void *bytes, int32_t n)
{
    ff_host_entropy(bytes, (uint32_t)n);
    return __WASI_ERRNO_SUCCESS;
}

_Noreturn void WASI(proc_exit)(int32_t status)
{
    ff_host_exit(status);
}

int32_t WASI(fd_write)(int32_t fd, const __wasi_ciovec_t *parts, int32_t n, uint32_t *written)
{
    if (fd != 1 && fd != 2) return __WASI_ERRNO_BADF;
    *written = 0;
    for (int32_t k = 0; k < n; k++) {
        ff_host_write(fd, parts[k].buf, parts[k].buf_len);
        *written += parts[k].buf_len;
    }
    return __WASI_ERRNO_SUCCESS;
}

/* There is nothing to list: the runtime gets arguments and environment from abi.h. */
static int32_t no_strings(uint32_t *count, uint32_t *size)
{
    *count = *size = 0;
    return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(args_sizes_get)(uint32_t *count, uint32_t *size) { return no_strings(count, size); }
int32_t WASI(environ_sizes_get)(uint32_t *count, uint32_t *size) { return no_strings(count, size); }

#pragma clang diagnostic ignored "-Wc23-extensions" /* parameters without a name */
#define ANSWER(errno, name, ...) \
    int32_t WASI(name)(__VA_ARGS__) { return __WASI_ERRNO_##errno; }
typedef int32_t i;
typedef int64_t l;

ANSWER(SUCCESS, args_get, i, i)
ANSWER(SUCCESS, environ_get, i, i)
ANSWER(SUCCESS, sched_yield, void)
ANSWER(BADF, fd_prestat_get, i, i) /* ends libc's search for opened folders at the first one */
ANSWER(BADF, fd_prestat_dir_name, i, i, i)

ANSWER(NOSYS, fd_advise, i, l, l, i)
ANSWER(NOSYS, fd_allocate, i, l, l)
ANSWER(NOSYS, fd_close, i)
ANSWER(NOSYS, fd_datasync, i)
ANSWER(NOSYS, fd_fdstat_get, i, i)
ANSWER(NOSYS, fd_fdstat_set_flags, i, i)
ANSWER(NOSYS, fd_fdstat_set_rights, i, l, l)
ANSWER(NOSYS, fd_filestat_get, i, i)
ANSWER(NOSYS, fd_filestat_set_size, i, l)
ANSWER(NOSYS, fd_filestat_set_times, i, l, l, i)
ANSWER(NOSYS, fd_pread, i, i, i, l, i)
ANSWER(NOSYS, fd_pwrite, i, i, i, l, i)
ANSWER(NOSYS, fd_read, i, i, i, i)
ANSWER(NOSYS, fd_readdir, i, i, i, l, i)
ANSWER(NOSYS, fd_renumber, i, i)
ANSWER(NOSYS, fd_seek, i, l, i, i)
ANSWER(NOSYS, fd_sync, i)
ANSWER(NOSYS, fd_tell, i, i)
ANSWER(NOSYS, path_create_directory, i, i, i)
ANSWER(NOSYS, path_filestat_get, i, i, i, i, i)
ANSWER(NOSYS, path_filestat_set_times, i, i, i, i, l, l, i)
ANSWER(NOSYS, path_link, i, i, i, i, i, i, i)
ANSWER(NOSYS, path_open, i, i, i, i, i, l, l, i, i)
ANSWER(NOSYS, path_readlink, i, i, i, i, i, i)
ANSWER(NOSYS, path_remove_directory, i, i, i)
ANSWER(NOSYS, path_rename, i, i, i, i, i, i)
ANSWER(NOSYS, path_symlink, i, i, i, i, i)
ANSWER(NOSYS, path_unlink_file, i, i, i)
ANSWER(NOSYS, poll_oneoff, i, i, i, i)
ANSWER(NOSYS, sock_accept, i, i, i)
ANSWER(NOSYS, sock_recv, i, i, i, i, i, i)
ANSWER(NOSYS, sock_send, i, i, i, i, i)
ANSWER(NOSYS, sock_shutdown, i, i)
