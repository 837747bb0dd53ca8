/* compiler/beam/beam.h -- a compiled module as the passes after the reader see it, and the reader itself.
 * What ffc_beam_read returned true for satisfies, whatever the bytes were:
 * I1  Every operand has the kind that its letter in runtime/tab/opcode.tab allows (ffc_op_signature).
 * I2  x < 1024, y < 1024, live counts and frame sizes <= 1024; import, lambda and string operands are in range.
 * I3  A label operand is defined: a call label is some function's entry, a jump label lies in the same function.
 * I4  Function entries, export labels and lambda labels are entry labels with the arity that the table says.
 * I5  Code before int_code_end belongs to a function; each function has one func_info, whose function it is.
 * I6  Functions are distinct by name and arity; the arity that a call, BIF or fun instruction gives is its target's.
 * I7  Literals nest at most FFC_LIT_DEPTH_MAX deep.
 * Not promised: that a function's last instruction leaves it. A call that never returns (erlang:error/1) may be last, and
 * damaged code may simply stop.
 * Everything lives in the arena given to ffc_beam_read; atoms live in the intern table.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_BEAM_BEAM_H
#define FFC_BEAM_BEAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/diag/diag.h"
#include "compiler/util/arena.h"
#include "compiler/util/intern.h"
#include "compiler/util/str.h"
#include "ffc_opcodes.h"   /* made from runtime/tab/opcode.tab: FFC_OP_<name>, ffc_op_name[], _arity[], _signature[] */

enum {
    FFC_X_MAX = 1024,              /* registers x0..x1023, y0..y1023 */
    FFC_Y_MAX = 1024,
    FFC_FR_MAX = 1024,
    FFC_ARITY_MAX = 255,
    FFC_HEAP_NEED_MAX = 1 << 24,   /* words, floats or funs that one instruction may ask for */
    FFC_LIT_DEPTH_MAX = 2048,
};

/* ---- Literals: compile-time terms ---- */

typedef enum ffc_lit_kind {
    FFC_LIT_INT,      /* fits int64_t */
    FFC_LIT_BIG,      /* does not fit int64_t */
    FFC_LIT_FLOAT,    /* finite */
    FFC_LIT_ATOM,
    FFC_LIT_NIL,
    FFC_LIT_LIST,     /* n >= 1 items and a tail: NIL for a proper list, never a LIST */
    FFC_LIT_TUPLE,
    FFC_LIT_MAP,      /* n pairs in stored order, distinct keys not checked */
    FFC_LIT_BITS,     /* binary or bitstring */
    FFC_LIT_EXPORT,   /* fun M:F/A */
    FFC_LIT__N
} ffc_lit_kind;

typedef struct ffc_lit ffc_lit;

struct ffc_lit {
    ffc_lit_kind kind;
    union {
        int64_t i;
        struct { const uint8_t *bytes; uint32_t n; bool negative; } big;   /* magnitude, least byte first, top not 0 */
        double f;
        const ffc_atom *atom;
        struct { const ffc_lit *items; const ffc_lit *tail; uint32_t n; } list;
        struct { const ffc_lit *items; uint32_t n; } tuple;
        struct { const ffc_lit *items; uint32_t n; } map;                  /* items[2i] key, items[2i + 1] value */
        struct { const uint8_t *bytes; uint64_t n_bits; } bits;            /* unused low bits of the last byte are 0 */
        struct { const ffc_atom *module, *function; uint32_t arity; } export;
    };
};

/* ---- Types the compiler proved (chunk Type) ---- */

typedef enum ffc_type_kind {   /* bits of ffc_type.kinds; a union type has several */
    FFC_TYPE_ATOM = 1 << 0,
    FFC_TYPE_BITSTRING = 1 << 1,   /* or the match context that stands for it */
    FFC_TYPE_CONS = 1 << 2,
    FFC_TYPE_FLOAT = 1 << 3,
    FFC_TYPE_FUN = 1 << 4,
    FFC_TYPE_INTEGER = 1 << 5,
    FFC_TYPE_MAP = 1 << 6,
    FFC_TYPE_NIL = 1 << 7,
    FFC_TYPE_PID = 1 << 8,
    FFC_TYPE_PORT = 1 << 9,
    FFC_TYPE_REFERENCE = 1 << 10,
    FFC_TYPE_TUPLE = 1 << 11,
    FFC_TYPE_ANY = (1 << 12) - 1
} ffc_type_kind;

typedef struct ffc_type {
    uint16_t kinds;            /* FFC_TYPE_* bits; 0 = no value possible */
    bool has_min, has_max;     /* bounds of the integers among the values */
    bool has_unit;
    int64_t min, max;
    uint32_t unit;             /* the bitstrings' sizes in bits are multiples of it (1..256) */
} ffc_type;

/* ---- Operands ---- */

