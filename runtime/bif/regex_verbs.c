/* runtime/bif/regex_verbs.c -- Verbs of patterns, (*NAME) or (*NAME:ARGUMENT), where PCRE2 knows other ones than OTP's PCRE.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/regex.h"

#include <string.h>

static bool begins(const ff_regex_key *key, size_t at, const char *text)
{
    size_t n = strlen(text);
    return n <= key->n - at && memcmp(key->text + at, text, n) == 0;
}

/* PCRE takes letters for the name, and is behind them and their argument when it knows none such. */
static size_t name_end(const ff_regex_key *key, size_t at)
{
    while (at < key->n && ((key->text[at] | 0x20) >= 'a' && (key->text[at] | 0x20) <= 'z')) at++;
    if (at < key->n && key->text[at] == ':')
        while (at < key->n && key->text[at] != ')') at++;
    return at;
}

/* Whether one of them begins at `at`, behind the star. */
static bool is_new(const ff_regex_key *key, size_t at)
{
    static const char *const names[] = {
        "NUL)", "NOTEMPTY)", "NOTEMPTY_ATSTART)", "NO_JIT)", "NO_DOTSTAR_ANCHOR)", "LIMIT_HEAP=", "LIMIT_DEPTH="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (begins(key, at, names[i])) return true;
    return false;
}

bool ff_regex_verbs_known(const ff_regex_key *key, ff_regex_error *error)
{
    for (size_t at = 0; begins(key, at, "(*");) {
        at += 2;
        if (is_new(key, at)) {
            *error = (ff_regex_error){PCRE2_ERROR_VERB_UNKNOWN, name_end(key, at)};
            return false;
        }
        while (at < key->n && key->text[at - 1] != ')') at++;
    }
    return true;
}

void ff_regex_verb_error(const ff_regex_key *key, ff_regex_error *error)
{
    if (error->number != PCRE2_ERROR_VERB_UNKNOWN && error->number != PCRE2_ERROR_ALPHA_ASSERTION_UNKNOWN) return;
    error->number = PCRE2_ERROR_VERB_UNKNOWN;
    for (size_t at = error->at; at > 0; at--)
        if (begins(key, at - 1, "(*")) {
            error->at = name_end(key, at + 1);
            return;
        }
}
