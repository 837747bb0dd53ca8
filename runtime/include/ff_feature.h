/* runtime/include/ff_feature.h -- Parts of the runtime that only some programs need, because only they can begin what these serve.
 *
 * The functions that serve a feature are called from code that every program has: a float is printed by what prints terms. Where a
 * feature can begin, as in what makes a float, stands FF_FEATURE(name). A program in which the linker keeps no such place has
 * runtime/absent/NAME.c instead of those functions; docs/ARCHITECTURE.md tells how fireflyc finds out.
 * I1  absent/NAME.c stands for no function that begins a feature.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_FEATURE_H
#define FF_FEATURE_H

/* X(name): each has a file runtime/absent/NAME.c. */
#define FF_FEATURES(X)                                           \
    X(big)         /* an integer beyond 60 bits */               \
    X(dictionary)  /* a key in a process dictionary */           \
    X(float)       /* a float */                                 \
    X(hash_map)    /* a map of more than FF_FLATMAP_MAX pairs */ \
    X(hibernate)   /* a process that hibernates */               \
    X(max_heap)    /* a limit of a heap */                       \
    X(monitor)     /* a monitor or an alias */                   \
    X(name)        /* a registered name */                       \
    X(peers)       /* a process beside the first one */          \
    X(table)       /* an ETS table */                            \
    X(timer)       /* a timer, or a receive with a timeout */

/* A reference to ff_feature_NAME that costs nothing: no bytes in ELF, and in wasm two that wasm-opt removes. */
#ifdef __wasm__
#define FF_FEATURE(name)                              \
    do {                                              \
        extern const char ff_feature_##name;                \
        __asm__ volatile("" : : "r"(&ff_feature_##name)); \
    } while (0)
#else
#define FF_FEATURE(name) __asm__ volatile(".reloc ., BFD_RELOC_NONE, ff_feature_" #name)
#endif

#endif
