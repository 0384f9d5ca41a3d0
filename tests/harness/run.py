#!/usr/bin/env python3
"""The tests behind tests/run: builds the trees that the chosen parts need and runs the parts in order."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest.mock
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import invariants  # noqa: E402
from report import Report  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DEFAULT = ["unit", "ui", "e2e", "faults", "fuzz"]
ALL = [*DEFAULT, "bench", "demo", "sanitizers"]
JOBS = os.cpu_count() or 2
SUITE_LIMIT = 40 * 60  # seconds after which something hangs
MEMORY = pathlib.Path("/dev/shm")
ROOM = 4 << 30  # bytes that the tests' files may take


class Failed(Exception):
    """What keeps the tests from running at all."""


class Runner:
    """Builds each tree once and runs programs in it."""

    def __init__(self):
        self.report = Report(ROOT / "tests" / "allowed-missing")
        self.logs = ROOT / "build" / "logs"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.built = set()
        self.said = {}  # what each program that passed printed

    def tree(self, preset, target="all"):
        """The build folder of a preset, with that target built."""
        build = ROOT / "build" / preset
        if (preset, target) not in self.built:
            started = time.monotonic()
            for command in (["cmake", "--preset", preset], ["cmake", "--build", str(build), "-j", str(JOBS), "--target", target]):
                self.build_step(preset, command)
            self.built.add((preset, target))
            print(f"built {preset} in {time.monotonic() - started:.0f} s", flush=True)
        return build

    def build_step(self, preset, command):
        log = self.logs / f"build-{preset}.log"
        with open(log, "ab") as out:
            done = subprocess.run(command, cwd=ROOT, stdout=out, stderr=out, check=False)
        if done.returncode != 0:
            tail = log.read_text(errors="replace").splitlines()[-40:]
            raise Failed("\n".join([*tail, f"The {preset} build failed; the end of {log} is above."]))

    def program(self, name, command, environment=None, cwd=ROOT):
        """A program that passes or fails as a whole."""
        log = self.logs / f"{name.replace('/', '-')}.log"
        try:
            done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, errors="replace",
                                  timeout=SUITE_LIMIT, env={**os.environ, **(environment or {})}, check=False)
            output, code = done.stdout + done.stderr, done.returncode
        except subprocess.TimeoutExpired as late:
            output, code = f"{late.stdout or ''}\nIt did not end within {SUITE_LIMIT} s.", 1
        log.write_text(output)
        self.report.count(name, code, output, log)
        if code == 0:
            self.said[name] = output

    def script(self, name, command):
        """A program that names its tests itself, one line each (passed, FAILED, NOT RUN)."""
        log = self.logs / f"{name}.log"
        process = subprocess.Popen([str(c) for c in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                   errors="replace")
        before, lines = self.report.failed, 0
        with open(log, "w") as out:
            for line in process.stdout:
                out.write(line)
                lines += self.report.line(line.rstrip("\n"))
        if process.wait() != 0 and self.report.failed == before:
            self.report.count(name, 1, log.read_text(), log)
        elif not lines:
            self.report.count(name, 1, "It named no test.", log)

    def ctest(self, preset, label, target="all", only=None, environment=None):
        """Every ctest test with this label (and of those names only), at once as many as there are cores."""
        build = self.tree(preset, target)
        listed = subprocess.run(["ctest", "--show-only=json-v1", "-L", f"^{label}$", *(["-R", only] if only else [])], cwd=build,
                                capture_output=True, text=True, check=True)
        tests = json.loads(listed.stdout)["tests"]
        unbuilt = [test["name"] for test in tests if "command" not in test]
        if unbuilt or not tests:
            raise Failed(f"{', '.join(unbuilt)}: not built by {target}." if unbuilt
                         else f"No test of the {preset} build has the label {label}.")
        prefix = "" if preset == "release" else preset + "/"
        with ThreadPoolExecutor(JOBS) as pool:
            for test in tests:
                pool.submit(self.program, prefix + test["name"], test["command"], environment, build)


@contextlib.contextmanager
def files_in_memory():
    """Where there is room, what the tests write is kept in memory: to wait for a disk took most of the time of those with a database."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="p", dir=MEMORY) as folder:  # a short name: sockets lie in it
        with unittest.mock.patch.dict(os.environ, TMPDIR=folder):
            yield


