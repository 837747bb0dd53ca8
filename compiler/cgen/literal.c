/* compiler/cgen/literal.c -- Literals as static data: one array of words for each, its parts in front of what holds them.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/cgen/cgen.h"
#include "compiler/cgen/litorder.h"
#include "compiler/diag/bug.h"

/* Tags and subtags of runtime/include/ff_term.h. */
enum { TAG_CONS = 1, TAG_BOXED = 2 };
enum { FLATMAP_MAX = 32 };

typedef struct word {
    const char *symbol;  /* the address of this, */
    bool inner;          /* or of the word `value` of the same literal, tagged, */
    unsigned tag;
    uint64_t value;      /* or a value */
    const char *header;  /* or a C expression */
} word;

typedef struct writer {
    cgen *g;
    const char *name;           /* of the array */
    FFC_VEC(word) words;
    FFC_VEC(size_t) large_maps; /* where their headers are, inner ones first */
} writer;

static word value_word(uint64_t v) { return (word){ .value = v }; }
static word header_word(const char *expr) { return (word){ .header = expr }; }

static void push(writer *w, word x) { ffc_vec_push_in(w->g->arena, &w->words, x); }

static word inner(writer *w, size_t at, unsigned tag)
{
    (void)w;
    return (word){ .inner = true, .value = at, .tag = tag };
}

static word write_term(writer *w, const ffc_lit *lit);

/* ---- objects; each returns the word that refers to it ---- */

static word write_integer(writer *w, int64_t i)
{
    if (i >= -(INT64_C(1) << 59) && i < INT64_C(1) << 59)
        return value_word((uint64_t)i << 4);
    size_t at = w->words.n;
    w->g->pr->big_literals = true;
    push(w, header_word(i < 0 ? "FF_HEADER(FF_SUB_NEG_BIG, 1)" : "FF_HEADER(FF_SUB_POS_BIG, 1)"));
    push(w, value_word(i < 0 ? -(uint64_t)i : (uint64_t)i));
    return inner(w, at, TAG_BOXED);
}

static uint64_t le_word(const uint8_t *bytes, size_t n)
{
    uint64_t v = 0;
    for (size_t i = 0; i < 8 && i < n; i++)
        v |= (uint64_t)bytes[i] << 8 * i;
    return v;
}

static void push_bytes(writer *w, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i += 8)
        push(w, value_word(le_word(bytes + i, n - i)));
}

static word write_big(writer *w, const ffc_lit *lit)
{
    w->g->pr->big_literals = true;
    size_t at = w->words.n, limbs = (lit->big.n + 7) / 8;
    push(w, header_word(cgen_str(w->g, "FF_HEADER(FF_SUB_%s_BIG, %zu)", lit->big.negative ? "NEG" : "POS", limbs)));
    push_bytes(w, lit->big.bytes, lit->big.n);
    return inner(w, at, TAG_BOXED);
}

static word write_float(writer *w, double d)
{
    size_t at = w->words.n;
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    w->g->pr->float_literals = true;
    push(w, header_word("FF_HEADER(FF_SUB_FLOAT, 1)"));
    push(w, value_word(bits));
    return inner(w, at, TAG_BOXED);
}

static word write_list(writer *w, const ffc_lit *lit)
{
    word tail = write_term(w, lit->list.tail);
    for (uint32_t i = lit->list.n; i-- > 0;) {
        word head = write_term(w, &lit->list.items[i]);
        size_t at = w->words.n;
        push(w, head);
        push(w, tail);
        tail = inner(w, at, TAG_CONS);
    }
    return tail;
}

static word *write_terms(writer *w, const ffc_lit *items, uint32_t n)
{
    word *out = FFC_NEW_ARRAY(w->g->arena, word, n);
    for (uint32_t i = 0; i < n; i++)
        out[i] = write_term(w, &items[i]);
    return out;
}

static word write_words_tuple(writer *w, const word *elements, uint32_t n)
{
    size_t at = w->words.n;
    push(w, header_word(cgen_str(w->g, "FF_HEADER(FF_SUB_TUPLE, %u)", n)));
    for (uint32_t i = 0; i < n; i++)
        push(w, elements[i]);
    return inner(w, at, TAG_BOXED);
}

static int by_key(const void *a, const void *b)
{
    return ffc_lit_compare_exact(a, b);
}

