/* compiler/driver/absent.h -- Features of the runtime that a program does not have (runtime/include/ff_feature.h).
 * A program is linked without all of them at first; the linker's map then shows which begin somewhere in it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_ABSENT_H
#define FFC_DRIVER_ABSENT_H

#include "compiler/driver/files.h"

typedef struct ffc_absent {
    ffc_names objects;   /* FOLDER/NAME.o stands for the functions of feature NAME */
} ffc_absent;

/* All features of the folder; none when it cannot be read. */
void ffc_absent_init(ffc_absent *absent, ffc_arena *a, const char *folder);

/* Takes out those that have begun in a program with this map; false when there are none, so that the program is whole. */
bool ffc_absent_drop_begun(ffc_absent *absent, const char *map);

#endif
