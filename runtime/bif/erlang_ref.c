/* runtime/bif/erlang_ref.c -- erlang: references, pids and ports, and their texts. The texts are those of term/debug.c:
 *   <0.Number.Serial>   #Ref<0.High.Middle.Low>   #Port<0.Number>
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/table.h"
#include "term/debug.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

#include <string.h>

enum { MAX_TEXT = 80, PID_NUMBER_BITS = 28, REF_LOW_BITS = 18, REF_MIDDLE_BITS = 32 };

ff_term ff_bif_erlang_make_ref_0(ff_proc *p) { return ff_ref_new(p); }

/* ---- to text ---- */

static ff_term to_list(ff_proc *p, ff_term t)
{
    char *text = ff_term_text(t);
    ff_term list = ff_string_to_list(p, text, strlen(text));
    ff_free(text);
    return list;
}

ff_term ff_bif_erlang_ref_to_list_1(ff_proc *p, ff_term ref) { return ff_is_ref(ref) ? to_list(p, ref) : ff_badarg(p); }
ff_term ff_bif_erlang_pid_to_list_1(ff_proc *p, ff_term pid) { return ff_is_pid(pid) ? to_list(p, pid) : ff_badarg(p); }
ff_term ff_bif_erlang_port_to_list_1(ff_proc *p, ff_term port) { return ff_is_port(port) ? to_list(p, port) : ff_badarg(p); }

/* ---- from text ---- */

static bool list_to_text(ff_term list, char text[MAX_TEXT])
{
    size_t n = 0;
    for (; ff_is_cons(list) && n < MAX_TEXT - 1; list = ff_tail(list)) {
        ff_term c = ff_head(list);
        if (!ff_is_small(c) || ff_small_to_int(c) <= 0 || ff_small_to_int(c) > 127) return false;
        text[n++] = (char)ff_small_to_int(c);
    }
    text[n] = '\0';
    return ff_is_nil(list);
}

/* prefix, n numbers with dots between them, '>'. The first number, that of the node, must be 0. */
static bool parse_numbers(ff_term list, const char *prefix, uint64_t *numbers, int n)
{
    char text[MAX_TEXT];
    if (!list_to_text(list, text) || strncmp(text, prefix, strlen(prefix)) != 0) return false;
    const char *at = text + strlen(prefix);
    for (int i = 0; i < n; i++) {
        const char *digits = at;
        for (numbers[i] = 0; *at >= '0' && *at <= '9' && at - digits < 19; at++) numbers[i] = numbers[i] * 10 + (uint64_t)(*at - '0');
        if (at == digits || *at++ != (i == n - 1 ? '>' : '.')) return false;
    }
    return *at == '\0' && numbers[0] == 0;
}

ff_term ff_bif_erlang_list_to_pid_1(ff_proc *p, ff_term list)
{
    uint64_t n[3];
    if (!parse_numbers(list, "<", n, 3) || n[1] >> PID_NUMBER_BITS || n[2] >> PID_NUMBER_BITS) return ff_badarg(p);
    return ff_pid_from_number(n[2] << PID_NUMBER_BITS | n[1]);
}

/* A reference of this node that was an alias is one again. */
ff_term ff_bif_erlang_list_to_ref_1(ff_proc *p, ff_term list)
{
    uint64_t n[4];
    if (!parse_numbers(list, "#Ref<", n, 4) || n[3] >> REF_LOW_BITS || n[2] >> REF_MIDDLE_BITS || n[1] >> 14) return ff_badarg(p);
    ff_word *hp = ff_alloc(p, FF_REF_WORDS);
    uint64_t number = n[1] << (REF_LOW_BITS + REF_MIDDLE_BITS) | n[2] << REF_LOW_BITS | n[3];
    *(ff_ref *)hp = (ff_ref){.header = FF_HEADER(FF_SUB_REF, FF_REF_WORDS - 1), .number = number};
    ff_monitor *m = ff_monitor_find(p->vm, ff_boxed_from_ptr(hp));
    if (m && m->alias != FF_ALIAS_NONE) ((ff_ref *)hp)->pid = m->watcher->self.bits;
    return ff_boxed_from_ptr(hp);
}

ff_term ff_bif_erlang_list_to_port_1(ff_proc *p, ff_term list)
{
    uint64_t n[2];
    if (!parse_numbers(list, "#Port<", n, 2) || n[1] >> 57) return ff_badarg(p);
    return FF_TERM(n[1] << 6 | FF_TAG_PORT);
}
