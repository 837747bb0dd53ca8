/* tests/unit/runtime/test_packet.c -- Sizes of packets, HTTP's lines, and any bytes at all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/http.h"
#include "fixture.h"
#include "tests/fuzz/fuzz_packet.c"

#include <string.h>

static int64_t size_of(ff_packet_type type, const char *bytes, size_t n)
{
    ff_packet_rules rules = {.type = type, .delimiter = '\n'};
    bool headers = false;
    return ff_packet_size(&rules, (const uint8_t *)bytes, n, &headers);
}

#define SIZE_OF(type, text) size_of(type, text, sizeof text - 1)

START_TEST(headers_tell_sizes)
{
    ck_assert_int_eq(SIZE_OF(FF_PACKET_1, "\3abc"), 4);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_2, "\1\0"), 258);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_4, "\0\0\0"), FF_PACKET_MORE);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_4, "\xff\xff\xff\xff"), FF_PACKET_INVALID);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_SUNRM, "\x80\0\0\2"), 6);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_ASN1, "\x30\x82\1\0"), 260);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_ASN1, "\x30\x85\1\0\0\0\0"), FF_PACKET_INVALID);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_CDR, "GIOP\1\0\1\0\2\0\0\0"), 14);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_FCGI, "\1\2\0\3\0\2\1\0"), 11);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_TPKT, "\3\0\0\6"), 6);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_TPKT, "\3\0\0\3"), FF_PACKET_INVALID);
    ck_assert_int_eq(SIZE_OF(FF_PACKET_SSL_TLS, "\x16\3\1\0\2"), 7);
}
END_TEST

START_TEST(lines_end_or_are_cut)
{
    ff_packet_rules rules = {.type = FF_PACKET_LINE, .truncate_bytes = 4, .delimiter = ';'};
    bool headers = false;
    ck_assert_int_eq(ff_packet_size(&rules, (const uint8_t *)"ab;", 3, &headers), 3);
    ck_assert_int_eq(ff_packet_size(&rules, (const uint8_t *)"abcdef", 6, &headers), 4);
    ck_assert_int_eq(ff_packet_size(&rules, (const uint8_t *)"abc", 3, &headers), FF_PACKET_MORE);
    rules.max_bytes = 2;
    ck_assert_int_eq(ff_packet_size(&rules, (const uint8_t *)"ab;", 3, &headers), FF_PACKET_INVALID);
}
END_TEST

/* Once a size is known, more bytes do not change it. */
START_TEST(sizes_do_not_depend_on_what_follows)
{
    static const char request[] = "GET / HTTP/1.1\r\nHost: a,\r\n b\r\n\r\nrest";
    int64_t known = FF_PACKET_MORE;
    for (size_t n = 0; n < sizeof request; n++) {
        int64_t size = size_of(FF_PACKET_HTTP, request, n);
        if (known != FF_PACKET_MORE) ck_assert_int_eq(size, known);
        known = size;
    }
    ck_assert_int_eq(known, 16);
    bool headers = true;
    ff_packet_rules rules = {.type = FF_PACKET_HTTP};
    ck_assert_int_eq(ff_packet_size(&rules, (const uint8_t *)request + 16, sizeof request - 17, &headers), 14);
}
END_TEST

static bool is_text(ff_slice s, const char *text) { return s.n == strlen(text) && memcmp(s.at, text, s.n) == 0; }

START_TEST(lines_of_http_are_taken_apart)
{
    ff_http h;
    bool headers = false;
    static const char request[] = "GET http://host:80/x HTTP/1.1\r\n", header[] = "x-REAL-name:  v\r\n";
    ff_http_parse(&h, (const uint8_t *)request, sizeof request - 1, &headers);
    ck_assert(h.kind == FF_HTTP_REQUEST && headers && h.known == 2 && h.uri == FF_URI_HTTP && h.port == 80);
    ck_assert(is_text(h.uri_first, "host") && is_text(h.uri_second, "/x") && h.major == 1 && h.minor == 1);
    ff_http_parse(&h, (const uint8_t *)header, sizeof header - 1, &headers);
    ck_assert(h.kind == FF_HTTP_HEADER && h.known == 0 && is_text(h.name, "X-Real-Name") && is_text(h.value, "v"));
    ff_http_parse(&h, (const uint8_t *)"\r\n", 2, &headers);
    ck_assert(h.kind == FF_HTTP_END && !headers);
}
END_TEST

/* Bytes of one text with a few changed, of every type. */
START_TEST(any_bytes_are_read_safely)
{
    static const char seeds[][64] = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.0 200 OK\r\n", "A: b\r\n c\r\n\r\n", "GIOP\1\0\1\0\2\0\0\0ab",
                                     "\x30\x82\0\2ab", "\x1f\x81\5\1x", "\1\2\0\3\0\2\1\0abP", "\x80\x0a\1\3\0abcdefgh"};
    uint32_t random = 1;
    for (int i = 0; i < 200000; i++) {
        uint8_t bytes[80];
        for (size_t at = 0; at < 3; at++) bytes[at] = (uint8_t)((random = random * 1664525 + 1013904223) >> 24);
        memcpy(bytes + 3, seeds[i % 8], 64);
        for (int k = 0; k < 3; k++) {
            random = random * 1664525 + 1013904223;
            bytes[3 + (random >> 8) % 64] = (uint8_t)(random >> 24);
        }
        fuzz_packet(bytes, 3 + (random >> 16) % 60);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("packet");
    TCase *t = tcase_create("packet");
    tcase_add_test(t, headers_tell_sizes);
    tcase_add_test(t, lines_end_or_are_cut);
    tcase_add_test(t, sizes_do_not_depend_on_what_follows);
    tcase_add_test(t, lines_of_http_are_taken_apart);
    tcase_add_test(t, any_bytes_are_read_safely);
    suite_add_tcase(s, t);
    return fixture_run(s);
}
