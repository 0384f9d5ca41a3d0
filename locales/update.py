#!/usr/bin/env python3
"""Brings every language up to date with the English: screens and papers from locales/en/*.po, promises from
assets/packs/*/pack.toml. Needs msgmerge (gettext). Run it after the English changed; it changes nothing else.
A set without `translated = true` may stay in English: it gets no file, and one that somebody made is kept up to date.

    update.py            every language
    update.py --add pl   first makes the folder of a new language, empty and ready for Poedit

A sentence whose English changed keeps its old translation, marked fuzzy (a draft), with the English it belonged to. In a
language that has no reviewer yet (languages.toml) every translation is marked so.
"""
import datetime
import pathlib
import subprocess
import sys
import tempfile
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import pack_messages  # noqa: E402
import po  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
PACKS = HERE.parent / "assets" / "packs"
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: pledge {domain}\\n"
"PO-Revision-Date: {today} 12:00+0000\\n"
"Last-Translator: none: a draft\\n"
"Language-Team: {name}\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""


def keep(target: pathlib.Path, template: pathlib.Path) -> None:
    """Gives a sentence whose English changed its new English, so that msgmerge does not throw its translation away. Its
    own search for likenesses is no help: it would lend a new sentence the words of another, and drafts are shown."""
    now = {e.context: e for e in po.read(template)}
    before = {e.context: e for e in po.read(target)}
    blocks = target.read_text(encoding="utf-8").split("\n\n")
    for i, block in enumerate(blocks):
        lines = block.strip("\n").split("\n")
        context = next((po.unquote(x[8:], target.name) for x in lines if x.startswith("msgctxt ")), None)
        old, new = before.get(context), now.get(context)
        if not old or not new or old.english == new.english or not any(old.translations):
            continue
        if bool(old.plural) != bool(new.plural):
            continue
        out = [x for x in lines if x.startswith(("# ", "#."))] + ["#, fuzzy", f"#| msgid {po.quote(old.english)}"]
        out += [f"msgctxt {po.quote(context)}", f"msgid {po.quote(new.english)}"]
        out += [f"msgid_plural {po.quote(new.plural)}"] if new.plural else []
        for n, text in enumerate(old.translations):
            out.append(f"msgstr[{n}] {po.quote(text)}" if new.plural else f"msgstr {po.quote(text)}")
        blocks[i] = "\n".join(out)
    target.write_text("\n\n".join(b.strip("\n") for b in blocks) + "\n", encoding="utf-8")


def mark_drafts(target: pathlib.Path) -> None:
    """Marks what somebody translated and nobody has reviewed: Poedit writes new translations without a mark."""
    clear = {e.context for e in po.read(target) if any(e.translations) and not e.fuzzy}
    blocks = target.read_text(encoding="utf-8").split("\n\n")
    for i, block in enumerate(blocks):
        lines = block.split("\n")
        at = next((n for n, x in enumerate(lines) if x.startswith("msgctxt ")), None)
        if at is not None and po.unquote(lines[at][8:], target.name) in clear:
            at = next((n for n, x in enumerate(lines) if x.startswith("#|")), at)
            blocks[i] = "\n".join([*lines[:at], "#, fuzzy", *lines[at:]])
    if clear:
        target.write_text("\n\n".join(blocks), encoding="utf-8")


def merge(target: pathlib.Path, template: pathlib.Path, language: dict) -> None:
    if not target.exists():
        head = HEADER.format(domain=target.stem, code=language["code"], name=language["name"],
                             plurals=language["plurals"], today=datetime.date.today())
        target.write_text(head, encoding="utf-8")
    keep(target, template)
    run = subprocess.run(["msgmerge", "--quiet", "--no-wrap", "--previous", "--no-fuzzy-matching", "--backup=none",
                          "--update", f"--lang={language['code']}", str(target), str(template)], check=False)
    if run.returncode:
        sys.exit(f"{target}: msgmerge failed; mend the line it names and run this again")
    if not language["reviewed_by"]:
        mark_drafts(target)


def main() -> None:
    languages = {x["code"]: x for x in tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))["languages"]}
    codes = sorted(p.name for p in HERE.iterdir() if p.is_dir() and p.name != "en" and any(p.glob("*.po")))
    if sys.argv[1:2] == ["--add"] and len(sys.argv) == 3:
        codes = [sys.argv[2]]
    elif len(sys.argv) > 1:
        sys.exit(__doc__)
    for code in codes:
        if code not in languages:
            sys.exit(f"locales/languages.toml has no entry for {code}; add one, then run this again")
        (HERE / code).mkdir(exist_ok=True)
        for source in sorted((HERE / "en").glob("*.po")):
            merge(HERE / code / source.name, source, languages[code])
        for path in sorted(PACKS.glob("*/pack.toml")):
            pack, target = pack_messages.read(path), HERE / code / (path.parent.name + ".po")
            if not target.exists() and not pack_messages.owed(pack):
                continue
            with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as pot:
                pot.write(pack_messages.template(pack))
                pot.flush()
                merge(target, pathlib.Path(pot.name), languages[code])


if __name__ == "__main__":
    main()
