/* compiler/driver/toolchain.c -- Finds clang and the runtime; writes their command lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/toolchain.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/driver/files.h"
#include "compiler/driver/subprocess.h"

enum { MAX_WORDS = 16 };

const char *ffc_library_folder(ffc_arena *a)
{
    const char *given = getenv("FIREFLYC_LIB");
    if (given && *given)
        return given;
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0)
        return "/usr/local/lib/fireflyc";
    self[n] = '\0';
    for (int up = 0; up < 2 && strrchr(self, '/'); up++)
        *strrchr(self, '/') = '\0';
    return ffc_arena_printf(a, "%s/lib/fireflyc", self);
}

const char *ffc_flavour(const ffc_options *o)
{
    if (o->sanitize)
        return "native-asan";
    if (o->boehm)
        return "native-boehm";
    switch (o->platform) {
    case FFC_WASI: return o->no_tail_call ? "wasi-notail" : o->optimize == 's' ? "wasi-Os" : "wasi";
    case FFC_WEB: return o->no_tail_call ? "web-notail" : o->optimize == 's' ? "web-Os" : "web";
    default: return o->no_tail_call ? "native-notail" : "native";
    }
}

/* In wasm every value of clang's is a local at -O0, a hundred for one BEAM instruction: engines compile that for seconds before it
 * runs, or refuse it (50,000 locals), and clang takes as long to write it as to optimize it. */
const char *ffc_optimize_flag(const ffc_options *o)
{
    switch (o->optimize) {
    case '0': return o->platform == FFC_NATIVE ? "-O0" : "-O1";
    case '1': return "-O1";
    case '2': return "-O2";
    case 's': return o->platform == FFC_NATIVE ? "-Os" : "-Oz"; /* in wasm, the latter makes code 2 % smaller, and 4 % when compressed */
    default: return NULL;
    }
}

bool ffc_toolchain_init(ffc_toolchain *t, ffc_diag *d, ffc_arena *a, const ffc_options *o, const char *library)
{
    *t = (ffc_toolchain){ .library = library, .flavour = ffc_flavour(o), .optimize = ffc_optimize_flag(o),
                          .wasm = o->platform != FFC_NATIVE, .debug = o->debug, .strip = !o->debug && !o->sanitize };
    ffc_loc nowhere = { .instr = FFC_NO_INSTR };
    t->clang = ffc_find_program(a, FFC_CLANG);
    if (!t->clang)
        return ffc_error(d, nowhere, FFC_CLANG " is not on PATH; `fireflyc doctor` says how to install what is missing");
    const char *folder = ffc_arena_printf(a, "%s/%s", library, t->flavour);
    if (!ffc_is_file(ffc_arena_printf(a, "%s/libff_rt.a", folder)))
        return ffc_error(d, ffc_loc_file(folder), "no runtime is installed here; `fireflyc doctor` says more");
    t->cc_config = ffc_arena_printf(a, "--config=%s/cc.cfg", folder);
    t->ld_config = ffc_arena_printf(a, "--config=%s/ld.cfg", folder);
    t->wasm_opt = t->wasm && !t->debug && o->optimize != '0' ? ffc_find_program(a, "wasm-opt") : NULL;
    return true;
}

/* ---- command lines ---- */

typedef struct command { char **words; unsigned n; } command;

static void word(command *c, const char *text)
{
    if (text)
        c->words[c->n++] = (char *)text;
}

static command start(const ffc_toolchain *t, ffc_arena *a, const char *config)
{
    command c = { FFC_NEW_ARRAY(a, char *, MAX_WORDS), 0 };
    word(&c, t->clang);
    word(&c, config);
    word(&c, t->optimize);
    word(&c, t->debug ? "-g" : NULL);
    return c;
}

char *const *ffc_compile_command(const ffc_toolchain *t, ffc_arena *a, const char *c_file, const char *object)
{
    command c = start(t, a, t->cc_config);
    if (t->debug) /* objects are kept: nothing in them may name a folder of this build */
        word(&c, ffc_arena_printf(a, "-fdebug-prefix-map=%.*s=.", (int)(ffc_base_name(c_file) - c_file - 1), c_file));
    word(&c, t->debug ? "-fdebug-compilation-dir=." : NULL);
    word(&c, "-c");
    word(&c, c_file);
    word(&c, "-o");
    word(&c, object);
    return c.words;
}

char *const *ffc_link_command(const ffc_toolchain *t, ffc_arena *a, const char *response_file, const char *order, const char *output,
                              const char *map)
{
    command c = start(t, a, t->ld_config);
    word(&c, t->wasm ? "-O0" : NULL); /* else clang runs wasm-opt, too */
    word(&c, !t->strip ? NULL : t->wasm_opt ? "-Wl,--strip-debug" : "-Wl,-s");
    word(&c, ffc_arena_printf(a, "-Wl,-Map=%s", map));
    word(&c, order ? ffc_arena_printf(a, "-Wl,--symbol-ordering-file=%s", order) : NULL);
    word(&c, ffc_arena_printf(a, "@%s", response_file));
    word(&c, ffc_arena_printf(a, "%s/%s/libff_rt.a", t->library, t->flavour));
    word(&c, "-o");
    word(&c, output);
    return c.words;
}

/* The stack lies below the program's data (cmake/flavours.cmake): at addresses below 1024 there is nothing. The level comes last:
 * a pass behind it would undo what it does to the order of instructions; and for size twice, as one round does not find it all. */
char *const *ffc_wasm_opt_command(const ffc_toolchain *t, ffc_arena *a, const char *input, const char *output, bool names)
{
    if (!t->wasm_opt)
        return NULL;
    const char *level = t->optimize ? t->optimize : "-O2";
    command c = { FFC_NEW_ARRAY(a, char *, MAX_WORDS), 0 };
    word(&c, t->wasm_opt);
    word(&c, input);
    word(&c, "--low-memory-unused");
    word(&c, "--strip-producers");
    word(&c, t->strip ? "--strip-target-features" : NULL);
    word(&c, names ? "-g" : NULL);
    word(&c, strcmp(level, "-Oz") == 0 ? level : NULL);
    word(&c, level);
    word(&c, "-o");
    word(&c, output);
    return c.words;
}
