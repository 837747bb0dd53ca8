/* runtime/bif/regex.h -- What re_compile.c and re_run.c share: options, and a pattern as a term.
 * A compiled pattern is {re_pattern, Captures, Unicode, UseCrlf, Binary}, as in OTP. The Binary holds the options and the text
 * of the pattern, so it may be stored and sent anywhere; each run compiles it anew.
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

/* A pattern ready to run. */
typedef struct ff_regex {
    pcre2_code *code;
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

#endif
