/* runtime/bif/prim_file_path.c -- Module prim_file: what works on names of files and folders, and names themselves.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/posix_error.h"
#include "bif/prim_file_info.h"
#include "bin/binary.h"
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <errno.h>
#include <string.h>

bool ff_native_path_init(ff_native_name *name, ff_term path)
{
    if (!ff_is_binary(path)) return false;
    ff_bytes b = ff_bytes_begin(path);
    bool ok = b.n > 0 && memchr(b.at, 0, b.n) == b.at + b.n - 1;
    if (ok) {
        name->n = b.n - 1;
        name->bytes = memcpy(ff_malloc(b.n), b.at, b.n);
    }
    ff_bytes_end(&b);
    return ok;
}

/* ---- information ---- */

static ff_term type_atom(ff_fs_type type)
{
    switch (type) {
    case FF_FS_DEVICE: return FF_AM_device;
    case FF_FS_FOLDER: return FF_AM_directory;
    case FF_FS_REGULAR: return FF_AM_regular;
    case FF_FS_SYMLINK: return FF_AM_symlink;
    default: return FF_AM_other;
    }
}

static ff_term access_atom(const ff_fs_info *i)
{
    if (i->readable) return i->writable ? FF_AM_read_write : FF_AM_read;
    return i->writable ? FF_AM_write : FF_AM_none;
}

ff_term ff_file_info_term(ff_proc *p, const ff_fs_info *i)
{
    return ff_tuple(p, FF_AM_file_info, ff_integer_from_u64(p, i->size), type_atom(i->type), access_atom(i),
                    ff_integer_from_i64(p, i->atime_s), ff_integer_from_i64(p, i->mtime_s),
                    ff_integer_from_i64(p, i->ctime_s), ff_small_from_int(i->mode), ff_small_from_int(i->links),
                    ff_small_from_int(i->major_device), ff_small_from_int(i->minor_device), ff_small_from_int(i->inode),
                    ff_small_from_int(i->uid), ff_small_from_int(i->gid));
}

