#!/usr/bin/env python3
"""Every promise names tests that are there: one that was renamed would prove nothing, and be noticed only where all are run."""
import pathlib
import re
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TITLE = re.compile(r'TEST_CASE\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')


def titles():
    """Of all unit tests; a long one stands in several literals."""
    for path in (ROOT / "tests" / "unit").rglob("*.cpp"):
        for literals in TITLE.findall(path.read_text(encoding="utf-8")):
            yield "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals)).replace('\\"', '"')


class Invariants(unittest.TestCase):
    def test_each_test_is_there(self):
        promises = tomllib.loads((ROOT / "tests" / "faults" / "invariants.toml").read_text(encoding="utf-8"))["invariant"]
        named = {name for promise in promises for entry in promise.get("cases", []) for name in entry["names"]}
        self.assertGreater(len(named), 20)
        self.assertEqual(sorted(named - set(titles())), [])


if __name__ == "__main__":
    unittest.main()