/* A map of more than 32 pairs is written like this, too; the runtime makes it a hash map in its copy of the literal. */
static word write_map(writer *w, const ffc_lit *lit)
{
    uint32_t n = lit->map.n;
    ffc_lit *pairs = FFC_NEW_ARRAY(w->g->arena, ffc_lit, 2 * n);
    memcpy(pairs, lit->map.items, 2 * n * sizeof *pairs);
    qsort(pairs, n, 2 * sizeof *pairs, by_key);
    word *keys = FFC_NEW_ARRAY(w->g->arena, word, n), *values = FFC_NEW_ARRAY(w->g->arena, word, n);
    for (uint32_t i = 0; i < n; i++) {
        keys[i] = write_term(w, &pairs[2 * i]);
        values[i] = write_term(w, &pairs[2 * i + 1]);
    }
    word key_tuple = write_words_tuple(w, keys, n);
    size_t at = w->words.n;
    if (n > FLATMAP_MAX)
        ffc_vec_push_in(w->g->arena, &w->large_maps, at);
    push(w, header_word(cgen_str(w->g, "FF_HEADER(FF_SUB_FLATMAP, %u)", n + 1)));
    push(w, key_tuple);
    for (uint32_t i = 0; i < n; i++)
        push(w, values[i]);
    return inner(w, at, TAG_BOXED);
}

static word write_bits(writer *w, const ffc_lit *lit)
{
    size_t at = w->words.n, n_bytes = (size_t)((lit->bits.n_bits + 7) / 8);
    push(w, header_word(cgen_str(w->g, "FF_HEADER(FF_SUB_HEAP_BIN, %zu)", 1 + (n_bytes + 7) / 8)));
    push(w, value_word(n_bytes));
    push_bytes(w, lit->bits.bytes, n_bytes);
    if (lit->bits.n_bits % 8 == 0)
        return inner(w, at, TAG_BOXED);
    size_t sub = w->words.n;
    push(w, header_word("FF_HEADER(FF_SUB_SUB_BIN, 3)"));
    push(w, value_word(0));
    push(w, value_word(lit->bits.n_bits));
    push(w, inner(w, at, TAG_BOXED));
    return inner(w, sub, TAG_BOXED);
}

static word write_export(writer *w, const ffc_lit *lit)
{
    cgen *g = w->g;
    ffc_mfa mfa = { lit->export.module, lit->export.function, lit->export.arity };
    const char *label = cgen_export_label(g, mfa);
    const char *entry = cgen_str(g, "fun_%u", g->n_statics++);
    ffc_str_printf(&g->decls, "static const ff_fun_entry %s = { .mfa = { %u, %u, %u }, .label = %s, .external = true };\n", entry,
                   ffc_atom_number(g->numbers, mfa.module), ffc_atom_number(g->numbers, mfa.function), mfa.arity, label);
    size_t at = w->words.n;
    push(w, header_word(cgen_str(g, "FF_FUN_HEADER(%u, 0)", mfa.arity)));
    push(w, (word){ .symbol = label });
    push(w, (word){ .symbol = cgen_str(g, "&%s", entry) });
    return inner(w, at, TAG_BOXED);
}

static word write_term(writer *w, const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_INT: return write_integer(w, lit->i);
    case FFC_LIT_BIG: return write_big(w, lit);
    case FFC_LIT_FLOAT: return write_float(w, lit->f);
    case FFC_LIT_ATOM: return value_word((uint64_t)ffc_atom_number(w->g->numbers, lit->atom) << 4 | 3);
    case FFC_LIT_NIL: return header_word("0x0b");
    case FFC_LIT_LIST: return write_list(w, lit);
    case FFC_LIT_TUPLE: return write_words_tuple(w, write_terms(w, lit->tuple.items, lit->tuple.n), lit->tuple.n);
    case FFC_LIT_MAP: return write_map(w, lit);
    case FFC_LIT_BITS: return write_bits(w, lit);
    case FFC_LIT_EXPORT: return write_export(w, lit);
    default: FFC_BUG("literal kind %d", lit->kind);
    }
}

static bool any_is_large(const ffc_lit *items, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (cgen_literal_is_large(&items[i]))
            return true;
    return false;
}

