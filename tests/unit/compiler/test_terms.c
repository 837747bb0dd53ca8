/* tests/unit/compiler/test_terms.c -- compiler/terms: text of terms, and what is wrong with it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include <string.h>

#include "compiler/terms/terms.h"

typedef struct fixture {
    ffc_arena arena;
    ffc_intern atoms;
    ffc_str said;
    ffc_diag diag;
    ffc_terms terms;
} fixture;

static bool fixture_read(fixture *f, const char *text)
{
    *f = (fixture){ 0 };
    ffc_arena_init(&f->arena);
    ffc_intern_init(&f->atoms);
    ffc_diag_init(&f->diag, NULL);
    f->diag.capture = &f->said;
    return ffc_terms_read(&f->diag, &f->arena, &f->atoms, "f.app", text, strlen(text), &f->terms);
}

static void fixture_fini(fixture *f)
{
    ffc_str_fini(&f->said);
    ffc_intern_fini(&f->atoms);
    ffc_arena_fini(&f->arena);
}

/* The text reads as terms that print as `want`, one per line. */
static void ck_terms(const char *text, const char *want)
{
    fixture f;
    ffc_str got = { 0 };
    ck_assert_msg(fixture_read(&f, text), "%s", ffc_str_text(&f.said));
    for (size_t i = 0; i < f.terms.n; i++) {
        ffc_lit_print(&got, f.terms.items[i]);
        ffc_str_char(&got, '\n');
    }
    ck_assert_str_eq(ffc_str_text(&got), want);
    ffc_str_fini(&got);
    fixture_fini(&f);
}

static void ck_error(const char *text, const char *want)
{
    fixture f;
    ck_assert(!fixture_read(&f, text));
    ck_assert_str_eq(ffc_str_text(&f.said), want);
    fixture_fini(&f);
}

START_TEST(terms_of_every_kind)
{
    ck_terms("", "");
    ck_terms("a.", "a\n");
    ck_terms("{application, 'my app',\n [{vsn, \"1.2\"}, % comment\n  {mod, {m, []}}]}.\n", "{application,'my app',[{vsn,[49,46,50]},{mod,{m,[]}}]}\n");
    ck_terms("[1, -2, 16#fF, 1_000, $a, $\\n, +3].", "[1,-2,255,1000,97,10,3]\n");
    ck_terms("[a | [b, c]]. [a | b].", "[a,b,c]\n[a|b]\n");
    ck_terms("(a). fun lists:map/2. #{a => 1, b => {}}.", "a\nfun lists:map/2\n#{a => 1,b => {}}\n");
    ck_terms("\"a\" \"b\\x{43}\\104\". <<\"x\", 1:3/little>>.", "[97,98,67,68]\n<<>>\n");
    ck_terms("99999999999999999999.", "9223372036854775807\n");
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_line)
{
    ck_error("a", "f.app:1: error: a `.` is expected, and the text ends\n");
    ck_error("{a,\n b c}.", "f.app:2: error: `,` or `}` is expected here\n");
    ck_error("[a, b", "f.app:1: error: `,`, `|` or `]` is expected, and the text ends\n");
    ck_error("{a, B}.", "f.app:1: error: a variable cannot stand here\n");
    ck_error("\n\"abc", "f.app:2: error: a string is not closed\n");
    ck_error("{a, ;}.", "f.app:1: error: this character starts no term\n");
    ck_error("[1,].", "f.app:1: error: a term is expected here\n");
    ck_error("37#1.", "f.app:1: error: a number with # wants a base from 2 to 36 and digits of that base\n");
    ck_error("<<1.", "f.app:1: error: `>>` is expected here\n");
    ck_error("fun a.", "f.app:1: error: fun MODULE:FUNCTION/ARITY is expected here\n");
}
END_TEST

START_TEST(terms_may_nest_only_so_deep)
{
    static char text[FFC_LIT_DEPTH_MAX + 2];
    memset(text, '[', sizeof text - 1);
    ck_error(text, "f.app:1: error: terms nest too deep\n");
}
END_TEST

START_TEST(parts_of_terms)
{
    fixture f;
    ffc_str text = { 0 };
    ck_assert(fixture_read(&f, "{x, [{a, \"text\"}, b, {c, 2}]}."));
    const ffc_lit *list = ffc_lit_at(f.terms.items[0], 1);
    ck_assert(ffc_lit_is_atom(ffc_lit_at(f.terms.items[0], 0), "x"));
    ck_assert_uint_eq(ffc_lit_length(list), 3);
    ck_assert(ffc_lit_text(&text, ffc_lit_property(list, "a")));
    ck_assert_str_eq(ffc_str_text(&text), "text");
    ck_assert_int_eq(ffc_lit_property(list, "c")->i, 2);
    ck_assert_ptr_null(ffc_lit_property(list, "b"));
    ck_assert_ptr_null(ffc_lit_at(list, 3));
    ck_assert(!ffc_lit_text(&text, list));
    ffc_str_fini(&text);
    fixture_fini(&f);
}
END_TEST

RUN_SUITE("terms", terms_of_every_kind, what_is_wrong_is_told_with_its_line, terms_may_nest_only_so_deep, parts_of_terms)
