#!/usr/bin/env python3
"""Draws every face, icon and symbol of the kiosk as SVG.

    assets/art/draw.py           writes assets/faces, assets/icons and assets/symbols
    assets/art/draw.py --check   writes nothing; exit 1 if a committed file is not what the drawings say

The drawings are in faces.py, icons.py and the symbols' modules below; assets/symbols/symbols.toml says what each symbol
shows, and its sentence is the picture's title. Python 3.11 or newer, standard library only."""
import pathlib
import sys
import tomllib
from xml.sax.saxutils import escape

import faces
import icons
import marks
import places
import folk
import talk
import things

ASSETS = pathlib.Path(__file__).resolve().parent.parent


def symbols():
    drawn = {}
    for module in (talk, folk, things, places):
        twice = drawn.keys() & module.SYMBOLS.keys()
        if twice:
            sys.exit(
                f"{module.__name__}.py draws again what another module draws: {', '.join(sorted(twice))}. Keep one."
            )
        drawn |= module.SYMBOLS
    return drawn


def pictures():
    """Every file this program answers for: path → text."""
    out = {ASSETS / "faces" / f"{n}.svg": faces.svg(n) for n in faces.FEATURES}
    out |= {
        ASSETS / "icons" / f"{name}.svg": marks.svg(name, drawing, grid=24, stroke=2)
        for name, drawing in icons.ICONS.items()
    }
    told = tomllib.loads((ASSETS / "symbols" / "symbols.toml").read_text(encoding="utf-8"))
    drawn = symbols()
    if told.keys() != drawn.keys():
        sys.exit(
            f"symbols.toml and the drawings differ: {', '.join(sorted(told.keys() ^ drawn.keys()))}. "
            "Give each symbol a sentence there and a drawing here."
        )
    out |= {
        ASSETS / "symbols" / f"{name}.svg": marks.svg(escape(told[name]), drawing) for name, drawing in drawn.items()
    }
    return out


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    wanted = pictures()
    found = {path for folder in ("faces", "icons", "symbols") for path in (ASSETS / folder).glob("*.svg")}
    if arguments:
        wrong = sorted(found - wanted.keys()) + [
            p for p, text in wanted.items() if p not in found or p.read_text(encoding="utf-8") != text
        ]
        for path in wrong:
            print(f"{path.relative_to(ASSETS.parent)} is not what assets/art draws. Run assets/art/draw.py.")
        return 1 if wrong else 0
    for path in found - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(wanted)} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
