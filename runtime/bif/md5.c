/* runtime/bif/md5.c -- The MD5 message digest (RFC 1321).
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/md5.h"

#include <string.h>

/* floor(2^32 * abs(sin(i + 1))) */
static const uint32_t sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};
static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

static uint32_t rotate(uint32_t v, unsigned by) { return v << by | v >> (32 - by); }

static void add_block(uint32_t state[4], const uint8_t *block)
{
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], words[16];
    memcpy(words, block, sizeof words);
    for (unsigned i = 0; i < 64; i++) {
        uint32_t mixed;
        unsigned word;
        switch (i / 16) {
        case 0: mixed = (b & c) | (~b & d); word = i; break;
        case 1: mixed = (d & b) | (~d & c); word = 5 * i + 1; break;
        case 2: mixed = b ^ c ^ d; word = 3 * i + 5; break;
        default: mixed = c ^ (b | ~d); word = 7 * i; break;
        }
        uint32_t sum = a + mixed + sines[i] + words[word % 16];
        a = d;
        d = c;
        c = b;
        b += rotate(sum, turns[i / 16][i % 4]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

void ff_md5_init(ff_md5 *m)
{
    *m = (ff_md5){.state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}};
}

void ff_md5_update(ff_md5 *m, const void *from, size_t n)
{
    const uint8_t *bytes = from;
    size_t held = m->n_bytes % FF_MD5_BLOCK_BYTES;
    m->n_bytes += n;
    if (held + n < FF_MD5_BLOCK_BYTES) {
        if (n) memcpy(m->block + held, bytes, n);
        return;
    }
    size_t first = FF_MD5_BLOCK_BYTES - held;
    memcpy(m->block + held, bytes, first);
    add_block(m->state, m->block);
    for (bytes += first, n -= first; n >= FF_MD5_BLOCK_BYTES; bytes += FF_MD5_BLOCK_BYTES, n -= FF_MD5_BLOCK_BYTES)
        add_block(m->state, bytes);
    if (n) memcpy(m->block, bytes, n);
}

void ff_md5_final(ff_md5 *m, uint8_t digest[FF_MD5_BYTES])
{
    static const uint8_t padding[FF_MD5_BLOCK_BYTES] = {0x80};
    uint64_t n_bits = m->n_bytes * 8;
    size_t held = m->n_bytes % FF_MD5_BLOCK_BYTES;
    ff_md5_update(m, padding, held < 56 ? 56 - held : 120 - held);
    ff_md5_update(m, &n_bits, sizeof n_bits);
    memcpy(digest, m->state, FF_MD5_BYTES);
}
