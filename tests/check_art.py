#!/usr/bin/env python3
"""Holds the pictures to their rules. Exit 1 and one line per fault.

    tests/check_art.py           everything; the rendered half prints NOT RUN when rsvg-convert is missing
    tests/check_art.py --near    also prints the ten pairs of symbols that look most alike

Read: the committed SVGs are what assets/art draws; symbols.toml and the files name the same ids; every symbol that a pack
names exists; mirror.txt names real ids; each SVG has one title and only the elements, attributes, classes and grid that a
theme's stylesheet knows.
Rendered at 32 pixels in grey, once as drawn and once with the tint as white as the paper (high contrast): no symbol is empty,
cut off at the edge, or nearly the same as another."""
import pathlib
import re
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as xml
import zlib
from itertools import combinations
from shutil import which

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
SPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "path", "circle", "ellipse", "rect", "g"}
ATTRIBUTES = {"class", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "viewBox", "fill", "stroke",
              "stroke-width", "stroke-linecap", "stroke-linejoin", "transform"}
FOLDERS = {  # folder: (grid, classes)
    "faces": (240, {"skin edge", "line", "solid"}),
    "icons": (24, {"s", "t", "d"}),
    "symbols": (48, {"s", "t", "d"}),
}
TINT = "#BFD8D6"
SIDE = 32
NEAR = 0.028  # mean difference per pixel, 0…1; the nearest two of the set are a little over 0.03


def drawing_faults():
    run = subprocess.run([sys.executable, ASSETS / "art" / "draw.py", "--check"], capture_output=True, text=True)
    return (run.stdout + run.stderr).splitlines() if run.returncode else []


def named_symbols(node, place):
    """Every value of a key `symbol` in a pack, with the id of the thing that carries it."""
    if isinstance(node, dict):
        if isinstance(node.get("symbol"), str):
            yield node["symbol"], node.get("id", place)
        for key, value in node.items():
            yield from named_symbols(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from named_symbols(value, place)


def list_faults():
    told = tomllib.loads((ASSETS / "symbols" / "symbols.toml").read_text(encoding="utf-8"))
    files = {path.stem for path in (ASSETS / "symbols").glob("*.svg")}
    for name in sorted(files - told.keys()):
        yield f"assets/symbols/{name}.svg is not in symbols.toml. Add a sentence for it, or remove it."
    for name in sorted(told.keys() - files):
        yield f"symbols.toml names {name}, and there is no {name}.svg. Draw it in assets/art."
    for pack in sorted((ASSETS / "packs").glob("*/pack.toml")):
        for symbol, where in named_symbols(tomllib.loads(pack.read_text(encoding="utf-8")), "pack"):
            if symbol not in files:
                yield f"{pack.relative_to(ROOT)}: {where} wants the symbol {symbol}, which does not exist. See symbols.toml."
    for folder in ("icons", "symbols"):
        lines = (ASSETS / folder / "mirror.txt").read_text(encoding="utf-8").split("\n")[:-1]
        if lines != sorted(set(lines)):
            yield f"assets/{folder}/mirror.txt is not sorted, or says an id twice."
        for name in lines:
            if not (ASSETS / folder / f"{name}.svg").exists():
                yield f"assets/{folder}/mirror.txt names {name}, which does not exist."


def svg_faults(path, grid, classes):
    try:
        root = xml.fromstring(path.read_text(encoding="utf-8"))
    except (xml.ParseError, UnicodeDecodeError) as error:
        return [f"is not XML: {error}"]
    out = []
    if root.get("viewBox") != f"0 0 {grid} {grid}":
        out.append(f"has the viewBox {root.get('viewBox')}, not 0 0 {grid} {grid}")
    titles = [node for node in root if node.tag == SPACE + "title"]
    if len(titles) != 1 or not (titles[0].text or "").strip():
        out.append("needs exactly one title with words in it")
    for node in root.iter():
        name = node.tag.removeprefix(SPACE) if isinstance(node.tag, str) else "comment"
        if name not in ELEMENTS or node.tag != SPACE + name:
            out.append(f"has the element {name}, which the kiosk does not draw")
        for key, value in node.attrib.items():
            if key not in ATTRIBUTES or re.search(r"url|:|//", value):
                out.append(f'has {key}="{value}", which is not allowed')
        if name not in {"svg", "title", "g"} and node.get("class") not in classes:
            out.append(f'has the class "{node.get("class")}", which no theme colours')
        if name != "title" and ((node.text or "").strip() or (node.tail or "").strip()):
            out.append("has text outside its title")
    return out


def grey(svg):
    """Rendered on white: SIDE × SIDE values, 0 black … 1 white, row by row."""
    command = ["rsvg-convert", "-w", str(SIDE), "-h", str(SIDE), "-b", "#ffffff"]
    png = subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout
    data, at = b"", 8
    while at < len(png):
        (size,), kind = struct.unpack(">I", png[at:at + 4]), png[at + 4:at + 8]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", png[at + 8:at + 18])
        if kind == b"IDAT":
            data += png[at + 8:at + 8 + size]
        at += 12 + size
    channels = {2: 3, 6: 4}[colour]
    if (width, height, depth) != (SIDE, SIDE, 8):
        raise ValueError("rsvg-convert wrote a PNG of another kind than 8-bit RGB")
    rows = unfiltered(zlib.decompress(data), SIDE * channels, channels)
    return [sum(row[i:i + 3]) / 765 for row in rows for i in range(0, len(row), channels)]


def unfiltered(data, width, step):
    """The five PNG filters undone (PNG specification, section 9)."""
    rows, before = [], bytearray(width)
    for start in range(0, len(data), width + 1):
        kind, row = data[start], bytearray(data[start + 1:start + 1 + width])
        for i in range(width):
            left, up = row[i - step] if i >= step else 0, before[i]
            corner = before[i - step] if i >= step else 0
            guess = left + up - corner
            paeth = min((left, up, corner), key=lambda v: abs(guess - v))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, paeth)[kind]) & 255
        rows.append(row)
        before = row
    return rows


