/* cmake/gen/gen_bifs.c -- runtime/tab/bif/ .tab files -> ff_bifs.tab.h, the functions that the runtime implements in C.
 *   gen_bifs IN... OUT
 * Rows: `bif` and `absent`, see bif_rows.h. Output, sorted:
 *   FF_BIFS(X): X("module", "function", arity, symbol, flags)         for both halves
 *   FF_ABSENT_BIFS(X): X(arity, symbol, how, atom)                    their C functions are made by runtime/bif/absent.c
 *   ff_term symbol(ff_proc *p, ff_term a0, ...);                      where FF_BIF_PROTOTYPES is defined
 *   FF_BIF_<FLAG>                                                     one bit for each flag
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif_rows.h"

static bif_table bifs;

static void write_flags(FILE *out)
{
    for (unsigned k = 0; k < n_bif_flags; k++)
        fprintf(out, "#define %s %uu /* %s */\n", bif_flags[k].macro, 1u << k, bif_flags[k].meaning);
}

static void write_flag_set(FILE *out, unsigned flags)
{
    if (flags == 0) fputs("0u", out);
    for (unsigned k = 0; flags; k++) {
        unsigned bit = 1u << k;
        if (!(flags & bit)) continue;
        flags &= ~bit;
        fprintf(out, "%s%s", bif_flags[k].macro, flags ? " | " : "");
    }
}

static void write_list(FILE *out)
{
    fprintf(out, "\n/* X(module, function, arity, symbol, flags), sorted by the first three */\n#define FF_BIFS(X)");
    for (const bif *b = bifs.rows; b < bifs.rows + bifs.n; b++) {
        fprintf(out, " \\\n    X(");
        tab_put_c_string(out, b->module);
        fputs(", ", out);
        tab_put_c_string(out, b->function);
        fprintf(out, ", %u, %s, ", b->arity, b->symbol);
        write_flag_set(out, b->flags);
        fputc(')', out);
    }
    fprintf(out, "\n");
}

static void write_absent(FILE *out)
{
    fprintf(out, "\n/* X(arity, symbol, FF_RAISES or FF_ANSWERS, atom) */\n#define FF_ABSENT_BIFS(X)");
    for (const bif *b = bifs.rows; b < bifs.rows + bifs.n; b++)
        if (b->outcome[0])
            fprintf(out, " \\\n    X(%u, %s, %s, FF_AM_%s)", b->arity, b->symbol, b->raises ? "FF_RAISES" : "FF_ANSWERS",
                    b->outcome);
    fprintf(out, "\n");
}

/* Outside the include guard: whoever wants them may be the second to include the file. */
static void write_prototypes(FILE *out)
{
    fprintf(out, "\n#ifdef FF_BIF_PROTOTYPES\n");
    for (const bif *b = bifs.rows; b < bifs.rows + bifs.n; b++) {
        fprintf(out, "ff_term %s(ff_proc *p", b->symbol);
        for (unsigned k = 0; k < b->arity; k++) fprintf(out, ", ff_term a%u", k);
        fprintf(out, ");\n");
    }
    fprintf(out, "#endif\n");
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: gen_bifs IN... OUT\n");
        return 2;
    }
    for (int k = 1; k < argc - 1; k++) bif_table_read(&bifs, argv[k]);
    bif_table_sort(&bifs);
    if (bifs.errors) return 1;

    FILE *out = tab_output_open(argv[argc - 1], "gen_bifs", "runtime/tab/bif/");
    fprintf(out, "#ifndef FF_BIFS_TAB_H\n#define FF_BIFS_TAB_H\n\n#define FF_N_BIFS %zu\n", bifs.n);
    write_flags(out);
    write_list(out);
    write_absent(out);
    fprintf(out, "\n#endif\n");
    write_prototypes(out);
    tab_output_close(out, argv[argc - 1]);
    return 0;
}
