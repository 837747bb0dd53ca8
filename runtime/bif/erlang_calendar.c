/* runtime/bif/erlang_calendar.c -- Dates and times of day, universal and local; the C library knows the time zone.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_target.h"
#include "num/integer.h"
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <limits.h>
#include <time.h>

enum { S_PER_DAY = 86400, DAYS_PER_ERA = 146097, YEARS_PER_ERA = 400, DAYS_0000_03_01_TO_EPOCH = 719468 };
enum { FIRST_LOCAL_YEAR = 1902, FIRST_UNIVERSAL_YEAR = 1600 }; /* OTP's bounds */
#define NS_PER_S 1000000000

typedef struct date_time { /* also a broken-down struct tm, in Erlang's counting */
    int64_t year;
    int month, day, hour, minute, second;
} date_time;

/* ---- the Gregorian calendar: years begin in March here, so that a leap day is the last one ---- */

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

static int64_t days_from_date(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = floor_div(year, YEARS_PER_ERA), year_of_era = year - era * YEARS_PER_ERA;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_0000_03_01_TO_EPOCH;
}

static int64_t days_before_year(int64_t year) { return 365 * year + year / 4 - year / 100 + year / 400; }

/* As OTP's, whose divisions round towards zero: before year 0 its dates are those, and no others. */
static void date_from_days(int64_t days, date_time *t)
{
    days += DAYS_0000_03_01_TO_EPOCH;
    int64_t year = (10000 * days + 14780) / 3652425, day_of_year = days - days_before_year(year);
    if (day_of_year < 0) day_of_year = days - days_before_year(--year);
    int64_t month = (100 * day_of_year + 52) / 3060; /* from March */
    t->day = (int)(day_of_year - (month * 306 + 5) / 10 + 1);
    t->month = (int)((month + 2) % 12 + 1);
    t->year = year + (month + 2) / 12;
}

static date_time from_posix(int64_t s)
{
    date_time t;
    int64_t days = floor_div(s, S_PER_DAY);
    int rest = (int)(s % S_PER_DAY + (s % S_PER_DAY < 0 ? S_PER_DAY : 0));
    date_from_days(days, &t);
    t.hour = rest / 3600, t.minute = rest / 60 % 60, t.second = rest % 60;
    return t;
}

static int64_t to_posix(const date_time *t)
{
    return days_from_date(t->year, t->month, t->day) * S_PER_DAY + t->hour * 3600 + t->minute * 60 + t->second;
}

/* ---- terms ---- */

static ff_term date_term(ff_proc *p, const date_time *t)
{
    return ff_tuple(p, ff_small_from_int(t->year), ff_small_from_int(t->month), ff_small_from_int(t->day));
}

static ff_term time_term(ff_proc *p, const date_time *t)
{
    return ff_tuple(p, ff_small_from_int(t->hour), ff_small_from_int(t->minute), ff_small_from_int(t->second));
}

static ff_term date_time_term(ff_proc *p, const date_time *t)
{
    ff_term date = date_term(p, t), time = time_term(p, t);
    return ff_tuple(p, date, time);
}

static bool three_smalls(ff_term tuple, int64_t out[3])
{
    if (!ff_is_tuple_of(tuple, 3)) return false;
    for (size_t i = 0; i < 3; i++) {
        if (!ff_is_small(ff_tuple_get(tuple, i))) return false;
        out[i] = ff_small_to_int(ff_tuple_get(tuple, i));
    }
    return true;
}

static bool in_range(int64_t i, int64_t low, int64_t high) { return i >= low && i <= high; }

static bool is_date(const int64_t ymd[3], int first_year)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!in_range(ymd[0], first_year, INT_MAX - 1) || !in_range(ymd[1], 1, 12)) return false;
    bool leap = ymd[0] % 4 == 0 && (ymd[0] % 100 != 0 || ymd[0] % 400 == 0);
    return in_range(ymd[2], 1, days[ymd[1] - 1] + (ymd[1] == 2 && leap));
}

static bool parse(ff_term t, int first_year, date_time *out)
{
    int64_t ymd[3], hms[3];
    if (!ff_is_tuple_of(t, 2) || !three_smalls(ff_tuple_get(t, 0), ymd) || !three_smalls(ff_tuple_get(t, 1), hms))
        return false;
    *out = (date_time){ymd[0], (int)ymd[1], (int)ymd[2], (int)hms[0], (int)hms[1], (int)hms[2]};
    return is_date(ymd, first_year) && in_range(hms[0], 0, 23) && in_range(hms[1], 0, 59) && in_range(hms[2], 0, 59);
}

/* ---- local time ---- */

static date_time local_from_posix(int64_t s)
{
    time_t clock = (time_t)s;
    struct tm tm;
    if (!localtime_r(&clock, &tm)) return from_posix(s);
    return (date_time){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec};
}

static int64_t now_s(void) { return ff_target_system_ns() / NS_PER_S; }

ff_term ff_bif_erlang_date_0(ff_proc *p)
{
    date_time t = local_from_posix(now_s());
    return date_term(p, &t);
}

ff_term ff_bif_erlang_time_0(ff_proc *p)
{
    date_time t = local_from_posix(now_s());
    return time_term(p, &t);
}

ff_term ff_bif_erlang_localtime_0(ff_proc *p)
{
    date_time t = local_from_posix(now_s());
    return date_time_term(p, &t);
}

ff_term ff_bif_erlang_universaltime_0(ff_proc *p)
{
    date_time t = from_posix(now_s());
    return date_time_term(p, &t);
}

ff_term ff_bif_erlang_universaltime_to_localtime_1(ff_proc *p, ff_term universal)
{
    date_time t;
    if (!parse(universal, FIRST_LOCAL_YEAR, &t)) return ff_badarg(p);
    t = local_from_posix(to_posix(&t));
    return date_time_term(p, &t);
}

static bool daylight_saving(ff_term t, int *is_dst)
{
    *is_dst = ff_same(t, FF_AM_true) ? 1 : ff_same(t, FF_AM_false) ? 0 : -1;
    return *is_dst >= 0 || ff_same(t, FF_AM_undefined);
}

ff_term ff_bif_erlang_localtime_to_universaltime_2(ff_proc *p, ff_term local, ff_term is_dst)
{
    date_time t;
    int dst;
    if (!daylight_saving(is_dst, &dst) || !parse(local, FIRST_LOCAL_YEAR, &t)) return ff_badarg(p);
    struct tm tm = {.tm_year = (int)t.year - 1900, .tm_mon = t.month - 1, .tm_mday = t.day, .tm_hour = t.hour,
                    .tm_min = t.minute, .tm_sec = t.second, .tm_isdst = dst};
    t = from_posix((int64_t)mktime(&tm));
    return date_time_term(p, &t);
}

/* ---- POSIX time ---- */

ff_term ff_bif_erlang_posixtime_to_universaltime_1(ff_proc *p, ff_term posix)
{
    if (!ff_is_integer(posix)) return ff_badarg(p);
    ff_int_view v;
    ff_int_view_init(&v, posix);
    if (v.n > 1 || v.limbs[0] - v.negative > INT64_MAX) return ff_badarg(p);
    date_time t = from_posix(v.negative ? -(int64_t)(v.limbs[0] - 1) - 1 : (int64_t)v.limbs[0]);
    return date_time_term(p, &t);
}

ff_term ff_bif_erlang_universaltime_to_posixtime_1(ff_proc *p, ff_term universal)
{
    date_time t;
    return parse(universal, FIRST_UNIVERSAL_YEAR, &t) ? ff_integer_from_i64(p, to_posix(&t)) : ff_badarg(p);
}
