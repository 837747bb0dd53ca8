/* runtime/bif/re_run.c -- Module re: matching a subject, once or everywhere, and what of it is captured.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/iolist.h"
#include "bif/regex.h"
#include "bin/utf.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "term/atom.h"

#include <string.h>

enum { BYTES_PER_REDUCTION = 16, MAX_NAME_BYTES = 64, NO_GROUP = UINT32_MAX };

/* A group by its number, or by a name: with dupnames several groups may have it, and the first of them that is set counts. */
typedef struct group_choice {
    uint32_t number;      /* where n_names is 0 */
    uint32_t name, n_names; /* rows of the table of names */
} group_choice;

typedef struct run {
    ff_proc *p;
    const ff_regex_options *o;
    ff_regex regex;
    ff_term subject; /* a binary */
    ff_bytes text;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    group_choice *groups; /* those that an explicit list captures */
    size_t n_groups;
} run;

/* ---- which groups ---- */

static bool is_set(const run *r, uint32_t group)
{
    return group < r->regex.n_groups && pcre2_get_ovector_pointer(r->data)[2 * group] != PCRE2_UNSET;
}

static const char *name_at(const run *r, uint32_t i, uint32_t *group)
{
    uint32_t width = 0;
    const uint8_t *table = NULL;
    pcre2_pattern_info(r->regex.code, PCRE2_INFO_NAMEENTRYSIZE, &width);
    pcre2_pattern_info(r->regex.code, PCRE2_INFO_NAMETABLE, &table);
    *group = (uint32_t)table[i * width] << 8 | table[i * width + 1];
    return (const char *)table + i * width + 2;
}

static uint32_t name_count(const run *r)
{
    uint32_t n = 0;
    pcre2_pattern_info(r->regex.code, PCRE2_INFO_NAMECOUNT, &n);
    return n;
}

/* The name of a group as zero-terminated text. False: t is no name. */
static bool read_name(ff_term t, char name[MAX_NAME_BYTES])
{
    ff_bytes bytes = {0};
    ff_text text = {0};
    if (ff_is_atom(t))
        text = ff_atom_text_of(t);
    else if (ff_iolist_begin(t, &bytes))
        text = (ff_text){(const char *)bytes.at, bytes.n};
    else
        return false;
    size_t n = text.len_bytes < MAX_NAME_BYTES ? text.len_bytes : 0; /* no group has a name so long */
    memcpy(name, n ? text.utf8 : "", n);
    name[n] = '\0';
    ff_bytes_end(&bytes);
    return true;
}

/* The rows of a name from row i on; the table is sorted by name. */
static uint32_t rows_of_name(const run *r, uint32_t i)
{
    uint32_t group, n = 1;
    const char *name = name_at(r, i, &group);
    while (i + n < name_count(r) && strcmp(name_at(r, i + n, &group), name) == 0) n++;
    return n;
}

static group_choice choice_of_name(const run *r, const char *name)
{
    uint32_t group;
    for (uint32_t i = 0; i < name_count(r); i++)
        if (strcmp(name_at(r, i, &group), name) == 0) return (group_choice){.name = i, .n_names = rows_of_name(r, i)};
    return (group_choice){.number = NO_GROUP};
}

static uint32_t chosen_group(const run *r, group_choice c)
{
    uint32_t group = c.number;
    for (uint32_t i = 0; i < c.n_names; i++) {
        name_at(r, c.name + i, &group);
        if (is_set(r, group)) break;
    }
    return group;
}

static bool read_group(const run *r, ff_term t, group_choice *choice)
{
    char name[MAX_NAME_BYTES];
    if (ff_is_small(t)) {
        int64_t i = ff_small_to_int(t);
        *choice = (group_choice){.number = i >= 0 && i < NO_GROUP ? (uint32_t)i : NO_GROUP};
        return i >= 0;
    }
    if (!read_name(t, name)) return false;
    *choice = choice_of_name(r, name);
    return true;
}

static bool read_group_list(run *r, ff_term list)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return false;
    r->groups = ff_malloc(((size_t)n + 1) * sizeof *r->groups);
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!read_group(r, ff_head(list), &r->groups[r->n_groups++])) return false;
    return true;
}

static void take_all_names(run *r)
{
    r->groups = ff_malloc((name_count(r) + 1) * sizeof *r->groups);
    for (uint32_t i = 0, n; i < name_count(r); i += n) {
        n = rows_of_name(r, i);
        r->groups[r->n_groups++] = (group_choice){.name = i, .n_names = n};
    }
}

