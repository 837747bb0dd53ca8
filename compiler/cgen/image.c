/* compiler/cgen/image.c -- The program image: atoms, what dynamic calls can reach, modules, the entry.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/mangle.h"
#include "compiler/program/live_atoms.h"
#include "ff_atoms.tab.h"

typedef struct export_row { uint32_t module, function, arity; const char *label; } export_row;

typedef struct fun_row { uint32_t module; const ffc_lambda *lambda; const ffc_fn *fn; } fun_row;

typedef struct image {
    cgen *g;
    FFC_VEC(export_row) exports;
    FFC_VEC(fun_row) funs;
} image;

static uint32_t number(image *im, const ffc_atom *atom) { return ffc_atom_number(im->g->numbers, atom); }

/* ---- exports ---- */

static void add_export(image *im, ffc_mfa mfa, const char *label)
{
    ffc_vec_push(&im->exports, (export_row){ number(im, mfa.module), number(im, mfa.function), mfa.arity, label });
}

static void gather_exports(image *im)
{
    ffc_program *pr = im->g->pr;
    for (size_t i = 0; i < pr->units.n; i++) {
        const ffc_unit *u = pr->units.items[i];
        for (uint32_t k = 0; k < u->beam->n_functions; k++)
            if (u->fns[k].live && (u->fns[k].dynamic || u->fns[k].by_text))
                add_export(im, (ffc_mfa){ u->beam->name, u->fns[k].beam->name, u->fns[k].beam->arity }, cgen_entry(im->g, &u->fns[k]));
    }
    for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = ffc_program_bif_at(pr, i);
        ffc_mfa mfa = { b->module, b->function, b->arity };
        if (ffc_program_bif_is_dynamic(pr, b))
            add_export(im, mfa, cgen_export_label(im->g, mfa));
    }
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int by_mfa(const void *a, const void *b)
{
    const export_row *x = a, *y = b;
    if (x->module != y->module)
        return COMPARE(x->module, y->module);
    return x->function != y->function ? COMPARE(x->function, y->function) : COMPARE(x->arity, y->arity);
}

static void write_exports(image *im)
{
    qsort(im->exports.items, im->exports.n, sizeof *im->exports.items, by_mfa);
    cgen_out(im->g, "static const ff_export exports[] = {\n");
    for (size_t i = 0; i < im->exports.n; i++) {
        const export_row *e = &im->exports.items[i];
        cgen_out(im->g, "  { { %u, %u, %u }, %s },\n", e->module, e->function, e->arity, e->label);
    }
    cgen_out(im->g, "  { { 0, 0, 0 }, 0 }\n};\n");
}

/* ---- local funs ---- */

static bool reads_funs(ffc_program *pr)
{
    for (size_t i = 0; i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = ffc_program_bif_at(pr, i);
        if (ffc_atom_is(b->function, "binary_to_term") && ffc_program_bif_is_live(pr, b))
            return true;
    }
    return false;
}

static void gather_funs(image *im)
{
    ffc_program *pr = im->g->pr;
    for (size_t i = 0; i < pr->units.n && reads_funs(pr); i++) {
        const ffc_unit *u = pr->units.items[i];
        for (uint32_t k = 0; k < u->beam->n_lambdas; k++) {
            const ffc_fn *fn = ffc_unit_fn_at(u, u->beam->lambdas[k].label);
            if (fn->live)
                ffc_vec_push(&im->funs, (fun_row){ number(im, u->beam->name), &u->beam->lambdas[k], fn });
        }
    }
}

static int by_module_and_index(const void *a, const void *b)
{
    const fun_row *x = a, *y = b;
    return x->module != y->module ? COMPARE(x->module, y->module) : COMPARE(x->lambda->index, y->lambda->index);
}

static void write_funs(image *im)
{
    if (im->funs.n > 0)
        qsort(im->funs.items, im->funs.n, sizeof *im->funs.items, by_module_and_index);
    cgen_out(im->g, "static const ff_fun_entry funs[] = {\n");
    for (size_t i = 0; i < im->funs.n; i++)
        cgen_out(im->g, "  %s,\n", cgen_fun_entry(im->g, im->funs.items[i].lambda, im->funs.items[i].fn));
    cgen_out(im->g, "  { .num_free = 0 }\n};\n");
}

/* ---- modules ---- */

static void write_func_table(image *im, const char *kind, const ffc_unit *u, bool exported_only)
{
    cgen_out(im->g, "static const ff_func %s_%s[] = {", kind, ffc_mangle_atom(im->g->arena, u->beam->name));
    for (uint32_t i = 0; i < u->beam->n_functions; i++)
        if (!exported_only || u->fns[i].beam->exported)
            cgen_out(im->g, " { %u, %u },", number(im, u->fns[i].beam->name), u->fns[i].beam->arity);
    cgen_out(im->g, " };\n");
}

