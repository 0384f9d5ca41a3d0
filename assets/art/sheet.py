#!/usr/bin/env python3
"""Lays symbols out to be looked at. Needs rsvg-convert (librsvg2-bin), montage (imagemagick) and, if there, pngquant.

    assets/art/sheet.py                              writes docs/pictures/symbols.png, all symbols
    assets/art/sheet.py review.png dark rain ear     the named symbols (or all), at 200 and 48 pixels, in one theme

Themes: light, dark, high-contrast. At 48 pixels, 12 mm on the kiosk, and in grey, a symbol must still be itself."""
import pathlib
import subprocess
import sys
import tempfile
from shutil import which

from marks import INK, TINT

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SYMBOLS = ROOT / "assets" / "symbols"
THEMES = {  # surface, ink, tint
    "light": ("#FFFDF8", INK, TINT),
    "dark": ("#1E2C39", "#F4EFE4", "#34525C"),
    "high-contrast": ("#000000", "#FFFFFF", "#000000"),
}
FONT = "DejaVu-Sans"


def tiles(names, pixels, theme, folder):
    surface, ink, tint = THEMES[theme]
    for name in names:
        text = (SYMBOLS / f"{name}.svg").read_text(encoding="utf-8").replace(INK, ink).replace(TINT, tint)
        tile = folder / f"{name}-{pixels}.png"
        size = ["-w", str(pixels), "-h", str(pixels), "-b", surface, "-o", str(tile)]
        subprocess.run(["rsvg-convert", *size], input=text.encode(), check=True)
        yield name, str(tile)


def montage(out, labelled, across, gap, *options):
    parts = [part for label, tile in labelled for part in (["-label", label] if label else []) + [tile]]
    subprocess.run(
        ["montage", "-font", FONT, "-geometry", f"+{gap}+{gap}", "-tile", f"{across}x", *options, *parts, str(out)],
        check=True,
    )


def overview(folder):
    out = ROOT / "docs" / "pictures" / "symbols.png"
    out.parent.mkdir(parents=True, exist_ok=True)
    names = sorted(path.stem for path in SYMBOLS.glob("*.svg"))
    montage(out, tiles(names, 96, "light", folder), 12, 10, "-pointsize", "10", "-background", "#F7F3EA", "-strip")
    if which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "32", str(out)], check=True)
    print(f"{out.relative_to(ROOT)}: {len(names)} symbols, {out.stat().st_size // 1024} kB")


def review(out, theme, names, folder):
    names = names or sorted(path.stem for path in SYMBOLS.glob("*.svg"))
    large, small = folder / "large.png", folder / "small.png"
    montage(large, tiles(names, 200, theme, folder), 6, 6, "-pointsize", "15", "-background", "#E6DECF")
    grey = ["-background", "white", "-colorspace", "gray"]
    montage(small, [("", tile) for _, tile in tiles(names, 48, theme, folder)], 18, 8, *grey)
    subprocess.run(["convert", str(large), str(small), "-append", out], check=True)


def main(arguments):
    if arguments[:1] == ["--help"] or len(arguments) == 1 or (arguments and arguments[1] not in THEMES):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        if arguments:
            review(arguments[0], arguments[1], arguments[2:], pathlib.Path(folder))
        else:
            overview(pathlib.Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