bool cgen_literal_is_large(const ffc_lit *lit)
{
    switch (lit->kind) {
    case FFC_LIT_LIST: return any_is_large(lit->list.items, lit->list.n) || cgen_literal_is_large(lit->list.tail);
    case FFC_LIT_TUPLE: return any_is_large(lit->tuple.items, lit->tuple.n);
    case FFC_LIT_MAP: return lit->map.n > FLATMAP_MAX || any_is_large(lit->map.items, 2 * lit->map.n);
    default: return false;
    }
}

/* ---- text ---- */

static void print_word(ffc_str *out, const word *x, const char *name)
{
    if (x->header)
        ffc_str_printf(out, "FF_LIT_WORD(%s)", x->header);
    else if (x->symbol)
        ffc_str_printf(out, "FF_LIT_AT(%s, 0)", x->symbol);
    else if (x->inner)
        ffc_str_printf(out, "FF_LIT_AT(%s + %" PRIu64 ", %u)", name, x->value, x->tag);
    else
        ffc_str_printf(out, "FF_LIT_WORD(UINT64_C(0x%" PRIx64 "))", x->value);
}

static void print_words(const writer *w)
{
    ffc_str *out = &w->g->literals;
    ffc_str_printf(out, "static const ff_lit_word %s[%zu] = {", w->name, w->words.n);
    for (size_t i = 0; i < w->words.n; i++) {
        ffc_str_puts(out, i ? ", " : " ");
        print_word(out, &w->words.items[i], w->name);
    }
    ffc_str_puts(out, " };\n");
}

static const char *array_name(cgen *g)
{
    uint32_t k = g->n_literals++;
    return cgen_str(g, "lit_%u", k);
}

/* A literal with large maps is listed in the program image. Returns its name there, which the host makes unique. */
static const char *list_large_literal(writer *w, const word *root)
{
    ffc_program *pr = w->g->pr;
    ffc_str *out = &w->g->literals;
    const char *name = ffc_arena_printf(&pr->arena, "%s_%s", w->g->host ? w->g->host->symbol : "image", w->name);
    ffc_vec_push(&pr->large_literals, name);
    ffc_str_printf(out, "static const uint32_t maps_of_%s[] = {", w->name);
    for (size_t i = 0; i < w->large_maps.n; i++)
        ffc_str_printf(out, " %zu,", w->large_maps.items[i]);
    ffc_str_printf(out, " };\nextern const uint32_t ffplace_%s;\nconst ff_large_literal fflit_%s = { %s, %zu, ", name, name, w->name, w->words.n);
    print_word(out, root, w->name);
    ffc_str_printf(out, ", maps_of_%s, %zu };\n", w->name, w->large_maps.n);
    return name;
}

typedef struct literal {
    const char *array;
    word root;         /* refers to the whole */
    const char *large; /* its name in the program image; NULL: it holds no large maps */
} literal;

static literal write_literal(cgen *g, const ffc_lit *lit)
{
    writer w = { .g = g, .name = array_name(g) };
    literal l = { .array = w.name, .root = write_term(&w, lit) };
    if (w.words.n > 0)
        print_words(&w);
    if (w.large_maps.n > 0)
        l.large = list_large_literal(&w, &l.root);
    return l;
}

static const char *refer(cgen *g, const literal *l)
{
    const word *root = &l->root;
    if (l->large)
        return cgen_str(g, "FF_LARGE_LITERAL(ffplace_%s)", l->large);
    if (!root->inner)
        return root->header ? cgen_str(g, "FF_TERM(%s)", root->header) : cgen_str(g, "FF_TERM(UINT64_C(0x%" PRIx64 "))", root->value);
    return cgen_str(g, "FF_LITERAL(%s + %" PRIu64 ", %u)", l->array, root->value, root->tag);
}

const char *cgen_literal_word(cgen *g, const ffc_lit *lit)
{
    literal l = write_literal(g, lit);
    ffc_str s = { 0 };
    print_word(&s, &l.root, l.array);
    const char *out = ffc_arena_dup(g->arena, ffc_str_text(&s), s.n);
    ffc_str_fini(&s);
    return out;
}

const char *cgen_literal(cgen *g, const ffc_lit *lit)
{
    const ffc_lit *first = g->unit ? g->unit->beam->literals : NULL;
    bool shared = first && lit >= first && lit < first + g->unit->beam->n_literals;
    if (shared && g->literal_texts[lit - first])
        return g->literal_texts[lit - first];
    literal l = write_literal(g, lit);
    const char *text = refer(g, &l);
    if (shared)
        g->literal_texts[lit - first] = text;
    return text;
}
