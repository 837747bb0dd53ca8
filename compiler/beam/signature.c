/* compiler/beam/signature.c -- operands against the letters of runtime/tab/opcode.tab (I1, I2), and what a bare number
 * stands for by its letter: a label, an import, a lambda, a string. The letters are explained in the table's head.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compiler/beam/reader.h"

static bool is_unsigned(const ffc_arg *a)
{
    return a->kind == FFC_ARG_U && a->u <= UINT32_MAX;
}

static bool is_below(const ffc_arg *a, uint64_t limit)
{
    return a->kind == FFC_ARG_U && a->u < limit;
}

static bool is_register(const ffc_arg *a)
{
    return a->kind == FFC_ARG_X || a->kind == FFC_ARG_Y;
}

static bool is_source(const ffc_arg *a)
{
    switch (a->kind) {
    case FFC_ARG_I: case FFC_ARG_BIGINT: case FFC_ARG_ATOM: case FFC_ARG_NIL:
    case FFC_ARG_X: case FFC_ARG_Y: case FFC_ARG_LITERAL:
        return true;
    default:
        return false;
    }
}

static bool is_heap_need(const ffc_arg *a)
{
    return a->kind == FFC_ARG_ALLOC || (a->kind == FFC_ARG_U && a->u <= FFC_HEAP_NEED_MAX);
}

/* ---- operands whose letter gives a number its meaning ---- */

static bool resolve_index(ffc_arg *a, ffc_arg_kind kind, uint32_t n)
{
    if (!is_below(a, n))
        return false;
    a->kind = kind;
    return true;
}

static bool resolve_definition(ffc_reader *r, ffc_arg *a)
{
    if (!is_below(a, r->m->n_labels) || a->u == 0)
        return false;
    *a = (ffc_arg){.kind = FFC_ARG_LABEL, .label = (uint32_t)a->u};
    return true;
}

/* A module stripped of its line table keeps its line instructions: they then say "no location". */
static bool resolve_line(ffc_reader *r, ffc_arg *a)
{
    if (a->kind == FFC_ARG_U && r->m->n_lines == 1)
        a->u = 0;
    return is_below(a, r->m->n_lines);
}

static bool resolve_string(ffc_reader *r, ffc_arg *a, uint64_t n_bits)
{
    uint64_t n_bytes = n_bits / 8 + (n_bits % 8 != 0);
    if (!is_unsigned(a) || a->u + n_bytes > r->m->n_strings)
        return false;
    *a = (ffc_arg){.kind = FFC_ARG_STRING, .string = {(uint32_t)a->u, (uint32_t)n_bits}};
    return true;
}

/* ---- lists ---- */

static bool check_one(ffc_reader *r, char letter, ffc_arg *a, const ffc_arg *before);

/* The items of a list were just made for this operand alone: resolving them in place is ours to do. */
static ffc_arg *items_of(const ffc_arg *list)
{
    return (ffc_arg *)list->list.items;
}

static bool check_repeated(ffc_reader *r, const char *letters, size_t n_letters, ffc_arg *list)
{
    if (list->kind != FFC_ARG_LIST || list->list.n % n_letters)
        return false;
    for (uint32_t i = 0; i < list->list.n; i++)
        if (!check_one(r, letters[i % n_letters], &items_of(list)[i], NULL))
            return false;
    return true;
}

static bool check_letters(ffc_reader *r, const char *letters, ffc_arg *items)
{
    for (size_t i = 0; letters[i]; i++)
        if (!check_one(r, letters[i], &items[i], i ? &items[i - 1] : NULL))
            return false;
    return true;
}

/* bs_create_bin: type, segment number, unit, flags, value, size. A string's value is an offset, its size in bytes. */
static bool check_segments(ffc_reader *r, ffc_arg *list)
{
    enum { PER_SEGMENT = 6 };
    if (list->kind != FFC_ARG_LIST || list->list.n % PER_SEGMENT)
        return false;
    for (uint32_t i = 0; i < list->list.n; i += PER_SEGMENT) {
        ffc_arg *s = &items_of(list)[i];
        if (!check_letters(r, "auus", s) || !is_source(&s[5]))
            return false;
        bool is_string = ffc_atom_is(s[0].atom, "string");
        if (is_string && (s[5].kind != FFC_ARG_I || s[5].i < 0 || s[5].i > r->m->n_strings))
            return false;
        if (is_string ? !resolve_string(r, &s[4], (uint64_t)s[5].i * 8) : !is_source(&s[4]))
            return false;
    }
    return true;
}

