/* targets/web/fs.c -- A page has no files: every function of ff_target_fs.h says so.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_target_fs.h"

#include <errno.h>

int ff_fs_open(const char *path, unsigned modes, int *fd)
{
    (void)path, (void)modes, (void)fd;
    return ENOTSUP;
}

int ff_fs_close(int fd)
{
    (void)fd;
    return ENOTSUP;
}

int ff_fs_read(int fd, int64_t offset, void *bytes, size_t n, size_t *done)
{
    (void)fd, (void)offset, (void)bytes, (void)n, (void)done;
    return ENOTSUP;
}

int ff_fs_write(int fd, int64_t offset, const void *bytes, size_t n, size_t *done)
{
    (void)fd, (void)offset, (void)bytes, (void)n, (void)done;
    return ENOTSUP;
}

int ff_fs_seek_to(int fd, int64_t offset, ff_fs_seek from, int64_t *position)
{
    (void)fd, (void)offset, (void)from, (void)position;
    return ENOTSUP;
}

int ff_fs_sync(int fd, bool data_only)
{
    (void)fd, (void)data_only;
    return ENOTSUP;
}

int ff_fs_truncate(int fd)
{
    (void)fd;
    return ENOTSUP;
}

int ff_fs_allocate(int fd, int64_t offset, int64_t n)
{
    (void)fd, (void)offset, (void)n;
    return ENOTSUP;
}

int ff_fs_handle_info(int fd, ff_fs_info *info)
{
    (void)fd, (void)info;
    return ENOTSUP;
}

int ff_fs_read_info(const char *path, bool follow_link, ff_fs_info *info)
{
    (void)path, (void)follow_link, (void)info;
    return ENOTSUP;
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

int ff_fs_set_times(const char *path, int64_t atime_s, int64_t mtime_s)
{
    (void)path, (void)atime_s, (void)mtime_s;
    return ENOTSUP;
}

int ff_fs_rename(const char *from, const char *to)
{
    (void)from, (void)to;
    return ENOTSUP;
}

int ff_fs_make_link(const char *existing, const char *made)
{
    (void)existing, (void)made;
    return ENOTSUP;
}

int ff_fs_make_symlink(const char *existing, const char *made)
{
    (void)existing, (void)made;
    return ENOTSUP;
}

int ff_fs_read_link(const char *path, char out[FF_FS_PATH_MAX], size_t *n)
{
    (void)path, (void)out, (void)n;
    return ENOTSUP;
}

int ff_fs_delete_file(const char *path)
{
    (void)path;
    return ENOTSUP;
}

int ff_fs_make_folder(const char *path)
{
    (void)path;
    return ENOTSUP;
}

int ff_fs_delete_folder(const char *path)
{
    (void)path;
    return ENOTSUP;
}

int ff_fs_current_folder(char out[FF_FS_PATH_MAX])
{
    (void)out;
    return ENOTSUP;
}

int ff_fs_change_folder(const char *path)
{
    (void)path;
    return ENOTSUP;
}

int ff_fs_list_begin(const char *path, void **list)
{
    (void)path, (void)list;
    return ENOTSUP;
}

const char *ff_fs_list_next(void *list)
{
    (void)list;
    return NULL;
}

void ff_fs_list_end(void *list)
{
    (void)list;
}
