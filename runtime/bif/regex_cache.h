/* runtime/bif/regex_cache.h -- Patterns that PCRE2 has compiled, kept for their next runs: neither the text of a pattern nor what
 * re:compile/2 returned is what PCRE2 runs.
 * I1  An ff_regex is valid until the next call of ff_regex_get().
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_REGEX_CACHE_H
#define FF_REGEX_CACHE_H

#include "ff_vm.h"

/* vm->regexes begins with it; NULL: no pattern was compiled yet. */
typedef struct ff_regexes {
    void (*free)(ff_vm *vm); /* frees vm->regexes and all that is kept */
} ff_regexes;

#endif
