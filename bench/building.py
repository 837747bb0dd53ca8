#!/usr/bin/env python3
"""bench/building.py -- time `fireflyc build -O2` of a small and of a large program, cold and after an edit.

"Cold" starts with an empty cache of objects; "edited" is built again after a word of the program's own module has changed.
Rewrites the table of bench/README.md under "Building", unless --print is given.

SPDX-License-Identifier: Apache-2.0
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import run

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PROGRAMS = ["hello", "large"]
BEGIN, END = "<!-- building: written by bench/building.py -->", "<!-- end of building -->"


def call(command, **more):
    done = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise run.Failure("%s: %s" % (command[0], (done.stderr or done.stdout).strip() or "status %d" % done.returncode))
    return done.stdout


class Builder:
    """Builds one program in a folder of its own, with a cache of its own."""

    def __init__(self, fireflyc, program, folder):
        self.fireflyc, self.program, self.folder = fireflyc, program, folder
        self.beam = folder / (program + ".beam")
        self.environment = dict(os.environ, XDG_CACHE_HOME=str(folder / "cache"))

    def compile(self, word):
        call(["erlc", "-DWORD=" + word, "-o", self.folder, HERE / "building" / (self.program + ".erl")])

    def build_s(self):
        start = time.monotonic()
        call([self.fireflyc, "build", "-O2", "-o", self.folder / self.program, self.beam], env=self.environment)
        return time.monotonic() - start

    def expect(self, word):
        """An edit that did not reach the executable must not count as fast."""
        if word not in call([self.folder / self.program]):
            raise run.Failure("%s: does not print %s" % (self.program, word))

    def cold_and_edited_s(self):
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        times = []
        for word in ["first", "second"]:
            self.compile(word)
            times.append(self.build_s())
            self.expect(word)
        return times

    def instructions(self):
        """How many BEAM instructions are in the program, by fireflyc's own report."""
        report = call([self.fireflyc, "build", "-O2", "--report=dce", "--report-format=json", "-o", self.folder / self.program,
                       self.beam], env=self.environment)
        return sum(module["instructions"] for module in json.loads(report)["modules"])


def row(options, program):
    with tempfile.TemporaryDirectory() as folder:
        builder = Builder(options.fireflyc, program, pathlib.Path(folder))
        rounds = [builder.cold_and_edited_s() for _ in range(options.rounds)]
        cold, edited = (statistics.median(times) for times in zip(*rounds))
        line = "| %s | %s | %.1f | %.2f |" % (program, format(builder.instructions(), ","), cold, edited)
    print(line, flush=True)
    return line


def main():
    parser = argparse.ArgumentParser(description="Time building a small and a large program.")
    parser.add_argument("--rounds", type=int, default=3, metavar="R", help="how many times each, 3 unless told")
    parser.add_argument("--print", action="store_true", help="leave README.md as it is")
    parser.add_argument("--fireflyc", default=shutil.which("fireflyc") or str(ROOT / "build" / "bin" / "fireflyc"))
    options = parser.parse_args()
    try:
        lines = ["| program | BEAM instructions | cold, s | after an edit, s |", "|---|--:|--:|--:|"]
        lines += [row(options, program) for program in PROGRAMS]
    except run.Failure as failure:
        sys.exit("bench/building.py: %s" % failure)
    if not options.print:
        run.write_readme("\n".join(lines) + "\n\nMedians of %d rounds, %d cores, %s." % (
            options.rounds, os.cpu_count(), time.strftime("%Y-%m-%d")), BEGIN, END)


if __name__ == "__main__":
    main()
