#!/usr/bin/env python3
"""bench/run.py -- time each program of bench/programs under erl, as a native executable and in Node.

The three run interleaved, round after round, so that a noisy machine disturbs all of them alike; what is reported is the
median. "run" is the time that the program measures around its own work, "whole" is the wall time of the process, start
included. Ratios are against `erl +S 1`: below 1 is faster than the BEAM. Outputs must agree or the program counts as failed.
A full run rewrites the table of bench/README.md and bench/bench.svg; --only and --quick just print.

SPDX-License-Identifier: Apache-2.0
"""
import argparse
import math
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PROGRAMS = HERE / "programs"
README = HERE / "README.md"
PICTURE = HERE / "bench.svg"
WASI_RUNNER = ROOT / "targets" / "wasi" / "run.mjs"
BEGIN, END = "<!-- table: written by bench/run.py -->", "<!-- end of table -->"
TIMEOUT_S = 300

# The order of the table, and the argument that --quick passes in place of the program's own default.
QUICK = {"fib": 27, "tak": 20, "nrev": 10000, "ring": 100000, "spawn": 20000, "binary_trees": 12, "nbody": 10000,
         "fannkuch": 7, "spectral": 100, "mandelbrot": 120, "json_like": 20, "string_build": 50, "maps_churn": 30000,
         "sort": 1, "gen_call": 20000, "pidigits": 300, "queens": 7, "ack": 5, "closures": 50, "exceptions": 2000,
         "ets_set": 5000, "ets_ordered": 2000, "trees": 2000, "huffman": 1, "packets": 10, "records": 20000, "ordered": 5,
         "collatz": 3000, "matmul": 30, "utf8": 5, "messages": 20}
RUNNERS = ["erl", "native", "wasm"]


class Failure(Exception):
    """A build or a run that did not work; the text says why."""


def execute(command, timeout_s=TIMEOUT_S):
    """(standard output, standard error) of a command that must succeed."""
    try:
        done = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        raise Failure("did not end in %d s" % timeout_s)
    except OSError as error:
        raise Failure(str(error))
    if done.returncode != 0:
        text = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise Failure("status %d: %s" % (done.returncode, text[0] if text else "no message"))
    return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def build(name, options):
    """The command of each runner, or the Failure that kept it from being built."""
    folder = options.cache
    folder.mkdir(parents=True, exist_ok=True)
    execute(["erlc", "-o", folder, PROGRAMS / (name + ".erl")])
    argument = [str(QUICK[name])] if options.quick else []
    call = "%s:main([%s]), halt()." % (name, ", ".join('"%s"' % a for a in argument))
    commands = {"erl": ["erl", "+S", "1", "-noshell", "-pa", folder, "-eval", call]}
    for runner, target, suffix, prefix in [("native", "native", "", []),
                                           ("wasm", "wasm32-wasi", ".wasm", ["node", "--no-warnings", WASI_RUNNER])]:
        output = folder / (name + suffix)
        try:
            execute([options.fireflyc, "build", "-O2", "--target", target, "-o", output, folder / (name + ".beam")])
            commands[runner] = [*prefix, output, *argument]
        except Failure as failure:
            commands[runner] = Failure("build: %s" % failure)
    return commands


def run_once(command):
    """(what it printed, its own seconds, seconds of the whole process)"""
    start = time.monotonic()
    text, notes = execute(command)
    whole = time.monotonic() - start
    found = re.search(r"^time_us (\d+)$", notes, re.MULTILINE)
    if not found:
        raise Failure("prints no time_us line")
    return text, int(found.group(1)) / 1e6, whole


def measure(name, options):
    """{runner: (run, whole) medians in seconds, or a Failure}"""
    results = build(name, options)
    times = {runner: [] for runner in RUNNERS}
    expected = None
    for _ in range(options.rounds):
        for runner in RUNNERS:
            if isinstance(results[runner], Failure):
                continue
            try:
                text, run, whole = run_once(results[runner])
                expected = text if expected is None else expected
                if text != expected:
                    raise Failure("prints %r, erl prints %r" % (text.strip()[:60], expected.strip()[:60]))
                times[runner].append((run, whole))
            except Failure as failure:
                results[runner] = failure
    for runner in RUNNERS:
        if not isinstance(results[runner], Failure):
            results[runner] = tuple(statistics.median(column) for column in zip(*times[runner]))
    return results


# ---- the table ----

def ratio(results, runner, column):
    if isinstance(results[runner], Failure) or isinstance(results["erl"], Failure):
        return None
    return max(results[runner][column], 1e-6) / max(results["erl"][column], 1e-6)


def milliseconds(result):
    return "-" if isinstance(result, Failure) else "%.0f" % (result[0] * 1000)


def two_digits(value):
    return "-" if value is None else "%.2f" % value


def geometric_mean(values):
    values = [v for v in values if v is not None]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


RATIOS = [("native", 0), ("wasm", 0), ("native", 1), ("wasm", 1)]


