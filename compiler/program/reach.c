/* compiler/program/reach.c -- What can run: a worklist from the roots over blocks, calls, funs and dynamic calls.
 *
 * Code is looked at block by block. The arm of a select_val, or what follows a test for equality, is live only if the atom that
 * it wants can exist: one that live code makes, that the runtime makes, or any at all once live code makes atoms of text.
 *
 * A dynamic call M:F(...) with M or F unknown (names.c) reaches an exported function when the atoms of its module and its name
 * are both made by live code; an atom that occurs only in patterns or as the name of a called function cannot be the
 * value of a variable. Where neither M nor F is known, the modules that the user gave as input must make both atoms (two:
 * that they make c says little about c:c/1), or a function of a library must be named by a pair: both atoms side by side
 * in a tuple or list that live code makes, as {M, F, A} in a child specification; or the function is one of an application
 * beside kernel and stdlib, which names the module, as states of a gen_statem are. Where only F is unknown and M is erlang, OTP
 * means a class (erlang:Class(Reason)) or what others gave it. What explains a failure is format_error, or stands behind the key
 * `function` of a map that live code makes, as in an error_info, and is of a live module, or one behind `module`. Where only M is unknown (callbacks), a
 * module of kernel or stdlib must be named by itself, from outside OTP, or, in a tuple or list, by the application that calls (ssl
 * has gen_tcp in an option's default). Other applications call their own modules by names that they keep in tables and options
 * (mnesia, inets, compile): a module of the same application must name it. For functions of input modules the
 * atoms are enough wherever they come from. Last, names made of text may be those of what is live without them (name_live).
 * The sets grow together until none does.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/reach.h"

#include "compiler/program/keys.h"
#include "compiler/util/path.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* ---- atoms ---- */

bool ffc_is_of_otp(const ffc_program *pr, const ffc_unit *u) { return ffc_is_below(u->beam->path, pr->otp_root); }

static const char alias_prefix[] = "Elixir.";
enum { ALIAS_PREFIX = sizeof alias_prefix - 1 };

static bool is_alias(const ffc_atom *atom) { return atom->n > ALIAS_PREFIX && memcmp(atom->s, alias_prefix, ALIAS_PREFIX) == 0; }

/* OTP's own callback modules hand their names to a behaviour themselves (?MODULE); other modules of OTP that mention them mean
 * an application, a registered process, the name for a log; so do the first process and small modules. Elixir's library hands out
 * modules of Elixir's. */
static bool may_hand_out(const ffc_reach *r, const ffc_unit *u, const ffc_atom *atom)
{
    if (u->beam->name == atom || u->is_input)
        return true;
    if (ffc_is_below(u->beam->path, r->pr->elixir_root))
        return is_alias(atom);
    return !(ffc_is_of_otp(r->pr, u) || u->is_small || u->beam->name == r->pr->boot.module);
}

static void construct(ffc_reach *r, const ffc_atom *atom)
{
    const ffc_unit *u = r->from ? r->from->unit : NULL;
    uint8_t by = FFC_BY_ANY;
    if (u && u->beam->name == atom && ffc_atom_is(r->from->beam->name, "module_info")) { /* asks about itself */
        ffc_live_atoms_add(r->atoms, atom, by);
        return;
    }
    if (u ? u->is_input : !r->in_library)
        by |= FFC_BY_INPUT;
    if (!u || may_hand_out(r, u, atom))
        by |= FFC_BY_OWNER;
    if (u && u->application)
        by |= FFC_BY_APPLICATION | (ffc_program_folder(r->pr, atom) == u->folder ? FFC_BY_SIBLING : 0);
    ffc_live_atoms_add(r->atoms, atom, by);
}

static bool made(const ffc_reach *r, const char *atom, uint8_t by)
{
    return ffc_live_atoms_made(r->atoms, ffc_intern_cstr(r->pr->atoms, atom), by);
}

/* ---- functions and their blocks ---- */

/* Stack traces, and what asks about processes and funs, tell names of functions. */
static void add_names(ffc_reach *r, ffc_mfa mfa)
{
    ffc_live_atoms_add(r->atoms, mfa.module, FFC_BY_RUNTIME);
    ffc_live_atoms_add(r->atoms, mfa.function, FFC_BY_RUNTIME);
}

static void go_on_at(ffc_reach *r, ffc_fn *fn, uint32_t instr)
{
    if (!fn->reached[instr])
        ffc_vec_push(&r->work, (ffc_place){ fn, instr });
}

static void reach_label(ffc_reach *r, ffc_fn *fn, uint32_t label)
{
    go_on_at(r, fn, fn->unit->beam->labels[label].instr);
}

static void reach_server_of(ffc_reach *r, ffc_mfa mfa);
static void reach_bif(ffc_reach *r, const ffc_bif *bif, bool dynamic);

bool ffc_explains(const ffc_fn *fn)
{
    static const struct { const char *module, *function; } those[] = { { "erl_error", "get_extended_error" }, { "Elixir.ErlangError", "error_info" } };
    for (size_t i = 0; i < sizeof those / sizeof *those; i++)
        if (ffc_atom_is(fn->unit->beam->name, those[i].module) && ffc_atom_is(fn->beam->name, those[i].function))
            return true;
    return false;
}

