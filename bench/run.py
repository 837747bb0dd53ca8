#!/usr/bin/env python3
"""bench/run.py -- time each program of bench/programs under erl, as a native executable with either heap, and in Node.

The four run interleaved, round after round, so that a noisy machine disturbs all of them alike; what is reported is the
median. "run" is the time that the program measures around its own work, "whole" is the wall time of the process, start
included, "memory" the most that the process had in memory beyond what programs/hello.erl has under the same runner. Ratios
are against `erl +S 1`: below 1 is better than the BEAM. Outputs must agree or the program counts as failed.
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
import threading
import time
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PROGRAMS = HERE / "programs"
README = HERE / "README.md"
PICTURE = HERE / "bench.svg"
WASI_RUNNER = ROOT / "targets" / "wasi" / "run.mjs"
BEGIN, END = "<!-- table: written by bench/run.py -->", "<!-- end of table -->"
TIMEOUT_S = 300
SHORTEST_INTERVAL_S, LONGEST_INTERVAL_S = 0.0005, 0.01  # between two looks at a process

# The order of the table, and the argument that --quick passes in place of the program's own default.
QUICK = {"fib": 27, "tak": 20, "nrev": 10000, "ring": 100000, "spawn": 20000, "binary_trees": 12, "nbody": 10000,
         "fannkuch": 7, "spectral": 100, "mandelbrot": 120, "json_like": 20, "string_build": 50, "maps_churn": 30000,
         "sort": 1, "gen_call": 20000, "pidigits": 300, "queens": 7, "ack": 5, "closures": 50, "higher_order": 20, "exceptions": 2000,
         "ets_set": 5000, "ets_ordered": 2000, "trees": 2000, "huffman": 1, "packets": 10, "records": 20000, "ordered": 5,
         "collatz": 3000, "matmul": 30, "utf8": 5, "messages": 20, "broadcast": 5}
RUNNERS = ["erl", "native", "wasm", "boehm"]
START = "hello"


class Failure(Exception):
    """A build or a run that did not work; the text says why."""


class Run(typing.NamedTuple):
    """What one process did: seconds by its own clock (None: it tells none) and in all, its largest resident set in KB, and that without code."""
    text: str
    own_s: float
    whole_s: float
    peak_kb: float
    data_kb: float


def call(command, watch=lambda process: None):
    """(standard output, standard error, seconds) of a command that must succeed; meanwhile another thread runs `watch`."""
    start = time.monotonic()
    try:
        process = subprocess.Popen([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        watcher = threading.Thread(target=watch, args=[process])
        watcher.start()
        text, notes = (output.decode(errors="replace") for output in process.communicate(timeout=TIMEOUT_S))
        whole_s = time.monotonic() - start
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Failure("did not end in %d s" % TIMEOUT_S)
    except OSError as error:
        raise Failure(str(error))
    watcher.join()
    if process.returncode != 0:
        raise Failure("status %d: %s" % (process.returncode, ((notes or text).strip().splitlines() or ["no message"])[0]))
    return text, notes, whole_s


class Mapped:
    """How many KB a child of GNU time has in memory of its executable and libraries, and, of erl, of the code that the JIT made, which is
    shared memory. They only become more, so the last look counts."""

    def __init__(self):
        self.kb = 0

    def watch(self, timer):
        interval_s = SHORTEST_INTERVAL_S
        while timer.returncode is None:
            self.look(timer)
            time.sleep(interval_s)
            interval_s = min(interval_s * 1.2, LONGEST_INTERVAL_S)

    def look(self, timer):
        try:
            child = pathlib.Path("/proc/%d/task/%d/children" % (timer.pid, timer.pid)).read_text().split()[0]
            status = pathlib.Path("/proc/%s/status" % child).read_text()
        except (OSError, IndexError):
            return
        self.kb = sum(int(kb) for kb in re.findall(r"^Rss(?:File|Shmem):\s*(\d+) kB$", status, re.MULTILINE)) or self.kb


def execute(command):
    """The Run of a program. GNU time starts it: a child of this process would count this process's memory as its own."""
    mapped = Mapped()
    text, notes, whole_s = call(["/usr/bin/time", "-q", "-f", "peak_kb %M", *command], mapped.watch)
    own_us = re.search(r"^time_us (\d+)$", notes, re.MULTILINE)
    peak_kb = int(re.search(r"^peak_kb (\d+)$", notes, re.MULTILINE).group(1))
    return Run(text, int(own_us.group(1)) / 1e6 if own_us else None, whole_s, peak_kb, peak_kb - mapped.kb)


def build(name, options):
    """The command of each runner, or the Failure that kept it from being built."""
    folder = options.cache
    folder.mkdir(parents=True, exist_ok=True)
    call(["erlc", "-o", folder, PROGRAMS / (name + ".erl")])
    argument = [str(QUICK[name])] if options.quick and name in QUICK else []
    entry = "%s:main([%s]), halt()." % (name, ", ".join('"%s"' % a for a in argument))
    commands = {"erl": ["erl", "+S", "1", "-noshell", "-pa", folder, "-eval", entry]}
    for runner, chosen, suffix, prefix in [("native", [], "", []), ("boehm", ["--gc=boehm"], ".boehm", []),
                                           ("wasm", ["--target", "wasm32-wasi"], ".wasm", ["node", "--no-warnings", WASI_RUNNER])]:
        output = folder / (name + suffix)
        try:
            call([options.fireflyc, "build", "-O2", *chosen, "-o", output, folder / (name + ".beam")])
            commands[runner] = [*prefix, output, *argument]
        except Failure as failure:
            commands[runner] = Failure("build: %s" % failure)
    return commands


