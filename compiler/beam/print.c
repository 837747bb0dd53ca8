/* compiler/beam/print.c -- a decoded module as text, in the spirit of `erlc -S`: for debugging and golden tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "compiler/beam/beam.h"

/* ---- atoms ---- */

static bool is_reserved(const ffc_atom *atom)
{
    static const char *const words[] = {
        "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case", "catch", "cond", "div",
        "end", "fun", "if", "let", "maybe", "not", "of", "or", "orelse", "receive", "rem", "try", "when", "xor",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ffc_atom_is(atom, words[i]))
            return true;
    return false;
}

static bool needs_quotes(const ffc_atom *atom)
{
    if (atom->n == 0 || !islower((unsigned char)atom->s[0]) || is_reserved(atom))
        return true;
    for (uint32_t i = 0; i < atom->n; i++) {
        unsigned char c = (unsigned char)atom->s[i];
        if (c >= 0x80 || (!isalnum(c) && c != '_' && c != '@'))
            return true;
    }
    return false;
}

void ffc_atom_print(ffc_str *out, const ffc_atom *atom)
{
    if (!needs_quotes(atom)) {
        ffc_str_bytes(out, atom->s, atom->n);
        return;
    }
    ffc_str_char(out, '\'');
    for (uint32_t i = 0; i < atom->n; i++) {
        unsigned char c = (unsigned char)atom->s[i];
        if (c < 0x20 || c == 0x7f)
            ffc_str_printf(out, "\\x{%X}", c);
        else
            ffc_str_printf(out, "%s%c", c == '\'' || c == '\\' ? "\\" : "", c);
    }
    ffc_str_char(out, '\'');
}

void ffc_mfa_print(ffc_str *out, ffc_mfa mfa)
{
    ffc_atom_print(out, mfa.module);
    ffc_str_char(out, ':');
    ffc_atom_print(out, mfa.function);
    ffc_str_printf(out, "/%" PRIu32, mfa.arity);
}

/* ---- literals ---- */

static void print_big(ffc_str *out, const ffc_lit *lit)
{
    ffc_str_puts(out, lit->big.negative ? "-16#" : "16#");
    for (uint32_t i = lit->big.n; i-- > 0;)
        ffc_str_printf(out, i + 1 == lit->big.n ? "%X" : "%02X", lit->big.bytes[i]);
}

static void print_float(ffc_str *out, double f)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.17g", f);
    size_t mantissa = strcspn(digits, "e");
    ffc_str_bytes(out, digits, mantissa);
    if (!memchr(digits, '.', mantissa))
        ffc_str_puts(out, ".0");
    ffc_str_puts(out, digits + mantissa);
}

static void print_bits(ffc_str *out, const uint8_t *bytes, uint64_t n_bits)
{
    ffc_str_puts(out, "<<");
    for (uint64_t i = 0; i < n_bits / 8; i++)
        ffc_str_printf(out, "%s%u", i ? "," : "", bytes[i]);
    if (n_bits % 8)
        ffc_str_printf(out, "%s%u:%u", n_bits >= 8 ? "," : "", bytes[n_bits / 8] >> (8 - n_bits % 8),
                       (unsigned)(n_bits % 8));
    ffc_str_puts(out, ">>");
}

static void print_items(ffc_str *out, const ffc_lit *items, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            ffc_str_char(out, ',');
        ffc_lit_print(out, &items[i]);
    }
}

static void print_list(ffc_str *out, const ffc_lit *lit)
{
    ffc_str_char(out, '[');
    print_items(out, lit->list.items, lit->list.n);
    if (lit->list.tail->kind != FFC_LIT_NIL) {
        ffc_str_char(out, '|');
        ffc_lit_print(out, lit->list.tail);
    }
    ffc_str_char(out, ']');
}

static void print_map(ffc_str *out, const ffc_lit *lit)
{
    ffc_str_puts(out, "#{");
    for (uint32_t i = 0; i < lit->map.n; i++) {
        ffc_str_puts(out, i ? "," : "");
        ffc_lit_print(out, &lit->map.items[2 * i]);
        ffc_str_puts(out, " => ");
        ffc_lit_print(out, &lit->map.items[2 * i + 1]);
    }
    ffc_str_char(out, '}');
}