static void reach_fn(ffc_reach *r, ffc_fn *fn)
{
    if (fn->live)
        return;
    fn->live = true;
    fn->reached_from = r->from;
    fn->reached = FFC_NEW_ARRAY(&r->pr->arena, bool, fn->beam->n);
    if (ffc_atom_is(fn->beam->name, "module_info"))
        fn->unit->module_info_live = true;
    add_names(r, ffc_fn_mfa(fn));
    const ffc_bif *bif = ffc_program_bif(r->pr, ffc_fn_mfa(fn));
    if (bif) { /* a fun was made of it */
        reach_bif(r, bif, false);
        return;
    }
    reach_label(r, fn, fn->beam->entry);
    reach_server_of(r, ffc_fn_mfa(fn));
    if (ffc_explains(fn))
        r->explains = fn;
}

/* The module that the error_info of a BIF's failures names; NULL: it has none. */
static const ffc_atom *explainer_of(ffc_reach *r, const ffc_bif *bif)
{
    static const struct { const char *module, *explainer; } explained[] = {
#define X(module, explainer) { #module, #explainer },
#include "runtime/tab/explainers.def"
#undef X
    };
    for (size_t i = 0; i < sizeof explained / sizeof *explained; i++)
        if (ffc_atom_is(bif->module, explained[i].module))
            return ffc_intern_cstr(r->pr->atoms, explained[i].explainer);
    return NULL;
}

/* OTP's functions that make atoms of text of their own, to have them printed. */
static const struct { const char *module, *function; } atom_printers[] = { { "erl_error", "pp_arguments" }, { "proc_lib", "make_dummy_args" } };

static bool only_prints_atoms(const ffc_fn *fn)
{
    for (size_t i = 0; fn && i < sizeof atom_printers / sizeof *atom_printers; i++)
        if (ffc_atom_is(fn->unit->beam->name, atom_printers[i].module) && ffc_atom_is(fn->beam->name, atom_printers[i].function))
            return true;
    return false;
}

static void reach_bif(ffc_reach *r, const ffc_bif *bif, bool dynamic)
{
    size_t row = (size_t)(bif - r->pr->index->bifs);
    if ((bif->flags & FFC_BIF_ATOMS) && (dynamic || !only_prints_atoms(r->from)))
        ffc_live_atoms_add_text(r->atoms);
    if (!r->pr->index->bif_live[row]) {
        ffc_live_atoms_add_bif(r->atoms, bif);
        add_names(r, (ffc_mfa){ bif->module, bif->function, bif->arity });
        reach_server_of(r, (ffc_mfa){ bif->module, bif->function, bif->arity });
        const ffc_atom *explainer = explainer_of(r, bif);
        if (explainer)
            ffc_live_atoms_add(r->atoms, explainer, FFC_BY_RUNTIME);
    }
    r->pr->index->bif_live[row] = true;
    r->pr->index->bif_dynamic[row] |= dynamic;
}

/* ---- calls by name ---- */

static void note_missing(ffc_reach *r, ffc_mfa mfa, bool is_bif, bool dynamic)
{
    bool no_module = !is_bif && !ffc_program_unit(r->pr, mfa.module);
    ffc_missing now = { mfa, r->from, is_bif, no_module, dynamic };
    for (size_t i = 0; i < r->pr->missing.n; i++) {
        ffc_missing *had = &r->pr->missing.items[i];
        if (had->mfa.module != mfa.module || had->mfa.function != mfa.function || had->mfa.arity != mfa.arity)
            continue;
        if (had->dynamic && !dynamic)
            *had = now;
        return;
    }
    ffc_vec_push(&r->pr->missing, now);
}

/* Functions that call a server by its name or read its table, and the module by whose start/0 ff_boot makes it. A function
 * NULL stands for all of the module that are not named before. */
static const struct { const char *module, *function, *server; } server_clients[] = {
    { "file", "call", "file_server" },
    { "application_controller", "get_env", "ff_applications" },
    { "application_controller", "get_pid_env", "ff_applications" },
    { "application_controller", "get_all_env", "ff_applications" },
    { "application_controller", "get_application", "ff_applications" },
    { "application_controller", "get_application_module", "ff_applications" },
    { "application_controller", "get_key", "ff_applications" },
    { "application_controller", NULL, "ff_kernel" },
    { "logger_server", "call", "ff_kernel" },
    { "logger_olp", NULL, "ff_kernel" },
    { "timer", "do_start", "ff_kernel_sup" },
    { "dets_server", "ensure_started", "ff_kernel_sup" },
    { "disk_log_server", "ensure_started", "ff_kernel_sup" },
    { "os", "set_signal", "ff_kernel" },
    { "inet_db", "register_socket", "ff_inet" },
    { "inet_db", "res_option", "ff_inet" },
    { "inet_db", "gethostname", "ff_inet" },
    { "inet_db", "tcp_module", "ff_inet" },
    { "inet_db", "udp_module", "ff_inet" },
};

static ffc_fn *reach_mfa(ffc_reach *r, ffc_mfa mfa, bool dynamic);

static void reach_server(ffc_reach *r, const char *server)
{
    r->needs_server = true;
    static const struct { const char *function; uint32_t arity; } called[] = { { "start", 0 }, { "message", 2 }, { "stop", 1 } };
    if (r->pr->boots_applications && strcmp(server, "ff_applications") == 0)
        server = "ff_kernel";
    size_t n = strcmp(server, "ff_kernel") == 0 ? sizeof called / sizeof *called : 1;
    for (size_t i = 0; i < n; i++)
        reach_mfa(r, (ffc_mfa){ ffc_intern_cstr(r->pr->atoms, server), ffc_intern_cstr(r->pr->atoms, called[i].function), called[i].arity }, true);
    if (n > 1 && ffc_program_is_elixir(r->pr)) {
        const ffc_atom *elixir = ffc_intern_cstr(r->pr->atoms, "ff_elixir");
        reach_mfa(r, (ffc_mfa){ elixir, ffc_intern_cstr(r->pr->atoms, "start"), 1 }, true);
        reach_mfa(r, (ffc_mfa){ elixir, ffc_intern_cstr(r->pr->atoms, "tell"), 1 }, true);
    }
}

