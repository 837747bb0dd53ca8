/* runtime/port/open.c -- See open.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "port/open.h"
#include "bif/environment.h"
#include "bif/native_name.h"
#include "term/format.h"
#include "ff_atoms.tab.h"
#include "ff_vm.h"

#include <string.h>

enum { DEFAULT_LINE = 512, HIGH_BYTES = 8192, FD_NAME_BYTES = 32 };

/* ---- texts; all of them are the spec's own ---- */

static void free_texts(char **texts)
{
    for (char **t = texts; texts && *t; t++) ff_free(*t);
    ff_free(texts);
}

/* A name as a text of its own; NULL: t is none. */
static char *text_of(ff_term t)
{
    ff_native_name name;
    return ff_native_name_init(&name, t) ? name.bytes : NULL;
}

static bool set_text(const char **to, ff_term t)
{
    ff_free((char *)*to);
    *to = text_of(t);
    return *to;
}

static bool set_args(ff_port_spec *spec, ff_term list)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return false;
    free_texts(spec->args);
    spec->args = ff_calloc((size_t)n + 1, sizeof *spec->args);
    for (char **to = spec->args; ff_is_cons(list); list = ff_tail(list))
        if (!(*to++ = text_of(ff_head(list)))) return false;
    return true;
}

/* ---- environment ---- */

static char *entry_of(const char *name, const char *value)
{
    size_t n = strlen(name), m = strlen(value);
    char *entry = ff_malloc(n + m + 2);
    memcpy(entry, name, n);
    entry[n] = '=';
    memcpy(entry + n + 1, value, m + 1);
    return entry;
}

static void remove_variable(char **environment, const char *name)
{
    size_t n = strlen(name);
    char **to = environment;
    for (char **e = environment; *e; e++)
        if (strncmp(*e, name, n) == 0 && (*e)[n] == '=') ff_free(*e);
        else *to++ = *e;
    *to = NULL;
}

/* {Name, Value} or {Name, false}. */
static bool change_variable(char **environment, ff_term change)
{
    if (!ff_is_tuple_of(change, 2)) return false;
    ff_term value = ff_tuple_get(change, 1);
    bool unset = ff_same(value, FF_AM_false);
    char *name = text_of(ff_tuple_get(change, 0)), *text = unset ? NULL : text_of(value);
    bool ok = name && *name && !strchr(name, '=') && (unset || text);
    if (ok) remove_variable(environment, name);
    char **end = environment;
    while (*end) end++;
    if (ok && !unset) *end = entry_of(name, text);
    ff_free(name);
    ff_free(text);
    return ok;
}

/* The VM's environment with a list of changes, of which later ones win. */
static bool set_environment(ff_port_spec *spec, ff_vm *vm, ff_term changes)
{
    ptrdiff_t n_changes = ff_list_length(changes);
    if (n_changes < 0) return false;
    const char *const *from = ff_environment(vm);
    size_t n = 0;
    while (from[n]) n++;
    free_texts(spec->environment);
    spec->environment = ff_calloc(n + (size_t)n_changes + 1, sizeof *spec->environment);
    for (size_t i = 0; i < n; i++) spec->environment[i] = strcpy(ff_malloc(strlen(from[i]) + 1), from[i]);
    for (; ff_is_cons(changes); changes = ff_tail(changes))
        if (!change_variable(spec->environment, ff_head(changes))) return false;
    return true;
}

/* ---- settings ---- */

static bool set_packet(ff_port_spec *spec, ff_term value)
{
    int64_t n = ff_is_small(value) ? ff_small_to_int(value) : 0;
    spec->packet_bytes = (unsigned)n;
    return n == 1 || n == 2 || n == 4;
}

static bool set_line(ff_port_spec *spec, ff_term value)
{
    if (!ff_is_small(value) || ff_small_to_int(value) <= 0) return false;
    spec->line = (size_t)ff_small_to_int(value);
    return true;
}

/* {Low, High} or disabled. */
static bool limits(ff_term value, size_t *low, size_t *high)
{
    *low = *high = SIZE_MAX;
    if (ff_same(value, FF_AM_disabled)) return true;
    if (!ff_is_tuple_of(value, 2)) return false;
    ff_term l = ff_tuple_get(value, 0), h = ff_tuple_get(value, 1);
    if (!ff_is_small(l) || !ff_is_small(h) || ff_small_to_int(l) < 1 || ff_small_to_int(h) < 1) return false;
    *low = (size_t)ff_small_to_int(l);
    *high = (size_t)ff_small_to_int(h);
    if (*low > *high) *low = *high;
    return true;
}

