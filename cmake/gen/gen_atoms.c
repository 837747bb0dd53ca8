/* cmake/gen/gen_atoms.c -- runtime/tab/atom.tab -> ff_atoms.tab.h, the atoms whose number is fixed at build time.
 *   gen_atoms IN OUT
 * Row: `atom NAME` or `atom CNAME='text'`. The k-th row (from 0) is atom number k, so rows are only ever appended or
 * the whole program is rebuilt. Output, for the k-th row:
 *   #define FF_AM_<name> FF_ATOM_CONST(k)          FF_ATOM_CONST belongs to the runtime; unused names cost nothing
 *   FF_FIXED_ATOMS(X): X(k, "text", length in bytes)
 * SPDX-License-Identifier: Apache-2.0 */
#include "tab.h"

#include <string.h>

enum { MAX_ATOMS = 4096, MAX_TEXT = 256, MAX_ATOM_CHARS = 255 };

typedef struct {
    char name[MAX_TEXT];
    char text[4 * MAX_TEXT];
} atom;

static atom atoms[MAX_ATOMS];
static size_t n_atoms;

static size_t utf8_chars(const char *text)
{
    size_t n = 0;
    for (; *text; text++) n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static bool check_unique(tab *t, const atom *new)
{
    for (const atom *a = atoms; a < new; a++) {
        if (strcmp(a->name, new->name) == 0) return tab_error(t, "second atom with the C name %s", new->name);
        if (strcmp(a->text, new->text) == 0) return tab_error(t, "second row for the atom '%s'", new->text);
    }
    return true;
}

static bool parse_row(tab *t, atom *a)
{
    char keyword[8];
    if (!tab_word(t, keyword, sizeof keyword) || strcmp(keyword, "atom") != 0)
        return tab_error(t, "a row starts with `atom`");
    if (!tab_word(t, a->name, sizeof a->name)) return tab_error(t, "a C identifier must follow `atom`");
    if (tab_char(t, '=')) {
        if (!tab_atom(t, a->text, sizeof a->text)) return tab_error(t, "an atom, quoted or not, must follow `=`");
    } else {
        if (a->name[0] < 'a' || a->name[0] > 'z') return tab_error(t, "%s is not an atom, write CNAME='text'", a->name);
        strcpy(a->text, a->name);
    }
    if (!tab_end(t)) return tab_error(t, "unexpected `%s` after the atom", t->at);
    if (utf8_chars(a->text) > MAX_ATOM_CHARS) return tab_error(t, "an atom has at most %d characters", MAX_ATOM_CHARS);
    return check_unique(t, a);
}

static void read_atoms(tab *t)
{
    while (tab_next_row(t)) {
        if (n_atoms == MAX_ATOMS) {
            tab_error(t, "more than %d atoms", MAX_ATOMS);
            return;
        }
        if (parse_row(t, &atoms[n_atoms])) n_atoms++;
    }
}

static void write_atoms(FILE *out)
{
    fprintf(out, "#ifndef FF_ATOMS_TAB_H\n#define FF_ATOMS_TAB_H\n\n#define FF_N_FIXED_ATOMS %zu\n\n", n_atoms);
    for (size_t k = 0; k < n_atoms; k++) fprintf(out, "#define FF_AM_%s FF_ATOM_CONST(%zu)\n", atoms[k].name, k);
    fprintf(out, "\n/* X(number, text, length in bytes) */\n#define FF_FIXED_ATOMS(X)");
    for (size_t k = 0; k < n_atoms; k++) {
        fprintf(out, " \\\n    X(%zu, ", k);
        tab_put_c_string(out, atoms[k].text);
        fprintf(out, ", %zu)", strlen(atoms[k].text));
    }
    fprintf(out, "\n\n#endif\n");
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: gen_atoms IN OUT\n");
        return 2;
    }
    tab t;
    tab_open(&t, argv[1]);
    read_atoms(&t);
    tab_close(&t);
    if (t.errors) return 1;

    FILE *out = tab_output_open(argv[2], "gen_atoms", "runtime/tab/atom.tab");
    write_atoms(out);
    tab_output_close(out, argv[2]);
    return 0;
}
