/* compiler/beam/inflate.c -- zlib behind bounds: no claim of the input makes us allocate more than deflate could fill.
 * Deflate grows its input at most 1032-fold, so a larger declared size is a lie and is refused before allocation.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <zlib.h>

#include "compiler/beam/reader.h"
#include "compiler/util/vec.h"

enum {
    RATIO_MAX = 1032,
    RATIO_SLACK = 1024,
    INFLATED_MAX = 256 << 20,
    STEP = 64 << 10,
};

bool ffc_inflate_exactly(ffc_reader *r, ffc_bytes in, size_t n_out, ffc_bytes *out)
{
    size_t n_in = ffc_bytes_left(&in);
    if (n_out > INFLATED_MAX || n_out > (uint64_t)n_in * RATIO_MAX + RATIO_SLACK)
        return ffc_reader_error(r, "compressed data cannot hold the %zu bytes it declares", n_out);
    uint8_t *bytes = ffc_arena_alloc(r->a, n_out, 1);
    uLongf n = n_out;
    if (uncompress(bytes, &n, in.p, n_in) != Z_OK || n != n_out)
        return ffc_reader_error(r, "damaged compressed data");
    *out = ffc_bytes_of(bytes, n_out);
    return true;
}

/* Inflates into `buffer` until the stream ends; Z_STREAM_END, or another code when it is damaged or too large. */
static int inflate_all(z_stream *z, ffc_str *buffer)
{
    uint8_t step[STEP];
    int status = Z_OK;
    while (status == Z_OK && buffer->n <= INFLATED_MAX) {
        z->next_out = step;
        z->avail_out = sizeof step;
        status = inflate(z, Z_NO_FLUSH);
        ffc_str_bytes(buffer, step, sizeof step - z->avail_out);
    }
    return status;
}

bool ffc_inflate_file(ffc_reader *r, ffc_bytes in, ffc_bytes *out)
{
    enum { GZIP_ONLY = 16 + MAX_WBITS };
    z_stream z = {.next_in = (Bytef *)in.p, .avail_in = (uInt)ffc_bytes_left(&in)};
    ffc_str buffer = {0};
    if (inflateInit2(&z, GZIP_ONLY) != Z_OK)
        return ffc_reader_error(r, "zlib does not start");
    int status = inflate_all(&z, &buffer);
    inflateEnd(&z);
    if (status == Z_STREAM_END)
        *out = ffc_bytes_of((uint8_t *)ffc_arena_dup(r->a, ffc_str_text(&buffer), buffer.n), buffer.n);
    ffc_str_fini(&buffer);
    if (status == Z_OK)
        return ffc_reader_error(r, "compressed file is larger than %d MiB", INFLATED_MAX >> 20);
    return status == Z_STREAM_END || ffc_reader_error(r, "damaged compressed file");
}