static void reach_server_of(ffc_reach *r, ffc_mfa mfa)
{
    for (size_t i = 0; i < sizeof server_clients / sizeof *server_clients; i++) {
        if (!ffc_atom_is(mfa.module, server_clients[i].module)
            || (server_clients[i].function && !ffc_atom_is(mfa.function, server_clients[i].function)))
            continue;
        reach_server(r, server_clients[i].server);
        return;
    }
}

/* A small module that lacks a function stands in the way of OTP's. */
static bool outgrows_small(const ffc_reach *r, ffc_mfa mfa)
{
    const ffc_unit *u = r->pr->small_folder ? ffc_program_unit(r->pr, mfa.module) : NULL;
    size_t n = u ? strlen(r->pr->small_folder) : 0;
    return u && strncmp(u->beam->path, r->pr->small_folder, n) == 0 && u->beam->path[n] == '/';
}

/* Returns the function reached, if it is one. */
static ffc_fn *reach_mfa(ffc_reach *r, ffc_mfa mfa, bool dynamic)
{
    ffc_target t = ffc_program_resolve(r->pr, mfa);
    if (t.kind == FFC_TARGET_MISSING || t.kind == FFC_TARGET_STUB) {
        r->pr->outgrew_small |= t.kind == FFC_TARGET_MISSING && outgrows_small(r, mfa);
        note_missing(r, mfa, t.kind == FFC_TARGET_STUB, dynamic);
        return NULL;
    }
    if (t.kind == FFC_TARGET_BIF) {
        reach_bif(r, t.bif, dynamic);
        return NULL;
    }
    reach_fn(r, t.fn);
    t.fn->dynamic |= dynamic;
    if (dynamic && !t.fn->named_by)
        t.fn->named_by = r->from;
    if (dynamic)
        ffc_names_called_unseen(r, t.fn);
    return t.fn;
}

/* Modes of files, and the modules that raw_file_io needs for each: they are linked, whole, where files are opened and live code
 * makes the mode's atom; that it may come from text is not enough, or most programs would have them all. */
static const struct { const char *mode, *module; } file_layers[] = {
    { "compressed", "raw_file_io_compressed" },     { "compressed", "raw_file_io_deflate" },
    { "compressed", "raw_file_io_inflate" },        { "compressed_one", "raw_file_io_compressed" },
    { "compressed_one", "raw_file_io_deflate" },    { "compressed_one", "raw_file_io_inflate" },
    { "delayed_write", "raw_file_io_delayed" },
};

static void reach_exports(ffc_reach *r, const char *module)
{
    ffc_unit *u = ffc_program_unit(r->pr, ffc_intern_cstr(r->pr->atoms, module));
    for (uint32_t i = 0; u && i < u->beam->n_functions; i++)
        if (u->fns[i].beam->exported)
            reach_mfa(r, (ffc_mfa){ u->beam->name, u->fns[i].beam->name, u->fns[i].beam->arity }, true);
}

static bool calls(const ffc_program *pr, const char *module, const char *function, uint32_t arity)
{
    for (size_t i = 0; i < pr->units.n; i++) {
        const ffc_unit *u = pr->units.items[i];
        const ffc_function *fn = ffc_atom_is(u->beam->name, module) ? ffc_module_find(u->beam, ffc_intern_cstr(pr->atoms, function), arity) : NULL;
        if (fn)
            return u->fns[fn - u->beam->functions].live;
    }
    return false;
}

static void reach_file_layers(ffc_reach *r)
{
    if (!calls(r->pr, "raw_file_io", "open", 2))
        return;
    for (size_t i = 0; i < sizeof file_layers / sizeof *file_layers; i++)
        if (made(r, file_layers[i].mode, FFC_BY_ANY))
            reach_exports(r, file_layers[i].module);
}

/* Processes that are there where kernel is booted: whoever names one asks about it, or sends to it. */
static const char *const kernel_names[] = {
    "erl_signal_server", "kernel_refc", "kernel_safe_sup", "kernel_sup", "logger_sup", "standard_error_sup",
};

/* Servers that kernel's supervisor starts, in programs that ff_boot would start them in without it. */
static const struct { const char *needed_by, *server; } kernel_children[] = {
    { "file_server", "file_server" }, { "ff_inet", "inet_db" },
};

/* Functions of OTP that install a callback module of OTP, which naming it alone does not tell. */
static const struct { const char *module, *function; uint32_t arity; const char *installed; } installers[] = {
    { "error_logger", "logfile", 1, "error_logger_file_h" },
};

static void reach_installed(ffc_reach *r)
{
    for (size_t i = 0; i < sizeof installers / sizeof *installers; i++)
        if (calls(r->pr, installers[i].module, installers[i].function, installers[i].arity))
            reach_exports(r, installers[i].installed);
}

