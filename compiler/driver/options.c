/* compiler/driver/options.c -- The command line's grammar: one table of options, one loop.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/options.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/driver/files.h"

enum { JOBS_MAX = 1024 };

typedef enum option_id {
    OPT_TARGET, OPT_OUTPUT, OPT_ENTRY, OPT_PATH, OPT_KEEP, OPT_APP, OPT_CONFIG, OPT_EMIT, OPT_JOBS, OPT_REPORT, OPT_REPORT_FORMAT,
    OPT_O0, OPT_O1, OPT_O2, OPT_OS, OPT_DEBUG, OPT_NO_TAIL_CALL, OPT_GC, OPT_SANITIZE, OPT_ALLOW_MISSING, OPT_HELP,
} option_id;

enum {
    BUILD = 1u << FFC_CMD_BUILD, RUN = 1u << FFC_CMD_RUN, CHECK = 1u << FFC_CMD_CHECK,
    COMPILING = BUILD | RUN, READING = BUILD | RUN | CHECK, ALL = (1u << FFC_CMD__N) - 1,
};

typedef struct option {
    const char *name;
    option_id id;
    bool takes_value;
    unsigned commands;
} option;

static const option options[] = {
    { "--target", OPT_TARGET, true, COMPILING },
    { "-o", OPT_OUTPUT, true, BUILD },
    { "--entry", OPT_ENTRY, true, READING },
    { "-pa", OPT_PATH, true, READING },
    { "--keep", OPT_KEEP, true, READING },
    { "--app", OPT_APP, true, READING },
    { "--config", OPT_CONFIG, true, READING },
    { "--emit", OPT_EMIT, true, BUILD },
    { "--jobs", OPT_JOBS, true, COMPILING },
    { "--report", OPT_REPORT, true, BUILD | CHECK },
    { "--report-format", OPT_REPORT_FORMAT, true, BUILD | CHECK },
    { "-O0", OPT_O0, false, COMPILING },
    { "-O1", OPT_O1, false, COMPILING },
    { "-O2", OPT_O2, false, COMPILING },
    { "-Os", OPT_OS, false, COMPILING },
    { "-g", OPT_DEBUG, false, COMPILING },
    { "--no-tail-call", OPT_NO_TAIL_CALL, false, COMPILING },
    { "--gc", OPT_GC, true, COMPILING },
    { "--sanitize", OPT_SANITIZE, false, COMPILING },
    { "--allow-missing", OPT_ALLOW_MISSING, false, COMPILING },
    { "--help", OPT_HELP, false, ALL },
    { "-h", OPT_HELP, false, ALL },
};

static const char *const platform_names[FFC_PLATFORM__N] = { "native", "wasm32-wasi", "wasm32-unknown" };
static const char *const command_names[FFC_CMD__N] = { "build", "run", "check", "targets", "doctor", "version", "help" };

const char *ffc_platform_name(ffc_platform platform) { return platform_names[platform]; }
const char *ffc_command_name(ffc_command command) { return command_names[command]; }

bool ffc_command_from_name(const char *name, ffc_command *out)
{
    for (int i = 0; i < FFC_CMD__N; i++)
        if (strcmp(name, command_names[i]) == 0) {
            *out = (ffc_command)i;
            return true;
        }
    return false;
}

/* ---- names of functions ---- */

/* Elixir's My.App.main/1: behind the last dot stands the function, which no alias could be. NULL: not of that form. */
static const char *dot_before_function(const char *text)
{
    const char *dot = NULL;
    for (const char *c = text; *c && *c != '/' && *c != ':'; c++)
        if (*c == '.')
            dot = c;
    return dot && (dot[1] == '_' || (dot[1] >= 'a' && dot[1] <= 'z')) && !strchr(text, ':') ? dot : NULL;
}

/* The text up to one of `stops`, or all of a quoted '...'; moves *at behind it. NULL: empty or not closed. */
static const char *name_part(ffc_arena *a, const char **at, char stop)
{
    const char *from = *at, *end;
    if (*from == '\'') {
        end = strchr(++from, '\'');
        if (!end)
            return NULL;
        *at = end + 1;
    } else {
        end = from + (stop == '/' && strrchr(from, '/') ? (size_t)(strrchr(from, '/') - from) : strcspn(from, ":"));
        *at = end;
    }
    return end > from ? ffc_arena_dup(a, from, (size_t)(end - from)) : NULL;
}

