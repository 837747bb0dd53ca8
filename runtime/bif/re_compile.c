/* runtime/bif/re_compile.c -- Module re: options, and patterns made and opened again.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/iolist.h"
#include "bif/regex.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

/* ---- options ---- */

typedef struct named_flag { ff_term name; uint32_t flag; } named_flag;

static bool find_flag(const named_flag *flags, size_t n, ff_term name, uint32_t *to)
{
    for (size_t i = 0; i < n; i++)
        if (ff_same(flags[i].name, name)) {
            *to |= flags[i].flag;
            return true;
        }
    return false;
}

static bool read_compile_flag(ff_term name, ff_regex_options *o)
{
    const named_flag flags[] = {
        {FF_AM_unicode, PCRE2_UTF},           {FF_AM_caseless, PCRE2_CASELESS},
        {FF_AM_dollar_endonly, PCRE2_DOLLAR_ENDONLY}, {FF_AM_dotall, PCRE2_DOTALL},
        {FF_AM_extended, PCRE2_EXTENDED},     {FF_AM_firstline, PCRE2_FIRSTLINE},
        {FF_AM_multiline, PCRE2_MULTILINE},   {FF_AM_no_auto_capture, PCRE2_NO_AUTO_CAPTURE},
        {FF_AM_dupnames, PCRE2_DUPNAMES},     {FF_AM_ungreedy, PCRE2_UNGREEDY},
        {FF_AM_no_start_optimize, PCRE2_NO_START_OPTIMIZE}, {FF_AM_ucp, PCRE2_UCP},
        {FF_AM_never_utf, PCRE2_NEVER_UTF},
    };
    if (!find_flag(flags, sizeof flags / sizeof *flags, name, &o->compile)) return false;
    return o->compile_only = true;
}

static bool read_bsr(ff_term name, ff_regex_options *o)
{
    const named_flag flags[] = {{FF_AM_bsr_anycrlf, PCRE2_BSR_ANYCRLF}, {FF_AM_bsr_unicode, PCRE2_BSR_UNICODE}};
    uint32_t bsr = 0;
    if (!find_flag(flags, 2, name, &bsr)) return false;
    o->bsr = bsr;
    return true;
}

static bool read_newline(ff_term name, ff_regex_options *o)
{
    const named_flag flags[] = {{FF_AM_cr, PCRE2_NEWLINE_CR}, {FF_AM_lf, PCRE2_NEWLINE_LF},
                                {FF_AM_crlf, PCRE2_NEWLINE_CRLF}, {FF_AM_anycrlf, PCRE2_NEWLINE_ANYCRLF},
                                {FF_AM_any, PCRE2_NEWLINE_ANY}};
    o->newline = 0;
    return find_flag(flags, sizeof flags / sizeof *flags, name, &o->newline);
}

static bool read_run_flag(ff_term name, ff_regex_options *o)
{
    const named_flag flags[] = {{FF_AM_notbol, PCRE2_NOTBOL}, {FF_AM_noteol, PCRE2_NOTEOL},
                                {FF_AM_notempty, PCRE2_NOTEMPTY}, {FF_AM_notempty_atstart, PCRE2_NOTEMPTY_ATSTART}};
    if (ff_same(name, FF_AM_global)) return o->global = true;
    if (ff_same(name, FF_AM_report_errors)) return o->report_errors = true;
    return find_flag(flags, sizeof flags / sizeof *flags, name, &o->match);
}

static bool read_limit(ff_term value, uint32_t *limit)
{
    if (!ff_is_small(value) || ff_small_to_int(value) < 0) return false;
    *limit = ff_small_to_int(value) < UINT32_MAX ? (uint32_t)ff_small_to_int(value) : UINT32_MAX;
    return true;
}

static bool read_run_pair(ff_term name, ff_term value, ff_regex_options *o)
{
    if (ff_same(name, FF_AM_offset)) {
        o->offset = ff_is_small(value) ? ff_small_to_int(value) : -1;
        return o->offset >= 0;
    }
    if (ff_same(name, FF_AM_match_limit)) return read_limit(value, &o->match_limit);
    if (ff_same(name, FF_AM_match_limit_recursion)) return read_limit(value, &o->depth_limit);
    o->capture = value;
    return ff_same(name, FF_AM_capture);
}

static bool read_tuple(ff_term option, bool for_run, ff_regex_options *o)
{
    size_t n = ff_tuple_arity(option);
    ff_term name = n > 1 ? ff_tuple_get(option, 0) : FF_NIL;
    if (n == 2 && ff_same(name, FF_AM_newline)) return read_newline(ff_tuple_get(option, 1), o);
    if (n == 2 && for_run) return read_run_pair(name, ff_tuple_get(option, 1), o);
    if (n != 3 || !for_run || !ff_same(name, FF_AM_capture)) return false;
    o->capture = ff_tuple_get(option, 1);
    o->type = ff_tuple_get(option, 2);
    return true; /* what they are is looked at when it runs: then it is no badopt, as in OTP */
}

