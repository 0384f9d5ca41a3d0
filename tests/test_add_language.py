#!/usr/bin/env python3
"""deploy/add-language adds all of a language or nothing, and its table of plurals says what CLDR says."""
import ctypes
import ctypes.util
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEW = ["xq", "--name", "Newish", "--script", "latin", "--plurals", "nplurals=2; plural=(n != 1);"]


def copy_of_words(to: pathlib.Path) -> None:
    for part in ("locales", "assets/packs"):
        shutil.copytree(ROOT / part, to / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "assets/fonts.conf", to / "assets/fonts.conf")


def state(root: pathlib.Path) -> dict[str, str]:
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in root.rglob("*") if p.is_file()}


class Adding(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        copy_of_words(self.root)
        self.before = state(self.root)

    def add(self, *words, path=None):
        return subprocess.run([ROOT / "deploy/add-language", *words, "--root", self.root], text=True, capture_output=True,
                              check=False, stdin=subprocess.DEVNULL, env={**os.environ, "PATH": path or os.environ["PATH"]})

    def languages(self):
        return tomllib.loads((self.root / "locales/languages.toml").read_text(encoding="utf-8"))

    def refused(self, done, says):
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stderr, r"\Aadd-language: [^\n]+\.\n\Z")
        self.assertIn(says, done.stderr)
        self.assertEqual(state(self.root), self.before, "something was changed")

    def test_pashto_needs_its_code_alone(self):
        done = self.add("ps")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Poedit", done.stdout)
        entry = self.languages()["languages"][-1]
        self.assertEqual((entry["code"], entry["name"], entry["script"], entry["reviewed_by"]),
                         ("ps", "پښتو", "naskh-arabic", ""))
        script = self.languages()["scripts"][-1]
        self.assertEqual((script["id"], script["direction"], script["font"]), ("naskh-arabic", "rtl", "Noto Naskh Arabic"))
        fonts = (self.root / "assets/fonts.conf").read_text(encoding="utf-8")
        self.assertLess(fonts.index("NotoNaskhArabic-Bold.ttf"), fonts.index("</acceptfont>"))
        names = {p.name for p in (self.root / "locales/ps").iterdir()}
        self.assertEqual(names, {p.name for p in (self.root / "locales/ur").iterdir()})
        self.assertIn('ps = ""', (self.root / "locales/glossary.toml").read_text(encoding="utf-8"))
        checked = subprocess.run([sys.executable, ROOT / "tests/check_words.py", "--root", self.root], text=True,
                                 capture_output=True, check=False)
        self.assertIn("ps: nothing is translated yet", checked.stdout)
        self.assertNotIn("locales/ps/", checked.stdout)

    def test_a_script_that_is_there_is_not_added_again(self):
        self.assertEqual(self.add("uk").returncode, 0)
        self.assertEqual(self.add("ru").returncode, 0)
        self.assertEqual(self.add("so").returncode, 0)
        ids = [s["id"] for s in self.languages()["scripts"]]
        self.assertEqual(ids.count("cyrillic"), 1)
        self.assertEqual(ids.count("latin"), 1)
        fonts = (self.root / "assets/fonts.conf").read_bytes()
        self.assertEqual(fonts, (ROOT / "assets/fonts.conf").read_bytes())

    def test_a_language_that_is_not_known_is_described(self):
        self.assertEqual(self.add(*NEW).returncode, 0)
        self.assertEqual(self.languages()["languages"][-1]["name"], "Newish")
        self.assertIn("plural=(n != 1)", (self.root / "locales/xq/kiosk.po").read_text(encoding="utf-8"))

    def test_what_is_wrong_is_said_in_one_sentence_and_changes_nothing(self):
        for words, says in [(["PS"], "no code of a language"), (["../up"], "no code of a language"), (["ur"], "is there already"),
                            (["xq"], "say it with --name"), ([*NEW[:3], "--script", "runes"], "the script “runes” is not known"),
                            ([*NEW[:6], "nplurals=2; plural=(n ==;"], "no rule for plurals"),
                            ([*NEW[:6], "nplurals=2; plural=n;"], "no rule for plurals"),
                            ([*NEW[:2], "x" * 41, *NEW[3:]], "at most 40 letters")]:
            with self.subTest(words=words):
                self.refused(self.add(*words), says)

    def test_a_folder_without_an_entry_is_not_written_over(self):
        (self.root / "locales/ps").mkdir()
        (self.root / "locales/ps/kiosk.po").write_text("somebody's work")
        self.before = state(self.root)
        self.refused(self.add("ps"), "move that folder away first")

    def test_a_tool_that_fails_leaves_nothing_behind(self):
        with tempfile.TemporaryDirectory() as tools:
            fake = pathlib.Path(tools) / "msgmerge"
            fake.write_text("#!/bin/sh\necho no >&2\nexit 1\n")
            fake.chmod(0o755)
            self.refused(self.add("ps", path=f"{tools}:{os.environ['PATH']}"), "the words could not be made")

    def test_a_file_that_cannot_be_written_puts_everything_back(self):
        (self.root / "locales/languages.toml.new").mkdir()  # where the last file would be written
        done = self.add("ps")
        self.assertEqual(done.returncode, 1)
        (self.root / "locales/languages.toml.new").rmdir()
        self.assertEqual(state(self.root), self.before)
        self.assertFalse((self.root / "locales/ps").exists())


