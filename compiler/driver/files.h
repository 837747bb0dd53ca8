/* compiler/driver/files.h -- Whole files, folders, and a private folder that does not outlive us.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_FILES_H
#define FFC_DRIVER_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "compiler/util/arena.h"
#include "compiler/util/path.h"
#include "compiler/util/str.h"
#include "compiler/util/vec.h"

typedef FFC_VEC(const char *) ffc_names;

bool ffc_is_folder(const char *path);
bool ffc_is_file(const char *path);

/* Appends the file's bytes. 0, or an errno. */
int ffc_read_file(const char *path, ffc_str *out);

/* Makes or replaces the file; a failure leaves none behind. 0, or an errno. */
int ffc_write_file(const char *path, const void *bytes, size_t n, unsigned mode);

/* The same, so that whoever looks sees the old file or the new one and never a part: a new file beside, renamed. */
int ffc_replace_file(const char *path, const void *bytes, size_t n, unsigned mode);

/* Makes the folder and those above it; 0 when it is there in the end, or an errno. */
int ffc_make_folder(const char *path);

/* Names in a folder but those that start with a dot, sorted by bytes; in the arena. False: it cannot be read. */
bool ffc_list_folder(ffc_arena *a, const char *path, ffc_names *out);

/* A new folder of our own under $TMPDIR; NULL with errno set when that fails. */
const char *ffc_make_temp_folder(ffc_arena *a);
void ffc_remove_tree(const char *path);

#endif
