/* cmake/gen/gen_latin1.c -- PCRE2's character tables for ISO 8859-1, which is what characters below 256 are in OTP's regular
 * expressions unless ucp is given.
 *   gen_latin1 OUT
 * The layout is that of pcre2_maketables(): lower case, other case, ten sets of 256 bits, kinds. The unit test test_regex_tables
 * compares the ASCII half with what that function makes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tab.h"

#include <ctype.h>

enum { N = 256, SET_BYTES = N / 8, PER_LINE = 24 };
enum { KIND_SPACE = 1, KIND_LETTER = 2, KIND_LOWER = 4, KIND_DIGIT = 8, KIND_WORD = 16 };

static unsigned char bytes[N + N + 10 * SET_BYTES + N];
static size_t n_bytes;

static bool is_high_lower(int c) { return c == 0xaa || c == 0xb5 || c == 0xba || (c >= 0xdf && c != 0xf7); }
static bool is_high_upper(int c) { return c >= 0xc0 && c <= 0xde && c != 0xd7; }

static bool is_space(int c) { return c < 128 && isspace(c); }
static bool is_xdigit(int c) { return c < 128 && isxdigit(c); }
static bool is_digit(int c) { return c < 128 && isdigit(c); }
static bool is_upper(int c) { return c < 128 ? isupper(c) : is_high_upper(c); }
static bool is_lower(int c) { return c < 128 ? islower(c) : is_high_lower(c); }
static bool is_word(int c) { return is_digit(c) || is_upper(c) || is_lower(c) || c == '_'; }
static bool is_graph(int c) { return c < 128 ? isgraph(c) : c >= 0xa0; }
static bool is_print(int c) { return c == ' ' || is_graph(c); }
static bool is_punct(int c) { return c < 128 ? ispunct(c) : c >= 0xa0 && !is_word(c); }
static bool is_cntrl(int c) { return c < 128 ? iscntrl(c) : c < 0xa0; }

/* 0xb5 and 0xff have their capitals outside of the set, 0xaa, 0xba and 0xdf have none. */
static int other_case(int c)
{
    if (c < 128) return isupper(c) ? tolower(c) : toupper(c);
    if (is_high_upper(c)) return c + 0x20;
    return c >= 0xe0 && c != 0xf7 && c != 0xff ? c - 0x20 : c;
}

static int kind(int c)
{
    return (is_space(c) ? KIND_SPACE : 0) | (is_upper(c) || is_lower(c) ? KIND_LETTER : 0) | (is_lower(c) ? KIND_LOWER : 0)
           | (is_digit(c) ? KIND_DIGIT : 0) | (is_word(c) ? KIND_WORD : 0);
}

static void make_tables(void)
{
    static bool (*const sets[])(int) = {is_space, is_xdigit, is_digit, is_upper, is_lower, is_word, is_graph, is_print, is_punct, is_cntrl};
    for (int c = 0; c < N; c++) bytes[n_bytes++] = (unsigned char)(is_upper(c) ? other_case(c) : c);
    for (int c = 0; c < N; c++) bytes[n_bytes++] = (unsigned char)other_case(c);
    for (size_t k = 0; k < sizeof sets / sizeof *sets; k++, n_bytes += SET_BYTES)
        for (int c = 0; c < N; c++)
            if (sets[k](c)) bytes[n_bytes + (size_t)c / 8] |= (unsigned char)(1u << c % 8);
    for (int c = 0; c < N; c++) bytes[n_bytes++] = (unsigned char)kind(c);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: gen_latin1 OUT\n");
        return 2;
    }
    make_tables();
    FILE *out = tab_output_open(argv[1], "gen_latin1", "cmake/gen/gen_latin1.c");
    fprintf(out, "static const unsigned char ff_latin1_tables[] = {");
    for (size_t i = 0; i < n_bytes; i++) fprintf(out, "%s%u,", i % PER_LINE ? " " : "\n    ", bytes[i]);
    fprintf(out, "\n};\n");
    tab_output_close(out, argv[1]);
    return 0;
}
