/* tests/fuzz/fuzz_beam.c -- any bytes into the .beam reader: a module or a message, never a crash or a hoard of memory.
 * A libFuzzer target; tests/fuzz/mutate_beam.c drives the same function over damaged copies of real files for ctest.
 * To fuzz: build target fuzz-beam, then `fuzz-beam -max_len=65536 CORPUS_DIR`.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "tests/fuzz/fuzz_beam.h"

#include <string.h>

#include "compiler/beam/beam.h"
#include "compiler/diag/bug.h"

/* What one byte of input may cost: a literal of one byte is an ffc_lit, an operand of one byte an ffc_arg; an arena block
 * may be half empty. Compressed input may cost what it inflates to and is not held to this. */
enum { COST_PER_BYTE = 128, COST_FIXED = 2 << 20 };

static bool may_be_compressed(const uint8_t *bytes, size_t n)
{
    const uint8_t *literals = n ? memmem(bytes, n, "LitT", 4) : NULL;
    return (n && bytes[0] == 0x1f) || (literals && memmem(literals, n - (size_t)(literals - bytes), "\x78\x9c", 2));
}

static void check_cost(const ffc_arena *a, const uint8_t *bytes, size_t n)
{
    if (!may_be_compressed(bytes, n))
        FFC_ASSERT(a->total_bytes <= COST_FIXED + n * COST_PER_BYTE);
}

/* Printing visits everything the module promises to hold. */
static void visit(const ffc_module *m)
{
    ffc_str text = {0};
    ffc_beam_print(&text, m);
    for (uint32_t i = 0; i < m->n_literals; i++)
        ffc_lit_print(&text, &m->literals[i]);
    ffc_str_fini(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    ffc_diag d;
    ffc_arena a;
    ffc_intern atoms;
    ffc_module *m = NULL;
    ffc_diag_init(&d, NULL);
    ffc_arena_init(&a);
    ffc_intern_init(&atoms);
    bool ok = ffc_beam_read(&d, &a, &atoms, "fuzz.beam", bytes, n, &m);
    FFC_ASSERT(ok == (d.errors == 0));
    if (ok)
        visit(m);
    check_cost(&a, bytes, n);
    ffc_arena_fini(&a);
    ffc_intern_fini(&atoms);
    return 0;
}
