/* runtime/bif/regex.h -- What re_compile.c and re_run.c share: options, and a pattern as a term.
 * A compiled pattern is {re_pattern, Captures, Unicode, UseCrlf, Binary}, as in OTP. The Binary holds the options and the text
 * of the pattern, so it may be stored and sent anywhere; what PCRE2 made of them is in regex_cache.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_REGEX_H
#define FF_BIF_REGEX_H

#include "ff_vm.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

typedef struct ff_regex_options {
    uint32_t compile, newline, bsr; /* as PCRE2 has them; newline and bsr 0: the default */
    bool compile_only;              /* an option was given that a compiled pattern does not take */
    uint32_t match, match_limit, depth_limit;
    bool global, report_errors;
    int64_t offset;
    ff_term capture, type;
} ff_regex_options;

/* What a pattern is compiled from; newline and bsr 0: the default. */
typedef struct ff_regex_key {
    uint32_t compile, newline, bsr;
    const uint8_t *text;
    size_t n;
} ff_regex_key;

/* A pattern ready to run: the cache's, until the next one is opened. */
typedef struct ff_regex {
    pcre2_code *code;
    uint32_t n_groups; /* with the whole match */
    bool unicode;
} ff_regex;

typedef struct ff_regex_error { int number; size_t at; } ff_regex_error;

/* False: some option is none, or not for re:compile. */
bool ff_regex_read_options(ff_term list, bool for_run, ff_regex_options *o);
/* The pattern in t, text or compiled. False: error->number is 0 for badarg, else why PCRE2 did not compile it. */
bool ff_regex_open(ff_proc *p, ff_term t, const ff_regex_options *o, ff_regex *r, ff_regex_error *error);
/* {"what is wrong", Position}. effects: allocates. */
ff_term ff_regex_error_term(ff_proc *p, const ff_regex_error *error);
/* t as a binary: iodata, or characters where unicode is set. FF_NONVALUE: neither. effects: allocates. */
ff_term ff_regex_text(ff_proc *p, ff_term t, bool unicode);

/* Whether an empty match before "\r\n" is followed by one behind both. */
bool ff_regex_takes_crlf(const ff_regex *r);

/* ---- regex_verbs.c ---- */

/* False, and *error: the pattern begins with a verb that PCRE2 takes and PCRE does not. */
bool ff_regex_verbs_known(const ff_regex_key *key, ff_regex_error *error);
/* Makes what PCRE2 says of a verb what PCRE says. */
void ff_regex_verb_error(const ff_regex_key *key, ff_regex_error *error);

/* ---- regex_cache.c ---- */

/* The pattern of that text, compiled now or before. False: PCRE2 does not compile it. */
bool ff_regex_get(ff_vm *vm, const ff_regex_key *key, ff_regex *r, ff_regex_error *error);
/* Where a run of r puts what its groups match: the VM's, until ff_regex_run_end(). What is there beyond r's groups means nothing. */
pcre2_match_data *ff_regex_run_begin(ff_vm *vm, const ff_regex *r);
/* The limits among the options; NULL: there are none. For ff_regex_run_end() to free. */
pcre2_match_context *ff_regex_limits(ff_vm *vm, const ff_regex_options *o);
void ff_regex_run_end(ff_vm *vm, pcre2_match_context *limits);

#endif
