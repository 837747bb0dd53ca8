/* runtime/bif/prim_file.c -- Module prim_file: open files. The Erlang code above these functions is OTP's.
 * A reference whose file is closed answers einval; a closed file and one that never was look alike.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/native_name.h"
#include "bif/posix_error.h"
#include "bif/prim_file_info.h"
#include "bif/resource.h"
#include "bin/binary.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_target_fs.h"
#include "proc/table.h"

#include <errno.h>

enum { FIRST_READ_BYTES = 64 * 1024, BYTES_PER_REDUCTION = 1024, AT_POSITION = -1 };

/* ---- files that are open ---- */

/* I1  A file is closed when no reference to it is left; one whose owner is dead, when the number of files has doubled. */
typedef struct ff_file {
    ff_resource resource;
    struct ff_file *next, **at;  /* in vm->files */
    ff_vm *vm;
    ff_term owner;               /* a pid */
    int fd;                      /* CLOSED: it is in no list */
} ff_file;

enum { CLOSED = -1, FIRST_SWEEP = 32 };

static int close_file(ff_file *f)
{
    int fd = f->fd;
    f->fd = CLOSED;
    *f->at = f->next;
    if (f->next) f->next->at = f->at;
    f->vm->n_files--;
    return ff_fs_close(fd);
}

static void fini_file(ff_resource *r)
{
    ff_file *f = (ff_file *)r;
    if (f->fd != CLOSED) close_file(f);
}

static const ff_resource_kind file_kind = {fini_file};

static void close_orphans(ff_vm *vm)
{
    for (ff_file *next, *f = vm->files; f; f = next) {
        next = f->next;
        if (!ff_proc_lookup(vm, f->owner)) close_file(f);
    }
    vm->next_file_sweep = vm->n_files < FIRST_SWEEP ? FIRST_SWEEP : 2 * vm->n_files;
}

/* {ok, Reference} */
static ff_term file_new(ff_proc *p, int fd)
{
    ff_vm *vm = p->vm;
    ff_term ref;
    if (vm->n_files >= vm->next_file_sweep) close_orphans(vm);
    ff_file *f = ff_resource_new(p, &file_kind, sizeof *f, 0, &ref);
    f->next = vm->files;
    f->at = &vm->files;
    if (f->next) f->next->at = &f->next;
    vm->files = f;
    vm->n_files++;
    f->vm = vm;
    f->owner = p->self;
    f->fd = fd;
    return ff_tuple(p, FF_AM_ok, ref);
}

static ff_file *open_file(ff_term ref)
{
    ff_file *f = ff_resource_of(ref, &file_kind);
    return f && f->fd != CLOSED ? f : NULL;
}

/* ---- arguments ---- */

/* 0, or what the BIF returns for something else than a file that is open. */
static bool file_of(ff_proc *p, ff_term ref, int *fd, ff_term *failure)
{
    const ff_file *file = open_file(ref);
    if (!file) *failure = ff_is_ref(ref) ? ff_posix_error(p, EINVAL) : ff_badarg(p);
    else *fd = file->fd;
    return file != NULL;
}

/* A number that is no size is einval, another term badarg. */
static bool size_of(ff_proc *p, ff_term t, int64_t *size, ff_term *failure)
{
    bool ok = ff_is_small(t) && ff_small_to_int(t) >= 0;
    if (ok) *size = ff_small_to_int(t);
    else *failure = ff_is_number(t) ? ff_posix_error(p, EINVAL) : ff_badarg(p);
    return ok;
}

/* ---- opening, closing ---- */

static unsigned mode_of(ff_term option)
{
    static const struct {
        ff_term name;
        unsigned mode;
    } modes[] = {
        {FF_AM_read, FF_FS_READ},           {FF_AM_write, FF_FS_WRITE}, {FF_AM_append, FF_FS_APPEND | FF_FS_WRITE},
        {FF_AM_exclusive, FF_FS_EXCLUSIVE | FF_FS_WRITE},               {FF_AM_sync, FF_FS_SYNC},
        {FF_AM_directory, FF_FS_DIRECTORY}, {FF_AM_skip_type_check, FF_FS_ANY_TYPE},
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (ff_same(option, modes[i].name)) return modes[i].mode;
    return 0; /* an option that the Erlang code looks at */
}

static unsigned modes_of(ff_term options)
{
    unsigned modes = 0;
    for (; ff_is_cons(options); options = ff_tail(options)) modes |= mode_of(ff_head(options));
    return modes & (FF_FS_READ | FF_FS_WRITE) ? modes : modes | FF_FS_READ;
}

ff_term ff_bif_prim_file_open_nif_2(ff_proc *p, ff_term path, ff_term options)
{
    ff_native_name name;
    int fd;
    if (!ff_is_list(options) || !ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_open(name.bytes, modes_of(options), &fd);
    ff_native_name_fini(&name);
    return error ? ff_posix_error(p, error) : file_new(p, fd);
}

ff_term ff_bif_prim_file_file_desc_to_ref_nif_1(ff_proc *p, ff_term fd)
{
    ff_fs_info info;
    if (!ff_is_small(fd) || ff_small_to_int(fd) < 0 || ff_small_to_int(fd) > INT32_MAX) return ff_badarg(p);
    int error = ff_fs_handle_info((int)ff_small_to_int(fd), &info);
    return error ? ff_posix_error(p, error) : file_new(p, (int)ff_small_to_int(fd));
}

ff_term ff_bif_prim_file_close_nif_1(ff_proc *p, ff_term ref)
{
    int fd;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure)) return failure;
    return ff_posix_result(p, close_file(open_file(ref)));
}

