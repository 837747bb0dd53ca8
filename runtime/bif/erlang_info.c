/* runtime/bif/erlang_info.c -- erlang: the node, of which there is one, and memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "ets/ets.h"
#include "gc/gc.h"
#include "proc/table.h"
#include "sched/sched.h"
#include "term/atom.h"
#include "term/map.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#include <string.h>

static ff_term small(uint64_t n) { return ff_small_from_int((int64_t)n); }

/* ---- nodes ---- */

ff_term ff_bif_erlang_node_0(ff_proc *p)
{
    (void)p;
    return FF_AM_nonode_at_nohost;
}

ff_term ff_bif_erlang_node_1(ff_proc *p, ff_term t)
{
    if (!ff_is_pid(t) && !ff_is_port(t) && !ff_is_ref(t)) return ff_badarg(p);
    if (!ff_is_boxed(t) || ff_boxed_subtag(t) == FF_SUB_REF) return FF_AM_nonode_at_nohost;
    return FF_TERM(ff_boxed_ptr(t)[1]);
}

ff_term ff_bif_erlang_nodes_0(ff_proc *p)
{
    (void)p;
    return FF_NIL;
}

/* Whether a kind of node, or a list of kinds, includes this node. */
static bool kind_has_this(ff_term kind, bool *has)
{
    if (ff_same(kind, FF_AM_this) || ff_same(kind, FF_AM_known)) return *has = true;
    return ff_same(kind, FF_AM_visible) || ff_same(kind, FF_AM_hidden) || ff_same(kind, FF_AM_connected);
}

static bool kinds_have_this(ff_term kinds, bool *has)
{
    *has = false;
    if (!ff_is_list(kinds)) return kind_has_this(kinds, has);
    for (; ff_is_cons(kinds); kinds = ff_tail(kinds))
        if (!kind_has_this(ff_head(kinds), has)) return false;
    return ff_is_nil(kinds);
}

ff_term ff_bif_erlang_nodes_1(ff_proc *p, ff_term kinds)
{
    bool has;
    if (!kinds_have_this(kinds, &has)) return ff_badarg(p);
    return has ? ff_cons(p, FF_AM_nonode_at_nohost, FF_NIL) : FF_NIL;
}

/* What nodes/2 is to tell of each node. */
static bool info_options(ff_term options, bool *id, bool *type)
{
    if (!ff_is_map(options)) return false;
    ff_term ids = ff_map_get(options, FF_AM_connection_id), types = ff_map_get(options, FF_AM_node_type);
    if (ff_map_size(options) != (size_t)ff_is_value(ids) + ff_is_value(types)) return false;
    return (!ff_is_value(ids) || ff_option_bool(ids, id)) && (!ff_is_value(types) || ff_option_bool(types, type));
}

ff_term ff_bif_erlang_nodes_2(ff_proc *p, ff_term kinds, ff_term options)
{
    bool has, id = false, type = false;
    if (!kinds_have_this(kinds, &has) || !info_options(options, &id, &type)) return ff_badarg(p);
    if (!has) return FF_NIL;
    ff_term pairs[4];
    size_t n = 0;
    if (id) pairs[n++] = FF_AM_connection_id, pairs[n++] = FF_AM_undefined;
    if (type) pairs[n++] = FF_AM_node_type, pairs[n++] = FF_AM_this;
    return ff_cons(p, ff_tuple(p, FF_AM_nonode_at_nohost, ff_map_from_pairs(p, n / 2, pairs, NULL)), FF_NIL);
}

/* ---- memory ---- */

static uint64_t process_bytes(const ff_vm *vm)
{
    return vm->procs->count * (sizeof(ff_proc) + sizeof(ff_proc_more)) + ff_heaps_held_words(vm) * sizeof(ff_word);
}

/* In the order of erlang:memory/0. Atoms count 64 bytes each; code is the image with its literals, in WebAssembly these alone. */
static void memory_items(ff_vm *vm, ff_term items[9][2])
{
    uint64_t processes = process_bytes(vm), binaries = ff_binary_memory_held(vm), atoms = ff_atom_count(vm) * 64;
    uint64_t code = FF_IMAGE_BYTES, tables = ff_ets_words(vm->ets) * sizeof(ff_word);
    uint64_t system = atoms + binaries + code + tables + sizeof(ff_sched);
    ff_term all[9][2] = {
        {FF_AM_total, small(processes + system)}, {FF_AM_processes, small(processes)},
        {FF_AM_processes_used, small(processes)}, {FF_AM_system, small(system)},
        {FF_AM_atom, small(atoms)},               {FF_AM_atom_used, small(atoms)},
        {FF_AM_binary, small(binaries)},          {FF_AM_code, small(code)},
        {FF_AM_ets, small(tables)},
    };
    memcpy(items, all, sizeof all);
}

ff_term ff_bif_erlang_memory_0(ff_proc *p)
{
    ff_term items[9][2], list = FF_NIL;
    memory_items(p->vm, items);
    for (int i = 9; i-- > 0;) list = ff_cons(p, ff_tuple(p, items[i][0], items[i][1]), list);
    return list;
}

static ff_term memory_item(ff_term items[9][2], ff_term name)
{
    for (int i = 0; i < 9; i++)
        if (ff_same(items[i][0], name)) return items[i][1];
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_memory_1(ff_proc *p, ff_term what)
{
    ff_term items[9][2], found[9];
    memory_items(p->vm, items);
    if (ff_is_atom(what)) {
        ff_term value = memory_item(items, what);
        return ff_is_value(value) ? value : ff_badarg(p);
    }
    size_t n = 0;
    for (; ff_is_cons(what) && n < 9; what = ff_tail(what)) {
        ff_term value = memory_item(items, ff_head(what));
        if (!ff_is_value(value)) return ff_badarg(p);
        found[n++] = ff_tuple(p, ff_head(what), value);
    }
    return ff_is_nil(what) ? ff_list_new(p, n, found, FF_NIL) : ff_badarg(p);
}
