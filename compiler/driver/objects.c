/* compiler/driver/objects.c -- A small pool of clang processes.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "compiler/driver/objects.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "compiler/driver/interrupt.h"
#include "compiler/driver/subprocess.h"

enum { LOG_LINES = 12 };

static unsigned processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

void ffc_objects_init(ffc_objects *ob, ffc_diag *d, ffc_arena *a, const ffc_toolchain *t, ffc_progress *p, unsigned jobs)
{
    *ob = (ffc_objects){ .diag = d, .arena = a, .toolchain = t, .progress = p, .max_running = jobs ? jobs : processors() };
    ffc_cache_init(&ob->cache, a, t);
    uint64_t max_bytes;
    if (!ffc_cache_size(&max_bytes))
        ffc_warning(d, ffc_loc_file("FIREFLYC_CACHE_SIZE"), "\"%s\" is no number of bytes, as 500M or 10G are; 10G holds", getenv("FIREFLYC_CACHE_SIZE"));
}

/* ---- failures ---- */

static void show_log(ffc_diag *d, ffc_loc loc, const char *log)
{
    ffc_str text = { 0 };
    ffc_read_file(log, &text);
    const char *at = ffc_str_text(&text);
    for (int i = 0; i < LOG_LINES && *at; i++) {
        size_t n = strcspn(at, "\n");
        ffc_note(d, loc, "%.*s", (int)n, at);
        at += n + (at[n] == '\n');
    }
    ffc_str_fini(&text);
}

bool ffc_report_tool(ffc_diag *d, const char *what, int status, const char *log)
{
    ffc_loc loc = ffc_loc_file(what);
    if (WIFSIGNALED(status))
        ffc_error(d, loc, FFC_CLANG " was ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        ffc_error(d, loc, FFC_CLANG " failed with status %d", WEXITSTATUS(status));
    show_log(d, loc, log);
    return false;
}

static bool fail(ffc_objects *ob)
{
    ffc_progress_clear(ob->progress);
    ob->failed = true;
    return false;
}

/* ---- one child ends ---- */

static void job_ended(ffc_objects *ob, const ffc_object_job *job, int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        ob->progress->done++;
        ffc_cache_keep(&ob->cache, ob->arena, &job->key, job->object);
    } else if (!ob->failed && !ffc_interrupted()) {
        fail(ob);
        ffc_report_tool(ob->diag, job->name, status, job->log);
    }
}

static void wait_one(ffc_objects *ob)
{
    int status;
    pid_t pid = ffc_wait(-1, &status);
    if (pid < 0)
        fail(ob);
    for (size_t i = 0; i < ob->running.n; i++)
        if (ob->running.items[i].pid == pid) {
            ffc_object_job job = ob->running.items[i];
            ob->running.items[i] = ob->running.items[--ob->running.n];
            job_ended(ob, &job, status);
            return;
        }
}

static void stop_all(ffc_objects *ob)
{
    int status;
    for (size_t i = 0; i < ob->running.n; i++)
        kill(ob->running.items[i].pid, SIGTERM);
    for (size_t i = 0; i < ob->running.n; i++)
        ffc_wait(ob->running.items[i].pid, &status);
    ob->running.n = 0;
}

/* ---- asking ---- */

static bool start(ffc_objects *ob, const char *c_file, ffc_object_job *job)
{
    while (ob->running.n >= ob->max_running && !ob->failed)
        wait_one(ob);
    if (ob->failed)
        return false;
    ffc_progress_show(ob->progress, job->name);
    int error = ffc_spawn(ffc_compile_command(ob->toolchain, ob->arena, c_file, job->object), job->log, &job->pid);
    if (error) {
        fail(ob);
        return ffc_error(ob->diag, ffc_loc_file(ob->toolchain->clang), "cannot be started: %s", strerror(error));
    }
    ffc_vec_push(&ob->running, *job);
    return true;
}

static bool write_c(ffc_objects *ob, const char *path, const ffc_str *text)
{
    int error = ffc_write_file(path, text->s, text->n, 0666);
    if (!error)
        return true;
    fail(ob);
    return ffc_error(ob->diag, ffc_loc_file(path), "cannot be written: %s", strerror(error));
}

bool ffc_objects_add(ffc_objects *ob, const char *name, const char *file, const ffc_str *text)
{
    ffc_object_job job = { .name = name, .key = ffc_cache_key_of(&ob->cache, text->s, text->n) };
    const char *c_file = ffc_arena_printf(ob->arena, "%s/%s.c", ob->c_folder, file);
    const char *cached = ffc_cache_find(&ob->cache, ob->arena, &job.key);
    if (ob->failed || ffc_interrupted())
        return false;
    if ((!cached || ob->c_folder != ob->temp) && !write_c(ob, c_file, text))
        return false;
    job.object = cached ? cached : ffc_arena_printf(ob->arena, "%s/%s.o", ob->temp, file);
    job.log = ffc_arena_printf(ob->arena, "%s/%s.log", ob->temp, file);
    ffc_vec_push_in(ob->arena, &ob->paths, job.object);
    if (!cached)
        return start(ob, c_file, &job);
    ob->progress->done++;
    return true;
}

bool ffc_objects_finish(ffc_objects *ob)
{
    while (ob->running.n > 0 && !ob->failed)
        wait_one(ob);
    stop_all(ob);
    ffc_vec_fini(&ob->running);
    return !ob->failed && !ffc_interrupted();
}
