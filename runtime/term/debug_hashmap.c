/* runtime/term/debug_hashmap.c -- Hash maps as text, for debug.c: as the tries that they are; pairs look like the cells they are in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/debug_parts.h"
#include "term/format.h"
#include "term/hashmap.h"

void ff_format_hash_node(ff_term node, const ff_sink *out, ff_stack *s)
{
    char text[24];
    bool is_root = ff_boxed_subtag(node) == FF_SUB_HASHMAP;
    out->write(out->ctx, text, ff_format(text, sizeof text, is_root ? "#<%x>{" : "<%x>{", ff_hashnode_bitmap(node)));
    size_t n;
    const ff_term *slots = ff_hashnode_slots(node, &n);
    ff_stack_push(s, CLOSE_BRACE);
    while (n-- > 0) {
        ff_stack_push_term(s, slots[n]);
        if (n) ff_stack_push(s, COMMA);
    }
}
