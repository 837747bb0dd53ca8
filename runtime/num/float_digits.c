/* runtime/num/float_digits.c -- The exact decimal digits of a double, rounded where they are cut off.
 *
 * A double is m * 2^e. For e >= 0 that is an integer; else m * 5^-e is one, and its digits are those of the double, moved. The
 * integer is kept in limbs of nine digits, the least significant first. Where m * 10^k has 128 bits, as with most doubles and up to 21
 * digits, it takes no more than a multiplication and a shift.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/float_digits.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LIMB = 1000000000, LIMB_DIGITS = 9, LIMBS_MAX = 90, MANTISSA_BITS = 53, TWOS = 29, FIVES = 12, FIVE_TO_FIVES = 244140625 };

typedef struct decimal { uint32_t limbs[LIMBS_MAX]; size_t n; } decimal;

static void multiply(decimal *d, uint32_t by)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < d->n; i++) {
        carry += (uint64_t)d->limbs[i] * by;
        d->limbs[i] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
    if (carry) d->limbs[d->n++] = (uint32_t)carry;
}

uint64_t ff_float_split(double magnitude, int *exponent)
{
    uint64_t bits, normal = UINT64_C(1) << (MANTISSA_BITS - 1);
    memcpy(&bits, &magnitude, sizeof bits);
    uint64_t m = bits & (normal - 1);
    int biased = (int)(bits / normal);
    if (biased > 0) m |= normal, biased--;
    *exponent = biased + FF_FLOAT_LEAST_EXPONENT;
    return m;
}

/* m * 2^exponent. Returns the power of ten that the digits are to be divided by. */
static int expand(uint64_t m, int exponent, decimal *d)
{
    for (; m && !(m & 1); m >>= 1) exponent++;
    d->n = 0;
    for (; m; m /= LIMB) d->limbs[d->n++] = (uint32_t)(m % LIMB);
    int left = exponent;
    for (; left >= TWOS; left -= TWOS) multiply(d, 1u << TWOS);
    for (; left > 0; left--) multiply(d, 2);
    for (; left <= -FIVES; left += FIVES) multiply(d, FIVE_TO_FIVES);
    for (; left < 0; left++) multiply(d, 5);
    return exponent < 0 ? -exponent : 0;
}

static size_t write_digits(const decimal *d, char *digits)
{
    size_t n = 0;
    for (size_t i = d->n; i-- > 0;) {
        uint32_t limb = d->limbs[i];
        for (size_t k = LIMB_DIGITS; k-- > 0; limb /= 10) digits[n + k] = (char)('0' + limb % 10);
        n += LIMB_DIGITS;
    }
    size_t zeros = 0;
    while (zeros < n && digits[zeros] == '0') zeros++;
    memmove(digits, digits + zeros, n - zeros);
    return n - zeros;
}

static bool rounds_up(const char *digits, size_t n, size_t keep)
{
    if (keep >= n || digits[keep] < '5') return false;
    for (size_t i = keep + 1; i < n || digits[keep] > '5'; i++)
        if (digits[keep] > '5' || digits[i] > '0') return true;
    return keep > 0 && (digits[keep - 1] - '0') % 2;
}

/* Adds one to the last of n digits; true if they became 1000..., one power of ten more. */
static bool increment(char *digits, size_t n)
{
    while (n-- > 0) {
        if (digits[n] < '9') {
            digits[n]++;
            return false;
        }
        digits[n] = '0';
    }
    return true;
}

/* ---- with 128 bits ---- */

const uint64_t ff_tens[FF_TENS] = {
    1u, 10u, 100u, 1000u, 10000u, 100000u, 1000000u, 10000000u, 100000000u, 1000000000u, 10000000000u, 100000000000u, 1000000000000u,
    10000000000000u, 100000000000000u, 1000000000000000u, 10000000000000000u, 100000000000000000u, 1000000000000000000u,
    10000000000000000000u,
};

