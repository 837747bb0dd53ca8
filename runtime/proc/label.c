/* runtime/proc/label.c -- What programs that are to be small make of each host's packed tables when they start; see FF_TABLE.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/proc.h"
#include "term/packed.h"

#ifdef FF_DENSE

static uint32_t number(const uint8_t **at) { return (uint32_t)ff_packed_number(at); }

static uint32_t difference(uint64_t packed) { return (uint32_t)(packed & 1 ? ~(packed >> 1) : packed >> 1); }

static void make_tables(const ff_host *host)
{
    const uint8_t *at = host->packed;
    ff_label *label = host->table;
    uint32_t n_funcs = number(&at), n_labels = number(&at), line = 0, func = 0;
    *label++ = (ff_label){{.host = host}, 0, 0, 0};
    for (uint32_t i = 0; i < n_funcs; i++) {
        uint32_t name = number(&at), arity = number(&at);
        line += difference(ff_packed_number(&at));
        host->made_funcs[i] = (ff_func){name, arity & 255, line & 0xffffff};
        *label++ = (ff_label){{host->enter}, 0, (uint16_t)(1 + i), (uint16_t)i};
    }
    for (uint32_t i = 0; i < n_labels; i++) {
        uint64_t row = ff_packed_number(&at), c = row >> 2;
        if (row & 1) {
            func = number(&at);
            line = host->funcs[func >> 1].line;
        }
        line = row & 2 ? (uint32_t)c : line + difference(c);
        *label++ = (ff_label){{host->enter}, line, (uint16_t)(1 + n_funcs + i), (uint16_t)(func >> 1 | (func & 1 ? FF_LABEL_FRAMED : 0))};
    }
}

void ff_labels_init(const ff_program *program)
{
    for (const ff_host *const *host = program->hosts; *host; host++) make_tables(*host);
}

#endif
