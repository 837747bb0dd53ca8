/* runtime/bif/environment.c -- The environment: the target's, until a change makes the VM copy it.
 * I1  vm->environment is NULL or NULL terminated; it and its texts belong to the VM.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/environment.h"
#include "ff_target.h"

#include <string.h>

const char *const *ff_environment(ff_vm *vm)
{
    return vm->environment ? (const char *const *)vm->environment : ff_target_environ();
}

static bool is_entry_of(const char *entry, const char *name)
{
    size_t n = strlen(name);
    return strncmp(entry, name, n) == 0 && entry[n] == '=';
}

const char *ff_environment_get(ff_vm *vm, const char *name)
{
    for (const char *const *e = ff_environment(vm); *e; e++)
        if (is_entry_of(*e, name)) return *e + strlen(name) + 1;
    return NULL;
}

static size_t count(const char *const *environment)
{
    size_t n = 0;
    while (environment[n]) n++;
    return n;
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(ff_malloc(size), text, size);
}

static void make_own(ff_vm *vm)
{
    if (vm->environment) return;
    const char *const *from = ff_target_environ();
    size_t n = count(from);
    char **own = ff_malloc((n + 1) * sizeof *own);
    for (size_t i = 0; i < n; i++) own[i] = copy(from[i]);
    own[n] = NULL;
    vm->environment = own;
}

void ff_environment_unset(ff_vm *vm, const char *name)
{
    make_own(vm);
    char **to = vm->environment;
    for (char **e = vm->environment; *e; e++)
        if (is_entry_of(*e, name)) ff_free(*e);
        else *to++ = *e;
    *to = NULL;
}

void ff_environment_set(ff_vm *vm, const char *name, const char *value)
{
    ff_environment_unset(vm, name);
    size_t n = count((const char *const *)vm->environment), name_bytes = strlen(name), value_bytes = strlen(value);
    char *entry = ff_malloc(name_bytes + value_bytes + 2);
    memcpy(entry, name, name_bytes);
    entry[name_bytes] = '=';
    memcpy(entry + name_bytes + 1, value, value_bytes + 1);
    vm->environment = ff_realloc(vm->environment, (n + 2) * sizeof *vm->environment);
    vm->environment[n] = entry;
    vm->environment[n + 1] = NULL;
}

void ff_environment_fini(ff_vm *vm)
{
    if (!vm->environment) return;
    for (char **e = vm->environment; *e; e++) ff_free(*e);
    ff_free(vm->environment);
    vm->environment = NULL;
}
