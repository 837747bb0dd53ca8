/* compiler/driver/linkmap.h -- What the linker put into a program, piece by piece: read from lld's map, and from a WebAssembly
 * module with names.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_LINKMAP_H
#define FFC_DRIVER_LINKMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "compiler/util/str.h"
#include "compiler/util/vec.h"

/* A piece of an input file that has bytes in the program: with -ffunction-sections and -fdata-sections, one C function or
 * object. */
typedef struct ffc_piece {
    const char *file;      /* a path, LIBRARY(MEMBER), or <internal>: what the linker itself made */
    const char *symbol;    /* its C name; of pieces without one, the section's name */
    bool is_code;
    uint64_t n_bytes;
} ffc_piece;

typedef FFC_VEC(ffc_piece) ffc_pieces;

/* Appends the pieces that a map of ld.lld or wasm-ld lists; those without bytes in the file (.bss) and debug information are left
 * out. In `a`. */
void ffc_link_map_read(ffc_arena *a, const ffc_str *map, ffc_pieces *out);

/* Gives each piece of code the size that its function has in a WebAssembly module with a section of names; 0 for functions that
 * are no longer there. False: these bytes are no such module, and nothing was changed. */
bool ffc_pieces_resize(ffc_arena *a, ffc_pieces *pieces, const ffc_str *module);

#endif
