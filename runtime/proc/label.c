/* runtime/proc/label.c -- Tables of labels that programs which are to be small make when they start; see FF_TABLE.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/proc.h"
#include "term/packed.h"

#ifdef FF_DENSE

static void make_table(const ff_host *host)
{
    const uint8_t *at = host->rows;
    uint32_t n_funcs = (uint32_t)ff_packed_number(&at), n = 1 + n_funcs + (uint32_t)ff_packed_number(&at), line = 0, func = 0;
    host->table[0].host = host;
    for (uint32_t i = 1; i < n; i++) {
        if (i <= n_funcs) {
            func = 2 * (i - 1);
        } else {
            uint64_t row = ff_packed_number(&at), change = row >> 1;
            line += (uint32_t)(change & 1 ? ~(change >> 1) : change >> 1);
            if (row & 1) func = (uint32_t)ff_packed_number(&at);
        }
        host->table[i] = (ff_label){{host->enter}, line, (uint16_t)i, (uint16_t)(func >> 1 | (func & 1 ? FF_LABEL_FRAMED : 0))};
    }
}

void ff_labels_init(const ff_program *program)
{
    for (const ff_host *const *host = program->hosts; *host; host++) make_table(*host);
}

#endif
