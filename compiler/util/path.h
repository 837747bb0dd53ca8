/* compiler/util/path.h -- Names of files, as texts.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_PATH_H
#define FFC_UTIL_PATH_H

#include <stdbool.h>

const char *ffc_base_name(const char *path);   /* borrows: what follows the last slash */
/* path lies in the folder, or in one of its own. A NULL folder has nothing. */
bool ffc_is_below(const char *path, const char *folder);
bool ffc_has_suffix(const char *name, const char *suffix);

#endif
