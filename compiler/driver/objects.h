/* compiler/driver/objects.h -- Generated C to objects: from the cache, or by several clangs at a time.
 * Owns its running children: after ffc_objects_finish there are none.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_OBJECTS_H
#define FFC_DRIVER_OBJECTS_H

#include <sys/types.h>

#include "compiler/driver/cache.h"
#include "compiler/driver/files.h"
#include "compiler/driver/progress.h"

typedef struct ffc_object_job {
    pid_t pid;
    const char *name, *object, *log;
    ffc_cache_key key;
} ffc_object_job;

typedef struct ffc_objects {
    ffc_diag *diag;
    ffc_arena *arena;
    const ffc_toolchain *toolchain;
    ffc_progress *progress;
    ffc_cache cache;
    const char *temp, *c_folder;       /* where objects and logs go, and the C text */
    unsigned max_running;
    FFC_VEC(ffc_object_job) running;
    ffc_names paths;                   /* the objects, in the order they were asked for */
    bool failed;
} ffc_objects;

/* jobs 0: as many as there are processors that we may use. Borrows everything. */
void ffc_objects_init(ffc_objects *ob, ffc_diag *d, ffc_arena *a, const ffc_toolchain *t, ffc_progress *p, unsigned jobs);

/* Starts making the object of a C text, waiting when enough are under way. `file` is unique and has no suffix. False when it is no use to go on. */
bool ffc_objects_add(ffc_objects *ob, const char *name, const char *file, const ffc_str *text);

/* Waits for all; true when every object is there. */
bool ffc_objects_finish(ffc_objects *ob);

/* Reports that a tool failed, with the beginning of what it said. Always false. */
bool ffc_report_tool(ffc_diag *d, const char *what, int status, const char *log);

#endif