void ffc_lit_print(ffc_str *out, const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_INT: ffc_str_printf(out, "%" PRId64, lit->i); break;
    case FFC_LIT_BIG: print_big(out, lit); break;
    case FFC_LIT_FLOAT: print_float(out, lit->f); break;
    case FFC_LIT_ATOM: ffc_atom_print(out, lit->atom); break;
    case FFC_LIT_NIL: ffc_str_puts(out, "[]"); break;
    case FFC_LIT_LIST: print_list(out, lit); break;
    case FFC_LIT_TUPLE:
        ffc_str_char(out, '{');
        print_items(out, lit->tuple.items, lit->tuple.n);
        ffc_str_char(out, '}');
        break;
    case FFC_LIT_MAP: print_map(out, lit); break;
    case FFC_LIT_BITS: print_bits(out, lit->bits.bytes, lit->bits.n_bits); break;
    case FFC_LIT_EXPORT:
        ffc_str_puts(out, "fun ");
        ffc_mfa_print(out, (ffc_mfa){lit->export.module, lit->export.function, lit->export.arity});
        break;
    case FFC_LIT__N: break;
    }
}

/* ---- operands ---- */

static void print_type(ffc_str *out, const ffc_type *t)
{
    static const char *const names[] = {
        "atom", "bitstring", "cons", "float", "fun", "integer", "map", "nil", "pid", "port", "reference", "tuple",
    };
    const char *separator = "";
    if (t->kinds == FFC_TYPE_ANY)
        ffc_str_puts(out, "any");
    for (unsigned i = 0; i < sizeof names / sizeof *names && t->kinds != FFC_TYPE_ANY; i++) {
        if (!(t->kinds >> i & 1))
            continue;
        ffc_str_printf(out, "%s%s", separator, names[i]);
        separator = "+";
    }
    if (t->has_min)
        ffc_str_printf(out, ",min %" PRId64, t->min);
    if (t->has_max)
        ffc_str_printf(out, ",max %" PRId64, t->max);
    if (t->has_unit)
        ffc_str_printf(out, ",unit %" PRIu32, t->unit);
}

static void print_register(ffc_str *out, const char *bank, const ffc_arg *a)
{
    if (!a->type) {
        ffc_str_printf(out, "{%s,%" PRIu32 "}", bank, a->reg);
        return;
    }
    ffc_str_printf(out, "{tr,{%s,%" PRIu32 "},", bank, a->reg);
    print_type(out, a->type);
    ffc_str_char(out, '}');
}

static void print_lambda(ffc_str *out, const ffc_lambda *l)
{
    ffc_str_puts(out, "{lambda,");
    ffc_atom_print(out, l->function);
    ffc_str_printf(out, ",%" PRIu32 "}", l->arity);
}

static void print_string(ffc_str *out, const ffc_module *m, const ffc_arg *a)
{
    ffc_str_puts(out, "{string,");
    print_bits(out, m->strings + a->string.offset, a->string.n_bits);
    ffc_str_char(out, '}');
}

static void print_arg(ffc_str *out, const ffc_module *m, const ffc_arg *a);

static void print_arg_list(ffc_str *out, const ffc_module *m, const ffc_arg *a)
{
    ffc_str_puts(out, "{list,[");
    for (uint32_t i = 0; i < a->list.n; i++) {
        ffc_str_puts(out, i ? "," : "");
        print_arg(out, m, &a->list.items[i]);
    }
    ffc_str_puts(out, "]}");
}

static void print_import(ffc_str *out, const ffc_mfa *i)
{
    ffc_str_puts(out, "{extfunc,");
    ffc_mfa_print(out, *i);
    ffc_str_char(out, '}');
}

static void print_wrapped(ffc_str *out, const char *name, const ffc_lit *lit)
{
    ffc_str_printf(out, "{%s,", name);
    ffc_lit_print(out, lit);
    ffc_str_char(out, '}');
}