class Table(unittest.TestCase):
    """locales/known-languages.toml and locales/languages.toml against ICU, which carries CLDR's rules."""

    def setUp(self):
        name = ctypes.util.find_library("icui18n")
        version = re.search(r"\d+", name.rpartition(".so.")[2])[0]
        icu = ctypes.CDLL(name)
        self.open, self.select = (getattr(icu, f"uplrules_{f}_{version}") for f in ("open", "select"))
        self.open.restype = ctypes.c_void_p
        self.select.argtypes = [ctypes.c_void_p, ctypes.c_double, ctypes.c_void_p, ctypes.c_int32, ctypes.c_void_p]

    def category(self, code):
        error = ctypes.c_int(0)
        rules = self.open(code.encode(), ctypes.byref(error))
        self.assertLessEqual(error.value, 0)

        def of(n):
            out = (ctypes.c_uint16 * 32)()
            length = self.select(rules, float(n), out, 32, ctypes.byref(error))
            return "".join(map(chr, out[:length]))
        return of

    @staticmethod
    def form(rule):
        text = rule.split("plural=")[1].rstrip(";")

        def python(c):  # a ? b : c is right-associative and lies outermost in gettext's rules
            c = c.strip()
            if "?" not in c:
                return c.replace("&&", " and ").replace("||", " or ")
            test, rest = c.split("?", 1)
            yes, no = rest.split(":", 1)
            return f"({python(yes)}) if ({python(test)}) else ({python(no)})"
        text = text[1:-1] if text.startswith("(") and text.endswith(")") and "?" in text else text
        code = compile(python(text), rule, "eval")
        return lambda n: int(eval(code, {"n": n}))

    def test_plurals_are_those_of_cldr(self):
        known = tomllib.loads((ROOT / "locales/known-languages.toml").read_text(encoding="utf-8"))["languages"]
        here = tomllib.loads((ROOT / "locales/languages.toml").read_text(encoding="utf-8"))["languages"]
        rules = {c: x["plurals"] for c, x in known.items()}
        for language in here:
            self.assertEqual(rules.setdefault(language["code"], language["plurals"]), language["plurals"])
        self.assertGreater(len(rules), 30)
        for code, rule in rules.items():
            category, form = self.category(code), self.form(rule)
            pairs = {(category(n), form(n)) for n in range(1 if code == "pa" else 0, 1001)}  # Punjabi: see test_plurals.cpp
            with self.subTest(code=code):
                self.assertEqual(len(pairs), len({a for a, _ in pairs}), f"one form for two of CLDR's: {pairs}")
                self.assertEqual({b for _, b in pairs}, set(range(int(rule[9]))), f"each form is used once: {pairs}")
                self.assertEqual(len(pairs), int(rule[9]))


if __name__ == "__main__":
    unittest.main()
