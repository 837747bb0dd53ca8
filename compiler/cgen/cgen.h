/* compiler/cgen/cgen.h -- Generated C: what the files of this folder share.
 *
 * One C file is written at a time: hosts go into g->body while the literals, tables and declarations that they turn out to
 * need gather in buffers of their own; unit.c puts the parts together.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_CGEN_H
#define FFC_CGEN_CGEN_H

#include "compiler/cgen/atoms.h"
#include "compiler/cgen/room.h"
#include "compiler/program/program.h"
#include "compiler/util/str.h"
#include "compiler/util/vec.h"

enum { FFC_X_ARGS = 4, FFC_HOST_FUNCS = 32 }; /* FF_X_ARGS, FF_HOST_FUNCS of runtime/include/ff_code.h */

enum { FFC_FILE_SHIFT = 24 };    /* of FF_WHERE and of a label's line */
enum { LABEL_FRAMED = 0x8000 }; /* FF_LABEL_FRAMED of runtime/include/ff_code.h */
enum { CGEN_RETURNS = 4 }; /* the most that FF_RETURNS of runtime/include/ff_rt.h can be */

/* A label of the host's table beyond the entries. */
typedef struct cgen_label {
    uint32_t line;       /* file << 24 | line; for a catch label: words from its catch word down to the frame */
    uint32_t func;
    const char *target;  /* C label that the dispatch switch jumps to */
} cgen_label;

/* A call of a function of the host by another one, or by itself. */
typedef struct cgen_call {
    uint32_t from, to, label; /* label: where it returns to; 0: where `from` does, it is a last call */
} cgen_call;

typedef struct cgen_resume {
    bool in_place;       /* the collection may be done there */
    bool covered;        /* the room was asked for before, if checks are put together */
} cgen_resume;

typedef enum cgen_frame { FRAME_UNKNOWN, FRAME_NONE, FRAME_SOME } cgen_frame;

typedef struct cgen {
    ffc_program *pr;
    ffc_atom_numbers *numbers;
    ffc_arena *arena;            /* lives as long as the C file being written */
    ffc_unit *unit;
    ffc_host *host;
    ffc_fn *fn;

    ffc_str body, literals, decls, tables;
    FFC_VEC(const char *) declared;          /* symbols already in decls */
    const char **literal_texts;              /* by index in unit->beam->literals: the expression for it, once written */
    uint32_t n_literals, n_statics;
    const char **file_paths;                 /* by file of the module, once asked for (lines.c) */

    FFC_VEC(const ffc_fn *) written_leaves;
    const ffc_fn *leaf;                      /* not NULL: it is written as a leaf; there is no host then */

    /* of the host being written */
    FFC_VEC(cgen_label) labels;              /* the table's entries after functions and lambdas: where calls return to */
    FFC_VEC(cgen_label) others;              /* entries behind those: T0, T1, ... in C */
    uint32_t first_label;                    /* index of labels.items[0] */
    uint32_t room_at_entries, room_at_returns; /* words that an entry and a return ask for */
    uint32_t n_checks;                       /* of resumes, those that FFC_ROOM left where they were */
    uint32_t fun_return[FFC_HOST_FUNCS];     /* by function of the host: where copies call it as a fun, the label that it most often returns to; else 0 */
    FFC_VEC(cgen_call) calls;                /* in the host, of its functions */
    uint32_t line_base[FFC_HOST_FUNCS];      /* by function of the host: see FF_WHERE */
    uint32_t max_x;                          /* x registers used: x0..max_x-1 */
    uint32_t max_y;                          /* of a leaf, y registers likewise */
    uint32_t max_fr;
    uint32_t max_spill;                      /* S0..Smax are needed */
    FFC_VEC(cgen_resume) resumes;            /* places that go on after a collection */

    /* of the function being written */
    uint32_t line;                           /* file << 24 | line in force */
    const uint32_t *instr_lines;             /* by instruction; NULL without debug information */
    cgen_frame frame;
    ffc_room room;
    uint32_t run_begin, run_end;             /* instructions that bits.c has written already, by index */
    uint8_t *label_frame;                    /* cgen_frame by label of the module */
    uint32_t *label_line;                    /* line in force, likewise */
} cgen;

void ffc_cgen_fini(cgen *g);