/* bs_match: commands laid flat, each its name and then its own operands. */
static const struct { const char *name, *letters; } commands[] = {
    {"ensure_at_least", "hu"},
    {"ensure_exactly", "h"},
    {"binary", "vsuud"},
    {"integer", "vsuud"},
    {"skip", "h"},
    {"get_tail", "vud"},
    {"=:=", "Nu*"},
};

static const char *command_letters(const ffc_arg *a)
{
    for (size_t i = 0; a->kind == FFC_ARG_ATOM && i < sizeof commands / sizeof *commands; i++)
        if (ffc_atom_is(a->atom, commands[i].name))
            return commands[i].letters;
    return NULL;
}

static bool check_commands(ffc_reader *r, ffc_arg *list)
{
    if (list->kind != FFC_ARG_LIST)
        return false;
    for (uint32_t i = 0; i < list->list.n;) {
        const char *letters = command_letters(&list->list.items[i++]);
        if (!letters || strlen(letters) > list->list.n - i || !check_letters(r, letters, &items_of(list)[i]))
            return false;
        i += (uint32_t)strlen(letters);
    }
    return true;
}

/* ---- one operand ---- */

/* A number of bits. What no word holds becomes one that no binary has. */
static bool clamp_bits(ffc_arg *a)
{
    static const uint64_t more_than_any = UINT64_C(1) << 62;
    if (a->kind == FFC_ARG_BIGINT || (a->kind == FFC_ARG_U && a->u > more_than_any))
        *a = (ffc_arg){.kind = FFC_ARG_U, .u = more_than_any};
    return a->kind == FFC_ARG_U;
}

static bool check_one(ffc_reader *r, char letter, ffc_arg *a, const ffc_arg *before)
{
    switch (letter) {
    case 'u': return is_unsigned(a);
    case 'h': return clamp_bits(a);
    case 'o': return a->kind == FFC_ARG_U || a->kind == FFC_ARG_BIGINT;
    case 'v': return is_below(a, FFC_X_MAX + 1);
    case 'L': return resolve_definition(r, a);
    case 'c': case 'j': return a->kind == FFC_ARG_LABEL && a->label != 0;
    case 'f': return a->kind == FFC_ARG_LABEL;
    case 'g': return a->kind == FFC_ARG_LABEL || a->kind == FFC_ARG_ATOM;
    case 'l': return resolve_line(r, a);
    case 's': return is_source(a);
    case 'w': return is_source(a) || is_unsigned(a);
    case 'd': case 'r': return is_register(a);
    case 'y': return a->kind == FFC_ARG_Y;
    case 'q': return a->kind == FFC_ARG_FR;
    case 'Q': return a->kind == FFC_ARG_FR || is_source(a);
    case 'a': return a->kind == FFC_ARG_ATOM;
    case 'i': return resolve_index(a, FFC_ARG_IMPORT, r->m->n_imports);
    case 'm': return resolve_index(a, FFC_ARG_LAMBDA, r->m->n_lambdas);
    case 'k': return a->kind == FFC_ARG_ATOM || resolve_index(a, FFC_ARG_LAMBDA, r->m->n_lambdas);
    case 'n': return is_heap_need(a);
    case 't': return resolve_string(r, a, before->u);
    case 'b': return resolve_string(r, a, before->u * 8);
    case 'S': return check_segments(r, a);
    case 'B': return check_commands(r, a);
    case 'N': return a->kind == FFC_ARG_NIL || is_below(a, FFC_X_MAX + 1);   /* live count that the compiler left out */
    case '*': return a->kind == FFC_ARG_U || a->kind == FFC_ARG_I || a->kind == FFC_ARG_BIGINT;
    default: FFC_BUG("operand letter '%c'", letter);
    }
}

bool ffc_check_operands(ffc_reader *r, const char *signature, ffc_arg *args, uint32_t n)
{
    const char *s = signature;
    for (uint32_t i = 0; i < n; i++, s++) {
        bool ok;
        if (*s == '[') {
            size_t n_letters = strcspn(s + 1, "]");
            ok = check_repeated(r, s + 1, n_letters, &args[i]);
            s += n_letters + 1;
        } else {
            ok = check_one(r, *s, &args[i], i ? &args[i - 1] : NULL);
        }
        if (!ok)
            return ffc_reader_error(r, "operand %u is of the wrong kind or out of range", i + 1);
    }
    return true;
}
