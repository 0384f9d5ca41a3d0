#!/usr/bin/env python3
"""Holds the documents against the code. One line for each problem; exit code 1 if there is any.

    check_docs.py [BUILD]     BUILD: a build folder whose programs are asked for their --help as well

Links: every relative link or picture in a *.md leads to something. Index: docs/README.md names every document. Options: what
a program's --help lists stands in its man page, and nothing else. kiosk.toml: its reader and docs/kiosk-toml.md name the same keys. Screens: kiosk/flow and
docs/inspect.md name the same ones. Rooms: ARCHITECTURE.md has a line for each, and its last column is what CMake links.
Privacy notice: each printed page says what the kiosk says in that language, as a draft where it is one, in easy English.
"""
import pathlib
import re
import subprocess
import sys
import tomllib

import readability

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "locales"))
import po  # noqa: E402

PROGRAMS = {"pledge-kiosk": "kiosk", "pledge-sync": "sync/device", "pledge-council": "sync/council",
            "pledge-poll": "kiosk/poll", "pledge-results": "sync/results"}
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]*\ssrc=\"([^\"]+)\"")


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def documents():
    """Our own *.md: not those of a build, a hidden folder or a package."""
    for path in sorted(ROOT.rglob("*.md")):
        parts = path.relative_to(ROOT).parts
        if parts[0] != "build" and "node_modules" not in parts and not any(p.startswith(".") for p in parts):
            yield path


def anchors(path):
    """The places in a document that a link can name after a #, as GitHub makes them from headings."""
    heads = re.findall(r"^#+\s+(.*)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def broken_links():
    for path in documents():
        name = path.relative_to(ROOT)
        text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", path.read_text(encoding="utf-8")))
        for link in (a or b for a, b in LINK.findall(text)):
            if re.match(r"[a-z][a-z0-9+.-]*:", link):
                continue
            place, _, anchor = link.partition("#")
            target = path if not place else path.parent / place
            if not target.exists():
                yield f"{name}: the link to {link} leads nowhere; mend it or add the file"
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                yield f"{name}: {link} names a heading that is not there; mend it"


def not_in_the_index():
    index = text_of("docs/README.md")
    for path in sorted((ROOT / "docs").rglob("*.md")):
        name = path.relative_to(ROOT / "docs").as_posix()
        page_of_another = name.startswith("privacy-notice/")
        if name != "README.md" and not page_of_another and f"]({name}" not in index:
            yield f"docs/README.md does not list {name}; add it"


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True).stdout


def options_of(program, *command):
    """The long options of a program and of all its commands."""
    shown = help_of(program, *command)
    out = set(re.findall(r"^\s+(?:-\w,)?(--[a-z][a-z-]*)", shown, re.M))
    if "\nSubcommands:" in shown:
        for name in re.findall(r"^  ([a-z][a-z-]*)", shown.split("\nSubcommands:", 1)[1], re.M):
            out |= options_of(program, *command, name)
    return out


def options_apart(build):
    for name, folder in PROGRAMS.items():
        program, page = build / folder / name, f"docs/man/{name}.1"
        if not program.exists():
            yield f"{program} is not there; build it first"
            continue
        if not (ROOT / page).exists():
            yield f"{page} is not there; write one for {name}"
            continue
        said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", re.sub(r"\\f.|\"", "", text_of(page).replace("\\-", "-"))))
        shown = options_of(program)
        for option in sorted(shown - said):
            yield f"{page}: {option} is missing, which {name} --help lists"
        for option in sorted(said - shown):
            yield f"{page}: {option} is no option of {name}"


def first_cells(text, heading):
    """What stands in backticks in the first column of the tables under a heading."""
    part = re.split(r"^## ", text.split(f"## {heading}\n", 1)[-1], maxsplit=1, flags=re.M)[0]
    rows = re.findall(r"^\|([^|\n]*)\|", part, re.M)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


