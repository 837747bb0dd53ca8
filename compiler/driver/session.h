/* compiler/driver/session.h -- What build, run and check share: the program that the inputs make, and where it is worked on.
 * Owns: the program, the atoms and the private folder, until ffc_session_fini.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_SESSION_H
#define FFC_DRIVER_SESSION_H

#include "compiler/driver/files.h"
#include "compiler/driver/linkmap.h"
#include "compiler/driver/options.h"

typedef FFC_VEC(const ffc_atom *) ffc_modules;

typedef struct ffc_session {
    const ffc_options *options;
    ffc_diag *diag;
    ffc_arena *arena;
    ffc_intern atoms;
    ffc_program program;
    bool carries_apps;         /* beside kernel and stdlib, or a configuration; or the entry is Elixir's */
    const char *library;       /* lib/fireflyc */
    const char *temp;          /* a folder of our own */
    ffc_names code_path;
    ffc_modules first;         /* the modules that the first input gave */
    FFC_VEC(ffc_file) files;   /* .app and .config files (apps.c) */
    FFC_VEC(ffc_setting) settings;
    ffc_names objects;         /* of the program, in the order of its units' C files, the image last (build.c) */
    ffc_pieces pieces;         /* what the linker made of them, when the report wants to know */
    ffc_names own_folders;     /* of applications that are neither OTP's nor Elixir's */
} ffc_session;

/* False after reporting inputs that are not there, or that there is no room for temporary files; ffc_session_fini is due
 * in any case. */
bool ffc_session_init(ffc_session *s, const ffc_options *o, ffc_diag *d, ffc_arena *a);
void ffc_session_fini(ffc_session *s);

/* Reads the inputs, settles the entry and marks what can be reached. */
bool ffc_session_load(ffc_session *s);

/* Looks at the inputs before any work; false after reporting what is wrong (inputs.c). */
bool ffc_inputs_check(ffc_session *s);

/* Compiles the sources among the inputs through erlc and elixirc (inputs.c). */
bool ffc_inputs_compile(ffc_session *s);

/* Makes the inputs part of the program, folders opened (inputs.c). */
bool ffc_inputs_add(ffc_session *s);

/* Reads the applications and configurations that the options name, and those that these name (apps.c). */
bool ffc_apps_add(ffc_session *s);

/* Carries, for an entry of Elixir's, the applications elixir and logger (apps.c). */
bool ffc_apps_add_elixir(ffc_session *s);

/* Reads those that the program was found to start by name, of which a file is on the code path. True if there are any: the
 * program is to be loaded again. False, too, after an error. */
bool ffc_apps_add_started(ffc_session *s);

/* Sets program.entry from the options, or to main/1 or main/0 of the first input (entry.c). */
bool ffc_entry_settle(ffc_session *s);

/* An error for each missing function that `all` or its being a BIF makes one; how many (missing.c). */
size_t ffc_report_missing(ffc_session *s, bool all);

/* A warning for each missing function that an input itself calls; how many (missing.c). */
size_t ffc_warn_missing(ffc_session *s);

#endif
