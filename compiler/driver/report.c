/* compiler/driver/report.c -- --report: which one, in which form, and what the reports share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/report.h"

#include <stdio.h>
#include <string.h>

/* .../lib/stdlib-4.2/ebin/lists.beam is of stdlib; what the user gave has no application, and our own modules are fireflyc's. */
const char *ffc_application_of(const ffc_session *s, const ffc_unit *u)
{
    const char *path = u->beam->path, *ebin = strstr(path, "/ebin/"), *start = ebin;
    if (strncmp(path, s->library, strlen(s->library)) == 0)
        return "fireflyc";
    if (!ebin)
        return "";
    while (start > path && start[-1] != '/')
        start--;
    size_t n = (size_t)(ebin - start);
    const char *version = memchr(start, '-', n);
    return ffc_arena_dup(s->arena, start, version ? (size_t)(version - start) : n);
}

void ffc_json_string(ffc_str *out, const char *text)
{
    ffc_str_char(out, '"');
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            ffc_str_printf(out, "\\%c", *text);
        else if ((unsigned char)*text < ' ')
            ffc_str_printf(out, "\\u%04x", (unsigned char)*text);
        else
            ffc_str_char(out, *text);
    ffc_str_char(out, '"');
}

const char *ffc_application_text(const char *application) { return *application ? application : "-"; }

void ffc_json_module(ffc_str *out, bool is_first, const char *application, const ffc_unit *u)
{
    ffc_str_puts(out, is_first ? "\n  {\"application\": " : ",\n  {\"application\": ");
    ffc_json_string(out, application);
    ffc_str_puts(out, ", \"module\": ");
    ffc_json_string(out, u->beam->name->s);
}

void ffc_json_fn(ffc_str *out, const ffc_fn *fn)
{
    ffc_str name = { 0 };
    ffc_mfa_print(&name, ffc_fn_mfa(fn));
    ffc_json_string(out, ffc_str_text(&name));
    ffc_str_fini(&name);
}

void ffc_report(ffc_session *s, size_t n_bytes)
{
    ffc_str out = { 0 };
    if (s->options->report == FFC_REPORT_DCE)
        ffc_report_dce(s, &out);
    else if (s->options->report == FFC_REPORT_SIZE)
        ffc_report_size(s, n_bytes, &out);
    fputs(ffc_str_text(&out), stdout);
    ffc_str_fini(&out);
}
