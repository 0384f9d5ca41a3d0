#!/usr/bin/env python3
"""Turns a pack (assets/packs/<id>/pack.toml) into a template for translators: the same messages as Pack::messages() in
sync/core/pack.h, which tests/unit/text compares with this.

    pack_messages.py pack.toml          a .pot file on stdout
    pack_messages.py --json pack.toml   {context: English} on stdout
"""
import json
import pathlib
import sys
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import po  # noqa: E402

HEADER = """msgid ""
msgstr ""
"Project-Id-Version: {id}\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
NOTES = {
    "pictures": "Under a picture: at most four words.",
    "few": "One short sentence.",
    "more": "Two or three short sentences.",
    "rate-pictures": "The question under a picture: at most four words.",
    "question": "A question whose good answer is yes.",
}


def messages(pack: dict) -> dict[str, tuple[str, str]]:
    """context → (English, note), in the pack's order"""
    out = {}

    def add(place, text, note=""):
        if text:
            out[f"{pack['id']}/{place}"] = (text, note)

    add("title", pack["title"], "The name of the promises.")
    add("title-few", pack["title_few"])
    add("about-few", pack["about_few"])
    add("about-more", pack["about_more"])
    for s in pack.get("sections", []):
        add(f"section/{s['id']}", s["title"])
    for a in pack.get("areas", []):
        add(f"area/{a['id']}", a["label"])
    for t in pack.get("themes", []):
        add(f"theme/{t['id']}", t.get("label_plain") or t["label"])
    for p in pack["points"]:
        rate = p.get("rate", {}) if p["rateable"] else {}
        text = p["text"]
        for place, words in (("pictures", text.get("pictures", "")), ("few", text["few"]), ("more", text.get("more", "")),
                             ("rate-pictures", rate.get("pictures", "")), ("question", rate.get("question", ""))):
            add(f"{p['id']}/{place}", words, NOTES[place])
        for field, words in p.get("spoken", {}).items():
            add(f"{p['id']}/spoken/{field}", words, "What the voice says instead of the words on the screen.")
        for r in p.get("reasons", []) if p["rateable"] else []:
            add(f"{p['id']}/reason/{r['id']}", r["text"], "Under a small picture, said by the young person: at most seven words.")
    return out


def template(pack: dict) -> str:
    parts = [HEADER.format(id=pack["id"])]
    for context, (text, note) in messages(pack).items():
        parts.append("".join(f"#. {n}\n" for n in [note] if n) +
                     f"msgctxt {po.quote(context)}\nmsgid {po.quote(text)}\nmsgstr \"\"\n")
    return "\n".join(parts)


def read(path: pathlib.Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def owed(pack: dict) -> bool:
    """Whether every language must have this set; the others may stay in English (`translated` in docs/pack-format.md)."""
    return pack.get("translated", False)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--json":
        found = messages(read(pathlib.Path(sys.argv[2])))
        print(json.dumps({k: v[0] for k, v in found.items()}, ensure_ascii=False, indent=1))
    elif len(sys.argv) == 2:
        sys.stdout.write(template(read(pathlib.Path(sys.argv[1]))))
    else:
        sys.exit(__doc__)