ff_term ff_bif_prim_file_delayed_close_nif_1(ff_proc *p, ff_term ref)
{
    ff_file *file = open_file(ref);
    (void)p;
    if (file) close_file(file);
    return FF_AM_ok;
}

ff_term ff_bif_prim_file_get_handle_nif_1(ff_proc *p, ff_term ref)
{
    int fd;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure)) return failure;
    int32_t native = fd;
    return ff_binary_new(p, &native, sizeof native);
}

/* ---- reading ---- */

typedef struct byte_buffer {
    uint8_t *bytes;
    size_t n, capacity;
} byte_buffer;

/* Reads until the end of the file or `most` bytes; memory grows with what there is, not with what was asked for. */
static int read_up_to(int fd, int64_t offset, uint64_t most, byte_buffer *b)
{
    *b = (byte_buffer){NULL, 0, 0};
    for (;;) {
        if (b->n == b->capacity) {
            uint64_t wanted = b->capacity ? 2 * (uint64_t)b->capacity : FIRST_READ_BYTES;
            b->capacity = (size_t)(wanted < most ? wanted : most);
            b->bytes = ff_realloc(b->bytes, b->capacity);
        }
        size_t done = 0;
        int64_t at = offset < 0 ? AT_POSITION : offset + (int64_t)b->n;
        int error = b->n == b->capacity ? 0 : ff_fs_read(fd, at, b->bytes + b->n, b->capacity - b->n, &done);
        b->n += done;
        if (error || done == 0) return b->n ? 0 : error;
    }
}

/* What was read as a binary, or FF_AM_eof for nothing where something was wanted. */
static ff_term data_term(ff_proc *p, const byte_buffer *b, bool wanted)
{
    ff_bump(p, b->n / BYTES_PER_REDUCTION);
    return b->n || !wanted ? ff_binary_new(p, b->bytes, b->n) : FF_AM_eof;
}

static ff_term read_at(ff_proc *p, int fd, int64_t offset, int64_t size)
{
    byte_buffer b;
    int error = read_up_to(fd, offset, (uint64_t)size, &b);
    ff_term data = error ? FF_AM_eof : data_term(p, &b, true);
    ff_free(b.bytes);
    if (error) return ff_posix_error(p, error);
    return ff_same(data, FF_AM_eof) ? data : ff_tuple(p, FF_AM_ok, data);
}

ff_term ff_bif_prim_file_read_nif_2(ff_proc *p, ff_term ref, ff_term size)
{
    int fd;
    int64_t n;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure) || !size_of(p, size, &n, &failure)) return failure;
    return read_at(p, fd, AT_POSITION, n);
}

ff_term ff_bif_prim_file_pread_nif_3(ff_proc *p, ff_term ref, ff_term offset, ff_term size)
{
    int fd;
    int64_t at, n;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure) || !size_of(p, offset, &at, &failure) || !size_of(p, size, &n, &failure))
        return failure;
    return read_at(p, fd, at, n);
}

ff_term ff_bif_prim_file_read_file_nif_1(ff_proc *p, ff_term path)
{
    ff_native_name name;
    int fd;
    if (!ff_native_path_init(&name, path)) return ff_badarg(p);
    int error = ff_fs_open(name.bytes, FF_FS_READ, &fd);
    ff_native_name_fini(&name);
    if (error) return ff_posix_error(p, error);
    byte_buffer b;
    error = read_up_to(fd, AT_POSITION, SIZE_MAX / 4, &b);
    ff_fs_close(fd);
    ff_term data = error ? FF_NIL : data_term(p, &b, false);
    ff_free(b.bytes);
    return error ? ff_posix_error(p, error) : ff_tuple(p, FF_AM_ok, data);
}

static uint32_t big_endian_32(const uint8_t *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* At offset stand the size and the offset of a block, each in 32 bits, the most significant byte first. */
ff_term ff_bif_prim_file_ipread_s32bu_p32bu_nif_3(ff_proc *p, ff_term ref, ff_term offset, ff_term most)
{
    enum { POINTER_BYTES = 8 };
    int fd;
    int64_t at, limit;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure) || !size_of(p, offset, &at, &failure) || !size_of(p, most, &limit, &failure))
        return failure;
    byte_buffer pointer, block;
    int error = read_up_to(fd, at, POINTER_BYTES, &pointer);
    bool whole = !error && pointer.n == POINTER_BYTES;
    uint32_t size = whole ? big_endian_32(pointer.bytes) : 0, start = whole ? big_endian_32(pointer.bytes + 4) : 0;
    ff_free(pointer.bytes);
    if (error) return ff_posix_error(p, error);
    if (!whole || size > limit) return FF_AM_eof;
    error = read_up_to(fd, start, size, &block);
    ff_term data = error ? FF_NIL : data_term(p, &block, true);
    ff_free(block.bytes);
    if (error) return ff_posix_error(p, error);
    return ff_tuple(p, FF_AM_ok, ff_tuple(p, ff_small_from_int(size), ff_small_from_int(start), data));
}