/* `anchored` is for either: it only says how to match. */
static bool read_option(ff_term option, bool for_run, ff_regex_options *o)
{
    if (ff_is_tuple(option)) return read_tuple(option, for_run, o);
    if (ff_same(option, FF_AM_anchored)) {
        *(for_run ? &o->match : &o->compile) |= PCRE2_ANCHORED;
        return true;
    }
    return read_compile_flag(option, o) || read_bsr(option, o) || (for_run && read_run_flag(option, o));
}

bool ff_regex_read_options(ff_term list, bool for_run, ff_regex_options *o)
{
    *o = (ff_regex_options){.capture = FF_AM_all, .type = FF_AM_index};
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!read_option(ff_head(list), for_run, o)) return false;
    return ff_is_nil(list);
}

/* ---- patterns ---- */

typedef struct pattern_head { uint32_t magic, compile, newline, bsr; } pattern_head; /* the text follows */

enum { MAGIC = 0x66667265 };

ff_term ff_regex_text(ff_proc *p, ff_term t, bool unicode)
{
    if (!unicode) return ff_iolist_to_bitstring(p, t, FF_IOLIST_BYTES);
    if (ff_is_binary(t)) return t;
    ff_term text = ff_bif_unicode_characters_to_binary_2(p, t, FF_AM_unicode);
    return ff_is_value(text) && ff_is_binary(text) ? text : FF_NONVALUE;
}

static bool open_text(ff_proc *p, ff_term t, const ff_regex_options *o, ff_regex *r, ff_regex_error *error)
{
    ff_term text = ff_regex_text(p, t, o->compile & PCRE2_UTF);
    error->number = 0;
    if (!ff_is_value(text)) return false;
    ff_bytes bytes = ff_bytes_begin(text);
    bool ok = ff_regex_get(p->vm, &(ff_regex_key){o->compile, o->newline, o->bsr, bytes.at, bytes.n}, r, error);
    ff_bytes_end(&bytes);
    return ok;
}

static bool open_bytes(ff_proc *p, const uint8_t *bytes, size_t n, ff_regex *r, ff_regex_error *error)
{
    pattern_head head;
    if (n < sizeof head) return false;
    memcpy(&head, bytes, sizeof head);
    ff_regex_key key = {head.compile, head.newline, head.bsr, bytes + sizeof head, n - sizeof head};
    return head.magic == MAGIC && ff_regex_get(p->vm, &key, r, error);
}

static bool open_compiled(ff_proc *p, ff_term binary, ff_regex *r, ff_regex_error *error)
{
    ff_bytes bytes = ff_bytes_begin(binary);
    bool ok = open_bytes(p, bytes.at, bytes.n, r, error);
    ff_bytes_end(&bytes);
    error->number = 0;
    return ok;
}

bool ff_regex_open(ff_proc *p, ff_term t, const ff_regex_options *o, ff_regex *r, ff_regex_error *error)
{
    error->number = 0;
    if (!ff_is_tuple_of(t, 5)) return open_text(p, t, o, r, error);
    bool ok = ff_same(ff_tuple_get(t, 0), FF_AM_re_pattern) && ff_is_binary(ff_tuple_get(t, 4)) && !o->compile_only;
    return ok && open_compiled(p, ff_tuple_get(t, 4), r, error);
}

/* What OTP's PCRE says of an error where PCRE2 says something else. */
typedef struct pcre_error {
    int number;
    const char *text;
    size_t back; /* how many characters before PCRE2's place PCRE's is */
} pcre_error;

static const pcre_error *as_pcre(int number)
{
    static const pcre_error utf8 = {0, "invalid UTF-8 string", 0};
    static const pcre_error errors[] = {
        {PCRE2_ERROR_ESCAPE_INVALID_IN_CLASS, "invalid escape sequence in character class", 0},
        {PCRE2_ERROR_QUANTIFIER_INVALID, "nothing to repeat", 0},
        {PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, "missing )", 0},
        {PCRE2_ERROR_MISSING_COMMENT_CLOSING, "missing ) after comment", 0},
        {PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, "parentheses nested too deeply", 0},
        {PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, "unmatched parentheses", 0},
        {PCRE2_ERROR_TOO_MANY_CONDITION_BRANCHES, "conditional group contains more than two branches", 0},
        {PCRE2_ERROR_CODE_POINT_TOO_BIG, "character value in \\x{} or \\o{} is too large", 0},
        {PCRE2_ERROR_LOOKBEHIND_INVALID_BACKSLASH_C, "\\C not allowed in lookbehind assertion", 0},
        {PCRE2_ERROR_UNSUPPORTED_ESCAPE_SEQUENCE, "PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u", 1},
        {PCRE2_ERROR_CALLOUT_NUMBER_TOO_BIG, "number after (?C is > 255", 0},
        {PCRE2_ERROR_MISSING_CALLOUT_CLOSING, "closing ) for (?C expected", 0},
        {PCRE2_ERROR_MISSING_NAME_TERMINATOR, "syntax error in subpattern name (missing terminator)", 0},
        {PCRE2_ERROR_DUPLICATE_SUBPATTERN_NAME, "two named subpatterns have the same name", 1},
        {PCRE2_ERROR_INVALID_SUBPATTERN_NAME, "group name must start with a non-digit", 0},
        {PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, "unknown property name after \\P or \\p", 1},
        {PCRE2_ERROR_CLASS_INVALID_RANGE, "invalid range in character class", 1},
        {PCRE2_ERROR_DEFINE_TOO_MANY_BRANCHES, "DEFINE group contains more than one branch", 0},
        {PCRE2_ERROR_SUBPATTERN_NUMBER_TOO_BIG, "number is too big", 0},
        {PCRE2_ERROR_BACKSLASH_C_SYNTAX, "\\c must be followed by an ASCII character", 0},
    };
    if (number <= PCRE2_ERROR_UTF8_ERR1 && number >= PCRE2_ERROR_UTF8_ERR21) return &utf8;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i].number == number) return &errors[i];
    return NULL;
}

