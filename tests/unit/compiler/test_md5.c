/* tests/unit/compiler/test_md5.c -- runtime/bif/md5.c, which the compiler uses too, against the test suite of RFC 1321.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "compiler/suite.h"
#include "runtime/bif/md5.h"

static const char *hex_md5(const char *text, size_t step)
{
    static char hex[33];
    uint8_t digest[16];
    size_t n = strlen(text);
    ff_md5 md5;
    ff_md5_init(&md5);
    for (size_t i = 0; i < n; i += step)
        ff_md5_update(&md5, text + i, n - i < step ? n - i : step);
    ff_md5_final(&md5, digest);
    for (unsigned i = 0; i < 16; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    return hex;
}

START_TEST(digests_of_the_rfc)
{
    static const char digits[] = "12345678901234567890123456789012345678901234567890123456789012345678901234567890";
    ck_assert_str_eq(hex_md5("", 1), "d41d8cd98f00b204e9800998ecf8427e");
    ck_assert_str_eq(hex_md5("message digest", 14), "f96b697d7cb7938d525a2f31aaf161d0");
    ck_assert_str_eq(hex_md5(digits, 80), "57edf4a22be3c955ac49da2e2107b67a");
    ck_assert_str_eq(hex_md5(digits, 7), "57edf4a22be3c955ac49da2e2107b67a");
}
END_TEST

RUN_SUITE("md5", digests_of_the_rfc)
