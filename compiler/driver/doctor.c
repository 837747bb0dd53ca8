/* compiler/driver/doctor.c -- What fireflyc needs, what of it is there, and how to get the rest.
 * SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/diag/bug.h"
#include "compiler/driver/codepath.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/subprocess.h"
#include "compiler/driver/toolchain.h"

typedef struct doctor {
    ffc_arena *arena;
    const char *clang, *library;
    unsigned missing;
} doctor;

typedef enum need { NEEDED, OPTIONAL } need;

typedef struct item {
    const char *name, *package, *purpose;
    need need;
    const char *(*version)(doctor *, const char *name);   /* NULL: not there */
} item;

/* ---- versions ---- */

/* The first number in what `PROGRAM --version` prints: 19.1.7 of "Debian clang version 19.1.7 (3+b1)". */
static const char *first_number(doctor *dr, const char *text)
{
    text += strcspn(text, "0123456789");
    return ffc_arena_dup(dr->arena, text, strspn(text, "0123456789.+-rc"));
}

static const char *version_of_path(doctor *dr, const char *path)
{
    char *argv[] = { (char *)path, "--version", NULL };
    ffc_str out = { 0 };
    const char *found = ffc_run_captured(argv, &out) ? first_number(dr, ffc_str_text(&out)) : "found";
    ffc_str_fini(&out);
    return found;
}

static const char *version_of_program(doctor *dr, const char *name)
{
    const char *path = ffc_find_program(dr->arena, name);
    return path ? version_of_path(dr, path) : NULL;
}

/* clang looks for its linker beside its own real file first. */
static const char *version_of_linker(doctor *dr, const char *name)
{
    char real[PATH_MAX];
    if (!dr->clang || !realpath(dr->clang, real))
        return NULL;
    const char *beside = ffc_arena_printf(dr->arena, "%.*s%s", (int)(ffc_base_name(real) - real), real, name);
    return version_of_program(dr, ffc_is_file(beside) ? beside : name);
}

/* Where clang finds a file for a target; NULL: it does not. */
static const char *clang_finds(doctor *dr, const char *target, const char *question)
{
    char *argv[] = { (char *)dr->clang, (char *)target, "--sysroot=/usr", (char *)question, NULL };
    ffc_str out = { 0 };
    const char *path = NULL;
    if (dr->clang && ffc_run_captured(argv, &out) && *ffc_str_text(&out) == '/')
        path = ffc_arena_dup(dr->arena, out.s, strcspn(out.s, "\n"));
    ffc_str_fini(&out);
    return path && ffc_is_file(path) ? path : NULL;
}

static const char *find_library(doctor *dr, const char *name)
{
    char *argv[] = { (char *)dr->clang, (char *)ffc_arena_printf(dr->arena, "-print-file-name=%s", name), NULL };
    ffc_str out = { 0 };
    bool found = dr->clang && ffc_run_captured(argv, &out) && *ffc_str_text(&out) == '/';
    ffc_str_fini(&out);
    return found ? "found" : NULL;
}

static const char *find_wasm_builtins(doctor *dr, const char *name)
{
    (void)name;
    return clang_finds(dr, "--target=wasm32-wasi", "-print-libgcc-file-name") ? "found" : NULL;
}

static const char *find_wasi_libc(doctor *dr, const char *name)
{
    (void)name;
    return clang_finds(dr, "--target=wasm32-wasi", "-print-file-name=libc.a") ? "found" : NULL;
}

/* The newest of ROOT/releases, read from its OTP_VERSION file: no VM starts. */
static const char *version_of_otp(doctor *dr, const char *name)
{
    const char *root = ffc_otp_root(dr->arena);
    ffc_names releases = { 0 };
    const char *newest = "found";
    if (!root || !ffc_find_program(dr->arena, name))
        return NULL;
    ffc_list_folder(dr->arena, ffc_arena_printf(dr->arena, "%s/releases", root), &releases);
    for (size_t i = 0; i < releases.n; i++) {
        ffc_str text = { 0 };
        ffc_read_file(ffc_arena_printf(dr->arena, "%s/releases/%s/OTP_VERSION", root, releases.items[i]), &text);
        if (text.n)
            newest = first_number(dr, text.s);
        ffc_str_fini(&text);
    }
    return newest;
}