def table(all_results):
    lines = ["| program | erl ms | native ms | wasm ms | native / erl | wasm / erl | whole: native / erl | whole: wasm / erl |",
             "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for name, results in all_results.items():
        cells = [milliseconds(results[r]) for r in RUNNERS] + [two_digits(ratio(results, r, c)) for r, c in RATIOS]
        lines.append("| %s | %s |" % (name, " | ".join(cells)))
    means = [geometric_mean([ratio(results, r, c) for results in all_results.values()]) for r, c in RATIOS]
    lines.append("| **geometric mean** | | | | %s |" % " | ".join("**%s**" % two_digits(m) for m in means))
    return "\n".join(lines)


def first_line(command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines()[0]
    except (OSError, IndexError):
        return "unknown"


def circumstances(rounds):
    release = first_line(["erl", "-noshell", "-eval",
                          'io:put_chars([erlang:system_info(otp_release), ", erts ", erlang:system_info(version)]), halt().'])
    return "Medians of %d rounds, %s, %d cores, OTP %s, Node %s, %s." % (
        rounds, platform.machine(), os.cpu_count(), release, first_line(["node", "--version"]), time.strftime("%Y-%m-%d"))


def write_readme(text):
    old = README.read_text()
    head, rest = old.split(BEGIN, 1)
    _, tail = rest.split(END, 1)
    README.write_text(head + BEGIN + "\n" + text + "\n" + END + tail)


# ---- the picture ----

ROW, BAR, LEFT, WIDTH = 30, 11, 110, 560
STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #24292f; } .axis { stroke: #d0d7de; } .one { stroke: #57606a; }
  .native { fill: #0969da; } .wasm { fill: #8250df; } .small { font-size: 10px; fill: #57606a; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .axis { stroke: #30363d; } .one { stroke: #8b949e; }
    .native { fill: #58a6ff; } .wasm { fill: #bc8cff; } .small { fill: #8b949e; }
  }"""


class LogScale:
    """Ratios to x positions: powers of two from the one below the smallest to the one above the largest."""

    def __init__(self, values):
        self.low = math.floor(min([math.log2(v) for v in values] + [-1]))
        self.high = math.ceil(max([math.log2(v) for v in values] + [1]))

    def x(self, value):
        return LEFT + WIDTH * (math.log2(value) - self.low) / (self.high - self.low)

    def ticks(self):
        return [2.0 ** e for e in range(self.low, self.high + 1)]


def picture(all_results):
    values = [ratio(r, runner, 0) for r in all_results.values() for runner in ("native", "wasm")]
    scale = LogScale([v for v in values if v is not None])
    top, height = 44, 44 + ROW * len(all_results)
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="time against erl">'
           % (LEFT + WIDTH + 60, height + 28), "<style>%s\n</style>" % STYLE,
           '<text x="%d" y="16">time against erl +S 1 (log scale; left of 1 is faster)</text>' % LEFT,
           '<rect class="native" x="%d" y="24" width="10" height="10"/><text x="%d" y="33">native</text>' % (LEFT, LEFT + 16),
           '<rect class="wasm" x="%d" y="24" width="10" height="10"/><text x="%d" y="33">wasm in Node</text>'
           % (LEFT + 80, LEFT + 96)]
    for tick in scale.ticks():
        out.append('<line class="%s" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/><text class="small" x="%.1f" y="%d" '
                   'text-anchor="middle">%g</text>' % ("one" if tick == 1 else "axis", scale.x(tick), scale.x(tick), top,
                                                       height, scale.x(tick), height + 16, tick))
    for row, (name, results) in enumerate(all_results.items()):
        y = top + ROW * row
        out.append('<text x="%d" y="%d" text-anchor="end">%s</text>' % (LEFT - 8, y + 18, name))
        for place, runner in enumerate(("native", "wasm")):
            out += bar(scale, ratio(results, runner, 0), runner, y + 3 + place * (BAR + 1))
    return "\n".join(out + ["</svg>", ""])


def bar(scale, value, runner, y):
    """From 1 to the value, so that faster grows to the left and slower to the right."""
    if value is None:
        return []
    one, end = scale.x(1.0), scale.x(value)
    return ['<rect class="%s" x="%.1f" y="%d" width="%.1f" height="%d"/>'
            % (runner, min(one, end), y, max(abs(end - one), 1), BAR),
            '<text class="small" x="%.1f" y="%d">%.2f</text>' % (max(one, end) + 4, y + 9, value)]


# ---- the command ----

def parse_options():
    parser = argparse.ArgumentParser(description="Time bench/programs under erl, natively and in Node.")
    parser.add_argument("--only", action="append", metavar="NAME", help="just this program (may be repeated)")
    parser.add_argument("--rounds", type=int, metavar="R", help="runs of each, 5 unless told (1 with --quick)")
    parser.add_argument("--quick", action="store_true", help="small arguments: do they work, not how fast are they")
    parser.add_argument("--fireflyc", default=shutil.which("fireflyc") or str(ROOT / "build" / "bin" / "fireflyc"))
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / "build" / "bench", metavar="DIR")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 5)
    unknown = set(options.only or []) - set(QUICK)
    if unknown:
        parser.error("no program named " + ", ".join(sorted(unknown)))
    return options


def main():
    options = parse_options()
    all_results, failed = {}, False
    for name in options.only or QUICK:
        all_results[name] = measure(name, options)
        shown = ["%s %s" % (runner, milliseconds(all_results[name][runner])) for runner in RUNNERS]
        print("%-14s %s" % (name, "  ".join(shown)), flush=True)
        for runner in RUNNERS:
            if isinstance(all_results[name][runner], Failure):
                failed = True
                print("  %s: %s" % (runner, all_results[name][runner]))
    text = table(all_results) + "\n\n" + circumstances(options.rounds)
    print("\n" + text)
    if not options.only and not options.quick:
        write_readme(text)
        PICTURE.write_text(picture(all_results))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
