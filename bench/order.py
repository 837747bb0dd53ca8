#!/usr/bin/env python3
"""bench/order.py -- writes targets/native/order.txt: functions that programs really run, for the linker to put side by side.

A page of code that is touched brings its neighbours into memory, and a few hundred functions of the runtime and the C library
serve most programs; scattered over the executable they make most of it resident. They are what programs of bench/programs,
run under callgrind, enter, those first that most programs enter. With -g a host is one function and has its name; else it is named by
its first function, so a name of every function of Erlang stands in the list, and the linker skips those that are not there.

usage: bench/order.py --fireflyc PATH

SPDX-License-Identifier: Apache-2.0
"""
import argparse
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
# glibc picks these by the processor, and valgrind's is not the newest. The dynamic loader's part of a static program hides from it, too.
FAMILY = re.compile(r"(__\w+?)_(?:avx2|avx|sse2|sse42|sse4_1|ssse3)(?:_\w+)?$")
VARIANT = re.compile(r"_(?:avx2|evex|avx512)(?:_unaligned|_unaligned_erms|_movbe)?$")
UNSEEN = ["_dl_new_object", "_dl_setup_hash", "_dl_add_to_namespace_list", "__pthread_mutex_lock", "___pthread_mutex_lock",
          "___pthread_mutex_unlock", "_dl_vdso_vsym", "setup_vdso_pointers", "_dl_lookup_symbol_x", "do_lookup_x", "check_match",
          "_dl_protect_relro", "__strcmp_evex", "__strcmp_avx2"]


def output_of(*command):
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True, errors="replace").stdout


def symbols(program):
    rows = (line.split(" ", 2) for line in output_of("nm", program).splitlines() if not line.startswith(" "))
    return {name for _, kind, name in rows if kind in "tTwWi"}


def entered(fireflyc, folder, name):
    """The functions that one program enters, and all that it has."""
    program, profile = folder / name, folder / "profile"
    output_of(fireflyc, "build", "-g", "-o", program, HERE / "programs" / (name + ".erl"))
    output_of("strip", "--strip-debug", program)
    argument = [] if ARGUMENTS[name] is None else [ARGUMENTS[name]]
    output_of("valgrind", "--tool=callgrind", "--callgrind-out-file=%s" % profile, program, *argument)
    names = re.findall(r"^c?fn=\(\d+\) (.*?)(?:'\d+)?$", profile.read_text(errors="replace"), re.MULTILINE)
    have = symbols(program)
    return set(names) & have, have


def host_name(function):
    """The symbol of a host that begins with this function; None for names that would need escapes."""
    parts = re.fullmatch(r"(\w+):([a-z]\w*)/(\d+)", function)
    return "ffh_%s__%s_%s" % parts.groups() if parts else None


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
    with tempfile.TemporaryDirectory() as folder:
        for name in ARGUMENTS:
            ran, has = entered(fireflyc, pathlib.Path(folder), name)
            have |= has
            times.update(host_name(f) if ":" in f else f for f in ran if f.partition(":")[0] not in ARGUMENTS)
    del times[None]
    often = sorted(times, key=lambda name: (-times[name], name))
    ORDER.write_text("".join(name + "\n" for name in UNSEEN + with_variants(often, have)))


if __name__ == "__main__":
    main()
