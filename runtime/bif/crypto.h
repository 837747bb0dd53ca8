/* runtime/bif/crypto.h -- What the files of module crypto share: names of algorithms, arguments, exceptions. All of them stand on
 * OpenSSL's libcrypto, natively and in wasm.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_CRYPTO_H
#define FF_BIF_CRYPTO_H

#include "bif/iolist.h"
#include "ff_vm.h"

#include <openssl/evp.h>

/* Makes libcrypto ready, without its configuration file; costs nothing the second time. */
void ff_crypto_start(void);

/* ---- algorithms ---- */

typedef struct ff_digest_type {
    ff_term name;
    const char *openssl;
    bool pbkdf2;          /* pbkdf2_hmac/5 takes it */
} ff_digest_type;

/* NULL: name is none. */
const ff_digest_type *ff_digest_find(ff_term name);
ff_term ff_digest_names(ff_proc *p);

typedef struct ff_cipher_type {
    ff_term name;
    const char *openssl;
    int key_bytes;        /* 0: whatever the algorithm takes */
    bool aead, ccm;
} ff_cipher_type;

/* key_bytes < 0: any. NULL: there is no such cipher, or not for keys of that size. */
const ff_cipher_type *ff_cipher_find(ff_term name, ptrdiff_t key_bytes);
ff_term ff_cipher_names(ff_proc *p);

/* ---- arguments and exceptions ---- */

/* iodata in consecutive memory, until ff_bytes_end(). False: raised badarg with the text. */
#define ff_crypto_bytes(p, t, n, bytes, text) (ff_iolist_begin(t, bytes) || (FF_CRYPTO_BADARG(p, n, text), false))

/* error:{Id, #{where}, Text}; crypto.erl makes {Id, {File, Line}, Text} of it. n: the place of the argument that is wrong,
 * from 0; -1: no argument's fault. Returns FF_NONVALUE. */
ff_term ff_crypto_raise(ff_proc *p, ff_term id, int n, const char *text, const char *file, int line);
#define FF_CRYPTO_BADARG(p, n, text) ff_crypto_raise(p, FF_AM_badarg, n, text, __FILE_NAME__, __LINE__)
#define FF_CRYPTO_NOTSUP(p, n, text) ff_crypto_raise(p, FF_AM_notsup, n, text, __FILE_NAME__, __LINE__)
#define FF_CRYPTO_ERROR(p, n, text) ff_crypto_raise(p, FF_AM_error, n, text, __FILE_NAME__, __LINE__)

enum { FF_CRYPTO_BYTES_PER_REDUCTION = 200 };

#endif
