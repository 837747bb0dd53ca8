/* runtime/ets/match_bif.c -- The functions that match specifications may call.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ets/match_spec.h"
#include "term/atom.h"
#include "ff_bifs.tab.h"

#include <string.h>

#define BIF(name, arity) {#name, arity, (void *)ff_bif_erlang_##name##_##arity}
#define OPERATOR(text, name, arity) {text, arity, (void *)ff_bif_erlang_##name##_##arity}

const ff_ms_bif ff_ms_bifs[] = {
    BIF(is_atom, 1), BIF(is_float, 1), BIF(is_integer, 1), BIF(is_list, 1), BIF(is_number, 1), BIF(is_pid, 1),
    BIF(is_port, 1), BIF(is_reference, 1), BIF(is_tuple, 1), BIF(is_map, 1), BIF(is_binary, 1), BIF(is_function, 1),
    BIF(is_record, 3), BIF(abs, 1), BIF(element, 2), BIF(hd, 1), BIF(length, 1), BIF(node, 0), BIF(node, 1), BIF(round, 1),
    BIF(size, 1), BIF(map_size, 1), BIF(map_get, 2), BIF(is_map_key, 2), BIF(bit_size, 1), BIF(byte_size, 1),
    BIF(binary_part, 2), BIF(binary_part, 3), BIF(tl, 1), BIF(trunc, 1), BIF(float, 1), BIF(div, 2), BIF(rem, 2),
    BIF(band, 2), BIF(bor, 2), BIF(bxor, 2), BIF(bnot, 1), BIF(bsl, 2), BIF(bsr, 2), BIF(not, 1), BIF(xor, 2),
    OPERATOR("+", plus, 1), OPERATOR("-", minus, 1), OPERATOR("+", plus, 2), OPERATOR("-", minus, 2), OPERATOR("*", times, 2),
    OPERATOR("/", fdiv, 2), OPERATOR(">", gt, 2), OPERATOR(">=", ge, 2), OPERATOR("<", lt, 2), OPERATOR("=<", le, 2),
    OPERATOR("==", eq, 2), OPERATOR("/=", ne, 2), OPERATOR("=:=", exact_eq, 2), OPERATOR("=/=", exact_ne, 2),
};

int ff_ms_find_bif(ff_term name, size_t arity)
{
    ff_text text = ff_atom_text_of(name);
    for (size_t i = 0; i < sizeof ff_ms_bifs / sizeof *ff_ms_bifs; i++)
        if (ff_ms_bifs[i].arity == arity && strlen(ff_ms_bifs[i].name) == text.len_bytes
            && memcmp(ff_ms_bifs[i].name, text.utf8, text.len_bytes) == 0)
            return (int)i;
    return -1;
}
