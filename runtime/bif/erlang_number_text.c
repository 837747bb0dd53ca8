/* runtime/bif/erlang_number_text.c -- Modules erlang and string: numbers to text and back.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "bin/binary.h"
#include "num/float_text.h"
#include "num/integer_text.h"

enum { CHARS_PER_REDUCTION = 16, DEFAULT_DECIMALS = 20, BASE_10 = 10, BASE_MIN = 2, BASE_MAX = 36, TEXT_ON_STACK = 128 };

/* Characters in C memory, in place when they are few. */
typedef struct text {
    char *at;
    size_t n;
    char in_place[TEXT_ON_STACK];
} text;

static void text_init(text *t, size_t capacity)
{
    t->n = 0;
    t->at = capacity <= sizeof t->in_place ? t->in_place : ff_malloc(capacity);
}

static void text_fini(text *t)
{
    if (t->at != t->in_place) ff_free(t->at);
}

typedef ff_term to_term(ff_proc *p, const char *text, size_t n);

static ff_term as_list(ff_proc *p, const char *text, size_t n) { return ff_string_to_list(p, text, n); }
static ff_term as_binary(ff_proc *p, const char *text, size_t n) { return ff_binary_new(p, text, n); }

static bool base_of(ff_term base, unsigned *out)
{
    if (!ff_is_small(base)) return false;
    int64_t i = ff_small_to_int(base);
    *out = (unsigned)i;
    return i >= BASE_MIN && i <= BASE_MAX;
}

/* ---- integer to text ---- */

static ff_term integer_text(ff_proc *p, ff_term integer, unsigned base, to_term *make)
{
    if (!ff_is_integer(integer)) return ff_badarg(p);
    text t;
    text_init(&t, ff_integer_text_bound(integer, base));
    t.n = ff_integer_to_text(integer, base, t.at);
    ff_bump(p, t.n / CHARS_PER_REDUCTION);
    ff_term made = make(p, t.at, t.n);
    text_fini(&t);
    return made;
}

static ff_term integer_text_in(ff_proc *p, ff_term integer, ff_term base, to_term *make)
{
    unsigned b;
    return base_of(base, &b) ? integer_text(p, integer, b, make) : ff_badarg(p);
}

ff_term ff_bif_erlang_integer_to_list_1(ff_proc *p, ff_term i) { return integer_text(p, i, BASE_10, as_list); }
ff_term ff_bif_erlang_integer_to_binary_1(ff_proc *p, ff_term i) { return integer_text(p, i, BASE_10, as_binary); }
ff_term ff_bif_erlang_integer_to_list_2(ff_proc *p, ff_term i, ff_term base)
{
    return integer_text_in(p, i, base, as_list);
}
ff_term ff_bif_erlang_integer_to_binary_2(ff_proc *p, ff_term i, ff_term base)
{
    return integer_text_in(p, i, base, as_binary);
}

/* ---- text to integer ---- */

/* Only the low byte of a character counts, as in OTP: [304] reads as "0". */
static unsigned digit_of(ff_term character, unsigned base)
{
    return ff_is_small(character) ? ff_digit_value((uint8_t)ff_small_to_int(character), base) : base;
}

typedef struct digit_run { /* the digits at the front of a list, behind a sign */
    bool negative;
    ff_term first; /* the cell of the first digit */
    size_t n;
    uint64_t value; /* of the digits, if so few make a small integer */
    ff_term rest;  /* what follows the last one */
} digit_run;

static digit_run digit_run_of(ff_term list, unsigned base)
{
    bool minus = ff_is_cons(list) && ff_same(ff_head(list), FF_SMALL_CONST('-'));
    bool plus = ff_is_cons(list) && ff_same(ff_head(list), FF_SMALL_CONST('+'));
    digit_run run = {minus, minus || plus ? ff_tail(list) : list, 0, 0, FF_NIL};
    for (run.rest = run.first; ff_is_cons(run.rest); run.rest = ff_tail(run.rest), run.n++) {
        unsigned digit = digit_of(ff_head(run.rest), base);
        if (digit == base) break;
        run.value = run.value * base + digit;
    }
    return run;
}

FF_INLINE ff_term small_of(uint64_t magnitude, bool negative)
{
    return ff_small_from_int(negative ? -(int64_t)magnitude : (int64_t)magnitude);
}

