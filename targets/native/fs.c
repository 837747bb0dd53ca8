/* targets/native/fs.c -- Permissions and owners of files, which WASI has not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_fs.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file system that refuses the set-id bits gets the rest. */
int ff_fs_set_permissions(const char *path, uint32_t mode)
{
    mode_t wanted = mode & (S_ISUID | S_ISGID | S_IRWXU | S_IRWXG | S_IRWXO);
    if (chmod(path, wanted) == 0 || chmod(path, wanted & ~(mode_t)(S_ISUID | S_ISGID)) == 0) return 0;
    return errno;
}

int ff_fs_set_owner(const char *path, int uid, int gid)
{
    return chown(path, (uid_t)uid, (gid_t)gid) < 0 ? errno : 0;
}