/* m * 10^scale / 2^shift, half to even. */
static ff_wide scaled(uint64_t m, int scale, int shift)
{
    ff_wide product = m * ff_float_ten_to(scale);
    if (shift == 0) return product;
    ff_wide whole = product >> shift, rest = product - (whole << shift), half = (ff_wide)1 << (shift - 1);
    return whole + (rest > half || (rest == half && (whole & 1)));
}

/* value / 10, and what is left, in steps of 32 bits: clang's own division of 128 bits does not link in WebAssembly. */
static ff_wide divided_by_ten(ff_wide value, unsigned *left)
{
    enum { STEP = 32 };
    ff_wide result = 0;
    uint64_t rest = 0;
    for (int shift = FF_FLOAT_WIDE_BITS - STEP; shift >= 0; shift -= STEP) {
        rest = rest << STEP | (uint32_t)(value >> shift);
        result = result << STEP | rest / 10;
        rest %= 10;
    }
    *left = (unsigned)rest;
    return result;
}

/* The `n` digits of value. */
static void write_wide(ff_wide value, size_t n, char *digits)
{
    unsigned digit;
    while (n > FF_TENS - 1) {
        value = divided_by_ten(value, &digit);
        digits[--n] = (char)('0' + digit);
    }
    for (uint64_t low = (uint64_t)value; n > 0; low /= 10) digits[--n] = (char)('0' + low % 10);
}

/* `wanted` digits of the value; *point of them are before the point. False: not with so few bits. */
static bool quick_value(double magnitude, int wanted, ff_wide *value, int *point)
{
    int exponent;
    uint64_t m = ff_float_split(magnitude, &exponent);
    int shift = -exponent;
    if (m == 0 || shift < 0 || shift >= FF_FLOAT_WIDE_BITS || wanted < 1 || wanted >= FF_FLOAT_SCALE_MAX) return false;
    *point = ff_float_whole_digits(exponent + MANTISSA_BITS - 1); /* or one more */
    for (;; ++*point) {
        int scale = wanted - *point;
        if (scale < 0 || scale > FF_FLOAT_SCALE_MAX) return false;
        *value = scaled(m, scale, shift);
        if (*value < ff_float_ten_to(wanted)) return true;
    }
}

static bool quick_digits(double magnitude, int wanted, char *digits, int *point)
{
    ff_wide value;
    if (!quick_value(magnitude, wanted, &value, point)) return false;
    write_wide(value, (size_t)wanted, digits);
    return true;
}

ff_decimal ff_float_rounded(double magnitude, int wanted)
{
    ff_wide value;
    int point;
    if (wanted < FF_TENS && quick_value(magnitude, wanted, &value, &point)) return (ff_decimal){(uint64_t)value, point - wanted};
    char digits[FF_FLOAT_DIGITS_MAX];
    size_t n = ff_float_digits(magnitude, wanted, false, digits, &point);
    ff_decimal d = {0, point - wanted};
    for (size_t i = 0; i < n; i++) d.digits = d.digits * 10 + (uint64_t)(digits[i] - '0');
    return d;
}

size_t ff_float_digits(double magnitude, int wanted, int is_fixed, char digits[FF_FLOAT_DIGITS_MAX], int *point)
{
    if (!is_fixed && quick_digits(magnitude, wanted, digits, point)) return (size_t)wanted;
    decimal d;
    int exponent;
    uint64_t m = ff_float_split(magnitude, &exponent);
    int divisor = expand(m, exponent, &d);
    size_t n = write_digits(&d, digits);
    *point = (int)n - divisor;
    if (n == 0) {
        digits[n++] = '0';
        *point = 1;
    }
    int keep = is_fixed ? *point + wanted : wanted;
    if (keep < 0) return 0;
    bool up = rounds_up(digits, n, (size_t)keep);
    for (; n < (size_t)keep; n++) digits[n] = '0';
    if (up && increment(digits, (size_t)keep)) {
        memmove(digits + 1, digits, (size_t)keep);
        digits[0] = '1';
        ++*point;
        keep += is_fixed;
    }
    return (size_t)keep;
}