/* ---- text ---- */
void cgen_out(cgen *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *cgen_str(cgen *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void cgen_c_string(ffc_str *out, const char *s);          /* a string constant */
void cgen_pack_number(ffc_str *out, uint64_t number);     /* as runtime/term/packed.h reads it; the inside of a string constant */
const char *ffc_atom_text(cgen *g, const ffc_atom *atom); /* for comments */

/* ---- operands (operand.c) ---- */
const char *cgen_x(cgen *g, uint32_t reg);                   /* and notes that it is used */
const char *cgen_y(cgen *g, uint32_t reg);                   /* likewise */
const char *cgen_term(cgen *g, const ffc_arg *a);            /* a C expression of type ff_term */
const char *cgen_atom(cgen *g, const ffc_atom *atom);        /* likewise */
const char *cgen_lvalue(cgen *g, const ffc_arg *a);
const char *cgen_fr(cgen *g, uint32_t reg);
void cgen_goto_label(cgen *g, uint32_t label);               /* "goto L7;" and the frame state it takes along */
uint64_t cgen_immediate_bits(cgen *g, const ffc_arg *a, bool *is_immediate);
bool cgen_is_small(const ffc_arg *a);                        /* proved to be a small integer */

/* ---- literals (literal.c) ---- */
const char *cgen_literal(cgen *g, const ffc_lit *lit);       /* a C expression of type ff_term */
/* An initialiser of an ff_lit_word: the term, or ff_large_literal.root when the literal holds large maps. */
const char *cgen_literal_word(cgen *g, const ffc_lit *lit);
bool cgen_literal_is_large(const ffc_lit *lit);

/* ---- places (operand.c) ---- */
const char *cgen_where(cgen *g);                             /* FF_WHERE(...) for the instruction being written */
const char *cgen_mfa(cgen *g, ffc_mfa mfa);                  /* address of a static ff_mfa */
uint32_t cgen_return_label(cgen *g);                         /* a new label R<n>, returned to with the result in x0: its place in the table */
const char *cgen_other_label(cgen *g, uint32_t line, uint32_t func, const char *target); /* one entered otherwise: likewise, in C */
void cgen_return(cgen *g);                                   /* returns x0 */
const char *cgen_table(cgen *g);                             /* name of this host's table */
void cgen_spill(cgen *g, uint32_t n);                        /* "goto S<n>;" */
void cgen_fault(cgen *g);                                    /* goes to where an exception that is set is raised */

/* Address of the label that a call of the function enters; declares the other host's table. */
const char *cgen_entry(cgen *g, const ffc_fn *fn);
const char *cgen_fun_entry_label(cgen *g, const ffc_fn *fn);
/* An initialiser of the ff_fun_entry of a lambda whose function is fn. */
const char *cgen_fun_entry(cgen *g, const ffc_lambda *l, const ffc_fn *fn);
const char *cgen_export_label(cgen *g, ffc_mfa mfa);         /* for `fun M:F/A`: a function's, a BIF's or an undefined one's */
void cgen_declare(cgen *g, const char *symbol, const char *declaration);

/* ---- instructions; each prints C for one ---- */
void cgen_instr(cgen *g, const ffc_instr *ins);              /* instr.c */
uint32_t cgen_line(const cgen *g, const ffc_instr *ins);     /* of a line instruction: file << FFC_FILE_SHIFT | line; 0: not known */
void cgen_select_val(cgen *g, const ffc_instr *ins);         /* select.c */
bool cgen_call_instr(cgen *g, const ffc_instr *ins);         /* call.c: calls, funs, frames, exceptions, receive */
void cgen_take_environment(cgen *g, const ffc_fn *fn);       /* call.c: what a fun's function takes of the fun in x[its arity] */
/* host.c: goes to an entry or a return label, `index` in the host's table, of that function of the host. */
void cgen_go_inside(cgen *g, uint32_t func, uint32_t index, const char *target);
void cgen_go_to_bif(cgen *g, ffc_mfa mfa);                   /* call.c: a function's whole body */
/* returns.c: the function being written calls fn, to return to that label of the host's table; 0: last. */
void cgen_note_call(cgen *g, const ffc_fn *fn, uint32_t label);
void cgen_blocks(cgen *g, ffc_fn *fn);                       /* host.c: the code of fn, block by block */
bool cgen_has_fast_path(ffc_program *pr, ffc_mfa bif);       /* arith.c: the BIF has one that does without a call of it */
bool cgen_arith_instr(cgen *g, const ffc_instr *ins);        /* arith.c: bif, gc_bif, floats */
bool cgen_bits_instr(cgen *g, const ffc_instr *ins);         /* bits.c: bit syntax, matching */
bool cgen_construct_instr(cgen *g, const ffc_instr *ins);    /* construct.c: bit syntax, construction */
const char *cgen_field_flags(const ffc_arg *a);              /* the flags operand of bs_get_* and bs_put_* */
const char *cgen_segment_flags(const ffc_arg *a);            /* a literal list of flag atoms */
bool cgen_is_all(const ffc_arg *size);                       /* the atom all */
const char *cgen_string_bytes(cgen *g, const ffc_arg *a);    /* the bytes of a string operand */
/* Its first n_bits <= 64 as a number; the bytes for them are there. */
uint64_t cgen_string_value(cgen *g, const ffc_arg *a, uint32_t n_bits);
bool cgen_map_instr(cgen *g, const ffc_instr *ins);          /* maps.c */
void cgen_reserve(cgen *g, const ffc_instr *ins, uint32_t live); /* heap check for what it checks for, collecting when there is no room */
void cgen_call_bif(cgen *g, const ffc_bif *bif, const char *const *args, const char *dst, uint32_t fail);

/* ---- leaves (leaf.c) ---- */
void cgen_leaves_of(cgen *g, const ffc_host *h);             /* the C functions of leaves that the host calls and that the file lacks */
/* The leaf that the instruction of g->fn calls: as no last call, unless g->fn is written as a leaf itself. NULL: none. */
const ffc_fn *cgen_called_leaf(const cgen *g, const ffc_instr *ins);
void cgen_try_leaf(cgen *g, const ffc_fn *leaf, uint32_t k); /* goes to V<k> unless the leaf gives up */
bool cgen_leaf_instr(cgen *g, const ffc_instr *ins);         /* of the leaf being written: calls, frames, what raises */
void cgen_give_up(cgen *g);                                  /* likewise: the usual code is to do it */
void cgen_leaf_return(cgen *g);                              /* likewise */

/* ---- files ---- */

/* The C text of one file of a unit. requires ffc_group_hosts(). */
void ffc_cgen_unit_file(ffc_program *pr, ffc_atom_numbers *numbers, ffc_unit *u, uint32_t file, ffc_str *out);
uint32_t ffc_cgen_unit_files(const ffc_unit *u);
/* The C text of the program image; call it last, when every atom has a number. */
void ffc_cgen_image(ffc_program *pr, ffc_atom_numbers *numbers, ffc_str *out);

#endif