typedef enum ffc_arg_kind {
    FFC_ARG_U,         /* u: a count, index, size or flags */
    FFC_ARG_I,         /* i: small enough for int64_t */
    FFC_ARG_BIGINT,    /* lit, an FFC_LIT_BIG */
    FFC_ARG_ATOM,      /* atom */
    FFC_ARG_NIL,
    FFC_ARG_X,         /* reg, and type if the compiler proved one */
    FFC_ARG_Y,         /* likewise */
    FFC_ARG_FR,        /* reg: float register */
    FFC_ARG_LABEL,     /* label; 0 = none, where the letter in opcode.tab allows it */
    FFC_ARG_CHAR,      /* u */
    FFC_ARG_LITERAL,   /* lit; never an atom, nil or integer that fits int64_t (those become ATOM, NIL, I) */
    FFC_ARG_LIST,      /* list */
    FFC_ARG_ALLOC,     /* alloc: heap need */
    FFC_ARG_STRING,    /* string: bytes in chunk StrT */
    FFC_ARG_IMPORT,    /* u: index into imports */
    FFC_ARG_LAMBDA,    /* u: index into lambdas */
    FFC_ARG__N
} ffc_arg_kind;

typedef struct ffc_arg ffc_arg;

struct ffc_arg {
    uint8_t kind;            /* ffc_arg_kind */
    const ffc_type *type;    /* X and Y: what the compiler proved, else NULL */
    union {
        uint64_t u;
        int64_t i;
        uint32_t reg;
        uint32_t label;
        const ffc_atom *atom;
        const ffc_lit *lit;
        struct { const ffc_arg *items; uint32_t n; } list;
        struct { uint32_t words, floats, funs; } alloc;
        struct { uint32_t offset, n_bits; } string;   /* bs_match_string, bs_put_string; see ffc_module.strings */
    };
};

/* ---- Instructions, functions, modules ---- */

typedef struct ffc_instr {
    uint16_t op;           /* FFC_OP_<name> */
    uint8_t nargs;         /* ffc_op_arity[op] */
    uint32_t index;        /* in the function's list; diagnostics name it */
    const ffc_arg *args;
} ffc_instr;

typedef struct ffc_function {
    const ffc_atom *name;
    uint32_t arity;
    uint32_t entry;            /* label after func_info */
    uint32_t info_label;       /* label before func_info: where function_clause is raised */
    const ffc_instr *instrs;   /* label, line and func_info instructions included, int_code_end not */
    uint32_t n;
    bool exported;
    ffc_loc loc;
} ffc_function;

typedef struct ffc_mfa { const ffc_atom *module, *function; uint32_t arity; } ffc_mfa;

typedef struct ffc_export { const ffc_atom *function; uint32_t arity, label; } ffc_export;

typedef struct ffc_lambda {
    const ffc_atom *function;
    uint32_t arity;      /* of the function, environment included: the fun's own is arity - num_free */
    uint32_t label, index, num_free, old_uniq;
} ffc_lambda;

/* Where a label stands. */
typedef struct ffc_label { uint32_t function, instr; } ffc_label;

typedef struct ffc_line { uint32_t file, line; } ffc_line;   /* file indexes ffc_module.files */

typedef struct ffc_module {
    const ffc_atom *name;
    const char *path;                  /* a copy of what ffc_beam_read was given */
    const ffc_function *functions;   uint32_t n_functions;
    const ffc_export *exports;       uint32_t n_exports;
    const ffc_mfa *imports;          uint32_t n_imports;
    const ffc_lambda *lambdas;       uint32_t n_lambdas;
    const ffc_label *labels;         uint32_t n_labels;     /* by label; [0] and gaps: function FFC_NO_FUNCTION */
    const ffc_lit *literals;         uint32_t n_literals;
    const ffc_type *types;           uint32_t n_types;
    const uint8_t *strings;          uint32_t n_strings;    /* chunk StrT, bytes */
    const ffc_line *lines;           uint32_t n_lines;      /* by operand of `line`; [0] = no location, line 0 */
    const char *const *files;        uint32_t n_files;      /* UTF-8; [0] is "<module>.erl" */
    const ffc_lit *attributes;         /* proplist; NULL when the chunk is absent */
    const ffc_lit *compile_info;       /* likewise */
    const ffc_function *on_load;       /* the function that runs at load time, or NULL */
    uint8_t md5[16];                   /* Module:module_info(md5) */
} ffc_module;

enum { FFC_NO_FUNCTION = UINT32_MAX };

/* Reads the bytes of one .beam file. On success *out is a module in `a` that satisfies I1..I7; otherwise reports an
 * error and returns false. Borrows bytes and path during the call only. Memory used is bounded by a constant times n (for
 * compressed parts: times their inflated size, itself bounded). Never aborts, whatever the bytes. */
bool ffc_beam_read(ffc_diag *d, ffc_arena *a, ffc_intern *atoms, const char *path,
                   const uint8_t *bytes, size_t n, ffc_module **out);

/* The same for a file on disk. */
bool ffc_beam_read_file(ffc_diag *d, ffc_arena *a, ffc_intern *atoms, const char *path, ffc_module **out);

/* Appends a listing in the spirit of `erlc -S`. */
void ffc_beam_print(ffc_str *out, const ffc_module *m);
void ffc_instr_print(ffc_str *out, const ffc_module *m, const ffc_instr *ins);
void ffc_lit_print(ffc_str *out, const ffc_lit *lit);
void ffc_atom_print(ffc_str *out, const ffc_atom *atom);   /* quoted where Erlang would quote it */
void ffc_mfa_print(ffc_str *out, ffc_mfa mfa);             /* M:F/A */

/* The function that has this name and arity, or NULL. */
const ffc_function *ffc_module_find(const ffc_module *m, const ffc_atom *name, uint32_t arity);

#endif
