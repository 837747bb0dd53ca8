/* tests/unit/compiler/program_fixture.h -- A closed program of modules that erlc makes of text, and of those of the installed OTP.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TEST_PROGRAM_FIXTURE_H
#define FFC_TEST_PROGRAM_FIXTURE_H

#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "compiler/program/program.h"

typedef struct fixture {
    glob_t folders;
    ffc_intern atoms;
    ffc_diag diag;
    ffc_program pr;
} fixture;

/* `folders`: of the code path, a pattern. */
static inline void fixture_init_with(fixture *f, const char *folders)
{
    ck_assert_int_eq(glob(folders, GLOB_BRACE, NULL, &f->folders), 0);
    ffc_intern_init(&f->atoms);
    ffc_diag_init(&f->diag, NULL);
    ffc_program_init(&f->pr, &f->diag, &f->atoms);
    f->pr.code_path = (const char *const *)f->folders.gl_pathv;
    f->pr.n_code_path = f->folders.gl_pathc;
}

static inline void fixture_init(fixture *f) { fixture_init_with(f, "/usr/lib/erlang/lib/{stdlib,kernel,erts}-*/ebin"); }

static inline void fixture_fini(fixture *f)
{
    ffc_program_fini(&f->pr);
    ffc_intern_fini(&f->atoms);
    globfree(&f->folders);
}

static inline ffc_mfa mfa(fixture *f, const char *module, const char *function, uint32_t arity)
{
    return (ffc_mfa){ ffc_intern_cstr(&f->atoms, module), ffc_intern_cstr(&f->atoms, function), arity };
}

/* The program as it is reached from root. */
static inline void ck_reach(fixture *f, ffc_mfa root, const ffc_keep *keep, size_t n_keep)
{
    f->pr.boot = f->pr.entry = root;
    ck_assert(ffc_program_reach(&f->pr, keep, n_keep));
}

/* Adds a module of that source, compiled by erlc. */
static inline void add_module(fixture *f, const char *name, const char *source)
{
    char folder[] = "/tmp/test_program.XXXXXX", path[64], command[256];
    const ffc_atom *added;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s.erl", folder, name);
    FILE *out = fopen(path, "w");
    fprintf(out, "-module(%s).\n-compile(export_all).\n%s", name, source);
    fclose(out);
    snprintf(command, sizeof command, "erlc +nowarn_export_all -o %s %s", folder, path);
    ck_assert_int_eq(system(command), 0);
    snprintf(path, sizeof path, "%s/%s.beam", folder, name);
    ck_assert(ffc_program_add_file(&f->pr, path, &added));
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

#endif
