/* cmake/gen/gen_opcodes.c -- host program: runtime/tab/opcode.tab -> ffc_opcodes.h.
 * usage: gen_opcodes IN OUT. A bad row reports `opcode.tab:37: error: ...` and no output is left behind.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ROWS = 256, MAX_NAME = 40, MAX_OPERANDS = 32 };

typedef struct row {
    char name[MAX_NAME];
    char operands[MAX_OPERANDS];
    unsigned arity;
    bool gone;
} row;

static const char *in_path;
static unsigned line_number;

static bool bad(const char *why)
{
    fprintf(stderr, "%s:%u: error: %s\n", in_path, line_number, why);
    return false;
}

/* How many operands the letters describe; a bracketed list counts as one. */
static unsigned count_operands(const char *s)
{
    unsigned n = 0;
    for (; *s; s++) {
        n++;
        if (*s == '[')
            s += strcspn(s, "]");
        if (!*s)
            return MAX_OPERANDS;   /* unclosed bracket: no arity equals this */
    }
    return n;
}

static bool parse_row(const char *text, unsigned expected, row *r)
{
    unsigned number;
    char dash[2] = "";
    int used = 0;
    if (sscanf(text, "%u: %n", &number, &used) != 1 || !used)
        return bad("expected `number: name/arity operands`");
    if (number != expected)
        return bad("numbers must be consecutive");
    text += used;
    if (*text == '-') {
        dash[0] = *text++;
        r->gone = true;
    }
    if (sscanf(text, "%39[a-z0-9_]/%u %31s", r->name, &r->arity, r->operands) < 2)
        return bad("expected `name/arity`");
    if (!dash[0] && count_operands(r->operands) != r->arity)
        return bad("as many operand letters as the arity says are needed");
    return true;
}

static bool parse(FILE *in, row *rows, unsigned *n)
{
    char text[512];
    *n = 1;   /* there is no instruction 0 */
    for (line_number = 1; fgets(text, sizeof text, in); line_number++) {
        if (text[0] == '#' || text[0] == '\n')
            continue;
        if (*n == MAX_ROWS)
            return bad("too many instructions");
        if (!parse_row(text, *n, &rows[*n]))
            return false;
        ++*n;
    }
    return true;
}

static void print(FILE *out, const row *rows, unsigned n)
{
    fprintf(out, "/* Generated from runtime/tab/opcode.tab by cmake/gen/gen_opcodes.c. */\n"
                 "#ifndef FFC_OPCODES_H\n#define FFC_OPCODES_H\n\n#include <stdint.h>\n\nenum {\n");
    for (unsigned i = 1; i < n; i++)
        fprintf(out, "    FFC_OP_%s = %u,\n", rows[i].name, i);
    fprintf(out, "    FFC_OP__N = %u\n};\n\n", n);
    fprintf(out, "static const char *const ffc_op_name[FFC_OP__N] __attribute__((unused)) = {\n");
    for (unsigned i = 1; i < n; i++)
        fprintf(out, "    [%u] = \"%s\",\n", i, rows[i].name);
    fprintf(out, "};\n\nstatic const uint8_t ffc_op_arity[FFC_OP__N] __attribute__((unused)) = {\n");
    for (unsigned i = 1; i < n; i++)
        fprintf(out, "    [%u] = %u,\n", i, rows[i].arity);
    fprintf(out, "};\n\n/* The operand letters that opcode.tab explains; NULL for an instruction that is gone. */\n"
                 "static const char *const ffc_op_signature[FFC_OP__N] __attribute__((unused)) = {\n");
    for (unsigned i = 1; i < n; i++)
        if (!rows[i].gone)
            fprintf(out, "    [%u] = \"%s\",\n", i, rows[i].operands);
    fprintf(out, "};\n\n#endif\n");
}

int main(int argc, char **argv)
{
    static row rows[MAX_ROWS];
    unsigned n;
    if (argc != 3) {
        fprintf(stderr, "usage: gen_opcodes IN OUT\n");
        return 2;
    }
    in_path = argv[1];
    FILE *in = fopen(argv[1], "r");
    if (!in) {
        perror(argv[1]);
        return 1;
    }
    if (!parse(in, rows, &n))
        return 1;
    fclose(in);
    FILE *out = fopen(argv[2], "w");
    if (!out) {
        perror(argv[2]);
        return 1;
    }
    print(out, rows, n);
    if (fclose(out)) {
        perror(argv[2]);
        return 1;
    }
    return 0;
}
