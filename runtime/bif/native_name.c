/* runtime/bif/native_name.c -- See native_name.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/native_name.h"
#include "bin/binary.h"
#include "bin/utf.h"
#include "ff_vm.h"

#include <string.h>

enum { UTF8_MAX_BYTES = 4, FIRST_CAPACITY = 128 };

typedef struct writer {
    char *bytes;
    size_t n, capacity;
    ff_term *later; /* tails of the lists around the current one */
    size_t n_later, later_capacity;
} writer;

static void put_char(writer *w, uint32_t c)
{
    if (w->n + UTF8_MAX_BYTES >= w->capacity) w->bytes = ff_realloc(w->bytes, w->capacity *= 2);
    w->n += ff_utf8_put((uint8_t *)w->bytes + w->n, c);
}

static void push(writer *w, ff_term tail)
{
    if (w->n_later == w->later_capacity) {
        w->later_capacity = w->later_capacity ? 2 * w->later_capacity : 8;
        w->later = ff_realloc(w->later, w->later_capacity * sizeof *w->later);
    }
    w->later[w->n_later++] = tail;
}

static bool put_list(writer *w, ff_term t)
{
    for (;;) {
        while (ff_is_nil(t) && w->n_later > 0) t = w->later[--w->n_later];
        if (!ff_is_cons(t)) return ff_is_nil(t);
        ff_term head = ff_head(t);
        t = ff_tail(t);
        if (ff_is_list(head)) {
            push(w, t);
            t = head;
        } else if (ff_is_small(head) && ff_small_to_int(head) > 0 && ff_is_code_point((uint64_t)ff_small_to_int(head))) {
            put_char(w, (uint32_t)ff_small_to_int(head));
        } else {
            return false;
        }
    }
}

static bool put_binary(writer *w, ff_term binary)
{
    ff_bytes b = ff_bytes_begin(binary);
    bool ok = memchr(b.at, 0, b.n) == NULL;
    if (ok) {
        w->bytes = ff_realloc(w->bytes, w->capacity = b.n + 1);
        memcpy(w->bytes, b.at, b.n);
        w->n = b.n;
    }
    ff_bytes_end(&b);
    return ok;
}

bool ff_native_name_init(ff_native_name *name, ff_term t)
{
    writer w = {.bytes = ff_malloc(FIRST_CAPACITY), .capacity = FIRST_CAPACITY};
    bool ok = ff_is_list(t) ? put_list(&w, t) : ff_is_binary(t) && put_binary(&w, t);
    ff_free(w.later);
    w.bytes[w.n] = '\0';
    *name = (ff_native_name){w.bytes, w.n};
    if (!ok) ff_native_name_fini(name);
    return ok;
}

void ff_native_name_fini(ff_native_name *name) { ff_free(name->bytes); }

static bool count_chars(const uint8_t *bytes, size_t n, size_t *count)
{
    *count = 0;
    for (size_t at = 0, used; at < n; at += used, ++*count) {
        uint32_t c;
        if (ff_utf8_get(bytes + at, n - at, &c, &used) != FF_UTF_OK) return false;
    }
    return true;
}

ff_term ff_name_from_native(ff_proc *p, const char *text, size_t n)
{
    const uint8_t *bytes = (const uint8_t *)text;
    size_t count;
    if (!count_chars(bytes, n, &count)) return FF_NONVALUE;
    if (count == 0) return FF_NIL;
    ff_word *hp = ff_alloc(p, count * FF_CONS_WORDS);
    ff_term list = ff_cons_from_ptr(hp);
    for (size_t at = 0, used; at < n; at += used) {
        uint32_t c;
        ff_utf8_get(bytes + at, n - at, &c, &used);
        ff_term rest = at + used < n ? ff_cons_from_ptr(hp + FF_CONS_WORDS) : FF_NIL;
        ff_put_cons(&hp, ff_small_from_int(c), rest);
    }
    return list;
}