/* {vsn,"1.14.0"} in elixir.app. */
static const char *version_of_elixir(doctor *dr, const char *name)
{
    const char *root = ffc_elixir_root(dr->arena), *version = "found";
    ffc_str text = { 0 };
    if (!root || !ffc_find_program(dr->arena, name))
        return NULL;
    ffc_read_file(ffc_arena_printf(dr->arena, "%s/lib/elixir/ebin/elixir.app", root), &text);
    const char *at = strstr(ffc_str_text(&text), "{vsn,");
    if (at)
        version = first_number(dr, at);
    ffc_str_fini(&text);
    return version;
}

static const char *find_runtime(doctor *dr, const char *name)
{
    return ffc_is_file(ffc_arena_printf(dr->arena, "%s/%s", dr->library, name)) ? "found" : NULL;
}

/* ---- the list ---- */

static const item items[] = {
    { FFC_CLANG, "clang-19", "compiles the generated C", NEEDED, version_of_program },
    { "ld.lld", "lld-19", "links native programs", NEEDED, version_of_linker },
    { "wasm-ld", "lld-19", "links WebAssembly", NEEDED, version_of_linker },
    { "libgmp.a", "libgmp-dev", "big integers of native programs", NEEDED, find_library },
    { "libgc.a", "libgc-dev", "programs built with --gc=boehm", OPTIONAL, find_library },
    { "libpcre2-8.a", "libpcre2-dev", "regular expressions of native programs", NEEDED, find_library },
    { "libz.a", "zlib1g-dev", "zlib in native programs", NEEDED, find_library },
    { "wasi-libc", "wasi-libc", "the C library of WebAssembly programs", NEEDED, find_wasi_libc },
    { "wasm builtins", "libclang-rt-19-dev-wasm32", "compiler support of WebAssembly programs", NEEDED, find_wasm_builtins },
    { "erlc", "erlang-nox", "compiles .erl and .core; OTP's modules", NEEDED, version_of_otp },
    { "elixirc", "elixir", "compiles .ex; Elixir's modules", OPTIONAL, version_of_elixir },
    { "node", "nodejs", "runs WebAssembly programs", OPTIONAL, version_of_program },
};

static const item own_files[] = {
    { "native/libff_rt.a", NULL, "runtime of native programs", NEEDED, find_runtime },
    { "wasi/libff_rt.a", NULL, "runtime of wasm32-wasi programs", NEEDED, find_runtime },
    { "web/libff_rt.a", NULL, "runtime of wasm32-unknown programs", NEEDED, find_runtime },
    { "ebin/ff_boot.beam", NULL, "libstd, fireflyc's own modules", NEEDED, find_runtime },
};

static void examine(doctor *dr, const item *it)
{
    const char *version = it->version(dr, it->name);
    const char *state = version ? version : it->need == NEEDED ? "MISSING" : "not installed";
    printf("%-18s %-14s %s\n", it->name, state, it->purpose);
    if (version)
        return;
    dr->missing += it->need == NEEDED;
    if (it->package)
        printf("%-18s   apt-get install %s\n", "", it->package);
    else
        printf("%-18s   ./x build in fireflyc's sources, or FIREFLYC_LIB=DIR if it is elsewhere\n", "");
}

int ffc_cmd_doctor(ffc_arena *a)
{
    doctor dr = { .arena = a, .clang = ffc_find_program(a, FFC_CLANG), .library = ffc_library_folder(a) };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        examine(&dr, &items[i]);
    printf("\nin %s\n", dr.library);
    for (size_t i = 0; i < sizeof own_files / sizeof *own_files; i++)
        examine(&dr, &own_files[i]);
    if (dr.missing)
        printf("\n%u missing\n", dr.missing);
    else
        puts("\nAll that a build needs is there.");
    return dr.missing ? FFC_EXIT_REJECTED : FFC_EXIT_OK;
}
