/* cmake/gen/gen_bif_atoms.c -- runtime/tab/bif/ .tab files and the runtime's C -> ff_bif_atoms.tab.h: which atoms C code makes.
 *   gen_bif_atoms TAB... SOURCE... OUT
 * A .tab file names in its first line the C file that implements its BIFs; what that file mentions as FF_AM_<name>, and what
 * those of such files whose headers it includes mention, its BIFs may make; so do those of files that say "atoms: of includers", which
 * have no BIFs of their own. What any other source mentions, every program may make.
 * An argument of ff_same(), on the line where that stands, is only compared: that makes no atom.
 * Output, lists of FF_AM_<name> for whoever defines FF_ATOM_CONST:
 *   FF_RUNTIME_ATOMS(X): X(atom)                       those of every program
 *   FF_BIF_FILES(X): X(k, ~0u, atom, ...)              those of the k-th C file of BIFs, from 0
 *   FF_BIF_FILE_OF(X): X("module", "function", arity, k)
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif_rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ATOMS = 4096, MAX_PATH = 256, MAX_INCLUDES = 64, MAX_LINE = 4096 };

typedef struct {
    const char *path;
    bif_table *bifs;         /* what it implements; NULL: no BIFs */
    unsigned index;          /* among those with BIFs */
    bool serves_includers;
    bool has[MAX_ATOMS];
    char *includes[MAX_INCLUDES];
    size_t n_includes;
    bool visited;
} source;

static source *sources;
static size_t n_sources;
static char *atoms[MAX_ATOMS];
static size_t n_atoms;

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

/* ---- reading ---- */

static size_t atom_index(const char *name, size_t n)
{
    for (size_t k = 0; k < n_atoms; k++)
        if (strlen(atoms[k]) == n && memcmp(atoms[k], name, n) == 0) return k;
    if (n_atoms == MAX_ATOMS) exit(1);
    atoms[n_atoms] = strndup(name, n);
    return n_atoms++;
}

/* Whether the call around `at` is one of ff_same(). */
static bool is_compared(const char *line, const char *at)
{
    static const char same[] = "ff_same";
    size_t n = sizeof same - 1;
    unsigned depth = 1;
    while (at > line && depth > 0) {
        at--;
        depth += (*at == ')') - (*at == '(');
    }
    return depth == 0 && (size_t)(at - line) >= n && memcmp(at - n, same, n) == 0;
}

static void read_atoms(source *s, const char *line)
{
    static const char prefix[] = "FF_AM_";
    for (const char *at = line; (at = strstr(at, prefix));) {
        const char *mention = at, *name = at += sizeof prefix - 1;
        while (isalnum((unsigned char)*at) || *at == '_') at++;
        if (at > name && !is_compared(line, mention)) s->has[atom_index(name, (size_t)(at - name))] = true;
    }
}

/* #include "DIR/NAME.h" stands for DIR/NAME.c. */
static void read_include(source *s, const char *line)
{
    char name[MAX_PATH];
    if (sscanf(line, "#include \"%250[^\".].h\"", name) != 1 || s->n_includes == MAX_INCLUDES) return;
    char *path = malloc(MAX_PATH + 4);
    snprintf(path, MAX_PATH + 4, "/%s.c", name);
    s->includes[s->n_includes++] = path;
}

static void read_source(const char *path)
{
    source *s = &sources[n_sources++];
    s->path = path;
    FILE *in = fopen(path, "r");
    char line[MAX_LINE];
    while (in && fgets(line, sizeof line, in)) {
        read_atoms(s, line);
        read_include(s, line);
        s->serves_includers |= strstr(line, "atoms: of includers") != NULL;
    }
    if (!in || fclose(in)) perror(path), exit(1);
}

static void read_bifs(source *s, const char *path)
{
    s->bifs = calloc(1, sizeof *s->bifs);
    bif_table_read(s->bifs, path);
    for (size_t k = 0; k < s->bifs->n; k++)
        if (s->bifs->rows[k].outcome[0]) s->has[atom_index(s->bifs->rows[k].outcome, strlen(s->bifs->rows[k].outcome))] = true;
}

