/* runtime/bif/erlang_type.c -- Module erlang: type tests, for calls that compiled code does not do inline.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bin/binary.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

static ff_term boolean(bool b) { return b ? FF_AM_true : FF_AM_false; }

static bool is_boolean(ff_term t) { return ff_same(t, FF_AM_true) || ff_same(t, FF_AM_false); }

#define TYPE_TEST(name, test) \
    ff_term ff_bif_erlang_##name##_1(ff_proc *p, ff_term t) \
    { \
        (void)p; \
        return boolean(test(t)); \
    }

TYPE_TEST(is_atom, ff_is_atom)
TYPE_TEST(is_binary, ff_is_binary)
TYPE_TEST(is_bitstring, ff_is_bitstring)
TYPE_TEST(is_boolean, is_boolean)
TYPE_TEST(is_float, ff_is_float)
TYPE_TEST(is_function, ff_is_fun)
TYPE_TEST(is_integer, ff_is_integer)
TYPE_TEST(is_list, ff_is_list)
TYPE_TEST(is_map, ff_is_map)
TYPE_TEST(is_number, ff_is_number)
TYPE_TEST(is_pid, ff_is_pid)
TYPE_TEST(is_port, ff_is_port)
TYPE_TEST(is_reference, ff_is_ref)
TYPE_TEST(is_tuple, ff_is_tuple)

ff_term ff_bif_erlang_is_function_2(ff_proc *p, ff_term t, ff_term arity)
{
    if (ff_is_big(arity) && !ff_big_is_negative(arity)) return FF_AM_false;
    if (!ff_is_small(arity) || ff_small_to_int(arity) < 0) return ff_badarg(p);
    return boolean(ff_is_fun(t) && ff_fun_arity(t) == (uint64_t)ff_small_to_int(arity));
}

static bool has_tag(ff_term t, ff_term tag)
{
    return ff_is_tuple(t) && ff_tuple_arity(t) > 0 && ff_same(ff_tuple_get(t, 0), tag);
}

ff_term ff_bif_erlang_is_record_2(ff_proc *p, ff_term t, ff_term tag)
{
    return ff_is_atom(tag) ? boolean(has_tag(t, tag)) : ff_badarg(p);
}

ff_term ff_bif_erlang_is_record_3(ff_proc *p, ff_term t, ff_term tag, ff_term size)
{
    if (!ff_is_atom(tag) || !ff_is_small(size)) return ff_badarg(p);
    return boolean(has_tag(t, tag) && ff_tuple_arity(t) == (uint64_t)ff_small_to_int(size));
}
