/* targets/native/cold.c -- Keeps code and constants that few programs use out of memory.
 *
 * The linker puts what programs really use in front and the two marks behind it (compiler/driver/order.c). But where a file lies in the
 * page cache in large pieces, Linux maps the whole piece, up to 1 MB, when one of its pages is touched; only the bounds of an
 * area of the address space stop it. So the mark becomes such a bound: areas that differ in a flag are not one, and this flag
 * has no other effect, as core dumps hold no pages that are the executable's own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "targets/native/cold.h"

#include <link.h>
#include <stdint.h>
#include <sys/auxv.h>
#include <sys/mman.h>

void ff_cold_text(void);
void ff_cold_text(void) {}
extern const char ff_cold_data;
const char ff_cold_data = 0;
extern char _init[]; /* what the linker puts behind all other code */

/* The whole pages between the two addresses. Where that fails, there is only more in memory. */
static void divide(uintptr_t from, uintptr_t to)
{
    uintptr_t page = getauxval(AT_PAGESZ);
    from = (from + page - 1) & -page;
    to &= -page;
    if (from < to) madvise((void *)from, to - from, MADV_DONTDUMP);
}

/* Where the segment ends that has this address in it. */
static uintptr_t end_of_segment(uintptr_t at)
{
    const ElfW(Phdr) *header = (const ElfW(Phdr) *)getauxval(AT_PHDR), *end = header + getauxval(AT_PHNUM);
    for (; header < end; header++)
        if (header->p_type == PT_LOAD && header->p_vaddr <= at && at < header->p_vaddr + header->p_memsz)
            return header->p_vaddr + header->p_memsz;
    return at;
}

void ff_cold_divide(void)
{
    divide((uintptr_t)&ff_cold_text, (uintptr_t)_init);
    divide((uintptr_t)&ff_cold_data, end_of_segment((uintptr_t)&ff_cold_data));
}