static bool parse_arity(const char *text, int *out)
{
    char *end;
    long n = strtol(text, &end, 10);
    *out = (int)n;
    return *text >= '0' && *text <= '9' && *end == '\0' && n <= FFC_ARITY_MAX;
}

bool ffc_parse_function_name(ffc_arena *a, const char *text, ffc_keep *out)
{
    bool quoted = *text == '\'';
    const char *dot = *text >= 'A' && *text <= 'Z' ? dot_before_function(text) : NULL;
    if (dot)
        text = ffc_arena_printf(a, "%.*s:%s", (int)(dot - text), text, dot + 1);
    *out = (ffc_keep){ .module = name_part(a, &text, ':'), .arity = -1 };
    if (!out->module)
        return false;
    if (!quoted && *out->module >= 'A' && *out->module <= 'Z' && strncmp(out->module, "Elixir.", 7) != 0)
        out->module = ffc_arena_printf(a, "Elixir.%s", out->module);
    if (*text == '\0')
        return true;
    if (*text++ != ':' || !(out->function = name_part(a, &text, '/')))
        return false;
    return *text == '\0' || (*text == '/' && parse_arity(text + 1, &out->arity));
}

/* ---- usage errors ---- */

#define USAGE_ERROR(d, ...) (ffc_error((d), (ffc_loc){ .instr = FFC_NO_INSTR }, __VA_ARGS__))

static bool hint(const ffc_options *o, ffc_diag *d)
{
    bool specific = o->command != FFC_CMD_HELP && o->command != FFC_CMD_VERSION;
    ffc_note(d, (ffc_loc){ .instr = FFC_NO_INSTR }, "see `fireflyc help%s%s`", specific ? " " : "",
             specific ? ffc_command_name(o->command) : "");
    return false;
}

/* ---- values ---- */

static bool set_target(ffc_options *o, ffc_diag *d, const char *value)
{
    for (int i = 0; i < FFC_PLATFORM__N; i++)
        if (strcmp(value, platform_names[i]) == 0) {
            o->platform = (ffc_platform)i;
            return true;
        }
    return USAGE_ERROR(d, "there is no target `%s`; the targets are native, wasm32-wasi and wasm32-unknown", value);
}

static bool set_entry(ffc_options *o, ffc_diag *d, ffc_arena *a, const char *value)
{
    ffc_keep name;
    if (!ffc_parse_function_name(a, value, &name) || !name.function)
        return USAGE_ERROR(d, "--entry wants MODULE:FUNCTION or MODULE:FUNCTION/ARITY, not `%s`", value);
    if (name.arity > 1)
        return USAGE_ERROR(d, "the entry takes one argument, a list of strings, or none: `%s`", value);
    o->entry = (ffc_entry_name){ name.module, name.function, name.arity };
    return true;
}

static bool set_keep(ffc_options *o, ffc_diag *d, ffc_arena *a, const char *value)
{
    ffc_keep name;
    if (!ffc_parse_function_name(a, value, &name))
        return USAGE_ERROR(d, "--keep wants MODULE or MODULE:FUNCTION/ARITY, not `%s`", value);
    ffc_vec_push_in(a, &o->keep, name);
    return true;
}

static bool set_app(ffc_options *o, ffc_diag *d, ffc_arena *a, const char *value)
{
    if (!*value || strchr(value, '/') || ffc_has_suffix(value, ".app"))
        return USAGE_ERROR(d, "--app wants the name of an application, not `%s`; its folder is named with -pa", value);
    ffc_vec_push_in(a, &o->apps, value);
    return true;
}

static bool set_emit(ffc_options *o, ffc_diag *d, const char *value)
{
    if (*value != 'c' || (value[1] != '\0' && value[1] != '='))
        return USAGE_ERROR(d, "--emit wants c, not `%s`: --emit=c DIR", value);
    if (value[1] != '=' || value[2] == '\0')
        return USAGE_ERROR(d, "--emit=c wants a folder: --emit=c DIR");
    o->emit_c = value + 2;
    return true;
}