static bool set_pair(ff_port_spec *spec, ff_vm *vm, ff_term key, ff_term value)
{
    size_t low, high;
    if (ff_same(key, FF_AM_packet)) return set_packet(spec, value);
    if (ff_same(key, FF_AM_line)) return set_line(spec, value);
    if (ff_same(key, FF_AM_env)) return set_environment(spec, vm, value);
    if (ff_same(key, FF_AM_args)) return set_args(spec, value);
    if (ff_same(key, FF_AM_arg0)) return set_text(&spec->arg0, value);
    if (ff_same(key, FF_AM_cd)) return ff_is_nil(value) || set_text(&spec->directory, value);
    if (ff_same(key, FF_AM_parallelism)) return ff_same(value, FF_AM_true) || ff_same(value, FF_AM_false);
    if (ff_same(key, FF_AM_busy_limits_port)) return limits(value, &spec->low_bytes, &spec->high_bytes);
    return ff_same(key, FF_AM_busy_limits_msgq) && limits(value, &low, &high);
}

static bool set_flag(ff_port_spec *spec, ff_term flag)
{
    if (ff_same(flag, FF_AM_stream)) spec->packet_bytes = 0;
    else if (ff_same(flag, FF_AM_use_stdio)) spec->use_stdio = true;
    else if (ff_same(flag, FF_AM_nouse_stdio)) spec->use_stdio = false;
    else if (ff_same(flag, FF_AM_stderr_to_stdout)) spec->stderr_to_stdout = true;
    else if (ff_same(flag, FF_AM_line)) spec->line = DEFAULT_LINE;
    else if (ff_same(flag, FF_AM_binary)) spec->binary = true;
    else if (ff_same(flag, FF_AM_in)) spec->in = true;
    else if (ff_same(flag, FF_AM_out)) spec->out = true;
    else if (ff_same(flag, FF_AM_eof)) spec->eof = true;
    else if (ff_same(flag, FF_AM_exit_status)) spec->exit_status = true;
    else return ff_same(flag, FF_AM_hide) || ff_same(flag, FF_AM_overlapped_io);
    return true;
}

static bool read_settings(ff_port_spec *spec, ff_vm *vm, ff_term settings)
{
    for (; ff_is_cons(settings); settings = ff_tail(settings)) {
        ff_term s = ff_head(settings);
        bool pair = ff_is_tuple_of(s, 2);
        if (pair ? !set_pair(spec, vm, ff_tuple_get(s, 0), ff_tuple_get(s, 1)) : !set_flag(spec, s)) return false;
    }
    if (!spec->in && !spec->out) spec->in = spec->out = true;
    if (spec->stderr_to_stdout && !spec->use_stdio) return false;
    if (spec->line && spec->packet_bytes) return false;
    return ff_is_nil(settings) && (spec->environment || set_environment(spec, vm, FF_NIL));
}

/* ---- the name ---- */

static bool is_descriptor(ff_term t) { return ff_is_small(t) && ff_small_to_int(t) >= 0 && ff_small_to_int(t) <= INT32_MAX; }

static bool read_descriptors(ff_port_spec *spec, ff_term name)
{
    if (!is_descriptor(ff_tuple_get(name, 1)) || !is_descriptor(ff_tuple_get(name, 2))) return false;
    spec->kind = FF_PORT_FD;
    spec->fd_in = (int)ff_small_to_int(ff_tuple_get(name, 1));
    spec->fd_out = (int)ff_small_to_int(ff_tuple_get(name, 2));
    char *text = ff_malloc(FD_NAME_BYTES);
    ff_format(text, FD_NAME_BYTES, "%d/%d", spec->fd_in, spec->fd_out);
    spec->name = text;
    return !spec->exit_status;
}

static bool read_name(ff_port_spec *spec, ff_term name)
{
    if (ff_is_tuple_of(name, 3) && ff_same(ff_tuple_get(name, 0), FF_AM_fd))
        return read_descriptors(spec, name) && !spec->args && !spec->arg0;
    if (!ff_is_tuple_of(name, 2)) return false;
    ff_term kind = ff_tuple_get(name, 0);
    if (ff_same(kind, FF_AM_spawn)) spec->kind = FF_PORT_SPAWN;
    else if (ff_same(kind, FF_AM_spawn_driver)) spec->kind = FF_PORT_DRIVER;
    else if (ff_same(kind, FF_AM_spawn_executable)) spec->kind = FF_PORT_EXECUTABLE;
    else return false;
    bool has_args = spec->args || spec->arg0;
    return set_text(&spec->name, ff_tuple_get(name, 1)) && *spec->name && (spec->kind == FF_PORT_EXECUTABLE || !has_args);
}

ff_term ff_port_spec_init(ff_port_spec *spec, ff_vm *vm, ff_term name, ff_term settings)
{
    *spec = (ff_port_spec){.use_stdio = true, .low_bytes = HIGH_BYTES / 2, .high_bytes = HIGH_BYTES};
    if (!read_settings(spec, vm, settings)) {
        ff_port_spec_fini(spec);
        return FF_AM_badopt;
    }
    if (read_name(spec, name)) return FF_AM_ok;
    ff_port_spec_fini(spec);
    return FF_AM_badarg;
}

void ff_port_spec_fini(ff_port_spec *spec)
{
    free_texts(spec->args);
    free_texts(spec->environment);
    ff_free((char *)spec->name);
    ff_free((char *)spec->arg0);
    ff_free((char *)spec->directory);
}