static void write_term(image *im, const char *name, const ffc_lit *lit)
{
    static const ffc_lit nil = { .kind = FFC_LIT_NIL };
    cgen_out(im->g, ".%s = %s, ", name, cgen_literal_word(im->g, lit ? lit : &nil));
}

static int by_name(const void *a, const void *b)
{
    const ffc_numbered_atom *x = a, *y = b;
    return COMPARE(x->number, y->number);
}

static void write_module(image *im, const ffc_unit *u)
{
    const char *name = ffc_mangle_atom(im->g->arena, u->beam->name);
    cgen_out(im->g, "  { .name = %u, .md5 = ffm_md5_%s, ", number(im, u->beam->name), name);
    if (u->module_info_live) {
        write_term(im, "attributes", u->beam->attributes);
        write_term(im, "compile", u->beam->compile_info);
        cgen_out(im->g, ".exports = exports_%s, .n_exports = sizeof exports_%s / sizeof(ff_func), .functions = functions_%s, .n_functions = %u ",
                 name, name, name, u->beam->n_functions);
    }
    cgen_out(im->g, "},\n");
}

static void write_modules(image *im)
{
    ffc_program *pr = im->g->pr;
    ffc_numbered_atom *order = FFC_NEW_ARRAY(im->g->arena, ffc_numbered_atom, pr->units.n);
    size_t n = 0;
    for (size_t i = 0; i < pr->units.n; i++)
        if (pr->units.items[i]->n_hosts)
            order[n++] = (ffc_numbered_atom){ pr->units.items[i]->beam->name, number(im, pr->units.items[i]->beam->name) };
    qsort(order, n, sizeof *order, by_name);
    for (size_t i = 0; i < n; i++) {
        const ffc_unit *u = ffc_program_unit(pr, order[i].atom);
        cgen_out(im->g, "extern const uint8_t ffm_md5_%s[16];\n", ffc_mangle_atom(im->g->arena, u->beam->name));
        if (!u->module_info_live)
            continue;
        write_func_table(im, "exports", u, true);
        write_func_table(im, "functions", u, false);
    }
    cgen_out(im->g, "static const ff_module_info modules[] = {\n");
    for (size_t i = 0; i < n; i++)
        write_module(im, ffc_program_unit(pr, order[i].atom));
    cgen_out(im->g, "};\n");
}

static bool bif_is_live(ffc_program *pr, const char *function, uint32_t arity)
{
    const ffc_bif *b = ffc_program_bif(pr, (ffc_mfa){ ffc_intern_cstr(pr->atoms, "erlang"), ffc_intern_cstr(pr->atoms, function), arity });
    return b && ffc_program_bif_is_live(pr, b);
}

/* Modules of which the program has functions written in C and no others, as far as code can ask whether they are loaded. Returns how
 * many there are. */
static size_t write_bif_modules(image *im)
{
    ffc_program *pr = im->g->pr;
    bool all = bif_is_live(pr, "loaded", 0), asks = all || bif_is_live(pr, "module_loaded", 1);
    all |= pr->live_atoms->from_text;
    const ffc_atom **names = FFC_NEW_ARRAY(im->g->arena, const ffc_atom *, ffc_program_n_bifs());
    size_t n = 0;
    cgen_out(im->g, "static const uint32_t bif_modules[] = {");
    for (size_t i = 0; asks && i < ffc_program_n_bifs(); i++) {
        const ffc_bif *b = ffc_program_bif_at(pr, i);
        size_t had = 0;
        while (had < n && names[had] != b->module) had++;
        if (had < n || !ffc_program_bif_is_live(pr, b) || !(all || ffc_live_atoms_made(pr->live_atoms, b->module, UINT8_MAX)))
            continue;
        const ffc_unit *u = ffc_program_unit(pr, b->module);
        if (!u || u->n_hosts)
            continue;
        names[n++] = b->module;
        cgen_out(im->g, " %u,", number(im, b->module));
    }
    cgen_out(im->g, " 0 };\n");
    return n;
}

