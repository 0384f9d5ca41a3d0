#!/usr/bin/env python3
"""A requirement without a test, with one that fails or with one that is not there is a failure that is named."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "tests" / "ui" / "requirements.py"
# What a Catch2 program does with the options that requirements.py gives it: "good" passes, "bad" fails, "deadly" ends it.
PROGRAM = """#!/usr/bin/env python3
import sys
words = sys.argv[1:]
if "--list-test-names-only" in words:
    print("good, as ever\\nbad\\ndeadly")
    sys.exit(3)
lines = open(words[words.index("--input-file") + 1]).read().splitlines()
names = [line.replace("\\\\,", ",") for line in lines if "," not in line.replace("\\\\,", "")]
out = open(words[words.index("--out") + 1], "w")
out.write("<Catch>")
for name in names:
    out.write(f'<TestCase name="{name}" filename="a.cpp">')
    out.flush()
    if name == "deadly":
        sys.exit(-11)
    if name == "bad":
        out.write('<Expression success="false" type="CHECK" filename="../x/a.cpp" line="7"></Expression>')
    out.write(f'<OverallResult success="{"false" if name == "bad" else "true"}"/></TestCase>')
out.write("</Catch>")
"""


class Table(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.build = pathlib.Path(place.name)
        program = self.build / "tests" / "room" / "unit_room"
        program.parent.mkdir(parents=True)
        program.write_text(PROGRAM)
        program.chmod(0o755)
        (self.build / "CTestTestfile.cmake").write_text(
            f'add_test(right "{sys.executable}" "-c" "pass")\nadd_test(lame "{sys.executable}" "-c" "raise SystemExit(1)")\n')

    def run_with(self, tests, requirements=29):
        """The lines that are printed, and the exit code, when requirement 2 names these tests and all others a good one."""
        table = self.build / "table.toml"
        lines = []
        for kind, count in (("requirement", requirements), ("rule", 8)):
            for number in range(1, count + 1):
                chosen = tests if (kind, number) == ("requirement", 2) else ["unit_room: good, as ever"]
                lines.append(f"[[{kind}]]\nnumber = {number}\nsays = \"it is {number}\"\ntests = {chosen}\n".replace("'", '"'))
        table.write_text("".join(lines))
        done = subprocess.run([sys.executable, str(SCRIPT), str(self.build), str(table)], capture_output=True, text=True, check=False)
        return done.stdout.splitlines(), done.returncode

    def second(self, tests):
        lines, code = self.run_with(tests)
        self.assertEqual(len(lines), 37)
        self.assertEqual(sum(line.startswith("passed ") for line in lines), 37 - (code != 0))
        return lines[1], code

    def test_all_that_pass_are_named_one_line_each(self):
        lines, code = self.run_with(["unit_room: good, as ever", "ctest: right"])
        self.assertEqual(code, 0)
        self.assertEqual(lines[0], "passed requirement 1: it is 1")
        self.assertEqual(lines[28:30], ["passed requirement 29: it is 29", "passed rule 1: it is 1"])
        self.assertEqual(lines[-1], "passed rule 8: it is 8")

    def test_a_failing_test_fails_its_requirement_alone_and_says_where(self):
        line, code = self.second(["unit_room: good, as ever", "unit_room: bad"])
        self.assertEqual(code, 1)
        self.assertTrue(line.startswith("FAILED requirement 2: it is 2 (unit_room: bad: a.cpp:7"), line)
        self.assertIn("FAILED requirement 2", self.second(["ctest: lame"])[0])

    def test_a_test_that_is_not_there_is_a_failure(self):
        for missing in ("unit_room: renamed", "unit_gone: good, as ever", "ctest: gone", "e2e: test_that_never_was"):
            line, code = self.second([missing])
            self.assertEqual((code, line[:20]), (1, "FAILED requirement 2"), missing)
            self.assertIn("there is no", line)

    def test_a_requirement_without_a_test_is_a_failure(self):
        line, code = self.second([])
        self.assertEqual((code, line), (1, "FAILED requirement 2: it is 2 (it names no test)"))

    def test_a_program_that_dies_has_proved_nothing(self):
        lines, code = self.run_with(["unit_room: deadly"])
        self.assertEqual(code, 1)
        self.assertTrue(lines[1].startswith("FAILED requirement 2"), lines[1])

    def test_a_table_that_lost_a_requirement_is_a_failure(self):
        lines, code = self.run_with(["unit_room: good, as ever"], requirements=28)
        self.assertEqual(code, 1)
        self.assertTrue(lines[0].startswith("FAILED requirements: "), lines)


class TheRealTable(unittest.TestCase):
    def test_it_is_whole_and_says_each_thing_once(self):
        sys.path.insert(0, str(SCRIPT.parent))
        import requirements
        entries = requirements.read(SCRIPT.with_suffix(".toml"))
        self.assertEqual(len({says for _, _, says, _ in entries}), 37)
        for kind, number, _, tests in entries:
            self.assertTrue(tests and all(len(test) == 2 and test[1] for test in tests), (kind, number))


if __name__ == "__main__":
    unittest.main()
