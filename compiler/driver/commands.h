/* compiler/driver/commands.h -- The commands of fireflyc; each returns the exit status.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_COMMANDS_H
#define FFC_DRIVER_COMMANDS_H

#include "compiler/driver/options.h"

/* All of it: parses the command line and runs the command. */
int ffc_main(int argc, char **argv);

int ffc_cmd_build(const ffc_options *o, ffc_diag *d, ffc_arena *a);
int ffc_cmd_run(const ffc_options *o, ffc_diag *d, ffc_arena *a);      /* on success becomes the program */
int ffc_cmd_check(const ffc_options *o, ffc_diag *d, ffc_arena *a);
int ffc_cmd_targets(ffc_arena *a);
int ffc_cmd_doctor(ffc_arena *a);
int ffc_cmd_version(void);
int ffc_cmd_help(const char *topic);

#endif
