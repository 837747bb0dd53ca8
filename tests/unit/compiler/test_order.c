/* tests/unit/compiler/test_order.c -- compiler/driver/order.c: what the linker is to lay side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include "compiler/driver/order.h"
#include "compiler/names.h"

#include <string.h>

static const char profile[] = "memcpy\nlists:map/2\nff_gc\nio:put_chars/2\n\nstrtod\nlists:sort/1\n\nff_no_place\n";

enum { MAX_FNS = 3 };

/* A module of one host with these functions of arity 1, but for map/2. */
typedef struct module { ffc_module beam; ffc_unit unit; ffc_host host, *hosts[1]; ffc_fn fns[MAX_FNS], *members[MAX_FNS]; ffc_function functions[MAX_FNS]; } module;

static ffc_unit *fill(names *n, module *m, const char *name, const char *const *functions, uint32_t n_fns, bool is_input)
{
    *m = (module){ .beam = { .name = named(n, name), .n_functions = n_fns } };
    for (uint32_t i = 0; i < n_fns; i++) {
        m->functions[i] = (ffc_function){ .name = named(n, functions[i]), .arity = strcmp(functions[i], "map") == 0 ? 2 : 1 };
        m->fns[i] = (ffc_fn){ .unit = &m->unit, .beam = &m->functions[i] };
        m->members[i] = &m->fns[i];
    }
    m->host = (ffc_host){ .unit = &m->unit, .symbol = name, .fns = m->members, .n_fns = n_fns };
    m->hosts[0] = &m->host;
    m->unit = (ffc_unit){ .beam = &m->beam, .fns = m->fns, .is_input = is_input, .hosts = m->hosts, .n_hosts = 1 };
    return &m->unit;
}

static void expect_order(const char *text, const char *const *expected, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *found = strstr(text, expected[i]);
        ck_assert_msg(found != NULL, "%s is not there, or too early", expected[i]);
        text = found + strlen(expected[i]);
    }
}

START_TEST(what_runs_often_stands_before_the_mark)
{
    names n;
    names_init(&n);
    module own, often, rare, never;
    ffc_unit *units[] = {
        fill(&n, &never, "never", (const char *const[]){ "start" }, 1, false),
        fill(&n, &own, "own", (const char *const[]){ "main" }, 1, true),
        fill(&n, &rare, "lists", (const char *const[]){ "sort" }, 1, false),
        fill(&n, &often, "lists", (const char *const[]){ "foreach", "sort", "map" }, 3, false) };
    often.host.symbol = "lists__foreach_1"; /* the name of its first function, which nobody runs */
    rare.host.symbol = "lists__sort_1";
    own.fns[0].leaf = FFC_LEAF_PLAIN;
    ffc_program pr = { .units = { units, 4, 4 } };
    ffc_str out = { 0 };
    ffc_order_symbols(&n.arena, &pr, profile, strlen(profile), &out);
    const char *text = ffc_str_text(&out);
    static const char *const expected[] = { "memcpy\n", "ff_gc\n", "ffh_lists__foreach_1\n", "ffh_own\n", "ffl_own__main_1\n", "ff_cold_text\n", "strtod\n",
                                            "ffh_lists__sort_1\n", "ff_no_place\n", "fft_lists__foreach_1\n", "fft_own\n", "\nlit_0\n",
                                            "\natoms\n", "ff_cold_data\n" };
    expect_order(text, expected, sizeof expected / sizeof *expected);
    ck_assert_ptr_null(strstr(text, "never"));
    ck_assert_ptr_null(strstr(text, "fft_lists__sort_1"));
    ffc_str_fini(&out);
    names_fini(&n);
}
END_TEST

START_TEST(debuggers_names_are_known)
{
    names n;
    names_init(&n);
    module m;
    ffc_unit *units[] = { fill(&n, &m, "io", (const char *const[]){ "start" }, 1, true) };
    m.host.link_name = "io:start/1";
    ffc_program pr = { .units = { units, 1, 1 } };
    ffc_str out = { 0 };
    ffc_order_symbols(&n.arena, &pr, "", 0, &out);
    ck_assert_int_eq(strncmp(ffc_str_text(&out), "io:start/1\nff_cold_text\nfft_io\n", strlen("io:start/1\nff_cold_text\nfft_io\n")), 0);
    ffc_str_fini(&out);
    names_fini(&n);
}
END_TEST

RUN_SUITE("order", what_runs_often_stands_before_the_mark, debuggers_names_are_known)