/* ---- writing ---- */

static bool is_iovec(ff_term list)
{
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!ff_is_binary(ff_head(list))) return false;
    return ff_is_nil(list);
}

/* Moves *offset on where one is given. */
static int write_bytes(int fd, int64_t *offset, const uint8_t *bytes, size_t n)
{
    while (n > 0) {
        size_t done;
        int error = ff_fs_write(fd, *offset, bytes, n, &done);
        if (error) return error;
        bytes += done, n -= done;
        if (*offset >= 0) *offset += (int64_t)done;
    }
    return 0;
}

static ff_term write_at(ff_proc *p, int fd, int64_t offset, ff_term iovec)
{
    if (!is_iovec(iovec)) return ff_badarg(p);
    int error = 0;
    for (; ff_is_cons(iovec) && !error; iovec = ff_tail(iovec)) {
        ff_bytes b = ff_bytes_begin(ff_head(iovec));
        error = write_bytes(fd, &offset, b.at, b.n);
        ff_bump(p, b.n / BYTES_PER_REDUCTION);
        ff_bytes_end(&b);
    }
    return ff_posix_result(p, error);
}

ff_term ff_bif_prim_file_write_nif_2(ff_proc *p, ff_term ref, ff_term iovec)
{
    int fd;
    ff_term failure;
    return file_of(p, ref, &fd, &failure) ? write_at(p, fd, AT_POSITION, iovec) : failure;
}

ff_term ff_bif_prim_file_pwrite_nif_3(ff_proc *p, ff_term ref, ff_term offset, ff_term iovec)
{
    int fd;
    int64_t at;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure) || !size_of(p, offset, &at, &failure)) return failure;
    return write_at(p, fd, at, iovec);
}

/* ---- positions and the rest ---- */

ff_term ff_bif_prim_file_seek_nif_3(ff_proc *p, ff_term ref, ff_term mark, ff_term offset)
{
    int fd;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure)) return failure;
    bool start = ff_same(mark, FF_AM_bof), current = ff_same(mark, FF_AM_cur);
    if (!ff_is_small(offset) || (!start && !current && !ff_same(mark, FF_AM_eof))) return ff_badarg(p);
    ff_fs_seek from = start ? FF_FS_FROM_START : current ? FF_FS_FROM_CURRENT : FF_FS_FROM_END;
    int64_t position;
    int error = ff_fs_seek_to(fd, ff_small_to_int(offset), from, &position);
    return error ? ff_posix_error(p, error) : ff_tuple(p, FF_AM_ok, ff_integer_from_i64(p, position));
}

ff_term ff_bif_prim_file_sync_nif_2(ff_proc *p, ff_term ref, ff_term data_only)
{
    int fd;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure)) return failure;
    if (!ff_is_small(data_only)) return ff_badarg(p);
    return ff_posix_result(p, ff_fs_sync(fd, ff_small_to_int(data_only) != 0));
}

ff_term ff_bif_prim_file_truncate_nif_1(ff_proc *p, ff_term ref)
{
    int fd;
    ff_term failure;
    return file_of(p, ref, &fd, &failure) ? ff_posix_result(p, ff_fs_truncate(fd)) : failure;
}

ff_term ff_bif_prim_file_allocate_nif_3(ff_proc *p, ff_term ref, ff_term offset, ff_term size)
{
    int fd;
    int64_t at, n;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure) || !size_of(p, offset, &at, &failure) || !size_of(p, size, &n, &failure))
        return failure;
    return ff_posix_result(p, ff_fs_allocate(fd, at, n));
}

/* Advice changes nothing that a program can see: it is checked, not passed on. */
ff_term ff_bif_prim_file_advise_nif_4(ff_proc *p, ff_term ref, ff_term offset, ff_term size, ff_term advice)
{
    static const ff_term known[] = {FF_AM_normal,    FF_AM_random,    FF_AM_sequential,
                                    FF_AM_will_need, FF_AM_dont_need, FF_AM_no_reuse};
    int fd;
    int64_t at, n;
    ff_term failure;
    if (!file_of(p, ref, &fd, &failure) || !size_of(p, offset, &at, &failure) || !size_of(p, size, &n, &failure))
        return failure;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ff_same(advice, known[i])) return FF_AM_ok;
    return ff_posix_error(p, EINVAL);
}

ff_term ff_bif_prim_file_read_handle_info_nif_1(ff_proc *p, ff_term ref)
{
    int fd;
    ff_term failure;
    ff_fs_info info;
    if (!file_of(p, ref, &fd, &failure)) return failure;
    int error = ff_fs_handle_info(fd, &info);
    return error ? ff_posix_error(p, error) : ff_file_info_term(p, &info);
}
