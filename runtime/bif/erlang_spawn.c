/* runtime/bif/erlang_spawn.c -- erlang: spawn in its variants; what they share with spawn_request.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/options.h"
#include "gc/gc.h"
#include "proc/proc.h"
#include "sched/sched.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

typedef enum ff_reply { REPLY_YES, REPLY_NO, REPLY_ERROR, REPLY_SUCCESS } ff_reply;

typedef struct request { /* what spawn_request/4 understands beyond spawn_opt/4 */
    bool allowed;
    ff_reply reply;
    ff_term reply_tag;
} request;

static bool is_mfa(ff_term m, ff_term f, ff_term args)
{
    return ff_is_atom(m) && ff_is_atom(f) && ff_list_length(args) >= 0;
}

/* ---- options ---- */

static bool reply_option(request *r, ff_term value)
{
    if (ff_same(value, FF_AM_yes)) r->reply = REPLY_YES;
    else if (ff_same(value, FF_AM_no)) r->reply = REPLY_NO;
    else if (ff_same(value, FF_AM_error_only)) r->reply = REPLY_ERROR;
    else if (ff_same(value, FF_AM_success_only)) r->reply = REPLY_SUCCESS;
    else return false;
    return true;
}

static bool small_option(ff_term value, size_t max, size_t *out)
{
    if (!ff_is_small(value) || ff_small_to_int(value) < 0 || (uint64_t)ff_small_to_int(value) > max) return false;
    *out = (size_t)ff_small_to_int(value);
    return true;
}

static bool pair_option(ff_spawn_options *o, request *r, ff_term key, ff_term value)
{
    size_t n;
    if (ff_same(key, FF_AM_priority)) return ff_option_priority(value, &o->priority);
    if (ff_same(key, FF_AM_message_queue_data)) return ff_option_message_queue(value, &o->off_heap_messages);
    if (ff_same(key, FF_AM_min_heap_size)) {
        if (!small_option(value, UINT32_MAX, &n)) return false;
        o->min_heap_words = ff_heap_next_size(n < FF_HEAP_MIN_WORDS ? FF_HEAP_MIN_WORDS : n);
        return true;
    }
    if (ff_same(key, FF_AM_max_heap_size))
        return ff_option_max_heap(value, &o->max_heap_words, &o->max_kill, &o->max_log);
    if (ff_same(key, FF_AM_min_bin_vheap_size)) return small_option(value, SIZE_MAX / 16, &o->min_bin_vheap);
    if (ff_same(key, FF_AM_fullsweep_after)) {
        if (!small_option(value, SIZE_MAX / 16, &n)) return false;
        o->fullsweep_after = n > UINT16_MAX ? UINT16_MAX : (uint16_t)n;
        return true;
    }
    if (ff_same(key, FF_AM_scheduler)) return small_option(value, 1024, &n);
    if (ff_same(key, FF_AM_monitor)) {
        o->monitor = true;
        return ff_option_monitor(value, &o->alias, &o->tag);
    }
    if (!r->allowed) return false;
    if (ff_same(key, FF_AM_reply)) return reply_option(r, value);
    if (ff_same(key, FF_AM_reply_tag)) return r->reply_tag = value, true;
    return false;
}

static bool spawn_option(ff_spawn_options *o, request *r, ff_term option)
{
    if (ff_same(option, FF_AM_link)) return o->link = true;
    if (ff_same(option, FF_AM_monitor)) return o->monitor = true;
    return ff_is_tuple_of(option, 2) && pair_option(o, r, ff_tuple_get(option, 0), ff_tuple_get(option, 1));
}

static bool spawn_options(ff_proc *p, ff_term list, ff_spawn_options *o, request *r)
{
    ff_spawn_options_init(o, p->vm);
    for (; ff_is_cons(list); list = ff_tail(list))
        if (!spawn_option(o, r, ff_head(list))) return false;
    return ff_is_nil(list);
}

/* ---- BIFs ---- */

