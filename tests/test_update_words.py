#!/usr/bin/env python3
"""Changes English in a copy of the words and expects locales/update.py to carry it into the languages, losing nothing."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "locales"))
import po  # noqa: E402

failed = 0


def expect(fine: bool, what: str) -> None:
    global failed
    if not fine:
        print(f"not so: {what}")
        failed += 1


def update(root: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, str(root / "locales" / "update.py"), *arguments], capture_output=True,
                          text=True, check=False)


def change(path: pathlib.Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    expect(old in text, f"{path.name} holds {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def entries(path: pathlib.Path) -> dict[str, po.Entry]:
    return {e.context: e for e in po.read(path)}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for part in ("locales", "assets/packs"):
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        urdu, english = root / "locales/ur/kiosk.po", root / "locales/en/kiosk.po"
        before = entries(urdu)
        update(root)
        expect(urdu.read_bytes() == (ROOT / "locales/ur/kiosk.po").read_bytes(), "nothing changes when nothing changed")
        leicester = root / "locales/ur/leicester-2010.po"
        expect(not leicester.exists(), "a set that may stay in English gets no empty file")
        shutil.copy(root / "locales/ur/derby-2024.po", leicester)  # somebody began one
        update(root)
        expect("leicester-2010/title" in entries(leicester), "one that somebody began is kept up to date")

        draft, clear = '#, fuzzy\nmsgctxt "welcome.time"', 'msgctxt "welcome.time"'
        change(urdu, draft, clear)  # translated just now in Poedit
        update(root)
        expect(urdu.read_bytes() == (ROOT / "locales/ur/kiosk.po").read_bytes(), "without a reviewer it is a draft")
        toml = root / "locales/languages.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace('reviewed_by = ""', 'reviewed_by = "a reviewer"'), encoding="utf-8")
        change(urdu, draft, clear)  # cleared by the reviewer
        text = urdu.read_text(encoding="utf-8")
        update(root)
        expect(urdu.read_text(encoding="utf-8") == text, "what a reviewer cleared stays clear")
        change(english, '"There is no hurry."', '"You can go slowly."')
        change(english, '"You have done {done}. There is {rest} more."', '"You did {done}. There is {rest} more."')
        change(english, 'msgctxt "welcome.start"\nmsgid "Start"', 'msgctxt "welcome.begin"\nmsgid "Start now"')
        change(root / "assets/packs/derby-2024/pack.toml", '"A safe home"', '"Your safe home"')
        done = update(root)
        expect(done.returncode == 0, f"update works: {done.stderr}")
        after = entries(urdu)
        time, more = after["welcome.time"], after["more-set.line"]
        expect(time.english == "You can go slowly.", "the new English arrives")
        expect(time.translations == before["welcome.time"].translations, "the translation stays")
        expect(time.fuzzy, "a cleared translation of changed English is a draft again")
        expect('#| msgid "There is no hurry."' in urdu.read_text(encoding="utf-8"), "the English it belonged to is noted")
        expect(more.english.startswith("You did") and more.translations == before["more-set.line"].translations,
               "plural forms stay too")
        expect(after["welcome.begin"].translations == [""], "a new sentence never borrows another's translation")
        expect("welcome.start" not in after, "what is gone from the English is no message any more")
        rest = {k: v.translations for k, v in after.items() if k in before}
        expect(all(before[k].translations == v for k, v in rest.items()), "every other translation stays")
        home = entries(root / "locales/ur/derby-2024.po")["derby-2024/safe-home/pictures"]
        expect(home.english == "Your safe home" and home.translations[0] != "", "promises are updated as well")
        text = urdu.read_text(encoding="utf-8")
        update(root)
        expect(urdu.read_text(encoding="utf-8") == text, "a second run changes nothing")

        expect("no entry for cs" in update(root, "--add", "cs").stderr, "a language without an entry is refused")
        with (root / "locales/languages.toml").open("a", encoding="utf-8") as out:
            out.write('\n[[languages]]\ncode = "cs"\nname = "Čeština"\nscript = "latin"\n'
                      'plurals = "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"\nreviewed_by = ""\n')
        update(root, "--add", "cs")
        czech = entries(root / "locales/cs/kiosk.po")
        expect(czech.keys() == entries(english).keys(), "a new language has every message")
        expect(len(czech["welcome.short"].translations) == 3, "with its own number of plural forms")
        expect((root / "locales/cs/derby-2024.po").exists(), "and the promises")
    print(f"update of the words: {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
