#!/usr/bin/env python3
"""Holds the pages for phones and their words together: every key that assets/web/poll names has words, every word that the page loads
is used, and poll.json says truly which words are drafts and which are English. One line for each fault; exit 1 if there is any."""
import contextlib
import pathlib
import re
import shutil
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "locales"))
import make_page_words  # noqa: E402

NAMED = re.compile(r'["`]((?:attract|badge|face3?|live|nav|phone|rate|review|say|skip)(?:\.[a-z0-9${}.-]+)?)["`]')


def key_faults():
    words = set(make_page_words.page_words("en")["words"])
    used = set()
    for path in sorted((ROOT / "assets" / "web" / "poll").glob("*.js")):
        for named in NAMED.findall(path.read_text(encoding="utf-8")):
            # face.${n} stands for each key of that shape
            shape = re.compile(re.sub(r"\\\$\\\{\w+\\\}", "[a-z0-9]+", re.escape(named)))
            fits = {key for key in words if shape.fullmatch(key)}
            if not fits and path.name != "nacl.js" and "." in named:
                yield f"{path.name} says {named}, which locales/en/poll.po and make_page_words.py do not have"
            used |= fits
    for key in sorted(words - used):
        yield f"{key} is loaded by every phone and used by none; take it out"


@contextlib.contextmanager
def changed(file, old, new):
    """The words of a copy of locales/, in which one thing is another."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "locales"
        shutil.copytree(ROOT / "locales", copy)
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not say {old}"
        (copy / file).write_text(text.replace(old, new), encoding="utf-8")
        before, make_page_words.HERE = make_page_words.HERE, copy
        yield copy
        make_page_words.HERE = before


def flag_faults():
    for code in ("en", "pl", "ur"):
        said = make_page_words.page_words(code)
        if (said["draft"], said["english"]) != (code != "en", False):
            yield f"{code}: draft {said['draft']}, english {said['english']}"
    entry = 'msgctxt "phone.code"\nmsgid "Code"\nmsgstr "Kod"'
    with changed("pl/poll.po", entry, entry.replace("Kod", "")):
        said = make_page_words.page_words("pl")
        if not said["english"] or said["words"]["phone.code"] != "Code":
            yield "a word that is not translated is not shown, or not told, as English"
    with changed("languages.toml", 'reviewed_by = ""', 'reviewed_by = "a reader"') as copy:
        if not make_page_words.page_words("pl")["draft"]:
            yield "words that are marked as drafts are not told as drafts once the language has a reviewer"
        for file in ("kiosk.po", "poll.po"):
            path = copy / "pl" / file
            path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
        if make_page_words.page_words("pl")["draft"]:
            yield "words that were cleared are still told as drafts"


if __name__ == "__main__":
    faults = [*key_faults(), *flag_faults()]
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(faults)} problems")
    sys.exit(1 if faults else 0)