static bool is_keyword(ff_term t)
{
    return ff_same(t, FF_AM_all) || ff_same(t, FF_AM_all_but_first) || ff_same(t, FF_AM_first) || ff_same(t, FF_AM_none);
}

static bool is_capture_type(ff_term t)
{
    return ff_same(t, FF_AM_index) || ff_same(t, FF_AM_list) || ff_same(t, FF_AM_binary);
}

static bool read_capture(run *r)
{
    if (!is_capture_type(r->o->type)) return false;
    if (is_keyword(r->o->capture)) return true;
    if (!ff_same(r->o->capture, FF_AM_all_names)) return ff_is_list(r->o->capture) && read_group_list(r, r->o->capture);
    take_all_names(r);
    return true;
}

/* ---- what they hold ---- */

static ff_term group_value(const run *r, uint32_t group)
{
    bool set = is_set(r, group);
    const size_t *place = set ? pcre2_get_ovector_pointer(r->data) + 2 * group : NULL;
    size_t at = set ? place[0] : 0, n = set && place[1] > at ? place[1] - at : 0;
    if (ff_same(r->o->type, FF_AM_index))
        return ff_tuple(r->p, ff_small_from_int(set ? (int64_t)at : -1), ff_small_from_int((int64_t)n));
    ff_term part = ff_bin_sub(r->p, r->subject, 8 * at, 8 * n);
    if (ff_same(r->o->type, FF_AM_binary)) return part;
    return r->regex.unicode ? ff_bif_unicode_characters_to_list_2(r->p, part, FF_AM_unicode)
                            : ff_string_to_list(r->p, (const char *)r->text.at + at, n);
}

static ff_term group_range(const run *r, uint32_t from, uint32_t to)
{
    ff_term list = FF_NIL;
    while (to-- > from) list = ff_cons(r->p, group_value(r, to), list);
    return list;
}

/* The captures of a match whose highest group that is set is n - 1. */
static ff_term captures(const run *r, uint32_t n)
{
    if (ff_same(r->o->capture, FF_AM_all)) return group_range(r, 0, n);
    if (ff_same(r->o->capture, FF_AM_all_but_first)) return group_range(r, 1, n);
    if (ff_same(r->o->capture, FF_AM_first)) return group_range(r, 0, 1);
    ff_term list = FF_NIL;
    for (size_t i = r->n_groups; i-- > 0;) list = ff_cons(r->p, group_value(r, chosen_group(r, r->groups[i])), list);
    return list;
}

static bool captures_nothing(const run *r)
{
    return ff_same(r->o->capture, FF_AM_none) || (!is_keyword(r->o->capture) && r->n_groups == 0);
}

/* ---- matching ---- */

static int match_at(const run *r, size_t at, uint32_t more_options)
{
    return pcre2_match(r->regex.code, r->text.at, r->text.n, at, r->o->match | more_options, r->data, r->limits);
}

static ff_term failure(const run *r, int result)
{
    if (result == PCRE2_ERROR_NOMATCH) return FF_AM_nomatch;
    bool limit = result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_HEAPLIMIT, depth = result == PCRE2_ERROR_DEPTHLIMIT;
    if (!limit && !depth) return ff_badarg(r->p); /* the subject is no UTF-8 */
    if (!r->o->report_errors) return FF_AM_nomatch;
    return ff_tuple(r->p, FF_AM_error, limit ? FF_AM_match_limit : FF_AM_match_limit_recursion);
}

static ff_term run_once(run *r)
{
    int n = match_at(r, (size_t)r->o->offset, 0);
    if (n < 0) return failure(r, n);
    return captures_nothing(r) ? FF_AM_match : ff_tuple(r->p, FF_AM_match, captures(r, (uint32_t)n));
}

/* Behind the character at `at`. */
static size_t next_char(const run *r, size_t at)
{
    if (ff_regex_takes_crlf(&r->regex) && at + 1 < r->text.n && r->text.at[at] == '\r' && r->text.at[at + 1] == '\n') return at + 2;
    at++;
    while (r->regex.unicode && at < r->text.n && (r->text.at[at] & 0xc0) == 0x80) at++;
    return at;
}

