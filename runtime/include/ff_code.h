/* runtime/include/ff_code.h -- Compiled code as the runtime sees it: labels, hosts, funs, exports, the program.
 *
 * The compiler groups Erlang functions into hosts. A host is one C function whose body is a switch over its labels: the
 * entries of its functions, the points that calls return to, catch handlers, and the places where a receive waits. Each
 * host has one static table of ff_label; a label's address is what a return address, a fun or an export holds.
 *
 * I1  table[0] of a host is no label: its `host` names the ff_host. label - label->index is table[0].
 * I2  An entry label of arity n is entered with x0..x[FF_X_ARGS-1] in the C arguments and the rest in p->x[].
 * I3  A label returned to is entered with the result in x0; a catch label with FF_NONVALUE, class, reason, trace in x0..x3.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_CODE_H
#define FF_CODE_H

#include "ff_term.h"

typedef struct ff_proc ff_proc;
typedef struct ff_label ff_label;
typedef struct ff_host ff_host;

/* How control moves between hosts: a tail call where the target has one, else a return to the driver loop. */
#if defined(FF_NO_TAIL_CALL)
#define FF_CC
#elif defined(__wasm__)
#define FF_CC
#define FF_MUSTTAIL __attribute__((musttail))
#else
#define FF_CC __attribute__((preserve_none))
#define FF_MUSTTAIL __attribute__((musttail))
#endif

enum { FF_X_ARGS = 4 }; /* x registers that travel as C arguments between hosts */

#define FF_PARAMETERS \
    ff_proc *p, ff_word *hp, ff_word *sp, int32_t reds, const ff_label *cont, ff_term x0, ff_term x1, ff_term x2, ff_term x3
#define FF_ARGUMENTS p, hp, sp, reds, cont, x0, x1, x2, x3

typedef FF_CC void ff_code(FF_PARAMETERS);

struct ff_label {
    union {
        ff_code *enter;
        const ff_host *host;
    };
    uint32_t line;  /* file index << 24 | line; 0: not known */
    uint16_t index; /* place in the host's table; FF_LABEL_BIF: this is an ff_bif_label's */
    uint16_t func;  /* place in the host's function table; with FF_LABEL_FRAMED a process waits here that has a frame of its own */
} __attribute__((aligned(8)));

#define FF_LABEL_BIF UINT16_MAX
#define FF_LABEL_FRAMED 0x8000u

typedef struct ff_func {
    uint32_t name;                    /* atom number */
    uint32_t arity : 8, line : 24;    /* line: from which an ff_where counts those of file 0 */
} ff_func;

#define FF_FUNC_FOREIGN 0xffff00u /* from this on, `line` less it is the place of a row that names the module, which is not the host's */

struct ff_host {
    uint32_t module;                 /* atom number */
    const ff_func *funcs;
    const char *const *files;        /* names of source files, by the file index of a line */
#ifdef FF_DENSE
    ff_code *enter;                  /* what ff_labels_init() makes the table of */
    ff_label *table;
    ff_func *made_funcs;             /* funcs */
    const uint8_t *packed;           /* what they are made of: numbers as in ff_program.atoms */
#endif
};

/* What a host has beside its code: `funcs` for its functions, and a row for each label. FF_DENSE makes both when the program starts
 * (ff_labels_init()), for they take eight and sixteen bytes, and most often four and one of `packed`: the number of functions; the number of
 * labels behind their entries; for each function its name, arity, and how much its `line` differs from that of the one before; for each of those labels 4 *
 * c + 2 * a + e. e: it is of another function than the one before, and 2 * function + framed comes behind. a: c is the line; else c says
 * how much it differs from that of the label before, or with e, from that of the function. A difference d is 2 * d, or below zero -2 * d - 1. */
#ifdef FF_DENSE
#define FF_FIXED_TABLE
#define FF_TABLE(symbol, module, n_funcs, n_labels, packed, ...)                                                     \
    static ff_func ffn_##symbol[n_funcs];                                                                            \
    ff_label fft_##symbol[n_labels];                                                                                 \
    const ff_host ffi_##symbol = {module, ffn_##symbol, files, ffh_##symbol, fft_##symbol, ffn_##symbol, (const uint8_t *)packed};
#define FF_FUNCS(...)
#else
#define FF_FIXED_TABLE const
#define FF_FUNCS(...) {__VA_ARGS__}
#define FF_TABLE(symbol, module, n_funcs, n_labels, packed, funcs, ...)             \
    static const ff_func ffn_##symbol[] = funcs;                                   \
    static const ff_host ffi_##symbol = {module, ffn_##symbol, files};             \
    const ff_label fft_##symbol[] = {{{.host = &ffi_##symbol}, 0, 0, 0}, __VA_ARGS__};
#endif

/* A place where an instruction may raise: file << 30 | line << 6 | func << 1 | framed, so that it is most often a short constant.
 * framed: sp[0] is this function's own, stale return slot, not its caller's. The macros take and give file << 24 | line. Lines of file 0, but
 * for 0, are counted from ff_func.line: a constant that is short and often the same takes fewer bytes. */
typedef uint64_t ff_where;
enum { FF_HOST_FUNCS = 32 }; /* functions that a host can have */
#define FF_WHERE(framed, func, line) ((ff_where)(line) << 6 | (ff_where)(func) << 1 | (framed))
#define FF_WHERE_FRAMED(where) ((where) & 1)
#define FF_WHERE_FUNC(where) ((uint32_t)((where) >> 1) % FF_HOST_FUNCS)
#define FF_WHERE_LINE(where) ((uint32_t)((where) >> 6))

