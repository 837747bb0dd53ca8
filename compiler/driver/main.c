/* compiler/driver/main.c -- The executable's main; everything else is in the library that the tests link, too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/commands.h"

int main(int argc, char **argv) { return ffc_main(argc, argv); }
