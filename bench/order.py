#!/usr/bin/env python3
"""bench/order.py -- writes targets/native/order.txt: functions that programs really run, for the linker to put side by side.

A page of code that is touched brings its neighbours into memory, and a few hundred functions of the runtime and the C library
serve most programs; scattered over the executable they make most of it resident. They are what programs of bench/programs,
and some of tests/lang for what those leave out, run under callgrind, enter, those first that most programs enter. Functions of Erlang
stand there as M:F/A; compiler/driver/order.c knows which C function has them in a program. Blank lines part
what many of the programs enter, what some do, and constants that are read.

usage: bench/order.py --fireflyc PATH

SPDX-License-Identifier: Apache-2.0
"""
import argparse
import bisect
import collections
import os
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ORDER = HERE.parent / "targets" / "native" / "order.txt"
ARGUMENTS = {"hello": None, "gen_call": 200, "messages": 3, "ets_set": 500, "ets_ordered": 300, "maps_churn": 2000, "string_build": 2,
             "json_like": 2, "exceptions": 200, "binary_trees": 6, "nbody": 100, "pidigits": 30, "utf8": 1, "huffman": 1, "sort": 1,
             "spawn": 200, "packets": 2, "closures": 2}
LANG = ["std_gen_server", "std_gen_statem", "std_supervision", "std_proc_lib", "std_ets", "std_string", "io_format_basic", "io_format_float",
        "maps_functions", "lists_more", "proc_timers", "exc_format"]
COMMON = 5 # programs
# glibc picks these by the processor, and valgrind's is not the newest. The dynamic loader's part of a static program hides from it, too.
FAMILY = re.compile(r"(__\w+?)_(?:avx2|avx|sse2|sse42|sse4_1|ssse3)(?:_\w+)?$")
VARIANT = re.compile(r"_(?:avx2|evex|avx512)(?:_unaligned|_unaligned_erms|_movbe)?$")
# Names that the compiler gives; it knows better which of those are read.
OWN = re.compile(r"ff[htnifm]_|lit_\d|lambda_fun_|fun_\d|values_\d|atoms$|atom_texts$|exports")
UNSEEN = ["_dl_new_object", "_dl_setup_hash", "_dl_add_to_namespace_list", "__pthread_mutex_lock", "___pthread_mutex_lock",
          "___pthread_mutex_unlock", "_dl_vdso_vsym", "setup_vdso_pointers", "_dl_lookup_symbol_x", "do_lookup_x", "check_match",
          "_dl_protect_relro", "__strcmp_evex", "__strcmp_avx2", "strcat_ifunc", "strncpy_ifunc", "strncasecmp", "frame_dummy",
          "__do_global_dtors_aux"]


def output_of(*command):
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True, errors="replace").stdout


def symbols(program):
    rows = (line.split(" ", 2) for line in output_of("nm", program).splitlines() if not line.startswith(" "))
    return {name for _, kind, name in rows if kind in "tTwWi"}


def entered(fireflyc, folder, source, argument):
    """The functions that one program enters, and all that it has."""
    program, profile = folder / source.stem, folder / "profile"
    output_of(fireflyc, "build", "-O0", "-g", "-o", program, source)
    output_of("strip", "--strip-debug", program)
    given = [] if argument is None else [str(argument)]
    subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=%s" % profile, program, *given], cwd=folder, check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    names = re.findall(r"^c?fn=\(\d+\) (.*?)(?:'\d+)?$", profile.read_text(errors="replace"), re.MULTILINE)
    have = symbols(program)
    return set(names) & have, have


def constants_read(fireflyc, folder, name, argument):
    """The constants of the runtime and the C library that a program of bench/programs reads."""
    program = folder / name
    output_of(fireflyc, "build", "-O0", "-g", "-o", program, HERE / "programs" / (name + ".erl"))
    output_of("strip", "--strip-debug", program)
    rows = [line.split() for line in output_of("nm", "-S", "-n", program).splitlines()]
    constants = [(int(r[0], 16), int(r[0], 16) + int(r[1], 16), r[3]) for r in rows if len(r) == 4 and r[2] in "rRV"]
    starts, read = [c[0] for c in constants], set()
    given = [] if argument is None else [str(argument)]
    with subprocess.Popen(["valgrind", "--tool=lackey", "--trace-mem=yes", program, *given], stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace") as run:
        for line in run.stderr:
            if line.startswith(" L "):
                at = int(line[3:].partition(",")[0], 16)
                place = bisect.bisect_right(starts, at) - 1
                if place >= 0 and at < constants[place][1]:
                    read.add(constants[place][2])
    return {name for name in read if not OWN.match(name) and ":" not in name}


def with_variants(names, have):
    """Each name, and behind it those of its family that other processors get."""
    done = {}
    for name in names:
        done[name] = None
        family = FAMILY.match(name)
        if family:
            done.update((v, None) for v in sorted(have) if v.startswith(family[1]) and VARIANT.fullmatch(v[len(family[1]):]))
    return list(done)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--fireflyc", required=True, type=os.path.abspath)
    fireflyc = parser.parse_args().fireflyc
    times, have = collections.Counter(), set()
    runs = [(HERE / "programs" / (name + ".erl"), argument) for name, argument in ARGUMENTS.items()]
    runs += [(HERE.parent / "tests" / "lang" / (name + ".erl"), None) for name in LANG]
    with tempfile.TemporaryDirectory() as folder:
        constants = {c for name in ("hello", "gen_call") for c in constants_read(fireflyc, pathlib.Path(folder), name, ARGUMENTS[name])}
        for source, argument in runs:
            ran, has = entered(fireflyc, pathlib.Path(folder), source, argument)
            have |= has
            times.update(f for f in ran if f.partition(":")[0] != source.stem)
    names = with_variants(sorted(times, key=lambda name: (-times[name], name)), have)
    family = dict.fromkeys(n for name in times if times[name] >= COMMON for n in with_variants([name], have))
    often, rarely = [n for n in names if n in family], [n for n in names if n not in family]
    ORDER.write_text("\n".join("".join(name + "\n" for name in part) for part in (UNSEEN + often, rarely, sorted(constants))))


if __name__ == "__main__":
    main()
