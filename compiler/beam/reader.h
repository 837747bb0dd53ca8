/* compiler/beam/reader.h -- what the files of the reader share; nobody outside compiler/beam/ includes it.
 * Order of work: container (chunks), atoms and the other tables, literals, types, lines, code, checks across the code.
 * Each step reports its own errors and returns false; the first failing step ends the reading.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_BEAM_READER_H
#define FFC_BEAM_READER_H

#include "compiler/beam/beam.h"
#include "compiler/beam/bytes.h"
#include "compiler/diag/bug.h"

typedef enum ffc_chunk {
    FFC_CHUNK_ATOM,   /* Atom: Latin-1 names */
    FFC_CHUNK_ATU8,
    FFC_CHUNK_CODE,
    FFC_CHUNK_STRT,
    FFC_CHUNK_IMPT,
    FFC_CHUNK_EXPT,
    FFC_CHUNK_FUNT,
    FFC_CHUNK_LITT,
    FFC_CHUNK_META,   /* up to here in the order in which the module's MD5 takes them */
    FFC_CHUNK_LINE,
    FFC_CHUNK_TYPE,
    FFC_CHUNK_ATTR,
    FFC_CHUNK_CINF,
    FFC_CHUNK__N
} ffc_chunk;

typedef struct ffc_reader {
    ffc_diag *d;
    ffc_arena *a;
    ffc_intern *atoms;
    ffc_module *m;
    ffc_loc loc;                     /* of the next message */
    ffc_bytes chunk[FFC_CHUNK__N];   /* contents; p is NULL for an absent chunk */
    const ffc_atom **atom;           /* by the file's atom index; [0] stays NULL */
    uint32_t n_atoms;                /* how many entries of `atom`, [0] included */
} ffc_reader;

#define ffc_reader_error(r, ...) ffc_error((r)->d, (r)->loc, __VA_ARGS__)

/* The four letters of a chunk's name. */
extern const char ffc_chunk_name[FFC_CHUNK__N][5];

bool ffc_read_container(ffc_reader *r, const uint8_t *bytes, size_t n);
void ffc_module_md5(ffc_reader *r);

bool ffc_read_atoms(ffc_reader *r);
bool ffc_read_strings(ffc_reader *r);
bool ffc_read_imports(ffc_reader *r);
bool ffc_read_exports(ffc_reader *r);
bool ffc_read_lambdas(ffc_reader *r);
bool ffc_read_literals(ffc_reader *r);
bool ffc_read_attributes(ffc_reader *r);
bool ffc_read_types(ffc_reader *r);
bool ffc_read_lines(ffc_reader *r);

/* Needs every table. Fills functions and labels; I1, I2 and I5 hold after it. */
bool ffc_read_code(ffc_reader *r);

/* I3 and I4; needs functions and labels. */
bool ffc_check_code(ffc_reader *r);

/* One operand in compact form, whatever it is. */
bool ffc_read_operand(ffc_reader *r, ffc_bytes *in, ffc_arg *out);

/* A tagged number in compact form, as operands, atom lengths and line items are. */
typedef struct ffc_compact {
    uint8_t tag;            /* FFC_TAG_* */
    bool big;               /* does not fit: `digits` holds it, two's complement, big-endian */
    int64_t value;
    const uint8_t *digits;
    uint32_t n_digits;
} ffc_compact;

enum { FFC_TAG_U, FFC_TAG_I, FFC_TAG_A, FFC_TAG_X, FFC_TAG_Y, FFC_TAG_F, FFC_TAG_H, FFC_TAG_Z };

/* False when the bytes are truncated or no such number. */
bool ffc_compact_read(ffc_bytes *in, ffc_compact *out);

/* The operands of one instruction, checked and resolved by its letters (I1, I2). */
bool ffc_check_operands(ffc_reader *r, const char *signature, ffc_arg *args, uint32_t n);

/* Sets an integer literal from a magnitude, least byte first, borrowed; a BIG only when it must be. */
void ffc_lit_set_integer(ffc_lit *lit, const uint8_t *magnitude, uint32_t n, bool negative);

/* One external term (with its version byte) at *in; what names it in messages. */
bool ffc_read_term(ffc_reader *r, ffc_bytes *in, const char *what, ffc_lit *out);

/* Inflates a zlib stream to exactly n_out bytes, or a gzip file to what it holds within bounds, into arena memory. */
bool ffc_inflate_exactly(ffc_reader *r, ffc_bytes in, size_t n_out, ffc_bytes *out);
bool ffc_inflate_file(ffc_reader *r, ffc_bytes in, ffc_bytes *out);

#endif
