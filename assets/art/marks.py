"""Marks: what every picture is made of. A mark is a class (t tint, s stroke, d solid) and a shape: a path with absolute
commands, or (x, y, radius) for a circle. Pictures are lists of marks, painted in order; a tint hides what lies under
it, so a theme may make it as light as the paper and never transparent. Symbols stand on a 48 grid with strokes of 3:
their ink stays between 1 and 47, and no meaning lies in the tint alone."""
import math
import re
from typing import NamedTuple, Union

INK, TINT = "#1B2A38", "#BFD8D6"
GRID, STROKE = 48, 3
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}


class Mark(NamedTuple):
    cls: str
    shape: Union[str, tuple]


def t(*shapes):
    return [Mark("t", shape) for shape in shapes]


def s(*shapes):
    return [Mark("s", shape) for shape in shapes]


def d(*shapes):
    return [Mark("d", shape) for shape in shapes]


def both(*shapes):
    """Tint with an outline round it, one shape after the other."""
    return [mark for shape in shapes for mark in t(shape) + s(shape)]


def number(value):
    return f"{round(value, 2):g}" if abs(value) >= 0.005 else "0"


def parse(path):
    """[(command, [numbers])…]; H and V become L, so that a path can be turned."""
    out, x, y, start = [], 0.0, 0.0, (0.0, 0.0)
    for command, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        values = [float(v) for v in re.findall(r"-?\d*\.?\d+", rest)]
        need = ARGUMENTS[command]
        if need and (not values or len(values) % need):
            raise ValueError(f"{command} takes {need} numbers: {path}")
        for i in range(0, len(values), need) if need else [0]:
            part = values[i : i + need]
            if command == "Z":
                x, y = start
            elif command == "H":
                x = part[0]
            elif command == "V":
                y = part[0]
            else:
                x, y = part[-2:]
            if command == "M" and i == 0:
                start = (x, y)
            shown = "L" if command in "HV" or (command == "M" and i) else command
            out.append((shown, [x, y] if shown == "L" else part))
    return out


def moved_path(path, place, scale, turn, flip):
    out = []
    for command, values in parse(path):
        if command == "A":
            rx, ry, lean, large, sweep, x, y = values
            lean = -lean if flip else lean
            sweep = 1 - sweep if flip else sweep
            lean = 0 if rx == ry else lean + turn
            end = " ".join(number(v) for v in place(x, y))
            out.append(f"A{number(rx * scale)} {number(ry * scale)} {number(lean)} {int(large)} {int(sweep)} {end}")
        else:
            points = [place(*values[i : i + 2]) for i in range(0, len(values), 2)]
            out.append(command + " ".join(f"{number(x)} {number(y)}" for x, y in points))
    return "".join(out)


def at(marks, x=0, y=0, k=1, turn=0, flip=False):
    """The marks flipped left to right, made k times as large, turned clockwise by degrees, then moved by x and y."""
    c, n = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def place(px, py):
        px, py = (-px if flip else px) * k, py * k
        return x + px * c - py * n, y + px * n + py * c

    out = []
    for cls, shape in marks:
        if isinstance(shape, tuple):
            out.append(Mark(cls, (*place(*shape[:2]), shape[2] * k)))
        else:
            out.append(Mark(cls, moved_path(shape, place, k, turn, flip)))
    return out


def mirrored(marks):
    """The same marks on the other side of the grid's middle."""
    return at(marks, x=GRID, flip=True)


def capsule(p, q, r1, r2):
    """Two discs and the straight skin between them, always wound the same way."""
    (x1, y1), (x2, y2) = p, q
    far = math.hypot(x2 - x1, y2 - y1)
    if far <= abs(r1 - r2) + 1e-6:
        (x1, y1), r1 = (p, r1) if r1 >= r2 else (q, r2)
        return (
            f"M{number(x1 - r1)} {number(y1)}A{number(r1)} {number(r1)} 0 1 1 {number(x1 + r1)} {number(y1)}"
            f"A{number(r1)} {number(r1)} 0 1 1 {number(x1 - r1)} {number(y1)}Z"
        )
    lean, half = math.atan2(y2 - y1, x2 - x1), math.acos((r1 - r2) / far)

    def on(x, y, r, angle):
        return f"{number(x + r * math.cos(angle))} {number(y + r * math.sin(angle))}"

    return (
        f"M{on(x1, y1, r1, lean + half)}A{number(r1)} {number(r1)} 0 {int(half < math.pi / 2)} 1 {on(x1, y1, r1, lean - half)}"
        f"L{on(x2, y2, r2, lean - half)}A{number(r2)} {number(r2)} 0 {int(half > math.pi / 2)} 1 {on(x2, y2, r2, lean + half)}Z"
    )


def limb(points, r, grow=0.0):
    """A finger, an arm, a leg: the path of a line as thick as 2r. r may be one number or one per point."""
    radii = list(r) if isinstance(r, (list, tuple)) else [r] * len(points)
    if len(points) == 1:
        points, radii = points * 2, radii * 2
    return "".join(
        capsule(points[i], points[i + 1], radii[i] + grow, radii[i + 1] + grow) for i in range(len(points) - 1)
    )


def union(*limbs, x=0, y=0, k=1, turn=0, flip=False, ink=STROKE):
    """One outline round several limbs (points, r): solid grown by half a stroke, then tint shrunk by half a stroke.
    Two limbs whose axes are 2r apart keep one stroke between them, as fingers do. Placed like at(), but the outline
    stays one stroke wide."""
    c, n = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    placed = []
    for points, r in limbs:
        points = [((-px if flip else px) * k, py * k) for px, py in points]
        radii = [one * k for one in r] if isinstance(r, (list, tuple)) else r * k
        placed.append(([(x + px * c - py * n, y + px * n + py * c) for px, py in points], radii))
    return d("".join(limb(points, r, ink / 2) for points, r in placed)) + t(
        "".join(limb(points, r, -ink / 2) for points, r in placed)
    )


def curve(p0, p1, p2, p3, steps=6):
    """Points along a cubic curve, for limbs that bend."""

    def value(i, u):
        v = 1 - u
        return v**3 * p0[i] + 3 * v * v * u * p1[i] + 3 * v * u * u * p2[i] + u**3 * p3[i]

    return [(value(0, n / steps), value(1, n / steps)) for n in range(steps + 1)]


def style(cls, stroke):
    if cls == "t":
        return f'class="t" fill="{TINT}" stroke="none"'
    if cls == "d":
        return f'class="d" fill="{INK}" stroke="none"'
    return (
        f'class="s" fill="none" stroke="{INK}" stroke-width="{stroke}" '
        f'stroke-linecap="round" stroke-linejoin="round"'
    )


def svg(title, marks, grid=GRID, stroke=STROKE):
    """One file. The colours are the light theme's, so it also works with no stylesheet."""
    body = []
    for cls, shape in marks:
        if isinstance(shape, tuple):
            x, y, r = (number(v) for v in shape)
            body.append(f'<circle {style(cls, stroke)} cx="{x}" cy="{y}" r="{r}"/>')
        else:
            body.append(f'<path {style(cls, stroke)} d="{shape}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {grid} {grid}" width="{grid}" height="{grid}">\n'
        f"<title>{title}</title>\n" + "\n".join(body) + "\n</svg>\n"
    )
