/* tests/unit/compiler/test_linkmap.c -- compiler/driver/linkmap.c and wasmsizes.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/suite.h"

#include <string.h>

#include "compiler/driver/linkmap.h"

static ffc_pieces read_map(ffc_arena *a, const char *text)
{
    ffc_pieces pieces = { 0 };
    ffc_str map = { 0 };
    ffc_str_puts(&map, text);
    ffc_link_map_read(a, &map, &pieces);
    ffc_str_fini(&map);
    return pieces;
}

static void ck_piece(const ffc_piece *p, const char *file, const char *symbol, bool is_code, uint64_t n_bytes)
{
    ck_assert_str_eq(p->file, file);
    ck_assert_str_eq(p->symbol, symbol);
    ck_assert(p->is_code == is_code && p->n_bytes == n_bytes);
}

START_TEST(elf)
{
    ffc_arena a;
    ffc_arena_init(&a);
    ffc_pieces p = read_map(&a,
        "             VMA              LMA     Size Align Out     In      Symbol\n"
        "          200540           200540       20    32 .rodata\n"
        "          200540           200540       10    16         a b/x.o:(.rodata.lit_0)\n"
        "          200540           200540       10     1                 lit_0\n"
        "          200550           200550       10    16         <internal>:(.rodata.str1.1)\n"
        "          300000           300000      1ff    16 .text\n"
        "          300000           300000      1ff    16         /l/libff_rt.a(gc.c.o):(.text.ff_gc)\n"
        "          400000           400000       99    16 .bss\n"
        "          400000           400000       99    16         x.o:(.bss.big)\n");
    ck_assert(p.n == 3);
    ck_piece(&p.items[0], "a b/x.o", "lit_0", false, 0x10);
    ck_piece(&p.items[1], "<internal>", "str1.1", false, 0x10);
    ck_piece(&p.items[2], "/l/libff_rt.a(gc.c.o)", "ff_gc", true, 0x1ff);
    ffc_arena_fini(&a);
}
END_TEST

static const char wasm_map[] =
    "    Addr      Off     Size Out     In      Symbol\n"
    "       -      845       40 CODE\n"
    "       -      847       20         x.o:(one)\n"
    "       -      847       20                 one\n"
    "       -      867       20         y.o:(gone)\n"
    "       -      8f0       30 DATA\n"
    "  100000      8f1       30 .rodata\n"
    "  100000      8f1       10         x.o:(.rodata.lit_1)\n";

START_TEST(wasm_before_and_after_wasm_opt)
{
    /* one imported function; one of our own, three bytes long: size, no locals, end */
    static const char module[] = "\0asm\1\0\0\0" "\2\7\1\1e\1f\0\0" "\12\4\1\2\0\13" "\0\20\4name\1\11\2\0\1f\1\3one";
    ffc_arena a;
    ffc_arena_init(&a);
    ffc_pieces p = read_map(&a, wasm_map);
    ck_assert(p.n == 3);
    ck_piece(&p.items[0], "x.o", "one", true, 0x20);
    ck_piece(&p.items[2], "x.o", "lit_1", false, 0x10);
    ffc_str text = { 0 };
    ffc_str_bytes(&text, module, sizeof module - 1);
    ck_assert(ffc_pieces_resize(&a, &p, &text));
    ck_piece(&p.items[0], "x.o", "one", true, 3);
    ck_piece(&p.items[1], "y.o", "gone", true, 0);
    ck_piece(&p.items[2], "x.o", "lit_1", false, 0x10);
    ffc_str_fini(&text);
    ffc_arena_fini(&a);
}
END_TEST

START_TEST(damaged_modules_change_nothing)
{
    static const char *const bad[] = { "", "\0asm", "\0asm\1\0\0\0\12\x7f" };
    static const size_t n_bad[] = { 0, 4, 10 };
    ffc_arena a;
    ffc_arena_init(&a);
    ffc_pieces p = read_map(&a, wasm_map);
    for (int i = 0; i < 3; i++) {
        ffc_str text = { 0 };
        ffc_str_bytes(&text, bad[i], n_bad[i]);
        ck_assert(!ffc_pieces_resize(&a, &p, &text));
        ck_assert(p.items[0].n_bytes == 0x20);
        ffc_str_fini(&text);
    }
    ffc_arena_fini(&a);
}
END_TEST

RUN_SUITE("linkmap", elf, wasm_before_and_after_wasm_opt, damaged_modules_change_nothing)