/* The modules that are sticky, for programs that ask. Returns how many there are. */
static size_t write_sticky(image *im)
{
    ffc_program *pr = im->g->pr;
    const ffc_bif *b = ffc_program_bif(pr, (ffc_mfa){ ffc_intern_cstr(pr->atoms, "ff_rt"), ffc_intern_cstr(pr->atoms, "sticky"), 0 });
    bool asks = b && ffc_program_bif_is_live(pr, b);
    size_t n = 0;
    cgen_out(im->g, "static const uint32_t sticky[] = {");
    for (size_t id = 0; asks && id < pr->live_atoms->of.n; id++) {
        const ffc_atom *name = pr->atoms->atoms[id];
        if (!ffc_live_atoms_made(pr->live_atoms, name, UINT8_MAX) || !ffc_program_is_sticky(pr, name))
            continue;
        cgen_out(im->g, " %u,", number(im, name));
        n++;
    }
    cgen_out(im->g, " 0 };\n");
    return n;
}

/* ---- hosts ---- */

/* For programs that make the tables of labels when they start. */
static void write_hosts(image *im)
{
    ffc_program *pr = im->g->pr;
    ffc_str list = { 0 };
    cgen_out(im->g, "#ifdef FF_DENSE\n");
    for (size_t i = 0; i < pr->units.n; i++) {
        const ffc_unit *u = pr->units.items[i];
        for (uint32_t k = 0; k < u->n_hosts; k++) {
            cgen_out(im->g, "extern const ff_host ffi_%s;\n", u->hosts[k]->symbol);
            ffc_str_printf(&list, " &ffi_%s,", u->hosts[k]->symbol);
        }
    }
    cgen_out(im->g, "static const ff_host *const hosts[] = {%s 0 };\n#endif\n", ffc_str_text(&list));
    ffc_str_fini(&list);
}

/* ---- atoms ---- */

/* Beside what the code mentions, the runtime makes atoms, and text makes any: those of atom.tab must have their numbers then. */
static void mention_values(image *im)
{
    struct ffc_live_atoms *live = im->g->pr->live_atoms;
    for (size_t id = 0; id < live->of.n; id++)
        if (live->of.items[id].by)
            ffc_atom_number(im->g->numbers, im->g->pr->atoms->atoms[id]);
#define MENTION(number, text, len) ffc_atom_number(im->g->numbers, ffc_intern_atom(im->g->pr->atoms, text, len));
    if (live->from_text) {
        FF_FIXED_ATOMS(MENTION)
    }
#undef MENTION
}

/* Text as the inside of a C string literal. */
static void put_c_text(ffc_str *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        ffc_str_printf(out, c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?' ? "\\%03o" : "%c", c);
    }
}

static void write_atoms(image *im, ffc_str *out)
{
    size_t n;
    mention_values(im);
    const ffc_numbered_atom *atoms = ffc_atom_numbers_sorted(im->g->numbers, &n);
    ffc_str_puts(out, "static const char atoms[] =\n");
    for (size_t i = 0; i < n; i++) {
        ffc_str_puts(out, "  \"");
        cgen_pack_number(out, atoms[i].number - (i ? atoms[i - 1].number + 1 : 0));
        cgen_pack_number(out, atoms[i].atom->n);
        put_c_text(out, atoms[i].atom->s, atoms[i].atom->n);
        ffc_str_puts(out, "\"\n");
    }
    ffc_str_printf(out, "  \"\";\nenum { N_ATOMS = %zu };\n", n);
}

/* ---- files ---- */

static bool reads_files(ffc_program *pr)
{
    const ffc_bif *b = ffc_program_bif(pr, (ffc_mfa){ ffc_intern_cstr(pr->atoms, "ff_rt"), ffc_intern_cstr(pr->atoms, "file"), 1 });
    return b && ffc_program_bif_is_live(pr, b);
}

/* Returns how many. */
static size_t write_files(image *im, ffc_str *out)
{
    size_t n = reads_files(im->g->pr) ? im->g->pr->n_files : 0;
    ffc_str_puts(out, "static const ff_carried_file files[] = {\n");
    for (size_t i = 0; i < n; i++) {
        const ffc_file *f = &im->g->pr->files[i];
        ffc_str_puts(out, "  { \"");
        put_c_text(out, f->name, strlen(f->name));
        ffc_str_puts(out, "\", \"");
        put_c_text(out, f->path, strlen(f->path));
        ffc_str_puts(out, "\", \"");
        put_c_text(out, f->text, f->n);
        ffc_str_printf(out, "\", %zu },\n", f->n);
    }
    ffc_str_puts(out, "  { 0, 0, 0, 0 }\n};\n");
    return n;
}

