/* compiler/driver/help.c -- What fireflyc says about itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "compiler/diag/bug.h"
#include "compiler/driver/commands.h"

static const char overview[] =
    "fireflyc compiles Erlang and Elixir programs ahead of time: to a native executable that needs no Erlang where it\n"
    "runs, or to a WebAssembly module.\n"
    "\n"
    "  fireflyc build INPUT...            make a program\n"
    "  fireflyc run INPUT... [-- ARGS]    make it and run it\n"
    "  fireflyc check INPUT...            find the calls that nothing provides\n"
    "  fireflyc targets                   list the targets\n"
    "  fireflyc doctor                    look for the tools that are needed\n"
    "  fireflyc --version\n"
    "  fireflyc help COMMAND              say more about one of them\n"
    "\n"
    "An INPUT is a .beam, .erl, .core or .ex file, or a folder of .beam files.\n"
    "\n"
    "  fireflyc build hello.erl && ./hello\n"
    "  fireflyc run --target wasm32-wasi hello.erl -- one two\n";

#define PROGRAM_OPTIONS \
    "  --entry M:F[/A]     where the program starts, for Elixir also My.App.main; default: main/1 (it gets the arguments,\n" \
    "                      a list of strings), else main/0, of the first input\n" \
    "  -pa DIR             look in DIR for modules that are not inputs; OTP's and Elixir's are found without\n" \
    "  --app NAME          carry NAME.app and those of the applications that it names, so that the program can start\n" \
    "                      NAME, whose name it computes; those that it names in the call are found without. May be\n" \
    "                      repeated\n" \
    "  --config FILE       carry a configuration of applications, as sys.config is one; may be repeated\n" \
    "  --keep M[:F/A]      keep a module or function that is only named at run time; may be repeated\n"

#define REPORT_OPTIONS \
    "  --report=dce        print what stayed in the program, by application and module, and the calls that keep the largest\n" \
    "  --report=size       print where the program's bytes are, by application, module and function (build only)\n" \
    "  --report-format=F   text (the default) or json\n"

#define COMPILE_OPTIONS \
    "  --target TARGET     native (the default), wasm32-wasi or wasm32-unknown\n" \
    "  -O0 -O1 -O2 -Os     how much to optimize; default -O2\n" \
    "  -g                  debug information: gdb, perf and browsers show lines and functions of Erlang. Each function is a C\n" \
    "                      function of its own then, so the program is somewhat slower\n" \
    "  --no-tail-call      for WebAssembly engines without tail calls\n" \
    "  --gc=STRATEGY       copying (the default): a heap for each process; boehm: one heap for all, messages are not copied\n" \
    "                      (native only)\n" \
    "  --sanitize          a native program that checks its own memory (AddressSanitizer, UBSan)\n" \
    "  --allow-missing     a BIF that fireflyc lacks is undef when called instead of an error here\n" \
    "  --jobs N            how many C files to compile at a time; default: as many as there are processors\n"

static const char build_help[] =
    "fireflyc build [options] INPUT...\n"
    "\n"
    "Makes one program of the inputs and of all that they call. Sources go through the installed erlc or elixirc.\n"
    "\n"
    "  -o FILE             the program; default: named after the first input (.wasm added for WebAssembly)\n"
    PROGRAM_OPTIONS
    COMPILE_OPTIONS
    "  --emit=c DIR        keep the generated C in DIR\n"
    REPORT_OPTIONS
    "\n"
    "Compiled objects are kept in $XDG_CACHE_HOME/fireflyc (~/.cache/fireflyc); removing that folder is always safe.\n"
    "Beyond $FIREFLYC_CACHE_SIZE (10G; 0: no limit) those go that were used longest ago.\n"
    "Exit status: 0 made, 1 the input or the machine does not allow it, 2 wrong usage, 70 a bug of fireflyc.\n";

static const char run_help[] =
    "fireflyc run [options] INPUT... [-- ARGS]\n"
    "\n"
    "Makes a program as `fireflyc build` does and runs it with ARGS; WebAssembly runs under node. The exit status is the\n"
    "program's.\n"
    "\n"
    PROGRAM_OPTIONS
    COMPILE_OPTIONS;

static const char check_help[] =
    "fireflyc check [options] INPUT...\n"
    "\n"
    "Follows every call from the entry and names each reachable function that nothing provides, with the calls that lead to\n"
    "it. Compiles nothing. Exit status 1 when there is such a function.\n"
    "\n"
    PROGRAM_OPTIONS
    REPORT_OPTIONS;

static const char targets_help[] = "fireflyc targets\n\nLists what --target accepts, and which are installed.\n";

static const char doctor_help[] =
    "fireflyc doctor\n"
    "\n"
    "Names each tool and library that fireflyc uses, the version found, what it is for, and the command that installs it.\n"
    "Exit status 1 when something is missing that a build needs.\n";

static const char version_help[] = "fireflyc --version\n\nPrints the version.\n";

static const char *text_of(const char *topic)
{
    ffc_command command = FFC_CMD_HELP;
    if (topic)
        ffc_command_from_name(topic, &command);
    switch (command) {
    case FFC_CMD_BUILD: return build_help;
    case FFC_CMD_RUN: return run_help;
    case FFC_CMD_CHECK: return check_help;
    case FFC_CMD_TARGETS: return targets_help;
    case FFC_CMD_DOCTOR: return doctor_help;
    case FFC_CMD_VERSION: return version_help;
    default: return overview;
    }
}

int ffc_cmd_help(const char *topic)
{
    fputs(text_of(topic), stdout);
    return FFC_EXIT_OK;
}