ff_term ff_regex_error_term(ff_proc *p, const ff_regex_error *error)
{
    const pcre_error *known = as_pcre(error->number);
    PCRE2_UCHAR text[256] = "";
    if (!known) pcre2_get_error_message(error->number, text, sizeof text);
    const char *message = known ? known->text : (const char *)text;
    size_t back = known && known->back <= error->at ? known->back : 0;
    return ff_tuple(p, ff_string_to_list(p, message, strlen(message)), ff_small_from_int((int64_t)(error->at - back)));
}

/* ---- BIFs ---- */

bool ff_regex_takes_crlf(const ff_regex *r)
{
    uint32_t newline = 0;
    pcre2_pattern_info(r->code, PCRE2_INFO_NEWLINE, &newline);
    return newline == PCRE2_NEWLINE_CRLF || newline == PCRE2_NEWLINE_ANY || newline == PCRE2_NEWLINE_ANYCRLF;
}

static ff_term pattern_new(ff_proc *p, const ff_regex *r, const ff_regex_options *o, ff_term text)
{
    pattern_head head = {MAGIC, o->compile, o->newline, o->bsr};
    ff_bits bits = ff_bits_of(text);
    uint8_t *data;
    ff_term binary = ff_binary_make(p, sizeof head + ff_bits_whole_bytes(bits), &data);
    memcpy(data, &head, sizeof head);
    ff_bits_to_bytes(data + sizeof head, bits);
    return ff_tuple(p, FF_AM_re_pattern, ff_small_from_int(r->n_groups - 1), ff_small_from_int(r->unicode),
                    ff_small_from_int(ff_regex_takes_crlf(r)), binary);
}

ff_term ff_bif_re_compile_2(ff_proc *p, ff_term pattern, ff_term options)
{
    ff_regex_options o;
    ff_regex r;
    ff_regex_error error;
    if (!ff_regex_read_options(options, false, &o)) {
        ff_badarg(p);
        p->exc_info = FF_AM_badopt;
        return FF_NONVALUE;
    }
    ff_term text = ff_regex_text(p, pattern, o.compile & PCRE2_UTF);
    if (!ff_is_value(text)) {
        ff_badarg(p);
        if ((o.compile & PCRE2_UTF) && !ff_is_bitstring(pattern)) p->exc_info = FF_NIL; /* which OTP does in Erlang */
        return FF_NONVALUE;
    }
    if (!open_text(p, text, &o, &r, &error)) return ff_tuple(p, FF_AM_error, ff_regex_error_term(p, &error));
    return ff_tuple(p, FF_AM_ok, pattern_new(p, &r, &o, text));
}

ff_term ff_bif_re_compile_1(ff_proc *p, ff_term pattern) { return ff_bif_re_compile_2(p, pattern, FF_NIL); }

ff_term ff_bif_re_version_0(ff_proc *p)
{
    char text[64] = "";
    pcre2_config(PCRE2_CONFIG_VERSION, text);
    return ff_binary_new(p, text, strlen(text));
}

/* {namelist, [Name, ...]} in the order of names. */
ff_term ff_bif_re_inspect_2(ff_proc *p, ff_term pattern, ff_term item)
{
    ff_regex_options o;
    ff_regex r;
    ff_regex_error error;
    uint32_t n = 0, width = 0;
    const uint8_t *table = NULL;
    ff_term names = FF_NIL;
    ff_regex_read_options(FF_NIL, false, &o);
    if (!ff_same(item, FF_AM_namelist) || !ff_is_tuple_of(pattern, 5)) return ff_badarg(p);
    if (!ff_regex_open(p, pattern, &o, &r, &error)) return ff_badarg(p);
    pcre2_pattern_info(r.code, PCRE2_INFO_NAMECOUNT, &n);
    pcre2_pattern_info(r.code, PCRE2_INFO_NAMEENTRYSIZE, &width);
    pcre2_pattern_info(r.code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t i = n; i-- > 0;) {
        const char *name = (const char *)table + i * width + 2;
        names = ff_cons(p, ff_binary_new(p, name, strlen(name)), names);
    }
    return ff_tuple(p, FF_AM_namelist, names);
}
