/* runtime/bif/md5.h -- The MD5 message digest (RFC 1321), for BIFs and for the compiler's identities of modules and objects. Not for security.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_MD5_H
#define FF_BIF_MD5_H

#include <stddef.h>
#include <stdint.h>

enum { FF_MD5_BYTES = 16, FF_MD5_BLOCK_BYTES = 64 };

typedef struct ff_md5 {
    uint32_t state[4];
    uint64_t n_bytes;
    uint8_t block[FF_MD5_BLOCK_BYTES]; /* the last n_bytes % 64 bytes */
} ff_md5;

void ff_md5_init(ff_md5 *m);
void ff_md5_update(ff_md5 *m, const void *bytes, size_t n);
/* Ends m. */
void ff_md5_final(ff_md5 *m, uint8_t digest[FF_MD5_BYTES]);

#endif
