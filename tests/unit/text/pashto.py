#!/usr/bin/env python3
"""Adds Pashto to a copy of the words with deploy/add-language, translates three messages and compiles every catalogue.

    pashto.py SOURCE OUT   OUT/words: what Catalogues::load() reads; OUT/assets/fonts.conf
"""
import pathlib
import shutil
import subprocess
import sys

TRANSLATED = {"nav.help": "مرسته", "nav.next": "مخکې", "welcome.time": "بېړه مه کوئ."}


def main() -> None:
    source, out = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(out, ignore_errors=True)
    for part in ("locales", "assets/packs"):
        shutil.copytree(source / part, out / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(source / "assets/fonts.conf", out / "assets/fonts.conf")
    subprocess.run([source / "deploy/add-language", "ps", "--root", out], check=True, stdout=subprocess.DEVNULL)
    kiosk = out / "locales/ps/kiosk.po"
    blocks = kiosk.read_text(encoding="utf-8").split("\n\n")
    for i, block in enumerate(blocks):
        for context, words in TRANSLATED.items():
            if f'msgctxt "{context}"\n' in block:
                blocks[i] = block.replace('msgstr ""', f'msgstr "{words}"')
    kiosk.write_text("\n\n".join(blocks), encoding="utf-8")
    for po in sorted((out / "locales").glob("*/*.po")):
        if po.parent.name == "en":
            continue
        to = out / "words" / po.parent.name
        to.mkdir(parents=True, exist_ok=True)
        subprocess.run(["msgfmt", "--check", "--use-fuzzy", "-o", to / f"{po.stem}.mo", po], check=True)
        subprocess.run(["msgfmt", "--check", "-o", to / f"{po.stem}.reviewed.mo", po], check=True)
    shutil.copy(out / "locales/languages.toml", out / "words/languages.toml")


if __name__ == "__main__":
    main()