/* Pid, or {Pid, MonitorRef}; *ref the reference. FF_NONVALUE: too many processes. */
static ff_term spawn(ff_proc *p, ff_term m, ff_term f, ff_term args, const ff_spawn_options *o, ff_term *ref)
{
    FF_FEATURE(peers);
    ff_proc *child = ff_proc_spawn(p->vm, p, m, f, args, o);
    if (!child) return FF_NONVALUE;
    ff_bump(p, 10);
    if (!o->monitor) return child->self;
    *ref = ff_monitor_add(p, child, child->self, o->tag, o->alias);
    return ff_tuple(p, child->self, *ref);
}

static ff_term simple_spawn(ff_proc *p, ff_term m, ff_term f, ff_term args, bool link)
{
    ff_spawn_options o;
    ff_term ref;
    if (!is_mfa(m, f, args)) return ff_badarg(p);
    ff_spawn_options_init(&o, p->vm);
    o.link = link;
    ff_term result = spawn(p, m, f, args, &o, &ref);
    return ff_is_value(result) ? result : ff_system_limit(p);
}

ff_term ff_bif_erlang_spawn_3(ff_proc *p, ff_term m, ff_term f, ff_term args) { return simple_spawn(p, m, f, args, false); }
ff_term ff_bif_erlang_spawn_link_3(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    return simple_spawn(p, m, f, args, true);
}
ff_term ff_bif_erts_internal_spawn_system_process_3(ff_proc *p, ff_term m, ff_term f, ff_term args)
{
    return simple_spawn(p, m, f, args, false);
}

ff_term ff_bif_erlang_spawn_opt_4(ff_proc *p, ff_term m, ff_term f, ff_term args, ff_term options)
{
    ff_spawn_options o;
    request r = {0};
    ff_term ref;
    if (!spawn_options(p, options, &o, &r)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    if (!is_mfa(m, f, args)) return ff_badarg(p);
    ff_term result = spawn(p, m, f, args, &o, &ref);
    return ff_is_value(result) ? result : ff_system_limit(p);
}

ff_term ff_bif_erts_internal_spawn_request_4(ff_proc *p, ff_term m, ff_term f, ff_term args, ff_term options)
{
    ff_spawn_options o;
    request r = {.allowed = true, .reply_tag = FF_AM_spawn_reply};
    if (!is_mfa(m, f, args)) return FF_AM_badarg;
    if (ff_list_length(options) < 0) return FF_AM_badopt;
    bool good = spawn_options(p, options, &o, &r);
    ff_term ref = FF_NONVALUE, result = good ? spawn(p, m, f, args, &o, &ref) : FF_NONVALUE;
    bool made = ff_is_value(result);
    ff_term problem = good ? FF_AM_system_limit : FF_AM_badopt;
    if (!ff_is_value(ref)) ref = ff_ref_new(p);
    if (made && o.monitor) result = ff_tuple_get(result, 0);
    if (r.reply == REPLY_YES || r.reply == (made ? REPLY_SUCCESS : REPLY_ERROR))
        ff_deliver_own(p, ff_tuple(p, r.reply_tag, ref, made ? FF_AM_ok : FF_AM_error, made ? result : problem));
    return ref;
}

/* There is no connection to any other node. spawn_opt gets {Ref, whether it is a monitor}, spawn_request gets Ref. */
ff_term ff_bif_erts_internal_dist_spawn_request_4(ff_proc *p, ff_term node, ff_term mfa, ff_term options, ff_term caller)
{
    ff_spawn_options o;
    request r = {.allowed = ff_same(caller, FF_AM_spawn_request), .reply_tag = FF_AM_spawn_reply};
    if (!ff_is_atom(node) || !ff_is_tuple_of(mfa, 3) || ff_list_length(options) < 0) return FF_AM_badarg;
    ff_term problem = spawn_options(p, options, &o, &r) ? FF_AM_noconnection : FF_AM_badopt, ref = ff_ref_new(p);
    if (r.reply == REPLY_YES || r.reply == REPLY_ERROR)
        ff_deliver_own(p, ff_tuple(p, r.reply_tag, ref, FF_AM_error, problem));
    return r.allowed ? ref : ff_tuple(p, ref, o.monitor ? FF_AM_true : FF_AM_false);
}

/* The reply is always there already. */
ff_term ff_bif_erlang_spawn_request_abandon_1(ff_proc *p, ff_term ref)
{
    return ff_is_ref(ref) ? FF_AM_false : ff_badarg(p);
}
