#!/usr/bin/env python3
"""The sum at the end of tests/run counts every failure."""
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from report import Report  # noqa: E402


def report(allowed=""):
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(allowed)
        file.flush()
        return Report(pathlib.Path(file.name))


class Counting(unittest.TestCase):
    def setUp(self):
        self.out = io.StringIO()
        self.quiet = contextlib.redirect_stdout(self.out)
        self.quiet.__enter__()
        self.addCleanup(self.quiet.__exit__, None, None, None)

    def sums(self, r):
        return r.passed, r.failed

    def test_cases_of_a_catch_program_count_each(self):
        r = report()
        r.count("a", 0, "All tests passed (12 assertions in 3 test cases)", "log")
        r.count("b", 1, "test cases:  5 |  4 passed | 1 failed\nassertions: 9 | 8 passed | 1 failed", "log")
        r.count("c", 1, "test cases: 1 | 1 failed\n", "log")
        self.assertEqual(self.sums(r), (7, 2))

    def test_a_program_that_dies_has_failed_whatever_it_printed(self):
        r = report()
        r.count("a", -11, "", "log")
        r.count("b", 1, "All tests passed (1 assertion in 1 test case)", "log")
        self.assertEqual(r.failed, 2)
        self.assertEqual(r.end(strict=False), 1)

    def test_what_a_program_counted_stands_behind_its_name(self):
        r = report()
        r.count("faults.cut", 0, "lost: put 3\ncuts=5933 clean=1795 lost=0\nbye\n", "log")
        r.count("plain", 0, "nothing=counted in words\n", "log")
        self.assertEqual(self.out.getvalue().splitlines(), ["passed faults.cut cuts=5933 clean=1795 lost=0", "passed plain"])

    def test_lines_of_a_script(self):
        r = report()
        for line in ("passed one", "FAILED two: why", "chatter"):
            r.line(line)
        self.assertEqual(self.sums(r), (1, 1))

    def test_what_could_not_run_fails_the_strict_run_unless_it_is_listed(self):
        r = report("touch  # no kernel module in some containers\n")
        r.line("passed one")
        r.line("NOT RUN touch: no kernel module")
        self.assertEqual(r.end(strict=True), 0)
        r.line("NOT RUN speech: no sound device")
        self.assertEqual(r.end(strict=False), 0)
        self.assertEqual(r.end(strict=True), 1)

    def test_a_program_that_could_not_run_all_of_itself(self):
        r = report()
        r.count("a", 0, "NOT RUN reader: no tesseract\nAll tests passed (3 assertions in 2 test cases)", "log")
        r.count("b", 0, "NOT RUN writer: no pen\ntest cases: 1 | 1 passed\nassertions: - none -", "log")
        self.assertEqual((self.sums(r), r.missing), ((1, 0), ["reader", "writer"]))
        self.assertEqual(r.end(strict=True), 1)

    def test_nothing_run_is_not_a_pass(self):
        self.assertEqual(report().end(strict=False), 1)


if __name__ == "__main__":
    unittest.main()
