#!/usr/bin/env python3
"""bench/kernels.py -- time the kernels of bench/kernels under erl, natively and in Node, and say which are behind the goals.

Programs of the suite get all the attention; these are many, small and of every kind, to see that what made those fast is general.
Each is repeated as often as erl needs for WORK_MS, in a process of its own; the runners take turns. "memory" is the ratio
of what each has beyond the same program that does nothing. A run of all rewrites bench/README.md under "Outside the suite".

SPDX-License-Identifier: Apache-2.0
"""
import argparse
import fnmatch
import pathlib
import sys

import run

KERNELS = run.HERE / "kernels"
WORK_MS = 250
GOALS = {"native": 0.9, "wasm": 0.4}  # speed against erl
MEMORY_GOAL = 1.3
AGAIN = 3  # rounds for those that seem behind: one round of a loaded machine says little
BEGIN, END = "<!-- kernels: written by bench/kernels.py -->", "<!-- end of kernels -->"


def elixir_path():
    """Where erl finds Elixir's modules."""
    lib = run.call(["elixir", "-e", "IO.write(:code.lib_dir(:elixir))"])[0]
    return ["-pa", lib + "/ebin", "-pa", lib + "/../logger/ebin"]


def build(source, options):
    """{runner: command}"""
    folder = options.cache / source.stem
    folder.mkdir(parents=True, exist_ok=True)
    run.call(["erlc", "-o", folder, KERNELS / "timed.erl"])
    run.call(["elixirc" if source.suffix == ".ex" else "erlc", "-o", folder, source])
    beams = sorted(folder.glob("*.beam"))
    module, path = (source.stem, []) if source.suffix == ".erl" else ("'Elixir.%s'" % "".join(
        part.capitalize() for part in source.stem.split("_")), elixir_path())
    program, wasm = folder / source.stem, folder / (source.stem + ".wasm")
    entry = ["--entry", module.strip("'") + ":main/1"]
    run.call([options.fireflyc, "build", "-O2", *entry, "-o", program, *beams])
    run.call([options.fireflyc, "build", "-O2", *entry, "--target", "wasm32-wasi", "-o", wasm, *beams])
    start = "%s:main(init:get_plain_arguments()), halt()." % module
    return {"erl": ["erl", "+S", "1", "-noshell", "-pa", folder, *path, "-eval", start, "-extra"],
            "native": [program], "wasm": ["node", "--no-warnings", run.WASI_RUNNER, wasm]}


def once(command, name, times):
    return run.execute([*command, name, str(times)])


def repetitions(command, name):
    """How often erl does it in WORK_MS."""
    times = 1
    while True:
        ms = once(command, name, times).own_s * 1000
        if ms >= WORK_MS / 5:
            return max(1, round(times * WORK_MS / ms))
        times *= 5


def measure(commands, name, rounds):
    """{runner: the Run of the medians}"""
    times = repetitions(commands["erl"], name)
    runs = {runner: [] for runner in commands}
    for _ in range(rounds):
        for runner, command in commands.items():
            done = once(command, name, times)
            expected = runs["erl"][0].text if runs["erl"] else done.text
            if done.text != expected:
                raise run.Failure("%s of %s prints %r, erl prints %r" % (name, runner, done.text, expected))
            runs[runner].append(done)
    return {runner: run.medians(done) for runner, done in runs.items()}


def summary(found, rounds):
    lines = []
    for runner in GOALS:
        speeds = [figures[runner] for figures in found.values()]
        lines.append("- %s: %d kernels, geometric mean %.2f of erl's speed, slowest %.2f" % (runner, len(speeds), run.geometric_mean(speeds), min(speeds)))
    memories = [figures["memory"] for figures in found.values()]
    lines.append("- memory: geometric mean %.2f of erl's, largest %.2f" % (run.geometric_mean(memories), max(memories)))
    behind = ["%s %.2f (%s)" % (name, figures[goal], goal) for name, figures in found.items() for goal in figures if is_behind(figures, goal)]
    lines.append("- behind %s: %s" % (", ".join("%.1f (%s)" % (goal, what) for what, goal in {**GOALS, "memory": MEMORY_GOAL}.items()),
                                     "; ".join(behind) or "none"))
    return "\n".join(lines) + "\n\n" + run.circumstances(rounds)


def ratios(done, start):
    """{goal: the figure of a kernel}"""
    memory = run.beyond_start(done["native"], start["native"]).data_kb / run.beyond_start(done["erl"], start["erl"]).data_kb
    return {**{runner: done["erl"].own_s / done[runner].own_s for runner in GOALS}, "memory": memory}


def is_behind(figures, goal):
    return figures[goal] > MEMORY_GOAL if goal == "memory" else figures[goal] < GOALS[goal]


def show(name, done, figures):
    print("%-20s %8.0f %8.0f %8.0f  %13.2f %5.2f  %20.2f" % (
        name, *(done[runner].own_s * 1000 for runner in ("erl", "native", "wasm")), figures["native"], figures["wasm"], figures["memory"]), flush=True)


def measure_all(kernels, rounds):
    """({name: figures}, how many failed)"""
    found, failed = {}, 0
    for name, (commands, start) in kernels.items():
        try:
            done = measure(commands, name, rounds)
        except run.Failure as failure:
            failed += 1
            print("FAIL %s: %s" % (name, failure))
            continue
        found[name] = ratios(done, start)
        show(name, done, found[name])
    return found, failed


def main():
    parser = argparse.ArgumentParser(description="Time the kernels of bench/kernels against erl.")
    parser.add_argument("--fireflyc", default=str(run.ROOT / "build" / "bin" / "fireflyc"))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", action="append", metavar="GLOB", help="only the kernels whose name matches; may be repeated")
    parser.add_argument("--cache", type=pathlib.Path, default=run.ROOT / "build" / "kernels", metavar="DIR")
    options = parser.parse_args()
    kernels = {}
    for source in sorted(KERNELS.glob("k_*")):
        commands = build(source, options)
        start = {runner: run.medians([run.execute(command) for _ in range(AGAIN)]) for runner, command in commands.items()}
        for name in start["erl"].text.split():
            if not options.only or any(fnmatch.fnmatch(name, glob) for glob in options.only):
                kernels[name] = (commands, start)
    if not kernels:
        sys.exit("kernels.py: --only names no kernel of bench/kernels")
    print("%-20s %8s %8s %8s  speed: native, wasm  memory: native / erl" % ("", "erl ms", "native", "wasm"))
    found, failed = measure_all(kernels, options.rounds)
    behind = [name for name, figures in found.items() if any(is_behind(figures, goal) for goal in figures)]
    if behind and options.rounds < AGAIN:
        print("again, %d rounds:" % AGAIN)
        found.update(measure_all({name: kernels[name] for name in behind}, AGAIN)[0])
    if not found:
        sys.exit(1)
    text = summary(found, options.rounds)
    print(text)
    if not options.only and not failed:
        run.write_readme(text, BEGIN, END)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