ff_term ff_bif_prim_file_read_info_nif_2(ff_proc *p, ff_term path, ff_term follow_link)
{
    ff_native_name name;
    ff_fs_info info;
    if (!ff_is_small(follow_link) || !ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_read_info(name.bytes, ff_small_to_int(follow_link) != 0, &info);
    ff_native_name_fini(&name);
    return error ? ff_posix_error(p, error) : ff_file_info_term(p, &info);
}

static bool is_int(ff_term t) { return ff_is_small(t) && (int32_t)ff_small_to_int(t) == ff_small_to_int(t); }

ff_term ff_bif_prim_file_set_permissions_nif_2(ff_proc *p, ff_term path, ff_term mode)
{
    ff_native_name name;
    if (!is_int(mode) || ff_small_to_int(mode) < 0 || !ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_set_permissions(name.bytes, (uint32_t)ff_small_to_int(mode));
    ff_native_name_fini(&name);
    return ff_posix_result(p, error);
}

ff_term ff_bif_prim_file_set_owner_nif_3(ff_proc *p, ff_term path, ff_term uid, ff_term gid)
{
    ff_native_name name;
    if (!is_int(uid) || !is_int(gid) || !ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_set_owner(name.bytes, (int)ff_small_to_int(uid), (int)ff_small_to_int(gid));
    ff_native_name_fini(&name);
    return ff_posix_result(p, error);
}

/* No target lets the time of creation be set. */
ff_term ff_bif_prim_file_set_time_nif_4(ff_proc *p, ff_term path, ff_term accessed, ff_term modified, ff_term created)
{
    ff_native_name name;
    if (!ff_is_small(accessed) || !ff_is_small(modified) || !ff_is_small(created) || !ff_native_path_init(&name, path))
        return ff_badarg(p);
    int error = ff_fs_set_times(name.bytes, ff_small_to_int(accessed), ff_small_to_int(modified));
    ff_native_name_fini(&name);
    return ff_posix_result(p, error);
}

/* ---- functions of one name, of two names ---- */

static ff_term with_path(ff_proc *p, ff_term path, int (*function)(const char *))
{
    ff_native_name name;
    if (!ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = function(name.bytes);
    ff_native_name_fini(&name);
    return ff_posix_result(p, error);
}

static ff_term with_paths(ff_proc *p, ff_term a, ff_term b, int (*function)(const char *, const char *))
{
    ff_native_name from, to;
    if (!ff_native_path_init(&from, a)) return ff_badarg(p);
    bool ok = ff_native_path_init(&to, b);
    int error = ok ? function(from.bytes, to.bytes) : 0;
    ff_native_name_fini(&from);
    if (!ok) return ff_badarg(p);
    ff_native_name_fini(&to);
    return ff_posix_result(p, error);
}

ff_term ff_bif_prim_file_make_dir_nif_1(ff_proc *p, ff_term path) { return with_path(p, path, ff_fs_make_folder); }
ff_term ff_bif_prim_file_del_dir_nif_1(ff_proc *p, ff_term path) { return with_path(p, path, ff_fs_delete_folder); }
ff_term ff_bif_prim_file_del_file_nif_1(ff_proc *p, ff_term path) { return with_path(p, path, ff_fs_delete_file); }
ff_term ff_bif_prim_file_set_cwd_nif_1(ff_proc *p, ff_term path) { return with_path(p, path, ff_fs_change_folder); }
ff_term ff_bif_prim_file_rename_nif_2(ff_proc *p, ff_term a, ff_term b) { return with_paths(p, a, b, ff_fs_rename); }
ff_term ff_bif_prim_file_make_hard_link_nif_2(ff_proc *p, ff_term a, ff_term b)
{
    return with_paths(p, a, b, ff_fs_make_link);
}
ff_term ff_bif_prim_file_make_soft_link_nif_2(ff_proc *p, ff_term a, ff_term b)
{
    return with_paths(p, a, b, ff_fs_make_symlink);
}

/* ---- functions that answer names ---- */

ff_term ff_bif_prim_file_read_link_nif_1(ff_proc *p, ff_term path)
{
    ff_native_name name;
    char target[FF_FS_PATH_MAX];
    size_t n;
    if (!ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_read_link(name.bytes, target, &n);
    ff_native_name_fini(&name);
    return error ? ff_posix_error(p, error) : ff_tuple(p, FF_AM_ok, ff_binary_new(p, target, n));
}

ff_term ff_bif_prim_file_get_cwd_nif_0(ff_proc *p)
{
    char folder[FF_FS_PATH_MAX];
    int error = ff_fs_current_folder(folder);
    return error ? ff_posix_error(p, error) : ff_tuple(p, FF_AM_ok, ff_binary_new(p, folder, strlen(folder)));
}

/* Drive letters and short names are Windows'. */
ff_term ff_bif_prim_file_get_device_cwd_nif_1(ff_proc *p, ff_term device)
{
    return ff_is_small(device) ? ff_posix_error(p, ENOTSUP) : ff_badarg(p);
}
ff_term ff_bif_prim_file_altname_nif_1(ff_proc *p, ff_term path)
{
    return ff_is_binary(path) ? ff_posix_error(p, ENOTSUP) : ff_badarg(p);
}

ff_term ff_bif_prim_file_list_dir_nif_1(ff_proc *p, ff_term path)
{
    ff_native_name name;
    void *folder;
    if (!ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_list_begin(name.bytes, &folder);
    ff_native_name_fini(&name);
    if (error) return ff_posix_error(p, error);
    ff_term list = FF_NIL;
    for (const char *entry; (entry = ff_fs_list_next(folder));)
        list = ff_cons(p, ff_binary_new(p, entry, strlen(entry)), list);
    ff_fs_list_end(folder);
    return ff_tuple(p, FF_AM_ok, list);
}

/* ---- names: UTF-8 on every target ---- */

ff_term ff_bif_prim_file_internal_name2native_1(ff_proc *p, ff_term name)
{
    ff_native_name native;
    if (!ff_native_name_init(&native, name)) return ff_badarg(p);
    ff_term binary = ff_binary_new(p, native.bytes, native.n + 1);
    ff_native_name_fini(&native);
    return binary;
}

static ff_term characters(ff_proc *p, ff_term binary)
{
    ff_bytes b = ff_bytes_begin(binary);
    ff_term name = ff_name_from_native(p, (const char *)b.at, b.n);
    ff_bytes_end(&b);
    return name;
}

ff_term ff_bif_prim_file_internal_native2name_1(ff_proc *p, ff_term binary)
{
    if (!ff_is_binary(binary)) return ff_badarg(p);
    ff_term name = characters(p, binary);
    return ff_is_value(name) ? name : ff_tuple(p, FF_AM_error, FF_AM_warning);
}

ff_term ff_bif_prim_file_internal_normalize_utf8_1(ff_proc *p, ff_term binary)
{
    ff_term name = ff_is_binary(binary) ? characters(p, binary) : FF_NONVALUE;
    return ff_is_value(name) ? name : ff_badarg(p);
}

/* Only raw names, which are binaries, may fail to be: OTP takes nothing else. */
ff_term ff_bif_prim_file_is_translatable_1(ff_proc *p, ff_term name)
{
    if (!ff_is_binary(name)) return ff_badarg(p);
    return ff_is_value(characters(p, name)) ? FF_AM_true : FF_AM_false;
}

ff_term ff_bif_file_native_name_encoding_0(ff_proc *p)
{
    (void)p;
    return FF_AM_utf8;
}
