/* runtime/bif/erlang_time.c -- Clocks and unique integers. The native unit is the nanosecond.
 * I1  System time is monotonic time plus an offset that is read once for each VM, as in OTP's default warp mode.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_target.h"
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "num/integer.h"

#define NS_PER_S 1000000000
enum { US_PER_S = 1000000, NS_PER_US = 1000 };

static int64_t offset_ns(ff_vm *vm)
{
    if (vm->time_offset_ns == 0) vm->time_offset_ns = ff_target_system_ns() - ff_target_monotonic_ns();
    return vm->time_offset_ns;
}

static int64_t system_ns(ff_vm *vm) { return ff_target_monotonic_ns() + offset_ns(vm); }

/* ---- units ---- */

/* Parts per second, an integer term; FF_NONVALUE: no unit. The names in the plural are the deprecated ones. */
static ff_term parts_per_second(ff_term unit)
{
    static const struct {
        ff_term name;
        int64_t parts;
    } units[] = {
        {FF_AM_native, NS_PER_S},  {FF_AM_perf_counter, NS_PER_S}, {FF_AM_nanosecond, NS_PER_S},
        {FF_AM_second, 1},         {FF_AM_millisecond, 1000},      {FF_AM_microsecond, US_PER_S},
        {FF_AM_nano_seconds, NS_PER_S}, {FF_AM_seconds, 1},        {FF_AM_milli_seconds, 1000},
        {FF_AM_micro_seconds, US_PER_S},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (ff_same(unit, units[i].name)) return ff_small_from_int(units[i].parts);
    bool positive = ff_is_small(unit) ? ff_small_to_int(unit) > 0 : ff_is_big(unit) && !ff_big_is_negative(unit);
    return positive ? unit : FF_NONVALUE;
}

/* Rounded down; times are not negative. */
static ff_term in_unit(ff_proc *p, int64_t ns, ff_term unit)
{
    ff_term parts = parts_per_second(unit);
    if (!ff_is_value(parts)) return ff_badarg(p);
    ff_term product = ff_int_mul(p, ff_integer_from_i64(p, ns), parts);
    return ff_is_value(product) ? ff_int_div(p, product, FF_SMALL_CONST(NS_PER_S)) : FF_NONVALUE;
}

/* ---- clocks ---- */

ff_term ff_bif_erlang_monotonic_time_0(ff_proc *p) { return ff_integer_from_i64(p, ff_target_monotonic_ns()); }
ff_term ff_bif_erlang_monotonic_time_1(ff_proc *p, ff_term unit) { return in_unit(p, ff_target_monotonic_ns(), unit); }
ff_term ff_bif_erlang_system_time_0(ff_proc *p) { return ff_integer_from_i64(p, system_ns(p->vm)); }
ff_term ff_bif_erlang_system_time_1(ff_proc *p, ff_term unit) { return in_unit(p, system_ns(p->vm), unit); }
ff_term ff_bif_erlang_time_offset_0(ff_proc *p) { return ff_integer_from_i64(p, offset_ns(p->vm)); }
ff_term ff_bif_erlang_time_offset_1(ff_proc *p, ff_term unit) { return in_unit(p, offset_ns(p->vm), unit); }
ff_term ff_bif_os_system_time_0(ff_proc *p) { return ff_integer_from_i64(p, ff_target_system_ns()); }
ff_term ff_bif_os_system_time_1(ff_proc *p, ff_term unit) { return in_unit(p, ff_target_system_ns(), unit); }
ff_term ff_bif_os_perf_counter_0(ff_proc *p) { return ff_integer_from_i64(p, ff_target_monotonic_ns()); }

ff_term ff_bif_erts_internal_time_unit_0(ff_proc *p)
{
    (void)p;
    return FF_SMALL_CONST(NS_PER_S);
}

ff_term ff_bif_erts_internal_perf_counter_unit_0(ff_proc *p)
{
    (void)p;
    return FF_SMALL_CONST(NS_PER_S);
}

/* {MegaSecs, Secs, MicroSecs} */
static ff_term timestamp(ff_proc *p, int64_t us)
{
    int64_t s = us / US_PER_S;
    return ff_tuple(p, ff_small_from_int(s / 1000000), ff_small_from_int(s % 1000000), ff_small_from_int(us % US_PER_S));
}

ff_term ff_bif_erlang_timestamp_0(ff_proc *p) { return timestamp(p, system_ns(p->vm) / NS_PER_US); }
ff_term ff_bif_os_timestamp_0(ff_proc *p) { return timestamp(p, ff_target_system_ns() / NS_PER_US); }

/* Each call returns a later time than the one before. */
ff_term ff_bif_erlang_now_0(ff_proc *p)
{
    int64_t us = system_ns(p->vm) / NS_PER_US;
    if (us <= p->vm->last_now_us) us = p->vm->last_now_us + 1;
    p->vm->last_now_us = us;
    return timestamp(p, us);
}

/* ---- unique integers ---- */

static ff_term unique(ff_proc *p, uint64_t *counter, bool positive)
{
    int64_t first = positive ? 1 : FF_SMALL_MIN;
    return ff_integer_from_i64(p, first + (int64_t)(*counter)++);
}

ff_term ff_bif_erlang_unique_integer_0(ff_proc *p) { return unique(p, &p->vm->next_unique, false); }

ff_term ff_bif_erlang_unique_integer_1(ff_proc *p, ff_term modifiers)
{
    bool positive = false, monotonic = false;
    for (; ff_is_cons(modifiers); modifiers = ff_tail(modifiers)) {
        ff_term modifier = ff_head(modifiers);
        if (ff_same(modifier, FF_AM_positive)) positive = true;
        else if (ff_same(modifier, FF_AM_monotonic)) monotonic = true;
        else return ff_badarg(p);
    }
    if (!ff_is_nil(modifiers)) return ff_badarg(p);
    return unique(p, monotonic ? &p->vm->next_monotonic_unique : &p->vm->next_unique, positive);
}
