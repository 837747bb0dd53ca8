/* runtime/num/float_text.c -- The formats of floats in text: short, scientific, with fixed decimals; and reading them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/float_text.h"
#include "bin/bits.h"
#include "num/float_digits.h"
#include "term/format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- short ---- */

/* "00" to "99" */
#define TEN(t) t "0" t "1" t "2" t "3" t "4" t "5" t "6" t "7" t "8" t "9"
static const char two_digits[] = TEN("0") TEN("1") TEN("2") TEN("3") TEN("4") TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");

static void put_pair(uint32_t value, char *to) { memcpy(to, &two_digits[2 * value], 2); }

/* No division waits for more than two others. */
static void put_eight(uint32_t value, char *to)
{
    uint32_t upper = value / 10000, lower = value % 10000;
    put_pair(upper / 100, to), put_pair(upper % 100, to + 2);
    put_pair(lower / 100, to + 4), put_pair(lower % 100, to + 6);
}

/* The digits of value in front of `end`, with zeros in front if they are fewer than n_min; the first of them. */
static char *put_digits(uint64_t value, size_t n_min, char *end)
{
    char *at = end;
    for (; value >= 100000000; value /= 100000000) put_eight((uint32_t)(value % 100000000), at -= 8);
    uint32_t rest = (uint32_t)value;
    for (; rest >= 10; rest /= 100) put_pair(rest % 100, at -= 2);
    if (rest) *--at = (char)('0' + rest);
    while (end < at + n_min) *--at = '0';
    return at;
}

/* Decimal notation where it is not the longer one, and never where integers stop being exact, as OTP. */
static bool is_fixed(ff_decimal d, int n_digits)
{
    int lower = n_digits == 1 ? -4 : -(n_digits + 2);
    int upper = n_digits == 1 || d.exponent + n_digits - 1 >= 10 ? 2 : 1;
    if (d.exponent < lower || d.exponent > upper) return false;
    switch (d.exponent) {
    case 0: return d.digits < UINT64_C(1) << 53;
    case 1: return d.digits <= (UINT64_C(1) << 52) / 5;
    case 2: return d.digits <= (UINT64_C(1) << 51) / 25;
    default: return true;
    }
}

static size_t put_fixed(const char *digits, int n, int exponent, char *out)
{
    int whole = n + exponent; /* digits before the point; there are at most two zeros behind them, and 19 in front of the digits */
    char *to = out;
    if (whole <= 0) {
        memcpy(to, "0.0000000000000000000", (size_t)(2 - whole));
        ff_copy_few((uint8_t *)to + 2 - whole, digits, (size_t)n);
        return (size_t)(2 - whole + n);
    }
    int given = exponent < 0 ? whole : n;
    ff_copy_few((uint8_t *)to, digits, (size_t)given);
    to += given;
    if (exponent >= 0) {
        memcpy(to, &"00.0"[2 - exponent], (size_t)exponent + 2);
        return (size_t)(to - out + exponent + 2);
    }
    *to++ = '.';
    ff_copy_few((uint8_t *)to, digits + whole, (size_t)(n - whole));
    return (size_t)(n + 1);
}

static size_t put_scientific(const char *digits, int n, int exponent, char *out)
{
    return ff_format(out, FF_FLOAT_TEXT_MAX, "%c.%se%d", digits[0], n == 1 ? "0" : digits + 1, exponent + n - 1);
}

size_t ff_float_to_short(double d, char out[FF_FLOAT_SHORT_MAX])
{
    ff_decimal decimal = ff_float_shortest(fabs(d));
    char room[FF_TENS + 1], *end = room + FF_TENS;
    const char *digits = put_digits(decimal.digits, 1, end);
    int n = (int)(end - digits);
    *end = '\0';
    size_t sign = signbit(d) != 0;
    out[0] = '-';
    if (is_fixed(decimal, n)) return sign + put_fixed(digits, n, decimal.exponent, out + sign);
    return sign + put_scientific(digits, n, decimal.exponent, out + sign);
}

/* ---- scientific, fixed ---- */

size_t ff_float_to_scientific(double d, int decimals, char out[FF_FLOAT_TEXT_MAX])
{
    if (decimals >= FF_FLOAT_TEXT_MAX) return 0;
    char text[FF_FLOAT_TEXT_MAX + 16]; /* room for the longest sign and exponent */
    size_t n = ff_float_put_e(d, decimals, text, sizeof text);
    if (n >= FF_FLOAT_TEXT_MAX) return 0;
    memcpy(out, text, n);
    return n;
}

