/* compiler/driver/options.h -- What the command line asks for.
 * Strings are borrowed from argv or live in the arena given to ffc_options_parse.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_OPTIONS_H
#define FFC_DRIVER_OPTIONS_H

#include "compiler/program/program.h"

typedef enum ffc_command {
    FFC_CMD_BUILD, FFC_CMD_RUN, FFC_CMD_CHECK, FFC_CMD_TARGETS, FFC_CMD_DOCTOR, FFC_CMD_VERSION, FFC_CMD_HELP,
    FFC_CMD__N
} ffc_command;

typedef enum ffc_report_kind { FFC_REPORT_NONE, FFC_REPORT_DCE, FFC_REPORT_SIZE } ffc_report_kind;

typedef enum ffc_platform { FFC_NATIVE, FFC_WASI, FFC_WEB, FFC_PLATFORM__N } ffc_platform;

/* A function named on the command line. */
typedef struct ffc_entry_name {
    const char *module, *function;   /* NULL: not given */
    int arity;                       /* -1: not given */
} ffc_entry_name;

typedef struct ffc_options {
    ffc_command command;
    const char *topic;            /* of help; NULL: all of it */
    ffc_platform platform;
    const char *output;           /* NULL: from the first input's name */
    ffc_entry_name entry;
    char optimize;                /* '0' '1' '2' 's'; 0: what the flavour says */
    bool debug, no_tail_call, boehm, sanitize, allow_missing;
    ffc_report_kind report;
    bool report_json;
    const char *emit_c;           /* folder that keeps the generated C; NULL: none */
    unsigned jobs;                /* 0: as many as there are processors */
    FFC_VEC(const char *) inputs;
    FFC_VEC(const char *) code_path;
    FFC_VEC(ffc_keep) keep;
    FFC_VEC(const char *) apps;    /* applications to embed */
    FFC_VEC(const char *) configs; /* files of their configuration */
    char **program_args;          /* after --; n_program_args of them, then NULL */
    int n_program_args;
} ffc_options;

/* Fills *o. On wrong usage reports it, with a hint where to look, and returns false. */
bool ffc_options_parse(ffc_options *o, ffc_diag *d, ffc_arena *a, int argc, char **argv);

/* M:F/A, M:F or M into its parts; function NULL or arity -1 where absent. A module that starts with a capital is
 * Elixir's: Foo means 'Elixir.Foo', and Foo.main/1 is another way to write Foo:main/1. False: the text has no such form. */
bool ffc_parse_function_name(ffc_arena *a, const char *text, ffc_keep *out);

const char *ffc_platform_name(ffc_platform platform);
const char *ffc_command_name(ffc_command command);
bool ffc_command_from_name(const char *name, ffc_command *out);

#endif