def both_ways(code, told, where, what, source):
    for name in sorted(code - told):
        yield f"{where}: {what} \"{name}\" is missing, which {source} knows"
    for name in sorted(told - code):
        yield f"{where}: {what} \"{name}\" is not known to {source}"


def settings_apart():
    source, page = "kiosk/flow/config.cpp", "docs/kiosk-toml.md"
    lists = re.findall(r"in\.only\([^{}]*\{([^}]*)\}", text_of(source))
    keys = {key for some in lists for key in re.findall(r'"([^"]+)"', some)}
    if not keys:
        yield f"{source}: no in.only({{…}}) was found; tell tests/check_docs.py where the keys are now"
    yield from both_ways(keys, first_cells(text_of(page), "Keys"), page, "the key", source)


def screens_apart():
    source, page = "kiosk/flow/model.cpp", "docs/inspect.md"
    names = set(re.findall(r'\{Screen::\w+,\s*"([a-z-]+)"\}', text_of(source)))
    if not names:
        yield f"{source}: no names of screens were found; tell tests/check_docs.py where they are now"
    yield from both_ways(names, first_cells(text_of(page), "Screens"), page, "the screen", source)


def rooms_apart():
    page = "ARCHITECTURE.md"
    table = text_of(page).split("## Rooms", 1)[1].split("\n\n", 2)[1]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    told = {cells[0]: set(cells[2].split()) for cells in rows}
    linked = {}
    for file in sorted([*ROOT.glob("sync/*/CMakeLists.txt"), *ROOT.glob("kiosk/CMakeLists.txt"),
                        *ROOT.glob("kiosk/*/CMakeLists.txt")]):
        call = re.search(r"pledge_room\((.*?)\)", file.read_text(encoding="utf-8"), re.S)
        if not call:
            continue
        folder = str(file.parent.relative_to(ROOT))
        uses = re.search(r"\bUSES\b((?:\s+[a-z]+)+)", call[1])
        linked["kiosk/app" if folder == "kiosk" else folder] = set(uses[1].split()) if uses else set()
    yield from both_ways(set(linked), set(told), page, "the room", "CMake")
    for room in sorted(linked.keys() & told.keys()):
        if linked[room] != told[room]:
            yield f"{page}: {room} uses {' '.join(sorted(told[room]))}, but CMake links {' '.join(sorted(linked[room]))}"


def on_paper(context):
    """Whether the printed notice must have this message of the kiosk."""
    return context == "badge.draft" or context.startswith("notice.") and context != "notice.1.no-name" or \
        context in {"agree.choice", "agree.stored-age", "agree.stored-setting"}


def notices_apart():
    drafts = {one["code"]: not one["reviewed_by"] for one in tomllib.loads(text_of("locales/languages.toml"))["languages"]}
    pages = sorted((ROOT / "docs/privacy-notice").glob("*.md"))
    if not pages:
        yield "docs/privacy-notice: no page is there; write en.md"
    for path in pages:
        name, code = path.relative_to(ROOT), path.stem
        page = " ".join(path.read_text(encoding="utf-8").split())
        if code not in drafts:
            yield f"{name}: {code} is no language of locales/languages.toml"
            continue
        for one in po.read(ROOT / "locales" / code / "kiosk.po"):
            says = one.english if code == "en" else "".join(one.translations[:1])
            if says and on_paper(one.context or "") and (drafts[code] or one.context != "badge.draft") and says not in page:
                yield f"{name}: {one.context} is missing, or other than on the kiosk: {says}"
        if code == "en":
            for problem in readability.problems(re.sub(r"[*#\[\]]", "", page)):
                yield f"{name}: {problem}"


def main():
    problems = [*broken_links(), *not_in_the_index(), *settings_apart(), *screens_apart(), *rooms_apart(), *notices_apart()]
    if len(sys.argv) > 1:
        problems += options_apart(pathlib.Path(sys.argv[1]).resolve())
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(problems)} problems in the documents")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
