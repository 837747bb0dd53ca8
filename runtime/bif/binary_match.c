/* runtime/bif/binary_match.c -- Module binary: looking for patterns, and splitting at them.
 * A compiled pattern is {bm, Binary} or {ac, [Binary, ...]}: what it matches, checked once. The search itself is prepared
 * anew by each call, which takes time in proportion to the patterns' size.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/binary_part.h"
#include "bin/binary.h"
#include "bin/search.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_vm.h"

enum { BYTES_PER_REDUCTION = 64 };

/* One search: subject and patterns as consecutive bytes. */
typedef struct job {
    ff_term subject;
    ff_bytes text, *patterns; /* few[], or owned */
    size_t n_patterns, from, to;
    bool global, trim, trim_all;
    ff_search search;         /* of the patterns, if there are any; nobody sets it or few[] to 0 before */
    ff_bytes few[FF_SEARCH_FEW];
} job;

/* ---- patterns ---- */

static bool is_pattern_binary(ff_term t) { return ff_is_binary(t) && !ff_is_empty_bitstring(t); }

/* The number of patterns in a list of them; 0: it is none. */
static size_t count_patterns(ff_term list)
{
    size_t n = 0;
    for (; ff_is_cons(list); list = ff_tail(list), n++)
        if (!is_pattern_binary(ff_head(list))) return 0;
    return ff_is_nil(list) ? n : 0;
}

/* What is inside a compiled pattern; anything else is itself. */
static ff_term uncompiled(ff_term pattern)
{
    if (!ff_is_tuple_of(pattern, 2)) return pattern;
    ff_term tag = ff_tuple_get(pattern, 0), inside = ff_tuple_get(pattern, 1);
    bool known = (ff_same(tag, FF_AM_bm) && !ff_is_list(inside)) || (ff_same(tag, FF_AM_ac) && ff_is_list(inside));
    return known ? inside : FF_NIL;
}

static bool open_patterns(job *j, ff_term pattern)
{
    pattern = uncompiled(pattern);
    bool one = is_pattern_binary(pattern);
    size_t n = one ? 1 : count_patterns(pattern);
    if (n == 0) return false;
    ff_pattern few[FF_SEARCH_FEW], *plain = few;
    j->patterns = j->few;
    if (n > FF_SEARCH_FEW) {
        j->patterns = ff_malloc(n * sizeof *j->patterns);
        plain = ff_malloc(n * sizeof *plain);
    }
    for (; j->n_patterns < n; j->n_patterns++) {
        j->patterns[j->n_patterns] = ff_bytes_begin(one ? pattern : ff_head(pattern));
        plain[j->n_patterns] = (ff_pattern){j->patterns[j->n_patterns].at, j->patterns[j->n_patterns].n};
        if (!one) pattern = ff_tail(pattern);
    }
    ff_search_init(&j->search, plain, n);
    if (plain != few) ff_free(plain);
    return true;
}

ff_term ff_bif_binary_compile_pattern_1(ff_proc *p, ff_term pattern)
{
    if (is_pattern_binary(pattern)) return ff_tuple(p, FF_AM_bm, pattern);
    size_t n = count_patterns(pattern);
    if (n == 0) return ff_badarg(p);
    return n == 1 ? ff_tuple(p, FF_AM_bm, ff_head(pattern)) : ff_tuple(p, FF_AM_ac, pattern);
}

/* ---- opening a job ---- */

static bool read_scope(job *j, ff_term option)
{
    ff_range scope;
    if (!ff_is_tuple_of(option, 2) || !ff_same(ff_tuple_get(option, 0), FF_AM_scope)) return false;
    ff_term where = ff_tuple_get(option, 1);
    if (!ff_is_tuple_of(where, 2)) return false;
    if (!ff_range_in(ff_tuple_get(where, 0), ff_tuple_get(where, 1), j->text.n, &scope)) return false;
    j->from = scope.at;
    j->to = scope.at + scope.n;
    return true;
}

static bool read_split_flag(job *j, ff_term option)
{
    if (ff_same(option, FF_AM_global)) return j->global = true;
    if (ff_same(option, FF_AM_trim)) return j->trim = true;
    return ff_same(option, FF_AM_trim_all) && (j->trim_all = true);
}

static bool read_options(job *j, ff_term list, bool splitting)
{
    bool any = ff_is_cons(list); /* OTP does not look at the end of a list of options */
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!read_scope(j, ff_head(list)) && !(splitting && read_split_flag(j, ff_head(list)))) return false;
    return any || ff_is_nil(list);
}

