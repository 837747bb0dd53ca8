/* compiler/program/program.c -- Modules by name, functions and BIFs by M:F/A.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/program/program.h"

#include <dirent.h>
#include <string.h>

#include "compiler/diag/bug.h"
#include "compiler/program/index.h"
#include "compiler/program/live_atoms.h"
#include "ff_bif_atoms.tab.h"

static const struct { const char *module, *function; uint32_t arity; const char *symbol; unsigned flags; } bif_rows[] = {
#define ROW(m, f, a, symbol, flags) { m, f, a, #symbol, flags },
    FF_BIFS(ROW)
#undef ROW
};
enum { N_BIFS = sizeof bif_rows / sizeof *bif_rows };

static size_t mfa_hash(ffc_mfa m)
{
    return (m.module->hash * 31u + m.function->hash) * 31u + m.arity;
}

static bool mfa_same(ffc_mfa a, ffc_mfa b)
{
    return a.module == b.module && a.function == b.function && a.arity == b.arity;
}

/* ---- tables by M:F/A ---- */

static ffc_target *slot_of(ffc_mfa_table *t, ffc_mfa mfa)
{
    size_t at = mfa_hash(mfa) & (t->n_slots - 1);
    while (t->keys[at].function && !mfa_same(t->keys[at], mfa))
        at = (at + 1) & (t->n_slots - 1);
    t->keys[at] = mfa;
    return &t->values[at];
}

static void table_init(ffc_mfa_table *t, ffc_arena *a, size_t n)
{
    t->n_slots = 16;
    while (t->n_slots < 2 * n)
        t->n_slots *= 2;
    t->keys = FFC_NEW_ARRAY(a, ffc_mfa, t->n_slots);
    t->values = FFC_NEW_ARRAY(a, ffc_target, t->n_slots);
}

/* NULL: not in the table. */
static const ffc_target *table_find(const ffc_mfa_table *t, ffc_mfa mfa)
{
    size_t at = mfa_hash(mfa) & (t->n_slots - 1);
    for (; t->keys[at].function; at = (at + 1) & (t->n_slots - 1))
        if (mfa_same(t->keys[at], mfa))
            return &t->values[at];
    return NULL;
}

/* ---- life ---- */

static const struct { const char *module, *function; uint32_t arity; unsigned file; } bif_files[] = {
#define ROW(m, f, a, file) { m, f, a, file },
    FF_BIF_FILE_OF(ROW)
#undef ROW
};

static void set_bif_files(ffc_program *pr)
{
    for (size_t i = 0; i < sizeof bif_files / sizeof *bif_files; i++) {
        ffc_mfa mfa = { ffc_intern_cstr(pr->atoms, bif_files[i].module), ffc_intern_cstr(pr->atoms, bif_files[i].function), bif_files[i].arity };
        pr->index->bifs[table_find(&pr->index->bif_table, mfa)->bif - pr->index->bifs].file = bif_files[i].file;
    }
}

void ffc_program_init(ffc_program *pr, ffc_diag *d, ffc_intern *atoms)
{
    *pr = (ffc_program){ .diag = d, .atoms = atoms };
    ffc_arena_init(&pr->arena);
    pr->index = FFC_NEW(&pr->arena, struct ffc_program_index);
    pr->index->bifs = FFC_NEW_ARRAY(&pr->arena, ffc_bif, N_BIFS);
    pr->index->bif_live = FFC_NEW_ARRAY(&pr->arena, bool, N_BIFS);
    pr->index->bif_dynamic = FFC_NEW_ARRAY(&pr->arena, bool, N_BIFS);
    table_init(&pr->index->bif_table, &pr->arena, N_BIFS);
    for (size_t i = 0; i < N_BIFS; i++) {
        ffc_bif *b = &pr->index->bifs[i];
        *b = (ffc_bif){ ffc_intern_cstr(atoms, bif_rows[i].module), ffc_intern_cstr(atoms, bif_rows[i].function),
                        bif_rows[i].arity, bif_rows[i].symbol, bif_rows[i].flags, 0 };
        *slot_of(&pr->index->bif_table, (ffc_mfa){ b->module, b->function, b->arity }) =
            (ffc_target){ .kind = FFC_TARGET_BIF, .bif = b };
    }
    set_bif_files(pr);
}

void ffc_program_fini(ffc_program *pr)
{
    ffc_vec_fini(&pr->units);
    ffc_vec_fini(&pr->missing);
    ffc_vec_fini(&pr->large_literals);
    ffc_vec_fini(&pr->started);
    ffc_vec_fini(&pr->index->by_name);
    ffc_arena_fini(&pr->arena);
}

const ffc_bif *ffc_program_bif(ffc_program *pr, ffc_mfa mfa)
{
    const ffc_target *t = table_find(&pr->index->bif_table, mfa);
    return t ? t->bif : NULL;
}

