/* compiler/util/vec.h -- a growable array of any type: `FFC_VEC(ffc_instr) v = {0};`, then v.items[i], v.n.
 * A vector lives either on malloc (ffc_vec_push, ended by ffc_vec_fini) or in an arena (ffc_vec_push_in, never
 * ended); one vector never mixes the two. Pushing may move the items: pointers to them die at the next push.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_VEC_H
#define FFC_UTIL_VEC_H

#include <stddef.h>

#include "compiler/util/arena.h"

#define FFC_VEC(type) struct { type *items; size_t n, cap; }

#define ffc_vec_push(v, ...)                                                                        \
    ((v)->n == (v)->cap                                                                             \
         ? (void)((v)->items = ffc_vec_grow_((v)->items, &(v)->cap, sizeof *(v)->items, NULL))      \
         : (void)0,                                                                                 \
     (void)((v)->items[(v)->n++] = (__VA_ARGS__)))

#define ffc_vec_push_in(a, v, ...)                                                                  \
    ((v)->n == (v)->cap                                                                             \
         ? (void)((v)->items = ffc_vec_grow_((v)->items, &(v)->cap, sizeof *(v)->items, (a)))       \
         : (void)0,                                                                                 \
     (void)((v)->items[(v)->n++] = (__VA_ARGS__)))

/* Frees a malloc vector and leaves it empty and usable. */
#define ffc_vec_fini(v) (ffc_vec_free_((v)->items), (v)->items = NULL, (v)->n = (v)->cap = 0)

/* A copy of exactly the pushed items in an arena; the vector is untouched. */
#define ffc_vec_copy(a, v) ((__typeof__((v)->items))ffc_vec_copy_((a), (v)->items, (v)->n, sizeof *(v)->items))

void *ffc_vec_grow_(void *items, size_t *cap, size_t size, ffc_arena *a);
void *ffc_vec_copy_(ffc_arena *a, const void *items, size_t n, size_t size);
void ffc_vec_free_(void *items);

#endif
