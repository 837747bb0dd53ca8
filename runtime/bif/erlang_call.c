/* runtime/bif/erlang_call.c -- erlang: apply, and asking about funs, functions and modules.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/external_fun.h"
#include "proc/proc.h"
#include "term/debug.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#include <string.h>

enum { MAX_ARITY = 255, MD5_BYTES = 16 };

static ff_term from_bool(bool b) { return b ? FF_AM_true : FF_AM_false; }

ff_term ff_bif_erlang_apply_2(ff_proc *p, ff_term fun, ff_term args) { return ff_apply_fun(p, fun, args); }
ff_term ff_bif_erlang_apply_3(ff_proc *p, ff_term m, ff_term f, ff_term args) { return ff_apply_in_place(p, m, f, args); }

/* ---- funs ---- */

static bool is_arity(ff_term t) { return ff_is_small(t) && ff_small_to_int(t) >= 0 && ff_small_to_int(t) <= MAX_ARITY; }

ff_term ff_bif_erlang_make_fun_3(ff_proc *p, ff_term m, ff_term f, ff_term arity)
{
    if (!ff_is_atom(m) || !ff_is_atom(f) || !is_arity(arity)) return ff_badarg(p);
    return ff_external_fun(p, m, f, (unsigned)ff_small_to_int(arity));
}

static ff_term environment(ff_proc *p, ff_term fun)
{
    return ff_list_new(p, ff_fun_num_free(fun), ff_fun_ptr(fun)->env, FF_NIL);
}

/* What only a local fun has; the other kind answers undefined. */
static ff_term local_item(ff_proc *p, const ff_fun_entry *e, ff_term item)
{
    if (e->external) return FF_AM_undefined;
    if (ff_same(item, FF_AM_pid)) return p->self;
    if (ff_same(item, FF_AM_index) || ff_same(item, FF_AM_new_index)) return ff_small_from_int(e->index);
    if (ff_same(item, FF_AM_uniq)) return ff_small_from_int(e->old_uniq);
    if (ff_same(item, FF_AM_new_uniq)) return ff_binary_new(p, e->uniq, MD5_BYTES);
    return FF_SMALL_CONST(1); /* refc */
}

/* A local fun of code that is not there has no name. */
static ff_term fun_name(const ff_fun_entry *e)
{
    bool known = e->external || e->mfa.function != ff_atom_number(FF_AM_undefined);
    return known ? ff_atom_from_number(e->mfa.function) : FF_NIL;
}