static ff_term integer_of_run(ff_proc *p, digit_run run, unsigned base)
{
    if (run.n <= ff_small_digits_max(base)) return small_of(run.value, run.negative);
    text digits;
    text_init(&digits, run.n);
    for (; digits.n < run.n; run.first = ff_tail(run.first))
        digits.at[digits.n++] = (char)digit_of(ff_head(run.first), base);
    ff_bump(p, run.n / CHARS_PER_REDUCTION);
    ff_term integer = ff_integer_from_digits(p, (uint8_t *)digits.at, run.n, base, run.negative);
    text_fini(&digits);
    return integer;
}

static ff_term integer_from_list(ff_proc *p, ff_term list, unsigned base)
{
    digit_run run = digit_run_of(list, base);
    return run.n > 0 && ff_is_nil(run.rest) ? integer_of_run(p, run, base) : ff_badarg(p);
}

ff_term ff_bif_erlang_list_to_integer_1(ff_proc *p, ff_term list) { return integer_from_list(p, list, BASE_10); }

ff_term ff_bif_erlang_list_to_integer_2(ff_proc *p, ff_term list, ff_term base)
{
    unsigned b;
    return base_of(base, &b) ? integer_from_list(p, list, b) : ff_badarg(p);
}

ff_term ff_bif_string_list_to_integer_1(ff_proc *p, ff_term list)
{
    if (!ff_is_list(list)) return ff_tuple(p, FF_AM_error, FF_AM_not_a_list);
    digit_run run = digit_run_of(list, BASE_10);
    if (run.n == 0) return ff_tuple(p, FF_AM_error, FF_AM_no_integer);
    ff_term integer = integer_of_run(p, run, BASE_10);
    return ff_is_value(integer) ? ff_tuple(p, integer, run.rest) : FF_NONVALUE;
}

static ff_term small_from_bytes(ff_proc *p, const uint8_t *digits, size_t n, unsigned base, bool negative)
{
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned digit = ff_digit_value(digits[i], base);
        if (digit == base) return ff_badarg(p);
        value = value * base + digit;
    }
    return small_of(value, negative);
}

static ff_term integer_from_bytes(ff_proc *p, const uint8_t *bytes, size_t n, unsigned base)
{
    size_t sign = n > 0 && (bytes[0] == '-' || bytes[0] == '+');
    if (n == sign) return ff_badarg(p);
    if (n - sign <= ff_small_digits_max(base)) return small_from_bytes(p, bytes + sign, n - sign, base, bytes[0] == '-');
    text digits;
    text_init(&digits, n);
    for (; digits.n < n - sign; digits.n++) {
        unsigned value = ff_digit_value(bytes[sign + digits.n], base);
        if (value == base) break;
        digits.at[digits.n] = (char)value;
    }
    ff_bump(p, n / CHARS_PER_REDUCTION);
    ff_term integer = digits.n < n - sign
                          ? ff_badarg(p)
                          : ff_integer_from_digits(p, (uint8_t *)digits.at, digits.n, base, bytes[0] == '-');
    text_fini(&digits);
    return integer;
}

static ff_term integer_from_binary(ff_proc *p, ff_term binary, unsigned base)
{
    if (!ff_is_binary(binary)) return ff_badarg(p);
    ff_bytes b = ff_bytes_begin(binary);
    ff_term integer = integer_from_bytes(p, b.at, b.n, base);
    ff_bytes_end(&b);
    return integer;
}

ff_term ff_bif_erlang_binary_to_integer_1(ff_proc *p, ff_term binary) { return integer_from_binary(p, binary, BASE_10); }

ff_term ff_bif_erlang_binary_to_integer_2(ff_proc *p, ff_term binary, ff_term base)
{
    unsigned b;
    return base_of(base, &b) ? integer_from_binary(p, binary, b) : ff_badarg(p);
}

/* ---- float to text ---- */

typedef struct float_format {
    enum { SCIENTIFIC, FIXED, SHORT } kind;
    int decimals;
    bool compact;
} float_format;

static bool take_option(ff_term option, float_format *f)
{
    if (ff_same(option, FF_AM_compact)) {
        f->compact = true;
        return true;
    }
    if (ff_same(option, FF_AM_short)) {
        f->kind = SHORT;
        return true;
    }
    if (!ff_is_tuple_of(option, 2) || !ff_is_small(ff_tuple_get(option, 1))) return false;
    ff_term key = ff_tuple_get(option, 0);
    if (!ff_same(key, FF_AM_decimals) && !ff_same(key, FF_AM_scientific)) return false;
    f->kind = ff_same(key, FF_AM_decimals) ? FIXED : SCIENTIFIC;
    f->decimals = (int)ff_small_to_int(ff_tuple_get(option, 1));
    return true;
}