static bool set_jobs(ffc_options *o, ffc_diag *d, const char *value)
{
    char *end;
    unsigned long n = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || n == 0 || n > JOBS_MAX)
        return USAGE_ERROR(d, "--jobs wants a number from 1 to %d, not `%s`", JOBS_MAX, value);
    o->jobs = (unsigned)n;
    return true;
}

static bool set_gc(ffc_options *o, ffc_diag *d, const char *value)
{
    o->boehm = strcmp(value, "boehm") == 0;
    return o->boehm || strcmp(value, "copying") == 0 || USAGE_ERROR(d, "--gc wants copying or boehm, not `%s`", value);
}

static bool set_report(ffc_options *o, ffc_diag *d, const char *value)
{
    o->report = strcmp(value, "dce") == 0 ? FFC_REPORT_DCE : strcmp(value, "size") == 0 ? FFC_REPORT_SIZE : FFC_REPORT_NONE;
    return o->report || USAGE_ERROR(d, "--report wants dce or size, not `%s`", value);
}

static bool set_report_format(ffc_options *o, ffc_diag *d, const char *value)
{
    o->report_json = strcmp(value, "json") == 0;
    return o->report_json || strcmp(value, "text") == 0 || USAGE_ERROR(d, "--report-format wants text or json, not `%s`", value);
}

static bool apply(ffc_options *o, ffc_diag *d, ffc_arena *a, option_id id, const char *value)
{
    switch (id) {
    case OPT_TARGET: return set_target(o, d, value);
    case OPT_ENTRY: return set_entry(o, d, a, value);
    case OPT_KEEP: return set_keep(o, d, a, value);
    case OPT_APP: return set_app(o, d, a, value);
    case OPT_CONFIG: ffc_vec_push_in(a, &o->configs, value); return true;
    case OPT_EMIT: return set_emit(o, d, value);
    case OPT_JOBS: return set_jobs(o, d, value);
    case OPT_REPORT: return set_report(o, d, value);
    case OPT_REPORT_FORMAT: return set_report_format(o, d, value);
    case OPT_OUTPUT: o->output = value; return *value || USAGE_ERROR(d, "-o wants a file name");
    case OPT_PATH: ffc_vec_push_in(a, &o->code_path, value); return true;
    case OPT_O0: o->optimize = '0'; return true;
    case OPT_O1: o->optimize = '1'; return true;
    case OPT_O2: o->optimize = '2'; return true;
    case OPT_OS: o->optimize = 's'; return true;
    case OPT_DEBUG: o->debug = true; return true;
    case OPT_NO_TAIL_CALL: o->no_tail_call = true; return true;
    case OPT_GC: return set_gc(o, d, value);
    case OPT_SANITIZE: o->sanitize = true; return true;
    case OPT_ALLOW_MISSING: o->allow_missing = true; return true;
    case OPT_HELP:
        o->topic = o->command == FFC_CMD_HELP ? NULL : ffc_command_name(o->command);
        o->command = FFC_CMD_HELP;
        return true;
    }
    return false;
}

/* ---- the loop ---- */

typedef struct cursor { int at, argc; char **argv; } cursor;

static const option *find_option(const char *word, size_t n)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (strlen(options[i].name) == n && memcmp(options[i].name, word, n) == 0)
            return &options[i];
    return NULL;
}

/* The value after = or in the next word; NULL when there is none. */
static const char *option_value(const char *word, size_t n_name, cursor *c)
{
    if (word[n_name] == '=')
        return word + n_name + 1;
    return c->at < c->argc ? c->argv[c->at++] : NULL;
}

/* `--emit=c DIR` is one option in two words. */
static const char *join_emit(ffc_arena *a, const char *value, cursor *c)
{
    return strcmp(value, "c") == 0 && c->at < c->argc ? ffc_arena_printf(a, "c=%s", c->argv[c->at++]) : value;
}

