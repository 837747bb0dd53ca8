/* runtime/include/ff_target_fs.h -- Files and folders as the runtime asks the platform for them.
 * Functions return a POSIX errno value, 0 when all is well; ENOTSUP where the target has no such thing. Paths are UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_TARGET_FS_H
#define FF_TARGET_FS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FF_FS_PATH_MAX = 4096 };

enum {
    FF_FS_READ = 1, FF_FS_WRITE = 2, FF_FS_APPEND = 4, FF_FS_EXCLUSIVE = 8, FF_FS_SYNC = 16, FF_FS_DIRECTORY = 32,
    FF_FS_ANY_TYPE = 64 /* open a folder without asking for one */
};

typedef enum ff_fs_type {
    FF_FS_DEVICE, FF_FS_FOLDER, FF_FS_REGULAR, FF_FS_SYMLINK, FF_FS_OTHER, FF_FS__N
} ff_fs_type;

typedef enum ff_fs_seek { FF_FS_FROM_START, FF_FS_FROM_CURRENT, FF_FS_FROM_END } ff_fs_seek;

typedef struct ff_fs_info {
    uint64_t size;
    ff_fs_type type;
    bool readable, writable;
    int64_t atime_s, mtime_s, ctime_s;
    uint32_t mode, links, major_device, minor_device, inode, uid, gid;
} ff_fs_info;

/* ---- open files ---- */
int ff_fs_open(const char *path, unsigned modes, int *fd);
int ff_fs_close(int fd);
/* One read or write at the file's position (offset < 0) or at an offset; *done may be less than n, 0 at the end. */
int ff_fs_read(int fd, int64_t offset, void *bytes, size_t n, size_t *done);
int ff_fs_write(int fd, int64_t offset, const void *bytes, size_t n, size_t *done);
int ff_fs_seek_to(int fd, int64_t offset, ff_fs_seek from, int64_t *position);
int ff_fs_sync(int fd, bool data_only);
int ff_fs_truncate(int fd); /* at the file's position */
int ff_fs_allocate(int fd, int64_t offset, int64_t n);
int ff_fs_handle_info(int fd, ff_fs_info *info);

/* ---- names ---- */
int ff_fs_read_info(const char *path, bool follow_link, ff_fs_info *info);
int ff_fs_set_permissions(const char *path, uint32_t mode);
int ff_fs_set_owner(const char *path, int uid, int gid); /* -1: leave it */
int ff_fs_set_times(const char *path, int64_t atime_s, int64_t mtime_s);
int ff_fs_rename(const char *from, const char *to);
int ff_fs_make_link(const char *existing, const char *made);
int ff_fs_make_symlink(const char *existing, const char *made);
int ff_fs_read_link(const char *path, char out[FF_FS_PATH_MAX], size_t *n);
int ff_fs_delete_file(const char *path);
int ff_fs_make_folder(const char *path);
int ff_fs_delete_folder(const char *path);
int ff_fs_current_folder(char out[FF_FS_PATH_MAX]); /* NUL terminated */
int ff_fs_change_folder(const char *path);

/* ---- what a folder holds, without "." and ".." ---- */
int ff_fs_list_begin(const char *path, void **list);
const char *ff_fs_list_next(void *list); /* valid until the next call; NULL: no more */
void ff_fs_list_end(void *list);

#endif