static void reach_kernel(ffc_reach *r)
{
    for (size_t i = 0; i < sizeof kernel_names / sizeof *kernel_names; i++)
        if (made(r, kernel_names[i], FFC_BY_INPUT))
            reach_server(r, "ff_kernel");
    if (!calls(r->pr, "ff_kernel", "start", 0))
        return;
    const ffc_atom *start_link = ffc_intern_cstr(r->pr->atoms, "start_link");
    for (size_t i = 0; i < sizeof kernel_children / sizeof *kernel_children; i++)
        if (calls(r->pr, kernel_children[i].needed_by, "start", 0))
            reach_mfa(r, (ffc_mfa){ ffc_intern_cstr(r->pr->atoms, kernel_children[i].server), start_link, 0 }, true);
}

/* ---- -on_load functions ---- */

static bool is_live(const ffc_unit *u)
{
    for (uint32_t i = 0; i < u->beam->n_functions; i++)
        if (u->fns[i].live)
            return true;
    return false;
}

/* Those of OTP's own modules would load C code, which is linked here. */
static void reach_on_loads(ffc_reach *r)
{
    for (size_t i = 0; i < r->pr->units.n; i++) {
        ffc_unit *u = r->pr->units.items[i];
        ffc_fn *fn = u->beam->on_load ? &u->fns[u->beam->on_load - u->beam->functions] : NULL;
        if (!fn || fn->live || ffc_is_of_otp(r->pr, u) || !is_live(u))
            continue;
        reach_server(r, "ff_on_load");
        reach_fn(r, fn);
        fn->dynamic = true;
        construct(r, u->beam->name);
        construct(r, fn->beam->name);
    }
}

/* ---- one function ---- */

static void construct_literal(ffc_reach *r, const ffc_lit *lit);

/* The atom stands in a tuple or list, behind `before`; NULL: behind none, or telling of a function. An application may put the
 * name of a module there for it to be called. */
static void construct_item(ffc_reach *r, const ffc_atom *before, const ffc_atom *atom)
{
    if (r->from && r->from->unit->application && ffc_program_folder(r->pr, atom))
        ffc_live_atoms_add_pair(r->atoms, r->from->unit->application, atom);
    if (before)
        ffc_live_atoms_add_pair(r->atoms, before, atom);
}

static void construct_items(ffc_reach *r, const ffc_lit *items, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        construct_literal(r, &items[i]);
        bool tells = i + 1 < n && items[i + 1].kind == FFC_LIT_INT; /* {M, F, 2} tells of a function; a call has a list */
        if (items[i].kind == FFC_LIT_ATOM)
            construct_item(r, i > 0 && !tells && items[i - 1].kind == FFC_LIT_ATOM ? items[i - 1].atom : NULL, items[i].atom);
    }
}

static void construct_literal(ffc_reach *r, const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_ATOM: construct(r, lit->atom); break;
    case FFC_LIT_LIST:
        construct_items(r, lit->list.items, lit->list.n);
        construct_literal(r, lit->list.tail);
        break;
    case FFC_LIT_TUPLE: construct_items(r, lit->tuple.items, lit->tuple.n); break;
    case FFC_LIT_MAP: construct_items(r, lit->map.items, 2 * lit->map.n); break;
    case FFC_LIT_EXPORT:
        reach_mfa(r, (ffc_mfa){ lit->export.module, lit->export.function, lit->export.arity }, true);
        construct(r, lit->export.module);
        construct(r, lit->export.function);
        break;
    default: break;
    }
}

static void construct_arg(ffc_reach *r, const ffc_arg *a);

static void construct_args(ffc_reach *r, const ffc_arg *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        construct_arg(r, &args[i]);
        bool tells = i + 1 < n && args[i + 1].kind == FFC_ARG_I;
        if (args[i].kind == FFC_ARG_ATOM)
            construct_item(r, i > 0 && !tells && args[i - 1].kind == FFC_ARG_ATOM ? args[i - 1].atom : NULL, args[i].atom);
    }
}

static void construct_arg(ffc_reach *r, const ffc_arg *a)
{
    if (a->kind == FFC_ARG_ATOM)
        construct(r, a->atom);
    else if (a->kind == FFC_ARG_LITERAL)
        construct_literal(r, a->lit);
    else if (a->kind == FFC_ARG_LIST)
        construct_args(r, a->list.items, a->list.n);
}

/* Instructions whose atom operands are patterns, names or counts, never values. */
static bool is_pattern_only(uint16_t op)
{
    switch (op) {
    case FFC_OP_is_eq_exact: case FFC_OP_is_ne_exact: case FFC_OP_is_eq: case FFC_OP_is_ne: case FFC_OP_select_val:
    case FFC_OP_is_tagged_tuple: case FFC_OP_func_info: case FFC_OP_call_fun2: case FFC_OP_is_lt: case FFC_OP_is_ge:
    case FFC_OP_has_map_fields: case FFC_OP_get_map_elements:
        return true;
    default: return false;
    }
}

static void reach_import(ffc_reach *r, ffc_place at, ffc_mfa mfa)
{
    ffc_fn *callee = reach_mfa(r, mfa, false);
    if (callee)
        ffc_names_call(r, callee, at);
    ffc_names_import(r, at, mfa);
}

static void reach_lambda(ffc_reach *r, ffc_fn *fn)
{
    reach_fn(r, fn);
    ffc_names_called_unseen(r, fn);
}

