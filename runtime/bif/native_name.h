/* runtime/bif/native_name.h -- File names, and names and values of environment variables: UTF-8 outside, terms inside.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_NATIVE_NAME_H
#define FF_BIF_NATIVE_NAME_H

#include "ff_proc.h"

/* A characters' list, also a nested one, or a binary taken as it is, as bytes and a NUL that n does not count. */
typedef struct ff_native_name {
    char *bytes; /* ff_native_name_fini() frees them */
    size_t n;
} ff_native_name;

/* False, and nothing to free: it is none, or has a zero character before its end. */
bool ff_native_name_init(ff_native_name *name, ff_term t);
void ff_native_name_fini(ff_native_name *name);

/* The list of characters for UTF-8 bytes; FF_NONVALUE, with nothing raised, when they are not UTF-8. Allocates. */
ff_term ff_name_from_native(ff_proc *p, const char *bytes, size_t n);

#endif
