#!/usr/bin/env python3
"""Reads every word a young person can meet and says what is wrong, one line for each; exit 1 if anything is.

English (locales/en/*.po, assets/packs/*/pack.toml): easy to read, by locales/en/readability.toml.
Other languages (locales/<lang>/*.po): complete, up to date, {names} kept, no stray spaces, the language's own marks,
sentences that end as in English, buttons called what is written on them, no form that asks whether the reader is a girl or
a boy (what can be told by its ending, see tests/endings.py), the words of locales/glossary.toml, the plural rule of
locales/languages.toml, every letter on the keyboard of locales/keyboards.toml, and msgfmt is content. A language in which
nothing is translated is named, and no fault. A set without `translated = true` in its pack.toml may be in English alone;
where it has a file, the file is checked like any other.

    check_words.py [--root DIR] [--no-drafts]   DIR: another source tree, for the test of this check; --no-drafts: for
                                                a release that shows only what a named reviewer has cleared
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tomllib
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
options = argparse.ArgumentParser(description="Checks every word.")
options.add_argument("--root", type=pathlib.Path, default=HERE.parent)
options.add_argument("--no-drafts", action="store_true")
options = options.parse_args()
ROOT = options.root
sys.path.insert(0, str(HERE.parent / "locales"))
import endings  # noqa: E402
import pack_messages  # noqa: E402
import po  # noqa: E402
import readability as easy  # noqa: E402

LOCALES = ROOT / "locales"
found: list[str] = []


def fail(where: str, why: str) -> None:
    found.append(f"{where}: {why}")


def names(text: str) -> list[str]:
    return sorted(re.findall(r"\{[a-z0-9_]+\}", text))


def check_english(groups: dict[str, list[tuple[str, str]]]) -> None:
    for group, texts in groups.items():
        for key, text in texts:
            for problem in easy.problems(text):
                fail(key, problem)
            check_spaces(key, text)
        grade = easy.grade([t for _, t in texts], easy.RULES["full_sentence"])
        if grade > easy.RULES["most_grade"]:
            fail(group, f"grade {grade:.1f} for its full sentences; use shorter words or sentences")


def check_spaces(where: str, text: str) -> None:
    if text != text.strip() or "  " in text or "\t" in text:
        fail(where, "stray spaces; take them out")


def kiosk_groups(entries: list[po.Entry]) -> dict[str, list[tuple[str, str]]]:
    groups, seen = {}, set()
    for e in entries:
        if e.context in seen:
            fail(e.context, "there twice; take one out")
        seen.add(e.context)
        if any(e.translations):
            fail(e.context, "the English source holds a translation; leave msgstr empty")
        for text in [e.english] + ([e.plural] if e.plural else []):
            groups.setdefault(f"screen “{e.screen}”", []).append((e.context, text))
    return groups


def pack_groups(pack: dict) -> dict[str, list[tuple[str, str]]]:
    groups = {}
    for context, (text, _) in pack_messages.messages(pack).items():
        parts = context.split("/")
        point = parts[1] if len(parts) > 2 and parts[1] not in ("section", "area", "theme") else "the set"
        groups.setdefault(f"{parts[0]}, {point}", []).append((context, text))
        n, field = len(easy.words(text)), parts[-1] if "spoken" not in parts else ""
        limits = {"pictures": (4, 1), "rate-pictures": (4, 1), "few": (10, 1), "more": (36, 3)}
        if "reason" in parts:
            limits = {field: (7, 1)}
        if len(parts) > 2 and field in limits:
            most, sentences = limits[field]
            if n > most or len(easy.sentences(text)) > sentences:
                fail(context, f"{n} words in {len(easy.sentences(text))} sentences; at most {most} in {sentences}")
    return groups


# What a script must not hold: other scripts' marks look wrong and are read out wrongly.
FOREIGN = {"nastaliq": re.compile(r"[,;?]|\.(?!\S)|[۰-۹٠-٩]"), "naskh-arabic": re.compile(r"[,;?]|[۰-۹٠-٩]"),
           "gurmukhi": re.compile(r"[੦-੯]|\.(?!\S)"), "latin": re.compile(r"[۔،؟।]")}
# What ends a sentence, where it is not as in English.
ENDS = {"nastaliq": {".": "۔", "?": "؟"}, "naskh-arabic": {".": ".۔", "?": "؟"}, "gurmukhi": {".": "।"}, "devanagari": {".": "।"},
        "ethiopic": {".": "።"}, "bengali": {".": "।"}, "greek": {"?": ";"}}
BUTTON = re.compile(r"\b(?:[Aa]fter|[Pp]ress|pressed) ([A-Z]\w+)\b")  # a button's name inside a sentence


def check_entry(where: str, e: po.Entry, language: dict, glossary: dict[str, str]) -> None:
    allowed = [names(e.english)] + ([names(e.plural)] if e.plural else [])
    for text in e.translations:
        if not text:
            fail(where, "not translated; add the words")
            continue
        check_spaces(where, text)
        if names(text) not in allowed:
            fail(where, f"names differ: {names(e.english)} became {names(text)}; keep each as it is in the English")
        foreign = FOREIGN.get(language["script"])
        if foreign and (m := foreign.search(re.sub(r"\{[^}]*\}", "", text))):
            fail(where, f"“{m[0]}” is not of this script; use its own mark or European digits")
        check_sentence(where, e, text, language)
    term = glossary.get(e.english.rstrip(".").lower())
    if term and e.translations and e.translations[0].rstrip("۔.।") != term:
        fail(where, f"the glossary says “{term}” for “{e.english}”")
    if options.no_drafts and (e.fuzzy or not language["reviewed_by"]):
        fail(where, "still a draft; have it reviewed")
    if not e.fuzzy and not language["reviewed_by"] and any(e.translations):
        fail(where, "cleared without a reviewer; name one in languages.toml, or mark it fuzzy")


def check_sentence(where: str, e: po.Entry, text: str, language: dict) -> None:
    last = e.english.rstrip("”\"")[-1]
    marks = ENDS.get(language["script"], {})
    mine = text.rstrip("”’\"»")[-1:]
    if last in ".?" and mine not in marks.get(last, last):
        fail(where, f"the English ends with “{last}” and this does not end with “{marks.get(last, last)[0]}”")
    elif last not in ".?!" and mine in ".?!۔؟।።":
        fail(where, f"the English is a label without a mark at its end; take “{mine}” out")
    if "!" in text:
        fail(where, "exclamation mark; take it out")
    is_name = (e.context or "").startswith("lang.")
    if text == e.english and not is_name and len(re.findall(r"[^\W\d_]+", re.sub(r"\{[^}]*\}", "", text))) > 1:
        fail(where, "still the English words; translate them")
    if ending := endings.asks_for_gender(language["code"], text):
        fail(where, f"“{ending}” says girl or boy; write it so that neither is needed")


def check_buttons(path: pathlib.Path, entries: list[po.Entry]) -> None:
    """A button's name inside a sentence is the same word as on the button."""
    labels: dict[str, set[str]] = {}
    for e in entries:
        labels.setdefault(e.english, set()).update(e.translations)
    for e in entries:
        for name in BUTTON.findall(e.english):
            if labels.get(name) and any(t and not any(x in t for x in labels[name]) for t in e.translations):
                fail(f"{path.relative_to(ROOT)}, {e.context}",
                     f"the button is called “{sorted(labels[name])[0]}”; use that word for “{name}”")


