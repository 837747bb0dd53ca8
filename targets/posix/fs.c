/* targets/posix/fs.c -- ff_target_fs.h where there is a POSIX libc. What wasi-libc lacks is in native/ and wasi/.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "ff_target_fs.h"
#include "posix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h> /* rename */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MODE = 0666, FOLDER_MODE = 0777 };

static int outcome(int result) { return result < 0 ? errno : 0; }

/* ---- open files ---- */

static int open_flags(unsigned modes)
{
    int flags = O_RDONLY;
    if (modes & FF_FS_WRITE) flags = modes & FF_FS_READ ? O_RDWR | O_CREAT : O_WRONLY | O_CREAT | O_TRUNC;
    if (modes & FF_FS_APPEND) flags = (flags & ~O_TRUNC) | O_APPEND;
    if (modes & FF_FS_EXCLUSIVE) flags |= O_EXCL;
    if (modes & FF_FS_SYNC) flags |= O_SYNC;
    if (modes & FF_FS_DIRECTORY) flags |= O_DIRECTORY;
    return flags | O_CLOEXEC;
}

/* open() itself lets folders be read. */
static bool is_folder(int fd)
{
    struct stat info;
    return fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
}

int ff_fs_open(const char *path, unsigned modes, int *fd)
{
    do *fd = open(path, open_flags(modes), modes & FF_FS_DIRECTORY ? FOLDER_MODE : FILE_MODE);
    while (*fd < 0 && errno == EINTR);
    if (*fd < 0) return errno;
    if (modes & (FF_FS_DIRECTORY | FF_FS_ANY_TYPE) || !is_folder(*fd)) return 0;
    close(*fd);
    return EISDIR;
}

int ff_fs_close(int fd) { return outcome(close(fd)); }

int ff_fs_read(int fd, int64_t offset, void *bytes, size_t n, size_t *done)
{
    ssize_t result;
    do result = offset < 0 ? read(fd, bytes, n) : pread(fd, bytes, n, offset);
    while (result < 0 && errno == EINTR);
    if (result < 0) return errno;
    *done = (size_t)result;
    return 0;
}

int ff_fs_write(int fd, int64_t offset, const void *bytes, size_t n, size_t *done)
{
    ssize_t result;
    do result = offset < 0 ? write(fd, bytes, n) : pwrite(fd, bytes, n, offset);
    while (result < 0 && errno == EINTR);
    if (result < 0) return errno;
    *done = (size_t)result;
    return 0;
}

int ff_fs_seek_to(int fd, int64_t offset, ff_fs_seek from, int64_t *position)
{
    static const int whence[] = {[FF_FS_FROM_START] = SEEK_SET, [FF_FS_FROM_CURRENT] = SEEK_CUR, [FF_FS_FROM_END] = SEEK_END};
    *position = lseek(fd, offset, whence[from]);
    return *position < 0 ? errno : 0;
}

int ff_fs_sync(int fd, bool data_only) { return outcome(data_only ? fdatasync(fd) : fsync(fd)); }

int ff_fs_truncate(int fd)
{
    off_t position = lseek(fd, 0, SEEK_CUR);
    return position < 0 ? errno : outcome(ftruncate(fd, position));
}

/* wasi-libc takes an n of 0. */
int ff_fs_allocate(int fd, int64_t offset, int64_t n) { return n <= 0 ? EINVAL : posix_fallocate(fd, offset, n); }

/* ---- information ---- */

static ff_fs_type type_of(mode_t mode)
{
    if (S_ISCHR(mode) || S_ISBLK(mode)) return FF_FS_DEVICE;
    if (S_ISDIR(mode)) return FF_FS_FOLDER;
    if (S_ISREG(mode)) return FF_FS_REGULAR;
    return S_ISLNK(mode) ? FF_FS_SYMLINK : FF_FS_OTHER;
}

static void fill(ff_fs_info *info, const struct stat *from)
{
    *info = (ff_fs_info){
        .size = (uint64_t)from->st_size, .type = type_of(from->st_mode),
        .atime_s = from->st_atim.tv_sec, .mtime_s = from->st_mtim.tv_sec, .ctime_s = from->st_ctim.tv_sec,
        .mode = from->st_mode, .links = (uint32_t)from->st_nlink, .major_device = (uint32_t)from->st_dev,
        .minor_device = (uint32_t)from->st_rdev, .inode = (uint32_t)from->st_ino, .uid = from->st_uid,
        .gid = from->st_gid,
    };
}

int ff_fs_handle_info(int fd, ff_fs_info *info)
{
    struct stat from;
    if (fstat(fd, &from) != 0) return errno;
    fill(info, &from);
    info->readable = !ff_posix_has_permissions || from.st_mode & S_IRUSR;
    info->writable = !ff_posix_has_permissions || from.st_mode & S_IWUSR;
    return 0;
}

int ff_fs_read_info(const char *path, bool follow_link, ff_fs_info *info)
{
    struct stat from;
    if ((follow_link ? stat(path, &from) : lstat(path, &from)) != 0) return errno;
    fill(info, &from);
    info->readable = access(path, R_OK) == 0;
    info->writable = access(path, W_OK) == 0;
    return 0;
}

int ff_fs_set_times(const char *path, int64_t atime_s, int64_t mtime_s)
{
    struct timespec times[] = {{.tv_sec = atime_s}, {.tv_sec = mtime_s}};
    return outcome(utimensat(AT_FDCWD, path, times, 0));
}

/* ---- names: errors that say more than Linux does are the ones OTP gives ---- */

static int not_empty_exists(int error) { return error == ENOTEMPTY ? EEXIST : error; }

int ff_fs_rename(const char *from, const char *to)
{
    int error = not_empty_exists(outcome(rename(from, to)));
    return error && error != EEXIST && strcmp(from, "/") == 0 ? EINVAL : error;
}

int ff_fs_make_link(const char *existing, const char *made) { return outcome(link(existing, made)); }
int ff_fs_make_symlink(const char *existing, const char *made) { return outcome(symlink(existing, made)); }

int ff_fs_read_link(const char *path, char out[FF_FS_PATH_MAX], size_t *n)
{
    ssize_t result = readlink(path, out, FF_FS_PATH_MAX);
    *n = result < 0 ? 0 : (size_t)result;
    return result < 0 ? errno : 0;
}

int ff_fs_delete_file(const char *path)
{
    int error = outcome(unlink(path));
    return error == EISDIR ? EPERM : error;
}

int ff_fs_make_folder(const char *path) { return outcome(mkdir(path, FOLDER_MODE)); }

static bool is_current_folder(const char *path)
{
    struct stat there, here;
    return stat(path, &there) == 0 && stat(".", &here) == 0 && there.st_ino == here.st_ino && there.st_dev == here.st_dev;
}

int ff_fs_delete_folder(const char *path)
{
    int error = not_empty_exists(outcome(rmdir(path)));
    return error == EEXIST && is_current_folder(path) ? EINVAL : error;
}

int ff_fs_current_folder(char out[FF_FS_PATH_MAX]) { return getcwd(out, FF_FS_PATH_MAX) ? 0 : errno; }
int ff_fs_change_folder(const char *path) { return outcome(chdir(path)); }

/* ---- folders ---- */

int ff_fs_list_begin(const char *path, void **list)
{
    *list = opendir(path);
    return *list ? 0 : errno;
}

const char *ff_fs_list_next(void *list)
{
    struct dirent *entry;
    do entry = readdir(list);
    while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    return entry ? entry->d_name : NULL;
}

void ff_fs_list_end(void *list) { closedir(list); }