static ff_term fun_item(ff_proc *p, ff_term fun, ff_term item)
{
    const ff_fun_entry *e = ff_fun_entry_of(fun);
    if (ff_same(item, FF_AM_type)) return e->external ? FF_AM_external : FF_AM_local;
    if (ff_same(item, FF_AM_module)) return ff_atom_from_number(e->mfa.module);
    if (ff_same(item, FF_AM_name)) return fun_name(e);
    if (ff_same(item, FF_AM_arity)) return ff_small_from_int(ff_fun_arity(fun));
    if (ff_same(item, FF_AM_env)) return environment(p, fun);
    const ff_term local[] = {FF_AM_pid, FF_AM_index, FF_AM_new_index, FF_AM_uniq, FF_AM_new_uniq, FF_AM_refc};
    for (size_t i = 0; i < sizeof local / sizeof *local; i++)
        if (ff_same(item, local[i])) return local_item(p, e, item);
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_fun_info_2(ff_proc *p, ff_term fun, ff_term item)
{
    if (!ff_is_fun(fun)) return ff_badarg(p);
    ff_term value = fun_item(p, fun, item);
    return ff_is_value(value) ? ff_tuple(p, item, value) : ff_badarg(p);
}

ff_term ff_bif_erlang_fun_info_mfa_1(ff_proc *p, ff_term fun)
{
    if (!ff_is_fun(fun)) return ff_badarg(p);
    const ff_fun_entry *e = ff_fun_entry_of(fun);
    return ff_tuple(p, ff_atom_from_number(e->mfa.module), fun_name(e), ff_small_from_int(ff_fun_arity(fun)));
}

ff_term ff_bif_erlang_fun_to_list_1(ff_proc *p, ff_term fun)
{
    if (!ff_is_fun(fun)) return ff_badarg(p);
    char *text = ff_term_text(fun);
    ff_term list = ff_string_to_list(p, text, strlen(text)); /* bytes, as OTP: not characters */
    ff_free(text);
    return list;
}

/* ---- functions and modules ---- */

static const ff_module_info *find_module(const ff_program *program, ff_term name)
{
    for (size_t i = 0; i < program->n_modules; i++)
        if (program->modules[i].name == ff_atom_number(name)) return &program->modules[i];
    return NULL;
}

static bool is_bif_module(const ff_program *program, ff_term name)
{
    for (size_t i = 0; i < program->n_bif_modules; i++)
        if (program->bif_modules[i] == ff_atom_number(name)) return true;
    return false;
}

static bool has_function(const ff_module_info *m, ff_term f, ff_term arity)
{
    for (uint32_t i = 0; m && m->exports && i < m->n_exports; i++)
        if (m->exports[i].name == ff_atom_number(f) && m->exports[i].arity == (uint64_t)ff_small_to_int(arity)) return true;
    return false;
}

static bool is_mfa(ff_term m, ff_term f, ff_term arity) { return ff_is_atom(m) && ff_is_atom(f) && ff_is_small(arity); }

static const ff_label *exported(ff_proc *p, ff_term m, ff_term f, ff_term arity)
{
    return is_arity(arity) ? ff_export_find(p->vm, m, f, (size_t)ff_small_to_int(arity)) : NULL;
}

ff_term ff_bif_erlang_function_exported_3(ff_proc *p, ff_term m, ff_term f, ff_term arity)
{
    if (!is_mfa(m, f, arity)) return ff_badarg(p);
    if (!is_arity(arity)) return FF_AM_false;
    return from_bool(exported(p, m, f, arity) || has_function(find_module(p->vm->program, m), f, arity));
}

static bool is_bif(ff_mfa at, ff_vm *vm)
{
#define SAME(m, f, n, symbol, flags) {m, f, n},
    static const struct { const char *module, *function; unsigned arity; } bifs[] = {FF_BIFS(SAME)};
    size_t module_bytes, function_bytes;
    const char *module = ff_atom_utf8(vm, ff_atom_from_number(at.module), &module_bytes);
    const char *function = ff_atom_utf8(vm, ff_atom_from_number(at.function), &function_bytes);
    for (size_t i = 0; i < sizeof bifs / sizeof *bifs; i++)
        if (bifs[i].arity == at.arity && strlen(bifs[i].module) == module_bytes && strlen(bifs[i].function) == function_bytes
            && memcmp(bifs[i].module, module, module_bytes) == 0 && memcmp(bifs[i].function, function, function_bytes) == 0)
            return true;
    return false;
}

ff_term ff_bif_erlang_is_builtin_3(ff_proc *p, ff_term m, ff_term f, ff_term arity)
{
    if (!is_mfa(m, f, arity)) return ff_badarg(p);
    if (!is_arity(arity)) return FF_AM_false;
    return from_bool(is_bif((ff_mfa){ff_atom_number(m), ff_atom_number(f), (uint32_t)ff_small_to_int(arity)}, p->vm));
}

ff_term ff_bif_erlang_module_loaded_1(ff_proc *p, ff_term m)
{
    return ff_is_atom(m) ? from_bool(find_module(p->vm->program, m) || is_bif_module(p->vm->program, m)) : ff_badarg(p);
}

ff_term ff_bif_erlang_check_old_code_1(ff_proc *p, ff_term m) { return ff_is_atom(m) ? FF_AM_false : ff_badarg(p); }

ff_term ff_bif_erlang_loaded_0(ff_proc *p)
{
    const ff_program *program = p->vm->program;
    ff_term list = FF_NIL;
    for (size_t i = program->n_bif_modules; i-- > 0;) list = ff_cons(p, ff_atom_from_number(program->bif_modules[i]), list);
    for (size_t i = program->n_modules; i-- > 0;) list = ff_cons(p, ff_atom_from_number(program->modules[i].name), list);
    return list;
}

ff_term ff_bif_erlang_pre_loaded_0(ff_proc *p)
{
    const ff_term modules[] = {FF_AM_erlang, FF_AM_erts_internal, FF_AM_init, FF_AM_prim_file};
    return ff_list_new(p, sizeof modules / sizeof *modules, modules, FF_NIL);
}

/* ---- module_info ---- */

static ff_term function_list(ff_proc *p, const ff_func *functions, uint32_t n)
{
    ff_term list = FF_NIL;
    for (uint32_t i = functions ? n : 0; i-- > 0;)
        list = ff_cons(p, ff_tuple(p, ff_atom_from_number(functions[i].name), ff_small_from_int(functions[i].arity)), list);
    return list;
}

static ff_term literal(const ff_vm *vm, ff_lit_word l)
{
    for (size_t i = 0; i < vm->program->n_large_literals; i++)
        if (vm->program->large_literals[i]->root.w == l.w) return vm->large_literals[i];
    return FF_TERM(l.w);
}

static ff_term module_item(ff_proc *p, const ff_module_info *m, ff_term item)
{
    if (ff_same(item, FF_AM_module)) return ff_atom_from_number(m->name);
    if (ff_same(item, FF_AM_exports)) return function_list(p, m->exports, m->n_exports);
    if (ff_same(item, FF_AM_functions)) return function_list(p, m->functions, m->n_functions);
    if (ff_same(item, FF_AM_attributes)) return literal(p->vm, m->attributes);
    if (ff_same(item, FF_AM_compile)) return literal(p->vm, m->compile);
    if (ff_same(item, FF_AM_md5)) return ff_binary_new(p, m->md5, MD5_BYTES);
    if (ff_same(item, FF_AM_native)) return FF_AM_false;
    if (ff_same(item, FF_AM_nifs) || ff_same(item, FF_AM_native_addresses)) return FF_NIL;
    return FF_NONVALUE;
}

ff_term ff_bif_erlang_get_module_info_2(ff_proc *p, ff_term name, ff_term item)
{
    const ff_module_info *m = ff_is_atom(name) ? find_module(p->vm->program, name) : NULL;
    ff_term value = m ? module_item(p, m, item) : FF_NONVALUE;
    return ff_is_value(value) ? value : ff_badarg(p);
}

ff_term ff_bif_erlang_get_module_info_1(ff_proc *p, ff_term name)
{
    const ff_module_info *m = ff_is_atom(name) ? find_module(p->vm->program, name) : NULL;
    if (!m) return ff_badarg(p);
    const ff_term names[] = {FF_AM_module, FF_AM_exports, FF_AM_attributes, FF_AM_compile, FF_AM_md5};
    ff_term list = FF_NIL;
    for (size_t i = sizeof names / sizeof *names; i-- > 0;)
        list = ff_cons(p, ff_tuple(p, names[i], module_item(p, m, names[i])), list);
    return list;
}