enum { FAST_DECIMALS = 18 };

/* Leaves one digit behind the point; where there is no point, OTP takes trailing zeros off all the same. */
static size_t without_trailing_zeros(const char *text, size_t n)
{
    while (text[n - 1] == '0') n--;
    return text[n - 1] == '.' ? n + 1 : n;
}

/* The fraction is rounded on its own, in binary: not always what printf gives, but what OTP does. */
static size_t put_parts(double magnitude, int decimals, char *out)
{
    if (decimals == 0) return ff_format(out, FF_FLOAT_TEXT_MAX, "%lld", llround(magnitude));
    double scale = 1, whole = floor(magnitude);
    for (int i = 0; i < decimals; i++) scale *= 10; /* exact up to 10^22 */
    double fraction = round((magnitude - whole) * scale);
    if (fraction >= scale) whole++, fraction = 0;
    char room[FF_TENS], *end = room + FF_TENS;
    const char *digits = put_digits((uint64_t)whole, 1, end);
    size_t n = (size_t)(end - digits);
    ff_copy_few((uint8_t *)out, digits, n);
    out[n++] = '.';
    put_digits((uint64_t)fraction, (size_t)decimals, out + n + decimals);
    return n + (size_t)decimals;
}

size_t ff_float_to_fixed(double d, int decimals, bool compact, char out[FF_FLOAT_TEXT_MAX])
{
    if (decimals < 0 || decimals >= FF_FLOAT_TEXT_MAX) return 0;
    if (fabs(d) > 0x1p53 || decimals > FAST_DECIMALS) {
        size_t n = ff_float_put_f(d, decimals, out, FF_FLOAT_TEXT_MAX);
        return n && compact ? without_trailing_zeros(out, n) : n;
    }
    size_t sign = signbit(d) != 0;
    out[0] = '-';
    size_t n = sign + put_parts(fabs(d), decimals, out + sign);
    return compact && decimals ? without_trailing_zeros(out, n) : n;
}

/* ---- reading ---- */

static size_t skip_digits(const char *text, size_t at, size_t n)
{
    while (at < n && text[at] >= '0' && text[at] <= '9') at++;
    return at;
}

static size_t skip_any(const char *text, size_t at, size_t n, const char *characters)
{
    return at < n && text[at] && strchr(characters, text[at]) ? at + 1 : at;
}

size_t ff_float_text_prefix(const char *text, size_t n)
{
    size_t start = skip_any(text, 0, n, "+-"), point = skip_digits(text, start, n);
    size_t fraction = skip_any(text, point, n, ".,"), end = skip_digits(text, fraction, n);
    if (point == start || fraction == point || end == fraction) return 0;
    size_t e = skip_any(text, end, n, "eE"), exponent = skip_any(text, e, n, "+-");
    size_t exponent_end = skip_digits(text, exponent, n);
    return e > end && exponent_end > exponent ? exponent_end : end;
}

bool ff_float_quick(ff_decimal d, double *out)
{
    if (d.digits > UINT64_C(1) << 53 || d.exponent <= -FF_TENS || d.exponent >= FF_TENS) return false;
    double digits = (double)d.digits;
    *out = d.exponent < 0 ? digits / (double)ff_tens[-d.exponent] : digits * (double)ff_tens[d.exponent];
    return true;
}

/* Digits, '.', digits, and no exponent: what is most often read. False: something else, or too many digits. */
static bool read_plain(const char *text, ff_decimal *d)
{
    *d = (ff_decimal){0, 0};
    const char *at = text, *point = NULL;
    for (; (*at >= '0' && *at <= '9') || (*at == '.' && !point); at++) {
        if (*at == '.')
            point = at;
        else
            d->digits = d->digits * 10 + (uint64_t)(*at - '0');
    }
    if (!point || *at || at - text > FF_TENS - 1) return false;
    d->exponent = (int)(point + 1 - at);
    return true;
}

bool ff_float_from_text(char *text, double *out)
{
    char *comma = strchr(text, ',');
    if (comma) *comma = '.';
    bool minus = text[0] == '-';
    ff_decimal d;
    if (read_plain(text + (minus || text[0] == '+'), &d) && ff_float_quick(d, out)) {
        *out = minus ? -*out : *out;
        return true;
    }
    *out = strtod(text, NULL);
    return isfinite(*out);
}
