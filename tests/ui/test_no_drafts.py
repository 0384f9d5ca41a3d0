#!/usr/bin/env python3
"""A release can refuse words that nobody has checked: tests/check_words.py --no-drafts."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def check(root, *flags):
    done = subprocess.run([sys.executable, str(ROOT / "tests" / "check_words.py"), "--root", str(root), *flags],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def cleared(folder):
    """A copy of the words in which a reviewer has cleared every language."""
    for part in ("locales", "assets/packs"):
        shutil.copytree(ROOT / part, folder / part)
    languages = folder / "locales" / "languages.toml"
    text = re.sub(r'^reviewed_by = ".*"$', 'reviewed_by = "A reader"', languages.read_text(encoding="utf-8"), flags=re.MULTILINE)
    languages.write_text(text, encoding="utf-8")
    for path in (folder / "locales").glob("*/*.po"):
        path.write_text(re.sub(r"^#, fuzzy\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return languages


class NoDrafts(unittest.TestCase):
    def test_drafts_pass_where_they_may_be_shown_and_are_refused_where_not(self):
        self.assertEqual(check(ROOT)[0], 0)
        code, said = check(ROOT, "--no-drafts")
        self.assertEqual(code, 1)
        for language in ("pl", "sk", "pa", "ur"):
            self.assertRegex(said, rf"(?m)^locales/{language}/kiosk\.po.*still a draft")

    def test_words_that_a_named_reviewer_cleared_are_let_through_and_one_draft_among_them_is_not(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            cleared(folder)
            code, said = check(folder, "--no-drafts")
            self.assertEqual((code, "still a draft" in said), (0, False), said[-500:])
            words = folder / "locales" / "pl" / "kiosk.po"
            text = words.read_text(encoding="utf-8")
            words.write_text(text.replace('msgctxt "thanks.title"', '#, fuzzy\nmsgctxt "thanks.title"'), encoding="utf-8")
            code, said = check(folder, "--no-drafts")
            self.assertEqual(code, 1)
            self.assertIn("thanks.title: still a draft", said)


if __name__ == "__main__":
    unittest.main()
