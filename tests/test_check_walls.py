#!/usr/bin/env python3
"""check_walls.py notices whatever goes around the gate, and lets the gate's own files be."""
import pathlib
import sys
import tempfile

import check_walls as walls

FILES = {  # file: (text, what must be said about it; nothing: no fault)
    "sync/results/a.cpp": ('#include "sync/gate/press.h"\n', "makes published cells"),
    "sync/results/b.cpp": ("struct Press { int x; };\n", "makes published cells"),
    "sync/results/c.h": ("auto& cell = reinterpret_cast<const gate::PublishedCell&>(count);\n", "makes published cells"),
    "sync/gate/gate.cpp": ('#include "sync/gate/press.h"\nauto cell = Press::of(5);\n', ""),
    "sync/results/d.cpp": ("auto shown = gate::publish(counts);\n", "publishes counts"),
    "sync/council/publishing.cpp": ("auto shown = gate::publish(tally.points[q]);\n", ""),
    "sync/results/e.cpp": ("auto point = gate::read_back(texts);\n", "makes cells of texts"),
    "sync/results/release_read.cpp": ("auto point = gate::read_back(texts);\n", ""),
    "sync/council/api.cpp": ("void f(const Tally& tally);\n", "holds counts"),
    "sync/device/upload.cpp": ("gate::Counts counts;\n", "holds counts"),
    "sync/council/service.cpp": ("// what a Tally is\nint x;\n", ""),
    "sync/council/tally.cpp": ("Tally t;\nlog(std::to_string(t.own));\n", "could tell a count"),
    "sync/council/close.cpp": ("out << answers->all().size();\n", "could tell a count"),
    "sync/council/waves.cpp": ("out << wave.id;\n", ""),
    "kiosk/ui/x.cpp": ("gate::PointCounts p;\n", "holds counts"),
    "sync/council/pages/waves.cpp": ("void show(const Tally& tally);\n", "holds counts"),
    "sync/council/pages/waves_close.cpp": ("OpenedAnswers opened;\n", "holds counts"),
    "sync/council/pages/results.cpp": ("const gate::PointCounts& counts;\n", "holds counts"),
    "sync/council/pages/results_table.h": ("gate::Counts counts;\n", "holds counts"),
    "sync/council/pages/report.cpp": ("auto shown = gate::publish(counts);\n", "publishes counts"),
    "sync/council/pages/trend.cpp": ("auto shown = gate::publish_company(own, with);\n", "publishes counts"),
    "sync/council/pages/charts.cpp": ("auto cells = gate::read_back(texts);\n", "makes cells of texts"),
    "sync/council/pages/rooms.cpp": ("void show(const SessionTotals& totals);\n", "holds the votes of a room"),
    "sync/council/decisions.cpp": ("std::span<const OpenedSession> sessions;\n", "holds the votes of a room"),
    "sync/council/opened.cpp": ("OpenedSession s;\nlog(std::to_string(s.point));\n", "could tell a count"),
    "sync/results/rooms.cpp": ("auto shown = gate::publish_sessions(votes);\n", "publishes counts"),
    "sync/council/pages/rooms.h": ("auto row = gate::read_back_sessions(texts);\n", "makes cells of texts"),
    "sync/council/reveal.cpp": ("auto shown = gate::reveal(votes);\n", "shows counts to a room"),
    "kiosk/live_room.cpp": ("SessionTotals totals;\nauto shown = gate::reveal(votes);\n", ""),
    "sync/council/pages/parts.cpp": ("const results::Release& release;\n", ""),
    "sync/results/trend.cpp": ("auto shown = gate::publish(counts);\n", "publishes counts"),
    "kiosk/worker.cpp": ("const auto shown = gate::reveal(counts);\n", "shows counts to a room"),
    "sync/results/xlsx.cpp": ("auto shown = publish_company(own, with);\n", "publishes counts"),
}


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        walls.ROOT = pathlib.Path(folder)
        for name, (text, _) in FILES.items():
            (walls.ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (walls.ROOT / name).write_text(text)
        said = list(walls.broken_gate())
    for name, (_, wanted) in FILES.items():
        about = [line for line in said if line.startswith(name + ":")]
        if len(about) != (1 if wanted else 0) or (wanted and wanted not in about[0]):
            print(f"{name}: expected \u201c{wanted}\u201d, got {about}")
            failed += 1
    print(f"{len(FILES)} files, {failed} judged wrongly")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
