/* compiler/driver/codepath.c -- Finds the ebin folders of Erlang/OTP and Elixir.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/codepath.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/driver/subprocess.h"

/* ---- roots ---- */

/* The folder above the one that holds the program, symbolic links followed: ROOT/bin/erl -> ROOT. */
static const char *root_of_program(ffc_arena *a, const char *name)
{
    char real[PATH_MAX];
    const char *path = ffc_find_program(a, name);
    if (!path || !realpath(path, real))
        return NULL;
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(real, '/');
        if (!slash)
            return NULL;
        *slash = '\0';
    }
    return ffc_arena_dup(a, real, strlen(real));
}

static const char *first_with(ffc_arena *a, const char *const *roots, size_t n, const char *inside)
{
    for (size_t i = 0; i < n; i++)
        if (roots[i] && ffc_is_folder(ffc_arena_printf(a, "%s/%s", roots[i], inside)))
            return roots[i];
    return NULL;
}

const char *ffc_otp_root(ffc_arena *a)
{
    const char *const roots[] = { getenv("ERL_ROOTDIR"), root_of_program(a, "erl"), "/usr/lib/erlang",
                                  "/usr/local/lib/erlang" };
    return first_with(a, roots, sizeof roots / sizeof *roots, "releases");
}

const char *ffc_elixir_root(ffc_arena *a)
{
    const char *const roots[] = { root_of_program(a, "elixir"), "/usr/lib/elixir", "/usr/local/lib/elixir" };
    return first_with(a, roots, sizeof roots / sizeof *roots, "lib/elixir/ebin");
}

/* ---- applications ---- */

int ffc_version_compare(const char *a, const char *b)
{
    while (*a && *b) {
        char *a_end, *b_end;
        long x = strtol(a, &a_end, 10), y = strtol(b, &b_end, 10);
        if (x != y)
            return x < y ? -1 : 1;
        a = a_end + (*a_end == '.');
        b = b_end + (*b_end == '.');
        if (a_end == a && b_end == b)   /* neither is a number nor a dot: letters decide */
            return strcmp(a, b);
    }
    return (*a != '\0') - (*b != '\0');
}

static size_t name_length(const char *application) { return strcspn(application, "-"); }

static bool same_application(const char *a, const char *b)
{
    size_t n = name_length(a);
    return n == name_length(b) && memcmp(a, b, n) == 0;
}

static const char *version(const char *application)
{
    const char *dash = strchr(application, '-');
    return dash ? dash + 1 : "";
}

/* Keeps the newest of each; the list is sorted, so versions of one application are neighbours or nearly so. */
static void drop_older(ffc_names *apps)
{
    size_t kept = 0;
    for (size_t i = 0; i < apps->n; i++) {
        size_t k = 0;
        while (k < kept && !same_application(apps->items[k], apps->items[i]))
            k++;
        if (k == kept)
            apps->items[kept++] = apps->items[i];
        else if (ffc_version_compare(version(apps->items[k]), version(apps->items[i])) < 0)
            apps->items[k] = apps->items[i];
    }
    apps->n = kept;
}

static bool is_one_of(const char *app, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (same_application(app, names[i]))
            return true;
    return false;
}

static void add_ebin(ffc_arena *a, ffc_names *path, const char *lib, const char *app)
{
    const char *ebin = ffc_arena_printf(a, "%s/%s/ebin", lib, app);
    if (ffc_is_folder(ebin))
        ffc_vec_push_in(a, path, ebin);
}

void ffc_add_applications(ffc_arena *a, ffc_names *path, const char *lib, const char *const *first, size_t n_first)
{
    ffc_names apps = { 0 };
    ffc_list_folder(a, lib, &apps);
    drop_older(&apps);
    for (size_t k = 0; k < n_first; k++)
        for (size_t i = 0; i < apps.n; i++)
            if (same_application(apps.items[i], first[k]))
                add_ebin(a, path, lib, apps.items[i]);
    for (size_t i = 0; i < apps.n; i++)
        if (!is_one_of(apps.items[i], first, n_first))
            add_ebin(a, path, lib, apps.items[i]);
}

/* ---- all of it ---- */

static void add_erl_libs(ffc_arena *a, ffc_names *path)
{
    const char *libs = getenv("ERL_LIBS");
    for (const char *at = libs ? libs : ""; *at;) {
        size_t n = strcspn(at, ":");
        if (n)
            ffc_add_applications(a, path, ffc_arena_dup(a, at, n), NULL, 0);
        at += n + (at[n] == ':');
    }
}

ffc_names ffc_code_path(ffc_arena *a, const char *library, const char *const *extra, size_t n_extra)
{
    static const char *const otp_first[] = { "stdlib", "kernel", "erts" };
    ffc_names path = { 0 };
    ffc_vec_push_in(a, &path, ffc_arena_printf(a, "%s/ebin/small", library));
    ffc_vec_push_in(a, &path, ffc_arena_printf(a, "%s/ebin", library));
    for (size_t i = 0; i < n_extra; i++)
        ffc_vec_push_in(a, &path, extra[i]);
    const char *otp = ffc_otp_root(a), *elixir = ffc_elixir_root(a);
    if (otp)
        ffc_add_applications(a, &path, ffc_arena_printf(a, "%s/lib", otp), otp_first, sizeof otp_first / sizeof *otp_first);
    add_erl_libs(a, &path);
    if (elixir)
        ffc_add_applications(a, &path, ffc_arena_printf(a, "%s/lib", elixir), NULL, 0);
    return path;
}
