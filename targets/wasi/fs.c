/* targets/wasi/fs.c -- WASI preview 1 has no permissions, no owners, and no current directory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_fs.h"
#include "targets/posix/posix.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* This file, and so the constructor, is linked with targets/posix/fs.c only, which asks for it. */
const bool ff_posix_has_permissions = false;

/* wasi-libc starts in "/"; a host that opened the whole file system says in PWD where the program stands. */
__attribute__((constructor)) static void enter_directory(void)
{
    const char *directory = getenv("PWD");
    if (directory) (void)!chdir(directory);
}

int ff_fs_set_permissions(const char *path, uint32_t mode)
{
    (void)path, (void)mode;
    return ENOTSUP;
}

int ff_fs_set_owner(const char *path, int uid, int gid)
{
    (void)path, (void)uid, (void)gid;
    return ENOTSUP;
}
