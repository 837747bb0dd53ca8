/* runtime/gc/object.h -- Which words of an object are terms: the one rule that collection, copying and verification share.
 *
 *   subtag                          words that are terms (the header is word 0)
 *   TUPLE FLATMAP HASHMAP HASHNODE  all
 *   FUN                             from word 3: the environment
 *   SUB_BIN MATCH                   word 3: the binary it is a part of
 *   all others                      none
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_OBJECT_H
#define FF_OBJECT_H

#include "ff_term.h"

typedef struct ff_span {
    size_t first, count;
} ff_span;

FF_INLINE ff_span ff_object_terms(ff_word header)
{
    size_t words = ff_header_words(header);
    switch (ff_header_subtag(header)) {
    case FF_SUB_TUPLE:
    case FF_SUB_FLATMAP:
    case FF_SUB_HASHMAP:
    case FF_SUB_HASHNODE: return (ff_span){1, words};
    case FF_SUB_FUN: return (ff_span){FF_FUN_WORDS, words + 1 - FF_FUN_WORDS};
    case FF_SUB_SUB_BIN:
    case FF_SUB_MATCH: return (ff_span){3, 1};
    default: return (ff_span){0, 0};
    }
}

/* Where a cons cell or a boxed object lies. */
FF_INLINE ff_word *ff_object_ptr(ff_term t) { return (ff_word *)(uintptr_t)(t.bits & ~(ff_word)7); }

FF_INLINE bool ff_is_header(ff_word w) { return (w & 7) == FF_TAG_HEADER; }

#endif
