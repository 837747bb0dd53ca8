/* tests/unit/compiler/c_text.h -- What the C of a module has in it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TEST_C_TEXT_H
#define FFC_TEST_C_TEXT_H

#include "compiler/program_fixture.h"

#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/opt/hosts.h"

/* The C of module m, with the functions of the whole program grouped so. */
static inline void write_c(fixture *f, ffc_grouping how, ffc_str *out)
{
    ffc_program *pr = &f->pr;
    ffc_unit *m = ffc_program_unit(pr, ffc_intern_cstr(&f->atoms, "m"));
    for (size_t i = 0; i < pr->units.n; i++)
        ffc_group_hosts(&pr->arena, pr->units.items[i], how);
    ffc_atom_numbers *numbers = ffc_atom_numbers_new(&pr->arena, &f->atoms, false);
    for (uint32_t file = 0; file < ffc_cgen_unit_files(m); file++)
        ffc_cgen_unit_file(pr, numbers, m, file, out);
    ffc_str_text(out);
}

static inline unsigned count_parts(const char *text, const char *part)
{
    unsigned n = 0;
    for (; (text = strstr(text, part)); text++)
        n++;
    return n;
}

/* The C of module m has `part` n times. */
static inline void ck_c_parts(fixture *f, ffc_grouping how, const char *part, unsigned n)
{
    ffc_str c = { 0 };
    write_c(f, how, &c);
    unsigned found = count_parts(ffc_str_text(&c), part);
    ck_assert_msg(found == n, "%u times \"%s\", not %u, in\n%s", found, part, n, ffc_str_text(&c));
    ffc_str_fini(&c);
}

#endif