size_t ffc_program_n_bifs(void) { return N_BIFS; }
const ffc_bif *ffc_program_bif_at(const ffc_program *pr, size_t i) { return &pr->index->bifs[i]; }
bool ffc_program_bif_is_live(const ffc_program *pr, const ffc_bif *b) { return pr->index->bif_live[b - pr->index->bifs]; }
bool ffc_program_bif_is_dynamic(const ffc_program *pr, const ffc_bif *b)
{
    return pr->index->bif_dynamic[b - pr->index->bifs];
}

bool ffc_program_can_equal(const ffc_program *pr, const ffc_arg *a)
{
    return !ffc_live_atoms_missing_in(pr->live_atoms, a);
}

bool ffc_program_can_pass(const ffc_program *pr, const ffc_instr *ins)
{
    return !ffc_live_atoms_missing(pr->live_atoms, ins);
}

/* ---- modules ---- */

static ffc_named_unit *name_entry(ffc_program *pr, const ffc_atom *name)
{
    while (pr->index->by_name.n <= name->id)
        ffc_vec_push(&pr->index->by_name, (ffc_named_unit){ 0 });
    return &pr->index->by_name.items[name->id];
}

static void mark_lambdas(ffc_unit *u)
{
    for (uint32_t i = 0; i < u->beam->n_lambdas; i++)
        ffc_unit_fn_at(u, u->beam->lambdas[i].label)->lambda = &u->beam->lambdas[i];
}

enum { MAX_STUB_INSTRS = 24 };

/* A function that OTP implements in C: its Erlang body only says so. */
static bool is_stub(const ffc_unit *u, const ffc_function *f)
{
    for (uint32_t i = 0; i < f->n && f->n <= MAX_STUB_INSTRS; i++) {
        const ffc_instr *ins = &f->instrs[i];
        if (ins->op != FFC_OP_call_ext && ins->op != FFC_OP_call_ext_last && ins->op != FFC_OP_call_ext_only)
            continue;
        ffc_mfa callee = u->beam->imports[ins->args[1].u];
        if (ffc_atom_is(callee.module, "erlang") && ffc_atom_is(callee.function, "nif_error"))
            return true;
    }
    return false;
}

static ffc_unit *add_unit(ffc_program *pr, ffc_module *m)
{
    ffc_unit *u = FFC_NEW(&pr->arena, ffc_unit);
    u->beam = m;
    u->fns = FFC_NEW_ARRAY(&pr->arena, ffc_fn, m->n_functions);
    for (uint32_t i = 0; i < m->n_functions; i++) {
        u->fns[i].unit = u;
        u->fns[i].beam = &m->functions[i];
        u->fns[i].index = i;
        u->fns[i].stub = is_stub(u, &m->functions[i]);
    }
    mark_lambdas(u);
    ffc_vec_push(&pr->units, u);
    ffc_named_unit *e = name_entry(pr, m->name);
    e->unit = u;
    e->searched = true;
    return u;
}

bool ffc_program_add_file(ffc_program *pr, const char *path, const ffc_atom **name)
{
    ffc_module *m;
    if (!ffc_beam_read_file(pr->diag, &pr->arena, pr->atoms, path, &m))
        return false;
    *name = m->name;
    ffc_named_unit *e = name_entry(pr, m->name);
    if (e->unit)
        return ffc_error(pr->diag, ffc_loc_file(path), "the module %s is given twice, also as %s", m->name->s,
                         e->unit->beam->path);
    add_unit(pr, m)->is_input = true;
    return true;
}

/* Notes the modules of one folder; those of earlier folders hide them. A folder that cannot be read has none. */
static void index_folder(ffc_program *pr, const char *folder)
{
    static const char suffix[] = ".beam";
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        size_t n = strlen(e->d_name);
        if (n <= sizeof suffix - 1 || strcmp(e->d_name + n - (sizeof suffix - 1), suffix) != 0)
            continue;
        ffc_named_unit *named = name_entry(pr, ffc_intern_atom(pr->atoms, e->d_name, n - (sizeof suffix - 1)));
        if (!named->folder)
            named->folder = folder;
    }
    if (dir)
        closedir(dir);
}

/* A build asks for every atom that might name a module, so the folders are read once instead of being probed. */
static void index_code_path(ffc_program *pr)
{
    for (size_t i = 0; i < pr->n_code_path && !pr->index->path_is_indexed; i++)
        index_folder(pr, pr->code_path[i]);
    pr->index->path_is_indexed = true;
}

static bool is_own_folder(const ffc_program *pr, const char *folder)
{
    for (size_t i = 0; i < pr->n_own_folders; i++)
        if (strcmp(pr->own_folders[i], folder) == 0)
            return true;
    return false;
}

const char *ffc_program_folder(ffc_program *pr, const ffc_atom *module) { return name_entry(pr, module)->folder; }

static bool is_folder_of(ffc_program *pr, const char *folder, const char *module)
{
    return folder && folder == ffc_program_folder(pr, ffc_intern_cstr(pr->atoms, module));
}

