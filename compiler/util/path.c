/* compiler/util/path.c -- Names of files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/util/path.h"

#include <string.h>

const char *ffc_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool ffc_is_below(const char *path, const char *folder)
{
    size_t n = folder ? strlen(folder) : 0;
    return folder && strncmp(path, folder, n) == 0 && path[n] == '/';
}

bool ffc_has_suffix(const char *name, const char *suffix)
{
    size_t n = strlen(name), k = strlen(suffix);
    return n > k && strcmp(name + n - k, suffix) == 0;
}