def unit(runner):
    runner.ctest("release", "unit")


def ui(runner):
    runner.ctest("release", "ui")
    runner.script("requirements", [sys.executable, ROOT / "tests" / "ui" / "requirements.py", runner.tree("release")])


def e2e(runner):
    runner.script("e2e", [sys.executable, ROOT / "tests" / "e2e" / "run.py", runner.tree("release")])


def faults(runner):
    build = runner.tree("release")
    runner.ctest("release", "faults")
    for line in invariants.show(build, runner.said, ROOT / "tests" / "faults" / "invariants.toml"):
        if not runner.report.line(line):
            print(line, flush=True)
    runner.script("mutations", [sys.executable, ROOT / "tests" / "faults" / "mutations.py", build])


def fuzz(runner, seconds=5):
    build = runner.tree("asan-ubsan", "fuzzers")
    runner.script("fuzz", [sys.executable, ROOT / "tests" / "fuzz" / "run.py", seconds, build])


def bench(runner):
    build = runner.tree("release")
    done = subprocess.run([sys.executable, str(ROOT / "tests" / "bench" / "run.py"), str(build)], check=False)
    runner.report.line("passed bench: every figure was measured" if done.returncode == 0 else "FAILED bench: see above")


def demo(runner, turns=("demo",)):
    runner.tree("release")
    with tempfile.TemporaryDirectory() as out:
        for turn in turns:
            runner.program(turn, [ROOT / "deploy" / "demo", "--headless", out])


def sanitizers(runner):
    """The rooms' tests again, watched: memory and undefined behaviour in all, threads in those that have any."""
    address = {"ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1",
               "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1"}
    runner.ctest("asan-ubsan", "unit", "unit_tests", "^unit[.]", address)
    threads = {"TSAN_OPTIONS": f"halt_on_error=1:suppressions={ROOT}/tests/support/tsan.supp"}
    runner.ctest("tsan", "threads", "threaded_tests", environment=threads)


def long(runner):
    """For nights: every file compiled alone, every table, cut and failure, thousands of kills, twenty years, minutes of each
    fuzzer, the demo twice."""
    runner.tree("dev")
    build = runner.tree("release")
    runner.program("long.gate_attack", [build / "tests" / "faults" / "gate_attack", "--full"])
    runner.program("long.gate_programs", [build / "tests" / "faults" / "gate_programs", "--full"])
    runner.program("long.kill_outbox", [build / "tests" / "faults" / "kill_outbox", "10000"])
    runner.program("long.kill_ingest", [build / "tests" / "faults" / "kill_ingest", "10000"])
    runner.program("long.year", [build / "tests" / "faults" / "year", *range(1, 21)])
    for name in ("cut_outbox", "cut_council", "fail_council"):
        runner.program(f"long.{name}", [build / "tests" / "faults" / name, "--long"])
    runner.program("long.kill_shelf", [build / "tests" / "faults" / "kill_shelf", "10000"])
    fuzz(runner, 600)
    demo(runner, ("demo", "demo again"))  # what the first leaves behind must not disturb the second


ON_DISK = {"e2e", "bench", "demo", "long"}  # what uses, measures or wears down the real thing
PARTS = {part.__name__: part for part in (unit, ui, e2e, faults, fuzz, bench, demo, sanitizers, long)}


def main(words):
    unknown = [word for word in words if word not in PARTS and word != "all"]
    if unknown:
        print(f"tests/run: {unknown[0]} is not known; choose from {', '.join([*PARTS, 'all'])}.", file=sys.stderr)
        return 2
    chosen = ALL if "all" in words else words or DEFAULT
    runner = Runner()
    started = time.monotonic()
    try:
        for part in chosen:
            since = time.monotonic()
            with contextlib.nullcontext() if part in ON_DISK else files_in_memory():
                PARTS[part](runner)
            print(f"-- {part}: {time.monotonic() - since:.0f} s", flush=True)
    except Failed as problem:
        print(problem, flush=True)
        runner.report.failed += 1
    print(f"-- all of it: {time.monotonic() - started:.0f} s", flush=True)
    return runner.report.end(strict="all" in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
