/* compiler/driver/cache.h -- Objects compiled before, by the hash of all that decides what is in them.
 *
 * Under $XDG_CACHE_HOME/fireflyc/obj, or ~/.cache/...: KEY.o, and KEY.sum with the object's own hash. An object counts
 * only when its hash is the one that KEY.sum says, so a file cut short or damaged is compiled again. Every failure to read or
 * write here means no more than that: the cache never makes a build fail. An object's time is that of its last use; what was used longest ago goes when
 * there is too much (cachesize.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_CACHE_H
#define FFC_DRIVER_CACHE_H

#include <stdint.h>
#include <time.h>

#include "compiler/driver/toolchain.h"

enum { FFC_KEY_CHARS = 32 };

typedef struct ffc_cache_key { char hex[FFC_KEY_CHARS + 1]; } ffc_cache_key;

typedef struct ffc_cache {
    const char *folder;        /* NULL: there is none to be had */
    ffc_cache_key base;        /* of everything but the C text */
} ffc_cache;

/* Looks at clang (path, size, time), the flavour's flags, and the headers that generated C includes. */
void ffc_cache_init(ffc_cache *c, ffc_arena *a, const ffc_toolchain *t);

ffc_cache_key ffc_cache_key_of(const ffc_cache *c, const char *c_text, size_t n);

/* The path of a sound object of that key, or NULL. */
const char *ffc_cache_find(const ffc_cache *c, ffc_arena *a, const ffc_cache_key *key);

/* How many bytes may be kept, of $FIREFLYC_CACHE_SIZE (bytes, or with K, M or G): 0 for no limit. False: that is none, and the default holds. */
bool ffc_cache_size(uint64_t *bytes);

/* Removes what was used longest ago if the folder holds more than max_bytes, but nothing that was used in the hour before `now`. */
void ffc_cache_trim(ffc_arena *a, const char *folder, uint64_t max_bytes, time_t now);

/* Keeps a copy of the object. Now and then that trims the folder. */
void ffc_cache_keep(const ffc_cache *c, ffc_arena *a, const ffc_cache_key *key, const char *object);

#endif