/* All matches, as Perl's /g: after an empty one, the same place is tried for one that is not. */
static ff_term run_global(run *r)
{
    ff_term reversed = FF_NIL, list = FF_NIL;
    size_t at = (size_t)r->o->offset;
    uint32_t retry = 0, checked = 0;
    while (at <= r->text.n) {
        int n = match_at(r, at, retry | checked);
        if (n == PCRE2_ERROR_NOMATCH && !retry) break;
        if (n < 0 && n != PCRE2_ERROR_NOMATCH) return failure(r, n);
        checked = PCRE2_NO_UTF_CHECK; /* once is enough: what comes next is behind it */
        if (n < 0) {
            at = next_char(r, at);
            retry = 0;
            continue;
        }
        const size_t *place = pcre2_get_ovector_pointer(r->data);
        retry = place[0] == place[1] ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0;
        at = place[1];
        reversed = ff_cons(r->p, captures_nothing(r) ? FF_NIL : captures(r, (uint32_t)n), reversed);
    }
    if (ff_is_nil(reversed)) return FF_AM_nomatch;
    if (captures_nothing(r)) return FF_AM_match;
    for (; ff_is_cons(reversed); reversed = ff_tail(reversed)) list = ff_cons(r->p, ff_head(reversed), list);
    return ff_tuple(r->p, FF_AM_match, list);
}

/* PCRE2 looks only at what it may need, from the offset on. */
static bool is_utf8(const uint8_t *bytes, size_t n)
{
    uint32_t c;
    for (size_t at = 0, used; at < n; at += used)
        if (ff_utf8_get(bytes + at, n - at, &c, &used) != FF_UTF_OK) return false;
    return true;
}

/* regex is open, subject a binary. */
static ff_term run_open(run *r)
{
    if ((uint64_t)r->o->offset > r->text.n || !read_capture(r)) return ff_badarg(r->p);
    if (r->regex.unicode && !is_utf8(r->text.at, (size_t)r->o->offset)) return ff_badarg(r->p);
    r->data = ff_regex_run_begin(r->p->vm, &r->regex);
    r->limits = ff_regex_limits(r->p->vm, r->o);
    ff_bump(r->p, r->text.n / BYTES_PER_REDUCTION);
    ff_term result = r->o->global ? run_global(r) : run_once(r);
    ff_regex_run_end(r->p->vm, r->limits);
    return result;
}

static ff_term run_subject(run *r, ff_term subject)
{
    r->subject = ff_regex_text(r->p, subject, r->regex.unicode);
    if (!ff_is_value(r->subject)) return ff_badarg(r->p);
    r->text = ff_bytes_begin(r->subject);
    ff_term result = run_open(r);
    ff_bytes_end(&r->text);
    ff_free(r->groups);
    return result;
}

static ff_term compile_failure(ff_proc *p, const ff_regex_options *o, const ff_regex_error *error)
{
    if (error->number == 0 || !o->report_errors) return ff_badarg(p);
    return ff_tuple(p, FF_AM_error, ff_tuple(p, FF_AM_compile, ff_regex_error_term(p, error)));
}

/* OTP runs these in Erlang, where what fails gets no error_info. */
static bool needs_characters(ff_term subject, ff_term pattern, const ff_regex_options *o, bool unicode)
{
    bool binaries = ff_is_bitstring(subject) && (ff_is_bitstring(pattern) || ff_is_tuple(pattern));
    return unicode && (!binaries || (ff_same(o->type, FF_AM_list) && !o->global));
}

static ff_term without_info(ff_proc *p, ff_term result, bool is_without)
{
    if (!ff_is_value(result) && is_without) p->exc_info = FF_NIL;
    return result;
}

ff_term ff_bif_re_run_3(ff_proc *p, ff_term subject, ff_term pattern, ff_term options)
{
    ff_regex_options o;
    ff_regex_error error;
    run r = {.p = p, .o = &o};
    if (!ff_regex_read_options(options, true, &o)) {
        ff_badarg(p);
        p->exc_info = FF_AM_badopt;
        return FF_NONVALUE;
    }
    bool in_erlang = needs_characters(subject, pattern, &o, !ff_is_tuple(pattern) && (o.compile & PCRE2_UTF));
    if (!ff_regex_open(p, pattern, &o, &r.regex, &error)) return without_info(p, compile_failure(p, &o, &error), in_erlang);
    in_erlang = o.global || needs_characters(subject, pattern, &o, r.regex.unicode);
    return without_info(p, run_subject(&r, subject), in_erlang);
}

ff_term ff_bif_re_run_2(ff_proc *p, ff_term subject, ff_term pattern)
{
    return ff_bif_re_run_3(p, subject, pattern, FF_NIL);
}

/* What re.erl calls in its own loops. */
ff_term ff_bif_re_internal_run_4(ff_proc *p, ff_term subject, ff_term pattern, ff_term options, ff_term first_call)
{
    (void)first_call;
    return ff_bif_re_run_3(p, subject, pattern, options);
}