static void close_job(job *j)
{
    for (size_t i = 0; i < j->n_patterns; i++) ff_bytes_end(&j->patterns[i]);
    if (j->n_patterns) ff_search_fini(&j->search);
    if (j->n_patterns > FF_SEARCH_FEW) ff_free(j->patterns);
    ff_bytes_end(&j->text);
}

static bool open_job(job *j, ff_term subject, ff_term pattern, ff_term options, bool splitting)
{
    if (!ff_is_binary(subject)) return false;
    j->subject = subject;
    j->text = ff_bytes_begin(subject);
    j->n_patterns = j->from = 0;
    j->to = j->text.n;
    j->global = j->trim = j->trim_all = false;
    /* A search that ends where the subject begins finds nothing, and OTP does not look at its patterns. */
    if (read_options(j, options, splitting) && (j->to == 0 || open_patterns(j, pattern))) return true;
    close_job(j);
    return false;
}

static bool next_match(job *j, ff_match *m)
{
    if (j->n_patterns == 0 || !ff_search_next(&j->search, j->text.at, j->from, j->to, m)) return false;
    j->from = m->at + m->n;
    return true;
}

static ff_term match_tuple(ff_proc *p, ff_match m)
{
    return ff_tuple(p, ff_small_from_int((int64_t)m.at), ff_small_from_int((int64_t)m.n));
}

/* ---- match, matches ---- */

ff_term ff_bif_binary_match_3(ff_proc *p, ff_term subject, ff_term pattern, ff_term options)
{
    job j;
    ff_match m;
    if (!open_job(&j, subject, pattern, options, false)) return ff_badarg(p);
    size_t from = j.from;
    bool found = next_match(&j, &m);
    ff_bump(p, ((found ? m.at : j.to) - from) / BYTES_PER_REDUCTION);
    close_job(&j);
    return found ? match_tuple(p, m) : FF_AM_nomatch;
}

ff_term ff_bif_binary_match_2(ff_proc *p, ff_term subject, ff_term pattern)
{
    return ff_bif_binary_match_3(p, subject, pattern, FF_NIL);
}

/* Appends a cell to the list that *end is the open tail of. */
static ff_word *append(ff_proc *p, ff_word *end, ff_term element)
{
    ff_word *cell = ff_alloc(p, FF_CONS_WORDS);
    cell[0] = element.bits;
    cell[1] = FF_NIL.bits;
    *end = ff_cons_from_ptr(cell).bits;
    return cell + 1;
}

ff_term ff_bif_binary_matches_3(ff_proc *p, ff_term subject, ff_term pattern, ff_term options)
{
    job j;
    ff_match m;
    ff_word list = FF_NIL.bits, *end = &list;
    if (!open_job(&j, subject, pattern, options, false)) return ff_badarg(p);
    ff_bump(p, (j.to - j.from) / BYTES_PER_REDUCTION);
    while (next_match(&j, &m)) end = append(p, end, match_tuple(p, m));
    close_job(&j);
    return FF_TERM(list);
}

ff_term ff_bif_binary_matches_2(ff_proc *p, ff_term subject, ff_term pattern)
{
    return ff_bif_binary_matches_3(p, subject, pattern, FF_NIL);
}

/* ---- split ---- */

/* The parts of the subject in order, empty ones left out as the options say. */
typedef struct parts {
    ff_word list, *end;
    ff_word *last_used; /* the tail of the last part that is not empty: where `trim` cuts */
} parts;

static void add_part(ff_proc *p, const job *j, parts *to, size_t from, size_t until)
{
    if (from == until && j->trim_all) return;
    bool whole = from == 0 && until == j->text.n;
    to->end = append(p, to->end, whole ? j->subject : ff_bin_sub(p, j->subject, 8 * from, 8 * (until - from)));
    if (from != until) to->last_used = to->end;
}

ff_term ff_bif_binary_split_3(ff_proc *p, ff_term subject, ff_term pattern, ff_term options)
{
    job j;
    ff_match m;
    if (!open_job(&j, subject, pattern, options, true)) return ff_badarg(p);
    ff_bump(p, (j.to - j.from) / BYTES_PER_REDUCTION);
    parts to = {.list = FF_NIL.bits};
    to.end = to.last_used = &to.list;
    size_t from = 0;
    while (next_match(&j, &m)) {
        add_part(p, &j, &to, from, m.at);
        from = m.at + m.n;
        if (!j.global) break;
    }
    add_part(p, &j, &to, from, j.text.n);
    if (j.trim) *to.last_used = FF_NIL.bits;
    close_job(&j);
    return FF_TERM(to.list);
}

ff_term ff_bif_binary_split_2(ff_proc *p, ff_term subject, ff_term pattern)
{
    return ff_bif_binary_split_3(p, subject, pattern, FF_NIL);
}
