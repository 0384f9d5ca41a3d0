#!/usr/bin/env python3
"""Shows that each guard bites: takes it away, and expects a test to fail.

    mutations.py BUILD [WORD...]      a WORD chooses the mutations whose guard or file has it

One line each: `passed` when the test program failed without its guard, FAILED when it did not notice. The source tree is not
touched: the changed file is compiled aside and linked before the library that has the right one.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 600  # seconds after which a test program hangs


class Unfit(Exception):
    """A mutation that can't be tried as it is written."""


class Bench:
    """Compiles, links and runs mutants of one build tree."""

    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        self.compile = {entry["file"]: entry["command"] for entry in json.loads((build / "compile_commands.json").read_text())}

    def run(self, command, **more):
        return subprocess.run(command, cwd=self.build, capture_output=True, text=True, errors="replace", check=False, **more)

    def link_of(self, program):
        shown = self.run(["ninja", "-t", "commands", program]).stdout.splitlines()
        links = [line for line in shown if re.search(rf"-o \S*/{program}(\s|$)", line)]
        if not links:
            raise Unfit(f"{program} is not built here")
        return links[-1]

    def mutant(self, number, mutation):
        """Where the program with this one change is."""
        source = ROOT / mutation["file"]
        text = source.read_text()
        if text.count(mutation["was"]) != 1:
            raise Unfit(f"{mutation['file']} has `was` {text.count(mutation['was'])} times")
        changed = self.folder / f"{number}" / source.name
        changed.parent.mkdir()
        changed.write_text(text.replace(mutation["was"], mutation["now"]))
        if str(source) not in self.compile:
            raise Unfit(f"{mutation['file']} is not compiled here")
        words = [word for word in shlex.split(self.compile[str(source)]) if word != "-Werror"]
        object_file = changed.with_suffix(".o")
        words[words.index("-o") + 1] = str(object_file)
        words[words.index(str(source))] = str(changed)
        built = self.run([*words, "-w", "-I", str(source.parent)])
        if built.returncode != 0:
            raise Unfit("it does not compile: " + built.stderr[-600:])
        return self.linked(mutation["program"], object_file)

    def linked(self, program, object_file):
        out = object_file.with_suffix(".mutant")
        # instead of the right object where the program has it itself; else before the library that has it
        whole = re.sub(rf" \S+/{object_file.stem}\.cpp\.o(?=\s)", "", self.link_of(program))
        command = re.sub(r" -o \S+", f" {object_file} -o {out}", whole, count=1)
        built = self.run(["bash", "-c", command])
        if built.returncode != 0:
            raise Unfit("it does not link: " + built.stderr[-600:])
        return out

    def first_failure(self, program):
        """The test that failed first, or None."""
        try:
            done = self.run([str(program), "--abort"], timeout=LIMIT, env={**os.environ, "LC_ALL": "C"})
        except subprocess.TimeoutExpired:
            return "the program hung"
        if done.returncode == 0:
            return None
        named = re.search(r"^-{70,}\n(.+)\n", done.stdout, re.MULTILINE)
        return named.group(1) if named else "the program ended"


def try_one(bench, number, mutation):
    name = "mutation: " + mutation["guard"]
    try:
        caught = bench.first_failure(bench.mutant(number, mutation))
    except Unfit as problem:
        return f"FAILED {name}: {problem}"
    if caught is None:
        return f"FAILED {name}: without it {mutation['program']} still passes"
    return f"passed {name} ({caught})"


def main(words):
    build = pathlib.Path(words[0]).resolve()
    mutations = tomllib.loads((ROOT / "tests/faults/mutations.toml").read_text())["mutation"]
    chosen = [m for m in mutations if not words[1:] or any(w in m["guard"] or w in m["file"] for w in words[1:])]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(build, pathlib.Path(folder))
        wrong = 0
        for program in sorted({m["program"] for m in chosen}):
            found = bench.first_failure(next(build.glob(f"tests/unit/*/{program}")))
            if found:
                print(f"FAILED mutation: {program} fails with every guard in place ({found})", flush=True)
                wrong += 1
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            for line in pool.map(lambda pair: try_one(bench, *pair), enumerate(chosen)):
                print(line, flush=True)
                wrong += line.startswith("FAILED")
    print(f"{len(chosen)} guards taken away, {wrong} not noticed", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))
