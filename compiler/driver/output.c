/* compiler/driver/output.c -- Names, checks and writes the output.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/output.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The input without folder and suffix; of a folder NAME/ebin, NAME. */
static const char *stem(ffc_arena *a, const char *input)
{
    char real[PATH_MAX];
    if (!ffc_is_folder(input) || !realpath(input, real)) {
        const char *base = ffc_base_name(input), *dot = strrchr(base, '.');
        return ffc_arena_dup(a, base, dot && dot > base ? (size_t)(dot - base) : strlen(base));
    }
    char *slash = strrchr(real, '/');
    if (strcmp(slash + 1, "ebin") == 0 && slash > real)
        *slash = '\0';
    const char *base = ffc_base_name(real);
    return *base ? ffc_arena_dup(a, base, strlen(base)) : "program";
}

const char *ffc_output_name(ffc_arena *a, const ffc_options *o)
{
    if (o->output)
        return o->output;
    return ffc_arena_printf(a, "%s%s", stem(a, o->inputs.items[0]), o->platform == FFC_NATIVE ? "" : ".wasm");
}

static const char *folder_of(ffc_arena *a, const char *path)
{
    const char *base = ffc_base_name(path);
    return base == path ? "." : ffc_arena_dup(a, path, (size_t)(base - path));
}

static bool is_an_input(const ffc_options *o, const struct stat *output)
{
    struct stat st;
    for (size_t i = 0; i < o->inputs.n; i++)
        if (stat(o->inputs.items[i], &st) == 0 && st.st_dev == output->st_dev && st.st_ino == output->st_ino)
            return true;
    return false;
}

bool ffc_output_check(ffc_diag *d, ffc_arena *a, const ffc_options *o, const char *output)
{
    ffc_loc loc = ffc_loc_file(output);
    struct stat st;
    if (stat(output, &st) == 0) {
        if (S_ISDIR(st.st_mode))
            return ffc_error(d, loc, "is a folder; name the output with -o FILE");
        if (!S_ISREG(st.st_mode))
            return ffc_error(d, loc, "the output must be a regular file");
        if (is_an_input(o, &st))
            return ffc_error(d, loc, "is an input; name the output with -o FILE");
    }
    const char *folder = folder_of(a, output);
    if (!*ffc_base_name(output))
        return ffc_error(d, loc, "the output must be a file name");
    return access(folder, W_OK | X_OK) == 0 || ffc_error(d, loc, "cannot be written: %s", strerror(errno));
}

bool ffc_output_put(ffc_session *s, const char *program, const char *output, size_t *size)
{
    ffc_str bytes = { 0 };
    int error = ffc_read_file(program, &bytes);
    if (!error)
        error = ffc_replace_file(output, bytes.s, bytes.n, s->options->platform == FFC_NATIVE ? 0777 : 0666);
    *size = bytes.n;
    ffc_str_fini(&bytes);
    return !error || ffc_error(s->diag, ffc_loc_file(output), "cannot be written: %s", strerror(error));
}
