/* compiler/util/md5.h -- MD5 (RFC 1321): a module's identity, Module:module_info(md5). Not for security.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_MD5_H
#define FFC_UTIL_MD5_H

#include <stddef.h>
#include <stdint.h>

typedef struct ffc_md5 {
    uint32_t state[4];
    uint64_t n_bytes;
    uint8_t block[64];   /* the n_bytes % 64 bytes not yet mixed in */
} ffc_md5;

void ffc_md5_init(ffc_md5 *m);
void ffc_md5_add(ffc_md5 *m, const void *bytes, size_t n);
void ffc_md5_end(ffc_md5 *m, uint8_t digest[16]);

#endif