typedef struct ff_mfa { uint32_t module, function, arity; } ff_mfa; /* atom numbers */

/* What a local or external fun is a fun of; static data. */
typedef struct ff_fun_entry {
    ff_mfa mfa;           /* external: M:F/A. local: the lifted function, arity without the environment */
    const ff_label *label;
    uint32_t num_free;
    uint32_t index, old_uniq;
    bool external;
    const uint8_t *uniq;  /* 16 bytes: the module's md5; NULL for external funs */
} ff_fun_entry;

/* A C function that is called as M:F/A from a place that does not know it is one. */
typedef struct ff_bif_label {
    ff_label label; /* enter = ff_enter_bif, index = FF_LABEL_BIF */
    void *bif;      /* ff_term (*)(ff_proc *, ff_term x arity) */
    ff_mfa mfa;
} ff_bif_label;

typedef struct ff_export { ff_mfa mfa; const ff_label *label; } ff_export;

/* A word of static data: a value, or the tagged address of another word. */
typedef union ff_lit_word {
    ff_word w;
    struct { const char *lo; } at; /* on 32-bit targets the upper half is zero-filled */
} ff_lit_word;
#define FF_LIT_WORD(value) { .w = (value) }
#define FF_LIT_AT(address, tag) { .at = { (const char *)(address) + (tag) } }

typedef struct ff_module_info { /* what M:module_info/0,1 tells */
    uint32_t name;
    const uint8_t *md5;                    /* 16 bytes */
    ff_lit_word attributes, compile;       /* terms */
    const ff_func *exports, *functions;    /* NULL when no live code asks this module */
    uint32_t n_exports, n_functions;
} ff_module_info;

/* A file that the program carries. Both names are NUL-terminated UTF-8. */
typedef struct ff_carried_file { const char *name, *path, *text; size_t len_bytes; } ff_carried_file;

/* A literal that holds maps of more than FF_FLATMAP_MAX pairs, which are written as flat maps: only the runtime knows how keys
 * hash. Code refers to what the runtime makes of it (FF_LARGE_LITERAL). */
typedef struct ff_large_literal {
    const ff_lit_word *words;
    size_t n_words;
    ff_lit_word root;              /* the term: the tagged address of one of the words */
    const uint32_t *maps;          /* indexes of the headers of those maps, inner maps before outer ones */
    size_t n_maps;
} ff_large_literal;

/* The closed program, written by the compiler; static data. */
typedef struct ff_program {
#ifdef FF_DENSE
    const ff_host *const *hosts;      /* then NULL */
#endif
    /* Every atom that can be a value when it starts, by ascending number: how many numbers were left out since the one before, and the
     * length in bytes, each in groups of seven bits, low ones first, with 128 added to all but the last; then the text in UTF-8. */
    const uint8_t *atoms;
    size_t n_atoms;
    const ff_export *exports;         /* what dynamic calls can reach, sorted by (module, function, arity) */
    size_t n_exports;
    const ff_fun_entry *funs;         /* local funs that binary_to_term can make, sorted by (module, index) */
    size_t n_funs;
    const ff_module_info *modules;    /* sorted by name */
    size_t n_modules;
    const uint32_t *bif_modules;      /* other modules that are there: their functions are the runtime's */
    size_t n_bif_modules;
    const uint32_t *sticky;           /* ff_rt:sticky/0 */
    size_t n_sticky;
    const ff_large_literal *const *large_literals;
    size_t n_large_literals;
    const ff_carried_file *files;             /* .app and .config files: ff_rt:file/1 */
    size_t n_files;
    const char *const *features;      /* of the program's literals (ff_feature.h), for the linker; then NULL */
    const ff_mfa *on_loads;           /* -on_load functions; dynamic calls reach them */
    size_t n_on_loads;
    ff_mfa entry;                     /* what the user calls the program's entry; ff_entry:call/1 calls it */
    ff_mfa boot;                      /* what the first process runs */
} ff_program;

extern const ff_program ff_program_image;

#ifdef FF_DENSE
void ff_labels_init(const ff_program *program); /* before anything runs */
#endif

/* Labels of the runtime's own. */
extern const ff_label ff_label_exit[];   /* [1]: the process has run to its end; bottom of every stack */
extern const ff_label ff_label_yield[];  /* [1]: goes back to the scheduler; p->cont says where to go on */
FF_CC void ff_enter_bif(FF_PARAMETERS);
/* A local fun of code that the program lacks: its label is an ff_bif_label, too. */
FF_CC void ff_enter_missing_fun(FF_PARAMETERS);

/* Where the slow path of a host goes: ff_slow() with cont as the table, x0 to x2 the other arguments, all as plain words. */
FF_CC void ff_slow_go(FF_PARAMETERS);

/* Writes at hp all of a fun but its environment. */
FF_INLINE ff_term ff_fun_init(ff_word *hp, const ff_fun_entry *e)
{
    hp[0] = FF_FUN_HEADER(e->mfa.arity, e->num_free);
    hp[1] = (uintptr_t)e->label;
    hp[2] = (uintptr_t)e;
    return ff_boxed_from_ptr(hp);
}

FF_INLINE const ff_label *ff_label_of(ff_word return_or_catch)
{
    return (const ff_label *)(uintptr_t)(return_or_catch & ~(ff_word)7);
}
FF_INLINE bool ff_is_return(ff_word w) { return (w & 7) == FF_TAG_LABEL; }
FF_INLINE bool ff_is_catch(ff_word w) { return (w & 7) == FF_TAG_CATCH; }
FF_INLINE const ff_host *ff_label_host(const ff_label *l) { return (l - l->index)->host; }

#endif