static bool parse_option(ffc_options *o, ffc_diag *d, ffc_arena *a, const char *word, cursor *c)
{
    size_t n_name = strcspn(word, "=");
    const option *opt = find_option(word, n_name);
    if (!opt)
        return USAGE_ERROR(d, "unknown option `%s`", word);
    if (!(opt->commands & (1u << o->command)))
        return USAGE_ERROR(d, "`%s` is not an option of `%s`", opt->name, ffc_command_name(o->command));
    if (!opt->takes_value && word[n_name])
        return USAGE_ERROR(d, "`%s` takes no value", opt->name);
    const char *value = opt->takes_value ? option_value(word, n_name, c) : "";
    if (!value)
        return USAGE_ERROR(d, "`%s` wants a value", opt->name);
    if (opt->id == OPT_EMIT)
        value = join_emit(a, value, c);
    return apply(o, d, a, opt->id, value);
}

/* The first input says where to start, so it is often given once more, with all of its folder. */
static void add_input(ffc_options *o, ffc_arena *a, const char *path)
{
    for (size_t i = 0; i < o->inputs.n; i++)
        if (strcmp(o->inputs.items[i], path) == 0)
            return;
    ffc_vec_push_in(a, &o->inputs, path);
}

static bool parse_operand(ffc_options *o, ffc_diag *d, ffc_arena *a, const char *word)
{
    ffc_command topic;
    if ((1u << o->command) & READING) {
        add_input(o, a, word);
        return true;
    }
    if (o->command != FFC_CMD_HELP || o->topic)
        return USAGE_ERROR(d, "`%s` takes no argument `%s`", ffc_command_name(o->command), word);
    if (!ffc_command_from_name(word, &topic))
        return USAGE_ERROR(d, "there is no command `%s`", word);
    o->topic = word;
    return true;
}

static bool parse_command(ffc_options *o, ffc_diag *d, cursor *c)
{
    o->command = FFC_CMD_HELP;
    if (c->at >= c->argc)
        return USAGE_ERROR(d, "a command is needed");
    const char *word = c->argv[c->at];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        c->at++;
        return true;
    }
    c->at++;
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        o->command = FFC_CMD_VERSION;
        return true;
    }
    return ffc_command_from_name(word, &o->command) || USAGE_ERROR(d, "there is no command `%s`", word);
}

static bool agree(const ffc_options *o, ffc_diag *d)
{
    if (((1u << o->command) & READING) && o->inputs.n == 0)
        return USAGE_ERROR(d, "no input given");
    if (o->report == FFC_REPORT_SIZE && o->command == FFC_CMD_CHECK)
        return USAGE_ERROR(d, "`check` makes no program whose bytes could be counted: `build` takes --report=size");
    if (o->boehm && (o->platform != FFC_NATIVE || o->no_tail_call || o->sanitize))
        return USAGE_ERROR(d, "--gc=boehm is for the native target, with tail calls and without --sanitize");
    if (o->sanitize && (o->platform != FFC_NATIVE || o->no_tail_call))
        return USAGE_ERROR(d, "--sanitize is for the native target, with tail calls");
    return true;
}

static bool parse_words(ffc_options *o, ffc_diag *d, ffc_arena *a, cursor *c)
{
    while (c->at < c->argc) {
        const char *word = c->argv[c->at++];
        if (strcmp(word, "--") == 0 && o->command == FFC_CMD_RUN) {
            o->program_args = c->argv + c->at;
            o->n_program_args = c->argc - c->at;
            return true;
        }
        bool is_option = word[0] == '-' && word[1] != '\0';
        if (is_option ? !parse_option(o, d, a, word, c) : !parse_operand(o, d, a, word))
            return false;
        if (o->command == FFC_CMD_HELP && is_option)
            return true;
    }
    return true;
}

bool ffc_options_parse(ffc_options *o, ffc_diag *d, ffc_arena *a, int argc, char **argv)
{
    cursor c = { .at = 1, .argc = argc, .argv = argv };
    *o = (ffc_options){ 0 };
    return (parse_command(o, d, &c) && parse_words(o, d, a, &c) && agree(o, d)) || hint(o, d);
}
