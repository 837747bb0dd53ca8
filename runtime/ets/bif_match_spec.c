/* runtime/ets/bif_match_spec.c -- Match specifications by themselves: compiling, running on lists, testing.
 * A compiled specification is its source in a tuple: compiling again is cheap, and there is nothing to be freed later.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/select.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

ff_term ff_ms_wrap(ff_proc *p, ff_term spec) { return ff_tuple(p, FF_AM_compiled_match_spec, spec); }

ff_term ff_ms_unwrap(ff_term compiled)
{
    bool ok = ff_is_tuple_of(compiled, 2) && ff_same(ff_tuple_get(compiled, 0), FF_AM_compiled_match_spec);
    return ok ? ff_tuple_get(compiled, 1) : FF_NONVALUE;
}

ff_term ff_ms_of_pattern(ff_proc *p, ff_term pattern, ff_term result)
{
    return ff_cons(p, ff_tuple(p, pattern, FF_NIL, ff_cons(p, result, FF_NIL)), FF_NIL);
}

static bool is_spec(ff_term spec)
{
    ff_match_spec ms;
    bool ok = ff_ms_compile(&ms, spec);
    ff_ms_free(&ms);
    return ok;
}

ff_term ff_bif_ets_match_spec_compile_1(ff_proc *p, ff_term spec)
{
    return is_spec(spec) ? ff_ms_wrap(p, spec) : ff_badarg(p);
}

ff_term ff_bif_ets_is_compiled_ms_1(ff_proc *p, ff_term compiled)
{
    (void)p;
    ff_term spec = ff_ms_unwrap(compiled);
    return ff_is_value(spec) && is_spec(spec) ? FF_AM_true : FF_AM_false;
}

/* What matches is put in front of acc. */
static ff_term run_on_list(ff_proc *p, ff_term list, const ff_match_spec *ms, ff_term acc)
{
    ff_ms_run run;
    ff_ms_run_init(&run, p, ms, false);
    for (; ff_is_cons(list); list = ff_tail(list)) {
        ff_term value = ff_ms_match(&run, ff_head(list));
        if (ff_is_value(value)) acc = ff_cons(p, value, acc);
    }
    ff_ms_run_fini(&run);
    return acc;
}

ff_term ff_bif_ets_match_spec_run_r_3(ff_proc *p, ff_term list, ff_term compiled, ff_term acc)
{
    ff_match_spec ms;
    ff_term spec = ff_ms_unwrap(compiled);
    ptrdiff_t n = ff_list_length(list);
    if (!ff_is_value(spec) || n < 0) return ff_badarg(p);
    ff_bump(p, (size_t)n / 8);
    ff_term result = ff_ms_compile(&ms, spec) ? run_on_list(p, list, &ms, acc) : ff_badarg(p);
    ff_ms_free(&ms);
    return result;
}

/* ---- erlang:match_spec_test/3 ---- */

/* {error, [{error, Text}]} */
static ff_term errors(ff_proc *p, const ff_match_spec *ms)
{
    ff_term list = FF_NIL;
    for (size_t i = ms->errors.n; i-- > 0;) {
        const char *text = ((char **)ms->errors.at)[i];
        list = ff_cons(p, ff_tuple(p, FF_AM_error, ff_string_to_list(p, text, strlen(text))), list);
    }
    return ff_tuple(p, FF_AM_error, list);
}

static ff_term test(ff_proc *p, ff_term term, const ff_match_spec *ms)
{
    ff_ms_run run;
    ff_ms_run_init(&run, p, ms, false);
    ff_term value = ff_ms_match(&run, term);
    ff_ms_run_fini(&run);
    return ff_tuple(p, FF_AM_ok, ff_is_value(value) ? value : FF_AM_false, FF_NIL, FF_NIL);
}

/* Of what a call is traced with there is only the matching: tracing itself does not exist here. */
ff_term ff_bif_erlang_match_spec_test_3(ff_proc *p, ff_term term, ff_term spec, ff_term kind)
{
    ff_match_spec ms;
    bool trace = ff_same(kind, FF_AM_trace);
    if (!trace && !ff_same(kind, FF_AM_table)) return ff_badarg(p);
    if (trace && ff_list_length(term) < 0) return ff_badarg(p);
    ff_term result = ff_ms_compile(&ms, spec) ? test(p, term, &ms) : errors(p, &ms);
    ff_ms_free(&ms);
    return result;
}
