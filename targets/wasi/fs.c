/* targets/wasi/fs.c -- WASI preview 1 has no permissions and no owners.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_fs.h"

#include <errno.h>

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