/* A function that the runtime has in C is never entered, not even by its own module. */
static void reach_local(ffc_reach *r, ffc_place at, ffc_fn *callee)
{
    const ffc_bif *bif = ffc_program_bif(r->pr, ffc_fn_mfa(callee));
    if (bif) {
        reach_bif(r, bif, false);
        return;
    }
    reach_fn(r, callee);
    ffc_names_call(r, callee, at);
}

static void reach_operands(ffc_reach *r, ffc_place at, const ffc_instr *ins)
{
    const ffc_unit *u = at.fn->unit;
    bool is_key = ins->op == FFC_OP_move && (ins->args[0].kind == FFC_ARG_ATOM || ins->args[0].kind == FFC_ARG_LITERAL)
                  && ffc_only_compared(r->pr, at.fn, at.instr);
    for (uint32_t i = 0; i < ins->nargs; i++) {
        const ffc_arg *a = &ins->args[i];
        if (a->kind == FFC_ARG_IMPORT)
            reach_import(r, at, u->beam->imports[a->u]);
        else if (a->kind == FFC_ARG_LAMBDA)
            reach_lambda(r, ffc_unit_fn_at(u, u->beam->lambdas[a->u].label));
        else if (a->kind == FFC_ARG_LABEL && a->label)
            reach_label(r, at.fn, a->label);
        if (!is_pattern_only(ins->op) && !is_key)
            construct_arg(r, a);
        r->sends_to_init |= is_key && a->kind == FFC_ARG_ATOM && ffc_atom_is(a->atom, "init");
    }
}

/* `other` is gone to when the instruction finds a value equal to `a`. */
static void reach_when_equal(ffc_reach *r, ffc_place at, const ffc_arg *a, uint32_t other)
{
    ffc_place there = { at.fn, at.fn->unit->beam->labels[other].instr };
    const ffc_atom *missing = ffc_live_atoms_missing_in(r->atoms, a);
    if (missing)
        ffc_live_atoms_wait(r->atoms, missing, a->kind == FFC_ARG_ATOM ? there : at);
    else
        go_on_at(r, there.fn, there.instr);
}

static void reach_select(ffc_reach *r, ffc_place at, const ffc_instr *ins)
{
    const ffc_arg *list = ins->args[2].list.items;
    reach_label(r, at.fn, ins->args[1].label);
    for (uint32_t i = 0; i < ins->args[2].list.n; i += 2)
        if (ins->op == FFC_OP_select_val)
            reach_when_equal(r, at, &list[i], list[i + 1].label);
        else
            reach_label(r, at.fn, list[i + 1].label);
}

/* What an instruction that raises says is wrong; NULL: it does not, or the runtime says it. */
static const char *error_tag(uint16_t op)
{
    switch (op) {
    case FFC_OP_badmatch: return "badmatch";
    case FFC_OP_case_end: return "case_clause";
    case FFC_OP_try_case_end: return "try_clause";
    case FFC_OP_badrecord: return "badrecord";
    case FFC_OP_if_end: return "if_clause";
    default: return NULL;
    }
}

static void reach_instr(ffc_reach *r, ffc_place at, const ffc_instr *ins)
{
    const char *tag = error_tag(ins->op);
    if (tag)
        ffc_live_atoms_add(r->atoms, ffc_intern_cstr(r->pr->atoms, tag), FFC_BY_RUNTIME);
    r->constructs_binaries |= ins->op == FFC_OP_bs_create_bin;
    switch (ins->op) {
    case FFC_OP_call: case FFC_OP_call_last: case FFC_OP_call_only:
        reach_local(r, at, ffc_unit_fn_at(at.fn->unit, ins->args[1].label));
        break;
    case FFC_OP_apply: case FFC_OP_apply_last: ffc_names_apply(r, at, ins); break;
    case FFC_OP_select_val: case FFC_OP_select_tuple_arity: reach_select(r, at, ins); break;
    case FFC_OP_is_ne_exact: case FFC_OP_is_ne:
        reach_when_equal(r, at, &ins->args[ins->args[2].kind == FFC_ARG_X || ins->args[2].kind == FFC_ARG_Y ? 1 : 2], ins->args[0].label);
        break;
    case FFC_OP_label: break;
    default: reach_operands(r, at, ins);
    }
}

/* Whatever the function returns is an atom. */
static bool returns_atoms(const ffc_function *f)
{
    bool returns = false;
    for (uint32_t i = 0; i < f->n; i++)
        switch (f->instrs[i].op) {
        case FFC_OP_return:
            returns = true;
            if (ffc_source_of_x(f, i, 0).kind != FFC_SOURCE_ATOM)
                return false;
            break;
        case FFC_OP_call_only: case FFC_OP_call_last: case FFC_OP_call_ext_only: case FFC_OP_call_ext_last: case FFC_OP_apply_last:
            return false;
        default: break;
        }
    return returns;
}

/* The instruction asks whether something is no atom, and a function has just returned it that returns nothing else: so code:which/1,
 * before the debug information of a file is looked for, which leads to all of the compiler. */
static bool asks_in_vain(ffc_reach *r, ffc_place at, const ffc_instr *ins)
{
    if (!ffc_instr_refuses_atoms(ins->op))
        return false;
    const ffc_instr *call = ins->args[1].kind == FFC_ARG_X ? ffc_maker_of_x(at.fn->beam, at.instr, ins->args[1].reg) : NULL;
    if (!call || call->op != FFC_OP_call_ext)
        return false;
    ffc_target t = ffc_program_resolve(r->pr, at.fn->unit->beam->imports[call->args[1].u]);
    return t.kind == FFC_TARGET_FN && returns_atoms(t.fn->beam);
}