def measure(name, options):
    """{runner: the Run of the medians, or a Failure}"""
    results = build(name, options)
    runs = {runner: [] for runner in RUNNERS}
    expected = None
    for _ in range(options.rounds):
        for runner in RUNNERS:
            if isinstance(results[runner], Failure):
                continue
            try:
                run = execute(results[runner])
                expected = run.text if expected is None else expected
                if run.text != expected:
                    raise Failure("prints %r, erl prints %r" % (run.text.strip()[:60], expected.strip()[:60]))
                if run.own_s is None and name != START:
                    raise Failure("prints no time_us line")
                runs[runner].append(run)
            except Failure as failure:
                results[runner] = failure
    for runner in RUNNERS:
        if not isinstance(results[runner], Failure):
            results[runner] = medians(runs[runner])
    return results


def medians(runs):
    own = None if runs[0].own_s is None else statistics.median(run.own_s for run in runs)
    return Run(runs[0].text, own, statistics.median(run.whole_s for run in runs),
               statistics.median(run.peak_kb for run in runs), min(run.data_kb for run in runs))  # a look too early misses what is mapped later


def beyond_start(result, start):
    """The result with the memory that `start`, the same of programs/hello.erl, does not have; 1 MB at least: below is noise."""
    if isinstance(result, Failure) or isinstance(start, Failure):
        return result
    return result._replace(data_kb=max(result.data_kb - start.data_kb, 1024))


# ---- the table ----

def ratio(results, runner, column):
    if isinstance(results[runner], Failure) or isinstance(results["erl"], Failure):
        return None
    return max(getattr(results[runner], column), 1e-6) / max(getattr(results["erl"], column), 1e-6)


def milliseconds(seconds):
    return "%.1f" % (seconds * 1000) if seconds < 0.01 else "%.0f" % (seconds * 1000)


def own_milliseconds(result):
    return "-" if isinstance(result, Failure) else milliseconds(result.own_s)


def two_digits(value):
    return "-" if value is None else "%.2f" % value


def geometric_mean(values):
    values = [v for v in values if v is not None]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


RATIOS = [("native", "own_s"), ("wasm", "own_s"), ("boehm", "own_s"), ("native", "whole_s"), ("wasm", "whole_s"), ("native", "data_kb"),
          ("boehm", "data_kb")]


def table(all_results):
    lines = ["| program | erl ms | native ms | wasm ms | boehm ms | native / erl | wasm / erl | boehm / erl | whole: native / erl "
             "| whole: wasm / erl | memory: native / erl | memory: boehm / erl |",
             "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name, results in all_results.items():
        cells = [own_milliseconds(results[r]) for r in RUNNERS] + [two_digits(ratio(results, r, c)) for r, c in RATIOS]
        lines.append("| %s | %s |" % (name, " | ".join(cells)))
    means = [geometric_mean([ratio(results, r, c) for results in all_results.values()]) for r, c in RATIOS]
    lines.append("| **geometric mean** | | | | | %s |" % " | ".join("**%s**" % two_digits(m) for m in means))
    return "\n".join(lines)


def start_text(start):
    """What programs/hello.erl took from start to exit."""
    told = ["%s %s ms, %.0f MB" % (runner, milliseconds(start[runner].whole_s), start[runner].peak_kb / 1024)
            for runner in RUNNERS if not isinstance(start[runner], Failure)]
    return "From start to exit, and memory, `hello`: %s." % "; ".join(told)


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


def write_readme(text, begin=BEGIN, end=END):
    """Replaces what README.md has between the lines begin and end."""
    head, rest = README.read_text().split(begin, 1)
    _, tail = rest.split(end, 1)
    README.write_text(head + begin + "\n" + text + "\n" + end + tail)


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
    values = [ratio(r, runner, "own_s") for r in all_results.values() for runner in ("native", "wasm")]
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
            out += bar(scale, ratio(results, runner, "own_s"), runner, y + 3 + place * (BAR + 1))
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


def report(name, results, column):
    """A line for each program as it is measured. Returns whether every runner ran it."""
    failures = {runner: r for runner, r in results.items() if isinstance(r, Failure)}
    shown = ["%s %s" % (runner, "-" if runner in failures else milliseconds(getattr(results[runner], column))) for runner in RUNNERS]
    print("%-14s %s" % (name, "  ".join(shown)), flush=True)
    for runner, failure in failures.items():
        print("  %s: %s" % (runner, failure))
    return not failures


def main():
    options = parse_options()
    start = measure(START, options)
    well = report(START, start, "whole_s")
    all_results = {}
    for name in options.only or QUICK:
        results = measure(name, options)
        well = report(name, results, "own_s") and well
        all_results[name] = {runner: beyond_start(results[runner], start[runner]) for runner in RUNNERS}
    text = "\n\n".join([table(all_results), start_text(start), circumstances(options.rounds)])
    print("\n" + text)
    if not options.only and not options.quick:
        write_readme(text)
        PICTURE.write_text(picture(all_results))
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
