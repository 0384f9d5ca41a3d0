#!/usr/bin/env python3
"""make_page_words.py LANGUAGE poll.json: the words of the pages for phones (assets/web/poll) in one language.

What phones alone say stands in poll.po; what the kiosk says too is taken from kiosk.po, so that nobody translates it twice.
The file names every language that the page could be read in, because its chooser shows them all. `draft`: some of the words
have not been cleared by a reviewer; `english`: some are not translated and are English.
"""
import json
import pathlib
import sys
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import po  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
# of kiosk.po
KIOSK = """attract.languages badge.draft badge.english nav.listen nav.listen-stop review.saving
face.1 face.2 face.3 face.4 face.5 face3.1 face3.5 rate.faces say.title say.not-sure skip
live.join.title live.join.free live.join.network live.wrong-code live.lost
live.vote.title live.vote.change live.vote.sent live.vote.private live.vote.near live.closed live.closed.line
live.reveal.no live.reveal.yes live.reveal.not-enough live.reveal.not-enough.why live.reveal.most live.reveal.some live.reveal.few
live.reveal.words live.reveal.about live.reveal.less live.talk live.talk.line""".split()


def messages(code: str) -> dict[str, po.Entry]:
    """Those of the page, in the source's order; what a language lacks is not in it."""
    found = {}
    for domain in ("kiosk", "poll"):
        path = HERE / code / f"{domain}.po"
        for entry in po.read(path) if path.exists() else []:
            if domain == "poll" or entry.context in KIOSK:
                found[entry.context] = entry
    return found


def page_words(code: str) -> dict:
    table = tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))
    directions = {script["id"]: script["direction"] for script in table["scripts"]}
    languages = [{"code": x["code"], "name": x["name"], "script": x["script"], "direction": directions[x["script"]]}
                 for x in table["languages"]]
    mine = next((x for x in table["languages"] if x["code"] == code), None)
    if not mine:
        sys.exit(f"locales/languages.toml has no entry for {code}; add one")
    source = messages("en")
    if lost := [key for key in KIOSK if key not in source]:
        sys.exit(f"locales/en/kiosk.po does not say {', '.join(lost)} any more; take it out of make_page_words.py and the page")
    translated = {} if code == "en" else {k: e for k, e in messages(code).items() if any(e.translations)}
    words = {key: translated[key].translations[0] if key in translated else entry.english for key, entry in source.items()}
    return {"language": code, "languages": languages,
            "draft": bool(translated) and (not mine["reviewed_by"] or any(e.fuzzy for e in translated.values())),
            "english": code != "en" and len(translated) < len(source), "words": words}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    target = pathlib.Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(page_words(sys.argv[1]), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