/* Follows the code from a place to where it ends, stops because an atom is missing, or because a test fails. A place that waited is looked at again. */
static void reach_block(ffc_reach *r, ffc_place at)
{
    const ffc_function *f = at.fn->beam;
    r->from = at.fn;
    for (bool first = true; at.instr < f->n && (first || !at.fn->reached[at.instr]); at.instr++, first = false) {
        const ffc_instr *ins = &f->instrs[at.instr];
        at.fn->reached[at.instr] = true;
        reach_instr(r, at, ins);
        const ffc_atom *missing = ffc_live_atoms_missing(r->atoms, ins);
        if (missing)
            ffc_live_atoms_wait(r->atoms, missing, at);
        if (missing || ffc_instr_ends_block(ins->op) || asks_in_vain(r, at, ins))
            return;
    }
}

/* ---- dynamic calls ---- */

static bool is_class(const ffc_atom *a) { return ffc_atom_is(a, "error") || ffc_atom_is(a, "exit") || ffc_atom_is(a, "throw"); }

/* The module is of an application that calls, or of any when a behaviour does. */
static bool is_served(const ffc_dynamic_call *c, const ffc_unit *u)
{
    const ffc_unit *caller = c->from->unit;
    return u && u->application && (caller->is_common || u->application == caller->application);
}

/* m can be M where only the function is known. */
static bool module_fits(const ffc_reach *r, const ffc_dynamic_call *c, const ffc_atom *m, const ffc_unit *u)
{
    const ffc_atom *caller = c->from->unit->application;
    return ffc_live_atoms_made(r->atoms, m, u && u->is_input ? FFC_BY_ANY : FFC_BY_OWNER | FFC_BY_SIBLING)
           || (caller && u && u->is_common && ffc_live_atoms_paired(r->atoms, caller, m));
}

/* f can explain a failure: it is what an error_info without `function` means, or stands behind that key. Without `module`, the
 * function that failed tells it. */
static bool is_explanation(const ffc_reach *r, const ffc_atom *f)
{
    return ffc_atom_is(f, "format_error") || ffc_live_atoms_paired(r->atoms, ffc_intern_cstr(r->pr->atoms, "function"), f);
}

/* u: the unit of m, NULL for a BIF's. */
static bool names_match(const ffc_reach *r, const ffc_dynamic_call *c, const ffc_atom *m, const ffc_atom *f, const ffc_unit *u)
{
    if (c->explains && !(u && u->is_input))
        return is_explanation(r, f) && u && (is_live(u) || ffc_live_atoms_paired(r->atoms, ffc_intern_cstr(r->pr->atoms, "module"), m));
    if (!c->module && !c->function && !(u && u->is_input)) {
        uint8_t module_by = FFC_BY_INPUT, function_by = FFC_BY_INPUT;
        if (is_served(c, u))
            module_by |= FFC_BY_SIBLING, function_by |= FFC_BY_APPLICATION;
        return (m != f && ffc_live_atoms_made(r->atoms, m, module_by) && ffc_live_atoms_made(r->atoms, f, function_by))
               || ffc_live_atoms_paired(r->atoms, m, f);
    }
    bool wants_class = c->by_otp && c->module && ffc_atom_is(c->module, "erlang");
    return (c->function ? c->function == f
                        : (wants_class && is_class(f)) || ffc_live_atoms_made(r->atoms, f, wants_class ? FFC_BY_INPUT | FFC_BY_OWNER : FFC_BY_ANY))
           && (c->module ? c->module == m : module_fits(r, c, m, u));
}

static bool call_matches(const ffc_reach *r, const ffc_dynamic_call *c, const ffc_atom *m, const ffc_atom *f, uint32_t arity, const ffc_unit *u)
{
    return (c->arity == FFC_ANY_ARITY || c->arity == arity) && names_match(r, c, m, f, u);
}

/* Names of text, of code that the user gave or that erl_eval evaluates, can be those of any function that is live anyway. It keeps
 * nothing alive: what such a function does with names that it is given is not followed. */
static bool may_name_live(const ffc_reach *r, const ffc_dynamic_call *c, const ffc_atom *m, const ffc_atom *f, uint32_t arity)
{
    const ffc_unit *caller = c->from->unit;
    return r->atoms->from_text && (caller->is_input || ffc_atom_is(caller->beam->name, "erl_eval")) && (!c->module || c->module == m)
           && (!c->function || c->function == f) && (c->arity == FFC_ANY_ARITY || c->arity == arity);
}

static bool is_named_live(const ffc_reach *r, const ffc_atom *m, const ffc_atom *f, uint32_t arity)
{
    for (size_t k = 0; k < r->calls.n; k++)
        if (may_name_live(r, &r->calls.items[k], m, f, arity))
            return true;
    return false;
}

/* requires that nothing more becomes live */
static void name_live(ffc_reach *r)
{
    for (size_t i = 0; i < r->pr->units.n; i++) {
        ffc_unit *u = r->pr->units.items[i];
        for (uint32_t k = 0; k < u->beam->n_functions; k++) {
            ffc_fn *fn = &u->fns[k];
            if (fn->live && fn->beam->exported)
                fn->by_text = is_named_live(r, u->beam->name, fn->beam->name, fn->beam->arity);
        }
    }
    for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = &r->pr->index->bifs[i];
        if (r->pr->index->bif_live[i] && !r->pr->index->bif_dynamic[i])
            r->pr->index->bif_dynamic[i] = is_named_live(r, b->module, b->function, b->arity);
    }
}

