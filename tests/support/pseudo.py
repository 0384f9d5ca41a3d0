#!/usr/bin/env python3
"""Writes a language that nobody speaks, English with accents and two fifths longer, to see whether longer words still fit.

    pseudo.py OUT   OUT/languages.toml: the shipped languages and "xa"; OUT/xa/<domain>.po for the screens and each set

It is never shipped: tests/support/CMakeLists.txt makes build/<preset>/locales-test of it.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "locales"))
import pack_messages  # noqa: E402
import po  # noqa: E402

LONGER = 0.4
ACCENTS = str.maketrans("AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz", "ÅåČčĎďĘęĞğĤĥÏïĴĵĶķŁłŃńŐőŘřŠšŢţŮůŴŵŸÿŻż")
HEADER = '''msgid ""
msgstr ""
"Project-Id-Version: pledge test\\n"
"PO-Revision-Date: 2026-11-22 12:00+0000\\n"
"Last-Translator: none: made by tests/support/pseudo.py\\n"
"Language-Team: none\\n"
"Language: xa\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
'''
ENTRY = '''
[[languages]]
code = "xa"
name = "Łőňğ ŵőřďš"
script = "latin"
plurals = "nplurals=2; plural=(n != 1);"
reviewed_by = ""
'''


def longer(text: str) -> str:
    """Two fifths more letters, spread over the words as a wordier language would; {names} and marks stay."""
    owed = 0.0

    def stretch(match: re.Match) -> str:
        nonlocal owed
        word = match[0]
        if word.startswith("{"):
            return word
        owed += LONGER * len(word)
        extra = int(owed + 1 - 1e-9)  # rounded up: a label of one short word is longer, too
        owed -= extra
        out = ""
        for i, letter in enumerate(word):
            out += letter + letter.lower() * ((i + 1) * extra // len(word) - i * extra // len(word))
        return out.translate(ACCENTS)

    return re.sub(r"\{[a-z0-9_]+\}|[^\W\d_]+", stretch, text)


def entry(context: str, english: str, plural: str | None) -> str:
    if context.startswith("lang."):  # languages go by their own names
        return f"msgctxt {po.quote(context)}\nmsgid {po.quote(english)}\nmsgstr {po.quote(english)}\n"
    lines = [f"msgctxt {po.quote(context)}", f"msgid {po.quote(english)}"]
    if plural:
        lines += [f"msgid_plural {po.quote(plural)}", f"msgstr[0] {po.quote(longer(english))}",
                  f"msgstr[1] {po.quote(longer(plural))}"]
    else:
        lines.append(f"msgstr {po.quote(longer(english))}")
    return "\n".join(lines) + "\n"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = pathlib.Path(sys.argv[1])
    (out / "xa").mkdir(parents=True, exist_ok=True)
    languages = (ROOT / "locales" / "languages.toml").read_text(encoding="utf-8")
    (out / "languages.toml").write_text(languages + ENTRY, encoding="utf-8")
    domains = {"kiosk": [(e.context, e.english, e.plural) for e in po.read(ROOT / "locales" / "en" / "kiosk.po")]}
    for path in (ROOT / "assets" / "packs").glob("*/pack.toml"):
        messages = pack_messages.messages(pack_messages.read(path))
        domains[path.parent.name] = [(k, text, None) for k, (text, _) in messages.items()]
    for domain, texts in domains.items():
        words = "\n".join([HEADER, *(entry(*t) for t in texts)])
        (out / "xa" / f"{domain}.po").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
