/* compiler/driver/codepath.h -- Where the modules are that nobody names: libstd, -pa, Erlang/OTP, Elixir.
 * Nothing here starts a VM: the roots are found from the programs on PATH.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_CODEPATH_H
#define FFC_DRIVER_CODEPATH_H

#include "compiler/driver/files.h"

/* OTP's root folder, the one that holds lib/ and releases/; NULL when there is none. */
const char *ffc_otp_root(ffc_arena *a);

/* Elixir's root folder, the one that holds lib/elixir; NULL when there is none. */
const char *ffc_elixir_root(ffc_arena *a);

/* Appends the ebin folders under `lib`: of each application the newest version, `first` of them before the others. */
void ffc_add_applications(ffc_arena *a, ffc_names *path, const char *lib, const char *const *first, size_t n_first);

/* The folders to search, in order: libstd's own modules (they stand in for OTP's), `extra`, OTP, $ERL_LIBS, Elixir. */
ffc_names ffc_code_path(ffc_arena *a, const char *library, const char *const *extra, size_t n_extra);

/* < 0, 0, > 0 as versions go: "1.9" before "1.10". */
int ffc_version_compare(const char *a, const char *b);

#endif
