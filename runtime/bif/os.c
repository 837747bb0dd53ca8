/* runtime/bif/os.c -- Module os: environment variables, the number of this process, signals.
 * The VM changes its own copy of the environment, made at the first change; the target's stays as the program found it.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/environment.h"
#include "bif/native_name.h"
#include "proc/proc.h"
#include "term/format.h"
#include "ff_target.h"
#include "ff_target_signal.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

/* What is not UTF-8 shows as its bytes. */
static ff_term text(ff_proc *p, const char *bytes, size_t n)
{
    ff_term name = ff_name_from_native(p, bytes, n);
    return ff_is_value(name) ? name : ff_string_to_list(p, bytes, n);
}

static ff_term pair(ff_proc *p, const char *entry)
{
    const char *equals = strchr(entry, '=');
    size_t n = equals ? (size_t)(equals - entry) : strlen(entry);
    ff_term name = text(p, entry, n), value = equals ? text(p, equals + 1, strlen(equals + 1)) : FF_NIL;
    return ff_tuple(p, name, value);
}

ff_term ff_bif_os_env_0(ff_proc *p)
{
    ff_term list = FF_NIL;
    for (const char *const *e = ff_environment(p->vm); *e; e++) list = ff_cons(p, pair(p, *e), list);
    return list;
}

static bool variable_name(ff_term t, ff_native_name *name)
{
    if (!ff_is_list(t) || !ff_native_name_init(name, t)) return false;
    bool ok = memchr(name->bytes, '=', name->n) == NULL;
    if (!ok) ff_native_name_fini(name);
    return ok;
}

ff_term ff_bif_os_getenv_1(ff_proc *p, ff_term t)
{
    ff_native_name name;
    if (!variable_name(t, &name)) return ff_badarg(p);
    const char *value = ff_environment_get(p->vm, name.bytes);
    ff_native_name_fini(&name);
    return value ? text(p, value, strlen(value)) : FF_AM_false;
}

ff_term ff_bif_os_putenv_2(ff_proc *p, ff_term t, ff_term to)
{
    ff_native_name name, value;
    if (!variable_name(t, &name)) return ff_badarg(p);
    bool ok = ff_is_list(to) && ff_native_name_init(&value, to);
    if (ok) {
        ff_environment_set(p->vm, name.bytes, value.bytes);
        ff_native_name_fini(&value);
    }
    ff_native_name_fini(&name);
    return ok ? FF_AM_true : ff_badarg(p);
}

ff_term ff_bif_os_unsetenv_1(ff_proc *p, ff_term t)
{
    ff_native_name name;
    if (!variable_name(t, &name)) return ff_badarg(p);
    ff_environment_unset(p->vm, name.bytes);
    ff_native_name_fini(&name);
    return FF_AM_true;
}

ff_term ff_bif_os_getpid_0(ff_proc *p)
{
    char digits[24];
    size_t n = ff_format(digits, sizeof digits, "%d", ff_target_process_id());
    return ff_string_to_list(p, digits, n);
}

ff_term ff_bif_os_set_signal_2(ff_proc *p, ff_term signal, ff_term action)
{
    static const ff_term signals[] = {FF_AM_sighup,  FF_AM_sigquit, FF_AM_sigabrt, FF_AM_sigalrm, FF_AM_sigterm,
                                      FF_AM_sigusr1, FF_AM_sigusr2, FF_AM_sigchld, FF_AM_sigstop, FF_AM_sigtstp};
    ff_signal_action wanted;
    if (ff_same(action, FF_AM_default)) wanted = FF_SIGNAL_DEFAULT;
    else if (ff_same(action, FF_AM_ignore)) wanted = FF_SIGNAL_IGNORE;
    else if (ff_same(action, FF_AM_handle)) wanted = FF_SIGNAL_HANDLE;
    else return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (!ff_same(signal, signals[i])) continue;
        ff_target_set_signal(p->vm, signal, wanted);
        return FF_AM_ok;
    }
    return ff_badarg(p);
}
