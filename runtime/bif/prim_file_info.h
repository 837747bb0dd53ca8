/* runtime/bif/prim_file_info.h -- What prim_file.c and prim_file_path.c share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_PRIM_FILE_INFO_H
#define FF_BIF_PRIM_FILE_INFO_H

#include "bif/native_name.h"
#include "ff_target_fs.h"

/* A path as prim_file's Erlang code encodes it: a binary that ends in a zero byte. */
bool ff_native_path_init(ff_native_name *name, ff_term path);
/* A #file_info{} with times in seconds. effects: allocates. */
ff_term ff_file_info_term(ff_proc *p, const ff_fs_info *info);

#endif
