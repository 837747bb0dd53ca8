/* compiler/driver/cachesize.c -- Keeps the folder of compiled objects from growing without end.
 *
 * One of 4096 objects that are kept, told by its key, has the folder looked through: what was used longest ago goes, until three
 * quarters of the limit are left. Nothing that was used within the last hour goes, as another build may be about to link it.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "compiler/driver/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/driver/files.h"

enum { IN_USE_S = 3600, BLOCK_BYTES = 512 };
#define DEFAULT_BYTES (UINT64_C(10) << 30)

bool ffc_cache_size(uint64_t *bytes)
{
    const char *text = getenv("FIREFLYC_CACHE_SIZE");
    *bytes = DEFAULT_BYTES;
    if (!text || !*text)
        return true;
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long n = strtoull(text, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (errno || text[0] < '0' || text[0] > '9' || (*end && (!unit || end[1])) || n > UINT64_MAX >> shift)
        return false;
    *bytes = (uint64_t)n << shift;
    return true;
}

typedef struct kept { const char *path; uint64_t bytes; time_t used; } kept;

static int by_use(const void *a, const void *b)
{
    time_t x = ((const kept *)a)->used, y = ((const kept *)b)->used;
    return (x > y) - (x < y);
}

/* The sum beside KEY.o counts and goes with it. */
static void remove_kept(ffc_arena *a, const kept *k)
{
    unlink(k->path);
    if (ffc_has_suffix(k->path, ".o"))
        unlink(ffc_arena_printf(a, "%.*ssum", (int)strlen(k->path) - 1, k->path));
}

void ffc_cache_trim(ffc_arena *a, const char *folder, uint64_t max_bytes, time_t now)
{
    FFC_VEC(kept) all = { 0 };
    uint64_t total = 0;
    struct dirent *e;
    DIR *dir = opendir(folder);
    while (dir && (e = readdir(dir))) {
        struct stat st;
        if (ffc_has_suffix(e->d_name, ".sum") || fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
            continue;
        kept k = { ffc_arena_printf(a, "%s/%s", folder, e->d_name), (uint64_t)st.st_blocks * BLOCK_BYTES + (uint64_t)st.st_blksize, st.st_mtim.tv_sec };
        ffc_vec_push(&all, k);
        total += k.bytes;
    }
    if (dir)
        closedir(dir);
    if (total > max_bytes) {
        qsort(all.items, all.n, sizeof *all.items, by_use);
        for (size_t i = 0; i < all.n && total > max_bytes / 4 * 3 && all.items[i].used < now - IN_USE_S; i++) {
            remove_kept(a, &all.items[i]);
            total -= all.items[i].bytes;
        }
    }
    ffc_vec_fini(&all);
}