/* ---- comparing ---- */

enum { COMPARED_BITS = 57, SHIFT_MAX = FF_FLOAT_WIDE_BITS - COMPARED_BITS - 1, TENS_MAX = FF_TENS - 1 }; /* 2^57 * 10^19 < 2^121 */

static int order(ff_wide a, ff_wide b) { return (a > b) - (a < b); }

static void find_digits(uint64_t m, int exponent, ff_digits *exact)
{
    decimal d;
    int divisor = expand(m, exponent, &d);
    exact->n = write_digits(&d, exact->digits);
    exact->point = (int)exact->n - divisor;
}

int ff_float_compare(ff_decimal d, uint64_t m, int exponent, ff_digits *exact)
{
    uint64_t limit = UINT64_C(1) << COMPARED_BITS;
    if (d.digits < limit && m < limit && d.exponent <= 0 && -d.exponent <= TENS_MAX && exponent <= 0 && -exponent <= SHIFT_MAX)
        return order((ff_wide)d.digits << -exponent, m * ff_float_ten_to(-d.exponent));
    if (exact->n == 0) find_digits(m, exponent, exact);
    char own[FF_TENS];
    size_t n = exact->n, n_own = 0;
    for (uint64_t left = d.digits; left; left /= 10) n_own++;
    write_wide(d.digits, n_own, own);
    int apart = (int)n_own + d.exponent - exact->point;
    for (size_t i = 0; apart == 0 && (i < n || i < n_own); i++) apart = (i < n_own ? own[i] : '0') - (i < n ? exact->digits[i] : '0');
    return apart;
}

/* ---- printf's formats ---- */

static size_t put_sign(double d, char *out)
{
    out[0] = '-';
    return signbit(d) != 0;
}

size_t ff_float_put_e(double d, int decimals, char *out, size_t size)
{
    char digits[FF_FLOAT_DIGITS_MAX];
    int point;
    if (decimals < 0) decimals = 6;
    if ((size_t)decimals + sizeof "1.e+00" > size) return 0;
    size_t n = ff_float_digits(fabs(d), decimals + 1, false, digits, &point), at = put_sign(d, out);
    int exponent = point - 1, magnitude = exponent < 0 ? -exponent : exponent;
    if (at + (size_t)(decimals > 0) + n + (magnitude >= 100 ? sizeof "e+000" : sizeof "e+00") > size) return 0;
    out[at++] = digits[0];
    if (decimals) out[at++] = '.';
    memcpy(out + at, digits + 1, n - 1);
    at += n - 1;
    out[at++] = 'e';
    out[at++] = exponent < 0 ? '-' : '+';
    if (magnitude >= 100) out[at++] = (char)('0' + magnitude / 100);
    out[at++] = (char)('0' + magnitude / 10 % 10);
    out[at++] = (char)('0' + magnitude % 10);
    out[at] = '\0';
    return at;
}

size_t ff_float_put_f(double d, int decimals, char *out, size_t size)
{
    char digits[FF_FLOAT_DIGITS_MAX];
    int point;
    if (decimals < 0) decimals = 6;
    if ((size_t)decimals + 320 > sizeof digits) return 0;
    size_t n = ff_float_digits(fabs(d), decimals, true, digits, &point), at = put_sign(d, out);
    size_t whole = point > 0 ? (size_t)point : 0, zeros = (size_t)decimals - (n - whole);
    if (at + (whole ? whole : 1) + (decimals > 0) + (size_t)decimals + 1 > size) return 0;
    memcpy(out + at, digits, whole);
    at += whole;
    if (whole == 0) out[at++] = '0';
    if (decimals) out[at++] = '.';
    memset(out + at, '0', zeros);
    memcpy(out + at + zeros, digits + whole, n - whole);
    at += (size_t)decimals;
    out[at] = '\0';
    return at;
}
