/* runtime/term/hash.h -- Hash values of terms: the two that programs see, and the one that orders hash maps.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_HASH_H
#define FF_HASH_H

#include "ff_term.h"

/* erlang:phash/2 and erlang:phash2/2 before their ranges are applied; the same values as on the BEAM. */
uint32_t ff_phash(ff_term t);
uint32_t ff_phash2(ff_term t);
/* The hash of a map's key at depth 0, 1, ...: the 32 bits that levels 8 * depth to 8 * depth + 7 of the trie take, least
 * significant four first. Equal to the BEAM's for keys made of numbers, binaries, tuples and lists without atoms. */
uint32_t ff_map_hash(ff_term key, unsigned depth);
/* For tables: as ff_map_hash(t, 0). */
uint32_t ff_hash_internal(ff_term t);
/* The hash the BEAM's atom table gives a name. */
uint32_t ff_atom_name_hash(const char *utf8, size_t len_bytes);

#endif
