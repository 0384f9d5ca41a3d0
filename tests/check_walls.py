#!/usr/bin/env python3
"""Holds the code against ARCHITECTURE.md: who includes whom, what the kiosk links, and that counts pass one gate.

    check_walls.py [BUILD]     BUILD: a build folder whose pledge-kiosk is looked into as well

The table "Rooms" of ARCHITECTURE.md is the rule. Prints one line per broken wall; exit code 1 if there is any.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)
# libraries that a room must never meet, whatever it links through others
FORBIDDEN = {
    "kiosk/": r"curl/|boost/beast|boost/asio|sync/(http|device|council|results|gate)/",
    "kiosk/wire": r"sodium|<fstream>|<thread>|sys/socket",
    "kiosk/poll": r"sqlite|SQLiteCpp|imgui|GLFW|sync/(outbox|shelf|store)/",
    "kiosk/ui": r"sqlite|SQLiteCpp|sodium|<fstream>|sync/(seal|store|outbox|shelf)/",
    "kiosk/flow": r"imgui|GLFW|epoxy|pango|cairo|sodium|sqlite|<fstream>|<thread>",
    "kiosk/speech": r"imgui|GLFW|epoxy|pango|cairo|sqlite",
    "kiosk/access": r"imgui|GLFW|epoxy|pango|cairo|sodium|sqlite|<fstream>|<thread>",
    "sync/": r'kiosk/|imgui|GLFW',
    "sync/gate": r"sqlite|SQLiteCpp|curl|boost/|sodium|<fstream>|<thread>|<chrono>",
    "sync/core": r"sqlite|SQLiteCpp|curl|boost/|sodium|pango|cairo",
}
# kiosk/ui reads our own drawings from the installed assets; nothing else there touches a file. What a room sees of its own vote
# passes the gate where it is counted; nothing else on the kiosk counts anything
EXCEPT = {"kiosk/ui/art.cpp": r"<fstream>", "kiosk/live_room.cpp": r"^sync/gate/live\.h$"}
# of what the kiosk never meets, what one of its rooms does: phones in a live session speak to pledge-poll, a program of its own
MAY = {("kiosk/", "kiosk/poll"): r"sync/http/"}
# one gate: who alone may make a published cell, call the gate, read cells back, or hold a count
GATE = (
    (r'"sync/gate/(press|rules|check|point_rules|live_rules|live_shapes|session_rules)\.h"|\bPress\b|_cast<[^>]*\bPublishedCell\b', ("sync/gate/",),
     "makes published cells; take those that gate::publish() gives"),
    (r"\bpublish_(company|sessions)\(|\bgate::publish\(", ("sync/gate/", "sync/council/publishing.cpp", "sync/results/gate_lines.cpp"),
     "publishes counts; read the release instead"),
    (r"\bgate::reveal\(", ("sync/gate/", "kiosk/live_room."), "shows counts to a room; take what the room was shown"),
    (r"\bread_back(_company|_sessions)?\(", ("sync/gate/", "sync/results/release_read.cpp"),
     "makes cells of texts; call results::read_release()"),
    (r"\b(Tally|OpenedAnswers|PointCounts|CountRow)\b|\bgate::Counts\b",
     ("sync/gate/", "sync/council/tally.", "sync/council/opened.", "sync/council/opening.", "sync/council/publishing.", "sync/council/close.cpp",
      "sync/results/gate_lines.", "kiosk/live_room.cpp"),
     "holds counts; take a results::Release"),
    (r"\b(SessionTotals|OpenedSession)\b",
     ("kiosk/", "sync/core/", "sync/council/tally.", "sync/council/opened.", "sync/council/opening.", "sync/council/close.cpp"),
     "holds the votes of a room; take a results::Release"),
)
# where counts are at hand, nothing becomes text but a release
COUNTING = ("sync/council/tally.", "sync/council/opened.", "sync/council/opening.", "sync/council/publishing.cpp", "sync/council/close.cpp")
TELLS = re.compile(r"\bto_string\(|\bto_chars\(|\bformat\(|\bs?n?printf\(|\bdump\(|<<|\bspdlog\b|\bJson\b|\bstringstream\b")
COMMENT = re.compile(r"//[^\n]*")


def rooms():
    """room → the rooms it may use, from the table in ARCHITECTURE.md."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.split("## Rooms", 1)[1].split("\n\n", 2)[1]
    out = {}
    for line in table.splitlines()[2:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        side = cells[0].split("/")[0]
        uses = set()
        for name in cells[2].split():
            uses |= {f"sync/{name}", f"kiosk/{name}"} if side == "kiosk" else {f"sync/{name}"}
        out[cells[0]] = uses
    return out


def room_of(path):
    parts = path.split("/")
    if parts[0] == "kiosk" and (len(parts) == 2 or parts[1] not in {"flow", "wire", "access", "speech", "ui", "platform", "poll"}):
        return "kiosk/app"
    return "/".join(parts[:2])


def broken_includes(table):
    for file in sorted([*ROOT.glob("sync/**/*"), *ROOT.glob("kiosk/**/*")]):
        if file.suffix not in {".h", ".cpp"}:
            continue
        name = str(file.relative_to(ROOT))
        room = room_of(name)
        if room not in table:
            yield f"{name}: room {room} is not in ARCHITECTURE.md; add a line to its table"
            continue
        for kind, target in INCLUDE.findall(file.read_text(encoding="utf-8")):
            if kind == '"' and target.startswith(("sync/", "kiosk/")):
                other = room_of(target)
                # a program's main() builds the real objects, and may reach what its room may not
                allowed = table[room] | ({"sync/http"} if name.endswith("/main.cpp") and room == "sync/results" else set())
                if other != room and other not in allowed:
                    yield f"{name}: {room} may not use {other} ({target})"
            for prefix, pattern in FORBIDDEN.items():
                spelled = f"<{target}>" if kind == "<" else target
                if name.startswith(prefix) and re.search(pattern, spelled):
                    if name in EXCEPT and re.search(EXCEPT[name], spelled):
                        continue
                    if re.search(MAY.get((prefix, room), r"(?!)"), spelled):
                        continue
                    yield f"{name}: {prefix} never meets {spelled}"


def broken_gate():
    for file in sorted([*ROOT.glob("sync/**/*"), *ROOT.glob("kiosk/**/*")]):
        if file.suffix not in {".h", ".cpp"}:
            continue
        name = str(file.relative_to(ROOT))
        code = COMMENT.sub("", file.read_text(encoding="utf-8"))
        for pattern, allowed, why in GATE:
            found = re.search(pattern, code)
            if found and not name.startswith(allowed):
                yield f"{name}: {found[0]} {why}"
        found = TELLS.search(code)
        if found and name.startswith(COUNTING):
            yield f"{name}: {found[0]} could tell a count; only a release is written, in sync/results"


def broken_links(build):
    program = build / "kiosk" / "pledge-kiosk"
    if not program.exists():
        yield f"{program} is not there; build it first"
        return
    dynamic = subprocess.run(["readelf", "-d", program], capture_output=True, text=True, check=True).stdout
    for library in re.findall(r"NEEDED.*\[(lib(?:curl|ssl|crypto|boost_\w*system)[^\]]*)\]", dynamic):
        yield f"pledge-kiosk links {library}; the kiosk has no network"
    symbols = subprocess.run(["nm", "-C", program], capture_output=True, text=True, check=True).stdout
    for word in ("boost::beast", "pledge::http::", "pledge::poll::", "curl_easy"):
        if word in symbols:
            yield f"pledge-kiosk holds {word}; the kiosk has no network"


def main():
    problems = [*broken_includes(rooms()), *broken_gate()]
    if len(sys.argv) > 1:
        problems += broken_links(pathlib.Path(sys.argv[1]))
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(problems)} broken walls")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