static void reach_dynamic_in_unit(ffc_reach *r, ffc_unit *u)
{
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        ffc_fn *fn = &u->fns[i];
        if (!fn->beam->exported || fn->dynamic)
            continue;
        for (size_t k = 0; k < r->calls.n; k++) {
            if (!call_matches(r, &r->calls.items[k], u->beam->name, fn->beam->name, fn->beam->arity, u))
                continue;
            r->from = (ffc_fn *)r->calls.items[k].from;
            reach_mfa(r, (ffc_mfa){ u->beam->name, fn->beam->name, fn->beam->arity }, true);
            break;
        }
    }
}

/* Operators and guard functions belong to the language: erlang:F(...) reaches them even when F comes from text, as in erl_eval. */
static bool is_of_language(const ffc_dynamic_call *c, const ffc_bif *b)
{
    bool is_operator = !isalpha((unsigned char)b->function->s[0]);
    return c->module == b->module && !c->function && c->arity == b->arity && ffc_atom_is(b->module, "erlang")
           && (is_operator || (b->flags & FFC_BIF_GUARD));
}

static void reach_dynamic_bifs(ffc_reach *r)
{
    for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = &r->pr->index->bifs[i];
        for (size_t k = 0; !r->pr->index->bif_dynamic[i] && k < r->calls.n; k++)
            if (call_matches(r, &r->calls.items[k], b->module, b->function, b->arity, NULL) || is_of_language(&r->calls.items[k], b))
                reach_mfa(r, (ffc_mfa){ b->module, b->function, b->arity }, true);
    }
}

/* Code that asks whether a function is exported finds those that other code keeps there, and all that are BIFs of erlang. */
static void reach_asked(ffc_reach *r)
{
    for (size_t k = 0; k < r->asked.n; k++) {
        const ffc_asked a = r->asked.items[k];
        const ffc_unit *u = ffc_program_unit(r->pr, a.module);
        r->from = a.from;
        for (uint32_t i = 0; u && i < u->beam->n_functions; i++)
            if (u->fns[i].live && !u->fns[i].dynamic && u->fns[i].beam->exported && u->fns[i].beam->name == a.function)
                reach_mfa(r, (ffc_mfa){ a.module, a.function, u->fns[i].beam->arity }, true);
        for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
            const ffc_bif *b = &r->pr->index->bifs[i];
            ffc_mfa mfa = { a.module, a.function, b->arity };
            if (b->module == a.module && b->function == a.function && !r->pr->index->bif_dynamic[i]
                && (r->pr->index->bif_live[i] || ffc_atom_is(a.module, "erlang")) && ffc_program_resolve(r->pr, mfa).kind == FFC_TARGET_BIF)
                reach_mfa(r, mfa, true);
        }
    }
}

/* What explains the failures of live BIFs is called by the name in an error_info. */
static void reach_explainers(ffc_reach *r)
{
    r->from = r->explains;
    for (size_t i = 0; r->explains && i < ffc_program_n_bifs(); i++) {
        const ffc_atom *explainer = r->pr->index->bif_live[i] ? explainer_of(r, &r->pr->index->bifs[i]) : NULL;
        if (explainer)
            reach_mfa(r, (ffc_mfa){ explainer, ffc_intern_cstr(r->pr->atoms, "format_error"), 2 }, true);
    }
    if (r->explains && r->constructs_binaries)
        reach_mfa(r, (ffc_mfa){ ffc_intern_cstr(r->pr->atoms, "erl_erts_errors"), ffc_intern_cstr(r->pr->atoms, "format_bs_fail"), 2 }, true);
}

/* Modules that no call names yet, but a dynamic call may: their atoms are constructed. */
static void load_constructed_modules(ffc_reach *r)
{
    for (size_t i = 0; i < r->calls.n; i++)
        if (r->calls.items[i].module)
            ffc_program_unit(r->pr, r->calls.items[i].module);
    if (r->calls.n == 0)
        return;
    for (size_t id = 0; id < r->atoms->of.n; id++)
        if (r->atoms->of.items[id].by & FFC_BY_ANY)
            ffc_program_unit(r->pr, r->pr->atoms->atoms[id]);
}

/* Whether the program has more processes than the one that runs its entry, or could tell that it has not: the first process then is
 * one of its own, named init, and starts what servers there are to be. */
static bool has_peers(const ffc_reach *r)
{
    if (r->atoms->from_text || r->pr->boots_applications || ffc_program_is_elixir(r->pr) || made(r, "io_request", UINT8_MAX)
        || r->sends_to_init || made(r, "init", FFC_BY_ANY))
        return true;
    for (size_t i = 0; i < ffc_program_n_bifs(); i++)
        if (r->pr->index->bif_live[i] && (r->pr->index->bifs[i].flags & FFC_BIF_PEERS))
            return true;
    return r->needs_server;
}

static void reach_boot(ffc_reach *r)
{
    if (!ffc_atom_is(r->pr->boot.function, "alone") || !has_peers(r))
        return;
    r->pr->boot.function = ffc_intern_cstr(r->pr->atoms, "start");
    r->from = NULL;
    reach_mfa(r, r->pr->boot, true);
}

static void drain(ffc_reach *r)
{
    while (r->work.n + r->atoms->released.n > 0 && !r->pr->outgrew_small)
        reach_block(r, r->work.n > 0 ? r->work.items[--r->work.n] : r->atoms->released.items[--r->atoms->released.n]);
}

