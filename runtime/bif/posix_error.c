/* runtime/bif/posix_error.c -- POSIX error numbers, which differ from target to target, as Erlang's atoms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/posix_error.h"
#include "ff_atoms.tab.h"

#include <errno.h>

#define ERRORS(X)                                                                                                  \
    X(E2BIG, e2big) X(EACCES, eacces) X(EADDRINUSE, eaddrinuse) X(EADDRNOTAVAIL, eaddrnotavail)                    \
    X(EAFNOSUPPORT, eafnosupport) X(EAGAIN, eagain) X(EALREADY, ealready) X(EBADF, ebadf) X(EBUSY, ebusy)          \
    X(ECANCELED, ecanceled) X(ECHILD, echild) X(ECONNABORTED, econnaborted) X(ECONNREFUSED, econnrefused)          \
    X(ECONNRESET, econnreset) X(EDEADLK, edeadlk) X(EDESTADDRREQ, edestaddrreq) X(EDOM, edom) X(EDQUOT, edquot)    \
    X(EEXIST, eexist) X(EFAULT, efault) X(EFBIG, efbig) X(EHOSTUNREACH, ehostunreach) X(EILSEQ, eilseq)            \
    X(EINPROGRESS, einprogress) X(EINTR, eintr) X(EINVAL, einval) X(EIO, eio) X(EISCONN, eisconn)                  \
    X(EISDIR, eisdir) X(ELOOP, eloop) X(EMFILE, emfile) X(EMLINK, emlink) X(EMSGSIZE, emsgsize)                    \
    X(ENAMETOOLONG, enametoolong) X(ENETDOWN, enetdown) X(ENETUNREACH, enetunreach) X(ENFILE, enfile)              \
    X(ENOBUFS, enobufs) X(ENODEV, enodev) X(ENOENT, enoent) X(ENOEXEC, enoexec) X(ENOLCK, enolck)                  \
    X(ENOMEM, enomem) X(ENOSPC, enospc) X(ENOSYS, enosys) X(ENOTCONN, enotconn) X(ENOTDIR, enotdir)                \
    X(ENOTEMPTY, enotempty) X(ENOTSOCK, enotsock) X(ENOTSUP, enotsup) X(ENOTTY, enotty) X(ENXIO, enxio)            \
    X(EOVERFLOW, eoverflow) X(EPERM, eperm) X(EPIPE, epipe) X(ERANGE, erange) X(EROFS, erofs) X(ESPIPE, espipe)    \
    X(ESRCH, esrch) X(ESTALE, estale) X(ETIMEDOUT, etimedout) X(ETXTBSY, etxtbsy) X(EXDEV, exdev)

ff_term ff_posix_atom(int error)
{
    switch (error) {
#define CASE(number, name) case number: return FF_AM_##name;
        ERRORS(CASE)
    default: return FF_AM_unknown;
    }
}

ff_term ff_posix_error(ff_proc *p, int error) { return ff_tuple(p, FF_AM_error, ff_posix_atom(error)); }

ff_term ff_posix_result(ff_proc *p, int error) { return error ? ff_posix_error(p, error) : FF_AM_ok; }
