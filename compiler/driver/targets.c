/* compiler/driver/targets.c -- The list of targets.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "compiler/diag/bug.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/files.h"
#include "compiler/driver/toolchain.h"

static const char *const meanings[FFC_PLATFORM__N] = {
    [FFC_NATIVE] = "a static Linux executable",
    [FFC_WASI] = "a WASI preview 1 module, for node, wasmtime, Deno and the like",
    [FFC_WEB] = "a module for browsers and workers, loaded by web/fireflyc.mjs",
};

int ffc_cmd_targets(ffc_arena *a)
{
    const char *library = ffc_library_folder(a);
    for (int i = 0; i < FFC_PLATFORM__N; i++) {
        ffc_options o = { .platform = (ffc_platform)i };
        bool installed = ffc_is_file(ffc_arena_printf(a, "%s/%s/libff_rt.a", library, ffc_flavour(&o)));
        printf("%-15s %s%s\n", ffc_platform_name(o.platform), meanings[i], installed ? "" : " (not installed)");
    }
    printf("\nThe runtimes are in %s\n", library);
    return FFC_EXIT_OK;
}
