/* compiler/driver/absent.c -- See absent.h.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "compiler/driver/absent.h"

#include <string.h>

void ffc_absent_init(ffc_absent *absent, ffc_arena *a, const char *folder)
{
    ffc_names files = { 0 };
    *absent = (ffc_absent){ 0 };
    if (!ffc_list_folder(a, folder, &files))
        return;
    for (size_t i = 0; i < files.n; i++)
        if (ffc_has_suffix(files.items[i], ".o"))
            ffc_vec_push_in(a, &absent->objects, ffc_arena_printf(a, "%s/%s", folder, files.items[i]));
}

/* Whether map lists the piece .rodata.ff_feature_NAME, which nothing but the begin of the feature refers to. */
static bool begins(const char *map, const char *name, size_t n)
{
    static const char piece[] = ":(.rodata.ff_feature_";
    for (const char *at = map; (at = strstr(at, piece));) {
        at += sizeof piece - 1;
        if (strncmp(at, name, n) == 0 && at[n] == ')')
            return true;
    }
    return false;
}

bool ffc_absent_drop_begun(ffc_absent *absent, const char *map)
{
    size_t kept = 0, n = absent->objects.n;
    for (size_t i = 0; i < n; i++) {
        const char *object = absent->objects.items[i], *name = ffc_base_name(object);
        if (!begins(map, name, strlen(name) - strlen(".o")))
            absent->objects.items[kept++] = object;
    }
    absent->objects.n = kept;
    return kept < n;
}
