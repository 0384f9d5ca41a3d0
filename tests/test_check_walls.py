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
