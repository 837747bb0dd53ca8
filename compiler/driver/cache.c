/* compiler/driver/cache.c -- Keys, look-ups and copies.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compiler/driver/files.h"
#include "runtime/bif/md5.h"

enum { TRIM_DIGITS = 3 }; /* one key of 4096 ends in that many zeros */

/* ---- hashing ---- */

static ffc_cache_key key_end(ff_md5 *m)
{
    uint8_t digest[FF_MD5_BYTES];
    ffc_cache_key key;
    ff_md5_final(m, digest);
    for (int i = 0; i < FF_MD5_BYTES; i++) {
        key.hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        key.hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    key.hex[FFC_KEY_CHARS] = '\0';
    return key;
}

/* With its NUL, so that "ab","c" and "a","bc" differ. */
static void add_text(ff_md5 *m, const char *text)
{
    ff_md5_update(m, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void add_file(ff_md5 *m, const char *path)
{
    ffc_str text = { 0 };
    ffc_read_file(path, &text);
    ff_md5_update(m, &text.n, sizeof text.n);
    ff_md5_update(m, text.s, text.n);
    ffc_str_fini(&text);
}

static void add_headers(ff_md5 *m, ffc_arena *a, const char *folder)
{
    ffc_names names = { 0 };
    ffc_list_folder(a, folder, &names);
    for (size_t i = 0; i < names.n; i++) {
        const char *path = ffc_arena_printf(a, "%s/%s", folder, names.items[i]);
        add_text(m, names.items[i]);
        if (ffc_is_folder(path))
            add_headers(m, a, path);
        else
            add_file(m, path);
    }
}

/* Stands for the version: asking clang itself costs more than all the rest. */
static void add_identity(ff_md5 *m, const char *program)
{
    struct stat st = { 0 };
    stat(program, &st);
    int64_t facts[] = { st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec };
    add_text(m, program);
    ff_md5_update(m, facts, sizeof facts);
}

/* ---- the folder ---- */

static const char *cache_folder(ffc_arena *a)
{
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME"), *folder = NULL;
    if (xdg && *xdg == '/')
        folder = ffc_arena_printf(a, "%s/fireflyc/obj", xdg);
    else if (home && *home == '/')
        folder = ffc_arena_printf(a, "%s/.cache/fireflyc/obj", home);
    return folder && ffc_make_folder(folder) == 0 ? folder : NULL;
}

void ffc_cache_init(ffc_cache *c, ffc_arena *a, const ffc_toolchain *t)
{
    ff_md5 m;
    ff_md5_init(&m);
    add_identity(&m, t->clang);
    add_text(&m, t->flavour);
    add_text(&m, t->optimize);
    add_text(&m, t->debug ? "-g" : NULL);
    add_file(&m, ffc_arena_printf(a, "%s/%s/cc.cfg", t->library, t->flavour));
    add_headers(&m, a, ffc_arena_printf(a, "%s/include", t->library));
    *c = (ffc_cache){ .folder = cache_folder(a), .base = key_end(&m) };
}

ffc_cache_key ffc_cache_key_of(const ffc_cache *c, const char *c_text, size_t n)
{
    ff_md5 m;
    ff_md5_init(&m);
    add_text(&m, c->base.hex);
    ff_md5_update(&m, c_text, n);
    return key_end(&m);
}

/* ---- objects ---- */

static const char *path_of(const ffc_cache *c, ffc_arena *a, const ffc_cache_key *key, const char *suffix)
{
    return ffc_arena_printf(a, "%s/%s.%s", c->folder, key->hex, suffix);
}

static ffc_cache_key sum_of(const ffc_str *object)
{
    ff_md5 m;
    ff_md5_init(&m);
    ff_md5_update(&m, object->s, object->n);
    return key_end(&m);
}

static bool is_sound(const char *object_path, const char *sum_path)
{
    ffc_str object = { 0 }, sum = { 0 };
    bool sound = ffc_read_file(sum_path, &sum) == 0 && sum.n == FFC_KEY_CHARS && ffc_read_file(object_path, &object) == 0
                 && memcmp(sum_of(&object).hex, sum.s, FFC_KEY_CHARS) == 0;
    ffc_str_fini(&object);
    ffc_str_fini(&sum);
    return sound;
}

const char *ffc_cache_find(const ffc_cache *c, ffc_arena *a, const ffc_cache_key *key)
{
    if (!c->folder)
        return NULL;
    const char *object = path_of(c, a, key, "o");
    if (utimensat(AT_FDCWD, object, NULL, 0) != 0) /* used now: nobody removes it for an hour */
        return NULL;
    return is_sound(object, path_of(c, a, key, "sum")) ? object : NULL;
}

void ffc_cache_keep(const ffc_cache *c, ffc_arena *a, const ffc_cache_key *key, const char *object)
{
    ffc_str bytes = { 0 };
    if (c->folder && ffc_read_file(object, &bytes) == 0
        && ffc_replace_file(path_of(c, a, key, "o"), bytes.s, bytes.n, 0666) == 0)
        ffc_replace_file(path_of(c, a, key, "sum"), sum_of(&bytes).hex, FFC_KEY_CHARS, 0666);
    ffc_str_fini(&bytes);
    if (!c->folder || strcmp(key->hex + FFC_KEY_CHARS - TRIM_DIGITS, "000") != 0)
        return;
    uint64_t max_bytes;
    ffc_cache_size(&max_bytes);
    if (max_bytes > 0)
        ffc_cache_trim(a, c->folder, max_bytes, time(NULL));
}
