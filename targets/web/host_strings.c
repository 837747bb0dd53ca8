/* targets/web/host_strings.c -- Arguments and environment: one block of zero-ended strings, and a vector that points into it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "host_strings.h"
#include "abi.h"
#include "ff_vm.h"

#include <string.h>

static int count_strings(const char *block, size_t size)
{
    int n = 0;
    for (size_t k = 0; k < size; k++) n += block[k] == '\0';
    return n;
}

char **ff_web_strings(int which, int *count)
{
    size_t size = ff_host_strings_size(which);
    char *block = ff_malloc(size + 1);
    ff_host_strings(which, block);
    *count = count_strings(block, size);

    char **strings = ff_calloc((size_t)*count + 1, sizeof *strings);
    for (int k = 0; k < *count; k++, block += strlen(block) + 1) strings[k] = block;
    return strings;
}