/* Reads a .tab file as what the C file implements that its first line names. */
static bool read_tab(const char *path)
{
    char line[MAX_LINE];
    FILE *in = fopen(path, "r");
    const char *name = in && fgets(line, sizeof line, in) ? strstr(line, "runtime/") : NULL;
    if (name == strstr(line, "runtime/tab/")) name = name ? strstr(name + 1, "runtime/") : NULL;
    if (in) fclose(in);
    for (size_t k = 0; name && k < n_sources; k++) {
        size_t n = strcspn(name, " ;,\n");
        const char *end = strstr(sources[k].path, "/runtime/");
        if (end && strlen(end + 1) == n && memcmp(end + 1, name, n) == 0) {
            read_bifs(&sources[k], path);
            return true;
        }
    }
    fprintf(stderr, "%s:1: error: the first line must name the C file that implements these, as runtime/FOLDER/FILE.c\n", path);
    return false;
}

/* ---- writing ---- */

static void add_atoms_of(source *s, bool *set)
{
    if (s->visited) return;
    s->visited = true;
    for (size_t k = 0; k < n_atoms; k++) set[k] |= s->has[k];
    for (size_t i = 0; i < s->n_includes; i++)
        for (size_t k = 0; k < n_sources; k++)
            if ((sources[k].bifs || sources[k].serves_includers) && ends_with(sources[k].path, s->includes[i])) add_atoms_of(&sources[k], set);
}

static void write_runtime(FILE *out)
{
    bool set[MAX_ATOMS] = {false};
    for (size_t i = 0; i < n_sources; i++)
        for (size_t k = 0; k < n_atoms; k++) set[k] |= !sources[i].bifs && !sources[i].serves_includers && sources[i].has[k];
    fprintf(out, "#define FF_RUNTIME_ATOMS(X)");
    for (size_t k = 0; k < n_atoms; k++)
        if (set[k]) fprintf(out, " \\\n    X(FF_AM_%s)", atoms[k]);
    fprintf(out, "\n\n");
}

static void write_files(FILE *out)
{
    unsigned index = 0;
    fprintf(out, "#define FF_BIF_FILES(X)");
    for (size_t i = 0; i < n_sources; i++) {
        if (!sources[i].bifs) continue;
        bool set[MAX_ATOMS] = {false};
        for (size_t k = 0; k < n_sources; k++) sources[k].visited = false;
        add_atoms_of(&sources[i], set);
        sources[i].index = index++;
        fprintf(out, " \\\n    X(%u, ~0u", sources[i].index);
        for (size_t k = 0; k < n_atoms; k++)
            if (set[k]) fprintf(out, ", FF_AM_%s", atoms[k]);
        fprintf(out, ")");
    }
    fprintf(out, "\n\n");
}

static void write_rows_of(FILE *out, const source *s)
{
    for (size_t k = 0; k < s->bifs->n; k++) {
        const bif *b = &s->bifs->rows[k];
        fprintf(out, " \\\n    X(");
        tab_put_c_string(out, b->module);
        fprintf(out, ", ");
        tab_put_c_string(out, b->function);
        fprintf(out, ", %u, %u)", b->arity, s->index);
    }
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: gen_bif_atoms TAB... SOURCE... OUT\n");
        return 2;
    }
    sources = calloc((size_t)argc, sizeof *sources);
    for (int k = 1; k < argc - 1; k++)
        if (!ends_with(argv[k], ".tab")) read_source(argv[k]);
    bool ok = true;
    for (int k = 1; k < argc - 1; k++)
        if (ends_with(argv[k], ".tab")) ok = read_tab(argv[k]) && ok;
    if (!ok) return 1;

    FILE *out = tab_output_open(argv[argc - 1], "gen_bif_atoms", "runtime/");
    write_runtime(out);
    write_files(out);
    fprintf(out, "#define FF_BIF_FILE_OF(X)");
    for (size_t i = 0; i < n_sources; i++)
        if (sources[i].bifs) write_rows_of(out, &sources[i]);
    fprintf(out, "\n");
    tab_output_close(out, argv[argc - 1]);
    return 0;
}
