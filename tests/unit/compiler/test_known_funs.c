/* tests/unit/compiler/test_known_funs.c -- compiler/opt/known_funs: which calls get copies, what is in them, and what stays as it is.
 * That programs do the same is what tests/lang/known_funs.erl compares.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/c_text.h"
#include "compiler/suite.h"

#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/opt/hosts.h"
#include "compiler/opt/known_funs.h"

typedef struct copied { fixture f; ffc_unit *m; } copied;

/* A module m of that source, entered at main/1, after the pass. */
static void copied_init(copied *c, const char *source)
{
    fixture_init(&c->f);
    add_module(&c->f, "m", source);
    ck_reach(&c->f, mfa(&c->f, "m", "main", 1), NULL, 0);
    c->m = ffc_program_unit(&c->f.pr, ffc_intern_cstr(&c->f.atoms, "m"));
    ffc_copy_for_funs(&c->f.pr);
}

static void copied_fini(copied *c) { fixture_fini(&c->f); }

/* The listing of the function's code, from its entry on. */
static void print(ffc_str *out, const ffc_module *m, const ffc_function *f)
{
    ffc_str_clear(out);
    for (uint32_t i = 0; i < f->n; i++) {
        ffc_instr_print(out, m, &f->instrs[i]);
        ffc_str_char(out, '\n');
    }
    ffc_str_text(out);
}

static unsigned n_copies(const copied *c)
{
    unsigned n = 0;
    for (uint32_t i = 0; i < c->m->beam->n_functions; i++)
        for (const ffc_fn *copy = c->m->fns[i].copies; copy; copy = copy->next_copy)
            n++;
    return n;
}

static void ck_copies(const char *source, unsigned n)
{
    copied c;
    copied_init(&c, source);
    ck_assert_uint_eq(n_copies(&c), n);
    copied_fini(&c);
}

static const ffc_fn *copy_of(const copied *c, const char *function)
{
    for (uint32_t i = 0; i < c->m->beam->n_functions; i++)
        for (const ffc_fn *copy = c->m->fns[i].copies; copy; copy = copy->next_copy)
            if (ffc_atom_is(copy->beam->name, function))
                return copy;
    return NULL;
}

#define FOLD "main(L) -> N = length(L), lists:foldl(fun(X, A) -> X + A + N end, 0, L).\n"

START_TEST(what_is_called_with_a_fun_is_copied_with_what_it_hands_it_to)
{
    copied c;
    copied_init(&c, FOLD);
    const ffc_fn *outer = copy_of(&c, "foldl"), *loop = copy_of(&c, "foldl_1");
    ck_assert_uint_eq(n_copies(&c), 2);
    ck_assert_ptr_nonnull(outer);
    ck_assert_ptr_nonnull(loop);
    ck_assert_ptr_eq(outer->unit, c.m);
    ck_assert_ptr_eq(outer->known_fun, loop->known_fun);
    ck_assert_str_eq(outer->origin->unit->beam->name->s, "lists");
    ck_assert(loop->recursive && !outer->recursive);
    copied_fini(&c);
}
END_TEST

START_TEST(calls_go_to_copies)
{
    copied c;
    copied_init(&c, FOLD);
    const ffc_fn *outer = copy_of(&c, "foldl"), *loop = copy_of(&c, "foldl_1"), *caller = NULL;
    for (uint32_t i = 0; i < c.m->beam->n_functions; i++)
        if (ffc_atom_is(c.m->fns[i].beam->name, "main"))
            caller = &c.m->fns[i];
    unsigned from_main = 0, from_outer = 0, from_loop = 0;
    for (uint32_t i = 0; i < caller->beam->n; i++)
        from_main += caller->targets[i] == outer;
    for (uint32_t i = 0; i < outer->beam->n; i++)
        from_outer += outer->targets[i] == loop;
    for (uint32_t i = 0; i < loop->beam->n; i++)
        from_loop += loop->targets[i] == loop;
    ck_assert(from_main == 1 && from_outer == 1 && from_loop == 1);
    copied_fini(&c);
}
END_TEST

/* The code is its origin's, with labels, lines and imports of the module that it has come to. */
START_TEST(a_copy_has_the_code_of_its_origin)
{
    copied c;
    copied_init(&c, FOLD);
    const ffc_fn *copy = copy_of(&c, "foldl_1");
    const ffc_function *f = copy->beam, *from = copy->origin->beam;
    ck_assert_uint_eq(f->n, from->n);
    for (uint32_t i = 0; i < f->n; i++) {
        ck_assert_uint_eq(f->instrs[i].op, from->instrs[i].op);
        if (f->instrs[i].op == FFC_OP_label)
            ck_assert_uint_eq(c.m->beam->labels[f->instrs[i].args[0].label].instr, i);
        if (f->instrs[i].op == FFC_OP_line && f->instrs[i].args[0].u) {
            ffc_line here = c.m->beam->lines[f->instrs[i].args[0].u], there = copy->origin->unit->beam->lines[from->instrs[i].args[0].u];
            ck_assert_uint_eq(here.line, there.line);
            ck_assert_str_eq(c.m->beam->files[here.file], copy->origin->unit->beam->files[there.file]);
        }
    }
    ck_assert_uint_eq(f->instrs[0].args[0].label, f->info_label);
    ffc_str text = { 0 };
    print(&text, c.m->beam, f);
    ck_assert_ptr_nonnull(strstr(ffc_str_text(&text), "call_fun2"));
    ffc_str_fini(&text);
    copied_fini(&c);
}
END_TEST

