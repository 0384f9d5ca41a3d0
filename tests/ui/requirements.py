#!/usr/bin/env python3
"""Runs the tests that tests/ui/requirements.toml names and says what became of each requirement and each rule for faces.

    requirements.py BUILD [TABLE]

One line each: `passed requirement 9: …`, `FAILED requirement 9: … (which test, and why)`, or `NOT RUN …` where a test said
that it could not run. Exit code 1 when one failed."""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COUNTS = {"requirement": 29, "rule": 8}
PASSED, MISSING = "passed", "there is no such test"
LIMIT = 600  # seconds for one program


def read(table):
    """[(kind, number, what it says, [(program, test)…])…]; ValueError when the table is not whole."""
    entries = []
    content = tomllib.loads(table.read_text(encoding="utf-8"))
    for kind, count in COUNTS.items():
        for entry in content.get(kind, []):
            tests = [tuple(part.strip() for part in test.split(":", 1)) for test in entry["tests"]]
            entries.append((kind, entry["number"], entry["says"], tests))
        numbers = [number for k, number, _, _ in entries if k == kind]
        if numbers != list(range(1, count + 1)):
            raise ValueError(f"{table}: it must hold {kind} 1 to {count}, each once and in this order.")
    return entries


class Build:
    """The programs and checks of a build tree."""

    def __init__(self, folder):
        self.folder = folder
        listed = subprocess.run(["ctest", "--show-only=json-v1"], cwd=folder, capture_output=True, text=True, check=True)
        self.checks = {test["name"]: test for test in json.loads(listed.stdout)["tests"] if test.get("command")}

    def run(self, program, tests):
        """{test: PASSED, or why not} of one program."""
        if program == "ctest":
            return {test: self.check(test) for test in tests}
        if program == "e2e":
            return self.journeys(tests)
        return self.cases(program, tests)

    def check(self, name):
        test = self.checks.get(name)
        if not test:
            return MISSING
        done = subprocess.run(test["command"], cwd=self.folder, capture_output=True, text=True, errors="replace", timeout=LIMIT,
                              env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, check=False)
        return PASSED if done.returncode == 0 else last_line(done.stdout + done.stderr)

    def journeys(self, tests):
        runner = [sys.executable, str(ROOT / "tests" / "e2e" / "run.py")]
        there = subprocess.run([*runner, "--list"], capture_output=True, text=True, check=False).stdout.split()
        result = {test: MISSING for test in tests if test not in there}
        wanted = [test for test in tests if test in there]
        if wanted:
            done = subprocess.run([*runner, str(self.folder), *wanted], capture_output=True, text=True, timeout=LIMIT, check=False)
            said = {line.split()[1].rstrip(":"): line for line in done.stdout.splitlines()
                    if line.startswith(("passed ", "FAILED "))}
            said |= {line.split()[2].rstrip(":"): line for line in done.stdout.splitlines() if line.startswith("NOT RUN ")}
            for test in wanted:
                line = said.get(test, "it said nothing")
                result[test] = PASSED if line.startswith("passed ") else line
        return result

    def cases(self, program, tests):
        """Test cases of a program, all in one run of it."""
        found = sorted(path for path in (self.folder / "tests").rglob(program) if path.is_file() and os.access(path, os.X_OK))
        if len(found) != 1:
            return dict.fromkeys(tests, f"there is no program {program}")
        there = set(subprocess.run([str(found[0]), "--list-test-names-only"], capture_output=True, text=True,
                                   check=False).stdout.splitlines())
        result = {test: MISSING for test in tests if test not in there}
        wanted = [test for test in tests if test in there]
        if not wanted:
            return result
        # as ctest starts it: some want a display
        command = next((check["command"] for check in self.checks.values() if check["command"][-1] == str(found[0])), [str(found[0])])
        with tempfile.TemporaryDirectory() as folder:
            names, out = pathlib.Path(folder, "names"), pathlib.Path(folder, "out.xml")
            # a comma would end a name for Catch2, also between quotes
            names.write_text("".join(name.replace(",", "\\,") + "\n" for name in wanted), encoding="utf-8")
            done = subprocess.run([*command, "--input-file", str(names), "--reporter", "xml", "--out", str(out)], cwd=self.folder,
                                  capture_output=True, text=True, errors="replace", timeout=LIMIT, check=False)
            said = read_xml(out.read_text(encoding="utf-8", errors="replace") if out.exists() else "")
        for test in wanted:
            result[test] = said.get(test, f"it did not end: {last_line(done.stderr)}")
        return result


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it said nothing"


def read_xml(text):
    """{test case: PASSED, or its first failure} of Catch2's report; of one that was cut off, what came before."""
    result = {}
    for case in re.findall(r"<TestCase .*?</TestCase>", text, re.DOTALL):
        element = ElementTree.fromstring(re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "?", case))
        verdict = element.find("OverallResult")
        if verdict is not None and verdict.get("success") == "true":
            result[element.get("name")] = PASSED
            continue
        broken = element.find(".//Expression")
        where = f"{pathlib.Path(broken.get('filename')).name}:{broken.get('line')}" if broken is not None else "see the test"
        result[element.get("name")] = where
    return result


def main(words):
    if len(words) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    build = Build(pathlib.Path(words[0]).resolve())
    entries = read(pathlib.Path(words[1]) if len(words) > 1 else HERE / "requirements.toml")
    wanted = collections.defaultdict(list)
    for _, _, _, tests in entries:
        for program, test in tests:
            if test not in wanted[program]:
                wanted[program].append(test)
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        results = dict(zip(wanted, pool.map(lambda program: build.run(program, wanted[program]), wanted)))
    failed = False
    for kind, number, says, tests in entries:
        bad = [f"{program}: {test}: {results[program][test]}" for program, test in tests if results[program][test] != PASSED]
        skipped = [why for why in bad if "NOT RUN " in why]
        if not tests:
            print(f"FAILED {kind} {number}: {says} (it names no test)")
        elif len(bad) > len(skipped):
            print(f"FAILED {kind} {number}: {says} ({'; '.join(why for why in bad if why not in skipped)})")
        elif skipped:
            print(f"NOT RUN {kind} {number}: {'; '.join(skipped)}")
        else:
            print(f"passed {kind} {number}: {says}")
        failed |= not tests or len(bad) > len(skipped)
    sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ValueError as problem:
        print(f"FAILED requirements: {problem}")
        sys.exit(1)
