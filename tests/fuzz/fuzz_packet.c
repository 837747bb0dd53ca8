/* tests/fuzz/fuzz_packet.c -- Any bytes as packets of every type: no byte outside is read, sizes and slices stay inside.
 * The first byte chooses the type, the next two the limits; see fuzz.cmake.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_packet.h"
#include "bin/http.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void check(bool ok)
{
    if (!ok) abort();
}

static bool lies_in(ff_slice s, const uint8_t *bytes, size_t n)
{
    return s.n == 0 || (s.at >= bytes && s.at + s.n <= bytes + n);
}

static void check_http(const uint8_t *line, size_t n, bool headers)
{
    ff_http h;
    ff_http_parse(&h, line, n, &headers);
    bool root = h.uri_second.n == 1 && h.uri_second.at[0] == '/'; /* of a URI that has no path: not a part of the line */
    check(lies_in(h.value, line, n) && lies_in(h.raw_name, line, n) && lies_in(h.uri_first, line, n));
    check(root || lies_in(h.uri_second, line, n));
}

int fuzz_packet(const uint8_t *data, size_t size)
{
    if (size < 3) return 0;
    ff_packet_rules rules = {.type = (ff_packet_type)(data[0] % FF_PACKET__N), .max_bytes = data[1], .truncate_bytes = data[2],
                             .delimiter = '\n'};
    size_t n = size - 3;
    uint8_t *bytes = malloc(n ? n : 1);
    memcpy(bytes, data + 3, n);
    bool headers = data[0] & 0x80;
    int64_t packet = ff_packet_size(&rules, bytes, n, &headers);
    check(packet >= FF_PACKET_INVALID);
    if (packet > 0 && (uint64_t)packet <= n) {
        check(lies_in(ff_packet_body(rules.type, bytes, (size_t)packet), bytes, n));
        if (ff_packet_is_http(rules.type)) check_http(bytes, (size_t)packet, headers);
    }
    free(bytes);
    return 0;
}

#ifdef FUZZ
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_packet(data, size); }
#endif