START_TEST(one_host_holds_the_fun_and_its_copies)
{
    copied c;
    copied_init(&c, FOLD);
    ffc_group_hosts(&c.f.pr.arena, c.m, FFC_GROUP_NEIGHBOURS);
    const ffc_fn *outer = copy_of(&c, "foldl"), *loop = copy_of(&c, "foldl_1");
    ck_assert_ptr_nonnull(loop->host);
    ck_assert_ptr_eq(loop->host, outer->host);
    ck_assert_ptr_eq(loop->host, loop->known_fun->host);
    copied_fini(&c);
}
END_TEST

/* The copy that calls itself is what they are a loop of; nobody else is in its host. */
START_TEST(a_loop_has_a_host_to_itself)
{
    copied c;
    copied_init(&c, FOLD);
    ffc_group_hosts(&c.f.pr.arena, c.m, FFC_GROUP_LOOPS);
    const ffc_fn *outer = copy_of(&c, "foldl"), *loop = copy_of(&c, "foldl_1");
    ck_assert_ptr_eq(loop->host->loop, loop);
    ck_assert_uint_eq(loop->host->n_fns, 3);
    ck_assert_ptr_eq(loop->host, outer->host);
    ck_assert_ptr_eq(loop->host, loop->known_fun->host);
    for (uint32_t i = 0; i < c.m->n_hosts; i++)
        ck_assert(c.m->hosts[i] == loop->host || !c.m->hosts[i]->loop);
    copied_fini(&c);
}
END_TEST

/* How often the C of the module has that text. */
static unsigned n_in_c(copied *c, ffc_grouping how, const char *text)
{
    ffc_str out = { 0 };
    write_c(&c->f, how, &out);
    unsigned n = count_parts(ffc_str_text(&out), text);
    ffc_str_fini(&out);
    return n;
}

/* From the dispatch the fun's function, its fun entry, and the return to foldl_1/3; from foldl/3 the fun's function: all by the loop's head. */
START_TEST(a_loop_is_entered_by_its_head)
{
    copied c;
    copied_init(&c, FOLD);
    ck_assert_uint_eq(n_in_c(&c, FFC_GROUP_LOOPS, "goto inside;"), 1);
    ck_assert_uint_eq(n_in_c(&c, FFC_GROUP_LOOPS, " inside = ") - n_in_c(&c, FFC_GROUP_LOOPS, " inside = 0;"), 4);
    ck_assert_uint_eq(n_in_c(&c, FFC_GROUP_NEIGHBOURS, "inside"), 0);
    copied_fini(&c);
}
END_TEST

START_TEST(functions_of_the_module_itself_are_copied)
{
    ck_copies("main(L) -> each(fun(X) -> {X, L} end, L). each(F, [H | T]) -> [F(H) | each(F, T)]; each(_, []) -> [].\n", 1);
}
END_TEST

START_TEST(two_calls_with_one_fun_share_a_copy)
{
    ck_copies("main(L) -> F = fun(X) -> {X, L} end, {each(F, L), each(F, [])}. each(F, [H | T]) -> [F(H) | each(F, T)]; each(_, []) -> [].\n", 1);
}
END_TEST

START_TEST(what_calls_no_such_fun_is_not_copied)
{
    ck_copies("main(L) -> keep(fun(X) -> {X, L} end, L). keep(F, L) -> {F, L}.\n", 0);
    ck_copies("main(L) -> other(fun(X) -> {X, L} end, L). other(F, L) -> F(L, L).\n", 0); /* of another arity */
    ck_copies("main(F) -> lists:map(F, [1]).\n", 0);
    ck_copies("main(L) -> lists:map(fun erlang:abs/1, L).\n", 0);
}
END_TEST

START_TEST(large_functions_are_not_copied)
{
    ffc_str s = { 0 };
    ffc_str_puts(&s, "main(L) -> large(fun(X) -> {X, L} end, L). large(F, L) -> [");
    for (int i = 0; i < 90; i++)
        ffc_str_printf(&s, "F({%d, self()}), ", i);
    ffc_str_puts(&s, "L].\n");
    ck_copies(ffc_str_text(&s), 0);
    ffc_str_fini(&s);
}
END_TEST

RUN_SUITE("known_funs", what_is_called_with_a_fun_is_copied_with_what_it_hands_it_to, calls_go_to_copies, a_copy_has_the_code_of_its_origin,
          one_host_holds_the_fun_and_its_copies, a_loop_has_a_host_to_itself, a_loop_is_entered_by_its_head, functions_of_the_module_itself_are_copied, two_calls_with_one_fun_share_a_copy,
          what_calls_no_such_fun_is_not_copied, large_functions_are_not_copied)
