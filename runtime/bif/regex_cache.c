/* runtime/bif/regex_cache.c -- Patterns that PCRE2 has compiled, found again by their text and options. The least recently used goes
 * when there are too many, or when they take too much memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/regex.h"
#include "bif/regex_cache.h"
#include "ff_latin1_tables.h"
#include "term/hash_bytes.h"

#include <string.h>

enum { MAX_ENTRIES = 128, MAX_BYTES = 1 << 20, MAX_MATCH_BYTES = 1 << 18 };

typedef struct entry {
    ff_regex regex;
    ff_regex_key key; /* its text follows the entry */
    size_t bytes;
    uint64_t used;
} entry;

typedef struct cache {
    ff_regexes head;
    pcre2_general_context *memory;
    pcre2_match_data *data; /* of all runs; NULL: none yet */
    uint32_t data_groups;
    size_t largest_bytes;   /* PCRE2's largest block since ff_regex_run_end() */
    size_t bytes, n;
    uint64_t clock;
    uint32_t hashes[MAX_ENTRIES];
    entry *entries[MAX_ENTRIES];
} cache;

/* ---- memory ---- */

static void *take(size_t bytes, void *of)
{
    cache *c = of;
    if (bytes > c->largest_bytes) c->largest_bytes = bytes;
    return ff_malloc(bytes);
}

static void give_back(void *block, void *of)
{
    (void)of;
    ff_free(block);
}

static void drop(cache *c, size_t i)
{
    entry *e = c->entries[i];
    c->bytes -= e->bytes;
    c->n--;
    c->entries[i] = c->entries[c->n];
    c->hashes[i] = c->hashes[c->n];
    pcre2_code_free(e->regex.code);
    ff_free(e);
}

static void free_cache(ff_vm *vm)
{
    cache *c = (cache *)vm->regexes;
    while (c->n) drop(c, c->n - 1);
    pcre2_match_data_free(c->data);
    pcre2_general_context_free(c->memory);
    ff_free(c);
    vm->regexes = NULL;
}

static cache *cache_of(ff_vm *vm)
{
    if (vm->regexes) return (cache *)vm->regexes;
    cache *c = ff_calloc(1, sizeof *c);
    c->head.free = free_cache;
    c->memory = pcre2_general_context_create(take, give_back, c);
    vm->regexes = &c->head;
    return c;
}

/* ---- compiling ---- */

/* PCRE2 takes it that a character that \w matches is ASCII when it looks for where a match in UTF-8 may start. */
static uint32_t without_wrong_start(const ff_regex_key *key)
{
    bool wrong = false;
    if ((key->compile & (PCRE2_UTF | PCRE2_UCP)) == PCRE2_UTF)
        for (size_t i = 1; i < key->n && !wrong; i++) wrong = key->text[i - 1] == '\\' && key->text[i] == 'w';
    return wrong ? key->compile | PCRE2_NO_START_OPTIMIZE : key->compile;
}

static pcre2_code *compile(const cache *c, const ff_regex_key *key, ff_regex_error *error)
{
    if (!ff_regex_verbs_known(key, error)) return NULL;
    pcre2_compile_context *context = pcre2_compile_context_create(c->memory);
    pcre2_set_character_tables(context, ff_latin1_tables);
    pcre2_set_newline(context, key->newline ? key->newline : PCRE2_NEWLINE_LF);
    if (key->bsr) pcre2_set_bsr(context, key->bsr);
    pcre2_code *code = pcre2_compile(key->text, key->n, without_wrong_start(key), &error->number, &error->at, context);
    pcre2_compile_context_free(context);
    if (!code) ff_regex_verb_error(key, error);
    return code;
}

/* ---- keeping ---- */

static uint32_t hash_of(const ff_regex_key *key)
{
    return ff_hash_bytes(key->text, key->n) ^ key->compile ^ key->newline << 12 ^ key->bsr << 16;
}

static bool same_key(const ff_regex_key *a, const ff_regex_key *b)
{
    return a->compile == b->compile && a->newline == b->newline && a->bsr == b->bsr && a->n == b->n &&
           memcmp(a->text, b->text, a->n) == 0;
}

static entry *find(cache *c, uint32_t hash, const ff_regex_key *key)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->hashes[i] == hash && same_key(&c->entries[i]->key, key)) return c->entries[i];
    return NULL;
}

static void drop_least_used(cache *c)
{
    size_t least = 0;
    for (size_t i = 1; i < c->n; i++)
        if (c->entries[i]->used < c->entries[least]->used) least = i;
    drop(c, least);
}

static entry *entry_new(const ff_regex_key *key, pcre2_code *code)
{
    uint32_t captures = 0;
    size_t code_bytes = 0;
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &captures);
    pcre2_pattern_info(code, PCRE2_INFO_SIZE, &code_bytes);
    entry *e = ff_malloc(sizeof *e + key->n);
    uint8_t *text = (uint8_t *)(e + 1);
    memcpy(text, key->text, key->n);
    *e = (entry){.regex = {code, captures + 1, key->compile & PCRE2_UTF}, .key = *key, .bytes = sizeof *e + key->n + code_bytes};
    e->key.text = text;
    return e;
}

static void keep(cache *c, uint32_t hash, entry *e)
{
    while (c->n && (c->n == MAX_ENTRIES || c->bytes + e->bytes > MAX_BYTES)) drop_least_used(c);
    c->hashes[c->n] = hash;
    c->entries[c->n++] = e;
    c->bytes += e->bytes;
}

bool ff_regex_get(ff_vm *vm, const ff_regex_key *key, ff_regex *r, ff_regex_error *error)
{
    cache *c = cache_of(vm);
    uint32_t hash = hash_of(key);
    entry *e = find(c, hash, key);
    if (!e) {
        pcre2_code *code = compile(c, key, error);
        if (!code) return false;
        e = entry_new(key, code);
        keep(c, hash, e);
    }
    e->used = ++c->clock;
    *r = e->regex;
    return true;
}

/* ---- running ---- */

static void drop_data(cache *c)
{
    pcre2_match_data_free(c->data);
    c->data = NULL;
}

pcre2_match_data *ff_regex_run_begin(ff_vm *vm, const ff_regex *r)
{
    cache *c = cache_of(vm);
    if (c->data && c->data_groups < r->n_groups) drop_data(c);
    if (c->data) return c->data;
    c->data_groups = r->n_groups;
    return c->data = pcre2_match_data_create(r->n_groups, c->memory);
}

pcre2_match_context *ff_regex_limits(ff_vm *vm, const ff_regex_options *o)
{
    if (!o->match_limit && !o->depth_limit) return NULL;
    pcre2_match_context *context = pcre2_match_context_create(cache_of(vm)->memory);
    if (o->match_limit) pcre2_set_match_limit(context, o->match_limit);
    if (o->depth_limit) pcre2_set_depth_limit(context, o->depth_limit);
    return context;
}

void ff_regex_run_end(ff_vm *vm, pcre2_match_context *limits)
{
    cache *c = cache_of(vm);
    pcre2_match_context_free(limits);
    if (c->largest_bytes > MAX_MATCH_BYTES) drop_data(c);
    c->largest_bytes = 0;
}