def check_language(path: pathlib.Path, source: dict[str, tuple[str, str | None]], language: dict, terms: dict) -> None:
    run = subprocess.run(["msgfmt", "--check", "--use-fuzzy", "--output-file=/dev/null", str(path)], capture_output=True, text=True,
                         check=False)
    for line in run.stderr.splitlines():
        fail(str(path.relative_to(ROOT)), f"msgfmt: {line.split(':', 1)[-1].strip()}")
    seen, entries = set(), po.read(path)
    rule = re.search(r'^"Plural-Forms: (.*?)(?:\\n)?"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    if not rule or rule[1] != language["plurals"]:
        fail(str(path.relative_to(ROOT)), "its Plural-Forms are not those of languages.toml; make them the same")
    if path.stem == "kiosk":
        check_buttons(path, entries)
    for e in entries:
        where = f"{path.relative_to(ROOT)}, {e.context}"
        seen.add(e.context)
        if source.get(e.context) != (e.english, e.plural):
            fail(where, "not what the English says now; run locales/update.py")
        check_entry(where, e, language, terms)
    for key in source.keys() - seen:
        fail(f"{path.relative_to(ROOT)}, {key}", "missing; run locales/update.py and translate it")


LETTERS = {"latin": "LATIN", "gurmukhi": "GURMUKHI", "nastaliq": "ARABIC", "naskh-arabic": "ARABIC"}


def check_keyboard(language: dict, board: dict, entries: list[po.Entry]) -> None:
    """What the kiosk itself writes in a language can be typed on its keyboard."""
    keys = set("".join(board["letters"]).lower())
    script = LETTERS.get(language["script"], "")
    own = [e for e in entries if not (e.context or "").startswith("lang.")]
    texts = [e.english for e in own] if language["code"] == "en" else [t for e in own for t in e.translations]
    for letter in sorted(set(unicodedata.normalize("NFC", re.sub(r"\{[^}]*\}", "", " ".join(texts)).lower()))):
        if unicodedata.category(letter)[0] not in "LM" or not unicodedata.name(letter, "").startswith(script):
            continue
        if letter not in keys and not set(unicodedata.normalize("NFD", letter)) <= keys:
            fail("locales/keyboards.toml", f"[{language['code']}] has no key for “{letter}” ({unicodedata.name(letter)}); add one")


def begun(code: str) -> bool:
    return any(any(e.translations) for path in (LOCALES / code).glob("*.po") for e in po.read(path))


def main() -> int:
    groups, sources, owed = {}, {}, set()
    for path in sorted((LOCALES / "en").glob("*.po")):
        entries = po.read(path)
        groups |= kiosk_groups(entries)
        sources[path.stem] = {e.context: (e.english, e.plural) for e in entries}
        owed.add(path.stem)
    for path in sorted((ROOT / "assets" / "packs").glob("*/pack.toml")):
        pack = pack_messages.read(path)
        groups |= pack_groups(pack)
        owed |= {path.parent.name} if pack_messages.owed(pack) else set()
        sources[path.parent.name] = {k: (text, None) for k, (text, _) in pack_messages.messages(pack).items()}
    check_english(groups)
    languages = tomllib.loads((LOCALES / "languages.toml").read_text(encoding="utf-8"))["languages"]
    boards = tomllib.loads((LOCALES / "keyboards.toml").read_text(encoding="utf-8"))
    terms = tomllib.loads((LOCALES / "glossary.toml").read_text(encoding="utf-8"))["terms"]
    for language in languages:
        glossary = {t["en"].lower(): t[language["code"]] for t in terms if language["code"] in t}
        if (LOCALES / language["code"] / "kiosk.po").exists() and language["code"] != "en" and not begun(language["code"]):
            print(f"{language['code']}: nothing is translated yet; it is not offered")
            continue
        if language["code"] in boards:
            check_keyboard(language, boards[language["code"]], po.read(LOCALES / language["code"] / "kiosk.po"))
        for domain, source in sources.items() if language["code"] != "en" else []:
            path = LOCALES / language["code"] / f"{domain}.po"
            if path.exists():
                check_language(path, source, language, glossary)
            elif domain in owed:
                fail(str(path.relative_to(ROOT)), f"missing; run locales/update.py --add {language['code']}")
    for folder in LOCALES.iterdir():
        if folder.is_dir() and any(folder.glob("*.po")) and folder.name not in {x["code"] for x in languages}:
            fail(str(folder.relative_to(ROOT)), "no entry in languages.toml; add one")
    print(*found, sep="\n", end="\n" if found else "")
    texts = [t for group in groups.values() for _, t in group]
    grade = easy.grade(texts, easy.RULES["full_sentence"])
    print(f"{len(texts)} English texts, grade {grade:.1f}; {len(languages)} languages; {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