static void print_arg(ffc_str *out, const ffc_module *m, const ffc_arg *a)
{
    switch ((ffc_arg_kind)a->kind) {
    case FFC_ARG_U: ffc_str_printf(out, "%" PRIu64, a->u); break;
    case FFC_ARG_I: ffc_str_printf(out, "{integer,%" PRId64 "}", a->i); break;
    case FFC_ARG_BIGINT: print_wrapped(out, "integer", a->lit); break;
    case FFC_ARG_ATOM:
        ffc_str_puts(out, "{atom,");
        ffc_atom_print(out, a->atom);
        ffc_str_char(out, '}');
        break;
    case FFC_ARG_NIL: ffc_str_puts(out, "nil"); break;
    case FFC_ARG_X: print_register(out, "x", a); break;
    case FFC_ARG_Y: print_register(out, "y", a); break;
    case FFC_ARG_FR: ffc_str_printf(out, "{fr,%" PRIu32 "}", a->reg); break;
    case FFC_ARG_LABEL: ffc_str_printf(out, "{f,%" PRIu32 "}", a->label); break;
    case FFC_ARG_CHAR: ffc_str_printf(out, "{char,%" PRIu64 "}", a->u); break;
    case FFC_ARG_LITERAL: print_wrapped(out, "literal", a->lit); break;
    case FFC_ARG_LIST: print_arg_list(out, m, a); break;
    case FFC_ARG_ALLOC:
        ffc_str_printf(out, "{alloc,[{words,%" PRIu32 "},{floats,%" PRIu32 "},{funs,%" PRIu32 "}]}",
                       a->alloc.words, a->alloc.floats, a->alloc.funs);
        break;
    case FFC_ARG_STRING: print_string(out, m, a); break;
    case FFC_ARG_IMPORT: print_import(out, &m->imports[a->u]); break;
    case FFC_ARG_LAMBDA: print_lambda(out, &m->lambdas[a->u]); break;
    case FFC_ARG__N: break;
    }
}

/* ---- modules ---- */

void ffc_instr_print(ffc_str *out, const ffc_module *m, const ffc_instr *ins)
{
    if (ins->nargs == 0) {
        ffc_str_puts(out, ffc_op_name[ins->op]);
        return;
    }
    ffc_str_printf(out, "{%s", ffc_op_name[ins->op]);
    for (uint8_t i = 0; i < ins->nargs; i++) {
        ffc_str_char(out, ',');
        print_arg(out, m, &ins->args[i]);
    }
    ffc_str_char(out, '}');
}

static void print_line_comment(ffc_str *out, const ffc_module *m, const ffc_instr *ins)
{
    if (ins->op != FFC_OP_line)
        return;
    const ffc_line *line = &m->lines[ins->args[0].u];
    if (line->line)
        ffc_str_printf(out, "   %% %s:%" PRIu32, m->files[line->file], line->line);
}

static void print_function(ffc_str *out, const ffc_module *m, const ffc_function *f)
{
    ffc_str_puts(out, "\n{function, ");
    ffc_atom_print(out, f->name);
    ffc_str_printf(out, ", %" PRIu32 ", %" PRIu32 "}.%s\n", f->arity, f->entry, f->exported ? "   % exported" : "");
    for (uint32_t i = 0; i < f->n; i++) {
        ffc_str_puts(out, f->instrs[i].op == FFC_OP_label ? "  " : "    ");
        ffc_instr_print(out, m, &f->instrs[i]);
        ffc_str_char(out, '.');
        print_line_comment(out, m, &f->instrs[i]);
        ffc_str_char(out, '\n');
    }
}

static void print_term(ffc_str *out, const char *name, const ffc_lit *lit)
{
    if (!lit)
        return;
    ffc_str_printf(out, "{%s, ", name);
    ffc_lit_print(out, lit);
    ffc_str_puts(out, "}.\n");
}

void ffc_beam_print(ffc_str *out, const ffc_module *m)
{
    ffc_str_puts(out, "{module, ");
    ffc_atom_print(out, m->name);
    ffc_str_puts(out, "}.\n{md5, ");
    for (unsigned i = 0; i < 16; i++)
        ffc_str_printf(out, "%02x", m->md5[i]);
    ffc_str_puts(out, "}.\n");
    print_term(out, "attributes", m->attributes);
    for (uint32_t i = 0; i < m->n_lambdas; i++) {
        print_lambda(out, &m->lambdas[i]);
        ffc_str_printf(out, ".   %% free %" PRIu32 ", index %" PRIu32 ", uniq %" PRIu32 "\n", m->lambdas[i].num_free,
                       m->lambdas[i].index, m->lambdas[i].old_uniq);
    }
    for (uint32_t i = 0; i < m->n_functions; i++)
        print_function(out, m, &m->functions[i]);
}