static bool take_options(ff_term options, float_format *f)
{
    for (; ff_is_cons(options); options = ff_tail(options))
        if (!take_option(ff_head(options), f)) return false;
    return ff_is_nil(options);
}

static ff_term float_text(ff_proc *p, ff_term number, ff_term options, to_term *make)
{
    float_format f = {SCIENTIFIC, DEFAULT_DECIMALS, false};
    if (!ff_is_float(number) || !take_options(options, &f)) return ff_badarg(p);
    double d = ff_float_to_double(number);
    char out[FF_FLOAT_TEXT_MAX];
    size_t n = f.kind == SHORT   ? ff_float_to_short(d, out)
               : f.kind == FIXED ? ff_float_to_fixed(d, f.decimals, f.compact, out)
                                 : ff_float_to_scientific(d, f.decimals, out);
    return n ? make(p, out, n) : ff_badarg(p);
}

ff_term ff_bif_erlang_float_to_list_1(ff_proc *p, ff_term f) { return float_text(p, f, FF_NIL, as_list); }
ff_term ff_bif_erlang_float_to_list_2(ff_proc *p, ff_term f, ff_term o) { return float_text(p, f, o, as_list); }
ff_term ff_bif_erlang_float_to_binary_1(ff_proc *p, ff_term f) { return float_text(p, f, FF_NIL, as_binary); }
ff_term ff_bif_erlang_float_to_binary_2(ff_proc *p, ff_term f, ff_term o) { return float_text(p, f, o, as_binary); }

/* ---- text to float ---- */

/* The characters of a list up to its first element that is no byte; *rest is what follows them. */
static void text_of_list(text *t, ff_term list, ff_term *rest)
{
    size_t n = 0;
    for (*rest = list; ff_is_cons(*rest) && ff_is_byte(ff_head(*rest)); *rest = ff_tail(*rest)) n++;
    text_init(t, n + 1);
    for (; t->n < n; list = ff_tail(list)) t->at[t->n++] = (char)ff_small_to_int(ff_head(list));
    t->at[n] = '\0';
}

/* The text ends at a zero byte, as in OTP. FF_NONVALUE when it is no float, with no fault set. */
static ff_term float_from_whole_text(ff_proc *p, text *t)
{
    size_t n = __builtin_strlen(t->at);
    double d;
    bool ok = n > 0 && ff_float_text_prefix(t->at, n) == n && ff_float_from_text(t->at, &d);
    return ok ? ff_float_new(p, d) : FF_NONVALUE;
}

ff_term ff_bif_erlang_list_to_float_1(ff_proc *p, ff_term list)
{
    text t;
    ff_term rest;
    text_of_list(&t, list, &rest);
    ff_term made = ff_is_nil(rest) ? float_from_whole_text(p, &t) : FF_NONVALUE;
    text_fini(&t);
    return ff_is_value(made) ? made : ff_badarg(p);
}

ff_term ff_bif_erlang_binary_to_float_1(ff_proc *p, ff_term binary)
{
    if (!ff_is_binary(binary)) return ff_badarg(p);
    text t;
    ff_bytes b = ff_bytes_begin(binary);
    text_init(&t, b.n + 1);
    __builtin_memcpy(t.at, b.at, b.n);
    t.at[b.n] = '\0';
    ff_bytes_end(&b);
    ff_term made = float_from_whole_text(p, &t);
    text_fini(&t);
    return ff_is_value(made) ? made : ff_badarg(p);
}

/* {Float, Rest} for the longest float that t begins with, list being where t is from. */
static ff_term float_and_rest(ff_proc *p, text *t, ff_term list)
{
    size_t n = ff_float_text_prefix(t->at, t->n);
    double d;
    t->at[n] = '\0';
    if (n == 0 || !ff_float_from_text(t->at, &d)) return ff_tuple(p, FF_AM_error, FF_AM_no_float);
    while (n-- > 0) list = ff_tail(list);
    return ff_tuple(p, ff_float_new(p, d), list);
}

ff_term ff_bif_string_list_to_float_1(ff_proc *p, ff_term list)
{
    if (!ff_is_list(list)) return ff_tuple(p, FF_AM_error, FF_AM_not_a_list);
    text t;
    ff_term rest;
    text_of_list(&t, list, &rest);
    ff_term result = float_and_rest(p, &t, list);
    text_fini(&t);
    return result;
}
