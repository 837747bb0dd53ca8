/* compiler/driver/files.c -- Reading, replacing, listing and removing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool ffc_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool ffc_is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

int ffc_read_file(const char *path, ffc_str *out)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return errno;
    char buffer[1 << 16];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, in)) > 0;)
        ffc_str_bytes(out, buffer, n);
    int error = ferror(in) ? errno : 0;
    fclose(in);
    return error;
}

static int write_all(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno != EINTR)
            return errno;
        if (done > 0) {
            bytes += done;
            n -= (size_t)done;
        }
    }
    return 0;
}

int ffc_write_file(const char *path, const void *bytes, size_t n, unsigned mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0)
        return errno;
    int error = write_all(fd, bytes, n);
    if (close(fd) != 0 && !error)
        error = errno;
    if (error)
        unlink(path);
    return error;
}

int ffc_replace_file(const char *path, const void *bytes, size_t n, unsigned mode)
{
    ffc_str beside = { 0 };
    const char *base = ffc_base_name(path);
    ffc_str_printf(&beside, "%.*s.%s.%ld", (int)(base - path), path, base, (long)getpid());
    int error = ffc_write_file(beside.s, bytes, n, mode);
    if (!error && rename(beside.s, path) != 0) {
        error = errno;
        unlink(beside.s);
    }
    ffc_str_fini(&beside);
    return error;
}

int ffc_make_folder(const char *path)
{
    ffc_str part = { 0 };
    int error = 0;
    for (const char *at = path; !error && *at;) {
        size_t n = strspn(at, "/");
        n += strcspn(at + n, "/");
        ffc_str_bytes(&part, at, n);
        at += n;
        if (mkdir(part.s, 0777) != 0 && errno != EEXIST)
            error = errno;
    }
    ffc_str_fini(&part);
    if (!error && !ffc_is_folder(path))
        error = ENOTDIR;
    return error;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool list_folder(ffc_arena *a, const char *path, bool hidden, ffc_names *out)
{
    DIR *dir = opendir(path);
    if (!dir)
        return false;
    for (struct dirent *e; (e = readdir(dir));)
        if (e->d_name[0] != '.' || (hidden && strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0))
            ffc_vec_push_in(a, out, ffc_arena_dup(a, e->d_name, strlen(e->d_name)));
    closedir(dir);
    return true;
}

bool ffc_list_folder(ffc_arena *a, const char *path, ffc_names *out)
{
    if (!list_folder(a, path, false, out))
        return false;
    if (out->n)
        qsort(out->items, out->n, sizeof *out->items, by_bytes);
    return true;
}

const char *ffc_make_temp_folder(ffc_arena *a)
{
    const char *under = getenv("TMPDIR");
    return mkdtemp(ffc_arena_printf(a, "%s/fireflyc-XXXXXX", under && *under ? under : "/tmp"));
}

/* Names first, then removal: some file systems skip entries of a folder that shrinks while it is read. */
void ffc_remove_tree(const char *path)
{
    struct stat st;
    if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        ffc_arena arena;
        ffc_names names = { 0 };
        ffc_arena_init(&arena);
        list_folder(&arena, path, true, &names);
        for (size_t i = 0; i < names.n; i++)
            ffc_remove_tree(ffc_arena_printf(&arena, "%s/%s", path, names.items[i]));
        ffc_arena_fini(&arena);
    }
    remove(path);
}
