"""The five faces: one river-smoothed stone each, told apart by shape alone. Classes: skin (fill), edge (the stone's
outline), line (features, stroked), solid (features, filled). The grid is 240, the outline 12."""
from marks import INK

GRID = 240
SKIN = {1: "#B9BFE6", 2: "#A4C8E4", 3: "#CDC5B4", 4: "#A2CDB2", 5: "#EFBE90"}
NAMES = {1: "very sad", 2: "sad", 3: "in between", 4: "happy", 5: "very happy"}

# wider than tall, flat enough to stand on
PEBBLE = "M120 16C176 16 228 56 228 122C228 186 180 224 120 224C60 224 12 186 12 122C12 56 64 16 120 16Z"


def line(path):
    return (
        f'<path class="line" fill="none" stroke="{INK}" stroke-width="12" stroke-linecap="round" '
        f'stroke-linejoin="round" d="{path}"/>'
    )


def mouth(path):
    return f'<path class="solid" fill="{INK}" stroke="{INK}" stroke-width="8" stroke-linejoin="round" d="{path}"/>'


def eyes(x, y, rx, ry):
    """A pair, x from the left edge and as far from the right one."""
    return [f'<ellipse class="solid" fill="{INK}" cx="{cx}" cy="{y}" rx="{rx}" ry="{ry}"/>' for cx in (x, GRID - x)]


FEATURES = {
    # brows lifted in the middle, eyes low, mouth open and turned down
    1: [
        line("M56 92L92 72M184 92L148 72"),
        *eyes(82, 118, 10, 12),
        mouth("M70 188C76 144 164 144 170 188C150 168 90 168 70 188Z"),
    ],
    # no brows, one clear downward line
    2: [*eyes(82, 100, 11, 13), line("M74 178C88 152 152 152 166 178")],
    # nearly level, the ends just lifted
    3: [*eyes(82, 100, 11, 13), line("M76 160C96 171 144 171 164 160")],
    # one clear upward line
    4: [*eyes(82, 98, 11, 13), line("M68 144C82 192 158 192 172 144")],
    # the eyes smile too, the mouth is open
    5: [
        line("M60 106C66 82 98 82 104 106M136 106C142 82 174 82 180 106"),
        mouth("M66 138C92 145 148 145 174 138C170 174 148 192 120 192S70 174 66 138Z"),
    ],
}


def svg(face):
    stone = f'<path class="skin edge" fill="{SKIN[face]}" stroke="{INK}" stroke-width="12" d="{PEBBLE}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}" width="{GRID}" height="{GRID}">\n'
        f"<title>{NAMES[face]}</title>\n" + "\n".join([stone, *FEATURES[face]]) + "\n</svg>\n"
    )
