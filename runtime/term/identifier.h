/* runtime/term/identifier.h -- Pids, ports and references, of this node and of others, as numbers that can be compared.
 * An identifier of another node is boxed: header | node's atom | creation | number | (reference: more numbers).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_IDENTIFIER_H
#define FF_IDENTIFIER_H

#include "ff_term.h"

/* < 0, 0, > 0 */
int ff_compare_pids(ff_term a, ff_term b);
int ff_compare_ports(ff_term a, ff_term b);
int ff_compare_refs(ff_term a, ff_term b);

#endif