/* A folder with a module that everyone knows. */
static bool is_common(ffc_program *pr, const char *folder)
{
    return is_folder_of(pr, folder, "gen_server") || is_folder_of(pr, folder, "application_controller") || is_folder_of(pr, folder, "Elixir.Kernel")
           || is_folder_of(pr, folder, "ff_boot");
}

bool ffc_program_is_sticky(ffc_program *pr, const ffc_atom *module)
{
    const char *folder = ffc_program_folder(pr, module);
    return is_folder_of(pr, folder, "erlang") || is_folder_of(pr, folder, "compile")
           || (is_common(pr, folder) && !is_folder_of(pr, folder, "Elixir.Kernel"))
           || (folder && pr->small_folder && strcmp(folder, pr->small_folder) == 0);
}

static const ffc_atom *application_of(const ffc_program *pr, const ffc_unit *u)
{
    for (size_t i = 0; i < pr->units.n; i++)
        if (pr->units.items[i]->folder == u->folder && pr->units.items[i] != u)
            return pr->units.items[i]->application;
    return u->beam->name;
}

ffc_unit *ffc_program_unit(ffc_program *pr, const ffc_atom *name)
{
    index_code_path(pr);
    ffc_named_unit *e = name_entry(pr, name);
    if (e->searched || !e->folder)
        return e->unit;
    e->searched = true;
    ffc_module *m;
    const char *folder = e->folder;
    if (!ffc_beam_read_file(pr->diag, &pr->arena, pr->atoms, ffc_arena_printf(&pr->arena, "%s/%s.beam", folder, name->s), &m))
        return NULL;
    ffc_unit *u = add_unit(pr, m);
    u->is_input = is_own_folder(pr, folder);
    u->folder = folder;
    u->is_small = pr->small_folder && strcmp(folder, pr->small_folder) == 0;
    u->is_common = !u->is_input && (u->is_small || is_common(pr, folder));
    u->application = u->is_common ? NULL : application_of(pr, u);
    return u;
}

ffc_fn *ffc_unit_fn_at(const ffc_unit *u, uint32_t label)
{
    FFC_ASSERT(label < u->beam->n_labels && u->beam->labels[label].function != FFC_NO_FUNCTION);
    return &u->fns[u->beam->labels[label].function];
}

/* ---- calls ---- */

static ffc_fn *exported_fn(const ffc_unit *u, ffc_mfa mfa)
{
    const ffc_function *f = ffc_module_find(u->beam, mfa.function, mfa.arity);
    return f && f->exported ? &u->fns[f - u->beam->functions] : NULL;
}

bool ffc_program_is_elixir(const ffc_program *pr)
{
    static const char prefix[] = "Elixir.";
    return pr->entry.module && pr->entry.module->n >= sizeof prefix - 1 && memcmp(pr->entry.module->s, prefix, sizeof prefix - 1) == 0;
}

/* What the calls to ff_entry mean that libstd makes: the boot module to start the user's program and to tell that it failed, and
 * ff_elixir, which stands between the two where the entry is Elixir's. */
static ffc_mfa behind_entry(ffc_program *pr, ffc_mfa mfa)
{
    bool is_call = ffc_atom_is(mfa.function, "call"), is_elixir = ffc_program_is_elixir(pr);
    if (ffc_atom_is(mfa.function, "failed"))
        return (ffc_mfa){ ffc_intern_cstr(pr->atoms, is_elixir ? "ff_elixir" : "ff_rt"), ffc_intern_cstr(pr->atoms, "entry_failed"), 1 };
    if (is_call && mfa.arity == 0 && (is_elixir || pr->entry.arity > 0))
        return (ffc_mfa){ pr->boot.module, ffc_intern_cstr(pr->atoms, "with_arguments"), 0 };
    if (is_call && is_elixir)
        return (ffc_mfa){ ffc_intern_cstr(pr->atoms, "ff_elixir"), mfa.function, 1 };
    return is_call || ffc_atom_is(mfa.function, "main") ? pr->entry : mfa;
}

ffc_target ffc_program_resolve(ffc_program *pr, ffc_mfa mfa)
{
    if (pr->entry.function && ffc_atom_is(mfa.module, "ff_entry"))
        mfa = behind_entry(pr, mfa);
    const ffc_bif *bif = ffc_program_bif(pr, mfa);
    if (bif)
        return (ffc_target){ .kind = FFC_TARGET_BIF, .bif = bif };
    ffc_unit *u = ffc_program_unit(pr, mfa.module);
    ffc_fn *fn = u ? exported_fn(u, mfa) : NULL;
    if (fn)
        return (ffc_target){ .kind = fn->stub ? FFC_TARGET_STUB : FFC_TARGET_FN, .fn = fn };
    return (ffc_target){ .kind = FFC_TARGET_MISSING };
}

bool ffc_is_only_computed(const ffc_missing *m)
{
    if (m->dynamic)
        return m->caller && !m->caller->unit->is_input;
    for (const ffc_fn *fn = m->caller; fn && !fn->unit->is_input; fn = fn->reached_from)
        if (fn->named_by && fn->named_by == fn->reached_from)
            return true;
    return false;
}