/* ---- protocols of Elixir ---- */

/* A protocol P that is not consolidated finds its implementation for the structs of module S in the module P.S, a name that it
 * makes of text: Elixir:Module.concat/2. That module is reached when P asks and S is made. */
static void reach_implementation(ffc_reach *r, const ffc_atom *protocol, const ffc_atom *target)
{
    enum { MAX_NAME = 255 };
    char name[MAX_NAME + 1];
    if (!is_alias(target) || protocol->n + 1 + target->n - ALIAS_PREFIX > MAX_NAME)
        return;
    int n = snprintf(name, sizeof name, "%s.%s", protocol->s, target->s + ALIAS_PREFIX);
    const ffc_atom *module = ffc_intern_find(r->pr->atoms, name, (size_t)n);
    ffc_unit *u = module ? ffc_program_unit(r->pr, module) : NULL;
    if (u && ffc_module_find(u->beam, ffc_intern_cstr(r->pr->atoms, "__impl__"), 1))
        reach_mfa(r, (ffc_mfa){ module, ffc_intern_cstr(r->pr->atoms, "__impl__"), 1 }, true);
}

static bool has_live(const ffc_unit *u, const ffc_atom *function, uint32_t arity)
{
    const ffc_function *f = ffc_module_find(u->beam, function, arity);
    return f && u->fns[f - u->beam->functions].live;
}

static void reach_protocols(ffc_reach *r)
{
    const ffc_atom *impl_for = ffc_intern_cstr(r->pr->atoms, "impl_for"), *protocol = ffc_intern_cstr(r->pr->atoms, "__protocol__");
    for (size_t i = 0; i < r->pr->units.n; i++) {
        const ffc_unit *u = r->pr->units.items[i];
        if (!has_live(u, impl_for, 1) || !ffc_module_find(u->beam, protocol, 1))
            continue;
        r->from = &r->pr->units.items[i]->fns[ffc_module_find(u->beam, impl_for, 1) - u->beam->functions];
        for (size_t id = 0; id < r->atoms->of.n; id++)
            if (r->atoms->of.items[id].by & FFC_BY_ANY)
                reach_implementation(r, u->beam->name, r->pr->atoms->atoms[id]);
    }
}

/* ---- roots ---- */

static bool keep_module(ffc_reach *r, const ffc_keep *k)
{
    const ffc_atom *name = ffc_intern_cstr(r->pr->atoms, k->module);
    ffc_unit *u = ffc_program_unit(r->pr, name);
    if (!u)
        return ffc_error(r->pr->diag, ffc_loc_file("--keep"), "there is no module %s on the code path", k->module);
    bool any = false;
    if (!k->function && !ffc_is_of_otp(r->pr, u)) /* a module of the user's that is kept whole is as good as given */
        u->is_input = true;
    construct(r, name);
    for (uint32_t i = 0; i < u->beam->n_functions; i++) {
        const ffc_function *f = u->fns[i].beam;
        if (!f->exported || (k->function && !ffc_atom_is(f->name, k->function))
            || (k->arity >= 0 && f->arity != (uint32_t)k->arity))
            continue;
        reach_mfa(r, (ffc_mfa){ name, f->name, f->arity }, true);
        any = true;
    }
    return any || ffc_error(r->pr->diag, ffc_loc_file("--keep"), "%s exports no %s", k->module, k->function);
}

static bool reach_root(ffc_reach *r, ffc_mfa mfa)
{
    ffc_target t = ffc_program_resolve(r->pr, mfa);
    if (t.kind != FFC_TARGET_FN)
        return ffc_error(r->pr->diag, ffc_loc_file(mfa.module->s), "%s:%s/%u is not exported by any module found",
                         mfa.module->s, mfa.function->s, mfa.arity);
    reach_mfa(r, mfa, true);
    return true;
}

bool ffc_program_reach(ffc_program *pr, const ffc_keep *keep, size_t n_keep)
{
    pr->live_atoms = FFC_NEW(&pr->arena, struct ffc_live_atoms);
    ffc_live_atoms_init(pr->live_atoms, &pr->arena, pr->atoms);
    ffc_reach r = { .pr = pr, .atoms = pr->live_atoms };
    bool ok = reach_root(&r, pr->boot);
    ok = reach_root(&r, pr->entry) && ok;
    for (size_t i = 0; i < n_keep; i++)
        ok = keep_module(&r, &keep[i]) && ok;
    for (size_t i = 0; i < pr->n_settings; i++) {
        r.in_library = pr->settings[i].of_library;
        construct_literal(&r, pr->settings[i].terms);
    }
    r.in_library = false;
    do {
        drain(&r);
        r.atoms->grew = false;
        load_constructed_modules(&r);
        for (size_t i = 0; i < pr->units.n; i++)
            reach_dynamic_in_unit(&r, pr->units.items[i]);
        reach_dynamic_bifs(&r);
        reach_asked(&r);
        reach_boot(&r);
        reach_file_layers(&r);
        reach_kernel(&r);
        reach_installed(&r);
        reach_on_loads(&r);
        reach_explainers(&r);
        reach_protocols(&r);
    } while ((r.work.n + r.atoms->released.n > 0 || r.atoms->grew) && !pr->outgrew_small);
    name_live(&r);
    ffc_vec_fini(&r.work);
    ffc_vec_fini(&r.calls);
    ffc_vec_fini(&r.asked);
    return ok && pr->diag->errors == 0;
}
