#!/usr/bin/env python3
"""make_words.py en/kiosk.po kiosk.h: turns the English source into a C++ header, one text::Key for each message.

agree.no-reply of kiosk.po becomes words::agree_no_reply, of report.po words::report::agree_no_reply; a key x whose x.spoken exists points to it. A misspelt key is thus an error
of the compiler, and a kiosk without any catalogue still has its English.
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import po  # noqa: E402

RESERVED = set("""alignas and asm auto bool break case catch char class const continue default delete do double else enum
explicit export extern false float for friend goto if inline int long mutable namespace new not operator or private
protected public register return short signed sizeof static struct switch template this throw true try typedef typename
union unsigned using virtual void volatile while xor all find""".split())


def literal(text: str) -> str:
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{out}"'


def identifiers(entries: list[po.Entry], source: str) -> dict[str, str]:
    names, taken = {}, {}
    for entry in entries:
        where = f"{source}, line {entry.line}"
        if not entry.context or not re.fullmatch(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*", entry.context):
            sys.exit(f"{where}: {entry.context!r} is no key; use words of a-z and 0-9 with dots and dashes between")
        name = entry.context.replace(".", "_").replace("-", "_")
        if name in RESERVED:
            sys.exit(f"{where}: the key {entry.context} is a word of C++; rename it")
        if name in taken:
            sys.exit(f"{where}: the key {entry.context} looks like {taken[name]} in C++; rename one")
        names[entry.context], taken[name] = name, entry.context
    return names


def header(entries: list[po.Entry], domain: str) -> str:
    names = identifiers(entries, f"{domain}.po")
    space = "pledge::words" if domain == "kiosk" else f"pledge::words::{domain}"
    for key in names:
        if key.endswith(".spoken") and key.removesuffix(".spoken") not in names:
            sys.exit(f"{domain}.po: {key} belongs to no key; add {key.removesuffix('.spoken')} or take it out")
    lines = [f"// Made by locales/make_words.py from locales/en/{domain}.po.", "#pragma once", "", "#include <string_view>", "",
             '#include "sync/text/key.h"', "", f"namespace {space} {{", ""]
    spoken_first = sorted(entries, key=lambda e: not e.context.endswith(".spoken"))
    for e in spoken_first:
        spoken = names.get(e.context + ".spoken")
        plural = literal(e.plural) if e.plural else "nullptr"
        lines.append(f"inline constexpr text::Key {names[e.context]}{{{literal(e.context)}, {literal(e.english)}, {plural}, "
                     f"{'&' + spoken if spoken else 'nullptr'}}};")
    lines += ["", "// Every key, in the order of the source.", "inline constexpr const text::Key* all[] = {"]
    lines += [f"    &{names[e.context]}," for e in entries]
    lines += ["};", "", '// For keys with a number in them ("face.4"); nullptr when there is none.',
              "constexpr const text::Key* find(std::string_view id) {",
              "    for (const text::Key* key : all)", "        if (id == key->id) return key;", "    return nullptr;", "}",
              "", f"}}  // namespace {space}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    target = pathlib.Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    source = pathlib.Path(sys.argv[1])
    target.write_text(header(po.read(source), source.stem), encoding="utf-8")
