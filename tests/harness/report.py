"""What became of each test: one line each, and the sum at the end."""
import pathlib
import re
import sys

CATCH_ALL = re.compile(r"All tests passed \(\d+ assertions? in (\d+) test cases?\)")
CATCH_SOME = re.compile(r"^test cases: +(\d+) \|(?: +(\d+) passed \|)? +(\d+) failed", re.MULTILINE)
COUNTS = re.compile(r"^\w+=\S+(?: \w+=\S+)+$", re.MULTILINE)
PYTHON = re.compile(r"^Ran (\d+) tests? in", re.MULTILINE)


class Report:
    """Counts; prints as it goes, so that a run that is cut off has said what it saw."""

    def __init__(self, allowed_missing: pathlib.Path):
        self.passed = self.failed = 0
        self.missing = []
        lines = allowed_missing.read_text().splitlines()
        self.allowed = {line.split("#")[0].strip() for line in lines} - {""}

    def count(self, name, code, output, log):
        """A program that ended: its own test cases where it names them, or one. It may say NOT RUN of some."""
        missing = [line.removeprefix("NOT RUN ") for line in output.splitlines() if line.startswith("NOT RUN ")]
        every, some, python = CATCH_ALL.findall(output), CATCH_SOME.findall(output), PYTHON.findall(output)
        failed = sum(int(s[2]) for s in some)
        passed = sum(map(int, every)) + sum(int(s[1] or 0) for s in some) + (sum(map(int, python)) if code == 0 else 0)
        if code != 0 and not failed:
            failed = 1
        passed = max(passed - len(missing), 0)
        if code == 0 and not passed and not missing:
            passed = 1
        for line in missing:
            self.not_run(*line.split(": ", 1))
        self.passed += passed
        self.failed += failed
        if failed:
            self.say(f"FAILED {name} ({log})")
            print("\n".join("    " + line for line in output.splitlines()[-30:]), flush=True)
        elif passed:
            counts = COUNTS.search(output)  # "cuts=5933 lost=0": what a test that counts has counted
            self.say(f"passed {name}" + (f" ({passed} cases)" if passed > 1 else "") + (f" {counts[0]}" if counts else ""))

    def line(self, line):
        """One line of a script that names its tests itself; whether it was one."""
        if line.startswith("passed "):
            self.passed += 1
        elif line.startswith("FAILED "):
            self.failed += 1
        elif line.startswith("NOT RUN "):
            self.not_run(*line.removeprefix("NOT RUN ").split(": ", 1))
            return True
        else:
            return False
        self.say(line)
        return True

    def not_run(self, name, why="no reason given"):
        self.missing.append(name)
        self.say(f"NOT RUN {name}: {why}")

    @staticmethod
    def say(line):
        print(line, flush=True)

    def end(self, strict):
        """Prints the sum; the exit code. `strict`: what could not run and is not allowed to be missing is a failure."""
        if strict:
            for name in self.missing:
                if name not in self.allowed:
                    self.failed += 1
                    self.say(f"FAILED {name}: it could not run, and tests/allowed-missing does not list it")
        self.say(f"{self.passed} passed, {self.failed} failed")
        sys.stdout.flush()
        return 1 if self.failed or not self.passed else 0