def rendered_faults(show_near):
    pairs = []
    for look in ("as drawn", "without tint"):
        pictures = {}
        for path in sorted((ASSETS / "symbols").glob("*.svg")):
            text = path.read_text(encoding="utf-8")
            pictures[path.stem] = grey(text if look == "as drawn" else text.replace(TINT, "#FFFFFF"))
        for name, picture in pictures.items():
            if sum(1 - value for value in picture) < 0.05 * SIDE * SIDE:
                yield f"{name} ({look}) is almost empty."
            edge = [picture[y * SIDE + x] for y in range(SIDE) for x in range(SIDE) if {x, y} & {0, SIDE - 1}]
            if min(edge) < 0.35:
                yield f"{name} ({look}) is cut off at the edge, or touches it. Keep the ink between 1 and 47."
        for (a, one), (b, other) in combinations(pictures.items(), 2):
            pairs.append((sum(abs(v - w) for v, w in zip(one, other)) / len(one), a, b, look))
    for far, a, b, look in sorted(pairs)[:10] if show_near else []:
        print(f"{far:.3f} {a} {b} {look}")
    for far, a, b, look in pairs:
        if far < NEAR:
            yield f"{a} and {b} ({look}) are nearly the same picture ({far:.3f} < {NEAR}). Draw one of them differently."


def main(arguments):
    if arguments not in ([], ["--near"]):
        sys.exit(__doc__)
    faults = [*drawing_faults(), *list_faults()]
    count = 0
    for folder, (grid, classes) in FOLDERS.items():
        for path in sorted((ASSETS / folder).glob("*.svg")):
            count += 1
            faults += [f"{path.relative_to(ROOT)} {fault}." for fault in svg_faults(path, grid, classes)]
    if not which("rsvg-convert"):
        print("NOT RUN: the rendered half of the art check; install librsvg2-bin.")
    elif any("is not XML" in fault for fault in faults):
        print("NOT RUN: the rendered half of the art check; first make every picture XML.")
    else:
        faults += rendered_faults(bool(arguments))
    for fault in faults:
        print(fault)
    print(f"{count} pictures, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
