/* compiler/driver/report.h -- What --report prints.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_REPORT_H
#define FFC_DRIVER_REPORT_H

#include "compiler/driver/session.h"

/* Prints the report that the options ask for to standard output; nothing if they ask for none. requires ffc_session_load(), and
 * for the report of sizes ffc_build_program(), whose program has n_bytes. */
void ffc_report(ffc_session *s, size_t n_bytes);

/* What stayed in the program, by application and module, and what keeps the largest functions (report_dce.c). */
void ffc_report_dce(ffc_session *s, ffc_str *out);

/* Where the program's bytes are (report_size.c). */
void ffc_report_size(ffc_session *s, size_t n_bytes, ffc_str *out);

/* The application that a module belongs to; "" for what the user gave (report.c). */
const char *ffc_application_of(const ffc_session *s, const ffc_unit *u);

/* The application as text shows it: "-" for none. */
const char *ffc_application_text(const char *application);

/* Begins the next row of a list of modules, the first if is_first; more of its members may follow. */
void ffc_json_module(ffc_str *out, bool is_first, const char *application, const ffc_unit *u);
void ffc_json_string(ffc_str *out, const char *text);
void ffc_json_fn(ffc_str *out, const ffc_fn *fn);   /* "M:F/A" */

#endif
