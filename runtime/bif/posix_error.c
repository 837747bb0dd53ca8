/* runtime/bif/posix_error.c -- POSIX error numbers, which differ from target to target, as Erlang's atoms.
 * atoms: of includers. Each name is written whole, for cmake/gen/gen_bif_atoms.c to see it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/posix_error.h"
#include "ff_atoms.tab.h"

#include <errno.h>

#define ERRORS(X)                                                                                                   \
    X(E2BIG, FF_AM_e2big) X(EACCES, FF_AM_eacces) X(EADDRINUSE, FF_AM_eaddrinuse)                                   \
    X(EADDRNOTAVAIL, FF_AM_eaddrnotavail) X(EAFNOSUPPORT, FF_AM_eafnosupport) X(EAGAIN, FF_AM_eagain)               \
    X(EALREADY, FF_AM_ealready) X(EBADF, FF_AM_ebadf) X(EBUSY, FF_AM_ebusy)                                         \
    X(ECANCELED, FF_AM_ecanceled) X(ECHILD, FF_AM_echild) X(ECONNABORTED, FF_AM_econnaborted)                       \
    X(ECONNREFUSED, FF_AM_econnrefused) X(ECONNRESET, FF_AM_econnreset) X(EDEADLK, FF_AM_edeadlk)                   \
    X(EDESTADDRREQ, FF_AM_edestaddrreq) X(EDOM, FF_AM_edom) X(EDQUOT, FF_AM_edquot)                                 \
    X(EEXIST, FF_AM_eexist) X(EFAULT, FF_AM_efault) X(EFBIG, FF_AM_efbig)                                           \
    X(EHOSTUNREACH, FF_AM_ehostunreach) X(EILSEQ, FF_AM_eilseq) X(EINPROGRESS, FF_AM_einprogress)                   \
    X(EINTR, FF_AM_eintr) X(EINVAL, FF_AM_einval) X(EIO, FF_AM_eio) X(EISCONN, FF_AM_eisconn)                       \
    X(EISDIR, FF_AM_eisdir) X(ELOOP, FF_AM_eloop) X(EMFILE, FF_AM_emfile) X(EMLINK, FF_AM_emlink)                   \
    X(EMSGSIZE, FF_AM_emsgsize) X(ENAMETOOLONG, FF_AM_enametoolong) X(ENETDOWN, FF_AM_enetdown)                     \
    X(ENETUNREACH, FF_AM_enetunreach) X(ENFILE, FF_AM_enfile) X(ENOBUFS, FF_AM_enobufs)                             \
    X(ENODEV, FF_AM_enodev) X(ENOENT, FF_AM_enoent) X(ENOEXEC, FF_AM_enoexec) X(ENOLCK, FF_AM_enolck)               \
    X(ENOMEM, FF_AM_enomem) X(ENOSPC, FF_AM_enospc) X(ENOSYS, FF_AM_enosys) X(ENOTCONN, FF_AM_enotconn)             \
    X(ENOTDIR, FF_AM_enotdir) X(ENOTEMPTY, FF_AM_enotempty) X(ENOTSOCK, FF_AM_enotsock)                             \
    X(ENOTSUP, FF_AM_enotsup) X(ENOTTY, FF_AM_enotty) X(ENXIO, FF_AM_enxio)                                         \
    X(EOVERFLOW, FF_AM_eoverflow) X(EPERM, FF_AM_eperm) X(EPIPE, FF_AM_epipe) X(ERANGE, FF_AM_erange)               \
    X(EROFS, FF_AM_erofs) X(ESPIPE, FF_AM_espipe) X(ESRCH, FF_AM_esrch) X(ESTALE, FF_AM_estale)                     \
    X(ETIMEDOUT, FF_AM_etimedout) X(ETXTBSY, FF_AM_etxtbsy) X(EXDEV, FF_AM_exdev)

ff_term ff_posix_atom(int error)
{
    switch (error) {
#define CASE(number, atom) case number: return atom;
        ERRORS(CASE)
    default: return FF_AM_unknown;
    }
}

ff_term ff_posix_error(ff_proc *p, int error) { return ff_tuple(p, FF_AM_error, ff_posix_atom(error)); }

ff_term ff_posix_result(ff_proc *p, int error) { return error ? ff_posix_error(p, error) : FF_AM_ok; }