/* Each with the place where code finds what the runtime makes of it. */
static void write_large_literals(image *im)
{
    ffc_program *pr = im->g->pr;
    for (size_t i = 0; i < pr->large_literals.n; i++) {
        const char *name = pr->large_literals.items[i];
        cgen_out(im->g, "extern const ff_large_literal fflit_%s;\nconst uint32_t ffplace_%s = %zu;\n", name, name, i);
    }
    cgen_out(im->g, "static const ff_large_literal *const large_literals[] = {");
    for (size_t i = 0; i < pr->large_literals.n; i++)
        cgen_out(im->g, " &fflit_%s,", pr->large_literals.items[i]);
    cgen_out(im->g, " 0 };\n");
}

/* Kinds of terms that nothing makes while the program runs, but that it has. */
static void write_features(image *im)
{
    ffc_program *pr = im->g->pr;
    const struct { const char *name; bool has; } features[] = {
        { "float", pr->float_literals }, { "big", pr->big_literals }, { "hash_map", pr->large_literals.n > 0 } };
    ffc_str list = { 0 };
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        if (!features[i].has)
            continue;
        cgen_out(im->g, "extern const char ff_feature_%s;\n", features[i].name);
        ffc_str_printf(&list, " &ff_feature_%s,", features[i].name);
    }
    cgen_out(im->g, "static const char *const features[] = {%s 0 };\n", ffc_str_text(&list));
    ffc_str_fini(&list);
}

static bool has_on_load(const ffc_unit *u)
{
    return u->beam->on_load && u->fns[u->beam->on_load - u->beam->functions].live;
}

/* In the order of the modules. Returns how many there are. */
static size_t write_on_loads(image *im)
{
    size_t n = 0;
    cgen_out(im->g, "static const ff_mfa on_loads[] = {");
    for (size_t i = 0; i < im->g->pr->units.n; i++) {
        const ffc_unit *u = im->g->pr->units.items[i];
        if (!has_on_load(u))
            continue;
        cgen_out(im->g, " { %u, %u, 0 },", number(im, u->beam->name), number(im, u->beam->on_load->name));
        n++;
    }
    cgen_out(im->g, " { 0, 0, 0 } };\n");
    return n;
}

static void write_mfa(image *im, const char *name, ffc_mfa mfa)
{
    cgen_out(im->g, "  .%s = { %u, %u, %u },\n", name, number(im, mfa.module), number(im, mfa.function), mfa.arity);
}

void ffc_cgen_image(ffc_program *pr, ffc_atom_numbers *numbers, ffc_str *out)
{
    ffc_arena arena;
    ffc_arena_init(&arena);
    cgen g = { .pr = pr, .numbers = numbers, .arena = &arena };
    image im = { .g = &g };
    gather_exports(&im);
    write_exports(&im);
    gather_funs(&im);
    write_funs(&im);
    write_modules(&im);
    size_t n_bif_modules = write_bif_modules(&im), n_sticky = write_sticky(&im);
    write_hosts(&im);
    write_large_literals(&im);
    write_features(&im);
    size_t n_on_loads = write_on_loads(&im);
    cgen_out(&g, "const ff_program ff_program_image = {\n#ifdef FF_DENSE\n  .hosts = hosts,\n#endif\n  .atoms = (const uint8_t *)atoms, .n_atoms = N_ATOMS, .exports = exports, .n_exports = %zu,\n"
                 "  .funs = funs, .n_funs = %zu, .modules = modules, .n_modules = sizeof modules / sizeof *modules,\n"
                 "  .large_literals = large_literals, .n_large_literals = %zu,\n", im.exports.n, im.funs.n, pr->large_literals.n);
    ffc_str files = { 0 };
    cgen_out(&g, "  .files = files, .n_files = %zu,\n", write_files(&im, &files));
    cgen_out(&g, "  .bif_modules = bif_modules, .n_bif_modules = %zu, .sticky = sticky, .n_sticky = %zu, .features = features,\n",
             n_bif_modules, n_sticky);
    cgen_out(&g, "  .on_loads = on_loads, .n_on_loads = %zu,\n", n_on_loads);
    write_mfa(&im, "entry", pr->entry);
    write_mfa(&im, "boot", pr->boot);
    cgen_out(&g, "};\n");
    ffc_str_puts(out, "/* the program image */\n#include \"ff_rt.h\"\n");
    write_atoms(&im, out);
    ffc_str_bytes(out, files.s, files.n);
    ffc_str_fini(&files);
    ffc_str_bytes(out, g.decls.s, g.decls.n);
    ffc_str_bytes(out, g.literals.s, g.literals.n);
    ffc_str_bytes(out, g.body.s, g.body.n);
    ffc_vec_fini(&im.exports);
    ffc_vec_fini(&im.funs);
    ffc_cgen_fini(&g);
}
