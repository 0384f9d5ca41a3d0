#!/usr/bin/env python3
"""Breaks a copy of the words in one way at a time and expects tests/check_words.py to say so."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PL, SK, PA = (f"locales/{code}/kiosk.po" for code in ("pl", "sk", "pa"))
EN, UR, PACK = "locales/en/kiosk.po", "locales/ur/kiosk.po", "assets/packs/derby-2024/pack.toml"
CASES = [  # file, from, to, what the check must say
    (EN, '"There is no hurry."', '"There is no hurry at all for you or for any other person in this room."', "words in"),
    (EN, '"There is no hurry."', '"There is no expeditiousness."', "not everyday words: expeditiousness"),
    (EN, '"There is no hurry."', '"There isn\'t any hurry."', "contraction"),
    (EN, '"There is no hurry."', '"Call 0800 1111."', "looks like a phone number"),
    (EN, '"There is no hurry."', '"There is just no hurry."', "avoid “just”"),
    (EN, '"There is no hurry."', '"There is no hurry. "', "stray spaces"),
    (EN, 'msgctxt "welcome.time"', 'msgctxt "welcome.line"', "there twice"),
    (EN, '"We ask how our promises are going for you."',
     '"Council advocate adviser rights language reviewing independent asylum event council adviser."', "on its own"),
    (PACK, 'pictures = "A safe home"', 'pictures = "A safe home for you now"', "at most 4"),
    (UR, 'msgstr "کوئی جلدی نہیں ہے۔"', 'msgstr ""', "not translated"),
    (UR, 'msgstr "{month} تک"', 'msgstr "مہینے تک"', "names differ"),
    (UR, "کوئی جلدی نہیں ہے۔", "کوئی جلدی نہیں ہے.", "is not of this script"),
    (UR, "11 سے کم", "۱۱ سے کم", "is not of this script"),
    (UR, 'msgstr "بھیجیں"', 'msgstr "ارسال کریں"', "the glossary says “بھیجیں”"),
    (UR, '#, fuzzy\nmsgctxt "welcome.time"', 'msgctxt "welcome.time"', "cleared without a reviewer"),
    (UR, 'msgid "There is no hurry."', 'msgid "There is no rush."', "not what the English says now"),
    (UR, "nplurals=2", "nplurals=3", "msgfmt"),
    (UR, "کوئی جلدی نہیں ہے۔", "کوئی جلدی نہیں ہے", "does not end with “۔”"),
    (UR, "کوئی جلدی نہیں ہے۔", "میں کر سکتا ہوں۔", "says girl or boy"),
    (PA, "ਕੋਈ ਕਾਹਲੀ ਨਹੀਂ ਹੈ।", "ਕੋਈ ਕਾਹਲੀ ਨਹੀਂ ਹੈ.", "is not of this script"),
    (PA, "ਕੋਈ ਕਾਹਲੀ ਨਹੀਂ ਹੈ।", "ਕੋਈ ਕਾਹਲੀ ਨਹੀਂ ਹੈ", "does not end with “।”"),
    (PA, "ਕੋਈ ਕਾਹਲੀ ਨਹੀਂ ਹੈ।", "ਮੈਂ ਨਹੀਂ ਕਰ ਸਕਦੀ ਹਾਂ।", "says girl or boy"),
    (PL, "Nie ma pośpiechu.", "Nie musiałeś się spieszyć.", "“musiałeś” says girl or boy"),
    (PL, "Nie ma pośpiechu.", "Chciałabyś powoli.", "says girl or boy"),
    (PL, "Nie ma pośpiechu.", "Nie ma pośpiechu!", "exclamation mark"),
    (PL, "Nie ma pośpiechu.", "There is no hurry.", "still the English words"),
    (PL, "„Wyślij”", "„Poślij”", "the button is called “Wyślij”"),
    (PL, "nplurals=3; plural=(n==1 ? 0", "nplurals=3; plural=(n==2 ? 0", "Plural-Forms are not those of languages.toml"),
    (SK, "Nikam sa neponáhľame.", "Nikam by si nechcela.", "says girl or boy"),
    (SK, "Nikam sa neponáhľame.", "Rozhodol som sa.", "“Rozhodol som” says girl or boy"),
    ("locales/keyboards.toml", "ą ć ę", "ą ć", "[pl] has no key for “ę”"),
    ("locales/keyboards.toml", "د ڈ ذ", "د ذ", "[ur] has no key for “ڈ”"),
    ("locales/languages.toml", 'code = "ur"', 'code = "pa"', "no entry in languages.toml"),
    ("assets/packs/leicester-2010/pack.toml", "statements_expected", "translated = true\nstatements_expected",
     "locales/ur/leicester-2010.po: missing"),
]


def run(root: pathlib.Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, str(ROOT / "tests" / "check_words.py"), "--root", str(root)],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def main() -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for part in ("locales", "assets/packs"):
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        code, said = run(root)
        if code:
            print(f"the words as they are have problems:\n{said}")
            return 1
        for file, old, new, expected in CASES:
            path = root / file
            text = path.read_text(encoding="utf-8")
            if old not in text:
                print(f"{file} no longer holds {old!r}; choose another line to break")
                failed += 1
                continue
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            code, said = run(root)
            path.write_text(text, encoding="utf-8")
            if code != 1 or expected not in said:
                print(f"{old!r} → {new!r} passed; expected “{expected}”, got:\n{said}")
                failed += 1
    print(f"{len(CASES)} ways to break the words, {failed} not noticed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
