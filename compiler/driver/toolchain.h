/* compiler/driver/toolchain.h -- clang, the folder of the runtimes, and which runtime a build links.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_TOOLCHAIN_H
#define FFC_DRIVER_TOOLCHAIN_H

#include "compiler/driver/options.h"

#define FFC_CLANG "clang-19"

typedef struct ffc_toolchain {
    const char *clang;         /* full path */
    const char *library;       /* lib/fireflyc: one folder per flavour, include/, ebin/ */
    const char *flavour;       /* see cmake/flavours.cmake */
    const char *cc_config, *ld_config;   /* --config=... */
    const char *optimize;      /* clang's -O flag, or NULL: the flavour's */
    const char *wasm_opt;      /* full path; NULL: it is not run */
    bool wasm, debug, strip;
} ffc_toolchain;

/* lib/fireflyc beside the bin/ that holds this program, or $FIREFLYC_LIB. */
const char *ffc_library_folder(ffc_arena *a);

/* The flavour that gives what the options ask for. */
const char *ffc_flavour(const ffc_options *o);

/* Finds everything; false after reporting what is not there. */
bool ffc_toolchain_init(ffc_toolchain *t, ffc_diag *d, ffc_arena *a, const ffc_options *o, const char *library);

/* clang's -O flag for what the options ask for; NULL: the flavour's. */
const char *ffc_optimize_flag(const ffc_options *o);

/* Command lines, for ffc_spawn; in the arena. */
char *const *ffc_compile_command(const ffc_toolchain *t, ffc_arena *a, const char *c_file, const char *object);
/* Writes lld's map, too. order: a file of symbols to be laid out in that order, or NULL. What it links still has the names of
 * functions when wasm-opt comes next. */
char *const *ffc_link_command(const ffc_toolchain *t, ffc_arena *a, const char *response_file, const char *order, const char *output,
                              const char *map);

/* What becomes of a linked WebAssembly module; NULL when it stays as it is. */
char *const *ffc_wasm_opt_command(const ffc_toolchain *t, ffc_arena *a, const char *input, const char *output, bool names);

#endif
